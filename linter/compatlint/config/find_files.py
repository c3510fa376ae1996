"""Paths → the files to look at: directories are walked as git and other linters see them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from compatlint.config.options import Nearest
from compatlint.errors import UsageError
from compatlint.source import repository
from compatlint.source.formats import MARKDOWN, NOTEBOOK

if TYPE_CHECKING:
    from compatlint.config.gitignore import GitIgnores

SUFFIXES = (".py", ".pyi", ".pyw")
READ = (*SUFFIXES, NOTEBOOK)
LEFT_OUT = frozenset(
    {
        *(".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox"),
        *(".pants.d", ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode"),
        *("__pycache__", "node_modules"),
    }
)
ENVIRONMENT = frozenset({"pyvenv.cfg", "conda-meta"})  # what tells a directory of installed packages


class FoundFiles(NamedTuple):
    """The files of a run in order, those passed over and why, and what could not be entered.

    `outside` are those files that are links out of the tree: they are read, never written.
    """

    files: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    empty: tuple[str, ...] = ()
    outside: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    """What else there is to say of the search."""


def find(paths: Iterable[str], nearest: Nearest) -> FoundFiles:
    """The Python files that `paths` mean; a path that does not exist is an error."""
    given = list(dict.fromkeys(os.path.normpath(path) for path in paths))
    _check_exist(given)
    search = _Search(nearest)
    for path in given:
        if _is_wanted(path, nearest):
            search.given(path)
            if os.path.isdir(path):
                search.walk(path)
            else:
                search.add(path)
    return search.found()


def named(path: str, nearest: Nearest) -> FoundFiles:
    """The one file that `path` names, which need not exist."""
    search = _Search(nearest)
    if _is_wanted(path, nearest):
        search.add(path)
    return search.found()


def _is_wanted(path: str, nearest: Nearest) -> bool:
    forced = nearest.at(_folder(path)).force_exclude
    return not (forced and _is_excluded(os.path.abspath(path), nearest))


def _check_exist(paths: list[str]) -> None:
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        raise UsageError("\n".join(f"{path}: no such file or directory" for path in missing))


def _folder(path: str) -> str:
    absolute = os.path.abspath(path)
    return absolute if os.path.isdir(absolute) else os.path.dirname(absolute)


def _is_excluded(path: str, nearest: Nearest) -> bool:
    """Whether a pattern leaves out `path` or a directory above it, up to the root of its configuration."""
    root = nearest.at(_folder(path)).root
    while path not in (root, os.path.dirname(path)):
        above = os.path.dirname(path)
        if os.path.basename(path) in LEFT_OUT or nearest.at(above).excludes(path):
            return True
        path = above
    return False


class _Place(NamedTuple):
    """A directory: as the user would write it, in full, and the ignore files that count there, nearest first."""

    shown: str
    path: str
    ignores: tuple[GitIgnores, ...]
    given: bool = False


class _Search:
    def __init__(self, nearest: Nearest) -> None:
        self._nearest = nearest
        self._files: set[str] = set()
        self._links: list[str] = []
        self._skipped: set[tuple[str, str]] = set()
        self._unreadable: list[tuple[str, str]] = []
        self._empty: list[str] = []
        self._notes: list[str] = []
        self._tops: dict[str, str] = {}
        self._away: list[str] = []
        self._met = 0

    def found(self) -> FoundFiles:
        """Everything in order; a file that is also reached through a link is taken once, by its own name."""
        if self._links:
            for link in list(_new_targets(self._links, self._files)):
                self.add(link)
        skipped, unreadable = sorted(self._skipped), sorted(self._unreadable)
        files = tuple(sorted(self._files))
        outside = frozenset(path for path in files if self._is_outside(path))
        return FoundFiles(files, tuple(skipped), tuple(unreadable), tuple(self._empty), outside, tuple(self._notes))

    def given(self, path: str) -> None:
        """Note where the way to what was given leads through a link out of the repository that we are in."""
        here, real = os.getcwd(), os.path.realpath(path)
        root = repository.root_of(here)
        ours = not repository.is_below(os.path.abspath(path), here) or real == root or repository.is_below(real, root)
        if root and not ours:
            self._away.append(path)

    def add(self, path: str) -> None:
        """A file, whatever it is called."""
        self._files.add(path)

    def _is_outside(self, path: str) -> bool:
        link = os.path.islink(path) and self._leads_out(path)
        return link or any(path == top or repository.is_below(path, top) for top in self._away)

    def _leads_out(self, link: str) -> bool:
        """Does a link lead out of its repository or, without one, of the directory that was given?"""
        folder = os.path.dirname(os.path.abspath(link))
        tree = repository.root_of(folder) or self._tops.get(link, folder)
        return not repository.is_below(os.path.realpath(link), os.path.realpath(tree))

    def walk(self, top: str) -> None:
        """The Python files below the directory `top`; no symbolic link to a directory is followed."""
        from compatlint.config.gitignore import outside

        before = self._met
        path = os.path.abspath(top)
        git = self._nearest.at(path).respect_gitignore
        todo = [_Place("" if top == os.curdir else top, path, outside(path) if git else (), True)]
        while todo:
            todo.extend(self._enter(todo.pop()))
        if self._met == before:
            self._empty.append(top)
        for link in self._links:
            self._tops.setdefault(link, path)

    def _enter(self, place: _Place) -> list[_Place]:
        """Take the files of one directory; the directories in it that are to be entered."""
        from compatlint.config.gitignore import IGNORE_FILE, inside, is_ignored, not_read

        try:
            with os.scandir(place.path) as scan:
                entries = list(scan)
        except OSError as error:
            self._met += 1
            self._unreadable.append((place.shown or os.curdir, f"the directory cannot be listed: {error.strerror}"))
            return []
        options = self._nearest.at(place.path)
        names = {entry.name for entry in entries}
        if names & ENVIRONMENT and not place.given:
            return []
        ignores = inside(place.path, names, place.ignores) if options.respect_gitignore else ()
        if options.respect_gitignore and IGNORE_FILE in names and (why := not_read(place.path)):
            self._notes.append(f"{os.path.join(place.shown, IGNORE_FILE)} does not count: {why}")
        below: list[_Place] = []
        read = (*READ, *MARKDOWN) if options.markdown else READ
        for entry in entries:
            folder = entry.is_dir(follow_symlinks=False)
            if entry.name in LEFT_OUT if folder else not entry.name.endswith(read):
                continue
            if is_ignored(entry.path, folder, ignores) or options.excludes(entry.path):
                continue
            shown = os.path.join(place.shown, entry.name)
            if folder:
                below.append(_Place(shown, entry.path, ignores))
            else:
                self._take(entry, shown)
        return below

    def _take(self, entry: os.DirEntry[str], shown: str) -> None:
        """A file that was come upon: nothing that is not a regular file in the end."""
        self._met += 1
        if not entry.is_symlink():
            if entry.is_file():
                self.add(shown)
            else:
                self._skipped.add((shown, "it is no regular file"))
        elif not os.path.exists(entry.path):
            self._skipped.add((shown, "the symbolic link leads nowhere"))
        elif os.path.isfile(entry.path):
            self._links.append(shown)
        elif not os.path.isdir(entry.path):
            self._skipped.add((shown, "the symbolic link leads to no regular file"))


def _new_targets(links: list[str], files: set[str]) -> Iterator[str]:
    """The links that lead to a file which is not among `files` nor behind an earlier link."""
    seen = set(filter(None, map(_identity, files)))
    for link in sorted(links):
        identity = _identity(link)
        if identity is None or identity not in seen:
            yield link
            seen.add(identity or (0, 0))


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
