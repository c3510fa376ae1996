"""A patch for eyes, not for `git apply`: keys are masked, and nothing in it acts on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from compatlint.pattern import pattern
from compatlint.report import visible
from compatlint.report.secrets import masked, secrets

_HUNK = pattern(r"@@ -(\d+)(?:,\d+)? \+(\d+)")


def shown(patch: bytes, *, exact: bool = False) -> str:
    """The patch as text; with `exact` its tabs and line ends stay, for it may be applied where no key is in it."""
    lines = masked(_text(patch)).split("\n")
    return "\n".join(_exactly(line) if exact else visible(line.removesuffix("\r")) for line in lines)


def _exactly(line: str) -> str:
    end = "\r" * line.endswith("\r")
    return "\t".join(map(visible, line.removesuffix("\r").split("\t"))) + end


def rows_with_keys(patch: bytes) -> list[int]:
    """The rows of the file that have what looks like a key: as it is on disk, or as it will be for a new line."""
    text = _text(patch)
    found = secrets(text)
    if not found:
        return []
    starts = {text.count("\n", 0, start) for start, _ in found}
    return sorted({row for index, row in enumerate(_rows(text)) if index in starts and row})


def _text(patch: bytes) -> str:
    return patch.decode("utf-8", "backslashreplace")


def _rows(text: str) -> Iterator[int]:
    """The row of each line of a patch; 0 for what is none of the file's."""
    old = new = 0
    for line in text.split("\n"):
        hunk = _HUNK.match(line)
        if hunk:
            old, new = int(hunk[1]), int(hunk[2])
            yield 0
        elif old + new == 0 or line[:1] not in ("-", "+", " "):
            yield 0
        else:
            yield new if line[0] == "+" else old
            old, new = old + (line[0] != "+"), new + (line[0] != "-")
