"""The worklist of the forward analysis: what holds a part of a result, what must, and what else comes to a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.references import argument_flow
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.scope import Definition, Scope

BUDGET = 3_000  # expressions that one result is followed through


class Flow(Struct):
    """The worklist: expressions that hold a part, each with its tree; `follow` does what is done with one."""

    follow: Callable[[Flow, cst.CSTNode, ResultPart, Tree], None]
    references: References
    interesting: Callable[[Steps], bool]
    is_source: Callable[[cst.Call], bool]
    ends: Callable[[cst.CSTNode, ResultPart, Tree], bool]
    sources: dict[cst.Call, Scope] = field(default_factory=dict)
    reads: list[Read] = field(default_factory=list)
    escapes: list[Escape] = field(default_factory=list)
    held: dict[cst.CSTNode, ResultPart] = field(default_factory=dict)
    trees: dict[cst.CSTNode, Tree] = field(default_factory=dict)
    kept: dict[object, ResultPart] = field(default_factory=dict)
    demands: list[tuple[object, ResultPart, cst.CSTNode, Tree]] = field(default_factory=list)
    mapped: set[cst.CSTNode] = field(default_factory=set)  # functions that are called with each element
    work: list[tuple[cst.CSTNode, ResultPart, Tree]] = field(default_factory=list)

    def start(self, call: cst.Call, scope: Scope) -> None:
        """Follow the result of one more call."""
        if call not in self.sources:
            self.sources[call] = scope
            self.hold(call, ResultPart(), self.references.tree(scope.file))

    def run(self) -> None:
        """Follow everything; what else comes to the same places must be a result too."""
        while not self.escapes:
            while self.work and not self.escapes:
                self.follow(self, *self.work.pop())
                if len(self.held) > BUDGET:
                    node, _, tree = self.work[-1] if self.work else (next(iter(self.sources)), None, None)
                    scope = tree.scope(node) if tree is not None else next(iter(self.sources.values()))
                    self.escapes.append(Escape(node, scope, "it is used in too many places"))
            unmet = [demand for demand in self.demands if not self.is_met(demand[0], demand[1])]
            before = len(self.sources)
            for what, _, _, tree in unmet:
                self.look_back(what, tree, set())
            if len(self.sources) == before:
                for what, _, node, tree in unmet:
                    self.escape(node, tree, _other(what))
                return

    def escape(self, node: cst.CSTNode, tree: Tree, reason: str) -> None:
        self.escapes.append(Escape(node, tree.scope(node), reason))

    def hold(self, node: cst.CSTNode, part: ResultPart, tree: Tree) -> None:
        """`node` is `part` of a result."""
        known = self.held.get(node)
        if known is None:
            self.held[node], self.trees[node] = part, tree
            is_inside = not part.within and part.path and not self.interesting(part.path)
            if is_inside or self.ends(node, part, tree):
                self.reads.append(Read(part.path, node, tree.scope(node)))
            else:
                self.work.append((node, part, tree))
        elif known != part:
            self.escape(node, tree, "different parts of a result come here")

    def demand(self, what: object, part: ResultPart, node: cst.CSTNode, tree: Tree) -> None:
        """At `node`, `what` (an expression, a definition …) must be the same part of a result, or nothing at all."""
        self.demands.append((what, part, node, tree))

    def is_met(self, what: object, part: ResultPart) -> bool:
        if isinstance(what, Definition):
            if what in self.kept:
                return self.kept[what] == part
            return what.how == "gone" or (what.how == "is" and (what.value is None or self.is_met(what.value, part)))
        if isinstance(what, cst.Name) and what.value == "None":
            return True
        if isinstance(what, cst.IfExp):
            return self.is_met(what.body, part) and self.is_met(what.orelse, part)
        if isinstance(what, cst.CSTNode):
            return self.held.get(what) == part or (bool(part.within) and argument_flow.is_empty(what, part.within[-1]))
        return self.kept.get(what) == part

    def look_back(self, what: object, tree: Tree, seen: set[object]) -> None:
        if what in seen or (isinstance(what, cst.CSTNode) and what in self.held):
            return
        seen.add(what)
        for origin, where in self.origins(what, tree):
            if isinstance(origin, cst.Call) and self.is_source(origin):
                self.start(origin, where.scope(origin))
            else:
                self.look_back(origin, where, seen)

    def origins(self, what: object, tree: Tree) -> Iterator[tuple[object, Tree]]:
        """What the value of an expression or a definition may come from."""
        match what:
            case Definition(value=cst.BaseExpression() as value):
                yield value, tree
            case cst.Await(expression=inner) | cst.NamedExpr(value=inner):
                yield inner, tree
            case cst.IfExp(body=body, orelse=orelse):
                yield from ((body, tree), (orelse, tree))
            case cst.Attribute(value=inner) | cst.Subscript(value=inner):
                yield inner, tree
            case cst.Name():
                yield from (
                    (definition, tree)
                    for definition in self.references.definitions(what, tree)
                    if definition is not None
                )
            case cst.ListComp(elt=inner) | cst.GeneratorExp(elt=inner):
                yield inner, tree
            case cst.Call() if not self.is_source(what):
                yield from self.returned_by(what, tree)
            case cst.Call():
                yield what, tree

    def returned_by(self, call: cst.Call, tree: Tree) -> Iterator[tuple[object, Tree]]:
        for function in argument_flow.functions(self.references.value(call.func, tree)):
            inner = self.references.tree(function.scope.file)
            yield from ((value, inner) for value, _ in function.scope.returns if value is not None)
        if isinstance(call.func, cst.Attribute):
            yield call.func.value, tree
        yield from ((arg.value, tree) for arg in call.args if not isinstance(arg.value, cst.BaseString))

    def step(self, part: ResultPart, step: str, node: cst.CSTNode, tree: Tree) -> ResultPart | None:
        """The part one step on; None where that is nothing of the result, or where it can't be told."""
        if not part.within:
            return ResultPart((*part.path, step))
        around, rest = part.within[-1], ResultPart(part.path, part.within[:-1])
        index = step.startswith("[")
        if around == step or (around == EACH and index) or (around == VALUES and index and step != EACH):
            return part if step == SLICE else rest
        if index and around.startswith("[") and step not in (EACH, ANY, SLICE):
            return None
        if around == VALUES and step == EACH:
            return None  # its keys
        self.escape(node, tree, "it is kept in a container that can't be followed")
        return None

    def go(self, node: cst.CSTNode, part: ResultPart, step: str, tree: Tree) -> None:
        """`node` takes a step from a part."""
        further = self.step(part, step, node, tree)
        if further is not None:
            self.hold(node, further, tree)


def _other(what: object) -> str:
    """Why a demand that isn't met stops everything."""
    if isinstance(what, tuple):
        return "what callers pass may come here too"
    return "something else may come here too"


Steps: TypeAlias = tuple[str, ...]
EACH, ANY, SLICE, ENTERED = "[*]", "[?]", "[:]", "(with)"
VALUES = "{*}"  # the values of a dict, whatever the key


class ResultPart(Struct, frozen=True):
    """A part of the result that an expression holds: `path` leads to it, `within` are containers around it.

    The outermost container is the last: `(took, r)` holds the whole result `within` ("[1]",), `[r, r]` within ("[*]",).
    """

    path: Steps = ()
    within: Steps = ()

    def inside(self, step: str) -> ResultPart:
        """The part in one more container."""
        return ResultPart(self.path, (*self.within, step))

    @property
    def inner(self) -> ResultPart:
        """The part without its outermost container."""
        return ResultPart(self.path, self.within[:-1])

    @property
    def entered(self) -> ResultPart:
        """What `with` gives of it."""
        return self if self.within else ResultPart((*self.path, ENTERED))


class Read(Struct, frozen=True, eq=False):
    """A use of the result: `node` is the expression that takes the last step of `path`."""

    path: Steps
    node: cst.CSTNode
    scope: Scope


class Escape(Struct, frozen=True, eq=False):
    """A place behind which the result can't be followed, and why."""

    node: cst.CSTNode
    scope: Scope
    reason: str
