from openai import BedrockOpenAI

client = BedrockOpenAI(api_key="k", aws_region="us-east-1")
client.chat.completions.create(model="openai.gpt-oss-120b-1:0", messages=[], logit_bias={})
