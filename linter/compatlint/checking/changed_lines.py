"""Which lines are others than at a revision of git's: what is told of a change is what any of its lines takes part in.

What git has is compared here: `git diff` runs what the configuration of a repository names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from compatlint.errors import UsageError
from compatlint.source import git, regular_files, repository, text
from compatlint.source.line_diff import opcodes

if TYPE_CHECKING:
    from compatlint.checking.findings import FileResult, Finding
    from compatlint.source.text import Span


class ChangedLines:
    """The rows that are others than where the branch left `revision`, of each file that is asked about."""

    def __init__(self, revision: str, paths: Iterable[str]) -> None:
        self._revision = revision
        self._rows: dict[str, frozenset[int] | None] = {}
        """By real path; None for a file of which all is new."""
        trees: dict[str, list[str]] = {}
        for path in dict.fromkeys(map(os.path.realpath, paths)):
            trees.setdefault(repository.root_of(os.path.dirname(path)), []).append(path)
        for root, files in trees.items():
            self._rows.update(self._read(root, files))

    @staticmethod
    def check(revision: str) -> None:
        """Say before a long run that there is no such revision."""
        _base(_here(), revision)

    def concern(self, finding: Finding) -> bool:
        """Is its site, its call or a step between them among the lines?"""
        spots = [(finding.filename, finding.in_file or finding.span)]
        spots += [(one.filename, one.in_file or one.span) for one in finding.related]
        return any(self._touched(filename, span) for filename, span in spots)

    def _touched(self, filename: str, span: Span) -> bool:
        rows = self._rows.get(os.path.realpath(filename))
        return rows is None or any(row in rows for row in range(span.start.row, span.end.row + 1))

    def _read(self, root: str, files: list[str]) -> Iterator[tuple[str, frozenset[int] | None]]:
        """The rows of files of one repository; what no repository has is new, and so is another one's than ours."""
        here = repository.root_of(_here())
        if not root or (root != here and not _knows(root, self._revision)):
            yield from ((path, None) for path in files)
            return
        try:
            yield from self._compared(root, files)
        except git.NoAnswerError as error:
            raise UsageError(f"--since {self._revision}: git says nothing of it: {error}") from None

    def _compared(self, root: str, files: list[str]) -> Iterator[tuple[str, frozenset[int] | None]]:
        base = _base(root, self._revision)
        names = {os.fsencode(os.path.relpath(path, root).replace(os.sep, "/")): path for path in files}
        moved = _moved(root, base)
        blobs = dict(_blobs(root, base, {moved.get(name, name) for name in names}))
        for name, path in names.items():
            blob = blobs.get(moved.get(name, name))
            yield path, _rows(root, blob, path) if blob is not None else None


def only_changed(results: Iterable[FileResult], revision: str) -> tuple[list[FileResult], int]:
    """The results without what has nothing to do with the changes, and how much that is."""
    found = list(results)
    findings = [finding for result in found for finding in result.findings]
    paths = [name for one in findings for name in (one.filename, *(related.filename for related in one.related))]
    lines = ChangedLines(revision, paths)
    kept = [replace(result, findings=tuple(filter(lines.concern, result.findings))) for result in found]
    return kept, len(findings) - sum(len(result.findings) for result in kept)


def _here() -> str:
    return os.path.realpath(os.getcwd())


def _knows(root: str, revision: str) -> bool:
    try:
        return bool(_base(root, revision))
    except UsageError:
        return False


def _base(root: str, revision: str) -> str:
    """The commit where what is checked out left the revision; without a common one, the revision itself."""
    unknown = f"--since {revision}: git knows no such revision here (a shallow clone may lack it)"
    if revision.startswith("-"):
        raise UsageError(unknown)
    try:
        commit = _word(git.ask(root, ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")))
    except git.NoAnswerError as error:
        raise UsageError(f"--since {revision}: {error}" if error.no_repository else unknown) from None
    try:
        return _word(git.ask(root, ("merge-base", commit, "HEAD")))
    except git.NoAnswerError:
        return commit


def _word(answer: bytes) -> str:
    return os.fsdecode(answer.strip())


def _moved(root: str, base: str) -> Mapping[bytes, bytes]:
    """Where files were at `base` that are called otherwise in the last commit."""
    said = git.ask(root, ("diff-tree", "-r", "-M", "-z", "--diff-filter=R", "--name-status", base, "HEAD"))
    _, *rest = (b"\0" + said).split(b"\0")
    return {new: old for old, new in zip(rest[1::3], rest[2::3], strict=False)}


def _blobs(root: str, base: str, names: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for line in git.ask_in_parts(root, ("ls-tree", "-z", "--full-tree", base), sorted(names)):
        about, _, name = line.partition(b"\t")
        yield name, about.split()[2]


def _rows(root: str, blob: bytes, path: str) -> frozenset[int]:
    """The rows of a file that are new or others; where lines were taken away, those around."""
    try:
        data = regular_files.read(path)
    except OSError:  # it cannot be read now: what is said of it stands at its top
        return frozenset({1})
    if git.is_blob(data, blob):
        return frozenset()
    old, new = _lines(git.ask(root, ("cat-file", "blob", os.fsdecode(blob)))), _lines(data)
    rows: set[int] = set()
    for tag, _, _, start, end in opcodes(old, new):
        if tag == "delete":
            rows |= {start, start + 1}
        elif tag != "equal":
            rows |= {*range(start + 1, end + 1)}
    return frozenset(rows)


def _lines(data: bytes) -> list[str]:
    """The lines as they are counted here, without their ends: which ones these are says nothing."""
    return [line.rstrip("\r\n") for line in text.split(data.decode("latin-1"))]
