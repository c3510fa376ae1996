"""Loops and comprehensions over the chunks of a chat that only join the pieces; what they become without a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.tree import children, subscript
from compatlint.edits.edit import Edit, RemoveStatement, Replace, ReplaceStatement

PIECE = (".choices", "[0]", ".delta", ".content")
LOOSE = (cst.Await, cst.BinaryOperation, cst.BooleanOperation, cst.Comparison, cst.IfExp, cst.UnaryOperation)


def of_loop(loop: cst.For, chunk: str, tree: Tree, quote: str) -> list[Edit] | None:
    """The edits for `for chunk in stream: text += chunk.choices[0].delta.content or ""`; None for any other loop."""
    pieces = _Pieces({chunk: ()})
    if loop.orelse is not None or not pieces.joins(loop.body) or len(pieces.joined) != 1:
        return None
    if any(_is_read_outside(name, loop, tree) for name in pieces.names):
        return None
    ((target, is_list),) = pieces.joined
    whole = _whole(loop.iter, quote)
    if is_list:
        return [ReplaceStatement(loop, f"{target}.append({whole})", (("_", loop.iter),))]
    empty = _emptied_before(loop, target, tree)
    if empty is None:
        return [ReplaceStatement(loop, f"{target} += {whole}", (("_", loop.iter),))]
    return [RemoveStatement(empty), ReplaceStatement(loop, f"{target} = {whole}", (("_", loop.iter),))]


def of_comprehension(clause: cst.CompFor, chunk: str, tree: Tree, quote: str) -> list[Edit] | None:
    """The edits for `"".join(chunk.choices[0].delta.content or "" for chunk in stream)`; None for any other form."""
    comprehension = tree.parent(clause)
    pieces = _Pieces({chunk: ()})
    if not isinstance(comprehension, (cst.GeneratorExp, cst.ListComp)) or clause.inner_for_in is not None:
        return None
    if not pieces.is_piece(comprehension.elt) or not all(pieces.is_guard(one.test) for one in clause.ifs):
        return None
    arg = tree.parent(comprehension)
    call = tree.parent(arg) if isinstance(arg, cst.Arg) else None
    match call:
        case cst.Call(func=cst.Attribute(value=cst.SimpleString(raw_value=""), attr=cst.Name("join")), args=[_]):
            return [Replace(call, _whole(clause.iter, quote), (("_", clause.iter),))]
    return None


def is_idle(loop: cst.For) -> bool:
    """Does the body of a loop do nothing?"""
    return loop.orelse is None and all(isinstance(part, cst.Pass) for part in _statements(loop.body))


def _whole(stream: cst.BaseExpression, quote: str) -> str:
    """The text of the message; `_` stands for what gave the stream."""
    message = "(_)" if isinstance(stream, LOOSE) and not stream.lpar else "_"
    return f"{message}.choices[0].message.content or {quote}{quote}"


class _Pieces(Struct):
    """Reads the body of a loop: `names` with the path in a chunk that each holds, `joined` names (is it a list?)."""

    names: dict[str, tuple[str, ...]]
    joined: list[tuple[str, bool]] = field(default_factory=list)

    def joins(self, suite: cst.BaseSuite) -> bool:
        """Does a body only join the pieces?"""
        return all(self.statement(part) for part in _statements(suite))

    def statement(self, node: cst.CSTNode) -> bool:
        match node:
            case cst.Pass():
                return True
            case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value):
                return self.assign(name, value)
            case cst.AugAssign(target=cst.Name(value=name), operator=cst.AddAssign(), value=value):
                return self.join(name, value, is_list=False)
            case cst.Expr(value=cst.Call(func=cst.Attribute(value=cst.Name(value=name), attr=method), args=[arg])):
                return method.value == "append" and not arg.star and self.join(name, arg.value, is_list=True)
            case cst.If(test=test, body=body, orelse=orelse):
                if orelse is None and _is_skip(body):
                    return self.is_missing(test)
                return self.is_guard(test) and self.joins(body) and (orelse is None or self.is_otherwise(orelse))
        return False

    def is_otherwise(self, orelse: cst.Else | cst.If) -> bool:
        return isinstance(orelse, cst.Else) and all(isinstance(part, cst.Pass) for part in _statements(orelse.body))

    def assign(self, name: str, value: cst.BaseExpression) -> bool:
        """A name for a part of the chunk, or `text = text + piece`."""
        path = self.path(value)
        if path is not None and name not in self.names:
            self.names[name] = path
            return True
        match value:
            case cst.BinaryOperation(left=cst.Name(value=left), operator=cst.Add(), right=right) if left == name:
                return self.join(name, right, is_list=False)
        return False

    def join(self, name: str, value: cst.BaseExpression, *, is_list: bool) -> bool:
        if name in self.names or not self.is_piece(value):
            return False
        self.joined.append((name, is_list))
        return True

    def is_piece(self, node: cst.BaseExpression) -> bool:
        return self.path(node) == PIECE

    def path(self, node: cst.BaseExpression) -> tuple[str, ...] | None:
        """The path in the chunk that an expression reads; `x or ""` reads what x does."""
        match node:
            case cst.Name(value=name):
                return self.names.get(name)
            case cst.Attribute(value=value, attr=attr):
                owner = self.path(value)
                return None if owner is None else (*owner, f".{attr.value}")
            case cst.Subscript(value=value):
                owner, key = self.path(value), subscript(node)
                return (*owner, f"[{key.value}]") if owner is not None and isinstance(key, cst.Integer) else None
            case cst.BooleanOperation(left=left, operator=cst.Or(), right=cst.SimpleString(raw_value="")):
                return self.path(left)
        return None

    def is_guard(self, test: cst.BaseExpression) -> bool:
        """Does a test ask whether there is a piece?"""
        match test:
            case cst.BooleanOperation(left=left, operator=cst.And(), right=right):
                return self.is_guard(left) and self.is_guard(right)
            case cst.Comparison(left=left, comparisons=[cst.ComparisonTarget(operator=operator, comparator=right)]):
                is_not = isinstance(operator, (cst.IsNot, cst.NotEqual))
                nothing = isinstance(right, cst.Name) and right.value == "None"
                return self.is_part(left) and is_not and nothing
        return self.is_part(test)

    def is_missing(self, test: cst.BaseExpression) -> bool:
        """Does a test ask whether there is no piece?"""
        match test:
            case cst.UnaryOperation(operator=cst.Not(), expression=inner):
                return self.is_guard(inner)
            case cst.Comparison(left=left, comparisons=[cst.ComparisonTarget(operator=cst.Is(), comparator=right)]):
                return self.is_part(left) and isinstance(right, cst.Name) and right.value == "None"
        return False

    def is_part(self, node: cst.BaseExpression) -> bool:
        path = self.path(node)
        return path is not None and path == PIECE[: len(path)]


def _is_skip(suite: cst.BaseSuite) -> bool:
    return [type(part) for part in _statements(suite)] == [cst.Continue]


def _statements(suite: cst.BaseSuite) -> Iterator[cst.CSTNode]:
    for statement in suite.body:
        if isinstance(statement, cst.SimpleStatementLine):
            yield from statement.body
        else:
            yield statement


def _is_read_outside(name: str, loop: cst.For, tree: Tree) -> bool:
    """Is a name of the loop read behind it too?"""
    scope = tree.scope(loop)
    inside = set(_names(loop.body.body))
    loads = [
        load for inner in scope.walk() for load in inner.loads.get(name, ()) if inner.home(name) is scope.home(name)
    ]
    return any(load not in inside for load in loads)


def _names(nodes: Iterable[cst.CSTNode]) -> Iterator[cst.CSTNode]:
    for node in nodes:
        if isinstance(node, cst.Name):
            yield node
        yield from _names(children(node))


def _emptied_before(loop: cst.For, name: str, tree: Tree) -> cst.Assign | None:
    """`text = ""` above the loop in its block, where nothing in between has to do with the name."""
    block = tree.parent(loop)
    body: Sequence[cst.CSTNode] = block.body if isinstance(block, (cst.IndentedBlock, cst.Module)) else ()
    above = list(body[: next((n for n, one in enumerate(body) if one is loop), 0)])
    for statement in reversed(above):
        match statement:
            case cst.SimpleStatementLine(
                body=[
                    cst.Assign(
                        targets=[cst.AssignTarget(target=cst.Name(value=target))], value=cst.SimpleString(raw_value="")
                    ) as found
                ]
            ) if target == name:
                return found
        if any(isinstance(one, cst.Name) and one.value == name for one in _names([statement])):
            return None
    return None
