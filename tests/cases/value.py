# Values outside the accepted range: CBS108.

# case: temperature
def ask(client, messages):
    client.chat.completions.create(messages=messages, temperature=1.5)
    client.chat.completions.create(messages=messages, temperature=1.8)  #! CBS108
    client.chat.completions.create(messages=messages, temperature=-0.1)  #! CBS108

# case: temperature in later documentation
# options: --edition 2026-10
def ask(client, messages):
    client.chat.completions.create(messages=messages, temperature=1.8)
    client.chat.completions.create(messages=messages, temperature=2.1)  #! CBS108

# case: temperature that is not known
def ask(client, messages, temperature, base=1.0):
    client.chat.completions.create(messages=messages, temperature=temperature)
    client.chat.completions.create(messages=messages, temperature=base * 2)
    client.chat.completions.create(messages=messages, temperature=None)

# case: temperature by default
def ask(client, messages, temperature=1.9):  #! CBS108?
    return client.chat.completions.create(messages=messages, temperature=temperature)

# case: temperature in a constant
HOT = 1.9  #! CBS108


def ask(client, messages):
    return client.chat.completions.create(messages=messages, temperature=HOT)

# case: temperature of another thing
def ask(client, messages, sensor):
    sensor.create(temperature=40)
    return client.chat.completions.create(messages=messages, extra_headers={"temperature": "40"})

# case: top_p
def ask(client, messages):
    client.chat.completions.create(messages=messages, top_p=1)
    client.chat.completions.create(messages=messages, top_p=1.2)  #! CBS108

# case: several answers
def ask(client, messages, count):
    client.chat.completions.create(messages=messages, n=1)
    client.chat.completions.create(messages=messages, n=count)
    client.chat.completions.create(messages=messages, n=3)  #! CBS108?

# case: stop sequences
def ask(client, messages, more):
    client.chat.completions.create(messages=messages, stop="\n\n\n\n\n\n")
    client.chat.completions.create(messages=messages, stop=["a", "b", "c", "d"])
    client.chat.completions.create(messages=messages, stop=more)
    client.chat.completions.create(messages=messages, stop=["a", "b", "c", "d", "e"])  #! CBS108

# case: stop sequences of which one may be missing
def ask(client, messages, odd):
    stop = ["a", "b", "c", "d"]
    if odd:
        stop.append("e")
    return client.chat.completions.create(messages=messages, stop=stop)  #! CBS108?

# case: alternatives without probabilities
def ask(client, messages, wanted, **more):
    client.chat.completions.create(messages=messages, logprobs=True, top_logprobs=3)
    client.chat.completions.create(messages=messages, logprobs=wanted, top_logprobs=3)
    client.chat.completions.create(messages=messages, top_logprobs=None)
    client.chat.completions.create(messages=messages, top_logprobs=3, **more)
    client.chat.completions.create(messages=messages, top_logprobs=3)  #! CBS108
    client.chat.completions.create(messages=messages, logprobs=False, top_logprobs=3)  #! CBS108
    client.chat.completions.create(messages=messages, logprobs=True, top_logprobs=30)  #! CBS108

# case: options of streams
def ask(client, messages, options):
    client.chat.completions.create(messages=messages, stream=True, stream_options={"include_usage": True})
    client.chat.completions.create(messages=messages, stream=True, stream_options=options)
    client.chat.completions.create(messages=messages, stream=True, stream_options={"include_obfuscation": False})  #! CBS108

# case: several at once
def ask(client, messages):
    return client.chat.completions.create(
        messages=messages,
        temperature=1.7,  #! CBS108
        n=2,  #! CBS108?
        top_p=3,  #! CBS108
    )

# case: tiers
# options: --edition 2026-10
def ask(client, messages, tier):
    client.chat.completions.create(messages=messages, service_tier="priority")  #! CBS105
    client.chat.completions.create(messages=messages, service_tier=tier)  #! CBS105
    client.chat.completions.create(messages=messages, service_tier="scale")  #! CBS108

# case: biases
# options: --edition 2026-10
def ask(client, messages):
    few = {"1": 1, "2": 2}
    client.chat.completions.create(messages=messages, logit_bias=few)  #! CBS102

# case: penalties
# options: --edition 2026-10
def ask(client, messages):
    client.chat.completions.create(messages=messages, frequency_penalty=2, presence_penalty=-2)
    client.chat.completions.create(messages=messages, frequency_penalty=2.5)  #! CBS108

# case: penalties are not taken at all
def ask(client, messages):
    client.chat.completions.create(messages=messages, frequency_penalty=2.5)  #! CBS101

# case: what a text completion asks for is asked for as a chat completion too
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
answer = client.completions.create(model="gpt-oss-120b", prompt="Once", n=2)  #! CBS301 CBS108?
print(answer.choices[0].text)

# fixed: unsafe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
answer = client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "Once"}],
    n=2,
)
print(answer.choices[0].message.content or "")
