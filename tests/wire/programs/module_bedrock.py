import os

import openai

os.environ["AWS_REGION"] = "us-east-1"
openai.api_type = "amazon-bedrock"
openai.api_key = "k"
openai.chat.completions.create(model="openai.gpt-oss-120b-1:0", messages=[], logit_bias={})
