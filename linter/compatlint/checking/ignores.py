"""Comments that silence findings: which rows each covers, which of them silence nothing, which are malformed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from compatlint.checking.findings import TextFix
from compatlint.checking.ignore_comments import IgnoreComment, comments
from compatlint.errors import did_you_mean
from compatlint.pattern import pattern
from compatlint.source.text import Span, TextEdit

UNUSED = "CL002"
UNKNOWN = "CL003"
WHOLLY_UNUSED = "unused ignore: it silences nothing"

_EXAMPLE = "`# compatlint: ignore[CODE] reason`"
_OURS = pattern(r"#\s*compatlint\b", re.IGNORECASE)
_NOQA = pattern(r"#\s*noqa\b", re.IGNORECASE)
_MANY = 50  # rows that one comment covers


class Problem(Struct, frozen=True):
    """An ignore comment that is unused, expired or not understood."""

    code: str
    message: str
    help: str
    span: Span
    fix: TextFix | None = None
    expired: bool = False


class Ignores:
    """The ignore comments of one cell. They are looked for when the first question comes."""

    def __init__(self, text: str, today: dt.date | None = None, cell: int | None = None) -> None:
        self._text = text
        self._today = today
        self._cell = cell

    @classmethod
    def of(cls, text: str, today: dt.date | None = None, cell: int | None = None) -> Ignores:
        """The ignore comments in `text`; one with `until=` a day before `today` silences nothing."""
        return cls(text, today, cell)

    def covers(self, code: str, rows: Iterable[int]) -> bool:
        """Is `code` silenced on one of `rows`? The nearest comment that does it counts as used."""
        if not self._has_ours and not self._has_noqa:
            return False
        reaching = {comment for row in (None, *rows) for comment in self._on(row)}
        covering = [c for c in reaching if c.index(code) is not None and self._active(c)]
        if not covering:
            return False
        nearest = min(covering, key=lambda c: (c.rows is None, len(c.rows or ()), not c.ours, c.span))
        nearest.used.add(nearest.index(code) or 0)
        return True

    def used(self) -> tuple[Span, ...]:
        """The comments that silenced something."""
        comments = self._comments if self._has_ours or self._has_noqa else ()
        return tuple(comment.span for comment in comments if comment.used)

    def problems(
        self,
        judged: Collection[str],
        known: Collection[str],
        optional: Collection[str] = (),
        elsewhere: Collection[str] = (),
    ) -> tuple[Problem, ...]:
        """The ignores that silenced nothing, have expired, name an unknown code or are malformed; ask after `covers`.

        `judged` are the codes that this run looked for: an ignore is unused only if all of `known` that it names were
        looked for, `optional` ones (off unless asked for) apart. Codes `elsewhere` are those of rules that do not judge
        here.
        """
        if not self._has_ours:
            return ()
        needed = [code for code in known if code not in optional]
        every = (*known, *elsewhere)
        found = (p for c in self._comments if c.ours for p in self._judge(c, judged, every, needed))
        return tuple(sorted(found, key=lambda problem: (problem.span.start, problem.code)))

    def _judge(
        self, comment: IgnoreComment, judged: Collection[str], known: Collection[str], needed: list[str]
    ) -> Iterator[Problem]:
        if comment.error:
            yield Problem(UNKNOWN, comment.error, f"Write {_EXAMPLE}.", comment.span)
            return
        unknown = [c for c in comment.codes or () if not any(code.startswith(c) for code in known)]
        for code in unknown:
            message = f"unknown code `{code}` in an ignore comment{did_you_mean(code.upper(), known)}"
            yield Problem(UNKNOWN, message, "Correct or remove the code: it silences nothing.", comment.span)
        if _silences(comment, UNUSED):
            return
        if not self._active(comment):
            yield self._expired(comment)
            return
        unused = list(_unused(comment, judged, needed))
        if unused:
            yield self._unused(comment, unused)

    def _expired(self, comment: IgnoreComment) -> Problem:
        message = f"this ignore expired on {comment.until} and silences nothing any more"
        fix = TextFix("safe", "Remove the expired comment", (TextEdit(comment.whole or comment.span, ""),))
        return Problem(UNUSED, message, "Correct what it silenced, or give it a later date.", comment.span, fix, True)

    def _unused(self, comment: IgnoreComment, unused: list[int]) -> Problem:
        codes = comment.codes or ()
        named = ", ".join(f"`{codes[i]}`" for i in unused if codes)
        message = f"unused ignore of {named}: it silences nothing" if named else WHOLLY_UNUSED
        left = [code for i, code in enumerate(codes) if i not in unused]
        if left and comment.inside is not None:
            fix = TextFix("safe", f"Remove {named}", (TextEdit(comment.inside, ", ".join(left)),))
        else:
            fix = TextFix("safe", "Remove the comment", (TextEdit(comment.whole or comment.span, ""),))
        return Problem(UNUSED, message, "Remove it.", comment.span, fix)

    def _active(self, comment: IgnoreComment) -> bool:
        if comment.error:
            return False
        return comment.until is None or (self._today or dt.date.today()) <= comment.until

    @cached_property
    def _has_ours(self) -> bool:
        return "compatlint" in self._text.lower() and _OURS.search(self._text) is not None

    @cached_property
    def _has_noqa(self) -> bool:
        return "noqa" in self._text.lower() and _NOQA.search(self._text) is not None

    @cached_property
    def _comments(self) -> list[IgnoreComment]:
        return comments(self._text, self._cell)

    def _on(self, row: int | None) -> Iterator[IgnoreComment]:
        """The comments that cover a row; with None those that cover the file."""
        by_row, far = self._places
        yield from by_row.get(row, ())
        yield from (comment for comment in far if row is not None and comment.rows is not None and row in comment.rows)

    @cached_property
    def _places(self) -> tuple[dict[int | None, list[IgnoreComment]], list[IgnoreComment]]:
        """The comments by the rows that they cover, and those that cover many."""
        found: dict[int | None, list[IgnoreComment]] = {}
        far = [comment for comment in self._comments if comment.rows is not None and len(comment.rows) > _MANY]
        for comment in self._comments:
            if comment.rows is None or len(comment.rows) <= _MANY:
                for row in (None,) if comment.rows is None else comment.rows:
                    found.setdefault(row, []).append(comment)
        return found, far


def _silences(comment: IgnoreComment, code: str) -> bool:
    return comment.codes is not None and comment.index(code) is not None


def _unused(comment: IgnoreComment, judged: Collection[str], needed: list[str]) -> Iterator[int]:
    """The codes that silenced nothing although every code that they stand for was looked for."""
    for i, own in enumerate(comment.codes if comment.codes is not None else ("",)):
        meant = [code for code in needed if code.startswith(own)]
        if i not in comment.used and meant and all(code in judged for code in meant):
            yield i
