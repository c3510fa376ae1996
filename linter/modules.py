"""Which file of the project a module name means, and whether it, or what it imports, says a word. No tree is built."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

from linter import screen

LARGEST = 1_000_000  # bytes of a file that is worth following into
IMPORTS = 3  # files between one that is checked and one that reaches the API
MANY = 5_000  # files of a project that are looked through for a name
NOT_SOURCES = frozenset({"node_modules", "site-packages", "venv", "env", "build", "dist", "__pycache__"})
MARKERS = ("pyproject.toml", "setup.py", "setup.cfg", ".git", ".hg")


class Modules:
    """Looks modules up as Python would: beside a script, above a package, in `src` and in `roots`."""

    def __init__(self, roots: tuple[str, ...] = ()) -> None:
        self._roots = roots
        self._found: dict[tuple[str, str], str | None] = {}
        self._tops: dict[str, str] = {}
        self._says: dict[str, bool] = {}
        self._around: dict[str, list[str]] = {}

    def path(self, name: str, folder: str) -> str | None:
        """The file that `name` (relative ones have leading dots) means in a file of `folder`, if any of the project."""
        key = (folder, name)
        if key not in self._found:
            self._found[key] = next(self._candidates(name, folder), None)
        return self._found[key]

    def says(self, path: str, words: tuple[bytes, ...], depth: int = IMPORTS) -> bool:
        """Does a file, or one that it imports, say one of `words`?"""
        if path not in self._says:
            self._says[path] = False
            data = content(path)
            self._says[path] = data is not None and (
                screen.passes(data, words) or (depth > 0 and self._imports_one(path, data, words, depth - 1))
            )
        return self._says[path]

    def _imports_one(self, path: str, data: bytes, words: tuple[bytes, ...], depth: int) -> bool:
        folder = os.path.dirname(path)
        found = (self.path(name, folder) for name in screen.imported(data))
        return any(self.says(one, words, depth) for one in found if one is not None)

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
        yield from self._roots

    def around(self, folder: str) -> list[str]:
        """The Python files of the project that `folder` is in, as far as there aren't too many."""
        top = self._top(folder)
        if top not in self._around:
            self._around[top] = list(islice(_python_files(top), MANY))
        return self._around[top]

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


def _python_files(top: str) -> Iterator[str]:
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name[0] != "." and name not in NOT_SOURCES]
        yield from (os.path.join(folder, name) for name in names if name.endswith((".py", ".ipynb")))


def _files_of(base: str, parts: list[str]) -> Iterator[str]:
    path = os.path.join(base, *parts)
    if "site-packages" in path:
        return
    for candidate in (f"{path}.py" if parts else "", os.path.join(path, "__init__.py")):
        if candidate and os.path.isfile(candidate):
            yield candidate


def content(path: str) -> bytes | None:
    """A file's bytes; None for one that cannot be read or is too large to be worth it."""
    try:
        if os.path.getsize(path) > LARGEST:
            return None
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return None
