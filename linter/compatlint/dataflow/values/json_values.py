"""JSON that stands in the source as text: the value that it says, its parts told where they are written.

Parts of the text that aren't known may be whole values or stand within strings; where they may be anything else,
nothing is known of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.scopes.guards import ALWAYS
from compatlint.dataflow.scopes.scope import Scope
from compatlint.dataflow.values.texts import Leaf, leaves, spelled
from compatlint.dataflow.values.values import (
    Alt,
    Const,
    Made,
    Member,
    Sequence,
    Site,
    Step,
    Symbol,
    Text,
    Unknown,
    Value,
)
from compatlint.dataflow.values.values import Mapping as Dict
from compatlint.pattern import pattern
from compatlint.source.json_places import after_space, plain
from compatlint.source.literals import GAP, Literal, LiteralPart, written

_STRING = pattern(r'"(?:[^"\\\x01-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"')
_PLAIN = pattern(r"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
DEPTH = 60


UNSEEN = Unknown("it is put into a text")


class _NotJson(Exception):  # noqa: N818  it is no error: most texts are none
    """The text is not JSON."""


def decoded(value: Value, step: Step, encoders: Collection[str]) -> Value | None:
    """What a text of JSON was made of by one of the functions `encoders`, or says; None where neither is known."""
    while isinstance(value, Made) and isinstance(value.maker, Member) and value.maker.names == ("encode",):
        value = value.maker.base
    if isinstance(value, Made) and isinstance(value.maker, Symbol) and value.arguments is not None:
        known = value.maker.name in encoders and value.arguments.positional
        return value.arguments.positional[0].value if known else None
    return read(value, step, lambda one: decoded(one, step, encoders) or UNSEEN)


def read(value: Value, step: Step, filled: Callable[[Value], Value]) -> Value | None:
    """What JSON says that `value` is the text of, told at `step` where nothing more is known; None where it is none.

    `filled` gives what a value is that is put between the others.
    """
    found = list(leaves(value))
    text = spelled(found)
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        return _Reader(text, _Places(found, step), filled).whole()
    except _NotJson:
        return None


class _Places:
    """Where the characters of a text are written, which is put together from pieces."""

    def __init__(self, found: Iterable[Leaf], step: Step) -> None:
        self._step = step
        self._leaves: list[tuple[int, Leaf]] = []
        at = 0
        for leaf in found:
            self._leaves.append((at, leaf))
            at += len(leaf.text) if leaf.text is not None else 1

    def gap(self, at: int) -> Value:
        """What stands where the text isn't known."""
        return next(leaf.value for start, leaf in self._leaves if start == at)

    def alone(self, start: int, end: int) -> Value | None:
        """The value that is put into the text exactly there, told where it is written itself."""
        leaf = self._leaf(start)
        whole = leaf is not None and leaf[0] == start and end == start + len(leaf[1].text or "") and start < end
        value = leaf[1].value if leaf is not None and whole else None
        return value if isinstance(value, Const) and value.origin is not None else None

    def _leaf(self, at: int) -> tuple[int, Leaf] | None:
        """The piece that a character is of, and where it starts."""
        found = ((start, one) for start, one in self._leaves if one.text is not None)
        return next(((start, one) for start, one in found if start <= at < start + len(one.text or "")), None)

    def literal(self, at: int) -> Step:
        """The literal that a character stands in."""
        leaf = self._leaf(at)
        if leaf is None or leaf[1].literal is None or leaf[1].scope is None:
            return self._step
        return Step(leaf[1].scope, leaf[1].literal, "")

    def at(self, start: int, end: int, cut: tuple[int, int] | None = None) -> Step:
        """A stretch of the text: exact where that is sure, else the literal that it starts in."""
        whole, found = self.literal(start), self._leaf(start)
        if found is None or not isinstance(whole.node, (cst.SimpleString, cst.FormattedString)):
            return whole
        (first, leaf), literal = found, whole.node
        known = leaf.text or ""
        if end > first + len(known):
            return whole
        places = (start, end, *(cut if cut is not None and cut[0] >= first and cut[1] <= first + len(known) else ()))
        if leaf.starts:
            stretch = tuple(leaf.starts[one - first] for one in places)
        else:
            stretch = _same(known[start - first : end - first], literal)
        return Step(whole.scope, _part(whole.scope, literal, stretch), "") if stretch else whole


def _same(text: str, literal: Literal) -> tuple[int, ...]:
    """Where a literal that something was made of says a text, if that is one place."""
    found = [(said, starts) for said, starts in written(literal) if text in said]
    if len(found) != 1 or found[0][0].count(text) != 1:
        return ()
    said, starts = found[0]
    return starts[said.index(text)], starts[said.index(text) + len(text)]


def _part(scope: Scope, literal: Literal, stretch: tuple[int, ...]) -> LiteralPart:
    """The one node for a part of a literal."""
    start, end, *cut = stretch
    made = LiteralPart(literal, start, end, (cut[0], cut[1]) if cut else None)
    return scope.file.parts.setdefault((id(literal), stretch), made)


class _Reader(Struct):
    """Reads one text."""

    text: str
    places: _Places
    filled: Callable[[Value], Value]
    at: int = 0
    depth: int = 0

    def whole(self) -> Value:
        self._space()
        found = self._value()
        self._space()
        if self.at < len(self.text):
            raise _NotJson
        return found

    def _value(self) -> Value:
        match self.text[self.at : self.at + 1]:
            case "{":
                return self._within(self._object)
            case "[":
                return self._within(self._array)
            case '"':
                return self._string()
            case "\0":
                self.at += 1
                return self.filled(self.places.gap(self.at - 1))
        return self._plain()

    def _within(self, read: Callable[[], Value]) -> Value:
        self.depth += 1
        if self.depth > DEPTH:
            raise _NotJson
        self.at += 1
        self._space()
        found = read()
        self.depth -= 1
        return found

    def _object(self) -> Value:
        opened, items, last = self.at - 1, dict[str, tuple[Alt, ...]](), 0
        while not self._is("}"):
            start = self.at
            key = self._token(_STRING)
            named = self.at
            self._space()
            self._mark(":")
            value = self._value()
            end = self.at
            self._space()
            goes_on = self._goes_on("}")
            cut = (start, self.at) if goes_on else (last or start, end)
            said, whole = self.places.at(start, named), self.places.at(start, end, cut)
            site = Site(said.scope, said.node, whole.node, self.places.literal(start).node)
            items[_read(key)] = (Alt(value, ALWAYS, site),)
            last = end
        self.at += 1
        return Dict(items, None, self.places.at(opened, self.at))

    def _array(self) -> Value:
        opened, items = self.at - 1, list[Value]()
        while not self._is("]"):
            items.append(self._value())
            self._space()
            self._goes_on("]")
        self.at += 1
        return Sequence(tuple(items), None, self.places.at(opened, self.at))

    def _string(self) -> Value:
        start = self.at
        text = self._token(_STRING)
        own = self.places.alone(start + 1, self.at - 1)
        if own is not None:
            return own
        step = self.places.at(start, self.at)
        if GAP not in text:
            return Const(_read(text), step)
        parts = [_read(f'"{part}"') for part in text[1:-1].split(GAP)]
        with_gaps = (each for part in parts for each in (None, part))
        return Text(tuple(each for each in with_gaps if each != "")[1 if parts[0] else 0 :], step)

    def _plain(self) -> Value:
        start = self.at
        token = self._token(_PLAIN)
        own = self.places.alone(start, self.at)
        step = self.places.at(start, self.at)
        return own if own is not None else Const(plain(token), step)

    def _token(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise _NotJson
        self.at = found.end()
        return found[0]

    def _is(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)

    def _mark(self, mark: str) -> None:
        if not self._is(mark):
            raise _NotJson
        self.at += 1
        self._space()

    def _goes_on(self, end: str) -> bool:
        """Is there a comma, after which something must come? Else the end must."""
        if self._is(","):
            self._mark(",")
            if self._is(end):
                raise _NotJson
            return True
        if not self._is(end):
            raise _NotJson
        return False

    def _space(self) -> None:
        self.at = after_space(self.text, self.at)


def _read(string: str) -> str:
    """What a string of JSON says; keys are known."""
    if GAP in string:
        raise _NotJson
    return str(json.loads(string))
