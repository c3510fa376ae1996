"""Bytes to cells and back: what is read, where a node stands, and what an edit changes, byte for byte."""

from __future__ import annotations

import difflib
import itertools
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import libcst as cst
from libcst._nodes.internal import CodegenState

from linter import syntax
from linter.model import Location, Span, TextEdit
from linter.syntax import Unreadable

__all__ = ["Cell", "Source", "Unreadable", "apply_text_edits", "deep", "read", "spans", "text_edits", "with_cells"]

FRAMES = 12_000  # Python frames for a tree as deep as `syntax.check_depth` lets through


@dataclass(frozen=True, eq=False)
class Cell:
    """One piece of Python: a whole file, or a cell of a notebook (`index` among all its cells)."""

    index: int | None
    module: cst.Module
    text: str

    def spans(self, nodes: Iterable[cst.CSTNode]) -> dict[cst.CSTNode, Span]:
        """Where the nodes stand in this cell's text."""
        return spans(self.module, nodes, text=self.text, cell=self.index)

    def lines(self, span: Span) -> tuple[str, ...]:
        """The source lines that `span` covers, without their line ends."""
        last = span.end.row - 1 if span.end.column == 1 and span.end.row > span.start.row else span.end.row
        return self._rows[span.start.row - 1 : last]

    @cached_property
    def _rows(self) -> tuple[str, ...]:
        return tuple(line.rstrip("\r\n") for line in _split(self.text))


@dataclass(frozen=True, eq=False)
class Source:
    """A file that could be read. One that is not `rewritable` can be judged, but an edit would change other bytes."""

    filename: str
    data: bytes
    cells: tuple[Cell, ...]
    encoding: str
    rewritable: bool

    def lines(self, span: Span) -> tuple[str, ...]:
        """The source lines that `span` covers."""
        return next(cell for cell in self.cells if cell.index == span.cell).lines(span)


def read(filename: str, data: bytes) -> Source:
    """The source of a .py file, or Unreadable with the place and the reason, whatever the bytes."""
    text, encoding = syntax.decode(data)
    syntax.check_depth(text)
    module = _parse(text, encoding)
    rewritable = _encoded(text, encoding) == data
    return Source(filename, data, (Cell(None, module, text),), encoding, rewritable)


def _parse(text: str, encoding: str) -> cst.Module:
    try:
        return cst.parse_module(text, config=cst.PartialParserConfig(encoding=encoding))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the native parser is no Exception
        raise syntax.explain(text, error) from None


def _encoded(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeError:
        return None


@contextmanager
def deep() -> Iterator[None]:
    """Room on the stack for walks over any tree that `read` lets through."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


# Where nodes stand.


class _Marks(CodegenState):
    """Code generation that notes the offsets of the wanted nodes, as libcst's PositionProvider defines them."""

    def __init__(self, module: cst.Module, nodes: Iterable[cst.CSTNode]) -> None:
        super().__init__(default_indent=module.default_indent, default_newline=module.default_newline)
        self.wanted = set(nodes)
        self.found: dict[cst.CSTNode, tuple[int, int]] = {}
        self.offset = 0
        self._starts: list[int] = []

    def add_token(self, value: str) -> None:
        self.tokens.append(value)
        self.offset += len(value)

    def add_indent_tokens(self) -> None:
        self.tokens.extend(self.indent_tokens)
        self.offset += sum(map(len, self.indent_tokens))

    def before_codegen(self, node: cst.CSTNode) -> None:
        if node in self.wanted:
            self._starts.append(self.offset)

    def after_codegen(self, node: cst.CSTNode) -> None:
        if node in self.wanted:
            start = self._starts.pop()
            self.found.setdefault(node, (start, self.offset))

    def record_syntactic_position(  # type: ignore[override]  # a plain context is cheaper for the many unwanted
        self,
        node: cst.CSTNode,
        *,
        start_node: cst.CSTNode | None = None,
        end_node: cst.CSTNode | None = None,
    ) -> AbstractContextManager[None]:
        return self._record(node, start_node, end_node) if node in self.wanted else nullcontext()

    @contextmanager
    def _record(
        self, node: cst.CSTNode, start_node: cst.CSTNode | None, end_node: cst.CSTNode | None
    ) -> Iterator[None]:
        self.wanted.update(inner for inner in (start_node, end_node) if inner is not None)
        start = self.offset
        yield
        end = self.offset
        self.found[node] = (
            self.found[start_node][0] if start_node is not None else start,
            self.found[end_node][1] if end_node is not None else end,
        )


def spans(
    module: cst.Module, nodes: Iterable[cst.CSTNode], text: str | None = None, cell: int | None = None
) -> dict[cst.CSTNode, Span]:
    """Exact spans of `nodes` by one code generation: without leading lines, trailing comments and an argument's comma.

    `text` is what the module was parsed from: libcst drops some white space (a form feed at the start of a line, the
    space in `except E :`), and the spans are those of the text. A node that is not in the module is left out.
    """
    asked = list(nodes)
    marks = _Marks(module, asked)
    with deep():
        module._codegen(marks)
    code = "".join(marks.tokens)
    moved = _Moved(_changes(code, text) if text is not None and text != code else ())
    where = _Lines(code if text is None else text)
    found = {node: marks.found[node] for node in asked if node in marks.found}
    return {
        node: Span(where.location(moved.start(start)), where.location(moved.end(start, end)), cell)
        for node, (start, end) in found.items()
    }


class _Moved:
    """Offsets of the generated code as offsets of the text that it differs from."""

    def __init__(self, changes: Sequence[_Change]) -> None:
        self._changes = changes

    def start(self, offset: int) -> int:
        return offset + sum(change.growth for change in self._changes if change.end <= offset)

    def end(self, start: int, offset: int) -> int:
        if start == offset:
            return self.start(offset)
        return offset + sum(change.growth for change in self._changes if change.end < offset)


# Text and its lines. Only \n, \r\n and \r end a line, as in Python's grammar and in libcst.

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def _split(text: str) -> list[str]:
    return _LINE.findall(text)


class _Lines:
    """Offset of a text ↔ row and column."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *itertools.accumulate(map(len, _split(text)))]
        if text and text[-1] not in "\r\n":
            self._starts.pop()

    def location(self, offset: int) -> Location:
        row = bisect_right(self._starts, offset)
        return Location(row, offset - self._starts[row - 1] + 1)

    def offset(self, location: Location) -> int:
        return self._starts[location.row - 1] + location.column - 1


# Edits of text.


class _Change(NamedTuple):
    """Replace text[start:end] by `content`."""

    start: int
    end: int
    content: str

    @property
    def growth(self) -> int:
        return len(self.content) - (self.end - self.start)


def text_edits(before: str, after: str) -> tuple[TextEdit, ...]:
    """Small, ascending, non-overlapping edits that turn `before` into `after`."""
    where = _Lines(before)
    return tuple(
        TextEdit(Span(where.location(start), where.location(end)), content)
        for start, end, content in _changes(before, after)
    )


def apply_text_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """`text` after non-overlapping edits, given in any order."""
    where = _Lines(text)
    changes = [_Change(where.offset(e.span.start), where.offset(e.span.end), e.content) for e in edits]
    return _apply(text, sorted(changes, key=lambda change: change[:2]))


def _apply(text: str, changes: Iterable[_Change]) -> str:
    parts, done = [], 0
    for start, end, content in changes:
        parts += [text[done:start], content]
        done = end
    return "".join([*parts, text[done:]])


def _changes(before: str, after: str) -> list[_Change]:
    """A diff of lines, each changed stretch then cut down to the characters that differ."""
    if before == after:
        return []
    old, new = _split(before), _split(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    at = [*itertools.accumulate(map(len, inner_old), initial=sum(map(len, old[:head])))]
    matcher = difflib.SequenceMatcher(None, inner_old, inner_new)  # autojunk keeps it fast on long files
    found = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "replace" and j - i == m - k:
            found += [_trimmed(at[i + n], inner_old[i + n], inner_new[k + n]) for n in range(j - i)]
        elif tag != "equal":
            found.append(_trimmed(at[i], "".join(inner_old[i:j]), "".join(inner_new[k:m])))
    return [change for change in found if change.content or change.start < change.end]


def _trimmed(start: int, old: str, new: str) -> _Change:
    head = _shared(old, new)
    head -= old[max(head - 1, 0) : head + 1] == "\r\n"
    tail = _shared(old[head:][::-1], new[head:][::-1])
    middle = len(old) - tail
    tail -= old[max(middle - 1, 0) : middle + 1] == "\r\n"
    return _Change(start + head, start + len(old) - tail, new[head : len(new) - tail])


def _shared(one: Sequence[object], other: Sequence[object]) -> int:
    """The length of the common start."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


# Back to bytes.


def with_cells(source: Source, modules: Mapping[Cell, cst.Module]) -> bytes:
    """The file's bytes with the cells' modules replaced; unchanged where that cannot be done exactly."""
    if not source.rewritable:
        return source.data
    text = "".join(_rewritten(cell, modules[cell]) if cell in modules else cell.text for cell in source.cells)
    data = _encoded(text, source.encoding)
    return source.data if data is None else data


def _rewritten(cell: Cell, module: cst.Module) -> str:
    """The text with what changed between the two trees: white space that libcst dropped stays where it was."""
    with deep():
        before, after = cell.module.code, module.code
    if before == cell.text:
        return after
    changes = _changes(before, after)
    dropped = [d for d in _changes(before, cell.text) if not any(c.start < d.end and d.start < c.end for c in changes)]
    merged: list[tuple[Any, ...]] = sorted([(*c[:2], 0, c) for c in changes] + [(*d[:2], 1, d) for d in dropped])
    return _apply(before, (entry[-1] for entry in merged))
