"""Everything but files of the project that decides what a run finds: who judges, by what, from where."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from compatlint import __version__
from compatlint.config.options import Options
from compatlint.packs import load
from compatlint.screen.seen import digest
from compatlint.source import regular_files

# The options that decide what is found in a file, and those that decide which files are looked at.
DECIDING = (
    *("select", "extend_select", "ignore", "per_file_ignores", "below", "root", "scope", "edition", "rules"),
    *("target", "beside", "show_unresolved", "unsafe_fixes", "models", "fix", "fix_only", "diff", "add_ignores"),
)
WHICH = (
    *("paths", "exclude", "extend_exclude", "force_exclude", "respect_gitignore", "markdown", "config", "isolated"),
)


def name_of(options: Options, turn: int) -> str:
    """What tells the runs of a place from those of others, newer versions of ourselves included.

    Of several targets each has its `turn`.
    """
    return repr((os.getcwd(), _said(options, (*DECIDING, *WHICH)), options.with_edits, turn))


def key_of(options: Options, turn: int, roots: tuple[str, ...]) -> bytes:
    """What must be the same for what was found to count."""
    said = (name_of(options, turn), roots, __version__, sys.version, tuple(_engine()), tuple(_parser()))
    return repr(said).encode("utf-8", "surrogatepass")


def settings_of(options: Options) -> str:
    """The same of a directory's options."""
    packs = tuple((path, digest(regular_files.read(path, regular_files.LARGEST_TEXT))) for path in options.rules)
    return repr((_said(options, DECIDING), packs))


def _said(options: Options, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(options, name) for name in names)


def _engine() -> Iterator[tuple[str, int, int, int]]:
    """Ourselves: a version that is being worked on has one number for many states."""
    for folder, below, names in os.walk(load.PACKAGE):
        below[:] = sorted(name for name in below if name != "__pycache__")
        yield from _stamps(folder, (name for name in sorted(names) if name.endswith((".py", ".yaml"))))
    for path in load.shipped():
        yield from _stamps(*os.path.split(path)[:1], (os.path.basename(path),))


def _parser() -> Iterator[tuple[str, int, int, int]]:
    """What reads the code: where it is installed, a new version has other times."""
    for folder in sys.path:
        parser = os.path.join(folder, "libcst")
        if os.path.isfile(os.path.join(parser, "__init__.py")):
            yield from _stamps(parser, ("__init__.py", "_version.py"))
            return


def _stamps(folder: str, names: Iterator[str] | tuple[str, ...]) -> Iterator[tuple[str, int, int, int]]:
    for name in names:
        path = os.path.join(folder, name)
        found = os.stat(path)
        yield path, found.st_size, found.st_mtime_ns, found.st_ctime_ns
