"""Taking a field out of a request, where it is written."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from linter.conditions import provider_of
from linter.fixers.copies import without
from linter.model import Context, Edit, Fix, Hit, Pack, Refusal, Remark, RemoveArgument, RemoveElement, RemoveStatement
from linter.nodes import last_name
from linter.scope import Change, Definition, Scope, children, events
from linter.values import Site, Truth


def drop_field(hit: Hit, context: Context) -> Fix | Refusal:
    """Remove the keyword, dict entry or assignment that names the field.

    Safe where the field certainly goes to the target, its value does nothing when computed and whoever else reads
    the same dict is one of the requests that reject it.
    """
    name = hit.words.get("field", "the field")
    site = hit.site
    edit = removal(site) if site is not None else None
    if site is None or edit is None:
        return Refusal(f"`{name}` is not written as a keyword, an entry or an assignment that could be taken out")
    if any(use.sends is Truth.MAYBE for use in hit.uses):
        return Refusal("the request may go to another provider too")
    alone = serves_only(site, hit)
    copied = without(hit, name) if context.wishes.migrate and not alone else None
    if copied is not None:
        return copied
    if isinstance(edit, RemoveStatement) and context.wishes.migrate:
        edit = RemoveStatement(edit.statement, around=True)
    certain = hit.truth is Truth.YES and to_target(hit, context.pack)
    safe = certain and alone and not has_effects(site.owner)
    return Fix("safe" if safe else "unsafe", f"remove `{name}`", (edit,), tuple(_about_parameter(hit, site)))


def _about_parameter(hit: Hit, site: Site) -> Iterator[Remark]:
    """A parameter that was only handed on stays, for its callers, and does nothing any more."""
    value = site.owner.value if isinstance(site.owner, (cst.Arg, cst.DictElement, cst.Assign)) else None
    home = site.scope.home(value.value) if isinstance(value, cst.Name) else None
    if home is None or not isinstance(value, cst.Name) or value.value not in home.params:
        return
    name = value.value
    loads = [one for inner in home.walk() for one in inner.loads.get(name, ()) if inner.home(name) is home]
    if len(loads) == 1:
        said = f"the parameter `{name}` does nothing any more: it stays for those who pass it"
        yield Remark(hit.rule.code, said, home.params[name].node, home, severity="info")


def removal(site: Site) -> Edit | None:
    """What takes an item out where it is written; None where that can't be done."""
    match site.owner, site.container:
        case cst.Arg() as arg, cst.Call() as call if not last_name(call.func)[:1].isupper():
            return RemoveArgument(call, arg)  # a constructor may need what it is given
        case cst.DictElement() as element, cst.Dict() as display:
            return RemoveElement(display, element)
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Subscript())]) as statement, _:
            return RemoveStatement(statement)
        case cst.Expr() as statement, cst.Call():
            return RemoveStatement(statement)
    return None


def to_target(hit: Hit, pack: Pack) -> bool:
    """Does every request concerned go to the target for certain?"""
    for use in hit.uses:
        if use.client is None:
            return False
        urls = use.client.fields.get("base_url", ())
        if not urls or any(provider_of(alt.value, pack) != pack.provider.name for alt in urls):
            return False
    return True


def has_effects(node: cst.CSTNode) -> bool:
    """May evaluating the node do something besides giving a value?"""
    if isinstance(node, (cst.Call, cst.Await, cst.Yield, cst.NamedExpr)):
        return True
    return any(has_effects(child) for child in children(node))


def serves_only(site: Site, hit: Hit) -> bool:
    """Is what holds the item read by nothing but the requests of `hit`?"""
    calls = [use.call for use in hit.uses]
    if site.container in calls or any(_contains(call, site.container) for call in calls):
        return True
    name, scope = _holder(site)
    if name is None or scope is None:
        return False
    allowed = set(_splats(calls)) | set(_receivers(scope, name))
    return all(
        load in allowed for inner in scope.walk() for load in inner.loads.get(name, ()) if inner.home(name) is scope
    )


def _holder(site: Site) -> tuple[str | None, Scope | None]:
    """The one name that holds the dict an item was written into, and the scope of that name."""
    if isinstance(site.owner, (cst.Assign, cst.AnnAssign)):
        target = root(site.node)
        name = target.value if isinstance(target, cst.Name) and isinstance(site.node, cst.Subscript) else None
        return name, site.scope.home(name) if name else None
    for event in events(site.scope):
        if isinstance(event, Definition) and event.value is site.container and len(event.path) == 1:
            return event.path[0], site.scope.home(event.path[0])
        if isinstance(event, Change) and event.call is site.container and len(event.path) == 1:
            return event.path[0], site.scope.home(event.path[0])
    return None, None


def _splats(calls: list[cst.Call]) -> Iterator[cst.CSTNode]:
    """The names that the calls unpack with `**` or merge into the body."""
    for call in calls:
        for arg in call.args:
            if arg.star == "**":
                yield arg.value
                if isinstance(arg.value, cst.Dict):
                    yield from (e.value for e in arg.value.elements if isinstance(e, cst.StarredDictElement))


def _receivers(scope: Scope, name: str) -> Iterator[cst.CSTNode]:
    """The names that are only written through: `d["k"] = …`, `d.update(…)`."""
    for inner in scope.walk():
        for event in events(inner):
            if not isinstance(event, Change) or event.path[0] != name or event.how == "passed":
                continue
            nodes = [event.call.func] if event.call is not None else _targets(event.node)
            yield from map(root, nodes)


def root(node: cst.CSTNode) -> cst.CSTNode:
    """`a` of `a.b["c"]`."""
    while isinstance(node, (cst.Subscript, cst.Attribute)):
        node = node.value
    return node


def _targets(node: cst.CSTNode) -> list[cst.CSTNode]:
    if isinstance(node, cst.Assign):
        return [target.target for target in node.targets]
    return [node.target] if isinstance(node, (cst.AnnAssign, cst.AugAssign)) else [node]


def _contains(node: cst.CSTNode, wanted: cst.CSTNode) -> bool:
    return any(child is wanted or _contains(child, wanted) for child in children(node))
