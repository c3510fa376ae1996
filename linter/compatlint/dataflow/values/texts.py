"""Texts that are put together from literals: their pieces, each with the literal that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.values.values import Const, Text, Value
from compatlint.source.literals import GAP, places_of, read_text, written

if TYPE_CHECKING:
    from compatlint.dataflow.scopes.scope import Scope
    from compatlint.source.literals import Literal


# Texts that are put together from literals.


class Leaf(Struct, frozen=True, eq=False):
    """A piece of a text and the literal that it comes from: `text` is None where it isn't known.

    `starts` are the places of its characters in the literal's code, and where the last ends; none where it isn't
    written there as it is.
    """

    text: str | None
    value: Value
    literal: Literal | None = None
    scope: Scope | None = None
    starts: tuple[int, ...] = ()


def leaves(value: Value) -> Iterator[Leaf]:
    """The pieces of a text, in order."""
    if not isinstance(value, (Const, Text)):
        yield Leaf(None, value)
        return
    inner = list(_pieces(value))
    known = _said(value)
    if inner and spelled(inner) == known:
        yield from inner
        return
    literal, scope = _home(value, inner)
    if isinstance(value, Const):
        yield Leaf(known, value, literal, scope, _starts(literal, known))
    else:
        yield from (Leaf(part, value, literal, scope) for part in value.parts)


def _pieces(value: Const | Text) -> Iterator[Leaf]:
    """The leaves of what a text is put together from."""
    whole = value.origin.node if value.origin is not None else None
    if not isinstance(whole, cst.FormattedString) or len(whole.parts) != len(value.pieces):
        for piece in value.pieces:
            yield from leaves(piece)
        return
    assert value.origin is not None
    for part, piece, at in zip(whole.parts, value.pieces, places_of(whole), strict=True):
        if isinstance(part, cst.FormattedStringText):
            text, starts = read_text(part.value, whole, at)
            yield Leaf(text, piece, whole, value.origin.scope, starts)
        else:
            yield from leaves(piece)


def _starts(literal: Literal | None, text: str) -> tuple[int, ...]:
    """The places of the characters of a text, if it is the one that a literal is."""
    said, starts = next(written(literal)) if isinstance(literal, cst.SimpleString) else ("", ())
    return starts if said == text else ()


def _home(value: Const | Text, inner: Iterable[Leaf]) -> tuple[Literal | None, Scope | None]:
    """The one literal that a text comes from, in whatever way."""
    if value.origin is not None and isinstance(value.origin.node, cst.SimpleString):
        return value.origin.node, value.origin.scope
    found = {id(leaf.literal): (leaf.literal, leaf.scope) for leaf in inner if leaf.literal is not None}
    return next(iter(found.values())) if len(found) == 1 else (None, None)


def spelled(found: Iterable[Leaf]) -> str:
    """The text that pieces make; a NUL for what isn't known."""
    return "".join(GAP if leaf.text is None else leaf.text for leaf in found)


def _said(value: Const | Text) -> str:
    if isinstance(value, Text):
        return "".join(GAP if part is None else part for part in value.parts)
    return value.value.decode(errors="replace") if isinstance(value.value, bytes) else str(value.value)
