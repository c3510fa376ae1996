"""Checks one file after another, each with the options of its place."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeAlias

from compatlint.checking.targets import Judged
from compatlint.config.options import ON_REQUEST, Nearest, Options
from compatlint.dataflow.project.budget import SHARING, WHOLE, Budget
from compatlint.errors import UsageError
from compatlint.packs import load
from compatlint.screen.modules import Modules
from compatlint.screen.screen import Look, Screen, Words
from compatlint.source import formats, quick_libcst, regular_files

if TYPE_CHECKING:
    from compatlint.checking.checked import Checked
    from compatlint.checking.findings import FileResult, Finding, Limit
    from compatlint.dataflow.project.project import Project
    from compatlint.edits.edit import Applicability
    from compatlint.packs.pack import Pack
    from compatlint.source.text import Span

UNREADABLE = "CL001"
OUTSIDE = "the file is a symbolic link out of the tree: what it leads to is not rewritten"
PackKey: TypeAlias = "tuple[tuple[str, ...], str | None]"
ROUNDS = 100  # of fixing one file; each applies every fix that it can


class Checker:
    """Checks one file after another, each with the options of its place; nothing that a file does ends the run."""

    def __init__(self, nearest: Nearest, here: Options, turn: int = 0) -> None:
        self.nearest = nearest
        self.here = here.for_target(turn) or here
        self._turn = turn  # which of several targets judges
        self._folders: dict[str, Options] = {}
        self._passed: set[str] = set()  # the folders that have no target for this turn
        self._packs: dict[tuple[str | None, PackKey], Pack] = {}
        self._screens: dict[PackKey, Screen] = {}
        self._modules = Modules(roots(here), load.foreign_packages(*self.here.pack))
        self._projects: dict[PackKey, Project] = {}
        self._remembers = False
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
        try:
            data = content(path)
        except OSError as error:
            return self.problem(path, f"cannot be read: {error.strerror or error}")
        return self.check(path, data)

    def together(self, paths: Sequence[str]) -> list[FileResult]:
        """The results of some files, which share what is learnt of the project where nothing is fixed."""
        if not (self.here.fix or self.here.diff):
            self._remembers = True
            for project in self._projects.values():
                project.remember()
        return [result for path in paths if (result := self(path))]

    def check(self, path: str, data: bytes) -> FileResult | None:
        """The result of a file with the content `data`."""
        try:
            if not self.concerns(path, data):
                return None
            return self._checked(path, data)
        except UsageError:
            raise
        except Exception as error:  # whatever it is, the other files are still to be checked
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
            return self.screen(self.options(path)).look(path, content(path))
        except OSError:
            return None

    def note(self, path: str, look: Look | None) -> None:
        """Remember what was seen: whoever imports the file asks for it."""
        self.screen(self.options(path)).note(path, look)

    @cached_property
    def passing(self) -> tuple[str, ...]:
        """The files that are checked and worth a worker's look."""
        return tuple(filter(self.passes, self.given.values()))

    @property
    def budget(self) -> Budget:
        """What is spent on each file: the files that are worth a look share what a run has."""
        return WHOLE.shared(len(self.passing) if len(self.given) > SHARING else len(self.given))

    def unfixed(self, path: str) -> FileResult:
        """The result of a file as it is now, without any fix."""
        from compatlint.checking.findings import FileResult

        plain = Checker(self.nearest, self.here._replace(fix=False, diff=False))
        return plain(path) or FileResult(path)

    def lost(self, paths: Sequence[str], how: str) -> list[FileResult]:
        """The results of files at one of which a worker died."""
        from compatlint.checking import workers

        if len(paths) > 1:
            return [
                one for some in workers.every(self.together, [(path,) for path in paths], 1, self.lost) for one in some
            ]
        return [
            self.problem(path, f"internal error: the analyser died of it ({how}); please report it") for path in paths
        ]

    def options(self, path: str) -> Options:
        """The options for the file `path`."""
        folder = os.path.dirname(path)
        found = self._folders.get(folder)
        if found is None:
            there = self.nearest.at(os.path.abspath(folder))
            mine = there.for_target(self._turn)
            if mine is None:
                self._passed.add(folder)
            found = self._folders[folder] = mine or there.for_target(0) or there
        return found

    def screen(self, options: Options) -> Screen:
        """Which files with `options` are worth a look at their code."""
        if options.pack not in self._screens:
            kinds = (
                "words",
                "far",
                "seeds",
                "called",
                "answers",
                "naming",
                "adding",
                "libraries",
                "hosts",
                "unread",
                "ids",
            )
            rules, target = options.pack
            words = Words(*(load.words(rules, kind, target) for kind in kinds))
            self._screens[options.pack] = Screen(self._modules, words)
        return self._screens[options.pack]

    def pack(self, options: Options) -> Pack:
        """The rules for files with `options`."""
        key = (options.edition, options.pack)
        if key not in self._packs:
            rules, target = options.pack
            edition = load.named_edition(options.edition, rules, options.origin("edition"), (target, *options.beside))
            self._packs[key] = load.load(edition, rules, target)
        return self._packs[key]

    def judges(self) -> list[Judged]:
        """The targets and editions that judged or, where no file was worth loading them, would have."""
        if not self._packs:
            (rules, target), beside = self.here.pack, self.here.beside
            edition = load.named_edition(self.here.edition, rules, targets=(target, *beside))
            return [Judged(load.target_name(rules, target), edition)]
        found = (Judged(one.provider.name, one.edition.name) for one in self._packs.values())
        return list(dict.fromkeys(found))

    def packs(self) -> tuple[Pack, ...]:
        """The packs that judged, those for the current directory first."""
        here = (self.here.edition, self.here.pack)
        return tuple(self._packs[key] for key in sorted(self._packs, key=lambda key: key != here))

    def own_packs(self) -> str:
        """The packs of the user that judged, and where they say that requests go."""
        own = [(path, pack) for (_, (rules, _)), pack in self._packs.items() for path in rules]
        if not own:
            return ""
        files = dict.fromkeys(path.removeprefix(os.path.join(os.getcwd(), "")) for path, _ in own)
        urls = dict.fromkeys(pack.provider.base_url for _, pack in own)
        return f"with the pack {', '.join(files)}: requests go to {', '.join(urls)}"

    def validate(self) -> None:
        """What the command line and every configuration file met so far say of rules must mean something."""
        for options in self.nearest.met():
            mine = options.for_target(self._turn)
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
        self._import_libcst()
        from msgspec.structs import replace

        from compatlint.checking.findings import FileResult
        from compatlint.source.unreadable import NotPythonError, Unreadable

        try:
            checked = self._judged(path, data)
        except Unreadable as error:
            return self.problem(path, error.message, error.span, error.lines)
        except NotPythonError as error:
            return FileResult(path, skipped=str(error))
        if not (self.here.fix or self.here.diff) or path in self.outside:
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

            project = Project(self.screen(options).interests, self._modules, frozenset(self.given), budget=self.budget)
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
        return FileResult(path, tuple(found), *passed, ignored=ignored, limits=limits)


def content(path: str) -> bytes:
    """What is in a file."""
    return regular_files.read(path)


def roots(options: Options) -> tuple[str, ...]:
    """Where modules of the project may lie: the directories given and the one that we are in, each with its `src`.

    A directory that is a package is imported from above: what is in it has no names of its own.
    """
    given = [os.path.abspath(path) for path in options.paths if os.path.isdir(path)]
    folders = dict.fromkeys(map(_above_package, (*given, options.root, os.getcwd())))
    return tuple(root for folder in folders for root in (folder, os.path.join(folder, "src")) if os.path.isdir(root))


def _above_package(folder: str) -> str:
    """The directory that a package is imported from; of what is no package, the directory itself."""
    while os.path.isfile(os.path.join(folder, "__init__.py")) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return folder


def internal_error(error: Exception) -> str:
    """What went wrong in ourselves, and where, in one line; with COMPATLINT_DEBUG set, all of it on standard error."""
    import traceback

    if os.environ.get("COMPATLINT_DEBUG"):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    said = " ".join(str(error).split())[:200]
    return f"internal error: {type(error).__name__}{f': {said}' if said else ''}{where}; please report it"
