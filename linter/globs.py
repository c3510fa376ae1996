"""Patterns of paths in options: those of .gitignore's cousins in other linters, where `*` crosses directories."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from linter.errors import UsageError


def slashes(path: str) -> str:
    """`path` with slashes, whatever the system."""
    return path.replace(os.sep, "/") if os.sep != "/" else path


@lru_cache(maxsize=1024)
def patterns(globs: tuple[str, ...], root: str) -> re.Pattern[str]:
    """One expression for names and absolute paths alike."""
    both = [form for glob in globs for form in (glob, _below(glob, root))]
    try:
        return re.compile("|".join(map(_translated, both)) or r"(?!)", re.DOTALL)
    except re.error as error:
        raise UsageError(f"invalid pattern among {', '.join(globs)}: {error}") from None


def _below(glob: str, root: str) -> str:
    """`glob` as an absolute pattern; the root itself is taken literally."""
    if os.path.isabs(glob):
        return slashes(glob)
    literal = re.sub(r"([*?\[\]{}])", r"[\1]", slashes(root).rstrip("/"))
    return f"{literal}/{glob.removeprefix('./').rstrip('/')}"


def file_matches(glob: str, path: str, root: str) -> bool:
    """Whether `glob` matches the name or the absolute path of a file below `root`; `!` before it turns it round."""
    negated = glob.startswith("!")
    pattern = patterns((glob[negated:],), root)
    return negated != bool(pattern.fullmatch(os.path.basename(path)) or pattern.fullmatch(slashes(path)))


_GLOB = r"(?s)(?P<dirs>\*\*/)|(?P<star>\*+)|(?P<any>\?)|\[(?P<set>!?\]?[^\]]*)\]|(?P<char>.)"
_BRACE = {"{": "(?:", "}": ")", ",": "|"}


def _translated(glob: str) -> str:
    """A glob as a regular expression; braces name alternatives."""
    depth = 0
    parts: list[str] = []
    for token in re.finditer(_GLOB, glob):
        text = token.group()
        if text == "{" or (depth and text in _BRACE):
            depth += (text == "{") - (text == "}")
            parts.append(_BRACE[text])
        else:
            parts.append(_expression(token))
    return re.escape(glob) if depth else "".join(parts)


def _expression(token: re.Match[str]) -> str:
    if token["set"] is not None:
        inside = token["set"].removeprefix("!")
        return f"[{'^' * token['set'].startswith('!')}" + re.sub(r"([\\\[\]^&~|])", r"\\\1", inside) + "]"
    simple = {"dirs": "(?:.*/)?", "star": ".*", "any": "."}
    return simple.get(token.lastgroup or "") or re.escape(token.group())
