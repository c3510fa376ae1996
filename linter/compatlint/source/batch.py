"""Requests as data: the lines of a batch, and bodies by themselves. JSON is read as the Python that it looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from compatlint.source import json_places
from compatlint.source.cells import Cell, Source, parse
from compatlint.source.markdown import Container
from compatlint.source.text import Span, split
from compatlint.source.unreadable import Unreadable, utf8

NO_REQUESTS = "this JSON is neither a request of a batch nor the body of one"


class _Piece(Struct, frozen=True):
    """JSON with its place: the rows above it, and where it starts in the file."""

    text: str
    above: int
    start: int


def read(
    filename: str, data: bytes, is_request: Callable[[Any], bool], broken: list[Unreadable]
) -> Iterator[Source]:
    """A source for each request; what is wrong with the rest goes to `broken`. Unreadable where there is no request."""
    text, encoding = utf8(data)
    container = Container(text)
    for piece in _pieces(text, by_lines=filename.endswith("l")):
        try:
            value = json_places.parse(piece.text).value
            if not any(map(is_request, value if isinstance(value, list) else [value])):
                raise Unreadable.at(piece.text, NO_REQUESTS, 1, 1)
            cell = _cell(piece)
        except Unreadable as error:
            broken.append(_below(error, piece.above))
            continue
        container.starts[piece.above] = piece.start
        yield Source(filename, data, (cell,), encoding, True, container, requests=True)
    if not container.starts:
        raise broken[0] if broken else Unreadable.at(text, NO_REQUESTS, 1, 1)


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
