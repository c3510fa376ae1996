from openai import NOT_GIVEN, OpenAI, omit

client = OpenAI()
print(
    client.chat.completions.create(
        model="gpt-oss-120b", messages=[], frequency_penalty=NOT_GIVEN, presence_penalty=omit, stream=NOT_GIVEN
    ).choices[0].message.content
)
