import os

import openai


def ask(prompt):
    response = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": prompt}])
    return response["choices"][0]["message"]["content"]


def main():
    openai.api_key = os.environ["OPENAI_API_KEY"]
    print(ask("Hello from main"))


if __name__ == "__main__":
    main()
