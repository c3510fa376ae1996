"""Findings and their fixes as the protocol has them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from lsprotocol import types
from pygls import uris

from compatlint.checking.findings import Finding, TextFix
from compatlint.report.levels import level
from compatlint.server.positions import Counting
from compatlint.source.text import Span

Uri = Callable[[str, int | None], str]  # of a file, or of a cell of a notebook
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
SOURCE = "compatlint"


def diagnostic(finding: Finding, counting: Counting, uri: Uri) -> types.Diagnostic:
    """A finding at its place, with the way to the call that it is about, and a link to what its rule says."""
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri(one.filename, one.span.cell), counting.range(one.span, one.lines)), one.message
        )
        for one in finding.related
    ]
    doubt = "possible: " if finding.certainty == "possible" else ""
    advice = f"\n{finding.help}" if finding.help else ""
    return types.Diagnostic(
        range=counting.range(finding.span, finding.lines),
        message=f"{doubt}{finding.said}{advice}",
        severity=_SEVERITIES[level(finding)],
        code=finding.code,
        code_description=types.CodeDescription(finding.url) if finding.url else None,
        source=SOURCE,
        related_information=related or None,
    )


def text_edits(fix: TextFix, counting: Counting) -> Iterable[tuple[Span, types.TextEdit]]:
    """What a fix changes, each with its place as we have it."""
    for edit, lines in zip(fix.edits, fix.replaced, strict=True):
        yield edit.span, types.TextEdit(counting.range(edit.span, lines), edit.content)


def path_of(uri: str) -> str | None:
    """The absolute path of a file that a client names; None for what is no file."""
    path = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return os.path.abspath(path) if path else None


def uri_of(path: str) -> str:
    """The opposite."""
    return uris.from_fs_path(os.path.abspath(path)) or ""
