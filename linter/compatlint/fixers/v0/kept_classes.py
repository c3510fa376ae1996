"""A class of the old package that is kept in a variable or an attribute: the calls of its methods there."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References, all_definitions, receiver_class
from compatlint.dataflow.scopes.scope import Scope
from compatlint.fixers.fields.request import Unfit

ELSEWHERE = "`{}` is used in a way that isn't followed"


def methods_of(node: cst.BaseExpression, path: str, tree: Tree, references: References) -> list[cst.Attribute]:
    """The methods that are called on the class that `node` names, all in its file; Unfit where others may use it."""
    target = tree.parent(node)
    if not isinstance(target, (cst.Assign, cst.AnnAssign)) or target.value is not node:
        raise Unfit(ELSEWHERE.format(path))
    targets = [one.target for one in target.targets] if isinstance(target, cst.Assign) else [target.target]
    place = targets[0]
    if len(targets) == 1 and isinstance(place, cst.Attribute):
        reads = _of_attribute(place, references, tree)
    elif len(targets) == 1 and isinstance(place, cst.Name):
        reads = _of_name(place, references, tree)
    else:
        reads = None
    methods = [_called(one, tree) for one in reads or ()]
    found = [one for one in methods if one is not None]
    if not found or len(found) < len(methods):
        raise Unfit(ELSEWHERE.format(path))
    return found


def _called(read: cst.BaseExpression, tree: Tree) -> cst.Attribute | None:
    """The method of what is read that is called there, and nothing else done."""
    method = tree.parent(read)
    if not isinstance(method, cst.Attribute) or method.value is not read:
        return None
    call = tree.parent(method)
    return method if isinstance(call, cst.Call) and call.func is method else None


def _of_attribute(place: cst.Attribute, references: References, tree: Tree) -> list[cst.BaseExpression] | None:
    """Where an attribute of objects of a class is read; None where it may be read or set elsewhere."""
    cls = receiver_class(place.value, tree)
    if cls is None:
        return None
    found = list(references.to_attribute(cls, place.attr.value))
    if any(not one.sure or one.tree is not tree for one in found) or place.attr.value in cls.bound:
        return None
    return [one.node for one in found if one.node is not place]


def _of_name(place: cst.Name, references: References, tree: Tree) -> list[cst.BaseExpression] | None:
    """Where a variable is read; None where it may be another thing, or other files read it."""
    home = tree.scope(place).home(place.value)
    if home is None or len(list(all_definitions(home, place.value))) != 1:
        return None
    if home.kind == "class" or (home.kind == "module" and any(references.to_global(home, place.value))):
        return None
    return list(_loads(home, place.value, tree))


def _loads(home: Scope, name: str, tree: Tree) -> Iterator[cst.BaseExpression]:
    for scope in tree.file.scope.walk():
        if scope.home(name) is home:
            yield from scope.loads.get(name, ())
