"""JSON schemas written as dicts: what stands at any depth of them, and how large they are.

Only the structure that JSON Schema itself defines is known here: the name of a property is never taken for a keyword.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.values.values import ABSENT, Alt, Const, Sequence, Value, options
from compatlint.dataflow.values.values import Mapping as Dict

Slot: TypeAlias = "list[Alt]"

ONE = ("items", "additionalProperties", "additionalItems", "contains", "not", "if", "then", "else", "propertyNames")
LISTED = ("anyOf", "allOf", "oneOf", "prefixItems", "items")
NAMED = ("properties", "patternProperties", "dependentSchemas", "$defs", "definitions")
DEFINED = ("$defs", "definitions")
LIMIT = 2_000  # parts of one schema that are looked at
DEEP = 40  # levels that are counted


class Subschema(Struct, frozen=True):
    """A schema within a schema (or the whole): where it holds, its level among objects and the definition it is in."""

    alt: Alt
    level: int
    definition: str = ""

    @property
    def items(self) -> Mapping[str, tuple[Alt, ...]]:
        """Its keywords."""
        return self.alt.value.items if isinstance(self.alt.value, Dict) else {}

    def constants(self, key: str) -> Iterator[tuple[Alt, Any]]:
        """What a keyword may be, where that is known."""
        for alt in self.items.get(key, ()):
            if isinstance(alt.value, Const):
                yield alt, alt.value.value
            elif isinstance(alt.value, Sequence):
                yield alt, [item.value for item in alt.value.items if isinstance(item, Const)]

    def is_object(self) -> bool:
        """Is it a schema of objects?"""
        kinds = (kind for _, kind in self.constants("type"))
        return any("object" in kind if isinstance(kind, list) else kind == "object" for kind in kinds)


def parts(alt: Alt) -> list[Subschema]:
    """The schema that `alt` holds and those within it, each once, in order."""
    found: list[Subschema] = []
    _walk(Subschema(alt, 0), found)
    return found


def _walk(part: Subschema, found: list[Subschema]) -> None:
    if not isinstance(part.alt.value, Dict) or len(found) >= LIMIT or part.level > DEEP:
        return
    part = replace(part, level=part.level + part.is_object())
    found.append(part)
    for key, alt in _within(part):
        for inner, name in _schemas(key, alt):
            level, definition = (0, name) if key in DEFINED else (part.level, part.definition)
            _walk(Subschema(inner, level, definition), found)


def _within(part: Subschema) -> Iterator[tuple[str, Alt]]:
    for key in (*ONE, *(key for key in (*LISTED, *NAMED) if key not in ONE)):
        for alt in part.items.get(key, ()):
            guard = alt.guard & part.alt.guard
            if guard is not None:
                yield key, replace(alt, guard=guard)


def _schemas(key: str, alt: Alt) -> Iterator[tuple[Alt, str]]:
    """The schemas at a keyword, with their names where they have one."""
    value = alt.value
    if key in NAMED and isinstance(value, Dict):
        for name, alts in value.items.items():
            for one in alts:
                guard = one.guard & alt.guard
                if guard is not None:
                    yield replace(one, guard=guard, site=one.site or alt.site), name
    elif key in LISTED and isinstance(value, Sequence):
        for item in value.items:
            yield from ((replace(alt, value=one.value, guard=one.guard), "") for one in options(item, alt.guard))
    elif key in ONE:
        yield alt, ""


# What may be asked of a schema: each question gives the places that answer it, with a word for the message.


def keywords(alt: Alt, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Slot]]:
    """The keywords that are `wanted`."""
    for part in parts(alt):
        for key, alts in part.items.items():
            if wanted(key):
                guarded = ((one, one.guard & part.alt.guard) for one in alts)
                yield key, [replace(one, guard=guard) for one, guard in guarded if guard is not None]


def open_objects(alt: Alt) -> Iterator[tuple[str, Slot]]:
    """The schemas of objects that don't say that an object has no other properties."""
    for part in parts(alt):
        if part.is_object():
            yield "additionalProperties", [_openness(part, one) for one in _additional(part)]


def _additional(part: Subschema) -> tuple[Alt, ...]:
    missing = Alt(ABSENT, part.alt.guard)
    known = part.items.get("additionalProperties", (missing,))
    rest = part.alt.value.rest if isinstance(part.alt.value, Dict) else None
    return tuple(replace(one, value=rest) if one.value is ABSENT and rest is not None else one for one in known)


def _openness(part: Subschema, additional: Alt) -> Alt:
    """The word that makes a schema one of objects, where it is left open; else absent."""
    value = additional.value
    shut = isinstance(value, Const) and value.value is False
    is_open = value is ABSENT or isinstance(value, Dict) or (isinstance(value, Const) and value.value is True)
    guard = additional.guard & part.alt.guard or part.alt.guard
    if shut or not is_open:
        return Alt(ABSENT, guard)
    if value is not ABSENT and additional.site is not None:
        return replace(additional, guard=guard)
    kind = next((one for one, _ in part.constants("type")), part.alt)
    return replace(kind, guard=guard, site=kind.site or part.alt.site)


def recursions(alt: Alt) -> Iterator[tuple[str, Slot]]:
    """The references that lead back to where they stand."""
    known = parts(alt)
    refers: dict[str, set[str]] = {}
    for part in known:
        refers.setdefault(part.definition, set()).update(_target(ref) for _, ref in part.constants("$ref"))
    for part in known:
        for one, ref in part.constants("$ref"):
            if part.definition in _reached(_target(ref), refers):
                yield str(ref), [replace(one, guard=one.guard & part.alt.guard or part.alt.guard)]


def _target(ref: object) -> str:
    """The definition that a reference names; the whole schema has none."""
    text = str(ref)
    return "" if text == "#" else text.rpartition("/")[2] if text.startswith("#/") else f" {text}"


def _reached(start: str, refers: Mapping[str, set[str]]) -> set[str]:
    reached, todo = {start}, [start]
    while todo:
        for name in refers.get(todo.pop(), set()) - reached:
            reached.add(name)
            todo.append(name)
    return reached


def size(alt: Alt, what: str) -> int:
    """How many `levels` of objects, `properties`, `values` of enumerations or characters (`length`) a schema has."""
    known = parts(alt)
    if what == "levels":
        return max((part.level for part in known), default=0)
    if what == "properties":
        return sum(len(one.value.items) for part in known for one in part.items.get("properties", ())[:1]
                   if isinstance(one.value, Dict))  # fmt: skip
    if what == "values":
        return sum(len(value) for part in known for _, value in part.constants("enum") if isinstance(value, list))
    text = plain(alt.value)
    return len(json.dumps(text, default=str)) if text is not None else 0


def plain(value: Value) -> Any:
    """A value that is wholly known as Python has it, else None."""
    match value:
        case Const(value=constant):
            return constant
        case Dict(items=items, rest=None):
            found = {key: plain(alts[0].value) for key, alts in items.items() if len(alts) == 1}
            return found if len(found) == len(items) else None
        case Sequence(items=items, rest=None):
            return [plain(item) for item in items]
    return None


def everywhere(alt: Alt, ask: str, argument: Any) -> Iterator[tuple[str, Slot]]:
    """The places of the schema at `alt` that answer a question: a word of the packs and its argument."""
    if ask == "has":
        yield from keywords(alt, lambda key: key in argument)
    elif ask == "open":
        yield from open_objects(alt)
    elif ask == "recursive":
        yield from recursions(alt)
    elif size(alt, ask) > argument:
        yield str(size(alt, ask)), [alt]
