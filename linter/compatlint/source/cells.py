"""Bytes to cells and back: what is read, where a node stands, and what an edit changes, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Protocol

import libcst as cst
from msgspec import Struct

from compatlint.pattern import pattern
from compatlint.source import continuations, plain_data, unreadable
from compatlint.source.spans import Wanted, spans, spans_of
from compatlint.source.text import (
    Lines,
    Location,
    Span,
    TextChange,
    TextEdit,
    apply_changes,
    changes,
    split,
    text_edits,
)
from compatlint.source.unreadable import Unreadable, deep

_ROOM = pattern(r"[ \t]*(?:>[ \t])*[ \t]*")  # margins that a new row may have: an indentation, that of a quotation
_LAST_NEWLINE = pattern(r"(?:\r\n|\r|\n)\Z")


_PLACED = (cst.Call, cst.SimpleStatementLine, cst.SimpleStatementSuite, cst.BaseCompoundStatement)


class Cell(Struct, frozen=True, eq=False, dict=True):
    """One piece of Python: a whole file, a cell of a notebook (`index` among all its cells), a block of a document.

    `text` is what stands there. Where that isn't plain Python, `parsed` is the code that was made of it: the same rows
    in the same order, each without as many characters at its start as `margins` says (fewer than none: with more).
    `above` counts the rows of the file above it.
    """

    index: int | None
    module: cst.Module
    text: str
    parsed: str | None = None
    margins: tuple[int, ...] = ()
    above: int = 0

    @property
    def code(self) -> str:
        """The Python that the text means."""
        return self.text if self.parsed is None else self.parsed

    def spans(self, nodes: Iterable[cst.CSTNode] | Wanted) -> dict[cst.CSTNode, Span]:
        """Where the nodes stand, as the user counts; those of other cells are left out."""
        found = spans(self.module, nodes, text=self.code, cell=self.index)
        return {node: self.shown(span) for node, span in found.items()}

    def shown(self, span: Span) -> Span:
        """Where a span of the code stands, as the user counts."""
        if not self.margins and not self.above:
            return span
        return Span(self._shown(span.start), self._shown(span.end), self.index)

    def _shown(self, place: Location) -> Location:
        column = max(place.column + self._margin(place.row), 1)
        return Location(place.row + self.above, min(column, len(self._row(place.row)) + 1))

    def place(self, node: cst.CSTNode) -> tuple[Span, tuple[str, ...]] | None:
        """Where a node stands among the rows of this cell, whatever is above it in its file, and those rows."""
        span = self._placed.get(node) or (None if isinstance(node, _PLACED) else self.spans([node]).get(node))
        return (_moved(span, -self.above, self.index), self._rows) if span is not None else None

    @cached_property
    def _placed(self) -> dict[cst.CSTNode, Span]:
        """Where the nodes stand that are asked for one by one."""
        found = spans_of(self.module, _PLACED, text=self.code, cell=self.index)
        return {node: self.shown(span) for node, span in found.items()}

    def edits(self, text: str) -> tuple[TextEdit, ...]:
        """What turns the text into another, as the user counts."""
        found = text_edits(self.text, text)
        return tuple(TextEdit(_moved(edit.span, self.above, self.index), edit.content) for edit in found)

    def lines(self, span: Span) -> tuple[str, ...]:
        """The source lines that `span`, as the user counts, covers, without their line ends."""
        start, end = span.start.row - self.above, span.end.row - self.above
        last = end - 1 if span.end.column == 1 and end > start else end
        return self._rows[start - 1 : last]

    def with_code(self, code: str) -> str | None:
        """The text with other code in it; None where that cannot be done."""
        if self.parsed is None:
            return code
        inner, outer = Lines(self.code), Lines(self.text)
        found = [self._outer(change, inner, outer) for change in changes(self.code, code)]
        made = [change for change in found if change is not None]
        return apply_changes(self.text, made) if len(made) == len(found) else None

    def _outer(self, change: TextChange, inner: Lines, outer: Lines) -> TextChange | None:
        """A change of the code as one of the text: where it takes whole rows, with what stands before their code."""
        start, end = inner.location(change.start), inner.location(change.end)
        whole = start.column == end.column == 1 and (change.content == "" or change.content[-1] in "\r\n")
        content = self._indented(change.content, start.row, end.row, whole)
        if content is None:
            return None
        columns = (1, 1) if whole else (one.column + self._margin(one.row) for one in (start, end))
        first, last = (outer.offset(Location(one.row, at)) for one, at in zip((start, end), columns, strict=True))
        return TextChange(first, last, content)

    def _indented(self, content: str, row: int, last: int, whole: bool) -> str | None:
        """New code for the rows from `row` to `last`, each of its own with a margin; None where it can't be put there.

        It begins where code does, or before a margin where it takes `whole` rows.
        """
        from compatlint.source.magics import MASK

        rows = split(content)
        if MASK in content:
            return None
        if not re.search(r"[\r\n]", content):
            return content
        if not whole and MASK in self._code_row(row):
            return None  # a magic takes the rest of its own row
        margin = self._margin_near(row)
        if not _ROOM.fullmatch(margin):
            return None
        begun = 0 if whole else 1  # rows that have theirs
        new = [(margin if one.strip("\r\n") else margin.rstrip()) + one for one in rows[begun:]]
        goes_on = not whole and content[-1] in "\r\n" and last <= len(self._rows)
        return "".join([*rows[:begun], *new, margin if goes_on else ""])

    def _margin_near(self, row: int) -> str:
        """What stands before the code of a row or, where it has none, of the nearest that has some."""
        written = [number for number in range(1, len(self._rows) + 1) if self._code_row(number).strip()]
        near = min(written, key=lambda number: abs(number - row), default=row)
        return self._row(near)[: max(self._margin(near), 0)]

    def _margin(self, row: int) -> int:
        return self.margins[row - 1] if row <= len(self.margins) else 0

    def _row(self, row: int) -> str:
        return self._rows[row - 1] if row <= len(self._rows) else ""

    def _code_row(self, row: int) -> str:
        return self._code_rows[row - 1] if row <= len(self._code_rows) else ""

    @cached_property
    def _code_rows(self) -> list[str]:
        return split(self.code)

    @cached_property
    def generated(self) -> Mapping[cst.CSTNode, str]:
        """The code that libcst generates for each statement of the module."""
        with deep():
            return {statement: self.module.code_for_node(statement) for statement in self.module.body}

    @cached_property
    def _rows(self) -> tuple[str, ...]:
        return tuple(line.rstrip("\r\n") for line in split(self.text))


def _moved(span: Span, rows: int, cell: int | None) -> Span:
    start, end = (Location(place.row + rows, place.column) for place in (span.start, span.end))
    return Span(start, end, cell)


class Container(Protocol):
    """What cells stand in, where their texts are not the file."""

    @property
    def text(self) -> str:
        """The file's text."""

    def changes(self, texts: Mapping[Cell, str]) -> list[TextChange]:
        """What changes in the file's text with the texts of some cells."""

    def in_file(self, span: Span) -> Span | None:
        """Where a span, as the user counts, is in the file's text; None where that is what the user counts."""


class Source(Struct, frozen=True, eq=False, dict=True):
    """A file that could be read. One that is not `rewritable` can be judged, but an edit would change other bytes.

    `requests`: its cells are no program but bodies of requests. `unread` says what of it is not looked at.
    """

    filename: str
    data: bytes
    cells: tuple[Cell, ...]
    encoding: str
    rewritable: bool
    container: Container | None = None
    requests: bool = False
    unread: tuple[str, ...] = ()

    @cached_property
    def program(self) -> bytes:
        """The code as one text."""
        if self.container is None:
            return self.data
        return "\n".join(cell.code for cell in self.cells).encode(errors="replace")

    @property
    def text(self) -> str:
        """The text of the whole file."""
        return self.container.text if self.container is not None else "".join(cell.text for cell in self.cells)

    def changes(self, texts: Mapping[Cell, str]) -> list[TextChange]:
        """What changes in the file's text with the texts of some cells."""
        if self.container is not None:
            return self.container.changes(texts)
        return [TextChange(0, len(cell.text), text) for cell, text in texts.items()]

    @property
    def plain(self) -> bool:
        """Can any code be put back? What is around it, or its encoding, may have no room for some."""
        return self.encoding.startswith("utf-8") and all(cell.parsed is None for cell in self.cells)

    def lines(self, span: Span) -> tuple[str, ...]:
        """The source lines that `span` covers."""
        return self._by_index[span.cell].lines(span)

    @cached_property
    def _by_index(self) -> dict[int | None, Cell]:
        return {cell.index: cell for cell in self.cells}

    def in_file(self, span: Span) -> Span | None:
        """Where `span` is in the file itself, if that is another place."""
        return self.container.in_file(span) if self.container is not None else None


def read(filename: str, data: bytes) -> Source:
    """The source of a .py file, or Unreadable with the place and the reason, whatever the bytes."""
    text, encoding = unreadable.decode(data)
    code, hidden = plain_data.masked(text) or (None, 0)
    unread = (f"{filename}, {hidden:,} rows of plain data",) if hidden else ()
    rewritable = _encoded(text, encoding) == data
    try:
        cell = Cell(None, parse(text if code is None else code, encoding), text, code)
    except Unreadable:
        plain = continuations.without(text)
        if plain is None:
            raise
        cell, rewritable = Cell(None, parse(plain[0], encoding), text, *plain), False
    return Source(filename, data, (cell,), encoding, rewritable, unread=unread)


def parse(text: str, encoding: str = "utf-8") -> cst.Module:
    """The tree of a text, or Unreadable with the place and the reason."""
    unreadable.check_depth(text)
    if "\0" in text:
        raise Unreadable.at_offset(text, "NUL byte in the source", text.index("\0"))
    try:
        with _not_validated():
            return cst.parse_module(text, config=cst.PartialParserConfig(encoding=encoding))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the native parser is no Exception
        raise unreadable.explain(text, error) from None


@contextmanager
def _not_validated() -> Iterator[None]:
    """Nodes are not validated when they are made: what a parser makes of a text is valid, and takes a sixth less."""
    validate = cst.CSTNode.__post_init__
    setattr(cst.CSTNode, "__post_init__", _nothing)  # noqa: B010  libcst has no switch for it
    try:
        yield
    finally:
        setattr(cst.CSTNode, "__post_init__", validate)  # noqa: B010


def _nothing(node: cst.CSTNode) -> None:
    """In place of a validation."""


def _encoded(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeError:
        return None


# Back to bytes.


def with_cells(source: Source, modules: Mapping[Cell, cst.Module]) -> bytes | None:
    """The file's bytes with the cells' modules replaced; None where that cannot be done exactly."""
    texts = texts_of(modules)
    return with_texts(source, texts) if texts is not None else None


def texts_of(modules: Mapping[Cell, cst.Module]) -> dict[Cell, str] | None:
    """The texts of cells with other modules; None where one of them cannot be written exactly."""
    found = {cell: rewritten(cell, module) for cell, module in modules.items()}
    texts = {cell: text for cell, text in found.items() if text is not None}
    return texts if len(texts) == len(found) else None


def with_texts(source: Source, texts: Mapping[Cell, str]) -> bytes | None:
    """The file's bytes with the cells' texts replaced; None where that cannot be done exactly."""
    changed = {cell: text for cell, text in texts.items() if text != cell.text}
    return with_changes(source, source.changes(changed)) if changed else source.data


def with_changes(source: Source, found: Iterable[TextChange]) -> bytes | None:
    """The same for changes of the file's text, which must not overlap."""
    text = apply_changes(source.text, sorted(found, key=lambda change: change[:2]))
    return _encoded(text, source.encoding) if source.rewritable else None


def can_be_written(source: Source, texts: Mapping[Cell, str]) -> bool:
    """Has the file room for other texts of some cells?"""
    changed = [text for cell, text in texts.items() if text != cell.text]
    return not changed or (source.rewritable and all(_encoded(text, source.encoding) is not None for text in changed))


def rewritten(cell: Cell, module: cst.Module) -> str | None:
    """The cell's text with what changed between the two trees: white space that libcst dropped stays where it was.

    None where it cannot be written exactly.
    """
    if module is cell.module:
        return cell.text
    known = cell.generated
    before, after = module_code(cell.module, known), module_code(module, known)
    if before == after:
        return cell.text
    return cell.with_code(after if before == cell.code else _merged(before, after, cell.code))


def module_code(module: cst.Module, known: Mapping[cst.CSTNode, str]) -> str:
    """The code of a module, as its `code` is (libcst 1.9); that of statements that are `known` is not made again."""
    parts = [*module.header, *module.body, *module.footer]
    with deep():
        code = "".join(known[part] if part in known else module.code_for_node(part) for part in parts)
    if module.has_trailing_newline:
        return code or module.default_newline
    return _LAST_NEWLINE.sub("", code)


def _merged(before: str, after: str, code: str) -> str:
    """`before` with what makes `after` and what makes `code` of it, where they don't get in each other's way."""
    found = changes(before, after)
    dropped = [d for d in changes(before, code) if not any(c.start < d.end and d.start < c.end for c in found)]
    merged: list[tuple[Any, ...]] = sorted([(*c[:2], 0, c) for c in found] + [(*d[:2], 1, d) for d in dropped])
    return apply_changes(before, (entry[-1] for entry in merged))
