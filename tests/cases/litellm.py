# LiteLLM: a call of a function is a request, and the prefix of the model says whose it is.

# case: prefixes
import litellm
from litellm import completion

litellm.completion(model="gpt-4o", messages=[], frequency_penalty=1)  #! CBS001 CBS004 CBS101
completion("openai/gpt-oss-120b", [], api_base="https://api.cerebras.ai/v1", api_key="csk-1", service_tier="auto")  #! CBS105
completion(model="cerebras/gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103
completion(model="x", custom_llm_provider="openai", messages=[], logit_bias={})  #! CBS001 CBS102

# fixed: unsafe
import litellm
from litellm import completion

litellm.completion(model="cerebras/gpt-4o", messages=[])
completion("openai/gpt-oss-120b", [], api_base="https://api.cerebras.ai/v1", api_key="csk-1")
completion(model="cerebras/gpt-oss-120b", messages=[])
completion(model="x", custom_llm_provider="cerebras", messages=[])

# case: asynchronous, in a function
from litellm import acompletion


async def ask(messages, **more):
    return await acompletion(model="cerebras/gpt-oss-120b", messages=messages, **more)


async def main():
    await ask([], parallel_tool_calls=False)  #! CBS104

# case: dropped
import litellm

litellm.completion(model="cerebras/gpt-oss-120b", messages=[], logit_bias={}, drop_params=True)
litellm.completion(model="cerebras/gpt-oss-120b", messages=[], logit_bias={}, drop_params=False)  #! CBS102
litellm.completion(model="openai/gpt-oss-120b", messages=[], logit_bias={}, drop_params=True)  #! CBS001 CBS102?

# case: dropped everywhere
import litellm

litellm.drop_params = True
litellm.completion(model="cerebras/gpt-oss-120b", messages=[], service_tier="auto", n=2, store=True)

# case: None is not sent
from litellm import completion

completion(model="cerebras/gpt-oss-120b", messages=[], presence_penalty=None, metadata={"a": 1})

# case: a model with a gap
import os

from litellm import completion

MODEL = os.getenv("MODEL", "gpt-oss-120b")
completion(model=f"cerebras/{MODEL}", messages=[], presence_penalty=1)  #! CBS103
completion(model=os.getenv("LLM", "cerebras/gpt-oss-120b"), messages=[], frequency_penalty=1)  #! CBS101?

# case: other providers are silent
import os

import litellm
from litellm import Router, completion

completion(model="anthropic/claude-3", messages=[], presence_penalty=1)
completion(model="claude-3-opus", messages=[], presence_penalty=1)
completion(model="azure/gpt-4o", messages=[], presence_penalty=1)
completion(model="openrouter/openai/gpt-4o", messages=[], presence_penalty=1)
completion(model="openai/llama", api_base="http://localhost:8000", messages=[], presence_penalty=1)
completion(model="gpt-4o", custom_llm_provider="azure", messages=[], presence_penalty=1)
completion(model=os.environ["MODEL"], messages=[], presence_penalty=1)
litellm.completion_cost(model="gpt-4o", prompt="x")
litellm.token_counter(model="gpt-4o", messages=[])
router = Router(model_list=[])
router.completion(model="gpt-4o", messages=[], presence_penalty=1)


def ask(model, messages):
    return completion(model=model, messages=messages, frequency_penalty=1)


ask("gemini/gemini-pro", [])

# case: local functions that look alike
from llm import completion


def acompletion(model, messages, **more):
    return more


completion(model="gpt-4o", messages=[], presence_penalty=1, litellm=True)
acompletion(model="gpt-4o", messages=[], presence_penalty=1)

# case: several models
from litellm import completion

for model in ("anthropic/claude-3", "cerebras/gpt-oss-120b"):
    completion(model=model, messages=[], presence_penalty=1)  #! CBS103?

# case: other endpoints
import litellm

litellm.embedding(model="text-embedding-3-small", input=[])  #! CBS001 CBS302
litellm.embedding(model="cohere/embed", input=[])
litellm.text_completion(model="cerebras/gpt-oss-120b", prompt="x")
litellm.text_completion(model="gpt-3.5-turbo-instruct", prompt="x")  #! CBS001 CBS004 CBS301
