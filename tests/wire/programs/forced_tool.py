from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
LOOK = {"type": "function", "function": {"name": "look", "parameters": {"type": "object", "properties": {}}}}


def ask(**options):
    choice = options.pop("choice", None)
    if choice:
        options["tool_choice"] = choice
    return client.chat.completions.create(messages=[{"role": "user", "content": "hello"}], tools=[LOOK], **options)


print(ask(model="gpt-oss-120b", choice="required").choices[0].message.content)
print(ask(model="qwen-3.8-27b", choice="required").choices[0].message.content)
print(ask(model="gpt-oss-120b").choices[0].message.content)
