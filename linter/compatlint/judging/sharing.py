"""Who shares what a repair would touch: the requests that carry an item, those that a client sends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.project.project import Project
from compatlint.dataflow.values.values import Const
from compatlint.judging.conditions import judge
from compatlint.judging.hits import Hit
from compatlint.packs.pack import Case, Pack, Rule
from compatlint.uses.use import Use

UNLESS = "unless"
RETARGETS = "retarget-client"


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

    def sent_by(self, client: cst.Call) -> Iterator[Use]:
        """The requests of the clients that a call makes."""
        return (use for use in self._by_call.get(client, ()) if use.kind == "request")

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
    """Is it a request that the target may not serve?

    The rules tell that `rule` names in its option `unless`. Where it has none those that others of the pack name do,
    and where there are none either, the target serves what a client that nobody knows is taken to ask for, and no more.
    """
    if use.kind != "request":
        return False
    cases = cases_of(rule, UNLESS, pack) if UNLESS in rule.options else _known_cases(pack)
    if not cases and UNLESS not in rule.options:
        return use.endpoint not in assumed(pack)
    return any(judge(case.when, use, pack) for case in cases)


def assumed(pack: Pack) -> frozenset[str]:
    """The endpoints that a client of which nobody knows anything is taken to ask for."""
    methods = pack.dialect.methods
    return frozenset(methods[path].endpoint for path in pack.dialect.unresolved if path in methods)


def is_unserved(use: Use, pack: Pack) -> bool:
    """Is it a request that has to stay where it is, as any rule tells that points clients at the target?"""
    return any(lacks(use, rule, pack) for rule in pack.rules.values() if _moves(rule))


def _moves(rule: Rule) -> bool:
    return UNLESS in rule.options or any(case.fix == RETARGETS for case in rule.cases)


def _known_cases(pack: Pack) -> list[Case]:
    return [case for rule in pack.rules.values() for case in cases_of(rule, UNLESS, pack)]


def left_behind(hit: Hit, left: Iterable[Hit], pack: Pack, project: Project) -> list[str]:
    """The endpoints of requests that go through the client of `hit` and can't be rewritten, though they have to be.

    Those are of the findings among `left` of the rules that the option `unless_left` names. What a framework asks for
    may be something else for the target.
    """
    codes, client = hit.rule.options.get("unless_left", ()), hit.uses[0]
    found = (use for one in left if one.rule.code in codes for use in one.uses if use.framework is None)
    return sorted({str(use.endpoint) for use in found if goes_through(use, client, pack, project)})


def goes_through(use: Use, client: Use, pack: Pack, project: Project) -> bool:
    """Is a request sent by a client?

    What is set of a module holds for the whole process: for all that any file sends through it that may run together
    with that of the client.
    """
    if use.kind != "request" or use.client is None:
        return False
    if use.client.call is client.call:
        return True
    kinds = {_kind(use.client), _kind(client)}
    if len(kinds) > 1 or kinds.isdisjoint(one.kind for one in pack.dialect.modules):
        return False
    above = project.above(client.scope.file)
    return any(above & project.above(scope.file) for scope in {use.scope, use.home or use.scope})


def _kind(use: Use) -> str:
    value = use.fields["kind"][0].value if "kind" in use.fields else None
    return str(value.value) if isinstance(value, Const) else ""


def cases_of(rule: Rule, option: str, pack: Pack) -> list[Case]:
    """The cases of the rules that an option of `rule` names."""
    return [case for code in rule.options.get(option, ()) for case in pack.rules[code].cases]
