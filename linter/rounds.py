"""The engine of a migration: files are judged together and rewritten round upon round until nothing changes.

A fix may edit several files: it is made in all of them or in none, and never in one that was not given. Fixes that
get in each other's way are made in different rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import libcst as cst
from msgspec import Struct

from linter.check import Checked, check, joined
from linter.documents import read_program
from linter.edits import content
from linter.migration import FileChange, Rewrite
from linter.model import Finding, Hit, Use
from linter.project import Project
from linter.proposals import Judge, Proposal, State
from linter.rows import Rows, moved
from linter.source import Source
from linter.syntax import NotPythonError, Unreadable

ROUNDS = 40  # each makes every fix that it can
DECLINED = "you declined the rewrite"
SPOILT = "the rewrite gives what cannot be parsed; please report it"

Contents: TypeAlias = "dict[str, bytes]"  # the files by the names that they are shown by
Ask: TypeAlias = "Callable[[Proposal, tuple[FileChange, ...]], bool]"


class Outcome(Struct, frozen=True, eq=False):
    """What the rounds made of the files, and what is left."""

    changes: tuple[FileChange, ...]
    rewrites: tuple[Rewrite, ...]
    left: tuple[tuple[Finding, str], ...]


def migrate(contents: Mapping[str, bytes], judge: Judge, ask: Ask | None = None) -> Outcome:
    """Judge and rewrite until nothing changes; `ask` decides on each fix."""
    session = _Session(contents, judge, ask)
    for _ in range(ROUNDS):
        state = session.judged()
        if not session.rewrite(state):
            break
    else:
        state = session.judged()
    return session.outcome(state)


class _Session:
    """The files as they are by now, and what was done to them."""

    def __init__(self, contents: Mapping[str, bytes], judge: Judge, ask: Ask | None) -> None:
        self._before = dict(contents)
        self._now = dict(contents)
        self._judge = judge
        self._ask = ask
        self._read: dict[str, Source] = {}
        self._rewrites: list[Rewrite] = []
        self._against: list[tuple[tuple[object, ...], str]] = []
        self._waiting: list[tuple[object, ...]] = []
        self._remarks: list[tuple[Finding, str, bytes]] = []

    def judged(self) -> State:
        """What is found in the files as they are now; a hit that several files bring to light is one."""
        project = self._judge.project()
        problems: list[Finding] = []
        merged: dict[tuple[str, cst.CSTNode], Hit] = {}
        uses: list[Use] = []
        sources = list(self._sources(project, problems))
        for number, source in enumerate(sources, 1):
            self._judge.tick(number, len(sources))
            try:
                checked = self._check(source, project)
                uses += checked.traffic.uses
                for hit in checked.heard:
                    key = (hit.rule.code, hit.node)
                    merged[key] = joined(merged[key], hit) if key in merged else hit
            except Exception as error:  # whatever it is, the other files are still to be judged
                problems += self._judge.problem(source.filename, error)
        return State(self._judge, project, merged.values(), tuple(uses), problems)

    def _sources(self, project: Project, problems: list[Finding]) -> Iterator[Source]:
        for path, data in self._now.items():
            try:
                known = self._read.get(path)
                source = known if known is not None and known.data == data else read_program(path, data)
            except Unreadable as error:
                problems += self._judge.problem(path, error)
                continue
            except NotPythonError:
                continue
            if source is None:
                continue
            self._read[path] = source
            project.hold(source)
            yield source

    def _check(self, source: Source, project: Project) -> Checked:
        pack, codes = self._judge.pack(source.filename), self._judge.selected(source.filename)
        return check(source, pack, project, "all", codes)

    def rewrite(self, state: State) -> bool:
        """Make the fixes that can be made together; is any file another than before?"""
        wanted = self._wanted(state)
        chosen = state.compatible(wanted)
        self._waiting = [proposal.key for proposal in wanted if proposal not in chosen]
        changes = state.changes(chosen)
        if not all(map(_parses, changes)):
            chosen = self._sound(chosen, state)[:1]
            changes = state.changes(chosen)
        changed = [change for change in changes if change.before != change.after]
        for proposal in chosen if changed else ():
            self._rewrites.append(self._rewrite(proposal))
            self._remarks += ((one, why, self._now.get(one.filename, b"")) for one, why in state.remarks(proposal))
        for change in changed:
            self._before.setdefault(change.filename, change.before)
            self._now[change.filename] = change.after
        return bool(changed)

    def _wanted(self, state: State) -> list[Proposal]:
        """The fixes that there are, without those that are not to be made."""
        against, waiting = [key for key, _ in self._against], list(self._waiting)
        wanted: list[Proposal] = []
        made: set[tuple[object, ...]] = set()
        for proposal in state.proposals():
            edits = set(map(content, proposal.fix.edits))
            if proposal.key in against:
                against.remove(proposal.key)
            elif proposal.key in waiting:
                waiting.remove(proposal.key)
                wanted.append(proposal)
            elif edits <= made or self._ask is None or self._ask(proposal, state.changes([proposal])):
                wanted.append(proposal)
                made |= edits
            else:
                self._against.append((proposal.key, DECLINED))
        return wanted

    def _sound(self, chosen: list[Proposal], state: State) -> list[Proposal]:
        """Those of the fixes that give what can be parsed; the others are not tried again."""
        sound = [proposal for proposal in chosen if all(map(_parses, state.changes([proposal])))]
        self._against += [(proposal.key, SPOILT) for proposal in chosen if proposal not in sound]
        return sound

    def _rewrite(self, proposal: Proposal) -> Rewrite:
        finding = proposal.finding
        data = self._now.get(finding.filename, b"")
        place = (finding.in_file or finding.span).start
        row = Rows(self._before.get(finding.filename, data), data).before(place.row)
        return Rewrite(finding.filename, row, finding.code, finding.name, proposal.fix.message)

    def _as_now(self, finding: Finding, data: bytes) -> Finding:
        """A finding of the file when it was `data`, where it stands now; a file that is not judged does not change."""
        now = self._now.get(finding.filename)
        return finding if now is None else moved(finding, Rows(data, now).after)

    def outcome(self, state: State) -> Outcome:
        """What was done, and what is left in the files as they are now."""
        against = dict(self._against)
        unmade = {proposal.finding: against.get(proposal.key, "") for proposal in state.proposals()}
        left = [(finding, unmade.get(finding) or why) for finding, why in state.findings()]
        told = {(finding.code, finding.filename, finding.span.start) for finding, _ in left}
        now = dict.fromkeys((self._as_now(finding, data), why) for finding, why, data in self._remarks)
        left += [one for one in now if (one[0].code, one[0].filename, one[0].span.start) not in told]
        changes = [FileChange(path, self._before[path], data) for path, data in self._now.items()]
        return Outcome(
            tuple(sorted((one for one in changes if one.before != one.after), key=lambda change: change.filename)),
            tuple(sorted(self._rewrites)),
            tuple(sorted(left, key=lambda one: one[0].order)),
        )


def _parses(change: FileChange) -> bool:
    try:
        read_program(change.filename, change.after)
    except Unreadable:
        return False
    return True
