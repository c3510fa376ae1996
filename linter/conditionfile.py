"""A rule's `when:` in a pack → plain data, each word of it a known one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from linter.yamlfile import Map, Seq, choose, elements, fail, kind_of, regex, section, sections, text, texts, unknown

Data: TypeAlias = dict[str, Any]

KINDS = ("null", "bool", "number", "text", "mapping", "sequence")
OPERATORS = ("is", "in", "matches", "above", "below", "host", "env", "kind")
FORMS = ("all", "any", "not", "possible", "sent", "field")
NAME = re.compile(r"[a-z][a-z0-9-]*")
PATH = re.compile(r"(?:^|\.)[A-Za-z_][\w-]*(?:\[\]|\[\w+=[^\[\]|=]+(?:\|[^\[\]|=]+)*\])?")


@dataclass(frozen=True)
class Known:
    """The names that rules may use."""

    editions: tuple[str, ...]
    endpoints: frozenset[str]
    hosts: frozenset[str]
    lists: frozenset[str]
    tables: frozenset[str]
    sources: Mapping[str, tuple[str, str, str]]


def condition(at: Map, known: Known) -> Data:
    """A condition with those in it; a word that is not known or not in its place is an error."""
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
        return {form: condition(section(at, form), known)}
    path = field_path(at, form, text(at, form))
    return {form: path} if form == "sent" else {form: path, **_comparison(at, path, known)}


def _conditions(at: Map, form: str, known: Known) -> tuple[Data, ...]:
    found = tuple(condition(item, known) for item in sections(at, form))
    if not found:
        fail(at, f"{form!r} needs at least one condition", form)
    return found


def field_path(at: Map, key: str, path: str) -> str:
    """`path`, which stands at `key`, if it is the path of a field."""
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
    regex(at, pattern, "matches")
    return pattern
