"""Three-valued truth, and the arms of branches that must have been taken."""

from __future__ import annotations

from collections.abc import Hashable
from enum import IntEnum
from typing import Literal, TypeAlias


class Truth(IntEnum):
    """Kleene's strong three-valued logic: and is min, or is max, not is 2-x."""

    NO = 0
    MAYBE = 1
    YES = 2

    def __invert__(self) -> Truth:
        return Truth(2 - self)


Arms: TypeAlias = dict[Hashable, tuple[frozenset[int], int]]
GUARD_BUDGET = 12  # branches that one guard remembers; one that forgets some only holds more often


class Guard:
    """The arms of branches that must have been taken: for a branch those still possible, and how many there are."""

    __slots__ = ("arms",)

    def __init__(self, arms: Arms | None = None) -> None:
        self.arms = arms or {}

    def __and__(self, other: Guard) -> Guard | None:
        """Both hold; None where they contradict each other."""
        mine, theirs = self.arms, other.arms
        if not theirs or mine is theirs:
            return self
        if not mine:
            return other
        merged: Arms | None = None
        for branch, entry in theirs.items():
            known = mine.get(branch)
            left = entry[0] if known is None else entry[0] & known[0]
            if not left:
                return None
            if known is not None and left == known[0]:
                continue
            if merged is None:
                merged = {**mine}
            if known is not None or len(merged) < GUARD_BUDGET:
                merged[branch] = (left, entry[1])
        return self if merged is None else Guard(merged)

    def implies(self, other: Guard) -> bool:
        """Does `other` hold wherever this guard does?"""
        return self & other == self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Guard) and self.arms == other.arms

    def __hash__(self) -> int:
        return hash(frozenset(self.arms.items()))

    def __bool__(self) -> bool:
        return bool(self.arms)


ALWAYS = Guard()


def taken(branch: Hashable, *arms: int, of: int = 2) -> Guard:
    """The guard under which `branch`, which goes one of `of` ways, took one of `arms`."""
    return Guard({branch: (frozenset(arms), of)}) if len(arms) < of else ALWAYS


def complement(guard: Guard) -> list[Guard]:
    """Guards, excluding each other, that hold together exactly where `guard` doesn't."""
    found: list[Guard] = []
    so_far = ALWAYS
    for branch, (arms, count) in guard.arms.items():
        others = frozenset(range(count)) - arms
        rest = so_far & taken(branch, *others, of=count)
        if rest is not None and others:
            found.append(rest)
        so_far = (so_far & taken(branch, *arms, of=count)) or so_far
    return found


Certainty: TypeAlias = Literal["certain", "possible"]
