"""Rows and columns in code points ↔ lines and characters as the client counts them, in UTF-16 unless it says other."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from compatlint.source.text import Location, Span, split

_UNITS = {types.PositionEncodingKind.Utf8: ("utf-8", 1), types.PositionEncodingKind.Utf16: ("utf-16-le", 2)}


class Counting:
    """How a client counts the characters of a line."""

    def __init__(self, encoding: str | None = None) -> None:
        self._units = _UNITS.get(types.PositionEncodingKind(encoding)) if encoding else ("utf-16-le", 2)

    def units(self, text: str) -> int:
        """How many characters a text has for the client."""
        if self._units is None or text.isascii():
            return len(text)
        encoding, size = self._units
        return len(text.encode(encoding, "surrogatepass")) // size

    def column(self, line: str, character: int) -> int:
        """The column, from 0 and in code points, of a character of a line; its end for what is beyond."""
        if self._units is None or line.isascii():
            return min(character, len(line))
        for column, char in enumerate(line):
            if character <= 0:
                return column
            character -= self.units(char)
        return len(line)

    def range(self, span: Span, lines: Sequence[str]) -> types.Range:
        """Where a span is that covers `lines`."""
        first = lines[0] if lines else ""
        last = lines[-1] if len(lines) > span.end.row - span.start.row else ""
        return types.Range(self._position(span.start, first), self._position(span.end, last))

    def _position(self, place: Location, line: str) -> types.Position:
        return types.Position(place.row - 1, self.units(line[: place.column - 1]))


def changed(text: str, change: types.TextDocumentContentChangeEvent, counting: Counting) -> str:
    """A text after a change of a client's."""
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return change.text
    lines = split(text)
    start, end = (_offset(lines, place, counting) for place in (change.range.start, change.range.end))
    return text[:start] + change.text + text[end:]


def _offset(lines: Sequence[str], place: types.Position, counting: Counting) -> int:
    before = sum(map(len, lines[: place.line]))
    if place.line >= len(lines):
        return before
    return before + counting.column(lines[place.line].rstrip("\r\n"), place.character)


def whole(text: str, start: int, end: int, counting: Counting) -> types.Range:
    """Where the characters of a text from `start` to `end` are."""
    return types.Range(_place(text, start, counting), _place(text, end, counting))


def _place(text: str, offset: int, counting: Counting) -> types.Position:
    lines = split(text[:offset])
    if not lines or lines[-1].endswith(("\n", "\r")):
        return types.Position(len(lines), 0)
    return types.Position(len(lines) - 1, counting.units(lines[-1]))
