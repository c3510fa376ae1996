import json

from openai import OpenAI

client = OpenAI()
TOOLS = [{"type": "function", "function": {"name": "now", "parameters": {"type": "object", "properties": {}}}}]


def run(question, max_turns=2):
    messages = [{"role": "user", "content": question}]
    for _ in range(max_turns):
        response = client.chat.completions.create(model="gpt-oss-120b", messages=messages, tools=TOOLS)
        message = response.choices[0].message
        messages.append(message.model_dump())
        for call in message.tool_calls or []:
            messages.append({"role": "tool", "tool_call_id": call.id, "content": "12:00"})
        messages.append({"role": "user", "content": "And now?"})
    return json.loads(message.content)


print(run("What time is it?"))
