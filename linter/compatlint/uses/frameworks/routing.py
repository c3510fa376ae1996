"""Whose model an id is, where a framework tells that by what stands before it; and the client that it then makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import ALWAYS, Guard, taken
from compatlint.dataflow.scopes.scope import Point
from compatlint.dataflow.values.container_updates import Items, single, under
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Arguments,
    Const,
    EnvVar,
    Made,
    Symbol,
    Text,
    Unknown,
    Value,
    options,
)
from compatlint.packs.dialect import Argument
from compatlint.packs.framework import Framework, Route, Routes
from compatlint.uses.addresses import provider_of
from compatlint.uses.client_settings import ClientSettings
from compatlint.uses.clients import Client, said

ELSEWHERE = Const("https://elsewhere.invalid")  # whatever another provider's base URL is
UNTOLD = Const("https://untold.invalid")  # that of a provider which an id that isn't known would tell


class Routed(Struct, frozen=True, eq=False):
    """Where a request goes under a guard: to a provider of the tables, or (None) to another; and the id sent there."""

    guard: Guard
    route: Route | None
    model: Alt


def routed(routes: Routes, arguments: Arguments) -> list[Routed]:
    """Where a call's model goes, for each that it may be; nothing where it isn't given."""
    alts = arguments.keywords.get(routes.model, ())
    given = arguments.keywords.get(routes.provider, ())
    named = single(given) if given else Const(None)
    return [
        Routed(both, route, replace(alt, value=value, guard=both))
        for alt in alts
        for option in options(named)
        for guard, route, value in _ways(routes, option.value, alt.value)
        if (both := alt.guard & option.guard) is not None and (both := both & guard) is not None
    ]


def _ways(routes: Routes, named: Value, model: Value) -> Iterator[tuple[Guard, Route | None, Value]]:
    """The providers that one value may mean; what an environment variable holds besides its default is nobody's."""
    if isinstance(model, EnvVar):
        key = (model.name, "model")
        for option in options(model.default) if model.default is not None else ():
            for guard, route, value in _ways(routes, named, option.value):
                both = guard & option.guard
                if both is not None and (both := both & taken(key, 0)) is not None:
                    yield both, route, value
        yield taken(key, 1) if model.default is not None else ALWAYS, None, model
        return
    if isinstance(named, Const) and isinstance(named.value, str):
        prefix = f"{named.value}{routes.separator}" if routes.separator else ""
        yield ALWAYS, routes.providers.get(named.value), _without(prefix, model)
    elif isinstance(named, Const):
        yield ALWAYS, *_by_id(routes, model)
    else:
        yield ALWAYS, None, model


def _by_id(routes: Routes, model: Value) -> tuple[Route | None, Value]:
    """The provider that an id says, by its prefix or by itself."""
    text, mark = _beginning(model), routes.separator
    heads = [head for head in routes.providers if mark and text.startswith(head + mark)]
    if heads:
        head = max(heads, key=len)
        return routes.providers[head], _without(head + mark, model)
    whole = _beginning(model) if isinstance(model, Const) else ""
    bare = (one for one in routes.providers.values() if any(fnmatchcase(whole, pattern) for pattern in one.bare))
    return next(bare, None), model


def _beginning(model: Value) -> str:
    if isinstance(model, Text):
        return model.parts[0] or ""
    return model.value if isinstance(model, Const) and isinstance(model.value, str) else ""


def _without(prefix: str, model: Value) -> Value:
    """An id without its prefix; it is still written where it was."""
    if isinstance(model, Const) and isinstance(model.value, str):
        return replace(model, value=model.value.removeprefix(prefix))
    if isinstance(model, Text) and model.parts[0]:
        return replace(model, parts=(model.parts[0].removeprefix(prefix) or None, *model.parts[1:]))
    return model


def made_client(
    framework: Framework,
    made: Made,
    arguments: Arguments | None,
    ways: list[Routed],
    settings: ClientSettings,
    point: Point,
) -> Client:
    """The client that a call of a framework makes, or is; `ways` are those that its model goes."""
    assert isinstance(made.maker, Symbol)
    cls = framework.client
    fields = settings.of(cls.settings, arguments, {}, point)
    if framework.routes is not None and arguments is not None:
        fields = _by_provider(framework, fields, arguments, ways, settings, point)
    kinds = {way.route.kind if way.route is not None else "" for way in ways}
    kind = (kinds.pop() if len(kinds) == 1 else "") or cls.kind
    fields["kind"] = said(kind)
    return Client(kind, made.maker.name, fields, made if made.call is not None else None)


def _by_provider(
    framework: Framework, plain: Items, arguments: Arguments, ways: list[Routed], settings: ClientSettings, point: Point
) -> Items:
    """The settings where the model says whose it is: of each provider, where it is that one."""
    pack = settings.pack
    own = {provider_of(alt.value, pack) for alt in plain.get("base_url", ())} & {pack.provider.name, pack.dialect.name}
    found: Items = {}
    for way in ways or [Routed(ALWAYS, None, Alt(ABSENT))]:
        own_settings: Mapping[str, Argument] = way.route.settings if way.route is not None else {}
        known = {**framework.client.settings, **own_settings}
        mine = settings.of(known, arguments, {}, point)
        away = way.route is not None and way.route.kind in pack.dialect.foreign
        if away or (way.route is None and not own):
            told = way.route is not None or _is_known(way.model.value, arguments)
            mine["base_url"] = (Alt(ELSEWHERE if told else UNTOLD),)
        for name, alts in mine.items():
            found[name] = (*found.get(name, ()), *under(alts, way.guard))
    return found


def _is_known(model: Value, arguments: Arguments) -> bool:
    """Does an id say whose it is, or is none given?"""
    if model is ABSENT:
        return arguments.rest is None
    return bool(_beginning(model)) or not isinstance(model, (Unknown, EnvVar, Text))
