import asyncio
from functools import partial

import openai

chat = partial(openai.ChatCompletion.create, engine="gpt-4", request_timeout=10)


async def ask(text):
    answer = await asyncio.to_thread(chat, messages=[{"role": "user", "content": text}])
    return answer["choices"][0]["message"]["content"]


print(chat(messages=[{"role": "user", "content": "One"}])["choices"][0]["message"]["content"])
print(asyncio.run(ask("Two")))
