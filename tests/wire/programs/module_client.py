import openai

openai.api_key = "k"
answer = openai.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": "Hi"}], presence_penalty=1)
print(answer.choices[0].message.content)
