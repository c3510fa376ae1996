"""Workflow commands that become annotations of a pull request (docs.github.com, "Workflow commands")."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from compatlint.pattern import pattern
from compatlint.report import Options, Run, in_cell, paths, visible
from compatlint.report.levels import gravest_first, level
from compatlint.report.summary import summary

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_LINE = pattern(r"[^\r\n]+")


def render(run: Run, options: Options) -> str:
    """One command for each finding, the gravest first, and the summary for the log.

    Of each level only the first ten of a step are shown as annotations.
    """
    top = os.environ.get("GITHUB_WORKSPACE") or paths.top()
    commands = "".join(f"{_command(finding, top)}\n" for finding in gravest_first(run))
    return commands + summary(run, options).replace("##", "# #")  # that the runner takes no word of it for a command


def _command(finding: Finding, top: str) -> str:
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in _properties(finding, top).items())
    return f"::{_LEVELS[level(finding)]} {properties}::{_data(_message(finding, top))}"


def _properties(finding: Finding, top: str) -> dict[str, object]:
    span = finding.in_file or finding.span
    start, end = span.start, span.end
    name = _visible(paths.below(top, finding.filename))
    found: dict[str, object] = {"title": f"compatlint ({finding.code})", "file": name}
    if span.cell is not None:  # its rows are not those of the file
        return found
    found |= {"line": start.row, "endLine": end.row}
    if start.row == end.row:  # columns are for one line only
        found |= {"col": start.column, "endColumn": end.column}
    return found


def _message(finding: Finding, top: str) -> str:
    """What is said, with the place and the code: of the properties a log shows nothing."""
    span = finding.in_file or finding.span
    name = visible(paths.below(top, finding.filename))
    where = f"{name}:{span.start.row}:{span.start.column}: " if span.cell is None else f"{name}: "
    doubt = "possible: " if finding.certainty == "possible" else ""
    parts = [f"{where}{finding.code} {in_cell(finding)}{doubt}{finding.said}", *_way(finding, top)]
    advice = (text.strip() for text in (finding.help, finding.url) if text)
    return _visible("\n".join((*parts, *advice)))


def _visible(text: str) -> str:
    return _LINE.sub(lambda line: visible(line[0]), text)


def _way(finding: Finding, top: str) -> list[str]:
    """Where the value goes: the last place that is named is the call, if that is somewhere else."""
    if not finding.related:
        return []
    ends = [one for one in finding.related if one.ends] or [finding.related[-1]]
    row = (ends[0].in_file or ends[0].span).start.row
    more = f" and {len(ends) - 1} more" if len(ends) > 1 else ""
    return [f"{ends[0].message}: {visible(paths.below(top, ends[0].filename))}:{row}{more}"]


def _data(text: str) -> str:
    """As the Actions toolkit escapes a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """As the Actions toolkit escapes a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
