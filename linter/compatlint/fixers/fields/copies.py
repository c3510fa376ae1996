"""A request that is sent a copy of a dict, or of messages, without an item that others need where it is written."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.references.item_readers import only_dicts
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.values import ABSENT, Alt, Mapping, Sequence, Site, Value, options
from compatlint.edits.edit import Edit, Replace
from compatlint.fixers.fields.dict_readers import read_elsewhere
from compatlint.fixers.fix import Context, Fix
from compatlint.fixers.layout import folded
from compatlint.judging.hits import Hit
from compatlint.uses.use import Use

_KEY, _VALUE, _ELEMENT = "key", "value", "message"


def without(hit: Hit, name: str, context: Context) -> Fix | None:
    """Send a copy without the field in every request concerned; None where one takes it in another way."""
    edits: list[Edit] = []
    for use in hit.uses:
        tree = context.references.tree(use.scope.file)
        found = _given(use, name, tree, context.references) or _elements(use, name, hit, context)
        if found is None:
            return None
        edits += (found, *folded(use.call, tree, context.references, grows=0))
    unpacked = all(arg.star for use in hit.uses for arg in use.call.args if _edited(arg, edits))
    return Fix("unsafe", f"{'unpack' if unpacked else 'send'} it without `{name}`", tuple(edits))


def _edited(arg: cst.Arg, edits: list[Edit]) -> bool:
    return any(isinstance(edit, Replace) and edit.node is arg.value for edit in edits)


# A dict that is unpacked, or given as a whole.


def _given(use: Use, name: str, tree: Tree, references: References) -> Replace | None:
    """The one argument that has the field, as a copy without it."""
    holding = [one for arg in use.call.args for one in _dicts(arg) if _holds(one, name, tree, references)]
    code = _copy(holding[0], name) if len(holding) == 1 else None
    return Replace(holding[0], code) if code is not None else None


def _dicts(arg: cst.Arg) -> Iterator[cst.BaseExpression]:
    """The expressions that an argument may take a dict from: itself, what is unpacked within, what is dumped."""
    value = arg.value
    if isinstance(value, cst.Dict):
        yield from (one.value for one in value.elements if isinstance(one, cst.StarredDictElement))
    elif isinstance(value, cst.Call) and last_name(value.func) == "dumps" and value.args:
        yield value.args[0].value
    elif arg.star != "*":
        yield value


def _holds(node: cst.BaseExpression, name: str, tree: Tree, references: References) -> bool:
    """Is the field certainly a key of the dict itself, not of something in it?"""
    value = references.value(node, tree)
    return isinstance(value, Mapping) and any(alt.value is not ABSENT for alt in value.items.get(name, ()))


def _copy(node: cst.BaseExpression, name: str) -> str | None:
    """The code of a copy of the dict `node` without the key `name`."""
    names = [name]
    if isinstance(node, cst.DictComp):
        found = _left_out(node)
        if found is None:
            return None
        node, names = found[0], [*found[1], name]
    if not isinstance(node, (cst.Name, cst.Attribute)):
        return None
    return _comprehension(cst.Module([]).code_for_node(node), names)


def _comprehension(source: str, names: list[str]) -> str:
    keys = ", ".join(f'"{one}"' for one in names)
    test = f"{_KEY} != {keys}" if len(names) == 1 else f"{_KEY} not in ({keys})"
    return f"{{{_KEY}: {_VALUE} for {_KEY}, {_VALUE} in {source}.items() if {test}}}"


def _left_out(node: cst.DictComp) -> tuple[cst.BaseExpression, list[str]] | None:
    """The dict and the keys of a copy as `_copy` writes it."""
    match node:
        case cst.DictComp(
            key=cst.Name(value="key"),
            value=cst.Name(value="value"),
            for_in=cst.CompFor(
                iter=cst.Call(func=cst.Attribute(value=source, attr=cst.Name(value="items")), args=[]),
                ifs=[cst.CompIf(test=cst.Comparison(left=cst.Name(value="key"), comparisons=[comparison]))],
            ),
        ):
            keys = _keys(comparison)
            return (source, keys) if keys else None
    return None


def _keys(comparison: cst.ComparisonTarget) -> list[str]:
    match comparison:
        case cst.ComparisonTarget(operator=cst.NotEqual(), comparator=cst.SimpleString() as key):
            return [str(key.evaluated_value)]
        case cst.ComparisonTarget(operator=cst.NotIn(), comparator=cst.Tuple(elements=elements)):
            found = [one.value for one in elements]
            return [str(one.evaluated_value) for one in found if isinstance(one, cst.SimpleString)]
    return []


# Dicts in a list.


def _elements(use: Use, name: str, hit: Hit, context: Context) -> Replace | None:
    """The list whose elements have the item, as a list of copies, where it is given its name in the request."""
    if hit.words.get("field") == name:
        return None
    alts = [alt for alt in use.fields.get(hit.words.get("field", ""), ()) if alt.value is not ABSENT]
    site = alts[0].site if len({id(alt.site) for alt in alts}) == 1 else None
    node = site.owner.value if site is not None and isinstance(site.owner, (cst.Arg, cst.DictElement)) else None
    source, names = _list_of(node, name) if node is not None else (None, [])
    if site is None or node is None or source is None or not _is_for_requests(site, use, hit, context):
        return None
    tree, calls = context.references.tree(site.scope.file), {one.call for one in context.uses}
    if source is node and not (
        all(_is_list(alt) for alt in alts) and only_dicts(source, tree, context.references, calls.__contains__)
    ):
        return None
    inner = _comprehension(_ELEMENT, names)
    return Replace(node, f"[{inner} for {_ELEMENT} in {cst.Module([]).code_for_node(source)}]")


def _is_list(alt: Alt) -> bool:
    """Is it a list of dicts, as far as it is known?"""
    value = alt.value
    return isinstance(value, Sequence) and value.rest is None and all(_is_dict(item) for item in value.items)


def _is_dict(value: Value) -> bool:
    return all(isinstance(one.value, Mapping) or one.value is ABSENT for one in options(value))


def _is_for_requests(site: Site, use: Use, hit: Hit, context: Context) -> bool:
    """Does what names the list serve nothing but requests that are to go to the target?"""
    if site.container is use.call:
        return True
    named = replace(hit, site=site, words={**hit.words, "item": hit.words["field"]})
    named = replace(named, concerned=context.traffic.of(named))
    if any(one.sends is not Truth.YES for one in named.concerned):
        return False
    return not read_elsewhere(site, named, context)


def _list_of(node: cst.BaseExpression, name: str) -> tuple[cst.BaseExpression | None, list[str]]:
    """The list that copies are to be made of, and the keys that they lack: those that they lack already, too."""
    match node:
        case cst.Name() | cst.Attribute():
            return node, [name]
        case cst.ListComp(elt=cst.DictComp() as copy, for_in=cst.CompFor(iter=source, ifs=[])):
            found = _left_out(copy)
            if found is not None and isinstance(found[0], cst.Name) and found[0].value == _ELEMENT:
                return source, [*found[1], name]
    return None, []
