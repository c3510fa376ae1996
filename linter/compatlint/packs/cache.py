"""A file in the user's cache directory that nobody else has written: a key, and two parts of what it stands for.

Whoever can guess the key could plant an answer. So a file counts only where it and its directory are the user's own and
closed to all others, as a checkout never leaves them. What is read is bytes in parts: no content of a file can do more
than be wrong, and what is damaged or anybody else's is passed over.
"""

from __future__ import annotations

import os
import stat
from zlib import crc32

SIZE = 8  # bytes of a number; three of them stand in front: a checksum, and the lengths of the key and the first part


def folder(given: str | None = None) -> str:
    """The directory that is ours: in the one that is `given`, or named for us, or of the user's caches.

    A relative one of those would be another in each project.
    """
    own = given or os.environ.get("COMPATLINT_CACHE_DIR")
    if own:
        return os.path.join(os.path.abspath(own), "compatlint")
    named = (os.environ.get(name, "") for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"))
    home = next(filter(os.path.isabs, named), os.path.expanduser("~/.cache"))
    return os.path.join(home, "compatlint")


def restore(path: str, key: bytes) -> tuple[bytes, bytes] | None:
    """The parts that were kept for `key`."""
    kept = _content(path)
    checksum, length, first = (int.from_bytes(kept[at : at + SIZE], "big") for at in (0, SIZE, 2 * SIZE))
    start = 3 * SIZE + len(key)
    if length != len(key) or not kept.startswith(key, 3 * SIZE) or crc32(memoryview(kept)[SIZE:]) != checksum:
        return None
    return kept[start : start + first], kept[start + first :]


def keep(path: str, key: bytes, parts: tuple[bytes, bytes]) -> None:
    """Write the cache file atomically; a place that can't be written to only costs time."""
    from tempfile import mkstemp

    lengths = b"".join(len(part).to_bytes(SIZE, "big") for part in (key, parts[0]))
    content = b"".join((lengths, key, *parts))
    try:
        if not _own_folder(os.path.dirname(path)):
            return
        descriptor, beside = mkstemp(dir=os.path.dirname(path))
        try:
            with open(descriptor, "wb") as file:
                file.write(crc32(content).to_bytes(SIZE, "big") + content)
            os.replace(beside, path)
        except BaseException:
            os.unlink(beside)
            raise
    except OSError:
        return


def _content(path: str) -> bytes:
    """What a file says that only we can have written, else nothing."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        if not _is_private(os.lstat(os.path.dirname(path))):
            return b""
        with open(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            return file.read() if stat.S_ISREG(status.st_mode) and _is_private(status) else b""
    except OSError:
        return b""


def _own_folder(path: str) -> bool:
    """Is there a directory that is ours alone? One that is ours is closed to others."""
    os.makedirs(path, mode=stat.S_IRWXU, exist_ok=True)
    status = os.lstat(path)
    if stat.S_ISDIR(status.st_mode) and _is_ours(status) and not _is_private(status):
        os.chmod(path, stat.S_IRWXU)
        status = os.lstat(path)
    return stat.S_ISDIR(status.st_mode) and _is_private(status)


def _is_private(status: os.stat_result) -> bool:
    """Is something the user's, and closed to all others? Windows keeps its directory so."""
    return os.name == "nt" or (_is_ours(status) and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _is_ours(status: os.stat_result) -> bool:
    return os.name == "nt" or status.st_uid == os.geteuid()
