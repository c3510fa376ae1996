"""Functions that a call hands on, to a thread, a pool or `map`, and what they are called with there."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.scope import CallSite, Scope
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.container_reads import element, pick
from compatlint.dataflow.values.container_updates import each
from compatlint.dataflow.values.values import (
    Alt,
    Arguments,
    Const,
    Frame,
    Made,
    Mapping,
    Sequence,
    Symbol,
    Unknown,
    Value,
    options,
)
from compatlint.screen.library import library_function
from compatlint.screen.library_names import MAPPING, RUNNERS, UNPACKING


class Handed(Struct, frozen=True, eq=False):
    """A function, by the expression that names it, and what it is called with; `bare`: with nothing."""

    node: cst.BaseExpression
    arguments: Arguments
    bare: bool


def handed_on(ev: Evaluator, site: CallSite, frame: Frame | None) -> Iterator[Handed]:
    """Whatever a call may hand on; the caller knows which of them are functions."""
    name = last_name(site.call.func)
    if name in RUNNERS and _is_running(ev.value(site.call.func, site.point, frame)):
        said = Unknown("it is what the command line says")
        yield from (Handed(arg.value, Arguments(rest=said, star=said), bare=False) for arg in site.call.args[:1])
        return
    if name in MAPPING | UNPACKING:
        yield from _mapped(ev, site, frame, unpacked=name in UNPACKING)
        return
    yield from _started(ev, site, frame)
    for position, arg in enumerate(site.call.args):
        if arg.star or arg.keyword is not None or not may_name_function(arg.value):
            continue
        rest = site.call.args[position + 1 :]
        given = ev.arguments(rest, site.call, site.point, frame)
        yield Handed(arg.value, given, not any(one.keyword or one.star for one in rest))


def _is_running(callee: Value) -> bool:
    return isinstance(callee, Symbol) and library_function(callee.name).calls == "with options"


def given_to_maker(value: Value) -> Iterator[Value]:
    """What a function of another package was given first that made `value`: that may be it again, in a wrapper.

    What a class is given it keeps for itself.
    """
    if not isinstance(value, Made) or value.arguments is None or not _is_function(value.maker):
        return
    given = value.arguments
    for alt in given.positional[:1] or given.keywords.get("client", ()):
        yield from (option.value for option in options(alt.value))


def _is_function(maker: Value) -> bool:
    """Is it by its name a function of another package, or what one gave?"""
    if isinstance(maker, Made):
        return _is_function(maker.maker)
    return isinstance(maker, Symbol) and maker.name.rpartition(".")[2].islower()


def may_name_function(node: cst.BaseExpression) -> bool:
    """Can an expression be a function that is handed on?"""
    return isinstance(node, (cst.Attribute, cst.Name, cst.Call, cst.Lambda))


def _mapped(ev: Evaluator, site: CallSite, frame: Frame | None, *, unpacked: bool) -> Iterator[Handed]:
    """`pool.map(function, iterable, …)`: called with the elements of each."""
    given = [arg.value for arg in site.call.args if not arg.star and arg.keyword is None]
    values = [each(ev.value(iterable, site.point, frame), element) for iterable in given[1:]]
    if given and not unpacked:
        yield Handed(given[0], Arguments(tuple(map(Alt, values))), bare=False)
    elif values:
        yield Handed(given[0], _unpacked(values[0]), bare=False)


def _unpacked(value: Value) -> Arguments:
    """`*value`, whichever of several lists of one length it is."""
    found = [option.value for option in options(value)]
    lengths = {len(one.items) if isinstance(one, Sequence) and one.rest is None else None for one in found}
    length = lengths.pop() if len(lengths) == 1 else None
    if length is None:
        return Arguments(star=Unknown("its arguments are elements of a list"))
    return Arguments(tuple(Alt(pick(value, Const(number))) for number in range(length)))


def _started(ev: Evaluator, site: CallSite, frame: Frame | None) -> Iterator[Handed]:
    """`Thread(target=function, args=…, kwargs=…)`, `pool.apply_async(function, args, kwargs)`."""
    named = {arg.keyword.value: arg.value for arg in site.call.args if arg.keyword is not None}
    if "target" not in named:
        return
    args = ev.value(named["args"], site.point, frame) if "args" in named else None
    kwargs = ev.value(named["kwargs"], site.point, frame) if "kwargs" in named else None
    yield Handed(named["target"], _given(args, kwargs), bare=kwargs is None)


def _given(args: Value | None, kwargs: Value | None) -> Arguments:
    return Arguments(
        tuple(Alt(one) for one in args.items) if isinstance(args, Sequence) else (),
        kwargs.items if isinstance(kwargs, Mapping) else {},
    )


def hands_on(scope: Scope) -> bool:
    """Does a function hand one of its parameters on to what may call it?"""
    return any(
        isinstance(arg.value, cst.Name) and arg.value.value in scope.params for one in _calls(scope) for arg in one.args
    )


def _calls(scope: Scope) -> Iterator[cst.Call]:
    yield from (site.call for site in scope.calls)
    for inner in scope.inner.values():
        yield from _calls(inner)
