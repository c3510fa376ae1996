"""What judging some files together gave, as workers send it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from compatlint.screen.seen import Seen

if TYPE_CHECKING:
    from compatlint.checking.findings import FileResult
    from compatlint.dataflow.project.asks import Question
    from compatlint.screen.seen import Digest


class JudgedFile(NamedTuple):
    """The result of a file with this content, and what was asked for it that was not for those before it."""

    result: FileResult
    digest: Digest
    asked: Mapping[Question, str]


class Batch(NamedTuple):
    """The results in order; those that may be kept are `judged`, and `whole` tells whether all may."""

    results: list[FileResult]
    judged: tuple[JudgedFile, ...] = ()
    seen: Seen = Seen()
    whole: bool = True
