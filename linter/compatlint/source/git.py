"""git, asked in a way that runs nothing of what a repository says: no filter, no hook, no monitor, no remote.

Names are given in parts: a command line has an end.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence

LONGEST = 20_000  # characters of names in one command; on Windows all of it has 32,767
_PATIENCE = 60  # seconds; a pipe in the place of a file of git's is waited for
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=false",
    "safe.bareRepository=explicit",
)
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "LC_ALL": "C"}


class NoAnswerError(Exception):
    """Why git says nothing; `no_repository` where there is nothing to ask about, or nobody to ask."""

    def __init__(self, why: str, no_repository: bool = False) -> None:
        super().__init__(why)
        self.no_repository = no_repository


def is_blob(data: bytes, blob: bytes) -> bool:
    """Is `data` what git has by this name?"""
    kind = hashlib.sha1 if len(blob) == 40 else hashlib.sha256
    return kind(b"blob %d\0" % len(data) + data).hexdigest().encode() == blob


def ask_in_parts(root: str, command: Sequence[str], names: Iterable[bytes]) -> Iterator[bytes]:
    """What git answers on names, in pieces that end in a NUL, by as many commands as it takes."""
    part: list[bytes] = []
    length = 0
    for name in names:
        length += len(name) + 3
        if part and length > LONGEST:
            yield from filter(None, ask(root, command, part).split(b"\0"))
            part, length = [], len(name) + 3
        part.append(name)
    yield from filter(None, ask(root, command, part).split(b"\0"))


def ask(root: str, command: Sequence[str], names: Sequence[bytes] = ()) -> bytes:
    """What git answers in the directory `root`."""
    git = _program()
    if git is None:
        raise NoAnswerError("git is not installed", no_repository=True)
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    words = [git, "--no-pager", "--literal-pathspecs", *settings, *command]
    try:
        done = subprocess.run(
            [*words, *(["--", *map(os.fsdecode, names)] if names else ())],
            cwd=root,
            env={**os.environ, **_ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoAnswerError(str(error)) from None
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").partition("\n")[0].removeprefix("fatal: ")
        raise NoAnswerError(why, no_repository="not a git repository" in why)
    return done.stdout


def _program() -> str | None:
    """git by its full name: by its mere name Windows would take one that lies in the current directory."""
    name = "git.exe" if os.name == "nt" else "git"
    folders = filter(os.path.isabs, os.environ.get("PATH", os.defpath).split(os.pathsep))
    found = (os.path.join(folder, name) for folder in folders)
    return next((path for path in found if os.path.isfile(path) and os.access(path, os.X_OK)), None)
