"""Lists of settings, as frameworks take them that share requests out: one dict for each client and what it sends."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from linter.mappings import Items, merge, single
from linter.model import Entries
from linter.values import ALWAYS, Alt, Arguments, Const, Guard, Mapping, Sequence, Unknown, Value, options


class Entry(Struct, frozen=True, eq=False):
    """One entry: its settings, when it is there, what it is called.

    With `asked` it gets requests whatever becomes of others.
    """

    arguments: Arguments
    guard: Guard = ALWAYS
    alias: Value | None = None
    asked: bool = True


def listed(entries: Entries, given: Arguments) -> Iterator[Entry]:
    """The entries that can be followed; without a list what is given is one, where entries are the settings."""
    beside = {name: alts for name, alts in given.keywords.items() if name != entries.list}
    if entries.list not in given.keywords:
        if not entries.settings:
            yield Entry(given)
        return
    for alt in given.keywords[entries.list]:
        elements = alt.value.items if isinstance(alt.value, Sequence) else (alt.value,)
        for number, element in enumerate(elements):
            for option in options(element, alt.guard):
                if isinstance(option.value, Mapping):
                    asked = not (entries.fallback and number)
                    yield _entry(entries, option.value, option.guard, Arguments((), beside, given.rest), asked)


def _entry(entries: Entries, value: Mapping, guard: Guard, beside: Arguments, asked: bool) -> Entry:
    settings = single(value.items.get(entries.settings, ())) if entries.settings else value
    items, rest = merge(beside.keywords, beside.rest, settings)
    alias = single(value.items[entries.alias]) if entries.alias in value.items else None
    return Entry(Arguments((), items, rest), guard, alias, asked)


def named(entries: list[Entry], alts: tuple[Alt, ...]) -> list[Entry]:
    """The entries of a name; where there are several, or several names, any of them may be asked."""
    names = {alt.value.value for alt in alts if isinstance(alt.value, Const)}
    found = [one for one in entries if isinstance(one.alias, Const) and one.alias.value in names]
    return found if len(found) == len(alts) == 1 else [replace(one, asked=False) for one in found]


def over(entry: Entry, items: Items, rest: Unknown | None) -> Arguments:
    """What an entry is asked with: the arguments of a call go above its settings."""
    keywords, unknown = merge(entry.arguments.keywords, entry.arguments.rest, Mapping(items))
    return Arguments((), keywords, unknown or rest)
