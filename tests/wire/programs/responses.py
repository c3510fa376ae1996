from openai import OpenAI

client = OpenAI()
client.responses.create(model="my-model", input="Hi", service_tier="auto", parallel_tool_calls=False)
print("done")
