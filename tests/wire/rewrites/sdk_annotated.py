#! options --to cerebras-sdk --model *=gpt-oss-120b
from __future__ import annotations

import os
from typing import Optional

import openai
from openai import OpenAI

shared: Optional[OpenAI] = None


def connect(key: str | None = None) -> "OpenAI":
    global shared
    if shared is None:
        shared = OpenAI(api_key=key or os.environ["OPENAI_API_KEY"], base_url="https://api.openai.com/v1")
    return shared


def ask(client: openai.OpenAI, text: str) -> str:
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}]).choices[0].message.content


print(ask(connect(), "annotated"))
