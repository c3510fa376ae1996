"""What becomes of an argument: which functions give back what they get, look at it only, or call others with it."""

from __future__ import annotations

from typing import TypeAlias

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.arguments import parameter_for
from compatlint.dataflow.values.values import Class, Function, Made, Member, Symbol, Value, options

EACH, ANY = "[*]", "[?]"
FUTURE = "(future)"  # around what `.result()` gives


class Into(Struct, frozen=True, eq=False):
    """The argument becomes a parameter of a function of the project."""

    function: Function
    parameter: str


class Gives(Struct, frozen=True, eq=False):
    """The call gives what lies `steps` further on, in containers `within`; `each` is called with every element."""

    steps: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    each: cst.BaseExpression | None = None


class Looks(Struct, frozen=True, eq=False):
    """The call gives nothing of it; `each` is called with every element."""

    each: cst.BaseExpression | None = None


Way: TypeAlias = "Into | Gives | Looks | str"

SAME = frozenset(
    {
        *("builtins.list", "builtins.tuple", "builtins.iter", "builtins.reversed", "builtins.aiter"),
        *("copy.copy", "copy.deepcopy", "itertools.islice", "more_itertools.peekable", "contextlib.closing"),
        *("asyncio.run", "asyncio.wait_for", "asyncio.shield", "asyncio.create_task", "asyncio.ensure_future"),
        *("asyncio.as_completed", "anyio.run", "nest_asyncio.run"),
        *("tqdm.tqdm", "tqdm.auto.tqdm", "tqdm.notebook.tqdm", "rich.progress.track", "tqdm.asyncio.tqdm.as_completed"),
    }
)
GATHERS = frozenset({"asyncio.gather", "tqdm.asyncio.tqdm.gather", "tqdm.asyncio.tqdm_asyncio.gather"})
LOOKS = frozenset({"builtins.len", "builtins.bool", "builtins.id"})
FIRST = frozenset({"builtins.next", "builtins.anext"})
TELLS = {
    "builtins.print": "it is printed as a whole",
    "builtins.str": "it is made text as a whole",
    "builtins.repr": "it is made text as a whole",
    "builtins.isinstance": "its type is asked for",
    "builtins.type": "its type is asked for",
    "builtins.hasattr": "what it has is asked for",
    "builtins.vars": "its inside is looked at",
    "json.dumps": "it is dumped as JSON",
    "json.dump": "it is dumped as JSON",
    "pickle.dumps": "it is pickled",
    "pickle.dump": "it is pickled",
    "pprint.pprint": "it is printed as a whole",
    "rich.print": "it is printed as a whole",
}


def through(call: cst.Call, arg: cst.Arg, callee: Value) -> Way:
    """What becomes of an argument of a call; the reason where that can't be told."""
    found = [option.value for option in options(callee)]
    if len(found) == 1 and isinstance(found[0], Symbol):
        return _builtin(call, arg, found[0].name)
    if len(found) == 1 and isinstance(found[0], Function) and not arg.star:
        function = found[0]
        parameter = parameter_for(function, call, arg)
        if parameter is not None and not function.altered and function.scope.params[parameter].kind in _PLAIN:
            return Into(function, parameter)
    name = last_name(call.func)
    if any(isinstance(one, Class) for one in found):
        return f"it is kept in an object of `{name}`"
    return f"it is passed to `{name}`, which can't be followed" if name else "it is passed on"


_PLAIN = ("positional", "keyword")


def _builtin(call: cst.Call, arg: cst.Arg, name: str) -> Way:
    position = next(n for n, one in enumerate(call.args) if one is arg)
    starred = any(one.star for one in call.args)
    if arg.keyword is not None and arg.keyword.value not in ("iterable", "fs"):
        return f"it is passed to `{last_name(call.func)}`, which can't be followed"
    if name in GATHERS:
        several = [one for one in call.args if one.keyword is None]
        if len(several) == 1:
            return Gives() if arg.star else Gives(within=(EACH,))
        return "it is passed on among others" if starred else Gives(within=(f"[{position}]",))
    if starred:
        return "it is passed on among others"
    if name == "builtins.hasattr" and isinstance(key := call.args[-1].value, cst.SimpleString) and position == 0:
        return Gives((f"'{key.raw_value}' in",))
    if name in TELLS:
        return TELLS[name]
    if name in ("builtins.zip", "itertools.zip_longest"):
        return Gives((EACH,), (f"[{position}]", EACH))
    if position == 0:
        return _of_first(call, name)
    if name in ("builtins.map", "builtins.filter") and len(call.args) == 2:
        function = call.args[0].value
        return Looks(function) if name == "builtins.map" else Gives(each=function)
    return Gives() if name == "typing.cast" else f"it is passed to `{last_name(call.func)}`, which can't be followed"


def _of_first(call: cst.Call, name: str) -> Way:
    """What becomes of the first argument of a function that isn't of the project."""
    keys = [one.value for one in call.args if one.keyword is not None and one.keyword.value == "key"]
    second = call.args[1].value if len(call.args) > 1 else None
    if name in SAME:
        return Gives()
    if name in LOOKS:
        return Looks()
    if name in FIRST and second is None:
        return Gives((EACH,))
    if name == "builtins.enumerate":
        return Gives((EACH,), ("[1]", EACH))
    if name in ("builtins.sorted", "builtins.min", "builtins.max") and keys:
        return Gives(() if name == "builtins.sorted" else (EACH,), each=keys[0])
    if name == "builtins.getattr" and isinstance(second, cst.SimpleString):
        return Gives((f".{second.raw_value}",))
    return f"it is passed to `{last_name(call.func)}`, which can't be followed"


def given(call: cst.Call, function: Function, name: str) -> cst.BaseExpression | None:
    """What a call of `function` passes for a parameter; None where it passes nothing or that can't be told."""
    return next((arg.value for arg in call.args if not arg.star and parameter_for(function, call, arg) == name), None)


def has_stars(call: cst.Call) -> bool:
    """Does a call pass arguments that aren't written in it?"""
    return any(arg.star for arg in call.args)


def functions(value: Value) -> list[Function]:
    """The functions of the project that a value may be."""
    return [option.value for option in options(value) if isinstance(option.value, Function)]


def maps(callee: Value) -> bool:
    """Does a call give a list of what its first argument returns?"""
    match callee:
        case Symbol(name=name):
            return name == "builtins.map"
        case Member(base=Made(maker=Symbol(name=name)), names=("map" | "imap" | "starmap",)):
            return name.partition(".")[0] in ("concurrent", "multiprocessing")
    return False


def index(key: cst.BaseExpression) -> str:
    """The step that `[key]` is."""
    if isinstance(key, cst.SimpleString):
        return f"[{key.raw_value}]"
    if isinstance(key, cst.UnaryOperation) and isinstance(key.operator, cst.Minus):
        return f"[-{key.expression.value}]" if isinstance(key.expression, cst.Integer) else ANY
    return f"[{key.value}]" if isinstance(key, cst.Integer) else ANY


def is_empty(node: cst.CSTNode, around: str) -> bool:
    """Is an expression an empty container of a kind: a list ("[*]"), a dict?"""
    if around == EACH:
        made = isinstance(node, cst.Call) and not node.args and last_name(node.func) in ("list", "deque")
        return made or (isinstance(node, cst.List) and not node.elements)
    return is_dict(node, empty=True)


def is_dict(node: cst.CSTNode, *, empty: bool) -> bool:
    """Is an expression a dict that is made there?"""
    if isinstance(node, cst.Dict):
        return not node.elements or not empty
    return isinstance(node, cst.Call) and not (node.args and empty) and last_name(node.func) in ("dict", "defaultdict")
