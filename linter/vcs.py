"""What git says of files: those whose changes it could not undo."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator

UNCOMMITTED, UNKNOWN = "has changes that are not committed", "is not under git"
_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")


def unsafe(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Those of the files that `git checkout` could not bring back as they are, each with the reason."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(os.path.dirname(os.path.realpath(path)), []).append(path)
    return sorted(found for folder, inside in folders.items() for found in _unsafe(folder, inside))


def _unsafe(folder: str, paths: list[str]) -> Iterator[tuple[str, str]]:
    names = {os.path.basename(os.path.realpath(path)): path for path in paths}
    status = _status(folder, list(names))
    if status is None:
        yield from ((path, UNKNOWN) for path in paths)
        return
    dirty = {os.path.basename(name) for name in status}
    yield from ((path, UNCOMMITTED) for name, path in names.items() if name in dirty)


def _status(folder: str, names: list[str]) -> list[str] | None:
    """The files of `names` that are changed, untracked or ignored; None where there is no repository, or no git."""
    command = [*_GIT, "status", "--porcelain", "-z", "--ignored", "--untracked-files=all", "--no-renames", "--"]
    try:
        done = subprocess.run(
            [*command, *(f":(literal){name}" for name in names)],
            cwd=folder,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    if done.returncode:
        return None
    return [os.fsdecode(entry[3:]) for entry in done.stdout.split(b"\0") if entry]
