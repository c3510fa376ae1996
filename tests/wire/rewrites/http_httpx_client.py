import asyncio
import os

import httpx


class Api:
    def __init__(self, key=None, base_url="https://api.openai.com/v1"):
        self.client = httpx.AsyncClient(
            base_url=base_url, headers={"Authorization": f"Bearer {key or os.environ['OPENAI_API_KEY']}"}
        )

    async def ask(self, text, **options):
        body = {"model": "gpt-4.1", "messages": [{"role": "user", "content": text}], **options}
        response = await self.client.post("/chat/completions", json=body)
        return response.json()["choices"][0]["message"]["content"]


api = Api()
print(asyncio.run(api.ask("Hello", parallel_tool_calls=False)))
