"""Who refers to a function, an attribute or a global, in every file of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.evaluation.classes import mro
from compatlint.dataflow.evaluation.evaluate import Evaluation
from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.project.project import Project
from compatlint.dataflow.references import argument_flow
from compatlint.dataflow.references.argument_flow import EACH, FUTURE, functions, maps
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.scope import Definition, File, Scope, events
from compatlint.dataflow.values.library import keeps
from compatlint.dataflow.values.values import (
    CALLS,
    Class,
    Const,
    Frame,
    Function,
    Made,
    Member,
    Module,
    Symbol,
    Unknown,
    Value,
    options,
)
from compatlint.screen.library import library_function
from compatlint.source.text import Span

QUOTED = 60  # characters of a line that a message quotes
Slot: TypeAlias = "Definition | tuple[Scope, str]"  # what binds a name: a definition, or a parameter of a function


class Reference(Struct, frozen=True, eq=False):
    """An expression that is (`sure`) or may be what was asked for."""

    node: cst.BaseExpression
    tree: Tree
    sure: bool = True


class References:
    """Answers who refers to what, for one question of a fixer or several."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.evaluator: Evaluator = Evaluation(project)  # with a budget of its own
        self._trees: dict[File, Tree] = {}

    def refresh(self) -> None:
        """Let what follows be answered with the whole budget again."""
        self.evaluator = Evaluation(self.project)

    def tree(self, file: File) -> Tree:
        """The tree of a file, made once."""
        if file not in self._trees:
            self._trees[file] = Tree(file)
        return self._trees[file]

    def value(self, node: cst.BaseExpression, tree: Tree) -> Value:
        """What `node` can be, whoever calls the function that it is in."""
        self.evaluator.begin()
        point = tree.point(node)
        return self.evaluator.value(node, point, self.frame(point.block.scope))

    def frame(self, scope: Scope) -> Frame | None:
        """The activation of a scope by anybody."""
        return self.evaluator.open_frame(scope)

    def line(self, node: cst.CSTNode, file: File) -> str:
        """The line that a node stands in, as far as a message can quote it: its number changes with every rewrite."""
        found = self.place(node, file)
        text = found[1][found[0].start.row - 1].strip() if found is not None else ""
        return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"

    def place(self, node: cst.CSTNode, file: File) -> tuple[Span, tuple[str, ...]] | None:
        """Where a node stands among the lines of its file, cell or block, and all of these."""
        source = self.project.source(file)
        places = (cell.place(node) for cell in source.cells) if source is not None else ()
        return next((found for found in places if found is not None), None)

    # names

    def definitions(self, name: cst.Name, tree: Tree) -> list[Slot | None]:
        """What a name read at `name` may have been bound by; None for what is there before the scope begins."""
        scope = tree.scope(name)
        home = scope.home(name.value)
        if home is None:
            return []
        point = scope.points.get(name)
        if point is None:
            return []
        while scope is not home and scope.kind == "comprehension" and scope.point is not None and scope.parent:
            point, scope = scope.point, scope.parent
        if scope is not home or name.value in scope.outer:
            return [*all_definitions(home, name.value)]
        found: list[Slot | None] = []
        self.evaluator.begin()
        for trail in self.evaluator.trails((name.value,), point, self.frame(scope)):
            if trail.definition is not None:
                found.append(trail.definition)
            elif name.value in home.params:
                found.append((home, name.value))
            elif name.value in home.foreign:
                found.extend(definition for _, definition in home.foreign[name.value])
        return list(dict.fromkeys(found))

    # functions

    def to_function(self, function: Scope) -> Iterator[Reference]:
        """The expressions that are a function of the project, or may be a method of it."""
        node = function.node
        if not isinstance(node, cst.FunctionDef) or function.parent is None:
            return
        name = node.name.value
        is_method = function.parent.kind == "class"
        for file in self.project.mentioning(function.file, name):
            tree = self.tree(file)
            for one in self._candidates(name, function, tree, is_method):
                found = self._is(function, self.value(one, tree))
                if found is not None and (found or is_method):
                    yield Reference(one, tree, found)

    def is_overridden(self, function: Scope) -> bool:
        """Has a class above or below that of a method one of the same name, so that either may be called?"""
        cls = function.parent
        if cls is None or cls.kind != "class" or not isinstance(function.node, cst.FunctionDef):
            return False
        name = function.node.name.value
        for file in self.project.mentioning(function.file, name):
            for other in file.scope.walk():
                if other.kind == "class" and other is not cls and name in other.bound and self._descend(other, cls):
                    return True
        return False

    def _descend(self, one: Scope, other: Scope) -> bool:
        """Does one of two classes descend from the other?"""
        self.evaluator.begin()
        above = [mro(self.evaluator, Class(cls, self.frame(cls))) for cls in (one, other)]
        found = [[base.scope for base in bases if isinstance(base, Class)] for bases in above]
        return other in found[0] or one in found[1]

    def _candidates(self, name: str, function: Scope, tree: Tree, is_method: bool) -> Iterator[cst.BaseExpression]:
        if is_method or function.file is not tree.file:
            yield from tree.attributes.get(name, ())
        names = {name} if function.file is tree.file else set(_imported_as(name, tree.file))
        for scope in tree.file.scope.walk():
            for local in names:
                if scope.home(local) is not None:
                    yield from scope.loads.get(local, ())

    def _is(self, function: Scope, value: Value) -> bool | None:
        """Is a value the function? False where it may be, None where it isn't."""
        found = [option.value for option in options(value)]
        if any(isinstance(one, Function) and one.scope is function for one in found):
            return all(isinstance(one, Function) and one.scope is function and not one.altered for one in found)
        return False if any(_is_unknown(one) for one in found) else None

    def passes_only(self, function: Scope, name: str, wanted: Callable[[Value], bool]) -> bool:
        """Do all callers of a function pass values of one kind for a parameter?"""
        for reference in self.to_function(function):
            call, found = (
                reference.tree.parent(reference.node),
                argument_flow.functions(self.value(reference.node, reference.tree)),
            )
            if not isinstance(call, cst.Call) or call.func is not reference.node or len(found) != 1:
                return False
            given = argument_flow.given(call, found[0], name)
            if given is None or not all(wanted(one.value) for one in options(self.value(given, reference.tree))):
                return False
        return True

    # attributes

    def to_attribute(self, cls: Scope, name: str) -> Iterator[Reference]:
        """The places where attribute `name` of objects of a class is read or set, or may be."""
        for file in self.project.mentioning(cls.file, name):
            tree = self.tree(file)
            for node in tree.attributes.get(name, ()):
                owner = self._owner(node, cls, tree)
                if owner is not None:
                    yield Reference(node, tree, owner)

    def _owner(self, node: cst.Attribute, cls: Scope, tree: Tree) -> bool | None:
        """Is the object that has an attribute one of the class? False where it may be."""
        own = receiver_class(node.value, tree)
        if own is not None:
            return True if own is cls else None if not self._related(own, cls) else False
        found = [option.value for option in options(self.value(node.value, tree))]
        found = [one for one in found if not (isinstance(one, Const) and one.value is None)]
        made = [one.maker if isinstance(one, Made) else one for one in found]
        classes = [one.scope for one in made if isinstance(one, Class)]
        if any(one is cls for one in classes):
            return len(classes) == len(found) and all(one is cls for one in classes)
        unsure = any(_is_unknown(one) for one in found) or any(self._related(one, cls) for one in classes)
        return False if unsure else None

    def _related(self, one: Scope, other: Scope) -> bool:
        """May one class descend from the other, or a third from both?"""
        both = (one, other)
        if not any(isinstance(cls.node, cst.ClassDef) and cls.node.bases for cls in both):
            return False
        if any(self._has_unknown_base(cls) for cls in both) or self._descend(one, other):
            return True
        name = other.node.name.value if isinstance(other.node, cst.ClassDef) else ""
        heirs = (cls for file in self.project.mentioning(other.file, name) for cls in file.scope.walk())
        several = (cls for cls in heirs if isinstance(cls.node, cst.ClassDef) and len(cls.node.bases) > 1)
        return any(all(self._descend(cls, up) for up in both) for cls in several)

    def _has_unknown_base(self, cls: Scope) -> bool:
        self.evaluator.begin()
        bases = mro(self.evaluator, Class(cls, self.frame(cls)))
        return len(bases) >= CALLS or not all(isinstance(base, (Class, Symbol)) for base in bases)

    # globals

    def to_global(self, module: Scope, name: str) -> Iterator[Reference]:
        """The places in other files where a global of a module is read."""
        for file in self.project.naming(module.file, name):
            if file is module.file:
                continue
            tree = self.tree(file)
            for node in tree.attributes.get(name, ()):
                if any(
                    isinstance(one.value, Module) and one.value.scope is module
                    for one in options(self.value(node.value, tree))
                ):
                    yield Reference(node, tree)
            for local in self.imported_from(module, name, file):
                for scope in file.scope.walk():
                    for load in scope.loads.get(local, ()):
                        yield Reference(load, tree)

    def imported_from(self, module: Scope, name: str, file: File) -> Iterator[str]:
        """The names that a file has a global of a module by."""
        for definition in _imports(file):
            if definition.name in (name, "*") and self.project.module(definition.module, file) is module:
                yield definition.path[0] if definition.name == name else name


def all_definitions(home: Scope, name: str) -> Iterator[Slot]:
    """Everything that binds a name, wherever: what a function that runs at any time may see."""
    if name in home.params:
        yield home, name
    for item in events(home):
        if isinstance(item, Definition) and item.path == (name,):
            yield item
    yield from (definition for _, definition in home.foreign.get(name, ()))


def _is_unknown(value: Value) -> bool:
    """Is nothing known of a value, or of what it is an attribute of?"""
    return isinstance(value, Unknown) or (isinstance(value, Member) and _is_unknown(value.base))


def receiver_class(node: cst.BaseExpression, tree: Tree) -> Scope | None:
    """The class whose method `node`, as its first parameter, is the receiver of."""
    scope: Scope | None = tree.scope(node)
    home = scope.home(node.value) if isinstance(node, cst.Name) and scope is not None else None
    if not isinstance(node, cst.Name) or home is None or home.parent is None or home.parent.kind != "class":
        return None
    return home.parent if home.params and next(iter(home.params)) == node.value else None


def _imports(file: File) -> Iterator[Definition]:
    for scope in file.scope.walk():
        for item in events(scope):
            if isinstance(item, Definition) and item.how == "import":
                yield item


def _imported_as(name: str, file: File) -> Iterator[str]:
    """The names that a file gives something called `name` elsewhere."""
    for definition in _imports(file):
        if definition.name == name:
            yield definition.path[0]
        elif definition.name == "*":
            yield name


def called_at(
    node: cst.BaseExpression, tree: Tree, references: References
) -> tuple[cst.CSTNode, tuple[str, ...]] | None:
    """The expression that holds what a function, referred to at `node`, returns, and the containers around it."""
    parent = tree.parent(node)
    if isinstance(parent, cst.Call):
        return parent, ()
    call = tree.parent(parent) if isinstance(parent, cst.Arg) else None
    if not isinstance(call, cst.Call) or not isinstance(parent, cst.Arg) or parent.keyword is not None or parent.star:
        return None
    callee = references.value(call.func, tree)
    first = call.args[0] is parent
    if maps(callee):
        return (call, (EACH,)) if first else None
    match callee:
        case Symbol(name=name) if first and library_function(name).gives == "called":
            return call, ()
        case Member(base=Made(maker=Symbol(name=name)), names=(method,)) if first and name.startswith("concurrent"):
            return (call, (FUTURE,)) if library_function(f".{method}").gives == "future" else None
        case Member(names=(method,)) if len(call.args) > 1 and call.args[1] is parent:
            return (call, ()) if library_function(f".{method}").gives == "called" else None
    return None


def decorated(function: Scope, references: References, tree: Tree) -> str | None:
    """What the decorators make of a function: "function", "property", or None where that can't be told."""
    kind = "function"
    if not isinstance(function.node, cst.FunctionDef):
        return kind
    for decorator in function.node.decorators:
        value = references.value(decorator.decorator, tree)
        if isinstance(value, Symbol) and library_function(value.name).gives == "property":
            kind = "property"
        elif functions(value) or not keeps(value) or _is_context_manager(value):
            return None
    return kind


def _is_context_manager(decorator: Value) -> bool:
    return isinstance(decorator, Symbol) and decorator.name.startswith("contextlib.")
