"""What was measured as a rule pack: the rules of the nearest edition, as far as an answer bears them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from msgspec import Struct, to_builtins

from compatlint.packs.editions import words_of
from compatlint.packs.pack import Pack, Provider, Rule
from compatlint.probe.borne_out import Borne, borne_out, unsaid
from compatlint.probe.expected import Expected
from compatlint.probe.measured import Measured, nearest
from compatlint.probe.plan import EVERY, known_fields

Data: TypeAlias = dict[str, Any]

PLAIN = "plain"
CLIENT_FIXES = ("retarget-client", "retarget-key", "retarget-url", "plain-client")
ADVICE = "Leave it out, or send it to a provider that takes it."
CODES = ("unless", "unless_left", "unless_framework", "key", "models")  # options that name other rules


class WrittenPack(Struct, frozen=True):
    """A pack as data, and the probes that were rejected although no rule of it says so."""

    data: Data
    unsaid: tuple[str, ...]


def pack_of(measured: Measured, editions: Sequence[Expected], provider: Provider) -> WrittenPack:
    """The pack of a measurement; `editions` are what the shipped one says."""
    return _Writer(measured, editions, provider).written()


class _Writer(Struct, frozen=True, dict=True):
    """Writes one pack."""

    measured: Measured
    editions: Sequence[Expected]
    provider: Provider

    @property
    def pack(self) -> Pack:
        return self.editions[0].pack

    def written(self) -> WrittenPack:
        sources: Data = {PLAIN: self._source(self.measured.probes[0].name)}
        rules = [*self._client_rules(), *self._request_rules(sources)]
        codes = {rule["code"] for rule in rules}
        for rule in rules:
            rule["options"] = {key: value for key, value in _options(rule["options"], codes) if value}
        lists = {name: self._list(name) for rule in rules for name in self._lists_of(rule)}
        edition = {f"measured-{self.measured.date}": {"source": PLAIN}}
        head = {**_reached(self.provider, self.pack), "sources": sources, "editions": edition, "lists": lists}
        fields = self._unsaid_fields() if self._unknown_code else []
        left = (name for name in unsaid(self.editions, self.measured) if name not in fields)
        return WrittenPack({**head, "rules": rules}, tuple(left))

    def _source(self, name: str) -> Data:
        return {"where": self.measured.says(name), "date": self.measured.date, "quote": f"[{name}]"}

    def _client_rules(self) -> Iterator[Data]:
        """What a client has to be: it is measured that the address answers."""
        for rule in self.pack.rules.values():
            if rule.targets == ("client",) and rule.fix in CLIENT_FIXES:
                cases = [self._case(Borne(case, case.when), rule, case.severity) for case in rule.cases]
                yield self._rule(rule, cases, [PLAIN])

    def _request_rules(self, sources: Data) -> Iterator[Data]:
        for code in self.pack.rules:
            said = nearest(self.editions, self.measured, code)
            rule = (said or self.editions[0]).pack.rules[code]
            kept = borne_out(rule, said, self.measured) if said is not None else []
            fields = self._unsaid_fields() if code == self._unknown_code else []
            names = list(dict.fromkeys((*fields, *(name for one in kept for name in one.proofs[:1]))))
            if not names:
                continue
            sources |= {_key(name): self._source(name) for name in names}
            cases = [self._field_case(rule, fields)] if fields else []
            cases += [self._case(one, rule) for one in kept]
            yield self._rule(rule, cases, [_key(name) for name in names])

    def _field_case(self, rule: Rule, fields: list[str]) -> Data:
        """A case of fields that no rule of the editions speaks of."""
        message = "{provider} rejects `{item}`"
        found = {
            "when": {"each": {"sent": EVERY, "in": fields}},
            "severity": "error",
            "message": message,
            "help": ADVICE,
        }
        return found | ({"fix": rule.fix} if rule.fix else {})

    def _rule(self, rule: Rule, cases: list[Data], sources: list[str]) -> Data:
        found: Data = {"code": rule.code, "name": rule.name, "summary": self._renamed(rule.summary)}
        found |= {"targets": list(rule.targets), "cases": cases, "severity": "error", "sources": sources}
        first = cases[0]
        found |= {"message": first["message"], "help": first["help"], "options": _plain(rule.options)}
        return found | ({"fix": rule.fix} if rule.fix else {})

    def _case(self, one: Borne, rule: Rule, severity: str = "error") -> Data:
        case, foreign = one.case, bool(one.proofs) and self.provider.name != self.pack.provider.name
        message = case.message
        if "{replacement}" in message:  # it says why, which nobody asked
            message = "{provider} does not serve `{value}`"
        found: Data = {"when": self._condition(one.when), "severity": case.severity if case.accepted else severity}
        found |= {"message": self._renamed(message), "help": ADVICE if foreign else self._renamed(case.help)}
        found |= {"accepted": True} if case.accepted else {}
        found |= {"at": list(case.at)} if case.at else {}
        return found | ({"fix": case.fix or "by-hand"} if rule.fix else {})

    def _renamed(self, text: str) -> str:
        return text.replace(self.pack.provider.name, self.provider.name)

    def _condition(self, node: Any) -> Any:
        """A condition with the name of the provider that was asked."""
        if isinstance(node, Mapping):
            return {
                key: [self._renamed(name) for name in item] if key == "host" else self._condition(item)
                for key, item in node.items()
            }
        return [self._condition(item) for item in node] if isinstance(node, (list, tuple)) else node

    def _lists_of(self, rule: Data) -> Iterator[str]:
        words = {word for case in rule["cases"] for word in _words(case["when"])}
        yield from sorted(words & self.pack.dated.keys() - self.pack.tables.keys())

    def _list(self, name: str) -> Data:
        span = f"{self.measured.date} to {self.measured.date}"
        if name not in known_fields(self.pack):
            return {span: [entry for group in self.pack.dated[name] for entry in group.entries]}
        return {span: sorted(self._known_fields())}

    def _known_fields(self) -> Iterator[str]:
        """The fields that are not unknown: those that are accepted or have a rule of their own, and the plain ones."""
        yield from self.measured.probes[0].body
        unknown = known_fields(self.pack)
        for probe in self.measured.probes:
            if probe.kind == "field":
                own = self._own_rule(probe.name, unknown)
                if own or self.measured.verdict(probe.name) == "accepted":
                    yield probe.name

    def _own_rule(self, name: str, unknown: frozenset[str]) -> bool:
        """Does a rule speak of a rejected field that is not about unknown ones?"""
        held = (one for said in self.editions for one in said.held[name])
        codes = {one.rule.code for one in held if not unknown & set(words_of(one.case)) and not one.case.accepted}
        return bool(codes - {self._unknown_code})

    @cached_property
    def _unknown_code(self) -> str:
        """The rule about fields that the target does not know."""
        lists = known_fields(self.pack)
        found = (one.code for one in self.pack.rules.values() for case in one.cases if lists & set(words_of(case)))
        return next(found, "")

    def _unsaid_fields(self) -> list[str]:
        fields = {probe.name for probe in self.measured.probes if probe.kind == "field"}
        return [name for name in unsaid(self.editions, self.measured) if name in fields]


def _reached(provider: Provider, pack: Pack) -> Data:
    """The provider, and by which words and clients of its own a program may reach it."""
    host = urlsplit(provider.base_url).hostname or ""
    module = provider.sdk.module if provider.sdk is not None else ""
    clients = [one for one in pack.clients if module and one.names[0].startswith(f"{module}.")]
    words = dict.fromkeys(filter(None, (host, provider.name, module.partition(".")[0])))
    found: Data = {"provider": _plain(to_builtins(provider)), "words": list(words)}
    return found | ({"clients": _plain(to_builtins(clients))} if clients else {})


def _options(options: Mapping[str, Any], codes: set[str]) -> Iterator[tuple[str, Any]]:
    """Options without rules that the pack does not have."""
    for key, value in options.items():
        if key not in CODES:
            yield key, value
        elif isinstance(value, list):
            yield key, [code for code in value if code in codes]
        else:
            yield key, value if value in codes else None


def _key(name: str) -> str:
    """The name of a source."""
    return "-".join("".join(c if c.isalnum() else " " for c in name).split()).lower()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value


def _words(when: Any) -> Iterator[str]:
    if isinstance(when, Mapping):
        for item in when.values():
            yield from _words(item)
    elif isinstance(when, (list, tuple)):
        for item in when:
            yield from _words(item)
    elif isinstance(when, str):
        yield when
