"""What a rewrite leaves over: imports that nothing reads any more, statements and arguments that do nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator

import libcst as cst

from compatlint.dataflow.scopes.tree import children, descendants
from compatlint.edits.apply import apply
from compatlint.edits.edit import Edit, RemoveArgument, RemoveElse, RemoveName, RemoveStatement, ReplaceStatement
from compatlint.edits.import_order import resorted
from compatlint.edits.separators import DIRECTIVE, has_comment
from compatlint.edits.walk import is_idle
from compatlint.migration.doubles import doubled, without_doubles
from compatlint.migration.empty_dicts import unfilled
from compatlint.migration.rows import edited
from compatlint.source.cells import Source, with_cells
from compatlint.source.formats import Reader, read_program
from compatlint.source.unreadable import deep

_Import = cst.Import | cst.ImportFrom
INITIAL = "__init__.py"  # what it imports is for others
DEEP = 8  # what is left over within what is left over


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
            known = {_code(node) for cell in old.cells for node in descendants(cell.module) if _is_empty(node, bodies)}
            twice = {code for cell in old.cells for code in doubled(cell.module)}
            kept = {*_imported(old)} - _read(old) | _read(new)  # those were somebody's wish
            initial = os.path.basename(filename) == INITIAL
            trees = {}
            names = list(unfilled(old, new, _has_nothing, bodies, is_shared))
            for cell in new.cells:
                edits = [*names, *_leftovers(cell.module, known, bodies)]
                edits += () if initial else _imports(cell.module, kept)
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


# Statements and arguments.


def _code(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node.with_changes(leading_lines=()) if hasattr(node, "leading_lines") else node)


def _leftovers(module: cst.Module, known: Collection[str], bodies: Collection[str]) -> Iterator[Edit]:
    for node in descendants(module):
        if isinstance(node, cst.Call):
            yield from (RemoveArgument(node, arg) for arg in node.args if _is_new(arg, known, bodies))
        elif isinstance(node, cst.If) and isinstance(node.orelse, (cst.If, cst.Else)) and _is_over(node.orelse, known):
            yield RemoveElse(node)
        elif isinstance(node, (cst.If, cst.For, cst.Try)) and _is_new(node, known, bodies):
            yield ReplaceStatement(node)
        elif isinstance(node, (cst.Expr, cst.AugAssign)) and _is_new(node, known, bodies):
            yield RemoveStatement(node)


def _is_new(node: cst.CSTNode, known: Collection[str], bodies: Collection[str]) -> bool:
    return _is_empty(node, bodies) and not has_comment(node.with_changes(**_bare(node))) and _code(node) not in known


def _bare(node: cst.CSTNode) -> dict[str, object]:
    """The changes that leave a statement without the lines above it, which are not its own."""
    return {"leading_lines": ()} if hasattr(node, "leading_lines") else {}


def _is_over(orelse: cst.If | cst.Else, known: Collection[str]) -> bool:
    """Does the last arm of an `if` nothing, and test nothing that could matter?"""
    last = isinstance(orelse, cst.Else) or (orelse.orelse is None and is_idle(orelse.test))
    return last and _passes(orelse.body) and not has_comment(orelse) and _code(orelse) not in known


def _is_empty(node: cst.CSTNode, bodies: Collection[str]) -> bool:
    """Does a statement or an argument nothing?"""
    match node:
        case cst.Expr(value=cst.Call(func=cst.Attribute(value=value, attr=cst.Name("update")), args=args)):
            return is_idle(value) and len(args) < 2 and all(_has_nothing(arg.value) for arg in args)
        case cst.AugAssign(operator=cst.BitOrAssign(), value=value):
            return _has_nothing(value)
        case cst.Arg(star="**", value=value):
            return _has_nothing(value)
        case cst.Arg(keyword=cst.Name(value=name), value=value):
            return name in bodies and _has_nothing(value)
        case cst.If(test=test, body=body, orelse=None):
            return is_idle(test) and _passes(body)
        case cst.If(orelse=cst.Else()) | cst.Else() | cst.If():
            return isinstance(node, cst.Else) and _passes(node.body)
        case cst.For(iter=iterated, body=body, orelse=None):
            return is_idle(iterated) and _passes(body)
        case cst.Try(body=body, orelse=None, finalbody=None):
            return _passes(body)
    return False


def _has_nothing(value: cst.BaseExpression) -> bool:
    """Is an expression an empty dict, either way?"""
    match value:
        case cst.Dict(elements=elements):
            return not elements
        case cst.Call(func=cst.Name("dict"), args=args):
            return not args
        case cst.IfExp(test=test, body=body, orelse=orelse):
            return is_idle(test) and _has_nothing(body) and _has_nothing(orelse)
    return False


def _passes(body: cst.BaseSuite) -> bool:
    small = (
        body.body
        if isinstance(body, cst.SimpleStatementSuite)
        else [
            part for line in body.body for part in (line.body if isinstance(line, cst.SimpleStatementLine) else (line,))
        ]
    )
    return all(isinstance(part, cst.Pass) for part in small)


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
