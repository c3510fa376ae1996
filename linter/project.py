"""The files that evaluation may look into: which file a module name means, and its scope, loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from linter.evaluate import Evaluator
from linter.scope import File, Scope, build
from linter.source import Source


@dataclass(slots=True)
class Project:
    """The files of one run. `roots` are the directories that module names are looked up in."""

    roots: Sequence[str] = ()
    evaluator: Evaluator = field(default_factory=Evaluator)

    def add(self, source: Source) -> File:
        """The scopes of a file that is checked; earlier answers about other files are kept apart."""
        self.evaluator = Evaluator(self)
        return build(source.filename, tuple(cell.module for cell in source.cells))

    def module(self, name: str, file: File) -> Scope | None:
        """The module that `name` (with leading dots for a relative one) means in `file`; None when it isn't of the project."""
        return None
