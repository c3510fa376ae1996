from openai import OpenAI
from openai.providers import bedrock

client = OpenAI(provider=bedrock(region="us-east-1", api_key="k"))
client.chat.completions.create(model="openai.gpt-oss-120b-1:0", messages=[], logit_bias={})
