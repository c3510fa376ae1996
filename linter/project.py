"""The files that evaluation may look into: which file a module name means, and its scope, loaded once, when asked."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from linter.binding import build
from linter.candidates import candidates
from linter.evaluate import Evaluator
from linter.interest import Interests
from linter.modules import Modules, content
from linter.scope import CallSite, Definition, File, Scope, events
from linter.source import Source, Unreadable, read

LOADED = 200  # files that one checked file may lead to
KEPT = 400  # files kept between two checked ones


@dataclass(slots=True)
class Project:
    """The files of one run.

    `given` are the absolute paths of the files that are checked.
    """

    interests: Interests
    modules: Modules = field(default_factory=Modules)
    given: frozenset[str] = frozenset()
    evaluator: Evaluator = field(default_factory=Evaluator)
    _files: dict[str, File | None] = field(default_factory=dict)
    _sources: dict[File, Source] = field(default_factory=dict)
    _calls: dict[Scope, list[CallSite]] = field(default_factory=dict)
    _loaded: int = 0

    def add(self, source: Source) -> File:
        """The scopes of a file that is checked; questions start afresh."""
        if len(self._files) > KEPT:
            self._files.clear()
            self._sources.clear()
            self._calls.clear()
        self.evaluator = Evaluator(self)
        self._loaded = 0
        path = os.path.abspath(source.filename)
        known = self._files.get(path)
        if known is not None and source.container is None and self._sources[known].data == source.data:
            return known
        return self._keep(path, source)

    def is_given(self, file: File) -> bool:
        """Is the file one of those that are checked?"""
        return os.path.abspath(file.filename) in self.given

    def source(self, file: File) -> Source | None:
        """What a loaded file was read from."""
        return self._sources.get(file)

    def module(self, name: str, file: File) -> Scope | None:
        """The module that `name` (with leading dots for a relative one) means in `file`.

        None when it isn't of the project.
        """
        path = self.modules.beside(name, os.path.abspath(file.filename))
        if path is None or path == os.path.abspath(file.filename):
            return None
        found = self._load(path)
        return found.scope if found is not None else None

    def calls(self, scope: Scope) -> list[CallSite]:
        """The calls of a scope that may matter."""
        found = self._calls.get(scope)
        if found is None:
            found = self._calls[scope] = candidates(scope, self.interests.names(*self._content(scope.file)))
        return found

    def concerns(self, file: File) -> bool:
        """May anything in the file reach the API by itself?"""
        return self.interests.begins(*self._content(file))

    def _content(self, file: File) -> tuple[str, bytes]:
        source = self._sources.get(file)
        return os.path.abspath(file.filename), source.program if source is not None else b""

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


def _read(path: str) -> Source | None:
    data = content(path)
    try:
        return read(path, data) if data is not None else None
    except Unreadable:
        return None
