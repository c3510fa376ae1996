"""The frameworks of a pack → plain data: how their classes and functions become clients and requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from compatlint.packs.reading.dialect import CLIENT, client_part, read_settings
from compatlint.packs.reading.strict_yaml import (
    Map,
    choose,
    fail,
    flag,
    keys,
    named,
    plain,
    section,
    sections,
    text,
    texts,
    texts_by_name,
    unknown,
)

Data: TypeAlias = dict[str, Any]

OWN = ("endpoint", "call", "methods", "wraps", "over", "routes", "globals", "counterparts", "besides", "package")
SHARED = ("entries", "becomes", "deployment", "sent_by", "shaped_by", "default_model")
FORM = ("positional", "takes", "rename", "merged", "kept", "unset", "needs", "implies", "unless", "drops", "perhaps")
MORE = ("own", "answer", "endpoint", "cases", "default", "functions", "gives", "becomes")


def read_frameworks(documents: Sequence[Map], provider: str) -> tuple[Data, ...]:
    """The frameworks of all packs, with what the packs say of their ways to the target."""
    found = tuple(_framework(item) for document in documents for item in sections(document, "frameworks"))
    for document in documents:
        for at in sections(document, "routes"):
            keys(at, "a route", ("of", "providers"), ("of", "providers"))
            for framework in _of(at, "of", texts(at, "of"), found):
                _add_routes(framework, at)
        counterparts = section(document, "counterparts")
        for name in counterparts:
            for framework in _of(counterparts, name, (name,), found):
                framework["counterparts"] |= {provider: text(counterparts, name)}
    return found


def _of(at: Map, key: str, names: Sequence[str], frameworks: Sequence[Data]) -> list[Data]:
    """The frameworks that have one of the names; each is one of some."""
    known = {name for framework in frameworks for name in framework["client"]["names"]}
    for name in names:
        if name not in known:
            unknown(at, "framework", name, known, key)
    return [framework for framework in frameworks if set(names).intersection(framework["client"]["names"])]


def _add_routes(framework: Data, at: Map) -> None:
    routes = framework["routes"]
    if routes is None:
        fail(at, f"{framework['client']['names'][0]} has no 'routes' that more could be added to", "of")
    added = {prefix: _route(item) for prefix, item in named(at, "providers")}
    framework["routes"] = routes | {"providers": routes["providers"] | added}


def _framework(at: Map) -> Data:
    """One entry of `frameworks`."""
    keys(at, "a framework", (*CLIENT, *OWN, *SHARED), ("names", "kind"))
    return {
        "client": client_part(at),
        "endpoint": text(at, "endpoint", ""),
        "form": _form(section(at, "call")),
        "methods": dict(_methods(at)),
        "wraps": texts(at, "wraps"),
        "over": texts(at, "over"),
        "routes": _routes(section(at, "routes")) if "routes" in at else None,
        "globals": texts_by_name(at, "globals"),
        "counterparts": texts_by_name(at, "counterparts"),
        "besides": texts_by_name(at, "besides"),
        "entries": _entries(section(at, "entries")) if "entries" in at else None,
        "becomes": text(at, "becomes", ""),
        "deployment": texts(at, "deployment"),
        "package": text(at, "package", ""),
        "sent_by": texts(at, "sent_by"),
        "shaped_by": texts(at, "shaped_by"),
        "default_model": _default_model(section(at, "default_model")) if "default_model" in at else None,
    }


def _default_model(at: Map) -> Data:
    names = ("argument", "model", "package", "date")
    keys(at, "'default_model'", (*names, "unless"), names)
    return {**{name: text(at, name) for name in names}, "unless": texts(at, "unless")}


def _entries(at: Map) -> Data:
    names = ("settings", "alias", "by")
    keys(at, "'entries'", ("list", *names, "fallback"), ("list",))
    words = {name: text(at, name, "") for name in names}
    return {**words, "list": text(at, "list"), "fallback": flag(at, "fallback")}


def _methods(at: Map) -> Iterator[tuple[str, Data]]:
    for item in sections(at, "methods"):
        form = _form(item, "names")
        yield from ((name, form) for name in texts(item, "names"))


def _form(at: Map, *besides: str) -> Data:
    keys(at, "a call", (*FORM, *MORE, *besides))
    return {
        **{key: texts(at, key) for key in ("positional", "merged", "kept", "drops", "perhaps")},
        **{key: text(at, key, "") for key in ("unless", "endpoint", "becomes", "own")},
        **{key: flag(at, key) for key in ("unset", "gives")},
        **{key: texts_by_name(at, key) for key in ("rename", "default", "answer", "needs")},
        "takes": texts(at, "takes") if "takes" in at else None,
        "implies": plain(section(at, "implies")),
        "functions": {name: _function_tools(item) for name, item in named(at, "functions")},
        "cases": {name: {value: _form(inner) for value, inner in _by_value(item)} for name, item in named(at, "cases")},
    }


def _function_tools(at: Map) -> Data:
    keys(at, "'functions'", ("closed", "other", "passed", "made"), ("closed", "other"))
    tools = {key: plain(section(at, key)) for key in ("closed", "other")}
    return {**tools, "passed": texts(at, "passed"), "made": texts_by_name(at, "made")}


def _by_value(at: Map) -> Iterator[tuple[str, Map]]:
    return ((str(value), section(at, value)) for value in at)


def read_secrets(at: Map) -> dict[str, bool]:
    """Which functions wrap a value, and which name a variable."""
    found = section(at, "secrets")
    for name in found:
        choose(found, name, "secret", ("value", "variable"))
    return {name: text(found, name) == "variable" for name in found}


def _routes(at: Map) -> Data:
    keys(at, "'routes'", ("model", "separator", "provider", "providers"), ("model", "providers"))
    return {
        "model": text(at, "model"),
        "separator": text(at, "separator", ""),
        "provider": text(at, "provider", ""),
        "providers": {prefix: _route(item) for prefix, item in named(at, "providers")},
    }


def _route(at: Map) -> Data:
    keys(at, "a provider", ("settings", "bare", "call", "kind"))
    own = {"bare": texts(at, "bare"), "kind": text(at, "kind", "")}
    return {"settings": read_settings(at), "form": _form(section(at, "call")), **own}


def read_records(at: Map) -> dict[str, str]:
    """The classes whose objects stand for the dict of their arguments, each with the name of the positional ones."""
    if isinstance(at.get("records"), Map):
        return texts_by_name(at, "records")
    return dict.fromkeys(texts(at, "records"), "")
