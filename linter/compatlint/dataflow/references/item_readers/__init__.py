"""Who sees an item of a dict besides those that it is for: a forward analysis through every file of the project.

The dict is followed from where it is made, or written into, through names, attributes of objects, containers, parameters
and returns of functions, copies and merges, other files included. What may hold it counts as holding it. Unlike
`consumers`, which has to know what all that comes to a place is, it asks only where this one goes. The answer is the
first place that reads the item, looks at the dict as a whole (iteration, `json.dumps`, printing), or behind which it can't
be followed; None where there is no such place, which is only said where all of them were looked for.
"""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from compatlint.dataflow.references.item_readers.arguments import taken_by_name
from compatlint.dataflow.references.item_readers.flow import ItemFlow, Sighting
from compatlint.dataflow.references.item_readers.origins import written_into
from compatlint.dataflow.references.item_readers.places import used
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.values import Site
from compatlint.source.literals import LiteralPart

__all__ = ["Sighting", "sighted"]


def sighted(site: Site, key: str, references: References, ends: Callable[[cst.Call], bool]) -> Sighting | None:
    """The first place besides the calls that `ends` names that may see the item `key` named at `site`."""
    flow = ItemFlow(references, key, ends, used)
    _start(flow, site, references.tree(site.scope.file))
    flow.run()
    return flow.found


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
