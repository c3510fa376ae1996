"""What is done with an expression that holds the dict: one case for each place it may stand in."""

from __future__ import annotations

import libcst as cst

from compatlint.dataflow.references import references
from compatlint.dataflow.references.argument_flow import EACH
from compatlint.dataflow.references.item_readers import arguments
from compatlint.dataflow.references.item_readers.flow import MAY_READ, READ, VALUES, ItemFlow, Within, inside
from compatlint.dataflow.references.item_readers.origins import put
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.scope import Definition, Scope, events
from compatlint.dataflow.scopes.tree import subscript
from compatlint.dataflow.values.values import Class, Made, Module, options

WHOLE = "it is looked at as a whole"
_GROWING = frozenset({"append", "appendleft", "extend", "extendleft", "insert", "add", "remove", "discard"})
_KEEPING = frozenset({*_GROWING, "clear", "sort", "reverse", "index", "count", "update", "task_done", "join", "empty"})
_TAKING = frozenset({"pop", "popleft", "get", "get_nowait", "setdefault", "__getitem__"})
_ASKING = frozenset({"get", "pop", "setdefault", "__getitem__", "__contains__"})


def used(flow: ItemFlow, node: cst.CSTNode, within: Within, tree: Tree) -> None:
    """What the parent of an expression does with it."""
    parent = tree.parent(node)
    if parent is None or _is_idle(node, parent):
        return
    match parent:
        case cst.Attribute():
            _attribute(flow, parent, within, tree)
        case cst.Subscript():
            _subscripted(flow, parent, within, tree)
        case cst.Arg():
            arguments.passed(flow, parent, within, tree)
        case cst.Comparison() | cst.ComparisonTarget():
            _compared(flow, node, parent, within, tree)
        case cst.Element() | cst.StarredElement() | cst.DictElement() | cst.StarredDictElement():
            _element(flow, parent, within, tree)
        case _ if not (_is_kept(flow, node, parent, within, tree) or _goes_on(flow, node, parent, within, tree)):
            whole(flow, node, within, tree, "its use here can't be followed")


def _is_idle(node: cst.CSTNode, parent: cst.CSTNode) -> bool:
    """Is nothing of it read there: is it assigned to, or asked whether it is there at all?"""
    match parent:
        case cst.AssignTarget() | cst.Del() | cst.Expr() | cst.If() | cst.While() | cst.Assert() | cst.CompIf():
            return True
        case cst.AnnAssign(target=target) | cst.For(target=target) | cst.CompFor(target=target):
            return target is node
        case cst.UnaryOperation(operator=cst.Not()):
            return True
        case cst.IfExp(test=test):
            return test is node
        case cst.BooleanOperation(left=left, operator=cst.And()):
            return left is node
    return False


def _is_kept(flow: ItemFlow, node: cst.CSTNode, parent: cst.CSTNode, within: Within, tree: Tree) -> bool:
    """Does a statement keep it, loop over it or hand it to callers?"""
    match parent:
        case cst.AugAssign(target=target, value=value) if target is node:
            flow.grown.append((value, True, tree))
        case cst.Assign(targets=targets):
            for one in targets:
                assigned(flow, one.target, within, parent, tree)
        case cst.AnnAssign(target=target) | cst.NamedExpr(target=target):
            assigned(flow, target, within, parent, tree)
            if isinstance(parent, cst.NamedExpr):
                flow.hold(parent, within, tree)
        case cst.AugAssign(target=target):
            put(flow, target, within, tree)
        case cst.For(iter=iterated) | cst.CompFor(iter=iterated) if iterated is node:
            _iterated(flow, parent, within, tree)
        case cst.Return() | cst.From():
            returned(flow, tree.scope(parent), within, parent, tree)
        case cst.Yield():
            returned(flow, tree.scope(parent), (*within, EACH), parent, tree)
        case cst.Lambda():
            flow.lost(parent, tree, "a function that returns it is handed on")
        case cst.Param(default=default) if default is node:
            _default(flow, parent, within, tree)
        case _:
            return False
    return True


def _goes_on(flow: ItemFlow, node: cst.CSTNode, parent: cst.CSTNode, within: Within, tree: Tree) -> bool:
    """Does an expression around it give it too?"""
    match parent:
        case cst.Await() | cst.IfExp() | cst.BooleanOperation():
            flow.hold(parent, within, tree)
        case cst.BinaryOperation(operator=cst.BitOr() | cst.Add()):
            flow.hold(parent, within, tree)
        case cst.BinaryOperation(left=left, operator=cst.Modulo()) if left is node and within[-1:] == (flow.TEXT,):
            flow.hold(parent, within, tree)
        case cst.ListComp() | cst.SetComp() | cst.GeneratorExp():
            flow.hold(parent, (*within, EACH), tree)
        case cst.DictComp(value=value) if value is node:
            flow.hold(parent, (*within, VALUES), tree)
        case _:
            return False
    return True


def whole(flow: ItemFlow, node: cst.CSTNode, within: Within, tree: Tree, why: str) -> None:
    """All of it is looked at, or it goes where that can't be told."""
    printed = isinstance(tree.parent(node), (cst.FormattedStringExpression, cst.BinaryOperation, cst.ComparisonTarget))
    if printed or isinstance(tree.parent(node), cst.Comparison):
        flow.see(node, tree, WHOLE)
    else:
        flow.lost(node, tree, why)


# parts


def _attribute(flow: ItemFlow, node: cst.Attribute, within: Within, tree: Tree) -> None:
    """A method of the dict, or of a container around it."""
    call, name = tree.parent(node), node.attr.value
    if not isinstance(call, cst.Call) or call.func is not node:
        if within and within[-1].startswith("."):
            flow.take(node, within, f".{name}", tree)
        elif name == flow.key:
            flow.see(node, tree, READ)
        elif within or name in _ASKING:
            flow.lost(node, tree, f"its `{name}` is handed on")
    elif not within:
        _asked(flow, call, name, tree)
    elif within[-1] == flow.TEXT:
        arguments.text_method(flow, call, name, within, tree)
    else:
        _container(flow, call, name, within, tree)


def _asked(flow: ItemFlow, call: cst.Call, name: str, tree: Tree) -> None:
    """A method of the dict itself."""
    if name in _ASKING and call.args:
        step = flow.step_of(call.args[0].value, tree)
        settles = name == "setdefault" or (name == "pop" and len(call.args) > 1)
        dropped = settles and isinstance(tree.parent(call), cst.Expr)
        if step == f"'{flow.key}'" and not dropped:
            flow.see(call, tree, READ)
        elif not step.startswith(("'", "[")) or step == "[?]":
            flow.see(call, tree, MAY_READ)
    elif name == "copy":
        flow.hold(call, (), tree)
    elif name == "items" and (copy := _copied(call, tree)) is not None:
        flow.hold(copy, (), tree)
    elif name not in ("clear", "update"):
        flow.see(call, tree, WHOLE)


def _copied(call: cst.Call, tree: Tree) -> cst.CSTNode | None:
    """The dict that the pairs of another go into: `{k: v for k, v in d.items() if …}`, `dict(d.items())`."""
    parent = tree.parent(call)
    around = tree.parent(parent) if parent is not None else None
    match parent, around:
        case cst.CompFor(iter=iterated, target=cst.Tuple(elements=[first, _])), cst.DictComp(key=cst.Name(value=key)):
            keyed = isinstance(first.value, cst.Name) and first.value.value == key
            return around if iterated is call and keyed else None
        case cst.Arg(), cst.Call(func=cst.Name("dict")):
            return around
    return None


def _container(flow: ItemFlow, call: cst.Call, name: str, within: Within, tree: Tree) -> None:
    """A method of a container around the dict."""
    keyed = not within[-1].startswith("[")
    if name in _TAKING:
        key = call.args[0].value if keyed and call.args else None
        flow.take(call, within, flow.step_of(key, tree) if key is not None else "[?]", tree)
    elif name == "copy":
        flow.hold(call, within, tree)
    elif name in ("values", "items") and keyed:
        flow.hold(call, (*within[:-1], *(["[1]"] if name == "items" else []), EACH), tree)
    elif name == "sort" and call.args:
        flow.lost(call, tree, "it is sorted by what can't be followed")
    elif name in _GROWING and within == (EACH,):
        flow.grown += [(arg.value, name.startswith("extend") or bool(arg.star), tree) for arg in call.args[-1:]]
    elif name not in _KEEPING and name != "keys":
        flow.lost(call, tree, f"`.{name}()` of what it is kept in can't be followed")


def _subscripted(flow: ItemFlow, node: cst.Subscript, within: Within, tree: Tree) -> None:
    parent, key = tree.parent(node), subscript(node)
    if isinstance(parent, (cst.AssignTarget, cst.AnnAssign)) and getattr(parent, "value", None) is not node:
        if within == (EACH,):
            flow.grown.append((node, False, tree))
        return
    step = flow.step_of(key, tree)
    if within:
        if within[-1] == flow.TEXT:
            flow.see(node, tree, WHOLE)
        elif not isinstance(parent, cst.Del):
            flow.take(node, within, step, tree)
    elif step == f"'{flow.key}'":
        flow.see(node, tree, READ)
    elif step == "[?]":
        flow.see(node, tree, MAY_READ)


def _compared(flow: ItemFlow, node: cst.CSTNode, parent: cst.CSTNode, within: Within, tree: Tree) -> None:
    around = parent if isinstance(parent, cst.Comparison) else tree.parent(parent)
    assert isinstance(around, cst.Comparison)
    operator = around.comparisons[0].operator
    if isinstance(operator, (cst.Is, cst.IsNot)):
        return
    if isinstance(operator, (cst.In, cst.NotIn)) and isinstance(parent, cst.ComparisonTarget):
        step = flow.step_of(around.left, tree) if not within else ""
        if step == f"'{flow.key}'" or step == "[?]":
            flow.see(around, tree, READ if step != "[?]" else MAY_READ)
        return
    if not _is_none(around):
        whole(flow, node, within, tree, "it is compared")


def _is_none(test: cst.Comparison) -> bool:
    right = test.comparisons[0].comparator
    return isinstance(right, cst.Name) and right.value == "None"


# what keeps it


def assigned(flow: ItemFlow, target: cst.BaseExpression, within: Within, statement: cst.CSTNode, tree: Tree) -> None:
    """A target gets the dict, or what holds it."""
    match target:
        case cst.Name(value=name):
            slots = [one for one in _definitions(statement, tree) if one.path == (name,)]
            home = tree.scope(target).home(name)
            if home is None or not slots:
                flow.lost(target, tree, "this name can't be followed")
            else:
                flow.named(home, name, slots, within)
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            for number, element in enumerate(elements):
                inner = inside(within, f"[{number}]") if within else None
                if isinstance(element, cst.StarredElement) or not within:
                    flow.lost(target, tree, "it is unpacked")
                elif inner is not None:
                    assigned(flow, element.value, inner, statement, tree)
        case cst.Attribute():
            _set_attribute(flow, target, within, tree)
        case cst.Subscript(value=base):
            step = flow.step_of(subscript(target), tree)
            put(flow, base, (*within, VALUES if step == "[?]" else step), tree)
        case _:
            flow.lost(target, tree, "it is stored where it can't be followed")


def _definitions(statement: cst.CSTNode, tree: Tree) -> list[Definition]:
    """What a statement, or the loop of a comprehension, binds."""
    scopes = [tree.scope(statement)]
    if isinstance(statement, cst.CompFor):
        node: cst.CSTNode | None = statement
        while isinstance(node, cst.CompFor):
            node = tree.parent(node)
        scopes = [tree.scopes[node]] if node is not None else scopes
    elif isinstance(statement, cst.NamedExpr):
        scopes = [one for one in tree.scopes.values() if statement.target in one.block.scope.points] or scopes
    found = [item for scope in scopes for item in events(scope) if item.node is statement]
    return [item for item in found if isinstance(item, Definition)]


def _set_attribute(flow: ItemFlow, target: cst.Attribute, within: Within, tree: Tree) -> None:
    cls = references.receiver_class(target.value, tree)
    found = [one.value for one in options(flow.references.value(target.value, tree))] if cls is None else []
    match found:
        case [Made(maker=Class(scope=scope)) | Class(scope=scope)]:
            cls = scope
        case [Module(scope=scope)]:
            flow.named(scope, target.attr.value, None, within)
            return
    if cls is None:
        flow.lost(target, tree, "it is kept in an object that can't be followed")
    else:
        flow.attribute(cls, target.attr.value, within)


def _iterated(flow: ItemFlow, loop: cst.For | cst.CompFor, within: Within, tree: Tree) -> None:
    if not within or within[-1] == flow.TEXT:
        flow.see(loop.iter, tree, WHOLE)
    elif (inner := inside(within, EACH)) is not None:
        assigned(flow, loop.target, inner, loop, tree)


def _default(flow: ItemFlow, parameter: cst.Param, within: Within, tree: Tree) -> None:
    around = tree.parent(tree.parent(parameter) or parameter)
    function = tree.scopes.get(around) if around is not None else None
    name = parameter.name.value
    if function is None or name not in function.params:
        flow.lost(parameter, tree, "this parameter can't be followed")
    else:
        flow.named(function, name, [(function, name)], within)


def _element(flow: ItemFlow, node: cst.CSTNode, within: Within, tree: Tree) -> None:
    """An element of a display."""
    display = tree.parent(node)
    match node, display:
        case cst.Element(), cst.Tuple(elements=elements):
            number = next(n for n, one in enumerate(elements) if one is node)
            starred = any(isinstance(one, cst.StarredElement) for one in elements[:number])
            flow.hold(display, (*within, EACH if starred else f"[{number}]"), tree)
        case cst.Element(), cst.List() | cst.Set():
            flow.hold(display, (*within, EACH), tree)
        case cst.StarredElement(), cst.List() | cst.Tuple() | cst.Set() if within and within[-1] != flow.TEXT:
            inner = inside(within, EACH)
            if inner is not None:
                flow.hold(display, (*inner, EACH), tree)
        case cst.DictElement(key=key), cst.Dict():
            step = flow.step_of(key, tree)
            flow.hold(display, (*within, VALUES if step == "[?]" else step), tree)
        case cst.StarredDictElement(), cst.Dict():
            flow.hold(display, within, tree)
        case _:
            flow.see(node, tree, WHOLE)


# functions


def returned(flow: ItemFlow, function: Scope, within: Within, node: cst.CSTNode, tree: Tree) -> None:
    """A function returns it: all its callers get it."""
    while function.kind == "comprehension" and function.parent is not None:
        function = function.parent
    if not flow.once(function, within) or not isinstance(function.node, cst.FunctionDef):
        return
    kind = references.decorated(function, flow.references, tree)
    if kind is None:
        flow.lost(node, tree, "the function that returns it is decorated")
        return
    name, project = function.node.name.value, flow.references.project
    if project.unseen(function.file, name) is not None:
        flow.lost(node, tree, f"`{name}` may be called where it isn't seen")
        return
    found = list(flow.references.to_function(function))
    if kind == "property" and function.parent is not None:
        found = list(flow.references.to_attribute(function.parent, name))
    for one in found:
        place = (one.node, ()) if kind == "property" else references.called_at(one.node, one.tree, flow.references)
        if place is not None:
            flow.hold(place[0], (*within, *place[1]), one.tree)
        elif one.sure:
            flow.lost(one.node, one.tree, "a function that returns it is handed on")
    if not found:
        flow.lost(node, tree, "it is returned to callers that aren't seen")
