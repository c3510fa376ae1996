"""One JSON array: for each finding the keys of ruff's JSON, and more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from compatlint.pattern import pattern
from compatlint.report import Options, Run, findings
from compatlint.report.summary import statistics

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding, OtherEdition, Related, TextFix
    from compatlint.source.text import Location

_LONE = pattern(r"[\ud800-\udfff]")


def render(run: Run, options: Options) -> str:
    """The findings, or with `statistics` one object for each rule; ASCII, so that any stream can carry it."""
    found = _statistics(run, options) if options.statistics else [_finding(finding) for finding in findings(run)]
    return json.dumps(found, indent=2).replace("##", "#\\u0023") + "\n"  # a runner takes `##[` for a command


def _statistics(run: Run, options: Options) -> list[dict[str, Any]]:
    return [
        {"code": code, "name": name, "count": count, "fixable": bool(fixable), "fixable_count": fixable}
        for code, name, count, fixable in statistics(run, options)
    ]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "filename": _text(finding.filename),
        "code": finding.code,
        "name": finding.name,
        "message": _text(finding.message),
        "help": _text(finding.help),
        "severity": finding.severity,
        "certainty": finding.certainty,
        "location": _location(finding.span.start),
        "end_location": _location(finding.span.end),
        "cell": finding.span.cell,
        "url": finding.url,
        "endpoint": finding.endpoint,
        "related": [_related(related) for related in finding.related],
        "fix": None if finding.fix is None else _fix(finding.fix),
        **({"otherwise": list(map(_other_edition, finding.otherwise))} if finding.otherwise else {}),
    }


def _other_edition(other: OtherEdition) -> dict[str, Any]:
    return {"edition": other.edition, "severity": other.severity, "message": _text(other.message)}


def _related(related: Related) -> dict[str, Any]:
    return {
        "message": _text(related.message),
        "filename": _text(related.filename),
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
    return {"applicability": fix.applicability, "message": _text(fix.message), "edits": edits}


def _location(location: Location) -> dict[str, int]:
    return {"row": location.row, "column": location.column}


def _text(text: str) -> str:
    """Without lone surrogates, which many JSON readers refuse (a file name need not be text)."""
    return _LONE.sub("\ufffd", text)
