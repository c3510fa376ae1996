"""Statements of a block, and the comments and blank lines above them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile
from typing import Any, TypeAlias

import libcst as cst

Lines: TypeAlias = Sequence[cst.EmptyLine]
Statement: TypeAlias = cst.SimpleStatementLine | cst.BaseCompoundStatement


def is_blank(line: cst.EmptyLine) -> bool:
    """Whether a line holds neither a comment nor a form feed."""
    return line.comment is None and "\f" not in line.whitespace.value


def stacked(above: Lines, below: Lines, *, top: bool = False) -> Lines:
    """The lines one above the other; of blank lines that meet the longer run stays, below nothing (`top`) none."""
    leading = len(list(takewhile(is_blank, below)))
    if top and not above:
        return below[leading:]
    trailing = len(list(takewhile(is_blank, reversed(above))))
    return [*above[: len(above) - min(trailing, leading)], *below]


def statements_of(block: cst.Module | cst.IndentedBlock) -> list[Statement]:
    """The statements of a block; the lines at the top of a file stand above its first one."""
    statements: list[Any] = list(block.body)
    if isinstance(block, cst.Module) and statements:
        statements[0] = statements[0].with_changes(leading_lines=[*block.header, *statements[0].leading_lines])
    return statements


def with_statements(block: cst.Module | cst.IndentedBlock, statements: Sequence[Statement]) -> Any:
    """`block` with `statements`, the lines above the first one of a file at its top: `statements_of` undone."""
    if not isinstance(block, cst.Module) or not statements:
        return block.with_changes(body=statements)
    first, *rest = statements
    return block.with_changes(header=first.leading_lines, body=[first.with_changes(leading_lines=()), *rest])


def parsed(code: str) -> list[Statement]:
    """The statements of `code`."""
    return statements_of(cst.parse_module(code.replace("\r\n", "\n")))


class Body:
    """Statements put together to a block; the lines above a removed one go to the next one."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.waiting: Lines | None = None

    def add(self, statement: Statement) -> None:
        if self.waiting is not None:
            lines = stacked(self.waiting, statement.leading_lines, top=not self.statements)
            statement, self.waiting = statement.with_changes(leading_lines=lines), None
        self.statements.append(statement)

    def drop(self, lines: Lines) -> None:
        """A statement below `lines` is left out."""
        self.waiting = stacked(self.waiting or (), lines)

    def into(self, block: cst.Module | cst.IndentedBlock) -> cst.Module | cst.IndentedBlock:
        """`block` with these statements; one that is not a file has at least `pass`."""
        if not self.statements and isinstance(block, cst.IndentedBlock):
            self.add(cst.SimpleStatementLine([cst.Pass()]))
        waiting = self.waiting or ()
        if not block.footer:
            waiting = list(reversed(list(dropwhile(is_blank, reversed(waiting)))))
        if not self.statements and isinstance(block, cst.Module):
            ends = block.has_trailing_newline and bool(waiting or block.footer)
            return block.with_changes(body=(), header=waiting, has_trailing_newline=ends)
        below = block.with_changes(footer=stacked(waiting, block.footer))
        return with_statements(below, self.statements)  # type: ignore[no-any-return]


def one_above(new: Statement, old: Statement, *, top: bool) -> list[Statement]:
    """`new` and `old`, which keeps the comments right above it; at the top of a file these are the file's."""
    lines = old.leading_lines
    blank = [at for at, line in enumerate(lines, 1) if is_blank(line)]
    cut = blank[-1] if blank else len(lines) if top else 0
    if top:  # the encoding is declared on one of the first two lines
        cut = max(cut, min(2, len(lines)))
    above = new.with_changes(leading_lines=[*lines[:cut], *new.leading_lines])
    return [above, old.with_changes(leading_lines=lines[cut:])]
