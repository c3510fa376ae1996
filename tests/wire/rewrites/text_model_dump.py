import json

from openai import OpenAI

data = OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="Give me JSON").model_dump()
text = data["choices"][0]["text"]
print(json.loads(text)["text"], data["usage"]["total_tokens"], data.get("model"))
