"""Which calls reach the API, and with what: clients that are made, requests that are sent.

Everything particular to an API comes from the dialect's tables. A call inside a function whose callers are known is
seen once for each of them, so that what one caller passes is never mixed with what another does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.constructors import foreign_base
from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.guards import ALWAYS, Guard, Truth
from compatlint.dataflow.scopes.scope import CallSite, File, Point, Scope
from compatlint.dataflow.values.arguments import joined
from compatlint.dataflow.values.values import Arguments, Class, Frame, Made, Member, Site, Step, Symbol, Unknown, Value
from compatlint.packs.dialect import Verb
from compatlint.packs.pack import Pack
from compatlint.uses.addresses import Addresses, goes_to_target
from compatlint.uses.body import Bodies
from compatlint.uses.clients import NOBODY, Client, ClientChanger, ClientMaker, Clients, anchor_of, said, shown_at
from compatlint.uses.elsewhere import Elsewhere
from compatlint.uses.endpoints import EndpointCall, Endpoints
from compatlint.uses.frameworks.frameworks import FrameworkCallee, FrameworkName, Frameworks
from compatlint.uses.frameworks.routing import UNTOLD
from compatlint.uses.frameworks.senders import Sender
from compatlint.uses.http_requests import HttpCall, HttpRequests
from compatlint.uses.use import Use

Kind: TypeAlias = "ClientMaker | ClientChanger | EndpointCall | HttpCall | FrameworkCallee"  # of a callee


class Recognizer:
    """Reads calls by the tables of a dialect."""

    def __init__(self, pack: Pack, evaluator: Evaluator) -> None:
        self.pack = pack
        self.evaluator = evaluator
        self.refused: set[cst.Call] = set()  # the calls that went to another provider
        self._clients = Clients(pack, evaluator)
        self._elsewhere = Elsewhere(pack, evaluator)
        self._endpoints = Endpoints(pack.dialect, self._clients)
        self._bodies = Bodies(pack.dialect, evaluator)
        self._http = HttpRequests(pack, evaluator, Addresses(pack))
        self._frameworks = Frameworks(pack, self._clients, self._bodies)
        self._modules: dict[tuple[str, File | cst.Call], Use] = {}

    def kind_of(self, callee: Value, point: Point, frame: Frame | None) -> Kind | None:
        """What calling it does to the API; None where it is nothing of the kind."""
        return (
            self._clients.maker(callee)
            or self._frameworks.kind_of(callee, point, frame)  # some have methods that are called as a client's are
            or self._endpoints.of(callee, point, frame)
            or self._http.of(callee)
            or self._clients.changer(callee, point, frame)
        )

    def at(
        self,
        callee: Value,
        given: Arguments,
        site: CallSite,
        frame: Frame | None,
        guard: Guard,
        handed: cst.BaseExpression | None = None,
    ) -> Iterator[Use]:
        """The uses of one call of `callee`, with the arguments `given` before those of the call.

        What is `handed` on by the call, as that expression, is called with `given` alone.
        """
        kind = self.kind_of(callee, site.point, frame)
        if kind is None:
            return
        args = site.call.args if handed is None else ()
        arguments = joined(given, self.evaluator.arguments(args, site.call, site.point, frame))
        match kind:
            case ClientMaker():
                if handed is None:  # else nobody is known to get it
                    yield self._clients.use(kind, site, frame, arguments, guard)
            case ClientChanger():
                if handed is None:
                    yield from self._clients.changed(kind, arguments, site, frame, guard)
            case EndpointCall() | HttpCall():
                yield from self._sent(kind, callee, arguments, site, frame, guard, handed or site.call.func)
            case _:
                anchor = anchor_of(handed or site.call.func)
                yield from self._by_framework(kind, arguments, site, frame, guard, anchor)

    def _sent(
        self,
        kind: EndpointCall | HttpCall,
        callee: Value,
        arguments: Arguments,
        site: CallSite,
        frame: Frame | None,
        guard: Guard,
        node: cst.BaseExpression,
    ) -> Iterator[Use]:
        """The requests of a call, told where the method is named: at `node`, else where it came from."""
        anchor, home = anchor_of(node), site.scope
        if isinstance(callee, (Member, Symbol)) and callee.origin is not None:
            anchor, home = callee.origin.node, callee.origin.scope
        if isinstance(kind, HttpCall):
            found = self._http.requests(kind, arguments, site, frame, guard, anchor)
        else:
            found = self._reached(kind, arguments, site, guard, anchor)
        yield from (replace(use, home=home) for use in found)

    def _reached(
        self, call: EndpointCall, arguments: Arguments, site: CallSite, guard: Guard, anchor: cst.CSTNode
    ) -> Iterator[Use]:
        """The requests of a method of a client; that of a verb goes where its path says."""
        found: tuple[EndpointCall, Arguments] | None = call, arguments
        if call.verb is not None:
            yield from self._at_address(call, call.verb, arguments, site, guard, anchor)
            found = self._endpoints.posted(call, call.verb, arguments, Step(site.scope, site.call, ""))
        if found is not None:
            yield from self._request(*found, site, guard, anchor)

    def _at_address(
        self, call: EndpointCall, verb: Verb, arguments: Arguments, site: CallSite, guard: Guard, anchor: cst.CSTNode
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
            if shares and call.client is not None:
                yield replace(use, client=self._made(call.client, site, anchor))

    def _by_framework(
        self,
        callee: FrameworkCallee,
        arguments: Arguments,
        site: CallSite,
        frame: Frame | None,
        guard: Guard,
        anchor: cst.CSTNode,
        heir: Class | None = None,
    ) -> Iterator[Use]:
        """The client and the request that a call of a framework is, or of a class `heir` of the program that is one."""
        at = Site(site.scope, anchor, site.call, site.call)
        name = callee.symbol.name if isinstance(callee, FrameworkName) else ""
        for sender in self._frameworks.called(callee, arguments, at, site, frame, heir):
            place, both = sender.place, guard & sender.guard
            told = place.node if place is not None else anchor
            for use in self._of_sender(sender, name, site, both, told) if both is not None else ():
                unsure = min(Truth.MAYBE, Truth.YES if use.sends is None else use.sends)
                home = place.scope if place is not None else None
                yield replace(use, sends=use.sends if sender.asked else unsure, home=home)

    def _of_sender(self, sender: Sender, name: str, site: CallSite, guard: Guard, anchor: cst.CSTNode) -> Iterator[Use]:
        """The client of a sender, where a call of `name` makes that, and its request."""
        framework, client = sender.framework, sender.client
        if name and sender.own and client is not None:
            settings = {**client.fields, "client": said(name.rpartition(".")[2]), "package": said(name.split(".")[0])}
            if sender.place is not None:
                settings["entries"] = said(framework.client.kind)
            if sender.endpoint:
                settings["endpoint"] = said(sender.endpoint)
            told = framework.routes is not None and client.kind == framework.client.kind
            sends = self._elsewhere.sends(client) if told else None
            yield Use("client", site.scope, site.call, anchor, settings, guard=guard, sends=sends, framework=framework)
        if sender.endpoint:
            yield from self._carried(sender, site, guard, anchor)

    def _carried(self, sender: Sender, site: CallSite, guard: Guard, anchor: cst.CSTNode) -> Iterator[Use]:
        """The request that is known of a sender."""
        call = EndpointCall(sender.endpoint, "v1", sender.client, {})
        fields = sender.sent(Site(site.scope, anchor, site.call, site.call))
        for use in self._request(call, Arguments((), fields, sender.rest), site, guard, anchor):
            fields = {**use.fields, "endpoint": (replace(said(sender.endpoint)[0], site=sender.said_at),)}
            passed = _passed(sender) if use.sends is Truth.NO else ""
            yield replace(use, fields=fields, open=use.open or sender.gives, framework=sender.framework, passed=passed)

    def subclass(self, made: Made, site: CallSite, frame: Frame | None) -> Iterator[Use]:
        """The client that an object of a project's class is by inheritance."""
        base = foreign_base(self.evaluator, made)
        if base is None or not isinstance(base.maker, Symbol):
            return
        if base.arguments is not None and self._frameworks.sends(base):
            callee, anchor = FrameworkName(base.maker), anchor_of(site.call.func)
            yield from self._by_framework(callee, base.arguments, site, frame, ALWAYS, anchor, base.heir)
        maker = self._clients.maker(base.maker)
        if maker is not None:
            yield self._clients.use(maker, site, frame, base.arguments)

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
        return tuple(self._elsewhere.guards(use.client or use, scope, frame))

    def module_clients(self) -> Iterable[Use]:
        """The modules that were used as a client, each once."""
        return self._modules.values()

    def _request(
        self, call: EndpointCall, arguments: Arguments, site: CallSite, guard: Guard, anchor: cst.CSTNode
    ) -> Iterator[Use]:
        client = call.client
        own = client is not None and client.kind.endswith("v0") and self._clients.given_by_call(client, arguments)
        client = own or client
        sends = self._elsewhere.sends(client or call.within)
        if call.doubtful:
            sends = min(sends, Truth.MAYBE)
        if sends is Truth.NO and client is not NOBODY:
            self.refused.add(site.call)
        fields, unseen = self._bodies.of(call, arguments, site, anchor)
        hidden = bool(unseen)
        made = None
        if client is not None:
            made = self._made(client, site, anchor)
            judged = sends or client.kind.endswith("v0")  # whom that talks to is itself something to say
            if judged and any(module.module == client.name for module in self.pack.dialect.modules):
                made = replace(made, call=self._module(client, made, call.named or made.scope, alone=bool(own)).call)
        else:
            unseen = (f"its client can't be followed{call.why and f': {call.why}'}", *unseen)
        yield Use(
            "request",
            site.scope,
            site.call,
            anchor,
            fields,
            call.endpoint,
            guard,
            made,
            client is not None,
            (),
            sends,
            unseen,
            goes=self._elsewhere.goes(client) if sends is Truth.MAYBE else (),
            open=hidden,
        )

    def _module(self, client: Client, made: Use, named: Scope, *, alone: bool) -> Use:
        """A module that a file uses as a client, told once; `alone`, for a call that says whom it talks to."""
        key = client.name, made.call if alone else named.file
        if key not in self._modules:
            node, home = next(shown_at(client, named.file), (made.anchor, named))
            self._modules[key] = replace(made, anchor=node, home=home)
        return self._modules[key]

    def _made(self, client: Client, site: CallSite, anchor: cst.CSTNode) -> Use:
        """The client of a request, as a use where it is made."""
        maker, call = (client.made, client.made.call) if client.made is not None else (site, None)
        settings = {**client.fields, "client": said(client.name)}
        return Use("client", maker.scope if call else site.scope, call or site.call, anchor, settings)


def _passed(sender: Sender) -> str:
    """What a sender is whose model, which is not known, would tell the provider."""
    urls = sender.client.fields.get("base_url", ()) if sender.client is not None else ()
    if not any(alt.value is UNTOLD for alt in urls):
        return ""
    return f"through {sender.framework.client.names[0].partition('.')[0]} whose model is not known"
