"""Hits, remarks and what is wrong with comments → findings: the sentences that the user reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.checking.add_ignores import CommentRows
from compatlint.checking.findings import Finding, OtherEdition, Related, TextFix
from compatlint.checking.found import UNRESOLVED, Found
from compatlint.checking.ignores import UNUSED, Problem
from compatlint.checking.markers import markers
from compatlint.checking.repairs import Repairs
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import File
from compatlint.fixers.fix import Fix, Refusal, Remark
from compatlint.judging.hits import Hit, Verdict, pack_words
from compatlint.packs.pack import Rule
from compatlint.source.cells import Cell, can_be_written
from compatlint.source.text import Span, apply_text_edits

MARKER = "CL005"


class _Blanks(dict[str, str]):
    """A placeholder without a value shows as itself."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def _other_edition(verdict: Verdict) -> OtherEdition:
    """What is said of another edition's verdict, as the end of a sentence."""
    hit = verdict.instead
    if hit is None:
        return OtherEdition(verdict.edition, None, verdict.why or "nothing to report")
    doubt = "possible " if hit.truth is not Truth.YES else ""
    message = hit.case.message.format_map(_Blanks(hit.words))
    return OtherEdition(verdict.edition, hit.case.severity, f"{doubt}{hit.case.severity}: {message}")


class Wording(Struct, frozen=True, eq=False, dict=True):
    """What is said of what was found in one file, and of its repairs."""

    found: Found
    repairs: Repairs
    needed: Collection[Span] | None = ()

    def findings(self, with_fixes: bool) -> tuple[Finding, ...]:
        """What is said to the user, in order; with `with_fixes` each has the text edits that repair it.

        A finding may be about another file that is checked too, where a call of this one brought it to light.
        """
        made = [self.finding(hit, with_fixes) for hit in self.found.heard]
        made += blind_findings(self.found) if UNRESOLVED in self.found.selected else []
        made += [*self._marker_findings(), *(finding for finding, _ in self.about_ignores)]
        return tuple(sorted(made, key=lambda finding: finding.order))

    def finding(self, hit: Hit, with_fixes: bool = False) -> Finding:
        """What is said of a hit; with `with_fixes` its fix has text edits."""
        words = _Blanks(hit.words)
        fix, refusal = self.repairs.fixes.get(hit), self.repairs.answers.get(hit)
        file, span = self.found.spans[hit.node]
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
            url=hit.rule.link,
            related=tuple(self._related(hit)),
            fix=self._text_fix(hit, fix, with_fixes) if fix is not None else None,
            refusal=refusal.reason if isinstance(refusal, Refusal) else "",
            lines=self.found.source_of(file).lines(span),
            in_file=self.found.source_of(file).in_file(span),
            target=self.found.pack.provider.name,
            edition=self.found.pack.edition.name,
            noqa_row=self._noqa_row(file, span) if with_fixes else None,
            otherwise=tuple(map(_other_edition, hit.otherwise)),
        )

    def _noqa_row(self, file: File, span: Span) -> int | None:
        source = self.found.source_of(file)
        cell = next(one for one in source.cells if one.index == span.cell)
        if cell not in self._rows:
            self._rows[cell] = CommentRows(cell.code)
        free = not source.requests and self._rows[cell].ends_free(span.start.row - cell.above)
        return span.start.row if free else None

    @cached_property
    def _rows(self) -> dict[Cell, CommentRows]:
        return {}

    def remark(self, remark: Remark) -> Finding:
        """What is said of what a fix leaves."""
        file = remark.scope.file
        source, rule = self.found.source_of(file), self.found.pack.rules[remark.code]
        span = next(found for cell in source.cells for found in cell.spans([remark.node]).values())
        words = _Blanks(pack_words(self.found.pack))
        severity = remark.severity or (rule.cases[0].severity if rule.cases else "warning")
        advice = "" if remark.severity == "info" else rule.help.format_map(words)
        said = (remark.message, advice, severity)
        about = (file.filename, span, rule.code, rule.name, *said, remark.certainty)
        whose = (self.found.pack.provider.name, self.found.pack.edition.name)
        return Finding(*about, url=rule.link, lines=source.lines(span), target=whose[0], edition=whose[1])

    def _related(self, hit: Hit) -> Iterator[Related]:
        """The way from the site to the call, and what the finding was joined with."""
        steps = [(step.node, step.text, False) for step in hit.alt.way] if hit.alt is not None else []
        if hit.site is not None and hit.site.node is not hit.node:
            steps.insert(0, (hit.site.node, "given here", False))
        what = "sent by this call" if "endpoint" in hit.uses[0].fields else "the client made here"
        steps += [(step.node, step.text, False) for step in hit.beside]
        steps += [(use.anchor, what, True) for use in hit.uses if not self.found.source.requests]
        told = {self._line_of(hit.node)}
        for node, text, ends in steps:
            if self._line_of(node) not in told:
                told.add(self._line_of(node))
                file, span = self.found.spans[node]
                source = self.found.source_of(file)
                yield Related(text, file.filename, span, source.lines(span), source.in_file(span), ends)

    def _line_of(self, node: cst.CSTNode) -> tuple[File, int | None, int]:
        file, span = self.found.spans[node]
        return file, span.cell, span.start.row

    def _text_fix(self, hit: Hit, fix: Fix, with_edits: bool) -> TextFix:
        edits = self.repairs.edits(hit) if with_edits else ()
        replaced = tuple(self.found.source.lines(edit.span) for edit in edits)
        return TextFix(fix.applicability, fix.message[:1].upper() + fix.message[1:], edits, replaced)

    def _marker_findings(self) -> Iterator[Finding]:
        for cell in self.found.source.cells if MARKER in self.found.selected else ():
            for span, code in markers(cell.code, cell.index):
                if not self.found.ignores[self.found.file, cell.index].covers(MARKER, [span.start.row]):
                    said = f"a migration left this to do by hand{f': {code}' if code else ''}"
                    yield _plain_finding(self.found, self.found.pack.rules[MARKER], cell.shown(span), said)

    @cached_property
    def about_ignores(self) -> list[tuple[Finding, TextFix | None]]:
        """What is wrong with the ignore comments, with the fix in the code of their cell.

        It is asked after every finding has met them.
        """
        _ = self.found.heard, list(self._marker_findings())
        if UNRESOLVED in self.found.selected:
            blind_findings(self.found)
        found = []
        for cell in self.found.source.cells:
            ignores = self.found.ignores[self.found.file, cell.index]
            pack = self.found.pack
            for problem in ignores.problems(self.found.selected, pack.rules, {UNRESOLVED}, pack.elsewhere):
                if problem.code in self.found.selected and not (problem.code == UNUSED and self._is_needed(problem)):
                    rule = self.found.pack.rules[problem.code]
                    about = (cell.shown(problem.span), problem.message, None, problem.help)
                    finding = _plain_finding(self.found, rule, *about)
                    fix = self._shown_fix(cell, problem.fix) if problem.fix is not None else None
                    found.append((replace(finding, fix=fix), problem.fix if fix is not None else None))
        return found

    def _is_needed(self, problem: Problem) -> bool:
        """May another file need the comment that silences nothing here? One that isn't checked says nothing of it."""
        if self.needed is None or problem.span in self.needed:
            return True
        return not problem.expired and self._is_used_outside

    @cached_property
    def _is_used_outside(self) -> bool:
        return self.found.project.is_used_outside(self.found.file)

    def _shown_fix(self, cell: Cell, fix: TextFix) -> TextFix | None:
        """A fix of a cell's code as one of its text; None where the file has no room for it."""
        if cell.parsed is None and self.found.source.rewritable:  # what is taken away needs no room
            return replace(fix, edits=tuple(replace(edit, span=cell.shown(edit.span)) for edit in fix.edits))
        text = cell.with_code(apply_text_edits(cell.code, fix.edits))
        if text is None or not can_be_written(self.found.source, {cell: text}):
            return None
        edits = cell.edits(text)
        return replace(fix, edits=edits, replaced=tuple(map(self.found.source.lines, (edit.span for edit in edits))))


def blind_findings(found: Found) -> list[Finding]:
    """The calls that could not be followed or were passed over, as far as no comment silences that."""
    rule = found.pack.rules[UNRESOLVED]
    why = "this call could not be followed: "
    told = [
        _plain_finding(found, rule, found.spans[use.anchor][1], why + "; ".join(use.unseen), use.endpoint)
        for use in found.blind
        if not found.is_silenced(rule.code, use.anchor, [use])
    ]
    for site in found.partly:
        if not found.is_silenced(rule.code, site.call, ()):
            said = "this call was followed only in part: it takes too many steps"
            told.append(_plain_finding(found, rule, found.spans[site.call][1], said))
    for one in found.passed:
        said = f"`{one.what}` is not read" if one.package else f"this call is passed over: it goes {one.what}"
        if not found.is_silenced(rule.code, one.node, ()):
            told.append(_plain_finding(found, rule, found.spans[one.node][1], said))
    return told


def _plain_finding(
    found: Found, rule: Rule, span: Span, detail: str, endpoint: str | None = None, advice: str = ""
) -> Finding:
    case = rule.cases[0] if rule.cases else None
    return Finding(
        filename=found.source.filename,
        span=span,
        code=rule.code,
        name=rule.name,
        message=detail,
        help=advice or rule.help,
        severity=case.severity if case is not None else "warning",
        certainty="certain",
        endpoint=endpoint,
        url=rule.link,
        lines=found.source.lines(span),
        in_file=found.source.in_file(span),
        edition=found.pack.edition.name,
    )
