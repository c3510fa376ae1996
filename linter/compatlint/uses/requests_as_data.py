"""The requests that a file of data holds: lines of a batch, and bodies by themselves, as uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import libcst as cst

from compatlint.dataflow.scopes.guards import ALWAYS
from compatlint.dataflow.scopes.scope import File, Scope
from compatlint.dataflow.values.values import Alt, Const, Sequence, Site, Step, Unknown, Value
from compatlint.dataflow.values.values import Mapping as Dict
from compatlint.packs.dialect import Requests
from compatlint.packs.pack import Pack
from compatlint.source import json_places
from compatlint.uses.use import Use

_CONSTANTS = {"true": True, "false": False, "null": None}


def is_request(value: Any, known: Requests) -> bool:
    """Is plain data a request, or the body of one?"""
    return _endpoint(value, known) is not None


def _endpoint(value: Any, known: Requests) -> str | None:
    """The endpoint that a request, given as plain data, is for; None where it is none."""
    if not isinstance(value, Mapping):
        return None
    if known.url in value and isinstance(value.get(known.body), Mapping):
        url = value[known.url]
        return known.paths.get(url.rstrip("/"), url.strip("/")) if isinstance(url, str) else None
    return next((endpoint for endpoint, keys in known.bodies.items() if all(key in value for key in keys)), None)


def uses(file: File, pack: Pack) -> list[Use]:
    """The requests of a file of data."""
    known = pack.dialect.requests
    found = []
    for module in file.modules:
        call = cst.ensure_type(cst.ensure_type(module.body[0], cst.SimpleStatementLine).body[0], cst.Expr).value
        assert isinstance(call, cst.Call)
        node = call.args[0].value
        for one in [element.value for element in node.elements] if isinstance(node, cst.List) else [node]:
            use = _use(call, one, file.scope, known)
            found += [use] if use is not None else []
    return found


def _use(call: cst.Call, node: cst.BaseExpression, scope: Scope, known: Requests) -> Use | None:
    value = _value(node, scope)
    endpoint = _endpoint(_plain(value), known)
    if endpoint is None or not isinstance(value, Dict):
        return None
    anchor: cst.CSTNode = node
    body: Value = value
    if known.url in value.items and known.body in value.items:
        body, url = value.items[known.body][0].value, value.items[known.url][0]
        anchor = url.site.owner if url.site is not None else node
    fields = dict(body.items) if isinstance(body, Dict) else {}
    fields["endpoint"] = (Alt(Const(endpoint)),)
    return Use("request", scope, call, anchor, fields, endpoint, resolved=False)


def _plain(value: Value) -> Any:
    """The value without the places; lists only as what they are."""
    if isinstance(value, Dict):
        return {key: _plain(alts[0].value) for key, alts in value.items.items()}
    return value.value if isinstance(value, Const) else None


def _value(node: cst.BaseExpression, scope: Scope) -> Value:
    """A JSON value with the places of its parts; of a key that is repeated the last counts."""
    match node:
        case cst.Dict(elements=elements):
            items: dict[str, tuple[Alt, ...]] = {}
            for element in elements:
                if isinstance(element, cst.DictElement) and isinstance(element.key, cst.SimpleString):
                    site = Site(scope, element.key, element, node)
                    items[json_places.plain(element.key.value)] = (Alt(_value(element.value, scope), ALWAYS, site),)
            return Dict(items, None, Step(scope, node, "this object"))
        case cst.List(elements=elements):
            inner = tuple(_value(element.value, scope) for element in elements)
            return Sequence(inner, None, Step(scope, node, "this list"))
        case cst.SimpleString(value=text) | cst.Integer(value=text) | cst.Float(value=text):
            return Const(json_places.plain(text), Step(scope, node, ""))
        case cst.UnaryOperation(expression=cst.Integer(value=text) | cst.Float(value=text)):
            return Const(-json_places.plain(text), Step(scope, node, ""))
        case cst.Name(value=name) if name in _CONSTANTS:
            return Const(_CONSTANTS[name], Step(scope, node, ""))
    return Unknown("no number that JSON has")
