# Bodies of requests that are written as the text of JSON: told at the field in the text where its place is sure.

# case: in the call
import requests

requests.post("https://api.cerebras.ai/v1/chat/completions", data='{"model": "gpt-oss-120b", "messages": [], "service_tier": "auto"}')  #! CBS105
# fixed: safe
import requests

requests.post("https://api.cerebras.ai/v1/chat/completions", data='{"model": "gpt-oss-120b", "messages": []}')

# case: on several lines
import requests

BODY = """
{
    "model": "gpt-oss-120b",
    "frequency_penalty": 0.5,  #! CBS101
    "messages": [
        {"role": "user", "content": "Hi"},
        {"role": "assistant", "content": "Ho", "refusal": null}  #! CBS107?
    ],
    "logit_bias": {"50256": -100}  #! CBS102
}
"""
requests.post("https://api.cerebras.ai/v1/chat/completions", data=BODY)
# fixed: unsafe
import requests

BODY = """
{
    "model": "gpt-oss-120b",
    "messages": [
        {"role": "user", "content": "Hi"},
        {"role": "assistant", "content": "Ho"}
    ]
}
"""
requests.post("https://api.cerebras.ai/v1/chat/completions", data=BODY)

# case: in bytes, with escapes, encoded
import http.client

conn = http.client.HTTPSConnection("api.cerebras.ai")
conn.request("POST", "/v1/chat/completions", b'{"model": "gpt-oss-120b", "messages": [], "presence_penalty": 1}')  #! CBS103
conn.request("POST", "/v1/chat/completions", "{\n  \"model\": \"gpt-oss-120b\",\n  \"messages\": [],\n  \"presence_penalty\": 1\n}")  #! CBS103
conn.request("POST", "/v1/chat/completions", r'{"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "a\nb"}], "logit_bias": {}}'.encode())  #! CBS102
# fixed: unsafe
import http.client

conn = http.client.HTTPSConnection("api.cerebras.ai")
conn.request("POST", "/v1/chat/completions", b'{"model": "gpt-oss-120b", "messages": []}')
conn.request("POST", "/v1/chat/completions", "{\n  \"model\": \"gpt-oss-120b\",\n  \"messages\": []\n}")
conn.request("POST", "/v1/chat/completions", r'{"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "a\nb"}]}'.encode())

# case: with gaps
import json

import requests

URL = "https://api.cerebras.ai/v1/chat/completions"
MODEL = "gpt-4o"  #! CBS004


def ask(prompt, history, temperature):
    requests.post(URL, data=f'{{"model": "gpt-oss-120b", "messages": [{{"role": "user", "content": "{prompt}"}}], "store": true, "temperature": {temperature}}}')  #! CBS106
    requests.post(URL, data='{"model": "%s", "messages": [{"role": "user", "content": "%s"}], "store": true}' % (MODEL, prompt))  #! CBS106
    requests.post(URL, data='{{"model": "{}", "messages": {}, "store": true}}'.format(MODEL, json.dumps(history)))  #! CBS106
    requests.post(URL, data='{"model": "MODEL", "messages": [{"role": "user", "content": "PROMPT"}], "store": true}'.replace("PROMPT", prompt))  #! CBS106
    requests.post(URL, data='{"model": "gpt-oss-120b", "store": true,' + f'"messages": {json.dumps(history)}' + "}")  #! CBS106
# fixed: safe
import json

import requests

URL = "https://api.cerebras.ai/v1/chat/completions"
MODEL = "gpt-4o"


def ask(prompt, history, temperature):
    requests.post(URL, data=f'{{"model": "gpt-oss-120b", "messages": [{{"role": "user", "content": "{prompt}"}}], "temperature": {temperature}}}')
    requests.post(URL, data='{"model": "%s", "messages": [{"role": "user", "content": "%s"}], "store": true}' % (MODEL, prompt))
    requests.post(URL, data='{{"model": "{}", "messages": {}, "store": true}}'.format(MODEL, json.dumps(history)))
    requests.post(URL, data='{"model": "MODEL", "messages": [{"role": "user", "content": "PROMPT"}], "store": true}'.replace("PROMPT", prompt))
    requests.post(URL, data='{"model": "gpt-oss-120b", ' + f'"messages": {json.dumps(history)}' + "}")

# case: a field that has a gap in it
import requests


def ask(penalty, name):
    requests.post(
        "https://api.cerebras.ai/v1/chat/completions",
        data=f'{{"model": "gpt-oss-120b", "messages": [], "frequency_penalty": {penalty}}}',  #! CBS101
    )
    requests.post("https://api.cerebras.ai/v1/chat/completions", data=f'{{"model": "gpt-oss-120b", "messages": [], "{name}": 1}}')
# fixed: unsafe unchanged

# case: messages that are dumped into it
import json

import requests


def ask(prompt):
    messages = [{"role": "function", "content": prompt}]  #! CBS107
    requests.post("https://api.cerebras.ai/v1/chat/completions", data=f'{{"model": "gpt-oss-120b", "messages": {json.dumps(messages)}}}')

# case: read, then changed
import json

import requests

TEMPLATE = '{"model": "gpt-oss-120b", "messages": [], "stream": true, "frequency_penalty": 1}'  #! CBS201

body = json.loads(TEMPLATE)
body["response_format"] = {"type": "json_object"}
del body["frequency_penalty"]
requests.post("https://api.cerebras.ai/v1/chat/completions", json=body)

# case: read for the SDK
import json

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
OPTIONS = json.loads('{"temperature": 0, "logit_bias": {}}')  #! CBS102
client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)

# case: set in one's own way
import textwrap

import requests

requests.post(
    "https://api.cerebras.ai/v1/chat/completions",
    data=textwrap.dedent("""\
        {
          "model": "gpt-oss-120b",
          "messages": [],
          "parallel_tool_calls": false  #! CBS104
        }
    """).strip(),
)

# case: the same key twice in a text that was made of another
import requests

TEXT = '''  #! CBS106 CBS107
  {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "{\\"store\\": 1}", "store": 1}], "store": true}
'''
requests.post("https://api.cerebras.ai/v1/chat/completions", data=TEXT.strip().replace("120b", "120b"))

# case: what is no body of these
import json

import requests

URL = "https://api.cerebras.ai/v1/chat/completions"
requests.post(URL, data='{"model": "gpt-oss-120b", "messages": [], "service_tier": "auto"')
requests.post(URL, data="{'model': 'gpt-oss-120b', 'messages': [], 'service_tier': 'auto'}")
requests.post(URL, data='{"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "\\"store\\": true, \\"logit_bias\\": {}"}]}')
requests.post(URL, data="model=gpt-oss-120b&service_tier=auto")
requests.post(URL, data=open("body.json").read())
requests.post("http://localhost:8000/v1/chat/completions", data='{"model": "gpt-4o", "messages": [], "service_tier": "auto"}')
json.loads('{"model": "gpt-oss-120b", "messages": [], "service_tier": "auto"}')
json.loads(URL)["service_tier"]

# case: lists, numbers and nothing
import requests

URL = "https://api.cerebras.ai/v1/chat/completions"
requests.post(URL, data='{"model": "gpt-oss-120b", "messages": [], "n": 1e0, "stop": ["a", "b", "c", "d", "e"], "temperature": -0.5, "store": null, "tools": []}')  #! CBS106? CBS108 CBS108
requests.post(URL, data="[]")
requests.post(URL, data="{}")
requests.post(URL, data="")

# case: continued lines, and a prompt in between
import requests

EMAIL = open("email.txt").read()
prompt = 'Read the email. \
Use [a, b].' + EMAIL
data = '{"model": "gpt-oss-120b", \
    "messages": [{"role": "user", "content": "' + prompt + '"}], \
    "temperature": 0.3, "frequency_penalty": 0.1}'  #! CBS101
requests.post("https://api.cerebras.ai/v1/chat/completions", data=data)
# fixed: unsafe
import requests

EMAIL = open("email.txt").read()
prompt = 'Read the email. \
Use [a, b].' + EMAIL
data = '{"model": "gpt-oss-120b", \
    "messages": [{"role": "user", "content": "' + prompt + '"}], \
    "temperature": 0.3}'
requests.post("https://api.cerebras.ai/v1/chat/completions", data=data)

# case: a text that goes to another provider too
import requests

BODY = '{"model": "gpt-oss-120b", "messages": [], "presence_penalty": 1}'  #! CBS103
requests.post("https://api.cerebras.ai/v1/chat/completions", data=BODY)
requests.post("https://api.groq.com/openai/v1/chat/completions", data=BODY)
# fixed: unsafe unchanged
