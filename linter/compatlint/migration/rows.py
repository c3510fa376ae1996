"""Where what stands in one version of a file is in another."""

from __future__ import annotations

import difflib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.scopes.tree import descendants
from compatlint.pattern import pattern
from compatlint.source.line_diff import opcodes
from compatlint.source.spans import spans

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding
    from compatlint.source.cells import Source
    from compatlint.source.text import Location, Span

LONGEST = 1000  # characters of a line in which a column is looked for
_LINE = pattern(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LEAVES = (cst.Name, cst.SimpleString, cst.BaseNumber, cst.FormattedStringText, cst.Comment, cst.Pass, cst.Ellipsis)


class Rows(Struct, frozen=True, dict=True):
    """Two versions of a file; `back` says of each row of the new one which of the old it was, where that is known."""

    old: bytes
    new: bytes
    back: tuple[int, ...] = ()

    def before(self, row: int) -> int:
        """The old row (from 1) of what stands in a row of the new version; of what is new, that below which it came."""
        if self.back:
            return self.back[max(min(row, len(self.back)), 1) - 1]
        return row if self.old == self.new else _moved(row, [(k, m, i, j) for i, j, k, m in self._stretches])

    def after(self, row: int) -> int:
        """The new row of what stood in a row of the old version."""
        if self.back:
            return min(bisect_left(self._rising, row) + 1, len(self.back))
        return row if self.old == self.new else _moved(row, self._stretches)

    def place_before(self, place: Location) -> Location:
        """Where a place of the new version is in the old one."""
        row = self.before(place.row)
        return replace(place, row=row, column=_column(place.column, _at(self._new, place.row), _at(self._old, row)))

    def place_after(self, place: Location) -> Location:
        """Where a place of the old version is in the new one."""
        row = self.after(place.row)
        return replace(place, row=row, column=_column(place.column, _at(self._old, place.row), _at(self._new, row)))

    @cached_property
    def _rising(self) -> list[int]:
        """`back`, nowhere falling."""
        found: list[int] = []
        for row in self.back:
            found.append(max(row, found[-1]) if found else row)
        return found

    @cached_property
    def _old(self) -> list[bytes]:
        return _LINE.findall(self.old)

    @cached_property
    def _new(self) -> list[bytes]:
        return _LINE.findall(self.new)

    @cached_property
    def _stretches(self) -> list[tuple[int, int, int, int]]:
        return [(i, j, k, m) for _, i, j, k, m in opcodes(self._old, self._new)]


def edited(source: Source, trees: Sequence[cst.Module], data: bytes) -> tuple[int, ...]:
    """For each row of `data`, which edits made of a file, the row that it was; nothing for what is no plain file.

    What the edits left alone is the same node in both trees: no line is looked for by what it says.
    """
    cell = source.cells[0] if len(source.cells) == 1 else None
    if source.container is not None or cell is None or cell.margins or cell.above:
        return ()
    leaves = [node for node in descendants(cell.module) if isinstance(node, _LEAVES)]
    old, new = spans(cell.module, leaves, text=cell.code), spans(trees[0], leaves)
    known: dict[int, int] = {}
    for node, span in new.items():
        row = span.start.row
        known[row] = min(known.get(row, old[node].start.row), old[node].start.row)
    before, after, found = _LINE.findall(source.data), _LINE.findall(data), [0]
    for row, line in enumerate(after, 1):
        below = min(found[-1] + 1, len(before)) or 1
        same = below > found[-1] and before[below - 1 : below] == [line]
        found.append(known.get(row, below if same or not found[-1] else found[-1]))
    return tuple(found[1:])


def joined(steps: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Several steps as one; nothing where the rows of one aren't known."""
    if not steps or not all(steps):
        return ()
    *first, rows = steps
    for step in reversed(first):
        rows = tuple(step[min(row, len(step)) - 1] for row in rows)
    return rows


def moved(finding: Finding, place: Callable[[Location], Location]) -> Finding:
    """A finding in the places that `place` gives for its own; one in a notebook's cell stays where it is."""
    related = tuple(
        replace(one, span=_span(one.span, place)) if one.filename == finding.filename else one
        for one in finding.related
    )
    return replace(finding, span=_span(finding.span, place), related=related)


def _span(span: Span, place: Callable[[Location], Location]) -> Span:
    if span.cell is not None:
        return span
    start, end = place(span.start), place(span.end)
    return replace(span, start=start, end=max(start, end, key=lambda one: (one.row, one.column)))


def _at(lines: Sequence[bytes], row: int) -> str:
    return lines[row - 1].decode("utf-8", "replace").rstrip("\r\n") if 0 < row <= len(lines) else ""


def _column(column: int, line: str, other: str) -> int:
    """The column in another version of a line."""
    if line == other or max(len(line), len(other)) > LONGEST:
        return column
    matcher = difflib.SequenceMatcher(None, line, other, autojunk=False)
    return _moved(column, [(i, j, k, m) for _, i, j, k, m in matcher.get_opcodes()])


def _moved(row: int, stretches: list[tuple[int, int, int, int]]) -> int:
    if not stretches:
        return row
    at = bisect_right([start for start, *_ in stretches], row - 1) - 1
    start, _, other, end = stretches[max(at, 0)]
    return max(min(other + row - 1 - start, end - 1), other - (other == end), 0) + 1
