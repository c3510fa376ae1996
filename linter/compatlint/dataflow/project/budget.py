"""How much may be asked for one file: all of it where few are checked, a share of what a run has where many are.

So the time of a run does not grow faster than the number of its files, however much each of them leads to.
"""

from __future__ import annotations

from math import ceil, log
from typing import NamedTuple

SHARING = 200  # files that each have the whole of it
STEP = 1.25


class Budget(NamedTuple):
    """What is spent on one file at most.

    `questions` about values, `reserve` of them for each call even when those of the file are used up (what is plain
    stays plain); `files` that it may lead to; `importers` that are asked what they make of it.
    """

    questions: int = 20_000
    reserve: int = 200
    files: int = 200
    importers: int = 24

    def shared(self, count: int) -> Budget:
        """The share of each of `count` files, by steps: one file more gives the others no other budget."""
        if count <= SHARING:
            return self
        count = ceil(SHARING * STEP ** ceil(log(count / SHARING, STEP)))
        return Budget(*(max(least, whole * SHARING // count) for whole, least in zip(self, LEAST, strict=True)))

    def part(self, divisor: int) -> Budget:
        """The same with fewer questions."""
        return self._replace(questions=self.questions // divisor)


WHOLE = Budget()
LEAST = Budget(1_000, 50, 20, 3)
