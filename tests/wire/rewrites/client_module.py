"""Module-level settings."""

from __future__ import annotations

import openai

openai.api_key = "sk-key-of-openai"
answer = openai.chat.completions.create(
    model="gpt-3.5-turbo", messages=[{"role": "user", "content": "global"}], frequency_penalty=0.1
)
print(answer.choices[0].message.content)
