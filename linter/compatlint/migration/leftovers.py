"""What a rewrite leaves over: imports that nothing reads any more, statements and arguments that do nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator

import libcst as cst

from compatlint.checking.rest import DEEP, rest
from compatlint.dataflow.scopes.tree import children
from compatlint.edits.apply import apply
from compatlint.edits.edit import Edit, RemoveName, RemoveStatement
from compatlint.edits.import_order import resorted
from compatlint.edits.separators import DIRECTIVE
from compatlint.migration.doubles import doubled, without_doubles
from compatlint.migration.rows import edited
from compatlint.source.cells import Source, with_cells
from compatlint.source.formats import Reader, read_program
from compatlint.source.unreadable import deep

_Import = cst.Import | cst.ImportFrom
INITIAL = "__init__.py"  # what it imports is for others


def tidied(
    filename: str,
    before: bytes,
    after: bytes,
    bodies: Collection[str] = (),
    read: Reader = read_program,
    is_shared: Callable[[str], bool] = lambda _: True,
) -> tuple[bytes, list[tuple[int, ...]]]:
    """`after` without what does nothing in it that did something in `before`, or was not there; and where rows went.

    `bodies` are the keywords whose dicts are merged into a request: an empty one says nothing. `read` gives a program,
    `is_shared` tells whether other files may read a global.
    """
    steps: list[tuple[int, ...]] = []
    for _ in range(DEEP):
        old, new = read(filename, before), read(filename, after)
        if old is None or new is None:
            return after, steps
        with deep():
            twice = {code for cell in old.cells for code in doubled(cell.module)}
            kept = {*_imported(old)} - _read(old) | _read(new)  # those were somebody's wish
            initial = os.path.basename(filename) == INITIAL
            trees = {}
            were, are = ([cell.module for cell in source.cells] for source in (old, new))
            for cell, idle in zip(new.cells, rest(filename, were, are, bodies, is_shared), strict=True):
                edits = [*idle, *(() if initial else _imports(cell.module, kept))]
                edits = edits or [*without_doubles(cell.module, twice)]
                trees[cell] = apply(cell.module, edits) if edits else cell.module
            if len(old.cells) == len(new.cells) == 1:
                trees = {cell: resorted(old.cells[0].module, tree) for cell, tree in trees.items()}
            tidier = with_cells(new, trees) if any(tree is not cell.module for cell, tree in trees.items()) else after
        if tidier is None or tidier == after:
            return after, steps
        steps.append(edited(new, list(trees.values()), tidier))
        after = tidier
    return after, steps


# Imports.


def _imports(module: cst.Module, kept: set[str]) -> Iterator[Edit]:
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
            for small in () if comment and DIRECTIVE.search(comment.value) else node.body:
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
