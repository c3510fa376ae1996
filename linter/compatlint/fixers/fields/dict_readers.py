"""Who reads the dict that an item is written into, and what an item that is gone would do to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import libcst as cst

from compatlint.dataflow.scopes.scope import Change, Definition, File, Scope, events
from compatlint.dataflow.scopes.tree import ANY_KEY, children, descendants, last_name
from compatlint.dataflow.values.values import Site
from compatlint.judging.hits import Hit


def serves_only(site: Site, hit: Hit) -> bool:
    """Is what holds the item read by nothing but requests that its rule is about?"""
    if any(use.endpoint not in hit.rule.targets for use in hit.concerned):
        return False
    if _is_inline(site, hit):
        return True
    name, scope = holder(site)
    if name is None or scope is None or scope.kind == "class" or not _is_its_own(scope, name):
        return False
    if name in _texts(site.scope.file):
        return False
    field = hit.words["item"]
    allowed = set(_splats([use.call for use in hit.concerned])) | set(_receivers(scope, name, field))
    return all(
        load in allowed for inner in scope.walk() for load in inner.loads.get(name, ()) if inner.home(name) is scope
    )


def is_asked_for(site: Site, hit: Hit) -> bool:
    """May something fail where the item is gone?"""
    return not _is_inline(site, hit) and hit.words["item"] in _keys_asked_for(site.scope.file)


def _is_inline(site: Site, hit: Hit) -> bool:
    """Does the item stand in a call that sends it?"""
    calls = {use.call for use in hit.concerned}
    return site.container in calls or any(_unpacks(arg, site.container) for call in calls for arg in call.args)


@lru_cache(maxsize=1)
def _keys_asked_for(file: File) -> frozenset[str]:
    """The keys that a file takes out of something, which fails where they are missing: `d["k"]`, `d.pop("k")`."""
    stored = {target for scope in file.scope.walk() for event in events(scope) for target in _stored(event)}
    nodes = (node for tree in file.modules for node in descendants(tree) if type(node) in _TAKING)
    return frozenset(key for node in nodes if node not in stored for key in _key(node))


_TAKING = frozenset({cst.Subscript, cst.Call})


def _stored(event: Definition | Change) -> list[cst.CSTNode]:
    """The subscripts that an event assigns to."""
    return _targets(event.node) if isinstance(event.node, (cst.Assign, cst.AnnAssign)) else []


def _key(node: cst.CSTNode) -> Iterator[str]:
    """The constant key that an expression must find."""
    match node:
        case cst.Subscript(slice=[cst.SubscriptElement(slice=cst.Index(value=cst.SimpleString() as key))]):
            yield str(key.evaluated_value)
        case cst.Call(func=cst.Attribute(attr=cst.Name("pop")), args=[cst.Arg(value=cst.SimpleString() as key)]):
            yield str(key.evaluated_value)


_PLAIN = (cst.Assign, cst.AnnAssign)
MERGES = frozenset({"update", "merge", "setdefault", "__setitem__"})


def holder(site: Site) -> tuple[str | None, Scope | None]:
    """The one name that holds the dict an item was written into, and the scope of that name."""
    if isinstance(site.owner, _PLAIN):
        target = root(site.node)
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


def _is_its_own(scope: Scope, name: str) -> bool:
    """Is what a name holds always a dict made for it, which nothing else holds?"""
    if name in scope.params and scope.params[name].kind != "kwargs":
        return False
    given = [event.value for event in events(scope) if isinstance(event, Definition) and event.path == (name,)]
    given += [event.value for _, event in scope.foreign.get(name, ())]
    return all(
        isinstance(value, (cst.Dict, cst.DictComp, cst.BinaryOperation))
        or (isinstance(value, cst.Call) and last_name(value) in ("dict", "copy", "deepcopy"))
        for value in given
    )


@lru_cache(maxsize=1)
def _texts(file: File) -> frozenset[str]:
    """The strings of a file that may be names: in `__all__`, for `globals()`."""
    found = (node for tree in file.modules for node in descendants(tree) if isinstance(node, cst.SimpleString))
    return frozenset(value for node in found if (value := node.raw_value).isidentifier())


def _splats(calls: list[cst.Call]) -> Iterator[cst.CSTNode]:
    """The names that the calls unpack with `**` or merge into the body."""
    for call in calls:
        for arg in call.args:
            if arg.star == "**":
                yield arg.value
                if isinstance(arg.value, cst.Dict):
                    yield from (e.value for e in arg.value.elements if isinstance(e, cst.StarredDictElement))


def _receivers(scope: Scope, name: str, field: str) -> Iterator[cst.CSTNode]:
    """The names that are only written through: `d["k"] = …`, `d.update(…)`."""
    for inner in scope.walk():
        for event in events(inner):
            if isinstance(event, Change) and event.path[0] == name and _is_indifferent(event, field):
                nodes = [event.call.func] if event.call is not None else _targets(event.node)
                yield from map(root, nodes)


def _is_indifferent(change: Change, field: str) -> bool:
    """Does a change do the same where the dict lacks the item? What fails then, `is_asked_for` knows."""
    if change.how in ("passed", "popitem"):
        return False
    if change.how not in ("pop", "setdefault") or change.call is None:
        return ANY_KEY not in change.path
    key = change.call.args[0].value if change.call.args else None
    return isinstance(key, cst.SimpleString) and (key.evaluated_value != field or isinstance(change.node, cst.Expr))


def root(node: cst.CSTNode) -> cst.CSTNode:
    """`a` of `a.b["c"]`."""
    while isinstance(node, (cst.Subscript, cst.Attribute)):
        node = node.value
    return node


def _targets(node: cst.CSTNode) -> list[cst.CSTNode]:
    if isinstance(node, cst.Assign):
        return [target.target for target in node.targets]
    return [node.target] if isinstance(node, (cst.AnnAssign, cst.AugAssign)) else [node]


def _unpacks(node: cst.CSTNode, wanted: cst.CSTNode) -> bool:
    """Is `wanted` what `node` evaluates to or merges, seen by nobody else?"""
    plain = (cst.Arg, cst.Dict, cst.DictElement, cst.StarredDictElement, cst.IfExp, cst.BooleanOperation)
    return node is wanted or (isinstance(node, plain) and any(_unpacks(child, wanted) for child in children(node)))
