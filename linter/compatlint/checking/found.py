"""What was found in one file, and who silenced it: the hits that are heard, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import libcst as cst
from msgspec import Struct

from compatlint.checking.ignores import Ignores
from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.scope import CallSite, File, Scope
from compatlint.judging.hits import Hit
from compatlint.judging.sharing import Traffic
from compatlint.packs.pack import Pack
from compatlint.source.cells import Source
from compatlint.source.spans import Wanted
from compatlint.source.text import Span
from compatlint.uses.passed_over import PassedOver
from compatlint.uses.use import Use

UNRESOLVED = "CL004"


class Found(Struct, frozen=True, eq=False, dict=True):
    """What was found in one file; a hit may be about another, where a call of this one brought it to light.

    `traffic` is everything that was seen, `selected` are the codes that were looked for, `blind` the uses that could
    not be followed, `passed` what was passed over.
    """

    source: Source
    pack: Pack
    project: Project
    file: File
    hits: tuple[Hit, ...]
    selected: frozenset[str]
    traffic: Traffic
    blind: tuple[Use, ...] = ()
    passed: tuple[PassedOver, ...] = ()
    partly: tuple[CallSite, ...] = ()
    """The other calls that were followed in part only."""

    @cached_property
    def heard(self) -> tuple[Hit, ...]:
        """The hits that no comment silences."""
        return tuple(hit for hit in self.hits if not self._is_silenced(hit))

    def _is_silenced(self, hit: Hit) -> bool:
        """Does a comment silence a hit where it is shown, or where it would be if that file were checked too?"""
        if self.is_silenced(hit.rule.code, hit.node, hit.uses):
            return True
        elsewhere = [self.is_silenced(hit.rule.code, node, hit.uses) for node, _ in hit.origins]
        return bool(elsewhere) and all(elsewhere)

    @property
    def silent(self) -> frozenset[cst.Call]:
        """The clients whose going a comment speaks against."""
        hits = set(self.hits) - set(self.heard)
        return frozenset(use.call for hit in hits if hit.rule.options.get("first") for use in hit.uses)

    @property
    def passed_calls(self) -> tuple[str, ...]:
        """Why calls were passed over, for each."""
        return tuple(one.what for one in self.passed if not one.package)

    @property
    def unread(self) -> tuple[str, ...]:
        """What is not read: packages, and data."""
        return (*(one.what for one in self.passed if one.package), *self.source.unread)

    def ignored_elsewhere(self) -> tuple[tuple[str, Span], ...]:
        """The ignore comments of other files that silenced findings of this one."""
        _ = self.heard
        others = [(file, ignores) for (file, _), ignores in self.ignores.items() if file is not self.file]
        return tuple((file.filename, span) for file, ignores in others for span in ignores.used())

    def is_silenced(self, code: str, node: cst.CSTNode, uses: Iterable[Use]) -> bool:
        """Does a comment silence a finding of `code` at a node, about these uses?"""
        file, span = self.spans[node]
        rows = [span.start.row]
        for use in uses:
            where, call = self.spans[use.call]
            if where is file and call.cell == span.cell:
                rows += [call.start.row, call.end.row]
        above = self.source_of(file).cells[0].above
        here = self.ignores[file, span.cell].covers(code, [row - above for row in rows])
        return here or any(self.ignores[file, cell.index].covers(code, ()) for cell in self.source_of(file).cells)

    @cached_property
    def ignores(self) -> dict[tuple[File, int | None], Ignores]:
        """The ignore comments of each file, by cells."""
        placed = (scope.file for hit in self.hits for scope in (hit.scope, *(scope for _, scope in hit.origins)))
        files = dict.fromkeys((self.file, *placed))
        return {
            (file, cell.index): Ignores.of(cell.code, cell=cell.index)
            for file in files
            for cell in self.source_of(file).cells
        }

    @cached_property
    def spans(self) -> dict[cst.CSTNode, tuple[File, Span]]:
        """Where the nodes that are spoken of stand."""
        return self.located(self._nodes())

    def located(self, placed: Iterable[tuple[cst.CSTNode, Scope]]) -> dict[cst.CSTNode, tuple[File, Span]]:
        """Where nodes of scopes stand."""
        nodes: dict[File, list[cst.CSTNode]] = {}
        for node, scope in placed:
            nodes.setdefault(scope.file, []).append(node)
        return {
            node: (file, span)
            for file, wanted in ((file, Wanted.of(some)) for file, some in nodes.items())
            for cell in self.source_of(file).cells
            for node, span in cell.spans(wanted).items()
        }

    def _nodes(self) -> Iterator[tuple[cst.CSTNode, Scope]]:
        for hit in self.hits:
            yield hit.node, hit.scope
            yield from hit.origins
            for use in hit.uses:
                yield use.call, use.scope
                yield use.anchor, use.home or use.scope
            if hit.alt is not None:
                yield from ((step.node, step.scope) for step in hit.alt.way)
            if hit.site is not None:
                yield hit.site.node, hit.site.scope
            yield from ((step.node, step.scope) for step in hit.beside)
        for use in self.blind:
            yield use.call, use.scope
            yield use.anchor, use.home or use.scope
        yield from ((one.node, one.scope) for one in self.passed)
        yield from ((site.call, site.scope) for site in self.partly)

    def source_of(self, file: File) -> Source:
        """What a file was read from."""
        return self.source if file is self.file else self.project.source(file) or self.source
