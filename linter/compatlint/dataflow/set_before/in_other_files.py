"""What other files set before the code of one runs: those that it imports, its packages, the scripts that lead to it.

Of a module all is run, in order, with what it imports; what a function sets is only possible. Where several scripts
lead to a file, each is one of several ways to come there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from msgspec import Struct, field

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.guards import taken
from compatlint.dataflow.scopes.scope import Change, Definition, File, Point
from compatlint.dataflow.set_before.in_file import UNSET, Alts, in_order, where
from compatlint.dataflow.values.container_updates import override, under
from compatlint.dataflow.values.values import ABSENT, Alt

Writes: TypeAlias = "Callable[[File], Mapping[Definition | Change, Alts]]"
DEEP = 4  # files that import one another


class Surroundings(Struct, frozen=True, eq=False):
    """Follows one setting: `writes` tells where a file writes it, and what.

    Only files that say one of `words`, or that import one that does, are looked into.
    """

    evaluator: Evaluator
    words: tuple[bytes, ...]
    writes: Writes
    _known: dict[tuple[File, bool], Alts] = field(default_factory=dict)

    def of(self, point: Point) -> Alts:
        """What is written before the program comes to `point`, with an absent alternative unless that is certain."""
        file, project = point.block.scope.file, self.evaluator.project
        early = point.block.scope.kind == "module"  # it runs while the file is imported
        if project is None:
            return UNSET
        if (file, early) not in self._known:
            self._known[file, early] = self._before(project, file, early=early)
        return self._known[file, early]

    def _before(self, project: Project, file: File, *, early: bool) -> Alts:
        walk = _Walk(self, project, file, project.above(file)) if early else _Walk(self, project)
        alts = UNSET
        for package in project.packages(file, self.words):
            alts = override(alts, walk.run(package))
        alts = override(alts, _Walk(self, project).imports(file))
        tops = project.entries(file, self.words) if any(alt.value is ABSENT for alt in alts) else []
        if not any(tops):
            return alts
        ways = [UNSET if top is None else walk.run(top) for top in tops]
        each = [under(way, taken((file, "started"), number, of=len(tops))) for number, way in enumerate(ways)]
        return override(alts, tuple(alt for way in each for alt in way))


class _Walk(Struct):
    """Runs modules in order, up to the import of `until`, which the files `above` lead to."""

    setting: Surroundings
    project: Project
    until: File | None = None
    above: frozenset[str] = frozenset()
    arrived: bool = False
    depth: int = 0
    done: set[File] = field(default_factory=set)

    def run(self, file: File) -> Alts:
        """What running a module leaves written; a second import of one does nothing."""
        if not self.depth:
            self.done.clear()
        if file in self.done or self.depth > DEEP:
            return UNSET
        self.done.add(file)
        alts, self.arrived = UNSET, False
        left = dict(self.setting.writes(file))
        self.depth += 1
        for item, at in in_order(file.scope.block):
            if self.arrived:
                break
            if item in left:
                guard = self.setting.evaluator.reached(at, None)
                written = left.pop(item)
                alts = alts if guard is None else override(alts, where(written, guard))
            else:
                alts = override(alts, self.imported(item, file))
        else:
            for item, written in left.items():  # in functions
                alts = override(alts, _perhaps(written, item))
        self.depth -= 1
        return alts

    def imports(self, file: File) -> Alts:
        """What is left written by the imports of a file."""
        alts = UNSET
        for item, _ in in_order(file.scope.block):
            alts = override(alts, self.imported(item, file))
        return alts

    def imported(self, item: Definition | Change, file: File) -> Alts:
        """What one import leaves written."""
        if not isinstance(item, Definition) or item.how != "import":
            return UNSET
        alts = UNSET
        for other in self.project.imported(item, file, self.setting.words, self.above):
            if other is self.until:
                self.arrived = True
            if self.arrived:
                break
            alts = override(alts, self.run(other))
        return alts


def _perhaps(alts: Iterable[Alt], item: object) -> Alts:
    """`alts`, written or not."""
    return (*under(alts, taken((item, "written"), 0)), *under(UNSET, taken((item, "written"), 1)))
