import openai


def ask(prompt):
    try:
        answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": prompt}])
        return answer["choices"][0]["message"]["content"]
    except Exception as error:
        if isinstance(error, openai.error.RateLimitError):
            return "429" if "status 429" in error.user_message else "?"
        if isinstance(error, (openai.error.InvalidRequestError, openai.error.AuthenticationError)):
            return str(error.http_status)
        raise


for status in (200, 429, 400, 404, 401):
    print(ask(f"answer with status {status}" if status != 200 else "Hello"))
