"""The rules of the packs → plain data, for every edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Formatter
from typing import Any, TypeAlias

from compatlint import DOCUMENTATION
from compatlint.packs.fixes import FIXES
from compatlint.packs.reading.conditions import NAME, Known, condition, field_path
from compatlint.packs.reading.lists import read_date
from compatlint.packs.reading.strict_yaml import (
    Map,
    Seq,
    choose,
    fail,
    keys,
    named,
    plain,
    program,
    section,
    sections,
    text,
    texts,
    unknown,
)
from compatlint.pattern import pattern

Data: TypeAlias = dict[str, Any]

FIXERS = tuple(FIXES)
BY_HAND = "by-hand"  # a case without the fix of its rule
SEVERITIES = ("error", "warning", "info")
PLACEHOLDERS = (
    "provider",
    "base_url",
    "key",
    "field",
    "item",
    "value",
    "default",
    "model",
    "endpoint",
    "match",
    "replacement",
    "client",
    "edition",
    "detail",
)
SHOWN = ("name", "summary", "targets", "when", "cases", "at", "severity", "message", "help", "sources", "fix", "url")
RULE = ("code", "each", *SHOWN, "options", "editions", "aged", "until", "accepted")
EXAMPLE = ("before", "after")
CASE = ("when", "severity", "message", "help", "at", "fix", "until", "accepted")
OVERRIDE = (
    *("off", "summary", "when", "cases", "at", "severity", "message", "help", "sources", "fix", "options"),
    "accepted",
)
CODE = pattern(r"[A-Z]{2,5}[0-9]{3}")


def rules(documents: Sequence[Map], known: Known, shipped: frozenset[str]) -> dict[str, dict[str, Data]]:
    """Edition → code → rule; those of the files `shipped` have a page each."""
    found: dict[str, dict[str, Data]] = {edition: {} for edition in known.editions}
    seen: dict[str, Map] = {}
    examples = {code: one for document in documents for code, one in _examples(document)}
    for document in documents:
        for entry in sections(document, "rules"):
            for code, rule, overrides in _entries(entry, known):
                if code in seen:
                    first = seen[code]
                    fail(entry, f"rule {code} is already in {first.file}:{first.line}", "code")
                seen[code] = entry
                about = {"url": _address(code, rule, shipped), "example": examples.get(code)}
                for edition in known.editions:
                    found[edition][code] = {**_rule(code, rule, overrides.get(edition), known), **about}
    for document in documents:
        if document.file not in shipped:  # one of those may be of a rule that another pack stands in for
            keys(section(document, "examples"), "'examples'", seen)
    for entry in seen.values():
        for option in ("unless", "unless_left", "unless_framework"):
            choose(section(entry, "options"), option, "rule", seen)
    return {edition: dict(sorted(rules.items())) for edition, rules in found.items()}


def codes(document: Map) -> Iterator[str]:
    """The codes of the rules of a pack that does not judge."""
    for entry in sections(document, "rules"):
        yield from section(entry, "each") or texts(entry, "code")


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
    targets = choose(at, "targets", "target", known.endpoints | {"client", "install", "text", "*"})
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
        "options": plain(section(at, "options")),
        "off": off,
        "aged": text(base, "aged", ""),
    }


def _address(code: str, at: Map, shipped: frozenset[str]) -> str | None:
    """Where more about a rule can be read."""
    if "url" in at:
        return text(at, "url")
    return f"{DOCUMENTATION}/rules/{code}/" if at.file in shipped else None


def _examples(document: Map) -> Iterator[tuple[str, tuple[str, str]]]:
    """The two programs of each example, by the code of the rule."""
    for code, at in named(document, "examples"):
        keys(at, "an example", EXAMPLE, EXAMPLE)
        yield code, (program(at, "before"), program(at, "after"))


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
    fixers = FIXERS if holder("fix") is rule else (*FIXERS, BY_HAND)
    paths = holder("at")
    for path in texts(paths, "at"):
        field_path(paths, "at", path, known)
    return {
        "when": condition(section(case, "when"), known) if "when" in case else {},
        "severity": severities[0],
        "message": _template(holder("message"), "message"),
        "help": _template(holder("help"), "help"),
        "at": texts(paths, "at"),
        "fix": next(iter(choose(holder("fix"), "fix", "fixer", fixers)), None),
        "until": read_date(holder("until"), "until"),
        "accepted": holder("accepted").get("accepted") is True,
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
