import openai
from openai.error import RateLimitError


def ask(prompt):
    try:
        answer = openai.ChatCompletion.create(model="gpt-3.5-turbo", messages=[{"role": "user", "content": prompt}])
    except RateLimitError:
        return "slow down"
    except openai.error.InvalidRequestError as error:
        return f"invalid {error.http_status}"
    except (openai.error.AuthenticationError, openai.error.PermissionError):
        return "who are you?"
    except openai.error.APIError as error:
        return f"their fault {error.http_status}"
    except openai.error.OpenAIError:
        return "something else"
    return answer["choices"][0]["message"]["content"]


for status in (200, 400, 401, 403, 404, 429, 500):
    print(status, ask(f"answer with status {status}" if status != 200 else "Hello"))
