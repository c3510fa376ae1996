"""What git leaves out: `.gitignore` at every level and `.git/info/exclude`, read as git reads them.

What a line matches, `pathspec` says; which files count where, and that the nearest one decides, is said here. Each path
is asked about on the way down, and what is ignored is not entered. So a line may match no more than the path itself,
while `pathspec` lets it match what lies below as well: an entry that a nearer file takes back would take back all that
is in it.

Otherwise than git, `pathspec` 1.1 takes a backslash between brackets for itself (`[a\\-z]`) and passes over a line with
a slash there (`[a/b]`). Lines with a range that goes backwards are passed over, and a character is one of text; git has
the first end of the range match, and counts bytes. `pathspec` is imported for the first line that is a pattern: whoever
names files does without its 30 ms.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable, Iterator
from itertools import count

from msgspec import Struct

from compatlint.pattern import pattern
from compatlint.source import regular_files, repository

IGNORE_FILE = ".gitignore"
LARGEST = regular_files.LARGEST_TEXT
LONGEST = 10_000  # bytes of what git writes into a file of one line


class GitIgnores(Struct, frozen=True, eq=False):
    """The patterns of one ignore file for paths below `base`: each an alternative of `regex`, the last first."""

    base: str
    regex: re.Pattern[str]
    verdicts: tuple[bool, ...]
    """What each of them says of what it matches, ignored or taken back, for each of its groups; the last is matched."""

    def judge(self, path: str, folder: bool) -> bool | None:
        """Ignored, taken back, or not mentioned. What lies in an ignored directory is never asked about."""
        match = self.regex.match(path[len(self.base) :] + "/" * folder)
        return self.verdicts[match.lastindex - 1] if match and match.lastindex else None


def is_ignored(path: str, folder: bool, files: Iterable[GitIgnores]) -> bool:
    """The nearest ignore file that mentions the absolute `path` decides."""
    path = _slashes(path)
    return next((verdict for file in files if (verdict := file.judge(path, folder)) is not None), False)


def inside(folder: str, names: Iterable[str], above: tuple[GitIgnores, ...]) -> tuple[GitIgnores, ...]:
    """The ignore files that count in `folder`, which holds `names`; a repository begins anew."""
    if ".git" in names:
        above = _of_repository(folder)
    return (*_read(folder, IGNORE_FILE), *above) if IGNORE_FILE in names else above


def outside(top: str) -> tuple[GitIgnores, ...]:
    """Those above `top`, up to the root of its repository; none where they ignore `top`, which somebody asked for."""
    above = _up_to_repository(os.path.dirname(top))
    if not above or repository.is_root(top):
        return ()
    files = [file for folder in above for file in _read(folder, IGNORE_FILE)]
    found = (*files, *_of_repository(above[-1]))
    ignored = any(is_ignored(path, True, _containing(path, found)) for path in (top, *above[:-1]))
    return () if ignored else found


def _containing(path: str, files: Iterable[GitIgnores]) -> list[GitIgnores]:
    return [file for file in files if _slashes(path).startswith(file.base)]


def _slashes(path: str) -> str:
    return path if os.sep == "/" else path.replace(os.sep, "/")


def _up_to_repository(folder: str) -> list[str]:
    """`folder` and those above it, the last the root of a repository; nothing where there is none."""
    passed = [folder]
    while not repository.is_root(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return []
        passed.append(folder := above)
    return passed


def _of_repository(root: str) -> tuple[GitIgnores, ...]:
    """The patterns of `info/exclude`; in a linked work tree `.git` is a file that says where the directory is."""
    git = os.path.join(root, ".git")
    if os.path.isfile(git):
        git = os.path.join(root, _line(git).removeprefix("gitdir:").strip())
        git = os.path.join(git, _line(os.path.join(git, "commondir")).strip())
    return tuple(_read(root, os.path.join(git, "info", "exclude")))


def _line(path: str) -> str:
    try:
        return regular_files.read(path, LONGEST).decode("utf-8", "surrogateescape").partition("\n")[0]
    except OSError:
        return ""


def not_read(folder: str) -> str:
    """Why the ignore file of `folder` does not count, or an empty string."""
    try:
        _text(folder, IGNORE_FILE)
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _text(folder: str, name: str) -> str:
    """An ignore file; like git, one in the tree is not read through a symbolic link."""
    path = os.path.join(folder, name)
    return regular_files.read(path, LARGEST, follow=name != IGNORE_FILE).decode("utf-8-sig", "surrogateescape")


def _read(folder: str, name: str) -> Iterator[GitIgnores]:
    """The ignore file `name` of `folder`, where it has patterns."""
    try:
        text = _text(folder, name)
    except OSError:
        return
    numbers = count()
    patterns = [found for line in reversed(text.split("\n")) for found in _pattern(line.removesuffix("\r"), numbers)]
    if patterns:
        verdicts = [ignores for regex, ignores in patterns for _ in range(_compiled(regex).groups)]
        regex = _compiled("|".join(regex for regex, _ in patterns))
        yield GitIgnores(_slashes(folder).rstrip("/") + "/", regex, tuple(verdicts))


def _pattern(line: str, numbers: Iterator[int]) -> Iterator[tuple[str, bool]]:
    """What the line matches, and whether it ignores that or takes it back; nothing where git passes over it."""
    line = re.sub(r"(?<!\\) +$", "", line)
    if line.startswith("#") or line.removeprefix("!") in ("", "/"):
        return
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    try:
        regex, ignores = GitIgnoreSpecPattern.pattern_to_regex(_explicit(line))
        if regex is not None and ignores is not None:
            yield _whole(regex, numbers), ignores
    except (ValueError, re.error):  # a backslash at the end, a range that goes backwards
        return


_CLASSES = {
    "alpha": "A-Za-z",
    "alnum": "A-Za-z0-9",
    "blank": " \t",
    "cntrl": "\0-\x1f\x7f",
    "digit": "0-9",
    "graph": "0-~!-.",
    "lower": "a-z",
    "print": "0-~ -.",
    "punct": ":-@!-.[-`{-~",
    "space": " \t\n\v\f\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


def _explicit(line: str) -> str:
    """The same pattern without what `pathspec` reads otherwise than git."""
    line = re.sub(r"\[:(\w+):\]", lambda found: _CLASSES.get(found[1], ""), line)
    line = re.sub(r"\*{3,}", "**", line)
    line = re.sub(r"/\*\*(/?)$", r"/**/*\1", line)  # matches what is in a directory, not the directory
    return re.sub(r"[^\S ]$", r"[\g<0>]", line)  # of white space, only spaces are dropped at the end


_FOLDERS, _TOP = "(?:/.+)?", "^(?:.+/)?"  # what stands for `/**` and `**/`
_PIECE = pattern(r"\[\^/\]\*((?:\\.|(?:\(\?!/\))?\[(?!\^/\]\*)\^?.[^\]]*\]|[^\\/()\[\]])*)(?=\[\^/\]\*)")
_SET = pattern(r"\\.|\[(?!\^/\])\^?.[^\]]*\]", re.DOTALL)


def _whole(regex: str, numbers: Iterator[int]) -> str:
    """An expression of `pathspec` for the path itself and nothing below, as an alternative that ends with a group."""
    regex = re.sub(r"\(\?P<\w+>", "(?:", regex)  # no name may come twice
    regex = _SET.sub(lambda found: "(?!/)" * found[0].startswith("[") + found[0], regex)  # no set matches a slash
    _compiled(regex)
    regex = _once(regex, numbers)
    return rf"{'' if regex.startswith('^') else '.*'}{regex}\Z()"


def _once(regex: str, numbers: Iterator[int]) -> str:
    """The same, but what stands between two stars is found where it is found first: further on would do no better.

    A group that is looked ahead at is never tried again, so that many stars take no longer than one.
    """

    def first(text: str) -> str:
        name = f"once{next(numbers)}"
        return f"(?=(?P<{name}>{text}))(?P={name})"

    regex = _PIECE.sub(lambda found: first(f"[^/]*?{found[1]}") if found[1] else "", regex)
    top, *others = regex.split(_FOLDERS)
    if not others:
        return regex
    if top.startswith(_TOP):
        top = "^" + first(f"(?:.+?/)??{top.removeprefix(_TOP)}(?=/)")
    return top + "".join(first(f"(?:/.+?)??{one}(?=/)") for one in others[:-1]) + _FOLDERS + others[-1]


def _compiled(regex: str) -> re.Pattern[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # that `[[` and `--` may come to mean more than they do in git
        return re.compile(regex, re.DOTALL)
