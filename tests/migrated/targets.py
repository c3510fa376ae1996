# case: to another target: clients, keys and ids
# options: --target groq --model gpt-4o=openai/gpt-oss-120b
import os

from openai import OpenAI

client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])


def ask(text: str) -> str | None:
    answer = client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": text}],
        logprobs=True,
        frequency_penalty=0.5,
        presence_penalty=0,
    )
    return answer.choices[0].message.content
# migrated:
import os

from openai import OpenAI

client = OpenAI(
    api_key=os.environ["GROQ_API_KEY"],
    base_url="https://api.groq.com/openai/v1",
)


def ask(text: str) -> str | None:
    answer = client.chat.completions.create(
        model="openai/gpt-oss-120b",
        messages=[{"role": "user", "content": text}],
        presence_penalty=0,
    )
    return answer.choices[0].message.content
# says: GROQ_API_KEY
# says: Judged for Groq, edition 2026-09
# silent: Cerebras

# case: to its own SDK
# options: --target groq --to groq-sdk --model *=openai/gpt-oss-120b
from openai import APIError, OpenAI

client = OpenAI()
try:
    client.chat.completions.create(model="gpt-4o", messages=[])
except APIError:
    pass
# migrated:
from groq import APIError, Groq

client = Groq()
try:
    client.chat.completions.create(model="openai/gpt-oss-120b", messages=[])
except APIError:
    pass

# case: a name before an id, as a framework wants it
# options: --target groq --model gpt-4o=openai/gpt-oss-120b
import litellm

litellm.completion(model="gpt-4o", messages=[])
# migrated:
import litellm

litellm.completion(model="groq/openai/gpt-oss-120b", messages=[])

# case: ids that the provider maps itself
# options: --target mistral
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model="gpt-4o-mini", messages=[])
# migrated:
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://api.mistral.ai/v1",
    api_key=os.environ.get("MISTRAL_API_KEY"),
)
client.chat.completions.create(model="mistral-small-latest", messages=[])

# case: a class of another target is none of this one's
# options: --target groq --model *=openai/gpt-oss-120b
from langchain_openai import ChatOpenAI

model = ChatOpenAI(model="gpt-4o")
model.invoke("a")
# migrated:
import os

from langchain_openai import ChatOpenAI

model = ChatOpenAI(
    model="openai/gpt-oss-120b",
    base_url="https://api.groq.com/openai/v1",
    api_key=os.environ.get("GROQ_API_KEY"),
)
model.invoke("a")
# silent: cerebras

# case: a client whose embeddings may not be served there stays
# options: --target groq --model *=openai/gpt-oss-120b
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[])
client.embeddings.create(model="text-embedding-3-small", input="a")
# says: once what it sends to embeddings has a client of its own
