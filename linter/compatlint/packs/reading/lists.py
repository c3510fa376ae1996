"""The lists and tables of the packs → patterns and texts, with what each entry is known since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any, TypeAlias

from msgspec import Struct

from compatlint.packs.reading.grammars import Data, part
from compatlint.packs.reading.strict_yaml import Map, Seq, choose, compiles, fail, keys, regex, section, text, texts
from compatlint.pattern import pattern, with_stars

Entries: TypeAlias = "tuple[tuple[tuple[str, ...], str, str], ...]"
"""Groups of entries, each with the first and the last date that it was known to hold; "" where it has none."""

_DAY = r"2\d{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
DATE = pattern(_DAY)
RANGE = pattern(rf"({_DAY}) to ({_DAY})")
DATES = ("first", "last")
NOTHING = "(?!)"  # matches no text


class Lists(Struct, frozen=True):
    """The patterns of the first edition, those that others have in their place, and the entries that have dates."""

    patterns: Mapping[str, str]
    of_editions: Mapping[str, Mapping[str, str]]
    dated: Mapping[str, Entries]
    spoken: Mapping[str, Data]


class Tables(Struct, frozen=True):
    """The texts by entry, and the entries that have dates."""

    texts: Mapping[str, Mapping[str, str]]
    dated: Mapping[str, Entries]


def read_lists(found: Iterable[tuple[str, Map]], editions: Mapping[str, str], grammars: Mapping[str, Data]) -> Lists:
    """The lists of all packs, as each of the `editions` (by name, with their dates) knows them."""
    patterns: dict[str, dict[str, str]] = {edition: {} for edition in editions}
    dated: dict[str, Entries] = {}
    spoken: dict[str, Data] = {}
    for name, group in found:
        at = group[name]
        if isinstance(at, Map) and "grammar" in at:
            spoken[name] = _spoken(at, grammars)
            continue
        source = _searched(at) if isinstance(at, Map) and "regex" in at else ""
        entries: Entries = (((name,), *_dates(at)),) if source else _groups(group, name)
        for edition, date in editions.items():
            known = [entry for words, first, _ in entries if is_known(first, date) for entry in words]
            patterns[edition][name] = source or _any_of(known) if known else NOTHING
        if any(first for _, first, _ in entries):
            dated[name] = entries
    base = next(iter(patterns.values()))
    later = {
        edition: {name: one for name, one in own.items() if one != base[name]} for edition, own in patterns.items()
    }
    return Lists(base, later, dated, spoken)


def is_known(first: str, date: str) -> bool:
    """Does what holds since `first` hold at `date`? One of the two may be a month only."""
    return first[: len(date)] <= date


def _groups(group: Map, name: str) -> Entries:
    """The entries of a list, those of the same dates together."""
    if not isinstance(group[name], Map):
        return ((texts(group, name), "", ""),)
    return tuple(_group(group[name], dates) for dates in group[name])


def _group(at: Map, dates: str) -> tuple[tuple[str, ...], str, str]:
    found = RANGE.fullmatch(dates)
    if found is None:
        fail(at, f"{dates!r} are no dates such as '2026-01 to 2026-01-31', nor is there a 'regex'", dates)
    return texts(at, dates), *_in_order(at, found[1], found[2], dates)


def _dates(at: Map) -> tuple[str, str]:
    first, last = (read_date(at, key) for key in DATES)
    return _in_order(at, first, last, "first")


def _in_order(at: Map, first: str, last: str, key: str) -> tuple[str, str]:
    if first > last:
        fail(at, f"{first} is after {last}", key)
    return first, last


def read_date(at: Map, key: str) -> str:
    """The date at `key`, a day or a month; "" where there is none."""
    date = text(at, key, "")
    if date and not DATE.fullmatch(date):
        fail(at, f"{key!r} must be a date such as 2026-01 or 2026-01-31, not {date!r}", key)
    return date


def _any_of(texts: Sequence[str]) -> str:
    """The expression of texts in which a star stands for anything."""
    numbers = count()
    globs = (with_stars([re.escape(piece) for piece in text.split("*")], numbers) for text in texts)
    return rf"(?s)\A(?:{'|'.join(globs)})\Z"


def _searched(at: Map) -> str:
    """A list that is searched in text from the start of a word, whatever the case, not where `unless_after` precedes.

    A space in it stands for any white space.
    """
    keys(at, "a list", ("regex", "unless_after", *DATES), ("regex",))
    before = "".join(_not_after(words) for words in texts(at, "unless_after"))
    patterns = [item.replace(" ", r"(?:\s+)") for item in texts(at, "regex")]
    where = at["regex"] if isinstance(at["regex"], Seq) else None
    for index, one in enumerate(patterns):
        regex(at if where is None else where, f"(?i:{one})", "regex" if where is None else index)
    joined = rf"(?i:(?<!\w){before}(?:{'|'.join(patterns)}))"
    compiles(at, joined, "regex")
    return joined


def _spoken(at: Map, grammars: Mapping[str, Data]) -> Data:
    """A list that is looked for in the clauses of a text, as its grammar reads them."""
    keys(at, "a list with a grammar", ("grammar", "says", "unless"), ("grammar", "says"))
    (name,) = choose(at, "grammar", "grammar", grammars) or fail(at, "'grammar' must be the name of one", "grammar")
    parts = grammars[name]["parts"]
    return {"grammar": name, **{key: part(at, key, parts) for key in ("says", "unless")}}


def _not_after(words: str) -> str:
    return f"(?<!{re.escape(words)})".replace(r"\ ", r"\s")


def read_tables(found: Iterable[tuple[str, Map]]) -> Tables:
    """The tables of all packs: what is said of each entry, a text or one with dates."""
    said: dict[str, dict[str, str]] = {}
    dated: dict[str, Entries] = {}
    for name, group in found:
        at = section(group, name)
        said[name] = {key: _said(at, key) for key in at}
        entries = ((((key,), *_dates(item))) for key, item in at.items() if isinstance(item, Map))
        if groups := tuple(entries):
            dated[name] = groups
    return Tables(said, dated)


def _said(at: Map, key: str) -> str:
    value: Any = at[key]
    if not isinstance(value, Map):
        return text(at, key, "")
    keys(value, "an entry", ("text", *DATES), ("text", *DATES))
    return text(value, "text")
