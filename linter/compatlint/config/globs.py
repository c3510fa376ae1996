"""Globs of options → regular expressions for names and paths; a star crosses slashes, braces name alternatives."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import count

from compatlint.errors import UsageError
from compatlint.pattern import with_stars

LONGEST, ALTERNATIVES = 1_000, 256  # characters of a glob, and what its braces and `**/` stand for


@lru_cache(maxsize=1024)
def patterns(globs: tuple[str, ...], root: str) -> re.Pattern[str]:
    """One expression for names and absolute paths alike."""
    numbers = count()
    both = [form for glob in globs for form in (glob, _below(glob, root))]
    try:
        found = [with_stars(pieces, numbers) for glob in both for pieces in _alternatives(glob)]
        return re.compile("|".join(found) or r"(?!)", re.DOTALL)
    except (re.error, ValueError) as error:
        raise UsageError(f"invalid pattern among {', '.join(globs)}: {error}") from None


def wrong_glob(glob: str) -> str | None:
    """What is wrong with a glob."""
    if len(glob) > LONGEST:
        return f"a pattern has at most {LONGEST} characters"
    for opening, closing in ("[]", "{}"):
        if opening in glob[glob.rfind(closing) + 1 :]:
            return f"invalid pattern {glob!r}: its {opening!r} is not closed (`[{opening}]` means the character)"
    try:
        patterns((glob,), "")
    except UsageError as error:
        return str(error)
    return None


def anchored(glob: str, root: str) -> str:
    """A glob that starts from `root` wherever it is read, but for one that means any place."""
    path = glob.removeprefix("!")
    anywhere = "/" not in path.rstrip("/") or path.startswith("*")
    return glob if anywhere else f"{glob[: len(glob) - len(path)]}{_below(path, root)}"


def slashes(path: str) -> str:
    """`path` with slashes, whatever the system."""
    return path.replace(os.sep, "/") if os.sep != "/" else path


def _below(glob: str, root: str) -> str:
    """`glob` as an absolute pattern; the root itself is taken literally."""
    if os.path.isabs(glob):
        return slashes(glob)
    literal = re.sub(r"([*?\[\]{}])", r"[\1]", slashes(root).rstrip("/"))
    return f"{literal}/{glob.removeprefix('./').rstrip('/')}"


_GLOB = r"(?s)(?P<dirs>(?:\*\*/)+)|(?P<star>\*+)|(?P<any>\?)|\[(?P<set>!?\]?[^\]]*)\]|(?P<char>.)"


def _alternatives(glob: str) -> Iterable[tuple[str, ...]]:
    """What a glob stands for: each the expressions of the pieces between its stars."""
    found: dict[tuple[str, ...], None] = {("",): None}
    outside: list[tuple[Iterable[tuple[str, ...]], dict[tuple[str, ...], None]]] = []
    for token in re.finditer(_GLOB, glob):
        text = token.group()
        if text == "{":
            outside.append((found, {}))
            found = {("",): None}
        elif text == "," and outside:
            outside[-1][1].update(found)
            found = {("",): None}
        elif text == "}" and outside:
            before, others = outside.pop()
            found = _joined(before, (*others, *found))
        elif token["dirs"]:
            found = _joined(found, [("",), ("", "/")])
        else:
            found = _joined(found, [("", "") if token["star"] else (_expression(token),)])
        if sum(map(len, (found, *(others for _, others in outside)))) > ALTERNATIVES:
            raise ValueError(f"its braces and `**/` stand for more than {ALTERNATIVES} patterns")
    return [(re.escape(glob),)] if outside else found


def _joined(before: Iterable[tuple[str, ...]], after: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], None]:
    return {(*one[:-1], one[-1] + other[0], *other[1:]): None for one in before for other in after}


def _expression(token: re.Match[str]) -> str:
    if token["set"] is not None:
        inside = token["set"].removeprefix("!")
        return f"[{'^' * token['set'].startswith('!')}" + re.sub(r"([\\\[\]^&~|])", r"\\\1", inside) + "]"
    return "." if token["any"] else re.escape(token.group())
