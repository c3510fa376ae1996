"""A rule's `when:` judged on a use: in which worlds does it hold, and which items decide it.

A world is one way the program can go (a guard). Conditions are judged in each world by themselves, so that items that
never meet are never combined; the verdict on the whole is YES where every world says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from linter.model import Evidence, Pack, Use
from linter.values import (
    ABSENT,
    ALWAYS,
    Alt,
    Const,
    EnvVar,
    Guard,
    NotSent,
    Sequence,
    Text,
    Truth,
    Unknown,
    Value,
    options,
    taken,
)
from linter.values import Mapping as Dict

Worlds: TypeAlias = "list[Evidence]"
Slot: TypeAlias = "list[Alt]"  # what one place holds, in each world
WORLDS_BUDGET = 256
_NEVER = Evidence(ALWAYS, Truth.NO)


def judge(when: Mapping[str, Any], use: Use, pack: Pack) -> tuple[Truth, Worlds]:
    """The verdict of a condition on a use, and the worlds in which it holds or may hold."""
    worlds = _Judge(use, pack).worlds(when)
    if use.guard:
        worlds = [world for world in worlds if world.guard & use.guard is not None]
    held = [world for world in worlds if world.truth]
    if not held:
        return Truth.NO, []
    certain = all(world.truth is Truth.YES for world in worlds) or any(map(_comes_to_pass, worlds))
    return Truth.YES if certain else Truth.MAYBE, held


def _comes_to_pass(world: Evidence) -> bool:
    """A world that is one turn of a loop over a literal list is not a possibility: its turn comes."""
    turns = [entry[0] for entry in world.guard.arms]
    each = bool(turns) and all(isinstance(mark, tuple) and mark[-1] == "element" for mark in turns)
    return world.truth is Truth.YES and each


def both(left: Worlds, right: Worlds) -> Worlds:
    """Worlds of two conditions that must hold together."""
    return _product(left, right, min)


def either(left: Worlds, right: Worlds) -> Worlds:
    """Worlds of two conditions of which one must hold."""
    return _product(left, right, max)


def _product(left: Worlds, right: Worlds, join: Any) -> Worlds:
    found: dict[tuple[Guard, Truth], Evidence] = {}
    for one in left:
        for other in right:
            guard = one.guard & other.guard
            if guard is None:
                continue
            truth = join(one.truth, other.truth)
            items = (*one.items, *other.items) if truth else ()
            if truth and join is max:
                items = one.items if one.truth >= other.truth else other.items
            known = found.get((guard, truth))
            if known is not None:
                items = (*known.items, *(item for item in items if item not in known.items))
            words = {**one.found, **other.found} if truth else {}
            found[guard, truth] = Evidence(guard, truth, items, words)
            if len(found) > WORLDS_BUDGET:
                return _blurred(found.values())
    return list(found.values())


def _blurred(worlds: Iterable[Evidence]) -> Worlds:
    """Too many worlds, without their guards: one for each verdict and what decides it."""
    found: dict[tuple[Truth, frozenset[int]], Evidence] = {}
    for world in worlds:
        truth = min(world.truth, Truth.MAYBE)
        key = truth, frozenset(id(alt) for _, alt in world.items)
        found.setdefault(key, replace(world, guard=ALWAYS, truth=truth))
    return list(found.values())


class _Judge:
    """Judges conditions on one use."""

    def __init__(self, use: Use, pack: Pack) -> None:
        self.use = use
        self.pack = pack

    def worlds(self, when: Mapping[str, Any]) -> Worlds:
        match when:
            case {"all": parts}:
                return self._fold(parts, both)
            case {"any": parts}:
                return self._fold(parts, either)
            case {"not": inner}:
                return [replace(world, truth=~world.truth, items=(), found={}) for world in self.worlds(inner)]
            case {"possible": inner}:
                return [replace(world, truth=min(world.truth, Truth.MAYBE)) for world in self.worlds(inner)]
            case {"sent": path}:
                return self._any(path, lambda alt: (_sent(alt.value), {}))
            case {"field": path, **rest}:
                ((operator, argument),) = rest.items()
                return self._any(path, lambda alt: self._holds(operator, argument, alt.value))
        raise AssertionError(f"a condition that the loader let through: {when}")

    def _fold(self, parts: Iterable[Mapping[str, Any]], join: Any) -> Worlds:
        worlds: Worlds | None = None
        settled = Truth.NO if join is both else Truth.YES
        for part in parts:
            mine = self.worlds(part)
            worlds = mine if worlds is None else join(worlds, mine)
            if all(world.truth is settled for world in worlds):
                break  # whatever the other parts say
        return worlds or [_NEVER]

    def _any(self, path: str, predicate: Any) -> Worlds:
        worlds: Worlds = [_NEVER]
        for slot in slots(path, self.use.fields):
            mine: Worlds = []
            for alt in slot:
                truth, words = predicate(alt)
                if "value" in words:
                    words = {**words, "at": path}
                items = ((path, alt),) if truth else ()
                mine.extend(_asked(Evidence(alt.guard, truth, items, words), alt.value))
            if any(world.truth for world in mine):
                worlds = either(worlds, mine)
        return worlds

    def _holds(self, operator: str, argument: Any, value: Value) -> tuple[Truth, dict[str, str]]:
        match operator:
            case "is":
                return _is(value, argument), {}
            case "in":
                return self._in(value, argument)
            case "matches":
                return self._matches(value, argument)
            case "above" | "below":
                return _compared(value, argument, above=operator == "above"), {}
            case "host":
                return self._host(value, argument), {}
            case "env":
                return Truth.YES if isinstance(value, EnvVar) and value.name in argument else Truth.NO, {}
        return Truth.YES if _kind(value) == argument else Truth.NO, {}

    def _in(self, value: Value, argument: Any) -> tuple[Truth, dict[str, str]]:
        if not isinstance(value, Const):
            return _environment(value, lambda default: self._in(default, argument))
        words = {"value": str(value.value)}
        if isinstance(argument, str) and argument in self.pack.tables:
            replacement = self.pack.tables[argument].get(str(value.value))
            return (Truth.NO, {}) if replacement is None else (Truth.YES, {**words, "replacement": replacement})
        if isinstance(argument, str):
            hit = isinstance(value.value, str) and self.pack.lists[argument].search(value.value)
            return (Truth.YES, words) if hit else (Truth.NO, {})
        listed = any(fnmatchcase(str(value.value), str(one)) for one in argument)
        return (Truth.YES, words) if listed else (Truth.NO, {})

    def _matches(self, value: Value, argument: str) -> tuple[Truth, dict[str, str]]:
        pattern = self.pack.lists.get(argument) or re.compile(argument, re.IGNORECASE)
        for text in texts(value):
            hit = pattern.search(" ".join(text.split()))
            if hit is not None:
                return Truth.YES, {"match": hit.group().strip()}
        return Truth.NO, {}

    def _host(self, value: Value, names: list[str]) -> Truth:
        if isinstance(value, EnvVar):
            default = [self._host(option.value, names) for option in options(value.default)] if value.default else []
            return min(max(default, default=Truth.NO), Truth.MAYBE)
        return Truth.YES if provider_of(value, self.pack) in names else Truth.NO


def _asked(world: Evidence, value: Value) -> Worlds:
    """A truth that the program asks for itself is one thing where it holds and another where it doesn't."""
    if world.truth is not Truth.MAYBE or not isinstance(value, Unknown) or value.question is None:
        return [world]
    both = [(world.guard & taken(value.question, 0), Truth.YES), (world.guard & taken(value.question, 1), Truth.NO)]
    return [replace(world, guard=guard, truth=truth) for guard, truth in both if guard is not None]


def _environment(value: Value, judge: Any) -> tuple[Truth, dict[str, str]]:
    """A variable's default is what the program uses where it is unset: possible."""
    if isinstance(value, EnvVar) and value.default is not None:
        for option in options(value.default):
            truth, words = judge(option.value)
            if truth:
                return Truth.MAYBE, words
    return Truth.NO, {}


def _sent(value: Value) -> Truth:
    """DESIGN: an explicit None is JSON null, so a rule on presence is only possible."""
    if isinstance(value, NotSent):
        return Truth.NO
    return Truth.MAYBE if isinstance(value, Const) and value.value is None else Truth.YES


def _is(value: Value, wanted: Any) -> Truth:
    if isinstance(wanted, bool) and isinstance(value, Unknown):
        return Truth.MAYBE  # one of two values is worth a word; one of any number is not
    same = (
        isinstance(value, Const) and value.value == wanted and isinstance(value.value, bool) == isinstance(wanted, bool)
    )
    return Truth.YES if same else Truth.NO


def _compared(value: Value, limit: float, *, above: bool) -> Truth:
    if not isinstance(value, Const) or isinstance(value.value, bool) or not isinstance(value.value, (int, float)):
        return Truth.NO
    return Truth.YES if (value.value > limit if above else value.value < limit) else Truth.NO


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


def goes_to_target(use: Use, pack: Pack) -> bool:
    """Does a request go to the target for certain?"""
    urls = use.client.fields.get("base_url", ()) if use.client is not None else ()
    return bool(urls) and all(provider_of(alt.value, pack) == pack.provider.name for alt in urls)


def provider_of(value: Value, pack: Pack) -> str | None:
    """Whose API a base URL is.

    A name of the dialect's hosts, "other" for any other host, None where the host isn't known.
    """
    if isinstance(value, Text):
        head = value.parts[0] or ""
        _, mark, rest = head.partition("://")
        if not mark or not ({"/", ":"} & set(rest)):
            return _known_suffix(value, pack)
        url = head
    elif isinstance(value, Const) and isinstance(value.value, str) and value.value:
        url = value.value
    else:
        return None
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host:
        return None
    for pattern, name in pack.dialect.hosts.items():
        if fnmatchcase(host, pattern):
            return name
    return "other"


def _known_suffix(value: Text, pack: Pack) -> str | None:
    """`https://{resource}.example.com/…`: a host whose end alone tells."""
    head = "".join(part if part is not None else "x" for part in value.parts)
    host = urlsplit(head).hostname if "://" in head and value.parts[0] else None
    hosts = pack.dialect.hosts.items()
    return next((name for pattern, name in hosts if host and "*" in pattern and fnmatchcase(host, pattern)), None)


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


# Paths: `a.b` an item of an item, `a[].b` of each element, `a[key=x|y].b` of the elements whose key is x or y.

_SEGMENT = re.compile(r"([^.\[\]]+)((?:\[[^\]]*\])*)")


def slots(path: str, fields: Mapping[str, tuple[Alt, ...]]) -> list[Slot]:
    """Every place that `path` names, with what it holds in each world."""
    found: list[Slot] = []
    for number, segment in enumerate(_SEGMENT.finditer(path)):
        name, brackets = segment.groups()
        if number == 0:
            found = [list(fields.get(name, (Alt(ABSENT),)))]
        else:
            found = [[inner for alt in slot for inner in _key(alt, name)] for slot in found]
        for bracket in re.findall(r"\[([^\]]*)\]", brackets):
            found = [one for slot in found for one in _elements(slot, bracket)]
    return found


def _key(alt: Alt, name: str) -> Slot:
    """`alt.name`, in the worlds of alt."""
    if alt.value is ABSENT or isinstance(alt.value, NotSent):
        return [alt]
    if not isinstance(alt.value, Dict):
        return [replace(alt, value=Unknown("it can't be followed"))]
    inner = alt.value.items.get(name, (Alt(ABSENT),))
    return [
        replace(one, guard=guard, site=one.site or alt.site, way=(*one.way, *alt.way))
        for one in inner
        if (guard := one.guard & alt.guard) is not None
    ]


def _elements(slot: Slot, bracket: str) -> list[Slot]:
    """Every element of a list, one place each; with `key=a|b` only where its key is one of them."""
    key, _, wanted = bracket.partition("=")
    found: list[Slot] = []
    for alt in slot:
        if not isinstance(alt.value, Sequence):
            continue
        for item in alt.value.items:
            place = [replace(alt, value=option.value, guard=option.guard) for option in options(item, alt.guard)]
            if key:
                place = [kept for one in place for kept in _selected(one, key, wanted.split("|"))]
            others = [replace(other, value=ABSENT) for other in slot if other is not alt]
            found.append([*place, *others])
    return found


def _selected(alt: Alt, key: str, wanted: list[str]) -> Slot:
    if not isinstance(alt.value, Dict):
        return [replace(alt, value=ABSENT)]
    found: Slot = []
    for one in _key(alt, key):
        keeps = isinstance(one.value, Const) and one.value.value in wanted
        found.append(replace(alt, guard=one.guard, value=alt.value if keeps else ABSENT))
    return found
