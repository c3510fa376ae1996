"""A checker of files that are being edited: what it learns of the project lasts until a text changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from compatlint.checking.checked import Checked, Part
from compatlint.checking.checker import ROUNDS, Checker
from compatlint.checking.findings import FileResult, Limit
from compatlint.checking.repairs import Repairs
from compatlint.config.options import Nearest, Options
from compatlint.dataflow.project.budget import Budget
from compatlint.dataflow.project.project import Project
from compatlint.dataflow.project.recorded import Answers
from compatlint.errors import UsageError, internal_error
from compatlint.fixers.fix import Fix, Refusal
from compatlint.judging.hits import Hit
from compatlint.packs.pack import Pack
from compatlint.source.text import Span
from compatlint.source.unreadable import NotPythonError, Unreadable

FEWER = 4  # the part of the questions of a run that is asked for each file, which is judged again and again


class Judged(Struct, frozen=True, eq=False):
    """A text, what is said of it, and the answers of the project that this depends on."""

    data: bytes
    result: FileResult
    checked: Checked | None = None
    answers: Answers = {}
    error: str = ""
    """What went wrong in ourselves."""

    def parts(self) -> Iterator[Part]:
        """The programs of the file."""
        yield from (one for one in (self.checked.parts if self.checked is not None else ()) if isinstance(one, Part))


class Unasked(Repairs, frozen=True, eq=False, dict=True):
    """Repairs of which nothing is to be known yet: what is said as one types does not wait for the fixers."""

    @cached_property
    def answers(self) -> dict[Hit, Fix | Refusal]:
        """None."""
        return {}


class Warm(Checker):
    """Checks files again and again; a question to the project is given up where the answer is not `wanted` any more."""

    def __init__(
        self, nearest: Nearest, here: Options, wanted: Callable[[], bool], budget: Budget | None = None
    ) -> None:
        super().__init__(nearest, here)
        self._wanted = wanted
        self._budget = budget
        self._held: dict[str, bytes] = {}
        self.changes = 0
        """How often a text was another than before."""

    @property
    def budget(self) -> Budget:
        """What is spent on each file."""
        return self._budget or super().budget.part(FEWER)

    def hold(self, path: str, data: bytes | None) -> None:
        """Let a file be `data`, whatever is on disk; None: what is there now."""
        if data is None:
            self._held.pop(path, None)
        elif self._held.get(path) == data:
            return
        else:
            self._held[path] = data
        self.changes += 1
        self.modules.hold(path, data)
        for screen in self._screens.values():
            screen.interests.forget()
        for project in self._projects.values():
            project.changed(path)

    def still_holds(self, known: Judged, data: bytes) -> bool:
        """Is what was said of a text still to be said?"""
        path = known.result.filename
        if known.data != data or known.error:
            return False
        if known.checked is None:
            return bool(known.result.findings) or not self.concerns(path, data)
        return self.project(path).still_says(known.answers)

    def judge(self, path: str, data: bytes, is_open: bool) -> Judged:
        """What is said of a file with that text, whatever others say of it; of one that is open they see that text."""
        try:
            if not self.concerns(path, data):
                if is_open:
                    self.hold(path, data)
                return Judged(data, FileResult(path))
            self._import_libcst()
            document = self._document(path, data)
            if is_open:
                self.hold(path, data)
            checked = self._judged(path, data, document=document)
            result = self._result(path, checked)
            return Judged(data, result, checked, self.project(path).answers)
        except Unreadable as error:
            return Judged(data, self.problem(path, error.message, error.span, error.lines, error.in_file))
        except NotPythonError:
            return Judged(data, FileResult(path))
        except UsageError:
            raise
        except Exception as error:  # whatever it is, the server goes on
            return Judged(data, FileResult(path), error=internal_error(error))

    def limited(self, known: Judged, limits: Sequence[Limit], needed: Collection[Span]) -> Judged:
        """What was found, with regard to what other files say of it."""
        if known.checked is None or not (limits or needed):
            return known
        parts = [
            Part(one.found, replace(one.repairs, limits=limits), needed) if isinstance(one, Part) else one
            for one in known.checked.parts
        ]
        checked = Checked(known.checked.first, parts, known.checked.broken)
        return replace(known, checked=checked, result=self._result(known.result.filename, checked))

    def _result(self, path: str, checked: Checked) -> FileResult:
        parts = [
            Part(one.found, Unasked(one.found, one.repairs.context), one.needed) if isinstance(one, Part) else one
            for one in checked.parts
        ]
        return super()._result(path, Checked(checked.first, parts, checked.broken))

    def repaired(self, path: str, data: bytes) -> bytes:
        """The text after all safe fixes, round upon round."""
        with self.project(path).trying(path):
            for _ in range(ROUNDS):
                checked = self._judged(path, data, again=True)
                new, _ = checked.repaired("safe") or (data, ())
                if new == data:
                    break
                data = new
        return data

    def project(self, path: str) -> Project:
        """The project that a file is of."""
        return self._project(self.options(path))

    def _project(self, options: Options) -> Project:
        project = super()._project(options)
        project.wanted = self._wanted
        return project

    def rules_of(self, path: str) -> Pack:
        """The pack that judges a file."""
        return self.pack(self.options(path))

    def around(self, path: str) -> tuple[str, ...]:
        """The checked files whose calls may have to do with a file."""
        return self.project(path).around(os.path.abspath(path))
