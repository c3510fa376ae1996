from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
SCHEMA = {"type": "object", "properties": {"age": {"type": "integer"}}, "additionalProperties": False}


def ask(named):
    wanted = {"schema": SCHEMA, "strict": True}
    if named:
        wanted["name"] = named
    form = {"type": "json_schema", "json_schema": wanted}
    messages = [{"role": "user", "content": "hello"}]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, response_format=form)


print(ask("dog").choices[0].message.content)
print(ask("").choices[0].message.content)
