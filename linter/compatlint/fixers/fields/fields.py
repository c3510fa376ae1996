"""Taking a field out of a request, where it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import libcst as cst

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.tree import children, descendants, last_name
from compatlint.dataflow.values.values import Site
from compatlint.edits.edit import (
    Applicability,
    Edit,
    RemoveArgument,
    RemoveElement,
    RemoveStatement,
    Replace,
    SetArgument,
)
from compatlint.fixers.fields.copies import without
from compatlint.fixers.fields.dict_readers import read_elsewhere, serves_others
from compatlint.fixers.fix import Context, Fix, Refusal, Remark
from compatlint.fixers.frameworks import kept_away
from compatlint.judging.hits import Hit
from compatlint.packs.pack import Pack
from compatlint.source.literals import LiteralPart
from compatlint.uses.addresses import goes_to_target


def drop_field(hit: Hit, context: Context) -> Fix | Refusal:
    """Remove the keyword, dict entry or assignment that names the field.

    Safe where the field certainly goes to the target, its value does nothing when computed and whoever else reads
    the same dict is one of the requests that reject it. Refused where a request that may go to somebody else has the
    field from there too, or where something else, of any file, reads it or may.
    """
    name = hit.words.get("item", "the field")
    site = hit.site
    own = {use.call for use in hit.uses if use.framework is not None}
    edit = removal(site, own, context.pack) if site is not None else None
    if site is not None and site.owner in own:
        return kept_away(hit, site, context)
    if site is None or edit is None:
        return Refusal(f"`{name}` is not written as a keyword, an entry or an assignment that could be taken out")
    if _names_another(site, name, hit):
        return Refusal("its key is that of another field in some cases")
    if _names_value(site.owner):
        return Refusal("it names a value that may be read elsewhere")
    if any(use.sends is not Truth.YES for use in hit.concerned):
        return _copied(hit, name, context) or Refusal("a request that may go to another provider has it from here too")
    if reason := read_elsewhere(site, hit, context):
        return _copied(hit, name, context) or Refusal(reason)
    alone = not serves_others(hit)
    if not alone and (copied := _copied(hit, name, context)) is not None:
        return copied
    edit = _with_rest(edit, context.references.tree(site.scope.file), context.pack.dialect.body)
    known = all(goes_to_target(use, context.pack) for use in hit.concerned)
    safe = hit.truth is Truth.YES and known and alone and not has_effects(site.owner)
    return Fix("safe" if safe else "unsafe", f"remove `{name}`", (edit,), tuple(_about_parameter(hit, site)))


def _with_rest(edit: Edit, tree: Tree, bodies: Collection[str]) -> Edit:
    """The removal of what would do nothing without the item: an `if`, an `update` with nothing, an empty body."""
    match edit:
        case RemoveStatement(statement):
            return RemoveStatement(statement, around=True)
        case RemoveArgument(cst.Call(args=[_]) as updating, _):
            return _without_update(updating, tree) or edit
        case RemoveElement(cst.Dict(elements=[_]) as display, _):
            arg = tree.parent(display)
            call = tree.parent(arg) if arg is not None else None
            if isinstance(arg, cst.AugAssign):
                return RemoveStatement(arg, around=True)
            if isinstance(arg, cst.Arg) and isinstance(call, cst.Call):
                is_body = arg.keyword is not None and arg.keyword.value in bodies
                updated = _without_update(call, tree) if len(call.args) == 1 else None
                return RemoveArgument(call, arg) if is_body else updated or edit
    return edit


def _without_update(call: cst.Call, tree: Tree) -> Edit | None:
    """The removal of a statement that updates a dict with what goes."""
    statement = tree.parent(call)
    match call.func:
        case cst.Attribute(attr=cst.Name("update"), value=updated) if isinstance(statement, cst.Expr):
            return RemoveStatement(statement, around=True) if not has_effects(updated) else None
    return None


def _names_another(site: Site, name: str, hit: Hit) -> bool:
    """Does the same entry or assignment, by a key that is one of several, name another field too?"""
    named = ((key, alt) for use in hit.concerned for key, alts in use.fields.items() if key != name for alt in alts)
    key = site.owner.key if isinstance(site.owner, cst.DictElement) else None
    if isinstance(key, cst.SimpleString) or not isinstance(site.owner, (cst.DictElement, cst.Assign)):
        return False
    return any(alt.site is not None and alt.site.owner is site.owner for _, alt in named)


def give_argument(hit: Hit, context: Context) -> Fix | Refusal:
    """Give the call that the finding is about an argument: `argument` and `code` of the rule's options."""
    if not isinstance(hit.node, cst.Call):
        return Refusal("it is not a call that could be given an argument")
    name, code = (str(hit.rule.options[key]) for key in ("argument", "code"))
    known = hit.truth is Truth.YES and all(goes_to_target(use, context.pack) for use in hit.concerned)
    level: Applicability = "safe" if known else "unsafe"
    return Fix(level, f"add `{name}={code}`", (SetArgument(hit.node, name, code),))


def _copied(hit: Hit, name: str, context: Context) -> Fix | None:
    """In a migration, the request unpacks a copy of a dict that others need as it is."""
    judged = {use.call for use in hit.uses}
    shared = any(use.call in judged and use.sends is not Truth.YES for use in hit.concerned)
    return None if shared or not context.wishes.migrate else without(hit, name, context)


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


def removal(site: Site, requests: Collection[cst.Call] = (), pack: Pack | None = None) -> Edit | None:
    """What takes an item out where it is written; None where that can't be done.

    A constructor may need what it is given, unless it is one of the calls known as `requests`, or of a pack's record.
    """
    match site.owner, site.container:
        case cst.Arg() as arg, cst.Call() as call if call in requests or _takes_less(call, pack):
            return RemoveArgument(call, arg)
        case cst.DictElement() as element, cst.Dict() as display:
            return RemoveElement(display, element)
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Subscript())]) as statement, _:
            return RemoveStatement(statement)
        case cst.Expr() as statement, cst.Call():
            return RemoveStatement(statement)
        case LiteralPart() as part, _ if (rest := part.removed()) is not None:
            return Replace(part.literal, rest)
    return None


def _takes_less(call: cst.Call, pack: Pack | None) -> bool:
    """Does a call do without any of its arguments?"""
    name = last_name(call.func)
    records = {one.rpartition(".")[2] for one in pack.records} if pack is not None else ()
    return not name[:1].isupper() or name in records


def has_effects(node: cst.CSTNode) -> bool:
    """May evaluating the node do something besides giving a value?"""
    if isinstance(node, (cst.Call, cst.Await, cst.Yield, cst.NamedExpr)):
        return True
    return any(has_effects(child) for child in children(node))


def _names_value(node: cst.CSTNode) -> bool:
    """Does something in the node get a name that may be read elsewhere?"""
    return any(isinstance(child, cst.NamedExpr) for child in descendants(node))
