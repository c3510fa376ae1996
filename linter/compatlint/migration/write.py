"""What a migration changes, written: all files or none, after git was asked whether it could undo them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compatlint.checking import atomic_write
from compatlint.errors import UsageError
from compatlint.migration.committed import unsafe

if TYPE_CHECKING:
    from compatlint.migration.record import FileChange


def write(changes: Sequence[FileChange], *, force: bool) -> None:
    """Put the new content in place; where one file can't be written, those before it are put back.

    Without `force` only files that git has as they are: a UsageError names the others.
    """
    refused = [] if force else unsafe({change.filename: change.before for change in changes})
    if refused:
        lines = [f"{path} {why}" for path, why in refused]
        raise UsageError("\n".join([*lines, "nothing is written: commit first, or give --force"]))
    done: list[FileChange] = []
    for change in changes:
        why = _failure(change.filename, change.before, change.after)
        if why:
            raise UsageError("\n".join([f"{change.filename} {why}: nothing is written", *_put_back(done)]))
        done.append(change)


def _put_back(done: Sequence[FileChange]) -> Iterator[str]:
    """Undo what was written; says what could not be undone."""
    for change in done:
        why = _failure(change.filename, change.after, change.before)
        if why:
            yield f"{change.filename} {why}: it stays rewritten"


def _failure(path: str, before: bytes, after: bytes) -> str:
    """Write a file; why that was not possible, or an empty string."""
    try:
        atomic_write.replace(path, before, after)
    except atomic_write.NotWrittenError as error:
        return str(error)
    return ""
