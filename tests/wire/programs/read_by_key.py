from cerebras.cloud.sdk import Cerebras

settings = {"model": "gpt-oss-120b", "presence_penalty": 0.5, "service_tier": "auto"}
settings["presence_penalty"] += 0.1
print(Cerebras().chat.completions.create(messages=[], **settings).choices[0].message.content)
