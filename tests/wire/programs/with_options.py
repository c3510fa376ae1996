from openai import OpenAI

client = OpenAI()
patient = client.with_options(timeout=600, max_retries=5)
print(patient.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=0.5).choices[0].message.content)
