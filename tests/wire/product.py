"""Programs made as a product: every way to reach the API with every way to bring a field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import indent
from typing import Any

MESSAGES = '[{"role": "user", "content": "Hi"}]'


@dataclass(frozen=True)
class Client:
    """A way to reach the API: code before, the head of the function that calls, the callee, and how it is run.

    `unsure`: only a run can tell whether requests are judged. `todo`: codes that the linter is known to be wrong about.
    """

    before: str
    callee: str
    head: str = "def ask(messages):"
    call: str = "{}"
    run: str = "ask(MESSAGES)"
    depth: int = 1
    unsure: bool = False
    todo: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """A way to bring a field: code at the top, code before the call, and what stands in the call.

    `possible`: what only a run can tell. `todo`: codes that the linter is known to be wrong about.
    """

    arguments: str = "**params"
    inside: str = ""
    before: str = ""
    possible: tuple[str, ...] = ()
    todo: tuple[str, ...] = ()


ASYNC: dict[str, Any] = {"head": "async def ask(messages):", "call": "await {}", "run": "asyncio.run(ask(MESSAGES))"}
ONE = "from openai import OpenAI\n"
CLASS = "class Bot:\n    def __init__(self):\n        {}\n\n    def ask(self, messages):"
CREATE = "client.chat.completions.create"
BOT = "Bot().ask(MESSAGES)"
TARGET = 'base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"]'
GROQ = 'base_url="https://api.groq.com/openai/v1", api_key="k"'

CLIENTS = {
    "default": Client(ONE + "client = OpenAI()", CREATE),
    "key": Client(ONE + 'client = OpenAI(api_key="k", timeout=5)', CREATE),
    "module attribute": Client("import openai\nclient = openai.OpenAI()", CREATE),
    "module alias": Client("import openai as oai\nclient = oai.Client()", CREATE),
    "class alias": Client("from openai import OpenAI as Api\nclient = Api()", CREATE),
    "openai's url": Client(ONE + 'client = OpenAI(base_url="https://api.openai.com/v1")', CREATE),
    "unsaved": Client(ONE, "OpenAI().chat.completions.create"),
    "settings": Client(ONE + 'SETTINGS = {"max_retries": 1}\nclient = OpenAI(**SETTINGS)', CREATE),
    "with": Client(ONE, CREATE, head="def ask(messages):\n    with OpenAI() as client:", depth=2),
    "resource": Client(ONE + "chat = OpenAI().chat", "chat.completions.create"),
    "bound method": Client(ONE + "create = OpenAI().chat.completions.create", "create"),
    "with options": Client(ONE + "client = OpenAI().with_options(timeout=9)", CREATE),
    "copy": Client(ONE + "client = OpenAI()", "client.copy(max_retries=0).chat.completions.create"),
    "raw response": Client(ONE + "client = OpenAI()", "client.chat.completions.with_raw_response.create"),
    "raw client": Client(ONE + "client = OpenAI()", "client.with_raw_response.chat.completions.create"),
    "streaming response": Client(
        ONE + "client = OpenAI()",
        "client.chat.completions.with_streaming_response.create",
        call="with {} as answer:\n    answer.read()",
    ),
    "parse": Client(ONE + "client = OpenAI()", "client.chat.completions.parse"),
    "beta parse": Client(ONE + "client = OpenAI()", "client.beta.chat.completions.parse"),
    "stream": Client(
        ONE + "client = OpenAI()",
        "client.chat.completions.stream",
        call="with {} as stream:\n    stream.get_final_completion()",
    ),
    "self": Client(ONE, "self." + CREATE, CLASS.format("self.client = OpenAI()"), depth=2, run=BOT),
    "self alias": Client(
        ONE,
        "llm.chat.completions.create",
        CLASS.format("self._llm = OpenAI()") + "\n        llm = self._llm",
        depth=2,
        run=BOT,
    ),
    "class body": Client(
        ONE,
        "self." + CREATE,
        "class Bot:\n    client = OpenAI()\n\n    def ask(self, messages):",
        depth=2,
        run=BOT,
    ),
    "module client": Client("import openai", "openai.chat.completions.create"),
    "pointed module client": Client(
        "import os\nimport openai\n"
        'openai.base_url = "https://api.cerebras.ai/v1/"\nopenai.api_key = os.environ["CEREBRAS_API_KEY"]',
        "openai.chat.completions.create",
    ),
    "annotated": Client(ONE, CREATE, "def ask(client: OpenAI, messages):", run="ask(OpenAI(), MESSAGES)"),
    "parameter": Client(ONE, CREATE, "def ask(client, messages):", run="ask(OpenAI(), MESSAGES)"),
    "factory": Client(ONE + "def connect():\n    return OpenAI()", "connect().chat.completions.create"),
    "walrus": Client(ONE, CREATE, "def ask(messages):\n    if client := OpenAI():", depth=2),
    "unpacked": Client(ONE + 'client, name = OpenAI(), "bot"', CREATE),
    "late": Client(ONE, CREATE, run="client = OpenAI()\nask(MESSAGES)"),
    "lazy global": Client(
        ONE + "client = None",
        CREATE,
        "def ask(messages):\n    global client\n    if client is None:\n        client = OpenAI()",
    ),
    "cached": Client(
        "import functools\n" + ONE + "@functools.lru_cache\ndef connect():\n    return OpenAI()",
        "connect().chat.completions.create",
    ),
    "subclass": Client(ONE + "class Api(OpenAI):\n    pass\nclient = Api()", CREATE),
    "dict of clients": Client(ONE + 'CLIENTS = {"a": OpenAI()}', 'CLIENTS["a"].chat.completions.create'),
    "async": Client("import asyncio\nfrom openai import AsyncOpenAI\nclient = AsyncOpenAI()", CREATE, **ASYNC),
    "async with": Client(
        "import asyncio\nfrom openai import AsyncOpenAI",
        CREATE,
        head="async def ask(messages):\n    async with AsyncOpenAI() as client:",
        depth=2,
        call="await {}",
        run="asyncio.run(ask(MESSAGES))",
    ),
    "target url": Client(
        "import os\n" + ONE + f"client = OpenAI({TARGET})",
        CREATE,
    ),
    "target url, openai's key": Client(ONE + 'client = OpenAI(base_url="https://api.cerebras.ai/v1")', CREATE),
    "target sdk": Client("from cerebras.cloud.sdk import Cerebras\nclient = Cerebras()", CREATE),
    "async target sdk": Client(
        "import asyncio\nfrom cerebras.cloud.sdk import AsyncCerebras\nclient = AsyncCerebras()",
        CREATE,
        **ASYNC,
    ),
    "late url": Client(
        "import os\n"
        + ONE
        + 'client = OpenAI(api_key=os.environ["CEREBRAS_API_KEY"])\nclient.base_url = "https://api.cerebras.ai/v1"',
        CREATE,
    ),
    "elsewhere": Client(ONE + f"client = OpenAI({GROQ})", CREATE),
    "elsewhere by constant": Client(
        ONE + 'URL = "http://localhost:8000/v1"\nclient = OpenAI(base_url=URL, api_key="k")', CREATE
    ),
    "elsewhere by options": Client(
        ONE + f"client = OpenAI({GROQ})", "client.with_options(timeout=3).chat.completions.create"
    ),
    "elsewhere in self": Client(ONE, "self." + CREATE, CLASS.format(f"self.client = OpenAI({GROQ})"), depth=2, run=BOT),
    "either": Client(
        ONE + f"def connect(fast):\n    return OpenAI({GROQ}) if fast else OpenAI()",
        "connect(len(messages) > 1).chat.completions.create",
        unsure=True,
    ),
}

FIELDS = {
    "keyword": Field("frequency_penalty=0.5"),
    "zero": Field("presence_penalty=0"),
    "false": Field("parallel_tool_calls=False"),
    "constant": Field("service_tier=TIER", before='TIER = "auto"'),
    "five": Field(
        'frequency_penalty=1, logit_bias={}, presence_penalty=1, parallel_tool_calls=True, service_tier="auto"'
    ),
    "splatted literal": Field('**{"frequency_penalty": 0.5}'),
    "local dict": Field(inside='params = {"seed": 1, "frequency_penalty": 0.5}'),
    "module dict": Field("**PARAMS", before='PARAMS = {"seed": 1, "frequency_penalty": 0.5}'),
    "dict call": Field(inside="params = dict(seed=1, logit_bias={})"),
    "dict of a dict": Field("**dict(PARAMS, seed=1)", before='PARAMS = {"logit_bias": {}}'),
    "item": Field(inside='params = {}\nparams["service_tier"] = "auto"'),
    "update by keyword": Field(inside="params = {}\nparams.update(presence_penalty=1)"),
    "update by dict": Field(inside='params = {}\nparams.update({"presence_penalty": 1})'),
    "setdefault": Field(inside='params = {}\nparams.setdefault("presence_penalty", 1)'),
    "union": Field(inside='params = {"seed": 1} | {"presence_penalty": 1}'),
    "union in place": Field(inside='params = {"seed": 1}\nparams |= {"presence_penalty": 1}'),
    "display": Field("**{**PARAMS, **MORE}", before='PARAMS = {"seed": 1}\nMORE = {"presence_penalty": 1}'),
    "copy": Field(
        inside="params = PARAMS.copy()\nparams.pop('seed')", before='PARAMS = {"seed": 1, "presence_penalty": 1}'
    ),
    "two values": Field("presence_penalty=1 if len(messages) > 1 else 2"),
    "branches": Field(
        inside='if len(messages) > 1:\n    params = {"logit_bias": {}}\nelse:\n    params = {"logit_bias": {"1": 1}}'
    ),
    "raise": Field(inside='params = {}\nif messages:\n    params["presence_penalty"] = 1\nelse:\n    raise ValueError'),
    "try": Field(inside='params = {}\ntry:\n    params["presence_penalty"] = 1\nfinally:\n    pass'),
    "alias": Field(inside='params = {}\nalias = params\nalias["presence_penalty"] = 1'),
    "key in a constant": Field(inside="params = {}\nparams[KEY] = 1", before='KEY = "presence_penalty"'),
    "returned": Field("**options()", before='def options():\n    return {"presence_penalty": 1}'),
    "filled": Field(inside="params = {}\nfill(params)", before='def fill(params):\n    params["presence_penalty"] = 1'),
    "loop over names": Field(inside='params = {name: 0 for name in ("presence_penalty", "frequency_penalty")}'),
    "zip": Field(inside='params = dict(zip(["presence_penalty"], [1]))'),
    "nested item": Field('**SETTINGS["chat"]', before='SETTINGS = {"chat": {"presence_penalty": 1}}'),
    "foreign model": Field(inside='params = {"seed": 1}', arguments='**params, extra_body={"model": "gpt-4o"}'),
    "if": Field(inside='params = {}\nif len(messages) == 1:\n    params["presence_penalty"] = 1', possible=("CBS103",)),
    "if not": Field(
        inside='params = {}\nif len(messages) > 1:\n    params["presence_penalty"] = 1', possible=("CBS103",)
    ),
    "loop": Field(
        before="import sys",
        inside='params = {}\nfor _ in sys.argv:\n    params["presence_penalty"] = 1',
        possible=("CBS103",),
    ),
    "popped maybe": Field(
        inside='params = {"presence_penalty": 1}\nif len(messages) > 1:\n    params.pop("presence_penalty")',
        possible=("CBS103",),
    ),
    "none": Field("presence_penalty=None"),
    "not given": Field("presence_penalty=NOT_GIVEN", before="from openai import NOT_GIVEN"),
    "value or not given": Field(
        "presence_penalty=1 if len(messages) == 1 else NOT_GIVEN",
        before="from openai import NOT_GIVEN",
        possible=("CBS103",),
    ),
    "popped": Field(inside='params = {"presence_penalty": 1}\nparams.pop("presence_penalty", None)'),
    "deleted": Field(inside='params = {"presence_penalty": 1}\ndel params["presence_penalty"]'),
    "filtered": Field(
        inside='params = {"presence_penalty": 1, "seed": 1}\n'
        'params = {k: v for k, v in params.items() if k in ("seed",)}'
    ),
    "none filtered": Field(
        inside='params = {"presence_penalty": None, "seed": 1}\n'
        "params = {k: v for k, v in params.items() if v is not None}"
    ),
    "overwritten dict": Field(inside='params = {"presence_penalty": 1}\nparams = {"seed": 1}'),
    "unused": Field("seed=1", inside='params = {"presence_penalty": 1}'),
    "too late": Field(inside='params = {"seed": 1}\nlater = dict(params)\nlater["presence_penalty"] = 1'),
    "allowed": Field('temperature=0, seed=1, user="u", stop=["x"]'),
    "headers": Field('extra_headers={"service-tier": "auto"}, extra_query={"logit_bias": "1"}'),
    "system and developer": Field(
        'extra_body={"messages": [{"role": "system", "content": "a"}, {"role": "developer", "content": "b"}]}'
    ),
    "extra body": Field('extra_body={"service_tier": "auto"}'),
    "extra body in a name": Field("extra_body=extra", inside='extra = {"service_tier": "auto", "seed": 1}'),
    "extra body in params": Field(inside='params = {"extra_body": {"service_tier": "auto"}}'),
    "nested in extra body": Field('extra_body={"options": {"service_tier": "auto"}}'),
    "extra body omits": Field(
        'presence_penalty=1, extra_body={"presence_penalty": omit}', before="from openai import omit"
    ),
    "stream json": Field('stream=True, response_format={"type": "json_object"}'),
    "stream json in a dict": Field(
        inside='params = {"stream": True}\nparams["response_format"] = {"type": "json_object"}'
    ),
    "stream schema": Field(
        "stream=True, response_format=FORMAT",
        before='FORMAT = {"type": "json_schema", "json_schema": {"name": "x", "schema": {}}}',
    ),
    "stream text": Field('stream=True, response_format={"type": "text"}'),
    "json": Field('stream=False, response_format={"type": "json_object"}'),
    "stream or json": Field(
        inside='params = {}\nif len(messages) > 1:\n    params["stream"] = True\n'
        'else:\n    params["response_format"] = {"type": "json_object"}'
    ),
}
CLIENTS_OF_ALL = (
    "default",
    "module client",
    "bound method",
    "self",
    "raw response",
    "target url",
    "elsewhere",
    "async",
)
FIELDS_OF_ALL = (
    "keyword",
    "splatted literal",
    "local dict",
    "update by dict",
    "branches",
    "foreign model",
    "if",
    "none",
    "not given",
    "popped",
    "unused",
    "system and developer",
)


def program(client: Client, field: Field) -> str:
    """The source of one program."""
    arguments = ", ".join(('model="gpt-oss-120b"', "messages=messages", field.arguments))
    body = "\n".join(filter(None, (field.inside, client.call.format(f"{client.callee}({arguments})"))))
    top = "\n".join(filter(None, (client.before, field.before, f"MESSAGES = {MESSAGES}")))
    return f"{top}\n\n\n{client.head}\n{indent(body, '    ' * client.depth)}\n\n\n{client.run}\n"


def programs() -> Iterator[tuple[str, str]]:
    """The pairs of a client and a field: some of each kind with all of the other.

    The target's own SDK doesn't know the sentinels of the other one.
    """
    for way in CLIENTS:
        for road in FIELDS if way in CLIENTS_OF_ALL else FIELDS_OF_ALL:
            if not (way.endswith("target sdk") and "import" in FIELDS[road].before):
                yield way, road
