"""What is asked: the plain request, then one for each field, combination, endpoint and model that packs speak of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from compatlint.errors import UsageError, did_you_mean
from compatlint.packs.editions import words_of
from compatlint.packs.pack import Case, Pack
from compatlint.probe.bodies import filled

Kind: TypeAlias = Literal["plain", "field", "shape", "endpoint", "model"]
EVERY = "*"


class Probe(Struct, frozen=True):
    """One request. `needs` are the fields that it has beside the plain one, which may be rejected for themselves."""

    name: str
    kind: Kind
    endpoint: str
    method: str
    path: str
    body: Mapping[str, Any]
    needs: tuple[str, ...] = ()

    @property
    def content(self) -> bytes:
        """The body as it is sent; empty where there is none."""
        return json.dumps(self.body).encode() if self.body else b""

    @property
    def tokens(self) -> int:
        """More than it can cost: no token of a prompt is shorter than a byte, and an answer has few."""
        answer = max((int(self.body.get(key, 0)) for key in self.body if key.endswith("_tokens")), default=1)
        return (len(self.content) + answer * int(self.body.get("n", 1))) if self.method != "GET" else 0


def probes(pack: Pack, model: str) -> list[Probe]:
    """All probes for a model, the plain request first."""
    main = next(iter(pack.probes.plain), None)
    if main is None:
        raise UsageError("no pack has a plain request under 'probes'")
    plain = _Plain(pack, model)
    found = [plain.request("a plain request", "plain", main, {})]
    found += [plain.field(name, main) for name in _fields(pack, main) if name not in pack.probes.unasked]
    found += [plain.shape(name) for name in pack.probes.shapes]
    found += list(_endpoints(pack, model))
    found += [plain.request(f"model {one}", "model", main, {"model": one}) for one in _models(pack, model)]
    return found


def chosen(found: Iterable[Probe], names: Iterable[str]) -> list[Probe]:
    """The plain request and those of the others that are named; all where none is."""
    known, wanted = list(found), tuple(names)
    for name in wanted:
        if all(one.name != name for one in known):
            raise UsageError(f"--only: nothing is asked under {name!r}{did_you_mean(name, [p.name for p in known])}")
    return [one for one in known if not wanted or one.kind == "plain" or one.name in wanted]


class _Plain(Struct, frozen=True):
    """Makes requests of the plain ones."""

    pack: Pack
    model: str

    def request(
        self, name: str, kind: Kind, endpoint: str, body: Mapping[str, Any], without: Iterable[str] = ()
    ) -> Probe:
        plain = self.pack.probes.plain[endpoint]
        kept = {key: value for key, value in plain.items() if key not in without}
        needs = tuple(key for key in body if key not in plain and key != name)
        path = path_of(self.pack, endpoint)
        return Probe(name, kind, endpoint, "POST", path, filled({**kept, **body}, self.model), needs)

    def field(self, name: str, endpoint: str) -> Probe:
        own = self.pack.probes.fields.get(name)
        if own is None:
            return self.request(name, "field", endpoint, {name: self.pack.probes.otherwise})
        return self.request(name, "field", endpoint, {**own.beside, name: own.value}, own.without)

    def shape(self, name: str) -> Probe:
        own = self.pack.probes.shapes[name]
        return self.request(name, "shape", own.endpoint, own.body, own.without)


def path_of(pack: Pack, endpoint: str) -> str:
    """The path of an endpoint below the base URL: the shortest that the dialect knows, else its name."""
    paths = [path for path, name in pack.dialect.paths.items() if name == endpoint]
    return min(paths, key=len, default=f"/{endpoint.replace(' ', '_')}")


def _endpoints(pack: Pack, model: str) -> Iterator[Probe]:
    asked = dict.fromkeys((*pack.dialect.paths.values(), *pack.dialect.prefixes.values()))
    for name in asked:
        if name in pack.probes.unasked or name in pack.probes.plain:
            continue
        own = pack.probes.endpoints.get(name)
        path = (own.path if own is not None else "") or path_of(pack, name)
        method, body = (own.method, own.body) if own is not None else ("GET", {})
        yield Probe(f"endpoint {name}", "endpoint", name, method, filled(path, model), filled(body, model))
    for name in list(pack.probes.plain)[1:]:
        yield _Plain(pack, model).request(f"endpoint {name}", "endpoint", name, {})


def cases(pack: Pack) -> Iterator[Case]:
    """The cases of all rules, in every edition."""
    yield from (case for one in (pack, *pack.others) for rule in one.rules.values() for case in rule.cases)


def known_fields(pack: Pack) -> frozenset[str]:
    """The names of the lists that say which fields the target knows: what rules find where a field is outside."""
    return frozenset(
        node["outside"]
        for case in cases(pack)
        for node in nodes(case.when)
        if str(node.get("sent", "")).endswith(EVERY) and isinstance(node.get("outside"), str)
        if node["sent"] == EVERY or "[" not in node["sent"]
    )


def _fields(pack: Pack, endpoint: str) -> list[str]:
    """The fields of a request that the dialect has or that rules name, but for those that each request has."""
    named = set(pack.dialect.fields.get(endpoint, ())) | set(pack.probes.fields)
    named |= {entry for name in known_fields(pack) for group in pack.dated.get(name, ()) for entry in group.entries}
    for node in (node for case in cases(pack) for node in nodes(case.when)):
        path = str(node.get("sent", ""))
        if path == EVERY or (path.endswith(f".{EVERY}") and path.removesuffix(f".{EVERY}") in pack.dialect.body):
            named |= set(node["in"]) if not isinstance(node.get("in", ""), str) else set()
    plain = {key for key, value in pack.probes.plain[endpoint].items() if key in ("model", "messages") or not value}
    return sorted(named - plain)


def nodes(when: Any) -> Iterator[Mapping[str, Any]]:
    """A condition and all that are in it."""
    todo = [when]
    for node in todo:
        if isinstance(node, Mapping):
            yield node
            todo += node.values()
        elif isinstance(node, (list, tuple)):
            todo += node


def _models(pack: Pack, model: str) -> list[str]:
    """Ids that may not be served: those of the packs, those that rules have a table of, the model with a prefix."""
    named = {name for case in cases(pack) for name in words_of(case) if name in pack.tables}
    listed = [entry for name in sorted(named) for entry in pack.tables[name]]
    prefixed = [f"{prefix}{model}" for prefix in pack.provider.prefixes]
    return [one for one in dict.fromkeys((*pack.probes.models, *listed, *prefixed)) if one != model]
