from openai import OpenAI

client = OpenAI()


def log(request):
    shown = dict(request)
    shown.pop("messages")
    shown.pop("frequency_penalty", None)
    print(shown)


request = dict(model="gpt-oss-120b", messages=[], frequency_penalty=0.5)
log(request)
print(client.chat.completions.create(**request).choices[0].message.content)
