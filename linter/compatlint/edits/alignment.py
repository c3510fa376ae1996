"""Lines that stand below what follows an opening bracket: they move with it where a rewrite makes its line longer."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from msgspec import Struct

from compatlint.source.line_diff import opcodes
from compatlint.source.text import split

OPENING, CLOSING = "([{", ")]}"
WIDEST = 120  # columns of a line that is moved


def aligned(before: bytes, after: bytes) -> bytes:
    """The Python of `after` with the lines moved whose brackets stand elsewhere than in `before`."""
    try:
        old, new = split(before.decode()), split(after.decode())
    except UnicodeDecodeError:
        return after
    shifts = dict(_shifts(old, new))
    if not shifts:
        return after
    moved = "".join(_moved(line, shifts.get(number, 0)) for number, line in enumerate(new)).encode()
    return moved if _means(moved) == _means(after) else after


def _means(code: bytes) -> str | None:
    """The tree of a program; None where this Python can't read it."""
    try:
        return ast.dump(ast.parse(code))
    except (SyntaxError, ValueError, RecursionError):
        return None


def _moved(line: str, by: int) -> str:
    return " " * by + line if by > 0 else line[-by:]


def _shifts(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines of `new`, by their numbers, with how far each has to go to the right."""
    for tag, i, j, k, m in opcodes(old, new):
        pairs = [*zip(range(i, j), range(k, m), strict=False), (j - 1, m - 1)] if tag == "replace" else []
        for one, other in pairs:
            was, now = _Brackets.of(old[one]), _Brackets.of(new[other])
            if was is not None and now is not None and was.column != now.column:
                by, below = now.column - was.column, list(_below(new, other, now, was.column))
                if by < 0 or all(len(new[number].rstrip()) + by <= WIDEST for number in below):
                    yield from ((number, by) for number in below)


def _below(lines: Sequence[str], first: int, bracket: _Brackets, column: int) -> Iterator[int]:
    """The lines up to that on which a bracket is closed; none where they don't all stand at `column` or behind it."""
    found, depth = list[int](), bracket.depth
    for number in range(first + 1, len(lines)):
        line = lines[number]
        inner = _Brackets.of(line, inside=True)
        start = len(line) - len(line.lstrip(" "))
        if inner is None or (line.strip() and (start < column or (not found and start > column))):
            return
        found += [number] if line.strip() else []
        depth += inner.depth
        if depth <= 0:
            yield from found
            return


class _Brackets(Struct, frozen=True):
    """The brackets that a line opens and doesn't close: how many, and the column behind the only one."""

    depth: int
    column: int = 0

    @classmethod
    def of(cls, line: str, *, inside: bool = False) -> _Brackets | None:
        """Those of a line; None where it isn't plain, or (but for lines `inside` others) nothing follows the one."""
        opened, depth, quote, at = list[int](), 0, "", 0
        while at < len(line):
            char = line[at]
            if quote:
                at += char == "\\"
                quote = "" if char == quote else quote
            elif char in "'\"":
                if line.startswith(char * 3, at):
                    return None
                quote = char
            elif char == "#":
                break
            elif char in OPENING:
                opened.append(at)
                depth += 1
            elif char in CLOSING:
                depth -= 1
                del opened[-1:]
            at += 1
        if quote or inside:
            return None if quote else cls(depth)
        behind = line[opened[0] + 1 : at].strip() if len(opened) == 1 else ""
        return cls(1, opened[0] + 1) if behind else None
