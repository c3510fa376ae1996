"""One run: paths → files → screen → check → results, over workers where that pays; fixes until nothing changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from compatlint.checking.checker import Checker
from compatlint.checking.judges import TargetEdition
from compatlint.checking.progress import Progress
from compatlint.checking.targets import joined
from compatlint.checking.withheld import Baselines, since
from compatlint.config import find_files
from compatlint.config.options import Nearest, Options
from compatlint.errors import UsageError
from compatlint.screen.screen import Look
from compatlint.screen.seen import Seen

if TYPE_CHECKING:
    from compatlint.checking.batch import Batch
    from compatlint.checking.cache.results import Results
    from compatlint.checking.findings import FileResult
    from compatlint.packs.pack import Pack

ENOUGH = 24  # files that are left to parse: below that, workers cost more than they save
MANY = 1_000  # files whose words are looked for by workers, so many at a time:
PART = 100
TOGETHER = 16  # files that share what is learnt of the project; whoever works on them, what is found is the same
CODE = (".py", ".pyi", ".pyw")  # others are judged again whenever something changed: they come last, as what changes
STDIN = "-"


class Run(NamedTuple):
    """What a run found; `options` are those of the current directory, which decide on what is said and how."""

    results: tuple[FileResult, ...]
    files: int
    skipped: tuple[tuple[str, str], ...]
    judged: tuple[TargetEdition, ...]
    """Who judged, and by which edition."""
    options: Options = Options()
    blocking: int = 0
    """The findings that make the run fail."""
    notes: tuple[str, ...] = ()
    """What else is to be said."""
    broken: bool = False
    """A file that was to be written could not be."""
    packs: str = ""
    """The packs that judged and are not shipped, and where they say that requests go."""
    load_judges: Callable[[], tuple[Pack, ...]] = tuple
    configurations: tuple[str, ...] = ()
    """The configuration files that counted anywhere."""
    withheld: tuple[tuple[int, str], ...] = ()
    """How many findings are not told, and why."""
    by_baseline: Mapping[str | None, list[FileResult]] = MappingProxyType({})
    """What is told, by the file of known findings that it could be written to."""

    @property
    def judges(self) -> tuple[Pack, ...]:
        """The packs that judged, those for the current directory first; none where no file was worth loading them."""
        return self.load_judges()


def run(
    options: Options,
    stdin: bytes | None = None,
    progress: Progress | None = None,
    has_key: Callable[[str], bool] = lambda _: False,
) -> Run:
    """Check, and fix where `options` say so, the files below its paths, or `stdin` as one file.

    Results with a text that `has_key` are not kept.
    """
    checker, found = prepare(options, stdin=stdin is not None)
    checker.has_key = has_key
    checker.progress = progress or checker.progress
    known = Baselines(checker)
    here = checker.here
    notes = notes_on(found)
    if here.fix or here.diff:
        notes += [f"{path} is a symbolic link out of the tree; it is not fixed" for path in sorted(found.outside)]
    checkers = (checker, *_further(checker, options, found))
    turns = [_turn(one, found, options, stdin, notes) for one in checkers]
    results = joined([turn.results for turn in turns])
    skipped = dict.fromkeys((result.filename, result.skipped) for result in results if result.skipped)
    told = since(known.told(results), here.since)
    return Run(
        results=tuple(sorted(told.results, key=lambda result: result.filename)),
        files=len({*found.files, *(path for path, _ in found.unreadable)}),
        skipped=(*found.skipped, *skipped),
        judged=tuple(dict.fromkeys(judged for one in checkers for judged in one.judges.names())),
        options=here,
        blocking=sum(checker.blocks(finding) for result in told.results for finding in result.findings),
        notes=(*dict.fromkeys(notes), *told.notes),
        broken=any(turn.broken for turn in turns),
        packs=checker.judges.own_packs(),
        load_judges=lambda: tuple(pack for one in checkers for pack in one.judges.packs()),
        configurations=checker.nearest.files(),
        withheld=told.withheld,
        by_baseline=known.by_file(told.results),
    )


class Turn(NamedTuple):
    """What one target's turn gave, and whether a file that was to be written could not be."""

    results: list[FileResult]
    broken: bool


def _further(checker: Checker, options: Options, found: find_files.FoundFiles) -> list[Checker]:
    """Who checks for the further targets of the places that there are."""
    several = [one for one in checker.nearest.met() if len(one.target) > 1]
    if several and (options.fix or options.diff):
        names = ", ".join(several[0].target)
        raise UsageError(f"--fix and --diff need one target, and there are {names}: say which with --target")
    here = checker.nearest.at(os.getcwd())
    turns = max((len(one.target) for one in several), default=1)
    more = [Checker(checker.nearest, here, turn) for turn in range(1, turns)]
    for one in more:
        one.given, one.outside = checker.given, found.outside
        one.has_key, one.progress, one.until = checker.has_key, checker.progress, checker.until
        one.validate()
    return more


def _turn(
    checker: Checker, found: find_files.FoundFiles, options: Options, stdin: bytes | None, notes: list[str]
) -> Turn:
    """What is found for one target; `notes` is told what else is to be said."""
    here = checker.here
    results = [checker.problem(path, why) for path, why in found.unreadable]
    if stdin is not None:
        results.extend(result for path in found.files if (result := checker.check(path, stdin)))
        return Turn(results, False)
    each = _found(checker, found.files, options)
    broken = here.fix and not here.diff and _write(checker, each, notes)
    if here.fix and not here.diff and _crossed(each):
        each = _again(checker, found.files, options, each)
    results.extend(_together(each, checker.given))
    return Turn(results, broken)


class Prepared(NamedTuple):
    """What a run over files begins with: who checks, and the files found."""

    checker: Checker
    found: find_files.FoundFiles


def prepare(options: Options, *, stdin: bool = False) -> Prepared:
    """Find the files below the paths of `options`, or `stdin`; see that what is said of rules means something."""
    nearest = Nearest(options)
    checker = Checker(nearest, nearest.at(os.getcwd()))
    found = _standard_input(options, nearest) if stdin else find_files.find(options.paths, nearest)
    checker.given = {os.path.abspath(path): path for path in found.files}
    checker.outside = found.outside
    checker.validate()
    return Prepared(checker, found)


def notes_on(found: find_files.FoundFiles) -> list[str]:
    """What is to be said of a search for files."""
    return [*found.notes, *(f"no Python files found in {path}" for path in found.empty)]


def _standard_input(options: Options, nearest: Nearest) -> find_files.FoundFiles:
    """The one file that standard input stands for."""
    if options.stdin_filename is None:
        return find_files.FoundFiles((STDIN,))
    return find_files.named(options.stdin_filename, nearest)


def _found(checker: Checker, paths: tuple[str, ...], options: Options) -> list[FileResult]:
    """The results of those of `paths` that are worth one, as far as that can be from an earlier run."""
    if not checker.here.cache or checker.here.fix or checker.here.diff:
        return _limited(checker, _each(checker, paths, options))
    from compatlint.checking.cache.results import Results

    kept = Results(checker, paths)
    found = kept.whole()
    if found is None:
        found = _limited(checker, _each(checker, paths, options, kept), kept)
        kept.keep()
    return found


def _each(checker: Checker, paths: tuple[str, ...], options: Options, kept: Results | None = None) -> list[FileResult]:
    """The results of those of `paths` that are worth one."""
    jobs = options.jobs or _processors()
    if len(paths) > ENOUGH:
        paths = checker.passing = _passing(checker, paths, jobs)
    found = kept.known(paths) if kept is not None else {}
    left = [path for path in paths if path not in found]
    left.sort(key=lambda path: (not path.endswith(CODE), kept is not None and kept.has_changed(path)))
    checker.progress.begin(len(left))
    for batch in _judged(checker, [left[at : at + TOGETHER] for at in range(0, len(left), TOGETHER)], jobs):
        found.update((result.filename, result) for result in batch.results)
        if kept is not None:
            kept.add(batch)
    return [found[path] for path in paths if path in found]


def _judged(checker: Checker, parts: list[list[str]], jobs: int) -> Iterable[Batch]:
    """What judging each part gives, by workers where that pays."""
    progress = checker.progress
    if sum(map(len, parts)) > ENOUGH and jobs > 1:
        from compatlint.checking import workers
        from compatlint.checking.sending import Sendable

        checker.warm()
        checker.progress = Progress()  # of the workers
        yield from workers.every(Sendable(checker).together, parts, jobs, checker.lost, _Heard(progress))
        checker.progress = progress
        return
    for part in parts:
        yield checker.together(part)
        progress.done(len(part))


class _Heard(NamedTuple):
    """What a run is told of its workers."""

    progress: Progress

    def begun(self, part: list[str]) -> None:
        """One begins with some files."""
        self.progress.at(part[0])

    def ended(self, part: list[str]) -> None:
        """One is ready with them."""
        self.progress.done(len(part))

    def waiting(self) -> None:
        """All are at work."""
        self.progress.tick()


def _passing(checker: Checker, paths: tuple[str, ...], jobs: int) -> tuple[str, ...]:
    """Those of `paths` that are worth a worker's look; of very many, workers look for that too."""
    from compatlint.checking import workers
    from compatlint.checking.sending import Sendable

    if len(paths) <= MANY or jobs == 1:
        return tuple(filter(checker.passes, paths))

    parts = [paths[at : at + PART] for at in range(0, len(paths), PART)]
    found: dict[str, Look | None] = {}
    for some, seen in workers.every(
        Sendable(checker).looks, parts, jobs, lambda part, _: (dict.fromkeys(part), Seen())
    ):
        found.update(some)
        checker.seen.add(seen)
    for path, look in found.items():
        checker.note(path, look)
    return tuple(path for path, look in found.items() if look is not Look.NOTHING)


def _limited(checker: Checker, results: list[FileResult], kept: Results | None = None) -> list[FileResult]:
    """The results, those of files that others have to say something of made again with regard to it."""
    for limit in (limit for result in results for limit in result.limits):
        checker.limits.setdefault(limit.path, []).append(limit)
    for name, span in (one for result in results for one in result.ignored):
        checker.needed.setdefault(os.path.abspath(name), set()).add(span)
    if not checker.limits and not checker.needed:
        return results

    def concerned(result: FileResult) -> bool:
        fixes = result.fixed is not None or any(finding.fix for finding in result.findings)
        path = os.path.abspath(result.filename)
        return fixes and (path in checker.limits or path in checker.needed)

    return [_again_with(checker, result, kept) if concerned(result) else result for result in results]


def _again_with(checker: Checker, result: FileResult, kept: Results | None) -> FileResult:
    """The result of a file with regard to what others say."""
    if kept is None:
        return checker(result.filename) or result
    path = os.path.abspath(result.filename)
    told = repr((checker.limits.get(path, []), sorted(checker.needed.get(path, ()))))
    known = kept.found_again(result.filename, told)
    if known is not None:
        return known
    batch = checker.together([result.filename])
    kept.add_again(batch, told)
    return batch.results[0] if batch.results else result


def _crossed(results: list[FileResult]) -> bool:
    """Was a file rewritten while others speak of one another? What they say may no longer hold."""
    foreign = (finding.filename != result.filename for result in results for finding in result.findings)
    return any(result.fixed is not None for result in results) and any(foreign)


def _again(checker: Checker, paths: tuple[str, ...], options: Options, before: list[FileResult]) -> list[FileResult]:
    """What is to be said of the files as they are now, with what was fixed before."""
    from msgspec.structs import replace

    plain = Checker(checker.nearest, checker.here._replace(fix=False, diff=False))
    plain.given, plain.outside = checker.given, checker.outside
    fixed = {result.filename: result for result in before}
    found = _limited(plain, _each(plain, paths, options))
    now = [replace(one, applied=fixed[one.filename].applied) if one.filename in fixed else one for one in found]
    silent = [result for result in before if result.applied and result.filename not in {one.filename for one in now}]
    return [*now, *(replace(result, findings=(), fixed=None) for result in silent)]


def _together(results: list[FileResult], names: dict[str, str]) -> list[FileResult]:
    """Each finding with the file that it is about."""
    if not results:
        return results
    from compatlint.checking.gather import gathered

    return gathered(results, names)


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _write(checker: Checker, results: list[FileResult], notes: list[str]) -> bool:
    """Put the fixed content in place; a file that is left as it was gets the result that it has without fixes."""
    from compatlint.checking import atomic_write

    broken = False
    for index, result in enumerate(results):
        if result.fixed is None or result.source is None:
            continue
        try:
            atomic_write.replace(result.filename, result.source, result.fixed)
        except atomic_write.NotWrittenError as error:
            notes.append(f"{result.filename} {error}; it is left as it is")
            broken = broken or not error.changed
            results[index] = checker.unfixed(result.filename)
    return broken
