"""The files that evaluation may look into: which file a module name means, and its scope, loaded once, when asked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from linter.binding import build
from linter.evaluate import Evaluator
from linter.scope import File, Scope
from linter.source import Source, Unreadable, read

LOADED = 200  # files that one checked file may lead to
LARGEST = 1_000_000  # bytes of a file that is worth following into
KEPT = 400  # files kept between two checked ones
MARKERS = ("pyproject.toml", "setup.py", "setup.cfg", ".git", ".hg")


@dataclass(slots=True)
class Project:
    """The files of one run. `roots` are directories that module names are looked up in besides those around a file."""

    roots: Sequence[str] = ()
    evaluator: Evaluator = field(default_factory=Evaluator)
    _files: dict[str, File | None] = field(default_factory=dict)
    _sources: dict[File, Source] = field(default_factory=dict)
    _found: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _tops: dict[str, str] = field(default_factory=dict)
    _loaded: int = 0

    def add(self, source: Source) -> File:
        """The scopes of a file that is checked; questions start afresh."""
        if len(self._files) > KEPT:
            self._files.clear()
            self._sources.clear()
        self.evaluator = Evaluator(self)
        self._loaded = 0
        path = os.path.abspath(source.filename)
        known = self._files.get(path)
        if known is not None and self._sources[known].data == source.data:
            return known
        return self._keep(path, source)

    def source(self, file: File) -> Source | None:
        """What a loaded file was read from."""
        return self._sources.get(file)

    def module(self, name: str, file: File) -> Scope | None:
        """The module that `name` (with leading dots for a relative one) means in `file`.

        None when it isn't of the project.
        """
        folder = os.path.dirname(os.path.abspath(file.filename))
        key = (folder, name)
        if key not in self._found:
            self._found[key] = next(self._candidates(name, folder), None)
        path = self._found[key]
        if path is None or path == os.path.abspath(file.filename):
            return None
        found = self._load(path)
        return found.scope if found is not None else None

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

    def _candidates(self, name: str, folder: str) -> Iterator[str]:
        """The files that may be the module, the likeliest first."""
        dotted = name.lstrip(".")
        parts = dotted.split(".") if dotted else []
        level = len(name) - len(dotted)
        if level:
            base = folder
            for _ in range(level - 1):
                base = os.path.dirname(base)
            yield from _files_of(base, parts)
            return
        for base in self._search_path(folder):
            yield from _files_of(base, parts)

    def _search_path(self, folder: str) -> Iterator[str]:
        """Where an absolute name may start: beside a script, above a package, `src`, up to the top of the project."""
        top = self._top(folder)
        here = folder
        while True:
            if not os.path.exists(os.path.join(here, "__init__.py")):
                yield here
                yield os.path.join(here, "src")
            if here == top or os.path.dirname(here) == here:
                break
            here = os.path.dirname(here)
        yield from self.roots

    def _top(self, folder: str) -> str:
        """The directory of the project: the nearest with one of its markers, else the one above the package."""
        if folder not in self._tops:
            here, package = folder, folder
            while not any(os.path.exists(os.path.join(here, marker)) for marker in MARKERS):
                if os.path.exists(os.path.join(here, "__init__.py")):
                    package = os.path.dirname(here)
                if os.path.dirname(here) == here:
                    here = package
                    break
                here = os.path.dirname(here)
            self._tops[folder] = here
        return self._tops[folder]


def _files_of(base: str, parts: list[str]) -> Iterator[str]:
    path = os.path.join(base, *parts)
    if "site-packages" in path:
        return
    for candidate in (f"{path}.py" if parts else "", os.path.join(path, "__init__.py")):
        if candidate and os.path.isfile(candidate):
            yield candidate


def _read(path: str) -> Source | None:
    try:
        if os.path.getsize(path) > LARGEST:
            return None
        with open(path, "rb") as stream:
            return read(path, stream.read())
    except (OSError, Unreadable):
        return None
