from openai import OpenAI

client = OpenAI()
stream = client.chat.completions.create(
    model='gpt-oss-120b',
    messages=[{'role': 'user', 'content': 'Joined'}],
    response_format={'type': 'json_object'},
    stream=True,
)
print(''.join(chunk.choices[0].delta.content or '' for chunk in stream if chunk.choices))
