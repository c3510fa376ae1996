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
from compatlint.judging.hits import Rules
from compatlint.packs.pack import Pack
from compatlint.source.cells import Cell, Source, with_changes
from compatlint.source.formats import Document
from compatlint.source.text import Span, TextChange, apply_text_edits
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

    @property
    def unresolved(self) -> int:
        """Calls whose client or arguments could not be followed."""
        return len(self.found.blind)

    @property
    def partly(self) -> int:
        """Calls that were followed in part only."""
        return len(self.found.partly)

    @property
    def passed(self) -> tuple[str, ...]:
        """Why calls were passed over, for each."""
        return self.found.passed_calls

    @property
    def unread(self) -> tuple[str, ...]:
        """What is not read: packages, and data."""
        return self.found.unread

    def findings(self, with_fixes: bool) -> tuple[Finding, ...]:
        """What is said to the user, in order; with `with_fixes` with the text edits that repair it."""
        return self.wording.findings(with_fixes)

    def ignored_elsewhere(self) -> tuple[tuple[str, Span], ...]:
        """The ignore comments of other files that silenced findings of this one."""
        return self.found.ignored_elsewhere()

    def limits(self) -> tuple[Limit, ...]:
        """What it has to say of fixes in others."""
        return self.repairs.objections()

    def changes(self, level: Applicability) -> tuple[list[TextChange], tuple[str, ...]]:
        """What the fixes up to `level` change in the file's text, and the codes of what is fixed."""
        texts, codes = self._rewrites(level)
        return self.found.source.changes({cell: text for cell, text in texts.items() if text != cell.text}), codes

    def told(self, with_fixes: bool, level: Applicability | None) -> Told:
        """What there is to say of it and, up to a level, to fix in it: without the program itself."""
        rewritten = self.changes(level) if level is not None else ([], ())
        said = () if rewritten[0] else self.findings(with_fixes)  # what is fixed is judged again
        passed = (self.unresolved, self.passed, self.unread)
        return Told(said, *passed, self.ignored_elsewhere(), self.limits(), rewritten, self.partly)

    def _rewrites(self, level: Applicability) -> tuple[dict[Cell, str], tuple[str, ...]]:
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


class Told(Struct, frozen=True, eq=False):
    """The same of one of many programs, which then is let go."""

    said: tuple[Finding, ...]
    unresolved: int
    passed: tuple[str, ...]
    unread: tuple[str, ...]
    needed: tuple[tuple[str, Span], ...]
    limiting: tuple[Limit, ...]
    rewritten: tuple[list[TextChange], tuple[str, ...]]
    partly: int = 0

    def findings(self, with_fixes: bool) -> tuple[Finding, ...]:
        """What is said to the user."""
        return self.said

    def ignored_elsewhere(self) -> tuple[tuple[str, Span], ...]:
        """The ignore comments of other files that silenced findings of this one."""
        return self.needed

    def limits(self) -> tuple[Limit, ...]:
        """What it has to say of fixes in others."""
        return self.limiting

    def changes(self, level: Applicability) -> tuple[list[TextChange], tuple[str, ...]]:
        """What the fixes change, and the codes of what is fixed."""
        return self.rewritten


class Checked(Struct, frozen=True, eq=False):
    """What checking the parts of a file found, and those that could not be read; `first` is one of its programs."""

    first: Source | None
    parts: Sequence[Part | Told]
    broken: tuple[Unreadable, ...] = ()

    @property
    def unresolved(self) -> int:
        """Calls whose client or arguments could not be followed."""
        return sum(part.unresolved for part in self.parts)

    @property
    def partly(self) -> int:
        """Calls that were followed in part only."""
        return sum(part.partly for part in self.parts)

    @property
    def passed(self) -> tuple[str, ...]:
        """Why calls were passed over, for each."""
        return tuple(one for part in self.parts for one in part.passed)

    @property
    def unread(self) -> tuple[str, ...]:
        """The packages that are not read."""
        return tuple(dict.fromkeys(one for part in self.parts for one in part.unread))

    def findings(self, with_fixes: bool) -> tuple[Finding, ...]:
        """What is said to the user, each part in order; with `with_fixes` with the text edits that repair it."""
        return tuple(finding for part in self.parts for finding in part.findings(with_fixes))

    def ignored_elsewhere(self) -> tuple[tuple[str, Span], ...]:
        """The ignore comments of other files that silenced findings of this one."""
        return tuple(one for part in self.parts for one in part.ignored_elsewhere())

    def limits(self) -> tuple[Limit, ...]:
        """What this file has to say of fixes in others."""
        return tuple(one for part in self.parts for one in part.limits())

    def repaired(self, level: Applicability) -> tuple[bytes, tuple[str, ...]] | None:
        """The file's bytes after the fixes up to `level`, and the codes fixed; None where there is no part."""
        if self.first is None:
            return None
        found = [part.changes(level) for part in self.parts]
        data = with_changes(self.first, [change for changes, _ in found for change in changes])
        if data is None or data == self.first.data:
            return self.first.data, ()
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
    *,
    with_fixes: bool = False,
    level: Applicability | None = None,
) -> Checked:
    """Judge what a file holds; the first as `check` has it.

    `limits` is what other files have to say of fixes in it, `needed` are the ignore comments that they need. Of one of
    many programs no more is kept than what is said, `with_fixes` or without, and what fixes up to `level` change.
    """
    parts: list[Part | Told] = []
    first = None
    rules = Rules(pack, selected)
    for source in document.sources:
        first = first or source
        found = check(source, pack, project, scope, selected, unresolved, rules)
        context = Context(pack, project, References(project), found.traffic)
        part = Part(found, Repairs(found, context, limits), needed)
        parts.append(part.told(with_fixes, level) if document.many else part)
    return Checked(first, parts, tuple(document.broken))
