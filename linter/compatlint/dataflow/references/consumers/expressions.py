"""What is done with an expression that holds a part of a result: one case for each place it may stand in."""

from __future__ import annotations

import libcst as cst

from compatlint.dataflow.references import argument_flow
from compatlint.dataflow.references.consumers import bindings, functions
from compatlint.dataflow.references.consumers.flow import ANY, EACH, SLICE, VALUES, Flow, ResultPart
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.tree import subscript


def use(flow: Flow, node: cst.CSTNode, part: ResultPart, tree: Tree) -> None:  # noqa: C901  # one case for each place
    """What is done with an expression that holds a part: what its parent does with it."""
    parent = tree.parent(node)
    match parent:
        case cst.Attribute():
            attribute(flow, parent, part, tree)
        case cst.Subscript():
            subscripted(flow, parent, part, tree)
        case cst.Await():
            flow.hold(parent, part, tree)
        case cst.Expr() | cst.Del():
            pass
        case cst.Arg():
            functions.argument(flow, parent, part, tree)
        case cst.Assign(targets=targets):
            for target in targets:
                bindings.assign(flow, target.target, part, parent, tree)
        case cst.AnnAssign():
            bindings.assign(flow, parent.target, part, parent, tree)
        case cst.NamedExpr():
            bindings.assign(flow, parent.target, part, parent, tree)
            flow.hold(parent, part, tree)
        case cst.For(iter=iterated) | cst.CompFor(iter=iterated) if iterated is node:
            bindings.iterate(flow, parent.target, part, parent, tree)
        case cst.WithItem(asname=asname):
            if asname is not None:
                bindings.assign(flow, asname.name, part.entered, tree.parent(parent) or parent, tree)
        case cst.Return() | cst.Lambda() | cst.Yield() | cst.From():
            functions.given_back(flow, parent, part, tree)
        case cst.If() | cst.While() | cst.Assert() | cst.CompIf() | cst.UnaryOperation(operator=cst.Not()):
            pass
        case cst.IfExp(test=test):
            if test is not node:
                flow.demand(parent.orelse if node is parent.body else parent.body, part, parent, tree)
                flow.hold(parent, part, tree)
        case cst.BooleanOperation():
            either(flow, parent, node, part, tree)
        case cst.ComparisonTarget() if (key := _asked_for(tree.parent(parent))) and not part.within:
            flow.go(tree.parent(parent) or parent, part, f"'{key}' in", tree)
        case cst.Comparison() | cst.ComparisonTarget():
            if not _is_test_for_none(parent if isinstance(parent, cst.Comparison) else tree.parent(parent)):
                flow.escape(node, tree, "it is compared")
        case cst.ListComp() | cst.SetComp() | cst.GeneratorExp():
            flow.hold(parent, part.inside(EACH), tree)
        case cst.DictComp() if parent.value is node:
            flow.hold(parent, part.inside(VALUES), tree)
        case cst.Element() | cst.StarredElement() | cst.DictElement() | cst.StarredDictElement():
            element(flow, parent, part, tree)
        case cst.FormattedStringExpression():
            flow.escape(node, tree, "it is formatted as a whole")
        case _:
            flow.escape(node, tree, "its use here can't be followed")


def attribute(flow: Flow, node: cst.Attribute, part: ResultPart, tree: Tree) -> None:
    """An attribute of a part is read, a method of it called."""
    parent, name = tree.parent(node), node.attr.value
    if isinstance(parent, cst.Call) and parent.func is node:
        method(flow, parent, name, part, tree)
    elif _is_target(node, parent):
        flow.escape(node, tree, "it is altered here")
    else:
        flow.go(node, part, f".{name}", tree)


def subscripted(flow: Flow, node: cst.Subscript, part: ResultPart, tree: Tree) -> None:
    """A part is subscripted."""
    parent, key = tree.parent(node), subscript(node)
    if _is_target(node, parent):
        if part.within and isinstance(parent, cst.AssignTarget):
            stored(flow, node, part, parent, tree)
        else:
            flow.escape(node, tree, "it is altered here")
    else:
        flow.go(node, part, SLICE if key is None else argument_flow.index(key), tree)


def stored(flow: Flow, node: cst.Subscript, part: ResultPart, target: cst.AssignTarget, tree: Tree) -> None:
    """`d[key] = value` of a container that holds results."""
    statement, key = tree.parent(target), subscript(node)
    step = argument_flow.index(key) if key is not None else SLICE
    if isinstance(statement, cst.Assign) and part.within[-1] in (VALUES, step) and step != SLICE:
        flow.demand(statement.value, part.inner, node, tree)
    elif part.within[-1] == VALUES or not part.within[-1].startswith("[") or step in (ANY, SLICE):
        flow.escape(node, tree, "it is kept in a container that can't be followed")


def method(flow: Flow, call: cst.Call, name: str, part: ResultPart, tree: Tree) -> None:
    """A method of a part, or of a container of parts, is called."""
    key = call.args[0].value if name == "get" and call.args else None
    if key is not None and (isinstance(key, cst.SimpleString) or part.within[-1:] == (VALUES,)):
        flow.go(call, part, argument_flow.index(key), tree)
    elif not part.within:
        flow.go(call, part, f".{name}()", tree)
    elif name == "append" and part.within[-1] == EACH and len(call.args) == 1:
        flow.demand(call.args[0].value, part.inner, call, tree)
    elif name in ("clear", "sort", "reverse", "keys") and part.within[-1] in (EACH, VALUES):
        pass
    elif name in ("copy", "values") and part.within[-1] in (EACH, VALUES):
        flow.hold(call, ResultPart(part.path, (*part.within[:-1], EACH if name == "values" else part.within[-1])), tree)
    elif name == "items" and part.within[-1] == VALUES:
        flow.hold(call, ResultPart(part.path, (*part.within[:-1], "[1]", EACH)), tree)
    elif name == "pop" and part.within[-1] == EACH:
        flow.go(call, part, ANY, tree)
    elif name == "result" and not call.args and part.within[-1] == argument_flow.FUTURE:
        flow.hold(call, part.inner, tree)
    else:
        flow.escape(call, tree, f"`.{name}()` of what it is kept in can't be followed")


def either(flow: Flow, node: cst.BooleanOperation, side: cst.CSTNode, part: ResultPart, tree: Tree) -> None:
    """`a or b` is a result if both are; of `a and b` the left side is only asked whether it is there."""
    if isinstance(node.operator, cst.And):
        if side is node.right:
            flow.hold(node, part, tree)
        return
    flow.demand(node.right if side is node.left else node.left, part, node, tree)
    flow.hold(node, part, tree)


def element(flow: Flow, node: cst.CSTNode, part: ResultPart, tree: Tree) -> None:
    """An element of a display."""
    display = tree.parent(node)
    match node, display:
        case cst.Element(), cst.Tuple(elements=elements) | cst.List(elements=elements):
            pairs = paired(flow, display, tree)
            number = next(n for n, one in enumerate(elements) if one is node)
            if pairs:
                for target, statement in pairs:
                    bindings.assign(flow, target.elements[number].value, part, statement, tree)
            elif isinstance(display, cst.List) and len(elements) == 1:
                flow.hold(display, part.inside(EACH), tree)
            elif any(isinstance(one, cst.StarredElement) for one in elements[:number]):
                flow.escape(node, tree, "it is kept in a container that can't be followed")
            else:
                flow.hold(display, part.inside(f"[{number}]"), tree)
        case cst.StarredElement(), cst.List(elements=[_]):
            flow.hold(display, part, tree)
        case cst.DictElement(key=cst.SimpleString() as key, value=value), cst.Dict() if value is not key:
            flow.hold(display, part.inside(argument_flow.index(key)), tree)
        case _:
            flow.escape(node, tree, "it is kept in a container that can't be followed")


def paired(flow: Flow, display: cst.CSTNode, tree: Tree) -> list[tuple[cst.Tuple | cst.List, cst.Assign]]:
    """The targets of `a, b = x, y`, where the display is its right side."""
    statement = tree.parent(display)
    if not isinstance(statement, cst.Assign) or not isinstance(display, (cst.Tuple, cst.List)):
        return []
    found: list[tuple[cst.Tuple | cst.List, cst.Assign]] = []
    for one in statement.targets:
        target = one.target
        if not isinstance(target, (cst.Tuple, cst.List)) or len(target.elements) != len(display.elements):
            return []
        if any(isinstance(e, cst.StarredElement) for e in (*target.elements, *display.elements)):
            return []
        found.append((target, statement))
    return found


def _is_target(node: cst.CSTNode, parent: cst.CSTNode | None) -> bool:
    """Is an expression assigned to or deleted?"""
    match parent:
        case cst.AssignTarget() | cst.Del():
            return True
        case cst.AugAssign(target=target) | cst.AnnAssign(target=target):
            return target is node
    return False


def _asked_for(node: cst.CSTNode | None) -> str:
    """The key of `"key" in x` or `"key" not in x`; empty for another comparison."""
    match node:
        case cst.Comparison(
            left=cst.SimpleString() as key, comparisons=[cst.ComparisonTarget(operator=cst.In() | cst.NotIn())]
        ):
            return key.raw_value
    return ""


def _is_test_for_none(node: cst.CSTNode | None) -> bool:
    """`x is None`, `x is not None`, `x == None`."""
    if not isinstance(node, cst.Comparison) or len(node.comparisons) != 1:
        return False
    right = node.comparisons[0].comparator
    is_test = isinstance(node.comparisons[0].operator, (cst.Is, cst.IsNot, cst.Equal, cst.NotEqual))
    return is_test and isinstance(right, cst.Name) and right.value == "None"
