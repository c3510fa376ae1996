"""What the editions of the packs say of the probes: the cases of their rules that hold of each request."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.values.values import Alt, Const, Value
from compatlint.dataflow.values.values import Mapping as Dict
from compatlint.dataflow.values.values import Sequence as List
from compatlint.judging.conditions import judge
from compatlint.packs.pack import Case, Pack, Rule
from compatlint.probe.answer import Verdict
from compatlint.probe.plan import Probe
from compatlint.screen.interests import Interests
from compatlint.screen.modules import Modules
from compatlint.source import batch
from compatlint.uses import requests_as_data
from compatlint.uses.use import Use


class HeldCase(Struct, frozen=True, eq=False):
    """A case of a rule that holds of a probe, for certain or possibly."""

    rule: Rule
    case: Case
    truth: Truth


class Expected(Struct, frozen=True, eq=False):
    """What one edition says of probes, by their names."""

    pack: Pack
    uses: Mapping[str, Use]
    held: Mapping[str, tuple[HeldCase, ...]]

    def speaks(self, rule: Rule, name: str) -> bool:
        """Is a rule about the endpoint of a probe?"""
        return _is_about(rule, self.uses[name])

    def holds(self, when: Any, name: str) -> Truth:
        """Does a condition hold of a probe?"""
        return judge(when, self.uses[name], self.pack)

    def told(self, name: str) -> list[HeldCase]:
        """Of each rule the case that is told of a probe: the first that holds."""
        found: dict[str, HeldCase] = {}
        for one in self.held[name]:
            found.setdefault(one.rule.code, one)
        return list(found.values())

    def rejecting(self, name: str) -> list[HeldCase]:
        """Those by which a probe is rejected."""
        return [one for one in self.told(name) if not one.case.accepted]

    def verdict(self, name: str, code: str = "") -> Verdict:
        """What is to be expected of a probe, by all rules or by one; "unclear" where it may be either."""
        found = [one for one in self.rejecting(name) if code in ("", one.rule.code)]
        if not found:
            return "accepted"
        return "rejected" if any(one.truth is Truth.YES for one in found) else "unclear"


def expected(packs: Iterable[Pack], probes: Sequence[Probe]) -> list[Expected]:
    """What each of the packs, one for each edition, says of the probes."""
    found = []
    for pack in packs:
        uses = {probe.name: _use(probe, pack) for probe in probes}
        found.append(Expected(pack, uses, {name: tuple(_holding(use, pack)) for name, use in uses.items()}))
    return found


def agrees(said: Verdict, measured: Verdict) -> bool:
    """Does what is expected fit what came back?"""
    return said == "unclear" or (said == "accepted") == (measured == "accepted")


def _holding(use: Use, pack: Pack) -> Iterator[HeldCase]:
    for rule in pack.rules.values():
        if _is_about(rule, use):
            for case in rule.cases:
                truth = judge(case.when, use, pack)
                if truth:
                    yield HeldCase(rule, case, truth)


def _is_about(rule: Rule, use: Use) -> bool:
    return use.endpoint in rule.targets or "*" in rule.targets


def _use(probe: Probe, pack: Pack) -> Use:
    """A probe as the request of a client that talks to the target."""
    (use,) = requests_as_data.uses(_file(pack), pack)
    fields: dict[str, tuple[Alt, ...]] = {name: (Alt(_value(value)),) for name, value in probe.body.items()}
    known = pack.dialect.fields.get(probe.endpoint, frozenset())
    others = {name: alts for name, alts in fields.items() if known and name not in known}
    if others:
        fields |= {name: (Alt(Dict(others)),) for name in pack.dialect.body}
    fields["endpoint"] = (Alt(Const(probe.endpoint)),)
    client = replace(use, kind="client", fields={"base_url": (Alt(Const(pack.provider.base_url)),)}, endpoint=None)
    return replace(use, fields=fields, endpoint=probe.endpoint, client=client)


def _file(pack: Pack) -> Any:
    """A file with one request as data, for what a use is a part of."""
    known = pack.dialect.requests
    path, endpoint = next(iter(known.paths.items()))
    data = json.dumps({known.url: path, known.body: {}, "endpoint": endpoint}).encode()
    source = next(batch.read("probe.json", data, lambda _: True, []))
    nothing = Interests(Modules(), words=(), seeds=(), called=(), answers=(), methods=(), adding=())
    return Project(nothing).add(source)


def _value(value: Any) -> Value:
    """JSON as a value of a program."""
    if isinstance(value, Mapping):
        return Dict({key: (Alt(_value(item)),) for key, item in value.items()})
    if isinstance(value, list):
        return List(tuple(map(_value, value)))
    return Const(value)
