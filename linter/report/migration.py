"""What a migration did, for people at a terminal: a table by rule, what is left to do by hand and why, the sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from linter.report import one_line, place

if TYPE_CHECKING:
    from linter.migration import Left, Migration


class Row(NamedTuple):
    """One rule's line of the table."""

    code: str
    name: str
    rewritten: int
    left: int


def rows(migration: Migration) -> list[Row]:
    """The rules that were met."""
    done = Counter(rewrite.code for rewrite in migration.rewrites)
    left = Counter(one.finding.code for one in migration.left)
    names = {rewrite.code: rewrite.name for rewrite in migration.rewrites}
    names |= {one.finding.code: one.finding.name for one in migration.left}
    return [Row(code, names[code], done[code], left[code]) for code in sorted(names)]


def text(migration: Migration) -> str:
    """The whole summary."""
    parts = (_table(migration), *_by_rule(migration), _total(migration))
    return "\n".join(part for part in parts if part)


def _table(migration: Migration) -> str:
    found = [("code", "name", "rewritten", "left"), *((*row[:2], *map(str, row[2:])) for row in rows(migration))]
    wide = [max(len(row[column]) for row in found) for column in range(4)]
    lines = (f"{c:<{wide[0]}}  {n:<{wide[1]}}  {r:>{wide[2]}}  {x:>{wide[3]}}\n" for c, n, r, x in found)
    return "".join(lines) if len(found) > 1 else ""


def _by_rule(migration: Migration) -> Iterator[str]:
    """What is left of each rule, with the advice that its findings share."""
    found = sorted(migration.left, key=lambda one: (one.finding.code, one.finding.help, one.finding.order))
    for (code, advice), group in groupby(found, key=lambda one: (one.finding.code, one.finding.help)):
        left = list(group)
        head = f"{code} {left[0].finding.name}: {count(len(left), 'place')} left\n"
        yield head + "".join(map(_left, left)) + (f"  = help: {one_line(advice)}\n" if advice else "")


def _left(left: Left) -> str:
    finding = left.finding
    doubt = "possible: " if finding.certainty == "possible" else ""
    why = f"    not rewritten: {one_line(left.why)}\n" if left.why else ""
    return f"  {place(finding.filename, finding.span)}: {doubt}{one_line(finding.message)}\n{why}"


def _total(migration: Migration) -> str:
    done, files = len(migration.rewrites), len(migration.changes)
    verb = "Rewrote" if migration.written else "Would rewrite"
    what = f"{verb} {count(done, 'finding')} in {files} of {count(migration.files, 'file')}"
    rest = f"{count(migration.by_hand, 'thing')} left" if migration.by_hand else "nothing is left"
    hint = " Nothing is written without --write." if done and not migration.written else ""
    judge = f"Judged for {migration.target}, edition {migration.edition}."
    return f"{what if done else 'Nothing to rewrite'}; {rest} to do by hand.{hint} {judge}\n"


def count(number: int, what: str) -> str:
    """`1 file`, `1,200 files`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
