"""What is kept of a run, as records; they are read as such, so that nothing else can be in what is read."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from compatlint.checking.findings import FileResult
from compatlint.checking.judges import PackKey
from compatlint.screen.seen import Digest

Status: TypeAlias = tuple[int, ...]
Asked: TypeAlias = tuple[str, ...]  # a question of a project, what it was about, and the answer


class SeenFile(Struct, frozen=True, array_like=True):
    """A file that was read; by its status alone it is told to be the same, where that is sure."""

    digest: Digest
    status: Status | None


class SeenFolder(Struct, frozen=True, array_like=True):
    """A directory in which names were looked for, and whether each was there."""

    names: dict[str, bool]
    status: Status | None


class CheckedFile(Struct, frozen=True, array_like=True):
    """A file that is checked: as displayed, and by which of the settings."""

    shown: str
    settings: int


class Basis(Struct, frozen=True, array_like=True):
    """All that a run depends on: what of the disk it has seen, which files it checked, and by which settings.

    `day` is the one that it was where that counts. `judges` are the packs of all who judged, `budget` is what
    was spent on each file. Where something can't be kept it is not `whole`.
    """

    checked: tuple[CheckedFile, ...]
    settings: tuple[str, ...]
    files: dict[str, SeenFile]
    folders: dict[str, SeenFolder]
    projects: dict[str, tuple[str, ...]]
    day: str
    judges: tuple[PackKey, ...]
    budget: tuple[int, ...]
    whole: bool


class Row(Struct, frozen=True, array_like=True):
    """One file as it was judged, after those before it in its group; `asked` are questions by number.

    `told` is what other files said of it, as text.
    """

    path: str
    digest: Digest
    settings: str
    asked: tuple[int, ...]
    result: FileResult
    told: str = ""


class KeptResults(Struct, frozen=True, array_like=True):
    """What was found: `groups` of files that were judged together, `again` those for which what others say counts."""

    groups: tuple[tuple[Row, ...], ...]
    again: tuple[Row, ...]


class Questions(Struct, frozen=True, array_like=True):
    """What was asked, each question once; a text that begins with a NUL is the number of a set of words."""

    asked: tuple[Asked, ...]
    words: tuple[tuple[bytes, ...], ...]
