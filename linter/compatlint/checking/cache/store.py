"""The files of the user's cache directory that hold results: one for the runs of one kind.

Each is written as a whole or not at all, so that neither two runs at once nor the end of one can leave half of it; the
last one that is written stays. What is not exactly of the kind that is expected counts as nothing.
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import NamedTuple
from zlib import crc32

import msgspec

from compatlint.checking.cache.records import Basis, KeptResults, Questions
from compatlint.packs import cache

DAY = 86_400  # seconds
OLDEST = 30 * DAY
LARGEST = 500_000_000  # bytes of all results
_NAME, _END = "results-", ".bin"


class Earlier(NamedTuple):
    """What is kept of a run: its basis, and what is read where that tells that it may count."""

    basis: Basis
    rows: bytes
    questions: bytes


class _Rest(msgspec.Struct, frozen=True, array_like=True):
    rows: bytes
    questions: bytes


def path_of(folder: str | None, name: str) -> str:
    """Where the results of the runs of a kind are."""
    number = crc32(name.encode("utf-8", "surrogatepass"))
    return os.path.join(cache.folder(folder), f"{_NAME}{number:08x}{_END}")


def restore(path: str, key: bytes) -> Earlier | None:
    """What is kept for `key`, as far as it counts today."""
    found = cache.restore(path, key)
    if found is None:
        return None
    try:
        basis, rest = msgspec.msgpack.decode(found[0], type=Basis), msgspec.msgpack.decode(found[1], type=_Rest)
    except (msgspec.DecodeError, ValueError):
        return None
    return Earlier(basis, rest.rows, rest.questions) if basis.day in ("", today()) else None


def rows(kept: Earlier) -> KeptResults | None:
    """The results."""
    try:
        return msgspec.msgpack.decode(kept.rows, type=KeptResults)
    except (msgspec.DecodeError, ValueError):
        return None


def questions(kept: Earlier) -> Questions | None:
    """The questions that were asked."""
    try:
        return msgspec.msgpack.decode(kept.questions, type=Questions)
    except (msgspec.DecodeError, ValueError):
        return None


def packed(basis: Basis, rows: KeptResults, questions: Questions) -> Earlier | None:
    """What is to be kept; None where a name is no text."""
    try:
        return Earlier(basis, msgspec.msgpack.encode(rows), msgspec.msgpack.encode(questions))
    except ValueError:
        return None


def keep(path: str, key: bytes, kept: Earlier | None) -> None:
    """Write it, and take away what is too old or too much."""
    if kept is None:
        return
    with contextlib.suppress(ValueError):  # the names in the basis need not be texts either
        rest = msgspec.msgpack.encode(_Rest(kept.rows, kept.questions))
        cache.keep(path, key, (msgspec.msgpack.encode(kept.basis), rest))
        _prune(os.path.dirname(path), path)


def used(path: str) -> None:
    """Remember that it still counts."""
    with contextlib.suppress(OSError):
        if os.stat(path).st_mtime < time.time() - DAY:
            os.utime(path)


def today() -> str:
    """The day, by which ignore comments end."""
    import datetime as dt

    return dt.date.today().isoformat()


def clean(folder: str | None) -> tuple[int, int]:
    """Take away all that is kept, packs too; how many files that were, and how many bytes."""
    sizes = [(entry, entry.stat().st_size) for entry in _entries(cache.folder(folder))]
    gone = [size for entry, size in sizes if _removed(entry.path)]
    return len(gone), sum(gone)


def _prune(folder: str, newest: str) -> None:
    """Take away results that nobody used for long, the oldest of too many, and what a run that was ended left."""
    now, size = time.time(), 0
    with contextlib.suppress(OSError):
        found = [(entry.stat().st_mtime, entry.stat().st_size, entry) for entry in _entries(folder)]
        for used_last, its, entry in sorted(found, key=lambda one: -one[0]):
            begun = not entry.name.endswith(_END)
            size += its if entry.name.startswith(_NAME) else 0
            old = now - used_last > (DAY if begun else OLDEST)
            if entry.path != newest and (old or (size > LARGEST and entry.name.startswith(_NAME))):
                _removed(entry.path)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is ours in the directory."""
    try:
        with os.scandir(folder) as found:
            own = [entry for entry in found if entry.is_file(follow_symlinks=False)]
    except OSError:
        return []
    return [one for one in own if one.name.startswith((_NAME, "packs-", "tmp")) and _is_ours(one.name)]


def _is_ours(name: str) -> bool:
    return name.endswith(_END) or (name.startswith("tmp") and "." not in name)


def _removed(path: str) -> bool:
    with contextlib.suppress(OSError):
        os.unlink(path)
        return True
    return False
