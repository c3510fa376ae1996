"""The clients of an API: which values are one, and what makes them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.guards import Guard
from compatlint.dataflow.scopes.scope import CallSite, Definition, File, Point, Scope, events
from compatlint.dataflow.scopes.tree import dotted_name
from compatlint.dataflow.set_before.in_file import Alts
from compatlint.dataflow.values.container_updates import override, single, under
from compatlint.dataflow.values.values import (
    Alt,
    Arguments,
    Const,
    EnvVar,
    Frame,
    Made,
    Member,
    NotSent,
    Symbol,
    Unknown,
    Value,
)
from compatlint.packs.dialect import ClientClass
from compatlint.packs.pack import Pack
from compatlint.uses.addresses import provider_of
from compatlint.uses.client_settings import ClientSettings
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
        self.settings = ClientSettings(pack, evaluator)

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
        match callee:
            case Symbol(name=name) if name in self.classes:
                return ClientMaker(self.classes[name], name)
        return None

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
        fields = self.settings.of(cls.settings, made.arguments, made.attributes, made_at(made) or point)
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
        fields = self.settings.of(maker.cls.settings, arguments, self.settings.set_later(site, frame), site.point)
        fields.update(kind=said(maker.cls.kind), client=said(maker.name.rpartition(".")[2]))
        return Use("client", site.scope, site.call, anchor_of(site.call.func), fields, guard=guard)

    def module_client(self, module: str, point: Point, *, legacy: bool) -> Client:
        """The module as a client: its settings are attributes that the program assigns."""
        entries = [one for one in self.pack.dialect.modules if one.module == module]
        entry = next((one for one in entries if one.kind.endswith("v0") is legacy), entries[0])
        fields: dict[str, tuple[Alt, ...]] = {}
        for name, setting in entry.settings.items():
            unset = self.settings.default(setting, point)
            assigned = self.settings.assigned(module, setting.keyword, point)
            fields[name] = override(unset, tuple(_without_itself(assigned, f"{module}.{setting.keyword}", unset)))
        fields["kind"] = said(entry.kind)
        away = any(_is_one_of(fields[setting], values) for setting, values in entry.away.items())
        return Client(ELSEWHERE.kind if away else entry.kind, module, fields)


    def given_by_call(self, client: Client, arguments: Arguments) -> Client | None:
        """A module with the settings that a call has of its own; None where it doesn't say whom it talks to."""
        entry = next(one for one in self.pack.dialect.modules if (one.module, one.kind) == (client.name, client.kind))
        given = {name: arguments.keywords.get(one.keyword, ()) for name, one in entry.settings.items()}
        if not given["base_url"]:
            return None
        own = {name: override(client.fields[name], alts) for name, alts in given.items() if alts}
        return replace(client, fields={**client.fields, **own})


def _without_itself(alts: Alts, name: str, unset: Alts) -> Iterator[Alt]:
    """What a setting `name` of a module is given, where it stays as it was being what it is `unset`."""
    for alt in alts:
        value = alt.value
        default = value.default if isinstance(value, EnvVar) else None
        if isinstance(value, Symbol) and value.name == name:
            yield from (replace(one, site=alt.site) for one in under(unset, alt.guard))
        elif isinstance(value, EnvVar) and isinstance(default, Symbol) and default.name == name:
            yield replace(alt, value=replace(value, default=single(unset)))
        else:
            yield alt


def shown_at(client: Client, file: File) -> Iterator[tuple[cst.CSTNode, Scope]]:
    """Where a module that is a client is set up, in any file, or where `file` imports it."""
    url, key = (client.fields.get(name, ()) for name in ("base_url", "api_key"))
    for alt in (*key, *(url if len(url) == 1 else ())):
        if alt.site is not None:
            yield alt.site.node, alt.site.scope
    for scope in file.scope.walk():
        for item in events(scope):
            if isinstance(item, Definition) and item.how == "import" and item.module.partition(".")[0] == client.name:
                yield _imported_as(item), scope


def _imported_as(item: Definition) -> cst.CSTNode:
    """The part of an import that gives a name."""
    aliases = item.node.names if isinstance(item.node, (cst.Import, cst.ImportFrom)) else ()
    for alias in aliases if not isinstance(aliases, cst.ImportStar) else ():
        if item.path[0] in (dotted_name(alias.name).partition(".")[0], _new_name(alias)):
            return alias.name
    return item.node


def _new_name(alias: cst.ImportAlias) -> str:
    name = alias.asname.name if alias.asname is not None else None
    return name.value if isinstance(name, cst.Name) else ""


def made_at(made: Made) -> Point | None:
    """Where an object was made."""
    for scope in made.scope.walk() if made.call is not None else ():
        for site in scope.calls:
            if site.call is made.call:
                return site.point
    return None


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
