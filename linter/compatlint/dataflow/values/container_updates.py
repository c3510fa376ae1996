"""What happens to dicts, lists and objects: merging, storing, removing, each possibly under a guard."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeAlias

from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import ALWAYS, Guard, complement, taken
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Arguments,
    Choice,
    Const,
    Made,
    Mapping,
    Option,
    Sequence,
    Step,
    Unknown,
    Value,
    choice,
    options,
)

Items: TypeAlias = dict[str, tuple[Alt, ...]]
ALTS_BUDGET = 96  # possibilities kept for one item
PARTS_BUDGET = 32  # parts that those of one item are divided into, where a change is made under some condition
MISSING = (Alt(ABSENT),)
ELEMENTS = "[]."  # stands in a path behind the name of a list


def under(alts: Iterable[Alt], guard: Guard) -> tuple[Alt, ...]:
    """`alts` where `guard` holds too."""
    if not guard:
        return tuple(alts)
    return tuple(replace(alt, guard=both) for alt in alts if (both := alt.guard & guard) is not None)


def outside(alts: tuple[Alt, ...], guard: Guard) -> tuple[Alt, ...]:
    """`alts` where `guard` doesn't hold; where there are too many to tell, as they are: they hold more often then."""
    elsewhere = complement(guard)
    divided = len(alts) * len(elsewhere) <= PARTS_BUDGET
    found: list[Alt] = []
    for alt in alts:
        both = alt.guard & guard
        if both is alt.guard:
            continue  # it holds nowhere else
        if both is None or not divided:
            found.append(alt)
        else:
            found.extend(inner for rest in elsewhere for inner in under((alt,), rest))
    return tuple(found)


def via(alts: Iterable[Alt], step: Step | None) -> tuple[Alt, ...]:
    """`alts` with one more station on their way."""
    if step is None:
        return tuple(alts)
    return tuple(alt if alt.value is ABSENT else replace(alt, way=(*alt.way, step)) for alt in alts)


def bounded(alts: list[Alt] | tuple[Alt, ...]) -> tuple[Alt, ...]:
    """`alts`, or as many as are worth keeping: the others may be anything, so that nothing is certain of them."""
    return tuple(alts) if len(alts) <= ALTS_BUDGET else (*alts[:ALTS_BUDGET], Alt(ABSENT))


def override(old: tuple[Alt, ...], new: tuple[Alt, ...]) -> tuple[Alt, ...]:
    """`new` written over `old`: the old one shows where the new one is absent."""
    kept: list[Alt] = []
    for alt in new:
        kept.extend(under(old, alt.guard) if alt.value is ABSENT else (alt,))
    return bounded(kept)


def merge(items: Items, rest: Unknown | None, other: Value, step: Step | None = None) -> tuple[Items, Unknown | None]:
    """`{**items, **other}`, for any value `other` may have."""
    worlds = [(option.guard, option.value) for option in options(other)]
    worlds = [(guard, value) for guard, value in worlds if not _nothing(value)] or worlds
    merged = dict(items)
    names = dict.fromkeys(name for _, value in worlds if isinstance(value, Mapping) for name in value.items)
    for name in names:
        old = items.get(name, MISSING)
        found: list[Alt] = []
        for guard, value in worlds:
            new = value.items.get(name, MISSING) if isinstance(value, Mapping) else MISSING
            found.extend(under(override(old, via(new, step)), guard))
        merged[name] = bounded(found)
    for _, value in worlds:
        if isinstance(value, Mapping):
            rest = rest or value.rest
        elif not _nothing(value):
            rest = rest or (value if isinstance(value, Unknown) else Unknown("it is not a dict that can be followed"))
    return merged, rest


def _nothing(value: Value) -> bool:
    return isinstance(value, Const) and value.value is None


def store(items: Items, name: str, alts: tuple[Alt, ...], guard: Guard = ALWAYS) -> Items:
    """`items[name] = …`, done where `guard` holds."""
    old = items.get(name, MISSING)
    new = override(old, under(alts, guard)) + (outside(old, guard) if guard else ())
    return {**items, name: bounded(new)}


def remove(items: Items, names: Iterable[str], guard: Guard = ALWAYS) -> Items:
    """`del items[name]` for each of `names`, done where `guard` holds."""
    changed = dict(items)
    for name in names:
        if name in changed:
            gone = Alt(ABSENT, guard)
            changed[name] = (gone, *outside(changed[name], guard)) if guard else (gone,)
    return changed


def leave_out(items: Items, paths: Iterable[str], guard: Guard = ALWAYS) -> Items:
    """`del items[name]` for each of `paths`, done where `guard` holds; `a[].b` is the key b of each element of a."""
    for path in paths:
        name, listed, key = path.partition(ELEMENTS)
        if not listed:
            items = remove(items, [name], guard)
        elif name in items:
            changed = [replace(alt, value=_without_key(alt.value, key)) for alt in items[name]]
            items = {**items, name: bounded((*under(changed, guard), *(outside(items[name], guard) if guard else ())))}
    return items


def _without_key(value: Value, path: str) -> Value:
    """A list whose elements lack what `path` names."""
    if not isinstance(value, Sequence):
        return value
    return replace(value, items=tuple(each(one, lambda element: _left_out(element, path)) for one in value.items))


def _left_out(element: Value, path: str) -> Value:
    if not isinstance(element, Mapping):
        return element
    return replace(element, items=leave_out(element.items, [path]))


def perhaps(items: Items, key: Hashable) -> Items:
    """Every item may have been removed, by the operation known as `key`."""
    return remove(items, list(items), taken((key, "removed"), 0))


def each(value: Value, function: Callable[[Value], Value]) -> Value:
    """`function(plain value)` for every option of `value`, joined again."""
    if not isinstance(value, Choice):
        return function(value)
    return choice(Option(option.guard, function(option.value)) for option in value.options)


def within(value: Value, guard: Guard) -> Value:
    """What `value` is where `guard` holds; of an object, with what it was made of there."""
    found = [Option(option.guard, _within(option.value, guard)) for option in options(value, guard)]
    return choice(found) if found else value


def _within(value: Value, guard: Guard) -> Value:
    given = value.arguments if isinstance(value, Made) else None
    if not isinstance(value, Made) or given is None:
        return value

    def narrowed() -> Arguments:
        keywords = {name: under(alts, guard) for name, alts in given.keywords.items()}
        return Arguments(tuple(under(given.positional, guard)), keywords, given.rest, given.star)

    return replace(value, arguments=Arguments.late(narrowed))


def single(alts: tuple[Alt, ...]) -> Value:
    """The value of an item, whichever of `alts` it is; an absent item is Unknown only if it is absent everywhere."""
    present = [Option(alt.guard, alt.value) for alt in alts if alt.value is not ABSENT]
    return choice(present) if present else Unknown("there is no such item")


def alternatives(value: Value, template: Alt | None = None) -> tuple[Alt, ...]:
    """An item that has `value`: one Alt for each option, with the site and way of `template`."""
    base = template or Alt(value)
    return tuple(replace(base, value=option.value, guard=option.guard) for option in options(value, base.guard))


def append(sequence: Sequence, value: Value, guard: Guard = ALWAYS) -> Sequence:
    """`sequence` with one more element, which is there only where `guard` holds."""
    if guard:
        gone = [Option(other, ABSENT) for other in complement(guard)]
        value = choice([*options(value, guard), *gone])
    return replace(sequence, items=(*sequence.items, value))


def set_attribute(made: Made, name: str, alts: tuple[Alt, ...], guard: Guard = ALWAYS) -> Made:
    """`made.name = …`, done where `guard` holds."""
    return replace(made, attributes=store(made.attributes, name, alts, guard))
