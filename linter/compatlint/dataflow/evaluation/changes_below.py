"""What a function changes of what it is given by other names than the parameter: its elements, one after the other.

`for value in node.values(): value.pop("x")`, a stack of nodes, a function that calls itself for what a node holds. Such
changes are not followed; it is told what they may concern, which is not known from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.scopes.scope import Change, Definition, Scope, placed
from compatlint.dataflow.scopes.tree import subscript
from compatlint.dataflow.values.arguments import parameter_for
from compatlint.dataflow.values.values import Function, options

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator

VIEWS = frozenset({"values", "items", "copy"})  # what is iterated over is what is iterated over without them
TAKERS = frozenset({"get", "pop", "popitem", "popleft", "setdefault", "__getitem__"})
PUTTERS = frozenset({"append", "appendleft", "add", "insert", "extend"})
WRAPPERS = frozenset({"list", "tuple", "iter", "reversed", "sorted", "enumerate", "deque", "set"})
DEEP = 4  # functions that hand on what they are given, one to the other


class Portion(Enum):
    """What a name of a function may hold of a parameter."""

    SAME = "what was given"
    HOLDER = "a list of what was given"
    INNER = "something in it"


class Held(Struct, frozen=True):
    """A part of what a parameter was given; `key` is the item that something in it is of, where that is known."""

    part: Portion
    key: str | None = None


class Below(Struct, frozen=True):
    """What is changed: all of it (`whole`), or something in these items (None: in any)."""

    whole: bool = False
    keys: frozenset[str | None] = frozenset()

    def __bool__(self) -> bool:
        return self.whole or bool(self.keys)


def changed_below(ev: Evaluator, scope: Scope, name: str) -> Below:
    """What the function `scope` may change of what its parameter `name` is given, by other names than that."""
    held = _held(scope, name)
    whole, keys = False, set[str | None]()
    for change, where in _changes(scope):
        found = held.get(change.path[0])
        if found is None or change.path[0] == name or found.part is Portion.HOLDER:
            continue
        if not _changes_it(ev, change, where, DEEP):
            continue
        if found.part is Portion.SAME:
            whole = True
        else:
            keys.add(found.key)
    return Below(whole, frozenset(keys))


def _changes(scope: Scope) -> Iterator[tuple[Change, Scope]]:
    """The changes in a function, its comprehensions included."""
    for inner in _with_comprehensions(scope):
        yield from ((item, inner) for item, _ in placed(inner) if isinstance(item, Change))


def _with_comprehensions(scope: Scope) -> Iterator[Scope]:
    yield scope
    for inner in scope.inner.values():
        if inner.kind == "comprehension":
            yield from _with_comprehensions(inner)


def _changes_it(ev: Evaluator, change: Change, scope: Scope, deep: int) -> bool:
    """Is it a change in place, or is what is passed changed by a function of the project?"""
    if change.how != "passed":
        return True
    if change.call is None or not isinstance(change.node, cst.Arg) or not deep:
        return False
    point = next((at for item, at in placed(scope) if item is change), scope.end)
    callee = ev.value(change.call.func, point, ev.open_frame(scope))
    for option in options(callee):
        function = option.value
        if isinstance(function, Function):
            name = parameter_for(function, change.call, change.node)
            if name is not None and _changes_parameter(ev, function.scope, name, deep - 1):
                return True
    return False


def _changes_parameter(ev: Evaluator, scope: Scope, name: str, deep: int) -> bool:
    """May a function change what its parameter is given, or anything in it?"""
    held = _held(scope, name)
    return any(change.path[0] in held and _changes_it(ev, change, where, deep) for change, where in _changes(scope))


def _held(scope: Scope, name: str) -> dict[str, Held]:
    """The names of a function that may hold a part of what the parameter `name` is given."""
    held = {name: Held(Portion.SAME)}
    items = [item for inner in _with_comprehensions(scope) for item, _ in placed(inner)]
    while True:
        before = dict(held)
        for item in items:
            target = item.path[0]
            found = _gets(item, held)
            if found is not None and len(item.path) == 1 and target != name:
                held[target] = _either(held.get(target), found)
        if held == before:
            return held


def _gets(item: Definition | Change, held: dict[str, Held]) -> Held | None:
    """What part the name of a definition, or of something that is put into, gets."""
    if isinstance(item, Change):
        if item.how not in PUTTERS or item.call is None or not item.call.args:
            return None
        put = _of(item.call.args[-1].value, held)
        if put is None or put.part is not Portion.SAME:
            return put
        return put if item.how == "extend" else Held(Portion.HOLDER)
    if item.value is None:
        return None
    found = _of(item.value, held)
    taken = item.how in ("each", "item") or bool(item.index)
    return _taken(found, None) if taken and found is not None else found


def _of(node: cst.BaseExpression, held: dict[str, Held]) -> Held | None:
    """What part an expression may be."""
    match node:
        case cst.Name(value=name):
            return held.get(name)
        case cst.Subscript(value=base):
            found = _of(base, held)
            return _taken(found, _text(subscript(node))) if found is not None else None
        case cst.Call(func=cst.Attribute(value=base, attr=cst.Name(value=name)), args=args):
            found = _of(base, held)
            if found is None or name not in VIEWS | TAKERS:
                return None
            return found if name in VIEWS else _taken(found, _text(args[0].value if args else None))
        case cst.Call(func=cst.Name(value=name), args=[arg, *_]) if name in WRAPPERS:
            return _of(arg.value, held)
        case cst.List(elements=elements) | cst.Tuple(elements=elements) | cst.Set(elements=elements):
            found = _any(_of(element.value, held) for element in elements)
            return Held(Portion.HOLDER) if found is not None and found.part is Portion.SAME else found
        case cst.BooleanOperation(left=left, right=right):
            return _any((_of(left, held), _of(right, held)))
        case cst.IfExp(body=body, orelse=orelse):
            return _any((_of(body, held), _of(orelse, held)))
        case cst.NamedExpr(value=value) | cst.Await(expression=value):
            return _of(value, held)
    return None


def _taken(held: Held, key: str | None) -> Held:
    """What is taken out of a part."""
    if held.part is Portion.HOLDER:
        return Held(Portion.SAME)
    return held if held.part is Portion.INNER else Held(Portion.INNER, key)


def _any(found: Iterable[Held | None]) -> Held | None:
    parts = [one for one in found if one is not None]
    if not parts:
        return None
    known, *others = parts
    for other in others:
        known = _either(known, other)
    return known


def _either(known: Held | None, other: Held) -> Held:
    """A name that may hold one part or the other: the larger one."""
    if known is None or known == other:
        return other
    order = list(Portion)
    if known.part is not other.part:
        return min(known, other, key=lambda one: order.index(one.part))
    return Held(known.part)


def _text(node: cst.BaseExpression | None) -> str | None:
    return str(node.evaluated_value) if isinstance(node, cst.SimpleString) else None
