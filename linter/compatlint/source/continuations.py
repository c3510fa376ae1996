"""Rows that hold nothing but a backslash before a statement: CPython takes them, libcst does not."""

from __future__ import annotations

import ast
import warnings

from compatlint.pattern import pattern
from compatlint.source.text import split

_ALONE = pattern(r"([ \t\f]*)\\(\r\n|\r|\n)\Z")
_BLANKS = pattern(r"[ \t\f]*")


def without(text: str) -> tuple[str, tuple[int, ...]] | None:
    """The program with such rows empty, and how many characters at the start of each row are no code.

    None where that is another program, or there is no such row.
    """
    rows = split(text)
    margins = [0] * len(rows)
    at = 0
    while at < len(rows):
        first = _ALONE.match(rows[at])
        while at < len(rows) and (found := _ALONE.match(rows[at])):
            rows[at] = found[2]
            at += 1
        if first is not None and at < len(rows) and first[1]:  # the first row says how far the statement is indented
            own = _BLANKS.match(rows[at])
            assert own is not None
            rows[at] = first[1] + rows[at][own.end() :]
            margins[at] = own.end() - len(first[1])
        at += 1
    code = "".join(rows)
    return (code, tuple(margins)) if code != text and _same(text, code) else None


def _same(one: str, other: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.dump(ast.parse(one)) == ast.dump(ast.parse(other))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
