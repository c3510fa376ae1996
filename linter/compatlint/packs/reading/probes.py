"""The `probes:` of the packs → plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from compatlint.packs.reading.strict_yaml import Map, choose, fail, keys, named, plain, section, text, texts

Data: TypeAlias = dict[str, Any]

WORDS = ("plain", "fields", "otherwise", "shapes", "endpoints", "unasked", "models")
METHODS = ("GET", "POST")  # what changes or deletes something is never asked for


def read_probes(documents: Sequence[Map], endpoints: frozenset[str]) -> Data:
    """What all packs ask, the plain requests and what is different in others; a later pack adds to earlier ones."""
    sections = ("plain", "fields", "shapes", "endpoints")
    found: Data = {"otherwise": None, "unasked": (), "models": (), **{name: {} for name in sections}}
    for document in documents:
        at = section(document, "probes")
        keys(at, "'probes'", WORDS)
        _check_endpoints(section(at, "plain"), endpoints)
        _check_endpoints(section(at, "endpoints"), endpoints)
        found["plain"] |= {name: plain(body) for name, body in named(at, "plain")}
        found["fields"] |= {name: _field(one) for name, one in named(at, "fields")}
        found["otherwise"] = plain(at["otherwise"]) if "otherwise" in at else found["otherwise"]
        found["shapes"] |= {name: _shape(one, endpoints) for name, one in named(at, "shapes")}
        found["endpoints"] |= {name: _endpoint(one) for name, one in named(at, "endpoints")}
        found["unasked"] = (*found["unasked"], *choose(at, "unasked", "endpoint", endpoints))
        found["models"] = (*found["models"], *texts(at, "models"))
    return found


def _check_endpoints(at: Map, endpoints: frozenset[str]) -> None:
    for name in at:
        if name not in endpoints:
            fail(at, f"unknown endpoint {name!r}", name)


def _field(at: Map) -> Data:
    keys(at, "the probe of a field", ("value", "beside", "without"), ("value",))
    return {"value": plain(at["value"]), "beside": plain(section(at, "beside")), "without": texts(at, "without")}


def _shape(at: Map, endpoints: frozenset[str]) -> Data:
    keys(at, "the probe of a shape", ("body", "endpoint", "without"), ("body", "endpoint"))
    (endpoint,) = choose(at, "endpoint", "endpoint", endpoints)
    return {"body": plain(section(at, "body")), "endpoint": endpoint, "without": texts(at, "without")}


def _endpoint(at: Map) -> Data:
    keys(at, "the probe of an endpoint", ("method", "path", "body"))
    method = choose(at, "method", "method", METHODS)[0] if "method" in at else METHODS[0]
    return {"method": method, "path": text(at, "path", ""), "body": plain(section(at, "body"))}
