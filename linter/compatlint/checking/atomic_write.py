"""New content for a file: written as a whole or not at all, or shown as a patch."""

from __future__ import annotations

import contextlib
import os
import stat


class NotWrittenError(Exception):
    """Why a file was left as it is; `changed` where somebody else wrote it meanwhile."""

    def __init__(self, why: str, changed: bool = False) -> None:
        super().__init__(why)
        self.changed = changed


def replace(path: str, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`; a symbolic link stays one, and the mode is kept."""
    target = os.path.realpath(path)
    try:
        _replace(target, before, after)
    except OSError as error:
        raise NotWrittenError(f"cannot be written: {error.strerror or error}") from None


def _replace(target: str, before: bytes, after: bytes) -> None:
    status = os.stat(target)
    if not stat.S_ISREG(status.st_mode):
        raise NotWrittenError("is not a regular file")
    if not os.access(target, os.W_OK):
        raise NotWrittenError("is read-only")
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:100]}.{os.getpid()}.tmp")
    try:
        _create(temporary, after, status)
        with open(target, "rb") as file:
            if file.read() != before:
                raise NotWrittenError("was changed while it was checked", changed=True)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _create(path: str, data: bytes, like: os.stat_result) -> None:
    """A new file with the mode of another, and its owner where that is allowed."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(path, like.st_uid, like.st_gid)
    os.chmod(path, stat.S_IMODE(like.st_mode))
