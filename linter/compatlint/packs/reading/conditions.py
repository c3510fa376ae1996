"""A rule's `when:` in a pack → plain data, each word of it a known one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any, TypeAlias

from msgspec import Struct

from compatlint.packs.reading.strict_yaml import (
    Map,
    Seq,
    choose,
    elements,
    fail,
    kind_of,
    regex,
    section,
    sections,
    text,
    texts,
    unknown,
)
from compatlint.pattern import pattern

Data: TypeAlias = dict[str, Any]

KINDS = ("null", "bool", "number", "text", "mapping", "sequence")
OPERATORS = ("is", "in", "outside", "matches", "above", "below", "longer", "call", "host", "env", "kind")
SIZES = ("levels", "properties", "values", "length")
QUESTIONS = ("has", "open", "recursive", *SIZES)  # of a schema
LEAVES = ("sent", "absent", "field", "schema")
FORMS = ("all", "any", "not", "possible", "certain", "each", *LEAVES)
FURTHER = {"sent": ("in", "outside"), "absent": (), "field": (*OPERATORS, "without"), "schema": QUESTIONS}
NAME = pattern(r"[a-z][a-z0-9-]*")
PATH = pattern(r"(?:^|\.)(?:[A-Za-z_][\w-]*(?:\[\]|\[[\w.]+(?:=[^\[\]|=]+(?:\|[^\[\]|=]+)*)?\])?|\*$)")


class Known(Struct, frozen=True):
    """The names that rules may use."""

    editions: tuple[str, ...]
    endpoints: frozenset[str]
    hosts: frozenset[str]
    lists: frozenset[str]
    spoken: frozenset[str]
    tables: frozenset[str]
    sources: Mapping[str, tuple[str, str, str]]
    fields: frozenset[str]
    """Names of fields, and of what stands in them; a provider may have more."""


def condition(at: Map, known: Known, *, repeats: bool = True) -> Data:
    """A condition with those in it; a word that is not known or not in its place is an error.

    `repeats`: may there be an `each`?
    """
    form = _form(at)
    if form in ("all", "any"):
        return {form: _conditions(at, form, known, repeats=repeats)}
    if form in ("not", "possible", "certain"):
        return {form: condition(section(at, form), known, repeats=repeats and form != "not")}
    if form == "each":
        return {form: _repeated(at, known, repeats=repeats)}
    if form == "schema":
        return {form: tuple(field_path(at, form, path, known) for path in texts(at, form)), **_question(at)}
    path = field_path(at, form, text(at, form), known)
    if form == "sent":
        return {form: path, **_key_names(at, path, known)}
    return {form: path} if form == "absent" else {form: path, **_comparison(at, path, known)}


def _form(at: Map) -> str:
    """Which form of a condition this is; nothing else may stand beside it."""
    forms = [key for key in FORMS if key in at]
    words = dict.fromkeys((*FORMS, *OPERATORS, "without", *QUESTIONS))
    for key in at:
        if key not in words:
            unknown(at, "word in a condition:", key, words, key)
    allowed = (*forms, *FURTHER.get(forms[0], ())) if len(forms) == 1 else ()
    for key in at:
        if key not in allowed:
            said = ", ".join(FURTHER[forms[0]]) if len(forms) == 1 and forms[0] in FURTHER else ""
            more = f"; {forms[0]!r} may have {said}" if said else f"; a 'field' has one of {', '.join(OPERATORS)}"
            fail(at, f"a condition is one of {', '.join(FORMS)}{more}", key)
    if not forms:
        fail(at, f"an empty condition; it needs one of {', '.join(FORMS)}")
    return forms[0]


def _repeated(at: Map, known: Known, *, repeats: bool) -> Data:
    inner = section(at, "each")
    if not repeats:
        fail(at, "a condition has one 'each', and none below 'not'", "each")
    if not any(key in inner for key in LEAVES):
        fail(at, f"'each' needs one of {', '.join(LEAVES)}", "each")
    return condition(inner, known, repeats=False)


def _key_names(at: Map, path: str, known: Known) -> Data:
    """Which keys the `*` at the end of a path stands for."""
    found = [key for key in FURTHER["sent"] if key in at]
    if len(found) != int(path.endswith("*")):
        fail(at, "'sent' with a path that ends in * needs 'in' or 'outside', any other has neither", "sent")
    return {key: _members(at, key, known.lists) for key in found}


def _question(at: Map) -> Data:
    found = [key for key in QUESTIONS if key in at]
    if len(found) != 1:
        fail(at, f"a 'schema' needs exactly one of {', '.join(QUESTIONS)}", found[1] if found else "schema")
    word = found[0]
    if word == "has":
        return {word: texts(at, word)}
    if word in SIZES:
        return {word: _number(at, word)}
    return {word: True} if at[word] is True else fail(at, f"{word!r} can only be true", word)


def _conditions(at: Map, form: str, known: Known, *, repeats: bool) -> tuple[Data, ...]:
    found = []
    for item in sections(at, form):
        found.append(condition(item, known, repeats=repeats))
        repeats = repeats and not _repeats(found[-1])
    return tuple(found) or fail(at, f"{form!r} needs at least one condition", form)


def _repeats(condition: Data) -> bool:
    """Is there an `each` in a condition?"""
    inner = (
        *condition.get("all", ()),
        *condition.get("any", ()),
        condition.get("possible", {}),
        condition.get("certain", {}),
    )
    return "each" in condition or any(map(_repeats, filter(None, inner)))


def field_path(at: Map, key: str, path: str, known: Known) -> str:
    """`path`, which stands at `key`, if it is the path of a field, and none of its names looks like a misspelt one."""
    if "".join(match[0] for match in PATH.finditer(path)) != path:
        what = "names joined by dots; [] for every element, [key=a|b] or [key] for some, * for every key at the end"
        fail(at, f"{path!r} is no path ({what})", key)
    for name in re.findall(r"\w+", re.sub(r"=[^\]]*", "", path)):
        meant = None if name in known.fields else next(filter(partial(_is_misspelt, name), sorted(known.fields)), None)
        if meant is not None:
            fail(at, f"unknown field {name!r} in {path!r}; did you mean {meant!r}?", key)
    return path


def _is_misspelt(name: str, word: str) -> bool:
    """Is a name a word with two letters changed over, or one missing or too many inside?

    Another letter in its place, or more at an end, makes another name.
    """
    if len(name) == len(word):
        differs = [at for at in range(len(word)) if name[at] != word[at]]
        return len(differs) == 2 and differs[1] - differs[0] == 1 and sorted(name) == sorted(word)
    short, long = sorted((name, word), key=len)
    inside = range(1, len(long) - 1)
    return len(word) >= 5 and len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in inside)


def _comparison(at: Map, path: str, known: Known) -> Data:
    found = [key for key in OPERATORS if key in at]
    if len(found) != 1:
        fail(at, f"a 'field' needs exactly one of {', '.join(OPERATORS)}", found[1] if found else "field")
    operator = found[0]
    if "without" in at and operator != "call":
        fail(at, "'without' belongs to 'call'", "without")
    value = at[operator]
    if operator == "is" and isinstance(value, (Map, Seq)):
        fail(at, f"'is' needs a single value, not {kind_of(value)}", operator)
    if operator in ("above", "below", "longer"):
        value = _number(at, operator)
    if operator in ("in", "outside", "matches", "call", "host", "env", "kind"):
        value = _words(at, operator, path, known)
    return {operator: value, **({"without": texts(at, "without")} if "without" in at else {})}


def _number(at: Map, key: str) -> float:
    value = at[key]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        fail(at, f"{key!r} needs a number, not {kind_of(value)}", key)
    return value


def _words(at: Map, operator: str, path: str, known: Known) -> Any:
    if operator == "kind":
        kind = "null" if at["kind"] is None else text(at, "kind")
        return kind if kind in KINDS else unknown(at, "kind", kind, KINDS, "kind")
    if operator == "host":
        return choose(at, "host", "host name", known.hosts | {"other"})
    if operator in ("env", "call"):
        return texts(at, operator)
    if operator == "matches":
        return _matches(at, known)
    if path == "endpoint" and not isinstance(at[operator], str):
        choose(at, operator, "endpoint", known.endpoints)
    return _members(at, operator, known.lists | known.tables if operator == "in" else known.lists)


def _members(at: Map, key: str, named_ones: frozenset[str]) -> Any:
    """The name of a list (or table), or single values."""
    if isinstance(at[key], str):
        return choose(at, key, "list or table", named_ones)[0]
    values = elements(at, key)
    for index, value in enumerate(values):
        if isinstance(value, (Map, Seq)):
            fail(values, f"{key!r} needs single values; this is {kind_of(value)}", index)
    return tuple(values) or fail(at, f"{key!r} needs at least one value", key)


def _matches(at: Map, known: Known) -> str:
    pattern = text(at, "matches")
    named = known.lists | known.spoken
    if pattern in named:
        return pattern
    if NAME.fullmatch(pattern):
        unknown(at, "list", pattern, named, "matches")
    regex(at, pattern, "matches")
    return pattern
