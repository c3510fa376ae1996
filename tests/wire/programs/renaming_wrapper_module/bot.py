from openai import NOT_GIVEN, OpenAI

client = OpenAI()


def ask(messages, variety=NOT_GIVEN):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=variety)
