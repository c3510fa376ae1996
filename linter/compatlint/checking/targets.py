"""Several targets judged in one run: what each said of a file as one result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compatlint.checking.findings import FileResult, Finding

ONE_OF_SEVERAL = "of several targets it is for you to say which to write for (`--target`)"


def joined(turns: Sequence[Sequence[FileResult]]) -> list[FileResult]:
    """The results of every target's turn, those of a file as one.

    What several targets say alike is said once. Each finding says whose it is, and none has a fix: what suits one
    target would spoil the file for another.
    """
    if len(turns) == 1:
        return list(turns[0])
    by_file: dict[str, list[FileResult]] = {}
    for result in (one for turn in turns for one in turn):
        by_file.setdefault(result.filename, []).append(result)
    return [_one(results) for results in by_file.values()]


def _one(results: list[FileResult]) -> FileResult:
    from msgspec.structs import replace

    first = results[0]
    found = tuple(_named([finding for result in results for finding in result.findings], len(results)))
    unread = dict.fromkeys(name for result in results for name in result.unread)
    unresolved, passed = max((one.unresolved, one.passed) for one in results)
    return replace(first, findings=found, unread=tuple(unread), unresolved=unresolved, passed=passed)


def _named(findings: Iterable[Finding], turns: int) -> Iterator[Finding]:
    from msgspec.structs import replace

    from compatlint.checking.ignores import WHOLLY_UNUSED

    same: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.filename, finding.code, finding.span, finding.message, finding.certainty)
        same.setdefault(key, []).append(finding)
    for group in same.values():
        first, targets = group[0], dict.fromkeys(one.target for one in group if one.target)
        if first.message == WHOLLY_UNUSED and len(group) < turns:
            continue  # it silences what another target's rules find
        whose = ", ".join(targets)
        said = first.message if all(name in first.message for name in targets) else f"{first.message} ({whose})"
        refusal = ONE_OF_SEVERAL if first.fix is not None else first.refusal
        yield replace(first, message=said, target=whose, fix=None, refusal=refusal)
