"""Ignore comments put where findings are: the same program as before, and nothing that was silent speaks."""

from __future__ import annotations

import tokenize
from collections.abc import Iterable, Mapping, Sequence

from compatlint.checking.findings import Finding
from compatlint.checking.ignore_comments import IgnoreComment, comments
from compatlint.checking.ignores import UNKNOWN, UNUSED, Ignores
from compatlint.checking.markers import is_same_program, plain
from compatlint.source import formats, text
from compatlint.source.cells import Cell, Source, can_be_written, with_changes
from compatlint.source.text import Location, Span, TextChange, TextEdit, apply_text_edits
from compatlint.source.unreadable import NotPythonError, Unreadable

NEVER = frozenset({"CL001", UNUSED, UNKNOWN})  # what is wrong with a file or with a comment is to be mended


def with_ignores(filename: str, data: bytes, findings: Sequence[Finding], reason: str) -> bytes:
    """The file with a comment for each finding that can have one; JSON has none."""
    try:
        sources = list(formats.read(filename, data, lambda _: False).sources)
    except (Unreadable, NotPythonError):
        return data
    found: list[TextChange] = []
    for source in sources:
        found += source.changes(ignoring(source, findings, reason))
    return (with_changes(sources[0], found) if found else None) or data


def ignoring(source: Source, findings: Iterable[Finding], reason: str = "") -> Mapping[Cell, str]:
    """The texts of the cells of a source that take comments for findings in them."""
    if source.requests or not source.rewritable:
        return {}
    silenced = [one for one in findings if one.code not in NEVER]
    texts = {}
    for cell in source.cells:
        rows = len(text.split(cell.text))
        wanted = [(one.span.start.row - cell.above, one.code) for one in silenced if one.span.cell == cell.index]
        code = _commented(cell.code, sorted({one for one in wanted if 0 < one[0] <= rows}), plain(reason))
        new = cell.with_code(code) if code != cell.code else None
        if new is not None and can_be_written(source, {cell: new}):
            texts[cell] = new
    return texts


def _commented(code: str, wanted: Sequence[tuple[int, str]], reason: str) -> str:
    """Code with comments that silence codes in rows: all that are wanted at once or, where that fails, one by one."""
    by_row: dict[int, list[str]] = {}
    for row, name in wanted:
        by_row.setdefault(row, []).append(name)
    rows = CommentRows(code)
    edits = {row: edit for row, names in by_row.items() if (edit := rows.edit(row, names, reason)) is not None}
    if not edits or _works(code, edits, by_row):
        return apply_text_edits(code, edits.values())
    good = {row: edit for row, edit in edits.items() if _works(code, {row: edit}, by_row)}
    return apply_text_edits(code, good.values()) if good and _works(code, good, by_row) else code


def _works(code: str, edits: Mapping[int, TextEdit], wanted: Mapping[int, Sequence[str]]) -> bool:
    """Is it the same program, and is it silent where it is to be?"""
    after = apply_text_edits(code, edits.values())
    above = [row for row, edit in edits.items() if edit.content.endswith(("\n", "\r"))]
    ignores = Ignores.of(after)
    covered = (ignores.covers(name, [row + sum(one <= row for one in above)]) for row in edits for name in wanted[row])
    return all(covered) and is_same_program(code, after)


class CommentRows:
    """The rows of some code, and what of them is within a string or goes on in the next."""

    def __init__(self, code: str) -> None:
        self._lines = text.split(code)
        self._known: dict[int, list[IgnoreComment]] = {}
        for one in comments(code):
            self._known.setdefault(one.span.start.row, []).append(one)
        self._open: set[int] = set()  # rows at whose end a string goes on
        self._commented: set[int] = set()
        self._read()

    def _read(self) -> None:
        rows = iter([line.replace("\r\n", "\n").replace("\r", "\n") for line in self._lines])
        begun: list[int] = []
        try:
            for token in tokenize.generate_tokens(lambda: next(rows, "")):
                kind = tokenize.tok_name[token.type]
                if kind in ("FSTRING_START", "TSTRING_START"):
                    begun.append(token.start[0])
                elif kind in ("FSTRING_END", "TSTRING_END") and begun:
                    self._open.update(range(begun.pop(), token.end[0]))
                elif kind == "STRING":
                    self._open.update(range(token.start[0], token.end[0]))
                elif kind == "COMMENT":
                    self._commented.add(token.start[0])
        except (tokenize.TokenError, SyntaxError):
            return

    def edit(self, row: int, names: Sequence[str], reason: str) -> TextEdit | None:
        """What puts a comment at the end of a row or, where that has no room for one, above it."""
        line = self._lines[row - 1].rstrip("\r\n")
        known = next((one for one in self._known.get(row, ()) if _takes_codes(one)), None)
        if known is not None and known.inside is not None:
            return TextEdit(known.inside, ", ".join((*(known.codes or ()), *names)))
        said = f"# compatlint: ignore[{', '.join(names)}]{f' {reason}' if reason else ''}"
        if self.ends_free(row):
            end = Location(row, len(line) + 1)
            return TextEdit(Span(Location(row, len(line.rstrip()) + 1), end), f"  {said}")
        if row - 1 in self._open or self._goes_on(row - 1):
            return None
        indent = line[: len(line) - len(line.lstrip(" \t\f"))]
        start = Location(row, 1)
        return TextEdit(Span(start, start), f"{indent}{said}{self._lines[row - 1][len(line) :] or chr(10)}")

    def ends_free(self, row: int) -> bool:
        """Can a comment stand at the end of a row?"""
        return row not in self._open and not self._goes_on(row)

    def _goes_on(self, row: int) -> bool:
        line = self._lines[row - 1].rstrip("\r\n") if row else ""
        return row not in self._commented and line.endswith("\\")


def _takes_codes(comment: IgnoreComment) -> bool:
    """Is it a directive of ours at the end of a row that more codes can be added to?"""
    one_row = comment.rows is not None and len(comment.rows) == 1
    return comment.ours and not comment.error and bool(comment.codes) and comment.until is None and one_row
