from openai import OpenAI

client = OpenAI()
options = {
    "model": "gpt-oss-120b",
    "response_format": {"type": "json_object"},
    "stream": True,
    "temperature": 0,
}
stream = client.chat.completions.create(messages=[{"role": "user", "content": "Options"}], **options)
result = ""
for chunk in stream:
    if chunk.choices[0].delta.content:
        result += chunk.choices[0].delta.content
print(result)
