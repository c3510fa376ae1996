"""The records of a migration: what was rewritten, what is left to do by hand, what else has to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.model import Finding


@dataclass(frozen=True, slots=True, order=True)
class Rewrite:
    """One finding that was rewritten: where it stood before, and what was done."""

    filename: str
    row: int
    code: str
    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Left:
    """What a person has to do. `finding` stands where the file on disk has it; `why` it was not rewritten."""

    finding: Finding
    why: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """The content of a file before and after."""

    filename: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A line of a file that is not edited, with what has to change there. `blocks`: the program fails before."""

    filename: str
    row: int
    line: str
    advice: str
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Migration:
    """What a run of `migrate` did, or would do."""

    target: str
    edition: str
    files: int
    changes: tuple[FileChange, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    left: tuple[Left, ...] = ()
    mentions: tuple[Mention, ...] = ()
    steps: tuple[str, ...] = ()
    """What to do once besides: variables to set, packages to install."""
    skipped: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    written: bool = False
    forced: bool = False

    @property
    def by_hand(self) -> int:
        """How much is left to do by hand; notes for information do not count."""
        return sum(left.finding.severity != "info" for left in self.left) + sum(one.blocks for one in self.mentions)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person asked `migrate` for."""

    to: str | None = None
    models: tuple[tuple[str, str], ...] = ()
    write: bool = False
    force: bool = False
    markers: bool = False
    report: str | None = None
