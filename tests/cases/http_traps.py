# Requests that a program sends itself, as no program runs here: addresses of others, endpoints of others, stand-ins.

# case: an address from the environment
import os

import requests

URL = os.environ["OPENAI_URL"]
requests.post(URL, json={"model": "gpt-4o", "messages": [], "service_tier": "auto"})
requests.post(f"{URL}/v1/chat/completions", json={"model": "gpt-4o", "messages": [], "service_tier": "auto"})

# case: a session that can't be followed
from project import make_session

session = make_session()
session.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})  #! CBS001 CBS102

# case: answers of stand-ins
import requests_mock
import responses

responses.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-4o", "choices": [], "logit_bias": {}})


def test_ask(requests_mock):
    requests_mock.post("https://api.openai.com/v1/chat/completions", json={"id": "1", "choices": []})
    requests_mock.get("https://api.openai.com/v1/models", json={"data": []})


def test_post(mocker):
    post = mocker.patch("requests.post")
    post.assert_called_with("https://api.openai.com/v1/chat/completions", json={"messages": [], "logit_bias": {}})

# case: other hosts
"""Send your request to https://api.openai.com/v1/chat/completions."""
import requests

BODY = {"model": "gpt-4o", "messages": [], "frequency_penalty": 1}
requests.post("http://localhost:8000/v1/chat/completions", json=BODY)
requests.post("https://api.groq.com/openai/v1/chat/completions", json=BODY)
requests.post("https://openrouter.ai/api/v1/chat/completions", json=BODY)
requests.post("https://example.com/?to=https://api.openai.com/v1/chat/completions", json=BODY)
requests.post("https://api.openai.com.example.com/v1/chat/completions", json=BODY)
requests.post("https://team.openai.azure.com/openai/deployments/x/chat/completions?api-version=1", json=BODY)
requests.post("/v1/chat/completions", json=BODY)
requests.post(input("https://api.openai.com/v1/chat/completions?"), json=BODY)

# case: nothing that a request is judged for
import requests

URL = "https://api.openai.com/v1/chat/completions"
requests.get(URL, json={"frequency_penalty": 1})
requests.get(f"{URL}/chatcmpl-1")  # a stored completion  #! CBS302
print(URL)

# case: not the API
import requests

requests.get("https://api.openai.com/dashboard/billing/usage")
requests.get("https://platform.openai.com/docs")

# case: what is not served
import requests

requests.post("https://api.openai.com/v1/embeddings", json={"input": "a", "model": "text-embedding-3-small"})  #! CBS302
requests.post("https://api.openai.com/v1/images/generations", json={"prompt": "a"})  #! CBS302
requests.post("https://api.openai.com/v1/audio/transcriptions", files={"file": open("a.mp3", "rb")})  #! CBS302
requests.get("https://api.openai.com/v1/models")  #! CBS001
requests.post("https://api.openai.com/v1/completions", json={"model": "gpt-oss-120b", "prompt": "a"})  #! CBS001 CBS301

# case: the scope of the target
# options: --scope target
import requests

requests.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})
requests.post("https://api.cerebras.ai/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})  #! CBS102
# fixed: safe
import requests

requests.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})
requests.post("https://api.cerebras.ai/v1/chat/completions", json={"model": "gpt-oss-120b", "messages": []})

# case: posted to somewhere else
import requests
from openai import OpenAI


class Mailbox:
    def post(self, path, body):
        print(path, body)


local = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
local.post("/chat/completions", body={"presence_penalty": 1}, cast_to=object)
client = OpenAI()  #! CBS001
client.post("/tokenize", body={"presence_penalty": 1}, cast_to=object)
client.post("http://localhost:8000/v1/chat/completions", body={"presence_penalty": 1}, cast_to=object)
client.get("/models", cast_to=object)
Mailbox().post("/chat/completions", body={"presence_penalty": 1})
requests.post("http://localhost:8000/chat/completions", json={"presence_penalty": 1})
