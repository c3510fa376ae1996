import json

import openai

FUNCTIONS = [{"name": "get_weather", "parameters": {"type": "object", "properties": {}}}]
messages = [{"role": "user", "content": "What's the weather like in Boston?"}]
response = openai.ChatCompletion.create(model="gpt-3.5-turbo-0613", messages=messages)
message = response["choices"][0]["message"]
if message.get("function_call"):
    name = message["function_call"]["name"]
    arguments = json.loads(message["function_call"]["arguments"])
    print(name, arguments)
    messages.append(message)
    messages.append({"role": "user", "content": f"{name}: sunny"})
    second = openai.ChatCompletion.create(model="gpt-3.5-turbo-0613", messages=messages)
    print(second["choices"][0]["message"]["content"])
else:
    print("no function", message.get("content"), message["role"], len(FUNCTIONS))
