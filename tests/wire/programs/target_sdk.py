import os

from cerebras.cloud.sdk import Cerebras

client = Cerebras(api_key=os.environ.get("CEREBRAS_API_KEY"))
options = {"temperature": 0.2, "frequency_penalty": 0.1}
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], **options).choices[0].message.content)
