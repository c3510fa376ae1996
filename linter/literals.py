"""Literals of texts: where in the source each character of a text is written, and parts of literals as nodes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

import libcst as cst
from msgspec import Struct

from linter.pattern import pattern
from linter.values import Const, Text, Value

if TYPE_CHECKING:
    from libcst._nodes.internal import CodegenState

    from linter.scope import Scope

Literal: TypeAlias = "cst.SimpleString | cst.FormattedString"

GAP = "\0"  # stands for what isn't known
_ESCAPE = pattern(r"\\(?:\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|.)", re.DOTALL)
_CHARACTER = pattern(rf"{_ESCAPE.pattern}|\r\n|.", re.DOTALL)
_IN_F_STRING = pattern(rf"{_ESCAPE.pattern}|\{{\{{|\}}\}}|\r\n|.", re.DOTALL)


class Part(cst.BaseExpression):
    """A part of a literal, as if it were a node of the tree: the code from `start` to `end`.

    `cut` is what goes when it is taken out: a comma goes with it.
    """

    def __init__(self, literal: Literal, start: int, end: int, cut: tuple[int, int] | None = None) -> None:
        super().__init__()
        self.literal = literal
        self.start = start
        self.end = end
        self.cut = cut

    @property
    def code(self) -> str:
        """What stands there."""
        return code_of(self.literal)[self.start : self.end]

    def replaced(self, code: str) -> str:
        """The literal's code with other code in the place of this part."""
        whole = code_of(self.literal)
        return whole[: self.start] + code + whole[self.end :]

    def removed(self) -> str | None:
        """The literal's code without this part; None where that is not known."""
        whole = code_of(self.literal)
        return whole[: self.cut[0]] + whole[self.cut[1] :] if self.cut is not None else None

    def _visit_and_replace_children(self, visitor: cst.CSTVisitorT) -> Part:
        return self

    def _codegen_impl(self, state: CodegenState) -> None:
        state.add_token(self.code)


def code_of(literal: Literal) -> str:
    """The code of a literal without parentheses around it."""
    return cst.Module([]).code_for_node(literal.with_changes(lpar=(), rpar=()))


def unescaped(part: cst.FormattedStringText, whole: cst.FormattedString) -> str:
    """The text that a piece of an f-string's text means."""
    return "".join(one for one, _ in _characters(part.value, raw="r" in whole.prefix.lower(), braces=True))


def _characters(code: str, *, raw: bool, braces: bool = False) -> Iterator[tuple[str, int]]:
    """The characters that code within quotes means, each with its place."""
    for found in (_IN_F_STRING if braces else _CHARACTER).finditer(code):
        token = found[0]
        if token[0] == "\\" and not raw:
            meaning = _meaning(token)
        else:
            meaning = "\n" if token in ("\r", "\r\n") else token[:1] if token in ("{{", "}}") else token
        yield from ((one, found.start()) for one in meaning)


def _meaning(escape: str) -> str:
    if escape[1] in "\r\n":
        return ""
    if escape[1] not in "\\'\"abfnrtv01234567xuUN" or (escape[1] in "xuUN" and len(escape) == 2):
        return escape
    try:
        return str(ast.literal_eval(f"'{escape}'"))
    except (SyntaxError, ValueError):
        return escape


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


def places_of(whole: cst.FormattedString) -> Iterator[int]:
    """Where in its code the parts of an f-string start."""
    at = len(whole.start)
    for part in whole.parts:
        yield at
        at += len(cst.Module([]).code_for_node(part))


def written(literal: Literal) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The texts in a literal as they are written, each with the places of its characters and of its end."""
    if isinstance(literal, cst.SimpleString):
        yield read_text(literal.raw_value, literal, len(literal.prefix) + len(literal.quote))
        return
    for part, at in zip(literal.parts, places_of(literal), strict=True):
        if isinstance(part, cst.FormattedStringText):
            yield read_text(part.value, literal, at)


def read_text(code: str, literal: Literal, at: int) -> tuple[str, tuple[int, ...]]:
    """What code within a literal's quotes says, which starts `at`."""
    braces = isinstance(literal, cst.FormattedString)
    found = list(_characters(code, raw="r" in literal.prefix.lower(), braces=braces))
    return "".join(one for one, _ in found), (*(at + place for _, place in found), at + len(code))


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
