"""Plain data in big programs: tables, and rows of constants that nothing reads, are masked before a tree is built.

A tree takes a thousand times the room of its text. The mask keeps every row, and every column of what is not masked.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from compatlint.pattern import pattern
from compatlint.source.magics import MASK
from compatlint.source.text import split
from compatlint.source.unreadable import is_too_large

LARGE = 100_000  # characters of a program that is looked through for data
MANY = 1_000  # constants of a table
LONG = 20  # rows of constants that follow each other

_WORD = pattern(r"\w+")
_REST = pattern(r"[ \t]*(?:#[^\r\n]*)?[\r\n]*\Z")
_HEEDED = pattern(r"(?i)#\s*(?:compatlint|noqa)\b")
_DYNAMIC = pattern(r"\b(?:globals|locals|vars|exec|eval|__dict__)\b")
_DISPLAYS = (ast.List, ast.Tuple, ast.Set, ast.Dict)
_PLAIN = (*_DISPLAYS, ast.Constant, ast.UnaryOp, ast.USub, ast.Load)


class _Stretch(Struct, frozen=True, order=True):
    """Rows (from 0) and columns of what is masked; the end is exclusive."""

    row: int
    column: int
    last: int
    end: int


def masked(text: str) -> tuple[str, int] | None:
    """The program with its plain data masked, and how many rows that is; None where there is none."""
    if len(text) < LARGE or is_too_large(text):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    rows = split(text)
    found = [one for one in _stretches(module, text, rows) if not _HEEDED.search(_text_of(one, rows))]
    for one in found:
        _mask(one, rows)
    return ("".join(rows), sum(one.last - one.row + 1 for one in found)) if found else None


def _text_of(one: _Stretch, rows: Sequence[str]) -> str:
    return "".join(rows[one.row : one.last + 1])


def _stretches(module: ast.Module, text: str, rows: Sequence[str]) -> Iterator[_Stretch]:
    unread = set() if _DYNAMIC.search(text) else _once(text)
    run: list[ast.stmt] = []
    for statement in module.body:
        if _is_unread(statement, unread) and _is_alone(statement, rows, run[-1] if run else None):
            run.append(statement)
            continue
        yield from _run(run)
        run = []
        yield from _tables(statement, rows)
    yield from _run(run)


def _once(text: str) -> set[str]:
    """The words that stand in a text once."""
    return {word for word, count in Counter(found[0] for found in _WORD.finditer(text)).items() if count == 1}


def _run(run: Sequence[ast.stmt]) -> Iterator[_Stretch]:
    """Statements one after the other, as whole rows."""
    if run and _last(run[-1]) - run[0].lineno + 1 >= LONG:
        yield _Stretch(run[0].lineno - 1, 0, _last(run[-1]) - 1, -1)


def _last(node: ast.stmt | ast.expr) -> int:
    return node.end_lineno or node.lineno


def _is_unread(statement: ast.stmt, unread: set[str]) -> bool:
    """Is a constant given to a name that stands nowhere else?"""
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return name in unread and not name.startswith("__") and _is_plain(value)
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            return name in unread and not name.startswith("__") and _is_plain(value)
    return False


def _is_alone(statement: ast.stmt, rows: Sequence[str], before: ast.stmt | None) -> bool:
    """Does nothing else stand on the rows of a statement?"""
    last = rows[_last(statement) - 1]
    behind = last[_column(last, statement.end_col_offset or 0) :]
    apart = before is None or _last(before) < statement.lineno
    return statement.col_offset == 0 and apart and bool(_REST.match(behind))


def _is_plain(value: ast.expr) -> bool:
    return all(isinstance(node, _PLAIN) for node in ast.walk(value))


def _tables(statement: ast.stmt, rows: Sequence[str]) -> Iterator[_Stretch]:
    """The displays of many constants in a statement, the outermost first."""
    stack: list[ast.AST] = [statement]
    while stack:
        node = stack.pop()
        if isinstance(node, _DISPLAYS) and _is_plain(node):
            many = sum(isinstance(one, ast.Constant) for one in ast.walk(node)) >= MANY
            stretch = _stretch(node, rows)
            if many and not re.match(r"\w", rows[stretch.row][stretch.column - 1 : stretch.column]):
                yield stretch
        elif not isinstance(node, ast.JoinedStr):
            stack.extend(ast.iter_child_nodes(node))


def _stretch(node: ast.expr, rows: Sequence[str]) -> _Stretch:
    row, last = node.lineno - 1, _last(node) - 1
    return _Stretch(row, _column(rows[row], node.col_offset), last, _column(rows[last], node.end_col_offset or 0))


def _column(row: str, offset: int) -> int:
    """The column of an offset in bytes."""
    return offset if row.isascii() else len(row.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "replace"))


def _mask(one: _Stretch, rows: list[str]) -> None:
    """Put a call of a name that no program has in the place of a stretch."""
    ends = [re.sub(r"[^\r\n]+", "", row) for row in rows[one.row : one.last + 1]]
    head, last = rows[one.row][: one.column], rows[one.last]
    content = last.rstrip("\r\n")
    end = len(content) if one.end < 0 else one.end
    tail = content[end:] + ends[-1]
    if one.row == one.last:
        rows[one.row] = f"{head}{MASK}({' ' * (end - one.column - 3)}){tail}"
        return
    inner = [*ends[1:-1]]
    quotes = '"""' if inner else ""
    if inner:
        inner[-1] = quotes + inner[-1]
    closing = f"{' ' * (end - 1 if one.end >= 0 else 0)}){tail}"
    rows[one.row : one.last + 1] = [f"{head}{MASK}({quotes}{ends[0]}", *inner, closing]
