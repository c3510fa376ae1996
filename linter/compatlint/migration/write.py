"""What a migration changes, written: all files or none, after git was asked whether it could undo them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from compatlint.checking.atomic_write import NotWrittenError, Replacement, prepare, signals_held
from compatlint.errors import UsageError
from compatlint.migration.committed import unsafe

if TYPE_CHECKING:
    from compatlint.migration.record import FileChange


def write(changes: Sequence[FileChange], *, force: bool) -> list[int]:
    """Put the new content in place; where one file can't be written, those before it are put back.

    Without `force` only files that git has as they are: a UsageError names the others. Signals that came meanwhile are
    given back: they did nothing yet.
    """
    refused = [] if force else unsafe({change.filename: change.before for change in changes})
    if refused:
        lines = [f"{path} {why}" for path, why in refused]
        raise UsageError("\n".join([*lines, "nothing is written: commit first, or give --force"]))
    with signals_held() as came:
        prepared, at = _prepared(changes), 0
        try:
            for at, new in enumerate(prepared):  # noqa: B007  where it fails
                new.put_in_place()
        except BaseException as error:
            _discard(prepared[at + 1 :])
            stays = [*_put_back(changes[:at])]
            if isinstance(error, NotWrittenError):
                raise UsageError("\n".join([_nothing(changes[at], error), *stays])) from None
            raise
    return came


def _prepared(changes: Sequence[FileChange]) -> list[Replacement]:
    """The new content of all files, beside them."""
    done: list[Replacement] = []
    try:
        for change in changes:
            done.append(prepare(change.filename, change.before, change.after))  # noqa: PERF401  some may be done
    except BaseException as error:
        _discard(done)
        if isinstance(error, NotWrittenError):
            raise UsageError(_nothing(changes[len(done)], error)) from None
        raise
    return done


def _discard(prepared: Iterable[Replacement]) -> None:
    for one in prepared:
        one.discard()


def _nothing(change: FileChange, error: NotWrittenError) -> str:
    return f"{change.filename} {error}: nothing is written"


def _put_back(done: Sequence[FileChange]) -> Iterator[str]:
    """Undo what was written; says what could not be undone."""
    for change in done:
        why = _failure(change.filename, change.after, change.before)
        if why:
            yield f"{change.filename} {why}: it stays rewritten"


def _failure(path: str, before: bytes, after: bytes) -> str:
    """Write a file; why that was not possible, or an empty string."""
    try:
        prepare(path, before, after).put_in_place()
    except NotWrittenError as error:
        return str(error)
    return ""
