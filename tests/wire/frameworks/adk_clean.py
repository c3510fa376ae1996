import asyncio

import litellm
from google.adk.models.lite_llm import LiteLlm
from google.adk.models.llm_request import LlmRequest
from google.genai import types

litellm.disable_aiohttp_transport = True
model = LiteLlm("cerebras/gpt-oss-120b", tool_choice="auto", max_tokens=500, drop_params=True, presence_penalty=1)


async def main():
    content = types.Content(role="user", parts=[types.Part(text="hello")])
    async for answer in model.generate_content_async(LlmRequest(contents=[content])):
        print(answer.content.parts[0].text)


asyncio.run(main())
