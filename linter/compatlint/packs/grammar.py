"""What the packs say of sentences: grammars, and the lists that are looked for by them."""

from collections.abc import Mapping
from typing import Literal

from compatlint.packs.record import PackRecord


class Item(PackRecord, frozen=True):
    """One item of a saying, from `least` to `most` times; with `ahead` it must not come next.

    A "word", the "start" of one, a "part" by its name, or a "gap": words of any kind.
    """

    kind: Literal["word", "start", "part", "gap"]
    value: str
    least: int = 1
    most: int = 1
    ahead: bool = False


class Sayings(PackRecord, frozen=True):
    """Of which one will do: those that are words alone, and the others."""

    phrases: tuple[tuple[str, ...], ...] = ()
    sayings: tuple[tuple[Item, ...], ...] = ()


class Grammar(PackRecord, frozen=True):
    """How sentences say something to their reader.

    What is said begins at the start of a sentence or behind one of `joins`, and `addressed` may precede it, many times.
    No sentence counts that begins as `unless` says, and no gap passes over `stops`.
    """

    parts: Mapping[str, Sayings]
    addressed: Sayings
    joins: Sayings
    unless: Sayings
    stops: Sayings


class Spoken(PackRecord, frozen=True):
    """A list that is looked for in clauses: what it says, and how sentences begin that do not count."""

    grammar: str
    says: Sayings
    unless: Sayings
