"""The engine of a migration: files are judged together and rewritten round upon round until nothing changes.

A fix may edit several files: it is made in all of them or in none, and never in one that was not given. Fixes that
get in each other's way are made in different rounds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

import libcst as cst
from msgspec import Struct

from compatlint.checking.check import check
from compatlint.checking.findings import Finding
from compatlint.checking.found import Found
from compatlint.checking.wording import blind_findings
from compatlint.dataflow.project.recorded import Answers
from compatlint.edits.alignment import aligned
from compatlint.edits.apply import content
from compatlint.edits.edit import AddImport
from compatlint.judging import hits
from compatlint.judging.hits import Hit
from compatlint.migration.leftovers import tidied
from compatlint.migration.proposals import Judge, Proposal, Round
from compatlint.migration.record import FileChange, Rewrite
from compatlint.migration.rows import Rows, joined, moved
from compatlint.source import formats
from compatlint.source.cells import Source
from compatlint.source.formats import Reader, read_program
from compatlint.source.unreadable import NotPythonError
from compatlint.uses.use import Use

ROUNDS = 40  # each makes every fix that it can
DECLINED = "you declined the rewrite"
SPOILT = "the rewrite gives what cannot be parsed; please report it"

Contents: TypeAlias = "dict[str, bytes]"  # the files by the names that they are shown by
Ask: TypeAlias = "Callable[[Proposal, tuple[FileChange, ...]], bool]"


class Outcome(Struct, frozen=True, eq=False):
    """What the rounds made of the files, and what is left; `unresolved` calls could not be followed.

    `blind` says where, and which calls were passed over. `passed` says why these were, `unread` what is not read.
    """

    changes: tuple[FileChange, ...]
    rewrites: tuple[Rewrite, ...]
    left: tuple[tuple[Finding, str], ...]
    unresolved: int = 0
    blind: tuple[Finding, ...] = ()
    passed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def migrate(
    contents: Mapping[str, bytes], judge: Judge, ask: Ask | None = None, read: Reader = read_program
) -> Outcome:
    """Judge and rewrite until nothing changes; `ask` decides on each fix, `read` gives the program of a file."""
    session = _Session(contents, judge, ask, read)
    for _ in range(ROUNDS):
        state = session.judged()
        if not session.rewrite(state):
            break
    else:
        state = session.judged()
    return session.outcome(state)


class _Judged(Struct, frozen=True, eq=False):
    """What was found in a file, and what the project said meanwhile."""

    found: Found
    answers: Answers


class _Session:
    """The files as they are by now, and what was done to them."""

    def __init__(self, contents: Mapping[str, bytes], judge: Judge, ask: Ask | None, read: Reader) -> None:
        self._reader = _Reader(read)
        self._before = dict(contents)
        self._now = dict(contents)
        self._judge = judge
        self._project = judge.project()
        self._known: dict[str, _Judged] = {}
        self._ask = ask
        self._read: dict[str, Source] = {}
        self._rewrites: list[Rewrite] = []
        self._against: list[tuple[tuple[object, ...], str]] = []
        self._waiting: list[tuple[object, ...]] = []
        self._held: dict[tuple[object, ...], str] = {}
        self._remarks: list[tuple[Finding, str, bytes, int]] = []
        self._steps: dict[str, list[tuple[int, ...]]] = {}
        self._judged: list[Found] = []

    def judged(self) -> Round:
        """What is found in the files as they are now; a hit that several files bring to light is one."""
        problems: list[Finding] = []
        merged: dict[tuple[str, cst.CSTNode], Hit] = {}
        uses: list[Use] = []
        kept: set[cst.Call] = set()
        self._judged = []
        sources = list(self._sources(problems))
        for number, source in enumerate(sources, 1):
            self._judge.tick(number, len(sources))
            try:
                found = self._found(source)
                uses += found.traffic.uses
                kept |= found.silent
                self._judged.append(found)
                for hit in found.heard:
                    key = (hit.rule.code, hit.node)
                    merged[key] = hits.joined(merged[key], hit) if key in merged else hit
            except Exception as error:  # whatever it is, the other files are still to be judged
                problems += self._judge.problem(source.filename, error)
        return Round(self._judge, self._project, merged.values(), tuple(uses), problems, frozenset(kept))

    def _sources(self, problems: list[Finding]) -> Iterator[Source]:
        """The files as they are now; the project is told of those that are another than before."""
        for path, data in self._now.items():
            known = self._read.get(path)
            if known is not None and known.data == data:
                yield known
                continue
            try:
                source = self._reader(path, data)
                if source is not None:
                    self._project.hold(source)
            except NotPythonError:
                continue
            except Exception as error:  # whatever it is, the other files are still to be judged
                problems += self._judge.problem(path, error)
                continue
            if source is not None:
                self._read[path] = source
                yield source

    def _found(self, source: Source) -> Found:
        """A file as it is judged now, which is as before where all that it was judged by is."""
        path, project = source.filename, self._project
        known = self._known.get(path)
        if known is not None and known.found.source is source and project.still_says(known.answers):
            return known.found
        found = check(source, self._judge.pack(path), project, "all", self._judge.selected(path))
        self._known[path] = _Judged(found, project.answers)
        project.answers = {}  # what is asked from now on is not about the file
        return found

    def rewrite(self, state: Round) -> bool:
        """Make the fixes that can be made together; is any file another than before?"""
        wanted = self._wanted(state)
        chosen = state.compatible(wanted)
        self._waiting = [proposal.key for proposal in wanted if proposal not in chosen]
        changes = self._made(chosen, state)
        if changes is None:
            chosen = self._sound(chosen, state)[:1]
            changes = self._made(chosen, state) or ()
        changed = [change for change in changes if change.before != change.after]
        for change in changed:  # a file that nothing is found in may be one of them
            self._before.setdefault(change.filename, change.before)
        rows = {path: self._rows(path) for path in self._before}
        for proposal in chosen if changed else ():
            self._rewrites.append(self._rewrite(proposal, rows))
            remarks = state.remarks(proposal)
            self._remarks += [(one, why, data, len(self._steps.get(one.filename, ()))) for one, why, data in remarks]
        for change in changed:
            tidy, steps = self._tidied(change)
            self._steps.setdefault(change.filename, []).extend((change.rows, *steps))
            self._now[change.filename] = tidy
        return bool(changed)

    def _tidied(self, change: FileChange) -> tuple[bytes, list[tuple[int, ...]]]:
        """What a file becomes, and the steps to there: without what a rewrite leaves over, where that can be parsed."""
        name, bodies = change.filename, self._judge.pack(change.filename).dialect.body
        try:
            tidy, steps = tidied(name, self._before[name], change.after, bodies, self._reader, self._is_shared(name))
            tidy = tidy if name.endswith(formats.NOTEBOOK) else aligned(change.before, tidy)
            self._reader(name, tidy)
        except Exception:  # what the fixes made is right without it
            return change.after, []
        return tidy, steps

    def _wanted(self, state: Round) -> list[Proposal]:
        """The fixes that there are, without those that are not to be made, or that wait for one of these."""
        against, waiting = [key for key, _ in self._against], list(self._waiting)
        wanted: list[Proposal] = []
        declined: list[Proposal] = []
        self._held.clear()
        for proposal in state.proposals():
            first = next((one for one in declined if one.first and one.calls & proposal.calls), None)
            if proposal.key in against:
                against.remove(proposal.key)
                declined.append(proposal)
            elif first is not None and not proposal.first:
                self._held[proposal.key] = f"it waits for {first.finding.code}, which you declined"
            elif proposal.key in waiting:
                waiting.remove(proposal.key)
                wanted.append(proposal)
            elif self._agreed(proposal, wanted, declined, state):
                wanted.append(proposal)
            else:
                self._against.append((proposal.key, DECLINED))
                declined.append(proposal)
        return wanted

    def _agreed(
        self, proposal: Proposal, wanted: Iterable[Proposal], declined: Iterable[Proposal], state: Round
    ) -> bool:
        """Is a fix to be made? Who was asked about its edits once is not asked again; what one declined stays."""
        edits = _edits(proposal)
        if self._ask is None or edits <= {edit for one in wanted for edit in _edits(one)}:
            return True
        if any(edits & _edits(one) for one in declined):
            return False
        return self._ask(proposal, self._made([proposal], state) or ())

    def _made(self, chosen: Iterable[Proposal], state: Round) -> tuple[FileChange, ...] | None:
        """What fixes make of the files; None where that can't be written exactly, or not be parsed."""
        try:
            changes = state.changes(chosen)
            for change in changes:
                self._reader(change.filename, change.after)
        except Exception:  # whatever it is, other fixes are still to be made
            return None
        return changes

    def _sound(self, chosen: list[Proposal], state: Round) -> list[Proposal]:
        """Those of the fixes that give what can be parsed; the others are not tried again."""
        sound = [proposal for proposal in chosen if self._made([proposal], state) is not None]
        self._against += [(proposal.key, SPOILT) for proposal in chosen if proposal not in sound]
        return sound

    def _rewrite(self, proposal: Proposal, rows: Mapping[str, Rows]) -> Rewrite:
        finding = proposal.finding
        place = (finding.in_file or finding.span).start
        row = rows[finding.filename].before(place.row) if finding.filename in rows else place.row
        lifted = tuple(one.edition for one in finding.otherwise if one.severity is None)
        return Rewrite(finding.filename, row, finding.code, finding.name, proposal.fix.message, lifted)

    def _is_shared(self, path: str) -> Callable[[str], bool]:
        """Tells of a global of a file whether another one may read it."""
        return partial(self._project.modules.is_imported, os.path.abspath(path))

    def _rows(self, path: str) -> Rows:
        """Where what stands in a file now stood before."""
        return Rows(self._before[path], self._now.get(path, self._before[path]), joined(self._steps.get(path, ())))

    def _as_now(self, finding: Finding, data: bytes, step: int) -> Finding:
        """A finding of the file when it was `data`, before a step, where it stands now."""
        path = finding.filename
        back = joined(self._steps.get(path, [])[step:])
        return moved(finding, Rows(data, self._now.get(path, data), back).place_after)

    def outcome(self, state: Round) -> Outcome:
        """What was done, and what is left in the files as they are now."""
        against = {**self._held, **dict(self._against)}
        unmade = {proposal.finding: against.get(proposal.key, "") for proposal in state.proposals()}
        left = [(finding, unmade.get(finding) or why) for finding, why in state.findings()]
        told = {(finding.code, finding.filename, finding.span.start) for finding, _ in left}
        now = [(self._as_now(finding, data, step), why) for finding, why, data, step in self._remarks]
        fresh = {(finding.code, finding.filename, finding.span.start): (finding, why) for finding, why in now}
        left += [one for key, one in fresh.items() if key not in told]
        rows = {path: self._rows(path).back for path in self._now}
        changes = [FileChange(path, self._before[path], data, rows[path]) for path, data in self._now.items()]
        return Outcome(
            tuple(sorted((one for one in changes if one.before != one.after), key=lambda change: change.filename)),
            tuple(sorted(self._rewrites)),
            tuple(sorted(left, key=lambda one: one[0].order)),
            sum(len(found.blind) for found in self._judged),
            tuple(finding for found in self._judged for finding in blind_findings(found)),
            tuple(one for found in self._judged for one in found.passed_calls),
            tuple(one for found in self._judged for one in found.unread),
        )


class _Reader:
    """Gives the program of a file, the latest of each without reading it again."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._latest: dict[str, Source] = {}

    def __call__(self, filename: str, data: bytes) -> Source | None:
        known = self._latest.get(filename)
        if known is not None and known.data == data:
            return known
        source = self._read(filename, data)
        if source is not None:
            self._latest[filename] = source
        return source


def _edits(proposal: Proposal) -> set[tuple[object, ...]]:
    """The edits of a fix, without the imports that many need."""
    return {content(edit) for edit in proposal.fix.edits if not isinstance(edit, AddImport)}
