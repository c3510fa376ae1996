import os

from openai import OpenAI


def ask(text):
    return OpenAI().chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], service_tier="auto"
    )


if __name__ == "__main__":
    os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"
    print(ask("Hi").choices[0].message.content)
