"""Requests that a program sends itself: another host in their address, and the variable that the key is read from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import libcst as cst

from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.tree import descendants
from compatlint.dataflow.values.values import Alt, Const, EnvVar, Unknown, Value
from compatlint.edits.edit import AddImport, Edit, Replace
from compatlint.fixers.clients.client_calls import shadowed
from compatlint.fixers.clients.keys import COMPUTED_KEY, kept_key
from compatlint.fixers.fix import Context, Fix, Refusal, Remark
from compatlint.judging.hits import Hit
from compatlint.judging.sharing import is_unserved, lacks
from compatlint.packs.pack import Pack
from compatlint.source.formats import is_test
from compatlint.uses.addresses import address, meant, named_in
from compatlint.uses.use import Use

LITERALS = (cst.SimpleString, cst.FormattedString, cst.ConcatenatedString)


def retarget_url(hit: Hit, context: Context) -> Fix | Refusal:
    """Put the target's host into the literal that names the host; the rest of the address stays.

    The variable that the key is read from becomes the target's, where its name is written and nobody else reads it
    there. Always unsafe: it changes who is called. Only shown where what else goes to an address that begins so cannot
    be served, as the rules that the rule's option `unless` names tell.
    """
    pack, place = context.pack, hit.site.owner if hit.site is not None else None
    if hit.alt is None or not isinstance(place, LITERALS):
        return Refusal("its address comes from where it can't be changed for this request alone")
    clients = [use for use in context.uses if use.kind == "client" and place in _places(use.fields.get("base_url", ()))]
    if any(use.sends is not Truth.YES for use in clients):
        return Refusal("it goes to another provider in some cases, which looks intended")
    sent = [use for use in context.uses if use.client is not None and use.client.call in {one.call for one in clients}]
    if {use.call for use in clients} - {use.call for use in sent if use.endpoint}:
        return Refusal("what else is asked for there is not known")
    if any(_names_fields(alt.value, pack) for use in clients for alt in use.fields["base_url"]):
        return Refusal("its path says what belongs into the body, an older form: path and body have to change together")
    code = _pointed(cst.Module([]).code_for_node(place), hit.alt, pack)
    if code is None:
        return Refusal("the host is not written as a part of one text")
    stuck = sorted({str(use.endpoint) for use in sent if lacks(use, hit.rule, pack)})
    message = f"point it at {pack.provider.name}"
    if stuck:
        return Fix("display", f"{message} once what goes to {' and '.join(stuck)} has an address of its own")
    edits: list[Edit] = [Replace(place, code)]
    remarks = []
    for key in _keys(clients):
        own = _key_edits(key, clients, context)
        edits += own
        if isinstance(key.value, EnvVar):
            if not own and key.value.name != pack.provider.api_key:
                return Refusal(f"`{key.value.name}`, which its key is read from, is needed for something else too")
        elif not own and not is_test(os.path.abspath(hit.scope.file.filename)):
            remarks.append(_about(key, hit, pack))
    return Fix("unsafe", message, tuple(edits), tuple(remarks))


def _names_fields(value: Value, pack: Pack) -> bool:
    parts = address(value, pack.dialect.root)
    return parts is not None and bool(named_in(parts.path or "", pack.dialect))


def correct_address(hit: Hit, context: Context) -> Fix | Refusal:
    """Put the path that is meant behind the target's host, in the literal that names the host.

    Safe where that stands in the call itself; refused where what else begins with it is right as it is.
    """
    place = hit.site.owner if hit.site is not None else None
    if not isinstance(place, LITERALS) or hit.alt is None:
        return Refusal("its address comes from where it can't be changed for this request alone")
    clients = [use for use in context.uses if use.kind == "client" and place in _places(use.fields.get("base_url", ()))]
    code = cst.Module([]).code_for_node(place)
    sent = (alt for use in clients for alt in use.fields["base_url"] if place in _places([alt]))
    codes = {_corrected(code, alt, context.pack) for alt in sent}
    new = codes.pop() if len(codes) == 1 else None
    if new is None:
        return Refusal("it is put together from parts of which it is not plain which one is wrong")
    here = all(place in descendants(*use.call.args) for use in clients)
    safe = here and hit.truth is Truth.YES
    return Fix("safe" if safe else "unsafe", "correct its path", (Replace(place, new),))


def _corrected(code: str, alt: Alt, pack: Pack) -> str | None:
    """The code of the literal with the host of an address, its path corrected as far as it stands there."""
    parts = address(alt.value, pack.dialect.root)
    known = meant(parts.whole, pack.dialect) if parts is not None else ""
    found = re.findall(rf"(?i)https?://{re.escape(parts.host)}(?![\w.-])([\w./-]*)", code) if parts is not None else []
    if parts is None or not known or len(found) != 1 or not parts.whole.startswith(found[0]):
        return None
    root = urlsplit(pack.provider.base_url).path.rstrip("/")
    rest, right = parts.whole.removeprefix(found[0]), f"{root}{known}"
    if not right.endswith(rest.rstrip("/")):
        return None
    new = code.replace(f"{parts.host}{found[0]}", f"{parts.host}{right.removesuffix(rest.rstrip('/'))}")
    return new if new != code else None


def retarget_variable(hit: Hit, context: Context) -> Fix | Refusal:
    """Read the key from the target's variable."""
    clients = [use for use in context.uses if use.kind == "client" and use.call in {one.call for one in hit.uses}]
    edits = _key_edits(hit.alt, clients, context) if hit.alt is not None else ()
    if not edits:
        return Refusal("the key comes from where it can't be changed for this request alone")
    return Fix("unsafe", f"take the key from {context.pack.provider.api_key}", edits)


def _places(alts: Iterable[Alt]) -> set[cst.CSTNode]:
    """Where addresses are written."""
    owners = {alt.site.owner for alt in alts if alt.site is not None}
    return owners | {alt.value.origin.node for alt in alts if isinstance(alt.value, Const) and alt.value.origin}


def _pointed(code: str, alt: Alt, pack: Pack) -> str | None:
    """The code of a text with the target's host in the place of its own; None where that can't be done."""
    parts = address(alt.value, pack.dialect.root)
    if parts is None:
        return None
    base, host = pack.provider.base_url, re.escape(parts.host)
    whole, count = re.subn(rf"(?i)https?://{host}{re.escape(pack.dialect.root)}(?![\w.])", base, code)
    if count:
        return whole if count == 1 else None
    target = urlsplit(base)
    if target.path.rstrip("/") != pack.dialect.root:
        return None
    moved, count = re.subn(rf"(?i)(?<![\w.-])(https?://)?{host}(?![\w.-])", lambda m: _host(m, base), code)
    return moved if count == 1 else None


def _host(match: re.Match[str], base: str) -> str:
    target = urlsplit(base)
    return f"{target.scheme}://{target.netloc}" if match[1] else target.netloc


def _keys(clients: Iterable[Use]) -> Iterator[Alt]:
    """The keys of requests, each once by where it is written."""
    found = [alt for use in clients for alt in use.fields.get("api_key", ()) if not _is_empty(alt)]
    yield from {alt.site.owner if alt.site is not None else alt: alt for alt in found}.values()


def _key_edits(key: Alt, clients: Iterable[Use], context: Context) -> tuple[Edit, ...]:
    """What takes a key from the target's variable; nothing where it isn't written, or is one for somebody else too."""
    name, literal = _variable(key), _written(key, context.pack)
    mine = {use.call for use in clients}
    others = (use.client or use for use in context.uses)
    if any(_reads(one, key) and one.call not in mine and not _moves(one, context) for one in others):
        return ()
    variable = context.pack.provider.api_key
    if name is not None:
        return (Replace(name, f"{name.prefix}{name.quote}{variable}{name.quote}"),)
    if literal is None or key.site is None or shadowed(key.site.scope):
        return ()
    outer, inner = ("'", '"') if literal.quote == "'" else ('"', "'")
    scheme = context.pack.http.scheme
    code = f"f{outer}{scheme} {{os.environ.get({inner}{variable}{inner})}}{outer}"
    return Replace(literal, code), AddImport("os", file=key.site.scope.file)


def _written(key: Alt, pack: Pack) -> cst.SimpleString | None:
    """The literal that is a key with the word before it: it stands in a header."""
    value = key.value
    if not isinstance(value, Const) or value.origin is None:
        return None
    node, file = value.origin.node, value.origin.scope.file
    if not isinstance(node, cst.SimpleString) or is_test(os.path.abspath(file.filename)):
        return None
    return node if node.evaluated_value == f"{pack.http.scheme} {value.value}" else None


def _variable(key: Alt) -> cst.SimpleString | None:
    """The name of a variable, where it is written."""
    if not isinstance(key.value, EnvVar) or key.value.origin is None:
        return None
    node = key.value.origin.node
    if isinstance(node, cst.Call) and node.args:
        node = node.args[0].value
    return node if isinstance(node, cst.SimpleString) and node.evaluated_value == key.value.name else None


def _reads(use: Use, key: Alt) -> bool:
    """Has a client its key from where `key` is read?"""
    origin = _origin(key.value)
    return any(origin is not None and _origin(alt.value) is origin for alt in use.fields.get("api_key", ()))


def _origin(value: Value) -> cst.CSTNode | None:
    """Where a variable is read, or a key is written."""
    return value.origin.node if isinstance(value, (EnvVar, Const)) and value.origin is not None else None


def _moves(use: Use, context: Context) -> bool:
    """Does a client move to the target too, or is it there?"""
    sent = [one for one in context.uses if one.client is not None and one.client.call is use.call]
    return use.sends is not Truth.NO and not any(is_unserved(one, context.pack) for one in sent)


def _about(key: Alt, hit: Hit, pack: Pack) -> Remark:
    """A key that stays is told."""
    node, scope = (key.site.node, key.site.scope) if key.site is not None else (hit.node, hit.scope)
    why = COMPUTED_KEY if isinstance(key.value, Unknown) else "it may be needed as it is"
    return kept_key("this request", node, scope, hit, pack, why)


def _is_empty(key: Alt) -> bool:
    """Is it what stands for a variable that is not set?"""
    return isinstance(key.value, Const) and not key.value.value
