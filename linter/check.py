"""Uses and rules make findings: what holds where, how certain, what silences it, and what repairs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

import libcst as cst

from linter import batch, installs
from linter.calls import Calls
from linter.conditions import judge, provider_of
from linter.edits import apply_in_order, deletes_comment
from linter.fixers import FIXERS, FOR_DATA
from linter.model import (
    Applicability,
    Case,
    Edit,
    Evidence,
    Finding,
    Fix,
    Hit,
    Pack,
    Related,
    Rule,
    Span,
    TextEdit,
    TextFix,
    Use,
)
from linter.project import Project
from linter.scope import File, Scope
from linter.source import Cell, Source, apply_text_edits, deep, rewritten, with_texts
from linter.suppress import Ignores
from linter.values import Alt, Const, EnvVar, Truth

UNRESOLVED = "CL004"


def check(
    source: Source, pack: Pack, project: Project, scope: str, selected: frozenset[str], unresolved: bool = False
) -> Checked:
    """Judge every use in a file.

    `scope` is "all" (every call that may be the dialect's is judged as if it went to the target) or "target" (only
    those that are known to go there). `selected` are the codes to look for; `unresolved` adds CL004.
    """
    with deep():
        file = project.add(source)
        source = project.source(file) or source  # the one whose tree the scopes are of
        uses = _uses(pack, project, file, source)
        rules = [rule for code, rule in pack.rules.items() if code in selected and not rule.off and rule.cases]
        hits = _Hits(pack, scope, file, project)
        for use in uses:
            for rule in rules:
                hits.judge(rule, use)
        blind = {id(use.anchor): use for use in uses if use.unseen and use.scope.file is file}
    codes = selected | {UNRESOLVED} if unresolved else selected
    return Checked(source, pack, project, file, tuple(hits.found.values()), codes, tuple(blind.values()))


def _uses(pack: Pack, project: Project, file: File, source: Source) -> list[Use]:
    if source.requests:
        return batch.uses(file, pack)
    return [*Calls(pack, project, file).found(), *installs.uses(file, source, pack)]


@dataclass(slots=True)
class _Hits:
    """Collects hits: one for each rule and node, however many uses lead there."""

    pack: Pack
    scope: str
    file: File
    project: Project
    found: dict[tuple[str, int], Hit] = field(default_factory=dict)

    def judge(self, rule: Rule, use: Use) -> None:
        if not _applies(rule, use):
            return
        limit = self._limit(use)
        if limit is Truth.NO:
            return
        for case in rule.cases:
            truth, worlds = judge(case.when, use, self.pack)
            if truth:
                self._add(rule, case, use, min(truth, limit), worlds)
                return

    def _limit(self, use: Use) -> Truth:
        """How sure it is that this use is one to judge."""
        if self.scope != "target":
            return use.sends if use.sends is not None else Truth.YES
        client = use if use.kind == "client" else use.client
        urls = client.fields.get("base_url", ()) if client is not None else ()
        hosts = [provider_of(alt.value, self.pack) == self.pack.provider.name for alt in urls]
        return Truth.YES if hosts and all(hosts) else Truth.MAYBE if any(hosts) else Truth.NO

    def _add(self, rule: Rule, case: Case, use: Use, truth: Truth, worlds: list[Evidence]) -> None:
        for world in worlds:
            for path, alt in _blamed(case, world):
                place = self._place(alt, use, by_value=world.found.get("at") == path)
                if place is None:
                    continue
                words = {**_words(use, self.pack, path), **world.found}
                site = alt.site if alt is not None else None
                self._keep(Hit(rule, case, place[1], place[0], truth, (use,), site, alt, words))

    def _keep(self, hit: Hit) -> None:
        key = (hit.rule.code, id(hit.node))
        known = self.found.get(key)
        if known is not None:
            best = known if known.truth >= hit.truth else hit
            new = tuple(use for use in hit.uses if all(one.call is not use.call for one in known.uses))
            hit = replace(best, uses=(*known.uses, *new))
        self.found[key] = hit

    def _place(self, alt: Alt | None, use: Use, *, by_value: bool) -> tuple[cst.CSTNode, Scope] | None:
        """The node to show: where a value is written if it is to blame, else where the item is named, else the call.

        Only what stands in a file that is checked is shown; None where nothing does.
        """
        places: list[tuple[cst.CSTNode, Scope]] = [(use.anchor, use.home or use.scope)]
        if alt is not None and alt.site is not None:
            places.insert(0, (alt.site.node, alt.site.scope))
            value = alt.value.default if isinstance(alt.value, EnvVar) else alt.value
            if by_value and isinstance(value, Const) and value.origin is not None:
                places.insert(0, (value.origin.node, value.origin.scope))
        shown = (one for one in places if one[1].file is self.file or self.project.is_given(one[1].file))
        return next(shown, None)


def _applies(rule: Rule, use: Use) -> bool:
    if use.kind != "request":
        return use.kind in rule.targets
    if use.endpoint in rule.targets:
        return True
    return "*" in rule.targets


def _blamed(case: Case, world: Evidence) -> list[tuple[str, Alt | None]]:
    """The item at the first of the case's places that has one, else (no places given) the first that decided."""
    for wanted in case.at or [path for path, _ in world.items]:
        for path, alt in world.items:
            if path == wanted and alt.site is not None:
                return [(path, alt)]
    return [("", None)]


def _words(use: Use, pack: Pack, path: str) -> dict[str, str]:
    """What a message's placeholders stand for."""
    said = {name: use.fields[name][0].value for name in ("model", "client") if name in use.fields}
    words = {name: str(value.value) for name, value in said.items() if isinstance(value, Const)}
    return {
        "provider": pack.provider.name,
        "base_url": pack.provider.base_url,
        "key": pack.provider.api_key,
        "edition": pack.edition.name,
        "endpoint": use.endpoint or "",
        "field": path.partition(".")[0].partition("[")[0],
        **words,
    }


class _Blanks(dict[str, str]):
    """A placeholder without a value shows as itself."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


@dataclass(frozen=True, eq=False)
class Checked:
    """What checking one file found; findings and repairs are made from it when asked for."""

    source: Source
    pack: Pack
    project: Project
    file: File
    hits: tuple[Hit, ...]
    selected: frozenset[str]
    blind: tuple[Use, ...] = ()

    @property
    def unresolved(self) -> int:
        """Calls whose client or arguments could not be followed."""
        return len(self.blind)

    def findings(self, with_fixes: bool) -> tuple[Finding, ...]:
        """What is said to the user, in order; with `with_fixes` each has the text edits that repair it.

        A finding may be about another file that is checked too, where a call of this one brought it to light.
        """
        made = [self._finding(hit, with_fixes) for hit in self._heard]
        made += self._blind_findings() if UNRESOLVED in self.selected else []
        made += [finding for finding, _ in self._about_ignores]
        return tuple(sorted(made, key=lambda finding: finding.order))

    def ignored_elsewhere(self) -> tuple[tuple[str, Span], ...]:
        """The ignore comments of other files that silenced findings of this one."""
        _ = self._heard
        others = [(file, ignores) for (file, _), ignores in self._ignores.items() if file is not self.file]
        return tuple((file.filename, span) for file, ignores in others for span in ignores.used())

    def repaired(self, level: Applicability) -> tuple[bytes, tuple[str, ...]]:
        """The file's bytes after the fixes up to `level` ("safe" or "unsafe"), and the codes of what was fixed."""
        texts, codes = self.rewrites(level)
        data = with_texts(self.source, texts)
        return data, codes if data != self.source.data else ()

    def rewrites(self, level: Applicability) -> tuple[dict[Cell, str], tuple[str, ...]]:
        """The same, as the texts of the cells that change."""
        wanted = ("safe",) if level == "safe" else ("safe", "unsafe")
        chosen = [(hit, fix) for hit in self._heard if (fix := self._fixes.get(hit)) and fix.applicability in wanted]
        if chosen:
            texts = self._applied([edit for _, fix in chosen for edit in fix.edits])
            return texts, tuple(hit.rule.code for hit, _ in chosen) if texts else ()
        return self._without_ignores()

    # what is heard

    @cached_property
    def _spans(self) -> dict[cst.CSTNode, tuple[File, Span]]:
        """Where the nodes that are spoken of stand."""
        nodes: dict[File, list[cst.CSTNode]] = {}
        for node, scope in self._nodes():
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
    def _heard(self) -> tuple[Hit, ...]:
        """The hits that no comment silences."""
        return tuple(hit for hit in self.hits if not self._silenced(hit.rule.code, hit.node, hit.uses))

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
    def _fixes(self) -> dict[Hit, Fix]:
        found = {}
        for hit in self._heard:
            fits = self._is_mine(hit) and self.source.rewritable
            known = fits and (not self.source.requests or hit.rule.fix in FOR_DATA)
            fixer = FIXERS.get(hit.rule.fix or "") if known else None
            fix = fixer(hit, self.pack) if fixer is not None else None
            if fix is not None and self._can_apply(fix):
                loses = fix.applicability == "safe" and any(
                    deletes_comment(m, e) for m in self.file.modules for e in fix.edits
                )
                found[hit] = replace(fix, applicability="unsafe") if loses else fix
        return found

    def _can_apply(self, fix: Fix) -> bool:
        """Can what stands before the code of a cell (prompts) go on?"""
        has_margins = any(margin > 0 for cell in self.source.cells for margin in cell.margins)
        return not has_margins or bool(self._applied(list(fix.edits)))

    def _is_mine(self, hit: Hit) -> bool:
        """Does everything that a repair would touch stand in this file?"""
        scopes = [hit.scope, *(use.scope for use in hit.uses), *([hit.site.scope] if hit.site is not None else [])]
        return all(scope.file is self.file for scope in scopes)

    # findings

    def _finding(self, hit: Hit, with_fixes: bool) -> Finding:
        words = _Blanks(hit.words)
        fix = self._fixes.get(hit)
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
            lines=self._source_of(file).lines(span),
            in_file=self._source_of(file).in_file(span),
        )

    def _related(self, hit: Hit) -> Iterator[Related]:
        """The way from the site to the call, and what the finding was joined with."""
        steps = [(step.node, step.text) for step in hit.alt.way] if hit.alt is not None else []
        if hit.site is not None and hit.site.node is not hit.node:
            steps.insert(0, (hit.site.node, "given here"))
        what = "sent by this call" if hit.uses[0].kind == "request" else "the client made here"
        steps += [(use.anchor, what) for use in hit.uses if not self.source.requests]
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
        _ = self._heard
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
