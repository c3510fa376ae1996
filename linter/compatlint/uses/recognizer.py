"""Which calls reach the API, and with what: clients that are made, requests that are sent.

Everything particular to an API comes from the dialect's tables. A call inside a function whose callers are known is
seen once for each of them, so that what one caller passes is never mixed with what another does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.constructors import foreign_base
from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.guards import ALWAYS, Guard, Truth
from compatlint.dataflow.scopes.scope import CallSite, Point, Scope
from compatlint.dataflow.values.arguments import joined
from compatlint.dataflow.values.values import Arguments, Class, Frame, Made, Member, Site, Step, Symbol, Unknown, Value
from compatlint.packs.dialect import Verb
from compatlint.packs.pack import Pack
from compatlint.uses.addresses import Addresses, goes_to_target
from compatlint.uses.body import Bodies
from compatlint.uses.clients import NOBODY, Client, Clients, anchor_of, said
from compatlint.uses.endpoints import EndpointCall, Endpoints
from compatlint.uses.frameworks.frameworks import Frameworks
from compatlint.uses.frameworks.senders import Sender
from compatlint.uses.http_requests import HttpRequests
from compatlint.uses.use import Use


class Recognizer:
    """Reads calls by the tables of a dialect."""

    def __init__(self, pack: Pack, evaluator: Evaluator) -> None:
        self.pack = pack
        self.evaluator = evaluator
        self.refused: set[cst.Call] = set()  # the calls that went to another provider
        self._clients = Clients(pack, evaluator)
        self._endpoints = Endpoints(pack.dialect, self._clients)
        self._bodies = Bodies(pack.dialect, evaluator)
        self._http = HttpRequests(pack, evaluator, Addresses(pack))
        self._frameworks = Frameworks(pack, self._clients, self._bodies)
        self._modules: dict[str, Use] = {}

    def at(
        self,
        callee: Value,
        given: Arguments,
        site: CallSite,
        frame: Frame | None,
        guard: Guard,
        args: Iterable[cst.Arg] | None = None,
        node: cst.BaseExpression | None = None,
    ) -> Iterator[Use]:
        """The uses of one call of `callee`, with the arguments `given` before and those of the call (or `args`).

        `node` is the callee where it isn't the call's own but one that is handed on.
        """
        cls = self._clients.classes.get(callee.name) if isinstance(callee, Symbol) else None
        if cls is not None and isinstance(callee, Symbol) and node is None:
            own = self.evaluator.arguments(site.call.args, site.call, site.point, frame)
            yield self._clients.use(cls, callee.name, site, frame, joined(given, own), guard)
            return
        target = self._endpoints.of(callee, site.point, frame)
        if self._frameworks.may_call(callee, site.point, frame):
            own = self.evaluator.arguments(site.call.args if args is None else args, site.call, site.point, frame)
            yield from self._sent(callee, joined(given, own), site, frame, guard, node)
            return
        posting = self._http.of(callee) if target is None else None
        if target is None and posting is None:
            if node is None and self._clients.derives(callee, site.point, frame):
                own = self.evaluator.arguments(site.call.args, site.call, site.point, frame)
                found = self._clients.derived(callee, joined(given, own), site, frame)
                yield from (replace(use, guard=guard) for use in found)
            return
        own = self.evaluator.arguments(site.call.args if args is None else args, site.call, site.point, frame)
        anchor, home = anchor_of(node or site.call.func), site.scope
        if isinstance(callee, Member) and callee.origin is not None and callee.origin.scope not in list(home.walk()):
            anchor, home = callee.origin.node, callee.origin.scope  # the method was named where it was handed on
        arguments = joined(given, own)
        if posting is not None:
            for use in self._http.requests(posting, arguments, site, frame, guard, anchor):
                yield replace(use, home=home)
        for use in self._reached(target, arguments, site, guard, anchor) if target is not None else ():
            yield replace(use, home=home)

    def _reached(
        self, target: EndpointCall, arguments: Arguments, site: CallSite, guard: Guard, anchor: cst.CSTNode
    ) -> Iterator[Use]:
        """The requests of a method of a client; that of a verb goes where its path says."""
        found: tuple[EndpointCall, Arguments] | None = target, arguments
        if target.verb is not None:
            yield from self._at_address(target, target.verb, arguments, site, guard, anchor)
            found = self._endpoints.posted(target, target.verb, arguments, Step(site.scope, site.call, ""))
        if found is not None:
            yield from self._request(*found, site, guard, anchor)

    def _at_address(
        self, target: EndpointCall, verb: Verb, arguments: Arguments, site: CallSite, guard: Guard, anchor: cst.CSTNode
    ) -> Iterator[Use]:
        """The requests of a client's verb that is given a whole address.

        The client has a part in those that do not go to the target: the key that they need is its own.
        """
        urls = self._endpoints.whole(verb, arguments)
        if not urls:
            return
        body = self._endpoints.body(verb, arguments, Step(site.scope, site.call, ""))
        for use in self._http.by_client(verb.name, urls, body.keywords, body.rest, site, guard, anchor):
            yield use
            shares = use.kind == "request" and use.endpoint and not goes_to_target(use, self.pack)
            if shares and target.client is not None:
                yield replace(use, client=self._made(target.client, site, anchor))

    def _sent(
        self,
        callee: Value,
        arguments: Arguments,
        site: CallSite,
        frame: Frame | None,
        guard: Guard,
        node: cst.BaseExpression | None = None,
        heir: Class | None = None,
    ) -> Iterator[Use]:
        """The client and the request that a call of a framework is, or of a class `heir` of the program that is one."""
        anchor = anchor_of(node or site.call.func)
        at = Site(site.scope, anchor, site.call, site.call)
        for sender in self._frameworks.called(callee, arguments, at, site, frame, heir):
            place, both = sender.place, guard & sender.guard
            told = place.node if place is not None else anchor
            for use in self._of_sender(callee, sender, site, both, told) if both is not None else ():
                unsure = min(Truth.MAYBE, Truth.YES if use.sends is None else use.sends)
                home = place.scope if place is not None else None
                yield replace(use, sends=use.sends if sender.asked else unsure, home=home)

    def _of_sender(
        self, callee: Value, sender: Sender, site: CallSite, guard: Guard, anchor: cst.CSTNode
    ) -> Iterator[Use]:
        framework, client = sender.framework, sender.client
        if isinstance(callee, Symbol) and sender.own and client is not None:
            settings = {**client.fields, "client": said(callee.name.rpartition(".")[2])}
            if sender.place is not None:
                settings["entries"] = said(framework.client.kind)
            if sender.endpoint:
                settings["endpoint"] = said(sender.endpoint)
            told = framework.routes is not None and client.kind == framework.client.kind
            sends = self._clients.sends(client) if told else None
            yield Use("client", site.scope, site.call, anchor, settings, guard=guard, sends=sends, framework=framework)
        if sender.endpoint:
            yield from self._carried(sender, site, guard, anchor)

    def _carried(self, sender: Sender, site: CallSite, guard: Guard, anchor: cst.CSTNode) -> Iterator[Use]:
        """The request that is known of a sender."""
        target = EndpointCall(sender.endpoint, "v1", sender.client, {})
        fields = sender.sent(Site(site.scope, anchor, site.call, site.call))
        for use in self._request(target, Arguments((), fields, sender.rest), site, guard, anchor):
            fields = {**use.fields, "endpoint": (replace(said(sender.endpoint)[0], site=sender.said_at),)}
            yield replace(use, fields=fields, open=use.open or sender.gives, framework=sender.framework)

    def subclass(self, made: Made, site: CallSite, frame: Frame | None) -> Iterator[Use]:
        """The client that an object of a project's class is by inheritance."""
        base = foreign_base(self.evaluator, made)
        name = base.maker.name if base is not None and isinstance(base.maker, Symbol) else ""
        if base is not None and base.arguments is not None and self._frameworks.sends(base):
            yield from self._sent(base.maker, base.arguments, site, frame, ALWAYS, heir=base.heir)
        if base is not None and name in self._clients.classes:
            yield self._clients.use(self._clients.classes[name], name, site, frame, base.arguments)

    def may_be(self, callee: Value, point: Point, frame: Frame | None) -> bool:
        """May calling it be a use?"""
        own = isinstance(callee, Symbol) and callee.name in self._clients.classes
        known = own or self._endpoints.of(callee, point, frame) is not None or self._http.of(callee) is not None
        known = known or self._clients.derives(callee, point, frame)
        return known or self._frameworks.may_call(callee, point, frame)

    def may_become(self, callee: Value, call: cst.Call) -> bool:
        """May a call of it be a use once what it depends on is known?"""
        if isinstance(callee, Member):
            dialect = self.pack.dialect
            named = callee.names[-1] in dialect.last_names or ".".join(callee.names) in dialect.verbs
            named = named or self._frameworks.may_add(callee, call)
            return named or self._endpoints.by_path(callee.names) is not None
        return isinstance(callee, Unknown)

    def told_elsewhere(self, use: Use, scope: Scope, frame: Frame | None) -> tuple[Guard, ...]:
        """The guards under which the program says, in `scope` active as `frame`, that a use is another provider's."""
        return tuple(self._clients.told_elsewhere(use.client or use, scope, frame))

    def module_clients(self) -> Iterable[Use]:
        """The modules that were used as a client, each once."""
        return self._modules.values()

    def _request(
        self, target: EndpointCall, arguments: Arguments, site: CallSite, guard: Guard, anchor: cst.CSTNode
    ) -> Iterator[Use]:
        client = target.client
        sends = self._clients.sends(client)
        if sends is Truth.NO and client is not NOBODY:
            self.refused.add(site.call)
        fields, unseen = self._bodies.of(target, arguments, site, anchor)
        hidden = bool(unseen)
        made = None
        if client is not None:
            made = self._made(client, site, anchor)
            judged = sends or client.kind.endswith("v0")  # whom that talks to is itself something to say
            if judged and any(module.module == client.name for module in self.pack.dialect.modules):
                made = replace(made, call=self._modules.setdefault(client.name, made).call)
        else:
            unseen = (f"its client can't be followed{target.why and f': {target.why}'}", *unseen)
        yield Use(
            "request",
            site.scope,
            site.call,
            anchor,
            fields,
            target.endpoint,
            guard,
            made,
            client is not None,
            (),
            sends,
            unseen,
            goes=self._clients.goes(client) if sends is Truth.MAYBE else (),
            open=hidden,
        )

    def _made(self, client: Client, site: CallSite, anchor: cst.CSTNode) -> Use:
        """The client of a request, as a use where it is made."""
        maker, call = (client.made, client.made.call) if client.made is not None else (site, None)
        settings = {**client.fields, "client": said(client.name)}
        return Use("client", maker.scope if call else site.scope, call or site.call, anchor, settings)
