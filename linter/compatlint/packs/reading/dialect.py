"""The dialect of a pack → plain data: how code reaches the API."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from compatlint.packs.reading.strict_yaml import Map, keys, named, plain, section, sections, text, texts, texts_by_name

Data: TypeAlias = dict[str, Any]


def read_dialect(at: Map) -> Data:
    """What a `dialect` says, each key known and of its type."""
    ways = ("unresolved", "transparent", "optional", "foreign", "derive", "keepers", "body", "plumbing", "elsewhere")
    lists = ("words", "far", "sentinels", *ways)
    named_lists = ("foreign_packages", "fields", "taken", "legacy_errors", "akin")
    calls = ("clients", "modules", "methods", "prefixes", "verbs", "paths", "legacy", "answer", "tools")
    tables = (*named_lists, *calls, "legacy_arguments", "hosts", "installs", "requests")
    wanted = ("name", "words", "clients", "methods")
    keys(at, "'dialect'", ("name", "package", "since", "root", "keys", *lists, *tables), wanted)
    return {
        "name": text(at, "name"),
        "package": text(at, "package", ""),
        "since": text(at, "since", ""),
        "root": text(at, "root", ""),
        **{key: texts(at, key) for key in lists},
        **{key: {name: texts(section(at, key), name) for name in section(at, key)} for key in named_lists},
        "clients": tuple(read_client(item) for item in sections(at, "clients")),
        "modules": tuple(_module(item) for item in sections(at, "modules")),
        "methods": {path: _method(path, item) for path, item in named(at, "methods")},
        "prefixes": texts_by_name(at, "prefixes"),
        "verbs": {name: _verb(name, item) for name, item in named(at, "verbs")},
        "paths": texts_by_name(at, "paths"),
        "legacy": {path: _legacy(path, item) for path, item in named(at, "legacy")},
        "legacy_arguments": texts_by_name(at, "legacy_arguments"),
        "hosts": texts_by_name(at, "hosts"),
        "installs": {name: _install(item) for name, item in named(at, "installs")},
        "requests": _requests(section(at, "requests")),
        "answer": plain(section(at, "answer")),
        "tools": {name: plain(item) for name, item in named(at, "tools")},
    }


def read_settings(at: Map) -> Data:
    """How the settings of a client are found, by name."""
    return {name: _argument(item) for name, item in named(at, "settings")}


def _argument(at: Map) -> Data:
    keys(at, "a setting", ("keyword", "aliases", "env", "default", "reader"))
    default = text(at, "default") if "default" in at else None
    keyword, *aliases = texts(at, "keyword") or ("",)
    known = {"keyword": keyword, "env": texts(at, "env"), "default": default}
    return {**known, "aliases": (*aliases, *texts(at, "aliases")), "reader": text(at, "reader", "")}


DERIVED = ("client", "endpoint", "era", "kind", "provider")  # what is known of a use besides its fields
CLIENT = ("names", "kind", "settings", "attributes", "plain", "only", "away")


def read_client(at: Map) -> Data:
    """One entry of `clients`."""
    keys(at, "a client", CLIENT, ("names", "kind"))
    return client_part(at)


def client_part(at: Map) -> Data:
    """The client in an entry that may say more."""
    return {
        "names": texts(at, "names"),
        "kind": text(at, "kind"),
        "settings": read_settings(at),
        "attributes": texts_by_name(at, "attributes"),
        "plain": texts_by_name(at, "plain"),
        "only": texts(at, "only"),
        "away": texts(at, "away"),
    }


def _module(at: Map) -> Data:
    keys(at, "a module", ("module", "kind", "settings", "away"), ("module", "kind"))
    values = section(at, "away")
    away = {name: texts(values, name) for name in values}
    return {"module": text(at, "module"), "kind": text(at, "kind"), "settings": read_settings(at), "away": away}


def _method(path: str, at: Map) -> Data:
    keys(at, "a method", ("endpoint", "implies", "schema"))
    schema = text(at, "schema") if "schema" in at else None
    implies = plain(section(at, "implies"))
    return {"path": path, "endpoint": text(at, "endpoint", ""), "implies": implies, "schema": schema}


def _verb(name: str, at: Map) -> Data:
    keys(at, "a verb", ("path", "body", "text", "instead"), ("path",))
    body = tuple(tuple(one.split(".")) for one in texts(at, "body"))
    others = {"text": texts(at, "text"), "instead": texts_by_name(at, "instead")}
    return {"name": name, "path": text(at, "path"), "body": body, **others}


def _legacy(path: str, at: Map) -> Data:
    keys(at, "a legacy call", ("endpoint", "method", "async", "rename", "positional"), ("endpoint",))
    return {
        "path": path,
        "endpoint": text(at, "endpoint"),
        "rename": texts_by_name(at, "rename"),
        "method": text(at, "method", ""),
        "asynchronous": bool(at.get("async")),
        "positional": texts(at, "positional"),
    }


def _install(at: Map) -> Data:
    keys(at, "a package", ("below", "era"), ("below", "era"))
    return {"below": text(at, "below"), "era": text(at, "era")}


def _requests(at: Map) -> Data:
    keys(at, "'requests'", ("url", "body", "paths", "bodies"))
    bodies = section(at, "bodies")
    return {
        "url": text(at, "url", ""),
        "body": text(at, "body", ""),
        "paths": texts_by_name(at, "paths"),
        "bodies": {endpoint: texts(bodies, endpoint) for endpoint in bodies},
    }


def field_names(at: Map, dialect: Data, clients: Iterable[Data]) -> frozenset[str]:
    """The names of fields that a dialect knows, and with its `keys` those of what stands in them."""
    settings = (name for client in (*dialect["clients"], *dialect["modules"], *clients) for name in client["settings"])
    fields = (name for names in dialect["fields"].values() for name in names)
    return frozenset({*texts(at, "keys"), *settings, *fields, *DERIVED})


def endpoints_of(dialect: Data) -> frozenset[str]:
    """Every endpoint that a dialect's calls reach."""
    calls = (*dialect["methods"].values(), *dialect["legacy"].values())
    return frozenset({*(call["endpoint"] for call in calls), *dialect["prefixes"].values(), *dialect["paths"].values()})


def seeds(dialect: Data, clients: Sequence[Data]) -> tuple[str, ...]:
    """The names that everything begins with: those of the tables, and what tells a client that can't be followed."""
    named = {name for client in (*dialect["clients"], *clients) for name in client["names"]}
    named.update(dialect["keepers"], dialect["legacy"], (module["module"] for module in dialect["modules"]))
    return tuple(sorted(named | {"." + path.split(".")[-2] for path in dialect["unresolved"]}))


def called(dialect: Data) -> tuple[str, ...]:
    """For each method of a client that can't be followed the attributes that lead to it: who calls it says them all."""
    return _attributes(dialect["unresolved"])


def answers(dialect: Data) -> tuple[str, ...]:
    """For each method whose answer is data the attributes that lead to it."""
    return _attributes(dialect["methods"])


def _attributes(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(" ".join(f".{part}" for part in path.split(".")) for path in paths))
