"""Which files git could bring back as they are, asked in a way that runs nothing of what the repository says.

`git status` runs filters and monitors that the configuration of a repository names. So git is asked for no more than
what stands in the index and in the last commit; whether a file is that is computed here. Names are given in parts: a
command line has an end.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from compatlint.source import repository

UNCOMMITTED, UNKNOWN = "has changes that are not committed", "is not under git"
CONVERTED = "is not as git would check it out: its line ends are others"
LONGEST = 20_000  # characters of names in one command; on Windows all of it has 32,767
_PATIENCE = 60  # seconds; a pipe in the place of a file of git's is waited for
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=false",
    "safe.bareRepository=explicit",
)
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "LC_ALL": "C"}
_YES = ("true", "yes", "on", "1")


class _NoAnswerError(Exception):
    """Why git says nothing."""


class _Entry(NamedTuple):
    """A file as git keeps it."""

    mode: bytes
    blob: bytes


def unsafe(contents: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Those of the files, by path and content, that `git checkout` could not bring back as they are, each with why."""
    trees: dict[str, dict[bytes, str]] = {}
    for path in contents:
        real = os.path.realpath(path)
        folder = os.path.dirname(real)
        root = repository.root_of(folder) or folder
        trees.setdefault(root, {})[os.fsencode(os.path.relpath(real, root).replace(os.sep, "/"))] = path
    return sorted(
        (path, why)
        for root, paths in trees.items()
        for path, why in _reasons(root, {name: (path, contents[path]) for name, path in paths.items()})
        if why
    )


def _reasons(root: str, files: Mapping[bytes, tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    """The files of one repository, each with the reason or an empty string."""
    try:
        staged, committed = _staged(root, files), _committed(root, files)
        windows = _with_crlf(root, [name for name in files if name in staged and b"\r\n" in files[name][1]])
    except _NoAnswerError as error:
        yield from ((path, str(error)) for path, _ in files.values())
        return
    for name, (path, data) in files.items():
        entry = staged.get(name)
        if entry is None or committed.get(name) != entry:
            yield path, UNCOMMITTED
        elif _is(data, entry.blob):
            yield path, ""
        elif _is(data.replace(b"\r\n", b"\n"), entry.blob):
            same = name in windows and data.count(b"\n") == data.count(b"\r\n")
            yield path, "" if same else CONVERTED
        else:
            yield path, UNCOMMITTED


def _is(data: bytes, blob: bytes) -> bool:
    """Is `data` what git has by this name?"""
    kind = hashlib.sha1 if len(blob) == 40 else hashlib.sha256
    return kind(b"blob %d\0" % len(data) + data).hexdigest().encode() == blob


# What git is asked.


def _staged(root: str, names: Iterable[bytes]) -> dict[bytes, _Entry]:
    """What the index has of the files; one in conflict has no entry."""
    found = {}
    for line in _ask_in_parts(root, ("ls-files", "--stage", "-z"), names):
        said, _, name = line.partition(b"\t")
        mode, blob, stage = said.split()
        if stage == b"0":
            found[name] = _Entry(mode, blob)
    return found


def _committed(root: str, names: Iterable[bytes]) -> dict[bytes, _Entry]:
    """What the last commit has of the files; where there is none, nothing."""
    try:
        lines = list(_ask_in_parts(root, ("ls-tree", "-z", "HEAD"), names))
    except _NoAnswerError:
        return {}
    found = {}
    for line in lines:
        said, _, name = line.partition(b"\t")
        mode, _, blob = said.split()
        found[name] = _Entry(mode, blob)
    return found


def _with_crlf(root: str, names: Sequence[bytes]) -> frozenset[bytes]:
    """Those of the text files that are checked out with the line ends of Windows."""
    if not names:
        return frozenset()
    automatic, eol = (_setting(root, f"core.{name}") for name in ("autocrlf", "eol"))
    native = eol == "crlf" or (eol in ("", "native") and os.linesep == "\r\n")
    found = set()
    for line in _ask_in_parts(root, ("ls-files", "--eol", "-z"), names):
        said, _, name = line.partition(b"\t")
        attributes = said.partition(b"attr/")[2].split()
        if b"eol=crlf" in attributes:
            found.add(name)
        elif b"eol=lf" in attributes or b"-text" in attributes:
            continue
        elif automatic in _YES or (attributes and automatic != "input" and native):
            found.add(name)
    return frozenset(found)


def _setting(root: str, name: str) -> str:
    try:
        return os.fsdecode(_ask(root, ("config", "--get", name), ())).strip().lower()
    except _NoAnswerError:
        return ""


def _ask_in_parts(root: str, command: Sequence[str], names: Iterable[bytes]) -> Iterator[bytes]:
    part: list[bytes] = []
    length = 0
    for name in names:
        length += len(name) + 3
        if part and length > LONGEST:
            yield from filter(None, _ask(root, command, part).split(b"\0"))
            part, length = [], len(name) + 3
        part.append(name)
    yield from filter(None, _ask(root, command, part).split(b"\0"))


def _ask(root: str, command: Sequence[str], names: Sequence[bytes]) -> bytes:
    """What git answers."""
    git = _program()
    if git is None:
        raise _NoAnswerError(UNKNOWN)
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
        raise _NoAnswerError(f"is not known to be committed: {error}") from None
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").partition("\n")[0].removeprefix("fatal: ")
        raise _NoAnswerError(UNKNOWN if "not a git repository" in why else f"is not known to be committed: {why}")
    return done.stdout


def _program() -> str | None:
    """git by its full name: by its mere name Windows would take one that lies in the current directory."""
    name = "git.exe" if os.name == "nt" else "git"
    folders = filter(os.path.isabs, os.environ.get("PATH", os.defpath).split(os.pathsep))
    found = (os.path.join(folder, name) for folder in folders)
    return next((path for path in found if os.path.isfile(path) and os.access(path, os.X_OK)), None)
