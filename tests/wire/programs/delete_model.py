from openai import OpenAI

client = OpenAI()
client.models.delete("my-model")
