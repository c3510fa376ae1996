"""What operators make of values: numbers, texts with gaps, lists and dicts put together."""

from __future__ import annotations

import re

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import taken
from compatlint.dataflow.values.comparisons import truth
from compatlint.dataflow.values.container_updates import each, merge
from compatlint.dataflow.values.values import (
    COMPUTED,
    Alt,
    Arguments,
    Const,
    EnvVar,
    Made,
    Mapping,
    Member,
    Option,
    Sequence,
    Step,
    Symbol,
    Text,
    Unknown,
    Value,
    choice,
    options,
)


def unary(operator: cst.BaseUnaryOp, value: Value) -> Value:
    """`not value`, `-value`."""
    if isinstance(operator, cst.Not):
        known = truth(value)
        if isinstance(value, Unknown) and value.question is not None:
            pair = ((0, False), (1, True))
            return choice(Option(taken(value.question, arm), Const(outcome)) for arm, outcome in pair)
        return COMPUTED if known is None else Const(not known)
    if isinstance(operator, cst.Minus) and isinstance(value, Const) and isinstance(value.value, (int, float)):
        return replace(value, value=-value.value)
    return COMPUTED


def binary(operator: cst.BaseBinaryOp, left: Value, right: Value, step: Step) -> Value:
    """`left + right`, `left | right`, `left % right`."""
    match operator:
        case cst.BitOr() if _is_foreign(right):
            return Made(Member(right, ("__ror__",)), step.scope, None, Arguments((Alt(left),)))
        case cst.BitOr() if _is_foreign(left) and not isinstance(right, Mapping):
            return Made(Member(left, ("__or__",)), step.scope, None, Arguments((Alt(right),)))
        case cst.BitOr():
            return _union(left, right, step)
        case cst.Add():
            return _add(left, right, step)
        case cst.BitAnd() | cst.Subtract() if isinstance(left, Sequence) and isinstance(right, Sequence):
            return _set_operation(left, right, both=isinstance(operator, cst.BitAnd))
        case cst.Modulo() if isinstance(left, Const) and isinstance(left.value, str):
            return _percent(left, right, step)
    return COMPUTED


def _is_foreign(value: Value) -> bool:
    """Is it an object of a class that isn't of the project?"""
    while isinstance(value, Made) and isinstance(value.maker, Member):
        value = value.maker.base
    return isinstance(value, Made) and isinstance(value.maker, Symbol)


def _set_operation(left: Sequence, right: Sequence, *, both: bool) -> Value:
    """`left & right`, `left - right` of literals."""
    others = [one.value for one in right.items if isinstance(one, Const)]
    if left.rest or right.rest or len(others) < len(right.items):
        return COMPUTED
    kept = [one for one in left.items if isinstance(one, Const) and (one.value in others) is both]
    return replace(left, items=tuple(kept))


def _percent(template: Const, given: Value, step: Step) -> Value:
    """`"…%s…" % given` for plain fields; others are gaps."""
    text: str = template.value
    values = list(given.items) if isinstance(given, Sequence) else [given]
    parts: list[Value] = []
    for number, part in enumerate(re.split(r"%(?:\(\w+\))?[sdr]", text)):
        if number:
            parts.append(values[number - 1] if number <= len(values) and "%(" not in text else COMPUTED)
        parts.append(Const(part.replace("%%", "%"), template.origin))
    return join(parts, step)


def augmented(node: cst.AugAssign, left: Value, right: Value, step: Step) -> Value:
    """`left += right`, `left |= right`."""
    if isinstance(node.operator, cst.BitOrAssign):
        return _union(left, right, step)
    return _add(left, right, step) if isinstance(node.operator, cst.AddAssign) else COMPUTED


def _union(left: Value, right: Value, step: Step) -> Value:
    base = left if isinstance(left, Mapping) else Mapping({}, Unknown("one side can't be followed"))
    items, rest = merge(base.items, base.rest, right, step)
    return Mapping(items, rest, step)


def _add(left: Value, right: Value, step: Step) -> Value:
    if isinstance(left, Sequence) and isinstance(right, Sequence):
        return Sequence((*left.items, *right.items), left.rest or right.rest, step)
    if isinstance(left, Sequence) or isinstance(right, Sequence):
        known = left if isinstance(left, Sequence) else right
        assert isinstance(known, Sequence)
        return replace(known, rest=Unknown("one side can't be followed"))
    if isinstance(left, Const) and isinstance(right, Const) and not isinstance(left.value, str):
        try:
            return Const(left.value + right.value, step)
        except TypeError:
            return COMPUTED
    return join([left, right], step)


def join(parts: list[Value], step: Step) -> Value:
    """The text that `parts` make one after the other; what isn't known is a gap."""
    text: Value = Const("", step)
    for part in parts:
        text = each(text, lambda done, part=part: each(_spelled(part), lambda one: _concat(done, one, step)))  # type: ignore[misc]  # a default binds the loop's part
    return text


def _spelled(value: Value) -> Value:
    """A variable with a default is the default or something unknown."""
    if isinstance(value, EnvVar) and value.default is not None:
        key = (value.name, "environment")
        return choice([Option(taken(key, 0), replace(value, default=None)), *options(value.default, taken(key, 1))])
    return value


def _concat(left: Value, right: Value, step: Step) -> Value:
    before = left.pieces if isinstance(left, (Const, Text)) else (left,)
    done, more = _parts(left), _merged(_parts(right))  # what is done was merged piece by piece
    parts, pieces = (*done[:-1], *_merged((*done[-1:], *more[:1])), *more[1:]), (*before, right)
    if None not in parts:
        return Const("".join(part for part in parts if part is not None), step, pieces)
    return Text(parts, step, pieces)


def _merged(parts: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Known parts that stand side by side as one."""
    found: list[str | None] = []
    for part in parts:
        before = found[-1] if found else None
        if part is not None and before is not None:
            found[-1] = before + part
        else:
            found.append(part)
    return tuple(found)


def _parts(value: Value) -> tuple[str | None, ...]:
    if isinstance(value, Const):
        return (str(value.value),) if value.value != "" else ()
    return value.parts if isinstance(value, Text) else (None,)
