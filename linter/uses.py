"""Which calls reach the API, and with what: clients that are made, requests that are sent.

Everything particular to an API comes from the dialect's tables. A call inside a function whose callers are known is
seen once for each of them, so that what one caller passes is never mixed with what another does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import libcst as cst

from linter.conditions import provider_of
from linter.evaluate import Evaluator
from linter.frames import CALLS, Frame
from linter.mappings import alternatives, merge, override
from linter.model import ClientClass, Pack, Use
from linter.scope import CallSite, Definition, File, Point, Scope, placed
from linter.stdlib import joined
from linter.values import (
    ABSENT,
    ALWAYS,
    Alt,
    Arguments,
    Class,
    Const,
    EnvVar,
    Function,
    Guard,
    Made,
    Member,
    Module,
    NotSent,
    Partial,
    Site,
    Step,
    Symbol,
    Truth,
    Unknown,
    Value,
    choice,
    options,
)
from linter.values import Mapping as Dict

FRAMES = 24  # callers, and callers of callers, that one call site is seen from


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
    """Finds the uses in one file."""

    pack: Pack
    evaluator: Evaluator
    file: File
    sites: dict[str, list[CallSite]] = field(default_factory=dict)
    classes: dict[str, ClientClass] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    modules_seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        dialect = self.pack.dialect
        self.classes = {name: one for one in (*dialect.clients, *self.pack.clients) for name in one.names}
        for scope in self.file.scope.walk():
            for site in scope.calls:
                self.sites.setdefault(_last(site.call.func), []).append(site)

    def __iter__(self) -> Iterator[Use]:
        for scope in self.file.scope.walk():
            for site in scope.calls:
                yield from self.at(site)

    def at(self, site: CallSite) -> Iterator[Use]:
        """The uses of one call, seen from each of its known callers."""
        opened = self.evaluator.open_frame(site.scope)
        self.evaluator.begin()
        if not self._may_reach(site, opened):
            return
        found = list(self._uses(site, opened))
        asked = self.evaluator.asked
        frames = self.frames(site.scope, asked) if asked else []
        seen = [use for frame in frames for use in self._uses(site, frame)]
        yield from seen
        blind = any(use.kind == "request" and not use.resolved for use in seen)
        for use in found:
            if not frames or (_is_public(site.scope) and use.kind == "request" and (use.resolved or blind)):
                yield use

    def _may_reach(self, site: CallSite, frame: Frame | None) -> bool:
        """A cheap look: can the callee, or a function handed on, be one of the API's?"""
        callee = self.evaluator.value(site.call.func, site.point, frame)
        if any(not isinstance(one.value, (Const, Dict, Class, Module)) for one in options(callee)):
            return not all(
                isinstance(o.value, Symbol) and o.value.name.startswith("builtins.") for o in options(callee)
            )
        return False

    # callers

    def frames(self, scope: Scope, asked: set[Scope], depth: int = 4) -> list[Frame]:
        """The activations of the function around `scope` by its known callers; empty where nobody is known."""
        function = scope
        while function.kind == "comprehension" and function.parent is not None:
            function = function.parent
        if function.kind not in ("function", "lambda") or depth == 0:
            return []
        found: list[Frame] = []
        if function in asked:
            for caller in self._callers(function):
                found.extend(self._activations(function, caller, depth))
                if len(found) >= FRAMES:
                    return found[:FRAMES]
        elif function.parent is not None and function.parent.kind == "class":
            found.extend(self._constructed(function, function.parent, depth))
        return found[:FRAMES]

    def _callers(self, function: Scope) -> list[CallSite]:
        node = function.node
        names = [node.name.value] if isinstance(node, cst.FunctionDef) else []
        if names == ["__init__"] and function.parent is not None and isinstance(function.parent.node, cst.ClassDef):
            names = [function.parent.node.name.value]
        return [site for name in names for site in self.sites.get(name, ()) if site.scope is not function]

    def _activations(self, function: Scope, caller: CallSite, depth: int) -> Iterator[Frame]:
        for frame in self._seen_from(caller, depth):
            callee = self.evaluator.value(caller.call.func, caller.point, frame)
            for option in options(callee):
                target = option.value
                if not isinstance(target, Function) or target.scope is not function:
                    continue
                arguments = self.evaluator.arguments(caller.call.args, caller.call, caller.point, frame)
                step = Step(caller.scope, caller.call, "called here")
                level = (frame.depth if frame else 0) + 1
                if level <= CALLS:
                    yield Frame(function, arguments, target.bound, target.frame, level, step)

    def _seen_from(self, caller: CallSite, depth: int) -> list[Frame | None]:
        """The frames in which a caller's own arguments are known."""
        opened = self.evaluator.open_frame(caller.scope)
        outer, self.evaluator.asked = self.evaluator.asked, set()
        self.evaluator.value(caller.call.func, caller.point, opened)
        self.evaluator.arguments(caller.call.args, caller.call, caller.point, opened)
        asked, self.evaluator.asked = self.evaluator.asked, outer
        frames = self.frames(caller.scope, asked, depth - 1) if asked else []
        return [*frames] or [opened]

    def _constructed(self, function: Scope, cls: Scope, depth: int) -> Iterator[Frame]:
        """A method seen from each place where its class is instantiated."""
        node = cls.node
        if not isinstance(node, cst.ClassDef):
            return
        for caller in self.sites.get(node.name.value, ()):
            for frame in self._seen_from(caller, depth) if caller.scope is not function else ():
                value = self.evaluator.value(caller.call, caller.point, frame)
                for option in options(value):
                    made = option.value
                    if isinstance(made, Made) and isinstance(made.maker, Class) and made.maker.scope is cls:
                        yield Frame(
                            function, None, made, made.maker.frame, 1, Step(caller.scope, caller.call, "made here")
                        )

    # uses

    def _uses(self, site: CallSite, frame: Frame | None) -> Iterator[Use]:
        """The uses of one call in one activation.

        Where the callee may be something else too, they are only possible.
        """
        callee = self.evaluator.value(site.call.func, site.point, frame)
        functions = {_identity(option.value): option for option in options(callee)}
        found = [list(self._use(option.value, site, frame, option.guard)) for option in functions.values()]
        certain = all(found)
        for use in (use for uses in found for use in uses):
            yield use if certain or use.kind == "client" else replace(use, sends=Truth.MAYBE)

    def _use(self, function: Value, site: CallSite, frame: Frame | None, guard: Guard) -> Iterator[Use]:
        given = function.arguments if isinstance(function, Partial) else Arguments()
        function = function.function if isinstance(function, Partial) else function
        name = function.name if isinstance(function, Symbol) else ""
        cls = self.classes.get(name)
        if cls is not None:
            yield self._client_use(cls, name, site, frame)
            return
        target = self.target(function, site.point, frame)
        if target is None:
            yield from self._handed_on(function, site, frame)
            return
        arguments = self.evaluator.arguments(site.call.args, site.call, site.point, frame)
        yield from self._request(target, joined(given, arguments), site, frame, guard)

    def _handed_on(self, function: Value, site: CallSite, frame: Frame | None) -> Iterator[Use]:
        """`asyncio.to_thread(client.….create, model=…)`: the method is called by whom it is given to."""
        if isinstance(function, Function) or (isinstance(function, Symbol) and function.name == "functools.partial"):
            return
        args = site.call.args
        for position, arg in enumerate(args):
            if arg.star or arg.keyword is not None or not isinstance(arg.value, (cst.Attribute, cst.Name)):
                continue
            for option in options(self.evaluator.value(arg.value, site.point, frame)):
                target = self.target(option.value, site.point, frame)
                if target is not None and any(one.keyword is not None or one.star for one in args[position + 1 :]):
                    rest = self.evaluator.arguments(args[position + 1 :], site.call, site.point, frame)
                    yield from self._request(target, rest, site, frame, option.guard, arg.value)
                    return

    def _request(
        self,
        target: Target,
        arguments: Arguments,
        site: CallSite,
        frame: Frame | None,
        guard: Guard,
        callee: cst.BaseExpression | None = None,
    ) -> Iterator[Use]:
        anchor = _anchor(callee or site.call.func)
        fields, unseen = self._body(target, arguments, site, anchor)
        client = target.client
        if client is ELSEWHERE or (client is not None and client.kind in ("elsewhere", "azure")):
            return
        sends = self._sends(client)
        if sends is Truth.NO:
            return
        point = self.evaluator.taken(site.point, frame) or ALWAYS
        made = None
        if client is not None:
            made = Use("client", site.scope, site.call, anchor, {**client.fields, "client": _said(client.name)})
        else:
            unseen = ("its client can't be followed", *unseen)
        yield Use(
            "request",
            site.scope,
            site.call,
            anchor,
            fields,
            target.endpoint,
            (point & guard) or point,
            made,
            client is not None,
            (),
            sends,
            unseen,
        )
        if client is not None and client.kind.startswith("module") and client.name not in self.modules_seen:
            self.modules_seen.add(client.name)
            yield Use("client", site.scope, site.call, anchor, {**client.fields, "client": _said(client.name)})

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
        foreign = [self._is_foreign(alt.value) for alt in alts]
        if not any(foreign):
            return Truth.YES
        return Truth.NO if all(foreign) else Truth.MAYBE

    def _is_foreign(self, value: Value) -> bool:
        host = provider_of(value, self.pack)
        return host is not None and host not in (self.pack.dialect.name, self.pack.provider.name)

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
            client = self._module_client(name.partition(".")[0], point, frame, legacy=True)
            return Target(legacy.endpoint, "v0", client, {}, None, legacy.rename)
        for module in self.pack.dialect.modules:
            if name.startswith(f"{module.module}."):
                found = self._path_target(tuple(name[len(module.module) + 1 :].split(".")))
                if found is not None:
                    return replace(found, client=self._module_client(module.module, point, frame, legacy=False))
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
        for dropped in ((), dialect.transparent - {"beta"}, dialect.transparent):
            path = ".".join(name for name in names if name not in dropped)
            method = dialect.methods.get(path)
            if method is not None:
                return Target(method.endpoint, "v1", None, method.implies, method.schema)
        plain = [name for name in names if name not in dialect.transparent - {"beta"}]
        for end in range(len(plain) - 1, 0, -1):
            endpoint = dialect.prefixes.get(".".join(plain[:end]))
            if endpoint is not None:
                return Target(endpoint, "v1", None, {})
        return None

    def _suffix_target(self, names: tuple[str, ...]) -> Target | None:
        """A method of a client that can't be followed: only where the path says enough by itself."""
        plain = tuple(name for name in names if name not in self.pack.dialect.transparent)
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
            return self._client(self.classes[name], name, made)
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

    def _client(self, cls: ClientClass, name: str, made: Made) -> Client:
        return Client(cls.kind, name, {**self._settings(cls, made.arguments, made.attributes), "kind": _said(cls.kind)})

    def _settings(
        self, cls: ClientClass, arguments: Arguments | None, attributes: Mapping[str, tuple[Alt, ...]]
    ) -> dict[str, tuple[Alt, ...]]:
        """Every setting of a client: what is given, else the variable or default that the SDK takes."""
        fields: dict[str, tuple[Alt, ...]] = {}
        for name, setting in cls.settings.items():
            if arguments is None:
                unset: Value = Unknown("it is made elsewhere")
            elif arguments.rest is not None:
                unset = Unknown(arguments.rest.reason)
            else:
                unset = _unset(setting.default, setting.env)
            given = arguments.keywords.get(setting.keyword, (Alt(ABSENT),)) if arguments is not None else (Alt(ABSENT),)
            fields[name] = override(
                override((Alt(unset),), _none_is_unset(given, unset)), attributes.get(setting.keyword, (Alt(ABSENT),))
            )
        return fields

    def _client_use(self, cls: ClientClass, name: str, site: CallSite, frame: Frame | None) -> Use:
        made = self.evaluator.value(site.call, site.point, frame)
        arguments = self.evaluator.arguments(site.call.args, site.call, site.point, frame)
        attributes = made.attributes if isinstance(made, Made) else {}
        fields = self._settings(cls, arguments, attributes)
        fields.update(kind=_said(cls.kind), client=_said(name.rpartition(".")[2]))
        return Use("client", site.scope, site.call, _anchor(site.call.func), fields)

    def _module_client(self, module: str, point: Point, frame: Frame | None, *, legacy: bool) -> Client:
        """The module as a client: its settings are attributes that the program assigns."""
        entries = [one for one in self.pack.dialect.modules if one.module == module]
        entry = next((one for one in entries if one.kind.endswith("v0") is legacy), entries[0])
        fields: dict[str, tuple[Alt, ...]] = {}
        for name, setting in entry.settings.items():
            unset = _unset(setting.default, setting.env)
            fields[name] = self._assigned(module, setting.keyword, point, frame) or (Alt(unset),)
        fields["kind"] = _said(entry.kind)
        return Client(entry.kind, module, fields)

    def _assigned(self, module: str, setting: str, point: Point, frame: Frame | None) -> tuple[Alt, ...]:
        """What the file assigns to `module.setting`, wherever it does."""
        found: list[Alt] = []
        for scope, definition, at in self._module_settings(module, setting):
            if definition.value is None:
                continue
            value = self.evaluator.value(definition.value, at, self.evaluator.open_frame(scope))
            node = definition.node
            target = node.targets[0].target if isinstance(node, cst.Assign) else definition.value
            found.extend(alternatives(value, Alt(value, ALWAYS, Site(scope, target, node, node))))
        found = [alt for alt in found if not (isinstance(alt.value, Const) and alt.value.value is None)]
        return tuple(found[-1:]) if len(found) > 1 and all(not alt.guard for alt in found) else tuple(found)

    def _module_settings(self, module: str, setting: str) -> Iterator[tuple[Scope, Definition, Point]]:
        for scope in self.file.scope.walk():
            for definition, at in placed(scope):
                if (
                    isinstance(definition, Definition)
                    and len(definition.path) == 2
                    and definition.path[1] == f".{setting}"
                ):
                    owner = self.evaluator.lookup(definition.path[:1], at, self.evaluator.open_frame(scope))
                    if isinstance(owner, Symbol) and owner.name == module:
                        yield scope, definition, at


def _is_public(scope: Scope) -> bool:
    """May code that isn't seen call this function?"""
    while scope.kind == "comprehension" and scope.parent is not None:
        scope = scope.parent
    named = isinstance(scope.node, cst.FunctionDef) and not scope.node.name.value.startswith("_")
    return named and scope.parent is not None and scope.parent.kind in ("module", "class")


def _said(text: str) -> tuple[Alt, ...]:
    return (Alt(Const(text)),)


def _unset(default: str | None, env: tuple[str, ...]) -> Value:
    """What the SDK takes for a setting that is not given; its documented default is taken for certain."""
    if default is not None:
        return Const(default)
    return EnvVar(env[0]) if env else ABSENT


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


def _last(callee: cst.BaseExpression) -> str:
    if isinstance(callee, cst.Attribute):
        return callee.attr.value
    return callee.value if isinstance(callee, cst.Name) else ""


def _identity(value: Value) -> str:
    match value:
        case Symbol(name=name):
            return name
        case Member(base=base, names=names):
            return f"{id(base)}.{'.'.join(names)}"
    return str(id(value))
