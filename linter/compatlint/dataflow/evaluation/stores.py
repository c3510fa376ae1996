"""What a program puts into the stores of frameworks, by name, and takes out somewhere else.

Whoever puts something in may have come before, so what is taken out is any of it. Objects stay what they are; plain
values may also come from what is not seen (a widget of that name), and dicts and lists are changed on the way.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.scopes.guards import taken
from compatlint.dataflow.scopes.scope import Change, Definition, File, Point, Scope, placed
from compatlint.dataflow.scopes.tree import subscript
from compatlint.dataflow.values.container_updates import each, single
from compatlint.dataflow.values.values import (
    Arguments,
    Class,
    Const,
    Function,
    Made,
    Member,
    Module,
    Option,
    Partial,
    Symbol,
    Unknown,
    Value,
    choice,
    is_circular,
    options,
)
from compatlint.screen.library import STORES

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator
    from compatlint.dataflow.values.values import Frame

OWN = ""  # the key of what holds one value
TAKING = frozenset({"get", "setdefault", "pop"})
OUTSIDE = Unknown("what a framework keeps may come from elsewhere")


class _Store(Struct, frozen=True):
    """A store by what identifies it; an object that is one by itself is `made` in a file."""

    name: Hashable
    made: Made | None = None


class _Write(Struct, frozen=True, eq=False):
    """Something is put under a key into what may be a store."""

    owner: cst.BaseExpression
    key: str
    value: cst.BaseExpression
    point: Point


def stored(ev: Evaluator, value: Value, point: Point) -> Value:
    """A value, or what a store holds where it names that: `store.key`."""
    return each(value, lambda one: _attribute(ev, one, point.block.scope.file) or one)


def _attribute(ev: Evaluator, value: Value, file: File) -> Value | None:
    match value:
        case Symbol(name=name) if "." in name:
            owner, _, key = name.rpartition(".")
            store = _store(Symbol(owner))
        case Member(base=base, names=names):
            key = names[-1]
            store = _store(Member(base, names[:-1]) if len(names) > 1 else base)
        case _:
            return None
    return _held(ev, store, key, file) if store is not None else None


def item(
    ev: Evaluator, value: Value, owner: cst.BaseExpression, key: Value, point: Point, frame: Frame | None
) -> Value:
    """`owner[key]`, which is `value` as far as that can be followed by itself."""
    unknown = any(isinstance(one.value, Unknown) for one in options(value))
    if not unknown or not isinstance(key, Const) or not isinstance(key.value, str):
        return value
    stores = _stores(ev, owner, point, frame)
    held = (_held(ev, store, key.value, point.block.scope.file) for store in stores)
    found = next((one for one in held if one is not None), None)
    return each(value, lambda one: found if found is not None and isinstance(one, Unknown) else one)


def got(ev: Evaluator, function: Value, given: Arguments, file: File) -> Value | None:
    """What `store.get(key)` gives, and `.get()` of what holds one value."""
    match function:
        case Symbol(name=name):
            owner, _, method = name.rpartition(".")
            holder: Value = Symbol(owner)
        case Member(base=base, names=(*before, method)):
            holder = Member(base, tuple(before)) if before else base
        case _:
            return None
    store = _store(holder) if method in TAKING else None
    if store is None:
        return None
    key = given.positional[0].value if given.positional else Const(OWN)
    return _held(ev, store, key.value, file) if isinstance(key, Const) and isinstance(key.value, str) else None


def _stores(ev: Evaluator, node: cst.BaseExpression, point: Point, frame: Frame | None) -> Iterator[_Store]:
    """The stores that an expression may be, whatever was put into them."""
    name = node.attr.value if isinstance(node, cst.Attribute) else None
    of = ev.value(node.value if isinstance(node, cst.Attribute) else node, point, frame)
    found = (_store(one.value, name) for one in options(of))
    yield from (one for one in found if one is not None)


def _store(value: Value, attribute: str | None = None) -> _Store | None:
    """The store that a value is, or that an attribute of it is."""
    spelled = _spelled(value)
    name = STORES.get(spelled if attribute is None else f"{spelled}.{attribute}") if spelled else None
    if name:
        return _Store(name)
    return _Store(value.call, value) if name == "" and isinstance(value, Made) and value.call is not None else None


def _spelled(value: Value) -> str:
    """How the table of stores spells a value."""
    match value:
        case Symbol(name=name):
            return name
        case Made(maker=Symbol(name=name)):
            return f"{name}()"
        case Member(base=base, names=names):
            return ".".join((_spelled(base), *names))
    return ""


def _held(ev: Evaluator, store: _Store, key: str, file: File) -> Value | None:
    """What a store may hold under a key; None where nothing is known to be put there."""
    asked = ("stored", store.name, key, file)
    known = ev.remember((asked, None), lambda: _put(ev, store, key, file))
    return None if isinstance(known, Unknown) else known


def _put(ev: Evaluator, store: _Store, key: str, file: File) -> Value:
    """What is put into a store under a key by any file that may run with `file`."""
    found: list[Value] = []
    for one in _files(ev, store, key, file):
        for write in _writes(one):
            if write.key == key and _goes_to(ev, write, store):
                frame = ev.open_frame(write.point.block.scope)
                if ev.reached(write.point, frame) is not None:
                    found.append(ev.value(write.value, write.point, frame))
    default = store.made.arguments.keywords.get("default") if store.made and store.made.arguments else None
    if default is not None and key == OWN:
        found.append(single(default))
    kept = [one for one in found if not is_circular(one)]
    either = choice(Option(taken((store.name, key), n, of=len(kept)), _weak(one, key)) for n, one in enumerate(kept))
    return either if kept and not all(isinstance(one.value, Unknown) for one in options(either)) else OUTSIDE


def _files(ev: Evaluator, store: _Store, key: str, file: File) -> list[File]:
    """The files that may put something into a store which `file` reads: those that run together with it."""
    if store.made is not None:
        return list(dict.fromkeys((store.made.scope.file, file)))
    if ev.project is None:
        return [file]
    above = ev.project.above(file)
    return [one for one in ev.project.mentioning(file, key) if one is file or above & ev.project.above(one)]


def _goes_to(ev: Evaluator, write: _Write, store: _Store) -> bool:
    frame = ev.open_frame(write.point.block.scope)
    return any(one.name == store.name for one in _stores(ev, write.owner, write.point, frame))


def _weak(value: Value, key: str) -> Value:
    """A value as it comes out again."""

    def one(inner: Value) -> Value:
        if isinstance(inner, (Made, Member, Symbol, Function, Class, Module, Partial)):
            return inner
        if not isinstance(inner, Const) or inner.value is None:
            return inner if isinstance(inner, Const) else OUTSIDE
        mark = (inner, key)
        return choice([Option(taken(mark, 0), inner), Option(taken(mark, 1), OUTSIDE)])

    return each(value, one)


@lru_cache(maxsize=32)
def _writes(file: File) -> tuple[_Write, ...]:
    """What a file puts anywhere under a constant key."""
    return tuple(write for scope in file.scope.walk() for write in (*_assigned(scope), *_called(scope)))


def _assigned(scope: Scope) -> Iterator[_Write]:
    """`store.key = value`, `store["key"] = value`."""
    for event, point in placed(scope):
        stores = isinstance(event, Definition) and len(event.path) > 1
        stores = stores or (isinstance(event, Change) and event.how == "store")
        if not stores or event.value is None or not isinstance(event.node, (cst.Assign, cst.AnnAssign)):
            continue
        targets = event.node.targets if isinstance(event.node, cst.Assign) else (event.node,)
        for target in (one.target for one in targets):
            key = _key(target)
            if key is not None and isinstance(target, (cst.Attribute, cst.Subscript)):
                yield _Write(target.value, key, event.value, point)


def _key(target: cst.BaseExpression) -> str | None:
    if isinstance(target, cst.Attribute):
        return target.attr.value
    index = subscript(target) if isinstance(target, cst.Subscript) else None
    return _text(index) if index is not None else None


def _text(node: cst.BaseExpression) -> str | None:
    value = node.evaluated_value if isinstance(node, cst.SimpleString) else None
    return value if isinstance(value, str) else None


def _called(scope: Scope) -> Iterator[_Write]:
    """`store.set("key", value)`, `.setdefault("key", value)`, `.update(key=value)`; `.set(value)` of one value."""
    for site in scope.calls:
        func, args = site.call.func, site.call.args
        if not isinstance(func, cst.Attribute):
            continue
        match func.attr.value, [arg.value for arg in args if arg.keyword is None and not arg.star]:
            case "set", [value]:
                yield _Write(func.value, OWN, value, site.point)
            case ("set" | "setdefault"), [key, value] if (text := _text(key)) is not None:
                yield _Write(func.value, text, value, site.point)
            case "update", []:
                named = ((arg.keyword.value, arg.value) for arg in args if arg.keyword is not None)
                yield from (_Write(func.value, name, value, site.point) for name, value in named)
            case "update", [cst.Dict(elements=elements)]:
                pairs = (one for one in elements if isinstance(one, cst.DictElement))
                texts = ((_text(one.key), one.value) for one in pairs)
                yield from (_Write(func.value, key, value, site.point) for key, value in texts if key is not None)
