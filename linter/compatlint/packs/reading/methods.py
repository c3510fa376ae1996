"""The names that calls of what is in the tables say, each with the packages of which: what says none is no use.

A row is a name and packages, with spaces between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]
Row: TypeAlias = tuple[str, frozenset[str]]


def methods(dialect: Data, clients: Sequence[Data], frameworks: Sequence[Data], http: Data) -> tuple[str, ...]:
    """Those of which every call of something in the tables says one."""
    return _joined([*_own(dialect, clients, frameworks, http), *_of_frameworks(frameworks)])


def adding(dialect: Data, clients: Sequence[Data], frameworks: Sequence[Data], http: Data) -> tuple[str, ...]:
    """Those of a call that may add to what is sent though it says nothing by name."""
    return _joined([*_own(dialect, clients, frameworks, http), *_of_frameworks(frameworks, unasked=True)])


def _own(dialect: Data, clients: Sequence[Data], frameworks: Sequence[Data], http: Data) -> Iterator[Row]:
    """What the tables name in full, and the methods of clients and of libraries for HTTP."""
    named = (name for name in (*dialect["seeds"], *http["libraries"]) if "." in name)  # a module sends nothing
    yield from ((_last(name), frozenset((package(name),))) for name in named)
    others = {name for one in frameworks for name in one["client"]["names"]}
    makers = {name for one in (*dialect["clients"], *clients) for name in one["names"]} | {*dialect["seeds"]} - others
    packages = frozenset(map(package, makers))
    for path in (*dialect["methods"], *dialect["verbs"], *dialect["derive"]):
        yield _last(path), packages
    yield from ((part, packages) for path in dialect["prefixes"] for part in path.split("."))
    libraries = frozenset(map(package, http["libraries"]))
    for sender in (*http["senders"], *filter(None, (http["unresolved"],))):
        yield from ((name, libraries) for name in (*sender["calls"], *sender["adds"]))


def _of_frameworks(frameworks: Sequence[Data], *, unasked: bool = False) -> Iterator[Row]:
    """The methods of the objects of frameworks, or those that add something `unasked`."""
    for one in frameworks:
        packages = frozenset(map(package, one["client"]["names"]))
        for name, form in one["methods"].items():
            if not unasked or form["implies"] or form["gives"]:
                yield _last(name), packages


def _joined(rows: Iterable[Row]) -> tuple[str, ...]:
    found: dict[str, frozenset[str]] = {}
    for name, packages in rows:
        found[name] = found.get(name, frozenset()) | packages
    return tuple(" ".join((name, *sorted(packages))) for name, packages in sorted(found.items()))


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def package(name: str) -> str:
    """The package that a name of the tables begins with; an attribute of what can't be followed is its own."""
    return name.partition(".")[0] or name
