import json

from openai import OpenAI

client = OpenAI()
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "weather",
            "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
        },
    }
]


def ask(question):
    response = client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": question}],
        tools=TOOLS,
        tool_choice="auto",
        parallel_tool_calls=False,
    )
    message = response.choices[0].message
    return message.tool_calls or json.loads(message.content)


print(ask("Is it raining?"))
