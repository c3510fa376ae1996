"""Which calls are worth a look, by the names in them: those that reach the API, lead there, or make what does.

What a name may be is kept as bits: that a call of it leads to a use, that it is a class with such methods, and of each
package of the tables that it may be, or hold, something of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from compatlint.screen.outline import GIVEN, LOCAL, Called, Names

LEADS = 1  # a call of it may bring about a use
MAKES = 2  # it is a class whose methods may
PLAIN = LEADS | MAKES  # what is no thing of a package
FIRST = 4  # the bit of the first package


class TableNames(Struct, frozen=True, eq=False):
    """What the tables say of names.

    `packages` are the bits of packages; `methods` the names of which every call of a thing that is a use says one, with
    the packages of which, `adding` those of a call that may add to what is sent though it says nothing by name.
    """

    packages: Mapping[str, int]
    methods: Mapping[str, int]
    adding: Mapping[str, int]

    @property
    def everything(self) -> int:
        """All that a name may be."""
        return (FIRST << len(self.packages)) - 1


class Beginnings(NamedTuple):
    """What interest begins with: `names` in full, `above` them what they are in, and what the tables say of names."""

    names: frozenset[str]
    above: frozenset[str]
    tables: TableNames


@cache
def beginnings(names: tuple[bytes, ...], methods: tuple[bytes, ...], adding: tuple[bytes, ...]) -> Beginnings:
    """Of names in full, and of rows of a name and its packages."""
    begun = frozenset(name.decode() for name in names)
    above = frozenset(one for name in begun for one in leading_to(name))
    return Beginnings(begun, above, _tables(begun, methods, adding))


def leading_to(name: str) -> Iterator[str]:
    """A dotted name, and those of what it is in."""
    parts = name.split(".")
    yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))


def _tables(names: Iterable[str], methods: Iterable[bytes], adding: Iterable[bytes]) -> TableNames:
    packages = {one: FIRST << number for number, one in enumerate(sorted(set(map(package, names))))}
    return TableNames(packages, _masks(methods, packages), _masks(adding, packages))


def package(name: str) -> str:
    """The package that a name begins with; an attribute of what can't be followed is its own."""
    return name.partition(".")[0] or name


def _masks(rows: Iterable[bytes], packages: Mapping[str, int]) -> dict[str, int]:
    split = (row.decode().split(" ") for row in rows)
    return {name: sum(packages.get(one, 0) for one in its) for name, *its in split}


class Relevance(Struct, frozen=True, eq=False):
    """What `names` are, as bits; `functions` are those that are known to be functions of the program."""

    names: Mapping[str, int]
    tables: TableNames
    functions: Collection[str] = ()

    def of(self, names: Iterable[str]) -> int:
        """What any of `names` is."""
        bits = 0
        for name in names:
            bits |= self.names.get(name, 0)
        return bits

    def leads(self, callee: Names, receiver: Names) -> bool:
        """May a call of it bring about a use?"""
        return self._leads(callee) or self._is_method(callee, receiver, self.tables.methods)

    def makes(self, callee: Names) -> bool:
        """May a call of it make an object with methods that do?"""
        return bool(self.of(callee) & MAKES)

    def is_handed_on(self, callee: Names, receiver: Names) -> bool:
        """May whom it is given to bring about a use by calling it?"""
        return bool(self.of(callee) & LEADS) or self._is_method(callee, receiver, self.tables.methods)

    def concerns(self, call: Called) -> bool:
        """May a call bring about a use, by itself or by what it hands on?"""
        return self._concerns(call, self.tables.methods)

    def leads_on(self, call: Called) -> bool:
        """May it bring about a use to which who calls its function adds?"""
        return self._concerns(call, self.tables.methods if call.by_name else self.tables.adding)

    def _concerns(self, call: Called, methods: Mapping[str, int]) -> bool:
        if self._leads(call.callee) or self._is_method(call.callee, call.receiver, methods):
            return True
        return any(self.is_handed_on(*one) for one in call.handed)

    def _leads(self, callee: Names) -> bool:
        """Is it a thing, or what leads to one? Of a function, what it calls tells."""
        for name in callee:
            bits = self.names.get(name, 0)
            if bits & LEADS or (bits & ~PLAIN and name.removeprefix(".") not in self.functions):
                return True
        return False

    def _is_method(self, callee: Names, receiver: Names, methods: Mapping[str, int]) -> bool:
        if not receiver:
            return False
        mask = 0
        for name in (*callee, *receiver):
            mask |= methods.get(name, 0)
        return bool(mask & self.of(receiver)) if mask else False


def bare(names: Mapping[str, int]) -> dict[str, int]:
    """What names as they are written are, in any function."""
    found: dict[str, int] = {}
    for name, bits in names.items():
        plain = name.partition(LOCAL)[0]
        if GIVEN in name and not plain.endswith(GIVEN):
            plain += GIVEN
        found[plain] = found.get(plain, 0) | bits
    return found


class Everything(dict[str, int]):
    """What names are where nothing is known of them: each may be all."""

    def __init__(self, bits: int) -> None:
        super().__init__()
        self.bits = bits

    def get(self, name: str, default: int | None = None) -> int:  # type: ignore[override]  # as if all were in it
        """All that a name may be."""
        return self.bits
