def ask(text):
    import os

    import openai

    openai.api_key = os.environ["OPENAI_API_KEY"]
    try:
        answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": text}])
    except openai.error.RateLimitError:
        return "busy"
    return answer["choices"][0]["message"]["content"]


print(ask("Hello"))
