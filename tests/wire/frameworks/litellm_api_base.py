import asyncio

import litellm
from litellm import acompletion, completion

MESSAGES = [{"role": "user", "content": "hello"}]
litellm.disable_aiohttp_transport = True
HERE = {"api_base": "https://api.cerebras.ai/v1", "api_key": "csk-1"}
MODEL = "gpt-oss-120b"
print(completion(model=f"openai/{MODEL}", messages=MESSAGES, service_tier="auto", **HERE).choices[0].message.content)
answer = asyncio.run(acompletion(model="openai/gpt-oss-120b", messages=MESSAGES, logit_bias={"1": 1}, **HERE))
print(answer.choices[0].message.content)
