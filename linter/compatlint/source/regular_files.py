"""Files as bytes: regular ones only, with a bound, whatever a name may lead to."""

from __future__ import annotations

import errno
import os
import stat

LARGEST = 250_000_000  # bytes of a file that is checked: a batch of requests may have 200 million
LARGEST_TEXT = 5_000_000  # of one that a person writes: a configuration, a pack, an ignore file
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_PART = 16_384
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # for whoever writes into a pipe


def read(path: str, most: int = LARGEST, *, follow: bool = True) -> bytes:
    """What is in the regular file at `path`; an OSError says why it is not read, with the size where that is `most`.

    A device is not even opened: that alone can act. Without `follow` a symbolic link is no regular file.
    """
    _check(os.stat(path, follow_symlinks=follow), most)
    descriptor = os.open(path, _FLAGS | _NO_WAITING | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    try:
        status = os.fstat(descriptor)
        _check(status, most)
        return _all(descriptor, status.st_size, most)
    finally:
        os.close(descriptor)


def _check(status: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file")
    if status.st_size > most:
        raise _too_large(most)


def _all(descriptor: int, size: int, most: int) -> bytes:
    """All of a file, which need not be of the size that it says (those in /proc say none)."""
    parts: list[bytes] = []
    found = 0
    while part := os.read(descriptor, max(size + 1 - found, _PART)):
        parts.append(part)
        found += len(part)
        if found > most:
            raise _too_large(most)
    return b"".join(parts)


def _too_large(most: int) -> OSError:
    return OSError(errno.EFBIG, f"it has more than {most // 1_000_000} MB")
