"""What is asked of a project before any tree is built, and written down: it can be asked again of the files of later.

Each question is a method and what it is given, all of it plain data. Of words it is written down that they were looked
for, of other files that they were read: who says a word, and what is in a file, is known to whoever keeps it.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias, TypeVar

from compatlint.pattern import pattern
from compatlint.screen.importers import Importers
from compatlint.screen.interests import Interests
from compatlint.screen.modules import Modules
from compatlint.screen.relevance import Relevance

T = TypeVar("T")
Question: TypeAlias = "tuple[str | tuple[bytes, ...], ...]"
Ledger: TypeAlias = "dict[Question, Any]"  # what was answered

READ, WORD, EXPRESSION = "read", "word", "expression"  # the questions that are no methods
_WORD = pattern(rb"\w+")


class Asks:
    """Answers questions about the files of a project, of which those `given` are checked."""

    def __init__(self, modules: Modules, interests: Interests, given: frozenset[str]) -> None:
        self.modules = modules
        self.ledger: Ledger = {}
        self._interests = interests
        self._given = given
        self.importers = Importers(modules, given)
        self._words: dict[str, frozenset[bytes]] = {}
        self._said: dict[str, dict[str | re.Pattern[bytes], bool]] = {}
        self._saying: dict[Question, set[str]] = {}

    def renew(self, path: str) -> None:
        """A file is other than it was: what it imports is looked up again."""
        self.importers.forget(path)

    def forget(self, path: str) -> None:
        """A file is other than it was."""
        self._words.pop(path, None)
        self._said.pop(path, None)
        for saying in self._saying.values():
            saying.discard(path)

    # Words: which files say one is asked of each of them.

    def look_for(self, what: str | re.Pattern[bytes]) -> None:
        """Write down that files are asked whether they say a word, or what an expression means."""
        self.ledger[_about(what)] = None

    def is_said(self, path: str, what: str | re.Pattern[bytes], data: bytes | None = None) -> bool:
        """Does a file, which is `data` where that is known, say it? It is looked for once."""
        said = self._said.setdefault(path, {})
        if what not in said:
            said[what] = self._finds(path, what, data)
            if said[what]:
                self._saying.setdefault(_about(what), set()).add(path)
        return said[what]

    def saying(self, question: Question) -> tuple[str, ...]:
        """The files of those asked that say what was looked for."""
        return tuple(sorted(self._saying.get(question, ())))

    def _finds(self, path: str, what: str | re.Pattern[bytes], data: bytes | None) -> bool:
        if isinstance(what, str) and what.isidentifier() and what.isascii():
            if path not in self._words:
                self._words[path] = frozenset(_WORD.findall(self._content(path, data)))
            return what.encode() in self._words[path]
        return finds(what, self._content(path, data))

    # Questions that can be asked again: methods, whose answers are written down.

    def path(self, name: str, folder: str) -> str | None:
        """The file that `name` means in a file of `folder`."""
        return self._noted(("path", name, folder), self.modules.path(name, folder))

    def says(self, path: str, words: tuple[bytes, ...]) -> bool:
        """Does a file, or what it imports, say one of `words`?"""
        return self._noted(("says", path, words), self.modules.says(path, words))

    def any_says(self, words: tuple[bytes, ...]) -> bool:
        """Does a checked file say one of `words`?"""
        return self._noted(("any_says", words), self.importers.any_says(words))

    def of(self, path: str) -> tuple[str, ...]:
        """The checked files that import one themselves."""
        return self._noted(("of", path), self.importers.of(path))

    def above(self, path: str) -> tuple[str, ...]:
        """The checked files that import one, and those that import these."""
        return self._noted(("above", path), self.importers.above(path))

    def is_imported(self, path: str, name: str) -> bool:
        """May another file of the project import `name` from one?"""
        return self._noted(("is_imported", path, name), self.modules.is_imported(path, name))

    def relevance(self, path: str, data: bytes | None = None) -> Relevance:
        """What the names of a file are."""
        return self.noted_relevance(path, self._interests.relevance(path, self._content(path, data)))

    def noted_relevance(self, path: str, known: Relevance) -> Relevance:
        """The same, where it is known."""
        return self._noted(("relevance", path), known)

    def leading(self, path: str, data: bytes | None = None) -> Relevance:
        """What of its names leads to what it imports from the checked files."""
        found = self._interests.leading(path, self._content(path, data), self._given)
        return self._noted(("leading", path), found)

    def begins(self, path: str, data: bytes | None = None) -> bool:
        """May anything in a file reach the API by itself?"""
        return self._noted(("begins", path), self._interests.begins(path, self._content(path, data)))

    def _content(self, path: str, data: bytes | None) -> bytes:
        return data if data is not None else self.modules.content(path) or b""

    def _noted(self, question: Question, answer: T) -> T:
        self.ledger[question] = answer
        return answer


def finds(what: str | re.Pattern[bytes], data: bytes) -> bool:
    """Does a content say a word, or match?"""
    wanted = re.compile(rb"\b%s\b" % re.escape(what.encode())) if isinstance(what, str) else what
    return wanted.search(data) is not None


def _about(what: str | re.Pattern[bytes]) -> Question:
    return (WORD, what) if isinstance(what, str) else (EXPRESSION, what.pattern.decode("utf-8", "replace"))
