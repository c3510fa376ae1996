"""The YAML of the packs → plain data; strict: an unknown word is an error that names the nearest right one.

Only imported when no compiled copy of the packs is at hand (`pack.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from compatlint.errors import UsageError
from compatlint.packs.reading.conditions import Known
from compatlint.packs.reading.dialect import (
    answers,
    called,
    endpoints_of,
    field_names,
    read_client,
    read_dialect,
    seeds,
)
from compatlint.packs.reading.frameworks import read_framework, read_records, read_secrets
from compatlint.packs.reading.grammars import read_grammar
from compatlint.packs.reading.http import read_http
from compatlint.packs.reading.lists import read_lists, read_tables
from compatlint.packs.reading.methods import adding, methods
from compatlint.packs.reading.probes import read_probes
from compatlint.packs.reading.rules import rules
from compatlint.packs.reading.strict_yaml import (
    Map,
    Seq,
    choose,
    fail,
    keys,
    named,
    parse,
    section,
    sections,
    text,
    texts,
    texts_by_name,
)
from compatlint.pattern import pattern

Data: TypeAlias = dict[str, Any]

HOW = ("dialect", "words", "clients", "frameworks", "records", "secrets", "http", "unread")  # code reaches an API
TOP = (*HOW, "probes", "provider", "sources", "editions", "grammars", "lists", "tables", "rules", "examples")
HOST = pattern(r"https?://([^/:?#]+)")


def compile_packs(shipped: Sequence[tuple[str, bytes]], extra: Sequence[tuple[str, bytes]] = ()) -> Data:
    """Everything that the packs say, for every edition: only dicts, tuples and scalars.

    A pack in `extra` that has a `provider` (or a `dialect`) stands in for the shipped one; else it adds to it.
    """
    own = [parse(*file) for file in shipped]
    added = [parse(*file) for file in extra]
    for document in (*own, *added):
        keys(document, "a pack", TOP)
    replaced = {key for key in ("provider", "dialect") for document in added if key in document}
    documents = [document for document in own if not replaced & document.keys()] + added
    return _compile(documents, frozenset(document.file for document in own))


def _compile(documents: Sequence[Map], shipped: frozenset[str]) -> Data:
    target, speech = _only(documents, "provider"), _only(documents, "dialect")
    provider, dialect = _provider(section(target, "provider")), read_dialect(section(speech, "dialect"))
    host = HOST.match(provider["base_url"])
    dialect["hosts"] = {**dialect["hosts"], **({host[1]: provider["name"]} if host else {})}
    words = tuple(word for document in documents for word in texts(document, "words"))
    dialect["words"] = tuple(dict.fromkeys((*dialect["words"], *words)))
    clients = tuple(read_client(item) for document in documents for item in sections(document, "clients"))
    frameworks = tuple(read_framework(item) for document in documents for item in sections(document, "frameworks"))
    dialect["seeds"] = seeds(dialect, (*clients, *(item["client"] for item in frameworks)))
    dialect["called"], dialect["answers"] = called(dialect), answers(dialect)
    dialect["last_names"] = tuple(sorted({path.rpartition(".")[2] for path in dialect["methods"]}))
    meant = (dialect["name"], provider["name"])
    sources = _sources(documents)
    editions = _editions(target, sources)
    dates = {name: source[1] for name, source in editions.items()}
    grammars = {name: read_grammar(section(group, name)) for name, group in merged(documents, "grammars")}
    lists, tables = read_lists(merged(documents, "lists"), dates, grammars), read_tables(merged(documents, "tables"))
    _check_lists(documents, lists.patterns)
    known = Known(
        tuple(editions), endpoints_of(dialect), frozenset(dialect["hosts"].values()),
        frozenset(lists.patterns), frozenset(lists.spoken), frozenset(tables.texts), sources,
        field_names(section(speech, "dialect"), dialect, clients),
    )  # fmt: skip
    http = read_http(documents, [host for host, name in dialect["hosts"].items() if name in meant])
    dialect["naming"] = methods(dialect, clients, frameworks, http)
    dialect["adding"] = adding(dialect, clients, frameworks, http)
    return {
        "provider": provider,
        "dialect": dialect,
        "editions": tuple({"name": name, "source": source} for name, source in editions.items()),
        "lists": lists.patterns,
        "lists_of": lists.of_editions,
        "grammars": grammars,
        "spoken": lists.spoken,
        "tables": tables.texts,
        "dated": {**lists.dated, **tables.dated},
        "clients": clients,
        "http": http,
        "frameworks": frameworks,
        "probes": read_probes(documents, known.endpoints),
        "unread": tuple(name for document in documents for name in texts(document, "unread")),
        "secrets": {name: flag for document in documents for name, flag in read_secrets(document).items()},
        "records": {name: star for document in documents for name, star in read_records(document).items()},
        "rules": rules(documents, known, shipped),
    }


def _only(documents: Sequence[Map], key: str) -> Map:
    found = [document for document in documents if key in document]
    if not found:
        raise UsageError(f"no pack has a {key!r}")
    if len(found) > 1:
        first = found[0]
        fail(found[1], f"a second {key!r}; the first is in {first.file}:{first.lines[key]}", key)
    return found[0]


def merged(documents: Sequence[Map], key: str) -> Iterator[tuple[str, Map]]:
    """The entries of a section of all packs by name, each with the section that it stands in."""
    seen: dict[str, Map] = {}
    for document in documents:
        found = section(document, key)
        for name in found:
            if name in seen:
                first = seen[name]
                fail(found, f"{key}: {name!r} is already in {first.file}:{first.lines[name]}", name)
            seen[name] = found
            yield name, found


def _check_lists(documents: Sequence[Map], lists: Mapping[str, str]) -> None:
    """What a call says that a framework keeps for itself must be a list."""
    for document in documents:
        todo: list[Any] = [*sections(document, "frameworks")]
        while todo:
            at = todo.pop()
            if isinstance(at, Map) and isinstance(at.get("own"), str):
                choose(at, "own", "list", lists)
            todo.extend(at.values() if isinstance(at, Map) else at if isinstance(at, Seq) else ())


def _provider(at: Map) -> Data:
    required = ("name", "base_url", "api_key")
    keys(at, "'provider'", (*required, "sdk", "prefixes"), required)
    sdk = _sdk(section(at, "sdk")) if "sdk" in at else None
    return {"sdk": sdk, "prefixes": texts(at, "prefixes"), **{key: text(at, key) for key in required}}


def _sdk(at: Map) -> Data:
    wanted = ("package", "module", "names", "takes", "drops", "methods")
    keys(at, "'sdk'", wanted, ("package", "module"))
    methods = section(at, "methods")
    return {
        "package": text(at, "package"),
        "module": text(at, "module"),
        "names": texts_by_name(at, "names"),
        "takes": texts(at, "takes"),
        "drops": texts(at, "drops"),
        "methods": {endpoint: texts(methods, endpoint) for endpoint in methods},
    }


def _sources(documents: Sequence[Map]) -> dict[str, tuple[str, str, str]]:
    found = {}
    for name, group in merged(documents, "sources"):
        at = section(group, name)
        keys(at, "a source", ("where", "date", "quote"), ("where", "date"))
        found[name] = (text(at, "where"), str(at["date"]), text(at, "quote", ""))
    return found


def _editions(target: Map, sources: Mapping[str, tuple[str, str, str]]) -> dict[str, tuple[str, str, str]]:
    found = {}
    for name, at in named(target, "editions"):
        keys(at, "an edition", ("source",), ("source",))
        (source,) = choose(at, "source", "source", sources) or ("",)
        found[name] = sources[source]
    if not found:
        fail(target, "a provider needs 'editions', the first of them the default")
    return found
