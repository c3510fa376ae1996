import os

from openai import OpenAI

CONFIG = {
    "name": "helpdesk",
    "llm": {"url": "https://api.openai.com/v1", "key": os.environ["OPENAI_API_KEY"], "model": "gpt-4o"},
}


def connect(section):
    return OpenAI(base_url=section["url"], api_key=section.get("key"))


llm = CONFIG["llm"]
answer = connect(llm).chat.completions.create(model=llm["model"], messages=[{"role": "user", "content": CONFIG["name"]}])
print(answer.choices[0].message.content)
