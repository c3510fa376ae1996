"""The tree upwards: parents, scopes and points of nodes, and code that only tells people something."""

from __future__ import annotations

from functools import cached_property

import libcst as cst

from compatlint.dataflow.scopes.scope import File, Point, Scope
from compatlint.dataflow.scopes.tree import children, descendants, last_name


class Tree:
    """A file's nodes with their parents, the scope that each is evaluated in and the point at which it is."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.scopes = {scope.node: scope for scope in file.scope.walk()}
        self.attributes: dict[str, list[cst.Attribute]] = {}
        self.strings: list[cst.SimpleString] = []
        self._parents: dict[cst.CSTNode, cst.CSTNode] = {}
        stack: list[cst.CSTNode] = list(file.modules)
        while stack:
            node = stack.pop()
            if isinstance(node, cst.Attribute):
                self.attributes.setdefault(node.attr.value, []).append(node)
            elif isinstance(node, cst.SimpleString):
                self.strings.append(node)
            for child in children(node):
                self._parents[child] = node
                stack.append(child)

    @cached_property
    def texts(self) -> dict[object, list[cst.SimpleString]]:
        """The strings by what they say."""
        found: dict[object, list[cst.SimpleString]] = {}
        for literal in self.strings:
            found.setdefault(literal.evaluated_value, []).append(literal)
        return found

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The node that `node` is directly below of."""
        return self._parents.get(node)

    def scope(self, node: cst.CSTNode) -> Scope:
        """The scope that `node` is evaluated in."""
        below, child = node, node
        while (parent := self._parents.get(child)) is not None:
            found = self.scopes.get(parent)
            if found is not None and _is_inside(parent, child, below):
                return found
            below, child = child, parent
        return self.file.scope

    def point(self, node: cst.CSTNode) -> Point:
        """The point at which `node` is evaluated; the end of its scope where nothing in it is read."""
        scope = self.scope(node)
        stack = [node]
        while stack:
            part = stack.pop()
            if isinstance(part, cst.Name) and part in scope.points:
                return scope.points[part]
            stack.extend(reversed(list(children(part))))
        return scope.end


def _is_inside(parent: cst.CSTNode, child: cst.CSTNode, below: cst.CSTNode) -> bool:
    """Is `child` of the node of a scope evaluated within the scope, not around it?"""
    match parent:
        case cst.FunctionDef() | cst.ClassDef() | cst.Lambda():
            return child is parent.body
        case cst.ListComp() | cst.SetComp() | cst.GeneratorExp() | cst.DictComp():
            return not (child is parent.for_in and below is parent.for_in.iter)
    return True


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
