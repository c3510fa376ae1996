"""What is reported: plain data, picklable, positions of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from compatlint.source.text import Span, TextEdit

if TYPE_CHECKING:
    from compatlint.dataflow.scopes.guards import Certainty
    from compatlint.edits.edit import Applicability
    from compatlint.packs.pack import Severity
else:  # where they are read back from what was kept, they are texts
    Certainty = Applicability = Severity = str


OVER = "the time limit of the run was reached"  # why a file was not looked at


class TextFix(Struct, frozen=True):
    """The edits that repair one finding; `replaced` are for each of them the source lines that its span touches."""

    applicability: Applicability
    message: str
    edits: tuple[TextEdit, ...] = ()
    replaced: tuple[tuple[str, ...], ...] = ()


class Related(Struct, frozen=True):
    """One station on the way from a site to the call that sends it; `ends` the way where it is that call."""

    message: str
    filename: str
    span: Span
    lines: tuple[str, ...] = ()
    in_file: Span | None = None
    ends: bool = False


class OtherEdition(Struct, frozen=True):
    """What another edition says in the place of a finding; without a severity it finds nothing."""

    edition: str
    severity: Severity | None
    message: str


class Finding(Struct, frozen=True):
    """What is said to the user. `lines` are the source lines that the span covers.

    `in_file` is the place in the text of the file where `span` is one of a cell. `target` and `edition` say whose rule
    it is; what is said of comments or files is no target's.
    """

    filename: str
    span: Span
    code: str
    name: str
    message: str
    help: str
    severity: Severity
    certainty: Certainty
    endpoint: str | None = None
    url: str | None = None
    related: tuple[Related, ...] = ()
    fix: TextFix | None = None
    refusal: str = ""
    """Why there is no fix although the rule has one."""
    lines: tuple[str, ...] = ()
    in_file: Span | None = None
    target: str = ""
    edition: str = ""
    noqa_row: int | None = None
    """The row at whose end a comment silences it, if there is one, as far as its fix has edits."""
    otherwise: tuple[OtherEdition, ...] = ()
    """The editions that judge otherwise."""

    @property
    def by_editions(self) -> str:
        """What other editions judge otherwise; empty where none does."""
        return "; ".join(f"{one.message}, says edition {one.edition}" for one in self.otherwise)

    @property
    def said(self) -> str:
        """The message, with what other editions judge otherwise."""
        return f"{self.message} ({self.by_editions})" if self.otherwise else self.message

    @property
    def blocks(self) -> bool:
        """A certain error or warning makes the run fail."""
        return self.certainty == "certain" and self.severity != "info"

    @property
    def order(self) -> tuple[object, ...]:
        """Sorted by file, place and code."""
        cell = -1 if self.span.cell is None else self.span.cell
        return (self.filename, cell, self.span.start, self.code, self.message)


class Limit(Struct, frozen=True):
    """The most that a fix at `span` of the file with the absolute path `path` may be, for `why`.

    Without a span it holds for the whole file.
    """

    path: str
    span: Span | None
    level: Applicability
    why: str


class FileResult(Struct, frozen=True):
    """Everything that checking one file gave; `fixed` is its new content where fixes were applied or wanted.

    Findings may be about other checked files; `ignored` are the comments of others that silenced some, `limits` is what
    this file has to say of fixes in others. `skipped` says why nothing in the file is Python. `passed` says of each
    call that was passed over why, `unread` are packages that are not read. `partly` calls were followed in part only.
    """

    filename: str
    findings: tuple[Finding, ...] = ()
    unresolved: int = 0
    passed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    applied: tuple[str, ...] = ()
    source: bytes | None = None
    fixed: bytes | None = None
    ignored: tuple[tuple[str, Span], ...] = ()
    limits: tuple[Limit, ...] = ()
    skipped: str = ""
    partly: int = 0
