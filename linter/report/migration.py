"""What a migration did, for people at a terminal: a table by rule, what is left to do by hand and why, the sum."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import asdict

from linter.report import one_line, place, visible

if TYPE_CHECKING:
    from linter.migration import FileChange, Left, Mention, Migration
    from linter.model import Finding


TOGETHER = "together with this"  # as the linter says it of a related place


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
        head = f"{finding.code} {finding.name}: {count(len(left), 'place')} left\n"
        yield head + "".join(map(_left, left)) + (f"  = help: {one_line(finding.help)}\n" if finding.help else "")


def by_advice(migration: Migration) -> list[list[Left]]:
    """What is left in groups of one rule and one advice."""
    found = sorted(migration.left, key=lambda one: (one.finding.code, one.finding.help, one.finding.order))
    return [list(group) for _, group in groupby(found, key=lambda one: (one.finding.code, one.finding.help))]


def _left(left: Left) -> str:
    finding = left.finding
    doubt = "possible: " if finding.certainty == "possible" else ""
    why = f"    not rewritten: {one_line(left.why)}\n" if left.why else ""
    return f"  {place(finding.filename, finding.span)}: {doubt}{one_line(finding.message)}\n{said_beside(finding)}{why}"


def said_beside(finding: Finding) -> str:
    """What the finding was judged together with, where that stands somewhere else."""
    places = (place(one.filename, one.span) for one in finding.related if one.message == TOGETHER)
    return "".join(f"    together with {where}\n" for where in places)


def _besides(migration: Migration) -> str:
    """Other files that name what changes, and what to do once."""
    steps = "".join(f"  {step}\n" for step in migration.steps)
    parts = (
        ("Other files, which are not edited:\n", _mentioned(migration.mentions)),
        ("Not read any more:\n", _mentioned(migration.unread)),
        ("To do once:\n", steps),
    )
    return "\n".join(head + said for head, said in parts if said)


def _mentioned(mentions: Iterable[Mention]) -> str:
    """The lines of other files, those for which the advice is the same together."""
    groups: dict[str, list[str]] = {}
    for one in mentions:
        groups.setdefault(one.advice, []).append(f"  {visible(one.filename)}:{one.row}: {one_line(one.line)}\n")
    return "".join(f"{''.join(lines)}    {advice}\n" for advice, lines in groups.items())


def total(migration: Migration) -> str:
    """The sum of it, in one sentence or two."""
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


def patch_of(change: FileChange) -> bytes:
    """A change as a patch for `git apply`."""
    from linter.writing import patch

    return patch(change.filename, change.before, change.after)


def undo(migration: Migration) -> str:
    """How to have the files back as they were."""
    if not migration.written:
        return "Nothing was written, so there is nothing to undo."
    if migration.forced:
        return "Apply the patch in reverse: `git apply -R` with it."
    return f"`git checkout -- {' '.join(shlex.quote(change.filename) for change in migration.changes)}`"


def document(migration: Migration, name: str) -> str:
    """The report in the form that a file's name asks for: .html, .md or .json."""
    if name.lower().endswith((".html", ".htm")):
        from linter.report.page import render

        return render(migration)
    return _json(migration) if name.lower().endswith(".json") else _markdown(migration)


def _json(migration: Migration) -> str:
    found = {
        "target": migration.target,
        "edition": migration.edition,
        "written": migration.written,
        "files": migration.files,
        "by_hand": migration.by_hand,
        "rules": [row._asdict() for row in rows(migration)],
        "rewritten": [asdict(one) for one in migration.rewrites],
        "left": [_left_as_json(one) for one in migration.left],
        "other_files": [asdict(one) for one in migration.mentions],
        "unread": [asdict(one) for one in migration.unread],
        "to_do_once": list(migration.steps),
        "undo": undo(migration),
        "changes": [
            {"filename": one.filename, "diff": patch_of(one).decode("utf-8", "backslashreplace")}
            for one in migration.changes
        ],
        "skipped": [{"filename": path, "reason": why} for path, why in migration.skipped],
    }
    return json.dumps(found, indent=2) + "\n"


def _left_as_json(left: Left) -> dict[str, Any]:
    finding = left.finding
    start, end = finding.span.start, finding.span.end
    return {
        "filename": finding.filename,
        "cell": finding.span.cell,
        "location": {"row": start.row, "column": start.column},
        "end_location": {"row": end.row, "column": end.column},
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "message": finding.message,
        "reason": left.why,
        "help": finding.help,
    }


def _markdown(migration: Migration) -> str:
    return "\n".join(part for part in _markdown_parts(migration) if part)


def _markdown_parts(migration: Migration) -> Iterator[str]:
    yield f"# Migration to {migration.target}\n\n{total(migration)}"
    cells = [f"| {r.code} | {r.name} | {r.rewritten} | {r.left} |\n" for r in rows(migration)]
    yield "| rule | name | rewritten | left |\n| --- | --- | --: | --: |\n" + "".join(cells) if cells else ""
    yield "## Left to do by hand\n" if migration.left else ""
    for group in by_advice(migration):
        finding = group[0].finding
        yield f"### {finding.code} {finding.name}\n\n{''.join(map(_bullet, group))}"
        yield f"{one_line(finding.help)}\n" if finding.help else ""
    besides = (("Other files, which are not edited", migration.mentions), ("Not read any more", migration.unread))
    for title, found in besides:
        lines = [f"- `{m.filename}:{m.row}` `{one_line(m.line)}`: {m.advice}\n" for m in found]
        yield f"## {title}\n\n" + "".join(lines) if lines else ""
    yield "## To do once\n\n" + "".join(f"- {step}\n" for step in migration.steps) if migration.steps else ""
    if migration.changes:
        yield f"## How to undo\n\n{undo(migration)}\n"
        patches = (patch_of(change).decode("utf-8", "backslashreplace") for change in migration.changes)
        yield "## Changes\n\n" + "\n".join(f"````diff\n{patch}````\n" for patch in patches)


def _bullet(left: Left) -> str:
    finding = left.finding
    doubt = "possible: " if finding.certainty == "possible" else ""
    why = f" Not rewritten: {one_line(left.why)}." if left.why else ""
    beside = " ".join(line.strip() for line in said_beside(finding).splitlines())
    said = f"{one_line(finding.message)}{f', {beside}' if beside else ''}"
    return f"- `{place(finding.filename, finding.span)}` {doubt}{said}.{why}\n"
