"""What checking one file found: the findings and repairs that are made of its hits when they are asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from linter.edits import apply_in_order, deletes_comment, puts_quotes_in_f_string
from linter.fixers import FOR_DATA, Fixer, fixer
from linter.fixers.readers import holder
from linter.hits import pack_words
from linter.lines import apply_text_edits
from linter.markers import markers
from linter.model import (
    Applicability,
    Context,
    Edit,
    Finding,
    Fix,
    Hit,
    Limit,
    Pack,
    Refusal,
    Related,
    Remark,
    Rule,
    Span,
    TextEdit,
    TextFix,
    Use,
)
from linter.objections import Objection, objections
from linter.project import Project
from linter.scope import File, Scope
from linter.source import Cell, Source, deep, rewritten, with_texts
from linter.suppress import Ignores
from linter.traffic import Traffic
from linter.values import Truth

UNRESOLVED, MARKER = "CL004", "CL005"
LEVELS: tuple[Applicability, ...] = ("safe", "unsafe", "display")


class _Blanks(dict[str, str]):
    """A placeholder without a value shows as itself."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


class Checked(Struct, frozen=True, eq=False, dict=True):
    """What checking one file found; findings and repairs are made from it when asked for."""

    source: Source
    pack: Pack
    project: Project
    file: File
    hits: tuple[Hit, ...]
    selected: frozenset[str]
    context: Context
    blind: tuple[Use, ...] = ()
    given_limits: Sequence[Limit] = ()

    @property
    def traffic(self) -> Traffic:
        """What else goes through what a repair would touch."""
        return self.context.traffic

    @property
    def unresolved(self) -> int:
        """Calls whose client or arguments could not be followed."""
        return len(self.blind)

    def findings(self, with_fixes: bool) -> tuple[Finding, ...]:
        """What is said to the user, in order; with `with_fixes` each has the text edits that repair it.

        A finding may be about another file that is checked too, where a call of this one brought it to light.
        """
        made = [self.finding(hit, with_fixes) for hit in self.heard]
        made += self._blind_findings() if UNRESOLVED in self.selected else []
        made += [*self._marker_findings(), *(finding for finding, _ in self._about_ignores)]
        return tuple(sorted(made, key=lambda finding: finding.order))

    def ignored_elsewhere(self) -> tuple[tuple[str, Span], ...]:
        """The ignore comments of other files that silenced findings of this one."""
        _ = self.heard
        others = [(file, ignores) for (file, _), ignores in self._ignores.items() if file is not self.file]
        return tuple((file.filename, span) for file, ignores in others for span in ignores.used())

    def limits(self) -> tuple[Limit, ...]:
        """What this file has to say of fixes in others."""
        found = [one for one in objections(self.traffic.uses, self.pack) if self._may_be_fixed(one)]
        places = self._located([(one.node, one.scope) for one in found])
        return tuple(dict.fromkeys(self._limit(one, *places[one.node]) for one in found))

    def _limit(self, objection: Objection, file: File, span: Span) -> Limit:
        why = f"a call of {objection.use.endpoint} in {self.source.filename}"
        return Limit(os.path.abspath(file.filename), span, objection.level, why)

    def _may_be_fixed(self, objection: Objection) -> bool:
        file = objection.scope.file
        return file is not self.file and self.project.is_given(file)

    def repaired(self, level: Applicability) -> tuple[bytes, tuple[str, ...]]:
        """The file's bytes after the fixes up to `level` ("safe" or "unsafe"), and the codes of what was fixed."""
        texts, codes = self.rewrites(level)
        data = with_texts(self.source, texts)
        return data, codes if data != self.source.data else ()

    def rewrites(self, level: Applicability) -> tuple[dict[Cell, str], tuple[str, ...]]:
        """The same, as the texts of the cells that change."""
        wanted = ("safe",) if level == "safe" else ("safe", "unsafe")
        chosen = [(hit, fix) for hit in self.heard if (fix := self._fixes.get(hit)) and fix.applicability in wanted]
        if chosen:
            texts = self._applied([edit for _, fix in chosen for edit in fix.edits])
            return texts, tuple(hit.rule.code for hit, _ in chosen) if texts else ()
        return self._without_ignores()

    # what is heard

    @cached_property
    def _spans(self) -> dict[cst.CSTNode, tuple[File, Span]]:
        """Where the nodes that are spoken of stand."""
        return self._located(self._nodes())

    def _located(self, placed: Iterable[tuple[cst.CSTNode, Scope]]) -> dict[cst.CSTNode, tuple[File, Span]]:
        nodes: dict[File, list[cst.CSTNode]] = {}
        for node, scope in placed:
            nodes.setdefault(scope.file, []).append(node)
        return {
            node: (file, span)
            for file, wanted in nodes.items()
            for cell in self._source_of(file).cells
            for node, span in cell.spans(wanted).items()
        }

    def _nodes(self) -> Iterator[tuple[cst.CSTNode, Scope]]:
        for hit in self.hits:
            yield hit.node, hit.scope
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

    def _source_of(self, file: File) -> Source:
        return self.source if file is self.file else self.project.source(file) or self.source

    @cached_property
    def _ignores(self) -> dict[tuple[File, int | None], Ignores]:
        files = {self.file: None, **{hit.scope.file: None for hit in self.hits}}
        return {
            (file, cell.index): Ignores.of(cell.code, cell=cell.index)
            for file in files
            for cell in self._source_of(file).cells
        }

    @cached_property
    def heard(self) -> tuple[Hit, ...]:
        """The hits that no comment silences."""
        return tuple(hit for hit in self.hits if not self._silenced(hit.rule.code, hit.node, hit.uses))

    @property
    def silent(self) -> frozenset[cst.Call]:
        """The clients whose going a comment speaks against."""
        hits = set(self.hits) - set(self.heard)
        return frozenset(use.call for hit in hits if hit.rule.options.get("first") for use in hit.uses)

    def _silenced(self, code: str, node: cst.CSTNode, uses: Iterable[Use]) -> bool:
        file, span = self._spans[node]
        rows = [span.start.row]
        for use in uses:
            where, call = self._spans[use.call]
            if where is file and call.cell == span.cell:
                rows += [call.start.row, call.end.row]
        above = self._source_of(file).cells[0].above
        here = self._ignores[file, span.cell].covers(code, [row - above for row in rows])
        return here or any(self._ignores[file, cell.index].covers(code, ()) for cell in self._source_of(file).cells)

    @cached_property
    def answers(self) -> dict[Hit, Fix | Refusal]:
        """What the fixers say of the hits that have one."""
        self.context.references.refresh()
        return {
            hit: self._answer(hit, repairs)
            for hit in self.heard
            if (repairs := fixer(hit.case.fix)) is not None
        }

    def _answer(self, hit: Hit, repairs: Fixer) -> Fix | Refusal:
        if not self.source.rewritable:
            return Refusal("this file can't be written back byte for byte")
        if self.source.requests and hit.case.fix not in FOR_DATA:
            return Refusal("a request that is written as data has no such rewrite")
        if not (self.context.wishes.migrate or self._is_mine(hit)):
            return Refusal("it takes changes of several files, which `migrate` makes")
        fix = repairs(replace(hit, concerned=self.traffic.of(hit)), self.context)
        if isinstance(fix, Refusal):
            return fix
        if self._puts_quotes_in_f_string(fix):
            return Refusal("it stands in an f-string, where older versions of Python take no further quotes")
        risky = fix.applicability == "safe" and (self._loses_comment(fix) or self._is_imported(hit))
        if not self._can_apply(fix):
            return Refusal("prompts leave no room for a new line")
        return self._limited(hit, replace(fix, applicability="unsafe") if risky else fix)

    @cached_property
    def _fixes(self) -> dict[Hit, Fix]:
        return {hit: fix for hit, fix in self.answers.items() if isinstance(fix, Fix)}

    def _puts_quotes_in_f_string(self, fix: Fix) -> bool:
        return any(puts_quotes_in_f_string(tree, edit) for tree in self.file.modules for edit in fix.edits)

    def _loses_comment(self, fix: Fix) -> bool:
        return any(deletes_comment(tree, edit) for tree in self.file.modules for edit in fix.edits)

    def _is_imported(self, hit: Hit) -> bool:
        """May another file read what holds the item?"""
        name, scope = holder(hit.site) if hit.site is not None else (None, None)
        return name is not None and scope is self.file.scope and self.project.is_imported(self.file, name)

    def _limited(self, hit: Hit, fix: Fix) -> Fix:
        """The fix as far as other files let it be one."""
        spans = [None, *(self._spans[node][1] for node in (hit.uses[0].call, hit.site.node if hit.site else hit.node))]
        limits = [one for one in self.given_limits if one.span in spans]
        limit = max(limits, key=lambda one: LEVELS.index(one.level), default=None)
        if limit is None or LEVELS.index(limit.level) <= LEVELS.index(fix.applicability):
            return fix
        why = f" unless that breaks {limit.why}" if limit.level == "display" else ""
        return replace(fix, applicability=limit.level, message=fix.message + why)

    def _can_apply(self, fix: Fix) -> bool:
        """Can what stands before the code of a cell (prompts) go on?"""
        has_margins = any(margin > 0 for cell in self.source.cells for margin in cell.margins)
        return not has_margins or bool(self._applied(list(fix.edits)))

    def _is_mine(self, hit: Hit) -> bool:
        """Does everything that a repair would touch stand in this file?"""
        scopes = [hit.scope, *(use.scope for use in hit.uses), *([hit.site.scope] if hit.site is not None else [])]
        return all(scope.file is self.file for scope in scopes)

    # findings

    def finding(self, hit: Hit, with_fixes: bool = False) -> Finding:
        """What is said of a hit; with `with_fixes` its fix has text edits."""
        words = _Blanks(hit.words)
        fix, refusal = self._fixes.get(hit), self.answers.get(hit)
        file, span = self._spans[hit.node]
        return Finding(
            filename=file.filename,
            span=span,
            code=hit.rule.code,
            name=hit.rule.name,
            message=hit.case.message.format_map(words),
            help=hit.case.help.format_map(words),
            severity=hit.case.severity,
            certainty="certain" if hit.truth is Truth.YES else "possible",
            endpoint=hit.uses[0].endpoint,
            url=hit.rule.url,
            related=tuple(self._related(hit)),
            fix=self._text_fix(fix, with_fixes) if fix is not None else None,
            refusal=refusal.reason if isinstance(refusal, Refusal) else "",
            lines=self._source_of(file).lines(span),
            in_file=self._source_of(file).in_file(span),
        )

    def remark(self, remark: Remark) -> Finding:
        """What is said of what a fix leaves."""
        file = remark.scope.file
        source, rule = self._source_of(file), self.pack.rules[remark.code]
        span = next(found for cell in source.cells for found in cell.spans([remark.node]).values())
        words = _Blanks(pack_words(self.pack))
        severity = remark.severity or (rule.cases[0].severity if rule.cases else "warning")
        advice = "" if remark.severity == "info" else rule.help.format_map(words)
        said = (remark.message, advice, severity)
        about = (file.filename, span, rule.code, rule.name, *said, remark.certainty)
        return Finding(*about, url=rule.url, lines=source.lines(span))

    def _related(self, hit: Hit) -> Iterator[Related]:
        """The way from the site to the call, and what the finding was joined with."""
        steps = [(step.node, step.text) for step in hit.alt.way] if hit.alt is not None else []
        if hit.site is not None and hit.site.node is not hit.node:
            steps.insert(0, (hit.site.node, "given here"))
        what = "sent by this call" if "endpoint" in hit.uses[0].fields else "the client made here"
        ways = [(step.node, step.text) for step in hit.beside]
        steps += [*ways, *((use.anchor, what) for use in hit.uses if not self.source.requests)]
        told = {self._line_of(hit.node)}
        for node, text in steps:
            if self._line_of(node) not in told:
                told.add(self._line_of(node))
                file, span = self._spans[node]
                source = self._source_of(file)
                yield Related(text, file.filename, span, source.lines(span), source.in_file(span))

    def _line_of(self, node: cst.CSTNode) -> tuple[File, int | None, int]:
        file, span = self._spans[node]
        return file, span.cell, span.start.row

    def _text_fix(self, fix: Fix, with_edits: bool) -> TextFix:
        edits: tuple[TextEdit, ...] = ()
        if with_edits:
            edits = tuple(edit for cell, text in self._applied(list(fix.edits)).items() for edit in cell.edits(text))
        return TextFix(fix.applicability, fix.message[:1].upper() + fix.message[1:], edits)

    def _applied(self, edits: list[Edit]) -> dict[Cell, str]:
        """The texts of the cells that the edits change."""
        with deep():
            modules = apply_in_order([cell.module for cell in self.source.cells], edits)
            found = {cell: rewritten(cell, new) for cell, new in zip(self.source.cells, modules, strict=True)}
        return {cell: text for cell, text in found.items() if text != cell.text}

    def _blind_findings(self) -> list[Finding]:
        rule = self.pack.rules[UNRESOLVED]
        why = "this call could not be followed: "
        return [
            self._plain_finding(rule, self._spans[use.anchor][1], why + "; ".join(use.unseen), use.endpoint)
            for use in self.blind
            if not self._silenced(rule.code, use.anchor, [use])
        ]

    def _marker_findings(self) -> Iterator[Finding]:
        for cell in self.source.cells if MARKER in self.selected else ():
            for span, code in markers(cell.code, cell.index):
                if not self._ignores[self.file, cell.index].covers(MARKER, [span.start.row]):
                    said = f"a migration left this to do by hand{f': {code}' if code else ''}"
                    yield self._plain_finding(self.pack.rules[MARKER], cell.shown(span), said)

    def _plain_finding(
        self, rule: Rule, span: Span, detail: str, endpoint: str | None = None, advice: str = ""
    ) -> Finding:
        case = rule.cases[0] if rule.cases else None
        return Finding(
            filename=self.source.filename,
            span=span,
            code=rule.code,
            name=rule.name,
            message=detail,
            help=advice or rule.help,
            severity=case.severity if case is not None else "warning",
            certainty="certain",
            endpoint=endpoint,
            url=rule.url,
            lines=self.source.lines(span),
            in_file=self.source.in_file(span),
        )

    @cached_property
    def _about_ignores(self) -> list[tuple[Finding, TextFix | None]]:
        """What is wrong with the ignore comments; asked after every finding has met them."""
        _ = self.heard
        if UNRESOLVED in self.selected:
            self._blind_findings()
        found = []
        for cell in self.source.cells:
            ignores = self._ignores[self.file, cell.index]
            for problem in ignores.problems(self.selected, self.pack.rules, {UNRESOLVED}):
                if problem.code in self.selected:
                    rule = self.pack.rules[problem.code]
                    finding = self._plain_finding(rule, cell.shown(problem.span), problem.message, None, problem.help)
                    fix = problem.fix and replace(problem.fix, edits=tuple(map(cell.shown_edit, problem.fix.edits)))
                    found.append((replace(finding, fix=fix), problem.fix))
        return found

    def _without_ignores(self) -> tuple[dict[Cell, str], tuple[str, ...]]:
        fixes = [
            (finding, fix) for finding, fix in self._about_ignores if fix is not None and fix.applicability == "safe"
        ]
        texts = {}
        for cell in self.source.cells if self.source.rewritable else ():
            edits = {edit for finding, fix in fixes if finding.span.cell == cell.index for edit in fix.edits}
            if edits:
                texts[cell] = cell.with_code(apply_text_edits(cell.code, edits))
        return texts, tuple(finding.code for finding, _ in fixes) if texts else ()
