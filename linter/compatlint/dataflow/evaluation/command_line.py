"""The options of a command line, by how they are declared in sight: to an argparse parser, or by click's decorators.

https://docs.python.org/3/library/argparse.html, https://click.palletsprojects.com/en/stable/options/
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

import libcst as cst

from compatlint.dataflow.scopes.guards import ALWAYS, taken
from compatlint.dataflow.scopes.scope import CallSite, Point, Scope
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.arguments import first
from compatlint.dataflow.values.container_updates import alternatives, each, single
from compatlint.dataflow.values.values import (
    COMPUTED,
    Alt,
    Arguments,
    Const,
    Frame,
    Made,
    Member,
    Option,
    Sequence,
    Site,
    Symbol,
    Unknown,
    Value,
    choice,
    options,
)

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator

_CLICK = ("click", "rich_click", "asyncclick")
DECLARING = frozenset(f"{package}.{what}" for package in _CLICK for what in ("option", "argument"))
CHOICES = frozenset(f"{package}.Choice" for package in _CLICK)
PARSERS = frozenset({"argparse.ArgumentParser"})
PARSING = frozenset({"parse_args", "parse_known_args", "parse_intermixed_args"})
_SWITCHES = {"store_true": False, "store_false": True}  # what they are where they aren't given


def parsed(ev: Evaluator, parser: Made, name: str, point: Point, frame: Frame | None) -> Value:
    """The namespace that a method of `parser` gives; an option that isn't declared in sight is not known."""
    found: dict[str, list[Alt]] = {}
    changed: set[str] = set()
    for site, given in _declared(ev, parser, point, frame):
        if last_name(site.call.func) == "set_defaults":
            changed |= set(given.keywords)
        elif (dest := _destination(given)) is not None:
            where = Site(site.scope, site.call, site.call, site.call)
            found.setdefault(dest, []).extend(Alt(one, ALWAYS, where) for one in _values(given))
    attributes = {}
    for dest, alts in found.items():
        value = _perhaps(parser.call, dest, [COMPUTED] if dest in changed else [alt.value for alt in alts])
        attributes[dest] = alternatives(value, Alt(value, ALWAYS, alts[0].site))
    namespace = Made(Symbol("argparse.Namespace"), point.block.scope, None, None, attributes)
    return Sequence((namespace, COMPUTED)) if name == "parse_known_args" else namespace


def _declared(ev: Evaluator, parser: Made, point: Point, frame: Frame | None) -> Iterator[tuple[CallSite, Arguments]]:
    """The calls that declare options of `parser`, where it is made and where it parses."""
    here = point.block.scope
    for scope in dict.fromkeys((parser.scope, here)):
        inside = frame if scope is here else ev.open_frame(scope)
        for site in scope.calls:
            if last_name(site.call.func) in ("add_argument", "set_defaults"):
                method = ev.value(site.call.func, site.point, inside)
                if any(_is_of(one.value, parser) for one in options(method)):
                    yield site, ev.arguments(site.call.args, site.call, site.point, inside)


def _is_of(value: Value, parser: Made) -> bool:
    """Is it a method of the parser, or of a group or a subparser that the parser made?"""
    while isinstance(value, (Member, Made)):
        if isinstance(value, Made) and value.call is parser.call:
            return True
        value = value.base if isinstance(value, Member) else value.maker
    return False


def _destination(given: Arguments) -> str | None:
    """The attribute that an option becomes; None for what must be given, or isn't known."""
    flags = [alt.value.value for alt in given.positional if isinstance(alt.value, Const)]
    flags = [flag for flag in flags if isinstance(flag, str) and flag.startswith("-")]
    if not flags or given.rest is not None or _constant(given, "required") is True:
        return None
    dest = _constant(given, "dest")
    long = next((flag for flag in flags if flag.startswith("--")), flags[0])
    return dest if isinstance(dest, str) else long.lstrip("-").replace("-", "_")


def of_decorators(ev: Evaluator, name: str, scope: Scope, point: Point, frame: Frame | None) -> Value | None:
    """What a parameter is that click passes: the default of its option, or what the user gives; None for others."""
    for decorator in scope.node.decorators if isinstance(scope.node, cst.FunctionDef) else ():
        call = decorator.decorator
        if not isinstance(call, cst.Call) or last_name(call.func) not in ("option", "argument"):
            continue
        callee = ev.value(call.func, point, frame)
        given = ev.arguments(call.args, call, point, frame)
        if isinstance(callee, Symbol) and callee.name in DECLARING and _parameter(given) == name:
            return _perhaps(call, name, [*_values(given)])
    return None


def _parameter(given: Arguments) -> str | None:
    """The parameter that an option of click becomes: the name without dashes, else the first of its long flags."""
    flags = [alt.value.value for alt in given.positional if isinstance(alt.value, Const)]
    names = [flag.partition("/")[0] for flag in flags if isinstance(flag, str)]
    if not names:
        return None
    plain = next((name for name in names if name.isidentifier()), None)
    long = next((name for name in names if name.startswith("--")), names[0])
    return plain or long.lstrip("-").replace("-", "_").lower()


def _values(given: Arguments) -> Iterator[Value]:
    """What an option may be: its default, and each that it may be chosen from."""
    yield _default(given)
    for name in ("choices", "type"):
        kind = single(given.keywords[name]) if name in given.keywords else None
        if isinstance(kind, Made) and isinstance(kind.maker, Symbol) and kind.maker.name in CHOICES and kind.arguments:
            kind = first(kind.arguments)
        if isinstance(kind, Sequence):
            yield from (one.value for item in kind.items for one in options(item) if isinstance(one.value, Const))


def _default(given: Arguments) -> Value:
    """What an option is where it isn't given: a text is converted as if it had been."""
    if _constant(given, "is_flag") is True:
        return Const(False)
    if "default" not in given.keywords:
        return Const(_SWITCHES.get(str(_constant(given, "action"))))
    default = single(given.keywords["default"])
    kind = single(given.keywords["type"]) if "type" in given.keywords else None
    if kind is None or isinstance(kind, Made) or (isinstance(kind, Symbol) and kind.name == "builtins.str"):
        return default
    return each(default, lambda one: COMPUTED if isinstance(one, Const) and isinstance(one.value, str) else one)


def _perhaps(whose: Hashable, dest: str, defaults: list[Value]) -> Value:
    """One of the defaults, or whatever the user gives."""
    count = len(defaults) + 1
    key = (whose, dest, "given")
    found = [Option(taken(key, 0, of=count), Unknown(f"`{dest}` is whatever the user gives"))]
    for number, default in enumerate(defaults, 1):
        found += options(default, taken(key, number, of=count))
    return choice(found)


def _constant(given: Arguments, name: str) -> object:
    value = single(given.keywords[name]) if name in given.keywords else None
    return value.value if isinstance(value, Const) else None
