from openai import OpenAI

client = OpenAI()
PRESETS = {
    "exact": {"temperature": 0},
    "lively": {"temperature": 1, "frequency_penalty": 0.6},
}


def main():
    def ask(text, preset):
        return client.chat.completions.create(
            model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **PRESETS[preset]
        )

    return ask("Hi", "exact")


print(main().choices[0].message.content)
