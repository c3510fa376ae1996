import asyncio
import os

import litellm
from google.adk.models.lite_llm import LiteLlm
from google.adk.models.llm_request import LlmRequest
from google.genai import types

litellm.disable_aiohttp_transport = True
KEY = os.environ["CEREBRAS_API_KEY"]
model = LiteLlm(model="openai/gpt-oss-120b", api_base="https://api.cerebras.ai/v1", api_key=KEY, presence_penalty=1)


async def main():
    content = types.Content(role="user", parts=[types.Part(text="hello")])
    async for answer in model.generate_content_async(LlmRequest(contents=[content])):
        print(answer.content.parts[0].text)


asyncio.run(main())
