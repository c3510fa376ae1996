"""What an expression does to the scope that it stands in: its calls, loads, walruses and inner scopes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import libcst as cst

from compatlint.dataflow.scopes.build.writer import Writer
from compatlint.dataflow.scopes.scope import CallSite, Change, Definition
from compatlint.dataflow.scopes.tree import ANY_KEY, calls_in, children, path_of, subscript
from compatlint.screen.library_names import MUTATORS


def expression(writer: Writer, node: cst.CSTNode) -> None:
    """Note the calls, loads, walruses and inner scopes of an expression, in the order of evaluation."""
    _EXPRESSIONS.get(type(node), expressions)(writer, node)


def expressions(writer: Writer, node: cst.CSTNode) -> None:
    """The same of each expression below a node."""
    for child in children(node):
        _EXPRESSIONS.get(type(child), expressions)(writer, child)


def bind(
    writer: Writer,
    target: cst.BaseExpression,
    how: Literal["is", "each", "enter"],
    node: cst.CSTNode,
    value: cst.BaseExpression | None,
    index: tuple[int | None, ...] = (),
    annotation: cst.BaseExpression | None = None,
) -> None:
    """A target gets a value, or an element of it."""
    if isinstance(target, (cst.Tuple, cst.List)):
        for number, element in enumerate(target.elements):
            starred = isinstance(element, cst.StarredElement)
            bind(writer, element.value, how, node, value, (*index, None if starred else number))
        return
    path = path_of(target)
    expressions(writer, target)
    if path is None:
        return
    if isinstance(target, cst.Subscript) and not index and how == "is":
        writer.add(Change(path, "store", node, value, subscript(target)))
    elif path[-1][0] != "[" and ANY_KEY not in path:
        form = "item" if index and how == "is" else how
        writer.add(Definition(path, form, node, value, index, annotation=annotation))


def defaults(writer: Writer, params: cst.Parameters) -> None:
    """What the defaults of parameters do where the function is made."""
    for param in (*params.posonly_params, *params.params, *params.kwonly_params):
        if param.default is not None:
            expression(writer, param.default)


def _literal(writer: Writer, node: cst.CSTNode) -> None:
    """A literal does nothing."""


def _name(writer: Writer, node: cst.Name) -> None:
    scope = writer.scope
    scope.loads.setdefault(node.value, []).append(node)
    scope.points[node] = writer.point


def _value(writer: Writer, node: cst.Attribute | cst.Arg) -> None:
    expression(writer, node.value)


def _walrus(writer: Writer, node: cst.NamedExpr) -> None:
    expression(writer, node.value)
    if writer.scope.kind != "comprehension":
        bind(writer, node.target, "is", node, node.value)


def _either(writer: Writer, node: cst.BooleanOperation) -> None:
    if not calls_in(node.right):
        expressions(writer, node)
        return
    expression(writer, node.left)
    test = node.left if isinstance(node.operator, cst.And) else cst.UnaryOperation(cst.Not(), node.left)
    _parts(writer, node, test, node.right)


def _one_of_two(writer: Writer, node: cst.IfExp) -> None:
    if not calls_in(node.body) and not calls_in(node.orelse):
        expressions(writer, node)
        return
    expression(writer, node.test)
    _parts(writer, node, node.test, node.body, node.orelse)


def _parts(writer: Writer, node: cst.CSTNode, test: cst.BaseExpression, *arms: cst.BaseExpression) -> None:
    """Parts of an expression that are evaluated only as `test` turns out."""
    branch = writer.branch("if", (node, "part"), test)
    branch.exhaustive = len(arms) > 1
    for part in arms:
        outer = writer.go_into(branch)
        expression(writer, part)
        writer.block = outer


def _yield(writer: Writer, node: cst.Yield) -> None:
    expressions(writer, node)
    if isinstance(node.value, cst.BaseExpression):
        writer.scope.yields.append((node.value, writer.point))


# inner scopes


def _lambda(writer: Writer, node: cst.Lambda) -> None:
    defaults(writer, node.params)
    inner = writer.inner("lambda", node)
    inner.declare(node.params)
    expression(inner, node.body)
    inner.scope.returns.append((node.body, inner.point))


def _comprehension(writer: Writer, node: cst.ListComp | cst.SetComp | cst.GeneratorExp | cst.DictComp) -> None:
    inner = writer.inner("comprehension", node)
    clause: cst.CompFor | None = node.for_in
    expression(writer, node.for_in.iter)
    while clause is not None:
        if clause is not node.for_in:
            expression(inner, clause.iter)
        bind(inner, clause.target, "each", clause, clause.iter)
        for condition in clause.ifs:
            expression(inner, condition.test)
        clause = clause.inner_for_in
    for part in (node.key, node.value) if isinstance(node, cst.DictComp) else (node.elt,):
        expression(inner, part)


# calls


def _call(writer: Writer, node: cst.Call) -> None:
    func = node.func
    expression(writer, func)
    for arg in node.args:
        expression(writer, arg.value)
    writer.scope.calls.append(CallSite(node, writer.point, writer.scope))
    if isinstance(func, cst.Attribute) and func.attr.value in MUTATORS:
        path = path_of(func.value)
        if path is not None:
            whole = writer.whole if writer.whole is not None and writer.whole.value is node else node
            writer.add(Change(path, func.attr.value, whole, call=node))
            return
    if isinstance(func, cst.Name) and func.value == "setattr" and len(node.args) == 3:
        _setattr(writer, node)
        return
    for arg in node.args:
        if not arg.star and isinstance(arg.value, (cst.Name, cst.Attribute)):
            path = path_of(arg.value)
            if path is not None:
                writer.add(Change(path, "passed", arg, call=node))
    for name in _touched(writer, func.value) if isinstance(func, cst.Name) else ():
        writer.add(Change((name,), "called", node, call=node))


def _touched(writer: Writer, function: str) -> list[str]:
    """The names of this scope that a function defined in it changes or sets."""
    inner = writer.scope.functions.get(function)
    if inner is None:
        return []
    return [name for name in sorted({*inner.changed, *inner.outer}) if inner.home(name) is writer.scope]


def _setattr(writer: Writer, node: cst.Call) -> None:
    path, name = path_of(node.args[0].value), node.args[1].value
    if path is None:
        return
    if isinstance(name, cst.SimpleString):
        writer.add(Definition((*path, f".{name.raw_value}"), "is", node, node.args[2].value))
    else:  # as good as obj.__dict__[name] = value
        writer.add(Change((*path, ".__dict__", ANY_KEY), "store", node, node.args[2].value, name))


# What is done with each kind of expression; with any other, what is done with those in it.
_EXPRESSIONS: Mapping[type[cst.CSTNode], Callable[[Writer, Any], None]] = {
    cst.Name: _name,
    **dict.fromkeys((cst.SimpleString, cst.Integer, cst.Float), _literal),
    **dict.fromkeys((cst.Attribute, cst.Arg), _value),
    cst.Call: _call,
    cst.NamedExpr: _walrus,
    cst.BooleanOperation: _either,
    cst.IfExp: _one_of_two,
    cst.Lambda: _lambda,
    **dict.fromkeys((cst.ListComp, cst.SetComp, cst.GeneratorExp, cst.DictComp), _comprehension),
    cst.Yield: _yield,
}
