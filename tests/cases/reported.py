# case: a guard that refutes the default of the base url
import os

from openai import OpenAI

LOCAL = "http://localhost:11434/v1"


class Chat:
    def __init__(self, model, url=None):
        if not url:
            self.client = OpenAI(api_key=os.getenv("OPENAI_API_KEY"))  #! CBS001
        elif url and url == LOCAL:
            self.client = OpenAI(base_url=url, api_key="none")
        else:
            raise ValueError(url)

# case: a guard that refutes the default, plain
from openai import OpenAI


def connect(url=None):
    if url:
        return OpenAI(base_url=url, api_key="none")
    return OpenAI()  #! CBS001

# case: a guard that compares with another provider's url
from openai import OpenAI


def connect(url=None):
    if url == "http://localhost:11434/v1":
        return OpenAI(base_url=url, api_key="none")
    raise ValueError(url)

# case: is not None
from openai import OpenAI


def connect(url=None):
    if url is not None:
        return OpenAI(base_url=url, api_key="none")
    return OpenAI()  #! CBS001

# case: default of a field of an annotated settings object
from openai import OpenAI
from pydantic import BaseModel


class Settings(BaseModel):
    url: str = "https://api.openai.com/v1"
    model: str = "gpt-4o"  #! CBS004?


class Bot:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.client = OpenAI(base_url=self.settings.url, api_key="k")  #! CBS001?

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.settings.model, messages=messages)

# case: the same in other files
from settings import Settings

from openai import OpenAI


class Bot:
    def __init__(self, settings: Settings):
        self.settings = settings
        options = self.options()
        self.client = OpenAI(**options)

    def options(self):
        return {"api_key": self.settings.key, "base_url": self.settings.url}  #! CBS001?

# file: settings.py
from base import Base


class Settings(Base):
    key: str = "x"
    url: str = "https://api.openai.com/v1"

# file: base.py
from pydantic import BaseModel


class Base(BaseModel):
    pass
# case: the same of a dataclass
from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Settings:
    url: str = "https://api.openai.com/v1"


def connect(settings: Settings):
    return OpenAI(base_url=settings.url, api_key="k")  #! CBS001?

# case: default of a plain class's attribute set in init
from openai import OpenAI


class Settings:
    def __init__(self, url="https://api.openai.com/v1"):
        self.url = url


def connect(settings: Settings):
    return OpenAI(base_url=settings.url, api_key="k")  #! CBS001?

# case: base url set after construction, from the environment or as it is
import os

from openai import OpenAI


class Config:
    def connect(self):
        client = OpenAI(api_key=os.getenv("OPENAI_API_KEY"))  #! todo CBS001?
        client.base_url = os.getenv("LLM_URL", client.base_url)
        return client
# case: plain
from openai import OpenAI

def connect():
    client = OpenAI()
    client.base_url = "http://localhost/v1"
    return client
# case: plain openai
from openai import OpenAI

def connect(x):
    client = OpenAI(base_url="http://localhost/v1")
    client.base_url = "https://api.openai.com/v1" #! CBS001
    return client

# case: model through super's init
import openai  #! CBS001


def chat(model, messages):
    return openai.ChatCompletion.create(model=model, messages=messages)  #! CBS303


class Base:
    def __init__(self, name):
        self.name = name

    def ask(self, messages):
        return chat(self.name, messages)


class Big(Base):
    def __init__(self):
        super().__init__("gpt-4")  #! CBS004


class Small(Base):
    def __init__(self):
        super().__init__("gpt-3.5-turbo")  #! CBS004

# case: default of a subclass through super's init
from openai import OpenAI


class Base:
    def __init__(self, name):
        self.name = name

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.name, messages=messages)


class Bot(Base):
    def __init__(self, name="gpt-4o"):  #! CBS004?
        super().__init__(name)
        self.client = OpenAI()  #! CBS001

# case: attribute of an object in self, filled in when empty
from openai import OpenAI


class Bot:
    def __init__(self, settings):
        self.settings = settings
        if not self.settings.model:
            self.settings.model = "gpt-4o"  #! todo CBS004?
        self.client = OpenAI()  #! CBS001

    def ask(self, messages):
        params = {"temperature": 0}
        params.update({"model": self.settings.model, "messages": messages})
        return self.client.chat.completions.create(**params)
# case: attribute of an object in self, or
from openai import OpenAI


class Bot:
    def __init__(self, settings):
        self.settings = settings
        self.settings.model = self.settings.model or "gpt-4o"  #! todo CBS004?
        self.client = OpenAI()  #! CBS001

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.settings.model, messages=messages)

# case: url of self that a guard refutes
from openai import OpenAI


class Bot:
    def __init__(self, url=None):
        self.url = url

    def connect(self):
        options = {"api_key": "k"}
        if self.url:
            options["base_url"] = self.url
        return OpenAI(**options)  #! CBS001?

    def other(self):
        if self.url:
            return OpenAI(base_url=self.url, api_key="k")
        return OpenAI()  #! CBS001

# case: super's init gets the url
import os

from openai import OpenAI


class Base:
    def __init__(self, name, key=None, url=None):
        self.name = name
        self.key = key
        self.url = url


class Reward(Base):
    def __init__(self, name, key=None, url=None):
        url = url or os.environ.get("ACME_URL", "https://api.acme.example/v1")
        super().__init__(name, key, url)
        self.client = OpenAI(base_url=self.url, api_key=self.key)

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.name, messages=messages)

# case: super's init gets a constant url
from base import Base
from openai import OpenAI

URL = "https://api.acme.example/v1"


class Reward(Base):
    def __init__(self, name):
        super().__init__(name=name, url=URL)
        self.client = OpenAI(base_url=self.url, api_key="k")

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.name, messages=messages, frequency_penalty=1)

# file: base.py
class Base:
    def __init__(self, name, url=None):
        self.name = name
        self.url = url
# case: the client is made in the base
from base import Base


class Reward(Base):
    def __init__(self, name):
        super().__init__(name, "https://api.acme.example/v1")

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.name, messages=messages, frequency_penalty=1)

# file: base.py
from openai import OpenAI


class Base:
    def __init__(self, name, url=None):
        self.name = name
        self.client = OpenAI(base_url=url, api_key="k")  #! CBS001?

# case: create with completion
import instructor
from openai import OpenAI

client = instructor.from_openai(OpenAI())  #! CBS001
user, raw = client.chat.completions.create_with_completion(model="gpt-4o", messages=[], frequency_penalty=1)  #! CBS004 CBS101

# case: create partial
import instructor
from openai import OpenAI

client = instructor.from_openai(OpenAI())  #! CBS001
for part in client.chat.completions.create_partial(model="gpt-oss-120b", messages=[], frequency_penalty=1):  #! CBS101
    print(part)

# case: create iterable
import instructor
from openai import OpenAI

client = instructor.from_openai(OpenAI())  #! CBS001
for one in client.chat.completions.create_iterable(model="gpt-4o", messages=[]):  #! CBS004
    print(one)

# case: patched client
import instructor
from openai import OpenAI

client = instructor.patch(OpenAI())  #! CBS001
client.chat.completions.create(model="gpt-4o", messages=[], response_model=int)  #! CBS004

# case: a file that was imported before it is checked
# file: app.py
from bot import Bot

from openai import OpenAI

print(Bot().ask([]), OpenAI)
# file: bot.py
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def ask(self, messages):
        return self.client.chat.completions.create(messages=messages)

# case: calling an instance of a class of another file
from sampler import Sampler

Sampler(model="gpt-4o")([])  #! CBS004
second = Sampler("gpt-4-turbo")  #! CBS004
second([])
table = {"a": Sampler(model="gpt-4.1")}  #! CBS004
for name, each in table.items():
    each([])
# file: sampler.py
from openai import OpenAI


class Sampler:
    def __init__(self, model):
        self.client = OpenAI()  #! CBS001
        self.model = model

    def __call__(self, messages):
        return self.client.chat.completions.create(model=self.model, messages=messages)

# case: an instance of another file handed to a function that calls it
from sampler import Sampler, run

run(Sampler(model="gpt-4o"))  #! CBS004
# file: sampler.py
from openai import OpenAI


class Sampler:
    def __init__(self, model):
        self.client = OpenAI()  #! CBS001
        self.model = model

    def __call__(self, messages):
        return self.client.chat.completions.create(model=self.model, messages=messages)


def run(each):
    return each([])

# case: the model of a wrapper in another file, of the o-series
from bot import Bot

Bot(model="o3-mini").ask([])  #! CBS004
# file: bot.py
from openai import OpenAI


class Bot:
    def __init__(self, model):
        self.client = OpenAI()  #! CBS001
        self.model = model

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.model, messages=messages)

# case: module-level dict filled inside a function, on one way
from openai import OpenAI

client = OpenAI()  #! CBS001
options = {}


def ask(messages, tools):
    if tools:
        options["parallel_tool_calls"] = False  #! CBS104?
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)

# case: module-level dict filled inside a function
from openai import OpenAI

client = OpenAI()  #! CBS001
options = {"temperature": 0}


def ask(messages):
    options["parallel_tool_calls"] = False  #! CBS104
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)

# case: local server, port from the environment
import os

from openai import OpenAI

port = os.getenv("PORT", "8000")
client = OpenAI(base_url=f"http://localhost:{port}/v1", api_key="none")
client.chat.completions.create(model="m", messages=[], logit_bias={})
client.completions.create(model="m", prompt="x")

# case: local server, port is a parameter
from openai import OpenAI


def ask(port, messages):
    client = OpenAI(base_url=f"http://127.0.0.1:{port}/v1", api_key="none")
    return client.chat.completions.create(model="m", messages=messages, logit_bias={})

# case: another provider, the region is a parameter
from openai import OpenAI


def ask(project, messages):
    client = OpenAI(base_url="https://api.groq.com/" + project + "/v1", api_key="none")
    return client.chat.completions.create(model="m", messages=messages, logit_bias={})

# case: local server, port of self
from openai import OpenAI


class Server:
    def __init__(self, port=8000):
        self.url = "http://localhost:%s/v1" % port
        self.client = OpenAI(base_url=self.url, api_key="none")

    def complete(self, prompt):
        return self.client.completions.create(model="m", prompt=prompt)

# case: local server, by format
from openai import OpenAI


def complete(port, prompt):
    client = OpenAI(base_url="http://localhost:{}/v1".format(port), api_key="none")
    return client.completions.create(model="m", prompt=prompt)

# case: local server as default of an environment variable
import os

from openai import OpenAI

client = OpenAI(base_url=os.getenv("REMOTE_URL", "http://localhost:8000/v1"), api_key="none")
client.chat.completions.create(model="m", messages=[], logit_bias={})  #! CBS102?
client.completions.create(model="m", prompt="x")  #! CBS301?

# case: another provider where the argument is empty
from openai import OpenAI


def ask(messages, url=None):
    client = OpenAI(base_url=url or "https://api.groq.com/openai/v1", api_key="none")
    return client.chat.completions.create(model="m", messages=messages, logit_bias={})  #! CBS102?

# case: client of the subclass behind a decorated method
from base import Base

from openai import OpenAI


class Other(Base):
    def __init__(self, name):
        super().__init__(name)
        self.client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")

    def ask(self, messages):
        return self.send(messages=messages, model="llama", parallel_tool_calls=True)
# file: base.py
from waiting import waits

from openai import OpenAI


class Base:
    def __init__(self, name):
        self.name = name
        self.client = OpenAI()  #! CBS001

    @waits(error=ValueError)
    def send(self, **kwargs):
        return self.client.chat.completions.create(**kwargs)
# file: waiting.py
from tenacity import retry


def waits(error=None):
    def decorator(func):
        @retry(retry=error)
        def wrapped(*args, **kwargs):
            return func(*args, **kwargs)

        return wrapped

    return decorator

# case: method chosen by a conditional expression
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(mode, messages):
    complete = client.chat.completions.create if mode == "chat" else client.completions.create  #! CBS301?
    return complete(model="gpt-oss-120b", messages=messages)

# case: method chosen in a branch
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(mode, text):
    if mode == "embed":
        send = client.embeddings.create  #! CBS302?
    else:
        send = client.chat.completions.create
    return send(model="gpt-oss-120b", input=text)

# case: a key stored by a method that __init__ calls
class Solver:
    def __init__(self, options):
        self.options = options
        self.prepare()

    def prepare(self):
        self.options["logit_bias"] = {}  #! CBS102

    def ask(self, client, messages):
        return client.chat.completions.create(messages=messages, **self.options)

# case: a nested key stored by a method that __init__ calls
class Solver:
    def __init__(self):
        self.options = {"model": "gpt-oss-120b", "extra": {}}
        self.prepare()

    def prepare(self):
        self.options["extra"]["logit_bias"] = {}  #! CBS102

    def ask(self, client, messages):
        return client.chat.completions.create(messages=messages, **self.options["extra"])

# case: a key stored by a method that may have been called
class Solver:
    def __init__(self):
        self.options = {"model": "gpt-oss-120b"}

    def forbid(self, token):
        self.options["logit_bias"] = {token: -100}  #! CBS102?

    def ask(self, client, messages):
        return client.chat.completions.create(messages=messages, **self.options)

# case: endpoint handed to a helper
from openai import OpenAI

client = OpenAI()  #! CBS001


def retrying(func, *args, **kwargs):
    return func(*args, **kwargs)


def complete(prompt):
    return retrying(client.completions.create, model="gpt-oss-120b", prompt=prompt)  #! CBS301


def embed(text):
    return retrying(client.embeddings.create, model="my-model", input=text)  #! CBS302


def chat(messages):
    return retrying(client.chat.completions.create, model="gpt-oss-120b", messages=messages)

# case: client in a branch of a function that has a caller
import openai


def connect(kind):
    if kind == "azure":
        return openai.AzureOpenAI(azure_endpoint="https://me.openai.azure.com")  #! CBS003
    return openai.OpenAI()  #! CBS001


def caller(settings):
    return connect(settings["kind"])

# case: client set in a branch that returns, then a guard
from openai import OpenAI


class Recorder:
    def __init__(self):
        self.client = None

    def start(self, chunks, kind):
        self.load(kind)
        for chunk in chunks:
            self.write(chunk)

    def load(self, kind):
        if kind == "api":
            self.client = OpenAI()  #! CBS001
            return None
        return 3

    def write(self, chunk):
        if self.client is None:
            return None
        return self.client.audio.transcriptions.create(model="whisper", file=chunk)  #! CBS302

# case: client set in branches that return
from openai import OpenAI


class Recorder:
    def __init__(self):
        self.client = None

    def load(self, kind):
        if kind == "local":
            self.client = OpenAI(base_url="http://127.0.0.1:3003")
            return None
        if kind == "api":
            self.client = OpenAI()  #! CBS001
            return None
        return 3

    def write(self, chunk):
        return self.client.audio.transcriptions.create(model="whisper", file=chunk)  #! CBS302?

# case: a function that only calls itself
from openai import OpenAI


def ask(messages, key, left=3):
    client = OpenAI(api_key=key)  #! CBS001
    try:
        return client.chat.completions.create(model="gpt-oss-120b", messages=messages)
    except ValueError:
        return ask(messages, key, left - 1)

# case: methods that call each other in a circle, and nobody else does
from openai import OpenAI


class Runner:
    client = OpenAI()  #! CBS001

    def __init__(self, args, kind):
        if kind == "reasoning":
            self.options = {"model": args.model}
        else:
            self.options = {"model": args.model, "presence_penalty": 0}  #! CBS103?

    def run(self, prompt, left):
        try:
            return Runner.client.chat.completions.create(messages=prompt, **self.options)
        except ValueError:
            return self.again(prompt, left - 1)

    def again(self, prompt, left):
        return self.run(prompt, left)

# case: a function that calls itself and has another caller
from openai import OpenAI


def ask(messages, url, left=3):
    client = OpenAI(base_url=url, api_key="k")
    try:
        return client.chat.completions.create(model="gpt-4o", messages=messages)
    except ValueError:
        return ask(messages, url, left - 1)


ask([], "https://api.acme.example/v1")

# case: what a mock remembers of its calls
from openai import OpenAI


def test_fields(patched):
    client = OpenAI(api_key="k")  #! CBS001
    client.chat.completions.create = patched
    client.chat.completions.create.assert_called_once_with(model="gpt-4o", frequency_penalty=1)
    client.embeddings.create.assert_called_once()
    client.responses.create.reset_mock()
    client.beta.threads.runs.create.assert_not_called()

# case: the module's base url as a value
import openai
from openai import OpenAI


class Provider:
    def __init__(self, key=None, url=None):
        self.client = OpenAI(api_key=key or openai.api_key, base_url=url or openai.base_url)  #! CBS001?

# case: the module's base url as a value, set in the file
import openai
from openai import OpenAI

openai.base_url = "http://localhost:8000/v1/"
client = OpenAI(api_key="k", base_url=openai.base_url)
client.chat.completions.create(model="gpt-4o", messages=[])

# case: a default that a guard refutes, with arguments that cannot be followed
from openai import OpenAI

LOCAL = "http://localhost:11434/v1"


def connect(url=None, **more):
    if not url:
        return OpenAI(api_key="k")  #! CBS001
    elif url == LOCAL:
        return OpenAI(base_url=url, api_key="none")


def through(**more):
    return connect(**more)

# case: a rule with several parts is refuted by its first
# options: --select CBS402
from openai import OpenAI


def ask(parts):
    messages = [{"role": "system", "content": "a"}, {"role": "developer", "content": "b"}]
    for part in parts:
        messages.append({"role": part.role if part.role else "system", "content": part.text or "nothing"})
    return OpenAI().chat.completions.create(model="qwen-3.8-27b", messages=messages)

# case: defaults of command line options
import argparse

from openai import OpenAI


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="gpt-4o")  #! CBS004?
    parser.add_argument("--url", default="https://api.openai.com/v1")
    args = parser.parse_args()
    client = OpenAI(base_url=args.url, api_key="k")  #! CBS001?
    client.chat.completions.create(model=args.model, messages=[])

# case: a method handed to a function that is called with its arguments
from asgiref.sync import sync_to_async

from openai import OpenAI


async def hear(client: OpenAI, file):
    return await sync_to_async(client.audio.translations.create)(model="whisper", file=file)  #! CBS302

# case: objects with a model, called by what they are handed to
from openai import OpenAI


class Sampler:
    def __init__(self, model):
        self.client = OpenAI()  #! CBS001
        self.model = model

    def __call__(self, messages):
        return self.client.chat.completions.create(model=self.model, messages=messages)


class Exam:
    def __init__(self, rows):
        self.rows = rows

    def __call__(self, sampler):
        def one(row):
            return sampler([row])

        return [one(row) for row in self.rows]


samplers = {"a": Sampler(model="gpt-4o"), "b": Sampler(model="gpt-4.1")}  #! CBS004 CBS004
exams = {"x": Exam([1])}
for name, sampler in samplers.items():
    for title, exam in exams.items():
        exam(sampler)

# case: a test of the model that refutes one provider's branch
# options: --select CBS101
from openai import OpenAI

client = OpenAI()


def ask(model, messages):
    if "gpt" in model:
        return client.chat.completions.create(model=model, messages=messages)
    return client.chat.completions.create(model=model, messages=messages, frequency_penalty=1)  #! CBS101


ask("gpt-4o", [])
ask("llama", [])

# case: a test of the url says that a field is another provider's
from openai import OpenAI


def ask(url, messages):
    client = OpenAI(base_url=url, api_key="k")
    more = {"service_tier": "auto"} if url.startswith("https://api.groq.com") else {}
    if "openrouter" in url.lower() or "together" in url:
        more["frequency_penalty"] = 0.5
    if url == "http://localhost:11434/v1":
        more["logit_bias"] = {}
    return client.chat.completions.create(model="m", messages=messages, **more)

# case: a test of the url that the API's own passes, or every other provider's fails
from openai import OpenAI


def ask(url, messages):
    client = OpenAI(base_url=url, api_key="k")
    more = {}
    if "openai" in url:
        more["frequency_penalty"] = 0.5  #! CBS101?
    if "groq" not in url:
        more["presence_penalty"] = 0.5  #! CBS103
    if "groq" in url or more:
        more["service_tier"] = "auto"  #! CBS105?
    if url.endswith("/v1"):
        more["logit_bias"] = {}  #! CBS102?
    return client.chat.completions.create(model="m", messages=messages, **more)

# case: a test of another url
from openai import OpenAI


def ask(url, proxy, messages):
    client = OpenAI(base_url=url, api_key="k")
    more = {}
    if "groq" in proxy:
        more["service_tier"] = "auto"  #! CBS105?
    url = url or proxy
    if "groq" in url:
        more["logit_bias"] = {}  #! CBS102?
    return client.chat.completions.create(model="m", messages=messages, **more)

# case: a test of the url that an object keeps
from openai import OpenAI


class Kept:
    def __init__(self, url, key):
        self.url = url
        self.client = OpenAI(base_url=url, api_key=key)

    def ask(self, messages):
        more = {"service_tier": "auto"} if "groq" in self.url else {"parallel_tool_calls": False}  #! CBS104
        return self.client.chat.completions.create(model="m", messages=messages, **more)


class Read:
    def __init__(self, settings):
        self.base_url = settings.base_url
        self.client = OpenAI(base_url=self.base_url, api_key="k")

    def ask(self, messages):
        more = {}
        if self.base_url and "groq" in self.base_url:
            more["service_tier"] = "auto"
        return self.client.chat.completions.create(model="m", messages=messages, **more)


class Moved:
    def __init__(self, url):
        self.url = url
        self.client = OpenAI(base_url=url, api_key="k")

    def move(self, url):
        self.url = url

    def ask(self, messages):
        more = {}
        if "groq" in self.url:
            more["service_tier"] = "auto"  #! CBS105?
        return self.client.chat.completions.create(model="m", messages=messages, **more)

# case: a test of the url that a variable of the environment holds, and of a default
import os

from openai import OpenAI

BASE_URL = os.getenv("LLM_URL")


def ask(messages):
    more = {}
    if BASE_URL and "groq" in BASE_URL:
        more["service_tier"] = "auto"
    return OpenAI(base_url=BASE_URL, api_key="k").chat.completions.create(model="m", messages=messages, **more)


def defaults(messages, url="https://api.openai.com/v1"):
    more = {}
    if "groq" in url:
        more["service_tier"] = "auto"
    return OpenAI(base_url=url, api_key="k").chat.completions.create(model="m", messages=messages, **more)  #! CBS001?

# case: a helper that tests the url
from openai import OpenAI


def is_groq(base_url: str | None = None) -> bool:
    return base_url is not None and base_url.startswith("https://api.groq.com")


def is_native(base_url):
    return base_url is None or base_url.startswith("https://api.openai.com")


def ask(url, messages):
    client = OpenAI(base_url=url, api_key="k")
    more = {}
    if is_groq(url):
        more["service_tier"] = "auto"
    if is_native(url):
        more["logit_bias"] = {}  #! CBS102?
    return client.chat.completions.create(model="m", messages=messages, **more)

# case: a model id that a method leaves as it is, and one that it changes
# options: --select CBS004
from openai import OpenAI

client = OpenAI()


def ask(model, messages):
    name = model.lower().strip()
    return client.chat.completions.create(model=name, messages=messages)


def small(model, messages):
    name = model.lower()  #! CBS004
    return client.chat.completions.create(model=name, messages=messages)


ask("gpt-4o", [])  #! CBS004
ask("llama", [])
small("GPT-4.1", [])

# case: items of another API's input among the messages
# options: --ignore CBS001
from openai import OpenAI

client = OpenAI()


def ask(model, results, responses, role, more):
    messages = [{"role": role, "content": "x", "tag": 1}, {**more, "mark": 2}]  #! CBS107 CBS107
    for result in results:
        if responses:
            messages.append({"type": "function_call_output", "call_id": result.id, "output": result.text})
        else:
            messages.append({"role": "tool", "tool_call_id": result.id, "content": result.text, "output": ""})  #! CBS107?
    if responses:
        return client.responses.create(model=model, input=messages)  #! CBS302
    return client.chat.completions.create(model=model, messages=messages)

# case: a switch for reasoning is no effort
# options: --select CBS403
import os

from openai import OpenAI

client = OpenAI()


def read(name, like):
    text = os.environ[name]
    if isinstance(like, bool):
        return text == "yes"
    if text == "off":
        return False
    return text


CONFIG = {"effort": None, "cached": False}
for key in CONFIG:
    CONFIG[key] = read(key.upper(), CONFIG[key])


def ask(model, messages):
    more = {}
    if CONFIG["effort"]:
        more["reasoning_effort"] = CONFIG["effort"]
    return client.chat.completions.create(model=model, messages=messages, **more)


def other(model, messages):
    return client.chat.completions.create(model=model, messages=messages, reasoning_effort="minimal")  #! CBS403?

# case: a request that is made up for an error
import httpx
import openai

URL = "https://api.openai.com/v1/chat/completions"


def refused():
    request = httpx.Request("POST", URL)
    return openai.AuthenticationError("no", response=httpx.Response(401, request=request), body=None)


def late():
    return openai.APITimeoutError(request=httpx.Request("POST", "https://api.openai.com/v1/chat/completions"))

# case: a request that a client builds
import httpx

with httpx.Client() as client:
    request = client.build_request("POST", "https://api.openai.com/v1/chat/completions", json={"messages": []})  #! CBS001
    client.send(request)
