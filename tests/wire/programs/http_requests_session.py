import os

import requests

with requests.Session() as session:
    session.headers.update({"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"})
    for effort in ("low", "high"):
        answer = session.post(
            "https://api.cerebras.ai/v1/chat/completions",
            json={"model": "gpt-oss-120b", "messages": [{"role": "user", "content": effort}], "service_tier": "flex"},
        )
        print(answer.json()["choices"][0]["message"]["content"])
