"""Is the value of an expression certainly text, and never a list of texts or anything else?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.references import argument_flow, references
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References, Slot, receiver_class
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import Definition, Scope, events
from compatlint.dataflow.scopes.tree import last_name, subscript
from compatlint.dataflow.values.methods import TO_TEXT
from compatlint.dataflow.values.values import (
    Class,
    Const,
    EnvVar,
    Function,
    Made,
    Sequence,
    Symbol,
    Text,
    Value,
    options,
)
from compatlint.screen.library import library_function

DEPTH = 60
METHODS = TO_TEXT | {  # that give text, of whatever they are called on
    *("format", "join", "capitalize", "decode", "substitute", "safe_substitute", "read_text", "getvalue", "casefold"),
    *("zfill", "strftime", "isoformat", "model_dump_json", "expandtabs", "ljust", "rjust", "center", "translate"),
}
SPLITS = frozenset({"split", "splitlines", "rsplit", "readlines"})
ITERABLES = frozenset({"list", "List", "Iterable", "Sequence", "Iterator", "set", "Set", "Collection"})


Says: TypeAlias = "Callable[[cst.BaseExpression], bool]"


def is_text(node: cst.BaseExpression, tree: Tree, references: References, says: Says = lambda _: False) -> Truth:
    """YES for text, NO where it is something else for certain, MAYBE where its type isn't known.

    `says` knows of expressions that are text besides.
    """
    return _Texts(references, says).of(node, tree)


class _Texts(Struct):
    references: References
    says: Says
    asked: set[cst.CSTNode] = field(default_factory=set)
    known: dict[Slot, Truth] = field(default_factory=dict)

    def of(self, node: cst.BaseExpression, tree: Tree) -> Truth:
        known = _of_value(self.references.value(node, tree))
        if known is not Truth.MAYBE or node in self.asked or len(self.asked) > DEPTH:
            return known
        self.asked.add(node)
        return self.written(node, tree)

    def written(self, node: cst.BaseExpression, tree: Tree) -> Truth:
        """What the form of an expression tells."""
        if self.says(node):
            return Truth.YES
        match node:
            case cst.FormattedString() | cst.ConcatenatedString():
                return Truth.YES
            case cst.BinaryOperation(left=left, operator=cst.Add() | cst.Modulo(), right=right):
                sides = (left, right) if isinstance(node.operator, cst.Add) else (left,)
                return max(self.of(side, tree) for side in sides)  # text and anything else can't be added
            case cst.BinaryOperation(left=left, operator=cst.Multiply(), right=right):
                return max(self.of(left, tree), self.of(right, tree))
            case cst.BooleanOperation(operator=cst.Or(), right=cst.SimpleString()):
                return Truth.YES  # `text or ""`
            case cst.IfExp(body=left, orelse=right) | cst.BooleanOperation(left=left, right=right):
                return self.all(((left, tree), (right, tree)))
            case cst.Await(expression=inner) | cst.NamedExpr(value=inner):
                return self.of(inner, tree)
            case cst.Subscript():
                return self.subscripted(node, tree)
            case cst.Name():
                return self.name(node, tree)
            case cst.Attribute():
                return self.attribute(node, tree)
            case cst.Call():
                return self.call(node, tree)
        return Truth.MAYBE

    def all(self, nodes: Iterable[tuple[cst.BaseExpression, Tree]]) -> Truth:
        return min((self.of(node, tree) for node, tree in nodes), default=Truth.MAYBE)

    def subscripted(self, node: cst.Subscript, tree: Tree) -> Truth:
        """A part of a text, or one of the command line's words."""
        if subscript(node) is None:
            return self.of(node.value, tree)
        owner = self.references.value(node.value, tree)
        return Truth.YES if isinstance(owner, Symbol) and owner.name in ("sys.argv", "os.environ") else Truth.MAYBE

    def call(self, node: cst.Call, tree: Tree) -> Truth:
        callee = self.references.value(node.func, tree)
        if isinstance(callee, Symbol) and library_function(callee.name).text:
            return Truth.YES
        found = argument_flow.functions(callee)
        if found and all(isinstance(option.value, Function) for option in options(callee)):
            return min(self.returned(function.scope) for function in found)
        if isinstance(node.func, cst.Attribute) and node.func.attr.value in METHODS:
            return Truth.YES
        if isinstance(node.func, cst.Attribute) and node.func.attr.value == "read":
            return self.read(node.func.value, tree)
        return Truth.MAYBE

    def read(self, file: cst.BaseExpression, tree: Tree) -> Truth:
        """`open(…).read()`: text unless the mode says bytes."""
        if isinstance(file, cst.Name):
            found = [one for one in self.references.definitions(file, tree) if isinstance(one, Definition)]
            file = found[0].value if len(found) == 1 and found[0].value is not None else file
        if not isinstance(file, cst.Call) or last_name(file.func) != "open":
            return Truth.MAYBE
        modes = [arg.value for arg in file.args if isinstance(arg.value, cst.SimpleString)]
        return (
            Truth.MAYBE if any("b" in mode.raw_value for mode in modes[-1:] if len(mode.raw_value) < 4) else Truth.YES
        )

    def returned(self, function: Scope) -> Truth:
        """What a function returns."""
        tree = self.references.tree(function.file)
        node = function.node
        if isinstance(node, cst.FunctionDef) and node.returns is not None and is_str(node.returns.annotation):
            return Truth.YES
        return self.all([(value, tree) for value, _ in function.returns if value is not None])

    def name(self, node: cst.Name, tree: Tree) -> Truth:
        """All that a name may have been bound by."""
        found = [self.bound(one, tree) for one in self.references.definitions(node, tree)]
        return min(found, default=Truth.MAYBE)

    def bound(self, slot: Slot | None, tree: Tree) -> Truth:
        if slot is None:
            return Truth.MAYBE
        if slot not in self.known:
            self.known[slot] = Truth.YES  # `prompt = prompt + more` in a loop: its other definitions decide
            self.known[slot] = self.given(slot, tree)
        return self.known[slot]

    def given(self, slot: Slot, tree: Tree) -> Truth:
        """What a definition or a parameter gives a name."""
        match slot:
            case Definition(annotation=cst.BaseExpression() as annotation) if is_str(annotation):
                return Truth.YES
            case Definition(how="is", value=cst.BaseExpression() as value):
                return self.of(value, tree)
            case Definition(how="each", value=cst.BaseExpression() as value, index=()):
                return self.elements(value, tree)
            case (Scope() as function, str() as name):
                return self.parameter(function, name)
        return Truth.MAYBE

    def elements(self, node: cst.BaseExpression, tree: Tree) -> Truth:
        """Is each element of an iterable text?"""
        match node:
            case cst.Call(func=cst.Attribute(attr=cst.Name(value=name))) if name in SPLITS:
                return Truth.YES
            case cst.ListComp(elt=elt) | cst.GeneratorExp(elt=elt) | cst.SetComp(elt=elt):
                return self.of(elt, tree)
            case cst.List(elements=items) | cst.Tuple(elements=items) | cst.Set(elements=items):
                return self.all((item.value, tree) for item in items)
            case cst.Name():
                found = self.references.definitions(node, tree)
                return min((self.elements_of(slot, tree) for slot in found), default=Truth.MAYBE)
        return Truth.MAYBE

    def elements_of(self, slot: Slot | None, tree: Tree) -> Truth:
        match slot:
            case Definition(annotation=cst.BaseExpression() as annotation) if is_list_of_str(annotation):
                return Truth.YES
            case Definition(how="is", value=cst.BaseExpression() as value) if not isinstance(value, cst.Name):
                return self.elements(value, tree)
            case (Scope() as function, str() as name):
                given = function.params[name].node.annotation
                return Truth.YES if given is not None and is_list_of_str(given.annotation) else Truth.MAYBE
        return Truth.MAYBE

    def attribute(self, node: cst.Attribute, tree: Tree) -> Truth:
        """An attribute of an object of the project: as its class declares it, else as its methods set it."""
        cls = receiver_class(node.value, tree)
        if cls is None:
            made = [option.value for option in options(self.references.value(node.value, tree))]
            classes = [one.maker.scope for one in made if isinstance(one, Made) and isinstance(one.maker, Class)]
            cls = classes[0] if len(classes) == len(made) == 1 else None
        if cls is None:
            return Truth.MAYBE
        name, inner = node.attr.value, self.references.tree(cls.file)
        set_here = [item for scope in cls.walk() for item in events(scope) if item.path[1:] == (f".{name}",)]
        declared = [item for item in events(cls) if item.path == (name,)]
        found = [self.bound(item, inner) for item in (*declared, *set_here) if isinstance(item, Definition)]
        return min(found, default=Truth.MAYBE)

    def parameter(self, function: Scope, name: str) -> Truth:
        """A parameter: as it is annotated, else as every caller that is known passes it."""
        param = function.params[name].node
        if param.annotation is not None:
            return Truth.YES if is_str(param.annotation.annotation) else Truth.MAYBE
        if function.params[name].kind not in ("positional", "keyword") or not isinstance(
            function.node, cst.FunctionDef
        ):
            return Truth.MAYBE
        if self.references.project.unseen(function.file, function.node.name.value) is not None:
            return Truth.MAYBE
        found = [self.passed(one.node, one.tree, name) for one in self.references.to_function(function)]
        if param.default is not None:
            found.append(self.of(param.default, self.references.tree(function.file)))
            return min(found) if len(found) > 1 else Truth.MAYBE
        return min(found, default=Truth.MAYBE)

    def passed(self, node: cst.BaseExpression, tree: Tree, name: str) -> Truth:
        """What a call of a function passes for a parameter; YES where it passes nothing."""
        call, functions = tree.parent(node), argument_flow.functions(self.references.value(node, tree))
        if isinstance(call, cst.Arg) and len(functions) == 1:
            return self.handed(node, functions[0], tree, name)
        if not isinstance(call, cst.Call) or call.func is not node or len(functions) != 1:
            return Truth.MAYBE
        given = argument_flow.given(call, functions[0], name)
        if given is not None:
            return self.of(given, tree)
        return Truth.MAYBE if argument_flow.has_stars(call) else Truth.YES

    def handed(self, node: cst.BaseExpression, function: Function, tree: Tree, name: str) -> Truth:
        """What a call that a function is handed to passes on: `pool.map(f, texts)`, `pool.submit(f, text)`."""
        arg = tree.parent(node)
        call = tree.parent(arg) if arg is not None else None
        place = references.called_at(node, tree, self.references)
        names = [one.name for one in function.scope.params.values()][int(function.bound is not None) :]
        if place is None or not isinstance(call, cst.Call) or name not in names:
            return Truth.MAYBE
        first = next(number for number, one in enumerate(call.args) if one is arg)
        given = call.args[first + 1 + names.index(name) :][:1]
        if not given or given[0].star or given[0].keyword is not None:
            return Truth.MAYBE
        each = argument_flow.maps(self.references.value(call.func, tree))
        return self.elements(given[0].value, tree) if each else self.of(given[0].value, tree)


def is_list_of_str(annotation: cst.BaseExpression) -> bool:
    """Is an annotation that of a list, or another iterable, of `str`?"""
    if not isinstance(annotation, cst.Subscript) or last_name(annotation.value) not in ITERABLES:
        return False
    inner = subscript(annotation)
    return inner is not None and is_str(inner)


def is_str(annotation: cst.BaseExpression) -> bool:
    """Is an annotation `str`, or `str` or nothing?"""
    match annotation:
        case cst.Name(value=name):
            return name == "str"
        case cst.SimpleString():
            return annotation.raw_value in ("str", "str | None", "Optional[str]")
        case cst.BinaryOperation(left=left, operator=cst.BitOr(), right=cst.Name(value="None")):
            return is_str(left)
        case cst.Subscript() if last_name(annotation.value) in ("Optional", "Final"):
            inner = subscript(annotation)
            return inner is not None and is_str(inner)
    return False


def _of_value(value: Value) -> Truth:
    """What is known of the value itself."""
    found = [_of_option(option.value) for option in options(value)]
    return min(found) if found else Truth.MAYBE


def _of_option(value: Value) -> Truth:
    match value:
        case Const(value=str()) | EnvVar():
            return Truth.YES
        case Text(parts=parts):
            return Truth.YES if any(parts) else Truth.MAYBE  # two unknown things added
        case Const(value=None):
            return Truth.MAYBE
        case Const() | Sequence():
            return Truth.NO
    return Truth.MAYBE
