"""Which file of the project a module name means, and whether it, or what it imports, says a word. No tree is built."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from compatlint.pattern import pattern
from compatlint.screen.seen import Seen
from compatlint.screen.words import imported, passes
from compatlint.source import regular_files

LARGEST = 1_000_000  # bytes of a file that is worth following into
IMPORTS = 3  # files between one that is checked and one that reaches the API
NOTHING: Mapping[str, tuple[bytes, ...]] = MappingProxyType({})
SEARCHED = 2_000  # files of a project in which an import is looked for
FOREIGN = ("node_modules", "site-packages", "__pycache__")
MARKERS = frozenset({"pyproject.toml", "setup.py", "setup.cfg", ".git", ".hg"})
MANY = 5_000  # files of a project that are looked through for a name
_IMPORT = pattern(rb"^[ \t]*(?:from|import)\b[^#\n]*", re.MULTILINE)
_WORD = pattern(rb"\w+|\*")


class Modules:
    """Looks modules up as Python would: beside a script, above a package, in `src` and in `roots`.

    `foreign` tells, by the name of a file, what it says in a package that is not of the project although it lies there:
    an SDK that was copied in, or that is installed.
    """

    def __init__(self, roots: tuple[str, ...] = (), foreign: Mapping[str, tuple[bytes, ...]] = NOTHING) -> None:
        self._roots = roots
        self._marks = foreign
        self._foreign: dict[str, bool] = {}
        self._found: dict[tuple[str, str], str | None] = {}
        self._tops: dict[str, str] = {}
        self._says: dict[tuple[str, tuple[bytes, ...]], bool] = {}
        self._near: dict[tuple[str, tuple[bytes, ...], int], bool] = {}
        self._around: dict[str, list[str]] = {}
        self._imported: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._words: dict[str, tuple[frozenset[bytes], frozenset[bytes]]] = {}
        self._held: dict[str, bytes] = {}
        self.seen: Seen | None = None
        """What was read, where somebody wants to know."""

    def hold(self, path: str, data: bytes | None) -> None:
        """Let a file be `data`, whatever is on disk; None: what is there."""
        if data is None:
            self._held.pop(path, None)
        else:
            self._held[path] = data
        self._imported.pop(path, None)
        self._words.pop(path, None)
        self._near.clear()
        if os.path.basename(path) in self._marks:
            self._foreign.clear()
            self._found.clear()
        for key in [key for key in self._says if key[0] == path]:
            del self._says[key]

    def note(self, path: str, words: tuple[bytes, ...], said: bool) -> None:
        """It is known already whether a file says one of `words`."""
        if path not in self._held:
            self._says[path, words] = said

    def content(self, path: str) -> bytes | None:
        """What a file is."""
        return self._held[path] if path in self._held else self._read(path)

    def _read(self, path: str) -> bytes | None:
        data = content(path)
        if self.seen is not None:
            self.seen.note_content(path, data)
        return data

    def beside(self, name: str, path: str) -> str | None:
        """The file that `name` means in the file at the absolute `path`."""
        return self.path(name, os.path.dirname(path))

    def path(self, name: str, folder: str) -> str | None:
        """The file that `name` (relative ones have leading dots) means in a file of `folder`, if any of the project."""
        key = (folder, name)
        if key not in self._found:
            found = next(self._candidates(name, folder), None)
            self._found[key] = None if found is None or self.is_foreign(os.path.dirname(found)) else found
        return self._found[key]

    def is_foreign(self, folder: str) -> bool:
        """Does a directory belong to a package that is not of the project?"""
        if folder not in self._foreign:
            marked = any(self._is_marked(folder, name) for name in self._marks)
            above = os.path.dirname(folder)
            inside = self._has(folder, "__init__.py") and above != folder
            self._foreign[folder] = marked or (inside and self.is_foreign(above))
        return self._foreign[folder]

    def _is_marked(self, folder: str, name: str) -> bool:
        data = self.content(os.path.join(folder, name)) if self._has(folder, name) else None
        return data is not None and any(text in data for text in self._marks[name])

    def says(self, path: str, words: tuple[bytes, ...], imports: int = IMPORTS) -> bool:
        """Does a file, or one that it leads to by that many `imports`, say one of `words`?"""
        if not imports:
            return self._says_itself(path, words)
        key = (path, words, imports)
        if key not in self._near:
            further = (self.says(one, words, imports - 1) for one in self.imports(path))
            self._near[key] = self._says_itself(path, words) or any(further)
        return self._near[key]

    def _says_itself(self, path: str, words: tuple[bytes, ...]) -> bool:
        if (path, words) not in self._says:
            data = self.content(path)
            self._says[path, words] = data is not None and passes(data, words)
        return self._says[path, words]

    def is_imported(self, path: str, name: str) -> bool:
        """Does another file of the project name both the module at `path`, in an import, and `name`?

        Also where the project has too many files to look.
        """
        folder, stem = os.path.split(path.removesuffix(".py").removesuffix("/__init__"))
        others, module, word = self.around(folder), stem.encode(), name.encode()
        said = (self._said_in(other) for other in others if other != path)
        named = ((words, imports) for words, imports in said if module in imports)
        return len(others) > SEARCHED or any(word in words or b"*" in imports for words, imports in named)

    def _said_in(self, path: str) -> tuple[frozenset[bytes], frozenset[bytes]]:
        """The words of a file, and those of its imports, with `*`."""
        if path not in self._words:
            data = self.content(path) or b""
            imports = b"\n".join(_IMPORT.findall(data))
            self._words[path] = frozenset(_WORD.findall(data)), frozenset(_WORD.findall(imports))
        return self._words[path]

    def imports(self, path: str) -> tuple[str, ...]:
        """The files of the project that a file imports."""
        if path not in self._imported:
            found = (self.beside(name, path) for name in imported(self.content(path) or b""))
            self._imported[path] = tuple(dict.fromkeys(one for one in found if one is not None))
        return self._imported[path]

    def _candidates(self, name: str, folder: str) -> Iterator[str]:
        """The files that may be the module, the likeliest first."""
        dotted = name.lstrip(".")
        parts = dotted.split(".") if dotted else []
        level = len(name) - len(dotted)
        if level:
            base = folder
            for _ in range(level - 1):
                base = os.path.dirname(base)
            yield from self._files_of(base, parts)
            return
        for base in self._search_path(folder):
            yield from self._files_of(base, parts)

    def _files_of(self, base: str, parts: list[str]) -> Iterator[str]:
        """The files that the module `parts` below the directory `base` may be."""
        path = os.path.join(base, *parts)
        if "site-packages" in path:
            return
        if parts and self._has(os.path.dirname(path), f"{parts[-1]}.py"):
            yield f"{path}.py"
        if (not parts or self._has(os.path.dirname(path), parts[-1])) and self._has(path, "__init__.py"):
            yield os.path.join(path, "__init__.py")

    def _has(self, folder: str, name: str) -> bool:
        """Is a name in a directory? What is in it is looked up once."""
        if folder not in self._names:
            self._names[folder] = names_in(folder)
        found = name in self._names[folder]
        if self.seen is not None:
            self.seen.note_name(folder, name, found)
        return found

    def _search_path(self, folder: str) -> Iterator[str]:
        """Where an absolute name may start: beside a script, above a package, `src`, up to the top of the project."""
        top = self._top(folder)
        here = folder
        while True:
            if not self._has(here, "__init__.py"):
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
            self._around[top] = python_below(top)
            if self.seen is not None:
                self.seen.trees[top] = self._around[top]
        return self._around[top]

    def _top(self, folder: str) -> str:
        """The directory of the project: the nearest with one of its markers, else the one above the package."""
        if folder not in self._tops:
            here, package = folder, folder
            while not any(self._has(here, name) for name in sorted(MARKERS)):
                if self._has(here, "__init__.py"):
                    package = os.path.dirname(here)
                if os.path.dirname(here) == here:
                    here = package
                    break
                here = os.path.dirname(here)
            self._tops[folder] = here
        return self._tops[folder]


def names_in(folder: str) -> frozenset[str]:
    """The names in a directory; none where it can't be listed."""
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()


def python_below(top: str) -> list[str]:
    """The Python files of a project, as far as there aren't too many, those of its environments left out."""
    return list(islice(_python_below(top), MANY))


def _python_below(top: str) -> Iterator[str]:
    for folder, below, names in os.walk(top):
        below[:] = [] if "pyvenv.cfg" in names else [name for name in below if name[0] != "." and name not in FOREIGN]
        yield from (os.path.join(folder, name) for name in names if name.endswith(".py"))


def content(path: str) -> bytes | None:
    """A file's bytes; None for one that cannot be read or is too large to be worth it."""
    try:
        return regular_files.read(path, LARGEST)
    except OSError:
        return None
