"""Scopes: which names a module, class or function has, and what happens to them, in order.

A scope's body is a tree: a `Block` holds events in the order in which they happen, and a `Branch` where the program
goes one of several ways. `binding.py` builds it, `reaching.py` reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Literal, Protocol, TypeAlias

import libcst as cst
from msgspec import Struct, field

from linter.literals import Part
from linter.values import Guard, taken

Path: TypeAlias = tuple[str, ...]  # ("self", ".params", "[stop]"): a name, then attributes and constant keys
ANY_KEY = "[?]"


class Definition(Struct, frozen=True, eq=False):
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


class Change(Struct, frozen=True, eq=False):
    """What `path` holds is changed in place.

    `how` is "store" (`path` ends in the key), "delete", "merge" (`|=`, `+=`), a method's name, "passed" to a function
    that may change it, or "called": a function is called that sets or changes it.
    """

    path: Path
    how: str
    node: cst.CSTNode
    value: cst.BaseExpression | None = None
    key: cst.BaseExpression | None = None
    call: cst.Call | None = None


class Branch(Struct, eq=False):
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



class Block(Struct, eq=False):
    """Events and branches in order.

    `exits` says whether its end is never reached: it leaves the function or the loop.
    """

    scope: Scope
    branch: Branch | None = None
    arm: int = 0
    items: list[Definition | Change | Branch] = field(default_factory=list)
    exits: Literal["", "function", "loop"] = ""


class Point(Struct, frozen=True, eq=False):
    """Just before item `index` of `block`."""

    block: Block
    index: int


class CallSite(Struct, frozen=True, eq=False):
    """A call and the point at which it happens."""

    call: cst.Call
    point: Point
    scope: Scope


class Parameter(Struct, frozen=True, eq=False):
    """A parameter of a function; `kind` as in inspect: "positional", "keyword", "args" or "kwargs"."""

    name: str
    kind: Literal["positional", "keyword", "args", "kwargs"]
    node: cst.Param
    only_positional: bool = False


class Scope:
    """A module, class, function, lambda or comprehension. Built once, then only read.

    `point` is where its definition stands in the parent.
    """

    def __init__(
        self,
        kind: Literal["module", "class", "function", "lambda", "comprehension"],
        node: cst.CSTNode,
        parent: Scope | None,
        file: File,
        point: Point | None = None,
    ) -> None:
        self.kind = kind
        self.node = node
        self.parent = parent
        self.file = file
        self.point = point
        self.block = Block(self)
        self.bound: set[str] = set()
        self.outer: dict[str, Scope] = {}  # names declared global or nonlocal
        self.foreign: dict[str, list[tuple[Scope, Definition]]] = {}  # set from functions by `global`
        self.params: dict[str, Parameter] = {}
        self.returns: list[tuple[cst.BaseExpression | None, Point]] = []
        self.yields: list[tuple[cst.BaseExpression, Point]] = []
        self.calls: list[CallSite] = []
        self.loads: dict[str, list[cst.Name]] = {}
        self.points: dict[cst.Name, Point] = {}  # where each of the loads happens
        self.inner: dict[cst.CSTNode, Scope] = {}
        self.functions: dict[str, Scope] = {}  # of those in `inner`, the first of each name
        self.rebound: set[str] = set()
        self.changed: set[str] = set()  # names through which something is changed in place
        self.aliases: dict[str, set[str]] = {}  # names assigned from one another
        self.attributes: set[Path] = set()  # `a.b` that something is assigned to
        self.written: Counter[str] | None = None  # what the methods of a class set or change, once counted
        self.equalities: dict[str, tuple[Hashable, ...]] = {}  # what is asked of a name, once looked up
        self.own: tuple[dict[str, Path], frozenset[str]] | None = None  # attributes that a method sets, and changes

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


class File:
    """A file's trees (the cells of a notebook in order; else one) and its module scope."""

    scope: Scope

    def __init__(self, filename: str, modules: tuple[cst.Module, ...]) -> None:
        self.filename = filename
        self.modules = modules
        self.parts: dict[tuple[int, tuple[int, ...]], Part] = {}  # of literals, each the same whoever asks


def imported_modules(item: Definition) -> Iterator[str]:
    """The modules that run when the import `item` does, packages before what they hold."""
    names = [item.module]
    if isinstance(item.node, cst.Import):
        names = [dotted_name(alias.name) for alias in item.node.names]
    elif item.name not in (None, "*"):
        names.append(f"{item.module}{'' if item.module.endswith('.') else '.'}{item.name}")
    for name in names:
        dots = len(name) - len(name.lstrip("."))
        parts = name[dots:].split(".")
        yield from (name[:dots] + ".".join(parts[: number + 1]) for number in range(len(parts)))


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
_NO_NODES = frozenset({type(None), bool, str, cst.MaybeSentinel})  # what a field holds beside nodes
_CHILDREN: dict[type[cst.CSTNode], tuple[str, ...]] = {}


def children(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The expressions, statements and clauses directly below `node`, in source order; no punctuation or white space."""
    names = _CHILDREN.get(type(node))
    if names is None:
        names = tuple(
            name
            for name, field in type(node).__dataclass_fields__.items()
            if name not in _SKIPPED and not name.startswith(("whitespace", "_")) and field.type not in (str, bool)
        )
        _CHILDREN[type(node)] = names
    for name in names:
        value = getattr(node, name)
        if isinstance(value, (tuple, list)):
            yield from value
        elif type(value) not in _NO_NODES:
            yield value


def descendants(*nodes: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes and everything in them."""
    stack = list(nodes)
    while stack:
        yield (node := stack.pop())
        stack.extend(children(node))


def calls_in(node: cst.CSTNode) -> bool:
    """Does an expression call something?"""
    return isinstance(node, cst.Call) or any(map(calls_in, children(node)))


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
