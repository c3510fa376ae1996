"""One line for each finding, for grep, editors and problem matchers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from compatlint.report import Options, Run, findings, fixable, in_cell, one_line, place
from compatlint.report.summary import summary, table

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding


def render(run: Run, options: Options) -> str:
    """`file:row:column: CODE [severity] message`.

    `[*]` stands where `--fix` repairs it, `[possible]` where it is not certain. Places in notebooks are those of the
    file, as programs look for them; that in the cell is said.
    """
    if options.statistics:
        return table(run, options) + summary(run, options)
    return "".join(f"{_line(finding, options)}\n" for finding in findings(run)) + summary(run, options)


def _line(finding: Finding, options: Options) -> str:
    return f"{place_in_file(finding)}: {said(finding, options)}"


def place_in_file(finding: Finding) -> str:
    """`file:row:column`, of the file for a notebook too."""
    return place(finding.filename, finding.in_file or replace(finding.span, cell=None))


def said(finding: Finding, options: Options) -> str:
    """What is said of a finding, without its place."""
    marks = "[*] " * fixable(finding, options) + "[possible] " * (finding.certainty == "possible")
    return f"{finding.code} [{finding.severity}] {marks}{in_cell(finding)}{one_line(finding.said)}"
