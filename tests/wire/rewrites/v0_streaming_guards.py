import openai

MESSAGES = [{"role": "user", "content": "Tell me a story"}]


def with_in():
    answer = ""
    for chunk in openai.ChatCompletion.create(model="gpt-3.5-turbo", messages=MESSAGES, stream=True):
        if "content" in chunk["choices"][0]["delta"]:
            answer += chunk["choices"][0]["delta"]["content"]
    return answer


def with_hasattr():
    answer = ""
    for chunk in openai.ChatCompletion.create(model="gpt-3.5-turbo", messages=MESSAGES, stream=True):
        delta = chunk.choices[0].delta
        if hasattr(delta, "content"):
            answer += delta.content
    return answer


def with_continue():
    answer = ""
    for chunk in openai.ChatCompletion.create(model="gpt-3.5-turbo", messages=MESSAGES, stream=True):
        content = chunk.choices[0].delta.get("content")
        if content is None:
            continue
        answer += content
    return answer


def with_finish():
    parts = []
    for chunk in openai.ChatCompletion.create(model="gpt-3.5-turbo", messages=MESSAGES, stream=True):
        choice = chunk["choices"][0]
        if choice["finish_reason"] is not None:
            break
        parts.append(choice["delta"].get("content") or "")
    return "".join(parts)


def with_exception():
    answer = ""
    for chunk in openai.ChatCompletion.create(model="gpt-3.5-turbo", messages=MESSAGES, stream=True):
        try:
            answer += chunk["choices"][0]["delta"]["content"]
        except KeyError:
            pass
    return answer


for function in (with_in, with_hasattr, with_continue, with_finish, with_exception):
    print(function.__name__, function())
