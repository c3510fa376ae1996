from openai import OpenAI

client = OpenAI()
DROPPED = {"frequency_penalty", "logit_bias", "presence_penalty", "parallel_tool_calls", "service_tier"}


def for_cerebras(request):
    return {name: value for name, value in request.items() if name not in DROPPED}


request = dict(model="gpt-oss-120b", messages=[], frequency_penalty=0.5, service_tier="auto")
print(client.chat.completions.create(**for_cerebras(request)).choices[0].message.content)
