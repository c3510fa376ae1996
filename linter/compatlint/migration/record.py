"""The records of a migration: what was rewritten, what is left to do by hand, what else has to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding
    from compatlint.packs.pack import Pack


class Rewrite(Struct, frozen=True, order=True):
    """One finding that was rewritten: where it stood before, what was done, and the editions that do not make it."""

    filename: str
    row: int
    code: str
    name: str
    message: str
    lifted: tuple[str, ...] = ()


class Leftover(Struct, frozen=True):
    """What a person has to do. `finding` stands where the file on disk has it; `why` it was not rewritten."""

    finding: Finding
    why: str


class FileChange(Struct, frozen=True):
    """The content of a file before and after; `rows` says of each row after, where known, which it was before."""

    filename: str
    before: bytes
    after: bytes
    rows: tuple[int, ...] = ()


class Mention(Struct, frozen=True, order=True):
    """A line of a file that is not edited, with what has to change there. `blocks`: the program fails before."""

    filename: str
    row: int
    line: str
    advice: str
    blocks: bool = False


class Origin(Struct, frozen=True):
    """What a report is of: the project, the commit that was checked out, when, and by which command."""

    project: str
    commit: str
    date: str
    command: str


class Migration(Struct, frozen=True):
    """What a run of `migrate` did, or would do."""

    target: str
    edition: str
    files: int
    changes: tuple[FileChange, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    left: tuple[Leftover, ...] = ()
    mentions: tuple[Mention, ...] = ()
    data: tuple[Mention, ...] = ()
    """The lines of data that name what changes: nobody has to change these."""
    unread: tuple[Mention, ...] = ()
    """What nothing reads any more."""
    steps: tuple[str, ...] = ()
    """What to do once besides: variables to set, packages to install."""
    skipped: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    written: bool = False
    forced: bool = False
    signals: tuple[int, ...] = ()
    """Those that came while it was written, and wait for it to be told."""
    unresolved: int = 0
    """Calls that could not be followed: whether something is to be done about them is not known."""
    passed: tuple[str, ...] = ()
    """Why calls were passed over, for each."""
    not_read: tuple[str, ...] = ()
    """What is not looked at: packages, and data."""
    packs: str = ""
    """The packs that judged and are not shipped."""
    blind: tuple[Finding, ...] = ()
    """Where calls could not be followed or were passed over, each with why."""
    judges: tuple[Pack, ...] = ()
    """The packs that judged."""
    origin: Origin | None = None

    @property
    def by_hand(self) -> int:
        """How much is left to do by hand; notes for information do not count.

        Nor do calls that could not be followed: `check` does not fail for them either, and nearly every large program
        has one, so that the exit status would say nothing.
        """
        return sum(left.finding.severity != "info" for left in self.left) + self.pins

    @property
    def pins(self) -> int:
        """The lines of other files that keep the rewritten program from running."""
        return sum(one.blocks for one in self.mentions)


class Plan(Struct, frozen=True):
    """What a person asked `migrate` for."""

    to: str | None = None
    models: tuple[tuple[str, str], ...] = ()
    write: bool = False
    force: bool = False
    markers: bool = False
    report: str | None = None
