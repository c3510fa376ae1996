"""Code that only tells people something: what is printed, logged or raised."""

from __future__ import annotations

import libcst as cst

from linter.nodes import last_name
from linter.references import Tree
from linter.scope import descendants

PRINTS = frozenset({"print", "debug", "info", "warning", "error", "exception", "log", "echo"})
TELLS = PRINTS | {"exit"}
SHOWS = frozenset({"str", "repr", "type", "format"})


def only_tells(statement: cst.CSTNode) -> bool:
    """Does a statement nothing but print or log?"""
    match statement:
        case cst.Expr(value=cst.Call(func=func, args=args)):
            inner = [node for node in descendants(*args) if isinstance(node, (cst.Call, cst.Await, cst.NamedExpr))]
            plain = all(isinstance(node, cst.Call) and last_name(node.func) in SHOWS for node in inner)
            return last_name(func) in PRINTS and plain
    return False


def is_told(node: cst.CSTNode, tree: Tree) -> bool:
    """Does an expression stand in a text that is only printed, logged, raised or asserted with?"""
    inside = (cst.FormattedStringExpression, cst.FormattedString, cst.BinaryOperation, cst.ConcatenatedString, cst.Arg)
    here = tree.parent(node)
    while here is not None:
        if isinstance(here, (cst.Raise, cst.Assert)) or (isinstance(here, cst.Call) and last_name(here.func) in TELLS):
            return True
        raised = isinstance(here, cst.Call) and isinstance(tree.parent(here), cst.Raise)
        if not raised and not isinstance(here, inside):
            return False
        here = tree.parent(here)
    return False
