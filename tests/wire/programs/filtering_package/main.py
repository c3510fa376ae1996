from llm import ask

print(ask("Hi", temperature=0, frequency_penalty=1, service_tier="auto").choices[0].message.content)
