from openai import OpenAI

client = OpenAI()
parts: list[str] = []
response = client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "Parts"}],
    response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": {"type": "object"}}},
    stream=True,
)
for event in response:
    piece = event.choices[0].delta.content
    if piece:
        parts.append(piece)
print("".join(parts))
