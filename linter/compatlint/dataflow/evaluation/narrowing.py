"""What the tests around a point say of a value that callers pass: `if kind in ["a", "b"]:` leaves these two."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, TypeAlias

import libcst as cst

from compatlint.dataflow.scopes.guards import taken
from compatlint.dataflow.scopes.questions import own_attribute
from compatlint.dataflow.scopes.scope import Block, Definition, Point, Scope, events
from compatlint.dataflow.values.values import (
    Const,
    Frame,
    Mapping,
    Option,
    Sequence,
    Unknown,
    Value,
    choice,
    options,
)

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator

MOST = 16  # texts that a value may be one of
Outcome: TypeAlias = "tuple[cst.BaseExpression, bool]"  # a test, and how it came out


def narrowed(ev: Evaluator, value: Value, node: cst.Name | cst.Attribute, point: Point, frame: Frame | None) -> Value:
    """The value of a name or an attribute, where it is whatever callers pass and a test leaves but a few texts.

    Who passed them wrote them: they stand nowhere here.
    """
    if not isinstance(value, Unknown) or value.question is None:
        return value
    outcomes = list(_outcomes(point))
    subject = _subject(node, point.block.scope) if outcomes else None
    for test, outcome in outcomes if subject is not None else ():
        texts = list(dict.fromkeys(_left(ev, test, outcome, subject, point, frame) or ()))
        if 0 < len(texts) <= MOST:
            of = len(texts)
            return choice(Option(taken((frame, node, test), at, of=of), Const(one)) for at, one in enumerate(texts))
    return value


def _subject(node: cst.BaseExpression, scope: Scope) -> Hashable:
    """The name or the attribute of its object that an expression is, where that is given a value but once."""
    if isinstance(node, cst.Name):
        return (scope.home(node.value), node.value) if node.value not in scope.rebound else None
    own = own_attribute(node, scope)
    if own is None:
        return None
    cls, name = own
    set_by = [one for method in cls.inner.values() for one in events(method) if one.path[1:] == (name,)]
    return own if sum(isinstance(one, Definition) for one in set_by) <= 1 else None


def _outcomes(point: Point) -> Iterator[Outcome]:
    """The tests of a function that came out one way where a point is reached, the nearest first."""
    block: Block | None = point.block
    index = point.index
    while block is not None:
        for item in reversed([*block.leaving(index)]):
            if item.kind == "if" and item.test is not None:
                yield from ((item.test, number != 0) for number, arm in enumerate(item.arms) if arm.exits)
        branch = block.branch
        if branch is not None and branch.kind == "if" and branch.test is not None:
            yield branch.test, block.arm == 0
        block, index = (branch.block, branch.position) if branch is not None else (None, 0)


def _left(
    ev: Evaluator, test: cst.BaseExpression, outcome: bool, subject: Hashable, point: Point, frame: Frame | None
) -> list[str] | None:
    """The texts that the subject may be where a test came out so; None where it may be others."""
    match test:
        case cst.UnaryOperation(operator=cst.Not(), expression=inner):
            return _left(ev, inner, not outcome, subject, point, frame)
        case cst.BooleanOperation(left=left, operator=operator, right=right):
            both = [_left(ev, part, outcome, subject, point, frame) for part in (left, right)]
            known = [one for one in both if one is not None]
            if isinstance(operator, cst.And) is outcome:
                return min(known, key=len, default=None)
            return [text for one in known for text in one] if len(known) == 2 else None
        case cst.Comparison(left=left, comparisons=[cst.ComparisonTarget(operator=operator, comparator=right)]):
            wanted = (cst.Equal, cst.In) if outcome else (cst.NotEqual, cst.NotIn)
            if not isinstance(operator, wanted) or _subject(left, point.block.scope) != subject:
                return None
            return _texts(ev.value(right, point, frame), within=isinstance(operator, (cst.In, cst.NotIn)))
    return None


def _texts(value: Value, *, within: bool) -> list[str] | None:
    """The texts that a value is, or that are `within` it."""
    match value:
        case Const(value=str() as text) if not within:
            return [text]
        case Sequence(items=items, rest=None) if within:
            return _all([option.value for item in items for option in options(item)])
        case Mapping(items=items, rest=None) if within:
            return list(items)
    return None


def _all(values: list[Value]) -> list[str] | None:
    found = [one.value for one in values if isinstance(one, Const) and isinstance(one.value, str)]
    return found if len(found) == len(values) else None
