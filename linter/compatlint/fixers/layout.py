"""How new code is laid out: in which quotes, and on how many lines."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.edits.edit import FoldArguments
from compatlint.fixers.fix import Context
from compatlint.uses.use import Use

NARROWEST, WIDEST = 88, 120  # columns of a line, where the file doesn't say


def quote_in(node: cst.CSTNode, tree: Tree) -> str:
    """The file's own quotes, or the others within an f-string that takes those."""
    here: cst.CSTNode | None = node
    around = set()
    while here is not None:
        if isinstance(here, cst.FormattedString):
            around.add(here.start[-1])
        here = tree.parent(here)
    own = _usual(tree)
    other = "'" if own == '"' else '"'
    return other if own in around and other not in around else own


def quoted(text: str, use: Use, context: Context) -> str:
    """The code of a text beside the call of a use: a migration takes the quotes that the file has."""
    quote = quote_in(use.call, context.references.tree(use.scope.file)) if context.wishes.migrate else '"'
    return f"{quote}{text}{quote}"


def requoted(literal: cst.SimpleString, text: str) -> str:
    """The code of a text in the quotes of the literal that it replaces."""
    quote = literal.quote if len(literal.quote) == 1 else '"'
    return f"{quote}{text}{quote}" if quote not in text and "\\" not in text else repr(text)


def _usual(tree: Tree) -> str:
    """The quotes that most strings of a file have."""
    found = [node.quote for node in tree.strings]
    single = sum(quote == "'" for quote in found)
    return "'" if single * 2 > len(found) else '"'


def folded(call: cst.Call, tree: Tree, references: References, grows: int = 20) -> Iterator[FoldArguments]:
    """The edit that puts the arguments of a call that gets too long for its line on lines of their own.

    A line may be as long as the longest of the file; `grows`: by so much does what follows the call get longer.
    """
    here: cst.CSTNode | None = call
    statement: cst.CSTNode = call
    while here is not None and not isinstance(here, (cst.BaseSuite, cst.Module)):
        if isinstance(here, cst.FormattedString):
            return
        statement, here = here, tree.parent(here)
    found, around = references.place(call, tree.file), references.place(statement, tree.file)
    if found is None or around is None:
        return
    span, lines = found
    limit = min(max(NARROWEST, *map(len, lines)), WIDEST)
    first, last = lines[span.start.row - 1], lines[span.end.row - 1]
    base = _indent(lines[around[0].start.row - 1])
    if span.start.row == span.end.row:
        behind = last[span.end.column - 1 :]
        room = limit - (span.start.column - 1) - len(behind) - (grows if behind.startswith(".") else 0)
    else:
        room = limit - len(base)
    yield FoldArguments(call, room, _indent(first)[len(base) :])


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
