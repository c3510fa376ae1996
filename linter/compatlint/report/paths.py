"""Names of files for other programs: with slashes, and from where these look for them."""

from __future__ import annotations

import os

from compatlint.source import repository


def slashes(path: str) -> str:
    """A path as it is written everywhere but on Windows."""
    return path.replace("\\", "/")


def top() -> str:
    """The root of the repository that we are in, or the current directory."""
    return repository.root_of(os.getcwd()) or os.getcwd()


def below(root: str, path: str) -> str:
    """A path from `root`, links followed; one that does not lie below it stays as it is."""
    for name, folder in ((os.path.realpath(path), os.path.realpath(root)), (os.path.abspath(path), root)):
        if repository.is_below(name, folder):
            return slashes(os.path.relpath(name, folder))
    return slashes(path)
