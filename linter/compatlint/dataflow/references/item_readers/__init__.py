"""Who sees an item of a dict besides those that it is for: a forward analysis through every file of the project.

The dict is followed from where it is made, or written into, through names, attributes of objects, containers,
parameters and returns of functions, copies and merges, other files included. What may hold it counts as holding it.
Unlike `consumers`, which has to know what all that comes to a place is, it asks only where this one goes. The answer is
the first place that reads the item, looks at the dict as a whole (iteration, `json.dumps`, printing), or behind which
it can't be followed; None where there is no such place, which is only said where all of them were looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import libcst as cst

from compatlint.dataflow.references.argument_flow import EACH
from compatlint.dataflow.references.item_readers.arguments import taken_by_name
from compatlint.dataflow.references.item_readers.flow import ItemFlow, Sighting
from compatlint.dataflow.references.item_readers.origins import written_into
from compatlint.dataflow.references.item_readers.places import used
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.values import ABSENT, Mapping, Sequence, Site, Value, options
from compatlint.source.literals import LiteralPart

__all__ = ["Sighting", "only_dicts", "sighted"]


def sighted(
    site: Site, key: str, references: References, ends: Callable[[cst.Call], bool], records: Collection[str] = ()
) -> Sighting | None:
    """The first place besides the calls that `ends` names that may see the item `key` named at `site`.

    `records` are classes of libraries whose objects keep their arguments as attributes, and do nothing else with them.
    """
    flow = ItemFlow(references, key, ends, records, used)
    _start(flow, site, references.tree(site.scope.file))
    flow.run()
    return flow.found


def only_dicts(node: cst.BaseExpression, tree: Tree, references: References, ends: Callable[[cst.Call], bool]) -> bool:
    """Is nothing but dicts put into the list that `node` is, wherever that is done?"""
    flow = ItemFlow(references, "", ends, (), used, patient=True)
    written_into(flow, node, (EACH,), tree)
    flow.run()
    given = ((references.value(one, where), many) for one, many, where in flow.grown)
    return flow.found is None and all(_gives_dicts(value, many) for value, many in given)


def _gives_dicts(value: Value, many: bool) -> bool:
    if many:
        items = value.items if isinstance(value, Sequence) and value.rest is None else None
        return items is not None and all(_gives_dicts(one, False) for one in items)
    return all(isinstance(one.value, Mapping) or one.value is ABSENT for one in options(value))


def _start(flow: ItemFlow, site: Site, tree: Tree) -> None:
    match site.owner, site.container:
        case _, cst.Call() as call if flow.ends(call):
            return
        case cst.DictElement(), container:
            flow.hold(container, (), tree)
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Subscript(value=base))]), _:
            written_into(flow, base, (), tree)
        case cst.Arg() | cst.Expr(), cst.Call(func=cst.Attribute(value=base, attr=cst.Name("update" | "setdefault"))):
            written_into(flow, base, (), tree)
        case cst.Arg() as arg, cst.Call() as call:
            _from_call(flow, arg, call, tree)
        case LiteralPart() as part, _:
            flow.hold(part.literal, (flow.TEXT,), tree)
        case owner, _:
            flow.see(owner, tree, "where it is kept can't be followed")


def _from_call(flow: ItemFlow, arg: cst.Arg, call: cst.Call, tree: Tree) -> None:
    """The item is an argument of a call that makes a dict or a record, or of a function that takes what it likes."""
    if last_name(call.func)[:1].isupper() or last_name(call.func) == "dict":
        flow.hold(call, (), tree)
    else:
        taken_by_name(flow, arg, call, tree)
