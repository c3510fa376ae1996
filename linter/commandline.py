"""The options of a command line: what `parse_args()` of an argparse parser gives, by the options declared in sight.

https://docs.python.org/3/library/argparse.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.frames import Frame
from linter.mappings import alternatives, each, single
from linter.nodes import last_name
from linter.scope import CallSite, Point
from linter.values import (
    ALWAYS,
    COMPUTED,
    Alt,
    Arguments,
    Const,
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
    taken,
)

if TYPE_CHECKING:
    from linter.evaluate import Evaluator

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
            found.setdefault(dest, []).append(Alt(_default(given), ALWAYS, where))
    attributes = {}
    for dest, alts in found.items():
        value = _perhaps(parser, dest, [COMPUTED] if dest in changed else [alt.value for alt in alts])
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


def _default(given: Arguments) -> Value:
    """What an option is where it isn't given: a text is converted as if it had been."""
    if "default" not in given.keywords:
        return Const(_SWITCHES.get(str(_constant(given, "action"))))
    default = single(given.keywords["default"])
    kind = single(given.keywords["type"]) if "type" in given.keywords else None
    if kind is None or (isinstance(kind, Symbol) and kind.name == "builtins.str"):
        return default
    return each(default, lambda one: COMPUTED if isinstance(one, Const) and isinstance(one.value, str) else one)


def _perhaps(parser: Made, dest: str, defaults: list[Value]) -> Value:
    """One of the defaults, or whatever the user gives."""
    count = len(defaults) + 1
    key = (parser.call, dest, "given")
    found = [Option(taken(key, 0, of=count), Unknown(f"`{dest}` is whatever the user gives"))]
    for number, default in enumerate(defaults, 1):
        found += options(default, taken(key, number, of=count))
    return choice(found)


def _constant(given: Arguments, name: str) -> object:
    value = single(given.keywords[name]) if name in given.keywords else None
    return value.value if isinstance(value, Const) else None
