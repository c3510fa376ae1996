"""Text as Markdown that shows it as it is: nothing of it is markup, whatever it says."""

from __future__ import annotations

import re
from itertools import zip_longest

from compatlint.pattern import pattern
from compatlint.report import one_line

_TICKS = pattern("`+")
_MARKUP = pattern(r"[\\`*\[\]<>|~$&]|(?<!\w)_|_(?!\w)|:(?=//)|(?<=www)\.|^\s*(?:[-+=#]|\d+[.)])")
_ADDRESS = pattern(r"https://[\w./:#?=&%~+-]+")
_SHORTEST_FENCE = 4


def code(text: str) -> str:
    """A span of code."""
    text = one_line(text)
    ticks = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    space = " " * (text[:1] in ("`", " ", "") or text[-1:] in ("`", " "))
    return f"{ticks}{space}{text}{space}{ticks}"


def prose(text: str) -> str:
    """A sentence on one line, what stands between backticks in it as code."""
    parts = one_line(text).split("`")
    if len(parts) % 2 == 0:  # the last backtick opens nothing
        parts[-2:] = [f"{parts[-2]}`{parts[-1]}"]
    pairs = zip_longest(parts[::2], parts[1::2])
    return "".join(_escaped(words) + (code(inner) if inner else "") for words, inner in pairs)


def cell(text: str) -> str:
    """A sentence in a table; a bar in a span of code would end the cell."""
    return re.sub(r"(?<!\\)\|", r"\\|", prose(text))


def link(text: str, address: str | None) -> str:
    """Markdown as a link to an address, if it is one."""
    return f"[{text}]({address})" if address and _ADDRESS.fullmatch(address) else text


def fenced(text: str, language: str = "") -> str:
    """A block of code, with a fence that is longer than any in it."""
    fence = "`" * max([_SHORTEST_FENCE, *(len(ticks) + 1 for ticks in _TICKS.findall(text))])
    return f"{fence}{language}\n{text}{'' if text.endswith(chr(10)) else chr(10)}{fence}\n"


def _escaped(words: str) -> str:
    return _MARKUP.sub(lambda found: re.sub(r"([^A-Za-z0-9\s])", r"\\\1", found[0]), words)
