"""Everything that holds a text of the program: names, attributes, keys and parameters that it is handed on by.

What may hold it counts as holding it, so nothing that reads it is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import libcst as cst

from compatlint.dataflow.references.parents import Tree, is_told
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.scope import Definition, File, Scope, events
from compatlint.dataflow.scopes.tree import last_name, subscript
from compatlint.dataflow.values.arguments import parameter_for
from compatlint.dataflow.values.methods import TRIMMING
from compatlint.dataflow.values.values import Class, Function, Option, Symbol, Unknown, Value, options
from compatlint.screen.library import that_give

SAME = that_give("variable", "text", "truth")  # what they give tells the same in what matters
DECLARES = frozenset({"field", "Field"})  # of the fields of a class, with their defaults
READS = frozenset({"get", "pop", "setdefault", "update", "copy"})  # methods of a dict that hand on none of its items
BUDGET = 300


class Holders:
    """Follows one text from where it is written: `reached` are those of the `calls` that take it by their argument."""

    def __init__(
        self, references: References, calls: Mapping[cst.CSTNode, str], is_it: Callable[[Value], bool]
    ) -> None:
        self.reached: set[cst.CSTNode] = set()
        self._references, self._calls, self._is_it = references, calls, is_it
        self._held: set[cst.CSTNode] = set()
        self._names: set[tuple[str, Scope | None]] = set()
        self._work: list[tuple[cst.CSTNode, Tree]] = []

    def follow(self, literal: cst.SimpleString, file: File) -> bool:
        """Does it reach nothing but such calls, and code that only looks at it?"""
        self._hold(literal, self._references.tree(file))
        while self._work:
            node, tree = self._work.pop()
            if len(self._held) > BUDGET or not self._used(node, tree):
                return False
        return True

    def _hold(self, node: cst.CSTNode, tree: Tree) -> bool:
        if node not in self._held:
            self._held.add(node)
            self._work.append((node, tree))
        return True

    def _used(self, node: cst.CSTNode, tree: Tree) -> bool:  # noqa: C901  # one case for each place
        """What its parent does with it; False where that can't be followed."""
        parent = tree.parent(node)
        around: cst.CSTNode | None
        match parent:
            case cst.Arg():
                return self._passed(parent, tree)
            case cst.Assign(targets=targets):
                return all(self._named(one.target, tree) for one in targets)
            case cst.Element():
                return all([self._named(one, tree) for one in _unpacked_to(parent, tree)] or [False])
            case cst.AnnAssign():
                return self._named(parent.target, tree)
            case cst.NamedExpr():
                return self._named(parent.target, tree) and self._hold(parent, tree)
            case cst.Param(name=name):
                return self._spread(name.value, tree, _function_of(parent, tree))
            case cst.DictElement(key=cst.SimpleString() as key):
                return self._keyed(tree.parent(parent), tree) and self._spread(str(key.evaluated_value), tree)
            case cst.Index():
                around = tree.parent(tree.parent(parent) or parent)
                return around is not None and self._hold(around, tree)
            case cst.BooleanOperation(left=left, operator=operator):
                return (left is node and isinstance(operator, cst.And)) or self._hold(parent, tree)
            case cst.IfExp(test=test):
                return test is node or self._hold(parent, tree)
            case cst.Attribute(attr=attr):
                return self._method(parent, attr.value, tree)
            case cst.Return():
                function = tree.scope(parent).node
                return isinstance(function, cst.FunctionDef) and self._spread(function.name.value, tree)
            case cst.Lambda():
                return self._hold(parent, tree)
            case cst.Comparison() | cst.ComparisonTarget():
                around = parent if isinstance(parent, cst.Comparison) else tree.parent(parent)
                return isinstance(around, cst.Comparison) and _is_indifferent(around)
            case cst.If() | cst.While() | cst.Assert() | cst.UnaryOperation() | cst.Expr():
                return True
        return is_told(node, tree)

    # where it goes

    def _passed(self, arg: cst.Arg, tree: Tree) -> bool:
        call = tree.parent(arg)
        if not isinstance(call, cst.Call) or arg.star:
            return False
        keyword = arg.keyword.value if arg.keyword is not None else ""
        if self._calls.get(call) == keyword:
            self.reached.add(call)
            return True
        name = last_name(call.func)
        if name in DECLARES:
            return keyword not in ("", "default", "default_factory") or self._hold(call, tree)
        if name == "add_argument" and keyword == "default":
            return all(self._spread(one, tree) for one in _destinations(call))
        found = [one.value for one in options(self._references.value(call.func, tree))]
        if len(found) != 1:
            return is_told(arg, tree)
        match found[0]:
            case Symbol(name=symbol) if symbol in SAME:
                return self._hold(call, tree)
            case Symbol(name="builtins.dict") if keyword:
                return self._spread(keyword, tree)
            case Function(scope=scope) | Class(scope=scope):
                name = parameter_of(found[0], call, arg) or ""
                home = _maker(scope) if isinstance(found[0], Class) else scope
                return bool(name) and self._spread(name, tree, home)
        return is_told(arg, tree)

    def _named(self, target: cst.BaseExpression, tree: Tree) -> bool:
        match target:
            case cst.Name(value=name):
                return self._spread(name, tree, tree.scope(target).home(name))
            case cst.Attribute(attr=cst.Name(value=name)):
                return self._spread(name, tree)
            case cst.Subscript() if isinstance(key := subscript(target), cst.SimpleString):
                return last_name(target.value) != "environ" and self._spread(str(key.evaluated_value), tree)
        return False  # who reads the environment isn't known

    def _keyed(self, container: cst.CSTNode | None, tree: Tree) -> bool:
        """Is a dict only read by its keys, or unpacked into calls that take it?"""
        parent = tree.parent(container) if container is not None else None
        while isinstance(parent, cst.DictElement):
            container = tree.parent(parent)
            parent = tree.parent(container) if container is not None else None
        if not isinstance(parent, (cst.Assign, cst.AnnAssign)):
            return True
        targets = [one.target for one in parent.targets] if isinstance(parent, cst.Assign) else [parent.target]
        names = {one.value for one in targets if isinstance(one, cst.Name)}
        loads = [load for scope in tree.file.scope.walk() for name in names for load in scope.loads.get(name, ())]
        return all(self._takes_keys(load, tree) for load in loads)

    def _takes_keys(self, load: cst.Name, tree: Tree) -> bool:
        parent = tree.parent(load)
        if isinstance(parent, cst.Arg):
            return parent.star == "**" and tree.parent(parent) in self._calls
        return isinstance(parent, cst.Subscript) or (isinstance(parent, cst.Attribute) and parent.attr.value in READS)

    def _method(self, attribute: cst.Attribute, name: str, tree: Tree) -> bool:
        call = tree.parent(attribute)
        if name in TRIMMING and isinstance(call, cst.Call):
            return self._hold(call, tree)
        return name == "value" and self._hold(attribute, tree)

    # who reads what it is called

    def _spread(self, name: str, tree: Tree, home: Scope | None = None) -> bool:
        """Something called `name` (a name of the scope `home`) holds it: whatever so called may hold it is followed."""
        if (name, home) in self._names:
            return True
        self._names.add((name, home))
        project = self._references.project
        if project.unseen(tree.file, name) is not None:
            return False
        for file in project.mentioning(tree.file, name):
            where = self._references.tree(file)
            for one in self._candidates(name, where):
                self._read(one, where)
        return True

    def _candidates(self, name: str, tree: Tree) -> Iterator[cst.BaseExpression]:
        """The expressions of a file that read something called `name`."""
        for scope in tree.file.scope.walk():
            yield from scope.loads.get(name, ())
            for item in events(scope):
                if isinstance(item, Definition) and item.how == "import" and item.name == name and item.path != (name,):
                    yield from (load for inner in tree.file.scope.walk() for load in inner.loads.get(item.path[0], ()))
        yield from tree.attributes.get(name, ())
        for key in tree.strings:
            if key.evaluated_value == name:
                yield from _read_by(key, tree)

    def _read(self, node: cst.BaseExpression, tree: Tree) -> None:
        """Follow an expression that holds it, or may."""
        found = self._references.value(node, tree)
        parent = tree.parent(node)
        if _is_stored(node, tree) or (isinstance(parent, cst.Attribute) and parent.attr is node):
            return
        if self._is_it(found) or (self._may_be(node, tree) and any(map(_is_unknown, options(found)))):
            self._hold(node, tree)
        elif isinstance(parent, cst.Call) and parent.func is node and self._is_it(self._references.value(parent, tree)):
            self._hold(parent, tree)

    def _may_be(self, node: cst.BaseExpression, tree: Tree) -> bool:
        """May an expression that isn't known hold it? A name may where its scope has one that does."""
        return not isinstance(node, cst.Name) or (node.value, tree.scope(node).home(node.value)) in self._names


def _is_unknown(option: Option) -> bool:
    return isinstance(option.value, Unknown)


def _function_of(parameter: cst.Param, tree: Tree) -> Scope | None:
    around = tree.parent(tree.parent(parameter) or parameter)
    return tree.scopes.get(around) if around is not None else None


def _is_stored(node: cst.CSTNode, tree: Tree) -> bool:
    """Is a name, attribute or item assigned to?"""
    parent = tree.parent(node)
    while isinstance(parent, (cst.Element, cst.Tuple, cst.List)):
        parent = tree.parent(parent)
    return isinstance(parent, cst.AssignTarget) or (isinstance(parent, cst.AnnAssign) and parent.target is node)


def _unpacked_to(element: cst.Element, tree: Tree) -> Iterator[cst.BaseExpression]:
    """What an element of a tuple is assigned to: `a, b = x, y`."""
    values = tree.parent(element)
    statement = tree.parent(values) if isinstance(values, cst.Tuple) else None
    for target in statement.targets if isinstance(statement, cst.Assign) else ():
        match values, target.target:
            case cst.Tuple(elements=given), cst.Tuple(elements=names) if len(given) == len(names):
                yield from (name.value for name, one in zip(names, given, strict=True) if one is element)


def parameter_of(callee: Value, call: cst.Call, arg: cst.Arg) -> str | None:
    """The parameter, or the field of a class, that an argument becomes."""
    if isinstance(callee, Function):
        return parameter_for(callee, call, arg)
    if not isinstance(callee, Class):
        return None
    if arg.keyword is not None:
        return arg.keyword.value
    position = next(n for n, one in enumerate(call.args) if one is arg)
    names = _fields(callee)
    return names[position] if position < len(names) and not any(one.star for one in call.args) else None


def _fields(cls: Class) -> list[str]:
    """The parameters of a class by position: those of `__init__`, else the fields of a dataclass."""
    made = _maker(cls.scope)
    if made is not None:
        return [one.name for one in made.params.values() if one.kind == "positional"][1:]
    found = (item for item in cls.scope.block.items if isinstance(item, Definition))
    return [item.path[0] for item in found if isinstance(item.node, cst.AnnAssign)]


def _maker(cls: Scope) -> Scope | None:
    """The `__init__` of a class."""
    for node, inner in cls.inner.items():
        if isinstance(node, cst.FunctionDef) and node.name.value == "__init__":
            return inner
    return None


def _destinations(call: cst.Call) -> Iterator[str]:
    """The attributes that an option of a command line may become."""
    for arg in call.args:
        if isinstance(arg.value, cst.SimpleString) and (arg.keyword is None or arg.keyword.value == "dest"):
            yield str(arg.value.evaluated_value).lstrip("-").replace("-", "_")


def _is_indifferent(test: cst.Comparison) -> bool:
    """Does a comparison ask only whether there is a text at all, or whether a variable is set?"""

    def plain(node: cst.BaseExpression) -> bool:
        empty = isinstance(node, cst.SimpleString) and not node.evaluated_value
        return empty or (isinstance(node, cst.Name) and node.value == "None") or last_name(node) == "environ"

    return len(test.comparisons) == 1 and (plain(test.comparisons[0].comparator) or plain(test.left))


def _read_by(key: cst.SimpleString, tree: Tree) -> Iterator[cst.BaseExpression]:
    """`d["key"]` and `d.get("key")`."""
    parent = tree.parent(key)
    if isinstance(parent, cst.Index):
        element = tree.parent(parent)
        around = tree.parent(element) if element is not None else None
        if isinstance(around, cst.Subscript):
            yield around
    call = tree.parent(parent) if isinstance(parent, cst.Arg) else None
    if isinstance(call, cst.Call) and last_name(call.func) in ("get", "pop", "getattr"):
        yield call
