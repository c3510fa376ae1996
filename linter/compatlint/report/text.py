"""For people at a terminal: each finding with its source, the way to the call, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compatlint.report import Options, Run, findings, one_line, place, visible
from compatlint.report.columns import NARROWEST, clipped, columns, wrapped
from compatlint.report.secrets import moved, secrets_by_line, without
from compatlint.report.summary import summary, table

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding, Related
    from compatlint.source.text import Span

# Colours that can be read on black and on white alike.
_ANSI = {"error": "1;31", "warning": "1;35", "info": "1", "place": "1", "frame": "2", "way": "35", "word": "1"}
_SHOWN = 4  # first lines of a long span; its last is shown too
_STATIONS = 6  # of the way to the call
_WIDE = 200  # columns: a longer line is cut around what is underlined


def render(run: Run, options: Options) -> str:
    """The findings, or with `statistics` their table, and the summary."""
    paint = _Paint(options.color == "always", options.links)
    if options.statistics:
        body = table(run, options)
    else:
        width = None if options.width is None else max(options.width, NARROWEST)
        body = "".join(f"{_finding(finding, paint, width)}\n" for finding in findings(run))
    said = "".join(f"{line}\n" for line in wrapped(summary(run, options).rstrip("\n"), options.width, 0, 0) if line)
    return body + ("\n" if options.statistics and body and said else "") + said


class _Paint:
    """Colours, or none; and links, or none."""

    def __init__(self, colours: bool, links: bool) -> None:
        self._colours = colours
        self._links = links

    def __call__(self, text: str, style: str) -> str:
        return f"\033[{_ANSI[style]}m{text}\033[0m" if self._colours and text else text

    def linked(self, text: str, url: str | None) -> str:
        """A text that leads to an address where the terminal knows such (OSC 8)."""
        if not self._links or not url or not url.isascii() or not url.isprintable():
            return text
        return f"\033]8;;{url}\033\\{text}\033]8;;\033\\"


def _finding(finding: Finding, paint: _Paint, width: int | None) -> str:
    """One finding, ending with a line end."""
    ways = finding.related[:_STATIONS]
    rows = [finding.span.end.row, *(related.span.end.row for related in ways)]
    frame = _Frame(len(str(max(rows))), paint, width)
    lines = [_headline(finding, paint, width)]
    if finding.lines:
        lines += [frame.bar(), *frame.source(finding.span, finding.lines, "^", finding.severity)]
    lines += _way(finding, frame)
    if finding.lines or ways:
        lines.append(frame.bar())
    lines += frame.note("but", finding.by_editions) if finding.otherwise else []
    lines += frame.note("help", finding.help) if finding.help else []
    lines += frame.note("fix", _fix(finding)) if finding.fix is not None or finding.refusal else []
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _headline(finding: Finding, paint: _Paint, width: int | None) -> str:
    where, what = f"{place(finding.filename, finding.span)}:", f"{finding.code} [{finding.severity}]"
    doubt = "possible: " if finding.certainty == "possible" else ""
    first = columns(f"{where} {what} {doubt}")
    said = "\n  ".join(wrapped(one_line(finding.message), width, first, 2))
    marked = paint.linked(paint(what, finding.severity), finding.url)
    return f"{paint(where, 'place')} {marked} {paint(doubt, 'word')}{said}".replace(" \n", "\n")


def _fix(finding: Finding) -> str:
    if finding.fix is None:
        return f"none: {finding.refusal}"
    how = {
        "safe": "safe: --fix applies it",
        "unsafe": "unsafe: --fix --unsafe-fixes applies it",
        "display": "shown only: apply it by hand",
    }
    return f"{finding.fix.message} ({how[finding.fix.applicability]})"


def _way(finding: Finding, frame: _Frame) -> Iterator[str]:
    """The stations from the site to the call."""
    seen = {(finding.filename, finding.span.cell, finding.span.start.row)}
    for related in finding.related[:_STATIONS]:
        yield frame.arrow(related)
        here = (related.filename, related.span.cell, related.span.start.row)
        if related.lines and here not in seen:
            yield from frame.source(related.span, related.lines[:1], "-", "way")
        seen.add(here)
    more = len(finding.related) - _STATIONS
    if more > 0:
        yield frame.more(f"and {more} more")


class _Frame:
    """Lines with a gutter of row numbers."""

    def __init__(self, width: int, paint: _Paint, room: int | None) -> None:
        self._width = width
        self._paint = paint
        self._room = room

    def bar(self, text: str = "", row: int | None = None) -> str:
        """A line of source, or what stands below it."""
        number = "" if row is None else str(row)
        return f"{self._paint(f'{number:>{self._width}} |', 'frame')} {text}"

    def arrow(self, related: Related) -> str:
        """Where the way leads."""
        head = self._paint(f"{'':{self._width}}->", "frame")
        where, said = place(related.filename, related.span), one_line(related.message)
        fits = self._room is None or self._width + 5 + columns(where) + columns(said) <= self._room
        if fits:
            return f"{head} {where}  {self._paint(said, 'way')}"
        below = wrapped(said, self._room, self._width + 3, self._width + 3)
        return "\n".join((f"{head} {where}", *(f"{'':{self._width + 3}}{self._paint(line, 'way')}" for line in below)))

    def more(self, text: str) -> str:
        """What is not shown."""
        return self._paint(f"{'':{self._width}}-> … {text}", "frame")

    def note(self, word: str, text: str) -> list[str]:
        """A remark; its other lines stand below its first."""
        indent = self._width + 5 + len(word)
        lines = (visible(line.strip()) for line in text.strip().split("\n"))
        first, *rest = (part for line in lines for part in wrapped(line, self._room, indent, indent))
        gutter = self._paint(" " * self._width + " =", "frame")
        return [f"{gutter} {self._paint(f'{word}:', 'word')} {first}", *(f"{'':{indent}}{line}" for line in rest)]

    def source(self, span: Span, lines: tuple[str, ...], mark: str, style: str) -> Iterator[str]:
        """The lines of a span, each with what belongs to it underlined."""
        last = len(lines) - 1
        hidden = secrets_by_line(lines)
        for index, line in enumerate(lines):
            if _SHOWN <= index < last:
                if index == _SHOWN:
                    yield self.bar("…")
                continue
            row = span.start.row + index
            start = span.start.column - 1 if index == 0 else len(line) - len(line.lstrip())
            end = span.end.column - 1 if row == span.end.row else len(line.rstrip())
            start, end = moved(start, hidden[index]), moved(max(end, start), hidden[index])
            room = min(_WIDE, (self._room or 1_000) - self._width - 3)
            text, start, end = clipped(without(line, hidden[index]), start, end, room)
            yield self.bar(visible(text), row)
            under = " " * columns(text[:start]) + self._paint(mark * max(columns(text[start:end]), 1), style)
            yield self.bar(under)
