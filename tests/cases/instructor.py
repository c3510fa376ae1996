# instructor: clients that it wraps or makes, and what it adds for the class of the answer.

# case: json modes are streamed
import instructor
from openai import OpenAI

plain = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client = instructor.from_openai(plain, mode=instructor.Mode.JSON)
client.chat.completions.create(model="x", messages=[], response_model=dict)
client.chat.completions.create_partial(model="x", messages=[], response_model=dict)  #! CBS201
client.create_iterable(model="x", messages=[], response_model=dict)  #! CBS201
instructor.from_openai(plain).create_partial(model="x", messages=[], response_model=dict)
instructor.from_openai(plain, mode=instructor.Mode.JSON).create(model="x", messages=[], response_model=None, stream=True)

# case: an id
import instructor

client = instructor.from_provider("openai/gpt-4o", async_client=True)  #! CBS001 CBS004
client.create(messages=[], response_model=dict, service_tier="auto")  #! CBS105

# fixed: unsafe
import instructor

client = instructor.from_provider("cerebras/gpt-4o", async_client=True)
client.create(messages=[], response_model=dict)

# case: its own arguments
import instructor
from openai import OpenAI

client = instructor.patch(OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1"))
client.chat.completions.create(
    model="x",
    messages=[],
    response_model=dict,
    max_retries=2,
    validation_context={"metadata": 1},
    context={},
    presence_penalty=1,  #! CBS103
)

# case: other providers are silent
import instructor
from anthropic import Anthropic
from groq import Groq
from openai import OpenAI

client = instructor.from_provider("anthropic/claude-3")
client.create(messages=[], response_model=dict, service_tier="auto")
instructor.from_anthropic(Anthropic()).create(messages=[], response_model=dict, service_tier="auto")
instructor.from_openai(OpenAI(base_url="http://localhost:1"), mode=instructor.Mode.JSON).create_partial(
    model="x", messages=[], response_model=dict, presence_penalty=1
)
