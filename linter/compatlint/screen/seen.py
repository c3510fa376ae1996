"""What of the disk a run has seen: files, directories, projects that were walked through. It tells what a run is of."""

from __future__ import annotations

import os
from typing import NamedTuple, TypeAlias

from compatlint.source.formats import NOTEBOOK

Digest: TypeAlias = bytes

NO_FILE: Digest = b""


class Seen:
    """Files by their digests (none for what cannot be read), the names in directories, the files of projects."""

    def __init__(self) -> None:
        self.files: dict[str, Digest] = {}
        self.folders: dict[str, frozenset[str]] = {}
        self.trees: dict[str, list[str]] = {}
        self.dated = False
        """Does anything in them hold up to a day?"""

    def note_content(self, path: str, data: bytes | None) -> None:
        """A file was read; the first look counts, but where that was only for one that is not too large."""
        if not self.files.get(path):
            self.files[path] = digest(data)
            self.dated = self.dated or (data is not None and _is_dated(path, data))

    def add(self, other: Seen) -> None:
        """What was seen elsewhere too."""
        self.files = {**other.files, **self.files}
        self.folders.update(other.folders)
        self.trees.update(other.trees)
        self.dated = self.dated or other.dated

    def since(self, before: Counts) -> Seen:
        """What is new since then."""
        new = Seen()
        new.files = dict(list(self.files.items())[before.files :])
        new.folders = dict(list(self.folders.items())[before.folders :])
        new.trees = dict(list(self.trees.items())[before.trees :])
        new.dated = self.dated
        return new

    def counts(self) -> Counts:
        """How much it is."""
        return Counts(len(self.files), len(self.folders), len(self.trees))


class Counts(NamedTuple):
    """How much was seen up to a time."""

    files: int
    folders: int
    trees: int


def digest(data: bytes | None) -> Digest:
    """What stands for a content."""
    if data is None:
        return NO_FILE
    import hashlib

    return hashlib.sha256(data).digest()[:16]


def _is_dated(path: str, data: bytes) -> bool:
    """May it have an ignore comment with an end? JSON may write the sign otherwise."""
    return b"until" in data and (path.endswith(NOTEBOOK) or b"compatlint" in data or b"noqa" in data)


def status_of(path: str) -> tuple[int, ...] | None:
    """What changes with a file or directory; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode
