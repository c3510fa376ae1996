"""New content for files: each written as a whole or not at all, whatever interrupts it."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import threading
from collections.abc import Iterable, Iterator

from msgspec import Struct

BEGINS, ENDS = ".compatlint-", ".tmp"  # names of files that hold new content
HELD = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # as far as the system has them


class NotWrittenError(Exception):
    """Why a file was left as it is; `changed` where somebody else wrote it meanwhile."""

    def __init__(self, why: str, changed: bool = False) -> None:
        super().__init__(why)
        self.changed = changed


class Replacement(Struct, frozen=True):
    """New content that stands in a file of its own beside the one that it is for.

    Where that one has other names (hard links), its content is written over, so that they all see it.
    """

    target: str
    temporary: str
    before: bytes
    after: bytes
    linked: bool

    def put_in_place(self) -> None:
        """Put the content in place, unless another is there than there was."""
        with _told(), self._cleaned_up():
            with open(self.target, "rb") as file:
                found = file.read()
            if found not in (self.before, self.after):
                raise NotWrittenError("was changed while it was checked", changed=True)
            if found == self.after:  # under another of its names
                self.discard()
            elif self.linked:
                _overwrite(self.target, self.before, self.after)
            else:
                os.replace(self.temporary, self.target)

    def discard(self) -> None:
        """Leave the file as it is."""
        with contextlib.suppress(OSError):
            os.unlink(self.temporary)

    @contextlib.contextmanager
    def _cleaned_up(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.discard()
            raise
        if self.linked:
            self.discard()


def replace(path: str, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`; a symbolic link stays one, and what is said of the file is kept."""
    with signals_held() as came:
        prepare(path, before, after).put_in_place()
    raise_again(came)


def prepare(path: str, before: bytes, after: bytes) -> Replacement:
    """Write `after` beside a file, to be put in the place of `before`."""
    target = os.path.realpath(path)
    with _told():
        status = os.stat(target)
        if not stat.S_ISREG(status.st_mode):
            raise NotWrittenError("is not a regular file")
        if not os.access(target, os.W_OK):
            raise NotWrittenError("is read-only")
        return Replacement(target, _create(target, after, status), before, after, status.st_nlink > 1)


def leftovers(paths: Iterable[str]) -> list[str]:
    """The new content beside files that was never put in place: a run that was killed has left it."""
    found = []
    for folder in {os.path.dirname(os.path.realpath(path)) for path in paths}:
        with contextlib.suppress(OSError):
            names = os.listdir(folder)
            found += [os.path.join(folder, name) for name in names if name.startswith(BEGINS) and name.endswith(ENDS)]
    return sorted(found)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWrittenError(f"cannot be written: {error.strerror or error}") from None


def _create(target: str, data: bytes, like: os.stat_result) -> str:
    """A new file beside `target`, which it is like in all but the content: its name is nobody else's."""
    import tempfile

    handle, path = tempfile.mkstemp(prefix=BEGINS, suffix=ENDS, dir=os.path.dirname(target))
    try:
        with open(handle, "wb") as file:
            file.write(data)
        _take_over(target, path, like)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(path)
        raise
    return path


def _take_over(target: str, path: str, like: os.stat_result) -> None:
    """Owner, group, mode and extended attributes (access lists are some), as far as the system lets us."""
    if hasattr(os, "chown"):
        for owner in (like.st_uid, -1):
            with contextlib.suppress(OSError):
                os.chown(path, owner, like.st_gid)
                break
    os.chmod(path, stat.S_IMODE(like.st_mode))
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(target):
                with contextlib.suppress(OSError):
                    os.setxattr(path, name, os.getxattr(target, name))


def _overwrite(path: str, before: bytes, after: bytes) -> None:
    """Write over the content of a file; what it was is put back where that fails."""
    with open(path, "r+b", buffering=0) as file:
        try:
            _write_all(file.fileno(), after)
        except BaseException:
            file.seek(0)
            _write_all(file.fileno(), before)
            raise


def _write_all(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]
    os.ftruncate(file, len(data))


@contextlib.contextmanager
def signals_held() -> Iterator[list[int]]:
    """Let signals that would end the process wait until what is begun is done; gives those that came."""
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came  # signals are the main thread's
        return
    known = [number for name in HELD if (number := getattr(signal, name, None)) is not None]
    before = {number: signal.getsignal(number) for number in known}
    kept = {number: handler for number, handler in before.items() if handler not in (None, signal.SIG_IGN)}
    for number in kept:
        signal.signal(number, lambda number, _: came.append(number))
    try:
        yield came
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def raise_again(came: list[int]) -> None:
    """Let the last of the signals that came do what it would have done."""
    if came:
        signal.raise_signal(came[-1])
