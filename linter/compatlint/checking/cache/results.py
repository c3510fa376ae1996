"""The results of a run: those of an earlier one where nothing changed, or of the files for which nothing did."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from compatlint.checking.cache import disk, key, store
from compatlint.checking.cache.records import Basis, CheckedFile, KeptResults, Row
from compatlint.dataflow.project.asks import READ, Question

if TYPE_CHECKING:
    from compatlint.checking.batch import Batch, JudgedFile
    from compatlint.checking.cache.numbering import Numbering
    from compatlint.checking.checker import Checker
    from compatlint.checking.findings import FileResult


class Results:
    """The results that are kept of the runs of one kind: those that ask for the same, at the same place."""

    def __init__(self, checker: Checker, files: Sequence[str]) -> None:
        self._start = time.time_ns()
        self._checker = checker
        self._files = files
        self._settings: dict[tuple[int, bool], str] = {}
        self._checked = self._all_checked()
        self._path = store.path_of(checker.here.cache_dir, key.name_of(checker.here, checker.turn))
        self._key = key.key_of(checker.here, checker.turn, checker.roots)
        self._earlier = store.restore(self._path, self._key)
        self._now = disk.compared(self._earlier.basis) if self._earlier is not None else None
        self._numbering: Numbering | None = None
        self._groups: list[tuple[Row, ...]] = []
        self._again: list[Row] = []
        self._known_again: dict[tuple[str, str], Row] = {}
        self._whole = True

    def whole(self) -> list[FileResult] | None:
        """All results, where everything is as it was."""
        if self._earlier is None or self._now is None or not self._now.is_same or not self._earlier.basis.whole:
            return None
        basis = self._earlier.basis
        rows = store.rows(self._earlier) if (basis.checked, basis.settings) == self._checked else None
        if rows is None:
            return None
        self._checker.judges.keys.update(dict.fromkeys(basis.judges))
        if self._now.unsure:
            store.keep(self._path, self._key, self._earlier._replace(basis=self._seen_again(basis, self._now)))
        else:
            store.used(self._path)
        return self._in_order((*(row for group in rows.groups for row in group), *rows.again))

    def known(self, files: Iterable[str]) -> dict[str, FileResult]:
        """The results of those of `files` for which nothing changed that was asked about."""
        from compatlint.checking.cache.numbering import Numbering

        questions = store.questions(self._earlier) if self._earlier is not None else None
        self._numbering = Numbering(questions)
        rows = store.rows(self._earlier) if self._earlier is not None else None
        if self._earlier is None or self._now is None or questions is None or rows is None:
            return {}
        if self._earlier.basis.budget != self._checker.budget:
            return {}
        from compatlint.checking.cache.again import Still

        self._checker.seen.add(disk.seen(self._earlier.basis, self._now))
        self._checker.judges.keys.update(dict.fromkeys(self._earlier.basis.judges))
        still = Still(self._checker, self._earlier.basis, self._now, questions)
        wanted = {path: self._settings_of(path) for path in files}
        self._groups = [same for group in rows.groups if (same := still.beginning(group, wanted))]
        again = (row for row in rows.again if still.beginning((row,), wanted))
        self._known_again = {(row.path, row.told): row for row in again}
        return {row.path: row.result for group in self._groups for row in group}

    def has_changed(self, path: str) -> bool:
        """Is a file another than it was? It may well change again."""
        return self._now is not None and os.path.abspath(path) in self._now.files

    def add(self, batch: Batch) -> None:
        """Keep what was found of files that were judged together."""
        rows = self._rows(batch)
        if rows:
            self._groups.append(rows)

    def found_again(self, path: str, told: str) -> FileResult | None:
        """The result of a file of which others said the same before."""
        row = self._known_again.get((path, told))
        if row is not None:
            self._again.append(row)
        return row.result if row is not None else None

    def add_again(self, batch: Batch, told: str) -> None:
        """Keep what was found of a file with regard to what others say."""
        self._again += self._rows(batch, told)

    def keep(self) -> None:
        """Write it down; a place that can't be written to only costs time."""
        if self._numbering is None or not self._groups or not self._is_of_one_state():
            return
        rows = [row for group in (*self._groups, self._again) for row in group]
        questions, numbers = self._numbering.questions(number for row in rows for number in row.asked)

        def numbered(some: Iterable[Row]) -> tuple[Row, ...]:
            return tuple(replace(row, asked=tuple(numbers[number] for number in row.asked)) for row in some)

        results = KeptResults(tuple(map(numbered, self._groups)), numbered(self._again))
        store.keep(self._path, self._key, store.packed(self._basis(self._whole), results, questions))

    def _basis(self, whole: bool) -> Basis:
        seen = self._checker.seen
        return Basis(
            *self._checked,
            files=disk.files(seen, self._start),
            folders=disk.folders(seen, self._start),
            projects={top: tuple(files) for top, files in seen.trees.items()},
            day=store.today() if seen.dated else "",
            judges=tuple(self._checker.judges.keys),
            budget=tuple(self._checker.budget),
            whole=whole,
        )

    def _seen_again(self, basis: Basis, now: disk.Now) -> Basis:
        """The same, with what tells it the next time."""
        seen = disk.seen(basis, now)
        return replace(basis, files=disk.files(seen, self._start), folders=disk.folders(seen, self._start))

    def _is_of_one_state(self) -> bool:
        """Was each file judged as it was seen, and not written to meanwhile?"""
        rows = (row for group in (*self._groups, self._again) for row in group)
        return all(self._checker.seen.files.get(os.path.abspath(row.path)) == row.digest for row in rows)

    def _rows(self, batch: Batch, told: str = "") -> tuple[Row, ...]:
        self._checker.seen.add(batch.seen)
        self._whole = self._whole and batch.whole
        rows, before = list[Row](), dict[Question, str]()
        for one in batch.judged:
            if any(map(self._checker.has_key, _texts(one.result))):
                before.update(one.asked)
                before[READ, os.path.abspath(one.result.filename)] = ""
                self._whole = False
            else:
                rows.append(self._row(one, before | dict(one.asked), told))
                before.clear()
        return tuple(rows)

    def _row(self, one: JudgedFile, all_asked: dict[Question, str], told: str) -> Row:
        assert self._numbering is not None
        asked = tuple(self._numbering.number(*each) for each in all_asked.items())
        return Row(one.result.filename, one.digest, self._settings_of(one.result.filename), asked, one.result, told)

    def _in_order(self, rows: Iterable[Row]) -> list[FileResult]:
        found = {row.path: row.result for row in rows}
        return [found[path] for path in self._files if path in found]

    def _all_checked(self) -> tuple[tuple[CheckedFile, ...], tuple[str, ...]]:
        """The files that are checked, with their settings by number, and these."""
        numbers: dict[str, int] = {}
        files = [CheckedFile(path, numbers.setdefault(self._settings_of(path), len(numbers))) for path in self._files]
        return tuple(files), tuple(numbers)

    def _settings_of(self, path: str) -> str:
        options, outside = self._checker.options(path), path in self._checker.outside
        if (id(options), outside) not in self._settings:
            said = key.settings_of(options)
            self._settings[id(options), outside] = f"{said}{' outside' if outside else ''}"
        return self._settings[id(options), outside]


def _texts(result: FileResult) -> Iterator[str]:
    """All that is told of a file and of what is written in it."""
    yield from (limit.why for limit in result.limits)
    for finding in result.findings:
        yield "\n".join((finding.message, finding.help, finding.refusal))
        yield "\n".join(finding.lines)
        yield from ("\n".join((one.message, *one.lines)) for one in finding.related)
        if finding.fix is not None:
            yield finding.fix.message
            yield from (edit.content for edit in finding.fix.edits)
            yield from ("\n".join(lines) for lines in finding.fix.replaced)
