"""Imports that nothing needs any more once a file is rewritten."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import libcst as cst

from linter.documents import read_program
from linter.edits import apply
from linter.model import Edit, RemoveName, RemoveStatement
from linter.scope import children
from linter.source import Source, deep, with_cells

_Import = cst.Import | cst.ImportFrom
INITIAL = "__init__.py"  # what it imports is for others
KEPT = re.compile(r"#\s*(noqa|type:|isort|pyright|pylint)", re.IGNORECASE)


def tidied(filename: str, before: bytes, after: bytes) -> bytes:
    """`after` without the imports that `before` needed, or hadn't, and that nothing in it reads."""
    if os.path.basename(filename) == INITIAL:
        return after
    old, new = read_program(filename, before), read_program(filename, after)
    if old is None or new is None:
        return after
    with deep():
        unneeded = {*_imported(old)} - _read(old)  # those were somebody's wish
        read = _read(new)
        trees = {cell: apply(cell.module, [*_edits(cell.module, unneeded | read)]) for cell in new.cells}
    return with_cells(new, trees)


def _edits(module: cst.Module, kept: set[str]) -> Iterator[Edit]:
    for statement, aliases in _statements(module):
        gone = [alias for alias in aliases if _bound(alias) not in kept]
        if len(gone) == len(aliases):
            yield RemoveStatement(statement, around=True)
        else:
            yield from (RemoveName(statement, alias) for alias in gone)


def _imported(source: Source) -> Iterator[str]:
    for cell in source.cells:
        for _, aliases in _statements(cell.module):
            yield from map(_bound, aliases)


def _statements(module: cst.Module) -> Iterator[tuple[_Import, list[cst.ImportAlias]]]:
    """The imports of a module whose names are known; those that a comment speaks of are left alone."""
    stack: list[cst.CSTNode] = [module]
    while stack:
        node = stack.pop()
        if isinstance(node, cst.SimpleStatementLine):
            comment = node.trailing_whitespace.comment
            for small in () if comment and KEPT.search(comment.value) else node.body:
                if isinstance(small, cst.Import) or (isinstance(small, cst.ImportFrom) and _is_plain(small)):
                    yield small, list(small.names) if not isinstance(small.names, cst.ImportStar) else []
        elif not isinstance(node, cst.BaseSmallStatement):
            stack.extend(children(node))


def _is_plain(statement: cst.ImportFrom) -> bool:
    future = isinstance(statement.module, cst.Name) and statement.module.value == "__future__"
    return not future and not isinstance(statement.names, cst.ImportStar)


def _bound(alias: cst.ImportAlias) -> str:
    return alias.evaluated_alias or alias.evaluated_name.partition(".")[0]


def _read(source: Source) -> set[str]:
    """Every name that stands in the code outside of imports, in texts that may be code too."""
    found: set[str] = set()
    stack: list[cst.CSTNode] = [cell.module for cell in source.cells]
    while stack:
        node = stack.pop()
        if isinstance(node, cst.Name):
            found.add(node.value)
        elif isinstance(node, cst.SimpleString) and not re.search(r"\s\w+\s", node.value):
            found.update(re.findall(r"[^\W\d]\w*", node.value))
        if not isinstance(node, (cst.Import, cst.ImportFrom)):
            stack.extend(children(node))
    return found
