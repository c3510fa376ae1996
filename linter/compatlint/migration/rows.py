"""Where what stands in one version of a file is in another."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from compatlint.pattern import pattern

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding
    from compatlint.source.text import Location, Span

MANY = 5000  # lines: to match the frequent ones too would take too long
_LINE = pattern(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Rows(Struct, frozen=True, dict=True):
    """Two versions of a file."""

    old: bytes
    new: bytes

    def before(self, row: int) -> int:
        """The old row (from 1) of what stands in a row of the new version; of what is new, that below which it came."""
        return row if self.old == self.new else _moved(row, [(k, m, i, j) for i, j, k, m in self._stretches])

    def after(self, row: int) -> int:
        """The new row of what stood in a row of the old version."""
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
    def _old(self) -> list[bytes]:
        return _LINE.findall(self.old)

    @cached_property
    def _new(self) -> list[bytes]:
        return _LINE.findall(self.new)

    @cached_property
    def _stretches(self) -> list[tuple[int, int, int, int]]:
        return _stretches(self._old, self._new, junk=len(self._old) > MANY)


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
    if line == other:
        return column
    return _moved(column, _stretches(line, other, junk=False))


def _stretches(one: Sequence[Hashable], other: Sequence[Hashable], *, junk: bool) -> list[tuple[int, int, int, int]]:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=junk)
    return [(i, j, k, m) for _, i, j, k, m in matcher.get_opcodes()]


def _moved(row: int, stretches: list[tuple[int, int, int, int]]) -> int:
    if not stretches:
        return row
    at = bisect_right([start for start, *_ in stretches], row - 1) - 1
    start, _, other, end = stretches[max(at, 0)]
    return max(min(other + row - 1 - start, end - 1), other - (other == end), 0) + 1
