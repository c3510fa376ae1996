"""Texts that are addresses: where they lead, whose they are, and the literal in the source that names the host."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.values.container_updates import Items
from compatlint.dataflow.values.operators import join
from compatlint.dataflow.values.values import Alt, Const, EnvVar, Site, Step, Text, Value, options
from compatlint.packs.dialect import Dialect
from compatlint.packs.pack import Pack
from compatlint.pattern import pattern as pattern_pattern
from compatlint.source.literals import GAP
from compatlint.uses.use import Use

_URL = pattern_pattern(r"https?://(?:[^/?#@]*@)?([^/:?#]+)(?::\d+)?([^?#]*)", re.IGNORECASE)
_HOST = pattern_pattern(r"https?://[^/?#\0]*", re.IGNORECASE)


class AddressParts(Struct, frozen=True):
    """The parts of an address, with gaps: its host, its path, and what of that is below the root of the API.

    `path` is None for a path that is not below it.
    """

    host: str
    path: str | None
    whole: str


def address(value: Value, root: str) -> AddressParts | None:
    """The parts of a text that is an address; of a variable its default's."""
    if isinstance(value, EnvVar):
        known = options(value.default) if value.default is not None else ()
        return next((found for option in known if (found := address(option.value, root)) is not None), None)
    url = _URL.match(spelled(value))
    return AddressParts(url[1].lower(), _below(re.sub("/{2,}", "/", url[2]), root), url[2]) if url is not None else None


def _below(path: str, root: str) -> str | None:
    """A path below the root; None where it is another."""
    if path == root or path.startswith(f"{root}/"):
        return path[len(root) :]
    known, gap, _ = path.partition(GAP)
    return gap if gap and root.startswith(known.rstrip("/")) else None


def spelled(value: Value) -> str:
    """A text with gaps; nothing where it is none."""
    match value:
        case Const(value=str() as text):
            return text
        case Text(parts=parts):
            return "".join(GAP if part is None else part for part in parts)
    return ""


def endpoint_at(path: str, dialect: Dialect) -> str | None:
    """Where a path below the root leads: the longest beginning that is known decides."""
    known = [key for key in dialect.paths if path == key or path.startswith(_beginnings(key)) or _named(key, path)]
    return dialect.paths[max(known, key=len)] if known else None


def named_in(path: str, dialect: Dialect) -> dict[str, str]:
    """The fields of the body that a path below the root says, in place of the body; a gap says nothing."""
    found = (_named(key, path) for key in sorted(dialect.paths, key=len, reverse=True))
    return next((one for one in found if one), {})


def _named(key: str, path: str) -> dict[str, str]:
    """What `/engines/{name}/…` says in a path."""
    if "{" not in key:
        return {}
    wanted, parts = key.split("/"), path.partition("?")[0].split("/")
    pairs = list(zip(wanted, parts, strict=False))
    if len(parts) < len(wanted) or not all(part if one.startswith("{") else one == part for one, part in pairs):
        return {}
    return {one[1:-1]: part for one, part in pairs if one.startswith("{")}


def meant(path: str, dialect: Dialect) -> str:
    """The known path that one which leads nowhere ends with: what was to stand behind the root; nothing for none."""
    bare = path.rstrip("/")
    return max((key for key in dialect.paths if bare.endswith(key)), key=len, default="")


def _beginnings(path: str) -> tuple[str, ...]:
    return (path,) if path.endswith("/") else (f"{path}/", f"{path}?")


def literal(value: Value, said: str) -> Step | None:
    """Where a text is written that says `said`: of what it is put together from, the piece that does."""
    if isinstance(value, EnvVar):
        known = options(value.default) if value.default is not None else ()
        return next((found for option in known if (found := literal(option.value, said)) is not None), None)
    if said not in spelled(value).lower() or not isinstance(value, (Const, Text)):
        return None
    within = (literal(option.value, said) for piece in value.pieces for option in options(piece))
    return next((found for found in within if found is not None), value.origin)


def behind(prefix: Value, path: Value, step: Step) -> Value:
    """A path put behind a prefix, with one slash between them; an address by itself stays."""
    if _URL.match(spelled(path)):
        return path
    ended, rooted = spelled(prefix).endswith("/"), spelled(path).startswith("/")
    if ended and rooted and isinstance(prefix, Const):
        prefix = Const(prefix.value[:-1], prefix.origin, (prefix,))
    return join([prefix, path] if ended or rooted else [prefix, Const("/"), path], step)


def resolved(base: Value, path: Value, step: Step) -> Value:
    """A path resolved against an address as a link is; an address by itself stays."""
    if not spelled(path).startswith("/"):
        return behind(base, path, step)
    host = _HOST.match(spelled(base))
    start = Const(host[0], base.origin, (base,)) if host and isinstance(base, (Const, Text)) else base
    return join([start, path], step)


class Address(Struct, frozen=True, eq=False):
    """One of the addresses that a call may ask: whose it is (None: nobody knows), the endpoint, and what is written.

    `named` are the fields that its path says.
    """

    provider: str | None
    endpoint: str | None
    gap: bool
    alt: Alt
    named: Mapping[str, str] = {}


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
        named = named_in(parts.path, dialect) if parts.path is not None else {}
        return Address(provider, endpoint, GAP in (parts.path or ""), replace(alt, site=site), named)

    def _endpoint(self, parts: AddressParts, provider: str | None) -> str | None:
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


_GLOB = frozenset("*?[")


def fits(text: str, pattern: str) -> bool:
    """Is a text what a pattern describes? Most are plain words, which need not be compiled."""
    return text == pattern if _GLOB.isdisjoint(pattern) else fnmatchcase(text, pattern)


def goes_to_target(use: Use, pack: Pack) -> bool:
    """Does a request go to the target for certain?"""
    urls = use.client.fields.get("base_url", ()) if use.client is not None else ()
    return bool(urls) and all(provider_of(alt.value, pack) == pack.provider.name for alt in urls)


def provider_of(value: Value, pack: Pack) -> str | None:
    """Whose API a base URL is.

    A name of the dialect's hosts, "other" for any other host, None where the host isn't known. An unknown host behind
    plain http is another one: those that the packs name take https only.
    """
    if isinstance(value, Text):
        head = value.parts[0] or ""
        if head.startswith("http://"):
            return "other"
        _, mark, rest = head.partition("://")
        if not mark or not ({"/", ":"} & set(rest)):
            return _known_suffix(value, pack)
        url = head
    elif isinstance(value, Const) and isinstance(value.value, str) and value.value:
        url = value.value
    else:
        return None
    host = _host(url if "://" in url else f"//{url}")
    if not host:
        return None
    for known, name in pack.dialect.hosts.items():
        if fits(host, known):
            return name
    return "other"


def _known_suffix(value: Text, pack: Pack) -> str | None:
    """`https://{resource}.example.com/…`: a host whose end alone tells."""
    head = "".join(part if part is not None else "x" for part in value.parts)
    host = _host(head) if "://" in head and value.parts[0] else None
    hosts = pack.dialect.hosts.items()
    return next((name for known, name in hosts if host and "*" in known and fnmatchcase(host, known)), None)


def _host(url: str) -> str | None:
    """The host that a URL names; None for what is no URL."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
