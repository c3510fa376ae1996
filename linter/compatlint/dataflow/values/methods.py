"""What the methods of texts, dicts and lists give."""

from __future__ import annotations

from compatlint.dataflow.values.container_reads import halves, item, pairs
from compatlint.dataflow.values.container_updates import each, single
from compatlint.dataflow.values.operators import join
from compatlint.dataflow.values.values import (
    ABSENT,
    COMPUTED,
    Alt,
    Arguments,
    Const,
    EnvVar,
    Mapping,
    Member,
    Option,
    Sequence,
    Step,
    Text,
    Value,
    choice,
    options,
)

TRIMMING = frozenset({"strip", "rstrip"})  # what they give is the same text in what matters
TO_TEXT = TRIMMING | {"lstrip", "lower", "upper", "replace", "removesuffix", "removeprefix", "title"}  # they give text


def method(function: Member, arguments: Arguments, step: Step) -> Value | None:
    """A method of a plain value; None when it isn't one."""
    base, names = function.base, function.names
    if len(names) != 1:
        return None
    match base:
        case Const(value=str()) | Text():
            return _text_method(base, names[0], arguments, step)
        case Mapping():
            return _mapping_method(base, names[0], arguments)
        case Sequence():
            return base if names[0] == "copy" else COMPUTED
        case EnvVar() if names[0] in TRIMMING or names[0] == "get_secret_value":
            return base
        case Const() | EnvVar():
            return COMPUTED
    return None


def _text_method(text: Const | Text, name: str, arguments: Arguments, step: Step) -> Value:
    given = [alt.value for alt in arguments.positional]
    plain = [one.value for one in given if isinstance(one, Const)]
    if name in _STRING and isinstance(text, Const) and len(plain) == len(given):
        try:
            found = getattr(text.value, name)(*plain)
        except (TypeError, ValueError):
            return COMPUTED
        return text if found == text.value else Const(found, step, (text,))  # what is as it was is where it was
    if name == "replace" and isinstance(text, Const) and len(given) == 2 and isinstance(given[0], Const):
        return _replaced(text, given[0].value, given[1], step)
    if name == "encode":
        return text  # as good as the text: of a body what it says counts
    if name == "format" and isinstance(text, Const):
        return _formatted(text, given, arguments, step)
    if (
        name == "join"
        and len(given) == 1
        and isinstance(given[0], Sequence)
        and isinstance(text, Const)
        and not given[0].rest
    ):
        parts = [part for one in given[0].items for part in (text, one)][1:]
        return join(parts, step)
    return Text((None,), step) if name in TO_TEXT else COMPUTED


def _replaced(text: Const, old: object, new: Value, step: Step) -> Value:
    """`text.replace(old, new)` where the new text isn't known."""
    if not isinstance(old, str) or not old:
        return COMPUTED
    first, *others = (Const(part, text.origin) for part in str(text.value).split(old))
    parts: list[Value] = [first]
    for part in others:
        parts += [new, part]
    return join(parts, step)


_STRING = TO_TEXT | {"startswith", "endswith"}


def _formatted(text: Const, given: list[Value], arguments: Arguments, step: Step) -> Value:
    """`"…{}…".format(…)` with plain fields; others are gaps."""
    import string

    try:
        fields = list(string.Formatter().parse(text.value))
    except ValueError:
        return COMPUTED
    parts: list[Value] = []
    counter = 0
    for literal, name, spec, conversion in fields:
        parts.append(Const(literal, text.origin))
        if name is None:
            continue
        key = name or str(counter)
        counter += not name
        value: Value = COMPUTED
        if key.isdecimal() and len(key) < 9 and int(key) < len(given):
            value = given[int(key)]
        elif key in arguments.keywords:
            value = single(arguments.keywords[key])
        parts.append(value if not spec and not conversion else COMPUTED)
    return join(parts, step)


def _mapping_method(mapping: Mapping, name: str, arguments: Arguments) -> Value:
    given = [alt.value for alt in arguments.positional]
    match name:
        case "copy":
            return mapping
        case "get" | "pop" | "setdefault" if given:
            return each(given[0], lambda key: _got(mapping, key, given[1] if len(given) > 1 else Const(None)))
        case "items":
            return pairs(mapping)
        case "values":
            return halves(mapping, 1)
        case "keys":
            return halves(mapping, 0)
    return COMPUTED


def _got(mapping: Mapping, key: Value, default: Value) -> Value:
    if not isinstance(key, Const):
        return item(mapping, key)
    alts = mapping.items.get(str(key.value), (Alt(ABSENT),))
    found: list[Option] = []
    for alt in alts:
        missing = mapping.rest or default
        found.extend(options(missing if alt.value is ABSENT else alt.value, alt.guard))
    return choice(found)
