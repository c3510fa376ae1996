"""What checking one file gave, all of its parts taken together: what is said, and what the fixes make of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from msgspec import Struct

from compatlint.checking.check import check
from compatlint.checking.findings import Finding, Limit
from compatlint.checking.found import Found
from compatlint.checking.repairs import Repairs
from compatlint.checking.wording import Wording
from compatlint.dataflow.project.project import Project
from compatlint.dataflow.references.references import References
from compatlint.edits.edit import Applicability
from compatlint.fixers.fix import Context
from compatlint.packs.pack import Pack
from compatlint.source.cells import Cell, with_texts
from compatlint.source.formats import Document
from compatlint.source.text import Span, apply_text_edits
from compatlint.source.unreadable import Unreadable


class Part(Struct, frozen=True, eq=False, dict=True):
    """A program of the file that is judged on its own: what was found in it, and the repairs."""

    found: Found
    repairs: Repairs
    needed: Collection[Span] | None = ()
    """The ignore comments that other files need; None where any may be one."""

    @cached_property
    def wording(self) -> Wording:
        """What is said of it."""
        return Wording(self.found, self.repairs, self.needed)

    def rewrites(self, level: Applicability) -> tuple[dict[Cell, str], tuple[str, ...]]:
        """The texts of the cells that the fixes up to `level` change, and the codes of what is fixed."""
        wanted = ("safe",) if level == "safe" else ("safe", "unsafe")
        chosen = [
            (hit, fix)
            for hit in self.found.heard
            if (fix := self.repairs.fixes.get(hit)) and fix.applicability in wanted
        ]
        if chosen:
            texts = self.repairs.applied([edit for _, fix in chosen for edit in fix.edits])
            if texts is None:  # each can be made, but not all of them together
                chosen = chosen[:1]
                texts = self.repairs.applied(list(chosen[0][1].edits)) or {}
            return texts, tuple(hit.rule.code for hit, _ in chosen) if texts else ()
        return self._without_ignores()

    def _without_ignores(self) -> tuple[dict[Cell, str], tuple[str, ...]]:
        fixes = [
            (finding, fix)
            for finding, fix in self.wording.about_ignores
            if fix is not None and fix.applicability == "safe"
        ]
        texts = {}
        for cell in self.found.source.cells if self.found.source.rewritable else ():
            edits = {edit for finding, fix in fixes if finding.span.cell == cell.index for edit in fix.edits}
            text = cell.with_code(apply_text_edits(cell.code, edits)) if edits else None
            if text is not None:
                texts[cell] = text
        changed = {cell.index for cell in texts}
        return texts, tuple(finding.code for finding, _ in fixes if finding.span.cell in changed)


class Checked(Struct, frozen=True, eq=False):
    """What checking the parts of a file found, and those that could not be read."""

    parts: tuple[Part, ...]
    broken: tuple[Unreadable, ...] = ()

    @property
    def unresolved(self) -> int:
        """Calls whose client or arguments could not be followed."""
        return sum(len(part.found.blind) for part in self.parts)

    @property
    def passed(self) -> tuple[str, ...]:
        """Why calls were passed over, for each."""
        return tuple(one.what for part in self.parts for one in part.found.passed if not one.package)

    @property
    def unread(self) -> tuple[str, ...]:
        """The packages that are not read."""
        return tuple(dict.fromkeys(one.what for part in self.parts for one in part.found.passed if one.package))

    def findings(self, with_fixes: bool) -> tuple[Finding, ...]:
        """What is said to the user, each part in order; with `with_fixes` with the text edits that repair it."""
        return tuple(finding for part in self.parts for finding in part.wording.findings(with_fixes))

    def ignored_elsewhere(self) -> tuple[tuple[str, Span], ...]:
        """The ignore comments of other files that silenced findings of this one."""
        return tuple(one for part in self.parts for one in part.found.ignored_elsewhere())

    def limits(self) -> tuple[Limit, ...]:
        """What this file has to say of fixes in others."""
        return tuple(one for part in self.parts for one in part.repairs.objections())

    def repaired(self, level: Applicability) -> tuple[bytes, tuple[str, ...]] | None:
        """The file's bytes after the fixes up to `level`, and the codes fixed; None where there is no part."""
        if not self.parts:
            return None
        source = self.parts[0].found.source
        found = [part.rewrites(level) for part in self.parts]
        data = with_texts(source, {cell: text for texts, _ in found for cell, text in texts.items()})
        if data is None or data == source.data:
            return source.data, ()
        return data, tuple(code for _, codes in found for code in codes)


def judged(
    document: Document,
    pack: Pack,
    project: Project,
    scope: str,
    selected: frozenset[str],
    unresolved: bool = False,
    limits: Sequence[Limit] = (),
    needed: Collection[Span] | None = (),
) -> Checked:
    """Judge what a file holds; the first as `check` has it.

    `limits` is what other files have to say of fixes in it, `needed` are the ignore comments that they need.
    """
    parts = []
    for source in document.sources:
        found = check(source, pack, project, scope, selected, unresolved)
        context = Context(pack, project, References(project), found.traffic)
        parts.append(Part(found, Repairs(found, context, limits), needed))
    return Checked(tuple(parts), document.broken)
