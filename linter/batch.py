"""Requests as data: the lines of a batch, and bodies by themselves. JSON is read as the Python that it looks like."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import libcst as cst
from msgspec import Struct

from linter import jsontext
from linter.lines import split
from linter.markdown import Container
from linter.model import Pack, Requests, Span, Use
from linter.scope import File, Scope
from linter.source import Cell, Source, parse
from linter.syntax import Unreadable, utf8
from linter.values import ALWAYS, Alt, Const, Sequence, Site, Step, Unknown, Value
from linter.values import Mapping as Dict

NO_REQUESTS = "this JSON is neither a request of a batch nor the body of one"
_CONSTANTS = {"true": True, "false": False, "null": None}


class _Piece(Struct, frozen=True):
    """JSON with its place: the rows above it, and where it starts in the file."""

    text: str
    above: int
    start: int


def read(filename: str, data: bytes, known: Requests) -> tuple[tuple[Source, ...], tuple[Unreadable, ...]]:
    """A source for each request, and what is wrong with the rest; Unreadable where there is no request."""
    text, encoding = utf8(data)
    container = Container(text)
    sources, broken = [], []
    for piece in _pieces(text, by_lines=filename.endswith("l")):
        try:
            value = jsontext.parse(piece.text).value
            if not any(_endpoint(one, known) for one in (value if isinstance(value, list) else [value])):
                raise Unreadable.at(piece.text, NO_REQUESTS, 1, 1)
            cell = _cell(piece)
        except Unreadable as error:
            broken.append(_below(error, piece.above))
            continue
        container.starts[cell] = piece.start
        sources.append(Source(filename, data, (cell,), encoding, True, container, requests=True))
    if not sources:
        raise broken[0] if broken else Unreadable.at(text, NO_REQUESTS, 1, 1)
    return tuple(sources), tuple(broken)


def _pieces(text: str, by_lines: bool) -> Iterator[_Piece]:
    at = 0
    for number, row in enumerate(split(text) if by_lines else [text]):
        if row.strip():
            yield _Piece(row.rstrip(), number, at)
        at += len(row)


def _cell(piece: _Piece) -> Cell:
    """The JSON as the argument of a call, so that it looks like a request."""
    code = f"_({piece.text})"
    return Cell(None, parse(code), piece.text, code, (-2,), piece.above)


def _below(error: Unreadable, above: int) -> Unreadable:
    start, end = (type(place)(place.row + above, place.column) for place in (error.span.start, error.span.end))
    return Unreadable(error.message, Span(start, end), error.lines)


def _endpoint(value: Any, known: Requests) -> str | None:
    """The endpoint that a request, given as plain data, is for; None where it is none."""
    if not isinstance(value, Mapping):
        return None
    if known.url in value and isinstance(value.get(known.body), Mapping):
        url = value[known.url]
        return known.paths.get(url.rstrip("/"), url.strip("/")) if isinstance(url, str) else None
    return next((endpoint for endpoint, keys in known.bodies.items() if all(key in value for key in keys)), None)


# Uses.


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
                    items[json.loads(element.key.value)] = (Alt(_value(element.value, scope), ALWAYS, site),)
            return Dict(items, None, Step(scope, node, "this object"))
        case cst.List(elements=elements):
            inner = tuple(_value(element.value, scope) for element in elements)
            return Sequence(inner, None, Step(scope, node, "this list"))
        case cst.SimpleString(value=text) | cst.Integer(value=text) | cst.Float(value=text):
            return Const(json.loads(text), Step(scope, node, ""))
        case cst.UnaryOperation(expression=cst.Integer(value=text) | cst.Float(value=text)):
            return Const(-json.loads(text), Step(scope, node, ""))
        case cst.Name(value=name) if name in _CONSTANTS:
            return Const(_CONSTANTS[name], Step(scope, node, ""))
    return Unknown("no number that JSON has")
