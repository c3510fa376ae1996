"""What the code of one file does with items and clients of others, which a repair there must not break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import libcst as cst
from msgspec import Struct

from linter.fixers.making import lacks
from linter.model import Applicability, Pack, Use
from linter.predicates import goes_to_target
from linter.scope import Scope
from linter.values import Truth


class Objection(Struct, frozen=True, eq=False):
    """The most that a fix of an item or client may be, and the use that says so."""

    scope: Scope
    node: cst.CSTNode
    level: Applicability
    use: Use


def objections(uses: Iterable[Use], pack: Pack) -> Iterator[Objection]:
    """What requests say of the places that their items and clients come from."""
    unless = [rule for rule in pack.rules.values() if "unless" in rule.options]
    for use in uses:
        if use.kind != "request":
            continue
        client, level = use.client, _level(use, pack)
        if client is not None and (not use.sends or any(lacks(use, rule, pack) for rule in unless)):
            yield Objection(client.scope, client.call, "display", use)
        for alt in (alt for alts in use.fields.values() for alt in alts if level != "safe"):
            if alt.site is not None:
                yield Objection(alt.site.scope, alt.site.node, level, use)


def _level(use: Use, pack: Pack) -> Applicability:
    """What a fix that changes a request may be."""
    if use.sends is not Truth.YES:
        return "display"
    return "safe" if goes_to_target(use, pack) else "unsafe"
