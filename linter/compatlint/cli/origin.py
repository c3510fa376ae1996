"""What a report is of: the project, the commit that is checked out, the date, the command."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import sys

from compatlint.migration.record import Origin
from compatlint.pattern import pattern
from compatlint.source import git, regular_files, repository

_NAME = pattern(r"""(?m)^\[(?:project|tool\.poetry)\]\s*\n(?:(?!\[).*\n)*?name\s*=\s*["']([^"'\n]+)["']""")


def origin() -> Origin:
    """That of a run in the current directory, now."""
    top = repository.root_of(os.getcwd()) or os.getcwd()
    return Origin(_project(top), _commit(top), _date(), shlex.join(["compatlint", *sys.argv[1:]]))


def _project(top: str) -> str:
    """The name that the project gives itself, else that of its directory."""
    for folder in dict.fromkeys((os.getcwd(), top)):
        try:
            text = regular_files.read(os.path.join(folder, "pyproject.toml"), regular_files.LARGEST_TEXT)
        except OSError:
            continue
        found = _NAME.search(text.decode("utf-8", "replace"))
        if found is not None:
            return found[1]
    return os.path.basename(top)


def _commit(top: str) -> str:
    try:
        return os.fsdecode(git.ask(top, ("rev-parse", "--verify", "--quiet", "HEAD")).strip())[:12]
    except git.NoAnswerError:
        return ""


def _date() -> str:
    """Now or, for a report that is to be the same twice, the time that SOURCE_DATE_EPOCH gives."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.fromtimestamp(int(given), dt.timezone.utc) if given.isdigit() else dt.datetime.now().astimezone()
    return now.isoformat(" ", "minutes")
