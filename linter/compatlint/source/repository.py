"""Where the repository of a directory begins, and what lies below a directory."""

from __future__ import annotations

import os


def is_root(folder: str) -> bool:
    """Does a repository begin at `folder`?"""
    return os.path.lexists(os.path.join(folder, ".git"))


def root_of(folder: str) -> str:
    """The root of the repository that the absolute `folder` lies in, or an empty string."""
    while not is_root(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder


def is_below(path: str, folder: str) -> bool:
    """Does one absolute path lie below another? Links are not followed."""
    return path.startswith(os.path.join(folder, ""))
