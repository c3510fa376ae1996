from smolagents import OpenAIModel

model = OpenAIModel("gpt-4o-mini", temperature=0, presence_penalty=1)
print(model.generate([{"role": "user", "content": [{"type": "text", "text": "hello"}]}]).content)
