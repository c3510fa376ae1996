"""What becomes of an argument: which functions give back what they get, look at it only, or call others with it."""

from __future__ import annotations

from typing import TypeAlias

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.arguments import parameter_for
from compatlint.dataflow.values.values import Class, Function, Made, Member, Symbol, Value, options
from compatlint.screen.library import LibraryFunction, library_function

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


def through(call: cst.Call, arg: cst.Arg, callee: Value) -> Way:
    """What becomes of an argument of a call; the reason where that can't be told."""
    found = [option.value for option in options(callee)]
    if len(found) == 1 and isinstance(found[0], Symbol):
        return _into_library(call, arg, found[0].name)
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


def _into_library(call: cst.Call, arg: cst.Arg, name: str) -> Way:
    position = next(n for n, one in enumerate(call.args) if one is arg)
    starred = any(one.star for one in call.args)
    function = library_function(name)
    if arg.keyword is not None and arg.keyword.value not in ("iterable", "fs"):
        return _lost(call)
    if function.passes == "among others":
        several = [one for one in call.args if one.keyword is None]
        if len(several) == 1:
            return Gives() if arg.star else Gives(within=(EACH,))
        return "it is passed on among others" if starred else Gives(within=(f"[{position}]",))
    if starred:
        return "it is passed on among others"
    whether = function.passes == "whether it has" and position == 0
    if whether and isinstance(key := call.args[-1].value, cst.SimpleString):
        return Gives((f"'{key.raw_value}' in",))
    if function.ends:
        return function.ends
    if function.passes == "beside others":
        return Gives((EACH,), (f"[{position}]", EACH))
    return _of_first(call, function) if position == 0 else _of_other(call, function)


def _lost(call: cst.Call) -> str:
    return f"it is passed to `{last_name(call.func)}`, which can't be followed"


def _of_first(call: cst.Call, function: LibraryFunction) -> Way:
    """What becomes of the first argument of a function that isn't of the project."""
    keys = [one.value for one in call.args if one.keyword is not None and one.keyword.value == "key"]
    second = call.args[1].value if len(call.args) > 1 else None
    match function.passes:
        case "itself":
            return Gives()
        case "nowhere":
            return Looks()
        case "an element" if second is None:
            return Gives((EACH,))
        case "numbered":
            return Gives((EACH,), ("[1]", EACH))
        case "sorted" if keys:
            return Gives(each=keys[0])
        case "one of them" if keys:
            return Gives((EACH,), each=keys[0])
        case "an attribute" if isinstance(second, cst.SimpleString):
            return Gives((f".{second.raw_value}",))
    return _lost(call)


def _of_other(call: cst.Call, function: LibraryFunction) -> Way:
    """What becomes of another argument of such a function: of the second, where that takes two."""
    match function.passes:
        case "to a function" if len(call.args) == 2:
            return Looks(call.args[0].value)
        case "filtered" if len(call.args) == 2:
            return Gives(each=call.args[0].value)
        case "the second itself":
            return Gives()
    return _lost(call)


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
            return library_function(name).gives == "results"
        case Member(base=Made(maker=Symbol(name=name)), names=(method,)):
            pooled = name.partition(".")[0] in ("concurrent", "multiprocessing")
            return pooled and library_function(f".{method}").gives == "results"
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
