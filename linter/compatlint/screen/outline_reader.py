"""A module's code → its outline, read from the `ast`, which costs a tenth of the lossless tree.

Everything is said without regard to order and branches, so that it is said of every run of the program.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from compatlint.screen.ast_names import RECEIVERS, bound_names, is_receiver, is_super, last_called, last_names, spelt
from compatlint.screen.function_roles import role_of
from compatlint.screen.library_names import ASKING, STORING, is_inert, is_plain
from compatlint.screen.outline import (
    GIVEN,
    LOCAL,
    NOTHING,
    PARAMETERS,
    STAR,
    Called,
    Import,
    NameFlow,
    Outline,
    Result,
)

if TYPE_CHECKING:
    from compatlint.screen.outline import Names


def read(data: bytes | str) -> Outline | None:
    """The outline of a module's code; None where it cannot be parsed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _Reader().read(ast.parse(data))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


class _Place(NamedTuple):
    """Where the walk is: who does what is called there, who gives what is returned, and the local names around it."""

    owners: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    locals: dict[str, str] = {}  # noqa: RUF012  never changed
    in_function: bool = False
    cls: str | None = None
    home: str | None = None  # the class whose methods these are in too


class _Reader:
    def __init__(self) -> None:
        self.imports: list[Import] = []
        self.flows: list[NameFlow] = []
        self.calls: list[Called] = []
        self.results: dict[str, Result] = {}
        self.said: set[str] = set()
        self.shared: set[str] = set()
        self.held: set[str] = set()
        self.defined, self.classes, self.bases = set[str](), set[str](), set[str]()
        self.functions: dict[str, list[str]] = {}
        self.number = 0
        self.passed: list[tuple[str, Names]] = []
        self.place = _Place()

    def read(self, tree: ast.Module) -> Outline:
        self.statements(tree.body)
        for name, names in self.passed:
            if name in self.functions and names:
                self.flow(names, *self.functions[name])
        return Outline(
            tuple(self.imports),
            tuple(self.flows),
            tuple(self.calls),
            tuple(self.results.values()),
            frozenset(self.said),
            frozenset(self.shared),
            frozenset(self.held),
            frozenset(self.defined),
            frozenset(self.classes),
            frozenset(self.bases),
        )

    def flow(self, source: Iterable[str], *target: str) -> None:
        self.flows.append(NameFlow(frozenset(source), target))

    # statements

    def statements(self, body: Iterable[ast.AST]) -> None:
        for node in body:
            self.statement(node)

    def statement(self, node: ast.AST) -> None:  # noqa: C901  # one case for each statement that binds a name
        match node:
            case ast.Expr(value=ast.Constant()):
                pass
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self.function(node)
            case ast.ClassDef():
                self.class_(node)
            case ast.Import(names=names):
                for one in names:
                    self.bring(one.name, None, one.asname or one.name.partition(".")[0])
            case ast.ImportFrom(module=module, names=names, level=level):
                for one in names:
                    self.bring("." * level + (module or ""), one.name, one.asname or one.name)
            case ast.Assign(targets=targets, value=value):
                source = self.names(value)
                for target in targets:
                    self.assign(target, source, value)
            case ast.AnnAssign(target=target, annotation=annotation, value=value):
                source = self.names(value) if value is not None else set()
                self.assign(target, source, value)
                self.flow(self.names(annotation), *self.given(target)[-1:])
            case ast.AugAssign(target=target, value=value):
                self.assign(target, self.names(value), None)
            case ast.For(target=target, iter=value) | ast.AsyncFor(target=target, iter=value):
                self.assign(target, self.names(value), None)
                self.statements((*node.body, *node.orelse))
            case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
                for item in items:
                    source = self.names(item.context_expr)
                    if item.optional_vars is not None:
                        self.assign(item.optional_vars, source, None)
                self.statements(body)
            case ast.Return(value=value) if value is not None:
                self.give_back(self.names(value))
                self.refer(value, self.place.gives)
            case _:
                self.others(node)

    def others(self, node: ast.AST) -> None:
        """Any other statement: the expressions and statements in it."""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.names(child)
            else:
                self.statement(child)

    def give_back(self, source: Iterable[str]) -> None:
        """What a function returns."""
        self.flow(source, *self.place.gives)

    def refer(self, value: ast.expr | None, names: tuple[str, ...]) -> None:
        """A method that is named without being called: `names` do what it does."""
        if isinstance(value, ast.Attribute) and names:
            self.calls.append(Called(*self.ends(value, again=True), (), names))

    def bring(self, module: str, name: str | None, bound: str) -> None:
        self.imports.append(Import(module, name, self.local(bound)))
        self.said.add(bound)
        if not self.place.in_function:
            self.shared.add(bound)

    def assign(self, target: ast.expr, source: set[str], value: ast.expr | None) -> None:
        if isinstance(target, (ast.Tuple, ast.List)):
            parts = value.elts if isinstance(value, (ast.Tuple, ast.List)) else ()
            for number, part in enumerate(target.elts):
                alone = len(parts) == len(target.elts)
                self.assign(part, self.names(parts[number], again=True) if alone else source, None)
            return
        if isinstance(target, ast.Starred):
            self.assign(target.value, source, None)
            return
        self.names(target)
        given, last = self.given(target), last_names(target)
        self.flow(source, *given)
        self.refer(value, given)
        if not isinstance(target, ast.Name):
            self.shared.update(last)
        elif not self.place.in_function:
            self.shared.update(given)
        if isinstance(target, ast.Attribute) and isinstance(value, ast.Name) and value.id in self.place.locals:
            self.held.add(target.attr)

    def given(self, target: ast.expr) -> tuple[str, ...]:
        """The names through which what a target is given can be reached: its last, and the one it begins with."""
        if isinstance(target, (ast.Tuple, ast.List)):
            return tuple(name for part in target.elts for name in self.given(part))
        if isinstance(target, ast.Starred):
            return self.given(target.value)
        root: ast.expr = target
        while isinstance(root, (ast.Attribute, ast.Subscript)):
            root = root.value
        first = (self.local(root.id),) if isinstance(root, ast.Name) and not is_receiver(root) else ()
        return (*first, *last_names(target)) if root is not target else first

    def function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        own = self.local(node.name)
        special = self.place.cls if node.name.startswith("__") else None
        for decorator in node.decorator_list:
            names = self.names(decorator)
            self.flow(names, special or own)
            if isinstance(decorator, ast.Call):
                self.calls.append(Called(frozenset(names)))  # of what it gives, with the function
        if self.place.in_function:
            self.flow({f"{own}{GIVEN}"}, own)  # who gives it back gives what it gives
        self.defined.add(own)
        role = role_of(node, own, self.place.cls)
        if role.looks_up:
            self.flows.append(NameFlow(frozenset(role.gives), role.looks_up, "attributes"))
        outer, self.place = self.place, self.inside_of(node, role.owners, role.gives)
        params = self.parameters(node.args, outer)
        for name in {node.name, special or own}:
            self.functions.setdefault(name, []).extend(params[:PARAMETERS])
        self.said.add(node.name)
        if not outer.in_function:
            self.shared.update((own, special or own))
        self.statements(node.body)
        self.place = outer

    def inside_of(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda,
        owners: tuple[str, ...] = (),
        gives: tuple[str, ...] = (),
    ) -> _Place:
        """The place within a function, where the names that it binds are its own."""
        self.number += 1
        params = frozenset(arg.arg for arg in ast.walk(node.args) if isinstance(arg, ast.arg)) - RECEIVERS
        mine = {name: f"{name}{LOCAL}{self.number}" for name in params | bound_names(node)}
        return _Place(owners, gives, {**self.place.locals, **mine}, True, home=self.place.home)

    def local(self, name: str) -> str:
        return self.place.locals.get(name, name)

    def parameters(self, args: ast.arguments, outer: _Place) -> list[str]:
        """The parameters, but for the receiver; annotations and defaults, read `outer`, flow into them."""
        plain = [*args.posonlyargs, *args.args]
        defaults = {id(arg): one for arg, one in zip(reversed(plain), reversed(args.defaults), strict=False)}
        defaults |= {id(arg): one for arg, one in zip(args.kwonlyargs, args.kw_defaults, strict=True) if one}
        every = [*plain, *filter(None, [args.vararg]), *args.kwonlyargs, *filter(None, [args.kwarg])]
        inner = self.place
        for arg in every:
            self.said.add(arg.arg)
            self.place = outer
            parts = [self.names(part) for part in (arg.annotation, defaults.get(id(arg))) if part is not None]
            self.place = inner
            for names in parts:
                self.flow(names, self.local(arg.arg))
        return [self.local(arg.arg) for arg in every if arg.arg not in RECEIVERS]

    def class_(self, node: ast.ClassDef) -> None:
        own = self.local(node.name)
        for part in (*node.bases, *(keyword.value for keyword in node.keywords), *node.decorator_list):
            names = self.names(part)
            self.flow(names, own)
            self.bases |= names
        made = f"{own}{GIVEN}"
        self.flows.append(NameFlow(frozenset({own}), (made,), "class"))
        methods = {one.name for one in node.body if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))}
        self.flows.append(NameFlow(frozenset({*methods, made}), (own,), "methods"))
        self.classes.add(own)
        self.said.add(node.name)
        if not self.place.in_function:
            self.shared.update((own, made))
        outer, self.place = self.place, _Place((own,), (), self.place.locals, False, own, own)
        self.statements(node.body)
        self.place = outer

    # expressions

    def names(self, node: ast.AST, again: bool = False) -> set[str]:
        """The names in an expression, noting its calls (not `again`) and what it binds."""
        kind = type(node)
        if kind is ast.Name:
            self.said.add(node.id)  # type: ignore[attr-defined]
            return {self.local(node.id)}  # type: ignore[attr-defined]
        if kind is ast.Constant:
            value = node.value  # type: ignore[attr-defined]
            return {value} if type(value) is str and value.isidentifier() else set()
        if kind is ast.Attribute:
            attribute, base = node.attr, node.value  # type: ignore[attr-defined]
            here = {attribute, f".{attribute}"}
            self.said |= here
            return here if is_receiver(base) else self.names(base, again) | here
        if kind is ast.Call:
            return self.call(node, again)  # type: ignore[arg-type]
        return self.inside(node, again)

    def inside(self, node: ast.AST, again: bool) -> set[str]:
        found: set[str] = set()
        match node:
            case ast.Lambda():
                found = self.lambda_(node, again)
            case ast.NamedExpr(target=target, value=value):
                found = self.names(value, again)
                self.assign(target, found, None)
            case ast.comprehension(target=target, iter=value, ifs=ifs):
                found = self.names(value, again)
                self.flow(found, *self.given(target))
                for test in ifs:
                    found |= self.names(test, again)
            case ast.Yield(value=value) | ast.YieldFrom(value=value) if value is not None:
                found = self.names(value, again)
                self.give_back(found)
            case ast.Compare() | ast.JoinedStr() | ast.UnaryOp():  # a plain value
                for child in ast.iter_child_nodes(node):
                    self.names(child, again)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                self.names(test, again)
                found = self.names(body, again) | self.names(orelse, again)
            case ast.Dict(keys=keys, values=values):
                for part in (*filter(None, keys), *values):
                    found |= self.names(part, again)
            case _:
                for child in ast.iter_child_nodes(node):
                    found |= self.names(child, again)
        return found

    def lambda_(self, node: ast.Lambda, again: bool) -> set[str]:
        """What a lambda gives back, and what it calls."""
        outer, self.place = self.place, self.inside_of(node)
        self.parameters(node.args, outer)
        found = self.names(node.body, again)
        for part in ast.walk(node.body):
            if isinstance(part, (ast.Name, ast.Attribute)):
                found |= self.names(part, again=True)
        self.place = outer
        return found

    def call(self, node: ast.Call, again: bool) -> set[str]:
        last, before = self.ends(node.func, again)
        values = [*node.args, *(keyword.value for keyword in node.keywords)]
        given = [self.names(value, again) for value in values]
        if not again:
            self.note(node, self.called(node, last, before, values), given)
        if is_plain(*spelt(node.func)):
            return set()
        result = self.result(node, last | before, given)
        for value in values if not again else ():
            self.refer(value, (result,))
        return {result}

    def ends(self, node: ast.expr, again: bool) -> tuple[Names, Names]:
        """The names that an expression ends in, and those before them; what is no attribute only ends."""
        if not isinstance(node, ast.Attribute):
            return frozenset(self.names(node, again)), NOTHING
        here = {node.attr, f".{node.attr}"}
        self.said |= here
        of = {self.place.home or ""} if is_super(node.value) else set()  # what the bases of a class are it is too
        return frozenset(here), frozenset(of | (set() if is_receiver(node.value) else self.names(node.value, again)))

    def handed(self, value: ast.expr) -> Iterator[tuple[Names, Names]]:
        """What an argument is, as far as it may be called."""
        if isinstance(value, (ast.Name, ast.Attribute, ast.Call)):
            yield self.ends(value, again=True)
        elif isinstance(value, ast.Lambda):
            names = frozenset(self.names(value, again=True))
            yield names, names

    def result(self, node: ast.Call, callee: Names, given: list[set[str]]) -> str:
        """The name of what a call gives."""
        func = node.func
        called = self.local(func.id) if isinstance(func, ast.Name) else getattr(func, "attr", "")
        name = f"{called}{GIVEN}{LOCAL}{node.lineno}:{node.col_offset}:{node.end_col_offset}"
        if name not in self.results:
            keywords = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
            self.results[name] = Result(name, called, callee, frozenset().union(keywords, *given))
        return name

    def note(self, node: ast.Call, call: Called, given: list[set[str]]) -> None:
        """A call, and what its arguments make interesting."""
        self.calls.append(call)
        passed = frozenset().union(*given)
        name = last_called(node)
        self.passed.append((name, passed))
        if name in STORING and isinstance(node.func, ast.Attribute):
            self.flow(passed, *self.given(node.func.value))
        if name == "getattr" and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
            self.said.add(f".{node.args[1].value!s}")
        if name == "setattr" and len(node.args) == 3 and isinstance(node.args[1], ast.Constant):
            attribute = str(node.args[1].value)
            self.flow(given[2], attribute)
            self.shared.add(attribute)

    def asks(self, node: ast.Call) -> bool:
        """May it be a call with an address, as no dict takes one?"""
        func = node.func
        given = [*node.args, *(one.value for one in node.keywords)][:1]
        if not isinstance(func, ast.Attribute) or func.attr != ASKING or not given:
            return False
        if isinstance(given[0], ast.Constant):
            return isinstance(given[0].value, str) and "/" in given[0].value
        imported = isinstance(func.value, ast.Name) and any(one.bound == func.value.id for one in self.imports)
        return imported or isinstance(given[0], (ast.JoinedStr, ast.BinOp))

    def called(self, node: ast.Call, last: Names, before: Names, values: Iterable[ast.expr]) -> Called:
        if is_inert(*spelt(node.func)) and not self.asks(node):
            return Called(last, owners=self.place.owners)
        unbound = isinstance(node.func, ast.Name) and node.func.id not in self.place.locals
        handed = tuple(one for value in values for one in self.handed(value))
        by_name = bool(node.keywords) or any(isinstance(one, ast.Starred) for one in node.args)
        last = last | {STAR} if unbound and STAR in self.said else last
        return Called(last, before, handed, self.place.owners, by_name)
