# case: fields of other names
# options: --target mistral
from openai import OpenAI

client = OpenAI(base_url="https://api.mistral.ai/v1", api_key="k")
client.chat.completions.create(model="m", messages=[], seed=1)  #! MST101
client.chat.completions.create(model="m", messages=[], max_completion_tokens=9)  #! MST102
client.chat.completions.create(model="m", messages=[], max_tokens=9, extra_body={"random_seed": 1, "safe_prompt": True})

# case: fields that the schema does not have
# options: --target mistral
from openai import OpenAI

client = OpenAI(base_url="https://api.mistral.ai/v1", api_key="k")
client.chat.completions.create(
    model="m",
    messages=[],
    user="u",  #! MST103
    logit_bias={},  #! MST103
    store=False,  #! MST103
    frequency_penalty=1,
    parallel_tool_calls=False,
    logprobs=True,
    metadata={},
)
client.chat.completions.create(model="m", messages=[], extra_body={"min_p": 1})  #! MST103
# fixed: safe
from openai import OpenAI

client = OpenAI(base_url="https://api.mistral.ai/v1", api_key="k")
client.chat.completions.create(
    model="m",
    messages=[],
    frequency_penalty=1,
    parallel_tool_calls=False,
    logprobs=True,
    metadata={},
)
client.chat.completions.create(model="m", messages=[])

# case: messages of Mistral
# options: --target mistral
from openai import OpenAI

client = OpenAI(base_url="https://api.mistral.ai/v1", api_key="k")
client.chat.completions.create(model="m", messages=[{"role": "user", "content": "a", "name": "b"}])  #! MST104
client.chat.completions.create(model="m", messages=[{"role": "developer", "content": "a"}])  #! MST104
client.chat.completions.create(model="m", messages=[{"role": "assistant", "content": "a", "refusal": None}])  #! MST104?
client.chat.completions.create(model="m", messages=[{"role": "assistant", "content": "a", "prefix": True}])
client.chat.completions.create(model="m", messages=[{"role": "tool", "content": "a", "name": "f", "tool_call_id": "c"}])

# case: a dumped answer
# options: --target mistral
from openai import OpenAI

client = OpenAI(base_url="https://api.mistral.ai/v1", api_key="k")
messages = [{"role": "user", "content": "a"}]
answer = client.chat.completions.create(model="m", messages=messages)
messages.append(answer.choices[0].message.model_dump())  #! MST104?
client.chat.completions.create(model="m", messages=messages)

# case: values of Mistral
# options: --target mistral
from openai import OpenAI

client = OpenAI(base_url="https://api.mistral.ai/v1", api_key="k")
client.chat.completions.create(model="m", messages=[], temperature=1.6)  #! MST105
client.chat.completions.create(model="m", messages=[], temperature=1.5, presence_penalty=-2)
client.chat.completions.create(model="m", messages=[], service_tier="flex")  #! MST105?
client.chat.completions.create(model="m", messages=[], reasoning_effort="low", tool_choice="required")

# case: models, which its migration guide maps
# options: --target mistral
from openai import OpenAI

client = OpenAI()  #! MST001
client.chat.completions.create(model="gpt-4o", messages=[])  #! MST004
client.chat.completions.create(model="gpt-4o-mini", messages=[])  #! MST004
client.chat.completions.create(model="o3", messages=[])  #! MST004
client.chat.completions.create(model="mistral-large-latest", messages=[])
# fixed: unsafe
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.mistral.ai/v1", api_key=os.environ.get("MISTRAL_API_KEY"))
client.chat.completions.create(model="mistral-large-latest", messages=[])
client.chat.completions.create(model="mistral-small-latest", messages=[])
client.chat.completions.create(model="o3", messages=[])
client.chat.completions.create(model="mistral-large-latest", messages=[])

# case: clients and endpoints of Mistral
# options: --target mistral
import os

from openai import AzureOpenAI, OpenAI

client = OpenAI(
    base_url="https://api.mistral.ai/v1",
    api_key=os.environ["OPENAI_API_KEY"],  #! MST002
)
client.completions.create(model="m", prompt="a")  #! MST301
client.responses.create(model="m", input="a")  #! MST302
client.embeddings.create(model="mistral-embed", input="a")  #! MST302?
client.batches.list()  #! MST302
azure = AzureOpenAI(azure_endpoint="https://r.openai.azure.com", api_version="1")  #! MST003
azure.chat.completions.create(model="m", messages=[])

# case: the module of old, for Mistral
# options: --target mistral
import openai  #! MST001

openai.ChatCompletion.create(model="m", messages=[])  #! MST303

# case: paths of base URLs of Mistral
# options: --target mistral
from openai import OpenAI

OpenAI(base_url="https://api.mistral.ai", api_key="k")  #! MST304
OpenAI(base_url="https://api.mistral.ai/v1", api_key="k")
OpenAI(base_url="https://codestral.mistral.ai/v1", api_key="k")

# case: what LiteLLM renames itself
# options: --target mistral
import litellm

litellm.completion(model="mistral/mistral-large-latest", messages=[], seed=1, max_completion_tokens=9)
litellm.completion(model="mistral/mistral-large-latest", messages=[], logit_bias={}, drop_params=True)
litellm.completion(model="mistral/mistral-large-latest", messages=[], temperature=1.6)  #! MST105
