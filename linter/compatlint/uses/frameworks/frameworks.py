"""The objects and functions of frameworks that send requests: what is known of the client and the fields of each.

A constructor of a framework carries fields of every request that its object sends, and a method of it may give an
object that carries more. So the making of such an object counts as a request, of what is known then: it exists to make
such requests, and a field that all of them carry is sent by each. That other fields may come is said of such a use, so
that nothing is concluded from what it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.evaluation.classes import declared_value, overrides, replaces
from compatlint.dataflow.evaluation.constructors import foreign_base
from compatlint.dataflow.scopes.scope import CallSite, Point
from compatlint.dataflow.values.container_updates import Items, alternatives, single
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Arguments,
    Class,
    Const,
    Frame,
    Made,
    Member,
    Site,
    Symbol,
    Value,
)
from compatlint.packs.framework import Form, Framework
from compatlint.packs.pack import Pack
from compatlint.uses.body import Bodies
from compatlint.uses.clients import Clients, anchor_of, made_at
from compatlint.uses.frameworks.arguments import (
    Entry,
    apart,
    arguments_of,
    default_of,
    doubted,
    is_over_unknown,
    listed,
    named,
    over,
    wrapped,
)
from compatlint.uses.frameworks.routing import made_client, routed
from compatlint.uses.frameworks.senders import Sender, Senders

REFLECTED = "__ror__"  # the method that `left | right` is a call of, on the right


class FrameworkName(Struct, frozen=True, eq=False):
    """A class or function of a framework."""

    symbol: Symbol


class RouterMethod(Struct, frozen=True, eq=False):
    """A method of an object that shares out requests."""

    router: Made
    name: str


class SenderMethod(Struct, frozen=True, eq=False):
    """A method of a sender, and how a call of it is to be read."""

    sender: Sender
    form: Form


FrameworkCallee: TypeAlias = "FrameworkName | RouterMethod | SenderMethod"


class Frameworks:
    """Finds senders by the tables of the packs."""

    def __init__(self, pack: Pack, clients: Clients, bodies: Bodies) -> None:
        self.pack = pack
        self.clients = clients
        self.by_name = {name: one for one in pack.frameworks for name in one.client.names}
        self.senders = Senders(pack, bodies, self.by_name)
        methods = [(name, form) for one in pack.frameworks for name, form in one.methods.items()]
        self.methods = frozenset(name for name, _ in methods)
        self.adding = frozenset(name for name, form in methods if form.implies or form.gives)

    def kind_of(self, callee: Value, point: Point, frame: Frame | None) -> FrameworkCallee | None:
        """What sends a request when it is called, or makes what does; None where it is nothing of a framework."""
        if isinstance(callee, Symbol):
            return FrameworkName(callee) if callee.name in self.by_name else None
        if not isinstance(callee, Member) or ".".join(callee.names) not in self.methods:
            return None
        return self._router_method(callee) or self._method(callee, point, frame)

    def may_add(self, callee: Member, call: cst.Call) -> bool:
        """May a call add to what an object sends that isn't known yet? One that says nothing by name may not."""
        name = ".".join(callee.names)
        says = name in self.adding or any(arg.keyword is not None or arg.star for arg in call.args)
        return name in self.methods and says

    def called(
        self,
        callee: FrameworkCallee,
        given: Arguments,
        at: Site,
        call: CallSite,
        frame: Frame | None,
        heir: Class | None = None,
    ) -> Iterator[Sender]:
        """What a call sends or makes, told at `at`. What is made may be an object of a class `heir` of the program."""
        match callee:
            case FrameworkName(symbol=symbol) if _is_handed_on(self.by_name[symbol.name]):
                yield from self._shared(Made(symbol, at.scope, call.call, given), at, call.point, frame)
            case FrameworkName(symbol=symbol):
                methods = self.by_name[symbol.name].methods
                later = dict(self.clients.settings.set_later(call, frame)) if methods else {}
                sender = self.made(Made(symbol, at.scope, None, given, later, heir), at, call.point, frame)
                yield from (sender,) if sender is not None else ()
            case RouterMethod(router=router, name=name):
                yield from self._asked(router, name, given, at, call.point, frame)
            case SenderMethod(sender=sender, form=form):
                yield self.senders.extended(sender, form, given, at)

    def sender(self, value: Value, point: Point, frame: Frame | None) -> Sender | None:
        """What is known of `value` as a sender; None where it is none."""
        if not isinstance(value, Made):
            return None
        match value.maker:
            case Symbol(name=name) if self.sends(value) and not _is_handed_on(self.by_name[name]):
                return self.made(value, _site(value), made_at(value) or point, frame)
            case Class():
                base = foreign_base(self.clients.evaluator, value)
                return self.sender(base, point, frame) if base is not None else None
            case Member() as maker:
                found = self._method(maker, point, frame) or self._piped(maker, value, point, frame)
                if found is not None and found.form.gives:
                    given = value.arguments or Arguments()
                    return self.senders.extended(found.sender, found.form, given, _site(value))
        return None

    def sends(self, made: Made) -> bool:
        """Is an object one that a framework's class makes, and sends as that does, not as a class of the program?"""
        framework = self.by_name.get(made.maker.name) if isinstance(made.maker, Symbol) else None
        if framework is None or made.heir is None:
            return framework is not None
        return not replaces(self.clients.evaluator, made.heir, framework.sent_by)

    def _declared(self, framework: Framework, made: Made) -> Arguments:
        """What an object is made with, and the settings that a class of the program has values of its own for.

        Of several names of a setting the last is the field's.
        """
        given = made.arguments or Arguments()
        if made.heir is None or made.arguments is None:
            return given
        own: dict[str, tuple[Alt, ...]] = {}
        for setting in framework.client.settings.values():
            names = (setting.keyword, *setting.aliases)
            value = declared_value(self.clients.evaluator, made.heir, names[-1])
            if value is not None and given.keywords.keys().isdisjoint(names):
                own[names[-1]] = alternatives(value)
        return Arguments(given.positional, {**own, **given.keywords}, given.rest, given.star) if own else given

    def _piped(self, maker: Member, value: Made, point: Point, frame: Frame | None) -> SenderMethod | None:
        """The method of the sender that is the left side of an operator, where the right one is none."""
        given = value.arguments.positional if value.arguments is not None else ()
        if maker.names != (REFLECTED,) or not given:
            return None
        return self._method(Member(given[0].value, (REFLECTED,)), point, frame)

    def made(self, made: Made, at: Site | None, point: Point, frame: Frame | None) -> Sender | None:
        """The sender that a constructor makes, or that a call of a function is; None where it sends nothing known."""
        assert isinstance(made.maker, Symbol)
        return self.made_as(self.by_name[made.maker.name], made, at, point, frame)

    def made_as(
        self, framework: Framework, made: Made, at: Site | None, point: Point, frame: Frame | None
    ) -> Sender | None:
        """The same, of an object that is made as one of a framework says."""
        known = made.arguments is not None
        arguments = arguments_of(framework.form, self._declared(framework, made))
        default = default_of(framework, made, arguments, at)
        given = {**self._globals(framework, point), **default, **arguments.keywords}
        arguments = Arguments((), given, arguments.rest)
        ways = routed(framework.routes, arguments) if framework.routes is not None else []
        blank = self._under(framework, arguments, point, frame, at)
        if blank is None and (is_over_unknown(framework, arguments) or (framework.over and not framework.endpoint)):
            return None
        if blank is None:
            inner = wrapped(framework, arguments)
            client = self.clients.client_of(inner, point, frame) if inner is not None else None
            if inner is None:
                client = made_client(framework, made, arguments if known else None, ways, self.clients.settings, point)
            blank = Sender(framework, client, inner is None, {}, None, framework.endpoint, at)
        items = {**arguments.keywords, **made.attributes}  # whom it talks to is settled when it is made
        if framework.routes is not None and ways:
            items[framework.routes.model] = tuple(way.model for way in ways)
        sender = self.senders.extended(
            blank, framework.form, Arguments((), items, arguments.rest), at, apart(framework, own=blank.own)
        )
        kinds = {id(way.route): way.route for way in ways}
        for route in kinds.values() if len(kinds) == 1 else ():
            sender = self.senders.extended(sender, route.form, Arguments(), at) if route is not None else sender
        shaped = made.heir is not None and overrides(self.clients.evaluator, made.heir, framework.shaped_by)
        fields = doubted(sender.fields, default) if default else sender.fields
        asked = sender.asked and not (default and _is_told_by_model(framework))
        return replace(sender, fields=fields, gives=bool(framework.methods), shaped=bool(shaped), asked=asked)

    def _under(
        self, framework: Framework, arguments: Arguments, point: Point, frame: Frame | None, at: Site | None
    ) -> Sender | None:
        """The sender that a call is given, as one of its framework."""
        for name in framework.over:
            value = single(arguments.keywords[name]) if name in arguments.keywords else Const(None)
            sender = self.sender(value, point, frame)
            if sender is not None:
                endpoint = sender.endpoint or framework.endpoint
                return replace(sender, framework=framework, own=False, endpoint=endpoint)
        return None

    def _globals(self, framework: Framework, point: Point) -> Items:
        """The arguments that modules stand for."""
        found = {}
        for name, place in framework.globals.items():
            module, _, attribute = place.rpartition(".")
            alts = self.clients.settings.assigned(module, attribute, point)
            is_set = any(alt.value is not ABSENT for alt in alts)
            found[name] = alts if is_set else self.clients.settings.passed_to(place, point)
        return {name: alts for name, alts in found.items() if alts}

    def _method(self, callee: Member, point: Point, frame: Frame | None) -> SenderMethod | None:
        """A method of a sender; None where it is of something else."""
        name = ".".join(callee.names)
        sender = self.sender(callee.base, point, frame) if name in self.methods else None
        form = sender.framework.methods.get(name) if sender is not None else None
        return SenderMethod(sender, form) if sender is not None and form is not None else None

    # lists of settings

    def _router_method(self, callee: Member) -> RouterMethod | None:
        """A method of an object that shares out requests; None where it is of something else."""
        match callee.base:
            case Made(maker=Symbol(name=maker)) as router:
                framework, name = self.by_name.get(maker), ".".join(callee.names)
                if framework is not None and framework.entries is not None and name in framework.methods:
                    return RouterMethod(router, name)
        return None

    def _entries(self, made: Made) -> list[Entry]:
        """The settings that an object has been given, one for each client."""
        assert isinstance(made.maker, Symbol)
        framework = self.by_name[made.maker.name]
        given = arguments_of(framework.form, made.arguments or Arguments())
        items, rest = self.senders.items(framework.form, given, ())
        given = Arguments((), items, rest)
        return list(listed(framework.entries, given)) if framework.entries is not None else [Entry(given)]

    def _shared(self, made: Made, at: Site, point: Point, frame: Frame | None) -> Iterator[Sender]:
        """What an object that is given lists of settings is made to send, told where they are written."""
        assert isinstance(made.maker, Symbol)
        framework = self.by_name[made.maker.name]
        for entry in self._entries(made):
            other = self.by_name[framework.becomes] if framework.becomes else framework
            if other.entries is not None and other is not framework:
                yield from self._shared(
                    replace(made, maker=Symbol(framework.becomes), arguments=entry.arguments), at, point, frame
                )
            else:
                yield from (replace(one, gives=True) for one in self._for(entry, other, made, at, point, frame))

    def _asked(
        self, router: Made, name: str, given: Arguments, at: Site, point: Point, frame: Frame | None
    ) -> Iterator[Sender]:
        """What a call of an object that shares out requests sends."""
        assert isinstance(router.maker, Symbol)
        framework = self.by_name[router.maker.name]
        form = framework.methods[name]
        assert framework.entries is not None
        arguments = arguments_of(form, given)
        items, rest = self.senders.items(form, arguments, ())
        entries = self._entries(router)
        if framework.entries.alias:
            entries = named(entries, arguments.keywords.get(framework.entries.by, ()))
        for entry in entries:
            other = self.by_name[form.becomes or framework.becomes] if form.becomes or framework.becomes else framework
            asked = replace(entry, arguments=over(entry, items, rest))
            for sender in self._for(asked, other, router, at, point, frame):
                yield replace(sender, place=None, gives=False)

    def _for(
        self, entry: Entry, framework: Framework, made: Made, at: Site, point: Point, frame: Frame | None
    ) -> Iterator[Sender]:
        """The sender that an entry makes of a framework; nothing where it says no model."""
        model = framework.routes.model if framework.routes is not None else ""
        known = entry.arguments.keywords.get(model, ())
        if not known:
            return
        plain = replace(framework, entries=None)
        sender = self.made_as(plain, replace(made, arguments=entry.arguments, attributes={}), at, point, frame)
        if sender is not None:
            site = known[0].site
            written = site if site is not None and site.container is not made.call else None
            yield replace(sender, place=written, guard=entry.guard, asked=entry.asked)


def _site(made: Made) -> Site | None:
    """Where what a call adds unasked is told."""
    if made.call is None:
        return None
    return Site(made.scope, anchor_of(made.call.func), made.call, made.call)


def _is_told_by_model(framework: Framework) -> bool:
    """Does nothing but the model say whom its objects talk to?"""
    url = framework.client.settings.get("base_url")
    return framework.routes is not None and (url is None or url.default is None)


def _is_handed_on(framework: Framework) -> bool:
    """Is what a call is given for others to send?"""
    return framework.entries is not None or bool(framework.becomes)
