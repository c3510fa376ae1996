"""Ways to bring a field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A way to bring a field: code at the top, code before the call, what stands in the call, and how it is called.

    CALLEE is what the client is called by, COMMON the model and the messages, ARGUMENTS the rest. `file` is a module of
    its own beside the program, called OTHER_FIELD.
    `possible`: what only a run can tell. `todo`: codes that the linter is known to be wrong about.
    """

    arguments: str = "**params"
    inside: str = ""
    before: str = ""
    call: str = "CALLEE(COMMON, ARGUMENTS)"
    file: str = ""
    possible: tuple[str, ...] = ()
    todo: tuple[str, ...] = ()


DICTS = {
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

WRAPPER = "def wrapped(**kwargs):\n    return CALLEE(**kwargs)"
LOGGED = (
    "import functools\n\n\ndef logged(function):\n    @functools.wraps(function)\n    def inner(*args, **kwargs):\n"
    "        return function(*args, **kwargs)\n\n    return inner"
)
SIMPLE = (
    "def simple(function):\n    def inner(*, model, messages, **kwargs):\n"
    "        return function(model=model, messages=messages)\n\n    return inner"
)
RETRY = (
    "def retry(function, *args, **kwargs):\n    try:\n        return function(*args, **kwargs)\n"
    "    except TimeoutError:\n        return function(*args, **kwargs)"
)
ONE_FIELD = '{"seed": 1, "presence_penalty": 1}'

FUNCTIONS = {
    "wrapper": Field("presence_penalty=1", WRAPPER, call="wrapped(COMMON, ARGUMENTS)"),
    "two wrappers": Field(
        "presence_penalty=1",
        WRAPPER + "\ndef again(text, **rest):\n    return wrapped(**rest)",
        call="again('', COMMON, ARGUMENTS)",
    ),
    "parameter": Field(
        inside="def wrapped(penalty, **kwargs):\n    return CALLEE(presence_penalty=penalty, **kwargs)",
        call="wrapped(penalty=1, COMMON)",
    ),
    "positional": Field(
        inside="def wrapped(messages, penalty):\n    return CALLEE(COMMON, presence_penalty=penalty)",
        call="wrapped(messages, 1)",
    ),
    "default": Field(
        inside="def wrapped(messages, penalty=1):\n    return CALLEE(COMMON, presence_penalty=penalty)",
        call="wrapped(messages)",
    ),
    "default dict": Field(
        inside='def wrapped(messages, options={"presence_penalty": 1}):\n    return CALLEE(COMMON, **options)',
        call="wrapped(messages)",
    ),
    "given or not": Field(
        inside="def wrapped(messages, penalty=None, tier=None):\n    return CALLEE(COMMON, "
        "presence_penalty=penalty if penalty is not None else NOT_GIVEN, service_tier=tier or NOT_GIVEN)",
        before="from openai import NOT_GIVEN",
        call="wrapped(messages, 1)",
    ),
    "none filter": Field(
        inside="def wrapped(messages, penalty=None, tier=None):\n"
        '    params = {"presence_penalty": penalty, "service_tier": tier}\n'
        "    given = {k: v for k, v in params.items() if v is not None}\n    return CALLEE(COMMON, **given)",
        call="wrapped(messages, penalty=1)",
    ),
    "if given": Field(
        inside="def wrapped(messages, penalty=None, tier=None):\n    params = {}\n    if penalty is not None:\n"
        '        params["presence_penalty"] = penalty\n    if tier:\n        params["service_tier"] = tier\n'
        "    return CALLEE(COMMON, **params)",
        call="wrapped(messages, penalty=1)",
    ),
    "dict passed": Field(
        inside="def wrapped(messages, options):\n    return CALLEE(COMMON, **options)",
        call=f"wrapped(messages, {ONE_FIELD})",
    ),
    "dict in a tuple": Field(
        before=f"def options():\n    params = {ONE_FIELD}\n    return 1, params", inside="number, params = options()"
    ),
    "filled and returned": Field(
        "**fill({})", before='def fill(params):\n    params["presence_penalty"] = 1\n    return params'
    ),
    "chosen by argument": Field(
        "**options(True)",
        before="def options(loud):\n    if loud:\n        return {'presence_penalty': 1}\n    return {}",
    ),
    "set in the wrapper": Field(
        inside='def wrapped(**kwargs):\n    kwargs["presence_penalty"] = 1\n    return CALLEE(**kwargs)',
        call="wrapped(COMMON)",
    ),
    "default in the wrapper": Field(
        inside='def wrapped(**kwargs):\n    kwargs.setdefault("presence_penalty", 1)\n    return CALLEE(**kwargs)',
        call="wrapped(COMMON)",
    ),
    "decorator": Field("presence_penalty=1", "@logged\n" + WRAPPER, LOGGED, "wrapped(COMMON, ARGUMENTS)"),
    "decorated method": Field("presence_penalty=1", "", LOGGED, "logged(CALLEE)(COMMON, ARGUMENTS)"),
    "decorator with arguments": Field(
        "presence_penalty=1",
        "@times(2)\n" + WRAPPER,
        "def times(count):\n    def decorate(function):\n        def inner(*args, **kwargs):\n"
        "            return function(*args, **kwargs)\n\n        return inner\n\n    return decorate",
        "wrapped(COMMON, ARGUMENTS)",
    ),
    "decorator adds": Field(
        inside="@loud\n" + WRAPPER,
        before="def loud(function):\n    return lambda **kwargs: function(presence_penalty=1, **kwargs)",
        call="wrapped(COMMON)",
    ),
    "lambda": Field("presence_penalty=1", "f = lambda **kwargs: CALLEE(**kwargs)", call="f(COMMON, ARGUMENTS)"),
    "closure": Field(
        inside="def make(**options):\n    def inner(messages):\n        return CALLEE(COMMON, **options)\n\n"
        "    return inner",
        call="make(presence_penalty=1)(messages)",
    ),
    "partial": Field(
        "presence_penalty=1", before="import functools", call="functools.partial(CALLEE, ARGUMENTS)(COMMON)"
    ),
    "partial of a partial": Field(
        inside="f = functools.partial(CALLEE, seed=1)\ng = functools.partial(f, presence_penalty=1)",
        before="import functools",
        call="g(COMMON)",
    ),
    "partial of a wrapper": Field(
        inside=WRAPPER + "\nf = functools.partial(wrapped, presence_penalty=1)",
        before="import functools",
        call="f(COMMON)",
    ),
    "retry": Field("presence_penalty=1", "", RETRY, "retry(CALLEE, COMMON, ARGUMENTS)"),
    "retry with a lambda": Field("presence_penalty=1", "", RETRY, "retry(lambda: CALLEE(COMMON, ARGUMENTS))"),
    "recursion": Field(
        "presence_penalty=1",
        "def wrapped(count, **kwargs):\n    return wrapped(count - 1, **kwargs) if count else CALLEE(**kwargs)",
        call="wrapped(2, COMMON, ARGUMENTS)",
    ),
    "get from kwargs": Field(
        "presence_penalty=1",
        "def wrapped(messages, **kwargs):\n"
        '    return CALLEE(COMMON, presence_penalty=kwargs.get("presence_penalty", 0))',
        call="wrapped(messages, ARGUMENTS)",
    ),
    "wrapper drops": Field(
        "presence_penalty=1",
        "def wrapped(messages, **kwargs):\n    return CALLEE(COMMON)",
        call="wrapped(messages, ARGUMENTS)",
    ),
    "second wrapper drops": Field(
        "presence_penalty=1",
        WRAPPER + "\ndef again(messages, **rest):\n    return wrapped(COMMON)",
        call="again(messages, ARGUMENTS)",
    ),
    "wrapper pops": Field(
        "presence_penalty=1",
        'def wrapped(**kwargs):\n    kwargs.pop("presence_penalty", None)\n    return CALLEE(**kwargs)',
        call="wrapped(COMMON, ARGUMENTS)",
    ),
    "wrapper keeps it for itself": Field(
        "presence_penalty=1",
        "def wrapped(presence_penalty=0, **kwargs):\n    return CALLEE(**kwargs)",
        call="wrapped(COMMON, ARGUMENTS)",
    ),
    "allow list": Field(
        "presence_penalty=1",
        "def wrapped(**kwargs):\n    return CALLEE(**{k: v for k, v in kwargs.items() if k in ALLOWED})",
        'ALLOWED = {"model", "messages", "seed"}',
        "wrapped(COMMON, ARGUMENTS)",
    ),
    "deny list": Field(
        "presence_penalty=1",
        "def wrapped(**kwargs):\n    return CALLEE(**{k: v for k, v in kwargs.items() if k not in DENIED})",
        'DENIED = ["presence_penalty", "logit_bias"]',
        "wrapped(COMMON, ARGUMENTS)",
    ),
    "decorator drops": Field("presence_penalty=1", "@simple\n" + WRAPPER, SIMPLE, "wrapped(COMMON, ARGUMENTS)"),
    "lambda drops": Field(
        "presence_penalty=1", "f = lambda messages, **kwargs: CALLEE(COMMON)", call="f(messages, ARGUMENTS)"
    ),
    "partial overridden": Field(
        "presence_penalty=omit",
        "f = functools.partial(CALLEE, presence_penalty=1)",
        "import functools\nfrom openai import omit",
        "f(COMMON, ARGUMENTS)",
    ),
    "helper pops": Field(
        inside=f"params = {ONE_FIELD}\nclean(params)",
        before='def clean(params):\n    params.pop("presence_penalty", None)',
    ),
    "helper cleans": Field(
        f"**cleaned({ONE_FIELD})",
        before='def cleaned(params):\n    return {k: v for k, v in params.items() if k != "presence_penalty"}',
    ),
    "not chosen by argument": Field(
        "**options(False)",
        before="def options(loud):\n    if loud:\n        return {'presence_penalty': 1}\n    return {}",
    ),
    "other one of a tuple": Field(
        "**options()[0]", before="def options():\n    return {'seed': 1}, {'presence_penalty': 1}"
    ),
    "helper of another function": Field(
        "seed=1", "retry(dict, presence_penalty=1)", RETRY, "retry(CALLEE, COMMON, ARGUMENTS)"
    ),
    "early return": Field(
        "**options()", before="def options():\n    return {'seed': 1}\n    return {'presence_penalty': 1}"
    ),
}

SETTINGS = "class Settings:\n    "
CLASSES = {
    "class attribute": Field("**Settings.options", before=f"{SETTINGS}options = {ONE_FIELD}"),
    "instance attribute": Field(
        "**Settings().options", before=f"{SETTINGS}def __init__(self):\n        self.options = {ONE_FIELD}"
    ),
    "constructor": Field(
        "**Settings(presence_penalty=1).options",
        before=f"{SETTINGS}def __init__(self, **options):\n        self.options = options",
    ),
    "method": Field("**Settings().options()", before=f"{SETTINGS}def options(self):\n        return {ONE_FIELD}"),
    "classmethod": Field(
        "**Settings.of(1)",
        before=f"{SETTINGS}@classmethod\n    def of(cls, penalty):\n        return {{'presence_penalty': penalty}}",
    ),
    "property": Field(
        "**Settings().options", before=f"{SETTINGS}@property\n    def options(self):\n        return {ONE_FIELD}"
    ),
    "object's dict": Field(
        "**vars(Settings())", before=f"{SETTINGS}def __init__(self):\n        self.presence_penalty = 1"
    ),
    "inherited attribute": Field(
        "**Loud().options", before=f"{SETTINGS}options = {ONE_FIELD}\n\n\nclass Loud(Settings):\n    pass"
    ),
    "overriding attribute": Field(
        "**Loud().all()",
        before=f"{SETTINGS}options = {{}}\n\n    def all(self):\n        return self.options\n\n\n"
        f"class Loud(Settings):\n    options = {ONE_FIELD}",
    ),
    "inherited constructor": Field(
        "**Loud().options",
        before=f"{SETTINGS}def __init__(self, **options):\n        self.options = options\n\n\n"
        "class Loud(Settings):\n    def __init__(self):\n        super().__init__(presence_penalty=1)",
    ),
    "dataclass": Field(
        "**asdict(Settings())",
        before="from dataclasses import asdict, dataclass\n@dataclass\n" + SETTINGS + "presence_penalty: float = 1",
    ),
    "dataclass argument": Field(
        "**asdict(Settings(1))",
        before="from dataclasses import asdict, dataclass\n@dataclass\n" + SETTINGS + "presence_penalty: float",
    ),
    "dataclass attribute": Field(
        "presence_penalty=Settings().penalty",
        before="from dataclasses import dataclass\n@dataclass\n" + SETTINGS + "penalty: float = 1",
    ),
    "pydantic": Field(
        "**Settings().model_dump()",
        before="from pydantic import BaseModel\nclass Settings(BaseModel):\n    presence_penalty: float = 1",
    ),
    "pydantic argument": Field(
        "**Settings(presence_penalty=1).model_dump(exclude_none=True)",
        before="from pydantic import BaseModel\nclass Settings(BaseModel):\n    presence_penalty: float | None = None\n"
        "    service_tier: str | None = None",
    ),
    "named tuple": Field(
        "**Settings()._asdict()",
        before="from typing import NamedTuple\nclass Settings(NamedTuple):\n    presence_penalty: float = 1",
    ),
    "typed dict": Field(
        "**Settings(presence_penalty=1)",
        before="from typing import TypedDict\nclass Settings(TypedDict):\n    presence_penalty: float",
    ),
    "enum": Field(
        "**{Name.PENALTY.value: 1}",
        before='from enum import Enum\nclass Name(Enum):\n    PENALTY = "presence_penalty"',
    ),
    "namespace": Field(
        "**vars(SETTINGS)", before="from types import SimpleNamespace\nSETTINGS = SimpleNamespace(presence_penalty=1)"
    ),
    "object that asks": Field(
        inside="class Asker:\n    def __init__(self, **options):\n        self.options = options\n\n"
        "    def ask(me, messages):\n        return CALLEE(COMMON, **me.options)",
        call="Asker(presence_penalty=1).ask(messages)",
    ),
    "object that is called": Field(
        before="class Asker:\n    def __init__(self, create):\n        self.create = create\n\n"
        "    def __call__(self, **kwargs):\n        return self.create(**kwargs)",
        arguments="presence_penalty=1",
        call="Asker(CALLEE)(COMMON, ARGUMENTS)",
    ),
    "bound method kept": Field(
        before="class Asker:\n    def __init__(self, create, **options):\n        self.create = create\n"
        "        self.options = options\n\n    def ask(self, **kwargs):\n"
        "        return self.create(**kwargs, **self.options)",
        call="Asker(CALLEE, presence_penalty=1).ask(COMMON)",
    ),
    "class attribute not sent": Field("seed=1", before=f"{SETTINGS}options = {ONE_FIELD}"),
    "hidden class attribute": Field(
        "**Settings().options",
        before=f"{SETTINGS}options = {ONE_FIELD}\n\n    def __init__(self):\n        self.options = {{'seed': 1}}",
    ),
    "overridden method": Field(
        "**Quiet().all()",
        inside=f"class Base:\n    def options(self):\n        return {ONE_FIELD}\n\n    def all(self):\n"
        "        return self.options()\n\nclass Quiet(Base):\n    def options(self):\n        return {'seed': 1}",
    ),
    "constructor drops": Field(
        "**Settings(presence_penalty=1).options",
        before=f"{SETTINGS}def __init__(self, **options):\n        self.options = {{'seed': 1}}",
    ),
    "dataclass without none": Field(
        "**{k: v for k, v in asdict(Settings()).items() if v is not None}",
        before="from dataclasses import asdict, dataclass\n@dataclass\n"
        + SETTINGS
        + "presence_penalty: float | None = None\n    seed: int = 1",
    ),
    "pydantic without none": Field(
        "**Settings().model_dump(exclude_none=True)",
        before="from pydantic import BaseModel\nclass Settings(BaseModel):\n    presence_penalty: float | None = None",
    ),
    "pydantic without unset": Field(
        "**Settings(seed=1).model_dump(exclude_unset=True)",
        before="from pydantic import BaseModel\nclass Settings(BaseModel):\n    seed: int\n"
        "    presence_penalty: float = 1",
    ),
    "typed dict declared": Field(
        "**params",
        inside='params: Settings = {"seed": 1}',
        before="from typing import TypedDict\nclass Settings(TypedDict, total=False):\n    seed: int\n"
        "    presence_penalty: float",
    ),
}

DICT_FILE = f"PARAMS = {ONE_FIELD}\nPLAIN = {{'seed': 1}}\n"
FILES = {
    "other file's dict": Field("**PARAMS", before="from OTHER_FIELD import PARAMS", file=DICT_FILE),
    "other file's attribute": Field("**o.PARAMS", before="import OTHER_FIELD as o", file=DICT_FILE),
    "other file's function": Field(
        "**options()", before="from OTHER_FIELD import options", file=f"def options():\n    return {ONE_FIELD}\n"
    ),
    "other file's constant": Field(
        "**{NAME: 1}", before="from OTHER_FIELD import NAME", file='NAME = "presence_penalty"\n'
    ),
    "star import": Field("**PARAMS", before="from OTHER_FIELD import *", file=DICT_FILE),
    "import in the function": Field("**PARAMS", "from OTHER_FIELD import PARAMS", file=DICT_FILE),
    "other file's wrapper": Field(
        "presence_penalty=1",
        before="from OTHER_FIELD import retry",
        file=RETRY,
        call="retry(CALLEE, COMMON, ARGUMENTS)",
    ),
    "other file's decorator": Field(
        "presence_penalty=1",
        "@logged\n" + WRAPPER,
        "from OTHER_FIELD import logged",
        "wrapped(COMMON, ARGUMENTS)",
        LOGGED,
    ),
    "other file's settings": Field(
        "**SETTINGS.options",
        before="from OTHER_FIELD import SETTINGS",
        file=f"{SETTINGS}def __init__(self):\n        self.options = {ONE_FIELD}\n\n\nSETTINGS = Settings()\n",
    ),
    "other file's base": Field(
        "**Loud().options",
        before="from OTHER_FIELD import Settings\nclass Loud(Settings):\n    pass",
        file=f"{SETTINGS}options = {ONE_FIELD}\n",
    ),
    "other file's dict filled here": Field(
        "**PLAIN", before="from OTHER_FIELD import PLAIN\nPLAIN['presence_penalty'] = 1", file=DICT_FILE
    ),
    "other file's other dict": Field("**PLAIN", before="from OTHER_FIELD import PLAIN", file=DICT_FILE),
    "other file's dict cleaned": Field(
        inside="params = dict(PARAMS)\ndel params['presence_penalty']",
        before="from OTHER_FIELD import PARAMS",
        file=DICT_FILE,
    ),
    "star import without": Field(
        "**PARAMS",
        before="PARAMS = {'seed': 1}\nfrom OTHER_FIELD import *",
        file="__all__ = ['PLAIN']\n" + DICT_FILE,
    ),
    "other file's allow list": Field(
        "presence_penalty=1",
        "def wrapped(**kwargs):\n    return CALLEE(**{k: v for k, v in kwargs.items() if k in ALLOWED})",
        "from OTHER_FIELD import ALLOWED",
        "wrapped(COMMON, ARGUMENTS)",
        'ALLOWED = {"model", "messages"}\n',
    ),
    "other file's wrapper drops": Field(
        "presence_penalty=1",
        before="from OTHER_FIELD import call",
        file="def call(function, model, messages, **kwargs):\n    return function(model=model, messages=messages)\n",
        call="call(CALLEE, COMMON, ARGUMENTS)",
    ),
    "other file's decorator drops": Field(
        "presence_penalty=1",
        "@simple\n" + WRAPPER,
        "from OTHER_FIELD import simple",
        "wrapped(COMMON, ARGUMENTS)",
        SIMPLE,
    ),
    "other file's parameter": Field(
        before="from OTHER_FIELD import call",
        file="def call(function, penalty, **kwargs):\n    return function(presence_penalty=penalty, **kwargs)\n",
        call="call(CALLEE, 1, COMMON)",
    ),
    "other file's parameter or not": Field(
        before="from OTHER_FIELD import call",
        file="from openai import NOT_GIVEN\n\n\ndef call(function, penalty=NOT_GIVEN, **kwargs):\n"
        "    return function(presence_penalty=penalty, **kwargs)\n",
        call="call(CALLEE, penalty=1, COMMON)",
    ),
    "other file's default": Field(
        before="from OTHER_FIELD import call",
        file="def call(function, penalty=1, **kwargs):\n    return function(presence_penalty=penalty, **kwargs)\n",
        call="call(CALLEE, COMMON)",
    ),
    "other file's helper fills": Field(
        inside="params = {}\nfill(params)",
        before="from OTHER_FIELD import fill",
        file='NAME = "presence_penalty"\n\n\ndef fill(params):\n    params[NAME] = 1\n',
    ),
    "other file's helper pops": Field(
        inside=f"params = {ONE_FIELD}\nclean(params)",
        before="from OTHER_FIELD import clean",
        file='NAMES = ("presence_penalty", "logit_bias")\n\n\ndef clean(params):\n    for name in NAMES:\n'
        "        params.pop(name, None)\n",
    ),
    "other file's helper cleans": Field(
        f"**cleaned({ONE_FIELD})",
        before="from OTHER_FIELD import cleaned",
        file='NAMES = frozenset({"seed", "stop"})\n\n\ndef cleaned(params):\n'
        "    return {k: v for k, v in params.items() if k in NAMES}\n",
    ),
    "other file's choice": Field(
        "**options('quiet')",
        before="from OTHER_FIELD import options",
        file=f"def options(kind):\n    if kind == 'loud':\n        return {ONE_FIELD}\n    return {{'seed': 1}}\n",
    ),
    "other file's dataclass": Field(
        "**asdict(Settings())",
        before="from dataclasses import asdict\nfrom OTHER_FIELD import Settings",
        file="from dataclasses import dataclass\n\n\n@dataclass\nclass Settings:\n    presence_penalty: float = 1\n",
    ),
    "other file's pydantic": Field(
        "**Settings(seed=1).model_dump(exclude_none=True)",
        before="from OTHER_FIELD import Settings",
        file="from pydantic import BaseModel\n\n\nclass Settings(BaseModel):\n    seed: int\n"
        "    presence_penalty: float | None = None\n",
    ),
    "other file's bound method": Field(
        before="from OTHER_FIELD import Asker",
        file="class Asker:\n    def __init__(self, create, **options):\n        self.create = create\n"
        "        self.options = options\n\n    def ask(self, **kwargs):\n"
        "        return self.create(**{**self.options, **kwargs})\n",
        call="Asker(CALLEE, presence_penalty=1).ask(COMMON)",
    ),
}

TOOLS = '[{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": {}}}}]'
ANSWER = '{"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": SCHEMA}}'
OBJECT = 'SCHEMA = {"type": "object", "properties": {"a": %s}, "additionalProperties": False}'
SAY = 'CALLEE(model="gpt-oss-120b", messages=[*messages, {"role": "assistant", "content": "x", %s}])'
CLOSED = {
    "store": Field("store=True"),
    "metadata in a dict": Field(inside='params = {"seed": 1}\nparams["metadata"] = {"a": "b"}'),
    "store none": Field("store=None"),
    "store not given": Field("store=omit", before="from openai import omit"),
    "store popped": Field(inside='params = {"store": True, "seed": 1}\nparams.pop("store")'),
    "unknown keys": Field('extra_body={"top_k": 3, "chat_template_kwargs": {"a": 1}}'),
    "own keys": Field('extra_body={"reasoning_format": "hidden", "clear_thinking": True, "min_tokens": 2}'),
    "verbosity from a wrapper": Field('verbosity="low"', WRAPPER, call="wrapped(COMMON, ARGUMENTS)"),
    "too hot": Field("temperature=1.7"),
    "hot": Field("temperature=1.5, top_p=1"),
    "several": Field("n=2"),
    "five stops": Field('stop=["a", "b", "c", "d", "e"]'),
    "four stops": Field('stop=["a", "b", "c", "d"]'),
    "alternatives alone": Field("top_logprobs=3"),
    "alternatives": Field("top_logprobs=3, logprobs=True"),
    "obfuscation": Field('stream=True, stream_options={"include_usage": True, "include_obfuscation": False}'),
    "tools and format": Field(f'tools={TOOLS}, response_format={{"type": "json_object"}}'),
    "tools and text": Field(f'tools={TOOLS}, response_format={{"type": "text"}}'),
    "choice alone": Field('tool_choice="auto"'),
    "choice": Field(f'tools={TOOLS}, tool_choice="auto"'),
    "two limits": Field("max_tokens=500, max_completion_tokens=500"),
    "one limit": Field("max_tokens=500, max_completion_tokens=omit", before="from openai import omit"),
    "strict": Field(f"response_format={ANSWER}", before=OBJECT % '{"type": "string"}'),
    "strict and open": Field(f"response_format={ANSWER}", before=OBJECT % '{"type": "object", "properties": {}}'),
    "strict with a format": Field(f"response_format={ANSWER}", before=OBJECT % '{"type": "string", "format": "date"}'),
    "strict in itself": Field(f"response_format={ANSWER}", before=OBJECT % '{"anyOf": [{"$ref": "#"}]}'),
    "strict with such names": Field(
        f"response_format={ANSWER}",
        before=OBJECT % '{"type": "string"}' + '\nSCHEMA["properties"]["format"] = {"type": "string"}',
    ),
    "mixed tools": Field(
        "tools=[{**tool, 'function': {**tool['function'], 'strict': True, 'parameters': SCHEMA}}, tool]",
        inside=f"(tool,) = {TOOLS}",
        before=OBJECT % '{"type": "string"}',
    ),
    "reasoning content": Field(call=SAY % '"reasoning_content": "y"'),
    "reasoning": Field(call=SAY % '"reasoning": "y"'),
    "annotations": Field(call=SAY % '"annotations": []'),
    "null refusal": Field(call=SAY % '"refusal": None'),
    "image": Field(
        call='CALLEE(model="qwen-3.8-27b", messages=[{"role": "user", "content": CONTENT}])',
        before='CONTENT = [{"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}]',
    ),
    "image in place": Field(
        call='CALLEE(model="qwen-3.8-27b", messages=[{"role": "user", "content": CONTENT}])',
        before='CONTENT = [{"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}]',
    ),
    "minimal effort": Field('reasoning_effort="minimal"'),
    "low effort": Field('reasoning_effort="low"'),
    "few tokens": Field("max_completion_tokens=20"),
}

FIELDS = DICTS | FUNCTIONS | CLASSES | FILES | CLOSED
