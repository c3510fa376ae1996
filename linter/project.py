"""The files that evaluation may look into: which file a module name means, and its scope, loaded once, when asked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from linter import interest
from linter.binding import build
from linter.evaluate import Evaluator
from linter.model import Pack
from linter.modules import Modules, content
from linter.scope import CallSite, Definition, File, Scope, events
from linter.source import Source, Unreadable, read

LOADED = 200  # files that one checked file may lead to
KEPT = 400  # files kept between two checked ones


@dataclass(slots=True)
class Project:
    """The files of one run.

    `roots` are directories that module names are looked up in besides those around a file; `given` are the absolute
    paths of the files that are checked. `kept` files are kept from one checked file to the next (None: all).
    """

    roots: Sequence[str] = ()
    given: frozenset[str] = frozenset()
    kept: int | None = KEPT
    evaluator: Evaluator = field(default_factory=Evaluator)
    _files: dict[str, File | None] = field(default_factory=dict)
    _sources: dict[File, Source] = field(default_factory=dict)
    _modules: Modules = field(init=False)
    _interests: dict[tuple[File, str], interest.Interest] = field(default_factory=dict)
    _loaded: int = 0

    def __post_init__(self) -> None:
        self._modules = Modules(tuple(self.roots))

    def add(self, source: Source) -> File:
        """The scopes of a file that is checked; questions start afresh."""
        if self.kept is not None and len(self._files) > self.kept:
            self._files.clear()
            self._sources.clear()
            self._interests.clear()
        self.evaluator = Evaluator(self)
        self._loaded = 0
        path = os.path.abspath(source.filename)
        known = self._files.get(path)
        if known is not None and self._sources[known].data == source.data:
            return known
        return self._keep(path, source)

    def hold(self, source: Source) -> None:
        """Let a file be what `source` says, whatever is on disk."""
        self._keep(os.path.abspath(source.filename), source)

    def files(self) -> list[File]:
        """The files that are loaded."""
        return list(self._sources)

    def is_given(self, file: File) -> bool:
        """Is the file one of those that are checked?"""
        return os.path.abspath(file.filename) in self.given

    def mentioning(self, file: File, word: str) -> Iterator[File]:
        """`file`, and the other checked files that say `word`."""
        yield file
        own = os.path.abspath(file.filename)
        for path in sorted(self.given - {own}):
            if self._says(path, word) and (found := self._load(path)) is not None:
                yield found

    def unseen(self, file: File, word: str) -> str | None:
        """A file of the project that says `word` and may import `file`, but isn't read: who knows what it does."""
        own = os.path.abspath(file.filename)
        for path in sorted(self.given - {own}):
            if self._says(path, word) and self._load(path) is None:
                return path
        stem = os.path.splitext(os.path.basename(own))[0]
        name = stem if stem != "__init__" else os.path.basename(os.path.dirname(own))
        importing = re.compile(rb"^[ \t]*(?:from|import)\b[^\n]*\b%s\b" % re.escape(name.encode()), re.MULTILINE)
        others = (path for path in self._modules.around(os.path.dirname(own)) if path not in self.given and path != own)
        return next((path for path in others if self._says(path, word) and self._says(path, importing)), None)

    def _says(self, path: str, what: str | re.Pattern[bytes]) -> bool:
        loaded = self._files.get(path)
        data = self._sources[loaded].data if loaded is not None else content(path)
        wanted = what if isinstance(what, re.Pattern) else re.compile(rb"\b%s\b" % re.escape(what.encode()))
        return data is not None and wanted.search(data) is not None

    def source(self, file: File) -> Source | None:
        """What a loaded file was read from."""
        return self._sources.get(file)

    def module(self, name: str, file: File) -> Scope | None:
        """The module that `name` (with leading dots for a relative one) means in `file`.

        None when it isn't of the project.
        """
        path = self._modules.path(name, os.path.dirname(os.path.abspath(file.filename)))
        if path is None or path == os.path.abspath(file.filename):
            return None
        found = self._load(path)
        return found.scope if found is not None else None

    def calls(self, scope: Scope, pack: Pack) -> list[CallSite]:
        """The calls of a scope that may matter to a pack."""
        return self._interest(scope.file, pack).calls.get(scope, [])

    def concerns(self, file: File, pack: Pack) -> bool:
        """May anything in the file reach the API by itself?"""
        return self._interest(file, pack).begins

    def _interest(self, file: File, pack: Pack) -> interest.Interest:
        key = (file, pack.provider.name)
        if key not in self._interests:
            self._interests[key] = interest.Interest(frozenset(), {}, begins=False)  # files that import each other
            begin = interest.seeds(pack), interest.methods(pack)
            self._interests[key] = interest.look(file, *begin, lambda *what: self._brings(pack, *what))
        return self._interests[key]

    def _brings(self, pack: Pack, module: str, name: str | None, file: File) -> frozenset[str]:
        """The interesting names of the module that a file imports something interesting from."""
        if name is not None and name != "*":
            inner = self._brings(pack, _submodule(module, name), None, file)
            if inner:
                return inner
        words = tuple(word.encode() for word in pack.dialect.words)
        path = self._modules.path(module, os.path.dirname(os.path.abspath(file.filename)))
        loaded = self._load(path) if path is not None and self._modules.says(path, words) else None
        if loaded is None or loaded is file:
            return frozenset()
        names = self._interest(loaded, pack).names
        return names if name in (None, "*") or name in names else frozenset()

    def imports(self, file: File) -> list[Scope]:
        """The modules of the project that a file imports, as far as they say something of the API."""
        names = [item.module for item in events(file.scope) if isinstance(item, Definition) and item.how == "import"]
        return [found for found in (self.module(name, file) for name in dict.fromkeys(names)) if found is not None]

    def _keep(self, path: str, source: Source) -> File:
        file = build(source.filename, tuple(cell.module for cell in source.cells))
        self._files[path] = file
        self._sources[file] = source
        return file

    def _load(self, path: str) -> File | None:
        if path not in self._files:
            if self._loaded >= LOADED:
                return None
            self._loaded += 1
            source = _read(path)
            if source is None:
                self._files[path] = None
            else:
                self._keep(path, source)
        return self._files[path]


def _submodule(module: str, name: str) -> str:
    return module + name if module.endswith(".") else f"{module}.{name}"


def _read(path: str) -> Source | None:
    data = content(path)
    try:
        return read(path, data) if data is not None else None
    except Unreadable:
        return None
