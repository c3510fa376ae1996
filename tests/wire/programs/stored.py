from openai import OpenAI

client = OpenAI()
client.chat.completions.retrieve("chat-1")
