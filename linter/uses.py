"""Which calls reach the API, and with what: clients that are made, requests that are sent.

Everything particular to an API comes from the dialect's tables. A call inside a function whose callers are known is
seen once for each of them, so that what one caller passes is never mixed with what another does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import libcst as cst

from linter.conditions import provider_of
from linter.evaluate import Evaluator
from linter.frames import Frame
from linter.mappings import alternatives, merge, override, single
from linter.model import Argument, ClientClass, Pack, Use
from linter.objects import foreign_base, member
from linter.scope import CallSite, Change, Definition, File, Point, Scope, events, placed
from linter.stdlib import joined
from linter.values import (
    ABSENT,
    ALWAYS,
    Alt,
    Arguments,
    Class,
    Const,
    EnvVar,
    Guard,
    Made,
    Member,
    NotSent,
    Site,
    Symbol,
    Truth,
    Unknown,
    Value,
    choice,
    options,
)
from linter.values import Mapping as Dict


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """What a callee reaches: an endpoint by a method path of a client (None: a client that can't be followed)."""

    endpoint: str
    era: str
    client: Client | None
    implies: Mapping[str, object]
    schema: str | None = None
    rename: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Client:
    """A client object: its class's entry in the tables and its settings."""

    kind: str
    name: str
    fields: Mapping[str, tuple[Alt, ...]]


ELSEWHERE = Client("elsewhere", "", {})


@dataclass(slots=True)
class Uses:
    """Reads calls by the tables of a dialect."""

    pack: Pack
    evaluator: Evaluator
    classes: dict[str, ClientClass] = field(default_factory=dict)
    _modules: dict[str, Use] = field(default_factory=dict)
    _environ: dict[File, list[tuple[Change, Point]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.classes = {name: one for one in (*self.pack.dialect.clients, *self.pack.clients) for name in one.names}

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
        cls = self.classes.get(callee.name) if isinstance(callee, Symbol) else None
        if cls is not None and isinstance(callee, Symbol) and node is None:
            own = self.evaluator.arguments(site.call.args, site.call, site.point, frame)
            yield self._client_use(cls, callee.name, site, frame, joined(given, own), guard)
            return
        target = self.target(callee, site.point, frame)
        if target is None:
            return
        own = self.evaluator.arguments(site.call.args if args is None else args, site.call, site.point, frame)
        anchor, home = _anchor(node or site.call.func), site.scope
        if isinstance(callee, Member) and callee.origin is not None and callee.origin.scope not in list(home.walk()):
            anchor, home = callee.origin.node, callee.origin.scope  # the method was named where it was handed on
        for use in self._request(target, joined(given, own), site, guard, anchor):
            yield replace(use, home=home)

    def subclass(self, made: Made, site: CallSite, frame: Frame | None) -> Iterator[Use]:
        """The client that an object of a project's class is by inheritance."""
        base = foreign_base(self.evaluator, made)
        name = base.maker.name if base is not None and isinstance(base.maker, Symbol) else ""
        if base is not None and name in self.classes:
            yield self._client_use(self.classes[name], name, site, frame, base.arguments)

    def may_be(self, callee: Value, point: Point, frame: Frame | None) -> bool:
        """May calling it be a use?"""
        return (isinstance(callee, Symbol) and callee.name in self.classes) or self.target(
            callee, point, frame
        ) is not None

    def may_become(self, callee: Value) -> bool:
        """May it be a use once what it depends on is known?"""
        if isinstance(callee, Member):
            known = {path.rpartition(".")[2] for path in self.pack.dialect.methods}
            return callee.names[-1] in known or self._path_target(callee.names) is not None
        return isinstance(callee, Unknown)

    def module_clients(self) -> Iterable[Use]:
        """The modules that were used as a client, each once."""
        return self._modules.values()

    def _request(
        self, target: Target, arguments: Arguments, site: CallSite, guard: Guard, anchor: cst.CSTNode
    ) -> Iterator[Use]:
        client = target.client
        if client is not None and client.kind in self.pack.dialect.foreign:
            return
        sends = self._sends(client)
        if sends is Truth.NO:
            return
        fields, unseen = self._body(target, arguments, site, anchor)
        made = None
        if client is not None:
            made = Use("client", site.scope, site.call, anchor, {**client.fields, "client": _said(client.name)})
            if any(module.module == client.name for module in self.pack.dialect.modules):
                self._modules.setdefault(client.name, made)
        else:
            unseen = ("its client can't be followed", *unseen)
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
        )

    def _body(
        self, target: Target, arguments: Arguments, site: CallSite, anchor: cst.CSTNode
    ) -> tuple[dict[str, tuple[Alt, ...]], tuple[str, ...]]:
        """The fields of a request: keywords, what is merged into the body, what the method implies."""
        dialect = self.pack.dialect
        items = {target.rename.get(name, name): alts for name, alts in arguments.keywords.items()}
        rest = arguments.rest
        for name in dialect.body & items.keys():
            for alt in items.pop(name):
                if isinstance(alt.value, (Dict, Unknown)):
                    extra = alt.value if isinstance(alt.value, Dict) else Dict({}, alt.value)
                    guarded = choice([*options(extra, alt.guard)])
                    items, rest = merge(items, rest, guarded)
        fields = {
            name: tuple(self._plain(alt) for alt in alts)
            for name, alts in items.items()
            if name not in dialect.plumbing
        }
        implied = Site(site.scope, anchor, site.call, site.call)
        for name, value in target.implies.items():
            fields[name] = override((Alt(Const(value), ALWAYS, implied),), fields.get(name, (Alt(ABSENT),)))
        if target.schema is not None and target.schema in fields:
            fields[target.schema] = tuple(_schema(alt) for alt in fields[target.schema])
        fields["endpoint"], fields["era"] = _said(target.endpoint), _said(target.era)
        return fields, (rest.reason,) if rest is not None else ()

    def _plain(self, alt: Alt) -> Alt:
        """A sentinel becomes what it is: not sent."""
        value = alt.value
        name = value.name if isinstance(value, Symbol) else ""
        if isinstance(value, Made) and isinstance(value.maker, Symbol):
            name = value.maker.name
        return replace(alt, value=NotSent()) if name in self.pack.dialect.sentinels else alt

    def _sends(self, client: Client | None) -> Truth:
        """Is a request of this client one to judge? Not when it goes to another provider."""
        if client is None:
            return Truth.YES
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

    # targets

    def target(self, function: Value, point: Point, frame: Frame | None) -> Target | None:
        """The endpoint that a callee reaches; None where it is nothing of the API."""
        match function:
            case Symbol(name=name):
                return self._module_target(name, point, frame)
            case Member(base=base, names=names):
                return self._member_target(base, names, point, frame)
        return None

    def _module_target(self, name: str, point: Point, frame: Frame | None) -> Target | None:
        legacy = self.pack.dialect.legacy.get(name) or self.pack.dialect.legacy.get(name.rpartition(".")[0])
        if legacy is not None:
            client = self._module_client(name.partition(".")[0], point, legacy=True)
            return Target(legacy.endpoint, "v0", client, {}, None, legacy.rename)
        for module in self.pack.dialect.modules:
            if name.startswith(f"{module.module}."):
                found = self._path_target(tuple(name[len(module.module) + 1 :].split(".")))
                if found is not None:
                    return replace(found, client=self._module_client(module.module, point, legacy=False))
        root = name.partition(".")[0]
        if root in self.pack.dialect.elsewhere or root == "builtins":
            return None
        return self._suffix_target(tuple(name.split(".")))

    def _member_target(self, base: Value, names: tuple[str, ...], point: Point, frame: Frame | None) -> Target | None:
        client = self.client_of(base, point, frame)
        if client is ELSEWHERE:
            return None
        if client is None:
            return self._suffix_target(names)
        found = self._path_target(names)
        return replace(found, client=client) if found is not None else None

    def _path_target(self, names: tuple[str, ...]) -> Target | None:
        dialect = self.pack.dialect
        for dropped in ((), dialect.transparent, dialect.transparent | dialect.optional):
            path = ".".join(name for name in names if name not in dropped)
            method = dialect.methods.get(path)
            if method is not None:
                return Target(method.endpoint, "v1", None, method.implies, method.schema)
        plain = [name for name in names if name not in dialect.transparent]
        for end in range(len(plain) - 1, 0, -1):
            endpoint = dialect.prefixes.get(".".join(plain[:end]))
            if endpoint is not None:
                return Target(endpoint, "v1", None, {})
        return None

    def _suffix_target(self, names: tuple[str, ...]) -> Target | None:
        """A method of a client that can't be followed: only where the path says enough by itself."""
        plain = tuple(name for name in names if name not in self.pack.dialect.transparent | self.pack.dialect.optional)
        for path in self.pack.dialect.unresolved:
            wanted = tuple(path.split("."))
            if plain[-len(wanted) :] == wanted:
                return self._path_target(wanted)
        return None

    # clients

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
            {**self._settings(cls, made.arguments, made.attributes, _made_at(made) or point), "kind": _said(cls.kind)},
        )

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

    def _client_use(
        self,
        cls: ClientClass,
        name: str,
        site: CallSite,
        frame: Frame | None,
        arguments: Arguments | None,
        guard: Guard | None = None,
    ) -> Use:
        fields = self._settings(cls, arguments, self._set_later(site, frame), site.point)
        fields.update(kind=_said(cls.kind), client=_said(name.rpartition(".")[2]))
        return Use("client", site.scope, site.call, _anchor(site.call.func), fields, guard=guard)

    def _unset(self, setting: Argument, point: Point) -> Value:
        """What the SDK takes for a setting that is not given; its documented default is taken for certain."""
        for name in setting.env:
            exported = self._exported(name, point)
            if exported is not None:
                return exported
        if setting.default is not None:
            return Const(setting.default)
        return EnvVar(setting.env[0]) if setting.env else ABSENT

    def _exported(self, name: str, point: Point) -> Value | None:
        """What the file, or a module that it imports, writes into an environment variable before."""
        module = point.block.scope.module
        others = self.evaluator.project.imports(module.file) if self.evaluator.project is not None else []
        for scope in (module, *others):
            for change, at in self._exports(scope.file):
                after = at.block is point.block and at.index >= point.index
                if change.path[-1] in (f"[{name}]", ".environ") and not after:
                    frame = self.evaluator.open_frame(at.block.scope)
                    value = self._environment(change, name, at, frame)
                    if value is not None:
                        return value
        return None

    def _exports(self, file: File) -> list[tuple[Change, Point]]:
        """The changes of something called `environ`."""
        if file not in self._environ:
            found = [pair for scope in file.scope.walk() for pair in placed(scope)]
            self._environ[file] = [(item, at) for item, at in found if isinstance(item, Change) and _is_environ(item)]
        return self._environ[file]

    def _environment(self, change: Change, name: str, at: Point, frame: Frame | None) -> Value | None:
        """What a change of `os.environ` sets a variable to."""
        depth = len(change.path) - (change.path[-1] != ".environ")
        owner = self.evaluator.lookup(change.path[:1], at, frame)
        for attribute in change.path[1:depth]:
            owner = member(self.evaluator, owner, attribute[1:])
        if not isinstance(owner, Symbol) or owner.name != "os.environ":
            return None
        if change.how == "store" and change.value is not None:
            return self.evaluator.value(change.value, at, frame)
        if change.how == "update" and change.call is not None:
            given = self.evaluator.arguments(change.call.args, change.call, at, frame)
            for value in (*(alt.value for alt in given.positional), Dict(given.keywords)):
                if isinstance(value, Dict) and name in value.items:
                    return single(value.items[name])
        return None

    def _set_later(self, site: CallSite, frame: Frame | None) -> Mapping[str, tuple[Alt, ...]]:
        """What the scope assigns to attributes of the client that a call makes."""
        for item in events(site.scope):
            if isinstance(item, Definition) and item.value is site.call:
                for option in options(self.evaluator.lookup(item.path, site.scope.end, frame)):
                    if isinstance(option.value, Made) and option.value.call is site.call:
                        return option.value.attributes
        return {}

    def _module_client(self, module: str, point: Point, *, legacy: bool) -> Client:
        """The module as a client: its settings are attributes that the program assigns."""
        entries = [one for one in self.pack.dialect.modules if one.module == module]
        entry = next((one for one in entries if one.kind.endswith("v0") is legacy), entries[0])
        fields: dict[str, tuple[Alt, ...]] = {}
        for name, setting in entry.settings.items():
            unset = self._unset(setting, point)
            fields[name] = self._assigned(module, setting.keyword, point) or (Alt(unset),)
        fields["kind"] = _said(entry.kind)
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


def _is_environ(change: Change) -> bool:
    return change.how in ("store", "update") and any(part.lstrip(".") == "environ" for part in change.path)


def _made_at(made: Made) -> Point | None:
    """Where an object was made."""
    for scope in made.scope.walk() if made.call is not None else ():
        for site in scope.calls:
            if site.call is made.call:
                return site.point
    return None


def _said(text: str) -> tuple[Alt, ...]:
    return (Alt(Const(text)),)


def _none_is_unset(alts: tuple[Alt, ...], unset: Value) -> tuple[Alt, ...]:
    """`base_url=None` is the default, told where it stands."""
    return tuple(replace(a, value=unset) if isinstance(a.value, Const) and a.value.value is None else a for a in alts)


def _schema(alt: Alt) -> Alt:
    """A class given as the format of the answer is sent as its JSON schema."""
    if isinstance(alt.value, (Class, Symbol)):
        return replace(alt, value=Dict({"type": (Alt(Const("json_schema")),)}))
    return alt


def _anchor(callee: cst.BaseExpression) -> cst.CSTNode:
    """The part of a callee that a finding underlines: its last name."""
    return callee.attr if isinstance(callee, cst.Attribute) else callee
