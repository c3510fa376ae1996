"""Documents whose code blocks are Python: fenced ones of Markdown, directives of reStructuredText; each on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from compatlint.pattern import pattern
from compatlint.source.cells import Cell, Source, parse
from compatlint.source.text import Span, TextChange, split
from compatlint.source.unreadable import Unreadable, utf8

LANGUAGES = frozenset({"py", "py3", "pycon", "python", "python3"})

_FENCE = pattern(r"(?P<margin>(?:[ \t]*>)*[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\r\n]*)[\r\n]*\Z")
_DIRECTIVE = pattern(r"(?P<margin>[ \t]*)\.\. (?:code|code-block|sourcecode):: *(?P<info>[^\r\n]*)[\r\n]*\Z")
_OPTION = pattern(r"[ \t]+:[\w-]+:")
_WORD = pattern(r"[\w+-]+")
_PROMPT = pattern(r"(?:>>>|\.\.\.)(?: |(?=[\r\n])|\Z)")


class CodeBlock(Struct, frozen=True):
    """Rows of code: the first of them (from 0), their text, and what stands before the code in each."""

    row: int
    text: str
    margin: str = ""


def read(filename: str, data: bytes) -> Iterator[Source]:
    """A source for each Python block that can be parsed: documents hold fragments, which are passed over."""
    text, encoding = _decoded(data)
    rows = split(text)
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row))
    container = Container(text)
    for block in _directives(rows) if filename.endswith(".rst") else _fences(rows):
        cell = _cell(block)
        if cell is not None:
            container.starts[cell.above] = starts[block.row]
            yield Source(filename, data, (cell,), encoding, True, container)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, of whatever encoding: one that is not UTF-8 is taken as Latin-1, which gives every byte back."""
    try:
        return utf8(data)
    except Unreadable:
        return data.decode("latin-1"), "latin-1"


class Container(Struct, frozen=True, eq=False):
    """The text of a document and where its cells begin in it, by the rows above them."""

    text: str
    starts: dict[int, int] = field(default_factory=dict)

    def changes(self, texts: Mapping[Cell, str]) -> list[TextChange]:
        """What of the document changes with the texts of some of its blocks."""
        starts = ((self.starts[cell.above], cell, text) for cell, text in texts.items())
        return [TextChange(at, at + len(cell.text), text) for at, cell, text in starts]

    def in_file(self, span: Span) -> Span | None:
        """Cells of a document count their rows as the document does."""
        return None


# Blocks.


def _fences(rows: list[str]) -> Iterator[CodeBlock]:
    """The fenced blocks of Markdown that say that they are Python."""
    at = 0
    while at < len(rows):
        opening = _FENCE.match(rows[at])
        at += 1
        if opening is None:
            continue
        first, fence = at, opening["fence"]
        closing = re.compile(rf"[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*[\r\n]*\Z")
        while at < len(rows) and not closing.match(rows[at]):
            at += 1
        if at < len(rows) and _is_python(opening["info"]):
            yield CodeBlock(first, "".join(rows[first:at]), opening["margin"])
        at += 1


def _directives(rows: list[str]) -> Iterator[CodeBlock]:
    """The code blocks of reStructuredText that say that they are Python."""
    for number, row in enumerate(rows):
        opening = _DIRECTIVE.match(row)
        if opening is None or not _is_python(opening["info"]):
            continue
        first = number + 1
        while first < len(rows) and (_OPTION.match(rows[first]) or not rows[first].strip()):
            first += 1
        end = first
        while end < len(rows) and (not rows[end].strip() or _indent(rows[end]) > len(opening["margin"])):
            end += 1
        while end > first and not rows[end - 1].strip():
            end -= 1
        yield CodeBlock(first, "".join(rows[first:end]))


def _is_python(info: str) -> bool:
    """Does the word behind a fence (`python`, `{python}`, `{.python title=…}`) name Python?"""
    word = _WORD.search(info)
    return word is not None and word[0].lower() in LANGUAGES


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" \t"))


# Code.


def _cell(block: CodeBlock) -> Cell | None:
    """The block as Python, if it is."""
    rows = split(block.text)
    margins = _margins(rows, block.margin)
    code = "".join(row[margin:] for row, margin in zip(rows, margins, strict=True))
    try:
        module = parse(code)
    except Unreadable:
        return None
    return Cell(None, module, block.text, code, tuple(margins), block.row)


def _margins(rows: list[str], margin: str) -> list[int]:
    """How many characters at the start of each row are no code: the block's own, its indentation, prompts, output."""
    before = [_shared(row, margin) for row in rows]
    first = next(((row, at) for row, at in zip(rows, before, strict=True) if row[at:].strip()), ("", 0))
    code = first[0][first[1] :]
    indent = code[: _indent(code)]
    inner = [at + len(indent) if row.startswith(indent, at) else at for row, at in zip(rows, before, strict=True)]
    if not code.startswith(">>>", len(indent)):
        return inner
    prompts = [_PROMPT.match(row, at) for row, at in zip(rows, inner, strict=True)]
    return [found.end() if found else len(row.rstrip("\r\n")) for row, found in zip(rows, prompts, strict=True)]


def _shared(row: str, margin: str) -> int:
    """How much of the block's margin a row has."""
    pairs = zip(row, margin, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(row.rstrip("\r\n")), len(margin)))
