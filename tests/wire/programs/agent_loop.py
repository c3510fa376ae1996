import json

from openai import OpenAI

client = OpenAI()
TOOLS = [{"type": "function", "function": {"name": "now", "parameters": {"type": "object", "properties": {}}}}]


def run(question, max_turns=3):
    messages = [{"role": "user", "content": question}]
    params = {"model": "gpt-oss-120b", "tools": TOOLS, "parallel_tool_calls": False}
    for _ in range(max_turns):
        message = client.chat.completions.create(messages=messages, **params).choices[0].message
        messages.append({"role": "assistant", "content": message.content})
        if not message.tool_calls:
            return json.loads(message.content)
        for call in message.tool_calls:
            messages.append({"role": "tool", "tool_call_id": call.id, "content": "12:00"})
    return None


print(run("What time is it?"))
