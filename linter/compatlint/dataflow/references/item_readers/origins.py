"""Backwards: which dict or container an expression that is written into is, and so who else holds it."""

from __future__ import annotations

import libcst as cst

from compatlint.dataflow.references import argument_flow, references
from compatlint.dataflow.references.argument_flow import EACH
from compatlint.dataflow.references.item_readers.flow import VALUES, ItemFlow, Within
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import Slot, all_definitions
from compatlint.dataflow.scopes.scope import Definition, Scope
from compatlint.dataflow.scopes.tree import last_name, subscript
from compatlint.dataflow.values.values import Class, Made, Module, options

_FRESH = frozenset(  # what gives a container that nobody else has
    {
        *("dict", "list", "set", "deque", "defaultdict", "OrderedDict", "copy", "deepcopy", "sorted", "fromkeys"),
        *("load", "loads", "safe_load", "json", "model_dump", "asdict", "to_dict", "split", "tuple", "field", "Field"),
    }
)
_MADE = (
    *(cst.Dict, cst.List, cst.Set, cst.Tuple, cst.DictComp, cst.ListComp, cst.SetComp, cst.GeneratorExp),
    *(cst.BinaryOperation, cst.SimpleString, cst.ConcatenatedString),
)


def put(flow: ItemFlow, target: cst.BaseExpression, within: Within, tree: Tree) -> None:
    """What `target` is holds the dict from now on."""
    written_into(flow, target, within, tree)


def written_into(flow: ItemFlow, node: cst.BaseExpression, within: Within, tree: Tree) -> None:  # by kind
    """The object that an expression is holds the dict: so do all that have the object."""
    if not flow.once(node, within, "written"):
        return
    match node:
        case cst.Name():
            _name(flow, node, within, tree)
        case cst.Attribute():
            _attribute(flow, node, within, tree)
        case cst.Subscript(value=base):
            step = flow.step_of(subscript(node), tree)
            kept = VALUES if step == "[?]" else EACH if step.startswith("[") else step
            written_into(flow, base, (*within, kept), tree)
        case cst.Call():
            _call(flow, node, within, tree)
        case cst.Await(expression=inner) | cst.NamedExpr(value=inner):
            written_into(flow, inner, within, tree)
        case cst.IfExp(body=one, orelse=other) | cst.BooleanOperation(left=one, right=other):
            written_into(flow, one, within, tree)
            written_into(flow, other, within, tree)
        case _ if isinstance(node, _MADE):
            flow.hold(node, within, tree)
        case _:
            flow.lost(node, tree, "where it comes from can't be followed")


def _name(flow: ItemFlow, node: cst.Name, within: Within, tree: Tree) -> None:
    if node.value == "None":
        return
    scope = tree.scope(node)
    home = scope.home(node.value)
    if home is None:
        flow.lost(node, tree, f"`{node.value}` can't be followed")
        return
    slots: list[Slot | None] = list(flow.references.definitions(node, tree)) or list(all_definitions(home, node.value))
    flow.named(home, node.value, slots, within)
    for slot in slots:
        if slot is not None:
            _slot(flow, slot, node, within, tree)


def _slot(flow: ItemFlow, slot: Slot, node: cst.Name, within: Within, tree: Tree) -> None:
    """What has bound a name: its own objects have other names too."""
    if isinstance(slot, tuple):
        _passed(flow, *slot, within)
        return
    match slot.how, slot.value:
        case "is", cst.BaseExpression() as value:
            written_into(flow, value, within, tree)
        case "each", cst.BaseExpression() as value:
            written_into(flow, value, (*within, EACH), tree)
        case "import", _:
            _imported(flow, slot, node, within, tree)
        case "gone", _:
            pass
        case _:
            flow.lost(node, tree, f"what `{node.value}` is can't be followed")


def _imported(flow: ItemFlow, slot: Definition, node: cst.Name, within: Within, tree: Tree) -> None:
    module = flow.references.project.module(slot.module, tree.file)
    if module is None or slot.name is None or slot.name not in module.bound:
        flow.lost(node, tree, f"`{node.value}` comes from where it can't be followed")
        return
    _global(flow, module, slot.name, within)


def _global(flow: ItemFlow, module: Scope, name: str, within: Within) -> None:
    flow.named(module, name, None, within)
    tree = flow.references.tree(module.file)
    for slot in all_definitions(module, name):
        if isinstance(slot, Definition) and slot.how == "is" and slot.value is not None:
            written_into(flow, slot.value, within, tree)


def _passed(flow: ItemFlow, function: Scope, name: str, within: Within) -> None:
    """A parameter: what callers pass for it is theirs too."""
    parameter, tree = function.params[name], flow.references.tree(function.file)
    if parameter.kind in ("args", "kwargs") or not flow.once(function, name, within, "callers"):
        return
    if parameter.node.default is not None:
        written_into(flow, parameter.node.default, within, tree)
    node = function.node
    if not isinstance(node, cst.FunctionDef):
        flow.lost(node, tree, "what is passed to it can't be followed")
        return
    called = False
    for one in flow.references.to_function(function):
        call = one.tree.parent(one.node)
        found = argument_flow.functions(flow.references.value(one.node, one.tree))
        if not isinstance(call, cst.Call) or call.func is not one.node or len(found) != 1:
            if one.sure:
                flow.lost(one.node, one.tree, "it may be called here with something else")
            continue
        called = True
        given = argument_flow.given(call, found[0], name)
        if given is not None:
            written_into(flow, given, within, one.tree)
        elif argument_flow.has_stars(call):
            flow.lost(call, one.tree, "what is passed here can't be followed")
    if not called and name != "self":
        flow.lost(parameter.node, tree, f"`{node.name.value}` is called where it isn't seen")


def _attribute(flow: ItemFlow, node: cst.Attribute, within: Within, tree: Tree) -> None:
    name, cls = node.attr.value, references.receiver_class(node.value, tree)
    found = [one.value for one in options(flow.references.value(node.value, tree))] if cls is None else []
    match found:
        case [Made(maker=Class(scope=scope)) | Class(scope=scope)]:
            cls = scope
        case [Module(scope=scope)]:
            _global(flow, scope, name, within)
            return
    if cls is None:
        flow.lost(node, tree, "it is kept in an object that can't be followed")
        return
    flow.attribute(cls, name, within)
    for slot in all_definitions(cls, name):
        if isinstance(slot, Definition) and slot.how == "is" and slot.value is not None:
            written_into(flow, slot.value, within, flow.references.tree(cls.file))
    for one in flow.references.to_attribute(cls, name):
        target = one.tree.parent(one.node)
        statement = one.tree.parent(target) if isinstance(target, cst.AssignTarget) else target
        value = statement.value if isinstance(statement, (cst.Assign, cst.AnnAssign)) else None
        if value is not None and value is not one.node:
            written_into(flow, value, within, one.tree)


def _call(flow: ItemFlow, call: cst.Call, within: Within, tree: Tree) -> None:
    func, name = call.func, last_name(call.func)
    functions = argument_flow.functions(flow.references.value(func, tree))
    if functions:
        for one in functions:
            where = flow.references.tree(one.scope.file)
            for value, _ in one.scope.returns:
                if value is not None:
                    written_into(flow, value, within, where)
        flow.hold(call, within, tree)
    elif isinstance(func, cst.Attribute) and name in ("setdefault", "get", "pop") and call.args:
        step = flow.step_of(call.args[0].value, tree)
        written_into(flow, func.value, (*within, VALUES if step == "[?]" else step), tree)
    elif name in _FRESH:
        flow.hold(call, within, tree)
    else:
        flow.lost(call, tree, "where it comes from can't be followed")
