"""What git leaves out: `.gitignore` at every level and `.git/info/exclude`, read as git reads them.

Not `pathspec`, for two reasons, both measured: it also matches whatever lies below a match, so that an entry which a
nearer file takes back takes back everything in it (of 300 random trees 77 came out otherwise than git lists them; here
none does), and its import alone takes 30 ms.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Pattern:
    """One line of an ignore file: the relative paths it matches, whole, and what it says of them."""

    regex: re.Pattern[str]
    ignores: bool
    folders_only: bool


@dataclass(frozen=True, eq=False)
class Ignores:
    """The patterns of one ignore file, last first, for paths below `base`."""

    base: str
    patterns: tuple[Pattern, ...]
    some: re.Pattern[str]
    """Matches whatever any pattern matches: most paths are done with one search."""

    def judge(self, path: str, folder: bool) -> bool | None:
        """Ignored, taken back, or not mentioned. What lies in an ignored directory is never asked about."""
        relative = path[len(self.base) :]
        if not self.some.fullmatch(relative):
            return None
        fitting = (pattern for pattern in self.patterns if folder or not pattern.folders_only)
        return next((pattern.ignores for pattern in fitting if pattern.regex.fullmatch(relative)), None)


def is_ignored(path: str, folder: bool, files: Iterable[Ignores]) -> bool:
    """The nearest ignore file that mentions the absolute `path` decides."""
    path = _slashes(path)
    return next((verdict for file in files if (verdict := file.judge(path, folder)) is not None), False)


def inside(folder: str, names: Iterable[str], above: tuple[Ignores, ...]) -> tuple[Ignores, ...]:
    """The ignore files that count in `folder`, which holds `names`; a repository begins anew."""
    if ".git" in names:
        above = _of_repository(folder)
    return (*_read(folder, ".gitignore"), *above) if ".gitignore" in names else above


def outside(top: str) -> tuple[Ignores, ...]:
    """Those above `top`, up to the root of its repository; none where they ignore `top`, which somebody asked for."""
    above = _up_to_repository(os.path.dirname(top))
    if not above or os.path.lexists(os.path.join(top, ".git")):
        return ()
    files = [file for folder in above for file in _read(folder, ".gitignore")]
    found = (*files, *_of_repository(above[-1]))
    ignored = any(is_ignored(path, True, _containing(path, found)) for path in (top, *above[:-1]))
    return () if ignored else found


def _containing(path: str, files: Iterable[Ignores]) -> list[Ignores]:
    return [file for file in files if _slashes(path).startswith(file.base)]


def _slashes(path: str) -> str:
    return path if os.sep == "/" else path.replace(os.sep, "/")


def _up_to_repository(folder: str) -> list[str]:
    """`folder` and those above it, the last the root of a repository; nothing where there is none."""
    passed = [folder]
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return []
        passed.append(folder := above)
    return passed


def _of_repository(root: str) -> tuple[Ignores, ...]:
    """The patterns of `info/exclude`; in a linked work tree `.git` is a file that says where the directory is."""
    git = os.path.join(root, ".git")
    if os.path.isfile(git):
        git = os.path.join(root, _line(git).removeprefix("gitdir:").strip())
        git = os.path.join(git, _line(os.path.join(git, "commondir")).strip())
    return tuple(_read(root, os.path.join(git, "info", "exclude")))


def _line(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.readline()
    except OSError:
        return ""


def _read(folder: str, name: str) -> Iterator[Ignores]:
    """The ignore file `name` of `folder`, where it has patterns."""
    try:
        with open(os.path.join(folder, name), "rb") as file:
            text = file.read().decode("utf-8-sig", "surrogateescape")
    except OSError:
        return
    patterns = tuple(pattern for line in reversed(text.split("\n")) for pattern in _pattern(line.removesuffix("\r")))
    if patterns:
        some = re.compile("|".join(f"(?:{pattern.regex.pattern})" for pattern in patterns), re.DOTALL)
        yield Ignores(_slashes(folder).rstrip("/") + "/", patterns, some)


def _pattern(line: str) -> Iterator[Pattern]:
    """The pattern of a line, where it is one."""
    line = re.sub(r"((?:\\.|[^\\])*?) *$", r"\1", line, flags=re.DOTALL) if line.endswith(" ") else line
    if not line or line.startswith("#"):
        return
    glob = line.removeprefix("!")
    bare = glob.removesuffix("/")
    regex = _regex(bare.removeprefix("/"), "/" in bare)
    if regex is not None:
        yield Pattern(re.compile(regex, re.DOTALL), glob == line, glob != bare)


_TOKEN = re.compile(
    r"(?:(?<=/)|^)(?:(?P<folders>\*\*+/)|(?P<rest>\*\*+$))"
    r"|(?P<star>\*+)|(?P<any>\?)|(?P<escaped>\\.)"
    r"|\[(?P<set>[!^]?\]?(?:\[:\w+:\]|\\.|[^\]\\])*)\]|(?P<char>[^\\\[])",
    re.DOTALL,
)
_SIMPLE = {"folders": "(?:.+/)?", "rest": ".*", "star": "[^/]*", "any": "[^/]"}
_CLASSES = {
    "alpha": "A-Za-z",
    "alnum": "A-Za-z0-9",
    "blank": r" \t",
    "cntrl": r"\0-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r"\s",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


def _regex(glob: str, anchored: bool) -> str | None:
    """The glob of a line as an expression for a whole relative path; None for what can match nothing."""
    parts = [] if anchored else ["(?:.*/)?"]
    end = 0
    while end < len(glob):
        token = _TOKEN.match(glob, end)
        if token is None:
            return None
        end = token.end()
        parts.append(_expression(token))
    try:
        re.compile("".join(parts))
    except re.error:
        return None
    return "".join(parts)


def _expression(token: re.Match[str]) -> str:
    kind = token.lastgroup or ""
    if kind == "set":
        return _set(token["set"])
    return _SIMPLE.get(kind) or re.escape(token.group()[-1])


def _set(text: str) -> str:
    """A bracket expression; it never matches a slash."""
    negated = text.startswith(("!", "^"))
    inner = re.sub(
        r"\[:(\w+):\]|\\(.)|([\[\]&~|^])",
        lambda m: _CLASSES.get(m[1], "") if m[1] else re.escape(m[2] or m[3]),
        text[negated:],
        flags=re.DOTALL,
    )
    return f"(?!/)[{'^' * negated}{inner}]"
