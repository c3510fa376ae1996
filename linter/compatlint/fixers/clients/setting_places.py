"""Where a setting of a client can be set for that client alone: on its call, or where the value is written."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from compatlint.dataflow.scopes.scope import Scope, definitions
from compatlint.dataflow.scopes.tree import children
from compatlint.dataflow.values.values import Const, EnvVar, Site, Unknown, Value
from compatlint.edits.edit import Edit, Replace, SetArgument
from compatlint.fixers.frameworks import settings_of
from compatlint.judging.hits import Hit
from compatlint.packs.pack import Pack
from compatlint.uses.addresses import provider_of
from compatlint.uses.use import Use


def is_alone(hit: Hit, pack: Pack) -> bool:
    """Is the client the same whoever has it made, its settings nobody else's, and goes nothing it sends elsewhere?"""
    return is_one(hit, pack) and all(use.sends for use in hit.concerned)


def is_one(hit: Hit, pack: Pack) -> bool:
    """Is the client the same whoever has it made, and are its settings nobody else's?"""
    clients = [use for use in hit.concerned if use.kind == "client"]
    urls = [use.fields.get("base_url", ()) for use in clients]
    places = {tuple(alt.site and alt.site.owner for alt in alts) for alts in urls}
    providers = {provider_of(alt.value, pack) for alts in urls for alt in alts}
    calls = {use.call for use in clients}
    return len(places) <= 1 and len(providers) <= 1 and len(calls) <= 1


def instead_of_none(use: Use, name: str, code: str) -> Replace | None:
    """`name=value or code` on the client's call, where the value may be the None that means the default."""
    for alt in use.fields.get(name, ()):
        arg = alt.site.owner if alt.site is not None and _is_default(alt.value) else None
        if isinstance(arg, cst.Arg) and isinstance(arg.value, (cst.Name, cst.Attribute)) and arg in use.call.args:
            if isinstance(arg.value, cst.Name) and arg.value.value == "None":
                return None
            return Replace(arg.value, f"{cst.Module([]).code_for_node(arg.value)} or {code}")
    return None


def _is_default(value: Value) -> bool:
    """Is it what the SDK takes by itself?"""
    return isinstance(value, (EnvVar, Const)) and value.origin is None


def place(use: Use, name: str, code: str) -> Edit | None:
    """Set `name` on the client's call, or where its value is written; None where that can't be told."""
    sites = [alt.site for alt in use.fields.get(name, ()) if alt.site is not None]
    keyword = _keyword(use, name, sites)
    if not keyword:
        return None
    if not sites:
        unknown = any(isinstance(alt.value, Unknown) for alt in use.fields.get(name, ()))
        # without `**` it is the environment that holds it: a URL there is somebody's choice, a key of no use
        unseen = unknown and (name == "base_url" or any(arg.star for arg in use.call.args))
        listed = use.framework is not None and use.home is not None  # its settings are not those of the call
        return None if unseen or listed or not _takes_any(use) else SetArgument(use.call, keyword, code)
    site = sites[0]
    if is_passed(site.owner, site.scope):
        return None  # what other callers pass must stay
    if any(other.owner is not site.owner for other in sites):
        return None
    if site.container is use.call:
        return SetArgument(use.call, keyword, code) if how_bound(use) in ("import", "class") else None
    if isinstance(site.owner, cst.DictElement):
        return Replace(site.owner.value, code)
    return Replace(site.owner.value, code) if isinstance(site.owner, cst.Assign) else None


def _keyword(use: Use, name: str, sites: Sequence[Site]) -> str:
    """The argument by which the call takes a setting: the one that it has, else the usual one."""
    if use.framework is None:
        return name
    given = [site.owner for site in sites if isinstance(site.owner, cst.Arg)]
    named = next((arg.keyword.value for arg in given if arg.keyword is not None and arg in use.call.args), None)
    settings = settings_of(use.framework)
    return named or (settings[name].keyword if name in settings else "")


def _takes_any(use: Use) -> bool:
    """Can a setting be added to the call? Not where callers may pass it, or the class is the program's own."""
    passed = any(arg.star and is_passed(arg.value, use.scope) for arg in use.call.args)
    return not passed and (how_bound(use) == "import" or _is_plain_subclass(use))


def _is_plain_subclass(use: Use) -> bool:
    """Is the class one of the program that leaves the making of its objects to an imported one?"""
    func = use.call.func
    home = use.scope.home(func.value) if isinstance(func, cst.Name) else None
    if home is None or not isinstance(func, cst.Name) or how_bound(use) != "class":
        return False
    node = next(event.node for event in definitions(home, func.value))
    inner = home.inner.get(node)
    bases = [arg.value for arg in node.bases] if isinstance(node, cst.ClassDef) and not node.keywords else []
    names = [base.value for base in bases if isinstance(base, cst.Name)]
    own = inner is None or {"__init__", "__new__"} & inner.bound
    return bool(bases) and not own and all(_is_imported(home, name) for name in names) and len(names) == len(bases)


def _is_imported(scope: Scope, name: str) -> bool:
    found = [event.how for event in definitions(scope, name)]
    return found == ["import"]


def how_bound(use: Use) -> str:
    """How the first name of what the call calls gets its value: whose class is made must not depend on more."""
    func = use.call.func
    while isinstance(func, cst.Attribute):
        func = func.value
    home = use.scope.home(func.value) if isinstance(func, cst.Name) else None
    if home is None or not isinstance(func, cst.Name):
        return ""
    hows = {event.how for event in definitions(home, func.value)}
    return hows.pop() if len(hows) == 1 else ""


def is_routed_by_callers(use: Use) -> bool:
    """Do callers say, by the model id that they pass, which provider a framework talks to?"""
    routes = use.framework.routes if use.framework is not None else None
    model = [arg for arg in use.call.args if arg.keyword is None or (routes and arg.keyword.value == routes.model)]
    return routes is not None and any(is_passed(arg.value, use.scope) for arg in model)


def is_passed(node: cst.CSTNode, scope: Scope) -> bool:
    """Does a parameter of a function stand in `node`'s value?"""
    if isinstance(node, cst.Name):
        home = scope.home(node.value)
        return home is not None and node.value in home.params
    return any(is_passed(child, scope) for child in children(node) if not isinstance(node, cst.Attribute))
