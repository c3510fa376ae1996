"""What a subscript, a loop and `dict(…)` take out of dicts and lists."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import Guard, taken
from compatlint.dataflow.values.comparisons import truth
from compatlint.dataflow.values.container_updates import MISSING, alternatives, each, override, single
from compatlint.dataflow.values.values import (
    ABSENT,
    COMPUTED,
    Alt,
    Arguments,
    Const,
    EnvVar,
    Made,
    Mapping,
    Member,
    Option,
    Sequence,
    Site,
    Step,
    Symbol,
    Unknown,
    Value,
    choice,
    options,
)


def item(value: Value, key: Value) -> Value:
    """`value[key]`; with an unknown key any of the items."""
    match value:
        case Mapping() if isinstance(key, Const):
            alts = value.items.get(str(key.value))
            return single(alts) if alts is not None else value.rest or Unknown("there is no such item")
        case Mapping() if value.items:
            mark = (value.origin.node if value.origin else value, "key")
            found = [
                Option(guard, alt.value)
                for number, alts in enumerate(value.items.values())
                for alt in alts
                if alt.value is not ABSENT
                and (guard := taken(mark, number, of=len(value.items)) & alt.guard) is not None
            ]
            return choice(found) if found else COMPUTED
        case Sequence() if isinstance(key, Const) and isinstance(key.value, int):
            inside = -len(value.items) <= key.value < len(value.items)
            return value.items[key.value] if inside else COMPUTED
        case Sequence() if value.items:
            return element(value)
        case Symbol(name="os.environ") if isinstance(key, Const):
            return EnvVar(str(key.value), None, key.origin)
        case Unknown():
            return value
    return _unread(value)


def _unread(value: Value) -> Unknown:
    """An element of something that isn't read."""
    if not isinstance(value, Member):
        return COMPUTED
    before = value.base.chain if isinstance(value.base, Unknown) else ()
    return Unknown(COMPUTED.reason, None, (*before, *value.names))


def pick(value: Value, key: Value) -> Value:
    """`value[key]`, whatever options both have."""
    return each(value, lambda one: each(key, lambda k: item(one, k)))


def pairs(mapping: Mapping) -> Sequence:
    """`mapping.items()`: keys and values, each pair there only where the item is."""
    found = tuple(choice(_pairs(name, alts)) for name, alts in mapping.items.items())
    return Sequence(found, mapping.rest, mapping.origin)


def _pairs(name: str, alts: tuple[Alt, ...]) -> Iterator[Option]:
    for alt in alts:
        named = Step(alt.site.scope, alt.site.node, "") if alt.site is not None else None
        there = alt.value is not ABSENT
        yield Option(alt.guard, Sequence((Const(name, named), alt.value)) if there else ABSENT)


def halves(mapping: Mapping, number: int) -> Sequence:
    """`mapping.keys()` (0), `mapping.values()` (1)."""
    listed = pairs(mapping)
    return replace(listed, items=tuple(each(pair, lambda one: _half(one, number)) for pair in listed.items))


def _half(pair: Value, number: int) -> Value:
    return pair.items[number] if isinstance(pair, Sequence) else pair


def elements(value: Value) -> Value:
    """What is gone through when a loop goes through `value`: of a dict, its keys."""
    return halves(value, 0) if isinstance(value, Mapping) else value


def element(value: Value) -> Value:
    """What a loop over `value` gives."""
    value = elements(value)
    if not isinstance(value, Sequence) or not value.items:
        return _unread(value)
    mark = (value.origin.node if value.origin else value, "element")
    found = [
        option
        for number, one in enumerate(value.items)
        for option in options(one, taken(mark, number, of=len(value.items)))
        if option.value is not ABSENT
    ]
    return choice(found) if found else COMPUTED


def one_of(items: tuple[Value, ...], key: Hashable) -> Value:
    """Any one of several values, as the branch `key` says."""
    found = [one for n, item in enumerate(items) for one in options(item, taken(key, n, of=len(items)))]
    return choice(found) if found else COMPUTED


def every_element(value: Value) -> bool:
    """Is `value` what a loop over a list gives, so that each option comes to pass?"""
    marks = [branch for option in options(value) for branch in option.guard.arms]
    return bool(marks) and all(isinstance(mark, tuple) and mark[1:] == ("element",) for mark in marks)


def as_mapping(value: Value) -> Value:
    """What `dict(…)` and `dict.update` take from `value`: a dict, or a list of pairs."""
    return each(value, _as_mapping)


def _as_mapping(value: Value) -> Value:
    if not isinstance(value, Sequence):
        return value if isinstance(value, (Mapping, Unknown, Const)) else COMPUTED
    items: dict[str, tuple[Alt, ...]] = {}
    for pair in value.items:
        named = [(one, _named(one.value)) for one in options(pair)]
        if any(key is None and one.value is not ABSENT for one, key in named):
            return Mapping(items, Unknown("its keys are computed"))
        for name in dict.fromkeys(str(key.value) for _, key in named if key is not None):
            alts = [alt for one, key in named for alt in _item_of(one, key, name)]
            items[name] = override(items.get(name, MISSING), tuple(alts))
    return Mapping(items, value.rest)


def _named(pair: Value) -> Const | None:
    """The key of a pair, where it is known."""
    key = pair.items[0] if isinstance(pair, Sequence) and len(pair.items) == 2 else None
    return key if isinstance(key, Const) and isinstance(key.value, str) else None


def _item_of(option: Option, key: Const | None, name: str) -> tuple[Alt, ...]:
    """The item `name` as a pair gives it, absent where the pair is none or has another key."""
    if key is None or key.value != name or not isinstance(option.value, Sequence):
        return (Alt(ABSENT, option.guard),)
    at, value = key.origin, option.value.items[1]
    site = Site(at.scope, at.node, at.node, at.node) if at is not None else None
    return alternatives(value, Alt(value, option.guard, site))


def where(value: Value, guard: Guard) -> Value:
    """What `value` is where `guard` holds, a guard that the reader takes for granted."""
    found = [Option(granted(option.guard, guard), _within(option.value, guard)) for option in options(value, guard)]
    return choice(found) if found else COMPUTED


def granted(guard: Guard, known: Guard) -> Guard:
    """What of `guard` is left to hold where `known` does."""
    return Guard({branch: entry for branch, entry in guard.arms.items() if branch not in known.arms})


def truth_where(value: Value, guard: Guard) -> bool | None:
    """Whether a test holds where `guard` does, as far as that is known."""
    found = {truth(option.value) for option in options(value, guard)}
    return found.pop() if len(found) == 1 else None


def _within(value: Value, guard: Guard) -> Value:
    """An object with what its constructor was given where `guard` holds."""
    if not isinstance(value, Made) or value.arguments is None:
        return value
    given = value.arguments
    keywords = {name: tuple(_granted(alts, guard)) for name, alts in given.keywords.items()}
    return replace(value, arguments=Arguments(given.positional, keywords, given.rest, given.star))


def _granted(alts: tuple[Alt, ...], guard: Guard) -> Iterator[Alt]:
    for alt in alts:
        both = alt.guard & guard
        if both is not None:
            yield replace(alt, guard=granted(both, guard))
