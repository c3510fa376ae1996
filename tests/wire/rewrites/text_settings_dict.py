from openai import OpenAI

client = OpenAI()
topic = "rain"
request = {
    "model": "gpt-3.5-turbo-instruct",
    "prompt": f"A poem about {topic}",  # kept short
    "max_tokens": 40,
    "echo": False,
    "suffix": None,
}
print(client.completions.create(**request).choices[0].text)
