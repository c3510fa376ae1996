# A base URL of the target with the wrong path: CBS304.

# case: without the version
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai", api_key="csk-1")  #! CBS304

# fixed: safe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")

# case: with the path of the request
from openai import AsyncOpenAI

client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1/chat/completions", api_key="csk-1")  #! CBS304

# case: with the version twice
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1/v1/", api_key="csk-1")  #! CBS304

# case: in a constant
from openai import OpenAI

URL = "https://api.cerebras.ai/"  #! CBS304
client = OpenAI(base_url=URL, api_key="csk-1")

# fixed: safe unchanged

# fixed: unsafe
from openai import OpenAI

URL = "https://api.cerebras.ai/"
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")

# case: as it should be
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
other = OpenAI(base_url="https://api.cerebras.ai/v1/", api_key="csk-1")

# case: put together
from openai import OpenAI

HOST = "https://api.cerebras.ai"


def make(version):
    OpenAI(base_url=f"{HOST}/v1", api_key="csk-1")
    OpenAI(base_url=HOST + "/v1/", api_key="csk-1")
    return OpenAI(base_url=f"{HOST}/{version}", api_key="csk-1")

# case: by default
import os

from openai import OpenAI

client = OpenAI(base_url=os.getenv("LLM_URL", "https://api.cerebras.ai"), api_key="csk-1")  #! CBS304?

# case: of others
from openai import OpenAI

client = OpenAI(base_url="https://api.openai.com", api_key="k")  #! CBS001
local = OpenAI(base_url="http://localhost:8000", api_key="k")

# case: of the module, without the slash
import openai

openai.base_url = "https://api.cerebras.ai/v1"  #! CBS304
openai.api_key = "csk-1"
openai.chat.completions.create(model="gpt-oss-120b", messages=[])

# fixed: safe
import openai

openai.base_url = "https://api.cerebras.ai/v1/"
openai.api_key = "csk-1"
openai.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: of the module, with the slash
import openai

openai.base_url = "https://api.cerebras.ai/v1/"
openai.api_key = "csk-1"
openai.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: of the module in old versions
import openai

openai.api_base = "https://api.cerebras.ai/v1"
openai.api_key = "csk-1"
openai.ChatCompletion.create(model="gpt-oss-120b", messages=[])  #! CBS303

# case: of the target's own client
from cerebras.cloud.sdk import Cerebras

client = Cerebras(base_url="https://api.cerebras.ai/v1", api_key="csk-1")  #! CBS304

# fixed: safe
from cerebras.cloud.sdk import Cerebras

client = Cerebras(base_url="https://api.cerebras.ai", api_key="csk-1")

# case: of the target's own client, as it should be
from cerebras.cloud.sdk import Cerebras

client = Cerebras(base_url="https://api.cerebras.ai", api_key="csk-1")
other = Cerebras(base_url="https://api.cerebras.ai/")

# case: of requests of one's own
import requests

BODY = {"model": "gpt-oss-120b", "messages": []}
requests.post("https://api.cerebras.ai/chat/completions", json=BODY)  #! CBS304
requests.post("https://api.cerebras.ai/v1/v1/chat/completions", json=BODY)  #! CBS304
requests.post("https://api.cerebras.ai/api/v1/chat/completions?a=1", json=BODY)  #! CBS304
requests.post("https://api.cerebras.ai/v1/chat/completions/chat/completions", json=BODY)  #! CBS304
requests.post("https://api.cerebras.ai/v1//chat/completions", json=BODY)  #! CBS304?
requests.get("https://api.cerebras.ai/models")  #! CBS304
# fixed: safe
import requests

BODY = {"model": "gpt-oss-120b", "messages": []}
requests.post("https://api.cerebras.ai/v1/chat/completions", json=BODY)
requests.post("https://api.cerebras.ai/v1/chat/completions", json=BODY)
requests.post("https://api.cerebras.ai/v1/chat/completions?a=1", json=BODY)
requests.post("https://api.cerebras.ai/v1/chat/completions", json=BODY)
requests.post("https://api.cerebras.ai/v1//chat/completions", json=BODY)
requests.get("https://api.cerebras.ai/v1/models")

# case: put together for requests of one's own
import os

import httpx
import requests

BASE = "https://api.cerebras.ai"
API = "https://api.cerebras.ai/v1/"
BODY = {"model": "gpt-oss-120b", "messages": []}
requests.post(BASE + "/chat/completions", json=BODY)  #! CBS304
requests.post(f"{API}/chat/completions", json=BODY)  #! CBS304?
with httpx.Client(base_url="https://api.cerebras.ai") as client:
    client.post("/chat/completions", json=BODY)  #! CBS304
# fixed: unsafe
import os

import httpx
import requests

BASE = "https://api.cerebras.ai/v1"
API = "https://api.cerebras.ai/v1"
BODY = {"model": "gpt-oss-120b", "messages": []}
requests.post(BASE + "/chat/completions", json=BODY)
requests.post(f"{API}/chat/completions", json=BODY)
with httpx.Client(base_url="https://api.cerebras.ai/v1") as client:
    client.post("/chat/completions", json=BODY)

# case: one beginning for a right and a wrong address
import requests

BASE = "https://api.cerebras.ai"
requests.post(f"{BASE}/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": []})
requests.post(f"{BASE}/chat/completions", json={"model": "gpt-oss-120b", "messages": []})  #! CBS304
# fixed: unsafe unchanged

# case: what is judged at a wrong address
import requests

requests.post(
    "https://api.cerebras.ai/chat/completions",  #! CBS304
    headers={"Authorization": "Bearer sk-abcdefghijklmnopqrstuvwx0123456789"},  #! CBS002
    json={"model": "gpt-4o", "messages": [], "logit_bias": {}},  #! CBS004 CBS102
)

# case: addresses of one's own requests as they should be
import os

import httpx
import requests

BASE = "https://api.cerebras.ai/v1"
requests.post("https://api.cerebras.ai/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": []})
requests.post(f"{BASE}/chat/completions?x=//y", json={"model": "gpt-oss-120b", "messages": []})
requests.get("https://api.cerebras.ai/public/v1/models")
requests.get("https://api.cerebras.ai/v1/models/gpt-oss-120b")
requests.get("https://api.cerebras.ai/v1/tcp_warming")
requests.get("https://api.cerebras.ai/")
requests.get("https://inference-docs.cerebras.ai/chat/completions")
requests.post("http://localhost:8000/chat/completions", json={"model": "gpt-oss-120b", "messages": []})
requests.post(f"https://api.cerebras.ai/{os.environ['VERSION']}/chat/completions", json={"model": "gpt-oss-120b", "messages": []})
with httpx.Client(base_url="https://api.cerebras.ai/v1/") as client:
    client.post("/chat/completions", json={"model": "gpt-oss-120b", "messages": []})
