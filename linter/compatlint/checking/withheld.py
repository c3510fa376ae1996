"""Which of a run's findings are to be told: not what the baseline knows, nor what lies where nothing changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from compatlint.checking.baseline import Baseline, KnownKey
    from compatlint.checking.checker import Checker
    from compatlint.checking.findings import FileResult


class Remaining(NamedTuple):
    """What is told, how much is not and why, and notes for the user."""

    results: list[FileResult]
    withheld: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()


def since(told: Remaining, revision: str | None) -> Remaining:
    """What has to do with a change since a revision of git's, if one is given."""
    if revision is None:
        return told
    from compatlint.checking.changed_lines import only_changed

    kept, count = only_changed(told.results, revision)
    more = ((count, f"where nothing changed since {revision}"),) if count else ()
    return Remaining(kept, (*told.withheld, *more), told.notes)


class Baselines:
    """The baselines of a run: each file has that of its configuration, or all have that of the command line."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._read: dict[str, Baseline] = {}
        if checker.here.baseline is not None and not checker.here.write_baseline:
            self._at(checker.here.baseline)

    def told(self, results: list[FileResult]) -> Remaining:
        """What no baseline knows."""
        files = self.by_file(results)
        if self._checker.here.write_baseline or not any(files):
            return Remaining(results)
        from compatlint.checking.baseline import stale_note

        kept: list[FileResult] = []
        withheld: list[tuple[int, str]] = []
        notes: list[str] = []
        for path, some in files.items():
            if path is None:
                kept += some
                continue
            found = self._at(path)
            fresh, count = found.without(some)
            kept += fresh
            withheld += [(count, f"in {found.name}")] if count else []
            stale = found.out_of_date(some, self._was_looked_for)
            notes += [stale_note(found.name, stale)] if stale else []
        return Remaining(kept, tuple(withheld), tuple(notes))

    def by_file(self, results: Iterable[FileResult]) -> Mapping[str | None, list[FileResult]]:
        """The results by the baseline that concerns them; that of the current directory is there without any, too."""
        here = self._checker.here.baseline
        found: dict[str | None, list[FileResult]] = {here: []} if here is not None else {}
        for result in results:
            found.setdefault(self._checker.options(result.filename).baseline, []).append(result)
        return found

    def _at(self, path: str) -> Baseline:
        if path not in self._read:
            from compatlint.checking.baseline import read

            self._read[path] = read(path)
        return self._read[path]

    def _was_looked_for(self, key: KnownKey) -> bool:
        """Was this run to find it? So it was in a file that is gone, below a directory that is checked."""
        options = self._checker.options(key.path)
        pack = self._checker.pack(options)
        known = pack.rules
        if key.code in pack.elsewhere:
            return False  # another target's
        if key.code in known and key.code not in options.selected(key.path, known):
            return False
        if key.path in self._checker.given:
            return True
        folders = [os.path.join(os.path.abspath(path), "") for path in self._checker.here.paths]
        return not os.path.exists(key.path) and key.path.startswith(tuple(folders))
