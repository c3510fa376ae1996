"""Scopes: which names a module, class or function has, and what happens to them, in order.

A scope's body is a tree: a `Block` holds events in the order in which they happen, and a `Branch` where the program
goes one of several ways. `binding.py` builds it, `reaching.py` reads it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import libcst as cst

from linter.values import Guard, taken

Path: TypeAlias = tuple[str, ...]  # ("self", ".params", "[stop]"): a name, then attributes and constant keys
ANY_KEY = "[?]"


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """A name or an attribute path gets a value.

    `how` says what `value` is to it: "is" (assigned), "item" (unpacked: `index` leads to it), "each" (an element of
    an iterable), "enter" (what the context manager gives), "import", "function", "class", "gone" (del) or "opaque".
    """

    path: Path
    how: Literal["is", "item", "each", "enter", "import", "function", "class", "gone", "opaque"]
    node: cst.CSTNode
    value: cst.BaseExpression | None = None
    index: tuple[int | None, ...] = ()
    module: str = ""
    name: str | None = None
    scope: Scope | None = None
    annotation: cst.BaseExpression | None = None
    enters: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What `path` holds is changed in place.

    `how` is "store" (`path` ends in the key), "delete", "merge" (`|=`, `+=`), a method's name, "passed" to a function
    that may change it, or "called": a function is, which is defined below and may change it.
    """

    path: Path
    how: str
    node: cst.CSTNode
    value: cst.BaseExpression | None = None
    key: cst.BaseExpression | None = None
    call: cst.Call | None = None


@dataclass(slots=True, eq=False)
class Branch:
    """The program takes one of `arms`; not `exhaustive`: or none of them."""

    key: Hashable
    kind: Literal["if", "loop", "try", "match"]
    block: Block
    position: int
    arms: list[Block] = field(default_factory=list)
    exhaustive: bool = False
    test: cst.BaseExpression | None = None
    names: set[str] = field(default_factory=set)

    @property
    def leaves(self) -> bool:
        """Does an arm of it never get to what follows?"""
        return any(arm.exits for arm in self.arms)

    def when(self, number: int, frame: Hashable) -> Guard:
        """The guard under which arm `number` is taken in `frame`; the same question is the same branch everywhere."""
        if self.test is None:
            return taken((frame, self.key), number, of=len(self.arms) + (not self.exhaustive))
        return holding(self.test, number == 0, frame, self.block.scope)


@dataclass(slots=True, eq=False)
class Block:
    """Events and branches in order.

    `exits` says whether its end is never reached: it leaves the function or the loop.
    """

    scope: Scope
    branch: Branch | None = None
    arm: int = 0
    items: list[Definition | Change | Branch] = field(default_factory=list)
    exits: Literal["", "function", "loop"] = ""


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """Just before item `index` of `block`."""

    block: Block
    index: int


@dataclass(frozen=True, slots=True, eq=False)
class CallSite:
    """A call and the point at which it happens."""

    call: cst.Call
    point: Point
    scope: Scope


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """A parameter of a function; `kind` as in inspect: "positional", "keyword", "args" or "kwargs"."""

    name: str
    kind: Literal["positional", "keyword", "args", "kwargs"]
    node: cst.Param
    only_positional: bool = False


@dataclass(slots=True, eq=False)
class Scope:
    """A module, class, function, lambda or comprehension. Built once, then only read."""

    kind: Literal["module", "class", "function", "lambda", "comprehension"]
    node: cst.CSTNode
    parent: Scope | None
    file: File
    point: Point | None = None  # where its definition stands in the parent
    block: Block = field(init=False)
    bound: set[str] = field(default_factory=set)
    outer: dict[str, Scope] = field(default_factory=dict)  # names declared global or nonlocal
    foreign: dict[str, list[tuple[Scope, Definition]]] = field(default_factory=dict)  # set from functions by `global`
    params: dict[str, Parameter] = field(default_factory=dict)
    returns: list[tuple[cst.BaseExpression | None, Point]] = field(default_factory=list)
    yields: list[tuple[cst.BaseExpression, Point]] = field(default_factory=list)
    calls: list[CallSite] = field(default_factory=list)
    loads: dict[str, list[cst.Name]] = field(default_factory=dict)
    points: dict[cst.Name, Point] = field(default_factory=dict)  # where each of the loads happens
    inner: dict[cst.CSTNode, Scope] = field(default_factory=dict)
    rebound: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)  # names through which something is changed in place
    aliases: dict[str, set[str]] = field(default_factory=dict)  # names assigned from one another

    def __post_init__(self) -> None:
        self.block = Block(self)

    @property
    def end(self) -> Point:
        """The point after everything in the scope."""
        return Point(self.block, len(self.block.items))

    @property
    def module(self) -> Scope:
        """The scope of the module this one is in."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def walk(self) -> Iterator[Scope]:
        """This scope and every scope within it."""
        yield self
        for scope in self.inner.values():
            yield from scope.walk()

    def home(self, name: str) -> Scope | None:
        """The scope that `name`, read here, belongs to by Python's rules; None for a builtin."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.outer:
                return scope.outer[name]
            if name in scope.bound and (scope is self or scope.kind != "class"):
                return scope
            scope = scope.parent
        return None


@dataclass(slots=True, eq=False)
class File:
    """A file's trees (the cells of a notebook in order; else one) and its module scope."""

    filename: str
    modules: tuple[cst.Module, ...]
    scope: Scope = field(init=False)


def events(scope: Scope) -> Iterator[Definition | Change]:
    """Every definition and change in a scope, whatever branch it is in."""
    return (item for item, _ in placed(scope))


def placed(scope: Scope) -> Iterator[tuple[Definition | Change, Point]]:
    """The same, each with its point."""
    stack = [scope.block]
    while stack:
        block = stack.pop()
        for index, item in enumerate(block.items):
            if isinstance(item, Branch):
                stack.extend(item.arms)
            else:
                yield item, Point(block, index)


# The tree below.

_SKIPPED = frozenset(
    {
        *(
            "lpar",
            "rpar",
            "lbracket",
            "rbracket",
            "lbrace",
            "rbrace",
            "comma",
            "semicolon",
            "colon",
            "dot",
            "equal",
            "star",
        ),
        *(
            "operator",
            "asynchronous",
            "indent",
            "newline",
            "leading_lines",
            "lines_after_decorators",
            "header",
            "footer",
        ),
        *("trailing_whitespace", "default_indent", "default_newline", "has_trailing_newline", "encoding"),
    }
)
_CHILDREN: dict[type[cst.CSTNode], tuple[str, ...]] = {}


def children(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The expressions, statements and clauses directly below `node`, in source order; no punctuation or white space."""
    names = _CHILDREN.get(type(node))
    if names is None:
        names = tuple(
            name
            for name in type(node).__dataclass_fields__
            if name not in _SKIPPED and not name.startswith(("whitespace", "_"))
        )
        _CHILDREN[type(node)] = names
    for name in names:
        value = getattr(node, name)
        if isinstance(value, cst.CSTNode):
            yield value
        elif isinstance(value, (tuple, list)):
            for item in value:
                if isinstance(item, cst.CSTNode):
                    yield item


def path_of(node: cst.BaseExpression) -> Path | None:
    """`self.params["stop"]` as a path; None when the expression isn't names, attributes and subscripts."""
    if isinstance(node, cst.Name):
        return (node.value,)
    if isinstance(node, cst.Attribute):
        base = path_of(node.value)
        return None if base is None else (*base, "." + node.attr.value)
    if isinstance(node, cst.Subscript):
        base = path_of(node.value)
        key = subscript(node)
        if base is None or key is None:
            return None
        return (*base, f"[{key.raw_value}]" if isinstance(key, cst.SimpleString) else ANY_KEY)
    return None


def subscript(node: cst.Subscript) -> cst.BaseExpression | None:
    """The one index of `x[index]`; None for slices and several."""
    if len(node.slice) == 1 and isinstance(node.slice[0].slice, cst.Index):
        return node.slice[0].slice.value
    return None


def dotted_name(node: cst.BaseExpression) -> str:
    """`a.b.c` of a Name or Attribute chain."""
    if isinstance(node, cst.Attribute):
        return f"{dotted_name(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def question(test: cst.BaseExpression, scope: Scope) -> tuple[Hashable, bool]:
    """What makes two tests the same question, and whether this one asks its opposite.

    Tests of a plain name (`stream`, `not stream`, `x is None`, `x != "a"`) are the same question everywhere in a
    scope that does not bind the name twice; any other test is a question of its own.
    """
    flipped = False
    while isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        test, flipped = test.expression, not flipped
    if isinstance(test, cst.Name):
        return (test, flipped) if test.value in scope.rebound else ((scope, test.value), flipped)
    if not isinstance(test, cst.Comparison) or len(test.comparisons) != 1 or not isinstance(test.left, cst.Name):
        return test, flipped
    operator, right = test.comparisons[0].operator, test.comparisons[0].comparator
    kind = _EQUALITY.get(type(operator))
    if (
        kind is None
        or test.left.value in scope.rebound
        or not isinstance(right, (cst.Name, cst.SimpleString, cst.Integer))
    ):
        return test, flipped
    return (scope, test.left.value, kind, right.value), flipped ^ isinstance(operator, (cst.IsNot, cst.NotEqual))


_EQUALITY: dict[type[cst.BaseCompOp], str] = {cst.Is: "is", cst.IsNot: "is", cst.Equal: "==", cst.NotEqual: "=="}


def holding(test: cst.BaseExpression, outcome: bool, frame: Hashable, scope: Scope) -> Guard:
    """The guard under which a test has an outcome: `a and b` holds where both do."""
    if isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        return holding(test.expression, not outcome, frame, scope)
    own = taken((frame, test), int(not outcome))
    if isinstance(test, cst.BooleanOperation):
        if isinstance(test.operator, cst.And) is not outcome:
            return own
        parts = [holding(part, outcome, frame, scope) for part in (test.left, test.right)]
        return (own & parts[0] or own) & parts[1] or own
    key, flipped = question(test, scope)
    return taken((frame, key), int(outcome is flipped))


def tests_of(scope: Scope, name: str) -> Iterator[Hashable]:
    """The questions whether a name equals something that a scope asks."""
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
