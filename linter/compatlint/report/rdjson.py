"""Reviewdog's format: diagnostics with suggestions that a review can take over with a click."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from compatlint.report import Options, Run, findings, in_cell, one_line, paths
from compatlint.report.applicable import applicable
from compatlint.report.json import dumped, text_of
from compatlint.report.levels import level

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding, Related
    from compatlint.source.text import Span

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(run: Run, options: Options) -> str:
    """All diagnostics in one object."""
    found = [_diagnostic(finding) for finding in findings(run)]
    return dumped({"source": {"name": "compatlint"}, "diagnostics": found}, 2)


def _diagnostic(finding: Finding) -> dict[str, Any]:
    code = {"value": finding.code, **({"url": finding.url} if finding.url else {})}
    diagnostic: dict[str, Any] = {
        "message": text_of(_said(finding)),
        "location": _location(finding),
        "severity": _SEVERITIES[level(finding)],
        "code": code,
    }
    fix = applicable(finding)
    if fix is not None:
        edits = zip_longest(fix.edits, fix.replaced, fillvalue=())
        diagnostic["suggestions"] = [
            {"range": _range(edit.span, lines), "text": edit.content} for edit, lines in edits if edit
        ]
    if finding.related:
        diagnostic["related_locations"] = [
            {"message": text_of(one_line(one.message)), "location": _location(one)} for one in finding.related
        ]
    return diagnostic


def _said(finding: Finding) -> str:
    doubt = "possible: " if finding.certainty == "possible" else ""
    return "\n".join(_parts(finding, f"{in_cell(finding)}{doubt}{one_line(finding.said)}"))


def _parts(finding: Finding, first: str) -> Iterator[str]:
    yield first
    yield from map(one_line, finding.help.strip().split("\n") if finding.help else ())


def _location(at: Finding | Related) -> dict[str, Any]:
    lines = at.lines if at.in_file is None else ()
    return {"path": text_of(paths.slashes(at.filename)), "range": _range(at.in_file or at.span, lines)}


def _range(span: Span, lines: tuple[str, ...]) -> dict[str, Any]:
    """A range with columns in bytes of UTF-8, as they are counted here; whole lines where their text is not known."""
    rows = span.end.row - span.start.row + 1
    first = lines[0] if lines else "" if span.start.column == 1 else None
    last = lines[rows - 1] if len(lines) >= rows else "" if span.end.column == 1 else None
    if first is None or last is None:
        return {"start": {"line": span.start.row}, "end": {"line": span.end.row}}
    return {
        "start": {"line": span.start.row, "column": _bytes(first, span.start.column)},
        "end": {"line": span.end.row, "column": _bytes(last, span.end.column)},
    }


def _bytes(line: str, column: int) -> int:
    return len(line[: column - 1].encode("utf-8", "surrogatepass")) + 1
