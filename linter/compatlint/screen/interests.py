"""Which names of which modules may hold something of interest to a pack: decided on outlines, before any tree is built.

A name is interesting if the dialect's tables use it, if it is given something that an interesting name stands in, or if
it is a function that makes a call through one. What is not called through an interesting name, nor handed one, cannot
reach the API. The look errs on the side of too much, and what it says of a module does not depend on which was asked
about first: names only ever become interesting, until nothing changes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Iterator

from msgspec import Struct, field

from compatlint.screen import outline_reader
from compatlint.screen.library_names import METHODS
from compatlint.screen.modules import Modules
from compatlint.screen.outline import GIVEN, LOCAL, PARAMETER, Import, NameFlow, Names, Outline, Result
from compatlint.screen.words import passes

EXPLORED = 400  # modules that one may lead to


class _Known(Struct, eq=False):
    """A module that was looked at, and what is interesting in it so far."""

    path: str
    data: bytes
    outline: Outline
    sources: dict[str, list[Import]] = field(default_factory=dict)
    brought: set[str] = field(default_factory=set)
    taken: dict[str, int] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    exports: set[str] = field(default_factory=set)
    starred: set[str] = field(default_factory=set)
    begins: bool = False
    answers: tuple[Names, ...] = ()
    by_name: dict[str, list[NameFlow]] = field(default_factory=dict)
    results: dict[str, list[Result]] = field(default_factory=dict)
    imported: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for flow in self.outline.flows:
            for name in flow.source:
                self.by_name.setdefault(name, []).append(flow)
        for one in self.outline.results:
            names = {f"{one.called}{GIVEN}"}
            if not any(answer <= one.callee for answer in self.answers):
                names |= one.callee | one.given
            for name in names:
                self.results.setdefault(name, []).append(one)

    def add(self, names: Iterable[str], found: set[str] | None = None) -> set[str]:
        """Names become interesting (or `found`), and with them all that they flow into; those that are new."""
        found = self.names if found is None else found
        new: set[str] = set()
        todo = [name for name in names if name not in found]
        while todo:
            name = todo.pop()
            if name not in found:
                found.add(name)
                new.add(name)
                todo.extend(one for one in self._after(name) if one not in found)
        return new

    def _after(self, name: str) -> Iterator[str]:
        """What `name` flows into."""
        for flow in self.by_name.get(name, ()):
            yield from flow.target
        if name.endswith(GIVEN):  # the same function by another name
            for flow in self.by_name.get(name.removesuffix(GIVEN), ()):
                yield from (f"{one}{GIVEN}" for one in flow.target if flow.held)
        for result in self.results.get(name, ()):
            if name == f"{result.called}{GIVEN}" or self._may_give(result, name):
                yield result.name

    def _may_give(self, result: Result, name: str) -> bool:
        """May a call give back `name`, which it is of or is given? Of a function that is read that is known."""
        if result.called in METHODS:
            return True
        if result.called in self.outline.defined:
            return False
        return name in result.given or result.called not in self.imported


class _Everything(frozenset[str]):
    """All names there are."""

    def __contains__(self, name: object) -> bool:
        return True


class Interests:
    """Looks at modules, and at those that they import, as far as they can say something.

    `words` are those of the screen; `seeds` the names that everything begins with: those of the tables, in full, and
    what tells a client that can't be followed; `called` are, for each method of one, the attributes that lead to it,
    `answers` the same for each method whose answer is data.
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
        libraries: Iterable[bytes] = (),
        hosts: Iterable[bytes] = (),
        *,
        outlines: dict[str, tuple[bytes, Outline | None]] | None = None,
    ) -> None:
        self._modules = modules
        self._outlines = outlines if outlines is not None else {}
        own, more = (tuple(seeds), tuple(called), tuple(answers)), tuple(libraries)
        self._hosts = tuple(hosts)
        self._plain = Interests(modules, words, *own, outlines=self._outlines) if self._hosts else self
        self._words = (*words, *dict.fromkeys(name.split(b".")[0] or name for name in more))
        self._seeds = frozenset(name.decode() for name in (*own[0], *more))
        self._roots = frozenset(name.split(".")[0] or name for name in self._seeds)
        methods = (name for name in more if name.startswith(b"."))
        self._called, self._answers = (
            tuple(frozenset(names.decode().split()) for names in paths) for paths in ((*own[1], *methods), own[2])
        )
        self._known: dict[str, _Known | None] = {}
        self._importers: dict[str, set[str]] = {}

    def concerns(self, path: str, data: bytes) -> bool:
        """May a call of the module at the absolute `path` reach the API? One that cannot be parsed may."""
        known = self._with_libraries(path, data)._look(path, data)
        if known is None:
            return True
        names = known.names
        return known.begins and any(
            not names.isdisjoint(c.callee) or not names.isdisjoint(c.handed) for c in known.outline.calls
        )

    def begins(self, path: str, data: bytes) -> bool:
        """Does anything in the module reach the API by itself, and not only for callers that hand something in?"""
        known = self._with_libraries(path, data)._look(path, data)
        return known is None or known.begins

    def names(self, path: str, data: bytes) -> Names | set[str]:
        """The interesting names of a module, those of its functions too; every name of one that cannot be parsed.

        The tree of such a module may well be built: of syntax that is newer than the Python that runs.
        """
        known = self._look(path, data)
        return _bare(known.names) if known is not None else _Everything()

    def leading(self, path: str, data: bytes, targets: Container[str]) -> Names | set[str]:
        """The names of a module that lead to what it imports from the modules at `targets`."""
        known = self._look(path, data)
        if known is None:
            return _Everything()
        bound = [one.bound for place, imports in known.sources.items() if place in targets for one in imports]
        return _bare(known.add(bound, set()))

    def forget(self) -> None:
        """Look at every module again: some are another than they were."""
        self._known.clear()
        self._importers.clear()
        if self._plain is not self:
            self._plain.forget()

    # looking

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
            known = self._known[here] = _Known(here, its, read, answers=self._answers)
            known.brought.update(one.bound for one in read.imports if self._is_seed(one))
            self._forget(here)
            fresh.append(here)
            for one in read.imports:
                for place in self._places(here, one):
                    if place != here:
                        known.sources.setdefault(place, []).append(one)
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
        sources = (self._known.get(place) for place in known.sources)
        known.imported.update(*(source.outline.defined for source in sources if source is not None))

    def _outline(self, path: str, data: bytes) -> Outline | None:
        known = self._outlines.get(path)
        if known is None or known[0] != data:
            known = self._outlines[path] = (data, outline_reader.read(data))
        return known[1]

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
        before = len(known.exports)
        self._bring(known)
        said = known.outline.said
        began = known.begins
        known.begins = began or bool(known.brought) or any(names <= said for names in self._called)
        start = {*known.brought, *self._roots, PARAMETER} if known.begins else set()
        if not known.brought:  # besides, functions may call what they are given
            start |= known.outline.held
        new = known.add(start)
        if known.begins:
            new = new if began else known.names
            known.exports |= {one for one in new if one.removesuffix(GIVEN) in known.outline.shared}
            known.exports |= known.starred
        return len(known.exports) > before

    def _is_seed(self, one: Import) -> bool:
        """Is what is imported in the tables, or in something that is, or does it hold something that is?"""
        if one.module.partition(".")[0] not in self._roots:
            return False
        name = one.module if one.name in (None, "*") else f"{one.module}.{one.name}"
        return any(f"{name}.".startswith(f"{seed}.") or f"{seed}.".startswith(f"{name}.") for seed in self._seeds)

    def _bring(self, known: _Known) -> None:
        """Take over what imports make interesting now and did not before."""
        for place, imports in known.sources.items():
            source = self._known.get(place)
            if source is None or len(source.exports) == known.taken.get(place, 0):
                continue
            known.taken[place] = len(source.exports)
            brought = {name for one in imports for name in _through(one, place, source.exports)}
            if brought:
                said = known.outline.said
                known.brought |= brought
                known.brought.update(name for name in source.exports if name.removesuffix(GIVEN) in said)
            if any(one.name == "*" for one in imports):
                known.starred |= source.exports


def _through(one: Import, place: str, exports: set[str]) -> Iterator[str]:
    """The names that an import of the module at `place`, which has `exports`, makes interesting."""
    if not exports:
        return
    whole = one.name in (None, "*") or _is_submodule(place, one)
    for end in ("", GIVEN) if not whole else ("",):
        if whole or f"{one.name}{end}" in exports:
            yield f"{one.bound}{end}"


def _bare(names: Iterable[str]) -> set[str]:
    """The names as they are written, those of functions too."""
    return {name.partition(LOCAL)[0] for name in names}


def _is_submodule(place: str, one: Import) -> bool:
    """Is what is imported by name the module itself?"""
    return place.replace("\\", "/").endswith((f"/{one.name}.py", f"/{one.name}/__init__.py"))
