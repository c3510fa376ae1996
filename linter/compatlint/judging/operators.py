"""What a condition asks of one value: the operators of the packs, each answered with a truth and words to say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.values.values import (
    ABSENT,
    Const,
    EnvVar,
    Made,
    Member,
    NotSent,
    Sequence,
    Text,
    Unknown,
    Value,
    options,
)
from compatlint.dataflow.values.values import Mapping as Dict
from compatlint.judging.field_paths import UNSEEN
from compatlint.packs.pack import Pack
from compatlint.uses.addresses import fits, provider_of

LONGEST = 10_000  # characters of a text in which a pattern is looked for: what it costs grows with their square
Words: TypeAlias = "dict[str, str]"  # what a message may say of the item that decided


def holds(operator: str, argument: Any, value: Value, pack: Pack, without: Iterable[str] = ()) -> tuple[Truth, Words]:
    """Whether an operator holds for a value."""
    match operator:
        case "is":
            return _is(value, argument), {}
        case "in":
            return _in(value, argument, pack)
        case "outside":
            return _outside(value, argument, pack)
        case "matches":
            return _matches(value, argument, pack)
        case "above" | "below":
            return _compared(value, argument, above=operator == "above")
        case "longer":
            return _longer(value, argument), {}
        case "call":
            return _called(value, argument, without)
        case "host":
            return _host(value, argument, pack), {}
        case "env":
            return Truth.YES if isinstance(value, EnvVar) and value.name in argument else Truth.NO, {}
    return Truth.YES if _kind(value) == argument else Truth.NO, {}


def listed(value: Any, argument: Any, pack: Pack) -> bool:
    """Is a value one of those that a list of the packs has, or of those given?"""
    if isinstance(argument, str):
        return isinstance(value, str) and pack.lists[argument].search(value[:LONGEST]) is not None
    text = str(value)
    return any(fits(text, str(one)) for one in argument)


def _in(value: Value, argument: Any, pack: Pack) -> tuple[Truth, Words]:
    if not isinstance(value, Const):
        return _environment(value, lambda default: _in(default, argument, pack))
    words = {"value": str(value.value)}
    if isinstance(argument, str) and argument in pack.tables:
        replacement = pack.tables[argument].get(str(value.value))
        return (Truth.NO, {}) if replacement is None else (Truth.YES, {**words, "replacement": replacement})
    return (Truth.YES, words) if listed(value.value, argument, pack) else (Truth.NO, {})


def _outside(value: Value, argument: Any, pack: Pack) -> tuple[Truth, Words]:
    """A value that is known to be none of those listed; null and an empty text are nobody's values."""
    if not isinstance(value, Const):
        return _environment(value, lambda default: _outside(default, argument, pack))
    if value.value is None or value.value == "" or listed(value.value, argument, pack):
        return Truth.NO, {}
    return Truth.YES, {"value": str(value.value)}


def _matches(value: Value, argument: str, pack: Pack) -> tuple[Truth, Words]:
    if argument in pack.spoken:
        found = (pack.spoken[argument].search(text[:LONGEST]) for text in texts(value))
        return next(((Truth.YES, {"match": words}) for words in found if words), (Truth.NO, {}))
    pattern = pack.lists.get(argument) or re.compile(argument, re.IGNORECASE)
    for text in texts(value):
        hit = pattern.search(" ".join(text.split())[:LONGEST])
        if hit is not None:
            return Truth.YES, {"match": hit.group().strip()}
    return Truth.NO, {}


def _host(value: Value, names: list[str], pack: Pack) -> Truth:
    if isinstance(value, EnvVar):
        default = [_host(option.value, names, pack) for option in options(value.default)] if value.default else []
        return min(max(default, default=Truth.NO), Truth.MAYBE)
    return Truth.YES if provider_of(value, pack) in names else Truth.NO


def _environment(value: Value, judge: Callable[[Value], tuple[Truth, Words]]) -> tuple[Truth, Words]:
    """A variable's default is what the program uses where it is unset: possible."""
    if isinstance(value, EnvVar) and value.default is not None:
        for option in options(value.default):
            truth, words = judge(option.value)
            if truth:
                return Truth.MAYBE, words
    return Truth.NO, {}


def sent(value: Value) -> Truth:
    """DESIGN: an explicit None is JSON null, so a rule on presence is only possible.

    What is in something of which nothing is known is not known to be sent.
    """
    if isinstance(value, NotSent) or value is UNSEEN:
        return Truth.NO
    return Truth.MAYBE if isinstance(value, Const) and value.value is None else Truth.YES


def absent(value: Value) -> Truth:
    """Null is something: who writes it may have tested for it before."""
    return Truth.YES if isinstance(value, NotSent) else Truth.NO


def _is(value: Value, wanted: Any) -> Truth:
    if isinstance(wanted, bool) and isinstance(value, Unknown):
        return Truth.MAYBE  # one of two values is worth a word; one of any number is not
    same = (
        isinstance(value, Const) and value.value == wanted and isinstance(value.value, bool) == isinstance(wanted, bool)
    )
    return Truth.YES if same else Truth.NO


def _compared(value: Value, limit: float, *, above: bool) -> tuple[Truth, Words]:
    if not isinstance(value, Const) or isinstance(value.value, bool) or not isinstance(value.value, (int, float)):
        return Truth.NO, {}
    hit = value.value > limit if above else value.value < limit
    return (Truth.YES, {"value": str(value.value)}) if hit else (Truth.NO, {})


def _longer(value: Value, limit: int) -> Truth:
    """Does a list or dict have more than `limit` elements? Those that may be missing count as possible."""
    if isinstance(value, Sequence):
        present = [[one.value is not ABSENT for one in options(item)] for item in value.items]
    elif isinstance(value, Dict):
        present = [[alt.value is not ABSENT for alt in alts] for alts in value.items.values()]
    else:
        return Truth.NO
    if sum(all(one) for one in present) > limit:
        return Truth.YES
    return Truth.MAYBE if sum(any(one) for one in present) > limit else Truth.NO


def _called(value: Value, names: Iterable[str], without: Iterable[str]) -> tuple[Truth, Words]:
    """Is it what a method gave: `a.b` for any `….a.b(…)`, a subscript between them or not, `without` some arguments?"""
    if not isinstance(value, Made) or not isinstance(value.maker, Member):
        return Truth.NO, {}
    base = value.maker.base
    chain = (*(base.chain if isinstance(base, Unknown) else ()), *value.maker.names)
    hit = next((name for name in names if chain[-name.count(".") - 1 :] == tuple(name.split("."))), None)
    given = value.arguments
    if hit is None or given is None or given.rest is not None or given.keywords.keys() & set(without):
        return Truth.NO, {}
    return Truth.YES, {"value": f"{hit.rpartition('.')[2]}()"}


def _kind(value: Value) -> str:
    match value:
        case Const(value=None):
            return "null"
        case Const(value=bool()):
            return "bool"
        case Const(value=int() | float()):
            return "number"
        case Const() | Text() | EnvVar():
            return "text"
        case Dict():
            return "mapping"
        case Sequence():
            return "sequence"
    return ""


def texts(value: Value) -> Iterable[str]:
    """The text of a message's content: a string, its known parts, or the text parts of a list."""
    match value:
        case Const(value=str() as text):
            yield text
        case Text(parts=parts):
            yield from (part for part in parts if part)
        case Sequence(items=items):
            for item in items:
                for option in options(item):
                    if isinstance(option.value, Dict):
                        for alt in option.value.items.get("text", ()):
                            yield from texts(alt.value)
                    else:
                        yield from texts(option.value)
