"""For people at a terminal: each finding with its source, the way to the call, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from compatlint.report import Options, Run, findings, one_line, place, visible
from compatlint.report.secrets import moved, secrets_by_line, without
from compatlint.report.summary import summary, table

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding, Related
    from compatlint.source.text import Span

_ANSI = {"error": "1;31", "warning": "1;33", "info": "1;36", "place": "1", "frame": "34", "way": "35", "word": "36"}
_SHOWN = 4  # first lines of a long span; its last is shown too
_STATIONS = 6  # of the way to the call
_WIDE = 200  # a longer line is cut around what is underlined
_BEFORE = 60


def render(run: Run, options: Options) -> str:
    """The findings, or with `statistics` their table, and the summary."""
    paint = _Paint(options.color == "always")
    if options.statistics:
        body = table(run, options)
    else:
        body = "".join(f"{_finding(finding, paint)}\n" for finding in findings(run))
    said = summary(run, options)
    return body + ("\n" if options.statistics and body and said else "") + said


class _Paint:
    """Colours, or none."""

    def __init__(self, colours: bool) -> None:
        self._colours = colours

    def __call__(self, text: str, style: str) -> str:
        return f"\033[{_ANSI[style]}m{text}\033[0m" if self._colours and text else text


def _finding(finding: Finding, paint: _Paint) -> str:
    """One finding, ending with a line end."""
    ways = finding.related[:_STATIONS]
    rows = [finding.span.end.row, *(related.span.end.row for related in ways)]
    frame = _Frame(len(str(max(rows))), paint)
    lines = [_headline(finding, paint)]
    if finding.lines:
        lines += [frame.bar(), *frame.source(finding.span, finding.lines, "^", finding.severity)]
    lines += _way(finding, frame)
    if finding.lines or ways:
        lines.append(frame.bar())
    lines += frame.note("help", finding.help) if finding.help else []
    lines += frame.note("fix", _fix(finding)) if finding.fix is not None or finding.refusal else []
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _headline(finding: Finding, paint: _Paint) -> str:
    where = paint(f"{place(finding.filename, finding.span)}:", "place")
    what = paint(f"{finding.code} [{finding.severity}]", finding.severity)
    doubt = paint("possible: ", "word") if finding.certainty == "possible" else ""
    return f"{where} {what} {doubt}{one_line(finding.message)}"


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

    def __init__(self, width: int, paint: _Paint) -> None:
        self._width = width
        self._paint = paint

    def bar(self, text: str = "", row: int | None = None) -> str:
        """A line of source, or what stands below it."""
        number = "" if row is None else str(row)
        return f"{self._paint(f'{number:>{self._width}} |', 'frame')} {text}"

    def arrow(self, related: Related) -> str:
        """Where the way leads."""
        head = self._paint(f"{'':{self._width}}->", "frame")
        return f"{head} {place(related.filename, related.span)}  {self._paint(one_line(related.message), 'way')}"

    def more(self, text: str) -> str:
        """What is not shown."""
        return self._paint(f"{'':{self._width}}-> … {text}", "frame")

    def note(self, word: str, text: str) -> list[str]:
        """A remark; its other lines stand below its first."""
        first, *rest = text.strip().split("\n")
        gutter = self._paint(" " * self._width + " =", "frame")
        head = f"{gutter} {self._paint(f'{word}:', 'word')} {visible(first)}"
        return [head, *(f"{'':{self._width + 5 + len(word)}}{visible(line.strip())}" for line in rest)]

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
            text, start, end = _cut(without(line, hidden[index]), start, end)
            yield self.bar(visible(text), row)
            under = " " * _columns(text[:start]) + self._paint(mark * max(_columns(text[start:end]), 1), style)
            yield self.bar(under)


def _cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """A very long line cut around start..end."""
    if len(line) <= _WIDE:
        return line, start, end
    left = max(start - _BEFORE, 0)
    head, tail = "…" if left else "", "…" if left + _WIDE < len(line) else ""
    text = f"{head}{line[left : left + _WIDE]}{tail}"
    shift = len(head) - left
    return text, start + shift, min(end + shift, len(text) - len(tail))


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    shown = visible(text)
    return len(shown) if shown.isascii() else sum(map(_width, shown))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
