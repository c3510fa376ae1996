"""Which tests ask the same thing, and the guard under which a test has an outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Protocol

import libcst as cst

from compatlint.dataflow.scopes.guards import Guard, taken
from compatlint.dataflow.scopes.scope import Branch, Scope, events
from compatlint.dataflow.scopes.tree import path_of


def question(test: cst.BaseExpression, scope: Scope) -> tuple[Hashable, bool]:
    """What makes two tests the same question, and whether this one asks its opposite.

    Tests of a plain name (`stream`, `not stream`, `x is None`, `x != "a"`) are the same question everywhere in a
    scope that does not bind the name twice, those of a global in its whole module, those of `self.x` in its class;
    any other test is a question of its own.
    """
    flipped = False
    while isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        test, flipped = test.expression, not flipped
    if isinstance(test, (cst.Name, cst.Attribute)):
        return _asked_of(test, scope) or test, flipped
    if not isinstance(test, cst.Comparison) or len(test.comparisons) != 1:
        return test, flipped
    operator, right = test.comparisons[0].operator, test.comparisons[0].comparator
    kind, asked_of = _EQUALITY.get(type(operator)), _asked_of(test.left, scope)
    if kind is None or asked_of is None or not isinstance(right, (cst.Name, cst.SimpleString, cst.Integer)):
        return test, flipped
    return (*asked_of, kind, right.value), flipped ^ isinstance(operator, (cst.IsNot, cst.NotEqual))


def _asked_of(node: cst.BaseExpression, scope: Scope) -> tuple[Scope, str] | None:
    """What a test asks, if that stays the same: a name, a global, an attribute of the object a method is called on."""
    if isinstance(node, cst.Name) and node.value not in scope.rebound:
        home = scope.home(node.value)
        fixed = home is not None and home.kind == "module" and node.value not in home.rebound
        return (home if home is not None and fixed and node.value not in home.foreign else scope, node.value)
    own = own_attribute(node, scope)
    if own is None:
        return None
    cls, name = own
    if cls.written is None:
        found = (item.path for method in cls.inner.values() for item in events(method))
        cls.written = Counter(one[1] for one in found if len(one) == 2)
    return own if cls.written[name] <= 1 else None


def own_attribute(node: cst.BaseExpression, scope: Scope) -> tuple[Scope, str] | None:
    """The attribute of the object whose method `scope` is that an expression names, with the class of the object."""
    path, cls = path_of(node), scope.parent
    if path is None or len(path) != 2 or cls is None or cls.kind != "class" or path[0] != next(iter(scope.params), ""):
        return None
    return cls, path[1]


class Activation(Hashable, Protocol):
    """An activation of a function; `owner` is what it has in common with others of the same object."""

    @property
    def owner(self) -> Hashable:
        """The same for all that see the same attributes."""


def asked(key: Hashable, frame: Activation | None) -> Hashable:
    """The branch that a question is in an activation: of a global it is one, of an attribute one for each object."""
    of = key[0] if isinstance(key, tuple) and isinstance(key[0], Scope) else None
    if of is not None and of.kind == "module":
        return (None, key)
    if of is not None and of.kind == "class" and frame is not None:
        return (frame.owner, key)
    return (frame, key)


_EQUALITY: dict[type[cst.BaseCompOp], str] = {cst.Is: "is", cst.IsNot: "is", cst.Equal: "==", cst.NotEqual: "=="}


def when(branch: Branch, number: int, frame: Activation | None) -> Guard:
    """The guard under which arm `number` is taken in `frame`; the same question is the same branch everywhere."""
    if branch.test is None:
        return taken((frame, branch.key), number, of=len(branch.arms) + (not branch.exhaustive))
    return holding(branch.test, number == 0, frame, branch.block.scope)


@lru_cache(maxsize=1 << 14)
def holding(test: cst.BaseExpression, outcome: bool, frame: Activation | None, scope: Scope) -> Guard:
    """The guard under which a test has an outcome: `a and b` holds where both do."""
    if isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        return holding(test.expression, not outcome, frame, scope)
    if isinstance(test, cst.BooleanOperation):
        own = taken((frame, test), int(not outcome))
        if isinstance(test.operator, cst.And) is not outcome:
            return own
        return own & (parts_holding(test, outcome, frame, scope) or own) or own
    key, flipped = question(test, scope)
    guard = taken(asked(key, frame), int(outcome is flipped))
    if outcome is not flipped and isinstance(key, tuple) and key[2:3] == ("==",) and is_literal(key[3]):
        for other in tests_of(scope, key[1]):  # what equals one literal equals no other
            if other != key and isinstance(other, tuple) and is_literal(other[3]):
                guard = guard & taken(asked(other, frame), 1) or guard
    return guard


def is_literal(text: str) -> bool:
    """Is the right side of a question a literal, not a name?"""
    return not text.isidentifier()


def parts_holding(test: cst.BaseExpression, outcome: bool, frame: Activation | None, scope: Scope) -> Guard | None:
    """The guard that says no more than what the parts of a test must be; None where they contradict each other."""
    if isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        return parts_holding(test.expression, not outcome, frame, scope)
    if isinstance(test, cst.BooleanOperation) and isinstance(test.operator, cst.And) is outcome:
        left, right = (parts_holding(part, outcome, frame, scope) for part in (test.left, test.right))
        return left & right if left is not None and right is not None else None
    return holding(test, outcome, frame, scope)


def tests_of(scope: Scope, name: str) -> Iterable[Hashable]:
    """The questions whether a name equals something that a scope asks."""
    if name not in scope.equalities:
        scope.equalities[name] = tuple(dict.fromkeys(_equalities(scope, name)))
    return scope.equalities[name]


def _equalities(scope: Scope, name: str) -> Iterator[Hashable]:
    stack = [scope.block]
    while stack:
        for item in stack.pop().items:
            if isinstance(item, Branch):
                stack.extend(item.arms)
                for test in _atoms(item.test):
                    key, _ = question(test, scope)
                    if isinstance(key, tuple) and key[1:3] == (name, "=="):
                        yield key


def _atoms(test: cst.BaseExpression | None) -> Iterator[cst.BaseExpression]:
    if isinstance(test, cst.BooleanOperation):
        yield from _atoms(test.left)
        yield from _atoms(test.right)
    elif isinstance(test, cst.UnaryOperation):
        yield from _atoms(test.expression)
    elif test is not None:
        yield test
