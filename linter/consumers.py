"""Where the result of a call goes and what is read of it: a forward analysis, the mirror of `evaluate.py`.

It knows nothing of any API, only paths: `(".choices", "[0]", ".text")` is what `r.choices[0].text` reads of the result
`r`. The steps of a path:

    .name            an attribute                    .name()          a method is called
    [0] [text]       an index or key that is known   [?]              one that isn't
    [*]              each element, by iteration      [:]              a slice
    (with)           what `with … as` gives          (await)          never: awaiting changes no path

The result is followed through names and reassignments, attributes of objects, parameters and returns of functions (of
other files too), tuples, lists, dicts, loops and comprehensions. Where a name, a parameter or an attribute may hold
something else, where a value is handed to code that can't be followed, and wherever a shape isn't known, the answer is
an `Escape` with the reason: a rewrite then leaves everything as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import libcst as cst

from linter import passing
from linter.references import Reference, References, Slot, Tree, receiver_class
from linter.scope import Definition, Scope, events, subscript

Steps: TypeAlias = tuple[str, ...]
EACH, ANY, SLICE, ENTERED = "[*]", "[?]", "[:]", "(with)"
VALUES = "{*}"  # the values of a dict, whatever the key
BUDGET = 3_000  # expressions that one result is followed through


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the result that an expression holds: `path` leads to it, `within` are containers around it.

    The outermost container is the last: `(took, r)` holds the whole result `within` ("[1]",), `[r, r]` within ("[*]",).
    """

    path: Steps = ()
    within: Steps = ()

    def inside(self, step: str) -> Part:
        """The part in one more container."""
        return Part(self.path, (*self.within, step))


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A use of the result: `node` is the expression that takes the last step of `path`."""

    path: Steps
    node: cst.CSTNode
    scope: Scope


@dataclass(frozen=True, slots=True, eq=False)
class Escape:
    """A place behind which the result can't be followed, and why."""

    node: cst.CSTNode
    scope: Scope
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Consumers:
    """All that is done with the results of `sources`: calls whose results meet in the same places.

    Only without `escapes` are `reads` everything. `held` tells of each expression what part of a result it is.
    """

    sources: dict[cst.Call, Scope]
    reads: tuple[Read, ...]
    escapes: tuple[Escape, ...]
    held: dict[cst.CSTNode, Part]


def consumers(
    call: cst.Call,
    scope: Scope,
    references: References,
    interesting: Callable[[Steps], bool],
    is_source: Callable[[cst.Call], bool],
) -> Consumers:
    """What becomes of the result of `call` in `scope`.

    `interesting(path)` tells whether what lies at a path is to be followed; where it isn't, a `Read` is noted and
    the way ends. `is_source(other)` tells of calls with results of the same kind: one whose result comes to the
    same place is followed too.
    """
    flow = _Flow(references, interesting, is_source)
    flow.start(call, scope)
    flow.run()
    return Consumers(flow.sources, tuple(flow.reads), tuple(flow.escapes), flow.held)


@dataclass(slots=True)
class _Flow:
    """The worklist: expressions that hold a part, each with its tree."""

    references: References
    interesting: Callable[[Steps], bool]
    is_source: Callable[[cst.Call], bool]
    sources: dict[cst.Call, Scope] = field(default_factory=dict)
    reads: list[Read] = field(default_factory=list)
    escapes: list[Escape] = field(default_factory=list)
    held: dict[cst.CSTNode, Part] = field(default_factory=dict)
    kept: dict[object, Part] = field(default_factory=dict)
    demands: list[tuple[object, Part, cst.CSTNode, Tree]] = field(default_factory=list)
    mapped: set[cst.CSTNode] = field(default_factory=set)  # functions that are called with each element
    work: list[tuple[cst.CSTNode, Part, Tree]] = field(default_factory=list)

    def start(self, call: cst.Call, scope: Scope) -> None:
        """Follow the result of one more call."""
        if call not in self.sources:
            self.sources[call] = scope
            self.hold(call, Part(), self.references.tree(scope.file))

    def run(self) -> None:
        """Follow everything; what else comes to the same places must be a result too."""
        while not self.escapes:
            while self.work and not self.escapes:
                self.use(*self.work.pop())
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

    # what is noted

    def escape(self, node: cst.CSTNode, tree: Tree, reason: str) -> None:
        self.escapes.append(Escape(node, tree.scope(node), reason))

    def hold(self, node: cst.CSTNode, part: Part, tree: Tree) -> None:
        """`node` is `part` of a result."""
        known = self.held.get(node)
        if known is None:
            self.held[node] = part
            if not part.within and part.path and not self.interesting(part.path):
                self.reads.append(Read(part.path, node, tree.scope(node)))
            else:
                self.work.append((node, part, tree))
        elif known != part:
            self.escape(node, tree, "different parts of a result come here")

    def demand(self, what: object, part: Part, node: cst.CSTNode, tree: Tree) -> None:
        """At `node`, `what` (an expression, a definition …) must be the same part of a result, or nothing at all."""
        self.demands.append((what, part, node, tree))

    def is_met(self, what: object, part: Part) -> bool:
        if isinstance(what, Definition):
            if what in self.kept:
                return self.kept[what] == part
            return what.how == "gone" or (what.how == "is" and (what.value is None or self.is_met(what.value, part)))
        if isinstance(what, cst.Name) and what.value == "None":
            return True
        if isinstance(what, cst.IfExp):
            return self.is_met(what.body, part) and self.is_met(what.orelse, part)
        if isinstance(what, cst.CSTNode):
            return self.held.get(what) == part or (bool(part.within) and passing.is_empty(what, part.within[-1]))
        return self.kept.get(what) == part

    # looking back: does another call of the same kind give what else comes to a place?

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
        for function in passing.functions(self.references.value(call.func, tree)):
            inner = self.references.tree(function.scope.file)
            yield from ((value, inner) for value, _ in function.scope.returns if value is not None)
        if isinstance(call.func, cst.Attribute):
            yield call.func.value, tree
        yield from ((arg.value, tree) for arg in call.args if not isinstance(arg.value, cst.BaseString))

    # one step on

    def use(self, node: cst.CSTNode, part: Part, tree: Tree) -> None:  # noqa: C901  # one case for each place
        """What is done with an expression that holds a part: what its parent does with it."""
        parent = tree.parent(node)
        match parent:
            case cst.Attribute():
                self.attribute(parent, part, tree)
            case cst.Subscript():
                self.subscripted(parent, part, tree)
            case cst.Await() | cst.Expr() | cst.Del():
                if isinstance(parent, cst.Await):
                    self.hold(parent, part, tree)
            case cst.Arg():
                self.argument(parent, part, tree)
            case cst.Assign(targets=targets):
                for target in targets:
                    self.assign(target.target, part, parent, tree)
            case cst.AnnAssign():
                self.assign(parent.target, part, parent, tree)
            case cst.NamedExpr():
                self.assign(parent.target, part, parent, tree)
                self.hold(parent, part, tree)
            case cst.For(iter=iterated) | cst.CompFor(iter=iterated) if iterated is node:
                self.iterate(parent.target, part, parent, tree)
            case cst.WithItem(asname=asname):
                if asname is not None:
                    self.assign(asname.name, self.entered(part), tree.parent(parent) or parent, tree)
            case cst.Return():
                self.returned(tree.scope(parent), part, parent, tree)
            case cst.Lambda():
                self.returned(tree.scopes[parent], part, parent, tree)
            case cst.Yield():
                self.returned(tree.scope(parent), part.inside(EACH), parent, tree)
            case cst.From():
                element = self.step(part, EACH, parent, tree)
                if element is not None:
                    self.returned(tree.scope(parent), element.inside(EACH), parent, tree)
            case cst.If() | cst.While() | cst.Assert() | cst.CompIf():
                pass
            case cst.UnaryOperation(operator=cst.Not()):
                pass
            case cst.IfExp(test=test):
                if test is not node:
                    self.demand(parent.orelse if node is parent.body else parent.body, part, parent, tree)
                    self.hold(parent, part, tree)
            case cst.BooleanOperation():
                self.either(parent, node, part, tree)
            case cst.Comparison() | cst.ComparisonTarget():
                if not _is_test_for_none(parent if isinstance(parent, cst.Comparison) else tree.parent(parent)):
                    self.escape(node, tree, "it is compared")
            case cst.ListComp() | cst.SetComp() | cst.GeneratorExp():
                self.hold(parent, part.inside(EACH), tree)
            case cst.DictComp() if parent.value is node:
                self.hold(parent, part.inside(VALUES), tree)
            case cst.Element() | cst.StarredElement() | cst.DictElement() | cst.StarredDictElement():
                self.element(parent, part, tree)
            case cst.FormattedStringExpression():
                self.escape(node, tree, "it is formatted as a whole")
            case _:
                self.escape(node, tree, "its use here can't be followed")

    def step(self, part: Part, step: str, node: cst.CSTNode, tree: Tree) -> Part | None:
        """The part one step on; None where that is nothing of the result, or where it can't be told."""
        if not part.within:
            return Part((*part.path, step))
        around, rest = part.within[-1], Part(part.path, part.within[:-1])
        index = step.startswith("[")
        if around == step or (around == EACH and index) or (around == VALUES and index and step != EACH):
            return part if step == SLICE else rest
        if index and around.startswith("[") and step not in (EACH, ANY, SLICE):
            return None
        if around == VALUES and step == EACH:
            return None  # its keys
        self.escape(node, tree, "it is kept in a container that can't be followed")
        return None

    def go(self, node: cst.CSTNode, part: Part, step: str, tree: Tree) -> None:
        """`node` takes a step from a part."""
        further = self.step(part, step, node, tree)
        if further is not None:
            self.hold(node, further, tree)

    def entered(self, part: Part) -> Part:
        return part if part.within else Part((*part.path, ENTERED))

    # expressions

    def attribute(self, node: cst.Attribute, part: Part, tree: Tree) -> None:
        parent, name = tree.parent(node), node.attr.value
        if isinstance(parent, cst.Call) and parent.func is node:
            self.method(parent, name, part, tree)
        elif isinstance(parent, (cst.AssignTarget, cst.AugAssign, cst.Del, cst.AnnAssign)):
            self.escape(node, tree, "it is altered here")
        else:
            self.go(node, part, f".{name}", tree)

    def subscripted(self, node: cst.Subscript, part: Part, tree: Tree) -> None:
        parent, key = tree.parent(node), subscript(node)
        if isinstance(parent, (cst.AssignTarget, cst.AugAssign, cst.Del)):
            if part.within and isinstance(parent, cst.AssignTarget):
                self.stored(node, part, parent, tree)
            else:
                self.escape(node, tree, "it is altered here")
        else:
            self.go(node, part, SLICE if key is None else passing.index(key), tree)

    def stored(self, node: cst.Subscript, part: Part, target: cst.AssignTarget, tree: Tree) -> None:
        """`d[key] = value` of a container that holds results."""
        statement, key = tree.parent(target), subscript(node)
        step = passing.index(key) if key is not None else SLICE
        if isinstance(statement, cst.Assign) and part.within[-1] in (VALUES, step) and step != SLICE:
            self.demand(statement.value, Part(part.path, part.within[:-1]), node, tree)
        elif part.within[-1] == VALUES or not part.within[-1].startswith("[") or step in (ANY, SLICE):
            self.escape(node, tree, "it is kept in a container that can't be followed")

    def method(self, call: cst.Call, name: str, part: Part, tree: Tree) -> None:
        """A method of a part, or of a container of parts, is called."""
        key = call.args[0].value if name == "get" and call.args else None
        if key is not None and (isinstance(key, cst.SimpleString) or part.within[-1:] == (VALUES,)):
            self.go(call, part, passing.index(key), tree)
        elif not part.within:
            self.go(call, part, f".{name}()", tree)
        elif name == "append" and part.within[-1] == EACH and len(call.args) == 1:
            self.demand(call.args[0].value, Part(part.path, part.within[:-1]), call, tree)
        elif name in ("clear", "sort", "reverse", "keys") and part.within[-1] in (EACH, VALUES):
            pass
        elif name in ("copy", "values") and part.within[-1] in (EACH, VALUES):
            self.hold(call, Part(part.path, (*part.within[:-1], EACH if name == "values" else part.within[-1])), tree)
        elif name == "items" and part.within[-1] == VALUES:
            self.hold(call, Part(part.path, (*part.within[:-1], "[1]", EACH)), tree)
        elif name == "pop" and part.within[-1] == EACH:
            self.go(call, part, ANY, tree)
        elif name == "result" and not call.args and part.within[-1] == passing.FUTURE:
            self.hold(call, Part(part.path, part.within[:-1]), tree)
        else:
            self.escape(call, tree, f"`.{name}()` of what it is kept in can't be followed")

    def either(self, node: cst.BooleanOperation, side: cst.CSTNode, part: Part, tree: Tree) -> None:
        """`a or b` is a result if both are; of `a and b` the left side is only asked whether it is there."""
        if isinstance(node.operator, cst.And):
            if side is node.right:
                self.hold(node, part, tree)
            return
        self.demand(node.right if side is node.left else node.left, part, node, tree)
        self.hold(node, part, tree)

    def element(self, node: cst.CSTNode, part: Part, tree: Tree) -> None:
        """An element of a display."""
        display = tree.parent(node)
        match node, display:
            case cst.Element(), cst.Tuple(elements=elements) | cst.List(elements=elements):
                pairs = self.paired(display, tree)
                number = next(n for n, one in enumerate(elements) if one is node)
                if pairs:
                    for target, statement in pairs:
                        self.assign(target.elements[number].value, part, statement, tree)
                elif isinstance(display, cst.List) and len(elements) == 1:
                    self.hold(display, part.inside(EACH), tree)
                elif any(isinstance(one, cst.StarredElement) for one in elements[:number]):
                    self.escape(node, tree, "it is kept in a container that can't be followed")
                else:
                    self.hold(display, part.inside(f"[{number}]"), tree)
            case cst.StarredElement(), cst.List(elements=[_]):
                self.hold(display, part, tree)
            case cst.DictElement(key=cst.SimpleString() as key, value=value), cst.Dict() if value is not key:
                self.hold(display, part.inside(passing.index(key)), tree)
            case _:
                self.escape(node, tree, "it is kept in a container that can't be followed")

    def paired(self, display: cst.CSTNode, tree: Tree) -> list[tuple[cst.Tuple | cst.List, cst.Assign]]:
        """The targets of `a, b = x, y`, where the display is its right side."""
        statement = tree.parent(display)
        if not isinstance(statement, cst.Assign) or not isinstance(display, (cst.Tuple, cst.List)):
            return []
        found: list[tuple[cst.Tuple | cst.List, cst.Assign]] = []
        for one in statement.targets:
            target = one.target
            if not isinstance(target, (cst.Tuple, cst.List)) or len(target.elements) != len(display.elements):
                return []
            if any(isinstance(e, cst.StarredElement) for e in (*target.elements, *display.elements)):
                return []
            found.append((target, statement))
        return found

    # arguments

    def argument(self, arg: cst.Arg, part: Part, tree: Tree) -> None:
        call = tree.parent(arg)
        if not isinstance(call, cst.Call):  # of a class definition
            self.escape(arg, tree, "its use here can't be followed")
            return
        if self.is_container_of(call, part, tree):
            return
        way = passing.through(call, arg, self.references.value(call.func, tree))
        match way:
            case str() as reason:
                self.escape(arg, tree, reason)
            case passing.Into(function, parameter):
                self.parameter(function.scope, parameter, part, tree)
            case passing.Gives(steps, within):
                moved: Part | None = part
                for one in steps:
                    moved = self.step(moved, one, arg, tree) if moved is not None else None
                if moved is not None:
                    self.hold(call, replace(moved, within=(*moved.within, *within)), tree)
        if not isinstance(way, (str, passing.Into)) and way.each is not None:
            element = self.step(part, EACH, arg, tree)
            if element is not None:
                self.called_back(way.each, element, call, tree)

    def called_back(self, function: cst.BaseExpression, part: Part, call: cst.Call, tree: Tree) -> None:
        """A function that is called with each element: that of `map`, `filter` or `key=`."""
        if isinstance(function, cst.Lambda):
            scopes = [tree.scopes[function]]
        else:
            scopes = [one.scope for one in passing.functions(self.references.value(function, tree))]
            self.mapped.add(function)
        if len(scopes) == 1 and len(scopes[0].params) == 1:
            self.parameter(scopes[0], next(iter(scopes[0].params)), part, tree)
        else:
            self.escape(call, tree, "it is passed to a function that can't be followed")

    def is_container_of(self, call: cst.Call, part: Part, tree: Tree) -> bool:
        """`results.append(r)`: the list `results` holds results from then on."""
        func = call.func
        if not (isinstance(func, cst.Attribute) and func.attr.value == "append" and isinstance(func.value, cst.Name)):
            return False
        inside = part.inside(EACH)
        found = self.references.definitions(func.value, tree)
        if not found or any(not isinstance(one, Definition) or one.how != "is" for one in found):
            return False
        for definition in found:
            if isinstance(definition, Definition):
                if definition.value is None or not (
                    passing.is_empty(definition.value, EACH) or definition in self.kept
                ):
                    return False
                self.keep(definition, inside, call, tree)
        return True

    # names

    def assign(self, target: cst.BaseExpression, part: Part, statement: cst.CSTNode, tree: Tree) -> None:
        """A target gets a part."""
        match target:
            case cst.Name():
                definition = _definition(target.value, statement, tree)
                if definition is None:
                    self.escape(target, tree, "this name can't be followed")
                else:
                    self.keep(definition, part, target, tree)
            case cst.Tuple(elements=elements) | cst.List(elements=elements):
                for number, element in enumerate(elements):
                    if isinstance(element, cst.StarredElement):
                        self.escape(target, tree, "it is unpacked with a star")
                        return
                    one = self.step(part, f"[{number}]", target, tree)
                    if one is None:
                        continue
                    if one.within or self.interesting(one.path):
                        self.assign(element.value, one, statement, tree)
                    else:
                        self.reads.append(Read(one.path, element.value, tree.scope(target)))
            case cst.Attribute():
                self.set_attribute(target, part, tree)
            case cst.Subscript(value=cst.Name() as name):
                self.put(name, target, part, tree)
            case _:
                self.escape(target, tree, "it is stored where it can't be followed")

    def iterate(self, target: cst.BaseExpression, part: Part, statement: cst.CSTNode, tree: Tree) -> None:
        element = self.step(part, EACH, target, tree)
        if element is None:
            return
        if element.within or self.interesting(element.path):
            self.assign(target, element, statement, tree)
        else:
            self.reads.append(Read(element.path, target, tree.scope(target)))

    def put(self, name: cst.Name, target: cst.Subscript, part: Part, tree: Tree) -> None:
        """`d[key] = r`: the dict that `d` names holds a result from then on."""
        key = subscript(target)
        step = passing.index(key) if key is not None else SLICE
        step = VALUES if step == ANY else step
        found = self.references.definitions(name, tree)
        for definition in found:
            if (
                not isinstance(definition, Definition)
                or step == SLICE
                or not isinstance(definition.value, cst.BaseExpression)
                or not (passing.is_dict(definition.value, empty=step == VALUES) or definition in self.kept)
            ):
                self.escape(target, tree, "it is stored where it can't be followed")
                return
            self.keep(definition, part.inside(step), target, tree)
        if not found:
            self.escape(target, tree, "it is stored where it can't be followed")

    def keep(self, slot: Slot, part: Part, node: cst.CSTNode, tree: Tree) -> None:
        """A name is bound to a part: everything that reads the name there holds it."""
        if slot in self.kept:
            if self.kept[slot] != part:
                self.escape(node, tree, "different parts of a result come here")
            return
        self.kept[slot] = part
        scope = tree.scope(node) if isinstance(slot, Definition) else slot[0]
        name = slot.path[0] if isinstance(slot, Definition) else slot[1]
        home = scope.home(name) or scope
        where = self.references.tree(home.file)
        for inner in home.walk():
            if inner.home(name) is home:
                for load in inner.loads.get(name, ()):
                    self.load(load, slot, part, where)
        if home.kind == "module":
            self.exported(home, name, part)

    def load(self, load: cst.Name, slot: Slot, part: Part, tree: Tree) -> None:
        """A name is read where it may be bound by `slot`: whatever else it may hold there must be a result too."""
        found = self.references.definitions(load, tree)
        if slot not in found:
            return
        for other in found:
            if other is not None and other != slot:
                self.demand(other, part, load, tree)
        self.hold(load, part, tree)

    def exported(self, module: Scope, name: str, part: Part) -> None:
        """A global that other files may import."""
        if self.is_used_elsewhere(module, name, module.node, self.references.tree(module.file)):
            return
        for reference in self.references.to_global(module, name):
            self.hold(reference.node, part, reference.tree)

    def is_used_elsewhere(self, scope: Scope, name: str, node: cst.CSTNode, tree: Tree) -> bool:
        """May a file that isn't read use a name of `scope`?"""
        elsewhere = self.references.project.unseen(scope.file, name)
        if elsewhere is not None:
            self.escape(node, tree, f"`{name}` may be used by {os.path.basename(elsewhere)}, which isn't checked")
        return elsewhere is not None

    # functions

    def parameter(self, function: Scope, name: str, part: Part, tree: Tree) -> None:
        """A function gets a part as an argument: so must it be by all of its callers."""
        slot = (function, name)
        where = self.references.tree(function.file)
        if slot in self.kept or function.params[name].kind in ("args", "kwargs"):
            if self.kept.get(slot) != part:
                self.escape(function.params[name].node, where, "other things are passed here too")
            return
        self.keep(slot, part, function.params[name].node, where)
        node = function.node
        if not isinstance(node, cst.FunctionDef) or self.is_used_elsewhere(function, node.name.value, node, where):
            return
        for reference in self.references.to_function(function):
            self.passed(function, name, part, reference)

    def passed(self, function: Scope, name: str, part: Part, reference: Reference) -> None:
        """What one reference to a function passes for a parameter."""
        node, tree = reference.node, reference.tree
        call = tree.parent(node)
        if isinstance(call, cst.Arg) and node in self.mapped:
            return
        known = passing.functions(self.references.value(node, tree))
        if not reference.sure or not isinstance(call, cst.Call) or call.func is not node or len(known) != 1:
            self.escape(node, tree, "it may be called here with something else")
            return
        given = passing.given(call, known[0], name)
        default = function.params[name].node.default
        if given is not None:
            self.demand(given, part, call, tree)
        elif passing.has_stars(call) or default is None:
            self.escape(call, tree, "what is passed here can't be followed")
        else:
            self.demand(default, part, call, tree)

    def returned(self, function: Scope, part: Part, node: cst.CSTNode, tree: Tree) -> None:
        """A function returns a part: all its callers get one, whatever way it returns."""
        while function.kind == "comprehension" and function.parent is not None:
            function = function.parent
        if function in self.kept:
            if self.kept[function] != part:
                self.escape(node, tree, "the function returns different things")
            return
        self.kept[function] = part
        if not isinstance(node, (cst.Yield, cst.From)):
            for value, _ in function.returns:
                if value is not None:
                    self.demand(value, part, value, tree)
        if isinstance(function.node, cst.Lambda):
            self.lambda_(function.node, part, tree)
            return
        kind = passing.decorated(function, self.references, tree)
        if kind is None:
            self.escape(node, tree, "the function that returns it is decorated")
            return
        self.callers(function, part, node, tree, is_property=kind == "property")

    def callers(self, function: Scope, part: Part, node: cst.CSTNode, tree: Tree, *, is_property: bool) -> None:
        name = function.node.name.value if isinstance(function.node, cst.FunctionDef) else ""
        if self.is_used_elsewhere(function, name, node, tree):
            return
        called = False
        found = self.references.to_function(function)
        if is_property and function.parent is not None:
            found = self.references.to_attribute(function.parent, name)
        for reference in found:
            called = True
            node, where = reference.node, reference.tree
            place = (node, ()) if is_property else passing.called_at(node, where, self.references)
            if place is None or not reference.sure:
                self.escape(node, where, "a function that returns it is handed on here")
            else:
                self.hold(place[0], replace(part, within=(*part.within, *place[1])), where)
        if not called:
            self.escape(node, tree, "it is returned to callers that aren't seen")

    def lambda_(self, node: cst.Lambda, part: Part, tree: Tree) -> None:
        """The value of a lambda: of `map` the elements, of another call's argument who knows."""
        parent = tree.parent(node)
        call = tree.parent(parent) if isinstance(parent, cst.Arg) else None
        if isinstance(call, cst.Call) and passing.maps(self.references.value(call.func, tree)):
            self.hold(call, part.inside(EACH), tree)
        else:
            self.escape(node, tree, "a function that returns it is handed on here")

    # attributes

    def set_attribute(self, target: cst.Attribute, part: Part, tree: Tree) -> None:
        """`self.last = r`: so does everything that reads the attribute of an object of the class."""
        cls = receiver_class(target.value, tree)
        name = target.attr.value
        if cls is None:
            self.escape(target, tree, "it is kept in an object that can't be followed")
            return
        slot = (cls, f".{name}")
        if slot in self.kept:
            if self.kept[slot] != part:
                self.escape(target, tree, "different parts of a result come here")
            return
        self.kept[slot] = part
        if self.is_used_elsewhere(cls, name, target, tree):
            return
        for item in events(cls):
            if item.path == (name,):
                self.demand(item, part, target, self.references.tree(cls.file))
        for reference in self.references.to_attribute(cls, name):
            self.attribute_use(reference.node, part, reference.tree, sure=reference.sure)

    def attribute_use(self, node: cst.BaseExpression, part: Part, tree: Tree, *, sure: bool) -> None:
        parent = tree.parent(node)
        statement = tree.parent(parent) if isinstance(parent, cst.AssignTarget) else parent
        if not sure:
            self.escape(node, tree, "this may be the attribute that it is kept in")
        elif isinstance(statement, (cst.Assign, cst.AnnAssign)) and getattr(statement, "value", None) is not node:
            if statement.value is not None:
                self.demand(statement.value, part, node, tree)
        elif (
            isinstance(parent, (cst.AugAssign, cst.Del, cst.WithItem, cst.For))
            and getattr(parent, "iter", None) is not node
        ):
            self.escape(node, tree, "its use here can't be followed")
        else:
            self.hold(node, part, tree)


def _definition(name: str, statement: cst.CSTNode, tree: Tree) -> Definition | None:
    """What a statement binds a name by."""
    inner = tree.scopes.get(tree.parent(statement) or statement) if isinstance(statement, cst.CompFor) else None
    scope = inner or tree.scope(statement)
    if isinstance(statement, cst.CompFor):
        node: cst.CSTNode | None = statement
        while isinstance(node, cst.CompFor):
            node = tree.parent(node)
        scope = tree.scopes[node] if node is not None else scope
    for item in events(scope):
        if isinstance(item, Definition) and item.node is statement and item.path == (name,):
            return item
    return None


def _is_test_for_none(node: cst.CSTNode | None) -> bool:
    """`x is None`, `x is not None`, `x == None`."""
    if not isinstance(node, cst.Comparison) or len(node.comparisons) != 1:
        return False
    right = node.comparisons[0].comparator
    is_test = isinstance(node.comparisons[0].operator, (cst.Is, cst.IsNot, cst.Equal, cst.NotEqual))
    return is_test and isinstance(right, cst.Name) and right.value == "None"


def _other(what: object) -> str:
    """Why a demand that isn't met stops everything."""
    if isinstance(what, tuple):
        return "what callers pass may come here too"
    return "something else may come here too"
