"""Which names of which modules may hold something of interest to a pack: decided on outlines, before any tree is built.

A name is of interest if it may hold something of the dialect's tables, if it is a function that makes a call which may
reach the API, or a class with such methods. The look errs on the side of too much, and what it says of a module does
not depend on which was asked about first: names only ever become more, until nothing changes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field

from compatlint.screen import outline_reader
from compatlint.screen.library import STORE_ROOTS
from compatlint.screen.library_names import METHODS
from compatlint.screen.modules import Modules
from compatlint.screen.outline import GIVEN, Called, Import, NameFlow, Names, Outline, Result
from compatlint.screen.relevance import (
    LEADS,
    MAKES,
    PLAIN,
    Everything,
    Relevance,
    TableNames,
    bare,
    beginnings,
    leading_to,
    package,
)
from compatlint.screen.words import passes
from compatlint.source.unreadable import is_too_large

EXPLORED = 400  # modules that one may lead to


class _Known(Struct, eq=False):
    """A module that was looked at, and what its names are so far."""

    path: str
    data: bytes
    outline: Outline
    tables: TableNames
    sources: dict[str, list[Import]] = field(default_factory=dict)
    brought: dict[str, int] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    exports: dict[str, int] = field(default_factory=dict)
    starred: dict[str, int] = field(default_factory=dict)
    news: int = 0  # how often what it exports became more
    begins: bool = False
    answers: tuple[Names, ...] = ()
    by_name: dict[str, list[NameFlow]] = field(default_factory=dict)
    calls: dict[str, list[Called]] = field(default_factory=dict)
    results: dict[str, list[Result]] = field(default_factory=dict)
    functions: set[str] = field(default_factory=set)  # its own, and those of the modules that it imports

    def __post_init__(self) -> None:
        self.functions |= self.outline.functions
        for flow in self.outline.flows:
            for name in flow.source:
                self.by_name.setdefault(name, []).append(flow)
        for call in self.outline.calls:
            handed = (names for ends in call.handed for names in ends)
            for name in call.callee.union(call.receiver, *handed) if call.owners else ():
                self.calls.setdefault(name, []).append(call)
        for one in self.outline.results:
            names = {f"{one.called}{GIVEN}"}
            if not any(answer <= one.callee for answer in self.answers):
                names |= one.callee | one.given
            for name in names:
                self.results.setdefault(name, []).append(one)

    def add(self, names: Mapping[str, int], found: dict[str, int] | None = None) -> set[str]:
        """What names become (or, of `found`, would), and all that they flow into; those that are more than before."""
        found = self.names if found is None else found
        relevance = Relevance(found, self.tables, self.functions)
        new: set[str] = set()
        todo = list(names.items())
        while todo:
            name, bits = todo.pop()
            before = found.get(name, 0)
            if bits & ~before:
                found[name] = before | bits
                new.add(name)
                todo.extend(self._after(name, before | bits))
                for call in self.calls.get(name, ()):
                    if any(not found.get(owner, 0) & LEADS for owner in call.owners) and relevance.leads_on(call):
                        todo.extend((owner, LEADS) for owner in call.owners)
        return new

    def _after(self, name: str, bits: int) -> Iterator[tuple[str, int]]:
        """What flows from `name` into which others."""
        for flow in self.by_name.get(name, ()):
            yield from ((one, self._flowing(flow, bits)) for one in flow.target)
        if name.endswith(GIVEN):  # the same function by another name
            for flow in self.by_name.get(name.removesuffix(GIVEN), ()):
                yield from ((f"{one}{GIVEN}", bits) for one in flow.target if flow.of == "value")
        for result in self.results.get(name, ()):
            if name == f"{result.called}{GIVEN}":
                yield result.name, bits
            elif self._may_give(result, name):
                held = result.called in METHODS or name in result.given
                yield result.name, bits & ~(MAKES if held else PLAIN)

    def _flowing(self, flow: NameFlow, bits: int) -> int:
        """What a name becomes of one that is `bits`."""
        match flow.of:
            case "methods":
                return MAKES if bits & LEADS else 0
            case "attributes":
                return self.tables.everything & ~PLAIN if bits else 0
            case "class":
                return bits & ~PLAIN
        return bits

    def _may_give(self, result: Result, name: str) -> bool:
        """May a call give back `name`, which it is of or is given? Of a function that is read that is known."""
        if result.called in METHODS:
            return True
        if result.called in self.outline.functions or result.called in self.outline.classes:
            return False
        return name in result.given or result.called not in self.functions


class Interests:
    """Looks at modules, and at those that they import, as far as they can say something.

    `words` are those of the screen; `seeds` the names that everything begins with: those of the tables, in full, and
    what tells a client that can't be followed; `called` are, for each method of one, the attributes that lead to it,
    `answers` the same for each method whose answer is data. `methods` are rows of a name, of which every call of
    something of the tables says one, and packages, `adding` those of a call that may add what it doesn't say by name.
    `libraries` are what sends requests to an address, by its name, and (with a dot) methods of objects that can't be
    followed: what begins with them concerns a module only where it, or one that it imports, says one of `hosts`.
    `outlines` are those read before, by path, with what they were read from.
    """

    def __init__(
        self,
        modules: Modules,
        words: Iterable[bytes],
        seeds: Iterable[bytes],
        called: Iterable[bytes],
        answers: Iterable[bytes],
        methods: Iterable[bytes],
        adding: Iterable[bytes],
        libraries: Iterable[bytes] = (),
        hosts: Iterable[bytes] = (),
        *,
        outlines: dict[str, tuple[bytes, Outline | None]] | None = None,
    ) -> None:
        self._modules = modules
        self._outlines = outlines if outlines is not None else {}
        own, more = (tuple(seeds), tuple(called), tuple(answers), tuple(methods), tuple(adding)), tuple(libraries)
        self._own = (tuple(words), *own)
        self._hosts = tuple(hosts)
        self._words = (*self._own[0], *dict.fromkeys(name.split(b".")[0] or name for name in more))
        self._seeds, self._above, self._tables = beginnings((*own[0], *more), *own[3:])
        unresolved = (name for name in more if name.startswith(b"."))
        self._called, self._answers = (
            tuple(frozenset(names.decode().split()) for names in paths) for paths in ((*own[1], *unresolved), own[2])
        )
        self._known: dict[str, _Known | None] = {}
        self._importers: dict[str, set[str]] = {}

    def concerns(self, path: str, data: bytes) -> bool:
        """May a call of the module at the absolute `path` reach the API? One that cannot be parsed may."""
        known = self._with_libraries(path, data)._look(path, data)
        if known is None:
            return True
        relevance = Relevance(known.names, known.tables, known.functions)
        return known.begins and (
            bool(relevance.of(known.outline.bases)) or any(map(relevance.concerns, known.outline.calls))
        )

    def begins(self, path: str, data: bytes) -> bool:
        """Does anything in the module reach the API by itself, and not only for callers that hand something in?"""
        known = self._with_libraries(path, data)._look(path, data)
        return known is None or known.begins

    def relevance(self, path: str, data: bytes) -> Relevance:
        """What the names of a module are, those of its functions too; all of one that cannot be parsed may be anything.

        The tree of such a module may well be built: of syntax that is newer than the Python that runs.
        """
        known = self._look(path, data)
        if known is None:
            return Relevance(Everything(self._tables.everything), self._tables)
        return Relevance(bare(known.names), self._tables, known.functions)

    def leading(self, path: str, data: bytes, targets: Container[str]) -> Relevance:
        """The same, of names that lead to what the module imports from the modules at `targets`."""
        known = self._look(path, data)
        if known is None:
            return Relevance(Everything(self._tables.everything), self._tables)
        places = [place for place in known.sources if place in targets]
        start = {one.bound for place in places for one in known.sources[place]}
        for source in filter(None, map(self._known.get, places)):
            start.update(_named(source.exports, known.outline.said))
        names: dict[str, int] = {}
        known.add(dict.fromkeys(start, self._tables.everything), names)
        both = {name: bits & known.names.get(name, 0) for name, bits in names.items()}
        return Relevance(bare(both), self._tables, known.functions)

    def forget(self) -> None:
        """Look at every module again: some are another than they were."""
        self._known.clear()
        self._importers.clear()
        if self._plain is not self:
            self._plain.forget()

    # looking

    @cached_property
    def _plain(self) -> Interests:
        """The look without libraries."""
        return Interests(self._modules, *self._own, outlines=self._outlines) if self._hosts else self

    def _with_libraries(self, path: str, data: bytes) -> Interests:
        """This look, or the one without libraries for a module that has no use for them."""
        told = self._plain is self or passes(data, self._hosts) or self._modules.says(path, self._hosts)
        return self if told else self._plain

    def _look(self, path: str, data: bytes) -> _Known | None:
        known = self._known.get(path)
        if path in self._known and (known is None or known.data == data):
            return known
        fresh = self._explore(path, data)
        self._settle(fresh)
        return self._known[path]

    def _explore(self, path: str, data: bytes) -> list[str]:
        """Look at a module and everything that it leads to; the paths that were not known before."""
        fresh: list[str] = []
        todo: list[tuple[str, bytes | None]] = [(path, data)]
        while todo and len(fresh) < EXPLORED:
            here, its = todo.pop()
            if here in self._known and here != path:
                continue
            its = self._modules.content(here) if its is None else its
            read = self._outline(here, its) if its is not None else None
            if its is None or read is None:
                self._known[here] = None
                continue
            known = self._known[here] = _Known(here, its, read, self._tables, answers=self._answers)
            seeds = (one for one in read.imports if self._is_seed(one))
            known.brought.update((one.bound, self._tables.packages[package(one.module)]) for one in seeds)
            self._forget(here)
            fresh.append(here)
            for place, meant in (found for one in read.imports for found in self._origins(here, one, read.said)):
                if place != here:
                    known.sources.setdefault(place, []).append(meant)
                    self._importers.setdefault(place, set()).add(here)
                    todo.append((place, None))
        for here in fresh:
            self._note_functions(here)
        return fresh

    def _forget(self, path: str) -> None:
        """A module is read again: what importers took from it says nothing of what it has now."""
        for importer in self._importers.get(path, ()):
            if (known := self._known.get(importer)) is not None:
                known.taken.pop(path, None)

    def _note_functions(self, path: str) -> None:
        """What a module gets by name from others that were looked at, it is told of."""
        known = self._known[path]
        assert known is not None
        for source in filter(None, map(self._known.get, known.sources)):
            known.functions |= source.outline.functions

    def _outline(self, path: str, data: bytes) -> Outline | None:
        known = self._outlines.get(path)
        if known is None or known[0] != data:
            known = self._outlines[path] = (data, None if is_too_large(data) else outline_reader.read(data))
        return known[1]

    def _origins(self, path: str, one: Import, said: Names) -> Iterator[tuple[str, Import]]:
        """The files that an import may mean, and those that they have what is imported from, each with its name there.

        Of a whole module, what is `said` is imported.
        """
        todo, seen = [(path, one)], set[tuple[str, Import]]()
        while todo:
            here, its = todo.pop()
            for place in self._places(here, its):
                if (place, its) in seen:
                    continue
                seen.add((place, its))
                yield place, its
                whole = its.name in (None, "*") or _is_submodule(place, its)
                data = self._modules.content(place)
                read = self._outline(place, data) if data is not None else None
                named = [other for other in (read.imports if read is not None else ()) if other.bound == its.name]
                todo += [(place, other._replace(bound=its.bound)) for other in named]
                if whole and read is not None:
                    todo += [(place, other) for other in read.imports if other.bound in said]

    def _places(self, path: str, one: Import) -> Iterator[str]:
        """The files that an import may mean, as far as they can say something."""
        names = [one.module]
        if one.name not in (None, "*"):
            names.insert(0, one.module + one.name if one.module.endswith(".") else f"{one.module}.{one.name}")
        for name in names:
            place = self._modules.beside(name, path)
            if place is not None and self._modules.says(place, self._words):
                yield place

    # settling

    def _settle(self, fresh: list[str]) -> None:
        """Let interest spread from module to importer until nothing changes."""
        queue = deque(reversed(fresh))
        while queue:
            path = queue.popleft()
            known = self._known.get(path)
            if known is not None and self._close(known):
                queue.extend(self._importers.get(path, ()))

    def _close(self, known: _Known) -> bool:
        """Make interesting what follows from what is known now; whether that is news to importers."""
        before = known.exports.copy()
        self._bring(known)
        said = known.outline.said
        began = known.begins
        known.begins = began or bool(known.brought) or any(names <= said for names in self._called)
        start = {**self._tables.packages, **known.brought} if known.begins else {}
        if known.begins:  # what another file puts into a store may be anything
            stores = (one.bound for one in known.outline.imports if _full_name(one) in STORE_ROOTS)
            start = {**dict.fromkeys(stores, self._tables.everything & ~PLAIN), **start}
        if not known.brought:  # besides, functions may call what they are given
            start |= dict.fromkeys(known.outline.held, self._tables.everything & ~PLAIN)
        new = known.add(start)
        if known.begins:
            shared = (one for one in (new if began else known.names) if one.removesuffix(GIVEN) in known.outline.shared)
            known.exports.update((one, known.names[one]) for one in shared)
            _merge(known.exports, known.starred)
        more = known.exports != before
        known.news += more
        return more

    def _is_seed(self, one: Import) -> bool:
        """Is what is imported in the tables, or in something that is, or does it hold something that is?"""
        if package(one.module) not in self._tables.packages:
            return False
        name = _full_name(one)
        return name in self._above or any(one in self._seeds for one in leading_to(name))

    def _bring(self, known: _Known) -> None:
        """Take over what imports make interesting now and did not before."""
        for place, imports in known.sources.items():
            source = self._known.get(place)
            if source is None or source.news == known.taken.get(place, 0):
                continue
            known.taken[place] = source.news
            brought = {name: bits for one in imports for name, bits in _through(one, place, source.exports)}
            if brought:
                _merge(known.brought, brought)
                _merge(known.brought, _named(source.exports, known.outline.said))
            if any(one.name == "*" for one in imports):
                _merge(known.starred, source.exports)


def _full_name(one: Import) -> str:
    return one.module if one.name in (None, "*") else f"{one.module}.{one.name}"


def _through(one: Import, place: str, exports: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """What the names that an import binds are, of the module at `place`, which has `exports`."""
    if not exports:
        return
    if one.name in (None, "*") or _is_submodule(place, one):
        bits = 0
        for more in exports.values():
            bits |= more
        yield one.bound, bits if one.name == "*" else bits & ~PLAIN
        return
    for end in ("", GIVEN):
        if f"{one.name}{end}" in exports:
            yield f"{one.bound}{end}", exports[f"{one.name}{end}"]


def _named(exports: Mapping[str, int], names: Collection[str]) -> dict[str, int]:
    """Those of `exports` that are called one of `names`, or are what one gives."""
    return {name: bits for name, bits in exports.items() if name.removesuffix(GIVEN) in names}


def _merge(names: dict[str, int], others: Mapping[str, int]) -> None:
    """What names are by others too."""
    for name, bits in others.items():
        names[name] = names.get(name, 0) | bits


def _is_submodule(place: str, one: Import) -> bool:
    """Is what is imported by name the module itself?"""
    return place.replace("\\", "/").endswith((f"/{one.name}.py", f"/{one.name}/__init__.py"))
