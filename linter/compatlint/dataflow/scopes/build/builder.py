"""Builds the scopes of a file in one walk over its tree."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Literal

import libcst as cst

from compatlint.dataflow.scopes.scope import Block, Branch, CallSite, Change, Definition, File, Parameter, Point, Scope
from compatlint.dataflow.scopes.tree import ANY_KEY, calls_in, children, dotted_name, path_of, subscript

LEAVING = frozenset({"sys.exit", "exit", "quit", "os._exit"})
MUTATORS = frozenset(
    {"update", "pop", "popitem", "setdefault", "clear", "append", "extend", "insert", "remove", "add", "__setitem__"}
)


def build(filename: str, modules: tuple[cst.Module, ...]) -> File:
    """The scopes of a file; several modules are cells that share one scope, in order."""
    file = File(filename, modules)
    file.scope = Scope("module", modules[0] if modules else cst.Module([]), None, file)
    for module in modules:
        _Builder(file.scope).statements(module.body)
        file.scope.block.exits = ""  # what ends one cell does not keep anybody from running the next
    return file


class _Builder:
    """Writes one scope; `block` is where the walk stands."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.block = scope.block
        self.whole: cst.Expr | None = None  # the expression statement that the walk is in
        self.breaks = False  # is there a way out of the loop that the walk is in?

    # statements

    def statements(self, body: Iterable[cst.CSTNode]) -> None:
        for statement in body:
            if self.block.exits:
                return
            if isinstance(statement, cst.SimpleStatementLine):
                self.statements(statement.body)
            else:
                self.statement(statement)

    def statement(self, node: cst.CSTNode) -> None:  # noqa: C901  # one case for each statement of Python
        match node:
            case cst.Expr(value=value):
                self.whole = node if isinstance(value, cst.Call) else None
                self.expression(value)
                if isinstance(value, cst.Call) and dotted_name(value.func) in LEAVING:
                    self.block.exits = "function"
            case cst.Assign(targets=targets, value=value):
                self.expression(value)
                for target in targets:
                    self.assign(target.target, value, node)
            case cst.AnnAssign(target=target, annotation=annotation, value=value):
                if value is not None:
                    self.expression(value)
                self.assign(target, value, node, annotation=annotation.annotation)
            case cst.AugAssign(target=target, value=value):
                self.expression(value)
                self.augment(node)
            case cst.Import() | cst.ImportFrom():
                self.imports(node)
            case cst.FunctionDef():
                self.function(node)
            case cst.ClassDef():
                self.class_(node)
            case cst.If():
                self.if_(node)
            case cst.For() | cst.While():
                self.loop(node)
            case cst.Try() | cst.TryStar():
                self.try_(node)
            case cst.With(items=items, body=body):
                for item in items:
                    self.expression(item.item)
                    if item.asname is not None:
                        self.bind(item.asname.name, "enter", node, item.item)
                self.body(body)
            case cst.Match():
                self.match_(node)
            case cst.Return(value=value):
                if value is not None:
                    self.expression(value)
                self.scope.returns.append((value, self.point))
                self.block.exits = "function"
            case cst.Raise():
                self.expressions(node)
                self.block.exits = "function"
            case cst.Break() | cst.Continue():
                self.block.exits = "loop"
                self.breaks = self.breaks or isinstance(node, cst.Break)
            case cst.Assert(test=test):
                self.expression(test)
                branch = self.branch("if", node, test)
                branch.exhaustive = True
                branch.arms += [Block(self.scope, branch, 0), Block(self.scope, branch, 1, exits="function")]
            case cst.Del(target=target):
                self.delete(target)
            case cst.Global(names=names):
                self.scope.outer.update((one.name.value, self.scope.module) for one in names)
            case cst.Nonlocal(names=names):
                for one in names:
                    home = self.scope.parent.home(one.name.value) if self.scope.parent else None
                    if home is not None:
                        self.scope.outer[one.name.value] = home
            case _:
                self.expressions(node)

    def body(self, node: cst.BaseSuite) -> None:
        self.statements(node.body)

    @property
    def point(self) -> Point:
        return Point(self.block, len(self.block.items))

    def add(self, item: Definition | Change) -> None:
        self.block.items.append(item)
        name = item.path[0]
        block = self.block
        while block.branch is not None and name not in block.branch.names:
            block.branch.names.add(name)
            block = block.branch.block
        if isinstance(item, Change) or len(item.path) > 1:
            self.scope.changed.add(name)
            if isinstance(item, Definition):
                self.scope.attributes.add(item.path)
            return
        home = self.scope.outer.get(name)
        if name in self.scope.bound:
            self.scope.rebound.add(name)
        if home is None:
            self.scope.bound.add(name)
        else:
            home.foreign.setdefault(name, []).append((self.scope, item))
            home.bound.add(name)

    # assignment

    def alias(self, one: str, other: str) -> None:
        """Two names of the same object: a change through one is a change of the other."""
        both = self.scope.aliases.get(one, {one}) | self.scope.aliases.get(other, {other})
        for name in both:
            self.scope.aliases[name] = both

    def assign(
        self,
        target: cst.BaseExpression,
        value: cst.BaseExpression | None,
        node: cst.CSTNode,
        annotation: cst.BaseExpression | None = None,
    ) -> None:
        if isinstance(target, (cst.Tuple, cst.List)) and isinstance(value, (cst.Tuple, cst.List)):
            pairs = [(t.value, v.value) for t, v in zip(target.elements, value.elements, strict=False)]
            starred = any(isinstance(e, cst.StarredElement) for e in (*target.elements, *value.elements))
            if len(target.elements) == len(value.elements) and not starred:
                for one, its in pairs:
                    self.assign(one, its, node)
                return
        if isinstance(target, cst.Name) and isinstance(value, cst.Name):
            self.alias(target.value, value.value)
        self.bind(target, "is", node, value, annotation=annotation)

    def bind(
        self,
        target: cst.BaseExpression,
        how: Literal["is", "each", "enter"],
        node: cst.CSTNode,
        value: cst.BaseExpression | None,
        index: tuple[int | None, ...] = (),
        annotation: cst.BaseExpression | None = None,
    ) -> None:
        if isinstance(target, (cst.Tuple, cst.List)):
            for number, element in enumerate(target.elements):
                starred = isinstance(element, cst.StarredElement)
                self.bind(element.value, how, node, value, (*index, None if starred else number))
            return
        path = path_of(target)
        self.expressions(target)
        if path is None:
            return
        if isinstance(target, cst.Subscript) and not index and how == "is":
            self.add(Change(path, "store", node, value, subscript(target)))
        elif path[-1][0] != "[" and ANY_KEY not in path:
            form = "item" if index and how == "is" else how
            self.add(Definition(path, form, node, value, index, annotation=annotation))

    def augment(self, node: cst.AugAssign) -> None:
        path = path_of(node.target)
        self.expressions(node.target)
        if path is not None:
            self.add(Change(path, "merge", node, node.value))

    def delete(self, target: cst.BaseExpression) -> None:
        if isinstance(target, cst.Tuple):
            for element in target.elements:
                self.delete(element.value)
            return
        path = path_of(target)
        if path is None:
            return
        if isinstance(target, cst.Subscript):
            self.add(Change(path, "delete", target, key=subscript(target)))
        else:
            self.add(Definition(path, "gone", target))

    def imports(self, node: cst.Import | cst.ImportFrom) -> None:
        if isinstance(node, cst.Import):
            for alias in node.names:
                dotted = dotted_name(alias.name)
                if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
                    self.add(Definition((alias.asname.name.value,), "import", node, module=dotted))
                else:
                    root = dotted.partition(".")[0]
                    self.add(Definition((root,), "import", node, module=root))
            return
        source = "." * len(node.relative) + (dotted_name(node.module) if node.module is not None else "")
        if isinstance(node.names, cst.ImportStar):
            self.add(Definition(("*",), "import", node, module=source, name="*"))
            return
        for alias in node.names:
            name = dotted_name(alias.name)
            bound = (
                alias.asname.name.value
                if alias.asname is not None and isinstance(alias.asname.name, cst.Name)
                else name
            )
            self.add(Definition((bound,), "import", node, module=source, name=name))

    # branches

    def branch(
        self, kind: Literal["if", "loop", "try", "match"], key: Hashable, test: cst.BaseExpression | None = None
    ) -> Branch:
        made = Branch(key, kind, self.block, len(self.block.items), test=test)
        self.block.items.append(made)
        return made

    def arm(self, branch: Branch, *parts: Iterable[cst.CSTNode]) -> Block:
        """Walk `parts` as the next arm of `branch`."""
        outer, self.block = self.block, Block(self.scope, branch, len(branch.arms))
        branch.arms.append(self.block)
        for part in parts:
            self.statements(part)
        done, self.block = self.block, outer
        return done

    def leave(self, branch: Branch) -> None:
        """When every way out of an exhaustive branch leaves, so does the block."""
        if branch.exhaustive and all(arm.exits for arm in branch.arms):
            self.block.exits = "loop" if any(arm.exits == "loop" for arm in branch.arms) else "function"

    def if_(self, node: cst.If) -> None:
        if dotted_name(node.test).endswith("TYPE_CHECKING"):
            self.type_checking(node)
            return
        self.expression(node.test)
        branch = self.branch("if", node, node.test)
        self.arm(branch, node.body.body)
        if node.orelse is not None:
            branch.exhaustive = True
            self.arm(branch, node.orelse.body.body if isinstance(node.orelse, cst.Else) else [node.orelse])
        self.leave(branch)

    def type_checking(self, node: cst.If) -> None:
        """What type checkers alone see never runs; its imports say what annotations mean."""
        for line in node.body.body:
            if isinstance(line, cst.SimpleStatementLine):
                self.statements(part for part in line.body if isinstance(part, (cst.Import, cst.ImportFrom)))
        if isinstance(node.orelse, cst.Else):
            self.body(node.orelse.body)

    def loop(self, node: cst.For | cst.While) -> None:
        self.expression(node.iter if isinstance(node, cst.For) else node.test)
        forever = isinstance(node, cst.While) and isinstance(node.test, cst.Name) and node.test.value == "True"
        branch = self.branch("loop", node)
        branch.exhaustive = forever
        outer, self.block = self.block, Block(self.scope, branch, 0)
        branch.arms.append(self.block)
        if isinstance(node, cst.For):
            self.bind(node.target, "each", node, node.iter)
        breaks, self.breaks = self.breaks, False
        self.body(node.body)
        body, self.block = self.block, outer
        if forever and not self.breaks:
            self.block.exits = "function"
        self.breaks = breaks
        if body.exits == "loop" or not forever:
            body.exits = ""
        if node.orelse is not None:
            self.arm(self.branch("if", (node, "else")), node.orelse.body.body)

    def try_(self, node: cst.Try | cst.TryStar) -> None:
        if node.handlers:
            self.handled(node)
        else:
            self.body(node.body)
        if node.finalbody is not None:
            self.last(node.finalbody)

    def last(self, node: cst.Finally) -> None:
        """What runs whether or not the block is left before."""
        block, exits = self.block, self.block.exits
        block.exits = ""
        self.body(node.body)
        if not block.exits:
            block.exits = exits

    def handled(self, node: cst.Try | cst.TryStar) -> None:
        """A body that may stop anywhere and go on in one of the handlers."""
        branch = self.branch("try", node)
        branch.exhaustive = True
        body = self.arm(branch, node.body.body, node.orelse.body.body if node.orelse else [])
        handlers: Iterable[cst.ExceptHandler | cst.ExceptStarHandler] = node.handlers
        for number, handler in enumerate(handlers):
            outer, self.block = self.block, Block(self.scope, branch, len(branch.arms))
            branch.arms.append(self.block)
            partly = self.branch("if", (node, "partly", number))
            partly.arms.append(Block(self.scope, partly, 0, body.items))
            partly.names = branch.names
            if handler.name is not None and isinstance(handler.name.name, cst.Name):
                self.add(Definition((handler.name.name.value,), "opaque", handler))
            self.body(handler.body)
            self.block = outer
        self.leave(branch)

    def match_(self, node: cst.Match) -> None:
        self.expression(node.subject)
        branch = self.branch("match", node)
        for case in node.cases:
            outer, self.block = self.block, Block(self.scope, branch, len(branch.arms))
            branch.arms.append(self.block)
            for name in _captures(case.pattern):
                self.add(Definition((name.value,), "opaque", name))
            if case.guard is not None:
                self.expression(case.guard)
            self.body(case.body)
            self.block = outer
        last = node.cases[-1] if node.cases else None
        if (
            last is not None
            and last.guard is None
            and isinstance(last.pattern, cst.MatchAs)
            and last.pattern.pattern is None
        ):
            branch.exhaustive = True
        self.leave(branch)

    # scopes

    def enter(self, kind: Literal["class", "function", "lambda", "comprehension"], node: cst.CSTNode) -> _Builder:
        scope = Scope(kind, node, self.scope, self.scope.file, self.point)
        self.scope.inner[node] = scope
        if isinstance(node, cst.FunctionDef):
            self.scope.functions.setdefault(node.name.value, scope)
        return _Builder(scope)

    def function(self, node: cst.FunctionDef) -> None:
        for decorator in node.decorators:
            self.expression(decorator.decorator)
        self.defaults(node.params)
        inner = self.enter("function", node)
        inner.parameters(node.params)
        self.add(Definition((node.name.value,), "function", node, scope=inner.scope))
        inner.body(node.body)

    def defaults(self, params: cst.Parameters) -> None:
        for param in (*params.posonly_params, *params.params, *params.kwonly_params):
            if param.default is not None:
                self.expression(param.default)

    def parameters(self, params: cst.Parameters) -> None:
        declare = self.scope.params
        for param in params.posonly_params:
            declare[param.name.value] = Parameter(param.name.value, "positional", param, only_positional=True)
        for param in params.params:
            declare[param.name.value] = Parameter(param.name.value, "positional", param)
        if isinstance(params.star_arg, cst.Param):
            declare[params.star_arg.name.value] = Parameter(params.star_arg.name.value, "args", params.star_arg)
        for param in params.kwonly_params:
            declare[param.name.value] = Parameter(param.name.value, "keyword", param)
        if params.star_kwarg is not None:
            declare[params.star_kwarg.name.value] = Parameter(params.star_kwarg.name.value, "kwargs", params.star_kwarg)
        self.scope.bound.update(declare)

    def class_(self, node: cst.ClassDef) -> None:
        for part in (*node.decorators, *node.bases, *node.keywords):
            self.expressions(part)
        inner = self.enter("class", node)
        self.add(Definition((node.name.value,), "class", node, scope=inner.scope))
        inner.body(node.body)

    # expressions

    def expressions(self, node: cst.CSTNode) -> None:
        for child in children(node):
            self.expression(child)

    def expression(self, node: cst.CSTNode) -> None:  # noqa: C901  # one case for each expression that matters
        """Note the calls, loads, walruses and inner scopes of an expression, in the order of evaluation."""
        match node:
            case cst.Name():
                self.scope.loads.setdefault(node.value, []).append(node)
                self.scope.points[node] = self.point
            case cst.SimpleString() | cst.Integer() | cst.Float():
                pass
            case cst.Attribute():
                self.expression(node.value)
            case cst.Call():
                self.call(node)
            case cst.Dict() | cst.DictElement() | cst.List() | cst.Element():  # frequent: they need not pass the rest
                self.expressions(node)
            case cst.Arg():
                self.expression(node.value)
            case cst.NamedExpr(target=target, value=value):
                self.expression(value)
                if self.scope.kind != "comprehension":
                    self.bind(target, "is", node, value)
            case cst.BooleanOperation(left=left, right=right) if calls_in(right):
                self.expression(left)
                test = left if isinstance(node.operator, cst.And) else cst.UnaryOperation(cst.Not(), left)
                self.parts(node, test, right)
            case cst.IfExp(test=test, body=body, orelse=orelse) if calls_in(body) or calls_in(orelse):
                self.expression(test)
                self.parts(node, test, body, orelse)
            case cst.Lambda(params=params, body=body):
                self.defaults(params)
                inner = self.enter("lambda", node)
                inner.parameters(params)
                inner.expression(body)
                inner.scope.returns.append((body, inner.point))
            case cst.ListComp() | cst.SetComp() | cst.GeneratorExp() | cst.DictComp():
                self.comprehension(node)
            case cst.Yield(value=value):
                self.expressions(node)
                if isinstance(value, cst.BaseExpression):
                    self.scope.yields.append((value, self.point))
            case _:
                self.expressions(node)

    def parts(self, node: cst.CSTNode, test: cst.BaseExpression, *arms: cst.BaseExpression) -> None:
        """Parts of an expression that are evaluated only as `test` turns out."""
        branch = self.branch("if", (node, "part"), test)
        branch.exhaustive = len(arms) > 1
        for part in arms:
            outer, self.block = self.block, Block(self.scope, branch, len(branch.arms))
            branch.arms.append(self.block)
            self.expression(part)
            self.block = outer

    def call(self, node: cst.Call) -> None:
        self.expression(node.func)
        for arg in node.args:
            self.expression(arg.value)
        self.scope.calls.append(CallSite(node, self.point, self.scope))
        func = node.func
        if isinstance(func, cst.Attribute) and func.attr.value in MUTATORS:
            path = path_of(func.value)
            if path is not None:
                whole = self.whole if self.whole is not None and self.whole.value is node else node
                self.add(Change(path, func.attr.value, whole, call=node))
                return
        if isinstance(func, cst.Name) and func.value == "setattr" and len(node.args) == 3:
            self.setattr(node)
            return
        for arg in node.args:
            if not arg.star and isinstance(arg.value, (cst.Name, cst.Attribute)):
                path = path_of(arg.value)
                if path is not None:
                    self.add(Change(path, "passed", arg, call=node))
        for name in self.touched(func.value) if isinstance(func, cst.Name) else ():
            self.add(Change((name,), "called", node, call=node))

    def touched(self, function: str) -> list[str]:
        """The names of this scope that a function defined in it changes or sets."""
        inner = self.scope.functions.get(function)
        if inner is None:
            return []
        return [name for name in sorted({*inner.changed, *inner.outer}) if inner.home(name) is self.scope]

    def setattr(self, node: cst.Call) -> None:
        path, name = path_of(node.args[0].value), node.args[1].value
        if path is None:
            return
        if isinstance(name, cst.SimpleString):
            self.add(Definition((*path, f".{name.raw_value}"), "is", node, node.args[2].value))
        else:  # as good as obj.__dict__[name] = value
            self.add(Change((*path, ".__dict__", ANY_KEY), "store", node, node.args[2].value, name))

    def comprehension(self, node: cst.ListComp | cst.SetComp | cst.GeneratorExp | cst.DictComp) -> None:
        inner = self.enter("comprehension", node)
        clause: cst.CompFor | None = node.for_in
        self.expression(node.for_in.iter)
        while clause is not None:
            if clause is not node.for_in:
                inner.expression(clause.iter)
            inner.bind(clause.target, "each", clause, clause.iter)
            for condition in clause.ifs:
                inner.expression(condition.test)
            clause = clause.inner_for_in
        for part in (node.key, node.value) if isinstance(node, cst.DictComp) else (node.elt,):
            inner.expression(part)


def _captures(pattern: cst.CSTNode) -> Iterator[cst.Name]:
    """The names that a match pattern binds."""
    if isinstance(pattern, (cst.MatchAs, cst.MatchStar)) and pattern.name is not None:
        yield pattern.name
    for child in children(pattern):
        if not isinstance(child, cst.BaseExpression):
            yield from _captures(child)
