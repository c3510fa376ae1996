# Requests that a program sends itself, by a library for HTTP: all rules of requests, CBS001 at the address, CBS002 at the key.

# case: requests.post with json
import requests

requests.post(
    "https://api.openai.com/v1/chat/completions",  #! CBS001
    headers={"Authorization": "Bearer key"},
    json={"model": "gpt-oss-120b", "messages": [], "frequency_penalty": 0.5},  #! CBS101
)
# fixed: unsafe
import os

import requests

requests.post(
    "https://api.cerebras.ai/v1/chat/completions",
    headers={"Authorization": f"Bearer {os.environ.get('CEREBRAS_API_KEY')}"},
    json={"model": "gpt-oss-120b", "messages": []},
)

# case: positional data and json
import json

import requests

URL = "https://api.openai.com/v1/chat/completions"  #! CBS001
requests.post(URL, json.dumps({"model": "gpt-oss-120b", "messages": [], "logit_bias": {}}))  #! CBS102
requests.post(URL, None, {"model": "gpt-oss-120b", "messages": [], "presence_penalty": 1})  #! CBS103

# case: at the target with a key of openai
import os

import requests

requests.post(
    "https://api.cerebras.ai/v1/chat/completions",
    headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},  #! CBS002
    json={"model": "gpt-oss-120b", "messages": [], "service_tier": "auto"},  #! CBS105
)
# fixed: safe
import os

import requests

requests.post(
    "https://api.cerebras.ai/v1/chat/completions",
    headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
    json={"model": "gpt-oss-120b", "messages": []},
)
# fixed: unsafe
import os

import requests

requests.post(
    "https://api.cerebras.ai/v1/chat/completions",
    headers={"Authorization": f"Bearer {os.environ['CEREBRAS_API_KEY']}"},
    json={"model": "gpt-oss-120b", "messages": []},
)

# case: the key by a constant, a headers dict elsewhere
import os

import requests

API_KEY = os.getenv("OPENAI_API_KEY")  #! CBS002
HEADERS = {"Content-Type": "application/json", "authorization": "Bearer " + API_KEY}


def ask(messages):
    body = {"model": "gpt-oss-120b", "messages": messages}
    return requests.post("https://api.cerebras.ai/v1/chat/completions", headers=HEADERS, json=body).json()
# fixed: unsafe
import os

import requests

API_KEY = os.getenv("CEREBRAS_API_KEY")
HEADERS = {"Content-Type": "application/json", "authorization": "Bearer " + API_KEY}


def ask(messages):
    body = {"model": "gpt-oss-120b", "messages": messages}
    return requests.post("https://api.cerebras.ai/v1/chat/completions", headers=HEADERS, json=body).json()

# case: the key of the target is the right one
import os

import requests

requests.post(
    "https://api.cerebras.ai/v1/chat/completions",
    headers={"Authorization": f"Bearer {os.environ['CEREBRAS_API_KEY']}"},
    json={"model": "gpt-oss-120b", "messages": []},
)

# case: a payload that is filled elsewhere
import requests

BASE = "https://api.openai.com/v1"  #! CBS001


def payload(messages, careful):
    body = {"model": "gpt-oss-120b", "messages": messages}
    if careful:
        body["frequency_penalty"] = 0.2  #! CBS101
    body.update(parallel_tool_calls=False)  #! CBS104
    return body


def ask(messages):
    return requests.post(f"{BASE}/chat/completions", json=payload(messages, True))


def ask_again(messages):
    return requests.post(f"{BASE}/chat/completions", json=payload(messages, bool(messages)))

# case: a helper that takes the payload
import requests


def send(path, body, base="https://api.openai.com/v1"):  #! CBS001
    response = requests.post(base + path, json=body, timeout=30)
    response.raise_for_status()
    return response.json()


def ask(messages):
    return send("/chat/completions", {"model": "gpt-oss-120b", "messages": messages, "service_tier": "flex"})  #! CBS105

# case: base and path put together in every way
import os
from urllib.parse import urljoin

import requests

BODY = {"model": "gpt-oss-120b", "messages": [], "logit_bias": {}}  #! CBS102
HOST = "api.openai.com"  #! CBS001
BASE = "https://api.openai.com/v1/"  #! CBS001
PREFIX = "https://api.openai.com"  #! CBS001
ENDPOINTS = {"chat": "https://api.openai.com/v1/chat/completions"}  #! CBS001


class Api:
    base = "https://api.openai.com/v1"  #! CBS001

    def ask(self):
        return requests.post(self.base + "/chat/completions", json=BODY)


requests.post(f"https://{HOST}/v1/chat/completions", json=BODY)
requests.post(BASE + "chat/completions", json=BODY)
requests.post(os.path.join(BASE, "chat", "completions"), json=BODY)
requests.post(BASE.rstrip("/") + "/chat/completions", json=BODY)
requests.post(urljoin(BASE, "chat/completions"), json=BODY)
requests.post(urljoin(PREFIX, "/v1/chat/completions"), json=BODY)
requests.post("%s/v1/chat/completions" % PREFIX, json=BODY)
requests.post("{}/v1/chat/completions".format(PREFIX), json=BODY)
requests.post("https://api.openai.com/v1/{}".format("chat/completions"), json=BODY)  #! CBS001
requests.post("/".join([PREFIX, "v1", "chat/completions"]), json=BODY)
requests.post(ENDPOINTS["chat"], json=BODY)
requests.post(url="https://api.openai.com" "/v1/chat/completions", json=BODY)  #! CBS001
Api().ask()
# fixed: unsafe
import os
from urllib.parse import urljoin

import requests

BODY = {"model": "gpt-oss-120b", "messages": []}
HOST = "api.cerebras.ai"
BASE = "https://api.cerebras.ai/v1/"
PREFIX = "https://api.cerebras.ai"
ENDPOINTS = {"chat": "https://api.cerebras.ai/v1/chat/completions"}


class Api:
    base = "https://api.cerebras.ai/v1"

    def ask(self):
        return requests.post(self.base + "/chat/completions", json=BODY)


requests.post(f"https://{HOST}/v1/chat/completions", json=BODY)
requests.post(BASE + "chat/completions", json=BODY)
requests.post(os.path.join(BASE, "chat", "completions"), json=BODY)
requests.post(BASE.rstrip("/") + "/chat/completions", json=BODY)
requests.post(urljoin(BASE, "chat/completions"), json=BODY)
requests.post(urljoin(PREFIX, "/v1/chat/completions"), json=BODY)
requests.post("%s/v1/chat/completions" % PREFIX, json=BODY)
requests.post("{}/v1/chat/completions".format(PREFIX), json=BODY)
requests.post("https://api.cerebras.ai/v1/{}".format("chat/completions"), json=BODY)
requests.post("/".join([PREFIX, "v1", "chat/completions"]), json=BODY)
requests.post(ENDPOINTS["chat"], json=BODY)
requests.post(url="https://api.cerebras.ai" "/v1/chat/completions", json=BODY)
Api().ask()

# case: an address from the environment with a default
import os

import requests

URL = os.getenv("LLM_URL", "https://api.openai.com/v1/chat/completions")  #! CBS001?
BASE = os.environ.get("LLM_BASE", "https://api.openai.com/v1")  #! CBS001?
OTHER = os.environ.get("LLM_BASE") or "https://api.openai.com/v1"  #! CBS001?

requests.post(URL, json={"model": "gpt-oss-120b", "messages": [], "service_tier": "auto"})  #! CBS105
requests.post(f"{BASE}/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})  #! CBS102
requests.post(OTHER + "/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})  #! CBS102

# case: an address from the environment with another default
import os

import requests

URL = os.getenv("OPENAI_URL", "http://localhost:8000/v1/chat/completions")
requests.post(URL, json={"model": "gpt-4o", "messages": [], "service_tier": "auto"})

# case: the address from another file
import requests
from settings import BASE_URL

requests.post(f"{BASE_URL}/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})  #! CBS102
# file: settings.py
BASE_URL = "https://api.openai.com/v1"  #! CBS001

# case: the helper in another file
from helpers import post_json

URL = "https://api.openai.com/v1/chat/completions"  #! CBS001
post_json(URL, {"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})  #! CBS102
post_json("http://localhost:1/v1/chat/completions", {"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})
# file: helpers.py
import requests


def post_json(url, body):
    return requests.post(url, json=body, timeout=10).json()

# case: a session
import os

import requests

session = requests.Session()
session.headers.update({"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"})
session.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "service_tier": "auto"})  #! CBS001 CBS105
with requests.session() as other:
    other.request("POST", "https://api.openai.com/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "service_tier": "auto"})  #! CBS001 CBS105
    other.request("post", url="https://api.openai.com/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "service_tier": "auto"})  #! CBS001 CBS105
# fixed: unsafe
import os

import requests

session = requests.Session()
session.headers.update({"Authorization": f"Bearer {os.environ['CEREBRAS_API_KEY']}"})
session.post("https://api.cerebras.ai/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": []})
with requests.session() as other:
    other.request("POST", "https://api.cerebras.ai/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": []})
    other.request("post", url="https://api.cerebras.ai/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": []})

# case: a prepared request
import requests

request = requests.Request("POST", "https://api.openai.com/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})  #! CBS001 CBS102
requests.Session().send(request.prepare())

# case: httpx
import json

import httpx

URL = "https://api.openai.com/v1/chat/completions"  #! CBS001
BODY = {"model": "gpt-oss-120b", "messages": [], "stream": True, "response_format": {"type": "json_object"}}  #! CBS201

httpx.post(URL, json=BODY)
httpx.post(URL, content=json.dumps(BODY).encode("utf-8"))
with httpx.stream("POST", URL, json=BODY) as response:
    response.read()
with httpx.Client() as client, client.stream("POST", URL, json=BODY) as response:
    response.read()


async def ask():
    async with httpx.AsyncClient(timeout=30) as client:
        await client.post(URL, json=BODY)
        async with client.stream("POST", URL, json=BODY) as response:
            await response.aread()

# case: a client with a base url
import os

import httpx

client = httpx.Client(
    base_url="https://api.openai.com/v1",  #! CBS001
    headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
)
client.post("/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "frequency_penalty": 0})  #! CBS101
client.post("chat/completions", json={"model": "gpt-oss-120b", "messages": [], "frequency_penalty": 0})  #! CBS101
# fixed: unsafe
import os

import httpx

client = httpx.Client(
    base_url="https://api.cerebras.ai/v1",
    headers={"Authorization": f"Bearer {os.environ['CEREBRAS_API_KEY']}"},
)
client.post("/chat/completions", json={"model": "gpt-oss-120b", "messages": []})
client.post("chat/completions", json={"model": "gpt-oss-120b", "messages": []})

# case: a client of the class's own
import httpx


class Api:
    def __init__(self, key):
        self.client = httpx.AsyncClient(base_url="https://api.openai.com/v1", headers={"Authorization": f"Bearer {key}"})  #! CBS001

    async def ask(self, messages, **options):
        body = {"model": "gpt-oss-120b", "messages": messages, **options}
        return await self.client.post("/chat/completions", json=body)

    async def draft(self, messages):
        return await self.ask(messages, frequency_penalty=0.4)  #! CBS101

# case: aiohttp
import aiohttp

HEADERS = {"Authorization": "Bearer key"}


async def ask(messages):
    body = {"model": "gpt-oss-120b", "messages": messages, "logit_bias": {}}  #! CBS102
    async with aiohttp.ClientSession(headers=HEADERS) as session:
        async with session.post("https://api.openai.com/v1/chat/completions", json=body) as response:  #! CBS001
            return await response.json()


async def ask_with(session: aiohttp.ClientSession, messages):
    async with session.post(
        "https://api.openai.com/v1/chat/completions",  #! CBS001
        json={"model": "gpt-oss-120b", "messages": messages, "logit_bias": {}},  #! CBS102
    ) as response:
        return await response.json()


async def ask_at_base(messages):
    async with aiohttp.ClientSession("https://api.openai.com") as session:  #! CBS001
        await session.post("/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": messages, "logit_bias": {}})  #! CBS102
# fixed: unsafe
import os

import aiohttp

HEADERS = {"Authorization": f"Bearer {os.environ.get('CEREBRAS_API_KEY')}"}


async def ask(messages):
    body = {"model": "gpt-oss-120b", "messages": messages}
    async with aiohttp.ClientSession(headers=HEADERS) as session:
        async with session.post("https://api.cerebras.ai/v1/chat/completions", json=body) as response:
            return await response.json()


async def ask_with(session: aiohttp.ClientSession, messages):
    async with session.post(
        "https://api.cerebras.ai/v1/chat/completions",
        json={"model": "gpt-oss-120b", "messages": messages},
    ) as response:
        return await response.json()


async def ask_at_base(messages):
    async with aiohttp.ClientSession("https://api.cerebras.ai") as session:
        await session.post("/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": messages})

# case: urllib
import json
import os
import urllib.request
from urllib.request import Request, urlopen

URL = "https://api.openai.com/v1/chat/completions"  #! CBS001
BODY = {"model": "gpt-oss-120b", "messages": [], "parallel_tool_calls": True}  #! CBS104

request = urllib.request.Request(
    URL,
    data=json.dumps(BODY).encode(),
    headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
    method="POST",
)
with urllib.request.urlopen(request) as response:
    print(json.load(response))
urlopen(Request(URL, json.dumps(BODY).encode("utf-8")))
urlopen(URL, data=bytes(json.dumps({"model": "gpt-oss-120b", "messages": [], "logit_bias": {}}), "utf-8"))  #! CBS102

# case: http.client
import http.client
import json

conn = http.client.HTTPSConnection("api.openai.com")  #! CBS001
body = json.dumps({"model": "gpt-oss-120b", "messages": [], "presence_penalty": 1})  #! CBS103
conn.request("POST", "/v1/chat/completions", body, {"Authorization": "Bearer key"})
# fixed: unsafe
import http.client
import json
import os

conn = http.client.HTTPSConnection("api.cerebras.ai")
body = json.dumps({"model": "gpt-oss-120b", "messages": []})
conn.request("POST", "/v1/chat/completions", body, {"Authorization": f"Bearer {os.environ.get('CEREBRAS_API_KEY')}"})

# case: urllib3
import json

import urllib3

http = urllib3.PoolManager()
http.request("POST", "https://api.openai.com/v1/chat/completions", body=json.dumps({"model": "gpt-oss-120b", "messages": [], "logit_bias": {}}))  #! CBS001 CBS102
urllib3.request("POST", "https://api.openai.com/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})  #! CBS001 CBS102

# case: one base for what is served and what is not
import requests

BASE = "https://api.openai.com/v1"  #! CBS001
requests.post(f"{BASE}/chat/completions", json={"model": "gpt-oss-120b", "messages": []})
requests.post(f"{BASE}/embeddings", json={"input": "a"})  #! CBS302
# fixed: unsafe unchanged

# case: one of several providers
import requests

URLS = {
    "openai": "https://api.openai.com/v1/chat/completions",  #! CBS001?
    "groq": "https://api.groq.com/openai/v1/chat/completions",
}


def ask(provider, messages):
    body = {"model": "gpt-oss-120b", "messages": messages, "frequency_penalty": 1}  #! CBS101?
    return requests.post(URLS[provider], json=body)
# fixed: unsafe unchanged

# case: a body that goes to another provider too
import requests

body = {"model": "gpt-oss-120b", "messages": [], "frequency_penalty": 1}  #! CBS101
requests.post("https://api.openai.com/v1/chat/completions", json=body)  #! CBS001
requests.post("https://api.groq.com/openai/v1/chat/completions", json=body)
# fixed: unsafe
import requests

body = {"model": "gpt-oss-120b", "messages": [], "frequency_penalty": 1}
requests.post("https://api.cerebras.ai/v1/chat/completions", json=body)
requests.post("https://api.groq.com/openai/v1/chat/completions", json=body)

# case: a form is no body
import requests

requests.post("https://api.openai.com/v1/chat/completions", data={"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})  #! CBS001

# case: a key that is sent to another provider too
import os

import requests

HEADERS = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
requests.post("https://api.openai.com/v1/chat/completions", headers=HEADERS, json={"model": "gpt-oss-120b", "messages": []})  #! CBS001
requests.post("http://localhost:8000/v1/chat/completions", headers=HEADERS, json={"model": "gpt-oss-120b", "messages": []})
# fixed: unsafe
import os

import requests

HEADERS = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
requests.post("https://api.openai.com/v1/chat/completions", headers=HEADERS, json={"model": "gpt-oss-120b", "messages": []})
requests.post("http://localhost:8000/v1/chat/completions", headers=HEADERS, json={"model": "gpt-oss-120b", "messages": []})

# case: a text of too many possibilities
import requests

parts = [str(number) for number in range(3)]
text = "".join(parts) + str(len(parts)) * 3
for size in ("a", "b", "c", "d", "e"):
    for color in ("a", "b", "c", "d", "e"):
        for place in ("a", "b", "c"):
            text = f"{size} {color} {place}" + text
requests.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "user": text})  #! CBS001

# case: a client that is made in one of two ways
import httpx


class Api:
    def __init__(self, proxy=None):
        if proxy:
            if "socks5h" not in proxy:
                self.client = httpx.Client(proxy=proxy, timeout=10)
        else:
            self.client = httpx.Client(timeout=10)

    def ask(self, messages):
        body = {"model": "gpt-oss-120b", "messages": messages, "presence_penalty": 0}  #! CBS103
        return self.client.post("https://api.openai.com/v1/chat/completions", json=body)  #! CBS001

# case: a client of one of two hosts
import httpx


def ask(messages, local):
    if local:
        client = httpx.Client(base_url="http://localhost:8000/v1")
    else:
        client = httpx.Client(base_url="https://api.openai.com/v1")  #! CBS001?
    body = {"model": "gpt-oss-120b", "messages": messages, "presence_penalty": 0}  #! CBS103?
    return client.post("/chat/completions", json=body)

# case: the key put into the header in every way
import os

import requests

URL = "https://api.cerebras.ai/v1/chat/completions"
BODY = {"model": "gpt-oss-120b", "messages": []}
session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['OPENAI_API_KEY']}"  #! CBS002
session.post(URL, json=BODY)
requests.post(URL, headers={"Authorization": "Bearer %s" % os.getenv("OPENAI_API_KEY")}, json=BODY)  #! CBS002
requests.post(URL, headers={"Authorization": "Bearer {}".format(os.getenv("OPENAI_API_KEY"))}, json=BODY)  #! CBS002
requests.post(URL, headers=dict(Authorization="Bearer sk-abcdefghijklmnopqrstuvwx0123456789"), json=BODY)  #! CBS002
# fixed: unsafe
import os

import requests

URL = "https://api.cerebras.ai/v1/chat/completions"
BODY = {"model": "gpt-oss-120b", "messages": []}
session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['CEREBRAS_API_KEY']}"
session.post(URL, json=BODY)
requests.post(URL, headers={"Authorization": "Bearer %s" % os.getenv("CEREBRAS_API_KEY")}, json=BODY)
requests.post(URL, headers={"Authorization": "Bearer {}".format(os.getenv("CEREBRAS_API_KEY"))}, json=BODY)
requests.post(URL, headers=dict(Authorization=f"Bearer {os.environ.get('CEREBRAS_API_KEY')}"), json=BODY)

# case: headers that are added to a request
import json
import os
import urllib.request

request = urllib.request.Request(
    "https://api.openai.com/v1/chat/completions",  #! CBS001
    data=json.dumps({"model": "gpt-oss-120b", "messages": []}).encode(),
)
request.add_header("Content-Type", "application/json")
request.add_header("Authorization", "Bearer " + os.environ["OPENAI_API_KEY"])
urllib.request.urlopen(request)
other = urllib.request.Request("https://api.cerebras.ai/v1/models")
other.add_header("Authorization", f"Bearer {os.environ['OPENAI_API_KEY']}")  #! CBS002
urllib.request.urlopen(other)
# fixed: unsafe
import json
import os
import urllib.request

request = urllib.request.Request(
    "https://api.cerebras.ai/v1/chat/completions",
    data=json.dumps({"model": "gpt-oss-120b", "messages": []}).encode(),
)
request.add_header("Content-Type", "application/json")
request.add_header("Authorization", "Bearer " + os.environ["CEREBRAS_API_KEY"])
urllib.request.urlopen(request)
other = urllib.request.Request("https://api.cerebras.ai/v1/models")
other.add_header("Authorization", f"Bearer {os.environ['CEREBRAS_API_KEY']}")
urllib.request.urlopen(other)

# case: the model in the path
import os

import requests

HEADERS = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}
ENGINE = "davinci"


def complete(prompt):
    return requests.post(  #! CBS301
        "https://api.openai.com/v1/engines/text-davinci-003/completions",  #! CBS001 CBS004
        headers=HEADERS,
        json={"prompt": prompt, "logit_bias": {}},  #! CBS102
    )


def by_name(engine, prompt):
    url = f"https://api.openai.com/v1/engines/{engine}/completions"  #! CBS001
    return requests.post(url, headers=HEADERS, json={"prompt": prompt, "best_of": 2})  #! CBS301


def by_constant(prompt):
    url = f"https://api.openai.com/v1/engines/{ENGINE}/completions"  #! CBS001 CBS004
    return requests.post(url, headers=HEADERS, json={"prompt": prompt})  #! CBS301


def others(engine, text):
    requests.post(f"https://api.openai.com/v1/engines/{engine}/embeddings", headers=HEADERS, json={"input": text})  #! CBS302
    requests.post("https://api.openai.com/v1/engines/davinci/search", headers=HEADERS, json={"query": text})  #! CBS302
    requests.post("http://localhost:5000/v1/engines/davinci/completions", headers=HEADERS, json={"prompt": text})
    return requests.get("https://api.openai.com/v1/engines", headers=HEADERS)  #! CBS302

# fixed: unsafe
import os

import requests

HEADERS = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}
ENGINE = "davinci"


def complete(prompt):
    return requests.post(
        "https://api.openai.com/v1/engines/text-davinci-003/completions",
        headers=HEADERS,
        json={"prompt": prompt},
    )


def by_name(engine, prompt):
    url = f"https://api.openai.com/v1/engines/{engine}/completions"
    return requests.post(url, headers=HEADERS, json={"prompt": prompt, "best_of": 2})


def by_constant(prompt):
    url = f"https://api.openai.com/v1/engines/{ENGINE}/completions"
    return requests.post(url, headers=HEADERS, json={"prompt": prompt})


def others(engine, text):
    requests.post(f"https://api.openai.com/v1/engines/{engine}/embeddings", headers=HEADERS, json={"input": text})
    requests.post("https://api.openai.com/v1/engines/davinci/search", headers=HEADERS, json={"query": text})
    requests.post("http://localhost:5000/v1/engines/davinci/completions", headers=HEADERS, json={"prompt": text})
    return requests.get("https://api.openai.com/v1/engines", headers=HEADERS)
