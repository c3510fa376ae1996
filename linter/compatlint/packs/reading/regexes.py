"""How long may a regular expression take? Python's own have no time limit, so what might need one is not let in.

A matcher goes back and tries every way in which a text can be read. There are too many where what is repeated can be
read in more ways than one (`(a+)+`, `(a|a)*`), or where parts of any length follow each other and nothing tells where
each ends (`.*a.*b`). There is one way where what may come next always begins with another character; where that can't
be told, more are assumed.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import combinations
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

LONGEST = 2_000  # characters of one expression
DEEPEST = 4  # repetitions within each other
SMALL = 16  # a repetition up to so often is counted; more often is any number of times
WAYS = 100  # to read a text, but for those that grow with it
LOOPS = 2  # how many parts of any length are tried within each other, the place where the text begins among them

Characters: TypeAlias = "frozenset[int | str]"
"""Those of ASCII, and kinds of others."""

BRANCHES = 200  # of one choice, which are compared with each other
SINGLE = ("LITERAL", "NOT_LITERAL", "ANY", "IN")  # a character
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")

IGNORECASE, ASCII_ONLY = int(re.IGNORECASE), int(re.ASCII)
ASCII = range(128)
SAMPLES = {"digit": "\u0663", "letter": "\u00e9", "space": "\u3000", "other": "\u20ac"}
NONE: Characters = frozenset()
ANY: Characters = frozenset((*ASCII, *SAMPLES))
CATEGORIES = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
CROSSING = frozenset(map(ord, "iksIKS"))  # letters of ASCII that are others in another case


@cache
def why_slow(pattern: str) -> str | None:
    """Why an expression, used whatever the case, may take too long; None where it can't."""
    if len(pattern) > LONGEST:
        return f"it has more than {LONGEST} characters"
    parser = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
    try:
        parsed = parser.parse(pattern, re.IGNORECASE)
        whole = _Reader(parsed.state).sequence(parsed, NONE)
    except RecursionError:
        return "it is nested too deeply"
    except _AnyNumberOfWaysError:
        return "what it repeats can be read in more ways than one, as in (a+)+"
    moves = not _is_anchored(parsed) or bool(parsed.state.flags & re.MULTILINE)
    if whole.ways > WAYS or whole.deep + moves > LOOPS:
        return "there are too many ways to read a text, as in .*a.*b; begin it with ^, or give a bound as in .{0,9}"
    return None


def _is_anchored(items: Iterable[Any]) -> bool:
    """Can it match at the beginning of a text alone?"""
    for item in items:
        kind, argument = str(item[0]), item[1]
        if kind == "AT":
            if str(argument) in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
                return True
        elif kind not in ("ASSERT", "ASSERT_NOT"):
            return kind == "SUBPATTERN" and not argument[1] & re.MULTILINE and _is_anchored(argument[3])
    return False


class _AnyNumberOfWaysError(Exception):
    """A repetition of which each turn has more than one way."""


class _Ways(Struct, frozen=True):
    """How a part begins, whether it may be empty, and in how many ways it can be read.

    They are `ways`, times the length of the text for each of its `loops`; `deep` loops are within each other until all
    ways are tried, `aside` of them to look ahead or back. What stands before it may end before one of `behind`.
    """

    first: Characters
    behind: Characters
    empty: bool = False
    ways: int = 1
    loops: int = 0
    deep: int = 0
    aside: int = 0


class _Reader:
    def __init__(self, state: Any) -> None:
        self._flags = int(state.flags)
        self._widths: Sequence[tuple[int, int]] = state.groupwidths
        self._depth = 0

    def sequence(self, items: Sequence[Any], follow: Characters) -> _Ways:
        """The ways to read items that `follow` comes behind."""
        found = _Ways(NONE, NONE, empty=True)
        for item in reversed(items):
            one = self._item(str(item[0]), item[1], found.behind | follow if found.empty else found.behind)
            found = _Ways(
                one.first | found.first if one.empty else one.first,
                one.behind | found.behind if one.empty else one.behind,
                one.empty and found.empty,
                min(one.ways * found.ways, WAYS + 1),
                one.loops + found.loops,
                max(one.deep, one.loops + found.deep),
                max(one.aside, found.aside),
            )
        return found

    def _item(self, kind: str, argument: Any, follow: Characters) -> _Ways:
        if kind in SINGLE:
            found = self._characters(kind, argument)
            return _Ways(found, found)
        if kind in REPEATS:
            return self._repeated(argument, follow)
        if kind == "SUBPATTERN":
            with self._flagged(*argument[1:3]):
                return self.sequence(argument[3], follow)
        if kind == "BRANCH":
            return self._branches(argument[1], follow)
        if kind == "ATOMIC_GROUP":
            return self.sequence(argument, follow)
        if kind == "GROUPREF_EXISTS":
            return self._branches([one or () for one in argument[1:]], follow)
        if kind in ("ASSERT", "ASSERT_NOT"):
            inside = self.sequence(argument[1], NONE)
            tried = ANY - self._excluded(argument[1]) if kind == "ASSERT_NOT" and argument[0] > 0 else ANY
            return replace(
                inside, first=NONE, behind=tried if inside.deep else NONE, empty=True, loops=0, aside=inside.deep
            )
        if kind == "GROUPREF":
            return _Ways(ANY, ANY, empty=True, deep=int(self._widths[argument][1] > SMALL))
        return _Ways(NONE, NONE, empty=True)  # a place, as $ is

    @contextmanager
    def _flagged(self, added: int, removed: int) -> Iterator[None]:
        before, self._flags = self._flags, (self._flags | int(added)) & ~int(removed)
        yield
        self._flags = before

    def _excluded(self, items: Sequence[Any]) -> Characters:
        """Some of the characters that do not come next where these items must not."""
        branches = items[0][1][1] if len(items) == 1 and str(items[0][0]) == "BRANCH" else [items]
        single = [one[0] for one in branches if len(one) == 1 and str(one[0][0]) in SINGLE]
        found = [self._characters(str(kind), argument) for kind, argument in single]
        return NONE.union(*(one.intersection(ASCII) for one in found if "letter" not in one))

    def _branches(self, branches: Iterable[Sequence[Any]], follow: Characters) -> _Ways:
        """One of several; where no two begin alike, or nothing comes after them, there is one that counts."""
        known = list(branches)
        found = [self.sequence(branch, follow) for branch in known]
        ways = [one.ways for one in found]
        return _Ways(
            NONE.union(*(one.first for one in found)),
            NONE.union(*(one.behind for one in found)),
            any(one.empty for one in found),
            max(ways) if not follow or self._are_apart(known, follow) else sum(ways),
            max(one.loops for one in found),
            max(one.deep for one in found),
            max(one.aside for one in found),
        )

    def _are_apart(self, branches: Sequence[Sequence[Any]], follow: Characters) -> bool:
        """Is there for each two branches a place near their beginnings where they have no character in common?"""
        if len(branches) > BRANCHES:
            return False
        begins = []
        for branch in branches:
            begin, whole = self._beginning(branch)
            begins.append([*begin, follow] if whole else begin)
        return all(any(map(frozenset.isdisjoint, one, other)) for one, other in combinations(begins, 2))

    def _beginning(self, items: Iterable[Any]) -> tuple[list[Characters], bool]:
        """The characters at each place as far as that can be told, and whether it is to the end."""
        found: list[Characters] = []
        for kind, argument in ((str(item[0]), item[1]) for item in items):
            if kind in SINGLE:
                found.append(self._characters(kind, argument))
            elif kind == "SUBPATTERN":
                with self._flagged(*argument[1:3]):
                    inside, whole = self._beginning(argument[3])
                found += inside
                if not whole:
                    return found, False
            elif kind in REPEATS and argument[0] and len(argument[2]) == 1 and str(argument[2][0][0]) in SINGLE:
                return [*found, self._characters(str(argument[2][0][0]), argument[2][0][1])], False
            elif kind not in ("AT", "ASSERT", "ASSERT_NOT"):
                return found, False
        return found, True

    def _repeated(self, argument: tuple[int, int, Sequence[Any]], follow: Characters) -> _Ways:
        least, most, inside = argument
        if most <= 1:
            once = self.sequence(inside, follow)
            left_out = most > least and not once.first.isdisjoint(follow)
            return replace(once, empty=least == 0 or once.empty, ways=once.ways + left_out)
        self._depth += 1
        if self._depth > DEEPEST:
            raise RecursionError
        turn = self.sequence(inside, self.sequence(inside, ANY).first)
        last = self.sequence(inside, turn.first | follow)
        self._depth -= 1
        ends = most > least and not turn.first.isdisjoint(follow)
        if most > SMALL:
            if turn.empty or turn.ways > 1 or turn.loops:
                raise _AnyNumberOfWaysError
            return replace(
                turn, empty=least == 0, loops=int(ends or last.ways > 1 or last.loops > 0), deep=1 + turn.aside
            )
        before = turn.loops * (most - 1)
        return replace(
            turn,
            empty=least == 0 or turn.empty,
            ways=turn.ways ** (most - 1) * last.ways * (most - least + 1 if ends else 1),
            loops=before + last.loops,
            deep=before + max(turn.deep, last.deep),
        )

    def _characters(self, kind: str, argument: Any) -> Characters:
        """Those that an item may be, or more."""
        parts = tuple(argument) if kind == "IN" else (("LITERAL", argument),)
        either_case, ascii_only = bool(self._flags & IGNORECASE), bool(self._flags & ASCII_ONLY)
        return ANY if kind == "ANY" else _set(kind, parts, either_case, ascii_only)


@cache
def _set(kind: str, parts: tuple[tuple[Any, Any], ...], either_case: bool, ascii_only: bool) -> Characters:
    found = NONE.union(*(_part(str(one), value, ascii_only) for one, value in parts))
    if either_case:
        found |= {ord(case) for one in found if isinstance(one, int) for case in (chr(one).lower(), chr(one).upper())}
    if kind == "NOT_LITERAL" or str(parts[0][0]) == "NEGATE":
        whole = [_part(str(one), value, ascii_only) for one, value in parts if str(one) == "CATEGORY"]
        return ANY - found.intersection(ASCII) - NONE.union(*whole)
    if either_case and not found.isdisjoint(CROSSING | {"letter"}):
        found |= CROSSING | {"letter"}
    return found


def _part(kind: str, value: Any, ascii_only: bool) -> Characters:
    """The characters of one part of a set."""
    if kind == "LITERAL":
        return frozenset([value if value < len(ASCII) else _kind(chr(value))])
    if kind == "RANGE":
        low, high = value
        return frozenset((*range(low, min(high + 1, len(ASCII))), *(SAMPLES if high >= len(ASCII) else ())))
    return _category(str(value), ascii_only) if kind == "CATEGORY" else frozenset()


def _kind(character: str) -> str:
    """The one of `SAMPLES` that stands for a character."""
    if character.isspace():
        return "space"
    return "digit" if character.isdecimal() else "letter" if character.isalnum() else "other"


@cache
def _category(name: str, ascii_only: bool) -> Characters:
    one = re.compile(CATEGORIES[name.rpartition("_")[2]], re.ASCII if ascii_only else 0)
    found: Characters = frozenset(key for key in ANY if one.match(SAMPLES[key] if isinstance(key, str) else chr(key)))
    return ANY - found if "_NOT_" in name else found
