"""What fixes leave over: statements and arguments that do nothing any more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

import libcst as cst

from compatlint.checking.empty_dicts import Trees, unfilled
from compatlint.dataflow.scopes.tree import descendants
from compatlint.edits.apply import apply
from compatlint.edits.edit import Edit, RemoveArgument, RemoveElse, RemoveStatement, ReplaceStatement
from compatlint.edits.separators import has_comment
from compatlint.edits.walk import is_idle

DEEP = 8  # what is left over within what is left over


def without_rest(
    filename: str, old: Trees, new: Trees, bodies: Collection[str], is_shared: Callable[[str], bool]
) -> list[cst.Module]:
    """The `new` trees of a program without what does nothing in them and is not in the `old` ones."""
    found = list(new)
    for _ in range(DEEP):
        edits = rest(filename, old, found, bodies, is_shared)
        if not any(edits):
            break
        found = [apply(module, some) if some else module for module, some in zip(found, edits, strict=True)]
    return found


def rest(
    filename: str, old: Trees, new: Trees, bodies: Collection[str], is_shared: Callable[[str], bool]
) -> list[Sequence[Edit]]:
    """What takes that away, by trees.

    `bodies` are the keywords whose dicts are merged into a request: an empty one says nothing. `is_shared` tells
    whether other files may read a global.
    """
    known = {_code(node) for module in old for node in descendants(module) if _is_empty(node, bodies)}
    names = list(unfilled(filename, old, new, _has_nothing, bodies, is_shared))
    return [[*names, *_leftovers(module, known, bodies)] for module in new]


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
