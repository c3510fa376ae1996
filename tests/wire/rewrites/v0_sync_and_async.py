import asyncio
import os

import openai

openai.api_key = os.environ["OPENAI_API_KEY"]


def ask(prompt):
    return openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": prompt}]).choices[0].message.content


async def ask_later(prompt):
    answer = await openai.ChatCompletion.acreate(model="gpt-4", messages=[{"role": "user", "content": prompt}])
    return answer.choices[0].message.content


print(ask("now"))
print(asyncio.run(ask_later("later")))
