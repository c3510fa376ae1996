"""The clients of an API: which values are one, with which settings, and whether another provider is behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import libcst as cst

from linter.environment import Environment
from linter.evaluate import Evaluator
from linter.frames import Frame
from linter.mappings import alternatives, override
from linter.model import Argument, ClientClass, Pack, Use
from linter.predicates import provider_of
from linter.scope import CallSite, Definition, Point, Scope, events, placed
from linter.values import (
    ABSENT,
    ALWAYS,
    Alt,
    Arguments,
    Const,
    EnvVar,
    Guard,
    Made,
    Member,
    Site,
    Symbol,
    Truth,
    Unknown,
    Value,
    options,
)


@dataclass(frozen=True, slots=True, eq=False)
class Client:
    """A client object: its class's entry in the tables, its settings and the object itself."""

    kind: str
    name: str
    fields: Mapping[str, tuple[Alt, ...]]
    made: Made | None = None


ELSEWHERE = Client("elsewhere", "", {})


@dataclass(slots=True)
class Clients:
    """Finds clients by the tables of a dialect."""

    pack: Pack
    evaluator: Evaluator
    classes: dict[str, ClientClass] = field(init=False)
    _environment: Environment = field(init=False)

    def __post_init__(self) -> None:
        self.classes = {name: one for one in (*self.pack.dialect.clients, *self.pack.clients) for name in one.names}
        self._environment = Environment(self.evaluator)

    def client_of(self, value: Value, point: Point, frame: Frame | None, depth: int = 6) -> Client | None:
        """The client that `value` is; None where it can't be followed, ELSEWHERE where it is none."""
        match value:
            case Made(maker=Symbol(name=name)):
                return self._made_by(name, value, point, frame, depth)
            case Made(maker=Member(base=base, names=names)):
                plain = [name for name in names if name not in self.pack.dialect.transparent]
                if len(plain) == 1 and plain[0] in self.pack.dialect.derive:
                    return self._derived(base, value, point, frame, depth)
                inner = self.client_of(base, point, frame, depth - 1) if depth else None
                return ELSEWHERE if inner is not None else None
            case Symbol(name=name):
                root = name.partition(".")[0]
                known = root in self.pack.dialect.elsewhere or any(m.module == root for m in self.pack.dialect.modules)
                return ELSEWHERE if known else None
            case Unknown():
                return None
            case Member(base=base):
                inner = self.client_of(base, point, frame, depth - 1) if depth else None
                return ELSEWHERE if inner is not None else None
        return ELSEWHERE

    def _made_by(self, name: str, made: Made, point: Point, frame: Frame | None, depth: int) -> Client | None:
        dialect = self.pack.dialect
        if name in self.classes:
            return self._client(self.classes[name], name, made, point)
        if name in dialect.keepers and made.arguments is not None:
            given = made.arguments.positional or made.arguments.keywords.get("client", ())
            return self.client_of(given[0].value, point, frame, depth - 1) if given and depth else None
        return ELSEWHERE if name.partition(".")[0] in dialect.elsewhere else None

    def _derived(self, base: Value, made: Made, point: Point, frame: Frame | None, depth: int) -> Client | None:
        client = self.client_of(base, point, frame, depth - 1) if depth else None
        if client is None or client is ELSEWHERE or made.arguments is None:
            return client
        changed = {name: alts for name, alts in made.arguments.keywords.items() if name in client.fields}
        return replace(
            client, fields={**client.fields, **{n: override(client.fields[n], a) for n, a in changed.items()}}
        )

    def _client(self, cls: ClientClass, name: str, made: Made, point: Point) -> Client:
        return Client(
            cls.kind,
            name,
            {**self._settings(cls, made.arguments, made.attributes, _made_at(made) or point), "kind": said(cls.kind)},
            made,
        )

    def use(
        self,
        cls: ClientClass,
        name: str,
        site: CallSite,
        frame: Frame | None,
        arguments: Arguments | None,
        guard: Guard | None = None,
    ) -> Use:
        """The use that a call which makes a client is."""
        fields = self._settings(cls, arguments, self._set_later(site, frame), site.point)
        fields.update(kind=said(cls.kind), client=said(name.rpartition(".")[2]))
        return Use("client", site.scope, site.call, anchor_of(site.call.func), fields, guard=guard)

    def _settings(
        self, cls: ClientClass, arguments: Arguments | None, attributes: Mapping[str, tuple[Alt, ...]], point: Point
    ) -> dict[str, tuple[Alt, ...]]:
        """Every setting of a client: what is given, else the variable or default that the SDK takes."""
        fields: dict[str, tuple[Alt, ...]] = {}
        for name, setting in cls.settings.items():
            if arguments is None:
                unset: Value = Unknown("it is made elsewhere")
            elif arguments.rest is not None:
                unset = Unknown(arguments.rest.reason)
            else:
                unset = self._unset(setting, point)
            given = arguments.keywords.get(setting.keyword, (Alt(ABSENT),)) if arguments is not None else (Alt(ABSENT),)
            fields[name] = override(
                override((Alt(unset),), _none_is_unset(given, unset)), attributes.get(setting.keyword, (Alt(ABSENT),))
            )
        return fields

    def _unset(self, setting: Argument, point: Point) -> Value:
        """What the SDK takes for a setting that is not given; its documented default is taken for certain."""
        for name in setting.env:
            exported = self._environment.exported(name, point)
            if exported is not None:
                return exported
        if setting.default is not None:
            return Const(setting.default)
        return EnvVar(setting.env[0]) if setting.env else ABSENT

    def _set_later(self, site: CallSite, frame: Frame | None) -> Mapping[str, tuple[Alt, ...]]:
        """What the scope assigns to attributes of the client that a call makes."""
        for item in events(site.scope):
            if isinstance(item, Definition) and item.value is site.call:
                for option in options(self.evaluator.lookup(item.path, site.scope.end, frame)):
                    if isinstance(option.value, Made) and option.value.call is site.call:
                        return option.value.attributes
        return {}

    def module_client(self, module: str, point: Point, *, legacy: bool) -> Client:
        """The module as a client: its settings are attributes that the program assigns."""
        entries = [one for one in self.pack.dialect.modules if one.module == module]
        entry = next((one for one in entries if one.kind.endswith("v0") is legacy), entries[0])
        fields: dict[str, tuple[Alt, ...]] = {}
        for name, setting in entry.settings.items():
            unset = self._unset(setting, point)
            fields[name] = self._assigned(module, setting.keyword, point) or (Alt(unset),)
        fields["kind"] = said(entry.kind)
        return Client(entry.kind, module, fields)

    def _assigned(self, module: str, setting: str, point: Point) -> tuple[Alt, ...]:
        """What the file assigns to `module.setting`, wherever it does."""
        found: list[Alt] = []
        for scope, definition, at in self._module_settings(module, setting, point):
            if definition.value is None:
                continue
            value = self.evaluator.value(definition.value, at, self.evaluator.open_frame(scope))
            node = definition.node
            target = node.targets[0].target if isinstance(node, cst.Assign) else definition.value
            found.extend(alternatives(value, Alt(value, ALWAYS, Site(scope, target, node, node))))
        found = [alt for alt in found if not (isinstance(alt.value, Const) and alt.value.value is None)]
        return tuple(found[-1:]) if len(found) > 1 and all(not alt.guard for alt in found) else tuple(found)

    def _module_settings(self, module: str, setting: str, point: Point) -> Iterator[tuple[Scope, Definition, Point]]:
        for scope in point.block.scope.module.walk():
            for definition, at in placed(scope):
                if (
                    isinstance(definition, Definition)
                    and len(definition.path) == 2
                    and definition.path[1] == f".{setting}"
                ):
                    owner = self.evaluator.lookup(definition.path[:1], at, self.evaluator.open_frame(scope))
                    if isinstance(owner, Symbol) and owner.name == module:
                        yield scope, definition, at

    def sends(self, client: Client | None) -> Truth:
        """Is a request of this client one to judge? Not when it goes to another provider."""
        if client is None:
            return Truth.YES
        if client.kind in self.pack.dialect.foreign:
            return Truth.NO
        alts = client.fields.get("base_url", ())
        foreign = [self._foreign(alt.value) for alt in alts]
        if not foreign or max(foreign) is Truth.NO:
            return Truth.YES
        return ~min(foreign) if min(foreign) is max(foreign) else Truth.MAYBE

    def _foreign(self, value: Value) -> Truth:
        """Is a base URL another provider's? A variable's default says what it may be."""
        if isinstance(value, EnvVar):
            known = [self._foreign(option.value) for option in options(value.default)] if value.default else []
            return min(max(known, default=Truth.NO), Truth.MAYBE)
        host = provider_of(value, self.pack)
        own = host is None or host in (self.pack.dialect.name, self.pack.provider.name)
        return Truth.NO if own else Truth.YES


def _made_at(made: Made) -> Point | None:
    """Where an object was made."""
    for scope in made.scope.walk() if made.call is not None else ():
        for site in scope.calls:
            if site.call is made.call:
                return site.point
    return None


def _none_is_unset(alts: tuple[Alt, ...], unset: Value) -> tuple[Alt, ...]:
    """`base_url=None` is the default, told where it stands."""
    return tuple(replace(a, value=unset) if isinstance(a.value, Const) and a.value.value is None else a for a in alts)


def said(text: str) -> tuple[Alt, ...]:
    """A field that says `text`, whatever the program does."""
    return (Alt(Const(text)),)


def anchor_of(callee: cst.BaseExpression) -> cst.CSTNode:
    """The part of a callee that a finding underlines: its last name."""
    return callee.attr if isinstance(callee, cst.Attribute) else callee
