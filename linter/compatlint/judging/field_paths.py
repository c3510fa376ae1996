"""What a path of a condition names in the fields of a use.

`a.b` is an item of an item, `a[].b` that of each element, `a[key=x|y].b` that of the elements whose `key` (`a.b` for an
item of an item) is x or y, `a[key].b` that of those that may have it (and a dict itself, where it is); a `*` at the end
stands for every key that is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import Guard
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Const,
    NotSent,
    Sequence,
    Unknown,
    Value,
    options,
)
from compatlint.dataflow.values.values import Mapping as Dict
from compatlint.packs.pack import Pack
from compatlint.pattern import pattern
from compatlint.uses.use import Use

Slot: TypeAlias = "list[Alt]"  # what one place holds, in each world
OWNER = "client."  # paths of the client that sends a request begin so
EVERY = "*"
FREE = "http"  # the era of requests that say every key themselves
OTHER = Unknown("it is another element")
UNSEEN = Unknown("it can't be followed")  # what is in something of which nothing is known

_SEGMENT = pattern(r"(\*|[^.\[\]*]+)((?:\[[^\]]*\])*)")
_BRACKET = pattern(r"\[([^\]]*)\]")


class FieldPlace(Struct, frozen=True):
    """A place that a path names, what it holds in each world, and its own name where the path says `*`."""

    path: str
    slot: Slot
    name: str = ""


def places(path: str, use: Use, pack: Pack, *, hidden: bool = False) -> list[FieldPlace]:
    """The places that `path` names in a use.

    With `hidden`, what may be among what can't be seen is Unknown rather than absent.
    """
    fields, inner, seen = use.fields, path, not use.open
    if path.startswith(OWNER):
        fields, inner, seen = use.client.fields if use.client is not None else {}, path[len(OWNER) :], True
    if inner == EVERY:
        return [FieldPlace(name, list(fields[name]), name) for name in body_keys(use, pack)]
    if inner.endswith(".*"):
        holders = slots(inner[:-2], fields)
        return [FieldPlace(f"{path[:-1]}{name}", slot, name) for holder in holders for name, slot in _each_key(holder)]
    return [FieldPlace(path, slot) for slot in slots(inner, fields, hidden=hidden, seen=seen)]


def body_keys(use: Use, pack: Pack) -> list[str]:
    """The fields that are keys of a request's body for certain.

    What an SDK takes beside those that it sends it may use itself, and a client that can't be followed and takes more
    than the SDK does is somebody's own: nobody knows what becomes of its arguments.
    """
    derived = {"endpoint", "era", *pack.dialect.body}
    names = [name for name in use.fields if name not in derived]
    known = pack.dialect.fields.get(use.endpoint or "", frozenset())
    era = use.fields["era"][0].value if "era" in use.fields else None
    if isinstance(era, Const) and era.value == FREE:
        return names
    sent = [name for name in names if name in known]
    return sent if use.client is not None or len(sent) == len(names) else []


def slots(path: str, fields: Mapping[str, tuple[Alt, ...]], *, hidden: bool = False, seen: bool = True) -> list[Slot]:
    """What each place that `path` names holds; with `hidden` see `places`, `seen` tells whether all fields are."""
    found: list[Slot] = []
    for number, (name, brackets) in enumerate(_segments(path)):
        if number == 0:
            first = list(fields.get(name, (Alt(ABSENT),)))
            found = [first if seen or not hidden else [_unseen(alt, Unknown("it may be passed on")) for alt in first]]
        else:
            found = [[inner for alt in slot for inner in _key(alt, name, hidden=hidden)] for slot in found]
        for bracket in brackets:
            found = [one for slot in found for one in _elements(slot, bracket, OTHER if hidden else ABSENT)]
    return found


def first_name(path: str) -> str:
    """The field of a use that `path` begins with."""
    return _segments(path)[0][0]


@cache
def _segments(path: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each name of a path, with what stands in the brackets behind it."""
    return tuple((name, tuple(_BRACKET.findall(brackets))) for name, brackets in _SEGMENT.findall(path))


def _unseen(alt: Alt, rest: Unknown | None) -> Alt:
    return replace(alt, value=rest) if alt.value is ABSENT and rest is not None else alt


def _each_key(holder: Slot) -> Iterator[tuple[str, Slot]]:
    """Every key that a place holds something by."""
    names = dict.fromkeys(name for alt in holder if isinstance(alt.value, Dict) for name in alt.value.items)
    for name in names:
        known = [alt if isinstance(alt.value, Dict) else replace(alt, value=ABSENT) for alt in holder]
        yield name, [inner for alt in known for inner in _key(alt, name)]


def _key(alt: Alt, name: str, *, hidden: bool = False) -> Slot:
    """`alt.name`, in the worlds of alt."""
    if alt.value is ABSENT or isinstance(alt.value, NotSent):
        return [alt]
    if not isinstance(alt.value, Dict):
        return [replace(alt, value=UNSEEN)]
    inner = alt.value.items.get(name, (Alt(ABSENT),))
    rest = alt.value.rest if hidden else None
    return [
        replace(_unseen(one, rest), guard=guard, site=one.site or alt.site, way=(*one.way, *alt.way))
        for one in inner
        if (guard := one.guard & alt.guard) is not None
    ]


def _elements(slot: Slot, bracket: str, other: Value) -> list[Slot]:
    """Every element of a list, one place each; with `key=a|b` only where its key is one of them, `key` where it is.

    What is not such an element is `other`.
    """
    key, _, words = bracket.partition("=")
    wanted = words.split("|") if words else None
    found: list[Slot] = []
    if key and any(isinstance(alt.value, Dict) for alt in slot):
        found.append([kept for alt in slot for kept in _selected(alt, key, wanted, other)])
    for alt in slot:
        if not isinstance(alt.value, Sequence):
            continue
        for item in alt.value.items:
            place = [_element(alt, option.value, option.guard) for option in options(item, alt.guard)]
            if key:
                place = [kept for one in place for kept in _selected(one, key, wanted, other)]
            others = [replace(one, value=other) for one in slot if one is not alt]
            found.append([*place, *others])
    return found


def _element(alt: Alt, value: Value, guard: Guard) -> Alt:
    """An element of the list that `alt` holds; what a dict lacks is told where the dict is written."""
    items = value.items.values() if isinstance(value, Dict) else ()
    sites = (one.site for alts in items for one in alts if one.site is not None)
    return replace(alt, value=value, guard=guard, site=next(sites, alt.site))


def _selected(alt: Alt, key: str, wanted: list[str] | None, other: Value) -> Slot:
    if not isinstance(alt.value, Dict):
        return [replace(alt, value=other)]
    found: Slot = []
    reached: Slot = [alt]
    for name in key.split("."):
        reached = [inner for one in reached for inner in _key(one, name, hidden=wanted is None)]
    for one in reached:
        keeps = one.value is not ABSENT
        if wanted is not None:
            keeps = isinstance(one.value, Const) and _spelled(one.value.value) in wanted
        found.append(replace(alt, guard=one.guard, value=alt.value if keeps else other))
    return found


def _spelled(value: object) -> str:
    """A constant as packs write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
