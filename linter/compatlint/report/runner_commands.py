"""Lines of a log that machines which run a build take for commands: what comes from a file must not give any."""

from __future__ import annotations

import os
import uuid

from compatlint.pattern import pattern

# Runners of GitHub, which trim the white space before `::` and look for `##[` anywhere; of Azure; TeamCity.
_RUNNERS = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
_COMMAND = pattern(r"(?m)^((?:[^\S\n]|\x1b\[[\d;]*m)*):(?=:)|#(?=#\w*\[)")


def unheard(text: str) -> str:
    """A text for a log in which no line is a command; elsewhere than in a build it stays as it is."""
    return text if not _in_build() else _COMMAND.sub(lambda found: f"{found[0]} ", text)


def around(data: bytes) -> tuple[bytes, bytes]:
    """What to write before and after bytes that have to stay as they are, so that no command in them is heard.

    They may be a patch: what takes one passes over lines before and after it.
    """
    if not os.environ.get("GITHUB_ACTIONS") or not _COMMAND.search(data.decode("utf-8", "replace")):
        return b"", b""
    word = uuid.uuid4().hex
    return f"::stop-commands::{word}\n".encode(), f"::{word}::\n".encode()


def _in_build() -> bool:
    return any(map(os.environ.get, _RUNNERS))
