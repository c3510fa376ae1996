"""Names that hold an empty dict now, which nothing but requests unpacks: gone with what unpacks them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeAlias

import libcst as cst

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import all_definitions
from compatlint.dataflow.scopes.build.statements import build
from compatlint.dataflow.scopes.scope import Change, Definition, Scope, events
from compatlint.dataflow.scopes.tree import descendants
from compatlint.edits.edit import Edit, RemoveArgument, RemoveElement, RemoveStatement
from compatlint.edits.walk import deletes_comment

Trees: TypeAlias = "Sequence[cst.Module]"
Empty: TypeAlias = "Callable[[cst.BaseExpression], bool]"


def unfilled(
    filename: str, old: Trees, new: Trees, is_empty: Empty, bodies: Collection[str], is_shared: Callable[[str], bool]
) -> Iterator[Edit]:
    """What takes the names of a program away that held something before, and hold an empty dict now.

    `bodies` are the keywords whose dicts are merged into a request; `is_shared`: may another file read a global?
    """
    file = build(os.path.abspath(filename), tuple(new))
    tree = Tree(file)
    before, now = _words(old), _words(new)
    for scope in file.scope.walk():
        if scope.kind not in ("module", "function"):
            continue
        for name in sorted(scope.bound - set(scope.params)):
            defined = _definition(scope, name, is_empty)
            if defined is None or now[name] >= before[name] + _was_filled(old, name, is_empty):
                continue
            unpacked = list(_unpacked(scope, name, tree, bodies))
            edits = [RemoveStatement(defined), *(one for one in unpacked if one is not None)]
            said = any(deletes_comment(module, one) for module in new for one in edits)
            if None not in unpacked and not said and not (scope.kind == "module" and is_shared(name)):
                yield from edits


def _words(trees: Trees) -> Counter[str]:
    """How often a program says each name, in texts too."""
    nodes = [node for module in trees for node in descendants(module)]
    names = Counter(node.value for node in nodes if isinstance(node, cst.Name))
    return names + Counter(node.raw_value for node in nodes if isinstance(node, cst.SimpleString))


def _was_filled(old: Trees, name: str, is_empty: Empty) -> bool:
    """Was a name given a dict that is not empty?"""
    nodes = (node for module in old for node in descendants(module))
    return any(
        target.value == name and not is_empty(node.value)
        for node in nodes
        if isinstance(node, cst.Assign) and len(node.targets) == 1
        for target in [node.targets[0].target]
        if isinstance(target, cst.Name)
    )


def _definition(scope: Scope, name: str, is_empty: Empty) -> cst.BaseSmallStatement | None:
    """The one statement that gives a name an empty dict, which nothing changes."""
    found = list(all_definitions(scope, name))
    one = found[0] if len(found) == 1 else None
    if not isinstance(one, Definition) or one.value is None or not is_empty(one.value):
        return None
    changed = (item for inner in scope.walk() for item in events(inner) if isinstance(item, Change))
    if any(item.path[0] == name and item.how != "passed" for item in changed):
        return None
    match one.node:
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name())]) | cst.AnnAssign(target=cst.Name()):
            return one.node
    return None


def _unpacked(scope: Scope, name: str, tree: Tree, bodies: Collection[str]) -> Iterator[Edit | None]:
    """What takes away each place that reads the name; None for one that does something else than unpack it."""
    for inner in scope.walk():
        for load in inner.loads.get(name, ()) if inner.home(name) is scope else ():
            item = tree.parent(load)
            around = tree.parent(item) if item is not None else None
            match item, around:
                case cst.Arg(star="**"), cst.Call():
                    yield RemoveArgument(around, item)
                case cst.Arg(keyword=cst.Name(value=keyword)), cst.Call() if keyword in bodies:
                    yield RemoveArgument(around, item)
                case cst.StarredDictElement(), cst.Dict():
                    yield RemoveElement(around, item)
                case _:
                    yield None
