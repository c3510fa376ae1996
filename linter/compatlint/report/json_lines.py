"""One JSON object on each line, with the keys of the JSON report."""

from __future__ import annotations

from compatlint.report import Options, Run, findings
from compatlint.report.json import as_json, by_rule, dumped


def render(run: Run, options: Options) -> str:
    """The findings, or with `statistics` the rules."""
    found = by_rule(run, options) if options.statistics else map(as_json, findings(run))
    return "".join(map(dumped, found))
