"""Another model id, where the id is written."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import libcst as cst

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.values import Const, Step, Value
from compatlint.edits.edit import Edit, Replace
from compatlint.fixers.fields.model_lists import with_lists
from compatlint.fixers.fix import Context, Fix, Refusal, Remark
from compatlint.fixers.frameworks import default_model, target_prefix
from compatlint.fixers.layout import requoted
from compatlint.judging.hits import Hit
from compatlint.packs.framework import Routes
from compatlint.source.literals import LiteralPart

ANY = "*"
_Displays = (cst.List, cst.Tuple, cst.Set)


def replace_model(hit: Hit, context: Context) -> Fix | Refusal:
    """Put the id that the person chose, else the one that the rule's options know, in the place of a literal.

    Options: `replacements`, ids by id; `prefixes`, what to leave out in front of an id. What still tests for the old id
    is told: it meets another one from now on.
    """
    if hit.words.get("default"):
        return _in_place_of_default(hit, context)
    old = hit.words.get("value", "")
    new = _chosen(old, context) or _known(old, hit.rule.options)
    if not new:
        return Refusal(f"which model to take is for you to say: `migrate --model {old}=ID`")
    if new == old:
        return Refusal("the model that was chosen for it is this one")
    edit = _edit(new, old, hit, context)
    if edit is None:
        return Refusal("the id is put together, or stands in a file that is not looked at")
    lists: list[Edit] | Refusal = with_lists(hit.node, old, new, context) if context.wishes.migrate else []
    if isinstance(lists, Refusal):
        return lists
    told = tuple(_still_asked_for(old, new, hit, context)) if context.wishes.migrate else ()
    return Fix("unsafe", f"replace `{old}` by `{new}`", (edit, *lists), told)


def _in_place_of_default(hit: Hit, context: Context) -> Fix | Refusal:
    """Give an object the id that the person chose, where it would ask for another one by itself."""
    made = [use for use in hit.uses if hit.site is not None and use.call is hit.site.owner]
    edits = default_model(made[0], context) if made else []
    if isinstance(edits, Refusal):
        return edits
    if not edits or (made[0].framework is not None and made[0].framework.routes is not None):
        return Refusal("it is made in a way that is not followed")
    return Fix("unsafe", "name a model", tuple(edits))


def _edit(new: str, old: str, hit: Hit, context: Context) -> Edit | None:
    """Write another id where the old one is written."""
    if isinstance(hit.node, LiteralPart):
        code = hit.node.code
        return Replace(hit.node.literal, hit.node.replaced(code.replace(old, new))) if code.count(old) == 1 else None
    written = _written(new, old, hit, context) if isinstance(hit.node, cst.SimpleString) else None
    if written is None or not isinstance(hit.node, cst.SimpleString):
        return None
    return Replace(hit.node, requoted(hit.node, written))


def _written(new: str, old: str, hit: Hit, context: Context) -> str | None:
    """What is to be written in the place of an id: with the prefix that tells a framework whose model it is."""
    assert isinstance(hit.node, cst.SimpleString)
    text = str(hit.node.evaluated_value)
    routes = [use.framework.routes for use in hit.uses if use.framework is not None]
    known = next((one for one in routes if one is not None), None)
    if known is None:
        return new if text == old else None
    if any(_says_provider(use.call, known) for use in hit.uses):
        return new if text == old else None
    target = target_prefix(known, context)
    if text != old:
        prefix = text.removesuffix(old)
        if prefix.removesuffix(known.separator) not in known.providers:
            return None
        family = target[: target.rfind(known.separator) + 1] if target is not None else ""
        own = target is not None and prefix.startswith(family)
        return f"{target}{known.separator}{new}" if own else prefix + new
    for prefix, route in known.providers.items():
        if any(fnmatchcase(old, pattern) for pattern in route.bare):
            told = any(fnmatchcase(new, pattern) for pattern in route.bare)
            return new if told else f"{_head(prefix, target, known)}{known.separator}{new}"
    return new  # an argument names the provider


def _says_provider(call: cst.Call, routes: Routes) -> bool:
    """Does an argument of a call name the provider?"""
    return any(arg.keyword is not None and arg.keyword.value == routes.provider for arg in call.args)


def _head(prefix: str, target: str | None, routes: Routes) -> str:
    """What stands before the new id of a provider: the target's name, where that is told as the provider's is."""
    plain = target is not None and routes.separator not in target
    return target if target is not None and plain else prefix


def _chosen(old: str, context: Context) -> str | None:
    models = context.wishes.models
    return models.get(old) or models.get(ANY)


def _known(old: str, options: Any) -> str | None:
    for prefix in options.get("prefixes", ()):
        if old.startswith(prefix):
            return old.removeprefix(prefix)
    found = options.get("replacements", {}).get(old)
    return None if found is None else str(found)


def _still_asked_for(old: str, new: str, hit: Hit, context: Context) -> Iterator[Remark]:
    """The places that ask whether a model is the old one, or look something up by it."""
    sent = {step.node for use in context.uses for alt in use.fields.get("model", ()) if (step := _origin(alt.value))}
    why = f"the id became `{new}`"
    for file in context.project.mentioning(hit.scope.file, old):
        tree = context.references.tree(file)
        for literal in tree.texts.get(old, ()) if context.project.is_given(file) else ():
            if literal not in sent and _is_asked_for(literal, tree):
                said = f"`{old}` is asked for here, which the rewritten requests do not name any more"
                yield Remark(hit.rule.code, said, literal, file.scope, why, "possible")


def _origin(value: Value) -> Step | None:
    return value.origin if isinstance(value, Const) else None


def _is_asked_for(literal: cst.SimpleString, tree: Tree) -> bool:
    """Is a text compared with, a key of a table, or one of those that something must be among?"""
    node: cst.CSTNode = literal
    parent = tree.parent(node)
    while isinstance(parent, (cst.Element, *_Displays)):
        node, parent = parent, tree.parent(parent)
    match parent:
        case cst.Comparison() | cst.ComparisonTarget() | cst.MatchValue():
            return True
        case cst.DictElement(key=key):
            return key is node
        case cst.Arg():
            call = tree.parent(parent)
            return isinstance(call, cst.Call) and last_name(call.func) in ("startswith", "index", "get")
    return False
