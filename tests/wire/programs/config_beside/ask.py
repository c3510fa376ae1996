import openai


def ask(text):
    messages = [{"role": "user", "content": text}]
    answer = openai.chat.completions.create(model="gpt-4o", messages=messages, service_tier="auto")
    return answer.choices[0].message.content
