"""Builds the scopes of a file in one walk over its tree: what each statement does to the scope that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import libcst as cst

from compatlint.dataflow.scopes.build.expressions import bind, defaults, expression, expressions
from compatlint.dataflow.scopes.build.writer import Writer
from compatlint.dataflow.scopes.scope import Block, Branch, Change, Definition, File, Scope
from compatlint.dataflow.scopes.tree import children, dotted_name, path_of, subscript

LEAVING = frozenset({"sys.exit", "exit", "quit", "os._exit"})


def build(filename: str, modules: tuple[cst.Module, ...]) -> File:
    """The scopes of a file; several modules are cells that share one scope, in order."""
    file = File(filename, modules)
    file.scope = Scope("module", modules[0] if modules else cst.Module([]), None, file)
    for module in modules:
        _statements(Writer(file.scope), module.body)
        file.scope.block.exits = ""  # what ends one cell does not keep anybody from running the next
    return file


def _statements(writer: Writer, body: Iterable[cst.CSTNode]) -> None:
    for statement in body:
        if writer.block.exits:
            return
        if isinstance(statement, cst.SimpleStatementLine):
            _statements(writer, statement.body)
        else:
            _STATEMENTS.get(type(statement), expressions)(writer, statement)


def _expr(writer: Writer, node: cst.Expr) -> None:
    value = node.value
    writer.whole = node if isinstance(value, cst.Call) else None
    expression(writer, value)
    if isinstance(value, cst.Call) and dotted_name(value.func) in LEAVING:
        writer.block.exits = "function"


def _with(writer: Writer, node: cst.With) -> None:
    for item in node.items:
        expression(writer, item.item)
        if item.asname is not None:
            bind(writer, item.asname.name, "enter", node, item.item)
    _statements(writer, node.body.body)


def _return(writer: Writer, node: cst.Return) -> None:
    if node.value is not None:
        expression(writer, node.value)
    writer.scope.returns.append((node.value, writer.point))
    writer.block.exits = "function"


def _raise(writer: Writer, node: cst.Raise) -> None:
    expressions(writer, node)
    writer.block.exits = "function"


def _break(writer: Writer, node: cst.Break) -> None:
    writer.block.exits = "loop"
    writer.breaks = True


def _continue(writer: Writer, node: cst.Continue) -> None:
    writer.block.exits = "loop"


def _assert(writer: Writer, node: cst.Assert) -> None:
    expression(writer, node.test)
    branch = writer.branch("if", node, node.test)
    branch.exhaustive = True
    branch.arms += [Block(writer.scope, branch, 0), Block(writer.scope, branch, 1, exits="function")]


# assignment


def _assign(writer: Writer, node: cst.Assign) -> None:
    expression(writer, node.value)
    for target in node.targets:
        _set(writer, target.target, node.value, node)


def _annotated(writer: Writer, node: cst.AnnAssign) -> None:
    if node.value is not None:
        expression(writer, node.value)
    _set(writer, node.target, node.value, node, annotation=node.annotation.annotation)


def _set(
    writer: Writer,
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
                _set(writer, one, its, node)
            return
    if isinstance(target, cst.Name) and isinstance(value, cst.Name):
        writer.alias(target.value, value.value)
    bind(writer, target, "is", node, value, annotation=annotation)


def _augmented(writer: Writer, node: cst.AugAssign) -> None:
    expression(writer, node.value)
    path = path_of(node.target)
    expressions(writer, node.target)
    if path is not None:
        writer.add(Change(path, "merge", node, node.value))


def _del(writer: Writer, node: cst.Del) -> None:
    _delete(writer, node.target)


def _delete(writer: Writer, target: cst.BaseExpression) -> None:
    if isinstance(target, cst.Tuple):
        for element in target.elements:
            _delete(writer, element.value)
        return
    path = path_of(target)
    if path is None:
        return
    if isinstance(target, cst.Subscript):
        writer.add(Change(path, "delete", target, key=subscript(target)))
    else:
        writer.add(Definition(path, "gone", target))


def _import(writer: Writer, node: cst.Import) -> None:
    for alias in node.names:
        dotted, renamed = dotted_name(alias.name), _renamed(alias)
        if renamed is not None:
            writer.add(Definition((renamed,), "import", node, module=dotted))
        else:
            root = dotted.partition(".")[0]
            writer.add(Definition((root,), "import", node, module=root))


def _import_from(writer: Writer, node: cst.ImportFrom) -> None:
    source = "." * len(node.relative) + (dotted_name(node.module) if node.module is not None else "")
    if isinstance(node.names, cst.ImportStar):
        writer.add(Definition(("*",), "import", node, module=source, name="*"))
        return
    for alias in node.names:
        name = dotted_name(alias.name)
        writer.add(Definition((_renamed(alias) or name,), "import", node, module=source, name=name))


def _renamed(alias: cst.ImportAlias) -> str | None:
    """`y` of `x as y`."""
    return alias.asname.name.value if alias.asname is not None and isinstance(alias.asname.name, cst.Name) else None


def _global(writer: Writer, node: cst.Global) -> None:
    writer.scope.outer.update((one.name.value, writer.scope.module) for one in node.names)


def _nonlocal(writer: Writer, node: cst.Nonlocal) -> None:
    for one in node.names:
        home = writer.scope.parent.home(one.name.value) if writer.scope.parent else None
        if home is not None:
            writer.scope.outer[one.name.value] = home


# branches


def _arm(writer: Writer, branch: Branch, *parts: Iterable[cst.CSTNode]) -> Block:
    """Walk `parts` as the next arm of `branch`."""
    outer = writer.go_into(branch)
    for part in parts:
        _statements(writer, part)
    done, writer.block = writer.block, outer
    return done


def _if(writer: Writer, node: cst.If) -> None:
    if dotted_name(node.test).endswith("TYPE_CHECKING"):
        _type_checking(writer, node)
        return
    expression(writer, node.test)
    branch = writer.branch("if", node, node.test)
    _arm(writer, branch, node.body.body)
    if node.orelse is not None:
        branch.exhaustive = True
        _arm(writer, branch, node.orelse.body.body if isinstance(node.orelse, cst.Else) else [node.orelse])
    writer.leave(branch)


def _type_checking(writer: Writer, node: cst.If) -> None:
    """What type checkers alone see never runs; its imports say what annotations mean."""
    for line in node.body.body:
        if isinstance(line, cst.SimpleStatementLine):
            _statements(writer, (part for part in line.body if isinstance(part, (cst.Import, cst.ImportFrom))))
    if isinstance(node.orelse, cst.Else):
        _statements(writer, node.orelse.body.body)


def _loop(writer: Writer, node: cst.For | cst.While) -> None:
    expression(writer, node.iter if isinstance(node, cst.For) else node.test)
    forever = isinstance(node, cst.While) and isinstance(node.test, cst.Name) and node.test.value == "True"
    branch = writer.branch("loop", node)
    branch.exhaustive = forever
    outer = writer.go_into(branch)
    if isinstance(node, cst.For):
        bind(writer, node.target, "each", node, node.iter)
    breaks, writer.breaks = writer.breaks, False
    _statements(writer, node.body.body)
    body, writer.block = writer.block, outer
    if forever and not writer.breaks:
        writer.block.exits = "function"
    writer.breaks = breaks
    if body.exits == "loop" or not forever:
        body.exits = ""
    if node.orelse is not None:
        _arm(writer, writer.branch("if", (node, "else")), node.orelse.body.body)


def _try(writer: Writer, node: cst.Try | cst.TryStar) -> None:
    if node.handlers:
        _handled(writer, node)
    else:
        _statements(writer, node.body.body)
    if node.finalbody is not None:
        _last(writer, node.finalbody)


def _last(writer: Writer, node: cst.Finally) -> None:
    """What runs whether or not the block is left before."""
    block, exits = writer.block, writer.block.exits
    block.exits = ""
    _statements(writer, node.body.body)
    if not block.exits:
        block.exits = exits


def _handled(writer: Writer, node: cst.Try | cst.TryStar) -> None:
    """A body that may stop anywhere and go on in one of the handlers."""
    branch = writer.branch("try", node)
    branch.exhaustive = True
    body = _arm(writer, branch, node.body.body, node.orelse.body.body if node.orelse else [])
    handlers: Iterable[cst.ExceptHandler | cst.ExceptStarHandler] = node.handlers
    for number, handler in enumerate(handlers):
        outer = writer.go_into(branch)
        partly = writer.branch("if", (node, "partly", number))
        partly.arms.append(Block(writer.scope, partly, 0, body.items))
        partly.names = branch.names
        if handler.name is not None and isinstance(handler.name.name, cst.Name):
            writer.add(Definition((handler.name.name.value,), "opaque", handler))
        _statements(writer, handler.body.body)
        writer.block = outer
    writer.leave(branch)


def _match(writer: Writer, node: cst.Match) -> None:
    expression(writer, node.subject)
    branch = writer.branch("match", node)
    for case in node.cases:
        outer = writer.go_into(branch)
        for name in _captures(case.pattern):
            writer.add(Definition((name.value,), "opaque", name))
        if case.guard is not None:
            expression(writer, case.guard)
        _statements(writer, case.body.body)
        writer.block = outer
    match node.cases[-1:]:
        case [cst.MatchCase(guard=None, pattern=cst.MatchAs(pattern=None))]:
            branch.exhaustive = True
    writer.leave(branch)


def _captures(pattern: cst.CSTNode) -> Iterator[cst.Name]:
    """The names that a match pattern binds."""
    if isinstance(pattern, (cst.MatchAs, cst.MatchStar)) and pattern.name is not None:
        yield pattern.name
    for child in children(pattern):
        if not isinstance(child, cst.BaseExpression):
            yield from _captures(child)


# scopes


def _function(writer: Writer, node: cst.FunctionDef) -> None:
    for decorator in node.decorators:
        expression(writer, decorator.decorator)
    defaults(writer, node.params)
    inner = writer.inner("function", node)
    inner.declare(node.params)
    writer.add(Definition((node.name.value,), "function", node, scope=inner.scope))
    _statements(inner, node.body.body)


def _class(writer: Writer, node: cst.ClassDef) -> None:
    for part in (*node.decorators, *node.bases, *node.keywords):
        expressions(writer, part)
    inner = writer.inner("class", node)
    writer.add(Definition((node.name.value,), "class", node, scope=inner.scope))
    _statements(inner, node.body.body)


# What is done with each kind of statement; with any other, what its expressions do.
_STATEMENTS: Mapping[type[cst.CSTNode], Callable[[Writer, Any], None]] = {
    cst.Expr: _expr,
    cst.Assign: _assign,
    cst.AnnAssign: _annotated,
    cst.AugAssign: _augmented,
    cst.Import: _import,
    cst.ImportFrom: _import_from,
    cst.FunctionDef: _function,
    cst.ClassDef: _class,
    cst.If: _if,
    **dict.fromkeys((cst.For, cst.While), _loop),
    **dict.fromkeys((cst.Try, cst.TryStar), _try),
    cst.With: _with,
    cst.Match: _match,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Break: _break,
    cst.Continue: _continue,
    cst.Assert: _assert,
    cst.Del: _del,
    cst.Global: _global,
    cst.Nonlocal: _nonlocal,
}
