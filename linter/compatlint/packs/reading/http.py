"""What packs say of HTTP libraries → plain data: how programs send requests themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from compatlint.packs.reading.strict_yaml import Map, fail, keys, section, sections, text, texts

Data: TypeAlias = dict[str, Any]

ONCE = ("header", "scheme", "unresolved")
BEGINNINGS = ("prefix", "base", "host")  # of addresses, as connections have them


def read_http(documents: Sequence[Map], hosts: Iterable[str]) -> Data:
    """What the `http` of all packs says together, each key known and of its type; `hosts` are those that count."""
    found = [section(document, "http") for document in documents if "http" in document]
    for at in found:
        keys(at, "'http'", ("senders", "connections", "encoders", *ONCE))
    senders = tuple(_sender(item) for at in found for item in sections(at, "senders"))
    connections = tuple(_connection(item) for at in found for item in sections(at, "connections"))
    said = _once(found, "unresolved")
    unresolved = _sender(section(said, "unresolved"), anywhere=True) if said is not None else None
    return {
        "senders": senders,
        "connections": connections,
        "unresolved": unresolved,
        "encoders": tuple(name for at in found for name in texts(at, "encoders")),
        "header": _word(found, "header"),
        "scheme": _word(found, "scheme"),
        "hosts": tuple(dict.fromkeys(host.removeprefix("*.") for host in hosts)),
        "libraries": _words((*senders, *connections), unresolved),
    }


def _once(found: Sequence[Map], key: str) -> Map | None:
    """Where something is said that only one pack may say."""
    saying = [at for at in found if key in at]
    if len(saying) > 1:
        fail(saying[1], f"a second {key!r}; the first is in {saying[0].file}:{saying[0].lines[key]}", key)
    return saying[0] if saying else None


def _word(found: Sequence[Map], key: str) -> str:
    saying = _once(found, key)
    return text(saying, key) if saying is not None else ""


def _sender(at: Map, *, anywhere: bool = False) -> Data:
    """What sends requests; `anywhere` where it is not said of what."""
    wanted = ("calls",) if anywhere else ("of", "calls")
    keys(at, "a sender", (*wanted, "json", "text", "adds"), wanted)
    calls, adds = section(at, "calls"), section(at, "adds")
    return {
        "of": texts(at, "of"),
        "calls": {name: texts(calls, name) for name in calls},
        "json": texts(at, "json"),
        "text": texts(at, "text"),
        "adds": {name: texts(adds, name) for name in adds},
    }


def _connection(at: Map) -> Data:
    keys(at, "a connection", ("of", "parameters", *BEGINNINGS), ("of",))
    return {
        "of": texts(at, "of"),
        "parameters": texts(at, "parameters"),
        **{key: text(at, key, "") for key in BEGINNINGS},
    }


def _words(named: Iterable[Data], unresolved: Data | None) -> tuple[str, ...]:
    """What begins with sending requests: what sends them, and the methods of what can't be followed with a dot."""
    methods = (f".{name}" for name in unresolved["calls"]) if unresolved is not None else ()
    return tuple(sorted({*(name for one in named for name in one["of"]), *methods}))
