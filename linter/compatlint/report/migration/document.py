"""A migration as a document, in the form that its name says: .html, .md or .json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from compatlint.report import place
from compatlint.report.markdown_text import cell, code, fenced, link, prose
from compatlint.report.migration.hidden import hidden
from compatlint.report.migration.summary import (
    by_advice,
    edition_of,
    in_data,
    patch_of,
    rows,
    rules,
    said_beside,
    total,
    undo,
)
from compatlint.report.secrets import masked
from compatlint.report.shown_patch import shown

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding
    from compatlint.migration.record import Leftover, Migration


def document(migration: Migration, name: str) -> str:
    """The report in the form that a file's name asks for: .html, .md or .json; keys are masked, in patches too."""
    migration = hidden(migration)
    if name.lower().endswith((".html", ".htm")):
        from compatlint.report.migration.page import render

        return render(migration)
    return _json(migration) if name.lower().endswith(".json") else _markdown(migration)


def _json(migration: Migration) -> str:
    found = {
        **(asdict(migration.origin) if migration.origin is not None else {}),
        "target": migration.target,
        "edition": migration.edition,
        "packs": migration.packs,
        "written": migration.written,
        "files": migration.files,
        "by_hand": migration.by_hand,
        "unresolved": migration.unresolved,
        "not_followed": [_place_as_json(one) for one in migration.blind],
        "rules": [row._asdict() for row in rules(migration)],
        "rewritten": [asdict(one) for one in migration.rewrites],
        "left": [_left_as_json(one) for one in migration.left],
        "other_files": [asdict(one) for one in migration.mentions],
        "data": [asdict(one) for one in migration.data],
        "unread": [asdict(one) for one in migration.unread],
        "to_do_once": list(migration.steps),
        "undo": undo(migration),
        "changes": [
            {"filename": one.filename, "diff": masked(patch_of(one).decode("utf-8", "backslashreplace"))}
            for one in migration.changes
        ],
        "skipped": [{"filename": path, "reason": why} for path, why in migration.skipped],
    }
    return json.dumps(found, indent=2) + "\n"


def _left_as_json(left: Leftover) -> dict[str, Any]:
    finding = left.finding
    return {
        **_place_as_json(finding),
        "name": finding.name,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "otherwise": [asdict(one) for one in finding.otherwise],
        "reason": left.why,
        "help": finding.help,
    }


def _place_as_json(finding: Finding) -> dict[str, Any]:
    start, end = finding.span.start, finding.span.end
    return {
        "filename": finding.filename,
        "cell": finding.span.cell,
        "location": {"row": start.row, "column": start.column},
        "end_location": {"row": end.row, "column": end.column},
        "code": finding.code,
        "message": finding.message,
        "url": finding.url,
    }


def _markdown(migration: Migration) -> str:
    return "\n".join(part for part in _markdown_parts(migration) if part)


def _markdown_parts(migration: Migration) -> Iterator[str]:
    origin = migration.origin
    of = f" of {prose(origin.project)}" if origin is not None else ""
    yield f"# Migration{of} to {prose(migration.target)}\n\n{prose(total(migration).strip())}\n"
    if origin is not None:
        commit = f", commit {code(origin.commit)}" if origin.commit else ""
        yield f"{prose(origin.date)}{commit}, by {code(origin.command)}. {prose(edition_of(migration))}.\n"
    cells = [f"| {cell(r.code)} | {cell(r.name)} | {r.rewritten} | {r.left} |\n" for r in rows(migration)]
    yield "| rule | name | rewritten | left |\n| --- | --- | --: | --: |\n" + "".join(cells) if cells else ""
    yield "## Left to do by hand\n" if migration.left else ""
    for group in by_advice(migration):
        finding = group[0].finding
        yield f"### {link(prose(f'{finding.code} {finding.name}'), finding.url)}\n\n{''.join(map(_bullet, group))}"
        yield f"{prose(finding.help)}\n" if finding.help else ""
    if migration.blind:
        lines = [f"- {code(place(one.filename, one.span))} {prose(one.message)}.\n" for one in migration.blind]
        yield f"## What could not be followed\n\n{''.join(lines)}"
    besides = (("Other files, which are not edited", migration.mentions), ("Not read any more", migration.unread))
    for title, found in besides:
        lines = [f"- {code(f'{m.filename}:{m.row}')} {code(m.line)}: {prose(m.advice)}\n" for m in found]
        lines += [f"\n{prose(counted)}\n"] if found is migration.mentions and (counted := in_data(migration)) else []
        yield f"## {title}\n\n" + "".join(lines) if lines else ""
    yield "## To do once\n\n" + "".join(f"- {prose(step)}\n" for step in migration.steps) if migration.steps else ""
    if migration.changes:
        yield f"## How to undo\n\n{prose(undo(migration))}\n"
        yield "## Changes\n\n" + "\n".join(
            fenced(shown(patch_of(change), exact=True), "diff") for change in migration.changes
        )


def _bullet(left: Leftover) -> str:
    finding = left.finding
    doubt = "possible: " if finding.certainty == "possible" else ""
    why = f" Not rewritten: {prose(left.why)}." if left.why else ""
    beside = " ".join(line.strip() for line in said_beside(finding).splitlines())
    said = f"{prose(finding.said)}{f', {prose(beside)}' if beside else ''}"
    return f"- {code(place(finding.filename, finding.span))} {doubt}{said}.{why}\n"
