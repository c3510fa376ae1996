"""Parts of a result that go into functions and come out of them."""

from __future__ import annotations

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.references import argument_flow, references
from compatlint.dataflow.references.consumers import bindings
from compatlint.dataflow.references.consumers.flow import EACH, Flow, ResultPart
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import Reference
from compatlint.dataflow.scopes.scope import Scope
from compatlint.dataflow.scopes.tree import descendants


def argument(flow: Flow, arg: cst.Arg, part: ResultPart, tree: Tree) -> None:
    """A part is passed to a call."""
    call = tree.parent(arg)
    if not isinstance(call, cst.Call):  # of a class definition
        flow.escape(arg, tree, "its use here can't be followed")
        return
    if bindings.is_container_of(flow, call, part, tree):
        return
    way = argument_flow.through(call, arg, flow.references.value(call.func, tree))
    match way:
        case str() as reason:
            flow.escape(arg, tree, reason)
        case argument_flow.Into(function, name):
            parameter(flow, function.scope, name, part, tree)
        case argument_flow.Gives(steps, within):
            moved: ResultPart | None = part
            for one in steps:
                moved = flow.step(moved, one, arg, tree) if moved is not None else None
            if moved is not None:
                flow.hold(call, replace(moved, within=(*moved.within, *within)), tree)
    if not isinstance(way, (str, argument_flow.Into)) and way.each is not None:
        element = flow.step(part, EACH, arg, tree)
        if element is not None:
            called_back(flow, way.each, element, call, tree)


def called_back(flow: Flow, function: cst.BaseExpression, part: ResultPart, call: cst.Call, tree: Tree) -> None:
    """A function that is called with each element: that of `map`, `filter` or `key=`."""
    if isinstance(function, cst.Lambda):
        scopes = [tree.scopes[function]]
    else:
        scopes = [one.scope for one in argument_flow.functions(flow.references.value(function, tree))]
        flow.mapped.add(function)
    if len(scopes) == 1 and len(scopes[0].params) == 1:
        parameter(flow, scopes[0], next(iter(scopes[0].params)), part, tree)
    else:
        flow.escape(call, tree, "it is passed to a function that can't be followed")


def parameter(flow: Flow, function: Scope, name: str, part: ResultPart, tree: Tree) -> None:
    """A function gets a part as an argument: so must it be by all of its callers."""
    slot = (function, name)
    where = flow.references.tree(function.file)
    if slot in flow.kept or function.params[name].kind in ("args", "kwargs"):
        if flow.kept.get(slot) != part:
            flow.escape(function.params[name].node, where, "other things are passed here too")
        return
    bindings.keep(flow, slot, part, function.params[name].node, where)
    node = function.node
    if not isinstance(node, cst.FunctionDef) or bindings.is_used_elsewhere(
        flow, function, node.name.value, node, where
    ):
        return
    if flow.references.is_overridden(function):
        flow.escape(node, where, f"another class of its family has a `{node.name.value}` too")
        return
    for reference in flow.references.to_function(function):
        passed(flow, function, name, part, reference)


def passed(flow: Flow, function: Scope, name: str, part: ResultPart, reference: Reference) -> None:
    """What one reference to a function passes for a parameter."""
    node, tree = reference.node, reference.tree
    call = tree.parent(node)
    if isinstance(call, cst.Arg) and node in flow.mapped:
        return
    known = argument_flow.functions(flow.references.value(node, tree))
    if not reference.sure or not isinstance(call, cst.Call) or call.func is not node or len(known) != 1:
        flow.escape(node, tree, "it may be called here with something else")
        return
    given = argument_flow.given(call, known[0], name)
    default = function.params[name].node.default
    if given is not None:
        flow.demand(given, part, call, tree)
    elif argument_flow.has_stars(call) or default is None:
        flow.escape(call, tree, "what is passed here can't be followed")
    else:
        flow.demand(default, part, call, tree)


def given_back(flow: Flow, node: cst.Return | cst.Lambda | cst.Yield | cst.From, part: ResultPart, tree: Tree) -> None:
    """A function gives a part to whoever calls it, or an element at a time."""
    match node:
        case cst.From():
            each = flow.step(part, EACH, node, tree)
            if each is not None:
                returned(flow, tree.scope(node), each.inside(EACH), node, tree)
        case cst.Yield():
            returned(flow, tree.scope(node), part.inside(EACH), node, tree)
        case _:
            function = tree.scopes[node] if isinstance(node, cst.Lambda) else tree.scope(node)
            returned(flow, function, part, node, tree)


def returned(flow: Flow, function: Scope, part: ResultPart, node: cst.CSTNode, tree: Tree) -> None:
    """A function returns a part: all its callers get one, whatever way it returns."""
    while function.kind == "comprehension" and function.parent is not None:
        function = function.parent
    if function in flow.kept:
        if flow.kept[function] != part:
            flow.escape(node, tree, "the function returns different things")
        return
    flow.kept[function] = part
    if isinstance(node, cst.From) or (isinstance(node, cst.Yield) and _yields_from(function, tree)):
        if len(function.yields) + _yields_from(function, tree) > 1:
            flow.escape(node, tree, "the function yields other things too")
    elif isinstance(node, cst.Yield):
        for yielded, _ in function.yields:
            flow.demand(yielded, part.inner, yielded, tree)
    else:
        for value, _ in function.returns:
            if value is not None:
                flow.demand(value, part, value, tree)
    if isinstance(function.node, cst.Lambda):
        lambda_(flow, function.node, part, tree)
        return
    kind = references.decorated(function, flow.references, tree)
    if kind is None:
        flow.escape(node, tree, "the function that returns it is decorated")
        return
    callers(flow, function, part, node, tree, is_property=kind == "property")


def _yields_from(function: Scope, tree: Tree) -> int:
    """How many `yield from` a function has."""
    return sum(isinstance(node, cst.From) and tree.scope(node) is function for node in descendants(function.node))


def callers(flow: Flow, function: Scope, part: ResultPart, node: cst.CSTNode, tree: Tree, *, is_property: bool) -> None:
    """What calls a function that returns a part gets it."""
    name = function.node.name.value if isinstance(function.node, cst.FunctionDef) else ""
    if bindings.is_used_elsewhere(flow, function, name, node, tree):
        return
    if flow.references.is_overridden(function):
        flow.escape(node, tree, f"another class of its family has a `{name}` too")
        return
    called = False
    found = flow.references.to_function(function)
    if is_property and function.parent is not None:
        found = flow.references.to_attribute(function.parent, name)
    for reference in found:
        called = True
        node, where = reference.node, reference.tree
        place = (node, ()) if is_property else references.called_at(node, where, flow.references)
        if place is None or not reference.sure:
            flow.escape(node, where, "a function that returns it is handed on here")
        else:
            flow.hold(place[0], replace(part, within=(*part.within, *place[1])), where)
    if not called:
        flow.escape(node, tree, "it is returned to callers that aren't seen")


def lambda_(flow: Flow, node: cst.Lambda, part: ResultPart, tree: Tree) -> None:
    """The value of a lambda: of `map` the elements, of another call's argument who knows."""
    parent = tree.parent(node)
    call = tree.parent(parent) if isinstance(parent, cst.Arg) else None
    if isinstance(call, cst.Call) and argument_flow.maps(flow.references.value(call.func, tree)):
        flow.hold(call, part.inside(EACH), tree)
    else:
        flow.escape(node, tree, "a function that returns it is handed on here")
