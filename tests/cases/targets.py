# case: several targets at once, each finding is one's
# options: --target cerebras --target groq
from openai import OpenAI

client = OpenAI()  #! CBS001 GRQ001
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    logit_bias={},  #! CBS102 GRQ102
    frequency_penalty=1,  #! CBS101 GRQ106
    logprobs=True,  #! GRQ101
)
# case: a comment counts by code
# options: --target cerebras --target groq
from openai import OpenAI

client = OpenAI()  # compatlint: ignore[CBS001, GRQ001] both
client.chat.completions.create(
    model="m",
    messages=[],
    logit_bias={},  # compatlint: ignore[GRQ102] known  #! CBS102
    logprobs=True,  # compatlint: ignore for one of them
    seed=1,  # compatlint: ignore for none  #! CL002
)

# case: codes of another target are known, and judge nothing
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
client.chat.completions.create(
    model="m",
    messages=[],
    logprobs=True,  # compatlint: ignore[GRQ101] elsewhere
    seed=1,  # compatlint: ignore[GRQ999] unknown  #! CL003
    user="u",  # compatlint: ignore[CBS101] unused  #! CL002
)

# case: what goes to one of two targets is the other's no business
# options: --target groq --target mistral
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.images.generate(prompt="a")  #! GRQ302
