"""JSON with the places of its parts: only what is asked for is walked, the rest is skipped at the speed of C."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from compatlint.pattern import pattern
from compatlint.source.unreadable import Unreadable

_SPACE = pattern(r"[ \t\n\r]*")
_CHARACTER = pattern(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|.", re.DOTALL)


def _integer(digits: str) -> int | float:
    """An integer; one with more digits than Python reads is infinite, as such a float is."""
    try:
        return int(digits)
    except ValueError:
        return float(digits)


_DECODER = json.JSONDecoder(parse_int=_integer)


def plain(text: str) -> Any:
    """The value of JSON that is known to be well-formed."""
    return _DECODER.decode(text)


class Node(Struct, frozen=True):
    """A value and where it stands; `value` holds Nodes where the shape asked for them."""

    value: Any
    start: int
    end: int


def parse(text: str, shape: object = None) -> Node:
    """The one value that `text` is, or Unreadable at the place of the mistake.

    `shape` says what is wanted with its place: a dict of shapes (of members), a list of one shape (of elements) or
    None (the plain value).
    """
    try:
        found = _value(text, after_space(text, 0), shape)
        rest = after_space(text, found.end)
        if rest < len(text):
            raise json.JSONDecodeError("Extra data", text, rest)
    except json.JSONDecodeError as error:
        message = f"invalid JSON: {error.msg[:1].lower()}{error.msg[1:].removesuffix(' starting at')}"
        raise Unreadable.at_offset(text, message, error.pos) from None
    except RecursionError:
        raise Unreadable.at_offset(text, "JSON that is nested too deeply", 0) from None
    return found


def _value(text: str, at: int, shape: object) -> Node:
    if isinstance(shape, dict) and text.startswith("{", at):
        return _object(text, at, shape)
    if isinstance(shape, list) and text.startswith("[", at):
        return _array(text, at, shape[0])
    value, end = _DECODER.raw_decode(text, at)
    return Node(value, at, end)


def _object(text: str, start: int, shape: dict[str, object]) -> Node:
    members: dict[str, Node] = {}
    at = after_space(text, start + 1)
    while not text.startswith("}", at) or members:
        if not text.startswith('"', at):
            raise json.JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
        key, at = _DECODER.raw_decode(text, at)
        at = _after(text, at, ":")
        members[key] = _value(text, at, shape.get(key))
        at = after_space(text, members[key].end)
        if text.startswith("}", at):
            break
        at = _after(text, at, ",")
    return Node(members, start, at + 1)


def _array(text: str, start: int, shape: object) -> Node:
    elements: list[Node] = []
    at = after_space(text, start + 1)
    while not text.startswith("]", at) or elements:
        elements.append(_value(text, at, shape))
        at = after_space(text, elements[-1].end)
        if text.startswith("]", at):
            break
        at = _after(text, at, ",")
    return Node(elements, start, at + 1)


def _after(text: str, at: int, mark: str) -> int:
    """The next value after `mark`, which must come."""
    at = after_space(text, at)
    if not text.startswith(mark, at):
        raise json.JSONDecodeError(f"Expecting {mark!r} delimiter", text, at)
    return after_space(text, at + 1)


def after_space(text: str, at: int) -> int:
    """Where what follows the white space at `at` starts."""
    found = _SPACE.match(text, at)
    return found.end() if found else at


# Strings.


def offsets(literal: str) -> list[int]:
    """Where in a string literal each of its characters starts, and where it ends."""
    return [*(found.start() for found in _CHARACTER.finditer(literal, 1, len(literal) - 1)), len(literal) - 1]


def quoted(text: str, like: str) -> str:
    """`text` as a string literal, with other than ASCII characters escaped where `like`, another JSON text, does so."""
    return json.dumps(text, ensure_ascii=like.isascii())


def strings(node: Node) -> Iterator[Node]:
    """The string, or the strings of the list, that a node is."""
    yield from node.value if isinstance(node.value, list) else [node]
