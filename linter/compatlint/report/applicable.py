"""Which fixes a report may carry for programs that apply them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compatlint.report.secrets import secrets

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding, TextFix


def applicable(finding: Finding) -> TextFix | None:
    """The fix of a finding, if it is one to apply, at places of the file, and without a key in it.

    The places of a fix in a notebook are those of a cell.
    """
    fix = finding.fix
    if fix is None or fix.applicability == "display" or finding.span.cell is not None or finding.in_file is not None:
        return None
    return fix if fix.edits and not any(secrets(edit.content) for edit in fix.edits) else None
