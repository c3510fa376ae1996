"""Comments that say what a migration left: `# TODO[compatlint]: CODE message` above a statement."""

from __future__ import annotations

import ast
import re
import tokenize
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence

from compatlint.checking.findings import Finding
from compatlint.pattern import pattern
from compatlint.source import unreadable
from compatlint.source.text import Location, Span, split
from compatlint.source.unreadable import Unreadable

MARKER = "TODO[compatlint]:"
_BLANKS = " \t\f"
_COMMENT = pattern(r"#\s*TODO\[compatlint\]:\s*(?P<code>[A-Z]+\d+)?")
_END = pattern(r"\r\n|\r|\n")


def markers(text: str, cell: int | None = None) -> Iterator[tuple[Span, str]]:
    """The markers in a text, each with its code."""
    for row, start, comment in _comments(text) if MARKER in text else ():
        found = _COMMENT.match(comment)
        if found:
            yield Span(Location(row, start + 1), Location(row, start + len(comment) + 1), cell), found["code"] or ""


def marked(data: bytes, findings: Iterable[Finding]) -> bytes:
    """The file with a marker above the statement of each finding that has none yet; the same program as before."""
    try:
        text, encoding = unreadable.decode(data)
        program = _tree(text)
        after = _with_markers(text, encoding, program, findings).encode(encoding)
        now, read_as = unreadable.decode(after)
        same = read_as == encoding and text.encode(encoding) == data and is_same_program(text, now)
    except (Unreadable, SyntaxError, ValueError, RecursionError, MemoryError):
        return data
    return after if same else data


def is_same_program(one: str, other: str) -> bool:
    """Do two texts say the same, but for comments? No, where one cannot be parsed."""
    try:
        return [*_said(_tree(one))] == [*_said(_tree(other))]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def _tree(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def _said(program: ast.Module) -> Iterator[tuple[object, ...]]:
    """What a program says, wherever it stands."""
    for node in ast.walk(program):
        fields = (value for _, value in ast.iter_fields(node) if not isinstance(value, ast.AST))
        yield type(node), *(len(value) if isinstance(value, list) else value for value in fields)


def _with_markers(text: str, encoding: str, program: ast.Module, findings: Iterable[Finding]) -> str:
    lines = split(text)
    statements = _Statements(program, lines, {row for row, _, _ in _comments(text)})
    wanted: dict[int, dict[str, None]] = {}
    for finding in findings:
        row = statements.first_row(finding.span.start.row)
        if row is not None and finding.code not in _codes_above(lines, row):
            said = plain(finding.message).encode(encoding, "backslashreplace").decode(encoding)
            wanted.setdefault(row, {})[f"{finding.code} {said}"] = None
    for row in sorted(wanted, reverse=True):
        lines[row - 1 : row - 1] = [_line(lines, row, said) for said in wanted[row]]
    return "".join(lines)


def _comments(text: str) -> Iterator[tuple[int, int, str]]:
    """The comments of a text, each with its row and the column (from 0) that it begins at."""
    rows = iter([re.sub(r"\r\n?", "\n", line) for line in split(text)])
    try:
        for token in tokenize.generate_tokens(lambda: next(rows, "")):
            if token.type == tokenize.COMMENT:
                yield (*token.start, token.string)
    except (tokenize.TokenError, SyntaxError):
        return


def plain(said: str) -> str:
    """What is said in one line of printable characters, which is nothing but a remark to whoever reads comments."""
    line = "".join(char if char.isprintable() else _escaped(char) for char in " ".join(said.split()))
    return re.sub(r"#|(?<=coding)[:=]", lambda found: f"\\x{ord(found[0]):02x}", line)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode()


class _Statements:
    """Where the statements of a program begin."""

    def __init__(self, program: ast.Module, lines: Sequence[str], commented: Collection[int]) -> None:
        self._statements = [node for node in ast.walk(program) if isinstance(node, ast.stmt)]
        self._lines = lines
        self._commented = commented

    def first_row(self, row: int) -> int | None:
        """The first row of the innermost statement that `row` is in and that begins a line of the program.

        One that goes on behind a backslash is no such line.
        """
        around = [_rows(node) for node in self._statements if _rows(node)[0] <= row <= (node.end_lineno or node.lineno)]
        begins = [start for start, column in around if not self._lines[start - 1].encode()[:column].strip()]
        found = max(begins, default=None)
        while found is not None and self._goes_on(found - 1):
            if self._lines[found - 2].strip() != "\\":
                return self.first_row(found - 1)
            found -= 1
        return found

    def _goes_on(self, row: int) -> bool:
        """Does the line below a row belong to it?"""
        return row > 0 and row not in self._commented and self._lines[row - 1].rstrip("\r\n").endswith("\\")


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
    return f"{line[: len(line) - len(line.lstrip(_BLANKS))]}# {MARKER} {said}{ends[0] if ends else chr(10)}"
