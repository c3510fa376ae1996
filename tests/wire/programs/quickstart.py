from openai import OpenAI

client = OpenAI()

completion = client.chat.completions.create(
    model="gpt-4o",
    messages=[
        {"role": "system", "content": "You are a helpful assistant."},
        {"role": "user", "content": "Write a haiku about recursion."},
    ],
    temperature=0.7,
    frequency_penalty=0.3,
    presence_penalty=0.1,
)
print(completion.choices[0].message.content)
