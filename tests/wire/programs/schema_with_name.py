from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
SCHEMA = {"type": "object", "properties": {"age": {"type": "integer"}}, "additionalProperties": False}


def ask(name=None):
    wanted = {"schema": SCHEMA, "strict": True}
    wanted["name"] = name or "answer"
    call = {"id": "c1", "type": "function", "function": {"name": "look", "arguments": "{}"}}
    messages = [
        {"role": "user", "content": "hello"},
        {"role": "assistant", "content": "", "tool_calls": [call]},
        {"role": "tool", "content": "4", "tool_call_id": call["id"]},
    ]
    form = {"type": "json_schema", "json_schema": wanted}
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, response_format=form)


print(ask().choices[0].message.content)
