"""The YAML of the packs → plain data; strict: an unknown word is an error that names the nearest right one.

Only imported when no compiled copy of the packs is at hand (`pack.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn, TypeAlias

from compatlint.errors import UsageError, nearest_or_all
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
from compatlint.packs.reading.frameworks import read_frameworks, read_records, read_secrets
from compatlint.packs.reading.grammars import read_grammar
from compatlint.packs.reading.http import read_http
from compatlint.packs.reading.lists import read_lists, read_tables
from compatlint.packs.reading.methods import adding, methods, package
from compatlint.packs.reading.probes import read_probes
from compatlint.packs.reading.rules import codes, rules
from compatlint.packs.reading.strict_yaml import (
    Map,
    Seq,
    choose,
    fail,
    flag,
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
SAID = ("probes", "provider", "sources", "editions", "grammars", "lists", "tables", "rules", "examples")
TOP = (*HOW, "routes", "counterparts", *SAID)
ONE = {"provider", "dialect"}  # what only one of the packs that judge has
HOST = pattern(r"https?://([^/:?#]+)")


def compile_packs(
    shipped: Sequence[tuple[str, bytes]], extra: Sequence[tuple[str, bytes]] = (), target: str | None = None
) -> Data:
    """Everything that the packs say of one target, for every edition: only dicts, tuples and scalars.

    A pack in `extra` that has a `provider` is the target where none is named, and stands in for a shipped one of that
    name; one with a `dialect` stands in for the shipped one. Of the other targets no more is said than who they are.
    """
    own = [parse(*file) for file in shipped]
    added = [parse(*file) for file in extra]
    for document in (*own, *added):
        keys(document, "a pack", TOP)
    targets = [document for document in (*added, *own) if "provider" in document]
    chosen = _chosen(targets, [document for document in added if document in targets], target)
    speech = _only([document for document in added if "dialect" in document] or own, "dialect")
    documents = [one for one in (*own, *added) if one is chosen or one is speech or not one.keys() & ONE]
    others = [one for one in targets if one is not chosen]
    default = section(chosen, "provider").get("default") is True
    paged = frozenset(document.file for document in own if default or document is not chosen)
    return _compile(documents, chosen, speech, others, paged)


def _named(document: Map) -> str:
    """The name of the provider that a pack is about."""
    return text(section(document, "provider"), "name")


def _chosen(targets: Sequence[Map], added: Sequence[Map], target: str | None) -> Map:
    """The pack of the target: the one that is named, else the user's own, else the one that says it is the default."""
    if target is not None:
        found = [one for one in targets if _named(one).lower() == target.lower()]
        names = sorted({_named(one).lower() for one in targets})
        return found[0] if found else _raise(f"unknown target {target!r}{nearest_or_all(target.lower(), names)}")
    defaults = [one for one in targets if section(one, "provider").get("default") is True]
    return _only(added or defaults or targets, "provider")


def _raise(message: str) -> NoReturn:
    raise UsageError(message)


def _compile(
    documents: Sequence[Map], target: Map, speech: Map, others: Sequence[Map], paged: frozenset[str]
) -> Data:
    provider, dialect = _provider(section(target, "provider")), read_dialect(section(speech, "dialect"))
    host = HOST.match(provider["base_url"])
    dialect["hosts"] = {**dialect["hosts"], **({host[1]: provider["name"]} if host else {})}
    words = tuple(word for document in documents for word in texts(document, "words"))
    dialect["words"] = tuple(dict.fromkeys((*dialect["words"], *words)))
    clients = tuple(read_client(item) for document in documents for item in sections(document, "clients"))
    _add_elsewhere(dialect, clients, [one for one in others if _named(one).lower() != provider["name"].lower()])
    frameworks = read_frameworks(documents, provider["name"])
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
        "rules": rules(documents, known, paged),
        "elsewhere": tuple(sorted({code for one in others for code in codes(one)})),
        "targets": tuple(sorted({_named(one).lower() for one in (target, *others)})),
    }


def _add_elsewhere(dialect: Data, clients: Iterable[Data], others: Iterable[Map]) -> None:
    """Of the packages of clients those of the target are its own, those of other targets talk to somebody else."""
    own = {package(name) for client in clients for name in client["names"]}
    foreign = (name for one in others for client in sections(one, "clients") for name in texts(client, "names"))
    found = dict.fromkeys((*dialect["elsewhere"], *map(package, foreign)))
    dialect["elsewhere"] = tuple(name for name in found if name not in own)


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
    keys(at, "'provider'", (*required, "sdk", "prefixes", "default"), required)
    sdk = _sdk(section(at, "sdk")) if "sdk" in at else None
    said = {"sdk": sdk, "prefixes": texts(at, "prefixes"), "default": flag(at, "default")}
    return {**said, **{key: text(at, key) for key in required}}


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
