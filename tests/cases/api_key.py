# The key that a client of Cerebras uses: CBS002.

# case: default key
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1")  #! CBS002

# case: default key over several lines
from openai import OpenAI

client = OpenAI(  #! CBS002
    base_url="https://api.cerebras.ai/v1",
    timeout=30,
)

# case: async default key
from openai import AsyncOpenAI

client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1")  #! CBS002

# case: key none is the default
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=None)  #! CBS002

# case: openai's variable by subscript
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ["OPENAI_API_KEY"],  #! CBS002
)

# case: openai's variable by getenv
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.getenv("OPENAI_API_KEY"),  #! CBS002
)

# case: openai's variable by environ.get
from os import environ

from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=environ.get("OPENAI_API_KEY"),  #! CBS002
)

# case: openai's variable through a constant
import os

from openai import OpenAI

KEY = os.environ["OPENAI_API_KEY"]
client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=KEY,  #! CBS002
)

# case: literal that looks like openai's
from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key="sk-proj-Abc123Def456Ghi789Jkl012Mno345Pqr678Stu901",  #! CBS002
)

# case: literal of the older form
from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key="sk-abcdefghijklmnopqrstT3BlbkFJabcdefghijklmnopqrst",  #! CBS002
)

# case: one of two variables
import os

from openai import OpenAI


def connect(trial):
    name = os.environ["OPENAI_API_KEY"] if trial else os.environ["CEREBRAS_API_KEY"]
    return OpenAI(
        base_url="https://api.cerebras.ai/v1",
        api_key=name,  #! CBS002?
    )

# case: module client
import os

import openai

openai.base_url = "https://api.cerebras.ai/v1/"
openai.api_key = os.environ["OPENAI_API_KEY"]  #! CBS002
openai.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: the right variable
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.getenv("CEREBRAS_API_KEY"))

# case: a cerebras literal
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-abcdefghijklmnopqrstuvwxyz0123456789abcdefgh")

# case: a variable of another name
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["LLM_KEY"])

# case: an unknown key
from openai import OpenAI


def connect(key):
    return OpenAI(base_url="https://api.cerebras.ai/v1", api_key=key)

# case: openai's key for openai is only the base url
import os

from openai import OpenAI

client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])  #! CBS001

# case: openai's key for another provider
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key=os.environ["OPENAI_API_KEY"])

# case: placeholder
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="YOUR_API_KEY")

# case: cerebras sdk takes its own variable
from cerebras.cloud.sdk import Cerebras

client = Cerebras()

# case: cerebras sdk with openai's variable
import os

from cerebras.cloud.sdk import Cerebras

client = Cerebras(api_key=os.environ["OPENAI_API_KEY"])  #! CBS002

# case: key in target scope
# options: --scope target
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1")  #! CBS002

# case: explicit key in splatted settings
import os

from openai import OpenAI

settings = {
    "base_url": "https://api.cerebras.ai/v1",
    "api_key": os.environ["OPENAI_API_KEY"],  #! CBS002
}
client = OpenAI(**settings)

# case: a key in a header that embeddings at openai need too
import requests

HEADERS = {"Authorization": "Bearer sk-abcdefghijklmnopqrstuvwx0123456789"}  #! CBS002
BODY = {"model": "gpt-oss-120b", "messages": []}
requests.post("https://api.cerebras.ai/v1/chat/completions", headers=HEADERS, json=BODY)
requests.post("https://api.openai.com/v1/embeddings", headers=HEADERS, json={"input": "a", "model": "text-embedding-3-small"})  #! CBS302
# fixed: unsafe unchanged
