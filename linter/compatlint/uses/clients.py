"""The clients of an API: which values are one, with which settings, and whether another provider is behind them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.guards import ALWAYS, Guard, Truth, taken
from compatlint.dataflow.scopes.scope import CallSite, Change, Definition, File, Point, Scope, events, placed
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.set_before.environment import Environment
from compatlint.dataflow.set_before.in_file import UNSET, Alts, alone, earlier
from compatlint.dataflow.set_before.in_other_files import Surroundings
from compatlint.dataflow.values.container_updates import alternatives, override, under
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Arguments,
    Const,
    EnvVar,
    Frame,
    Made,
    Member,
    NotSent,
    Site,
    Symbol,
    Unknown,
    Value,
    options,
)
from compatlint.packs.dialect import Argument, ClientClass
from compatlint.packs.pack import Pack
from compatlint.uses.addresses import provider_of
from compatlint.uses.elsewhere import TEXTUAL, Hints
from compatlint.uses.use import Use


class Client(Struct, frozen=True, eq=False):
    """A client object: its class's entry in the tables, its settings and the object itself."""

    kind: str
    name: str
    fields: Mapping[str, tuple[Alt, ...]]
    made: Made | None = None


class ClientMaker(Struct, frozen=True, eq=False):
    """A class whose objects are clients, by the name that the program calls."""

    cls: ClientClass
    name: str


class ClientChanger(Struct, frozen=True, eq=False):
    """A method of a client that gives the same client with other settings."""

    method: Member


ELSEWHERE = Client("elsewhere", "", {})  # another provider's
NOBODY = Client("elsewhere", "", {})  # something else, a stand-in among them


class Clients:
    """Finds clients by the tables of a dialect."""

    def __init__(self, pack: Pack, evaluator: Evaluator) -> None:
        self.pack = pack
        self.evaluator = evaluator
        self.classes = {name: one for one in (*pack.dialect.clients, *pack.clients) for name in one.names}
        self._environment = Environment(evaluator)
        self._around: dict[tuple[str, str], Surroundings] = {}
        self._told: dict[tuple[File, str], Alts] = {}
        self._own: dict[tuple[File, str, str], dict[Definition | Change, tuple[Alts, Point]]] = {}

    def client_of(self, value: Value, point: Point, frame: Frame | None, depth: int = 6) -> Client | None:
        """The client that `value` is; None where it can't be followed, ELSEWHERE or NOBODY where it is none."""
        match value:
            case Made(maker=Symbol(name=name)):
                return self._made_by(name, value, point, frame, depth)
            case Made(maker=Member(base=base, names=names)):
                plain = [name for name in names if name not in self.pack.dialect.transparent]
                if len(plain) == 1 and plain[0] in self.pack.dialect.derive:
                    return self._derived(base, value, point, frame, depth)
                return self._part_of(base, point, frame, depth)
            case Symbol(name=name):
                known = any(module.module == name.partition(".")[0] for module in self.pack.dialect.modules)
                return NOBODY if known else self._of_others(name)
            case Unknown():
                return None
            case Member(base=base):
                return self._part_of(base, point, frame, depth)
        return NOBODY

    def _part_of(self, base: Value, point: Point, frame: Frame | None, depth: int) -> Client | None:
        """What a part of a client, or what a method of it gives, is."""
        inner = self.client_of(base, point, frame, depth - 1) if depth else None
        return inner if inner is None or inner is ELSEWHERE else NOBODY

    def _of_others(self, name: str) -> Client | None:
        """Something of a package whose clients are others'; what the standard library has is a stand-in."""
        root = name.partition(".")[0]
        if root not in self.pack.dialect.elsewhere:
            return None
        return NOBODY if root in sys.stdlib_module_names else ELSEWHERE

    def _made_by(self, name: str, made: Made, point: Point, frame: Frame | None, depth: int) -> Client | None:
        dialect = self.pack.dialect
        if name in self.classes:
            return self._client(self.classes[name], name, made, point)
        given = made.arguments.positional if made.arguments is not None else ()
        if name in dialect.keepers and made.arguments is not None:
            given = given or made.arguments.keywords.get("client", ())
            return self.client_of(given[0].value, point, frame, depth - 1) if given and depth else None
        wrapped = self.client_of(given[0].value, point, frame, depth - 1) if given and depth else None
        return ELSEWHERE if wrapped is ELSEWHERE else self._of_others(name)

    def _derived(self, base: Value, made: Made, point: Point, frame: Frame | None, depth: int) -> Client | None:
        client = self.client_of(base, point, frame, depth - 1) if depth else None
        if client is None or client in (ELSEWHERE, NOBODY) or made.arguments is None:
            return client
        changed = {name: alts for name, alts in made.arguments.keywords.items() if name in client.fields}
        return replace(
            client, fields={**client.fields, **{n: override(client.fields[n], a) for n, a in changed.items()}}
        )

    def maker(self, callee: Value) -> ClientMaker | None:
        """The class of clients that a callee is."""
        cls = self.classes.get(callee.name) if isinstance(callee, Symbol) else None
        return ClientMaker(cls, callee.name) if cls is not None and isinstance(callee, Symbol) else None

    def changer(self, callee: Value, point: Point, frame: Frame | None) -> ClientChanger | None:
        """The method of a client that a callee is, where that gives the same client with other settings."""
        if not isinstance(callee, Member) or callee.names[-1] not in self.pack.dialect.derive:
            return None
        known = self.client_of(callee.base, point, frame) not in (None, ELSEWHERE, NOBODY)
        return ClientChanger(callee) if known else None

    def changed(
        self, changer: ClientChanger, arguments: Arguments, site: CallSite, frame: Frame | None, guard: Guard
    ) -> Iterator[Use]:
        """The client that such a method gives, where it talks to somebody by a base URL, or to the target by a key.

        Else it is as the first.
        """
        client = self.client_of(Made(changer.method, site.scope, site.call, arguments), site.point, frame)
        if client is None or not self._is_another(client, arguments):
            return
        fields = {**client.fields, "client": said(client.name.rpartition(".")[2])}
        yield Use("client", site.scope, site.call, anchor_of(site.call.func), fields, guard=guard)

    def _is_another(self, client: Client, arguments: Arguments) -> bool:
        urls = client.fields.get("base_url", ())
        there = any(provider_of(alt.value, self.pack) == self.pack.provider.name for alt in urls)
        return "base_url" in arguments.keywords or ("api_key" in arguments.keywords and there)

    def _client(self, cls: ClientClass, name: str, made: Made, point: Point) -> Client:
        fields = self.settings(cls.settings, made.arguments, made.attributes, made_at(made) or point)
        kind = ELSEWHERE.kind if any(_is_given(fields[one]) for one in cls.away) else cls.kind
        return Client(kind, name, {**fields, "kind": said(cls.kind)}, made)

    def use(
        self,
        maker: ClientMaker,
        site: CallSite,
        frame: Frame | None,
        arguments: Arguments | None,
        guard: Guard | None = None,
    ) -> Use:
        """The use that a call which makes a client is."""
        fields = self.settings(maker.cls.settings, arguments, self.set_later(site, frame), site.point)
        fields.update(kind=said(maker.cls.kind), client=said(maker.name.rpartition(".")[2]))
        return Use("client", site.scope, site.call, anchor_of(site.call.func), fields, guard=guard)

    def settings(
        self,
        known: Mapping[str, Argument],
        arguments: Arguments | None,
        attributes: Mapping[str, tuple[Alt, ...]],
        point: Point,
    ) -> dict[str, tuple[Alt, ...]]:
        """Every setting of a client: what is given, else the variable or default that the SDK takes."""
        fields: dict[str, tuple[Alt, ...]] = {}
        for name, setting in known.items():
            if arguments is None:
                unset: Alts = (Alt(Unknown("it is made elsewhere")),)
            elif arguments.rest is not None:
                unset = (Alt(Unknown(arguments.rest.reason)),)
            else:
                unset = self._unset(setting, point)
            given = _given(setting, arguments.keywords) if arguments is not None else UNSET
            given = tuple(found for alt in map(self._revealed, given) for found in self._module_setting(alt, point))
            made = override(unset, tuple(_none_is_unset(given, unset)))
            fields[name] = override(made, _given(setting, attributes))
        return fields

    def _revealed(self, alt: Alt) -> Alt:
        """What is wrapped as a secret: a value, or a variable by its name."""
        value = alt.value
        name = value.maker.name if isinstance(value, Made) and isinstance(value.maker, Symbol) else ""
        given = value.arguments.positional if isinstance(value, Made) and value.arguments is not None else ()
        if name not in self.pack.secrets or not given:
            return alt
        inner = given[0].value
        if not self.pack.secrets[name]:
            return replace(alt, value=inner)
        known = isinstance(inner, Const) and isinstance(inner.value, str)
        return replace(alt, value=EnvVar(inner.value)) if known and isinstance(inner, Const) else alt

    def _module_setting(self, alt: Alt, point: Point) -> Iterator[Alt]:
        """A setting of a module as a value: what the file assigns to it, else None unless somebody else has set it."""
        name = alt.value.name if isinstance(alt.value, Symbol) else ""
        module, _, attribute = name.rpartition(".")
        entries = [one for one in self.pack.dialect.modules if one.module == module]
        if not any(setting.keyword == attribute for one in entries for setting in one.settings.values()):
            yield alt
            return
        unset = Alt(Const(None), taken(name, 0))
        other = Alt(Unknown(f"`{name}` may be set elsewhere"), taken(name, 1))
        for one in self.assigned(module, attribute, point) or (unset, other):
            both = one.guard & alt.guard
            if both is not None:
                yield replace(alt, value=one.value, guard=both)

    def _unset(self, setting: Argument, point: Point) -> Alts:
        """What the SDK takes for a setting that is not given; its documented default is taken for certain."""
        if setting.default is not None:
            alts: Alts = (Alt(Const(setting.default)),)
        else:
            alts = (Alt(EnvVar(setting.env[0])),) if setting.env else UNSET
        for name in reversed(setting.env):
            alts = override(alts, tuple(_none_is_unset(self._environment.exported(name, point), alts)))
        return alts

    def set_later(self, site: CallSite, frame: Frame | None) -> Mapping[str, tuple[Alt, ...]]:
        """What the scope assigns to attributes of the object that a call makes."""
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
            fields[name] = override(self._unset(setting, point), self.assigned(module, setting.keyword, point))
        fields["kind"] = said(entry.kind)
        away = any(_is_one_of(fields[setting], values) for setting, values in entry.away.items())
        return Client(ELSEWHERE.kind if away else entry.kind, module, fields)

    def assigned(self, module: str, setting: str, point: Point) -> Alts:
        """What the program assigns to `module.setting`: the file itself wherever it does, else others before."""
        file = point.block.scope.file
        if (file, module, setting) not in self._own:
            self._own[file, module, setting] = self._module_settings(module, setting, file)
        own = earlier(self.evaluator, self._own[file, module, setting], point)
        if all(alt.value is not ABSENT for alt in own):
            return own
        if (module, setting) not in self._around:
            words = (f".{setting} =".encode(), f".{setting}=".encode())
            self._around[module, setting] = Surroundings(
                self.evaluator, words, lambda file: alone(self._module_settings(module, setting, file))
            )
        return override(self._around[module, setting].of(point), own)

    def told(self, function: str, point: Point) -> Alts:
        """What a function of a module is called with, anywhere in the file or in others of the same program."""
        file, project = point.block.scope.file, self.evaluator.project
        if project is None:
            return self._told_in(function, file)
        files, above = project.mentioning(file, function.rpartition(".")[2]), project.above(file)
        own = (one for one in files if one is file or above & project.above(one))
        return tuple(alt for one in own for alt in self._told_in(function, one))

    def _told_in(self, function: str, file: File) -> Alts:
        if (file, function) not in self._told:
            self._told[file, function] = ()  # asked again while it is answered
            self._told[file, function] = tuple(self._calls_of(function, file))
        return self._told[file, function]

    def _calls_of(self, function: str, file: File) -> Iterator[Alt]:
        name = function.rpartition(".")[2]
        for scope in file.scope.walk():
            frame = self.evaluator.open_frame(scope)
            for site in scope.calls:
                if last_name(site.call.func) != name:
                    continue
                called = self.evaluator.value(site.call.func, site.point, frame)
                if isinstance(called, Symbol) and called.name == function:
                    given = self.evaluator.arguments(site.call.args, site.call, site.point, frame)
                    named = next(iter(given.keywords.values()), ())
                    yield from (replace(alt, guard=ALWAYS) for alt in given.positional[:1] or named[:1])

    def _module_settings(self, module: str, setting: str, file: File) -> dict[Definition | Change, tuple[Alts, Point]]:
        """What a file assigns to `module.setting`, and where."""
        found: dict[Definition | Change, tuple[Alts, Point]] = {}
        for scope in file.scope.walk():
            for item, at in placed(scope):
                if isinstance(item, Definition) and item.path[1:] == (f".{setting}",) and item.value is not None:
                    frame = self.evaluator.open_frame(scope)
                    owner = self.evaluator.lookup(item.path[:1], at, frame)
                    if isinstance(owner, Symbol) and owner.name == module:
                        found[item] = _not_none(self._written(item, at, frame)), at
        return {item: (alts, at) for item, (alts, at) in found.items() if alts}

    def _written(self, item: Definition, at: Point, frame: Frame | None) -> Alts:
        assert item.value is not None
        value = self.evaluator.value(item.value, at, frame)
        target = item.node.targets[0].target if isinstance(item.node, cst.Assign) else item.value
        return alternatives(value, Alt(value, ALWAYS, Site(at.block.scope, target, item.node, item.node)))

    def goes(self, client: Client | None) -> tuple[tuple[Guard, Truth], ...]:
        """When a request of this client is one to judge: not where it goes to another provider. Empty: always."""
        alts = client.fields.get("base_url", ()) if client is not None else ()
        found = tuple((alt.guard, ~self._foreign(alt.value)) for alt in alts)
        return found if any(truth is not Truth.YES for _, truth in found) else ()

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

    def told_elsewhere(self, client: Use, scope: Scope, frame: Frame | None) -> Iterator[Guard]:
        """The guards under which tests in `scope`, active as `frame`, say that a client is another provider's."""
        hints = Hints(self.evaluator, self._says_elsewhere)
        for alt in client.fields.get("base_url", ()):
            yield from hints.guards(alt, scope, frame)

    def _says_elsewhere(self, kind: str, text: str) -> bool:
        """Is a base URL of which a test says this never one to judge?"""
        own = {self.pack.dialect.name, self.pack.provider.name}
        dialect = self.pack.dialect
        hosts = [pattern for pattern, name in dialect.hosts.items() if name in own]
        urls = [f"https://{host}{end}" for host in hosts for end in ("", dialect.root, f"{dialect.root}/")]
        provider = provider_of(Const(text), self.pack)
        return provider is not None and provider not in own and not any(TEXTUAL[kind](url, text) for url in urls)

    def _foreign(self, value: Value) -> Truth:
        """Is a base URL another provider's? A variable's default says what it may be."""
        if isinstance(value, EnvVar):
            known = [self._foreign(option.value) for option in options(value.default)] if value.default else []
            return min(max(known, default=Truth.NO), Truth.MAYBE)
        host = provider_of(value, self.pack)
        own = host is None or host in (self.pack.dialect.name, self.pack.provider.name)
        return Truth.NO if own else Truth.YES


def made_at(made: Made) -> Point | None:
    """Where an object was made."""
    for scope in made.scope.walk() if made.call is not None else ():
        for site in scope.calls:
            if site.call is made.call:
                return site.point
    return None


def _given(setting: Argument, items: Mapping[str, Alts]) -> Alts:
    """What a setting is given by any of its names."""
    return next((items[name] for name in (setting.keyword, *setting.aliases) if name in items), UNSET)


def _none_is_unset(alts: Alts, unset: Alts) -> Iterator[Alt]:
    """`base_url=None` is the default, told where it stands."""
    for alt in alts:
        if isinstance(alt.value, Const) and alt.value.value is None:
            yield from (replace(one, site=alt.site) for one in under(unset, alt.guard))
        else:
            yield alt


def _not_none(alts: Alts) -> Alts:
    return tuple(alt for alt in alts if not (isinstance(alt.value, Const) and alt.value.value is None))


def _is_one_of(alts: Alts, values: tuple[str, ...]) -> bool:
    """Is a setting certainly one of these?"""
    return bool(alts) and all(isinstance(alt.value, Const) and alt.value.value in values for alt in alts)


def _is_given(alts: Alts) -> bool:
    """Is a setting certainly given?"""
    values = [alt.value for alt in alts]
    return not any(isinstance(value, (NotSent, Unknown)) or getattr(value, "value", 0) is None for value in values)


def said(text: str) -> tuple[Alt, ...]:
    """A field that says `text`, whatever the program does."""
    return (Alt(Const(text)),)


def anchor_of(callee: cst.BaseExpression) -> cst.CSTNode:
    """The part of a callee that a finding underlines: its last name."""
    return callee.attr if isinstance(callee, cst.Attribute) else callee
