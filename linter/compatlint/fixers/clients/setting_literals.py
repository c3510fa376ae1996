"""The literal behind a setting of a client: may it be changed where it is written?

It may where it reaches nothing but clients that go to the target, and code that only looks at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

import libcst as cst

from compatlint.dataflow.references.references import References
from compatlint.dataflow.references.text_holders import Holders
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import File
from compatlint.dataflow.values.values import EnvVar, Step, Unknown, Value, options
from compatlint.fixers.fix import Context
from compatlint.fixers.passed_values import texts
from compatlint.judging.hits import Hit
from compatlint.judging.sharing import is_unserved
from compatlint.uses.addresses import provider_of
from compatlint.uses.use import Use


def url_literal(hit: Hit, context: Context) -> cst.SimpleString | None:
    """The string that the base URL of a client is, or is by default; None where changing it would change more."""
    return _literal(hit, "base_url", texts, context)


def key_literal(hit: Hit, context: Context) -> cst.SimpleString | None:
    """The string that names the variable that the key of a client is read from; None as for `url_literal`."""
    return _literal(hit, "api_key", lambda value: names_of(value, context), context)


def _literal(
    hit: Hit, setting: str, written: Callable[[Value], Iterator[Step]], context: Context
) -> cst.SimpleString | None:
    """The one string that a setting comes from, if it may be edited and all that reads it may have another."""
    call = hit.uses[0].call
    steps = [step for use in hit.uses for alt in use.fields.get(setting, ()) for step in written(alt.value)]
    node = steps[0].node if steps else None
    if not isinstance(node, cst.SimpleString) or any(step.node is not node for step in steps):
        return None
    file = steps[0].scope.file
    if not context.project.is_given(file) or not _is_in(node, file, context.references):
        return None

    return node if _is_for(node, file, setting, written, call, context) else None


def is_for_clients(node: cst.SimpleString, file: File, hit: Hit, context: Context) -> bool:
    """Does a literal reach the client as its base URL, and besides only clients that may have another?"""
    call = hit.uses[0].call
    known = context.project.is_given(file) and _is_in(node, file, context.references)
    return known and _is_for(node, file, "base_url", texts, call, context, reached={call})


def _is_for(
    node: cst.SimpleString,
    file: File,
    setting: str,
    written: Callable[[Value], Iterator[Step]],
    call: cst.Call,
    context: Context,
    reached: AbstractSet[cst.CSTNode] = frozenset(),
) -> bool:
    """May all that reads a literal have another? `reached` is what it has to reach."""

    def is_it(value: Value) -> bool:
        return any(step.node is node for step in written(value))

    clients = [use for use in context.uses if use.kind == "client"]
    holders = Holders(context.references, {use.call: setting for use in clients}, is_it)
    if not holders.follow(node, file) or not reached <= holders.reached:
        return False
    takers: set[cst.CSTNode] = {
        use.call for use in clients if any(is_it(alt.value) for alt in use.fields.get(setting, ()))
    }
    takers |= holders.reached
    moving = (use for use in context.uses if _client_of(use).call in takers)
    return all(goes(use, call, context) for use in moving)


def _client_of(use: Use) -> Use:
    return use.client or use


def _is_in(node: cst.CSTNode, file: File, references: References) -> bool:
    return references.tree(file).parent(node) is not None


def names_of(value: Value, context: Context) -> Iterator[Step]:
    """Where the name of an environment variable is written."""
    for one in options(value):
        origin = one.value.origin if isinstance(one.value, EnvVar) else None
        if origin is None:
            continue
        if isinstance(origin.node, cst.Call) and origin.node.args:
            references = context.references
            name = references.value(origin.node.args[0].value, references.tree(origin.scope.file))
            yield from texts(name)
        else:
            yield origin


def goes(use: Use, call: cst.Call, context: Context) -> bool:
    """Is a client, or what it sends, one that goes to the target? That of `call` others may have made for theirs."""
    if use.call in context.kept:
        return False
    if use.kind == "request":
        other = use.sends is Truth.NO and _client_of(use).call is not call
        return not other and not is_unserved(use, context.pack)
    urls = [alt.value for alt in use.fields.get("base_url", ())]
    ours = [_is_ours(url, context) for url in urls]
    if use.call is not call:
        return all(ours)
    return not any(ours) or all(one or isinstance(url, Unknown) for one, url in zip(ours, urls, strict=True))


def _is_ours(value: Value, context: Context) -> bool:
    """Is a base URL the dialect's own or the target's, as far as it can be known?"""
    if isinstance(value, EnvVar):
        return value.default is None or all(_is_ours(one.value, context) for one in options(value.default))
    return provider_of(value, context.pack) in (context.pack.dialect.name, context.pack.provider.name)
