from openai import OpenAI

client = OpenAI(data_residency="eu")
client.chat.completions.create(model="gpt-oss-120b", messages=[], store=True)
