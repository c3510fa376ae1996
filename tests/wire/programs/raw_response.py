from openai import OpenAI

client = OpenAI()
raw = client.chat.completions.with_raw_response.create(model="gpt-oss-120b", messages=[], service_tier="auto")
print(raw.status_code, raw.parse().choices[0].message.content)
