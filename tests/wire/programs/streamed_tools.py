from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
TOOLS = [{"type": "function", "function": {"name": "look", "parameters": {"type": "object", "properties": {}}}}]


def ask(model, **options):
    messages = [{"role": "user", "content": "hello"}]
    return client.chat.completions.create(model=model, messages=messages, stream=True, **options)


for model in ("gpt-oss-120b", "qwen-3-235b-a22b"):
    for chunk in ask(model, tools=TOOLS):
        print(chunk.choices[0].delta.content if chunk.choices else "")
