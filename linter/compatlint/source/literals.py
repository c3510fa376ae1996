"""Literals of texts: where in the source each character is written, and parts of literals as nodes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

import libcst as cst

from compatlint.pattern import pattern

if TYPE_CHECKING:
    from libcst._nodes.internal import CodegenState

Literal: TypeAlias = "cst.SimpleString | cst.FormattedString"

GAP = "\0"  # stands for what isn't known
_ESCAPE = pattern(r"\\(?:\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|.)", re.DOTALL)
_CHARACTER = pattern(rf"{_ESCAPE.pattern}|\r\n|.", re.DOTALL)
_IN_F_STRING = pattern(rf"{_ESCAPE.pattern}|\{{\{{|\}}\}}|\r\n|.", re.DOTALL)


class LiteralPart(cst.BaseExpression):
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

    def _visit_and_replace_children(self, visitor: cst.CSTVisitorT) -> LiteralPart:
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
