"""Who shares what a repair would touch: the requests that carry an item, those that a client sends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import libcst as cst
from msgspec import Struct

from compatlint.judging.conditions import judge
from compatlint.judging.hits import Hit
from compatlint.packs.pack import Case, Pack, Rule
from compatlint.uses.use import Use


class Traffic(Struct, frozen=True, eq=False, dict=True):
    """Every use of a file, those that go to other providers included."""

    uses: Sequence[Use]

    def of(self, hit: Hit) -> tuple[Use, ...]:
        """The uses that a repair of `hit` would change.

        For an item these are the requests that carry it; for a client the same client as others have it made, those
        that share a setting with it, and the requests that it sends.
        """
        use = hit.uses[0]
        if use.kind == "client":
            sharing = (one for owner in _owners(use) for one in self._by_owner.get(owner, ()) if one.kind == "client")
            return tuple(dict.fromkeys((*self._by_call.get(use.call, ()), *sharing)))
        carried = self._by_owner.get(hit.site.owner, ()) if hit.site is not None else ()
        return tuple(dict.fromkeys((*hit.uses, *(one for one in carried if one.kind == "request"))))

    @cached_property
    def _by_call(self) -> dict[cst.Call, list[Use]]:
        found: dict[cst.Call, list[Use]] = {}
        for use in self.uses:
            client = use if use.kind == "client" else use.client
            if client is not None:
                found.setdefault(client.call, []).append(use)
        return found

    @cached_property
    def _by_owner(self) -> dict[cst.CSTNode, dict[Use, None]]:
        found: dict[cst.CSTNode, dict[Use, None]] = {}
        for use in self.uses:
            for owner in _owners(use):
                found.setdefault(owner, {})[use] = None
        return found


def _owners(use: Use) -> Iterator[cst.CSTNode]:
    """What names the items of a request or the settings of a client."""
    return (alt.site.owner for alts in use.fields.values() for alt in alts if alt.site is not None)


def lacks(use: Use, rule: Rule, pack: Pack) -> bool:
    """Is it a request that the target may not serve, as the rules tell that `rule` names in its option `unless`?"""
    return use.kind == "request" and any(judge(case.when, use, pack) for case in cases_of(rule, "unless", pack))


def cases_of(rule: Rule, option: str, pack: Pack) -> list[Case]:
    """The cases of the rules that an option of `rule` names."""
    return [case for code in rule.options.get(option, ()) for case in pack.rules[code].cases]
