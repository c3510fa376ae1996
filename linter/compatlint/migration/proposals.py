"""What a round of a migration could do: the files judged together, and the fixes for what was found in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.checking.checked import Part
from compatlint.checking.findings import Finding
from compatlint.checking.found import Found
from compatlint.checking.repairs import Repairs, held_back
from compatlint.dataflow.project.project import Project
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.scope import File
from compatlint.edits.apply import apply_in_order, content, target
from compatlint.edits.edit import AddElement, AddImport, Edit, FoldArguments, InsertAfter, Replace, SetArgument
from compatlint.edits.walk import ways
from compatlint.fixers.clients.mocked_urls import mock_literals
from compatlint.fixers.fix import Context, Fix, Refusal, Remark, Wishes
from compatlint.judging.hits import Hit
from compatlint.judging.sharing import Traffic
from compatlint.migration.record import FileChange
from compatlint.migration.rows import edited
from compatlint.migration.ways import BY_VARIABLE, UNKNOWN_URL, Ways, calls_of
from compatlint.packs.pack import Pack
from compatlint.source.cells import Source, with_cells
from compatlint.source.unreadable import deep
from compatlint.uses.use import Use

RETARGETING = "retarget-client"


class Inexact(Exception):  # noqa: N818  a state of the file, no mistake of the program
    """A file, as it is shown, that changes cannot be written back to exactly."""


class Judge(Struct, frozen=True, eq=False):
    """How files are judged: the pack and the codes for each, the project around them, and what the person wants.

    `given` says how the absolute paths of the files that may be edited are shown; `problem` makes the findings of a
    file that cannot be judged; `tick` is told before each file which one of how many it is.
    """

    pack: Callable[[str], Pack]
    selected: Callable[[str], frozenset[str]]
    problem: Callable[[str, Exception], tuple[Finding, ...]]
    project: Callable[[], Project]
    given: Mapping[str, str]
    wishes: Wishes
    tick: Callable[[int, int], None]

    def shown(self, file: File) -> str:
        """The name that the user knows a file by."""
        return self.given.get(os.path.abspath(file.filename), file.filename)


class Proposal(Struct, frozen=True, eq=False):
    """A fix that can be made, the finding that it repairs, and its edits by file.

    `calls` are the requests and clients that it is about; `first`: what else is about them waits for it.
    """

    finding: Finding
    fix: Fix
    part: Part
    edits: Mapping[File, tuple[Edit, ...]]
    calls: frozenset[cst.Call]
    first: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """The same for the same fix in a later round, when lines have moved."""
        return (self.finding.code, self.finding.filename, self.finding.message, self.finding.lines, self.fix.message)


class Round:
    """The files of one round: what is found in them, and the fixes that there are for it."""

    def __init__(
        self,
        judge: Judge,
        project: Project,
        hits: Iterable[Hit],
        uses: tuple[Use, ...],
        problems: Iterable[Finding],
        kept: frozenset[cst.Call] = frozenset(),
    ) -> None:
        self._judge = judge
        self._project = project
        self._traffic = Traffic(uses)
        self._ways = Ways(self._traffic)
        self._references = References(project)
        self._kept = kept
        self._contexts: dict[int, Context] = {}
        self._problems = tuple(problems)
        self._parts = self._by_file(hits)
        self._why: dict[Hit, str] = {}
        self._fixes: dict[Hit, Fix] = {}
        self._unknown: dict[cst.Call, tuple[Use, Hit]] = {}
        for file, part in self._parts.items():
            for hit, answer in self._answers(file, part).items():
                if isinstance(answer, Refusal):
                    self._why[hit] = answer.reason
                else:
                    self._fixes[hit] = answer
        self._places = _Places(project.files(), (edit for fix in self._fixes.values() for edit in fix.edits))
        self._refuse()

    def _refuse(self) -> None:
        """Leave fixes that cannot be made, and those of requests that stay where they are.

        A rule with the option `first` is about who a request goes to, or how: what is wrong with it besides is only
        rewritten once that is.
        """
        for hit, fix in list(self._fixes.items()):
            if why := self._obstacle(hit, fix):
                self._leave(hit, why)
        left = [hit for part in self._parts.values() for hit in part.found.heard if hit not in self._fixes]
        for hit, fix in list(self._fixes.items()):
            if why := held_back(hit, fix, left, self._context(self._parts[hit.scope.file].found.pack)):
                self._leave(hit, f"a person has to {why}")
        first = [hit for part in self._parts.values() for hit in part.found.heard if hit.rule.options.get("first")]
        self._leave_with_others(first)
        staying = {use.call: hit.rule.code for hit in first if hit not in self._fixes for use in hit.uses}
        going = {use.call for hit in first if hit in self._fixes for use in hit.uses}
        for hit in [hit for hit in self._fixes if not hit.rule.options.get("first")]:
            code = next((staying[call] for use in hit.uses for call in calls_of(use) if call in staying), None)
            if code is not None:
                self._leave(hit, f"it waits for {code}, which is left")
            elif why := self._staying(hit, going):
                self._leave(hit, why)

    def _leave_with_others(self, first: Iterable[Hit]) -> None:
        """Leave clients that tests answer for together with one that stays: the address there is that of both."""
        staying = [hit for hit in first if hit not in self._fixes]
        while staying:
            hit = staying.pop()
            context = self._context(self._parts[hit.scope.file].found.pack)
            waited = {node for use in hit.uses for node in mock_literals(use, context)}
            for other in [one for one in first if one in self._fixes] if waited else ():
                if any(target(edit) in waited for edit in self._fixes[other].edits):
                    self._leave(other, "a test answers for it, and for a client that stays where it is")
                    staying.append(other)

    def _staying(self, hit: Hit, going: AbstractSet[cst.Call]) -> str:
        """Why a fix has to wait: what sends what it changes does not go to the target. Else an empty string."""
        found = self._parts[hit.scope.file].found
        rules = {code for code, rule in found.pack.rules.items() if rule.options.get("first") and not rule.off}
        if not rules <= found.selected:
            return ""  # whom requests go to is not looked for
        for use in self._ways.senders(hit):
            why = self._ways.why_not(use, going, found.pack)
            if why in (UNKNOWN_URL, BY_VARIABLE) and use.client is not None:
                self._unknown.setdefault(use.client.call, (use.client, hit))
            if why:
                return why
        return ""

    def _about_unknown(self) -> Iterator[tuple[Finding, str]]:
        """The clients of which nobody knows whom they talk to, though what they send would be rewritten."""
        for client, hit in self._unknown.values():
            part = self._parts[hit.scope.file]
            rules = [rule for rule in part.found.pack.rules.values() if rule.options.get("first")]
            rule = next((one for one in rules if any(case.fix == RETARGETING for case in one.cases)), None)
            sites = [alt.site for alt in client.fields.get("base_url", ()) if alt.site is not None]
            node, scope = (sites[0].node, sites[0].scope) if sites else (client.call.func, client.scope)
            if rule is None or not self._project.is_given(scope.file):
                continue
            said = f"whom this client talks to isn't known: it has to be {part.found.pack.provider.name}"
            finding = part.wording.remark(Remark(rule.code, said, node, scope, certainty="possible"))
            yield replace(finding, filename=self._judge.shown(scope.file)), "its base URL comes from elsewhere"

    def _leave(self, hit: Hit, why: str) -> None:
        del self._fixes[hit]
        self._why[hit] = why

    def _answers(self, file: File, part: Part) -> Mapping[Hit, Fix | Refusal]:
        try:
            return part.repairs.answers
        except Exception as error:  # whatever it is, the other files are still to be rewritten
            self._problems = (*self._problems, *self._judge.problem(self._judge.shown(file), error))
            return {}

    def _by_file(self, hits: Iterable[Hit]) -> dict[File, Part]:
        by_file: dict[File, list[Hit]] = {}
        for hit in hits:
            by_file.setdefault(hit.scope.file, []).append(hit)
        parts = {}
        for file, own in by_file.items():
            name = self._judge.shown(file)
            pack, selected = self._judge.pack(name), self._judge.selected(name)
            found = Found(self._source(file), pack, self._project, file, tuple(own), selected, self._traffic)
            parts[file] = Part(found, Repairs(found, self._context(pack)))
        return parts

    def _context(self, pack: Pack) -> Context:
        """What the fixers may ask, the same for all files that are judged by a pack."""
        if id(pack) not in self._contexts:
            about = pack, self._project, self._references, self._traffic
            self._contexts[id(pack)] = Context(*about, self._judge.wishes, self._kept)
        return self._contexts[id(pack)]

    def proposals(self) -> list[Proposal]:
        """The fixes that can be made, in the order of their findings, those that others wait for at the beginning."""
        found = [self._proposal(hit, fix) for hit, fix in self._fixes.items()]
        return sorted(found, key=lambda proposal: (not proposal.first, proposal.finding.order))

    def _proposal(self, hit: Hit, fix: Fix) -> Proposal:
        finding, edits = self._finding(hit), self._places.by_file(hit, fix)
        calls = frozenset(call for use in hit.uses for call in calls_of(use))
        return Proposal(finding, fix, self._parts[hit.scope.file], edits, calls, bool(hit.rule.options.get("first")))

    def findings(self) -> Iterator[tuple[Finding, str]]:
        """Everything that is found, with the reason why it is not rewritten."""
        for problem in self._problems:
            yield problem, ""
        for part in self._parts.values():
            for hit in part.found.heard:
                yield self._finding(hit), self._why.get(hit, "")
        yield from self._about_unknown()

    def remarks(self, proposal: Proposal) -> Iterator[tuple[Finding, str, bytes]]:
        """What is left to a person once a fix is made, with the reason and the file as it was judged."""
        for remark in proposal.fix.remarks:
            finding = proposal.part.wording.remark(remark)
            file = remark.scope.file
            yield replace(finding, filename=self._judge.shown(file)), remark.why, self._source(file).data

    def changes(self, chosen: Iterable[Proposal]) -> tuple[FileChange, ...]:
        """What the fixes make of the files."""
        edits: dict[File, list[Edit]] = {}
        for proposal in chosen:
            for file, own in proposal.edits.items():
                edits.setdefault(file, []).extend(own)
        return tuple(self._changed(file, own) for file, own in edits.items())

    def _changed(self, file: File, edits: Sequence[Edit]) -> FileChange:
        source = self._source(file)
        with deep():
            trees = apply_in_order([cell.module for cell in source.cells], edits)
        changed = dict(zip(source.cells, trees, strict=True))
        data = with_cells(source, changed)
        if data is None:
            raise Inexact(self._judge.shown(file))
        return FileChange(self._judge.shown(file), source.data, data, edited(source, trees, data))

    def _source(self, file: File) -> Source:
        source = self._project.source(file)
        assert source is not None, "a file that something was found in was read"
        return source

    def _finding(self, hit: Hit) -> Finding:
        finding = self._parts[hit.scope.file].wording.finding(hit)
        return replace(finding, filename=self._judge.shown(hit.scope.file))

    def _obstacle(self, hit: Hit, fix: Fix) -> str:
        """Why a fix can't be made; an empty string where it can."""
        if fix.applicability == "display":
            return f"a person has to {fix.message}"
        for edit in fix.edits:
            file = self._places.file(hit, edit)
            if file is None or not self._project.is_given(file):
                return f"it would change {self._judge.shown(file) if file else 'a file'}, which was not given"
            if not self._source(file).rewritable:
                return f"{self._judge.shown(file)} can't be written back byte for byte"
        return self._lack_of_room(self._places.by_file(hit, fix))

    def _lack_of_room(self, edits: Mapping[File, Sequence[Edit]]) -> str:
        """Why edits can't be put back into files that have not room for any code; an empty string where they can."""
        try:
            for file, own in edits.items():
                if not self._source(file).plain:
                    self._changed(file, own)
        except Inexact as error:
            return f"{error} has no room for it"
        except Exception:  # it is told where it is tried
            return ""
        return ""

    def compatible(self, proposals: Iterable[Proposal]) -> list[Proposal]:
        """Those that don't get in each other's way: of two that do, the first."""
        taken = _Taken(self._places)
        return [proposal for proposal in proposals if taken.add(proposal.fix)]


class _Places:
    """In which file the node of an edit stands, and below which other nodes."""

    def __init__(self, files: Iterable[File], edits: Iterable[Edit]) -> None:
        self._files: dict[cst.CSTNode, File] = {}
        self._parents: dict[cst.CSTNode, cst.CSTNode | None] = {}
        nodes = {node for edit in edits if (node := target(edit)) is not None}
        for file in files if nodes else ():
            for module in file.modules:
                found = ways(module, nodes)
                self._parents |= found
                self._files.update((node, file) for node in nodes & found.keys())

    def file(self, hit: Hit, edit: Edit) -> File | None:
        if isinstance(edit, AddImport):
            return edit.file or hit.scope.file
        node = target(edit)
        return self._files.get(node) if node is not None else None

    def by_file(self, hit: Hit, fix: Fix) -> dict[File, tuple[Edit, ...]]:
        found: dict[File, tuple[Edit, ...]] = {}
        for edit in fix.edits:
            file = self.file(hit, edit)
            if file is not None:
                found[file] = (*found.get(file, ()), edit)
        return found

    def above(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        while (parent := self._parents.get(node)) is not None:
            yield (node := parent)


class _Taken:
    """The nodes that the fixes chosen so far edit."""

    def __init__(self, places: _Places) -> None:
        self._places = places
        self._edits: dict[cst.CSTNode, list[Edit]] = {}
        self._gone: set[cst.CSTNode] = set()
        self._above: set[cst.CSTNode] = set()

    def add(self, fix: Fix) -> bool:
        """Take a fix, if none that was taken is in its way."""
        edits = [(node, edit) for edit in fix.edits if (node := target(edit)) is not None]
        if any(self._is_in_the_way(node, edit) for node, edit in edits):
            return False
        for node, edit in edits:
            self._edits.setdefault(node, []).append(edit)
            self._above.update(self._places.above(node))
            if _swallows(edit):
                self._gone.add(node)
        return True

    def _is_in_the_way(self, node: cst.CSTNode, edit: Edit) -> bool:
        taken = self._edits.get(node, ())
        if any(content(edit) == content(other) for other in taken):
            return False
        below = any(above in self._gone for above in self._places.above(node))
        above = _swallows(edit) and node in self._above
        return below or above or not all(_agree(edit, other) for other in taken)


def _swallows(edit: Edit) -> bool:
    """Does what stands below the edit's node go?"""
    if isinstance(edit, Replace):
        return not edit.kept
    return not isinstance(edit, (SetArgument, AddElement, InsertAfter, AddImport, FoldArguments))


def _agree(one: Edit, other: Edit) -> bool:
    """Can both be made on one node?"""
    if isinstance(one, SetArgument) and isinstance(other, SetArgument):
        return one.name != other.name
    return isinstance(one, InsertAfter) or isinstance(other, InsertAfter)
