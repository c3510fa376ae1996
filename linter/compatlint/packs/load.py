"""The rule packs: what is shipped and what the user adds, as records for one edition.

The YAML is compiled once to plain data, kept in the user's cache directory beside the bytes that it was compiled
from: as long as those are the same, neither yaml nor the compiler is imported. What tells whether a file is of interest
stands there by itself: where none is, the rest is not even restored.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

from compatlint import __version__
from compatlint.errors import UsageError, did_you_mean
from compatlint.pattern import pattern

if TYPE_CHECKING:
    from compatlint.packs.dialect import Argument, ClientClass, Dialect
    from compatlint.packs.framework import Form, Framework, Routes
    from compatlint.packs.http import Http
    from compatlint.packs.pack import Pack, Provider, Rule

Data: TypeAlias = dict[str, Any]
File: TypeAlias = tuple[str, bytes]

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.dirname(HERE)
SOURCES = os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "rules")  # where nothing is installed
COMPILER = ("strict_yaml", "pack", "rules", "conditions", "dialect", "frameworks", "http")
DIALECT_WORDS = ("words", "far", "seeds", "called", "answers")
HTTP_WORDS = ("libraries", "hosts")


class Compiled:
    """What packs say: `glance` is what a look at a file needs, `data` is all."""

    def __init__(self, glance: Data, data: bytes) -> None:
        self.glance = glance
        self._data = data

    @cached_property
    def data(self) -> Data:
        """All that the packs say."""
        found: Data = marshal.loads(self._data)
        return found


_compiled: dict[tuple[File, ...], Compiled] = {}
"""By the packs of the user: those that are shipped do not change while we run."""


def words(extra: Sequence[str] = (), kind: str = "words") -> tuple[bytes, ...]:
    """The words of which a file must contain one to be able to reach the API.

    Other kinds: "far", what reaches it through a file that is imported; "seeds", the names that everything begins with;
    "called", for each method of a client that can't be followed the attributes that lead to it; "answers", the same for
    each method whose answer is data; "libraries", the packages that send requests to an address, and "hosts" those that
    count in one.
    """
    return tuple(word.encode() for word in _packs(extra).glance["words"][kind])


def foreign_packages(extra: Sequence[str] = ()) -> dict[str, tuple[bytes, ...]]:
    """What a file, by its name, says in a package of the SDKs themselves."""
    found: Mapping[str, tuple[str, ...]] = _packs(extra).glance["foreign_packages"]
    return {name: tuple(text.encode() for text in texts) for name, texts in found.items()}


def editions(extra: Sequence[str] = ()) -> tuple[str, ...]:
    """The editions that there are, the default first."""
    return tuple(_packs(extra).glance["editions"])


def target(extra: Sequence[str] = ()) -> str:
    """The name of the provider that the packs are about."""
    return str(_packs(extra).glance["provider"])


def load(edition: str | None = None, extra: Sequence[str] = ()) -> Pack:
    """The packs shipped and the user's `extra` files, in one edition (the first is the default)."""
    from compatlint.packs.pack import Citation, Edition, Pack

    data = _packs(extra).data
    known = tuple(Edition(name, Citation(*source)) for name, source in data["editions"].items())
    chosen = next((item for item in known if edition in (None, item.name)), None)
    if chosen is None:
        names = ", ".join(data["editions"])
        raise UsageError(f"unknown edition {edition!r}{did_you_mean(str(edition), data['editions'])} (known: {names})")
    return Pack(
        provider=_provider(data["provider"]),
        edition=chosen,
        editions=known,
        rules={code: _rule(rule) for code, rule in data["rules"][chosen.name].items()},
        lists={name: pattern(source) for name, source in data["lists"].items()},
        tables=data["tables"],
        dialect=_dialect(data["dialect"]),
        clients=tuple(map(_client, data["clients"])),
        http=_http(data["http"]),
        frameworks=tuple(map(_framework, data["frameworks"])),
        records=data["records"],
        secrets=data["secrets"],
    )


# Plain data → records.


def _provider(data: Data) -> Provider:
    from compatlint.packs.pack import SDK, Provider

    return Provider(**{**data, "sdk": SDK(**data["sdk"]) if data["sdk"] is not None else None})


def _rule(data: Data) -> Rule:
    from compatlint.packs.pack import Case, Citation, Rule

    cases = tuple(Case(**case) for case in data["cases"])
    return Rule(**{**data, "cases": cases, "sources": tuple(Citation(*source) for source in data["sources"])})


def _dialect(data: Data) -> Dialect:
    from compatlint.packs.dialect import Dialect, Install, LegacyCall, Method, ModuleClient, Requests, Verb

    def module(item: Data) -> ModuleClient:
        return ModuleClient(**{**item, "settings": _settings(item)})

    sets = ("sentinels", "unresolved", "transparent", "optional", "foreign", "derive", "keepers", "body", "plumbing")
    return Dialect(
        **{
            **data,
            **{key: frozenset(data[key]) for key in (*sets, "elsewhere", "last_names")},
            "clients": tuple(map(_client, data["clients"])),
            "modules": tuple(map(module, data["modules"])),
            "methods": {path: Method(**method) for path, method in data["methods"].items()},
            "verbs": {name: Verb(**verb) for name, verb in data["verbs"].items()},
            **{key: {name: frozenset(names) for name, names in data[key].items()} for key in ("fields", "taken")},
            "legacy": {path: LegacyCall(**call) for path, call in data["legacy"].items()},
            "installs": {name: Install(**install) for name, install in data["installs"].items()},
            "requests": Requests(**data["requests"]),
        }
    )


def _client(data: Data) -> ClientClass:
    from compatlint.packs.dialect import ClientClass

    return ClientClass(**{**data, "settings": _settings(data)})


def _settings(data: Data) -> dict[str, Argument]:
    from compatlint.packs.dialect import Argument

    return {name: Argument(**setting) for name, setting in data["settings"].items()}


def _framework(data: Data) -> Framework:
    from compatlint.packs.framework import Entries, Framework

    return Framework(
        **{
            **data,
            "client": _client(data["client"]),
            "form": _form(data["form"]),
            "methods": {name: _form(form) for name, form in data["methods"].items()},
            "routes": _routes(data["routes"]) if data["routes"] is not None else None,
            "entries": Entries(**data["entries"]) if data["entries"] is not None else None,
        }
    )


def _form(data: Data) -> Form:
    from compatlint.packs.framework import Form

    cases = {name: {value: _form(form) for value, form in forms.items()} for name, forms in data["cases"].items()}
    return Form(**{**data, "cases": cases})


def _routes(data: Data) -> Routes:
    from compatlint.packs.framework import Route, Routes

    providers = {
        prefix: Route(**{**route, "settings": _settings(route), "form": _form(route["form"])})
        for prefix, route in data["providers"].items()
    }
    return Routes(**{**data, "providers": providers})


def _http(data: Data) -> Http:
    from compatlint.packs.http import Connection, Http, HttpSender

    unresolved = HttpSender(**data["unresolved"]) if data["unresolved"] is not None else None
    return Http(
        **{
            **data,
            "senders": tuple(HttpSender(**sender) for sender in data["senders"]),
            "connections": tuple(Connection(**connection) for connection in data["connections"]),
            "unresolved": unresolved,
            "encoders": frozenset(data["encoders"]),
        }
    )


# The compiled copy.


def _packs(extra: Sequence[str]) -> Compiled:
    """The packs compiled: from memory, from the cache file, or from their YAML."""
    own = tuple(map(_read, extra))
    if own not in _compiled:
        _compiled[own] = _cached((tuple(map(_read, _shipped())), own))
    return _compiled[own]


def _glance(data: Data) -> Data:
    """What of the packs a look at a file needs."""
    words = {kind: data["dialect"][kind] for kind in DIALECT_WORDS} | {kind: data["http"][kind] for kind in HTTP_WORDS}
    return {
        "words": words,
        "foreign_packages": data["dialect"]["foreign_packages"],
        "editions": tuple(data["editions"]),
        "provider": data["provider"]["name"],
    }


def _shipped() -> list[str]:
    inside = os.path.join(PACKAGE, "rules")
    folder = inside if os.path.isdir(inside) else SOURCES
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".yaml"))


def _read(path: str) -> File:
    try:
        with open(path, "rb") as file:
            return path, file.read()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None


def _cached(files: tuple[tuple[File, ...], tuple[File, ...]]) -> Compiled:
    path = _cache_path(files)
    compiler = (os.stat(os.path.join(HERE, "reading", f"{name}.py")).st_mtime_ns for name in COMPILER)
    key: Any = (__version__, sys.version, *compiler, files)
    found = _restore(path, key)
    if found is None:
        from compatlint.packs.reading.pack import compile_packs

        data = compile_packs(*files)
        compiled = (_glance(data), marshal.dumps(data))
        _keep(path, marshal.dumps((key, *compiled)))
        return Compiled(*compiled)
    return found


def _cache_path(files: tuple[tuple[File, ...], tuple[File, ...]]) -> str:
    """One file for each set of packs; it is overwritten when they change."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    names = "\0".join(os.path.abspath(path) for group in files for path, _ in group)
    return os.path.join(home, "compatlint", f"packs-{sys.implementation.cache_tag}-{crc32(names.encode()):08x}.bin")


def _restore(path: str, key: object) -> Compiled | None:
    try:
        with open(path, "rb") as file:
            kept = file.read()
        if crc32(kept[4:]).to_bytes(4, "big") != kept[:4]:  # marshal must not be fed what it did not write
            return None
        made_from, glance, data = marshal.loads(kept[4:])
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return Compiled(glance, data) if made_from == key else None


def _keep(path: str, content: bytes) -> None:
    """Write the cache file atomically; a place that can't be written to only costs time."""
    beside = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "wb") as file:
            file.write(crc32(content).to_bytes(4, "big") + content)
        os.replace(beside, path)
    except OSError:
        return
