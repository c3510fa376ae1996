from openai import OpenAI

client = OpenAI()
reply = client.chat.completions.create(
    model="gpt-4o",
    messages=[{"role": "user", "content": "extra"}],
    extra_body={"service_tier": "flex"},  # cheaper
    extra_headers={"X-A": "b"},
)
print(reply.choices[0].message.content)
