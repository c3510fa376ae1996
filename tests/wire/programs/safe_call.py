from openai import OpenAI


def safe_call(function, arguments, default=None):
    try:
        return function(**arguments)
    except TimeoutError:
        return default


client = OpenAI()
request = {
    "model": "gpt-oss-120b",
    "messages": [{"role": "user", "content": "Hi"}],
    "parallel_tool_calls": True,
}
print(safe_call(client.chat.completions.create, request).choices[0].message.content)
