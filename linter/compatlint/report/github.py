"""Workflow commands that become annotations of a pull request (docs.github.com, "Workflow commands")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compatlint.pattern import pattern
from compatlint.report import Options, Run, findings, visible

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_LINE = pattern(r"[^\r\n]+")
_ORDER = ("error", "warning", "notice")


def render(run: Run, options: Options) -> str:
    """One command for each finding, the gravest first: of each level only the first ten of a step are shown."""
    found = sorted(findings(run), key=lambda f: (_ORDER.index(_level(f)), f.certainty != "certain"))
    return "".join(f"{_command(finding)}\n" for finding in found)


def _level(finding: Finding) -> str:
    level = _LEVELS[finding.severity]
    return "warning" if finding.certainty == "possible" and level == "error" else level


def _command(finding: Finding) -> str:
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in _properties(finding).items())
    return f"::{_level(finding)} {properties}::{_data(_message(finding))}"


def _properties(finding: Finding) -> dict[str, object]:
    span = finding.in_file or finding.span
    start, end = span.start, span.end
    name = _visible(finding.filename.replace("\\", "/"))
    found: dict[str, object] = {"title": f"compatlint ({finding.code})", "file": name}
    if span.cell is not None:  # its rows are not those of the file
        return found
    found |= {"line": start.row, "endLine": end.row}
    if start.row == end.row:  # columns are for one line only
        found |= {"col": start.column, "endColumn": end.column}
    return found


def _message(finding: Finding) -> str:
    start, cell = finding.span.start, finding.span.cell
    where = "" if cell is None else f"cell {cell + 1}:{start.row}:{start.column}: "
    doubt = "possible: " if finding.certainty == "possible" else ""
    advice = f"\n{finding.help.strip()}" if finding.help else ""
    return _visible(f"{where}{doubt}{finding.message}{advice}")


def _visible(text: str) -> str:
    return _LINE.sub(lambda line: visible(line[0]), text)


def _data(text: str) -> str:
    """As the Actions toolkit escapes a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """As the Actions toolkit escapes a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
