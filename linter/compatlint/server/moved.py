"""What was said of a text, said of the next one: where a row is as it was, nothing else is known yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from compatlint.checking.findings import Finding, Related
from compatlint.source import line_diff
from compatlint.source.text import Location, Span, split


def rows_kept(before: str, after: str) -> Mapping[int, int]:
    """The rows of a text that another has too: by number, from 1, their numbers there."""
    found = line_diff.opcodes(split(before), split(after))
    return {i + n + 1: k + n + 1 for tag, i, j, k, _ in found if tag == "equal" for n in range(j - i)}


def merged(
    before: Iterable[Finding], quick: Iterable[Finding], rows: Mapping[int, int], same: Callable[[str], bool]
) -> tuple[Finding, ...]:
    """What was found before, on the rows that are kept, and what a quick look found on the others.

    `same` tells of a name whether it is that of the file.
    """
    kept = frozenset(rows.values())
    fresh = (one for one in quick if one.span.start.row not in kept)
    found = [*_moved(before, rows, same), *fresh]
    return tuple(sorted(found, key=lambda finding: finding.order))


def _moved(findings: Iterable[Finding], rows: Mapping[int, int], same: Callable[[str], bool]) -> Iterator[Finding]:
    for finding in findings:
        span = _span(finding.span, rows)
        if span is not None:
            related = tuple(_related(finding.related, rows, same))
            yield replace(finding, span=span, related=related, fix=None)


def _related(related: Iterable[Related], rows: Mapping[int, int], same: Callable[[str], bool]) -> Iterator[Related]:
    for one in related:
        span = _span(one.span, rows) if same(one.filename) else one.span
        if span is not None:
            yield replace(one, span=span)


def _span(span: Span, rows: Mapping[int, int]) -> Span | None:
    start, end = rows.get(span.start.row), rows.get(span.end.row)
    if start is None or end is None or end - start != span.end.row - span.start.row:
        return None
    return Span(Location(start, span.start.column), Location(end, span.end.column), span.cell)
