"""Which files git could bring back as they are, asked in a way that runs nothing of what the repository says.

`git status` runs filters and monitors that the configuration of a repository names. So git is asked for no more than
what stands in the index and in the last commit; whether a file is that is computed here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from compatlint.source import git, repository

UNCOMMITTED, UNKNOWN = "has changes that are not committed", "is not under git"
CONVERTED = "is not as git would check it out: its line ends are others"
_YES = ("true", "yes", "on", "1")


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
    except git.NoAnswerError as error:
        why = UNKNOWN if error.no_repository else f"is not known to be committed: {error}"
        yield from ((path, why) for path, _ in files.values())
        return
    for name, (path, data) in files.items():
        entry = staged.get(name)
        if entry is None or committed.get(name) != entry:
            yield path, UNCOMMITTED
        elif git.is_blob(data, entry.blob):
            yield path, ""
        elif git.is_blob(data.replace(b"\r\n", b"\n"), entry.blob):
            same = name in windows and data.count(b"\n") == data.count(b"\r\n")
            yield path, "" if same else CONVERTED
        else:
            yield path, UNCOMMITTED


# What git is asked.


def _staged(root: str, names: Iterable[bytes]) -> dict[bytes, _Entry]:
    """What the index has of the files; one in conflict has no entry."""
    found = {}
    for line in git.ask_in_parts(root, ("ls-files", "--stage", "-z"), names):
        said, _, name = line.partition(b"\t")
        mode, blob, stage = said.split()
        if stage == b"0":
            found[name] = _Entry(mode, blob)
    return found


def _committed(root: str, names: Iterable[bytes]) -> dict[bytes, _Entry]:
    """What the last commit has of the files; where there is none, nothing."""
    try:
        lines = list(git.ask_in_parts(root, ("ls-tree", "-z", "HEAD"), names))
    except git.NoAnswerError:
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
    for line in git.ask_in_parts(root, ("ls-files", "--eol", "-z"), names):
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
        return os.fsdecode(git.ask(root, ("config", "--get", name), ())).strip().lower()
    except git.NoAnswerError:
        return ""
