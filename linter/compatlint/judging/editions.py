"""What other editions say of what one edition found: the same, something else, or nothing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import File
from compatlint.judging.hits import Hit, Hits, Rules, Verdict
from compatlint.packs.editions import words_of
from compatlint.packs.pack import Pack
from compatlint.uses.use import Use


def compared(
    hits: Sequence[Hit], judged: Iterable[tuple[Use, Truth]], pack: Pack, file: File, project: Project
) -> Iterator[Hit]:
    """The hits of the uses that were `judged`, each with what the other editions judge otherwise."""
    met = {id(use) for hit in hits for use in hit.uses}
    uses = [(use, sends) for use, sends in judged if id(use) in met]
    own = {_said_of(hit) for hit in hits}
    others = [other for other in pack.others if _concern(other, hits)]
    found = [(other, _Said.of(_found(uses, other, file, project), own)) for other in others]
    for hit in hits:
        verdicts = [(other, said.instead_of(hit)) for other, said in found if hit.rule.code in other.rules]
        otherwise = [
            Verdict(other.edition.name, instead, _why(hit, pack, other))
            for other, instead in verdicts
            if instead is None or _differs(hit, instead)
        ]
        yield replace(hit, otherwise=tuple(otherwise)) if otherwise else hit


def _concern(pack: Pack, hits: Iterable[Hit]) -> bool:
    return any(hit.rule.code in pack.rules for hit in hits)


def _found(uses: Iterable[tuple[Use, Truth]], pack: Pack, file: File, project: Project) -> list[Hit]:
    """What the rules of another edition say."""
    hits = Hits(pack, file, project, Rules(pack, frozenset(pack.rules)))
    for use, sends in uses:
        hits.judge(use, sends)
    return list(hits.found.values())


class _Said(Struct, frozen=True):
    """What another edition says: the first of each item and rule; of what it says anew, of each item and request."""

    same: dict[tuple[str, int], Hit]
    of_item: dict[int, Hit]
    of_request: dict[tuple[str, int], tuple[int, Hit]]

    @classmethod
    def of(cls, found: Iterable[Hit], own: Container[tuple[str, int]]) -> _Said:
        """The hits of another edition by what they are about; `own` is what the edition itself says."""
        said = cls({}, {}, {})
        for number, hit in enumerate(found):
            said.same.setdefault(_said_of(hit), hit)
            if _said_of(hit) not in own:
                said.of_item.setdefault(id(_item(hit)), hit)
                for call in _calls(hit):
                    said.of_request.setdefault((hit.rule.code, call), (number, hit))
        return said

    def instead_of(self, hit: Hit) -> Hit | None:
        """What it says of the same item, under its code or another, else what it says anew of the request."""
        asked = (self.of_request.get((hit.rule.code, call)) for call in _calls(hit))
        first = min((one for one in asked if one is not None), key=lambda one: one[0], default=(0, None))[1]
        return self.same.get(_said_of(hit)) or self.of_item.get(id(_item(hit))) or first


def _said_of(hit: Hit) -> tuple[str, int]:
    return hit.rule.code, id(_item(hit))


def _calls(hit: Hit) -> set[int]:
    return {id(use.call) for use in hit.uses}


def _item(hit: Hit) -> cst.CSTNode:
    """Where the item is named that is to blame: several rules may point at several parts of it."""
    return hit.site.node if hit.site is not None else hit.node


def _differs(hit: Hit, instead: Hit) -> bool:
    return (hit.rule.code, hit.case.severity, hit.truth) != (instead.rule.code, instead.case.severity, instead.truth)


def _why(hit: Hit, pack: Pack, other: Pack) -> str:
    """Why another edition finds nothing: what its rule says, else since when the packs know otherwise; may be empty."""
    if other.rules[hit.rule.code].off:
        return other.rules[hit.rule.code].off
    if hit.case.until:
        return f"no longer so since {hit.case.until}"
    item, names = hit.words.get("item", ""), {*words_of(hit.case)}
    groups = (group for name in names & pack.dated.keys() for group in pack.dated[name] if item in group.entries)
    date = pack.edition.source.date
    since = next((group.first for group in groups if group.first[: len(date)] > date), "")
    return f"known since {since}" if since else ""
