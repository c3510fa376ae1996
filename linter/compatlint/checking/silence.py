"""Ignore comments written into files for all that a run tells."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from compatlint.checking import atomic_write
from compatlint.checking.add_ignores import with_ignores
from compatlint.checking.findings import FileResult, Finding
from compatlint.source import regular_files


class Silenced(NamedTuple):
    """The files that were written, and why others were not."""

    files: tuple[str, ...]
    notes: tuple[str, ...] = ()
    broken: bool = False


def silence(results: Iterable[FileResult], reason: str, outside: Iterable[str]) -> Silenced:
    """Write the comments; a file that is `outside` is not ours to write."""
    by_file: dict[str, list[Finding]] = {}
    for finding in (finding for result in results for finding in result.findings):
        by_file.setdefault(finding.filename, []).append(finding)
    left = frozenset(outside)
    written, notes, broken = [], [], False
    for path, findings in by_file.items():
        if path in left or not os.path.isfile(path):
            continue
        try:
            before = regular_files.read(path)
            after = with_ignores(path, before, findings, reason)
            if after != before:
                atomic_write.replace(path, before, after)
                written.append(path)
        except (atomic_write.NotWrittenError, OSError) as error:
            notes.append(f"{path} {error}; it is left as it is")
            broken = True
    return Silenced(tuple(written), tuple(notes), broken)
