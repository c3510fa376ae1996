"""A table in Markdown, for comments and the page of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compatlint.report import Options, Run, in_cell
from compatlint.report.concise import place_in_file
from compatlint.report.levels import gravest_first
from compatlint.report.markdown_text import cell, code, link, prose
from compatlint.report.summary import statistics, summary

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding

LONGEST = 1_000  # findings; of more the gravest are shown


def render(run: Run, options: Options) -> str:
    """A heading, the findings or with `statistics` the rules as a table, and the summary."""
    body = _statistics(run, options) if options.statistics else _findings(run)
    said = prose(summary(run, options).strip())
    return f"## compatlint\n\n{body}{said}{chr(10) if said else ''}"


def _findings(run: Run) -> str:
    found = gravest_first(run)
    if not found:
        return ""
    rows = "".join(map(_row, found[:LONGEST]))
    more = f"{len(found) - LONGEST:,} more are not shown.\n\n" if len(found) > LONGEST else ""
    return f"| place | rule | severity | what |\n| --- | --- | --- | --- |\n{rows}\n{more}"


def _row(finding: Finding) -> str:
    doubt = ", possible" if finding.certainty == "possible" else ""
    where = code(place_in_file(finding)).replace("|", "\\|")
    rule = f"{link(cell(finding.code), finding.url)} {cell(finding.name)}"
    return f"| {where} | {rule} | {finding.severity}{doubt} | {cell(f'{in_cell(finding)}{finding.said}')} |\n"


def _statistics(run: Run, options: Options) -> str:
    found = statistics(run, options)
    rows = "".join(f"| {cell(row.code)} | {cell(row.name)} | {row.found} | {row.fixable} |\n" for row in found)
    return f"| code | name | count | fixable |\n| --- | --- | --: | --: |\n{rows}\n" if rows else ""
