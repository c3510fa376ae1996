import json
import os
from urllib.request import Request, urlopen


def complete(messages, url="https://api.openai.com/v1/chat/completions", **fields):
    data = json.dumps({"model": "gpt-4o-mini", "messages": messages, **fields}).encode("utf-8")
    request = Request(url, data=data, headers={"Content-Type": "application/json"})
    request.add_header("Authorization", "Bearer " + os.environ["OPENAI_API_KEY"])
    with urlopen(request, timeout=10) as response:
        return json.loads(response.read())["choices"][0]["message"]["content"]


print(complete([{"role": "user", "content": "Hello"}], seed=3, service_tier="default"))
