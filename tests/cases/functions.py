# Fields that reach the request through functions. Every case runs: tests/test_wire.py compares what it sends with its marks.

# case: keyword through a wrapper
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **kwargs):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **kwargs)


ask([], temperature=0, frequency_penalty=1)  #! CBS101

# case: keyword through three wrappers
from openai import OpenAI

client = OpenAI()  #! CBS001


def create(**kwargs):
    return client.chat.completions.create(model="gpt-oss-120b", **kwargs)


def ask(messages, **options):
    return create(messages=messages, **options)


def say(text, temperature=0.2, **rest):
    return ask([{"role": "user", "content": text}], temperature=temperature, **rest)


say("Hi", presence_penalty=1)  #! CBS103

# case: keyword stopped by the second of three wrappers
from openai import OpenAI

client = OpenAI()  #! CBS001


def create(**kwargs):
    return client.chat.completions.create(model="gpt-oss-120b", **kwargs)


def ask(messages, **options):
    return create(messages=messages)


def say(text, **rest):
    return ask([{"role": "user", "content": text}], **rest)


say("Hi", presence_penalty=1)

# case: parameter of another name
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, variety):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        presence_penalty=variety,  #! CBS103
    )


ask([], variety=0.5)

# case: field name given to a parameter that means something else
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, frequency_penalty=0):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, temperature=frequency_penalty)


ask([], frequency_penalty=1)

# case: positional argument instead of the sentinel
from openai import NOT_GIVEN, OpenAI

client = OpenAI()  #! CBS001


def ask(messages, penalty=NOT_GIVEN):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        frequency_penalty=penalty,  #! CBS101
    )


ask([], 0.5)

# case: only the sentinel is known
from openai import NOT_GIVEN, OpenAI

client = OpenAI()  #! CBS001


def ask(messages, penalty=NOT_GIVEN):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        frequency_penalty=penalty,  #! CBS101?
    )


ask([])

# case: local function whose only callers give the sentinel
from openai import NOT_GIVEN, OpenAI


def main():
    client = OpenAI()  #! CBS001

    def ask(messages, penalty):
        return client.chat.completions.create(model="gpt-oss-120b", messages=messages, frequency_penalty=penalty)

    return ask([], NOT_GIVEN)


main()

# case: parameter default is sent
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, penalty=0.5):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        frequency_penalty=penalty,  #! CBS101
    )


ask([])

# case: dict as a default
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, options={"frequency_penalty": 1}):  #! CBS101
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([])

# case: dict as a default that nobody here uses
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, options={"frequency_penalty": 1}):  #! CBS101?
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], options={"seed": 1})

# case: none as a default and a dict after all
from openai import OpenAI

client = OpenAI()  #! CBS001
DEFAULTS = {"logit_bias": {}}  #! CBS102


def ask(messages, options=None):
    if options is None:
        options = DEFAULTS
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([])

# case: dict passed in
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], {"frequency_penalty": 1})  #! CBS101
ask([], options={"presence_penalty": 1})  #! CBS103
ask([], {"seed": 1})

# case: dict passed in and not used
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, options):
    print(options)
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)


ask([], {"frequency_penalty": 1})

# case: dict passed in through two functions
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


def say(text, **settings):
    return ask([{"role": "user", "content": text}], settings["options"])


say("Hi", options={"service_tier": "auto"})  #! CBS105

# case: dict passed in, of which one item is taken
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=messages, temperature=options["temperature"], seed=options.get("seed")
    )


ask([], {"temperature": 0, "seed": 1, "frequency_penalty": 1})

# case: dict returned in a tuple
from openai import OpenAI

client = OpenAI()  #! CBS001


def settings():
    params = {"temperature": 0}
    params["service_tier"] = "auto"  #! CBS105
    return "gpt-oss-120b", params


model, params = settings()
client.chat.completions.create(model=model, messages=[], **params)

# case: the other member of a returned tuple
from openai import OpenAI

client = OpenAI()  #! CBS001


def settings():
    return {"temperature": 0}, {"service_tier": "auto"}


client.chat.completions.create(model="gpt-oss-120b", messages=[], **settings()[0])

# case: dict returned from branches
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001


def settings(creative):
    if creative:
        return {"frequency_penalty": 1}  #! CBS101?
    return {"temperature": 0}


client.chat.completions.create(model="gpt-oss-120b", messages=[], **settings(len(sys.argv) > 3))

# case: dict returned from both branches
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001


def settings(creative):
    if creative:
        return {"frequency_penalty": 1}  #! CBS101
    return {"frequency_penalty": 0}  #! CBS101


client.chat.completions.create(model="gpt-oss-120b", messages=[], **settings(len(sys.argv) > 3))

# case: the branch that the argument chooses
from openai import OpenAI

client = OpenAI()  #! CBS001


def settings(creative):
    if creative:
        return {"frequency_penalty": 1}
    return {"temperature": 0}


client.chat.completions.create(model="gpt-oss-120b", messages=[], **settings(False))

# case: dict filled by a helper
from openai import OpenAI

client = OpenAI()  #! CBS001


def add_defaults(params):
    params.setdefault("temperature", 0)
    params["parallel_tool_calls"] = False  #! CBS104


params = {"model": "gpt-oss-120b"}
add_defaults(params)
client.chat.completions.create(messages=[], **params)

# case: dict filled by a helper that gives it back
from openai import OpenAI

client = OpenAI()  #! CBS001


def with_defaults(params):
    params.update(logit_bias={})  #! CBS102
    return params


client.chat.completions.create(messages=[], **with_defaults({"model": "gpt-oss-120b"}))

# case: dict emptied by a helper
from openai import OpenAI

client = OpenAI()  #! CBS001


def clean(params):
    for name in ("frequency_penalty", "presence_penalty"):
        params.pop(name, None)


params = {"model": "gpt-oss-120b", "frequency_penalty": 1, "presence_penalty": 1}
clean(params)
client.chat.completions.create(messages=[], **params)

# case: dict cleaned by a helper that returns another one
from openai import OpenAI

client = OpenAI()  #! CBS001
UNSUPPORTED = {"frequency_penalty", "presence_penalty"}


def cleaned(params):
    return {name: value for name, value in params.items() if name not in UNSUPPORTED}


params = {"model": "gpt-oss-120b", "frequency_penalty": 1, "logit_bias": {}}  #! CBS102
client.chat.completions.create(messages=[], **cleaned(params))

# case: the cleaned copy is thrown away
from openai import OpenAI

client = OpenAI()  #! CBS001


def cleaned(params):
    params = dict(params)
    params.pop("frequency_penalty", None)
    return params


params = {"model": "gpt-oss-120b", "frequency_penalty": 1}  #! CBS101
cleaned(params)
client.chat.completions.create(messages=[], **params)

# case: helper that may fill
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001


def fill(params, arguments):
    if arguments:
        params["logit_bias"] = {}  #! CBS102?


params = {"model": "gpt-oss-120b"}
fill(params, sys.argv[1:])
client.chat.completions.create(messages=[], **params)

# case: none is filtered out of the arguments
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, frequency_penalty=None, presence_penalty=None):
    params = {
        "frequency_penalty": frequency_penalty,  #! CBS101?
        "presence_penalty": presence_penalty,  #! CBS103
    }
    given = {name: value for name, value in params.items() if value is not None}
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **given)


ask([], presence_penalty=1)

# case: none is filtered out of a local dict
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {
    "frequency_penalty": None,
    "presence_penalty": 0,  #! CBS103
    "seed": 1,
}
given = {name: value for name, value in params.items() if value is not None}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **given)

# case: everything false is filtered out
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {
    "frequency_penalty": 0,
    "logit_bias": {},
    "presence_penalty": 0.1,  #! CBS103
}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **{k: v for k, v in params.items() if v})

# case: wrapper with a list of what it lets through
from openai import OpenAI

client = OpenAI()  #! CBS001
ALLOWED = {"temperature", "top_p", "seed"}


def ask(messages, **kwargs):
    params = {name: value for name, value in kwargs.items() if name in ALLOWED}
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)


ask([], temperature=0, frequency_penalty=1, service_tier="auto")

# case: wrapper with a list of what it keeps back
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **kwargs):
    params = {name: value for name, value in kwargs.items() if name != "frequency_penalty"}
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)


ask([], frequency_penalty=1, presence_penalty=1)  #! CBS103

# case: wrapper that takes a field out
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **kwargs):
    kwargs.pop("frequency_penalty", None)
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **kwargs)


ask([], frequency_penalty=1, presence_penalty=1)  #! CBS103

# case: wrapper that names what it does not want
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, frequency_penalty=None, **kwargs):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **kwargs)


ask([], frequency_penalty=1, presence_penalty=1)  #! CBS103

# case: wrapper that puts its own value over the caller's
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **kwargs):
    kwargs["frequency_penalty"] = 0  #! CBS101
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **kwargs)


ask([], frequency_penalty=1)

# case: wrapper that drops its keywords, with another that does not
from openai import OpenAI

client = OpenAI()  #! CBS001


def plain(messages, **kwargs):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)


def full(messages, **kwargs):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **kwargs)


plain([], frequency_penalty=1)
full([], presence_penalty=1)  #! CBS103

# case: get from the keywords
from openai import NOT_GIVEN, OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **kwargs):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        frequency_penalty=kwargs.get("frequency_penalty", NOT_GIVEN),  #! CBS101
        temperature=kwargs.get("temperature", NOT_GIVEN),
    )


ask([], frequency_penalty=1, presence_penalty=1)

# case: star arguments
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, penalty=None, tier=None):
    params = {}
    if penalty is not None:
        params["frequency_penalty"] = penalty  #! CBS101
    if tier is not None:
        params["service_tier"] = tier  #! CBS105?
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)


def again(*args, **kwargs):
    return ask(*args, **kwargs)


again([], 0.5)

# case: decorator that passes everything on
import functools

from openai import OpenAI

client = OpenAI()  #! CBS001


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("asking")
        return function(*args, **kwargs)

    return wrapper


@logged
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], frequency_penalty=1)  #! CBS101

# case: decorator that drops keywords
from openai import OpenAI

client = OpenAI()  #! CBS001


def simple(function):
    def wrapper(messages, **kwargs):
        return function(messages)

    return wrapper


@simple
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], frequency_penalty=1)

# case: decorator that takes a field out
import functools

from openai import OpenAI

client = OpenAI()  #! CBS001


def supported(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        kwargs.pop("frequency_penalty", None)
        return function(*args, **kwargs)

    return wrapper


@supported
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], frequency_penalty=1, logit_bias={})  #! CBS102

# case: decorator that adds a field
import functools

from openai import OpenAI

client = OpenAI()  #! CBS001


def creative(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, presence_penalty=1, **kwargs)  #! CBS103

    return wrapper


@creative
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([])

# case: decorator with arguments
import functools

from openai import OpenAI

client = OpenAI()  #! CBS001


def retry(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except TimeoutError:
                    continue

        return wrapper

    return decorate


@retry(times=3)
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], service_tier="auto")  #! CBS105

# case: decorator that is a class
from openai import OpenAI

client = OpenAI()  #! CBS001


class Counted:
    def __init__(self, function):
        self.function = function
        self.count = 0

    def __call__(self, *args, **kwargs):
        self.count += 1
        return self.function(*args, **kwargs)


@Counted
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], service_tier="auto")  #! CBS105

# case: decorator that puts another function in its place
from openai import OpenAI

client = OpenAI()  #! CBS001


def disabled(function):
    return lambda *args, **kwargs: None


@disabled
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], frequency_penalty=1)

# case: unknown decorator
from openai import OpenAI

from company_tools import traced

client = OpenAI()  #! CBS001


@traced("ask")
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


@traced
def plain(messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103


ask([], frequency_penalty=1)  #! CBS101?
plain([])

# case: cached function
import functools

from openai import OpenAI

client = OpenAI()  #! CBS001


@functools.lru_cache(maxsize=None)
def ask(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


ask("Hi", frequency_penalty=1)  #! CBS101

# case: lambda
from openai import OpenAI

client = OpenAI()  #! CBS001
ask = lambda messages, **options: client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)
ask([], frequency_penalty=1)  #! CBS101

# case: lambda that drops its keywords
from openai import OpenAI

client = OpenAI()  #! CBS001
ask = lambda messages, **options: client.chat.completions.create(model="gpt-oss-120b", messages=messages)
ask([], frequency_penalty=1)

# case: lambda with a parameter of another name
from openai import OpenAI

client = OpenAI()  #! CBS001
ask = lambda messages, tier: client.chat.completions.create(
    model="gpt-oss-120b",
    messages=messages,
    service_tier=tier,  #! CBS105
)
ask([], "auto")

# case: closure over a dict
from openai import OpenAI

client = OpenAI()  #! CBS001


def asker(**options):
    def ask(messages):
        return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)

    return ask


creative = asker(presence_penalty=1)  #! CBS103
creative([])

# case: closure that is never called
from openai import OpenAI

client = OpenAI()  #! CBS001


def asker(options):
    def ask(messages):
        return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

    return ask


creative = asker({"presence_penalty": 1})
creative([])

# case: closure over a value
from openai import OpenAI

client = OpenAI()  #! CBS001


def asker(penalty):
    return lambda messages: client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        presence_penalty=penalty,  #! CBS103
    )


asker(1)([])

# case: nested function fills the dict around it
from openai import OpenAI

client = OpenAI()  #! CBS001


def main():
    params = {"model": "gpt-oss-120b"}

    def add():
        params["logit_bias"] = {}  #! CBS102

    add()
    return client.chat.completions.create(messages=[], **params)


main()

# case: nested function that is never called
from openai import OpenAI

client = OpenAI()  #! CBS001


def main():
    params = {"model": "gpt-oss-120b"}

    def add():
        params["logit_bias"] = {}

    return client.chat.completions.create(messages=[], **params)


main()

# case: partial of a function
from functools import partial

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


creative = partial(ask, presence_penalty=1)  #! CBS103
creative([])

# case: partial of a partial
import functools

from openai import OpenAI

create = functools.partial(OpenAI().chat.completions.create, model="gpt-oss-120b")  #! CBS001
creative = functools.partial(create, presence_penalty=1)  #! CBS103
creative(messages=[])

# case: partial that the call overrides
from functools import partial

from openai import NOT_GIVEN, OpenAI

creative = partial(OpenAI().chat.completions.create, model="gpt-oss-120b", presence_penalty=1)  #! CBS001
creative(messages=[], presence_penalty=NOT_GIVEN)

# case: partial that is never called
from functools import partial

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


creative = partial(ask, presence_penalty=1)
ask([])

# case: partial with a positional argument
from functools import partial

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(tier, messages):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        service_tier=tier,  #! CBS105
    )


partial(ask, "auto")([])

# case: partialmethod
from functools import partialmethod

from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def ask(self, messages, **options):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)

    creative = partialmethod(ask, presence_penalty=1)  #! CBS103


Bot().creative([])

# case: bound method handed to a retry helper
from openai import OpenAI

client = OpenAI()  #! CBS001


def retry(function, *args, **kwargs):
    for _ in range(3):
        try:
            return function(*args, **kwargs)
        except TimeoutError:
            pass


retry(client.chat.completions.create, model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# case: bound method handed to a helper with a dict
from openai import OpenAI

client = OpenAI()  #! CBS001


def call(function, params):
    return function(**params)


call(client.chat.completions.create, {"model": "gpt-oss-120b", "messages": [], "logit_bias": {}})  #! CBS102

# case: bound method handed to a helper that drops
from openai import OpenAI

client = OpenAI()  #! CBS001


def call(function, **kwargs):
    return function(model="gpt-oss-120b", messages=[])


call(client.chat.completions.create, frequency_penalty=1)

# case: function handed to a helper
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


def twice(function, **kwargs):
    return [function([], **kwargs), function([], **kwargs)]


twice(ask, service_tier="auto")  #! CBS105
twice(dict, service_tier="auto")

# case: another function handed to the helper
from openai import OpenAI

client = OpenAI()  #! CBS001


def call(function, **kwargs):
    return function(**kwargs)


call(dict, frequency_penalty=1)
call(client.chat.completions.create, model="gpt-oss-120b", messages=[])

# case: lambda handed to a helper
from openai import OpenAI

client = OpenAI()  #! CBS001


def retry(function):
    return function()


retry(lambda: client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={}))  #! CBS102

# case: executor
from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


with ThreadPoolExecutor() as pool:
    pool.submit(ask, [], frequency_penalty=1).result()  #! CBS101
    pool.submit(client.chat.completions.create, model="gpt-oss-120b", messages=[], logit_bias={}).result()  #! CBS102
    pool.submit(dict, presence_penalty=1).result()

# case: executor's map with a lambda
from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


with ThreadPoolExecutor() as pool:
    list(pool.map(lambda text: ask(text, presence_penalty=1), ["a", "b"]))  #! CBS103

# case: map
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(params):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)


list(map(ask, [{"presence_penalty": 1}, {"seed": 1}]))  #! CBS103

# case: gather
import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()  #! CBS001


async def ask(text, **options):
    return await client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


async def main():
    await asyncio.gather(ask("a", presence_penalty=1), ask("b", seed=1))  #! CBS103
    await asyncio.gather(*[ask(text, logit_bias={}) for text in ("a", "b")])  #! CBS102


asyncio.run(main())

# case: tasks
import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()  #! CBS001


async def ask(text, penalty=None):
    params = {"frequency_penalty": penalty} if penalty else {}  #! CBS101
    return await client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **params
    )


async def main():
    task = asyncio.create_task(ask("a", 0.5))
    await task
    async with asyncio.timeout(5):
        await asyncio.wait_for(ask("b"), timeout=3)


asyncio.run(main())

# case: to_thread
import asyncio

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


async def main():
    await asyncio.to_thread(ask, [], presence_penalty=1)  #! CBS103
    await asyncio.to_thread(client.chat.completions.create, model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102
    await asyncio.to_thread(dict, frequency_penalty=1)


asyncio.run(main())

# case: run_in_executor
import asyncio
import functools

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


async def main():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, functools.partial(ask, [], presence_penalty=1))  #! CBS103
    await loop.run_in_executor(None, lambda: ask([], service_tier="auto"))  #! CBS105


asyncio.run(main())

# case: thread
import threading

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


thread = threading.Thread(target=ask, args=([],), kwargs={"presence_penalty": 1})  #! CBS103
thread.start()
thread.join()

# case: generator of dicts
from openai import OpenAI

client = OpenAI()  #! CBS001


def trials():
    yield {"frequency_penalty": 0.1}  #! CBS101
    yield {"presence_penalty": 0.1}  #! CBS103
    yield {"seed": 1}


for params in trials():
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: generator that asks
from openai import OpenAI

client = OpenAI()  #! CBS001


def answers(texts, **options):
    for text in texts:
        yield client.chat.completions.create(
            model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
        )


def all_answers(texts, **options):
    yield from answers(texts, **options)


list(all_answers(["a"], logit_bias={}))  #! CBS102

# case: recursion
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, tries=3, **options):
    if tries > 1:
        return ask(messages, tries - 1, **options)
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], frequency_penalty=1)  #! CBS101

# case: recursion that drops its keywords
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, tries, **options):
    if tries:
        return ask(messages, tries - 1)
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)


ask([], 2, frequency_penalty=1)

# case: mutual recursion
from openai import OpenAI

client = OpenAI()  #! CBS001


def ping(count, **options):
    return pong(count - 1, **options) if count else None


def pong(count, **options):
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **options)
    return ping(count, **options)


ping(2, logit_bias={})  #! CBS102

# case: recursion without end
from openai import OpenAI

client = OpenAI()  #! CBS001


def options(depth):
    return options(depth + 1)


def ask(messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options(0))

# case: functions in a dict
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


def echo(messages, **options):
    return messages


WAYS = {"ask": ask, "echo": echo}
WAYS["ask"]([], frequency_penalty=1)  #! CBS101
WAYS["echo"]([], presence_penalty=1)

# case: one of two functions
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


def plain(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)


way = ask if len(sys.argv) > 3 else plain
way([], frequency_penalty=1)  #! CBS101?

# case: a later definition decides
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)


ask([], frequency_penalty=1)

# case: function called before it is wrapped
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


def plain(messages, **options):
    return ask(messages)


plain([], logit_bias={})
ask = plain

# case: method of an argument is not the api
def ask(queue, messages, **options):
    return queue.put(messages, **options)


class Queue:
    def put(self, messages, **options):
        return messages


ask(Queue(), [], frequency_penalty=1)

# case: value through an identity function
from openai import NOT_GIVEN, OpenAI

client = OpenAI()  #! CBS001


def given(value):
    return NOT_GIVEN if value is None else value


client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    frequency_penalty=given(None),
    presence_penalty=given(0.5),  #! CBS103
)

# case: model chosen by a function
from openai import OpenAI

client = OpenAI()  #! CBS001


def model_for(task):
    return {"chat": "gpt-4o", "code": "gpt-oss-120b"}[task]  #! CBS004


client.chat.completions.create(model=model_for("chat"), messages=[])
client.chat.completions.create(model=model_for("code"), messages=[])

# case: model not chosen by a function
from openai import OpenAI

client = OpenAI()  #! CBS001


def model_for(task):
    return {"chat": "gpt-4o", "code": "gpt-oss-120b"}[task]


client.chat.completions.create(model=model_for("code"), messages=[])

# case: default model of a wrapper
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, model="gpt-4o-mini"):  #! CBS004
    return client.chat.completions.create(model=model, messages=messages)


ask([])

# case: default model that every caller replaces
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, model="gpt-4o-mini"):  #! CBS004?
    return client.chat.completions.create(model=model, messages=messages)


ask([], "gpt-oss-120b")

# case: model argument of a wrapper
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, model):
    return client.chat.completions.create(model=model, messages=messages)


ask([], "gpt-4o")  #! CBS004
ask([], model="gpt-oss-120b")

# case: stream and json mode through a wrapper
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, stream=False, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        stream=stream,  #! CBS201
        **options,
    )


list(ask([], stream=True, response_format={"type": "json_object"}))
ask([], response_format={"type": "json_object"})
list(ask([], stream=True))

# case: stream of one caller and json mode of another
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], response_format={"type": "json_object"})
list(ask([], stream=True))

# case: keywords after a dict
from openai import OpenAI


def main():
    client = OpenAI()  #! CBS001

    def ask(messages, **options):
        request = {"model": "gpt-oss-120b", "messages": messages, "presence_penalty": 0}
        request.update(options)
        return client.chat.completions.create(**request)

    return ask([], presence_penalty=1)  #! CBS103


main()

# case: keywords before a dict
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    request = {**options, "model": "gpt-oss-120b", "messages": messages, "presence_penalty": 0}  #! CBS103
    return client.chat.completions.create(**request)


ask([], presence_penalty=1)

# case: keyword only parameter
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, *, tier="auto"):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        service_tier=tier,  #! CBS105
    )


ask([])

# case: positional only parameter
from openai import NOT_GIVEN, OpenAI

client = OpenAI()  #! CBS001


def ask(messages, penalty=NOT_GIVEN, /, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        presence_penalty=penalty,  #! CBS103?
        **options,
    )


ask([], logit_bias={})  #! CBS102

# case: splatted list of arguments
from openai import NOT_GIVEN, OpenAI

client = OpenAI()  #! CBS001


def ask(messages, penalty=NOT_GIVEN):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        presence_penalty=penalty,  #! CBS103
    )


arguments = [[], 0.5]
ask(*arguments)

# case: field name built from parts
from openai import OpenAI

client = OpenAI()  #! CBS001


def penalty(kind, value):
    return {f"{kind}_penalty": value}  #! CBS101


client.chat.completions.create(model="gpt-oss-120b", messages=[], **penalty("frequency", 1))

# case: field name that is a parameter
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, name, value):
    params = {"model": "gpt-oss-120b"}
    params[name] = value  #! CBS101
    return client.chat.completions.create(messages=messages, **params)


ask([], "frequency_penalty", 1)
ask([], "seed", 1)

# case: field name that is a parameter and is another
from openai import OpenAI


def main():
    client = OpenAI()  #! CBS001

    def ask(messages, name, value):
        params = {"model": "gpt-oss-120b"}
        params[name] = value
        return client.chat.completions.create(messages=messages, **params)

    ask([], "seed", 1)
    ask([], "temperature", 1)


main()

# case: set by setattr of a namespace
from types import SimpleNamespace

from openai import OpenAI

client = OpenAI()  #! CBS001
options = SimpleNamespace(temperature=0)
setattr(options, "presence_penalty", 1)  #! CBS103
client.chat.completions.create(model="gpt-oss-120b", messages=[], **vars(options))

# case: keys removed by a set
from openai import OpenAI

client = OpenAI()  #! CBS001
UNSUPPORTED = {"frequency_penalty", "presence_penalty"}
params = {"model": "gpt-oss-120b", "frequency_penalty": 1, "seed": 1}
for name in UNSUPPORTED & params.keys():
    del params[name]
client.chat.completions.create(messages=[], **params)

# case: keys kept by a set
from openai import OpenAI

client = OpenAI()  #! CBS001
SUPPORTED = {"model", "seed"}
params = {"model": "gpt-oss-120b", "frequency_penalty": 1, "seed": 1}
client.chat.completions.create(messages=[], **{name: params[name] for name in SUPPORTED & params.keys()})

# case: keys kept by a list
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b", "frequency_penalty": 1, "seed": 1}
client.chat.completions.create(messages=[], **{name: params[name] for name in ["model", "seed"]})

# case: filter with a function
from openai import OpenAI

client = OpenAI()  #! CBS001


def supported(name):
    return name not in ("frequency_penalty", "logit_bias")


params = {"model": "gpt-oss-120b", "frequency_penalty": 1, "seed": 1}
client.chat.completions.create(messages=[], **{k: v for k, v in params.items() if supported(k)})

# case: filter by dict and filter
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b", "frequency_penalty": None, "presence_penalty": 1}  #! CBS103
client.chat.completions.create(messages=[], **dict(filter(lambda item: item[1] is not None, params.items())))

# case: filter that renames
from openai import OpenAI

client = OpenAI()  #! CBS001
NAMES = {"penalty": "presence_penalty", "randomness": "temperature"}
params = {"penalty": 1, "randomness": 0}
renamed = {NAMES[name]: value for name, value in params.items()}  #! CBS103
client.chat.completions.create(model="gpt-oss-120b", messages=[], **renamed)

# case: filter that renames away
from openai import OpenAI

client = OpenAI()  #! CBS001
NAMES = {"presence_penalty": "temperature"}
params = {"presence_penalty": 1}
renamed = {NAMES.get(name, name): value for name, value in params.items()}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **renamed)

# case: chain map
from collections import ChainMap

from openai import OpenAI

client = OpenAI()  #! CBS001
params = ChainMap({"temperature": 0}, {"presence_penalty": 1})  #! CBS103
client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: default dict
from collections import defaultdict

from openai import OpenAI

client = OpenAI()  #! CBS001
params = defaultdict(dict)
params["logit_bias"]["1"] = 1  #! CBS102
client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: json text
import json

from openai import OpenAI

client = OpenAI()  #! CBS001
params = json.loads('{"presence_penalty": 1}')  #! CBS103
client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: item of a list of requests
from openai import OpenAI

client = OpenAI()  #! CBS001
REQUESTS = [
    {"model": "gpt-oss-120b", "messages": [], "seed": 1},
    {"model": "gpt-oss-120b", "messages": [], "presence_penalty": 1},
]
client.chat.completions.create(**REQUESTS[0])

# case: loop over requests
from openai import OpenAI

client = OpenAI()  #! CBS001
REQUESTS = [
    {"model": "gpt-oss-120b", "messages": [], "seed": 1},
    {"model": "gpt-oss-120b", "messages": [], "presence_penalty": 1},  #! CBS103
]
for number, request in enumerate(REQUESTS):
    client.chat.completions.create(**request)

# case: requests built in a list
from openai import OpenAI

client = OpenAI()  #! CBS001
requests = []
for text in ("a", "b"):
    requests.append({"model": "gpt-oss-120b", "messages": [{"role": "user", "content": text}], "logit_bias": {}})  #! CBS102
answers = [client.chat.completions.create(**request) for request in requests]

# case: starmap
import itertools

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(text, tier):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": text}],
        service_tier=tier,  #! CBS105
    )


list(itertools.starmap(ask, [("a", "auto"), ("b", "flex")]))

# case: reduce to one dict
import functools

from openai import OpenAI

client = OpenAI()  #! CBS001
params = functools.reduce(lambda one, two: one | two, [{"seed": 1}, {"presence_penalty": 1}])  #! CBS103
client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: function attribute
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **ask.options)


ask.options = {"presence_penalty": 1}  #! CBS103
ask([])

# case: generator sent to
from openai import OpenAI

client = OpenAI()  #! CBS001


def pairs():
    yield "temperature", 0
    yield "presence_penalty", 1  #! CBS103


client.chat.completions.create(model="gpt-oss-120b", messages=[], **dict(pairs()))

# case: single dispatch on a flag's type
from functools import singledispatch

from openai import OpenAI

client = OpenAI()  #! CBS001


@singledispatch
def options(value):
    return {"seed": value}


@options.register
def _(value: str):
    return {"service_tier": value}  #! todo CBS105?


client.chat.completions.create(model="gpt-oss-120b", messages=[], **options("auto"))

# case: async generator
import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()  #! CBS001


async def stream(text, **options):
    async for chunk in await client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], stream=True, **options
    ):
        yield chunk


async def main():
    async for chunk in stream("Hi", frequency_penalty=1):  #! CBS101
        print(chunk.choices[0].delta.content)


asyncio.run(main())

# case: task group
import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()  #! CBS001


async def ask(text, **options):
    return await client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


async def main():
    tasks = [asyncio.ensure_future(ask(text, presence_penalty=1)) for text in "ab"]  #! CBS103
    for done in asyncio.as_completed(tasks):
        await done


asyncio.run(main())

# case: retry helper with a coroutine function
import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()  #! CBS001


async def retry(function, *args, times=3, **kwargs):
    for _ in range(times):
        try:
            return await function(*args, **kwargs)
        except TimeoutError:
            await asyncio.sleep(1)


asyncio.run(
    retry(
        client.chat.completions.create,
        times=2,
        model="gpt-oss-120b",
        messages=[],
        frequency_penalty=1,  #! CBS101
    )
)

# case: retry helper that makes the request anew
from openai import OpenAI

client = OpenAI()  #! CBS001


def retry(function, **kwargs):
    try:
        return function(**kwargs)
    except TimeoutError:
        kwargs.pop("frequency_penalty", None)
        return function(**kwargs)


retry(client.chat.completions.create, model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# case: callback kept in a dict
from openai import OpenAI

client = OpenAI()  #! CBS001


def run(task):
    return task["function"](**task["arguments"])


run({
    "function": client.chat.completions.create,
    "arguments": {
        "model": "gpt-oss-120b",
        "messages": [],
        "logit_bias": {},  #! CBS102
    },
})

# case: wrapper with a schema of its own
from openai import OpenAI

client = OpenAI()  #! CBS001
SCHEMA = {
    "type": "object",
    "properties": {"frequency_penalty": {"type": "number"}, "presence_penalty": {"type": "number"}},
}


def ask(messages, **options):
    unknown = set(options) - set(SCHEMA["properties"])
    assert not unknown
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)


ask([], frequency_penalty=1)

# case: inspected signature
import inspect

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    known = inspect.signature(ask).parameters
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=messages, **{name: options[name] for name in options if name in known}
    )


ask([], frequency_penalty=1)

# case: partial that gives the sentinel
from functools import partial

from openai import NOT_GIVEN, OpenAI


def main():
    client = OpenAI()  #! CBS001

    def ask(messages, penalty):
        return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=penalty)

    plain = partial(ask, penalty=NOT_GIVEN)
    return plain([])


main()

# case: function handed to a helper that maps it
import common
from openai import OpenAI

client = OpenAI()  #! CBS001


class Quiz:
    def __init__(self, rows):
        self.rows = rows

    def __call__(self, sampler):
        def grade(row):
            return sampler(row, presence_penalty=1)  #! CBS103

        return common.map_with_progress(grade, self.rows)


def sample(row, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": row}], **options)


def rated(row, tier):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": row}], service_tier=tier)  #! CBS105


def whole(row):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], **row)


Quiz(["x"])(sample)
common.called_with(rated, [1])
common.map_with_progress(whole, [{"logit_bias": {}}])  #! CBS102

# file: common.py
from multiprocessing.pool import ThreadPool

from tqdm import tqdm


def map_with_progress(function, items, threads=50):
    with ThreadPool(min(threads, len(items))) as pool:
        return list(tqdm(pool.imap(function, items), total=len(items)))


def called_with(function, items):
    return [function(item, "auto") for item in items]

# case: mapped by an executor over what a function is given
from concurrent.futures import ThreadPoolExecutor
from itertools import starmap

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(text, tier=None, **options):
    if tier:
        options["service_tier"] = tier  #! CBS105
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options)


def run(texts, **options):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda text: ask(text, **options), texts))


run(["a"], presence_penalty=1)  #! CBS103
list(starmap(ask, [("a", "auto"), ("b", None)]))

# case: mapped, and sent without it
from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(settings):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], seed=settings["seed"])


def shout(function, items):
    return [item.upper() for item in items]


def plain(text, tier="auto"):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])


with ThreadPoolExecutor() as pool:
    list(pool.map(ask, [{"seed": 1, "presence_penalty": 1}]))
    list(pool.map(plain, ["a"], ["flex"]))
shout(ask, ["service_tier"])
{"frequency_penalty": 1}.get(ask)

# case: nested functions that change the dict around them, sometimes or not for long
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001


def main():
    params = {"model": "gpt-oss-120b", "frequency_penalty": 1}
    others = {"model": "gpt-oss-120b"}

    def clean():
        del params["frequency_penalty"]

    def add(tier):
        others["service_tier"] = tier  #! CBS105?

    def more():
        params["seed"] = params.get("seed", 0) + 1

    clean()
    more()
    if len(sys.argv) > 3:
        add("auto")
    client.chat.completions.create(messages=[], **params)
    client.chat.completions.create(messages=[], **others)


main()

# case: globals that functions of the module set
from openai import OpenAI

client = None
OPTIONS = {"logit_bias": {}}
MODEL = "gpt-oss-120b"


def connect():
    global client, OPTIONS
    client = OpenAI()  #! CBS001
    OPTIONS = {"seed": 1}


def rename():
    global MODEL
    MODEL = "gpt-4o"  #! CBS004


connect()
rename()
client.chat.completions.create(model=MODEL, messages=[], **OPTIONS)

# case: allow list that takes out
from openai import OpenAI

client = OpenAI()  #! CBS001
ALLOWED = ("temperature", "presence_penalty")


def ask(messages, **options):
    known = {name: options[name] for name in ALLOWED if name in options}
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **known)


def loop(messages, **options):
    known = {}
    for name in ALLOWED:
        if name in options:
            known[name] = options[name]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **known)


ask([], frequency_penalty=1, presence_penalty=1)  #! CBS103
ask([], frequency_penalty=1, temperature=0)
loop([], service_tier="auto", presence_penalty=0.5)  #! CBS103
loop([], service_tier="auto", temperature=0)

# case: comprehension over a table
from openai import OpenAI

TIERS = {"a": "http://localhost:8000/v1", "b": "https://api.openai.com/v1"}
CLIENTS = {name: OpenAI(base_url=url, api_key="x") for name, url in TIERS.items()}  #! CBS001
CLIENTS["a"].chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)
CLIENTS["b"].chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")  #! CBS105

# case: called by an object that retries
from openai import OpenAI
from tenacity import Retrying, stop_after_attempt

client = OpenAI()  #! CBS001


def ask(text, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options)


Retrying(stop=stop_after_attempt(3))(ask, "x", presence_penalty=1)  #! CBS103

# case: a key that is one of two
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
limit = "max_tokens" if len(sys.argv) > 1 else "max_completion_tokens"
penalty = "presence_penalty" if len(sys.argv) > 1 else "temperature"
tier = "service_tier" if len(sys.argv) > 2 else "service_tier"
params = {"model": "gpt-oss-120b", limit: 4000, penalty: 1, tier: "auto"}  #! CBS103? CBS105
client.chat.completions.create(messages=[], **params)


# case: a function that calls itself closes the schemas in a schema
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")


def close(node):
    if isinstance(node, dict):
        if node.get("type") == "object":
            node["additionalProperties"] = False
        for value in node.values():
            close(value)


schema = {"type": "object", "properties": {"a": {"type": "object", "properties": {}}}}
close(schema)
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    response_format={"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": schema}},
)


# case: a stack of nodes is no certain change, and what is on it is not known from then on
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")


def close(node):
    stack = [node]
    while stack:
        one = stack.pop()
        if one.get("type") == "object":
            one["additionalProperties"] = False
            stack.extend(one["properties"].values())


schema = {"type": "object", "properties": {}}
close(schema)
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    response_format={"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": schema}},
)


# case: a function that only reads what is in it changes nothing
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")


def count(node):
    total = 0
    for value in node.values():
        total += len(str(value))
    return total


schema = {"type": "object", "properties": {}}  #! CBS205
count(schema)
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    response_format={"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": schema}},
)


# case: what is changed in one item leaves the others known
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")


def strip(body):
    for message in body["messages"]:
        message.pop("name", None)


body = {
    "model": "gpt-oss-120b",
    "messages": [{"role": "user", "content": "a", "name": "b"}],
    "frequency_penalty": 1,  #! CBS101
    "response_format": {
        "type": "json_schema",
        "json_schema": {"name": "a", "strict": True, "schema": {"type": "object", "properties": {}}},  #! CBS205
    },
}
strip(body)
client.chat.completions.create(**body)


# case: an annotation in the class body hides no value that a method assigns
from openai import AsyncOpenAI


class Base:
    client: AsyncOpenAI
    url = None

    def __init__(self, url=None):
        self.start(url)

    def start(self, url=None):
        self.client = AsyncOpenAI(base_url=url or self.url, api_key="x")  #! CBS001?


class Other(Base):
    url = "https://api.sambanova.ai/v1"

    async def embed(self, texts):
        return await self.client.embeddings.create(model="m", input=texts)  #! CBS302?


# case: an annotation alone tells what an attribute is
from openai import OpenAI


class Holder:
    client: OpenAI

    def ask(self):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102


# case: what is asked of the class of a dict or list is known
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")


def _ask(stop, bias):
    options = {}
    if isinstance(stop, (list, tuple)):
        options["logit_bias"] = bias
    if isinstance(bias, dict):
        options["frequency_penalty"] = 1  #! CBS101
    if isinstance(bias, str):
        options["presence_penalty"] = 1
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **options)


_ask("a", {"b": 1})


# case: an object may be a dict by its class
import json
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")


def ask(settings):
    options = {}
    if isinstance(settings, dict):
        options["frequency_penalty"] = 1  #! CBS101?
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **options)


ask(json.loads(os.environ.get("SETTINGS", "[]")))

# case: a global that functions fill, which the module does not call itself
import time

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
history = [{"role": "system", "content": "Be kind."}]
options = {"model": "gpt-oss-120b"}


def add(role, text):
    history.append({"role": role, "content": text, "at": time.time()})  #! CBS107?


class Settings:
    def calm(self, value):
        options["frequency_penalty"] = value  #! CBS101?


def ask(text):
    add("user", text)
    return client.chat.completions.create(messages=history, **options)


def main():
    Settings().calm(0.3)
    ask("hello")


# case: a global that functions change and leave as it was, or that is another
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
options = {"model": "gpt-oss-120b"}
others = {"model": "gpt-oss-120b"}


def plain(text):
    return client.chat.completions.create(messages=[], **options)


def noted(text):
    options["logit_bias"] = {}
    try:
        return dict(options)
    finally:
        options.pop("logit_bias")


def own(text):
    options = {}
    options["frequency_penalty"] = 0.1
    return options


def given(options):
    options["presence_penalty"] = 0.1


def of_others():
    others["service_tier"] = "flex"


# case: a global from which functions take something out
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
options = {"model": "gpt-oss-120b", "frequency_penalty": 0.1}  #! CBS101?
filled = {"model": "gpt-oss-120b"}


def without():
    options.pop("frequency_penalty")


def fill():
    filled["logit_bias"] = {}  #! CBS102


fill()


def ask(text):
    client.chat.completions.create(messages=[], **options)
    client.chat.completions.create(messages=[], **filled)


# case: a global of a module that another file sends
# file: main.py
import store
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(text):
    store.add("user", text)
    return client.chat.completions.create(model="gpt-oss-120b", messages=store.history)


# file: store.py
history = []


def add(role, text):
    history.append({"role": role, "content": text, "at": 1})  #! CBS107?

# case: partial of a method, handed to a thread
import asyncio
from functools import partial

from openai import OpenAI

client = OpenAI()  #! CBS001
chat = partial(client.chat.completions.create, model="gpt-oss-120b")


async def main(messages):
    return await asyncio.to_thread(chat, messages=messages, presence_penalty=1)  #! CBS103

# case: a method by a name that nobody knows
from cerebras.cloud.sdk import Cerebras


class Wrapper:
    def __init__(self):
        self.client = Cerebras()

    def chat(self, messages, **kw):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **kw)

    def show(self, messages, **kw):
        print(messages, kw)


class Other:
    def show(self, messages, **kw):
        print(messages, kw)


def table(kind, messages):
    return getattr(Wrapper(), kind)(messages, frequency_penalty=0.5)  #! CBS101?


def other(kind, messages):
    return getattr(Other(), kind)(messages, frequency_penalty=0.5)


def either(deep, messages):
    name = "create" if deep else "stream"
    getattr(Cerebras().chat.completions, name)(model="gpt-oss-120b", messages=messages, logit_bias={})  #! CBS102

# case: a default in the call that asks for a setting
from openai import OpenAI


def make(source):
    return OpenAI(base_url=source.text("url", "https://api.openai.com/v1"), api_key=source.text("key", ""))  #! CBS001?


def other(source):
    return OpenAI(base_url=source.get("url", default="https://api.groq.com/openai/v1"))


def ask(source, messages):
    model = source.get("model", "gpt-4o")  #! CBS004?
    return make(source).chat.completions.create(model=model, messages=messages)


def others(text, messages):
    client = make(text)
    client.chat.completions.create(model=text.replace("a", "gpt-4o"), messages=messages)
    client.chat.completions.create(model=text.get("a b", "gpt-4o"), messages=messages)
    return client.chat.completions.create(model=text.pick("gpt-4", 1, "gpt-4o"), messages=messages)
