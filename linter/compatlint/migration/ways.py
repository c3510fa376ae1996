"""Which requests go to the target: a client, its URL, its models and its fields go together or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.values.values import Const, EnvVar, Value, options
from compatlint.judging.hits import Hit
from compatlint.judging.sharing import Traffic
from compatlint.packs.pack import Pack
from compatlint.uses.addresses import provider_of
from compatlint.uses.use import Use

STAYING = "the client that sends it stays where it is"
UNKNOWN_CLIENT = "it isn't known which client sends it"
UNKNOWN_URL = "it isn't known whom its client talks to"
BY_VARIABLE = "the environment says whom its client talks to"
OTHERS = "a request to another provider sends it too"


class Ways(Struct, frozen=True, eq=False, dict=True):
    """The requests and clients of a round, each with who sends what."""

    traffic: Traffic
    _staying: dict[str, AbstractSet[cst.Call]] = field(default_factory=dict)  # by the name of the target

    def senders(self, hit: Hit) -> Iterator[Use]:
        """The uses that a hit is about, and the requests besides that send what is written where it points."""
        yield from hit.uses
        yield from (use for use in self._by_origin.get(hit.node, ()) if use not in hit.uses)

    @cached_property
    def _by_origin(self) -> Mapping[cst.CSTNode, list[Use]]:
        """The requests by the places where a value of theirs is written."""
        found: dict[cst.CSTNode, list[Use]] = {}
        for use in self.traffic.uses:
            for alt in (alt for alts in use.fields.values() for alt in alts if use.kind == "request"):
                if isinstance(alt.value, Const) and alt.value.origin is not None:
                    found.setdefault(alt.value.origin.node, []).append(use)
        return found

    def why_not(self, use: Use, going: AbstractSet[cst.Call], pack: Pack) -> str:
        """Why a request does not go to the target when the clients of `going` do; an empty string where it does."""
        if use.kind != "request" or not going.isdisjoint(calls_of(use)):
            return ""
        if use.client is None:
            return UNKNOWN_CLIENT if any(self._may_send(use, one) for one in self._elsewhere(pack) - going) else ""
        urls = [alt.value for alt in use.client.fields.get("base_url", ())]
        hosts = [_host(url, pack) for url in urls]
        if pack.provider.name in hosts or not hosts:
            return ""
        if pack.dialect.name in hosts:
            return STAYING
        if use.sends is Truth.NO:
            return OTHERS
        return BY_VARIABLE if any(isinstance(url, EnvVar) for url in urls) else UNKNOWN_URL

    def _elsewhere(self, pack: Pack) -> AbstractSet[cst.Call]:
        """The clients of the dialect's SDK that are not the target's, as far as it is known."""
        if pack.provider.name in self._staying:
            return self._staying[pack.provider.name]
        found: set[cst.Call] = set()
        for use in self.traffic.uses:
            if use.kind == "client" and use.framework is None:
                hosts = {_host(alt.value, pack) for alt in use.fields.get("base_url", ())}
                if hosts & {pack.dialect.name, None} and pack.provider.name not in hosts:
                    found.add(use.call)
        self._staying[pack.provider.name] = found
        return found

    def _may_send(self, use: Use, client: cst.Call) -> bool:
        """May a client send a request of which nobody knows who does? Not one that is known to send others only."""
        sent = {one.endpoint for one in self.traffic.sent_by(client)}
        return not sent or use.endpoint in sent


def calls_of(use: Use) -> Iterator[cst.Call]:
    """The call of a use, and that which made its client."""
    yield use.call
    if use.client is not None:
        yield use.client.call


def _host(value: Value, pack: Pack) -> str | None:
    """Whose a base URL is; that of a variable with a default is the default's."""
    if isinstance(value, EnvVar) and value.default is not None:
        found = {_host(one.value, pack) for one in options(value.default)}
        return found.pop() if len(found) == 1 else None
    return provider_of(value, pack)
