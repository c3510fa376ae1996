"""Notebooks: JSON whose code cells are pieces of one program, and back, changing only the strings that change."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from compatlint.pattern import pattern
from compatlint.source import ipynb, json_places, magics
from compatlint.source.cells import Cell, Source, parse
from compatlint.source.json_places import Node
from compatlint.source.text import Lines, Span, TextChange, apply_changes, changes, split
from compatlint.source.unreadable import Unreadable, utf8

# A cell of a Databricks notebook that begins so is of another language (its documentation, "Mix languages").
_MIXED = pattern(r"\s*%(?:fs|md|md-sandbox|r|scala|sh|sql)\b")


class Notebook(Struct, frozen=True):
    """The program of a notebook, the programs that single cells of it are, and the cells that cannot be parsed."""

    sources: tuple[Source, ...]
    broken: tuple[Unreadable, ...]


def read(filename: str, data: bytes) -> Notebook:
    """The code of a notebook; Unreadable where it is none, NotPythonError where its kernel speaks another language."""
    text, encoding = utf8(data)
    container = Container(text)
    shared: list[Cell] = []
    apart: list[Cell] = []
    broken: list[Unreadable] = []
    for index, node in ipynb.code_cells(text):
        source = "".join(part.value for part in json_places.strings(node))
        found = magics.masked(source)
        if found is None:
            continue
        try:
            cell = _cell(index, source, found)
        except Unreadable as error:
            if not _MIXED.match(source):
                broken.append(_in_cell(error, source, index, container.place(source, node, error.span)))
            continue
        container.sources[cell] = node
        (apart if found.apart else shared).append(cell)
    groups = [shared, *([cell] for cell in apart)]
    sources = tuple(Source(filename, data, tuple(cells), encoding, True, container) for cells in groups if cells)
    return Notebook(sources, tuple(broken))


def _cell(index: int, text: str, found: magics.Masked) -> Cell:
    same = found.code == text and not found.margins
    return Cell(index, parse(found.code), text, None if same else found.code, found.margins)


def _in_cell(error: Unreadable, text: str, index: int, in_file: Span) -> Unreadable:
    rows = split(text)
    row = error.span.start.row
    lines = (rows[row - 1].rstrip("\r\n"),) if row <= len(rows) else ()
    return Unreadable(error.message, Span(error.span.start, error.span.end, index), lines, in_file)


# Back to the file.


class Container(Struct, frozen=True, eq=False, dict=True):
    """The text of a notebook and where the sources of its cells stand."""

    text: str
    sources: dict[Cell, Node] = field(default_factory=dict)

    def changes(self, texts: Mapping[Cell, str]) -> list[TextChange]:
        """What of the notebook changes with the texts of some cells; every other byte stays."""
        return [
            change for cell, after in texts.items() for change in self._changes(self.sources[cell], cell.text, after)
        ]

    def in_file(self, span: Span) -> Span | None:
        """Where what stands in a cell is in the file."""
        cell = self._by_index.get(span.cell)
        return self.place(cell.text, self.sources[cell], span) if cell is not None else None

    def place(self, text: str, source: Node, span: Span) -> Span:
        """Where a span of a cell's `text` is in the file."""
        inner, outer = Lines(text), self._lines
        start, end = (outer.location(self._offset(source, inner.offset(place))) for place in (span.start, span.end))
        return Span(start, end)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def _by_index(self) -> dict[int | None, Cell]:
        return {cell.index: cell for cell in self.sources}

    def _offset(self, source: Node, offset: int) -> int:
        """The place in the file of a character of a cell; the end of the last string for the end of the cell."""
        at = source.start
        for part in json_places.strings(source):
            if offset < len(part.value):
                return part.start + json_places.offsets(self.text[part.start : part.end])[offset]
            offset -= len(part.value)
            at = part.end - 1
        return at

    def _changes(self, source: Node, before: str, after: str) -> list[TextChange]:
        """What to replace in the file to turn a cell's text into another."""
        if not isinstance(source.value, list):
            return self._in_string(source, before, after)
        runs = _runs(source.value, changes(before, after))
        return [change for run in runs for change in self._in_list(source, run)]

    def _in_string(self, part: Node, before: str, after: str) -> list[TextChange]:
        at = json_places.offsets(self.text[part.start : part.end])
        return [
            TextChange(part.start + at[start], part.start + at[end], json_places.quoted(content, self.text)[1:-1])
            for start, end, content in changes(before, after)
        ]

    def _in_list(self, source: Node, run: _Run) -> list[TextChange]:
        """What puts the lines of a run in the place of its elements."""
        parts, lines = source.value, split(run.after)
        if not parts:
            return [TextChange(source.start + 1, source.end - 1, ", ".join(map(self._quoted, lines)))]
        old = parts[run.first : run.last + 1]
        if len(old) == len(lines) == 1:
            return self._in_string(old[0], old[0].value, run.after)
        if lines:
            kept = {part.value: self.text[part.start : part.end] for part in old}
            literals = (kept.get(line) or self._quoted(line) for line in lines)
            return [TextChange(old[0].start, old[-1].end, self._separator(source).join(literals))]
        if run.last + 1 < len(parts):
            return [TextChange(old[0].start, parts[run.last + 1].start, "")]
        if run.first:
            return [TextChange(parts[run.first - 1].end, old[-1].end, "")]
        return [TextChange(source.start + 1, source.end - 1, "")]

    def _quoted(self, line: str) -> str:
        return json_places.quoted(line, self.text)

    def _separator(self, source: Node) -> str:
        """What stands between two lines, or would."""
        first, *others = source.value
        if others:
            return self.text[first.end : others[0].start]
        return "," + (self.text[source.start + 1 : first.start] or " ")


class _Run(Struct, frozen=True):
    """Elements of a list that follow each other, and their text afterwards."""

    first: int
    last: int
    after: str


def _runs(parts: Sequence[Node], found: Sequence[TextChange]) -> Iterator[_Run]:
    """The elements that changes touch; such as are neighbours are one run."""
    starts = [*itertools.accumulate((len(part.value) for part in parts), initial=0)]
    text = "".join(part.value for part in parts)
    groups: list[tuple[int, int, list[TextChange]]] = []
    for change in found:
        first = min(max(bisect_right(starts, change.start) - 1, 0), max(len(parts) - 1, 0))
        last = max(min(bisect_left(starts, change.end), len(parts)) - 1, first)
        if groups and first <= groups[-1][1] + 1:
            groups[-1] = (groups[-1][0], last, [*groups[-1][2], change])
        else:
            groups.append((first, last, [change]))
    for first, last, each in groups:
        start, end = starts[first], starts[min(last + 1, len(parts))]
        moved = (TextChange(change.start - start, change.end - start, change.content) for change in each)
        yield _Run(first, last, apply_changes(text[start:end], moved))
