"""What the fixers say of what was found in one file, as far as other files let a fix be one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.checking.emptied import Stretch, leaves_rest, shared, widened
from compatlint.checking.findings import Limit
from compatlint.checking.found import Found
from compatlint.checking.rest import without_rest
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import File, Scope
from compatlint.edits.apply import apply_in_order, target
from compatlint.edits.edit import Applicability, Edit
from compatlint.edits.walk import deletes_comment, puts_quotes_in_f_string, ways
from compatlint.fixers import FOR_DATA, Fixer, fixer
from compatlint.fixers.fields.dict_readers import holder
from compatlint.fixers.fix import Context, Fix, Refusal
from compatlint.judging.hits import Hit
from compatlint.judging.sharing import is_unserved, left_behind
from compatlint.packs.pack import Pack
from compatlint.source.cells import Cell, can_be_written, texts_of
from compatlint.source.text import Span, TextEdit
from compatlint.source.unreadable import deep
from compatlint.uses.addresses import goes_to_target
from compatlint.uses.use import Use

LEVELS: tuple[Applicability, ...] = ("safe", "unsafe", "display")


class Repairs(Struct, frozen=True, eq=False, dict=True):
    """The answers of the fixers, each asked once.

    `limits` is what other files have to say of fixes in this one. What a file has to say of fixes in others is told in
    two ways: by limits where each is judged apart, by all uses at once where they are migrated together.
    """

    found: Found
    context: Context
    limits: Sequence[Limit] = ()

    @cached_property
    def answers(self) -> dict[Hit, Fix | Refusal]:
        """What the fixers say of the hits that have one."""
        self.context.references.refresh()
        found = {
            hit: self._answer(hit, repairs) for hit in self.found.heard if (repairs := fixer(hit.case.fix)) is not None
        }
        left = [hit for hit in self.found.heard if not isinstance(found.get(hit), Fix)]
        for hit, fix in found.items():
            if isinstance(fix, Fix) and (why := held_back(hit, fix, left, self.context)):
                found[hit] = replace(fix, applicability="display", message=why)
        return found

    def _answer(self, hit: Hit, repairs: Fixer) -> Fix | Refusal:
        if not self.found.source.rewritable:
            return Refusal("this file can't be written back byte for byte")
        if self.found.source.requests and hit.case.fix not in FOR_DATA:
            return Refusal("a request that is written as data has no such rewrite")
        if not (self.context.wishes.migrate or self._is_mine(hit)):
            return Refusal("it takes changes of several files, which `migrate` makes")
        fix = repairs(replace(hit, concerned=self.found.traffic.of(hit)), self.context)
        if isinstance(fix, Refusal):
            return fix
        if self._puts_quotes_in_f_string(fix):
            return Refusal("it stands in an f-string, where older versions of Python take no further quotes")
        lifted = any(one.lifts(hit) for one in hit.otherwise)
        risky = fix.applicability == "safe" and (lifted or self._loses_comment(fix) or self._is_imported(hit))
        if why := self._obstacle(fix):
            return Refusal(why)
        return self._limited(hit, replace(fix, applicability="unsafe") if risky else fix)

    @cached_property
    def fixes(self) -> dict[Hit, Fix]:
        """The repairs that there are."""
        return {hit: fix for hit, fix in self.answers.items() if isinstance(fix, Fix)}

    def _puts_quotes_in_f_string(self, fix: Fix) -> bool:
        return any(puts_quotes_in_f_string(tree, edit) for tree in self._trees(fix) for edit in fix.edits)

    def _loses_comment(self, fix: Fix) -> bool:
        return any(deletes_comment(tree, edit) for tree in self._trees(fix) for edit in fix.edits)

    def _trees(self, fix: Fix) -> Iterable[cst.Module]:
        """The trees of the file that a fix changes."""
        nodes = {node for edit in fix.edits if (node := target(edit)) is not None}
        trees = self.found.file.modules
        return trees if len(trees) == 1 else [tree for tree in trees if ways(tree, nodes)]

    def _is_imported(self, hit: Hit) -> bool:
        """May another file read what holds the item?"""
        name, scope = holder(hit.site) if hit.site is not None else (None, None)
        return (
            name is not None
            and scope is self.found.file.scope
            and self.found.project.is_imported(self.found.file, name)
        )

    def _limited(self, hit: Hit, fix: Fix) -> Fix:
        """The fix as far as other files let it be one."""
        spans = [
            None,
            *(self.found.spans[node][1] for node in (hit.uses[0].call, hit.site.node if hit.site else hit.node)),
        ]
        limits = [one for one in self.limits if one.span in spans]
        limit = max(limits, key=lambda one: LEVELS.index(one.level), default=None)
        if limit is None or LEVELS.index(limit.level) <= LEVELS.index(fix.applicability):
            return fix
        why = f" unless that breaks {limit.why}" if limit.level == "display" else ""
        return replace(fix, applicability=limit.level, message=fix.message + why)

    def _obstacle(self, fix: Fix) -> str:
        """Why the file has no room for the code of a fix; an empty string where it has."""
        source = self.found.source
        if source.plain or source.requests:  # JSON has room for any
            return ""
        trees = set(self._trees(fix))
        plain = all(cell.parsed is None or cell.module not in trees for cell in source.cells)
        if (plain and source.encoding.startswith("utf-8")) or self.applied(list(fix.edits)) is not None:
            return ""
        cells = [cell for cell in source.cells if cell.parsed is not None]
        if any(margin > 0 for cell in cells for margin in cell.margins):
            return "prompts leave no room for a new line"
        return "what only IPython understands stands in its way" if cells else "the file's encoding lacks a character"

    def _is_mine(self, hit: Hit) -> bool:
        """Does everything that a repair would touch stand in this file?"""
        scopes = [hit.scope, *(use.scope for use in hit.uses), *([hit.site.scope] if hit.site is not None else [])]
        return all(scope.file is self.found.file for scope in scopes)

    def applied(self, edits: list[Edit]) -> dict[Cell, str] | None:
        """The texts of the cells that the edits change, without what then does nothing any more.

        None where that cannot be done exactly.
        """
        source = self.found.source
        trees = [cell.module for cell in source.cells]
        with deep():
            modules = apply_in_order(trees, edits)
            if not source.requests and leaves_rest(edits, self._tree):
                is_imported = partial(self.found.project.is_imported, self.found.file)
                bodies = self.found.pack.dialect.body
                modules = without_rest(source.filename, trees, modules, bodies, is_imported)
            found = texts_of(dict(zip(source.cells, modules, strict=True)))
        if found is None or not can_be_written(source, found):
            return None
        return {cell: text for cell, text in found.items() if text != cell.text}

    def edits(self, hit: Hit) -> tuple[TextEdit, ...]:
        """The fix of a hit as edits of the texts; those that leave something empty together with others overlap."""
        texts = self.applied(list(self.fixes[hit].edits)) or {}
        shared = self._shared.get(hit)
        return tuple(
            edit
            for cell, text in texts.items()
            for edit in (widened(cell.edits(text), cell, shared) if shared else cell.edits(text))
        )

    @cached_property
    def _shared(self) -> dict[Hit, list[Stretch]]:
        """What fixes that may be applied leave empty together, by hits."""
        hits = [hit for hit, fix in self.fixes.items() if fix.applicability != "display"]
        found = shared([self.fixes[hit].edits for hit in hits], self._tree)
        return {hits[number]: stretches for number, stretches in found.items() if stretches}

    @property
    def _tree(self) -> Tree:
        return self.context.references.tree(self.found.file)

    def objections(self) -> tuple[Limit, ...]:
        """What this file has to say of fixes in others."""
        found = [one for one in objections(self.found.traffic.uses, self.found.pack) if self._may_be_fixed(one)]
        places = self.found.located([(one.node, one.scope) for one in found])
        return tuple(dict.fromkeys(self._limit(one, *places[one.node]) for one in found))

    def _limit(self, objection: Objection, file: File, span: Span) -> Limit:
        why = f"a call of {objection.use.endpoint} in {self.found.source.filename}"
        return Limit(os.path.abspath(file.filename), span, objection.level, why)

    def _may_be_fixed(self, objection: Objection) -> bool:
        file = objection.scope.file
        return file is not self.found.file and self.found.project.is_given(file)


def held_back(hit: Hit, fix: Fix, left: Iterable[Hit], context: Context) -> str:
    """What has to be done before a client can go, where something that it sends is `left`; else an empty string."""
    stuck = left_behind(hit, left, context.pack, context.project)
    return f"{fix.message} once what it sends to {' and '.join(stuck)} has a client of its own" if stuck else ""


class Objection(Struct, frozen=True, eq=False):
    """The most that a fix of an item or client may be, and the use that says so."""

    scope: Scope
    node: cst.CSTNode
    level: Applicability
    use: Use


def objections(uses: Iterable[Use], pack: Pack) -> Iterator[Objection]:
    """What requests say of the places that their items and clients come from."""
    for use in uses:
        if use.kind != "request":
            continue
        client, level = use.client, _level(use, pack)
        if client is not None and (not use.sends or is_unserved(use, pack)):
            yield Objection(client.scope, client.call, "display", use)
        for alt in (alt for alts in use.fields.values() for alt in alts if level != "safe"):
            if alt.site is not None:
                yield Objection(alt.site.scope, alt.site.node, level, use)


def _level(use: Use, pack: Pack) -> Applicability:
    """What a fix that changes a request may be."""
    if use.sends is not Truth.YES:
        return "display"
    return "safe" if goes_to_target(use, pack) else "unsafe"
