"""What an expression may be where it can't show it: what the files pass, by the names that it goes by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.text_holders import parameter_of
from compatlint.dataflow.scopes.scope import File, Scope
from compatlint.dataflow.scopes.tree import descendants, last_name
from compatlint.dataflow.values.values import Class, Const, EnvVar, Function, Made, Step, Symbol, Value, options
from compatlint.fixers.fix import Context

BUDGET = 100
Wanted: TypeAlias = "Callable[[str], bool]"


class Passed(Struct, frozen=True, eq=False):
    """The literals that are passed and were asked for, each with its file, and what is passed that isn't known."""

    literals: dict[cst.SimpleString, File] = field(default_factory=dict)
    unknown: list[cst.BaseExpression] = field(default_factory=list)


def passed(value: cst.BaseExpression, file: File, context: Context, wanted: Wanted) -> Passed:
    """What is passed for an expression, as far as files that were given say it."""
    search = _Search(context, wanted)
    search.run(value, context.references.tree(file))
    return search.found


def passed_to(name: cst.Name, file: File, context: Context, wanted: Wanted) -> Passed:
    """What is passed for a parameter or a field of a class, where it is declared."""
    search, tree = _Search(context, wanted), context.references.tree(file)
    for value, where in search.given(name, tree):
        search.run(value, where)
    return search.found


def texts(value: Value) -> Iterator[Step]:
    """Where a text is written, that of a variable's default too."""
    for one in options(value):
        if isinstance(one.value, EnvVar) and one.value.default is not None:
            yield from texts(one.value.default)
        elif isinstance(one.value, Const) and isinstance(one.value.value, str) and one.value.origin is not None:
            yield one.value.origin


class _Search:
    """Goes from an expression to those that are passed for the names that it reads."""

    def __init__(self, context: Context, wanted: Wanted) -> None:
        self.found = Passed()
        self._context = context
        self._wanted = wanted
        self._clients = {use.call for use in context.uses if use.kind == "client"}
        self._seen: set[cst.CSTNode] = set()
        self._calls: dict[File, dict[str, list[cst.Call]]] = {}

    def run(self, value: cst.BaseExpression, tree: Tree) -> None:
        """Look at an expression, and at all that lead to it."""
        work = [(value, tree)]
        while work and len(self._seen) < BUDGET:
            node, where = work.pop()
            if node in self._seen:
                continue
            self._seen.add(node)
            if isinstance(node, cst.BooleanOperation):
                work += [(node.left, where), (node.right, where)]
            elif isinstance(node, cst.IfExp):
                work += [(node.body, where), (node.orelse, where)]
            elif not self._is_known(self._context.references.value(node, where)):
                own = list(self.given(node, where))
                if not own and node is not value and not _is_parameter(node, where):
                    self.found.unknown.append(node)
                work += own

    def _is_known(self, value: Value) -> bool:
        """Is all known that an expression may be? Literals that are wanted are kept."""
        known = True
        for one in options(value):
            if isinstance(one.value, EnvVar) or (isinstance(one.value, Const) and one.value.value is not None):
                for step in texts(one.value):
                    if isinstance(step.node, cst.SimpleString) and self._wanted(str(step.node.evaluated_value)):
                        self.found.literals[step.node] = step.scope.file
            elif not isinstance(one.value, Const):
                known = False
        return known

    def given(self, node: cst.BaseExpression, tree: Tree) -> Iterator[tuple[cst.BaseExpression, Tree]]:
        """The expressions that a name or an attribute is given, each with the tree that it stands in."""
        if isinstance(node, cst.Name):
            around = tree.parent(tree.parent(tree.parent(node) or node) or node)
            home = tree.scopes.get(around) if around is not None else None  # where a parameter is declared
            home = home or tree.scope(node).home(node.value)
            if home is not None and (node.value in home.params or home.kind == "class"):
                yield from self._arguments(node.value, _called(home), {home, home.parent or home})
        elif isinstance(node, cst.Attribute):
            name, owners = node.attr.value, self._owners(node.value, tree)
            for owner in owners:
                yield from self._arguments(name, _name_of(owner), {owner, *owner.inner.values()})
            for file in self._context.project.mentioning(tree.file, name):
                if self._context.project.is_given(file):
                    yield from self._assigned(name, owners, self._context.references.tree(file))

    def _owners(self, node: cst.BaseExpression, tree: Tree) -> set[Scope]:
        """The classes of the object that an attribute is read from; none where they aren't known."""
        found = [one.value for one in options(self._context.references.value(node, tree))]
        return {one.maker.scope for one in found if isinstance(one, Made) and isinstance(one.maker, Class)}

    def _arguments(self, name: str, callee: str, scopes: set[Scope]) -> Iterator[tuple[cst.BaseExpression, Tree]]:
        """What calls of a function or class of the project pass for its parameter `name`."""
        start = next(iter(scopes)).file
        for file in self._context.project.mentioning(start, callee):
            tree = self._context.references.tree(file)
            for call in self._calls_of(callee, file):
                for one in options(self._context.references.value(call.func, tree)):
                    if isinstance(one.value, (Class, Function)) and one.value.scope in scopes:
                        yield from (
                            (arg.value, tree)
                            for arg in call.args
                            if not arg.star and parameter_of(one.value, call, arg) == name
                        )

    def _assigned(self, name: str, owners: set[Scope], tree: Tree) -> Iterator[tuple[cst.BaseExpression, Tree]]:
        """What attributes called `name` are set to: in classes, on objects; of objects that aren't known by keyword."""
        for scope in tree.file.scope.walk():
            if scope.kind == "class" and isinstance(scope.node, cst.ClassDef) and (not owners or scope in owners):
                yield from ((value, tree) for value in _in_body(scope.node, name))
        for node in tree.attributes.get(name, ()):
            target = tree.parent(node)
            statement = tree.parent(target) if isinstance(target, cst.AssignTarget) else target
            if isinstance(statement, cst.AnnAssign) and statement.target is not node:
                continue
            value = statement.value if isinstance(statement, (cst.Assign, cst.AnnAssign)) else None
            if value is not None and value is not node:
                whose = self._owners(node.value, tree)
                if not owners or not whose or whose & owners:
                    yield value, tree
        if not owners:
            for call in self._calls_of("", tree.file):
                for arg in call.args:
                    if arg.keyword is not None and arg.keyword.value == name and self._is_own(call, tree):
                        yield arg.value, tree

    def _is_own(self, call: cst.Call, tree: Tree) -> bool:
        """May a call be one of the project's code?"""
        called = self._context.references.value(call.func, tree)
        return call not in self._clients and not any(isinstance(one.value, Symbol) for one in options(called))

    def _calls_of(self, name: str, file: File) -> list[cst.Call]:
        """The calls of a file of something called `name`; all with an empty one."""
        if file not in self._calls:
            found: dict[str, list[cst.Call]] = {"": []}
            for node in descendants(*file.modules):
                if isinstance(node, cst.Call):
                    found[""].append(node)
                    found.setdefault(last_name(node.func), []).append(node)
            self._calls[file] = found
        return self._calls[file].get(name, [])


def _is_parameter(node: cst.BaseExpression, tree: Tree) -> bool:
    home = tree.scope(node).home(node.value) if isinstance(node, cst.Name) else None
    return home is not None and isinstance(node, cst.Name) and node.value in home.params


def _called(function: Scope) -> str:
    """What a function is called by: that of a class's maker the class."""
    own = _name_of(function)
    return _name_of(function.parent) if own == "__init__" and function.parent is not None else own


def _name_of(scope: Scope) -> str:
    return scope.node.name.value if isinstance(scope.node, (cst.FunctionDef, cst.ClassDef)) else ""


def _in_body(cls: cst.ClassDef, name: str) -> Iterator[cst.BaseExpression]:
    """What a class body gives a name."""
    for line in cls.body.body:
        for small in line.body if isinstance(line, cst.SimpleStatementLine) else ():
            match small:
                case cst.AnnAssign(target=cst.Name(value=bound), value=value) if bound == name and value is not None:
                    yield value
                case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=bound))], value=value) if bound == name:
                    yield value
