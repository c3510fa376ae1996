import httpx
from openai import OpenAI

with OpenAI(http_client=httpx.Client(timeout=3), default_headers={"X-Team": "search"}) as client:
    stream = client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": "Stream it"}], stream=True, service_tier="flex"
    )
    print("".join(chunk.choices[0].delta.content or "" for chunk in stream))
