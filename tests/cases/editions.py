# What later documentation says: --edition 2026-10.

# case: parallel tool calls are accepted
# options: --edition 2026-10
def ask(client):
    client.chat.completions.create(messages=[], parallel_tool_calls=False)

# case: penalties are accepted
# options: --edition 2026-10
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1, presence_penalty=1)

# case: logit bias has no effect
# options: --edition 2026-10
def ask(client):
    client.chat.completions.create(messages=[], logit_bias={"1": 1})  #! CBS102

# case: service tier is not on shared inference
# options: --edition 2026-10
def ask(client):
    client.chat.completions.create(messages=[], service_tier="flex")  #! CBS105

# case: json schema may be streamed
# options: --edition 2026-10
def ask(client, schema):
    client.chat.completions.create(messages=[], stream=True, response_format={"type": "json_schema", "json_schema": schema})

# case: json object may not be streamed
# options: --edition 2026-10
def ask(client):
    client.chat.completions.create(messages=[], stream=True, response_format={"type": "json_object"})  #! CBS201

# case: the first edition by name
# options: --edition 2025-09
def ask(client, schema):
    client.chat.completions.create(messages=[], stream=True, response_format={"type": "json_schema", "json_schema": schema}, frequency_penalty=1)  #! CBS101 CBS201

# case: embeddings are still missing
# options: --edition 2026-10
from openai import OpenAI

client = OpenAI()  #! CBS001
client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: text completions are served as legacy
# options: --edition 2026-10
from openai import OpenAI

client = OpenAI()  #! CBS001
client.completions.create(model="my-model", prompt="Once")  #! CBS301

# case: files are still in preview
# options: --edition 2026-10
from openai import OpenAI

client = OpenAI()  #! CBS001
client.files.list()  #! CBS302?

# case: null is accepted
# options: --edition 2026-10
def ask(client):
    client.chat.completions.create(messages=[], logit_bias=None, service_tier=None)
