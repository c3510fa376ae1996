"""What tests say of values: their truth, what comparing them gives, the case of a `match` that a literal goes into."""

from __future__ import annotations

import operator as python
from collections.abc import Callable
from typing import Any

import libcst as cst

from compatlint.dataflow.values.values import (
    ABSENT,
    COMPUTED,
    Class,
    Const,
    Function,
    Made,
    Mapping,
    Module,
    Partial,
    Sequence,
    Symbol,
    Text,
    Value,
)


def truth(value: Value) -> bool | None:
    """`bool(value)`, where it is known."""
    match value:
        case Const():
            return bool(value.value)
        case Text(parts=parts):
            return True if any(parts) else None
        case Mapping():
            if any(all(alt.value is not ABSENT for alt in alts) for alts in value.items.values()):
                return True
            return None if value.items or value.rest else False
        case Sequence():
            return True if value.items and not value.rest else None if value.rest else False
        case Function() | Class() | Module() | Partial():
            return True
        case Made(maker=maker, call=call) if call is not None:  # by annotation alone it may be None
            return True if isinstance(maker, Class) or _is_class(maker) else None
    return None


def _is_class(maker: Value) -> bool:
    return isinstance(maker, Symbol) and maker.name.rpartition(".")[2][:1].isupper()


def compare(operator: cst.BaseCompOp, left: Value, right: Value) -> Value:
    """One comparison; Unknown where it depends on what isn't known."""
    match operator:
        case cst.In() | cst.NotIn():
            known = _contains(right, left)
            negative = isinstance(operator, cst.NotIn)
        case cst.Is() | cst.IsNot() | cst.Equal() | cst.NotEqual():
            known = _same(left, right)
            negative = isinstance(operator, (cst.IsNot, cst.NotEqual))
        case _:
            return _ordered(operator, left, right)
    return COMPUTED if known is None else Const(known != negative)


def _same(left: Value, right: Value) -> bool | None:
    if isinstance(left, Const) and isinstance(right, Const):
        return bool(left.value == right.value)
    if isinstance(left, Symbol) and isinstance(right, Symbol):
        return True if left.name == right.name else None
    if isinstance(left, Made) and isinstance(right, Made) and left.call is right.call is not None:
        return True
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Const) and one.value is None and truth(other) is not None:
            return False
        if isinstance(one, Const) and isinstance(other, Symbol) and other.name.rpartition(".")[2].isupper():
            return False  # a literal is not a sentinel
    return None


def _contains(container: Value, item: Value) -> bool | None:
    if not isinstance(item, Const):
        return None
    if isinstance(container, Const) and isinstance(container.value, str) and isinstance(item.value, str):
        return item.value in container.value
    if isinstance(container, Mapping):
        alts = container.items.get(str(item.value))
        if alts is None:
            return None if container.rest else False
        present = [alt.value is not ABSENT for alt in alts]
        return True if all(present) else False if not any(present) and not container.rest else None
    if isinstance(container, Sequence):
        if any(isinstance(one, Const) and one.value == item.value for one in container.items):
            return True
        literal = all(isinstance(one, Const) for one in container.items)
        return False if literal and not container.rest else None
    return None


_ORDER: dict[type[cst.BaseCompOp], Callable[[Any, Any], bool]] = {
    cst.LessThan: python.lt,
    cst.LessThanEqual: python.le,
    cst.GreaterThan: python.gt,
    cst.GreaterThanEqual: python.ge,
}


def _ordered(operator: cst.BaseCompOp, left: Value, right: Value) -> Value:
    function = _ORDER.get(type(operator))
    if function is None or not isinstance(left, Const) or not isinstance(right, Const):
        return COMPUTED
    try:
        return Const(function(left.value, right.value))
    except TypeError:
        return COMPUTED


def matching_case(node: cst.Match, subject: Value) -> int | None:
    """The case that a literal goes into, where the patterns are literals too."""
    if not isinstance(subject, Const):
        return None
    for number, case in enumerate(node.cases):
        literals = _literals(case.pattern)
        if literals is None or case.guard is not None:
            return None
        if not literals or subject.value in literals:
            return number
    return len(node.cases)


def _literals(pattern: cst.MatchPattern) -> list[object] | None:
    """The literals that a pattern matches; [] for anything, None where that can't be told."""
    match pattern:
        case cst.MatchValue(value=cst.SimpleString() | cst.Integer() as literal):
            try:
                return [literal.evaluated_value]
            except (SyntaxError, ValueError):  # an integer with more digits than Python reads
                return None
        case cst.MatchAs(pattern=None):
            return []
        case cst.MatchOr(patterns=parts):
            found = [_literals(part.pattern) for part in parts]
            return [one for some in found for one in some or []] if all(found) else None
    return None
