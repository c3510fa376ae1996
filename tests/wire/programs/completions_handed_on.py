from openai import OpenAI


def pick(answers):
    return answers[0].message.content


def ask(completions, **request):
    return pick(completions.create(model="gpt-oss-120b", **request).choices)


print(ask(OpenAI().chat.completions, messages=[], frequency_penalty=0.2))
