"""Checks one file after another, each with the options of its place."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeAlias

from compatlint.checking.batch import Batch
from compatlint.checking.judges import Judges
from compatlint.checking.progress import Progress
from compatlint.checking.roots import roots
from compatlint.config.options import ON_REQUEST, Nearest, Options
from compatlint.dataflow.project.budget import SHARING, WHOLE, Budget
from compatlint.dataflow.project.clock import LONGEST, Clock
from compatlint.errors import UsageError, internal_error
from compatlint.packs import load
from compatlint.screen.modules import Modules
from compatlint.screen.screen import Look, Screen, Words
from compatlint.screen.seen import Seen, digest
from compatlint.source import formats, quick_libcst, regular_files

if TYPE_CHECKING:
    from compatlint.checking.checked import Checked
    from compatlint.checking.findings import FileResult, Finding, Limit
    from compatlint.dataflow.project.asks import Asks
    from compatlint.dataflow.project.project import Project
    from compatlint.edits.edit import Applicability
    from compatlint.packs.pack import Pack
    from compatlint.screen.seen import Digest
    from compatlint.source.text import Span

UNREADABLE = "CL001"
OUTSIDE = "the file is a symbolic link out of the tree: what it leads to is not rewritten"
KINDS = (  # of words, as `Words` has them
    *("words", "far", "seeds", "called", "answers", "naming", "adding", "libraries", "hosts", "unread", "ids"),
)
_Packs: TypeAlias = "tuple[tuple[str, ...], str | None]"  # the files of the user, and the target
ROUNDS = 100  # of fixing one file; each applies every fix that it can


class Checker:
    """Checks one file after another, each with the options of its place; nothing that a file does ends the run."""

    def __init__(self, nearest: Nearest, here: Options, turn: int = 0) -> None:
        self.nearest = nearest
        self.here = here.for_target(turn) or here
        self.turn = turn
        """Which of several targets judges."""
        self._folders: dict[str, Options] = {}
        self._passed: set[str] = set()  # the folders that have no target for this turn
        self.judges = Judges(self.here)
        self._screens: dict[_Packs, Screen] = {}
        self.roots = roots(here)
        self.modules = Modules(self.roots, load.foreign_packages(*self.here.pack))
        self.seen = Seen()
        """What was read, where results are kept."""
        self.modules.seen = self.seen if here.cache else None
        self._asks: dict[_Packs, Asks] = {}
        self._projects: dict[_Packs, Project] = {}
        self.until = time.monotonic() + here.time_limit if here.time_limit is not None else None
        self._remembers = False
        self._is_sure = True
        self.progress = Progress()
        self.has_key: Callable[[str], bool] = lambda _: False
        """Is there in a text what is not to be written anywhere else?"""
        self.limits: dict[str, list[Limit]] = {}
        """What files have to say of fixes in others, by the absolute path of the other."""
        self.needed: dict[str, set[Span]] = {}
        """The ignore comments that other files need, by the absolute path of theirs."""
        self.given: dict[str, str] = {}
        """The files that are checked: absolute path → as displayed."""
        self.outside: frozenset[str] = frozenset()
        """Those of them that lead out of the tree, which are not ours to write."""

    def __call__(self, path: str) -> FileResult | None:
        """The result of a file; None for one that cannot concern us."""
        self.progress.at(path)
        self._is_sure = True
        try:
            data = self._content(path)
        except OSError as error:
            self._is_sure = False
            return self.problem(path, f"cannot be read: {error.strerror or error}")
        return self.check(path, data)

    def together(self, paths: Sequence[str]) -> Batch:
        """What judging some files gives, which share what is learnt of the project where nothing is fixed."""
        if self.here.fix or self.here.diff:
            return Batch([result for path in paths if (result := self(path))])
        self._remembers = True
        for project in self._projects.values():
            project.remember()
        if not self.here.cache:
            return Batch([result for path in paths if (result := self(path))])
        from compatlint.checking.cache.recording import recorded

        asks = [self.asks(options) for options in {id(one): one for one in map(self.options, paths)}.values()]
        return recorded(paths, self, self.is_sure, asks, self.seen)

    def is_sure(self) -> bool:
        """Would another run find the same as was found last?"""
        return self._is_sure

    def is_still(self, path: str, known: Digest) -> bool:
        """Has a file still this content, and does it still concern us?"""
        try:
            data = self._content(path)
            return digest(data) == known and self.concerns(path, data)
        except (OSError, UsageError):
            return False

    def asks(self, options: Options) -> Asks:
        """What can be asked of the project, by the packs that count with `options`."""
        if options.pack not in self._asks:
            from compatlint.dataflow.project.asks import Asks

            interests = self.screen(options).interests
            self._asks[options.pack] = Asks(self.modules, interests, frozenset(self.given))
        return self._asks[options.pack]

    def _content(self, path: str) -> bytes:
        data = content(path)
        if self.here.cache:
            self.seen.note_content(os.path.abspath(path), data)
        return data

    def check(self, path: str, data: bytes) -> FileResult | None:
        """The result of a file with the content `data`."""
        try:
            if not self.concerns(path, data):
                return None
            result = self._checked(path, data)
            self._is_sure = self._is_sure and not self._clock.late
            return result
        except UsageError:
            raise
        except Exception as error:  # whatever it is, the other files are still to be checked
            self._is_sure = False
            return self.problem(path, internal_error(error))

    def concerns(self, path: str, data: bytes) -> bool:
        """Whether a file can reach the API: by itself, or through a module of the project that it imports."""
        return self._judges_there(path) and self.screen(self.options(path)).concerns(path, data)

    def _judges_there(self, path: str) -> bool:
        """Is it one of the targets of that place whose turn it is?"""
        self.options(path)
        return os.path.dirname(path) not in self._passed

    def passes(self, path: str) -> bool:
        """Whether a file is worth a worker's look; one that cannot be read is, to be reported."""
        look = self.look(path)
        self.note(path, look)
        return look is not Look.NOTHING and self._judges_there(path)

    def look(self, path: str) -> Look | None:
        """What a file says of the API, by itself or for a module that it imports; None where that can't be told."""
        try:
            return self.screen(self.options(path)).look(path, self._content(path))
        except OSError:
            return None

    def note(self, path: str, look: Look | None) -> None:
        """Remember what was seen: whoever imports the file asks for it."""
        self.screen(self.options(path)).note(path, look)

    @cached_property
    def passing(self) -> tuple[str, ...]:
        """The files that are checked and worth a worker's look."""
        return tuple(filter(self.passes, self.given.values()))

    @cached_property
    def _clock(self) -> Clock:
        return Clock(LONGEST, self.until)

    @cached_property
    def budget(self) -> Budget:
        """What is spent on each file: the files that are worth a look share what a run has."""
        return WHOLE.shared(len(self.passing) if len(self.given) > SHARING else len(self.given))

    def unfixed(self, path: str) -> FileResult:
        """The result of a file as it is now, without any fix."""
        from compatlint.checking.findings import FileResult

        plain = Checker(self.nearest, self.here._replace(fix=False, diff=False))
        return plain(path) or FileResult(path)

    def lost(self, paths: Sequence[str], how: str) -> Batch:
        """The results of files at one of which a worker died."""
        from compatlint.checking import workers

        if len(paths) > 1:
            found = workers.every(self.together, [(path,) for path in paths], 1, self.lost)
            return Batch([one for batch in found for one in batch.results], whole=False)
        said = f"internal error: the analyser died of it ({how}); please report it"
        return Batch([self.problem(path, said) for path in paths], whole=False)

    def options(self, path: str) -> Options:
        """The options for the file `path`."""
        folder = os.path.dirname(path)
        found = self._folders.get(folder)
        if found is None:
            there = self.nearest.at(os.path.abspath(folder))
            mine = there.for_target(self.turn)
            if mine is None:
                self._passed.add(folder)
            found = self._folders[folder] = mine or there.for_target(0) or there
        return found

    def screen(self, options: Options) -> Screen:
        """Which files with `options` are worth a look at their code."""
        if options.pack not in self._screens:
            rules, target = options.pack
            words = Words(*(load.words(rules, kind, target) for kind in KINDS))
            self._screens[options.pack] = Screen(self.modules, words)
        return self._screens[options.pack]

    def pack(self, options: Options) -> Pack:
        """The rules for files with `options`."""
        return self.judges.pack(options)

    def validate(self) -> None:
        """What the command line and every configuration file met so far say of rules must mean something."""
        for options in self.nearest.met():
            mine = options.for_target(self.turn)
            if mine is not None and (mine.names_codes() or mine.edition or mine.rules or mine.target):
                pack = self.pack(mine)
                mine.validate((*pack.rules, *pack.elsewhere))

    def warm(self) -> None:
        """Import and load what every worker needs."""
        self._import_libcst()
        import compatlint.checking.check  # noqa: F401

        self.pack(self.here)
        gc.freeze()

    def blocks(self, finding: Finding) -> bool:
        """Whether a finding makes the run fail."""
        strict = self.options(finding.filename).strict and finding.severity != "info"
        return finding.blocks or strict

    def unjudged(self, path: str, error: Exception) -> tuple[Finding, ...]:
        """What is said of a file that can't be judged because of `error`."""
        from compatlint.source.unreadable import Unreadable

        if isinstance(error, Unreadable):
            result = self.problem(path, error.message, error.span, error.lines, error.in_file)
        else:
            result = self.problem(path, internal_error(error))
        return result.findings

    def problem(
        self,
        path: str,
        message: str,
        span: Span | None = None,
        lines: tuple[str, ...] = (),
        in_file: Span | None = None,
    ) -> FileResult:
        """The result of a file that could not be checked."""
        from msgspec.structs import replace

        from compatlint.checking.findings import FileResult, Finding
        from compatlint.source.text import Location, Span

        options = self.options(path)
        rules = self.pack(options).rules
        if UNREADABLE not in options.selected(path, rules):
            return FileResult(path)
        rule = rules[UNREADABLE]
        case = rule.cases[0]
        message = case.message.replace("{detail}", message)
        said = (message, case.help or rule.help, case.severity)
        span = span or Span(Location(1, 1), Location(1, 1))
        finding = Finding(path, span, rule.code, rule.name, *said, "certain", url=rule.link, lines=lines)
        return FileResult(path, (replace(finding, in_file=in_file, edition=self.pack(options).edition.name),))

    def _checked(self, path: str, data: bytes) -> FileResult:
        from compatlint.checking.findings import OVER, FileResult

        self._clock.begin()
        if self._clock.late:
            return FileResult(path, skipped=OVER)
        self._import_libcst()
        from msgspec.structs import replace

        from compatlint.source.unreadable import NotPythonError, Unreadable

        try:
            checked = self._judged(path, data)
        except Unreadable as error:
            return self.problem(path, error.message, error.span, error.lines)
        except NotPythonError as error:
            return FileResult(path, skipped=str(error))
        if not (self.here.fix or self.here.diff) or path in self.outside or self._clock.late:
            return self._result(path, checked)
        with self._project(self.options(path)).trying(path):  # others see the file as it still is
            fixed, applied, checked = self._repaired(path, data, checked)
            result = self._result(path, checked)
        return replace(result, source=data, fixed=fixed, applied=applied) if fixed != data else result

    def _import_libcst(self) -> None:
        if self.here.own_process:
            quick_libcst.import_libcst()

    def _document(self, path: str, data: bytes) -> formats.Document:
        """What a file holds."""
        from compatlint.uses.requests_as_data import is_request

        judge = self.pack(self.options(path))
        return formats.read(path, data, partial(is_request, known=judge.dialect.requests))

    def _judged(
        self, path: str, data: bytes, *, again: bool = False, document: formats.Document | None = None
    ) -> Checked:
        """The file checked; `again` after fixes, when what others said of places in it is taken for all of it.

        Then every one of its ignore comments may be one that others need.
        """
        from msgspec.structs import replace

        from compatlint.checking.checked import judged

        options = self.options(path)
        judge = self.pack(options)
        selected = options.selected(path, judge.rules)
        limits, needed = self.limits.get(os.path.abspath(path), ()), self.needed.get(os.path.abspath(path), ())
        limits = [replace(limit, span=None) for limit in limits] if again else limits
        asked = (options.scope, selected, bool(selected & ON_REQUEST), limits, None if again and needed else needed)
        document = document or self._document(path, data)
        level = self._level(path) if (self.here.fix or self.here.diff) and path not in self.outside else None
        with_fixes = self.here.with_edits
        return judged(document, judge, self._project(options), *asked, with_fixes=with_fixes, level=level)

    def _project(self, options: Options) -> Project:
        if options.pack not in self._projects:
            from compatlint.dataflow.project.project import Project

            about = (self.screen(options).interests, self.modules, frozenset(self.given))
            project = Project(*about, budget=self.budget, asks=self.asks(options), shown=self.given)
            project.clock = self._clock
            if self._remembers:
                project.remember()
            self._projects[options.pack] = project
        return self._projects[options.pack]

    def fresh_project(self) -> Project:
        """A project of its own for all files that are checked and may be written, which forgets none."""
        from compatlint.dataflow.project.project import Project

        modules = Modules(roots(self.here), load.foreign_packages(*self.here.pack))
        interests = self.screen(self.here).interests_in(modules)
        ours = frozenset(path for path, shown in self.given.items() if shown not in self.outside)
        return Project(interests, modules, ours, None, self.budget)

    def _repaired(self, path: str, data: bytes, checked: Checked) -> tuple[bytes, tuple[str, ...], Checked]:
        """The content after round upon round of fixes, the codes fixed, and what is then left to say."""
        from compatlint.source.unreadable import Unreadable

        level = self._level(path)
        applied: tuple[str, ...] = ()
        for _ in range(ROUNDS):
            new, codes = checked.repaired(level) or (data, ())
            if new == data:
                break
            try:
                checked = self._judged(path, new, again=True)
            except Unreadable as error:
                raise RuntimeError(f"fixing {', '.join(codes)} gives what cannot be parsed: {error}") from error
            data, applied = new, (*applied, *codes)
        return data, applied, checked

    def _level(self, path: str) -> Applicability:
        return "unsafe" if self.options(path).unsafe_fixes else "safe"

    def _result(self, path: str, checked: Checked) -> FileResult:
        from msgspec.structs import replace

        from compatlint.checking.findings import FileResult

        findings = checked.findings(with_fixes=self.here.with_edits)
        if path in self.outside:
            findings = tuple(replace(one, fix=None, refusal=OUTSIDE) if one.fix else one for one in findings)
        broken = [self.problem(path, error.message, error.span, error.lines, error.in_file) for error in checked.broken]
        found = sorted((*findings, *(one for result in broken for one in result.findings)), key=lambda one: one.order)
        ignored, limits = checked.ignored_elsewhere(), checked.limits()
        passed = (checked.unresolved, checked.passed, checked.unread)
        return FileResult(path, tuple(found), *passed, ignored=ignored, limits=limits, partly=checked.partly)


def content(path: str) -> bytes:
    """What is in a file."""
    return regular_files.read(path)
