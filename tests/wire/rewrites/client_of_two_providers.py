from openai import OpenAI

local = OpenAI(base_url="http://localhost:11434/v1", api_key="ollama")
remote = OpenAI()


def ask(client, model, **options):
    answer = client.chat.completions.create(model=model, messages=[{"role": "user", "content": "Which?"}], **options)
    return answer.choices[0].message.content


print(ask(local, "llama3.2", frequency_penalty=0.5))
print(ask(remote, "gpt-4o"))
