from openai import OpenAI

CLIENTS = {
    name: OpenAI(base_url=url, api_key="k")
    for name, url in {"groq": "https://api.groq.com/openai/v1", "local": "http://localhost:8000/v1"}.items()
}


def ask(name, text):
    return CLIENTS[name].chat.completions.create(
        model="gpt-4", messages=[{"role": "user", "content": text}], frequency_penalty=1
    )


print(ask("groq", "Hi").choices[0].message.content)
