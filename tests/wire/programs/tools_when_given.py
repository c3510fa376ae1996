#! possible CBS104
from openai import OpenAI

client = OpenAI()


def ask(question, tools=None):
    request = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": question}]}
    if tools:
        request["tools"] = tools
        request["parallel_tool_calls"] = True
    return client.chat.completions.create(**request)


print(ask("Hi").choices[0].message.content)
