"""Who reads the dict that an item is written into, and where that dict is kept."""

from __future__ import annotations

import libcst as cst

from compatlint.dataflow.references.item_readers import sighted
from compatlint.dataflow.scopes.scope import Change, Definition, Scope, events
from compatlint.dataflow.values.values import Site
from compatlint.fixers.fix import Context
from compatlint.judging.hits import Hit

_PLAIN = (cst.Assign, cst.AnnAssign)
MERGES = frozenset({"update", "merge", "setdefault", "__setitem__"})


def read_elsewhere(site: Site, hit: Hit, context: Context) -> str:
    """Where something besides the requests concerned sees the item, or may; an empty string where nothing does."""
    clients = (use.client.call for use in hit.concerned if use.client is not None)
    calls = {*(use.call for use in hit.concerned), *clients}
    found = sighted(site, hit.words["item"], context.references, calls.__contains__, context.pack.records)
    return found.told(hit.scope, context.references) if found is not None else ""


def serves_others(hit: Hit) -> bool:
    """Do requests that the rule is not about have the item from there too?"""
    return any(use.endpoint not in hit.rule.targets for use in hit.concerned)


def holder(site: Site) -> tuple[str | None, Scope | None]:
    """The one name that holds the dict an item was written into, and the scope of that name."""
    if isinstance(site.owner, _PLAIN):
        target = _root(site.node)
        name = target.value if isinstance(target, cst.Name) and isinstance(site.node, cst.Subscript) else None
        return name, site.scope.home(name) if name else None
    found = {event.path for event in events(site.scope) if _puts(event, site.container)}
    path = found.pop() if len(found) == 1 else ()
    return (path[0], site.scope.home(path[0])) if len(path) == 1 else (None, None)


def _puts(event: Definition | Change, container: cst.CSTNode) -> bool:
    """Does an event name a dict, or write what is passed into one?"""
    if isinstance(event, Change):
        given = [arg.value for arg in event.call.args] if event.call is not None else []
        return (event.call is container or event.value is container or container in given) and event.how in MERGES
    return event.value is container and isinstance(event.node, _PLAIN)


def _root(node: cst.CSTNode) -> cst.CSTNode:
    """`a` of `a.b["c"]`."""
    while isinstance(node, (cst.Subscript, cst.Attribute)):
        node = node.value
    return node
