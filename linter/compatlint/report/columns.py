"""How much room a text takes on a terminal, and how it is broken into lines."""

from __future__ import annotations

from collections.abc import Iterator

from compatlint.report import visible

NARROWEST = 40


def columns(text: str) -> int:
    """How many columns of a terminal the text takes, as it is shown."""
    shown = visible(text)
    if shown.isascii():
        return len(shown)
    from wcwidth import wcswidth

    found: int = wcswidth(shown)
    return found if found >= 0 else len(shown)


def wrapped(text: str, width: int | None, first: int, further: int) -> list[str]:
    """The lines of a text whose first line begins at the column `first`, the others at `further`; no word is broken."""
    if width is None:
        return [text]
    return list(_lines(text.split(" "), width, first, further))


def _lines(words: list[str], width: int, first: int, further: int) -> Iterator[str]:
    line: list[str] = []
    at = first
    for word in words:
        wide = columns(word)
        if at + bool(line) + wide > width and (line or at > further):
            yield " ".join(line)
            line, at = [word], further + wide
        else:
            at += wide + bool(line)
            line.append(word)
    yield " ".join(line)


def fitted(text: str, width: int | None) -> str:
    """A text of many lines for a terminal: what goes on of an indented line stands further in than what is below it."""
    return text if width is None else "\n".join(_fitted(line, width) for line in text.split("\n"))


def _fitted(line: str, width: int) -> str:
    indent = len(line) - len(line.lstrip(" "))
    further = indent + 4 * bool(indent)
    return f"\n{' ' * further}".join(wrapped(line, max(width, NARROWEST), 0, further))


def clipped(text: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """A line cut to `width` columns around start..end, of which the beginning stays in sight."""
    if columns(text) <= width:
        return text, start, end
    left = 0
    while columns(text[left:end]) > width - 4 and left < start and columns(text[left:start]) > width // 3:
        left += 1
    right = end
    head = "…" if left else ""
    room = width - len(head) - 1
    while right < len(text) and columns(text[left : right + 1]) <= room:
        right += 1
    while right > left + 1 and columns(text[left:right]) > room:
        right -= 1
    tail = "…" if right < len(text) else ""
    shift = len(head) - left
    return f"{head}{text[left:right]}{tail}", start + shift, min(end, right) + shift
