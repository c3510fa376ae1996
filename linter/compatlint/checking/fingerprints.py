"""What stays of a finding when the lines around it change: its code and the text of its own lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding


def fingerprint(finding: Finding) -> str:
    """The same for findings of one rule whose lines say the same, but for white space."""
    text = " ".join(" ".join(finding.lines).split()) or finding.message
    return hashlib.sha256(f"{finding.code}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with its fingerprint and which of those in its file that have it it is, from 1."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        found = fingerprint(finding)
        seen[finding.filename, found] += 1
        yield finding, f"{found}:{seen[finding.filename, found]}"
