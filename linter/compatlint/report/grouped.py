"""The findings of each file below its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from compatlint.report import Options, Run, findings, visible
from compatlint.report.concise import said
from compatlint.report.summary import summary, table

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding


def render(run: Run, options: Options) -> str:
    """Files in order, in each the places below one another."""
    if options.statistics:
        return table(run, options) + summary(run, options)
    files = groupby(findings(run), key=lambda finding: finding.filename)
    said = (f"{visible(name)}:\n{_file(list(found), options)}\n" for name, found in files)
    return "".join(said) + summary(run, options)


def _file(found: list[Finding], options: Options) -> str:
    places = [_place(finding) for finding in found]
    wide = max(map(len, places))
    return "".join(f"  {where:<{wide}}  {line}\n" for where, line in zip(places, _lines(found, options), strict=True))


def _lines(found: Iterable[Finding], options: Options) -> Iterator[str]:
    return (said(finding, options) for finding in found)


def _place(finding: Finding) -> str:
    start = (finding.in_file or finding.span).start
    return f"{start.row}:{start.column}"
