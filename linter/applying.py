"""Functions that call what they are given: `filter`, `reduce`, threads; and decorators that are called as functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from linter.arguments import first
from linter.comparisons import truth
from linter.items import elements
from linter.mappings import each
from linter.scope import Point
from linter.values import (
    ABSENT,
    COMPUTED,
    Alt,
    Arguments,
    Const,
    Frame,
    Function,
    Made,
    Member,
    Option,
    Partial,
    Sequence,
    Symbol,
    Value,
    choice,
    options,
    taken,
)

if TYPE_CHECKING:
    from linter.evaluator import Evaluator


# Functions that give a callable back as another that is called with the same.
DECORATING = frozenset({"asgiref.sync.sync_to_async", "asgiref.sync.async_to_sync", "functools.lru_cache"})


def filtered(ev: Evaluator, arguments: Arguments, node: cst.Call, _point: Point, frame: Frame | None) -> Value:
    """`filter(function, elements)`: those for which the function gives something true."""
    if len(arguments.positional) != 2:
        return COMPUTED
    function, listed = (alt.value for alt in arguments.positional)

    def kept(number: int, item: Value) -> Value:
        found: list[Option] = []
        for one in options(item):
            known = False if one.value is ABSENT else truth(_applied(ev, function, (one.value,), frame))
            if known is None:
                found += options(one.value, one.guard & taken((node, number), 0) or one.guard)
                found += options(ABSENT, one.guard & taken((node, number), 1) or one.guard)
            else:
                found.append(Option(one.guard, one.value if known else ABSENT))
        return choice(found)

    def of(value: Value) -> Value:
        value = elements(value)
        if not isinstance(value, Sequence):
            return COMPUTED
        return Sequence(tuple(kept(number, one) for number, one in enumerate(value.items)), value.rest, value.origin)

    return each(listed, of)


def _applied(ev: Evaluator, function: Value, given: tuple[Value, ...], frame: Frame | None) -> Value:
    if isinstance(function, Const) and function.value is None:
        return given[0]
    passed = Arguments(tuple(map(Alt, given)))
    return ev.enter(function, passed, None, frame) if isinstance(function, Function) else COMPUTED


def reduced(ev: Evaluator, arguments: Arguments, _node: cst.Call, _point: Point, frame: Frame | None) -> Value:
    """`functools.reduce(function, elements, first)`."""
    function, *given = (alt.value for alt in arguments.positional)
    listed = elements(given[0]) if given else COMPUTED
    if not isinstance(listed, Sequence) or listed.rest is not None:
        return COMPUTED
    values = [*given[1:2], *listed.items]
    found = values[0] if values else COMPUTED
    for value in values[1:]:
        found = _applied(ev, function, (found, value), frame)
    return found


def run(ev: Evaluator, arguments: Arguments, node: cst.Call, _point: Point, frame: Frame | None) -> Value:
    """`asyncio.to_thread(function, …)`: what the function gives."""
    function = first(arguments)
    if not isinstance(function, Function):
        return COMPUTED
    return ev.enter(function, arguments.after(1), node, frame)


def decorated(decorator: Value, arguments: Arguments) -> Value | None:
    """The callable that a decorator, called as a function, gives back; None where it is none of the known ones."""
    if not _decorates(decorator) or len(arguments.positional) != 1 or arguments.keywords:
        return None
    function = first(arguments)
    return function if isinstance(function, (Function, Member, Partial)) else None


def _decorates(decorator: Value) -> bool:
    """Is it a known decorator, or what one made of its own arguments? A class makes objects that call."""
    if isinstance(decorator, Made) and isinstance(decorator.maker, Symbol):
        return decorator.maker.name.rpartition(".")[2].islower()
    return isinstance(decorator, Symbol) and decorator.name in DECORATING
