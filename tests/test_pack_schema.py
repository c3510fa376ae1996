"""The JSON schema of packs takes what the reader takes. `python -m tests.test_pack_schema` writes it anew.

Its keys are those of the reader and of the records that a pack becomes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias, get_type_hints

import pytest

from compatlint.errors import UsageError
from compatlint.packs import load
from compatlint.packs.dialect import Argument
from compatlint.packs.pack import SDK, Citation, Provider
from compatlint.packs.reading import conditions, frameworks, pack, probes, rules
from compatlint.packs.reading.dialect import CLIENT
from compatlint.packs.reading.strict_yaml import parse, plain

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "schemas" / "pack.json"
PACKS = sorted((ROOT / "rules").glob("*.yaml"))

Shape: TypeAlias = dict[str, Any]

ANYTHING: Shape = {}
TEXT: Shape = {"type": "string"}
NUMBER: Shape = {"type": "number"}
FLAG: Shape = {"type": "boolean"}
TEXTS: Shape = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
SOME: Shape = {"anyOf": [TEXT, {"type": "array", "minItems": 1}]}
TRUE: Shape = {"const": True}


def by_name(shape: Shape) -> Shape:
    return {"type": "object", "additionalProperties": shape}


def each(shape: Shape) -> Shape:
    return {"type": "array", "items": shape}


def one_of(words: Iterable[str]) -> Shape:
    return {"enum": list(words)}


def ref(name: str) -> Shape:
    return {"$ref": f"#/definitions/{name}"}


def mapping(keys: Iterable[str], required: Iterable[str] = (), **shapes: Shape) -> Shape:
    """A mapping of these keys alone; what is not said of a key may be anything."""
    properties = {key: shapes.get(key, ANYTHING) for key in keys}
    wanted = {"required": list(required)} if required else {}
    return {"type": "object", "additionalProperties": False, **wanted, "properties": properties}


SIMPLE: Mapping[object, Shape] = {str: TEXT, bool: FLAG, tuple[str, ...]: TEXTS, Mapping[str, str]: by_name(TEXT)}


def of_record(record: type, required: Iterable[str] = (), **shapes: Shape) -> Shape:
    """The fields of a record, of its types."""
    hints = {name: SIMPLE.get(hint, ANYTHING) for name, hint in get_type_hints(record).items()}
    return mapping(record.__struct_fields__, required, **{**hints, **shapes})  # type: ignore[attr-defined]


def condition() -> Shape:
    inner, single = ref("condition"), ("not", "possible", "certain", "each")
    shapes = {
        "all": {**each(inner), "minItems": 1},
        "any": {**each(inner), "minItems": 1},
        **dict.fromkeys(single, inner),
    }
    shapes |= dict.fromkeys(("sent", "absent", "field", "matches"), TEXT) | {"schema": TEXTS, "has": TEXTS}
    shapes |= dict.fromkeys(("above", "below", "longer", *conditions.SIZES), NUMBER)
    shapes |= dict.fromkeys(("in", "outside"), SOME) | dict.fromkeys(("call", "host", "env", "without"), TEXTS)
    shapes |= {"open": TRUE, "recursive": TRUE, "kind": {"enum": [None, *conditions.KINDS]}}
    shapes |= {"is": {"type": ["string", "number", "boolean", "null"]}}
    words = (*conditions.FORMS, *conditions.OPERATORS, "without", *conditions.QUESTIONS)
    return {**mapping(words, **shapes), "anyOf": [{"required": [form]} for form in conditions.FORMS]}


def rule_parts() -> Mapping[str, Shape]:
    texts = dict.fromkeys(("name", "summary", "message", "help", "url", "off", "aged", "until"), TEXT)
    found: dict[str, Shape] = {**texts, **dict.fromkeys(("targets", "at", "sources"), TEXTS)}
    found |= {"code": {"type": "string", "pattern": f"^(?:{rules.CODE.pattern})$"}, "each": by_name(TEXT)}
    found |= {"when": ref("condition"), "cases": each(ref("case")), "options": {"type": "object"}, "accepted": FLAG}
    found |= {"severity": one_of(rules.SEVERITIES), "fix": one_of(rules.FIXERS)}
    edition = ref("override")
    return found | {"editions": by_name({"anyOf": [edition, by_name(edition)]})}


def form(*besides: str, required: Iterable[str] = ()) -> Shape:
    lists = dict.fromkeys(("positional", "takes", "merged", "kept", "drops", "perhaps", "names"), TEXTS)
    texts = dict.fromkeys(("unless", "endpoint", "becomes", "own"), TEXT)
    named = dict.fromkeys(("rename", "default", "answer", "needs"), by_name(TEXT))
    shapes = {**lists, **texts, **named, "unset": FLAG, "gives": FLAG, "implies": {"type": "object"}}
    shapes |= {"cases": by_name(by_name(ref("call"))), "functions": by_name({"type": "object"})}
    return mapping((*frameworks.FORM, *frameworks.MORE, *besides), required, **shapes)


def client_parts() -> Mapping[str, Shape]:
    lists = dict.fromkeys(("names", "only", "away", "wraps", "over", "deployment", "sent_by", "shaped_by"), TEXTS)
    texts = dict.fromkeys(("kind", "endpoint", "becomes", "package"), TEXT)
    named = dict.fromkeys(("attributes", "plain", "globals", "counterparts", "besides"), by_name(TEXT))
    methods, settings = each(ref("method")), by_name(ref("setting"))
    routes = mapping(
        ("model", "separator", "provider", "providers"), ("model", "providers"), providers=by_name(ref("route"))
    )
    parts = {"call": ref("call"), "methods": methods, "settings": settings, "routes": routes}
    return {**lists, **texts, **named, **parts}


def definitions() -> dict[str, Shape]:
    parts, client = rule_parts(), client_parts()
    case = {**parts, "fix": one_of((*rules.FIXERS, rules.BY_HAND))}
    every = (*CLIENT, *frameworks.OWN, *frameworks.SHARED)
    route = mapping(
        ("settings", "bare", "call", "kind"), settings=by_name(ref("setting")), bare=TEXTS, call=ref("call"), kind=TEXT
    )
    return {
        "condition": condition(),
        "case": mapping(rules.CASE, ("when",), **case),
        "override": mapping(rules.OVERRIDE, **parts),
        "rule": {
            **mapping(rules.RULE, **parts),
            "oneOf": [{"required": ["code"]}, {"required": ["each"]}],
        },
        "setting": of_record(Argument, keyword=TEXTS, default=TEXT),
        "call": form(),
        "method": form("names", required=("names",)),
        "route": route,
        "client": mapping(CLIENT, ("names", "kind"), **client),
        "framework": mapping(every, ("names", "kind"), **client),
    }


def schema() -> Shape:
    dates = {"type": "object", "additionalProperties": TEXTS}
    shapes: dict[str, Shape] = {
        "provider": of_record(
            Provider, ("name", "base_url", "api_key"), sdk=of_record(SDK, ("package", "module"), methods=by_name(TEXTS))
        ),
        "words": TEXTS,
        "unread": TEXTS,
        "clients": each(ref("client")),
        "frameworks": each(ref("framework")),
        "routes": each(mapping(("of", "providers"), ("of", "providers"), of=TEXTS, providers=by_name(ref("route")))),
        "counterparts": by_name(TEXT),
        "sources": by_name(of_record(Citation, ("where", "date"))),
        "editions": by_name(mapping(("source",), ("source",), source=TEXT)),
        "lists": by_name({"anyOf": [TEXTS, dates]}),
        "tables": by_name({"type": "object"}),
        "rules": each(ref("rule")),
        "probes": mapping(probes.WORDS),
        **{key: {"type": "object"} for key in ("dialect", "http", "secrets")},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A rule pack of compatlint",
        **mapping(pack.TOP, **shapes),
        "definitions": definitions(),
    }


def written() -> str:
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def test_it_is_as_generated() -> None:
    assert SCHEMA.read_text("utf-8") == written(), "run `python -m tests.test_pack_schema`"


def as_json(data: bytes) -> Any:
    return json.loads(json.dumps(plain(parse("own.yaml", data))))


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft7Validator.check_schema(schema())
    return jsonschema.Draft7Validator(schema())


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_the_packs_are_of_it(path: Path, validator: Any) -> None:
    wrong = [
        f"{'/'.join(map(str, one.path))}: {one.message}" for one in validator.iter_errors(as_json(path.read_bytes()))
    ]
    assert not wrong


OWN = """\
provider: {name: Acme, base_url: "https://a.example/v1", api_key: A}
sources: {docs: {where: d, date: "2026-09-30"}}
editions: {"2026-09": {source: docs}}
clients:
  - {names: [acme.Client], kind: sdk, settings: {base_url: {keyword: url}}}
rules:
  - code: ACME101
    name: seed
    summary: s
    targets: [chat.completions]
    when: {all: [{sent: seed}, {not: {field: seed, is: 1}}]}
    severity: error
    message: m
    help: h
    sources: [docs]
    fix: drop-field
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("severity: error", "severity: fatal"),
        ("fix: drop-field", "fix: drop"),
        ("code: ACME101", "code: acme1"),
        ("    when:", "    wenn:"),
        ("{sent: seed}", "{send: seed}"),
        ("{sent: seed}", "{}"),
        ("all: [", "all: [[], "),
        ("is: 1", "is: [1]"),
        ("is: 1", "above: much"),
        ("api_key: A", "key: A"),
        ("api_key: A", "api_key: A, default: 1"),
        ("{source: docs}", "{}"),
        ("where: d", "where: [d]"),
        ("keyword: url", "keywort: url"),
        ("kind: sdk, ", ""),
        ("rules:", "rule:"),
    ],
)
def test_what_the_reader_refuses_it_refuses(old: str, new: str, tmp_path: Path, validator: Any) -> None:
    def taken(text: str) -> tuple[bool, bool]:
        path = tmp_path / "own.yaml"
        path.write_text(text)
        try:
            load.load(None, (str(path),))
        except UsageError:
            return False, validator.is_valid(as_json(text.encode()))
        return True, validator.is_valid(as_json(text.encode()))

    assert old in OWN
    assert taken(OWN) == (True, True)
    assert taken(OWN.replace(old, new)) == (False, False)


if __name__ == "__main__":
    SCHEMA.write_text(written(), "utf-8")
