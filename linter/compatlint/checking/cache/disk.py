"""Is what a run has seen of the disk as it was then? By status as git does it, by content where that is not sure."""

from __future__ import annotations

from typing import NamedTuple

from compatlint.checking.cache.records import Basis, SeenFile, SeenFolder, Status
from compatlint.screen.modules import content, names_in, python_below
from compatlint.screen.seen import NO_FILE, Digest, Seen, digest, status_of
from compatlint.source import regular_files

UNSURE = 2_000_000_000  # nanoseconds before a run, in which a file may change without another time to tell it


class Now(NamedTuple):
    """What of the disk is other than it was."""

    files: dict[str, Digest]
    """The files that have other contents, each by that of today."""
    folders: dict[str, dict[str, bool]]
    """The directories in which other names are, each with all that were looked for."""
    projects: dict[str, list[str]]
    """The files of projects, as they are now, that have others."""
    unsure: bool
    """Was a content read that is as it was, for its status did not tell?"""

    @property
    def is_same(self) -> bool:
        """Is all as it was?"""
        return not (self.files or self.folders or self.projects)


def compared(basis: Basis) -> Now:
    """What is other than `basis` says."""
    files: dict[str, Digest] = {}
    unsure = False
    for path, known in basis.files.items():
        status = status_of(path)
        if known.status != status or (status is None and known.digest):
            found = _digest(path, known.digest)
            unsure = unsure or found == known.digest
            if found != known.digest:
                files[path] = found
    folders = dict[str, dict[str, bool]]()
    for path, folder in basis.folders.items():
        status = status_of(path)
        if folder.status != status or (status is None and any(folder.names.values())):
            names = names_in(path)
            found_now = {name: name in names for name in folder.names}
            unsure = True
            if found_now != folder.names:
                folders[path] = found_now
    below = {top: python_below(top) for top in basis.projects}
    projects = {top: found for top, found in below.items() if found != list(basis.projects[top])}
    return Now(files, folders, projects, unsure)


def _digest(path: str, known: Digest) -> Digest:
    """The content of today; what could not be read for its size is read no further."""
    if known == NO_FILE:
        return digest(content(path))
    try:
        return digest(regular_files.read(path))
    except OSError:
        return NO_FILE


def seen(basis: Basis, now: Now) -> Seen:
    """What `basis` says, as it is now."""
    found = Seen()
    files = ((path, now.files.get(path, known.digest), known.digest) for path, known in basis.files.items())
    found.files = {path: digest for path, digest, before in files if digest != NO_FILE or before == NO_FILE}
    found.folders = {path: now.folders.get(path, known.names) for path, known in basis.folders.items()}
    found.trees = {top: now.projects.get(top, list(files)) for top, files in basis.projects.items()}
    found.dated = bool(basis.day)
    return found


def files(seen: Seen, start: int) -> dict[str, SeenFile]:
    """The files with the status by which they are known again, of those that did not change since long before then."""
    return {path: SeenFile(found, _sure(path, start) if found else None) for path, found in seen.files.items()}


def folders(seen: Seen, start: int) -> dict[str, SeenFolder]:
    """The same of directories."""
    return {path: SeenFolder(names, _sure(path, start)) for path, names in seen.folders.items()}


def _sure(path: str, start: int) -> Status | None:
    """A status that another content would not have: both times are long before the run that read it."""
    found = status_of(path)
    if found is None:
        return None
    _, modified, changed, *_ = found
    return found if max(modified, changed) < start - UNSURE else None
