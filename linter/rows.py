"""Where a line of one version of a file stands in another."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True)
class Rows:
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
        matcher = difflib.SequenceMatcher(None, _LINE.findall(self.old), _LINE.findall(self.new), autojunk=False)
        return [(i, j, k, m) for _, i, j, k, m in matcher.get_opcodes()]


def _moved(row: int, stretches: list[tuple[int, int, int, int]]) -> int:
    if not stretches:
        return row
    at = bisect_right([start for start, *_ in stretches], row - 1) - 1
    start, _, other, end = stretches[max(at, 0)]
    return max(min(other + row - 1 - start, end - 1), other - (other == end), 0) + 1
