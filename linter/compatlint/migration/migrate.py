"""One migration: paths → files → rounds of rewriting → what is left, shown or written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from compatlint.checking import run
from compatlint.checking.atomic_write import leftovers
from compatlint.checking.checker import OUTSIDE, UNREADABLE, Checker, content
from compatlint.errors import UsageError, internal_error, nearest_or_all
from compatlint.migration.mentions import is_data, is_recorded, mentions
from compatlint.migration.record import FileChange, Leftover, Migration, Plan
from compatlint.migration.to_do_once import steps
from compatlint.migration.unread_names import unread
from compatlint.migration.write import write
from compatlint.source import formats

if TYPE_CHECKING:
    from compatlint.checking.findings import FileResult, Finding
    from compatlint.config.options import Options
    from compatlint.fixers.fix import Wishes
    from compatlint.migration.proposals import Judge
    from compatlint.migration.rounds import Ask, Outcome
    from compatlint.packs.pack import Pack

ABOUT_COMMENTS = frozenset({"CL002", "CL003", "CL005"})  # what `check` says of comments is no part of a migration
Tick: TypeAlias = "Callable[[int, int], None]"


def migrate(options: Options, plan: Plan, ask: Ask | None = None, tick: Tick = lambda *_: None) -> Migration:
    """Rewrite the files below the paths of `options`, in memory or, where `plan` says so, on disk.

    `ask` decides on each fix; `tick` is told before each file which one of how many it is. A UsageError says why
    nothing was written.
    """
    from compatlint.source.unreadable import deep

    prepared = run.prepare(options)
    several = next((one.target for one in prepared.checker.nearest.met() if len(one.target) > 1), ())
    if several:
        raise UsageError(f"to migrate to {', '.join(several)}: say which with --target")
    with deep():
        found = _planned(prepared, options, plan, ask, tick)
    if not plan.write:
        return found
    others = leftovers(change.filename for change in found.changes)
    left = [f"{os.path.relpath(path)} is left of a run that was killed: remove it" for path in others]
    came = write(found.changes, force=plan.force)
    return replace(found, notes=(*found.notes, *left), signals=tuple(came))


def _planned(prepared: run.Prepared, options: Options, plan: Plan, ask: Ask | None, tick: Tick) -> Migration:
    """All that is to be said of a migration, before anything is written: nothing can fail once it is."""
    checker = prepared.checker
    wishes = _wishes(plan, checker.pack(checker.here), checker.here)
    problems = [checker.problem(path, why) for path, why in prepared.found.unreadable]
    contents = {path: data for path in prepared.found.files if (data := _content(checker, path, problems)) is not None}
    from compatlint.migration.rounds import migrate as rewrite

    judge = _judge(checker, wishes, tick)
    outcome = _with_cells_apart(rewrite(contents, judge, ask), contents, judge, ask)
    if plan.markers:
        outcome = _with_markers(outcome, contents)
    left = [Leftover(finding, "") for problem in problems for finding in problem.findings]
    apart = [path for path in prepared.found.files if path in checker.outside or not formats.is_program(path)]
    others = [result for path in apart if (result := checker(path))]
    left += [one for result in others for one in _only_judged(result, checker)]
    placed = _as_on_disk(outcome, written=plan.write)
    left += [Leftover(placed(finding), why) for finding, why in outcome.left]
    outcome = replace(outcome, blind=tuple(map(placed, outcome.blind)))
    found = _record(prepared, outcome, left, plan)
    found = replace(
        found,
        unresolved=found.unresolved + sum(result.unresolved for result in others),
        passed=(*found.passed, *(one for result in others for one in result.passed)),
        not_read=(*found.not_read, *(one for result in others for one in result.unread)),
    )
    pack = checker.pack(checker.here)
    about = mentions(options.paths, checker.nearest, pack, wishes.models)
    rewritten = {change.filename for change in outcome.changes}
    same = (_bytes(path) for path in prepared.found.files if path not in rewritten and outcome.changes)
    told = {(one.finding.filename, one.finding.span.start.row) for one in found.left}
    try:
        left_over = sorted(unread(outcome.changes, same, written=plan.write))
    except Exception as error:  # it is a remark: the migration goes on without it
        note = f"what nothing reads any more could not be told: {internal_error(error)}"
        left_over, found = [], replace(found, notes=(*found.notes, note))
    left_over = [one for one in left_over if (one.filename, one.row) not in told]
    recorded = [one.filename for one in about if is_recorded(one.filename)]
    once = tuple(steps(outcome.changes, pack, wishes, recorded))
    named = [one for one in about if one.filename not in recorded]
    listed = tuple(one for one in named if one.blocks or not is_data(one.filename))
    counted = tuple(one for one in named if one not in listed)
    return replace(found, mentions=listed, data=counted, unread=tuple(left_over), steps=once)


def _bytes(path: str) -> bytes:
    try:
        return content(path)
    except OSError:
        return b""


def _content(checker: Checker, path: str, problems: list[FileResult]) -> bytes | None:
    """What is in a file that can concern us; None for another, or one that cannot be read."""
    if not formats.is_program(path) or path in checker.outside:
        return None  # judged by themselves
    try:
        data = content(path)
    except OSError as error:
        problems.append(checker.problem(path, f"cannot be read: {error.strerror or error}"))
        return None
    try:
        return data if checker.concerns(path, data) else None
    except UsageError:
        raise
    except Exception as error:  # whatever it is, the other files are still to be rewritten
        problems.append(checker.problem(path, internal_error(error)))
        return None


def _only_judged(result: FileResult, checker: Checker) -> Iterator[Leftover]:
    """What is found in what is no program or notebook, or no file of the tree."""
    why = OUTSIDE if result.filename in checker.outside else "only Python files and notebooks are rewritten"
    for finding in result.findings:
        if finding.code not in ABOUT_COMMENTS:
            yield Leftover(finding, why)


def _with_cells_apart(outcome: Outcome, contents: Mapping[str, bytes], judge: Judge, ask: Ask | None) -> Outcome:
    """The outcome with those cells of notebooks rewritten too that run apart, each as a program of its own."""
    from compatlint.migration.rounds import Outcome
    from compatlint.migration.rounds import migrate as rewrite

    changes = {change.filename: change for change in outcome.changes}
    found = [outcome]
    for path, data in contents.items():
        now = rewritten = changes[path].after if path in changes else data
        for index in formats.cells_apart(path, now) if path.endswith(formats.NOTEBOOK) else ():
            found.append(rewrite({path: now}, judge, ask, partial(formats.read_cell, index)))
            now = next((change.after for change in found[-1].changes), now)
        if now != rewritten:
            changes[path] = FileChange(path, data, now)
    rewrites = tuple(sorted(one for part in found for one in part.rewrites))
    left = tuple(one for part in found for one in part.left)
    unresolved = sum(part.unresolved for part in found)
    blind = tuple(one for part in found for one in part.blind)
    over = (tuple(one for part in found for one in part.passed), tuple(one for part in found for one in part.unread))
    return Outcome(tuple(changes[path] for path in sorted(changes)), rewrites, left, unresolved, blind, *over)


def _judge(checker: Checker, wishes: Wishes, tick: Tick) -> Judge:
    from compatlint.migration.proposals import Judge

    def pack(path: str) -> Pack:
        return checker.pack(checker.options(path))

    def selected(path: str) -> frozenset[str]:
        return checker.options(path).selected(path, pack(path).rules) - ABOUT_COMMENTS

    return Judge(pack, selected, checker.unjudged, checker.fresh_project, checker.given, wishes, tick)


def _wishes(plan: Plan, pack: Pack, options: Options) -> Wishes:
    """What the person wants, in the words of the pack."""
    from compatlint.fixers.fix import Wishes

    models = {**dict(options.models), **dict(plan.models)}
    chained = [new for new in models.values() if models.get(new, new) != new]
    if chained:
        raise UsageError(f"--model: {chained[0]!r} is itself to be replaced")
    forms = forms_of(pack)
    if plan.to is not None and plan.to not in forms:
        raise UsageError(f"--to: unknown form {plan.to!r}{nearest_or_all(plan.to, forms)}")
    return Wishes(migrate=True, sdk=plan.to is not None and plan.to != forms[0], models=models)


def forms_of(pack: Pack) -> Sequence[str]:
    """What clients can become: those of the SDK that the code has (the default), those of the target's own SDK."""
    own = (f"{pack.provider.name.lower()}-sdk",) if pack.provider.sdk else ()
    return (f"{pack.dialect.name.lower()}-client", *own)


# What is left: marked in the files, and where it stands on disk.


def _with_markers(outcome: Outcome, contents: Mapping[str, bytes]) -> Outcome:
    """The outcome with a comment above what is left, notes for information apart."""
    from compatlint.checking.markers import marked
    from compatlint.migration.rows import Rows, joined, moved
    from compatlint.source.unreadable import Unreadable

    def readable(path: str, data: bytes) -> bytes:
        try:
            formats.read_program(path, data)
        except Unreadable:
            return now[path]
        return data

    now = {**contents, **{change.filename: change.after for change in outcome.changes}}
    before = {**contents, **{change.filename: change.before for change in outcome.changes}}
    unread = {finding.filename for finding, _ in outcome.left if finding.code == UNREADABLE}
    wanted: dict[str, list[Finding]] = {}
    for finding, _ in outcome.left:
        if finding.span.cell is None and finding.severity != "info" and finding.filename in now.keys() - unread:
            wanted.setdefault(finding.filename, []).append(finding)
    after = {path: readable(path, marked(now[path], found)) for path, found in wanted.items()}
    rows = {path: Rows(now[path], data) for path, data in after.items()}
    places = {path: one.place_after for path, one in rows.items()}
    left = [(moved(one, places[one.filename]) if one.filename in rows else one, why) for one, why in outcome.left]
    known = {change.filename: change.rows for change in outcome.changes}
    steps = {path: [known[path]] if path in known else [] for path in now}
    for path, one in rows.items():
        steps[path].append(tuple(map(one.before, range(1, len(after[path].splitlines()) + 1))))
    every = {path: FileChange(path, before[path], data, joined(steps[path])) for path, data in {**now, **after}.items()}
    changes = [change for change in every.values() if change.after != change.before]
    return replace(outcome, changes=tuple(sorted(changes, key=lambda one: one.filename)), left=tuple(left))


def _as_on_disk(outcome: Outcome, *, written: bool) -> Callable[[Finding], Finding]:
    """What gives a finding the place that it has in the file as it is on disk afterwards."""
    from compatlint.migration.rows import Rows, moved

    changes = () if written else outcome.changes
    rows = {change.filename: Rows(change.before, change.after, change.rows) for change in changes}

    def placed(finding: Finding) -> Finding:
        found = rows.get(finding.filename)
        return finding if found is None else moved(finding, found.place_before)

    return placed


def _record(prepared: run.Prepared, outcome: Outcome, left: list[Leftover], plan: Plan) -> Migration:
    judged = prepared.checker.judges.names()
    return Migration(
        target=", ".join(dict.fromkeys(one.target for one in judged)),
        edition=", ".join(dict.fromkeys(one.edition for one in judged)),
        files=len(prepared.found.files),
        changes=outcome.changes,
        rewrites=outcome.rewrites,
        left=tuple(sorted(left, key=lambda one: one.finding.order)),
        skipped=prepared.found.skipped,
        notes=tuple(run.notes_on(prepared.found)),
        written=plan.write,
        forced=plan.force,
        unresolved=outcome.unresolved,
        passed=outcome.passed,
        not_read=outcome.unread,
        packs=prepared.checker.judges.own_packs(),
        blind=tuple(sorted(outcome.blind, key=lambda one: one.order)),
        judges=prepared.checker.judges.packs(),
    )
