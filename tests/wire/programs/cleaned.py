from openai import OpenAI

UNSUPPORTED = ("frequency_penalty", "presence_penalty", "logit_bias", "parallel_tool_calls", "service_tier")
client = OpenAI()


def ask(messages):
    params = {"model": "gpt-oss-120b", "frequency_penalty": 0.1, "service_tier": "auto"}
    clean = {key: value for key, value in params.items() if key not in UNSUPPORTED}
    return client.chat.completions.create(messages=messages, **clean)


print(ask([{"role": "user", "content": "Hi"}]).choices[0].message.content)
