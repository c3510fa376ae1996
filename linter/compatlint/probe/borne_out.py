"""Which cases of a rule the answers bear out, and how far: what was accepted is not in their conditions any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from compatlint.dataflow.scopes.guards import Truth
from compatlint.packs.editions import words_of
from compatlint.packs.pack import Case, Rule
from compatlint.probe.expected import Expected
from compatlint.probe.measured import Measured
from compatlint.probe.plan import known_fields, nodes

CHOICES = ("in", "has")  # lists of which each entry is a statement of its own
PATHS = ("field", "sent", "absent")


class Borne(Struct, frozen=True):
    """A case with the condition that is left of it, and the probes that bear it out, those for certain first."""

    case: Case
    when: Any
    proofs: tuple[str, ...] = ()


def borne_out(rule: Rule, said: Expected, measured: Measured) -> list[Borne]:
    """The cases of a rule that the answers bear out; none where no answer does."""
    found = _Cases(rule, said, measured).found()
    return found if any(one.proofs and not one.case.accepted for one in found) else []


class _Cases(Struct, frozen=True):
    """The cases of one rule beside the answers."""

    rule: Rule
    said: Expected
    measured: Measured

    def found(self) -> list[Borne]:
        found: list[Borne] = []
        for case in self.rule.cases:
            one = self._exception(case) if case.accepted else self._rejection(case, found)
            if one is not None:
                found.append(one)
        return found

    def _exception(self, case: Case) -> Borne | None:
        """A case that says that something is accepted: kept where a later one would say the opposite."""
        later = self.rule.cases[self.rule.cases.index(case) + 1 :]
        proofs = [name for name in self.measured.accepted() if self._is_told(case, name)]
        shadowing = [name for name in proofs if any(self._holds(one.when, name) for one in later if not one.accepted)]
        return Borne(case, case.when, tuple(shadowing)) if shadowing else None

    def _rejection(self, case: Case, above: Sequence[Borne]) -> Borne | None:
        held = {name: one.truth for name in self.measured.refused() for one in self.said.held[name] if one.case is case}
        if not held:
            return Borne(case, case.when) if self._goes_along(case) else None
        when = self._about_what_was_asked(case, held)
        if self._is_contradicted(case, when, above):
            when = self._by_entries(when)
        if when is None or self._is_contradicted(case, when, above):
            return None
        return Borne(case, when, tuple(sorted(held, key=lambda name: -held[name])))

    def _holds(self, when: Any, name: str) -> Truth:
        return self.said.holds(when, name) if self.said.speaks(self.rule, name) else Truth.NO

    def _is_told(self, case: Case, name: str) -> bool:
        return any(one.case is case for one in self.said.told(name))

    def _goes_along(self, case: Case) -> bool:
        """What no request can show goes with a rule of which all else is so, but what is said of other models."""
        if any(node.get(path) == "model" for node in nodes(case.when) for path in PATHS):
            return False
        if any(one.case is case for held in self.said.held.values() for one in held):
            return False
        return not any(self.said.verdict(name, self.rule.code) == "rejected" for name in self.measured.accepted())

    def _about_what_was_asked(self, case: Case, proofs: Mapping[str, Truth]) -> Any:
        """The condition about those endpoints and ids alone that were asked for and are not served."""
        asked = {probe.name: probe for probe in self.measured.probes}
        first = [asked[name] for name in proofs if self._is_told(case, name)]
        endpoints = [probe.endpoint for probe in first if probe.kind == "endpoint"]
        models = [probe.body["model"] for probe in first if probe.kind == "model"]

        def narrowed(node: Mapping[str, Any]) -> Mapping[str, Any]:
            if node.get("field") == "endpoint" and endpoints:
                return {"field": "endpoint", "in": tuple(endpoints)}
            is_table = isinstance(node.get("in"), str) and node["in"] in self.said.pack.tables
            return {**node, "in": tuple(models)} if is_table and models else node

        return _mapped(case.when, narrowed)

    def _is_contradicted(self, case: Case, when: Any, above: Sequence[Borne]) -> bool:
        """Does it reject what was accepted? The list of known fields is written anew from the answers."""
        if known_fields(self.said.pack) & set(words_of(case)):
            return False
        exceptions = [one.when for one in above if one.case.accepted]
        return any(
            self._holds(when, name) is Truth.YES and not any(self._holds(one, name) for one in exceptions)
            for name in self.measured.accepted()
        )

    def _by_entries(self, when: Any) -> Any:
        """The condition with those entries of its lists alone that a request was rejected for, and none accepted."""
        rejected, accepted = list(self.measured.refused()), list(self.measured.accepted())

        def narrowed(node: Mapping[str, Any]) -> Mapping[str, Any]:
            key = next((key for key in CHOICES if isinstance(node.get(key), tuple)), "")
            return {**node, key: tuple(filter(borne(node, key), node[key]))} if key else node

        def borne(node: Mapping[str, Any], key: str) -> Any:
            def is_borne(entry: Any) -> bool:
                alone = _mapped(when, lambda one: {**one, key: (entry,)} if one is node else one)
                return any(self._holds(alone, name) for name in rejected) and not any(
                    self._holds(alone, name) is Truth.YES for name in accepted
                )

            return is_borne

        found = _mapped(when, narrowed)
        return None if any(node.get(key) == () for node in nodes(found) for key in CHOICES) else found


def _mapped(when: Any, change: Any) -> Any:
    """A condition with every mapping in it changed, those that are not changed with what is in them."""
    if isinstance(when, Mapping):
        made = change(when)
        return made if made is not when else {key: _mapped(item, change) for key, item in when.items()}
    return tuple(_mapped(item, change) for item in when) if isinstance(when, tuple) else when


def unsaid(editions: Sequence[Expected], measured: Measured) -> Iterator[str]:
    """What is rejected although no edition has a case of it."""
    for name in measured.refused():
        if not any(not one.case.accepted for said in editions for one in said.held[name]):
            yield name
