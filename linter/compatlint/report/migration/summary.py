"""What a migration did, for people at a terminal: a table by rule, what is left to do by hand and why, the sum."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from compatlint.report import judge, one_line, place, visible
from compatlint.report.migration.hidden import hidden
from compatlint.report.shown_patch import rows_with_keys
from compatlint.report.summary import not_so, passed_over

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding
    from compatlint.migration.record import FileChange, Leftover, Mention, Migration


LISTED = 6  # lines of a file with one advice
NAMED = 3  # files of data
TOGETHER = "together with this"  # as the linter says it of a related place


class RuleSum(NamedTuple):
    """One rule's line of the table."""

    code: str
    name: str
    rewritten: int
    left: int


def rows(migration: Migration) -> list[RuleSum]:
    """The lines of the table: the rules, and what other files have that counts as left. Together they are the sum."""
    others = [RuleSum("", "other files", 0, migration.pins)] if migration.pins else []
    return [*rules(migration), *others]


def rules(migration: Migration) -> list[RuleSum]:
    """The rules that were met; notes do not count as left."""
    done = Counter(rewrite.code for rewrite in migration.rewrites)
    left = Counter(one.finding.code for one in migration.left if one.finding.severity != "info")
    names = {rewrite.code: rewrite.name for rewrite in migration.rewrites}
    names |= {one.finding.code: one.finding.name for one in migration.left}
    return [RuleSum(code, names[code], done[code], left[code]) for code in sorted(names)]


def text(migration: Migration) -> str:
    """The whole summary; keys are masked."""
    migration = hidden(migration)
    parts = (_table(migration), *_by_rule(migration), _besides(migration), total(migration))
    return "\n".join(part for part in parts if part)


def _table(migration: Migration) -> str:
    found = [("code", "name", "rewritten", "left"), *((*row[:2], *map(str, row[2:])) for row in rows(migration))]
    wide = [max(len(row[column]) for row in found) for column in range(4)]
    lines = (f"{c:<{wide[0]}}  {n:<{wide[1]}}  {r:>{wide[2]}}  {x:>{wide[3]}}\n" for c, n, r, x in found)
    return "".join(lines) if len(found) > 1 else ""


def _by_rule(migration: Migration) -> Iterator[str]:
    """What is left of each rule, with the advice that its findings share."""
    for left in by_advice(migration):
        finding = left[0].finding
        head = f"{finding.code} {finding.name}: {_places(left)}\n"
        yield head + "".join(map(_left, left)) + (f"  = help: {one_line(finding.help)}\n" if finding.help else "")


def _places(left: list[Leftover]) -> str:
    """How many places there are, and how many that are only told."""
    notes = sum(one.finding.severity == "info" for one in left)
    places = f"{count(len(left) - notes, 'place')} left" if len(left) > notes else ""
    return ", ".join(part for part in (places, count(notes, "note") if notes else "") if part)


def by_advice(migration: Migration) -> list[list[Leftover]]:
    """What is left in groups of one rule and one advice."""
    found = sorted(migration.left, key=lambda one: (one.finding.code, one.finding.help, one.finding.order))
    return [list(group) for _, group in groupby(found, key=lambda one: (one.finding.code, one.finding.help))]


def _left(left: Leftover) -> str:
    finding = left.finding
    doubt = "possible: " if finding.certainty == "possible" else ""
    why = f"    not rewritten: {one_line(left.why)}\n" if left.why else ""
    return f"  {place(finding.filename, finding.span)}: {doubt}{one_line(finding.said)}\n{said_beside(finding)}{why}"


def said_beside(finding: Finding) -> str:
    """What the finding was judged together with, where that stands somewhere else."""
    places = (place(one.filename, one.span) for one in finding.related if one.message == TOGETHER)
    return "".join(f"    together with {where}\n" for where in places)


def _besides(migration: Migration) -> str:
    """Other files that name what changes, and what to do once."""
    steps = "".join(f"  {one_line(step)}\n" for step in migration.steps)
    counted = in_data(migration)
    others = _mentioned(migration.mentions) + (f"  {counted}\n" if counted else "")
    parts = (
        ("Other files, which are not edited:\n", others),
        ("Not read any more:\n", _mentioned(migration.unread)),
        ("To do once:\n", steps),
    )
    return "\n".join(head + said for head, said in parts if said)


def _mentioned(mentions: Iterable[Mention]) -> str:
    """The lines of other files; those of a file for which the advice is the same together."""
    return "".join(map(_lines_with_advice, by_file_and_advice(mentions)))


def by_file_and_advice(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The lines of each file in groups of one advice."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for one in mentions:
        groups.setdefault((one.filename, one.advice), []).append(one)
    return list(groups.values())


def _lines_with_advice(group: list[Mention]) -> str:
    lines = "".join(f"  {visible(one.filename)}:{one.row}: {one_line(one.line)}\n" for one in group[:LISTED])
    more = f"    and {len(group) - LISTED:,} more lines\n" if len(group) > LISTED else ""
    return f"{lines}{more}    {one_line(group[0].advice)}\n"


def in_data(migration: Migration) -> str:
    """What is said of data that names what changes."""
    files = Counter(one.filename for one in migration.data)
    if not files:
        return ""
    named = [name for name, _ in files.most_common(NAMED)]
    more = f" and {len(files) - len(named)} more" if len(files) > len(named) else ""
    lines = count(files.total(), "line")
    verb = "names" if files.total() == 1 else "name"
    return f"{lines} of data {verb} what changes too ({visible(', '.join(named))}{more}): nobody has to change data."


def total(migration: Migration) -> str:
    """The sum of it, in one sentence or two."""
    done, files = len(migration.rewrites), len(migration.changes)
    verb = "Rewrote" if migration.written else "Would rewrite"
    what = f"{verb} {count(done, 'finding')} in {files} of {count(migration.files, 'file')}"
    unresolved = count(migration.unresolved, "call")
    blind = f" {unresolved} could not be followed (`check --show-unresolved`)." if migration.unresolved else ""
    over = passed_over(migration.passed, migration.not_read)
    blind += f" Passed over: {over} (`check --show-unresolved`)." if over else ""
    partial = blind or migration.skipped or not migration.files
    nothing = "nothing that was found is left" if partial else "nothing is left"
    rest = f"{count(migration.by_hand, 'thing')} left" if migration.by_hand else nothing
    hint = " Nothing is written without --write." if done and not migration.written else ""
    lifted = Counter(edition for one in migration.rewrites for edition in one.lifted)
    hint += "".join(f" {not_so(number, 'finding', edition)}." for edition, number in lifted.items())
    by = judge([(migration.target, migration.edition)], migration.packs)
    return f"{what if done else 'Nothing to rewrite'}; {rest} to do by hand.{blind}{hint} {by}\n"


def edition_of(migration: Migration) -> str:
    """Whose word judged, and of which date."""
    found = {pack.edition.name: pack.edition.source for pack in migration.judges}
    told = (f" ({one.where}, {one.date})" if (one := found.get(name)) else "" for name in migration.edition.split(", "))
    names = zip(migration.edition.split(", "), told, strict=True)
    return f"Judged by edition {', '.join(f'{name}{source}' for name, source in names)} of the rules"


def count(number: int, what: str) -> str:
    """`1 file`, `1,200 files`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def patch_of(change: FileChange) -> bytes:
    """A change as a patch for `git apply`."""
    from compatlint.report.patch import patch

    return patch(change.filename, change.before, change.after)


def with_keys(migration: Migration) -> list[str]:
    """The files whose patches have what looks like a key: reports do not have these as they would be applied."""
    return [change.filename for change in migration.changes if rows_with_keys(patch_of(change))]


def undo(migration: Migration) -> str:
    """How to have the files back as they were."""
    if not migration.written:
        return "Nothing was written, so there is nothing to undo."
    if migration.forced:
        masked = with_keys(migration)
        but = f" In that of {', '.join(masked)} a key is masked, so it cannot be applied." if masked else ""
        return f"Apply the patch in reverse: `git apply -R` with it.{but}"
    return f"`git checkout -- {' '.join(shlex.quote(change.filename) for change in migration.changes)}`"
