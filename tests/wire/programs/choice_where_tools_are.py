from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
TOOLS = [{"type": "function", "function": {"name": "now", "parameters": {"type": "object", "properties": {}}}}]


def ask(messages, tools=None):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if tools:
        params.update(tools=tools, tool_choice="auto")
    else:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params).choices[0].message.content


print(ask([{"role": "user", "content": "Hi"}]))
print(ask([{"role": "user", "content": "Hi"}], TOOLS))
