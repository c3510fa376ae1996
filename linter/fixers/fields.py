"""Taking a field out of a request, where it is written."""

from __future__ import annotations

import libcst as cst

from linter.conditions import goes_to_target
from linter.fixers.readers import descendants, is_asked_for, serves_only
from linter.model import Edit, Fix, Hit, Pack, RemoveArgument, RemoveElement, RemoveStatement
from linter.nodes import last_name
from linter.scope import children
from linter.values import Site, Truth


def drop_field(hit: Hit, pack: Pack) -> Fix | None:
    """Remove the keyword, dict entry or assignment that names the field.

    Safe where the field certainly goes to the target, its value does nothing when computed and whoever else reads
    the same dict is one of the requests that reject it. None where a request that may go to somebody else has the
    field from there too, or where something else fails without it.
    """
    site = hit.site
    edit = _removal(site) if site is not None else None
    if site is None or edit is None or any(use.sends is not Truth.YES for use in hit.concerned):
        return None
    if _names_value(site.owner) or is_asked_for(site, hit):
        return None
    known = all(goes_to_target(use, pack) for use in hit.concerned)
    safe = hit.truth is Truth.YES and known and serves_only(site, hit) and not has_effects(site.owner)
    name = hit.words.get("field", "the field")
    return Fix("safe" if safe else "unsafe", f"remove `{name}`", (edit,))


def _removal(site: Site) -> Edit | None:
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


def has_effects(node: cst.CSTNode) -> bool:
    """May evaluating the node do something besides giving a value?"""
    if isinstance(node, (cst.Call, cst.Await, cst.Yield, cst.NamedExpr)):
        return True
    return any(has_effects(child) for child in children(node))


def _names_value(node: cst.CSTNode) -> bool:
    """Does something in the node get a name that may be read elsewhere?"""
    return any(isinstance(child, cst.NamedExpr) for child in descendants(node))
