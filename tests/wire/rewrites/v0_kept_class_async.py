#! left CBS303 `openai.ChatCompletion` is used in a way that isn't followed
import asyncio

import openai


class Chat:
    def __init__(self):
        self.client = openai.ChatCompletion

    async def ask(self, text):
        answer = await self.client.acreate(model="gpt-4", messages=[{"role": "user", "content": text}])
        return answer["choices"][0]["message"]["content"]


print(asyncio.run(Chat().ask("Good morning")))
