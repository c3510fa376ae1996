"""Places in a text: offsets and rows, spans, the difference of two texts, and edits."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from compatlint.pattern import pattern

# Only \n, \r\n and \r end a line, as in Python's grammar and in libcst.
_LINE = pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_END = pattern(r"\r\n|\r|\n")


def split(text: str) -> list[str]:
    """The lines of a text with their ends."""
    return _LINE.findall(text)


class Lines:
    """Offset of a text ↔ row and column."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _END.finditer(text))]

    def location(self, offset: int) -> Location:
        """Where the character at `offset` stands."""
        row = bisect_right(self._starts, offset)
        return Location(row, offset - self._starts[row - 1] + 1)

    def offset(self, location: Location) -> int:
        """The opposite of `location`."""
        return self._starts[location.row - 1] + location.column - 1


# Edits of text.


class TextChange(NamedTuple):
    """Replace text[start:end] by `content`."""

    start: int
    end: int
    content: str

    @property
    def growth(self) -> int:
        return len(self.content) - (self.end - self.start)


def text_edits(before: str, after: str) -> tuple[TextEdit, ...]:
    """Small, ascending, non-overlapping edits that turn `before` into `after`."""
    where = Lines(before)
    return tuple(
        TextEdit(Span(where.location(start), where.location(end)), content)
        for start, end, content in changes(before, after)
    )


def apply_text_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """`text` after non-overlapping edits, given in any order."""
    where = Lines(text)
    wanted = [TextChange(where.offset(e.span.start), where.offset(e.span.end), e.content) for e in edits]
    return apply_changes(text, sorted(wanted, key=lambda change: change[:2]))


def apply_changes(text: str, wanted: Iterable[TextChange]) -> str:
    """`text` after ascending, non-overlapping changes."""
    parts, done = [], 0
    for start, end, content in wanted:
        parts += [text[done:start], content]
        done = end
    return "".join([*parts, text[done:]])


def changes(before: str, after: str) -> list[TextChange]:
    """What turns `before` into `after`: a diff of lines, each changed stretch cut down to what differs."""
    if before == after:
        return []
    old, new = split(before), split(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    at = [*itertools.accumulate(map(len, inner_old), initial=sum(map(len, old[:head])))]
    if len(inner_old) == len(inner_new) == 1:
        return [_trimmed(at[0], inner_old[0], inner_new[0])]
    import difflib

    matcher = difflib.SequenceMatcher(None, inner_old, inner_new)  # autojunk keeps it fast on long files
    found = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "replace" and j - i == m - k:
            found += [_trimmed(at[i + n], inner_old[i + n], inner_new[k + n]) for n in range(j - i)]
        elif tag != "equal":
            found.append(_trimmed(at[i], "".join(inner_old[i:j]), "".join(inner_new[k:m])))
    return [change for change in found if change.content or change.start < change.end]


def _trimmed(start: int, old: str, new: str) -> TextChange:
    head = _shared(old, new)
    head -= old[max(head - 1, 0) : head + 1] == "\r\n"
    tail = _shared(old[head:][::-1], new[head:][::-1])
    middle = len(old) - tail
    tail -= old[max(middle - 1, 0) : middle + 1] == "\r\n"
    return TextChange(start + head, start + len(old) - tail, new[head : len(new) - tail])


def _shared(one: Sequence[object], other: Sequence[object]) -> int:
    """The length of the common start."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


# What is reported: plain data, picklable, positions of the file.


class Location(Struct, frozen=True, order=True):
    """A point of a file or cell: row and column from 1, the column in code points."""

    row: int
    column: int


class Span(Struct, frozen=True, order=True):
    """A range of a file, or of one cell of a notebook (index among all cells); the end is exclusive."""

    start: Location
    end: Location
    cell: int | None = None


class TextEdit(Struct, frozen=True):
    """Replace what `span` covers by `content`."""

    span: Span
    content: str
