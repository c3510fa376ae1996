#! possible CBS101
import sys

from openai import OpenAI

client = OpenAI()
PRESETS = {
    "exact": {"temperature": 0},
    "lively": {"temperature": 1, "frequency_penalty": 0.6},
}


def ask(text, preset):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **PRESETS[preset]
    )


print(ask("Hi", "exact" if len(sys.argv) < 2 else sys.argv[1]).choices[0].message.content)
