"""A checker for workers: forked ones have it as it is, others make the same, and read the configuration themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from compatlint.checking.checker import Checker
from compatlint.config.options import Nearest, Options

if TYPE_CHECKING:
    from compatlint.checking.batch import Batch
    from compatlint.screen.screen import Look
    from compatlint.screen.seen import Seen

_KNOWN = ("given", "outside", "limits", "needed", "until")


class Sendable:
    """What workers are asked."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    def __reduce__(self) -> tuple[object, ...]:
        checker = self._checker
        known = {name: getattr(checker, name) for name in _KNOWN} | {"budget": checker.budget}
        options = {name: value for name, value in checker.nearest.asked._asdict().items() if name != "written"}
        return _made, (options, checker.here.fix, checker.here.diff, checker.turn, known)

    def together(self, paths: Sequence[str]) -> Batch:
        """What judging some files gives."""
        return self._checker.together(paths)

    def looks(self, paths: Sequence[str]) -> tuple[dict[str, Look | None], Seen]:
        """What some files say of the API, and what was seen for it."""
        seen = self._checker.seen
        before = seen.copy()
        return {path: self._checker.look(path) for path in paths}, seen.without(before)


def _made(options: dict[str, Any], fix: bool, diff: bool, turn: int, known: Mapping[str, Any]) -> Sendable:
    nearest = Nearest(Options(**options))
    checker = Checker(nearest, nearest.at(os.getcwd())._replace(fix=fix, diff=diff), turn)
    for name, value in known.items():
        setattr(checker, name, value)
    return Sendable(checker)
