"""What was asked of a project, asked again of the files as they are now."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from compatlint.checking.cache.numbering import APART, NUMBER, text_of
from compatlint.checking.cache.records import Basis, Questions, Row
from compatlint.dataflow.project.asks import EXPRESSION, READ, WORD, Asks, finds

if TYPE_CHECKING:
    from compatlint.checking.cache.disk import Now
    from compatlint.checking.checker import Checker

_CODE = (".py", ".pyi", ".pyw")  # of other files the code is not all that is in them
_OF_CODE = ("relevance", "leading", "begins")


class Still:
    """Tells for which files all is as it was when they were judged."""

    def __init__(self, checker: Checker, basis: Basis, now: Now, questions: Questions) -> None:
        self._checker = checker
        self._questions = questions
        self._changes = Changes(checker, basis, now)
        self._by_packs: dict[tuple[tuple[str, ...], str | None], _Again] = {}

    def beginning(self, group: Iterable[Row], settings: Mapping[str, str]) -> tuple[Row, ...]:
        """The files of a group up to the first one for which something changed; `settings` are those of today."""
        same: list[Row] = []
        for row in group:
            if row.settings != settings.get(row.path) or not self._checker.is_still(row.path, row.digest):
                break
            again = self._again(row.path)
            if not all(map(again.is_same, row.asked)):
                break
            same.append(row)
        return tuple(same)

    def _again(self, path: str) -> _Again:
        options = self._checker.options(path)
        packs = options.pack
        if packs not in self._by_packs:
            self._by_packs[packs] = _Again(self._questions, self._checker.asks(options), self._changes)
        return self._by_packs[packs]


class Changes:
    """The files that are other than they were, or that there was nothing to ask of, or no longer is."""

    def __init__(self, checker: Checker, basis: Basis, now: Now) -> None:
        given = {os.path.abspath(one.shown) for one in basis.checked}
        project = {path for files in basis.projects.values() for path in files}
        project_now = {path for top, files in basis.projects.items() for path in now.projects.get(top, files)}
        self._known = basis.files
        self._other = now.files
        self._gone = (given - checker.given.keys()) | (project - project_now)
        new = (checker.given.keys() - given) | (project_now - project)
        self._new = {path: checker.modules.content(path) for path in new}
        self._changed = {path: checker.modules.content(path) for path in now.files if path not in new}

    def concern(self, path: str) -> bool:
        """Is there another content of a file than was read?"""
        return path not in self._known or path in self._other or path in self._new

    def say_as_before(self, what: str | re.Pattern[bytes], saying: frozenset[str]) -> bool:
        """Do those that said a word, or matched, still do, and nobody else?"""
        if saying & self._gone or any(_finds(what, data) for data in self._new.values()):
            return False
        return all(_finds(what, data) == (path in saying) for path, data in self._changed.items())


def _finds(what: str | re.Pattern[bytes], data: bytes | None) -> bool:
    return data is not None and finds(what, data)


class _Again:
    """Asks each question once."""

    def __init__(self, questions: Questions, asks: Asks, changes: Changes) -> None:
        self._questions = questions
        self._asks = asks
        self._changes = changes
        self._same: dict[int, bool] = {}

    def is_same(self, number: int) -> bool:
        """Is the answer to a question the same?"""
        if number not in self._same:
            kind, *about, answer = self._questions.asked[number]
            self._same[number] = self._is_answered(kind, about, answer)
        return self._same[number]

    def _is_answered(self, kind: str, about: list[str], answer: str) -> bool:
        if kind == READ:
            return not self._changes.concern(about[0])
        if kind in (WORD, EXPRESSION):
            what = about[0] if kind == WORD else re.compile(about[0].encode(), re.MULTILINE)
            return self._changes.say_as_before(what, frozenset(answer.split(APART)))
        if kind in _OF_CODE and not (about[0].endswith(_CODE) and self._asks.modules.content(about[0]) is not None):
            return False
        ask: Callable[..., Any] = getattr(self._asks, kind)
        return text_of(ask(*map(self._part, about))) == answer

    def _part(self, text: str) -> str | tuple[bytes, ...]:
        return self._questions.words[int(text.removeprefix(NUMBER))] if text.startswith(NUMBER) else text
