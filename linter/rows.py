"""Where a line of one version of a file stands in another."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from linter.model import Finding, Span

MANY = 5000  # lines: to match the frequent ones too would take too long
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


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

    @cached_property
    def _stretches(self) -> list[tuple[int, int, int, int]]:
        old, new = _LINE.findall(self.old), _LINE.findall(self.new)
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=len(old) > MANY)
        return [(i, j, k, m) for _, i, j, k, m in matcher.get_opcodes()]


def moved(finding: Finding, row: Callable[[int], int]) -> Finding:
    """A finding in the rows that `row` gives for its own; one in a notebook's cell stays where it is."""
    related = tuple(
        replace(one, span=_span(one.span, row)) if one.filename == finding.filename else one for one in finding.related
    )
    return replace(finding, span=_span(finding.span, row), related=related)


def _span(span: Span, row: Callable[[int], int]) -> Span:
    if span.cell is not None:
        return span
    start, end = row(span.start.row), row(span.end.row)
    return replace(span, start=replace(span.start, row=start), end=replace(span.end, row=max(start, end)))


def _moved(row: int, stretches: list[tuple[int, int, int, int]]) -> int:
    if not stretches:
        return row
    at = bisect_right([start for start, *_ in stretches], row - 1) - 1
    start, _, other, end = stretches[max(at, 0)]
    return max(min(other + row - 1 - start, end - 1), other - (other == end), 0) + 1
