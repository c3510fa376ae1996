"""How grave a finding is for programs that know no certainty: a possible error is a warning to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from compatlint.report import Run, findings

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding

Level: TypeAlias = Literal["error", "warning", "note"]

_ORDER: tuple[Level, ...] = ("error", "warning", "note")


def level(finding: Finding) -> Level:
    """Of the severity, and the certainty."""
    if finding.severity == "info":
        return "note"
    return "error" if finding.severity == "error" and finding.certainty == "certain" else "warning"


def gravest_first(run: Run) -> list[Finding]:
    """All findings; of those of one level the certain ones first, and then by place."""
    return sorted(findings(run), key=lambda one: (_ORDER.index(level(one)), one.certainty != "certain"))
