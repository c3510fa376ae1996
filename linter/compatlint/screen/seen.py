"""What of the disk a run has seen: files, directories, projects that were walked through. It tells what a run is of."""

from __future__ import annotations

import os
from typing import TypeAlias

from compatlint.source.formats import NOTEBOOK

Digest: TypeAlias = bytes

NO_FILE: Digest = b""


class Seen:
    """Files by their digests (none for what cannot be read), names in directories or not there, files of projects."""

    def __init__(self) -> None:
        self.files: dict[str, Digest] = {}
        self.folders: dict[str, dict[str, bool]] = {}
        self.trees: dict[str, list[str]] = {}
        self.dated = False
        """Does anything in them hold up to a day?"""

    def note_content(self, path: str, data: bytes | None) -> None:
        """A file was read; the first look counts, but where that was only for one that is not too large."""
        if not self.files.get(path):
            self.files[path] = digest(data)
            self.dated = self.dated or (data is not None and _is_dated(path, data))

    def note_name(self, folder: str, name: str, found: bool) -> None:
        """A name was looked for in a directory."""
        self.folders.setdefault(folder, {})[name] = found

    def add(self, other: Seen) -> None:
        """What was seen elsewhere too."""
        self.files = {**other.files, **self.files}
        for folder, names in other.folders.items():
            self.folders.setdefault(folder, {}).update(names)
        self.trees.update(other.trees)
        self.dated = self.dated or other.dated

    def copy(self) -> Seen:
        """All of it, of now."""
        found = Seen()
        found.add(self)
        return found

    def without(self, before: Seen) -> Seen:
        """What is new since then."""
        new = Seen()
        new.files = {path: one for path, one in self.files.items() if before.files.get(path) != one}
        new.trees = {top: files for top, files in self.trees.items() if top not in before.trees}
        for folder, names in self.folders.items():
            known = before.folders.get(folder, {})
            if more := {name: found for name, found in names.items() if name not in known}:
                new.folders[folder] = more
        new.dated = self.dated
        return new


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
