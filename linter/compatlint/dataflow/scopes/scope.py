"""Scopes: which names a module, class or function has, and what happens to them, in order.

A scope's body is a tree: a `Block` holds events in the order in which they happen, and a `Branch` where the program
goes one of several ways. `build` builds it, `reaching_definitions` reads it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING, Literal

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.scopes.tree import dotted_name
from compatlint.source.literals import LiteralPart

if TYPE_CHECKING:
    from compatlint.dataflow.scopes.tree import Path


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
    _known: int = 0  # items that are in the following
    _places: dict[str, list[int]] = field(default_factory=dict)
    _leaving: list[Branch] = field(default_factory=list)

    def about(self, names: frozenset[str], end: int) -> Iterable[int]:
        """Where something may happen to what `names` hold, before item `end`: the last first."""
        if end <= _FEW:
            return range(end - 1, -1, -1)
        self._look()
        places = [self._places[name] for name in names if name in self._places]
        backwards = [map(one.__getitem__, range(bisect_left(one, end) - 1, -1, -1)) for one in places]
        return backwards[0] if len(backwards) == 1 else (at for at, _ in groupby(merge(*backwards, reverse=True)))

    def leaving(self, end: int) -> Iterable[Branch]:
        """The branches before item `end` that have an arm which never gets to what follows."""
        if end <= _FEW:
            return [item for item in self.items[:end] if isinstance(item, Branch) and item.leaves]
        self._look()
        return self._leaving[: bisect_left(self._leaving, end, key=lambda branch: branch.position)]

    def _look(self) -> None:
        """Note where to look, once the block is written."""
        if self._known == len(self.items):
            return
        self._known, self._places, self._leaving = len(self.items), {}, []
        for at, item in enumerate(self.items):
            for name in item.names if isinstance(item, Branch) else item.path[:1]:
                self._places.setdefault(name, []).append(at)
            if isinstance(item, Branch) and item.leaves:
                self._leaving.append(item)


_FEW = 30  # items of a block that are looked through one by one


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
        self.changers: dict[str, list[Scope]] = {}  # of a module: the scopes in it that change something so
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
    def function_name(self) -> str:
        """What a function is called; an empty string for a lambda and whatever is no function."""
        return self.node.name.value if isinstance(self.node, cst.FunctionDef) else ""

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
        self.parts: dict[tuple[int, tuple[int, ...]], LiteralPart] = {}  # of literals, each the same whoever asks


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


def definitions(scope: Scope, name: str) -> Iterator[Definition]:
    """The definitions of a name of a scope, in the order of its events."""
    stack = [scope.block]
    while stack:
        block = stack.pop()
        for index in sorted(block.about(frozenset({name}), len(block.items))):
            item = block.items[index]
            if isinstance(item, Branch):
                stack.extend(item.arms)
            elif isinstance(item, Definition) and item.path == (name,):
                yield item
