"""Ways to reach the API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Client:
    """A way to reach the API: code before, the head of the function that calls, the callee, and how it is run.

    `file` is a module of its own beside the program, called OTHER_CLIENT.
    `unsure`: only a run can tell whether requests are judged. `todo`: codes that the linter is known to be wrong about.
    """

    before: str
    callee: str
    head: str = "def ask(messages):"
    call: str = "{}"
    run: str = "ask(MESSAGES)"
    depth: int = 1
    file: str = ""
    unsure: bool = False
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
    "inherited": Client(
        ONE + "class Base:\n    def __init__(self):\n        self.client = OpenAI()",
        "self." + CREATE,
        "class Bot(Base):\n    def ask(self, messages):",
        depth=2,
        run=BOT,
    ),
    "inherited constructor": Client(
        ONE + "class Base:\n    def __init__(self, client):\n        self.client = client",
        "self." + CREATE,
        "class Bot(Base):\n    def __init__(self):\n        super().__init__(OpenAI())\n\n    def ask(self, messages):",
        depth=2,
        run=BOT,
    ),
    "property": Client(
        ONE,
        "self." + CREATE,
        "class Bot:\n    @property\n    def client(self):\n        return OpenAI()\n\n    def ask(self, messages):",
        depth=2,
        run=BOT,
    ),
    "cached property": Client(
        "import functools\n" + ONE,
        "self." + CREATE,
        "class Bot:\n    @functools.cached_property\n    def client(self):\n        return OpenAI()\n\n"
        "    def ask(self, messages):",
        depth=2,
        run=BOT,
    ),
    "lazy property": Client(
        ONE,
        "self." + CREATE,
        "class Bot:\n    _client = None\n\n    @property\n    def client(self):\n        if self._client is None:\n"
        "            self._client = OpenAI()\n        return self._client\n\n    def ask(self, messages):",
        depth=2,
        run=BOT,
    ),
    "given to the constructor": Client(
        ONE,
        "self." + CREATE,
        "class Bot:\n    def __init__(self, client):\n        self.client = client\n\n    def ask(self, messages):",
        depth=2,
        run="Bot(OpenAI()).ask(MESSAGES)",
    ),
    "classmethod": Client(
        ONE,
        "self." + CREATE,
        "class Bot:\n    def __init__(self, client):\n        self.client = client\n\n    @classmethod\n"
        "    def create(cls):\n        return cls(OpenAI())\n\n    def ask(self, messages):",
        depth=2,
        run="Bot.create().ask(MESSAGES)",
    ),
    "dataclass": Client(
        "from dataclasses import dataclass\n" + ONE,
        "self." + CREATE,
        "@dataclass\nclass Bot:\n    client: OpenAI\n\n    def ask(self, messages):",
        depth=2,
        run="Bot(OpenAI()).ask(MESSAGES)",
    ),
    "singleton": Client(
        ONE,
        "Bot.get()." + CREATE,
        "class Bot:\n    _one = None\n\n    def __init__(self):\n        self.client = OpenAI()\n\n    @classmethod\n"
        "    def get(cls):\n        if cls._one is None:\n            cls._one = cls()\n        return cls._one\n\n\n"
        "def ask(messages):",
    ),
    "getter": Client(
        ONE + "_client = None\n\n\ndef connect():\n    global _client\n    if _client is None:\n"
        "        _client = OpenAI()\n    return _client",
        "connect().chat.completions.create",
    ),
    "set by a function": Client(
        ONE + "client = None\n\n\ndef setup():\n    global client\n    client = OpenAI()",
        CREATE,
        run="setup()\nask(MESSAGES)",
    ),
    "tuple": Client(ONE + 'def connect():\n    return OpenAI(), "bot"\nclient, name = connect()', CREATE),
    "list of clients": Client(ONE + "clients = [OpenAI(), None]", "clients[0].chat.completions.create"),
    "loop over clients": Client(
        ONE + "clients = [OpenAI(), OpenAI(timeout=9)]",
        CREATE,
        head="def ask(messages):\n    for client in clients:",
        depth=2,
    ),
    "provider table": Client(
        "import os\n" + ONE + f'PROVIDERS = {{"groq": dict({GROQ}), "cerebras": dict({TARGET})}}\n'
        'client = OpenAI(**PROVIDERS["cerebras"])',
        CREATE,
    ),
    "config function": Client(ONE + 'def config():\n    return {"timeout": 9}\nclient = OpenAI(**config())', CREATE),
    "partial class": Client(
        "import functools\n" + ONE + "Api = functools.partial(OpenAI, timeout=9)", "Api()." + CREATE[7:]
    ),
    "session": Client(
        "import contextlib\n" + ONE + "@contextlib.contextmanager\ndef session():\n    client = OpenAI()\n"
        "    yield client",
        CREATE,
        head="def ask(messages):\n    with session() as client:",
        depth=2,
    ),
    "traced": Client(ONE + "def traced(client):\n    return client\nclient = traced(OpenAI())", CREATE),
    "subclass at the target": Client(
        "import os\n" + ONE + f"class Api(OpenAI):\n    def __init__(self):\n        super().__init__({TARGET})\n"
        "client = Api()",
        CREATE,
    ),
    "other file's client": Client("from OTHER_CLIENT import client", CREATE, file=ONE + "client = OpenAI()\n"),
    "other file's attribute": Client(
        "import OTHER_CLIENT as clients", "clients." + CREATE, file=ONE + "client = OpenAI()\n"
    ),
    "other file's factory": Client(
        "from OTHER_CLIENT import connect as c",
        "c().chat.completions.create",
        file=ONE + "def connect():\n    return OpenAI()\n",
    ),
    "other file's base class": Client(
        "from OTHER_CLIENT import Base",
        "self." + CREATE,
        "class Bot(Base):\n    def ask(self, messages):",
        depth=2,
        run=BOT,
        file=ONE + "class Base:\n    def __init__(self):\n        self.client = OpenAI()\n",
    ),
    "imported in the function": Client(
        "", CREATE, "def ask(messages):\n    from OTHER_CLIENT import client", file=ONE + "client = OpenAI()\n"
    ),
    "elsewhere by another file": Client(
        "from OTHER_CLIENT import client", CREATE, file=ONE + f"client = OpenAI({GROQ})\n"
    ),
    "elsewhere by table": Client(
        ONE + f'PROVIDERS = {{"groq": dict({GROQ}), "openai": {{}}}}\nclient = OpenAI(**PROVIDERS["groq"])', CREATE
    ),
    "elsewhere by parameter": Client(ONE, CREATE, "def ask(client, messages):", run=f"ask(OpenAI({GROQ}), MESSAGES)"),
    "elsewhere by constructor": Client(
        ONE,
        "self." + CREATE,
        "class Bot:\n    def __init__(self, client):\n        self.client = client\n\n    def ask(self, messages):",
        depth=2,
        run=f"Bot(OpenAI({GROQ})).ask(MESSAGES)",
    ),
    "elsewhere by factory's argument": Client(
        ONE + 'def connect(url=None):\n    return OpenAI(base_url=url, api_key="k")',
        'connect("http://localhost:8000/v1").chat.completions.create',
    ),
    "elsewhere by environment": Client(
        'import os\nos.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"\n' + ONE + "client = OpenAI()", CREATE
    ),
    "elsewhere later": Client(
        ONE + 'client = OpenAI(api_key="k")\nclient.base_url = "http://localhost:8000/v1"', CREATE
    ),
    "elsewhere by subclass": Client(
        ONE + f"class Api(OpenAI):\n    def __init__(self):\n        super().__init__({GROQ})\nclient = Api()", CREATE
    ),
    "elsewhere by property": Client(
        ONE,
        "self." + CREATE,
        f"class Bot:\n    @property\n    def client(self):\n        return OpenAI({GROQ})\n\n"
        "    def ask(self, messages):",
        depth=2,
        run=BOT,
    ),
    "either": Client(
        ONE + f"def connect(fast):\n    return OpenAI({GROQ}) if fast else OpenAI()",
        "connect(len(messages) > 1).chat.completions.create",
        unsure=True,
    ),
}
