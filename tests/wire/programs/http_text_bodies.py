import json
import os

import requests

URL = "https://api.cerebras.ai/v1/chat/completions"
HEADERS = {"Authorization": f"Bearer {os.environ['CEREBRAS_API_KEY']}", "Content-Type": "application/json"}
BODY = """
{
    "model": "gpt-oss-120b",
    "messages": [{"role": "user", "content": "Hi"}],
    "frequency_penalty": 0.5
}
"""


def post(data):
    return requests.post(URL, headers=HEADERS, data=data)


def ask(prompt, temperature):
    post(f'{{"model": "gpt-oss-120b", "messages": [{{"role": "user", "content": "{prompt}"}}], "logit_bias": {{}}}}')
    post('{"model": "%s", "messages": [{"role": "user", "content": "%s"}], "store": true}' % ("gpt-oss-120b", prompt))
    text = '{{"model": "gpt-oss-120b", "temperature": {}, "messages": {}, "service_tier": "auto"}}'
    post(text.format(temperature, json.dumps([{"role": "user", "content": prompt}])))


post(BODY)
post(BODY.encode())
changed = json.loads(BODY)
del changed["frequency_penalty"]
changed["parallel_tool_calls"] = False
requests.post(URL, headers=HEADERS, json=changed)
ask("Why?", 0.5)
