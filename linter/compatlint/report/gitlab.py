"""GitLab's report of code quality: one array (docs.gitlab.com, "Code Quality")."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from compatlint.checking.fingerprints import numbered
from compatlint.report import Options, Run, findings, in_cell, one_line, paths
from compatlint.report.json import dumped, text_of

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding
    from compatlint.source.text import Location

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}
_DOUBTFUL = {"error": "major", "warning": "minor", "info": "info"}


def render(run: Run, options: Options) -> str:
    """An issue for each finding; a fingerprint tells it from all others, and stays when lines above it change."""
    top = os.environ.get("CI_PROJECT_DIR") or paths.top()
    return dumped([_issue(finding, mark, top) for finding, mark in numbered(findings(run))], 2)


def _issue(finding: Finding, mark: str, top: str) -> dict[str, Any]:
    span = finding.in_file or finding.span
    path = text_of(paths.below(top, finding.filename))
    severities = _SEVERITIES if finding.certainty == "certain" else _DOUBTFUL
    return {
        "description": text_of(_said(finding)),
        "check_name": finding.code,
        "fingerprint": sha256(f"{path}:{mark}".encode()).hexdigest()[:32],
        "severity": severities[finding.severity],
        "location": {"path": path, "positions": {"begin": _position(span.start), "end": _position(span.end)}},
    }


def _said(finding: Finding) -> str:
    doubt = "possible: " if finding.certainty == "possible" else ""
    return f"{finding.code}: {in_cell(finding)}{doubt}{one_line(finding.said)}"


def _position(place: Location) -> dict[str, int]:
    return {"line": place.row, "column": place.column}
