"""Which endpoint a callee reaches: a method path of a client, a function of a module, by the dialect's tables."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from compatlint.dataflow.scopes.scope import Point, Scope
from compatlint.dataflow.values.container_reads import pick
from compatlint.dataflow.values.container_updates import Items, merge, single
from compatlint.dataflow.values.json_values import decoded
from compatlint.dataflow.values.values import (
    Alt,
    Arguments,
    Const,
    Frame,
    Made,
    Member,
    Step,
    Symbol,
    Unknown,
    Value,
    options,
)
from compatlint.packs.dialect import Dialect, Verb
from compatlint.uses.addresses import address, endpoint_at, spelled
from compatlint.uses.callbacks import given_to_maker
from compatlint.uses.clients import ELSEWHERE, NOBODY, Client, Clients


class EndpointCall(Struct, frozen=True, eq=False):
    """What a callee reaches: an endpoint by a method path of a client (None: a client that can't be followed).

    With a `verb` the arguments say which. `why` the client can't be followed; `within` it is one that can be, perhaps:
    `doubtful`, if only that one tells of the method. A function of a module is `named` in a scope.
    """

    endpoint: str
    era: str
    client: Client | None
    implies: Mapping[str, object]
    schema: str | None = None
    rename: Mapping[str, str] = field(default_factory=dict)
    verb: Verb | None = None
    package: str = ""
    why: str = ""
    within: Client | None = None
    doubtful: bool = False
    named: Scope | None = None


class Endpoints(Struct, frozen=True, eq=False):
    """Finds endpoints by the tables of a dialect."""

    dialect: Dialect
    clients: Clients

    def of(self, function: Value, point: Point, frame: Frame | None) -> EndpointCall | None:
        """The endpoint that a callee reaches; None where it is nothing of the API."""
        match function:
            case Symbol(name=name, origin=origin):
                found = self._of_module(name, point, frame)
                return replace(found, named=origin.scope) if found is not None and origin is not None else found
            case Member(base=base, names=names):
                return self._of_member(base, names, point, frame)
        return None

    def _of_module(self, name: str, point: Point, frame: Frame | None) -> EndpointCall | None:
        legacy = self.dialect.legacy.get(name) or self.dialect.legacy.get(name.rpartition(".")[0])
        if legacy is not None:
            client = self.clients.module_client(name.partition(".")[0], point, legacy=True)
            return EndpointCall(legacy.endpoint, "v0", client, {}, None, legacy.rename)
        for module in self.dialect.modules:
            if name.startswith(f"{module.module}."):
                found = self.by_path(tuple(name[len(module.module) + 1 :].split(".")))
                if found is not None:
                    return replace(found, client=self.clients.module_client(module.module, point, legacy=False))
        root = name.partition(".")[0]
        if root in self.dialect.elsewhere or root == "builtins":
            return None
        found = self.by_suffix(tuple(name.split(".")))
        why = f"`{root}` is not of the project"
        return replace(found, package=root, why=why) if found is not None else None

    def _of_member(self, base: Value, names: tuple[str, ...], point: Point, frame: Frame | None) -> EndpointCall | None:
        client = self.clients.client_of(base, point, frame)
        known = client not in (None, ELSEWHERE, NOBODY)
        found = self.by_path(names) or self._by_verb(names) if known else self.by_suffix(names)
        within = self._within(base, point, frame) if client is None else None
        if found is None and within is not None:
            found = self.by_path(names)
            found = replace(found, doubtful=True) if found is not None else None
        if found is None:
            return None
        return replace(found, client=client, why="" if client else _reason(base), within=within)

    def _within(self, base: Value, point: Point, frame: Frame | None) -> Client | None:
        """The client that another package may have made `base` of."""
        clients = [self.clients.client_of(value, point, frame) for value in given_to_maker(base)]
        known = [one for one in clients if one is not None and one is not NOBODY]
        return known[0] if len(known) == len(clients) == 1 else None

    def _by_verb(self, names: tuple[str, ...]) -> EndpointCall | None:
        verb = self.dialect.verbs.get(".".join(names))
        return EndpointCall("", "v1", None, {}, verb=verb) if verb is not None else None

    def whole(self, verb: Verb, arguments: Arguments) -> tuple[Alt, ...]:
        """The addresses that a verb is given in the place of a path: nothing of the client's stands before them."""
        place = _path(verb, arguments)
        given = [option.value for alt in place for option in options(alt.value)]
        return place if given and all(address(value, self.dialect.root) is not None for value in given) else ()

    def posted(
        self, call: EndpointCall, verb: Verb, arguments: Arguments, step: Step
    ) -> tuple[EndpointCall, Arguments] | None:
        """The endpoint that the path in the arguments leads to, and the items of the body as arguments."""
        place = _path(verb, arguments)
        path = place[0].value if len(place) == 1 else None
        plain = isinstance(path, Const) and isinstance(path.value, str) and "://" not in path.value
        endpoint = endpoint_at(f"/{spelled(path).lstrip('/')}", self.dialect) if path and plain else None
        if endpoint is None:
            return None
        endpoint = verb.instead.get(endpoint, endpoint)
        return replace(call, endpoint=endpoint, verb=None), self.body(verb, arguments, step)

    def body(self, verb: Verb, arguments: Arguments, step: Step) -> Arguments:
        """The items of the body that a verb is given, as arguments."""
        items: Items = {}
        rest: Unknown | None = None
        for name, *inner in verb.body:
            body = _item(arguments.keywords.get(name, ()), inner)
            if body is not None:
                items, rest = merge(items, rest, body)
        for name in verb.text:
            for alt in arguments.keywords.get(name, ()):
                found = decoded(alt.value, step, self.clients.pack.http.encoders)
                items, rest = merge(items, rest, found or Unknown("its body is put together as text"))
        return Arguments((), items, rest)

    def by_path(self, names: tuple[str, ...]) -> EndpointCall | None:
        dialect = self.dialect
        for dropped in ((), dialect.transparent, dialect.transparent | dialect.optional):
            path = ".".join(name for name in names if name not in dropped)
            method = dialect.methods.get(path)
            if method is not None and not method.endpoint:
                return None
            if method is not None:
                return EndpointCall(method.endpoint, "v1", None, method.implies, method.schema)
        plain = [name for name in names if name not in dialect.transparent]
        if not dialect.last_names.isdisjoint(plain[:-1]):
            return None  # something of a method, such as what a mock remembers of its calls
        for end in range(len(plain) - 1, 0, -1):
            endpoint = dialect.prefixes.get(".".join(plain[:end]))
            if endpoint is not None:
                return EndpointCall(endpoint, "v1", None, {})
        return None

    def by_suffix(self, names: tuple[str, ...]) -> EndpointCall | None:
        """A method of a client that can't be followed: only where the path says enough by itself."""
        plain = tuple(name for name in names if name not in self.dialect.transparent | self.dialect.optional)
        for path in self.dialect.unresolved:
            wanted = tuple(path.split("."))
            if plain[-len(wanted) :] == wanted:
                return self.by_path(wanted)
        return None


def _path(verb: Verb, arguments: Arguments) -> tuple[Alt, ...]:
    return arguments.positional[:1] or arguments.keywords.get(verb.path, ())


def _reason(base: Value) -> str:
    """Why what has the methods of a client can't be followed."""
    match base:
        case Unknown(reason=reason):
            return reason
        case Symbol(name=name) | Made(maker=Symbol(name=name)):
            return f"`{name}` is not of the project"
        case Member(base=inner) | Made(maker=Member(base=inner)):
            return _reason(inner)
    return ""


def _item(alts: tuple[Alt, ...], names: list[str]) -> Value | None:
    """What an argument, or an item in it, is; None where it isn't given."""
    value = single(alts) if alts else None
    for name in names:
        value = pick(value, Const(name)) if value is not None else None
    return value
