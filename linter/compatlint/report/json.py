"""One JSON array: for each finding the keys of ruff's JSON, and more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from compatlint.pattern import pattern
from compatlint.report import Options, Run, findings
from compatlint.report.summary import statistics

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding, Related, TextFix
    from compatlint.source.text import Location

_LONE = pattern(r"[\ud800-\udfff]")


def render(run: Run, options: Options) -> str:
    """The findings, or with `statistics` one object for each rule; ASCII, so that any stream can carry it."""
    found = by_rule(run, options) if options.statistics else [as_json(finding) for finding in findings(run)]
    return dumped(found, 2)


def dumped(found: object, indent: int | None = None) -> str:
    """As JSON with a line end; a runner of builds would take `##[` for a command."""
    return json.dumps(found, indent=indent).replace("##", "#\\u0023") + "\n"


def by_rule(run: Run, options: Options) -> list[dict[str, Any]]:
    """One object for each rule that found something."""
    return [
        {"code": code, "name": name, "count": count, "fixable": bool(fixable), "fixable_count": fixable}
        for code, name, count, fixable in statistics(run, options)
    ]


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding with the keys of the contract."""
    return {
        "filename": text_of(finding.filename),
        "code": finding.code,
        "name": finding.name,
        "message": text_of(finding.message),
        "help": text_of(finding.help),
        "severity": finding.severity,
        "certainty": finding.certainty,
        "location": _location(finding.span.start),
        "end_location": _location(finding.span.end),
        "cell": finding.span.cell,
        "url": finding.url,
        "noqa_row": finding.noqa_row,
        "endpoint": finding.endpoint,
        "target": text_of(finding.target) or None,
        "edition": finding.edition,
        "related": [_related(related) for related in finding.related],
        "fix": None if finding.fix is None else _fix(finding.fix),
        **others(finding),
    }


def others(finding: Finding) -> dict[str, Any]:
    """The editions that judge otherwise; empty where all say the same."""
    found = [
        {"edition": one.edition, "severity": one.severity, "message": text_of(one.message)} for one in finding.otherwise
    ]
    return {"otherwise": found} if found else {}


def _related(related: Related) -> dict[str, Any]:
    return {
        "message": text_of(related.message),
        "filename": text_of(related.filename),
        "cell": related.span.cell,
        "location": _location(related.span.start),
        "end_location": _location(related.span.end),
    }


def _fix(fix: TextFix) -> dict[str, Any]:
    edits = [
        {
            "content": edit.content,
            "cell": edit.span.cell,
            "location": _location(edit.span.start),
            "end_location": _location(edit.span.end),
        }
        for edit in fix.edits
    ]
    return {"applicability": fix.applicability, "message": text_of(fix.message), "edits": edits}


def _location(location: Location) -> dict[str, int]:
    return {"row": location.row, "column": location.column}


def text_of(text: str) -> str:
    """A text without lone surrogates, which many JSON readers refuse (a file name need not be text)."""
    return _LONE.sub("\ufffd", text)
