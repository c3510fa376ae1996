"""The files that evaluation may look into: which file a module name means, and its scope, loaded once, when asked."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, TypeVar, cast

from msgspec import Struct, field

from compatlint.dataflow.project.asks import READ, Asks, Ledger
from compatlint.dataflow.project.budget import WHOLE, Budget
from compatlint.dataflow.project.candidates import candidates, makers
from compatlint.dataflow.project.clock import Clock
from compatlint.dataflow.project.recorded import Answers, Witness, recorded
from compatlint.dataflow.scopes.build.statements import build
from compatlint.dataflow.scopes.scope import CallSite, Definition, File, Scope, imported_modules
from compatlint.pattern import pattern
from compatlint.screen.importers import NEAREST
from compatlint.screen.interests import Interests
from compatlint.screen.library_names import MUTATORS
from compatlint.screen.modules import Modules
from compatlint.screen.relevance import Relevance
from compatlint.source import formats
from compatlint.source.cells import Source
from compatlint.source.unreadable import NotPythonError, Unreadable

T = TypeVar("T")

KEPT = 400  # files kept between two checked ones
REMEMBERED = 40_000  # answers
_TOUCHED = pattern(  # `x.name =`, and `name[…]`, `name.update(…)` or `name |=`, whatever comes before
    rb"\.(\w+)[ \t]*=(?!=)|\b(\w+)[ \t]*(?:\[|[|+]=|\.[ \t]*(?:%b)\b)" % "|".join(sorted(MUTATORS)).encode()
)


class Memory(Struct):
    """What evaluations of one project share: the activations of functions, and the answers by question."""

    opened: dict[Any, Any] = field(default_factory=dict)
    entered: dict[Any, Any] = field(default_factory=dict)
    known: dict[Any, Any] = field(default_factory=dict)


class Project(Witness):
    """The files of one run.

    `given` are the absolute paths of the files that are checked. `kept` files are kept from one checked file to the
    next (None: all). `budget` is what is spent on each file that is checked, `shown` how paths are displayed. What
    checking a file found depends on its text and on the answers that were given meanwhile; where there is a `memory`,
    they may have been given before.
    """

    def __init__(
        self,
        interests: Interests,
        modules: Modules | None = None,
        given: frozenset[str] = frozenset(),
        kept: int | None = KEPT,
        budget: Budget = WHOLE,
        asks: Asks | None = None,
        shown: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self.interests = interests
        self.modules = modules or Modules()
        self.given = given
        self.kept = kept
        self.budget = budget
        self._shown = shown
        self.asks = asks or Asks(self.modules, interests, given)
        self._shared: dict[Hashable, tuple[Any, Answers, Ledger]] = {}
        self._files: dict[str, File | None] = {}
        self._sources: dict[File, Source] = {}
        self._names: dict[File, Relevance] = {}
        self._calls: dict[Scope, list[CallSite]] = {}
        self._changing: dict[str, frozenset[bytes]] = {}
        self._loaded = 0
        self.clock = Clock()
        self.memory: Memory | None = None

    def remember(self) -> None:
        """Let what is evaluated from now on be shared by all files that are checked, until one changes or is forgotten.

        What a file depends on is then not known: it is for those who ask once.
        """
        self.memory = Memory()

    def relieve(self) -> None:
        """Forget the values where there are too many."""
        if self.memory is not None and len(self.memory.known) > REMEMBERED:
            self.memory = Memory()

    def _forget_values(self) -> None:
        if self.memory is not None:
            self.memory = Memory()

    def add(self, source: Source) -> File:
        """The scopes of a file that is checked; questions start afresh."""
        if self.kept is not None and len(self._files) > self.kept:
            self._forget_oldest(len(self._files) // 2)
        self.answers = {}
        self._loaded = 0
        self.relieve()
        path = os.path.abspath(source.filename)
        known = self._files.get(path)
        if known is not None and self._is_same(self._sources[known], source):
            return known
        self._forget(path)
        return self._keep(path, source)

    def _forget_oldest(self, count: int) -> None:
        """Files that nothing asked for lately give their memory back."""
        self._forget_values()
        for path in list(self._files)[:count]:
            file = self._files.pop(path)
            if file is not None:
                del self._sources[file]
        self._shared.clear()
        self._names.clear()
        self._calls.clear()

    def _forget(self, path: str) -> None:
        """A file is not what it was: what it says is looked up again."""
        known = self._files.pop(path, None)
        if known is not None:
            del self._sources[known]
            self._shared.clear()  # it may be of the file as it was
            self._forget_values()
        self._changing.pop(path, None)
        self.asks.forget(path)

    def _is_same(self, known: Source, source: Source) -> bool:
        return known is source or (source.container is None and known.data == source.data)

    def hold(self, source: Source) -> None:
        """Let a file be what `source` says, whatever is on disk."""
        path = os.path.abspath(source.filename)
        self.modules.hold(path, source.data)
        self.changed(path)
        self._keep(path, source)

    def changed(self, path: str) -> None:
        """A file has another text than before: nothing that depends on it is taken for known."""
        self.interests.forget()
        self.asks.renew(path)
        self._shared.clear()
        self._names.clear()
        self._calls.clear()
        self._forget_values()
        self._forget(path)

    @contextmanager
    def trying(self, path: str) -> Iterator[None]:
        """What a file is meanwhile is forgotten afterwards: it is what it was."""
        path, shared = os.path.abspath(path), self._shared.copy()
        known = self._files.get(path)
        source = self._sources[known] if known is not None else None
        try:
            yield
        finally:
            if self._files.get(path) is not known:
                self._forget(path)
                self._shared = shared
                if known is not None and source is not None:
                    self._files[path], self._sources[known] = known, source

    def once(self, key: Hashable, look: Callable[[], T]) -> T:
        """What a look that files share gives, done once until a file changes; its answers are those of all who ask."""
        if key not in self._shared:
            outer, self.asks.ledger = self.asks.ledger, {}
            try:
                self._shared[key] = (*self.apart(look), self.asks.ledger)
            finally:
                self.asks.ledger = outer
        found, answers, asked = self._shared[key]
        if self.clock.late:
            del self._shared[key]  # it is not all that there is
        self.answers.update(answers)
        self.asks.ledger.update(asked)
        return cast(T, found)

    def still_says(self, answers: Answers) -> bool:
        """Is every question answered as it was then?"""
        self._loaded = 0
        return super().still_says(answers)

    def files(self) -> list[File]:
        """The files that are loaded."""
        return list(self._sources)

    def around(self, path: str) -> tuple[str, ...]:
        """The checked files that import a file, by themselves or through others, and those that it imports."""
        found = (*self.asks.importers.above(path), *self.modules.imports(path))
        return tuple(one for one in dict.fromkeys(found) if one in self.given and one != path)

    def is_given(self, file: File) -> bool:
        """Is the file one of those that are checked?"""
        return os.path.abspath(file.filename) in self.given

    @recorded
    def mentioning(self, file: File, word: str) -> list[File]:
        """`file`, and the other checked files that say `word`."""
        own = os.path.abspath(file.filename)
        others = sorted(filter(formats.is_program, self.given - {own}))
        self.asks.look_for(word)
        found = (self._load(path) for path in others if self._says(path, word))
        return [file, *(one for one in found if one is not None)]

    @recorded
    def naming(self, file: File, word: str) -> list[File]:
        """`file`, and the other checked files that say `word` and the name of the module, or are of its package."""
        own = os.path.abspath(file.filename)
        folder, stem = os.path.split(os.path.splitext(own)[0])
        package = os.path.join(folder, "") if stem == "__init__" else None
        stem = stem if package is None else os.path.basename(folder)
        others = sorted(filter(formats.is_program, self.given - {own}))
        self.asks.look_for(stem)
        self.asks.look_for(word)
        near = (path for path in others if self._says(path, stem) or (package and path.startswith(package)))
        found = (self._load(path) for path in near if self._says(path, word))
        return [file, *(one for one in found if one is not None)]

    @recorded
    def unseen(self, file: File, word: str) -> str | None:
        """A file of the project that says `word` and may import `file`, but isn't read: who knows what it does."""
        own = os.path.abspath(file.filename)
        self.asks.look_for(word)
        for path in sorted(filter(formats.is_program, self.given - {own})):
            if self._says(path, word) and self._load(path) is None:
                return path
        return next((path for path in self._outsiders(own) if self._says(path, word)), None)

    @recorded
    def is_used_outside(self, file: File) -> bool:
        """May a file of the project that isn't checked import `file`?"""
        return any(True for _ in self._outsiders(os.path.abspath(file.filename)))

    def _outsiders(self, own: str) -> Iterator[str]:
        """The files of the project that aren't checked and may import the one at a path."""
        stem = os.path.splitext(os.path.basename(own))[0]
        name = stem if stem != "__init__" else os.path.basename(os.path.dirname(own))
        importing = re.compile(rb"^[ \t]*(?:from|import)\b[^\n]*\b%s\b" % re.escape(name.encode()), re.MULTILINE)
        self.asks.look_for(importing)
        others = (path for path in self.modules.around(os.path.dirname(own)) if path not in self.given and path != own)
        return (path for path in others if self._says(path, importing))

    def _says(self, path: str, what: str | re.Pattern[bytes]) -> bool:
        loaded = self._files.get(path)
        data = self._sources[loaded].data if loaded is not None else None
        return self.asks.is_said(path, what, data)

    @recorded
    def is_imported(self, file: File, name: str) -> bool:
        """May another file of the project import `name` from this one?"""
        return self.asks.is_imported(os.path.abspath(file.filename), name)

    def source(self, file: File) -> Source | None:
        """What a loaded file was read from."""
        return self._sources.get(file)

    @recorded
    def module(self, name: str, file: File) -> Scope | None:
        """The module that `name` (with leading dots for a relative one) means in `file`.

        None when it isn't of the project.
        """
        path = self.asks.path(name, os.path.dirname(os.path.abspath(file.filename)))
        if path is None or path == os.path.abspath(file.filename):
            return None
        found = self._load(path)
        return found.scope if found is not None else None

    @recorded
    def calls(self, scope: Scope) -> list[CallSite]:
        """The calls of a scope that may matter."""
        found = self._calls.get(scope)
        if found is None:
            found = self._calls[scope] = candidates(scope, self._relevance(scope.file))
        return found

    @recorded
    def makers(self, scope: Scope) -> list[CallSite]:
        """The other calls of a scope that may make an object with methods that matter."""
        return makers(scope, self._relevance(scope.file))

    def _relevance(self, file: File) -> Relevance:
        if file not in self._names:
            self._names[file] = self.asks.relevance(*self._content(file))
        return self.asks.noted_relevance(os.path.abspath(file.filename), self._names[file])

    @recorded
    def leading(self, file: File) -> Relevance:
        """What the names of a file are that lead to what it imports from the checked files."""
        return self.asks.leading(*self._content(file))

    @recorded
    def concerns(self, file: File) -> bool:
        """May anything in the file reach the API by itself?"""
        return self.asks.begins(*self._content(file))

    def _content(self, file: File) -> tuple[str, bytes]:
        source = self._sources.get(file)
        return os.path.abspath(file.filename), source.program if source is not None else b""

    @recorded
    def imported(
        self, item: Definition, file: File, words: tuple[bytes, ...], others: frozenset[str] = frozenset()
    ) -> list[File]:
        """The files that an import runs, as far as they, or what they import, say one of `words`; others by path."""
        folder = os.path.dirname(os.path.abspath(file.filename))
        paths = dict.fromkeys(self.asks.path(name, folder) for name in imported_modules(item))
        wanted = [p for p in paths if p is not None and (p in others or self.asks.says(p, words))]
        return [found for path in wanted if (found := self._load(path)) is not None and found is not file]

    @recorded
    def above(self, file: File) -> frozenset[str]:
        """The paths of a file and of the checked files that import it."""
        path = os.path.abspath(file.filename)
        return frozenset({path, *self.asks.above(path)})

    @recorded
    def importers(self, file: File) -> list[File]:
        """The checked files that import a file, the nearest first, and those that import these; no tests."""
        paths = self.asks.above(os.path.abspath(file.filename))[: self.budget.importers]
        return [found for path in paths if (found := self._load(path)) is not None and found is not file]

    @recorded
    def touching(self, file: File, name: str) -> list[File]:
        """The checked files that import a file, the first few, and may set or change something called `name`."""
        paths = self.asks.of(os.path.abspath(file.filename))[:NEAREST]
        found = [self._load(path) for path in paths if name.encode() in self._touched(path)]
        return [one for one in found if one is not None]

    def _touched(self, path: str) -> frozenset[bytes]:
        """The names that a file may set as an attribute, or whose items and elements it changes."""
        if path not in self._changing:
            self._changing[path] = frozenset(
                name for pair in _TOUCHED.findall(self.modules.content(path) or b"") for name in pair
            )
        self.asks.ledger[READ, path] = None
        return self._changing[path]

    @recorded
    def entries(self, file: File, words: tuple[bytes, ...]) -> list[File | None]:
        """The checked files that nobody imports and that lead to `file`; None for one that says none of `words`.

        What such a file imports counts. None at all where no checked file says one of `words`.
        """
        if not self.asks.any_says(words):
            return []
        above = self.asks.above(os.path.abspath(file.filename))
        tops = [path for path in above if not self.asks.of(path)]
        return [self._load(path) if self.asks.says(path, words) else None for path in tops]

    @recorded
    def packages(self, file: File, words: tuple[bytes, ...]) -> list[File]:
        """The packages that a file is in, as files that run before it, as far as they say one of `words`."""
        folder, found = os.path.dirname(os.path.abspath(file.filename)), list[str]()
        while (path := self.asks.path(".", folder)) is not None:
            found.insert(0, path)
            folder = os.path.dirname(folder)
        saying = [path for path in found if self.asks.says(path, words)]
        return [one for path in saying if (one := self._load(path)) is not None and one is not file]

    def _keep(self, path: str, source: Source) -> File:
        file = build(source.filename, tuple(cell.module for cell in source.cells))
        self._files[path] = file
        self._sources[file] = source
        return file

    def _load(self, path: str) -> File | None:
        self.asks.ledger[READ, path] = None
        if path not in self._files:
            if self._loaded >= self.budget.files:
                return None
            self._loaded += 1
            source = _read(self._shown.get(path, path), self.modules.content(path))
            if source is None:
                self._files[path] = None
            else:
                self._keep(path, source)
        else:
            self._files[path] = self._files.pop(path)  # the latest to be asked for
        return self._files[path]


def _read(path: str, data: bytes | None) -> Source | None:
    try:
        return formats.read_program(path, data) if data is not None else None
    except (Unreadable, NotPythonError):
        return None
