"""Names and the bindings that can reach a point of the program.

A scope's body is a tree: a `Block` holds events in the order in which they happen, and a `Branch` where the program goes
one of several ways. `reach` walks it backwards from a point and gives the definitions that can arrive there,
each with the guard under which it does and the changes made to it on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import libcst as cst

from linter.values import ALWAYS, Guard, taken

Path: TypeAlias = tuple[str, ...]  # ("self", ".params", "[stop]"): a name, then attributes and constant keys
ANY_KEY = "[?]"
MUTATORS = frozenset(
    {"update", "pop", "popitem", "setdefault", "clear", "append", "extend", "insert", "remove", "add", "__setitem__"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """A name or an attribute path gets a value.

    `how` says what `value` is to it: "is" (assigned), "item" (unpacked: `index` leads to it), "each" (an element of an iterable),
    "enter" (what the context manager gives), "import", "function", "class", "gone" (del) or "opaque".
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


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What `path` holds is changed in place.

    `how` is "store" (`path` ends in the key), "delete", "merge" (`|=`, `+=`), a method's name, or "passed" to a function that may change it.
    """

    path: Path
    how: str
    node: cst.CSTNode
    value: cst.BaseExpression | None = None
    key: cst.BaseExpression | None = None
    call: cst.Call | None = None


@dataclass(slots=True, eq=False)
class Branch:
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

    def when(self, number: int, frame: Hashable) -> Guard:
        """The guard under which arm `number` is taken in `frame`; the same question is the same branch everywhere."""
        if self.test is None:
            return taken((frame, self.key), number, of=len(self.arms) + (not self.exhaustive))
        key, flipped = question(self.test, self.block.scope)
        return taken((frame, key), 1 - number if flipped else number)


@dataclass(slots=True, eq=False)
class Block:
    """Events and branches in order. `exits` says whether its end is never reached: it leaves the function or the loop."""

    scope: Scope
    branch: Branch | None = None
    arm: int = 0
    items: list[Definition | Change | Branch] = field(default_factory=list)
    exits: Literal["", "function", "loop"] = ""


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """Just before item `index` of `block`."""

    block: Block
    index: int


@dataclass(frozen=True, slots=True, eq=False)
class CallSite:
    """A call and the point at which it happens."""

    call: cst.Call
    point: Point
    scope: Scope


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """A parameter of a function; `kind` as in inspect: "positional", "keyword", "args" or "kwargs"."""

    name: str
    kind: Literal["positional", "keyword", "args", "kwargs"]
    node: cst.Param
    only_positional: bool = False


@dataclass(slots=True, eq=False)
class Scope:
    """A module, class, function, lambda or comprehension. Built once, then only read."""

    kind: Literal["module", "class", "function", "lambda", "comprehension"]
    node: cst.CSTNode
    parent: Scope | None
    file: File
    point: Point | None = None  # where its definition stands in the parent
    block: Block = field(init=False)
    bound: set[str] = field(default_factory=set)
    outer: dict[str, Scope] = field(default_factory=dict)  # names declared global or nonlocal
    foreign: dict[str, list[tuple[Scope, Definition]]] = field(default_factory=dict)  # set from functions by `global`
    params: dict[str, Parameter] = field(default_factory=dict)
    returns: list[tuple[cst.BaseExpression | None, Point]] = field(default_factory=list)
    yields: list[tuple[cst.BaseExpression, Point]] = field(default_factory=list)
    calls: list[CallSite] = field(default_factory=list)
    loads: dict[str, list[cst.Name]] = field(default_factory=dict)
    inner: dict[cst.CSTNode, Scope] = field(default_factory=dict)
    rebound: set[str] = field(default_factory=set)
    aliases: dict[str, set[str]] = field(default_factory=dict)  # names assigned from one another

    def __post_init__(self) -> None:
        self.block = Block(self)

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


@dataclass(slots=True, eq=False)
class File:
    """A file's trees (the cells of a notebook in order; else one) and its module scope."""

    filename: str
    modules: tuple[cst.Module, ...]
    scope: Scope = field(init=False)


@dataclass(frozen=True, slots=True, eq=False)
class Trail:
    """A definition that can arrive (None: from before the scope), when it does, and the changes since, oldest first."""

    guard: Guard
    definition: Definition | None
    point: Point | None
    changes: tuple[tuple[Guard, Change, Point], ...] = ()


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


# Reading: what reaches a point.

Decide: TypeAlias = "Callable[[Branch], int | None]"


def reach(path: Path, point: Point, frame: Hashable, decide: Decide) -> list[Trail]:
    """The definitions of `path` or of a prefix of it that can reach `point` in `frame`, newest first.

    `decide(branch)` may tell which arm an `if` takes; the others are then left out.
    """
    done: list[Trail] = []
    names = frozenset(point.block.scope.aliases.get(path[0], path[:1]))
    here: Point | None = point
    carried: tuple[Guard, tuple[tuple[Guard, Change, Point], ...]] | None = (ALWAYS, ())
    while here is not None and carried is not None:
        search = _Search(path, names, frame, decide, done)
        carried = search.back(here.block, here.index, *carried, whole=False)
        branch = here.block.branch
        if branch is None:
            break
        if carried is not None and branch.kind == "loop":
            again = taken((frame, branch.key, "again"), 0)
            earlier = search.back(here.block, len(here.block.items), (carried[0] & again) or again, (), whole=True)
            if earlier is not None:
                before = tuple((guard, change, at) for guard, change, at in earlier[1] if _later(at, here))
                carried = (carried[0], _guarded(before, again) + carried[1])
        here = Point(branch.block, branch.position)
    if carried is not None:
        done.append(Trail(carried[0], None, None, carried[1]))
    return done


def _later(at: Point, here: Point) -> bool:
    """Does `at`, inside the same loop body, come after `here`?"""
    block, index = at.block, at.index
    while block is not here.block and block.branch is not None:
        block, index = block.branch.block, block.branch.position
    return block is not here.block or index >= here.index


Changes: TypeAlias = tuple[tuple[Guard, Change, Point], ...]


def _guarded(changes: Changes, guard: Guard) -> Changes:
    return tuple((both, change, at) for own, change, at in changes if (both := own & guard) is not None)


@dataclass(slots=True)
class _Search:
    """One walk backwards for a path, whose object `names` hold; definitions found are appended to `done`."""

    path: Path
    names: frozenset[str]
    frame: Hashable
    decide: Decide
    done: list[Trail]

    def back(
        self, block: Block, index: int, guard: Guard, changes: Changes, *, whole: bool
    ) -> tuple[Guard, Changes] | None:
        """Walk `block` from `index` to its start; gives what is carried out of it, None when all paths are defined.

        With `whole` the block is a loop's body seen from outside: what leaves it by break or continue counts.
        """
        for position in range(index - 1, -1, -1):
            item = block.items[position]
            if isinstance(item, Branch):
                if self.names.isdisjoint(item.names):
                    continue
                carried = self._branch(item, guard, changes, whole=whole)
                if carried is None:
                    return None
                guard, changes = carried
            elif isinstance(item, Change):
                if _touches(item, self.path, self.names):
                    changes = ((ALWAYS, item, Point(block, position)), *changes)
            elif self.path[: len(item.path)] == item.path:
                self.done.append(Trail(guard, item, Point(block, position), changes))
                return None
            elif item.path[: len(self.path)] == self.path:
                store = Change(item.path, "store", item.node, item.value)
                changes = ((ALWAYS, store, Point(block, position)), *changes)
        return guard, changes

    def _branch(self, branch: Branch, guard: Guard, changes: Changes, *, whole: bool) -> tuple[Guard, Changes] | None:
        inside = branch.kind == "loop" or whole
        chosen = self.decide(branch)
        left = 0
        open_guard: Guard | None = None
        found: list[Changes] = []
        for number, arm in enumerate([*branch.arms, None]):
            if (chosen is not None and number != chosen) or (arm is None and branch.exhaustive):
                continue
            if arm is not None and (arm.exits == "function" or (arm.exits == "loop" and not inside)):
                continue
            when = ALWAYS if chosen is not None else branch.when(number, self.frame)
            both = guard & when
            if both is None:
                continue
            own = _guarded(changes, when)
            carried = (both, own) if arm is None else self.back(arm, len(arm.items), both, own, whole=inside)
            if carried is None:
                continue
            left += 1
            open_guard = when if open_guard is None else either([open_guard, when])
            mine = carried[1][: len(carried[1]) - len(own)]
            found.append(_guarded(mine, when))
        if open_guard is None:
            return None
        if left < len(branch.arms) + (not branch.exhaustive):
            guard = (guard & open_guard) or guard
        return guard, (*(change for part in found for change in part), *changes)


def either(guards: list[Guard]) -> Guard | None:
    """The guard of some arms of the same branch together; None for no arm."""
    if not guards or not all(guards):
        return ALWAYS if guards else None
    entries = [entry for guard in guards for entry in guard.arms]
    branch, _, count = entries[0]
    return taken(branch, *frozenset().union(*(arms for _, arms, _ in entries)), of=count)


def _touches(change: Change, path: Path, names: frozenset[str]) -> bool:
    """Does the change, made through any of `names`, alter what `path` holds: at it, below it, or in what contains it?"""
    short = min(len(change.path), len(path))
    return change.path[0] in names and change.path[1:short] == path[1:short]


# Building: one walk over a file.

_SKIPPED = frozenset(
    "lpar rpar comma semicolon leading_lines lines_after_decorators header footer trailing_whitespace lbracket rbracket lbrace rbrace "
    "asynchronous dot equal operator colon indent newline star whitespace eof_newline encoding default_indent "
    "default_newline has_trailing_newline tok".split()
)
_CHILDREN: dict[type[cst.CSTNode], tuple[str, ...]] = {}


def children(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The expressions, statements and clauses directly below `node`, in source order; no punctuation or white space."""
    names = _CHILDREN.get(type(node))
    if names is None:
        names = tuple(
            name
            for name in type(node).__dataclass_fields__
            if name not in _SKIPPED and not name.startswith(("whitespace", "_"))
        )
        _CHILDREN[type(node)] = names
    for name in names:
        value = getattr(node, name)
        if isinstance(value, cst.CSTNode):
            yield value
        elif isinstance(value, (tuple, list)):
            for item in value:
                if isinstance(item, cst.CSTNode):
                    yield item


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


def build(filename: str, modules: tuple[cst.Module, ...]) -> File:
    """The scopes of a file; several modules are cells that share one scope, in order."""
    file = File(filename, modules)
    file.scope = Scope("module", modules[0] if modules else cst.Module([]), None, file)
    for module in modules:
        _Builder(file.scope).statements(module.body)
    return file


@dataclass(slots=True)
class _Builder:
    """Writes one scope; `block` is where the walk stands."""

    scope: Scope
    block: Block = field(init=False)

    def __post_init__(self) -> None:
        self.block = self.scope.block

    # statements

    def statements(self, body: Iterable[cst.CSTNode]) -> None:
        for statement in body:
            if self.block.exits:
                return
            if isinstance(statement, cst.SimpleStatementLine):
                self.statements(statement.body)
            else:
                self.statement(statement)

    def statement(self, node: cst.CSTNode) -> None:
        match node:
            case cst.Expr(value=value):
                self.expression(value)
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
        self, target: cst.BaseExpression, value: cst.BaseExpression | None, node: cst.CSTNode, annotation: cst.BaseExpression | None = None
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
            bound = alias.asname.name.value if alias.asname is not None and isinstance(alias.asname.name, cst.Name) else name
            self.add(Definition((bound,), "import", node, module=source, name=name))

    # branches

    def branch(self, kind: Literal["if", "loop", "try", "match"], key: Hashable, test: cst.BaseExpression | None = None) -> Branch:
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
        self.expression(node.test)
        branch = self.branch("if", node, node.test)
        self.arm(branch, node.body.body)
        if node.orelse is not None:
            branch.exhaustive = True
            self.arm(branch, node.orelse.body.body if isinstance(node.orelse, cst.Else) else [node.orelse])
        self.leave(branch)

    def loop(self, node: cst.For | cst.While) -> None:
        self.expression(node.iter if isinstance(node, cst.For) else node.test)
        forever = isinstance(node, cst.While) and isinstance(node.test, cst.Name) and node.test.value == "True"
        branch = self.branch("loop", node)
        branch.exhaustive = forever
        outer, self.block = self.block, Block(self.scope, branch, 0)
        branch.arms.append(self.block)
        if isinstance(node, cst.For):
            self.bind(node.target, "each", node, node.iter)
        self.body(node.body)
        body, self.block = self.block, outer
        if forever and body.exits == "function":
            self.block.exits = "function"
        elif body.exits:
            body.exits = ""
        if node.orelse is not None:
            self.arm(self.branch("if", (node, "else")), node.orelse.body.body)

    def try_(self, node: cst.Try | cst.TryStar) -> None:
        if node.handlers:
            self.handled(node)
        else:
            self.body(node.body)
        if node.finalbody is not None:
            exits, self.block.exits = self.block.exits, ""
            self.body(node.finalbody.body)
            self.block.exits = self.block.exits or exits

    def handled(self, node: cst.Try | cst.TryStar) -> None:
        """A body that may stop anywhere and go on in one of the handlers."""
        branch = self.branch("try", node)
        branch.exhaustive = True
        body = self.arm(branch, node.body.body, node.orelse.body.body if node.orelse else [])
        for number, handler in enumerate(node.handlers):
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
        if last is not None and last.guard is None and isinstance(last.pattern, cst.MatchAs) and last.pattern.pattern is None:
            branch.exhaustive = True
        self.leave(branch)

    # scopes

    def enter(self, kind: Literal["class", "function", "lambda", "comprehension"], node: cst.CSTNode) -> _Builder:
        scope = Scope(kind, node, self.scope, self.scope.file, self.point)
        self.scope.inner[node] = scope
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

    def expression(self, node: cst.CSTNode) -> None:
        """Note the calls, loads, walruses and inner scopes of an expression, in the order of evaluation."""
        match node:
            case cst.Name():
                self.scope.loads.setdefault(node.value, []).append(node)
            case cst.Attribute():
                self.expression(node.value)
            case cst.Call():
                self.call(node)
            case cst.Arg():
                self.expression(node.value)
            case cst.NamedExpr(target=target, value=value):
                self.expression(value)
                if self.scope.kind != "comprehension":
                    self.bind(target, "is", node, value)
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
            case cst.SimpleString() | cst.Integer() | cst.Float():
                pass
            case _:
                self.expressions(node)

    def call(self, node: cst.Call) -> None:
        self.expression(node.func)
        for arg in node.args:
            self.expression(arg.value)
        self.scope.calls.append(CallSite(node, self.point, self.scope))
        func = node.func
        if isinstance(func, cst.Attribute) and func.attr.value in MUTATORS:
            path = path_of(func.value)
            if path is not None:
                self.add(Change(path, func.attr.value, node, call=node))
                return
        if isinstance(func, cst.Name) and func.value == "setattr" and len(node.args) == 3:
            self.setattr(node)
            return
        for arg in node.args:
            if not arg.star and isinstance(arg.value, (cst.Name, cst.Attribute)):
                path = path_of(arg.value)
                if path is not None:
                    self.add(Change(path, "passed", arg, call=node))

    def setattr(self, node: cst.Call) -> None:
        path, name = path_of(node.args[0].value), node.args[1].value
        if path is not None and isinstance(name, cst.SimpleString):
            self.add(Definition((*path, f".{name.raw_value}"), "is", node, node.args[2].value))

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


def dotted_name(node: cst.BaseExpression) -> str:
    """`a.b.c` of a Name or Attribute chain."""
    if isinstance(node, cst.Attribute):
        return f"{dotted_name(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def question(test: cst.BaseExpression, scope: Scope) -> tuple[Hashable, bool]:
    """What makes two tests the same question, and whether this one asks its opposite.

    Tests of a plain name (`stream`, `not stream`, `x is None`, `x != "a"`) are the same question everywhere in a scope that
    does not bind the name twice; any other test is a question of its own.
    """
    flipped = False
    while isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        test, flipped = test.expression, not flipped
    if isinstance(test, cst.Name):
        return (test, flipped) if test.value in scope.rebound else ((scope, test.value), flipped)
    if not isinstance(test, cst.Comparison) or len(test.comparisons) != 1 or not isinstance(test.left, cst.Name):
        return test, flipped
    operator, right = test.comparisons[0].operator, test.comparisons[0].comparator
    kind = _EQUALITY.get(type(operator))
    if kind is None or test.left.value in scope.rebound or not isinstance(right, (cst.Name, cst.SimpleString, cst.Integer)):
        return test, flipped
    return (scope, test.left.value, kind, right.value), flipped ^ isinstance(operator, (cst.IsNot, cst.NotEqual))


_EQUALITY: dict[type[cst.BaseCompOp], str] = {cst.Is: "is", cst.IsNot: "is", cst.Equal: "==", cst.NotEqual: "=="}
