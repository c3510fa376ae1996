"""The lines of a place that a report shows, as they are on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compatlint.source import text

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding
    from compatlint.migration.record import Migration


def lines_of(finding: Finding, migration: Migration) -> tuple[str, ...]:
    """The source lines of a finding: of a file that is not written yet those before the change."""
    change = next((one for one in migration.changes if one.filename == finding.filename), None)
    if change is None or migration.written or finding.span.cell is not None:
        return finding.lines
    rows = text.split(change.before.decode("utf-8", "replace"))
    return tuple(row.rstrip("\r\n") for row in rows[finding.span.start.row - 1 : finding.span.end.row])
