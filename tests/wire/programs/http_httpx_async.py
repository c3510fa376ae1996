import asyncio

import httpx


class Api:
    url = "https://api.cerebras.ai/v1"

    def __init__(self, model, **defaults):
        self.model = model
        self.defaults = defaults

    async def ask(self, text):
        payload = {"model": self.model, "messages": [{"role": "user", "content": text}], **self.defaults}
        async with httpx.AsyncClient(timeout=30) as client:
            response = await client.post(self.url + "/chat/completions", json=payload)
        return response.json()["choices"][0]["message"]["content"]


print(asyncio.run(Api("gpt-oss-120b", presence_penalty=0.5).ask("Hello")))
