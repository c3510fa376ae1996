# Endpoints that the target lacks: CBS302.

# case: embeddings
from openai import OpenAI

client = OpenAI()  #! CBS001
client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: responses
from openai import OpenAI

client = OpenAI()  #! CBS001
client.responses.create(model="my-model", input="x")  #! CBS302

# case: responses parse
from openai import OpenAI

client = OpenAI()  #! CBS001
client.responses.parse(model="my-model", input="x")  #! CBS302

# case: images
from openai import OpenAI

client = OpenAI()  #! CBS001
client.images.generate(prompt="a cat")  #! CBS302

# case: transcription
from openai import OpenAI

client = OpenAI()  #! CBS001
client.audio.transcriptions.create(model="my-model", file=open("a.wav", "rb"))  #! CBS302

# case: speech
from openai import OpenAI

client = OpenAI()  #! CBS001
with client.audio.speech.with_streaming_response.create(model="my-model", voice="alloy", input="x") as sound:  #! CBS302
    sound.stream_to_file("x.mp3")

# case: moderations
from openai import OpenAI

client = OpenAI()  #! CBS001
client.moderations.create(input="x")  #! CBS302

# case: fine tuning
from openai import OpenAI

client = OpenAI()  #! CBS001
client.fine_tuning.jobs.create(model="my-model", training_file="f")  #! CBS302

# case: vector stores
from openai import OpenAI

client = OpenAI()  #! CBS001
client.vector_stores.create(name="x")  #! CBS302

# case: assistants
from openai import OpenAI

client = OpenAI()  #! CBS001
client.beta.assistants.create(model="my-model")  #! CBS302

# case: threads
from openai import OpenAI

client = OpenAI()  #! CBS001
client.beta.threads.messages.create(thread_id="t", role="user", content="x")  #! CBS302

# case: runs
from openai import OpenAI

client = OpenAI()  #! CBS001
client.beta.threads.runs.create_and_poll(thread_id="t", assistant_id="a")  #! CBS302

# case: files are in preview
from openai import OpenAI

client = OpenAI()  #! CBS001
client.files.create(file=open("a.jsonl", "rb"), purpose="batch")  #! CBS302?

# case: batches are in preview
from openai import OpenAI

client = OpenAI()  #! CBS001
client.batches.create(input_file_id="f", endpoint="/v1/chat/completions", completion_window="24h")  #! CBS302?

# case: stored chat completions
from openai import OpenAI

client = OpenAI()  #! CBS001
client.chat.completions.list()  #! CBS302

# case: a stored chat completion
from openai import OpenAI

client = OpenAI()  #! CBS001
client.chat.completions.retrieve("c")  #! CBS302

# case: deleting a model
from openai import OpenAI

client = OpenAI()  #! CBS001
client.models.delete("m")  #! CBS302

# case: async
from openai import AsyncOpenAI

client = AsyncOpenAI()  #! CBS001


async def embed(texts):
    return await client.embeddings.create(model="my-model", input=texts)  #! CBS302

# case: raw response
from openai import OpenAI

client = OpenAI()  #! CBS001
client.embeddings.with_raw_response.create(model="my-model", input="x")  #! CBS302

# case: module client
import openai  #! CBS001

openai.embeddings.create(model="my-model", input="x")  #! CBS302

# case: on cerebras already
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: its body is not a chat completion's
from openai import OpenAI

client = OpenAI()  #! CBS001
client.responses.create(model="my-model", input="x", service_tier="auto", parallel_tool_calls=False)  #! CBS302

# case: the line of the method
from openai import OpenAI

client = OpenAI()  #! CBS001
vectors = (
    client
    .embeddings
    .create(model="my-model", input="x")  #! CBS302
)

# case: listing models
from openai import OpenAI

client = OpenAI()  #! CBS001
client.models.list()

# case: a model
from openai import OpenAI

client = OpenAI()  #! CBS001
client.models.retrieve("my-model")

# case: closing the client
from openai import OpenAI

client = OpenAI()  #! CBS001
client.close()

# case: unresolved client
def embed(client, texts):
    return client.embeddings.create(model="my-model", input=texts)

# case: local server
from openai import OpenAI

client = OpenAI(base_url="http://localhost:11434/v1", api_key="ollama")
client.embeddings.create(model="my-model", input="x")

# case: another object with embeddings
class Store:
    def __init__(self, embeddings):
        self.embeddings = embeddings


store = Store({})
store.embeddings.create("x")
