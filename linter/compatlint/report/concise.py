"""One line for each finding, for grep, editors and problem matchers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compatlint.report import Options, Run, findings, fixable, one_line, place
from compatlint.report.summary import summary, table

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding


def render(run: Run, options: Options) -> str:
    """`file:row:column: CODE message`, with `[*]` where `--fix` repairs it and `[possible]` where it is not certain."""
    if options.statistics:
        return table(run, options) + summary(run, options)
    return "".join(f"{_line(finding, options)}\n" for finding in findings(run)) + summary(run, options)


def _line(finding: Finding, options: Options) -> str:
    marks = "[*] " * fixable(finding, options) + "[possible] " * (finding.certainty == "possible")
    return f"{place(finding.filename, finding.span)}: {finding.code} {marks}{one_line(finding.said)}"
