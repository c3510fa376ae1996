"""What the rules say of the uses of a file: hits, one for each rule and node."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import File, Scope
from compatlint.dataflow.values.values import Alt, Const, EnvVar, Made, Step, Text, Value, options
from compatlint.judging.conditions import Evidence, concerns, verdicts
from compatlint.packs.pack import Case, Pack, Rule
from compatlint.source.formats import is_test
from compatlint.uses.use import Use

if TYPE_CHECKING:
    from compatlint.dataflow.values.values import Site

Place: TypeAlias = "tuple[cst.CSTNode, Scope]"

UNSAID = "…"  # in a message, for what isn't known


class Rules:
    """The rules that are looked for."""

    def __init__(self, pack: Pack, selected: Container[str]) -> None:
        found = (rule for code, rule in pack.rules.items() if code in selected and not rule.off)
        self._rules = [rule for rule in found if rule.cases]
        self._askable: dict[frozenset[str], list[tuple[Rule, list[Case]]]] = {}

    def askable(self, names: frozenset[str]) -> list[tuple[Rule, list[Case]]]:
        """Those that can hold of a use with fields of these names."""
        if names not in self._askable:
            each = ((rule, [case for case in rule.cases if concerns(case.when, names)]) for rule in self._rules)
            self._askable[names] = [(rule, cases) for rule, cases in each if cases]
        return self._askable[names]


class Hits:
    """Collects hits: one for each rule and node, however many uses lead there."""

    def __init__(self, pack: Pack, file: File, project: Project, rules: Rules) -> None:
        self.found: dict[tuple[str, int], Hit] = {}
        self._pack = pack
        self._file = file
        self._project = project
        self._rules = rules

    def judge(self, use: Use, sends: Truth) -> None:
        """Add what the rules say of a use, which is one to judge for certain or possibly."""
        for rule, cases in self._rules.askable(frozenset(use.fields)):
            if _applies(rule, use):
                self._judge(rule, cases, use, sends)

    def judge_text(self, use: Use) -> None:
        """The same of a text that no other use has told of: what becomes of it is not known, so nothing repairs it."""
        if any(node == id(use.anchor) for _, node in self.found):
            return
        for rule, cases in self._rules.askable(frozenset(use.fields)):
            if _applies(rule, use):
                self._judge(rule, [replace(case, fix=None) for case in cases], use, Truth.MAYBE)

    def _judge(self, rule: Rule, cases: Iterable[Case], use: Use, sends: Truth) -> None:
        told: set[int] = set()  # where an earlier case has its say
        for case in cases:
            placed: set[int] = set()
            for truth, worlds in verdicts(case.when, use, self._pack):
                placed |= self._add(rule, case, use, min(truth, sends), worlds, told)
            told |= placed

    def _add(self, rule: Rule, case: Case, use: Use, truth: Truth, worlds: list[Evidence], told: set[int]) -> set[int]:
        """Keep what a case says of each place that is not among those `told`; gives the places it is about."""
        placed: set[int] = set()
        for world in worlds:
            for path, alt in _blamed(case, world):
                places = _places(alt, use, by_value=world.found.get("at") == path)
                place = next(filter(self._is_shown, places), None)
                if place is None:
                    continue
                placed.add(id(place[0]))
                if id(place[0]) in told:
                    continue
                words = {**_words(use, self._pack, path), **world.found, "default": _default_of(use, alt)}
                site = alt.site if alt is not None else None
                beside = tuple(_beside(world, path))
                sure = truth if self._is_own(place[1].file) else min(truth, Truth.MAYBE)
                hit = Hit(rule, case, place[1], place[0], sure, (use,), site, alt, words, beside=beside)
                self._keep(hit if place is places[0] else replace(hit, origins=(places[0],)))
        return placed

    def _is_own(self, file: File) -> bool:
        """Is what this file does with the code of `file` what a program does? A test does it for itself."""
        return is_test(file.filename) or not is_test(self._file.filename)

    def _keep(self, hit: Hit) -> None:
        key = (hit.rule.code, id(hit.node))
        self.found[key] = joined(self.found[key], hit) if key in self.found else hit

    def _is_shown(self, place: Place) -> bool:
        return place[1].file is self._file or self._project.is_given(place[1].file)


def _places(alt: Alt | None, use: Use, *, by_value: bool) -> list[Place]:
    """The nodes to show, of which the first counts that stands in a file that is checked.

    Where a value is written if it is to blame, where the item is named, the call.
    """
    places: list[Place] = [(use.anchor, use.home or use.scope)]
    if alt is not None and alt.site is not None:
        places.insert(0, (alt.site.node, alt.site.scope))
        value = _default(alt.value)
        if by_value and isinstance(value, Const) and value.origin is not None:
            places.insert(0, (value.origin.node, value.origin.scope))
        elif by_value and isinstance(value, Made) and value.call is not None:
            places.insert(0, (value.call, value.scope))
    return places


def joined(known: Hit, other: Hit) -> Hit:
    """Two hits of a rule at one node as one: the more certain one, with the uses of both."""
    best = known if known.truth >= other.truth else other
    new = tuple(use for use in other.uses if all(one.call is not use.call for one in known.uses))
    origins = (*known.origins, *other.origins) if known.origins and other.origins else ()
    return replace(best, uses=(*known.uses, *new), origins=origins)


def _applies(rule: Rule, use: Use) -> bool:
    if use.kind != "request":
        return use.kind in rule.targets
    if use.endpoint in rule.targets:
        return True
    return "*" in rule.targets


def _blamed(case: Case, world: Evidence) -> list[tuple[str, Alt | None]]:
    """The item at the first of the case's places that has one, else (no places given) the first that decided.

    Where a condition is judged for each of several items, that is the one.
    """
    own = [world.found["each"]] if "each" in world.found else []
    for wanted in case.at or own or [path for path, _ in world.items]:
        for path, alt in world.items:
            if path == wanted and alt.site is not None:
                return [(path, alt)]
    return [("", None)]


def _beside(world: Evidence, blamed: str) -> Iterator[Step]:
    """Where the other values are written that decided together with the blamed one."""
    for path, alt in world.items:
        origin = alt.value.origin if isinstance(alt.value, (Const, Text)) else None
        if path != blamed and alt.site is not None and origin is not None:
            yield Step(origin.scope, origin.node, "together with this")


def _words(use: Use, pack: Pack, path: str) -> dict[str, str]:
    """What a message's placeholders stand for."""
    said = {name: _said(use.fields[name]) for name in ("model", "client") if name in use.fields}
    words = {name: said[name] or UNSAID for name in said}
    return {
        **pack_words(pack),
        "endpoint": use.endpoint or "",
        "field": path.partition(".")[0].partition("[")[0],
        "item": path.rpartition(".")[2].partition("[")[0],
        **words,
    }


def _default_of(use: Use, alt: Alt | None) -> str:
    """Whose default a value is that the program does not give, as part of a sentence."""
    default = use.framework.default_model if use.framework is not None else None
    if default is None or alt is None or alt.site is None or alt.site.owner is not alt.site.container:
        return ""
    asked = isinstance(alt.value, Const) and alt.value.value == default.model
    return f", the default of {default.package}," if asked else ""


def _said(alts: Iterable[Alt]) -> str:
    """What a field says that may be a variable's default; an empty string where nothing is known."""
    found = (option.value for alt in alts for option in options(_default(alt.value)))
    return next((str(one.value) for one in found if isinstance(one, Const) and one.value), "")


def _default(value: Value) -> Value:
    return value.default if isinstance(value, EnvVar) and value.default is not None else value


def pack_words(pack: Pack) -> dict[str, str]:
    """What the placeholders for the target stand for."""
    return {
        "provider": pack.provider.name,
        "base_url": pack.provider.base_url,
        "key": pack.provider.api_key,
        "edition": pack.edition.name,
    }


class Hit(Struct, frozen=True, eq=False):
    """A rule that holds at a node: what becomes a finding.

    `site` names the item to blame, None where nothing does; `beside` is what it was judged together with. `concerned`
    are all uses that a repair would change, told to the fixers; `otherwise` is what other editions say. `origins` are
    the places that it would be shown at if their files were checked too.
    """

    rule: Rule
    case: Case
    scope: Scope
    node: cst.CSTNode
    truth: Truth
    uses: tuple[Use, ...]
    site: Site | None
    alt: Alt | None
    words: Mapping[str, str]
    concerned: tuple[Use, ...] = ()
    beside: tuple[Step, ...] = ()
    otherwise: tuple[Verdict, ...] = ()
    origins: tuple[Place, ...] = ()


class Verdict(Struct, frozen=True, eq=False):
    """What another edition says in the place of a hit: `instead`, or nothing, and `why` that is, where it is known."""

    edition: str
    instead: Hit | None
    why: str

    def lifts(self, hit: Hit) -> bool:
        """Does the edition not make this finding?"""
        return self.instead is None or self.instead.rule.code != hit.rule.code
