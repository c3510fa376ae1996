"""What a finding and its rule say, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from compatlint.checking.findings import Finding
from compatlint.packs.pack import Pack
from compatlint.report.markdown_text import prose
from compatlint.report.rule_help import as_markdown


def markdown(findings: Iterable[Finding], pack: Pack) -> str:
    """Each finding, and once for each rule its text and who says so."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    blocks = [
        "\n\n".join((*(f"- {prose(_said(one))}" for one in some), as_markdown(pack.rules[code], pack)))
        for code, some in by_code.items()
        if code in pack.rules
    ]
    return "\n\n---\n\n".join(blocks)


def _said(finding: Finding) -> str:
    return f"{finding.certainty} {finding.severity}: {finding.said}"
