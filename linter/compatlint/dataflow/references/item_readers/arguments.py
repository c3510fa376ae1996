"""Calls that are given the dict, or a container with it."""

from __future__ import annotations

import libcst as cst

from compatlint.dataflow.references import argument_flow
from compatlint.dataflow.references.argument_flow import EACH, Gives, Into, Looks
from compatlint.dataflow.references.item_readers.flow import READ, ItemFlow, Within, inside
from compatlint.dataflow.references.item_readers.origins import put
from compatlint.dataflow.references.parents import PRINTS, SHOWS, Tree, is_told
from compatlint.dataflow.scopes.scope import Scope
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.arguments import parameter_for
from compatlint.dataflow.values.values import Class, Function, Symbol, Value, options
from compatlint.screen.library import library_function

WHOLE = "it is looked at as a whole"
_COPIES = frozenset({"dict", "chained dicts", "copy"})  # what functions of the library give that take a dict
_DUMPS = frozenset({"json.dumps", "ujson.dumps", "orjson.dumps", "simplejson.dumps"})
_LOOKS = frozenset({"isinstance", "hasattr", "type", "bool", "id", "callable"})
_ELEMENTS = frozenset({"list", "tuple", "set", "frozenset", "sorted", "iter", "reversed", "min", "max", "any", "all"})
_PUTS = {"append": EACH, "appendleft": EACH, "add": EACH, "insert": EACH, "put": EACH, "put_nowait": EACH}
_KEPT = frozenset({"encode", "strip", "rstrip", "format", "replace"})


def passed(flow: ItemFlow, arg: cst.Arg, within: Within, tree: Tree) -> None:
    """An argument of a call holds it."""
    call = tree.parent(arg)
    if not isinstance(call, cst.Call):
        flow.lost(arg, tree, "its use here can't be followed")
    elif not flow.ends(call):
        _passed(flow, arg, call, within, tree)


def _passed(flow: ItemFlow, arg: cst.Arg, call: cst.Call, within: Within, tree: Tree) -> None:
    callee = flow.references.value(call.func, tree)
    found = argument_flow.functions(callee)
    name = last_name(call.func)
    if found and len(found) == len(list(options(callee))):
        for function in found:
            _to_function(flow, arg, call, function, within, tree)
    elif within and within[-1] == flow.TEXT:
        _text(flow, call, callee, within, tree)
    elif isinstance(call.func, cst.Attribute) and _is_stored(flow, arg, call, name, within, tree):
        return
    elif arg.star:
        _starred(flow, arg, call, callee, within, tree)
    else:
        _to_library(flow, arg, call, callee, within, tree)


def _is_stored(flow: ItemFlow, arg: cst.Arg, call: cst.Call, name: str, within: Within, tree: Tree) -> bool:
    """`xs.append(d)`, `xs.extend(ys)`, `e.update(d)`: what is called on holds it from then on."""
    assert isinstance(call.func, cst.Attribute)
    receiver = call.func.value
    if name in _PUTS and not arg.star and call.args[-1] is arg:
        put(flow, receiver, (*within, _PUTS[name]), tree)
    elif name in ("extend", "extendleft") and within:
        put(flow, receiver, within, tree)
    elif name == "update" and (arg.star != "*"):
        put(flow, receiver, (*within, f"'{arg.keyword.value}'") if arg.keyword is not None else within, tree)
    elif name == "setdefault" and call.args[0] is not arg:
        put(flow, receiver, (*within, flow.step_of(call.args[0].value, tree)), tree)
        flow.hold(call, within, tree)
    else:
        return False
    return True


def _to_function(flow: ItemFlow, arg: cst.Arg, call: cst.Call, function: Function, within: Within, tree: Tree) -> None:
    """It becomes a parameter of a function of the project."""
    scope = function.scope
    if function.altered or flow.references.is_overridden(scope):
        flow.lost(call, tree, f"`{last_name(call.func)}` can't be followed")
    elif arg.star == "**" and not within:
        _unpacked(flow, scope, call, tree)
    elif arg.star == "**" and within[-1].startswith("'") and within[-1][1:-1] in scope.params:
        _bound(flow, scope, within[-1][1:-1], within[:-1])
    elif arg.star == "**" and (rest := _collecting(scope, "kwargs")) is not None:
        _bound(flow, scope, rest, within)
    elif arg.star or (name := _parameter(function, call, arg)) is None:
        flow.lost(call, tree, "what is passed here can't be followed")
    else:
        kind = scope.params[name].kind
        key = f"'{arg.keyword.value}'" if arg.keyword is not None else ""
        around = (EACH,) if kind == "args" else (key,) if kind == "kwargs" else ()
        _bound(flow, scope, name, (*within, *around))


def _unpacked(flow: ItemFlow, scope: Scope, call: cst.Call, tree: Tree) -> None:
    """`f(**d)`: the item is a parameter of its own, or one of those that are collected."""
    rest = _collecting(scope, "kwargs")
    if flow.key in scope.params:
        flow.see(call, tree, READ)
    elif rest is not None:
        _bound(flow, scope, rest, ())


def _parameter(function: Function, call: cst.Call, arg: cst.Arg) -> str | None:
    """The parameter that an argument becomes, or is collected by."""
    collected = _collecting(function.scope, "args" if arg.keyword is None else "kwargs")
    return parameter_for(function, call, arg) or collected


def _collecting(scope: Scope, kind: str) -> str | None:
    return next((name for name, one in scope.params.items() if one.kind == kind), None)


def _bound(flow: ItemFlow, scope: Scope, name: str, within: Within) -> None:
    flow.named(scope, name, [(scope, name)], within)


def taken_by_name(flow: ItemFlow, arg: cst.Arg, call: cst.Call, tree: Tree) -> None:
    """The item is a keyword of a call: of a library's, or of a function that collects what it is given."""
    found = argument_flow.functions(flow.references.value(call.func, tree))
    for function in found:
        name = _parameter(function, call, arg)
        if name is None or function.altered or function.scope.params[name].kind != "kwargs":
            flow.lost(call, tree, "what is passed here can't be followed")
        else:
            _bound(flow, function.scope, name, ())


def _starred(flow: ItemFlow, arg: cst.Arg, call: cst.Call, callee: Value, within: Within, tree: Tree) -> None:
    match callee:
        case Symbol(name=name) if arg.star == "**" and library_function(name).gives == "dict":
            flow.hold(call, within, tree)
        case Symbol(name=name) if arg.star == "**" and library_function(name).gives == "partial":
            pass
        case _ if last_name(call.func) in ("format", *PRINTS):
            flow.see(call, tree, WHOLE)
        case _:
            flow.lost(call, tree, f"it is passed to `{last_name(call.func)}`")


def _to_library(flow: ItemFlow, arg: cst.Arg, call: cst.Call, callee: Value, within: Within, tree: Tree) -> None:
    symbol = callee.name if isinstance(callee, Symbol) else ""
    if symbol in _DUMPS and call.args[0] is arg:
        flow.hold(call, (*within, flow.TEXT), tree)
    elif symbol in flow.records and arg.keyword is not None:
        flow.hold(call, (*within, f".{arg.keyword.value}"), tree)
    elif library_function(symbol).gives == "dict" and arg.keyword is not None:
        flow.hold(call, (*within, f"'{arg.keyword.value}'"), tree)
    elif library_function(symbol).gives in _COPIES or symbol == "typing.cast":
        flow.hold(call, within, tree)
    elif _sees_nothing(symbol, within):
        return
    elif library_function(symbol).ends or last_name(call.func) in PRINTS | SHOWS or is_told(arg, tree):
        flow.see(call, tree, WHOLE)
    elif isinstance(callee, Class) or not symbol:
        flow.lost(call, tree, str(argument_flow.through(call, arg, callee)))
    else:
        _through(flow, arg, call, callee, within, tree)


def _sees_nothing(symbol: str, within: Within) -> bool:
    """Does a builtin look at nothing of it: at the type, or only at the keys of a dict around it?"""
    name = symbol.removeprefix("builtins.")
    if name == "len":
        return bool(within)
    return name in _LOOKS or (name in _ELEMENTS and bool(within) and within[-1].startswith(("'", "{")))


def _through(flow: ItemFlow, arg: cst.Arg, call: cst.Call, callee: Value, within: Within, tree: Tree) -> None:
    """A function of Python's library, as far as it is known what it does with an argument."""
    match argument_flow.through(call, arg, callee):
        case str() as reason:
            flow.lost(call, tree, reason)
        case Into(function, name):
            _bound(flow, function.scope, name, within)
        case Gives() | Looks() if not within:
            flow.see(call, tree, WHOLE)
        case Gives(steps, around, each):
            moved: Within | None = within
            for step in steps:
                moved = inside(moved, step) if moved else None
            if moved is not None:
                flow.hold(call, (*moved, *around), tree)
            _called_back(flow, each, call, within, tree)
        case Looks(each):
            _called_back(flow, each, call, within, tree)


def _called_back(
    flow: ItemFlow, function: cst.BaseExpression | None, call: cst.Call, within: Within, tree: Tree
) -> None:
    """A function that is called with each element."""
    inner = inside(within, EACH)
    if function is None or inner is None:
        return
    scopes = [tree.scopes[function]] if isinstance(function, cst.Lambda) else []
    scopes = scopes or [one.scope for one in argument_flow.functions(flow.references.value(function, tree))]
    if len(scopes) == 1 and len(scopes[0].params) == 1:
        _bound(flow, scopes[0], next(iter(scopes[0].params)), inner)
    else:
        flow.lost(call, tree, "it is passed to a function that can't be followed")


# texts


def _text(flow: ItemFlow, call: cst.Call, callee: Value, within: Within, tree: Tree) -> None:
    """A text that the dict is dumped to is passed on."""
    symbol = callee.name if isinstance(callee, Symbol) else ""
    if library_function(symbol).gives == "decoded":
        flow.hold(call, within[:-1], tree)
    elif symbol == "builtins.len":
        return
    elif library_function(symbol).ends or last_name(call.func) in PRINTS | SHOWS:
        flow.see(call, tree, WHOLE)
    else:
        flow.lost(call, tree, f"it is passed to `{last_name(call.func)}`")


def text_method(flow: ItemFlow, call: cst.Call, name: str, within: Within, tree: Tree) -> None:
    """A method of such a text."""
    if name in _KEPT:
        flow.hold(call, within, tree)
    else:
        flow.see(call, tree, WHOLE)
