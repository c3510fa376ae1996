"""Comments that say what a migration left: `# TODO[compatlint]: CODE message` above a statement."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from compatlint.checking.findings import Finding
from compatlint.pattern import pattern
from compatlint.source import unreadable
from compatlint.source.text import Location, Span

MARKER = "TODO[compatlint]:"
_COMMENT = pattern(r"#\s*TODO\[compatlint\]:\s*(?P<code>[A-Z]+\d+)?")
_END = pattern(r"\r\n|\r|\n")


def markers(text: str, cell: int | None = None) -> Iterator[tuple[Span, str]]:
    """The markers in a text, each with its code."""
    if MARKER not in text:
        return
    try:
        for token in tokenize.generate_tokens(StringIO(text).readline):
            found = _COMMENT.match(token.string) if token.type == tokenize.COMMENT else None
            if found:
                (row, start), (_, end) = token.start, token.end
                yield Span(Location(row, start + 1), Location(row, end + 1), cell), found["code"] or ""
    except (tokenize.TokenError, SyntaxError):
        return


def marked(data: bytes, findings: Iterable[Finding]) -> bytes:
    """The file with a marker above the statement of each finding that has none yet."""
    text, encoding = unreadable.decode(data)
    try:
        statements = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.stmt)]
    except (SyntaxError, ValueError, RecursionError):
        return data
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
    wanted: dict[int, dict[str, None]] = {}
    for finding in findings:
        row = _start(statements, finding.span.start.row, lines)
        if row is not None and finding.code not in _codes_above(lines, row):
            wanted.setdefault(row, {})[f"{finding.code} {' '.join(finding.message.split())}"] = None
    for row in sorted(wanted, reverse=True):
        lines[row - 1 : row - 1] = [_line(lines, row, said) for said in wanted[row]]
    try:
        return "".join(lines).encode(encoding)
    except UnicodeError:
        return data


def _start(statements: Iterable[ast.stmt], row: int, lines: Sequence[str]) -> int | None:
    """The first row of the innermost statement that `row` is in and that begins a line."""
    around = [_rows(node) for node in statements if _rows(node)[0] <= row <= (node.end_lineno or node.lineno)]
    begins = [start for start, column in around if not lines[start - 1].encode()[:column].strip()]
    return max(begins, default=None)


def _rows(node: ast.stmt) -> tuple[int, int]:
    """Where a statement begins, with its decorators."""
    first: list[ast.AST] = getattr(node, "decorator_list", [])
    if first:
        return min(each.lineno for each in first if isinstance(each, ast.expr)), 0
    return node.lineno, node.col_offset


def _codes_above(lines: Sequence[str], row: int) -> set[str]:
    """The codes of the markers right above a row."""
    codes = set()
    while row > 1 and (comment := lines[row - 2].strip()).startswith("#"):
        found = _COMMENT.match(comment)
        codes.add(found["code"] or "" if found else "")
        row -= 1
    return codes


def _line(lines: Sequence[str], row: int, said: str) -> str:
    line = lines[row - 1]
    ends = _END.search(line) or _END.search("".join(lines[:1]))
    return f"{line[: len(line) - len(line.lstrip())]}# {MARKER} {said}{ends[0] if ends else chr(10)}"
