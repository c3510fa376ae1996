"""What the library does with what it is given, one row for each function: who asks reads a column.

The library is Python's own and a few packages like it. An empty cell says that nothing is known, or that what is known
isn't followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from compatlint.screen.relevance import leading_to

_Argument: TypeAlias = Literal["", "argument", "cast", "copy", "replaced", "text", "address", "bytes", "truth"]
_Dict: TypeAlias = Literal["dict", "dict after a factory", "chained dicts", "fields"]
_List: TypeAlias = Literal["list", "chained lists", "pairs", "numbered", "product", "filtered"]
_Text: TypeAlias = Literal["instance", "dedented", "joined address", "joined path", "decoded"]
_Outside: TypeAlias = Literal["variable", "options", "chosen", "typed"]  # of the environment, of the user
_Callable: TypeAlias = Literal["partial", "same function", "property"]
_Called: TypeAlias = Literal["called", "results", "future", "entered", "reduced"]  # of a function that it is given
_Part: TypeAlias = Literal["attribute", "parent", "any of them", "default", "module", "signature"]

Gives: TypeAlias = _Argument | _Dict | _List | _Text | _Outside | _Callable | _Called | _Part
Calls: TypeAlias = Literal["", "nothing", "with the rest", "for each", "for each unpacked", "with options"]
_Into: TypeAlias = Literal["itself", "an element", "an attribute", "one of them", "sorted", "filtered"]
_Among: TypeAlias = Literal["among others", "beside others", "numbered"]
Passes: TypeAlias = _Into | _Among | Literal["", "nowhere", "the second itself", "to a function", "whether it has"]


class LibraryFunction(Struct, frozen=True):
    """A function by its qualified name; `.name` is a method so called of executors, pools and event loops.

    `gives` is what a call of it is, and `text` whether that is certainly text. `calls` is how it calls a function that
    it is given, now or later. `passes` is where a value goes on that it is given, `ends` why that can't be followed.
    """

    name: str
    gives: Gives = ""
    calls: Calls = ""
    passes: Passes = ""
    ends: str = ""
    text: bool = False

    @property
    def last(self) -> str:
        """The last part of its name."""
        return self.name.rpartition(".")[2]


def _rows(
    *names: str, gives: Gives = "", calls: Calls = "", passes: Passes = "", ends: str = "", text: bool = False
) -> Iterator[LibraryFunction]:
    """The rows of functions that do the same."""
    return (LibraryFunction(name, gives, calls, passes, ends, text) for name in names)


def _each(package: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{package}.{name}" for name in names)


_PRINTED, _TYPE, _AS_TEXT = "it is printed as a whole", "its type is asked for", "it is made text as a whole"
_DUMPED, _PICKLED = "it is dumped as JSON", "it is pickled"
_CHOICES = ("selectbox", "radio", "select_slider", "segmented_control", "pills")

ROWS: tuple[LibraryFunction, ...] = (
    # builtins: containers
    *_rows("builtins.dict", gives="dict"),
    *_rows("builtins.list", "builtins.tuple", "builtins.reversed", gives="list", passes="itself"),
    *_rows("builtins.set", "builtins.frozenset", gives="list"),
    *_rows("builtins.sorted", gives="list", passes="sorted"),
    *_rows("builtins.zip", gives="pairs", passes="beside others"),
    *_rows("builtins.enumerate", gives="numbered", passes="numbered"),
    *_rows("builtins.map", gives="results", calls="for each", passes="to a function"),
    *_rows("builtins.filter", gives="filtered", passes="filtered"),
    *_rows("builtins.iter", gives="argument", passes="itself"),
    *_rows("builtins.aiter", passes="itself"),
    *_rows("builtins.next", gives="any of them", passes="an element"),
    *_rows("builtins.anext", passes="an element"),
    *_rows("builtins.min", "builtins.max", passes="one of them"),
    # builtins: objects
    *_rows("builtins.getattr", gives="attribute", passes="an attribute"),
    *_rows("builtins.hasattr", calls="nothing", passes="whether it has", ends="what it has is asked for"),
    *_rows("builtins.isinstance", gives="instance", calls="nothing", ends=_TYPE),
    *_rows("builtins.type", ends=_TYPE),
    *_rows("builtins.vars", gives="fields", ends="its inside is looked at"),
    *_rows("builtins.super", gives="parent"),
    *_rows("builtins.property", "functools.cached_property", gives="property"),
    # builtins: plain values
    *_rows("builtins.str", gives="text", calls="nothing", ends=_AS_TEXT, text=True),
    *_rows("builtins.repr", calls="nothing", ends=_AS_TEXT, text=True),
    *_rows(*_each("builtins", "ascii", "chr", "format", "input"), calls="nothing", text=True),
    *_rows("builtins.bytes", gives="bytes", calls="nothing"),
    *_rows("builtins.bool", gives="truth", calls="nothing", passes="nowhere"),
    *_rows("builtins.id", "builtins.len", calls="nothing", passes="nowhere"),
    *_rows("builtins.print", calls="nothing", ends=_PRINTED),
    *_rows(*_each("builtins", "abs", "all", "any", "bin", "callable", "divmod", "float", "hash"), calls="nothing"),
    *_rows(*_each("builtins", "hex", "int", "issubclass", "oct", "open", "ord", "pow", "range"), calls="nothing"),
    *_rows(*_each("builtins", "round", "sum"), calls="nothing"),
    # containers
    *_rows("collections.OrderedDict", "collections.UserDict", gives="dict"),
    *_rows("collections.ChainMap", gives="chained dicts"),
    *_rows("collections.defaultdict", gives="dict after a factory"),
    *_rows("easydict.EasyDict", "addict.Dict", "box.Box", "munch.Munch", "munch.munchify", gives="dict"),
    *_rows("omegaconf.OmegaConf.create", "ml_collections.ConfigDict", gives="dict"),
    *_rows("types.MappingProxyType", "itertools.cycle", gives="argument"),
    *_rows("itertools.chain", gives="chained lists"),
    *_rows("itertools.product", gives="product"),
    *_rows("itertools.zip_longest", passes="beside others"),
    *_rows("itertools.islice", "more_itertools.peekable", passes="itself"),
    *_rows(*_each("tqdm", "tqdm", "auto.tqdm", "notebook.tqdm", "asyncio.tqdm.as_completed"), passes="itself"),
    *_rows("rich.progress.track", passes="itself"),
    *_rows("random.choice", gives="any of them"),
    *_rows("copy.copy", "copy.deepcopy", gives="copy", passes="itself"),
    # texts
    *_rows("json.dumps", ends=_DUMPED, text=True),
    *_rows("json.dump", ends=_DUMPED),
    *_rows("json.loads", gives="decoded"),
    *_rows("pickle.dump", "pickle.dumps", ends=_PICKLED),
    *_rows("pprint.pprint", "rich.print", ends=_PRINTED),
    *_rows("os.path.join", gives="joined path", text=True),
    *_rows("posixpath.join", gives="joined path"),
    *_rows("urllib.parse.urljoin", gives="joined address"),
    *_rows("httpx.URL", "yarl.URL", gives="address"),
    *_rows("textwrap.dedent", gives="dedented", text=True),
    *_rows(*_each("textwrap", "fill", "indent", "shorten"), "html.escape", "html.unescape", text=True),
    *_rows("pprint.pformat", "re.sub", "urllib.parse.quote", "urllib.parse.unquote", text=True),
    *_rows("getpass.getpass", "os.getcwd", "platform.system", text=True),
    # the environment and the user
    *_rows("os.getenv", gives="variable", text=True),
    *_rows("os.environ.get", gives="variable"),
    *_rows("tyro.cli", gives="options", calls="with options"),
    *_rows("simple_parsing.parse", gives="options"),
    *_rows("typer.run", "fire.Fire", "fire.core.Fire", calls="with options"),
    *_rows("jsonargparse.CLI", "defopt.run", "plac.call", calls="with options"),
    *_rows(*_each("streamlit", *_CHOICES), *_each("streamlit.sidebar", *_CHOICES), gives="chosen"),
    *_rows(*_each("streamlit", "text_input", "text_area"), gives="typed"),
    *_rows(*_each("streamlit.sidebar", "text_input", "text_area"), gives="typed"),
    # functions
    *_rows("functools.partial", gives="partial", calls="with the rest"),
    *_rows("functools.reduce", gives="reduced"),
    *_rows("functools.lru_cache", "asgiref.sync.sync_to_async", "asgiref.sync.async_to_sync", gives="same function"),
    *_rows("inspect.signature", gives="signature"),
    *_rows("importlib.import_module", gives="module"),
    *_rows("contextlib.nullcontext", gives="argument"),
    *_rows("contextlib.closing", gives="argument", passes="itself"),
    # threads, pools and event loops
    *_rows("asyncio.run", gives="argument", passes="itself"),
    *_rows(*_each("asyncio", "as_completed", "create_task", "ensure_future", "shield", "wait_for"), passes="itself"),
    *_rows("anyio.run", "nest_asyncio.run", passes="itself"),
    *_rows("asyncio.gather", *_each("tqdm.asyncio", "tqdm.gather", "tqdm_asyncio.gather"), passes="among others"),
    *_rows("asyncio.to_thread", "anyio.to_thread.run_sync", gives="called", calls="with the rest"),
    *_rows("threading.Thread", "threading.Timer", "multiprocessing.Process", calls="with the rest"),
    *_rows(*_each("tqdm.contrib.concurrent", "thread_map", "process_map"), calls="for each"),
    *_rows(".map", ".imap", gives="results", calls="for each"),
    *_rows(".imap_unordered", ".map_async", calls="for each"),
    *_rows(".starmap", gives="results", calls="for each unpacked"),
    *_rows(".starmap_async", calls="for each unpacked"),
    *_rows(".submit", gives="future", calls="with the rest"),
    *_rows(".run_in_executor", gives="called", calls="with the rest"),
    *_rows(".apply", ".apply_async", ".call_soon", ".call_later", calls="with the rest"),
    # classes and their fields
    *_rows("typing.cast", gives="cast", passes="the second itself"),
    *_rows("dataclasses.asdict", "attrs.asdict", "attr.asdict", gives="fields"),
    *_rows("dataclasses.replace", "attrs.evolve", "attr.evolve", "copy.replace", gives="replaced"),
    *_rows("dataclasses.field", "attrs.field", "attr.field", "attr.ib", "pydantic.Field", gives="default"),
    *_rows("typer.Option", "typer.Argument", gives="default"),
    *_rows(*_each("fastapi", "Query", "Form", "Body", "Header", "Cookie"), gives="default"),
    *_rows("fastapi.Depends", "fastapi.Security", gives="entered"),
)
_BY_NAME = {row.name: row for row in ROWS}
_UNKNOWN = LibraryFunction("")


def library_function(name: str) -> LibraryFunction:
    """What is known of a function: nothing of one that isn't of the library."""
    return _BY_NAME.get(name, _UNKNOWN)


def that_give(*kinds: Gives) -> frozenset[str]:
    """The functions a call of which is one of these."""
    return frozenset(row.name for row in ROWS if row.gives in kinds)


# Where frameworks keep what a program puts there under a name, for its other functions: what is the same store has the
# same name, and what is one for itself has none. `()` stands for an object of a class or for what a call gives.
STORES: dict[str, str] = {
    "streamlit.session_state": "session_state",
    **dict.fromkeys(("chainlit.user_session", "chainlit.user_session.user_session"), "user_session"),
    **dict.fromkeys(("flask.g", "flask.globals.g"), "flask.g"),
    **dict.fromkeys(("flask.Flask().config", "flask.current_app.config"), "flask.config"),
    "quart.g": "quart.g",
    **dict.fromkeys(("quart.Quart().config", "quart.current_app.config"), "quart.config"),
    **dict.fromkeys(_each("fastapi", "FastAPI().state", "Request().app.state", "WebSocket().app.state"), "app.state"),
    **dict.fromkeys(_each("starlette", "applications.Starlette().state", "requests.Request().app.state"), "app.state"),
    **dict.fromkeys(("fastapi.Request().state", "starlette.requests.Request().state"), "request.state"),
    **dict.fromkeys(("threading.local()", "contextvars.ContextVar()", "werkzeug.local.Local()"), ""),
}
# What is imported to come to one of those that have a name: `from flask import g`, `import flask`, `Request`.
STORE_ROOTS = frozenset(above for one, name in STORES.items() if name for above in leading_to(one.partition("()")[0]))

# What all of a package does, or nothing of it.

# Nothing in it calls anything that it is given, so nothing of the project.
CALL_NOTHING = frozenset(
    {
        *("base64", "csv", "datetime", "glob", "hashlib", "html", "io", "json", "logging", "math", "os", "pathlib"),
        *("pprint", "random", "re", "secrets", "shlex", "shutil", "string", "subprocess", "sys", "tempfile"),
        *("textwrap", "time", "traceback", "uuid", "warnings"),
    }
)
# Of Python's library, what keeps or gives back what it is given; any other package may.
KEEP_ARGUMENTS = frozenset(
    {"argparse", "collections", "contextlib", "contextvars", "copy", "functools", "json", "queue", "types"}
)
# Its decorators register, repeat, remember or describe a function, no more.
KEEP_FUNCTIONS = frozenset(
    {
        *("abc", "asgiref", "asyncio", "atexit", "backoff", "builtins", "cachetools", "celery", "click", "contextlib"),
        *("dataclasses", "discord", "fastapi", "flask", "functools", "joblib", "pytest", "ratelimit", "retry"),
        *("retrying", "streamlit", "tenacity", "typer", "typing", "typing_extensions"),
    }
)
