"""Requests that a program sends itself, by a library for HTTP: the call, read by the tables of the packs.

A request is judged where its address is known to be the API's or the target's. What the address, the key and the body
are put together from is looked for, so that each is reported where it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.guards import Guard, Truth
from compatlint.dataflow.scopes.scope import CallSite
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.arguments import by_name
from compatlint.dataflow.values.container_updates import Items, alternatives, merge
from compatlint.dataflow.values.json_values import decoded
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Arguments,
    Const,
    EnvVar,
    Frame,
    Made,
    Member,
    Site,
    Step,
    Symbol,
    Text,
    Unknown,
    Value,
    options,
)
from compatlint.packs.http import Connection, HttpSender
from compatlint.packs.pack import Pack
from compatlint.source.literals import GAP
from compatlint.uses.addresses import Address, Addresses, behind, resolved
from compatlint.uses.clients import said
from compatlint.uses.use import Use

KIND = "http"
VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options"})
Bound = Mapping[str, tuple[Alt, ...]]


class HttpCall(Struct, frozen=True, eq=False):
    """A call that sends a request: what sends it, its positional parameters, and the object whose method it is."""

    sender: HttpSender
    name: str
    parameters: tuple[str, ...]
    owner: Value | None = None
    resolved: bool = True


class Asked(Struct, frozen=True, eq=False):
    """What a call asks for: at which addresses, which endpoints, with what body and key.

    `rest` is why there may be more in the body.
    """

    name: str
    addresses: tuple[Address, ...]
    endpoints: tuple[str | None, ...]
    items: Items
    rest: Unknown | None
    key: tuple[Alt, ...] = ()


class HttpRequests(Struct, frozen=True):
    """Finds the requests of calls."""

    pack: Pack
    evaluator: Evaluator
    addresses: Addresses

    def of(self, callee: Value) -> HttpCall | None:
        """What a callee sends requests by; None where it is nothing of the kind."""
        match callee:
            case Symbol(name=name):
                owner, _, last = name.rpartition(".")
                return self._call(owner, last, None)
            case Member(base=Made(maker=Symbol(name=name)) as made, names=(last,)):
                return self._call(name, last, made) or self._unresolved(name, last)
            case Member(base=Made(maker=Member()) | Unknown() | Member(), names=(*_, last)):
                return self._unresolved("", last)
        return None

    def _call(self, owner: str, name: str, made: Made | None) -> HttpCall | None:
        for sender in self.pack.http.senders:
            if owner in sender.of and name in sender.calls:
                return HttpCall(sender, name, sender.calls[name], made)
        return None

    def _unresolved(self, owner: str, name: str) -> HttpCall | None:
        """A method of something that can't be followed."""
        sender, root = self.pack.http.unresolved, owner.partition(".")[0]
        if sender is None or name not in sender.calls or root in self.pack.dialect.elsewhere:
            return None
        return HttpCall(sender, name, sender.calls[name], None, resolved=False)

    def requests(
        self,
        call: HttpCall,
        arguments: Arguments,
        site: CallSite,
        frame: Frame | None,
        guard: Guard,
        anchor: cst.CSTNode,
    ) -> Iterator[Use]:
        """The requests of one call, each behind the client that it stands for.

        One that goes to nobody that is known is there for what it sends: it is not judged.
        """
        given, mine = by_name(arguments, call.parameters), self._connection(call.owner)
        step = Step(site.scope, site.call, "put together here")
        found = [self.addresses.read(alt) for alt in self._urls(given, mine, step)]
        body, rest = self._body(call.sender, given, arguments, step)
        items, method = body or {}, _method(call.name, given, body is not None)
        endpoints = self.addresses.endpoints(found, method, items)
        if not call.resolved:
            endpoints = [one for one in endpoints if self.addresses.fits(one, items)]
        key = self._key(given, mine, self._added(call, site, frame))
        asked = Asked(call.name, tuple(found), tuple(endpoints), items, rest, key)
        yield from self._sent(asked, site, guard, anchor)

    def by_client(
        self,
        verb: str,
        urls: Iterable[Alt],
        items: Items,
        rest: Unknown | None,
        site: CallSite,
        guard: Guard,
        anchor: cst.CSTNode,
    ) -> Iterator[Use]:
        """The requests of a client's own method that is given whole addresses, with the body `items`.

        The key is the client's, and judged there.
        """
        found = [self.addresses.read(one) for alt in urls for one in alternatives(alt.value, alt)]
        endpoints = self.addresses.endpoints(found, verb.upper(), items)
        yield from self._sent(Asked(verb, tuple(found), tuple(endpoints), items, rest), site, guard, anchor)

    def _sent(self, asked: Asked, site: CallSite, guard: Guard, anchor: cst.CSTNode) -> Iterator[Use]:
        """A request for each endpoint, behind its client."""
        settings = {
            "kind": said(KIND),
            "client": said(asked.name),
            "base_url": tuple(one.alt for one in asked.addresses),
            "api_key": asked.key,
        }
        unseen = (asked.rest.reason,) if asked.rest is not None else ()
        for endpoint in asked.endpoints or (None,):
            goes = [(one.alt.guard, self.addresses.goes(one, endpoint)) for one in asked.addresses]
            goes = goes if asked.endpoints else []
            sends = min((truth for _, truth in goes), default=Truth.NO)
            sends = Truth.MAYBE if goes and sends is Truth.NO else sends
            about = {**settings, "endpoint": said(endpoint)} if endpoint is not None else settings
            client = Use("client", site.scope, site.call, anchor, about, guard=guard, sends=sends)
            client = replace(client, goes=tuple(goes) if sends is Truth.MAYBE else ())
            if asked.endpoints:
                yield client
            if asked.items or endpoint is not None:
                fields = {**self._named(asked, endpoint), "endpoint": said(endpoint or ""), "era": said(KIND)}
                sent = replace(client, kind="request", fields=fields, endpoint=endpoint or "", client=client)
                yield replace(sent, unseen=unseen, open=bool(unseen))

    def _named(self, asked: Asked, endpoint: str | None) -> Items:
        """The body's fields, with those that the path of an address says."""
        named: Items = {}
        for one in asked.addresses if endpoint is not None else ():
            for name, text in one.named.items() if one.endpoint == endpoint else ():
                value = Unknown("it stands in the path of the address") if GAP in text else Const(text)
                named[name] = (*named.get(name, ()), replace(one.alt, value=value))
        return {**asked.items, **named}

    # addresses

    def _connection(self, owner: Value | None) -> tuple[Connection, Bound] | None:
        """What the object was made of whose method is called."""
        if not isinstance(owner, Made) or not isinstance(owner.maker, Symbol) or owner.arguments is None:
            return (Connection(()), owner.attributes) if isinstance(owner, Made) else None
        name = owner.maker.name
        entry = next((one for one in self.pack.http.connections if name in one.of), Connection(()))
        return entry, {**by_name(owner.arguments, entry.parameters), **owner.attributes}

    def _urls(self, given: Bound, connection: tuple[Connection, Bound] | None, step: Step) -> Iterator[Alt]:
        entry, settings = connection if connection is not None else (Connection(()), {})
        before = settings.get(entry.prefix or entry.base or entry.host, ())
        for alt in given.get("url", ()):
            for start in before or (Alt(ABSENT),):
                guard = alt.guard & start.guard
                if guard is not None:
                    value = _whole(entry, start.value, alt.value, step)
                    yield from (replace(one, site=alt.site) for one in alternatives(value, Alt(value, guard)))

    # bodies and keys

    def _body(
        self, sender: HttpSender, given: Bound, arguments: Arguments, step: Step
    ) -> tuple[Items | None, Unknown | None]:
        """The fields of a body, and why there may be others; None where there is no body."""
        alts = [alt for name in sender.json for alt in given.get(name, ())]
        written = [alt for name in sender.text for alt in given.get(name, ())]
        encoded = [replace(alt, value=self._decoded(alt.value, step)) for alt in written]
        found = [alt for alt in (*alts, *encoded) if not (isinstance(alt.value, Const) and alt.value.value is None)]
        if not found:
            return (None, None) if arguments.rest is None else ({}, arguments.rest)
        items: Items = {}
        rest: Unknown | None = None
        for alt in found:
            items, rest = merge(items, rest, alt.value)
        return items, rest

    def _decoded(self, value: Value, step: Step) -> Value:
        """What a text of a body was made of, or says."""
        if isinstance(value, Const) and value.value is None:
            return value
        return decoded(value, step, self.pack.http.encoders) or Unknown("its body is put together as text")

    def _key(self, given: Bound, connection: tuple[Connection, Bound] | None, added: Items) -> tuple[Alt, ...]:
        """The key in the header, told where it is written; none where the header is not given."""
        items: Items = {}
        rest: Unknown | None = None
        for settings in (connection[1] if connection is not None else {}, given):
            for alt in settings.get("headers", ()):
                items, rest = merge(items, rest, alt.value)
        items = {**items, **added}
        name = next((one for one in items if one.lower() == self.pack.http.header.lower()), "")
        if not name:
            return (Alt(rest),) if rest is not None else ()
        return tuple(self._bare(alt) for alt in items[name] if alt.value is not ABSENT)

    def _added(self, call: HttpCall, site: CallSite, frame: Frame | None) -> Items:
        """The headers that methods add, in the same scope, to the request that a call makes."""
        added: Items = {}
        for other in site.scope.calls if call.sender.adds else ():
            parameters = call.sender.adds.get(last_name(other.call.func))
            if parameters is None or not isinstance(other.call.func, cst.Attribute):
                continue
            owner = self.evaluator.value(other.call.func.value, other.point, frame)
            if any(isinstance(one.value, Made) and one.value.call is site.call for one in options(owner)):
                own = self.evaluator.arguments(other.call.args, other.call, other.point, frame)
                name, text = (by_name(own, parameters).get(one, ()) for one in parameters)
                added |= {str(alt.value.value): text for alt in name if isinstance(alt.value, Const)}
        return added

    def _bare(self, alt: Alt) -> Alt:
        """A key without the word before it."""
        value, scheme = alt.value, self.pack.http.scheme
        given = value.pieces if isinstance(value, (Const, Text)) else ()
        pieces = [one for one in given if not isinstance(one, Const) or one.value]
        if len(pieces) == 2 and isinstance(pieces[0], Const) and str(pieces[0].value).strip() == scheme:
            value = pieces[1]
        elif isinstance(value, Const) and str(value.value).startswith(f"{scheme} "):
            value = replace(value, value=str(value.value)[len(scheme) + 1 :])
        origin = value.origin if isinstance(value, (Const, EnvVar)) else None
        site = Site(origin.scope, origin.node, origin.node, origin.node) if origin is not None else alt.site
        return replace(alt, value=value, site=site)


def _whole(entry: Connection, start: Value, path: Value, step: Step) -> Value:
    """An address as the connection puts it together."""
    if start is ABSENT:
        return path
    if entry.host:
        return behind(behind(Const("https://"), start, step), path, step)
    return resolved(start, path, step) if entry.base else behind(start, path, step)


def _method(name: str, given: Bound, has_body: bool) -> str:
    """The HTTP method of a request; nothing where it can't be told."""
    if "method" in given:
        values = {alt.value.value if isinstance(alt.value, Const) else "" for alt in given["method"]}
        return str(values.pop()).upper() if len(values) == 1 else ""
    return name.upper() if name in VERBS else "POST" if has_body else "GET"
