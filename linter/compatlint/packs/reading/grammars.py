"""The grammars of the packs → plain data for `clauses.py`, which reads texts by them.

A grammar has `parts`, each a list of sayings. A saying is words and `{parts}`: with `?` behind it one may be missing,
with `*` behind a part it may come again, behind a word it may go on; `!` before one says that it does not come next.
`~` is a few words of any kind (`~3` up to three), `,` and `|` the end of a clause and of a sentence. A part is made of
those above it, so nothing can be repeated without a bound.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, TypeAlias

from compatlint.packs.reading.strict_yaml import Map, fail, keys, section, texts
from compatlint.pattern import pattern

Data: TypeAlias = dict[str, Any]

GAP = 6  # words of any kind, where no other number is said
MOST = 9  # times that a part comes again
DEEPEST = 20  # parts within each other

LISTS = ("addressed", "joins", "unless", "stops")
PLAIN = pattern(r"[\w' ]*[\w'][\w' ]*")
ITEM = pattern(r"(!?)(?:(~)([1-9]?)|\{([a-z_]+)\}([?*]?)|([\w'/]+)([?*]?)|([,|]))")


def read_grammar(at: Map) -> Data:
    """A grammar: its parts, and what it says of each sentence."""
    keys(at, "a grammar", ("parts", *LISTS), ("parts", "addressed"))
    written = section(at, "parts")
    parts: dict[str, Data] = {}
    for name in written:
        parts[name] = part(written, name, parts)
        if _depth(parts[name], parts) > DEEPEST:
            fail(written, f"more than {DEEPEST} parts are within each other", name)
    return {"parts": parts, **{key: part(at, key, parts) for key in LISTS}}


def part(at: Map, key: str, parts: Mapping[str, Data]) -> Data:
    """The sayings at `key`: those that are words alone, and those that have more in them."""
    said = texts(at, key)
    if key == "says" and not said:
        fail(at, f"{key!r} needs at least one saying", key)
    more = tuple(_saying(at, key, one, parts) for one in said if not PLAIN.fullmatch(one))
    return {"phrases": tuple(tuple(one.lower().split()) for one in said if PLAIN.fullmatch(one)), "sayings": more}


def _depth(found: Data, parts: Mapping[str, Data]) -> int:
    """How many parts are within each other, this one among them."""
    inside = {item["value"] for saying in found["sayings"] for item in saying if item["kind"] == "part"}
    return 1 + max((_depth(parts[name], parts) for name in inside), default=0)


def _saying(at: Map, key: str, said: str, parts: Container[str]) -> tuple[Data, ...]:
    found = tuple(_item(at, key, word, parts) for word in said.split())
    return found or fail(at, "an empty saying", key)


def _item(at: Map, key: str, word: str, parts: Container[str]) -> Data:
    item = ITEM.fullmatch(word)
    if item is None:
        fail(at, f"{word!r} is nothing that a saying can have", key)
    ahead, gap, most, name, times, plain, ending, mark = item.groups()
    if gap:
        return {"kind": "gap", "value": "", "least": 0, "most": int(most or GAP)}
    if mark:
        return {"kind": "word", "value": mark, "ahead": bool(ahead)}
    if name and name not in parts:
        fail(at, f"there is no part {name!r} above", key)
    kind = "part" if name else "start" if ending == "*" else "word"
    least, most_often = int(not (times or ending == "?")), MOST if times == "*" else 1
    return {"kind": kind, "value": name or plain.lower(), "least": least, "most": most_often, "ahead": bool(ahead)}
