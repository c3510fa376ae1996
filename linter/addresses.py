"""Whose an address is that a request is sent to, and what it asks for there."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from linter.literals import GAP
from linter.mappings import Items
from linter.model import Pack
from linter.predicates import provider_of
from linter.urls import Parts, address, endpoint_at, literal, meant
from linter.values import Alt, EnvVar, Site, Truth, options


class Address(Struct, frozen=True, eq=False):
    """One of the addresses that a call may ask: whose it is (None: nobody knows), the endpoint, and what is written."""

    provider: str | None
    endpoint: str | None
    gap: bool
    alt: Alt


class Addresses(Struct, frozen=True):
    """Reads addresses by the tables of the packs."""

    pack: Pack

    def own(self, one: Address) -> bool:
        return one.provider in (self.pack.dialect.name, self.pack.provider.name)

    def goes(self, one: Address, endpoint: str | None) -> Truth:
        """Is a request for the endpoint one to judge, if this is the address?"""
        other = self.own(one) and one.endpoint not in (endpoint, None)
        return Truth.NO if other or (one.provider is not None and not self.own(one)) else Truth.YES

    def read(self, alt: Alt) -> Address:
        """What an address is, told where its host is written."""
        dialect = self.pack.dialect
        parts = address(alt.value, dialect.root)
        if parts is None:
            return Address(None, None, False, alt)
        default = alt.value.default if isinstance(alt.value, EnvVar) else None
        hosts = {provider_of(option.value, self.pack) for option in options(default or alt.value)}
        provider = hosts.pop() if len(hosts) == 1 else None
        place = literal(alt.value, parts.host)
        site = Site(place.scope, place.node, place.node, place.node) if place is not None else alt.site
        endpoint = self._endpoint(parts, provider)
        return Address(provider, endpoint, GAP in (parts.path or ""), replace(alt, site=site))

    def _endpoint(self, parts: Parts, provider: str | None) -> str | None:
        """The endpoint of an address; of one of the target's that leads nowhere the one that is meant."""
        dialect = self.pack.dialect
        found = endpoint_at(parts.path, dialect) if parts.path is not None else None
        known = meant(parts.whole, dialect) if provider == self.pack.provider.name else ""
        strayed = bool(known) and (found is None or parts.whole.count(known) > 1)
        return dialect.paths[known] if strayed else found

    def endpoints(self, found: Iterable[Address], method: str, items: Items) -> list[str | None]:
        """The endpoints that may be asked for, by the path, else by the body; None for one that nobody knows."""
        bodies = self.pack.dialect.requests.bodies
        endpoints: dict[str | None, None] = {}
        for one in filter(self.own, found):
            endpoint = one.endpoint
            if endpoint is None and one.gap:
                endpoint = next((name for name in bodies if self.fits(name, items)), None)
            if (endpoint is not None or one.gap) and (endpoint not in bodies or method == "POST"):
                endpoints[endpoint] = None
        return list(endpoints)

    def fits(self, endpoint: str | None, items: Items) -> bool:
        """Does a body say what one for the endpoint must?"""
        keys = self.pack.dialect.requests.bodies.get(endpoint or "", ())
        return bool(keys) and all(key in items for key in keys)
