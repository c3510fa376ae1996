import openai
from openai import error

TRANSIENT = (error.RateLimitError, error.APIError, error.ServiceUnavailableError, error.Timeout)


def ask(prompt):
    try:
        answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": prompt}])
        return answer["choices"][0]["message"]["content"]
    except TRANSIENT as problem:
        return "later" if isinstance(problem, error.OpenAIError) else "never"


print(ask("Hello"))
print(ask("answer with status 429"))
print(ask("answer with status 503"))
