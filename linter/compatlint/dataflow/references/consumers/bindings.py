"""What keeps a part of a result: names, containers that it is put into, globals, attributes of objects."""

from __future__ import annotations

import os

import libcst as cst

from compatlint.dataflow.references import argument_flow
from compatlint.dataflow.references.consumers.flow import ANY, EACH, SLICE, VALUES, Flow, Read, ResultPart
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import Slot, receiver_class
from compatlint.dataflow.scopes.scope import Definition, Scope, events
from compatlint.dataflow.scopes.tree import subscript


def assign(flow: Flow, target: cst.BaseExpression, part: ResultPart, statement: cst.CSTNode, tree: Tree) -> None:
    """A target gets a part."""
    match target:
        case cst.Name():
            definition = _definition(target.value, statement, tree)
            if definition is None:
                flow.escape(target, tree, "this name can't be followed")
            else:
                keep(flow, definition, part, target, tree)
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            for number, element in enumerate(elements):
                if isinstance(element, cst.StarredElement):
                    flow.escape(target, tree, "it is unpacked with a star")
                    return
                one = flow.step(part, f"[{number}]", target, tree)
                if one is None:
                    continue
                if one.within or flow.interesting(one.path):
                    assign(flow, element.value, one, statement, tree)
                else:
                    flow.reads.append(Read(one.path, element.value, tree.scope(target)))
        case cst.Attribute():
            set_attribute(flow, target, part, tree)
        case cst.Subscript(value=cst.Name() as name):
            put(flow, name, target, part, tree)
        case _:
            flow.escape(target, tree, "it is stored where it can't be followed")


def iterate(flow: Flow, target: cst.BaseExpression, part: ResultPart, statement: cst.CSTNode, tree: Tree) -> None:
    """A loop's target gets each element of a part."""
    element = flow.step(part, EACH, target, tree)
    if element is None:
        return
    if element.within or flow.interesting(element.path):
        assign(flow, target, element, statement, tree)
    else:
        flow.reads.append(Read(element.path, target, tree.scope(target)))


def put(flow: Flow, name: cst.Name, target: cst.Subscript, part: ResultPart, tree: Tree) -> None:
    """`d[key] = r`: the dict that `d` names holds a result from then on."""
    key = subscript(target)
    step = argument_flow.index(key) if key is not None else SLICE
    step = VALUES if step == ANY else step
    found = flow.references.definitions(name, tree)
    for definition in found:
        if (
            not isinstance(definition, Definition)
            or step == SLICE
            or not isinstance(definition.value, cst.BaseExpression)
            or not (argument_flow.is_dict(definition.value, empty=step == VALUES) or definition in flow.kept)
        ):
            flow.escape(target, tree, "it is stored where it can't be followed")
            return
        keep(flow, definition, part.inside(step), target, tree)
    if not found:
        flow.escape(target, tree, "it is stored where it can't be followed")


def is_container_of(flow: Flow, call: cst.Call, part: ResultPart, tree: Tree) -> bool:
    """`results.append(r)`: the list `results` holds results from then on."""
    func = call.func
    if not (isinstance(func, cst.Attribute) and func.attr.value == "append" and isinstance(func.value, cst.Name)):
        return False
    inside = part.inside(EACH)
    found = flow.references.definitions(func.value, tree)
    if not found or any(not isinstance(one, Definition) or one.how != "is" for one in found):
        return False
    for definition in found:
        if isinstance(definition, Definition):
            if definition.value is None or not (
                argument_flow.is_empty(definition.value, EACH) or definition in flow.kept
            ):
                return False
            keep(flow, definition, inside, call, tree)
    return True


def keep(flow: Flow, slot: Slot, part: ResultPart, node: cst.CSTNode, tree: Tree) -> None:
    """A name is bound to a part: everything that reads the name there holds it."""
    if slot in flow.kept:
        if flow.kept[slot] != part:
            flow.escape(node, tree, "different parts of a result come here")
        return
    flow.kept[slot] = part
    scope = tree.scope(node) if isinstance(slot, Definition) else slot[0]
    name = slot.path[0] if isinstance(slot, Definition) else slot[1]
    home = scope.home(name) or scope
    where = flow.references.tree(home.file)
    if home.kind == "class":
        flow.escape(node, tree, "it is kept in a class")
        return
    for inner in home.walk():
        if inner.home(name) is home:
            for load in inner.loads.get(name, ()):
                loaded(flow, load, slot, part, where)
    if home.kind == "module":
        exported(flow, home, name, part)


def loaded(flow: Flow, load: cst.Name, slot: Slot, part: ResultPart, tree: Tree) -> None:
    """A name is read where it may be bound by `slot`: whatever else it may hold there must be a result too."""
    found = flow.references.definitions(load, tree)
    if slot not in found:
        return
    for other in found:
        if other is not None and other != slot:
            flow.demand(other, part, load, tree)
    flow.hold(load, part, tree)


def exported(flow: Flow, module: Scope, name: str, part: ResultPart) -> None:
    """A global that other files may import."""
    if is_used_elsewhere(flow, module, name, module.node, flow.references.tree(module.file)):
        return
    for reference in flow.references.to_global(module, name):
        flow.hold(reference.node, part, reference.tree)


def is_used_elsewhere(flow: Flow, scope: Scope, name: str, node: cst.CSTNode, tree: Tree) -> bool:
    """May a file that isn't read use a name of `scope`?"""
    elsewhere = flow.references.project.unseen(scope.file, name)
    if elsewhere is not None:
        flow.escape(node, tree, f"`{name}` may be used by {os.path.basename(elsewhere)}, which isn't checked")
    return elsewhere is not None


def set_attribute(flow: Flow, target: cst.Attribute, part: ResultPart, tree: Tree) -> None:
    """`self.last = r`: so does everything that reads the attribute of an object of the class."""
    cls = receiver_class(target.value, tree)
    name = target.attr.value
    if cls is None:
        flow.escape(target, tree, "it is kept in an object that can't be followed")
        return
    slot = (cls, f".{name}")
    if slot in flow.kept:
        if flow.kept[slot] != part:
            flow.escape(target, tree, "different parts of a result come here")
        return
    flow.kept[slot] = part
    if is_used_elsewhere(flow, cls, name, target, tree):
        return
    for item in events(cls):
        if item.path == (name,):
            flow.demand(item, part, target, flow.references.tree(cls.file))
    if any(
        item.path[1:] == (f".{name}",) and isinstance(item.node, cst.Call) for one in cls.walk() for item in events(one)
    ):
        flow.escape(target, tree, f"`{name}` is also set by `setattr`")
    for reference in flow.references.to_attribute(cls, name):
        attribute_use(flow, reference.node, part, reference.tree, sure=reference.sure)


def attribute_use(flow: Flow, node: cst.BaseExpression, part: ResultPart, tree: Tree, *, sure: bool) -> None:
    """A place where an attribute that holds a part is read or set, or (not `sure`) may be."""
    parent = tree.parent(node)
    statement = tree.parent(parent) if isinstance(parent, cst.AssignTarget) else parent
    if not sure:
        flow.escape(node, tree, "this may be the attribute that it is kept in")
    elif isinstance(statement, (cst.Assign, cst.AnnAssign)) and getattr(statement, "value", None) is not node:
        if statement.value is not None:
            flow.demand(statement.value, part, node, tree)
    elif (
        isinstance(parent, (cst.AugAssign, cst.Del, cst.WithItem, cst.For))
        and getattr(parent, "iter", None) is not node
    ):
        flow.escape(node, tree, "its use here can't be followed")
    else:
        flow.hold(node, part, tree)


def _definition(name: str, statement: cst.CSTNode, tree: Tree) -> Definition | None:
    """What a statement binds a name by."""
    inner = tree.scopes.get(tree.parent(statement) or statement) if isinstance(statement, cst.CompFor) else None
    scope = inner or tree.scope(statement)
    if isinstance(statement, cst.CompFor):
        node: cst.CSTNode | None = statement
        while isinstance(node, cst.CompFor):
            node = tree.parent(node)
        scope = tree.scopes[node] if node is not None else scope
    for item in events(scope):
        if isinstance(item, Definition) and item.node is statement and item.path == (name,):
            return item
    return None
