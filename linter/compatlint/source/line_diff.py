"""Which lines of two versions of a text are the same, in about linear time: lines that both have once come first."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

SMALL = 100_000  # pairs of lines that are compared one by one
Opcode: TypeAlias = tuple[str, int, int, int, int]
_Stretch: TypeAlias = tuple[int, int, int, int]


def opcodes(old: Sequence[bytes] | Sequence[str], new: Sequence[bytes] | Sequence[str]) -> list[Opcode]:
    """What turns `old` into `new`, as `SequenceMatcher.get_opcodes` says it."""
    pairs = list(_same(old, new, 0, len(old), 0, len(new)))
    found: list[Opcode] = []
    i = k = 0
    for start, other, size in [*_joined(pairs), (len(old), len(new), 0)]:
        if i < start or k < other:
            tag = "replace" if i < start and k < other else "delete" if i < start else "insert"
            found.append((tag, i, start, k, other))
        i, k = start + size, other + size
        if size:
            found.append(("equal", start, i, other, k))
    return found


def _joined(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Runs of lines that are the same: where they begin, and how long they are."""
    at = 0
    while at < len(pairs):
        (i, k), size = pairs[at], 1
        while at + size < len(pairs) and pairs[at + size] == (i + size, k + size):
            size += 1
        yield i, k, size
        at += size


def _same(
    old: Sequence[bytes] | Sequence[str], new: Sequence[bytes] | Sequence[str], i: int, j: int, k: int, m: int
) -> Iterator[tuple[int, int]]:
    """The lines of two stretches that are the same, in order."""
    while i < j and k < m and old[i] == new[k]:
        yield i, k
        i, k = i + 1, k + 1
    end = 0
    while i < j - end and k < m - end and old[j - end - 1] == new[m - end - 1]:
        end += 1
    yield from _between(old, new, (i, j - end, k, m - end))
    yield from ((j - end + n, m - end + n) for n in range(end))


def _between(
    old: Sequence[bytes] | Sequence[str], new: Sequence[bytes] | Sequence[str], stretch: _Stretch
) -> Iterator[tuple[int, int]]:
    i, j, k, m = stretch
    anchors = _anchors(old[i:j], new[k:m])
    if not anchors:
        if i < j and k < m and (j - i) * (m - k) <= SMALL:
            for start, other, size in SequenceMatcher(None, old[i:j], new[k:m], autojunk=False).get_matching_blocks():
                yield from ((i + start + n, k + other + n) for n in range(size))
        return
    at, by = i, k
    for one, other in [*((i + one, k + other) for one, other in anchors), (j, m)]:
        yield from _same(old, new, at, one, by, other)
        if one < j:
            yield one, other
        at, by = one + 1, other + 1


def _anchors(old: Sequence[bytes] | Sequence[str], new: Sequence[bytes] | Sequence[str]) -> list[tuple[int, int]]:
    """Lines that both have once, as many as come in the same order."""
    there = Counter[bytes | str](new)
    once = {line for line, count in Counter[bytes | str](old).items() if count == 1 and there[line] == 1}
    places = {line: number for number, line in enumerate(new) if line in once}
    pairs = [(number, places[line]) for number, line in enumerate(old) if line in once]
    ends: list[int] = []  # the smallest end of a rising row of each length
    last: list[int] = []  # the pair that it ends with
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1], last[at : at + 1] = [place], [number]
    found: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
