"""Text as HTML: prose with its code marked, lines of code with what is meant in them, sources with their links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from compatlint.report import visible
from compatlint.report.secrets import moved, secrets_by_line, without

if TYPE_CHECKING:
    from compatlint.packs.pack import Citation
    from compatlint.source.text import Span

_ROWS = 6  # of a place that is longer, as many are shown


def said(text: str) -> str:
    """Prose with its code marked."""
    parts = escape(visible(text.replace("\n", " ")), quote=False).split("`")
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))


def plain(text: str) -> str:
    """A text as it is."""
    return escape(visible(text))


def code(text: str) -> str:
    """A text as code."""
    return f"<code>{plain(text)}</code>"


def excerpt(span: Span, lines: Sequence[str]) -> str:
    """The lines of a place with their numbers, what is meant marked, and no key."""
    if not lines:
        return ""
    wide = len(str(span.end.row))
    rows = enumerate(_marked(span, lines), span.start.row)
    shown = "".join(f"<span><i>{row:>{wide}} </i>{line}</span>" for row, line in islice(rows, _ROWS))
    more = "<span><i>…</i></span>" if len(lines) > _ROWS else ""
    return f"<pre>{shown}{more}</pre>"


def _marked(span: Span, lines: Sequence[str]) -> Iterator[str]:
    hidden = secrets_by_line(lines)
    for index, line in enumerate(lines):
        start = span.start.column - 1 if index == 0 else len(line) - len(line.lstrip())
        end = span.end.column - 1 if span.start.row + index == span.end.row else len(line)
        text = without(line, hidden[index])
        start, end = moved(start, hidden[index]), moved(max(start, end), hidden[index])
        yield f"{plain(text[:start])}<mark>{plain(text[start:end])}</mark>{plain(text[end:])}"


def linked(text: str, address: str | None) -> str:
    """Text as a link to an address, if it is one."""
    if address and address.startswith("https://") and " " not in address:
        return f'<a href="{plain(address)}" rel="noreferrer">{plain(text)}</a>'
    return plain(text)


def sources(found: Iterable[Citation]) -> str:
    """Who says so, when, and in which words."""
    lines = (f"<li>{_source(one)}</li>\n" for one in sorted(found, key=lambda one: one.date))
    return f"<details><summary>Sources</summary><ul>\n{''.join(lines)}</ul></details>\n" if found else ""


def _source(source: Citation) -> str:
    where = linked(source.where, source.where)
    quoted = source.quote if source.quote[:1] == "[" else f"“{source.quote}”"
    return f"{plain(source.date)} {where}{f': {plain(quoted)}' if source.quote else ''}"
