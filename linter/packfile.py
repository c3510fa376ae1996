"""The YAML of the packs → plain data; strict: an unknown word is an error that names the nearest right one.

Only imported when no compiled copy of the packs is at hand (`pack.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any, TypeAlias

from linter.errors import UsageError
from linter.yamlfile import (
    Map,
    Seq,
    choose,
    elements,
    fail,
    keys,
    kind_of,
    named,
    parse,
    section,
    sections,
    text,
    texts,
    unknown,
)

Data: TypeAlias = dict[str, Any]

FIXERS = ("drop-field", "remove-ignore", "retarget-client", "retarget-key")
SEVERITIES = ("error", "warning", "info")
KINDS = ("null", "bool", "number", "text", "mapping", "sequence")
OPERATORS = ("is", "in", "matches", "above", "below", "host", "env", "kind")
FORMS = ("all", "any", "not", "possible", "sent", "field")
PLACEHOLDERS = (
    "provider",
    "base_url",
    "key",
    "field",
    "value",
    "model",
    "endpoint",
    "match",
    "replacement",
    "client",
    "edition",
    "detail",
)
TOP = ("dialect", "words", "provider", "clients", "sources", "editions", "lists", "tables", "rules")
SHOWN = ("name", "summary", "targets", "when", "cases", "at", "severity", "message", "help", "sources", "fix", "url")
RULE = ("code", "each", *SHOWN, "options", "editions")
CASE = ("when", "severity", "message", "help", "at")
OVERRIDE = ("off", "summary", "when", "cases", "at", "severity", "message", "help", "sources", "fix", "options")

CODE = re.compile(r"[A-Z]{2,5}[0-9]{3}")
NAME = re.compile(r"[a-z][a-z0-9-]*")
HOST = re.compile(r"https?://([^/:?#]+)")
PATH = re.compile(r"(?:^|\.)[A-Za-z_][\w-]*(?:\[\]|\[\w+=[^\[\]|=]+(?:\|[^\[\]|=]+)*\])?")


# The packs together.


@dataclass(frozen=True)
class Known:
    """The names that rules may use."""

    editions: tuple[str, ...]
    endpoints: frozenset[str]
    hosts: frozenset[str]
    lists: frozenset[str]
    tables: frozenset[str]
    sources: Mapping[str, tuple[str, str, str]]


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
    return _compile(documents)


def _compile(documents: Sequence[Map]) -> Data:
    target, speech = _only(documents, "provider"), _only(documents, "dialect")
    provider, dialect = _provider(section(target, "provider")), _dialect(section(speech, "dialect"))
    host = HOST.match(provider["base_url"])
    dialect["hosts"] = {**dialect["hosts"], **({host[1]: provider["name"]} if host else {})}
    words = tuple(word for document in documents for word in texts(document, "words"))
    dialect["words"] = tuple(dict.fromkeys((*dialect["words"], *words)))
    sources = _sources(documents)
    editions = _editions(target, sources)
    lists, tables = _lists(documents), _tables(documents)
    known = Known(
        tuple(editions), _endpoints(dialect), frozenset(dialect["hosts"].values()),
        frozenset(lists), frozenset(tables), sources,
    )  # fmt: skip
    return {
        "provider": provider,
        "dialect": dialect,
        "editions": editions,
        "lists": lists,
        "tables": tables,
        "clients": tuple(_client(item) for document in documents for item in sections(document, "clients")),
        "rules": _rules(documents, known),
    }


def _only(documents: Sequence[Map], key: str) -> Map:
    found = [document for document in documents if key in document]
    if not found:
        raise UsageError(f"no pack has a {key!r}")
    if len(found) > 1:
        first = found[0]
        fail(found[1], f"a second {key!r}; the first is in {first.file}:{first.lines[key]}", key)
    return found[0]


def _merged(documents: Sequence[Map], key: str) -> Iterator[tuple[str, Map]]:
    seen: dict[str, Map] = {}
    for document in documents:
        found = section(document, key)
        for name in found:
            if name in seen:
                first = seen[name]
                fail(found, f"{key}: {name!r} is already in {first.file}:{first.lines[name]}", name)
            seen[name] = found
            yield name, found


def _provider(at: Map) -> Data:
    required = ("name", "base_url", "api_key")
    keys(at, "'provider'", (*required, "sdk"), required)
    return {"sdk": text(at, "sdk", ""), **{key: text(at, key) for key in required}}


def _sources(documents: Sequence[Map]) -> dict[str, tuple[str, str, str]]:
    found = {}
    for name, group in _merged(documents, "sources"):
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


def _lists(documents: Sequence[Map]) -> dict[str, str]:
    found = {}
    for name, group in _merged(documents, "lists"):
        value = group[name]
        if isinstance(value, Map):
            found[name] = _searched(value)
        else:
            alternatives = "|".join(re.escape(item).replace(r"\*", ".*") for item in texts(group, name))
            found[name] = rf"(?s)\A(?:{alternatives})\Z"
    return found


def _searched(at: Map) -> str:
    """A list that is searched in text from the start of a word, whatever the case, not where `unless_after` precedes.

    A space in it stands for any white space.
    """
    keys(at, "a list", ("regex", "unless_after"), ("regex",))
    before = "".join(_not_after(words) for words in texts(at, "unless_after"))
    patterns = [item.replace(" ", r"(?:\s+)") for item in texts(at, "regex")]
    where = at["regex"] if isinstance(at["regex"], Seq) else None
    for index, pattern in enumerate(patterns):
        _regex(at if where is None else where, f"(?i:{pattern})", "regex" if where is None else index)
    joined = rf"(?i:(?<!\w){before}(?:{'|'.join(patterns)}))"
    _regex(at, joined, "regex")
    return joined


def _not_after(words: str) -> str:
    return f"(?<!{re.escape(words)})".replace(r"\ ", r"\s")


def _regex(at: Map | Seq, pattern: str, key: str | int) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        fail(at, f"bad regular expression: {error}", key)


def _tables(documents: Sequence[Map]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, group in _merged(documents, "tables"):
        at = section(group, name)
        found[name] = {key: text(at, key, "") for key in at}
    return found


# The dialect.


def _dialect(at: Map) -> Data:
    ways = ("unresolved", "transparent", "optional", "foreign", "derive", "keepers", "body", "plumbing", "elsewhere")
    plain = ("words", "attributes", "far", "sentinels", *ways)
    keys(at, "'dialect'", ("name", *plain, "clients", "modules", "methods", "prefixes", "legacy", "hosts"),
         ("name", "words", "clients", "methods"))  # fmt: skip
    prefixes, hosts = section(at, "prefixes"), section(at, "hosts")
    return {
        "name": text(at, "name"),
        **{key: texts(at, key) for key in plain},
        "clients": tuple(_client(item) for item in sections(at, "clients")),
        "modules": tuple(_module(item) for item in sections(at, "modules")),
        "methods": {path: _method(path, item) for path, item in named(at, "methods")},
        "prefixes": {path: text(prefixes, path) for path in prefixes},
        "legacy": {path: _legacy(path, item) for path, item in named(at, "legacy")},
        "hosts": {host: text(hosts, host) for host in hosts},
    }


def _settings(at: Map) -> Data:
    return {name: _argument(item) for name, item in named(at, "settings")}


def _argument(at: Map) -> Data:
    keys(at, "a setting", ("keyword", "env", "default"), ("keyword",))
    default = text(at, "default") if "default" in at else None
    return {"keyword": text(at, "keyword"), "env": texts(at, "env"), "default": default}


def _client(at: Map) -> Data:
    keys(at, "a client", ("names", "kind", "settings", "attributes"), ("names", "kind"))
    attributes = section(at, "attributes")
    return {
        "names": texts(at, "names"),
        "kind": text(at, "kind"),
        "settings": _settings(at),
        "attributes": {name: text(attributes, name) for name in attributes},
    }


def _module(at: Map) -> Data:
    keys(at, "a module", ("module", "kind", "settings"), ("module", "kind"))
    return {"module": text(at, "module"), "kind": text(at, "kind"), "settings": _settings(at)}


def _method(path: str, at: Map) -> Data:
    keys(at, "a method", ("endpoint", "implies", "schema"), ("endpoint",))
    schema = text(at, "schema") if "schema" in at else None
    return {"path": path, "endpoint": text(at, "endpoint"), "implies": _plain(section(at, "implies")), "schema": schema}


def _legacy(path: str, at: Map) -> Data:
    keys(at, "a legacy call", ("endpoint", "rename"), ("endpoint",))
    rename = section(at, "rename")
    return {"path": path, "endpoint": text(at, "endpoint"), "rename": {key: text(rename, key) for key in rename}}


def _endpoints(dialect: Data) -> frozenset[str]:
    calls = (*dialect["methods"].values(), *dialect["legacy"].values())
    return frozenset({*(call["endpoint"] for call in calls), *dialect["prefixes"].values()})


# Rules.


def _rules(documents: Sequence[Map], known: Known) -> dict[str, dict[str, Data]]:
    """Edition → code → rule."""
    found: dict[str, dict[str, Data]] = {edition: {} for edition in known.editions}
    seen: dict[str, Map] = {}
    for document in documents:
        for entry in sections(document, "rules"):
            for code, rule, overrides in _entries(entry, known):
                if code in seen:
                    first = seen[code]
                    fail(entry, f"rule {code} is already in {first.file}:{first.line}", "code")
                seen[code] = entry
                for edition in known.editions:
                    found[edition][code] = _rule(code, rule, overrides.get(edition), known)
    return {edition: dict(sorted(rules.items())) for edition, rules in found.items()}


def _entries(entry: Map, known: Known) -> Iterator[tuple[str, Map, dict[str, Map]]]:
    """A rule, or with `each` one rule for each of its codes: code, body and what editions say differently."""
    keys(entry, "a rule", RULE, ("name", "summary", "message", "help", "targets") if "cases" not in entry else ())
    if ("code" in entry) == ("each" in entry):
        fail(entry, "a rule needs either 'code' or 'each'")
    each = section(entry, "each")
    for code in each or (text(entry, "code"),):
        if not CODE.fullmatch(code):
            fail(entry, f"{code!r} is no rule code (two to five capitals and three digits)", "each" if each else "code")
        body = _filled(entry, text(each, code)) if each else entry
        yield code, body, dict(_overrides(code, each, body, known))


def _overrides(code: str, each: Map, body: Map, known: Known) -> Iterator[tuple[str, Map]]:
    for edition, at in named(body, "editions"):
        if edition not in known.editions:
            unknown(section(body, "editions"), "edition", edition, known.editions, edition)
        if each:
            keys(at, "an edition of 'each'", each)
        override = section(at, code) if each else at
        if each and code not in at:
            continue
        keys(override, "an edition of a rule", OVERRIDE)
        yield edition, override


def _filled(value: Any, word: str) -> Any:
    """`value` with `{field}` replaced in every text."""
    if isinstance(value, Map):
        filled = Map(value.file, value.line)
        for key, item in value.items():
            filled.put(key, _filled(item, word), value.lines[key])
        return filled
    if isinstance(value, Seq):
        copy = Seq(value.file, value.line)
        copy.extend(_filled(item, word) for item in value)
        copy.lines.extend(value.lines)
        return copy
    return value.replace("{field}", word) if isinstance(value, str) else value


def _rule(code: str, base: Map, override: Map | None, known: Known) -> Data:
    at = base if override is None else _overridden(base, override)
    off = text(at, "off", "")
    name = text(base, "name").replace("_", "-")
    if not NAME.fullmatch(name):
        fail(base, f"{name!r} is no rule name (small letters, digits and dashes)", "name")
    targets = choose(at, "targets", "target", known.endpoints | {"client", "*"})
    if targets and not texts(at, "sources"):
        fail(at, "a rule needs 'sources'")
    return {
        "code": code,
        "name": name,
        "summary": _template(at, "summary"),
        "targets": targets,
        "cases": () if off else tuple(_cases(at, targets, known)),
        "sources": tuple(known.sources[source] for source in choose(at, "sources", "source", known.sources)),
        "help": _template(at, "help"),
        "fix": next(iter(choose(at, "fix", "fixer", FIXERS)), None),
        "options": _plain(section(at, "options")),
        "off": off,
        "url": text(at, "url") if "url" in at else None,
    }


def _overridden(base: Map, override: Map) -> Map:
    found = Map(base.file, override.line)
    dropped = {"when": "cases", "cases": "when"}
    gone = {dropped[key] for key in override if key in dropped}
    for at in (base, override):
        for key, value in at.items():
            if at is override or key not in gone:
                found.put(key, value, at.lines[key])
    return found


def _cases(at: Map, targets: Sequence[str], known: Known) -> Iterator[Data]:
    if "when" in at and "cases" in at:
        fail(at, "a rule has either 'when' or 'cases'", "cases")
    if targets and "when" not in at and "cases" not in at:
        fail(at, "a rule with 'targets' needs 'when' or 'cases'")
    for case in sections(at, "cases") if "cases" in at else (at,):
        if case is not at:
            keys(case, "a case", CASE, ("when",))
        yield _case(case, at, known)


def _case(case: Map, rule: Map, known: Known) -> Data:
    def holder(key: str) -> Map:
        return case if key in case else rule

    severities = choose(holder("severity"), "severity", "severity", SEVERITIES)
    if len(severities) != 1:
        fail(case, "a rule needs 'severity'")
    paths = holder("at")
    for path in texts(paths, "at"):
        _path(paths, "at", path)
    return {
        "when": _condition(section(case, "when"), known) if "when" in case else {},
        "severity": severities[0],
        "message": _template(holder("message"), "message"),
        "help": _template(holder("help"), "help"),
        "at": texts(paths, "at"),
    }


def _template(at: Map, key: str) -> str:
    found = text(at, key)
    try:
        parsed = [part for part in Formatter().parse(found) if part[1] is not None]
    except ValueError as error:
        fail(at, f"{key!r}: {error}", key)
    for _, name, spec, conversion in parsed:
        if name not in PLACEHOLDERS:
            unknown(at, f"placeholder in {key!r}:", str(name), PLACEHOLDERS, key)
        if spec or conversion:
            fail(at, f"{key!r}: a placeholder is a plain {{{name}}}", key)
    return found


# Conditions.


def _condition(at: Map, known: Known) -> Data:
    forms = [key for key in FORMS if key in at]
    allowed = ("field", *OPERATORS) if forms == ["field"] else tuple(forms) or (*FORMS, *OPERATORS)
    for key in at:
        if key not in (*FORMS, *OPERATORS):
            unknown(at, "word in a condition:", key, (*FORMS, *OPERATORS), key)
        if key not in allowed or len(forms) != 1:
            fail(at, f"a condition is one of {', '.join(FORMS)}; a 'field' has one of {', '.join(OPERATORS)}", key)
    if not forms:
        fail(at, f"an empty condition; it needs one of {', '.join(FORMS)}")
    form = forms[0]
    if form in ("all", "any"):
        return {form: _conditions(at, form, known)}
    if form in ("not", "possible"):
        return {form: _condition(section(at, form), known)}
    path = _path(at, form, text(at, form))
    return {form: path} if form == "sent" else {form: path, **_comparison(at, path, known)}


def _conditions(at: Map, form: str, known: Known) -> tuple[Data, ...]:
    found = tuple(_condition(item, known) for item in sections(at, form))
    if not found:
        fail(at, f"{form!r} needs at least one condition", form)
    return found


def _path(at: Map, key: str, path: str) -> str:
    if "".join(match[0] for match in PATH.finditer(path)) != path:
        fail(at, f"{path!r} is no path (names joined by dots; [] for every element, [key=a|b] for some)", key)
    return path


def _comparison(at: Map, path: str, known: Known) -> Data:
    found = [key for key in OPERATORS if key in at]
    if len(found) != 1:
        fail(at, f"a 'field' needs exactly one of {', '.join(OPERATORS)}", found[1] if found else "field")
    operator = found[0]
    value = at[operator]
    if operator == "is" and isinstance(value, (Map, Seq)):
        fail(at, f"'is' needs a single value, not {kind_of(value)}", operator)
    if operator in ("above", "below") and (isinstance(value, bool) or not isinstance(value, (int, float))):
        fail(at, f"{operator!r} needs a number, not {kind_of(value)}", operator)
    if operator in ("in", "matches", "host", "env", "kind"):
        value = _words(at, operator, path, known)
    return {operator: value}


def _words(at: Map, operator: str, path: str, known: Known) -> Any:
    if operator == "kind":
        kind = "null" if at["kind"] is None else text(at, "kind")
        return kind if kind in KINDS else unknown(at, "kind", kind, KINDS, "kind")
    if operator == "host":
        return choose(at, "host", "host name", known.hosts | {"other"})
    if operator == "env":
        return texts(at, "env")
    if operator == "matches":
        return _matches(at, known)
    if isinstance(at["in"], str):
        return choose(at, "in", "list or table", known.lists | known.tables)[0]
    if path == "endpoint":
        choose(at, "in", "endpoint", known.endpoints)
    return _scalars(at)


def _scalars(at: Map) -> tuple[Any, ...]:
    values = elements(at, "in")
    for index, value in enumerate(values):
        if isinstance(value, (Map, Seq)):
            fail(values, f"'in' needs single values; this is {kind_of(value)}", index)
    return tuple(values) or fail(at, "'in' needs at least one value", "in")


def _matches(at: Map, known: Known) -> str:
    pattern = text(at, "matches")
    if pattern in known.lists:
        return pattern
    if NAME.fullmatch(pattern):
        unknown(at, "list", pattern, known.lists, "matches")
    _regex(at, pattern, "matches")
    return pattern


def _plain(value: Any) -> Any:
    """Without the lines: what can be kept in the compiled copy."""
    if isinstance(value, Map):
        return {key: _plain(item) for key, item in value.items()}
    return tuple(_plain(item) for item in value) if isinstance(value, Seq) else value
