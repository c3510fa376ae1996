"""Which of the checked files import another one, by themselves or through others. No tree is built."""

from __future__ import annotations

import os
from collections.abc import Iterator

from compatlint.screen.modules import Modules
from compatlint.screen.words import imported
from compatlint.source.formats import is_test

NEAREST = 24  # importing files that are worth a look


class Importers:
    """Looks among `given` files. Tests are left out: what they set and pass is for themselves."""

    def __init__(self, modules: Modules, given: frozenset[str]) -> None:
        self._modules = modules
        self._given = given
        self._by_part: dict[str, dict[tuple[str, str], None]] | None = None
        self._found: dict[str, tuple[str, ...]] = {}
        self._saying: dict[tuple[bytes, ...], bool] = {}

    def forget(self, path: str) -> None:
        """A file has another text than before."""
        self._found.clear()
        self._saying.clear()
        for named in (self._by_part or {}).values():
            for key in [key for key in named if key[0] == path]:
                del named[key]
        if self._by_part is not None and path in self._given:
            self._note(path, self._by_part)

    def any_says(self, words: tuple[bytes, ...]) -> bool:
        """Does one of the files say one of `words`?"""
        if words not in self._saying:
            self._saying[words] = any(self._modules.says(path, words, 0) for path in self._given)
        return self._saying[words]

    def of(self, path: str) -> tuple[str, ...]:
        """The files that import `path` themselves."""
        if path not in self._found:
            found = {one for one in self._candidates(path) if one != path and not (is_test(one) and not is_test(path))}
            self._found[path] = tuple(sorted(found))
        return self._found[path]

    def above(self, path: str) -> tuple[str, ...]:
        """The files that import `path`, the nearest first, and those that import these."""
        found = [path]
        for one in found:
            found += [other for other in self.of(one) if other not in found]
            if len(found) > NEAREST:
                break
        return tuple(found[1 : NEAREST + 1])

    def _candidates(self, path: str) -> Iterator[str]:
        """The files that name the module as a whole, or as the package of what they import."""
        name, folder = os.path.splitext(os.path.basename(path))[0], os.path.dirname(path)
        package = name == "__init__"
        wanted = os.path.basename(folder) if package else name
        imports = self._imports()
        named = {**imports.get(wanted, {}), **(imports.get("", {}) if package else {})}
        for one, said in named:
            if self._leads(said, wanted, path, os.path.dirname(one), package):
                yield one

    def _leads(self, name: str, wanted: str, path: str, folder: str, package: bool) -> bool:
        parts = name.lstrip(".").split(".")
        if not package:
            return parts[-1] == wanted and self._modules.path(name, folder) == path
        dots = name[: len(name) - len(name.lstrip("."))]
        heads = [dots + ".".join(parts[: number + 1]) for number, part in enumerate(parts) if part == wanted]
        return any(self._modules.path(head, folder) == path for head in (*heads, *([dots] if dots else ())))

    def _imports(self) -> dict[str, dict[tuple[str, str], None]]:
        """Which files import what, by each part of its name; relative names by "" too."""
        if self._by_part is None:
            self._by_part = {}
            for path in self._given:
                self._note(path, self._by_part)
        return self._by_part

    def _note(self, path: str, by_part: dict[str, dict[tuple[str, str], None]]) -> None:
        data = self._modules.content(path)
        for name in frozenset(imported(data)) if data is not None else ():
            parts = {*name.lstrip(".").split("."), *([""] if name.startswith(".") else [])}
            for part in parts:
                by_part.setdefault(part, {})[path, name] = None
