"""What a rewrite makes the same: imports of one name, types that a union or a tuple of types has twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import libcst as cst

from compatlint.dataflow.scopes.tree import last_name
from compatlint.edits.edit import Edit, RemoveName, RemoveStatement, Replace

UNION = "Union"
TAKES_TYPES = frozenset({"isinstance", "issubclass"})


def doubled(module: cst.Module) -> Iterator[str]:
    """The code of what a module has twice already, which is somebody's wish."""
    for node in _unions(module):
        if len({*map(_code, _members(node))}) < len(_members(node)):
            yield _code(node)
    for statement, alias in _second_imports(module):
        yield _code(statement.with_changes(names=[alias.with_changes(comma=cst.MaybeSentinel.DEFAULT)]))


def without_doubles(module: cst.Module, known: Collection[str]) -> Iterator[Edit]:
    """The edits that leave once what stands twice, but for what is `known`."""
    arguments: dict[cst.CSTNode, cst.Arg] = {}
    for node in _unions(module, arguments):
        members = _members(node)
        once = list(dict.fromkeys(map(_code, members)))
        if len(once) < len(members) and _code(node) not in known:
            yield Replace(arguments[node] if node in arguments and len(once) == 1 else node, _written(node, once))
    gone: dict[cst.ImportFrom, list[cst.ImportAlias]] = {}
    for statement, alias in _second_imports(module):
        code = _code(statement.with_changes(names=[alias.with_changes(comma=cst.MaybeSentinel.DEFAULT)]))
        if code not in known:
            gone.setdefault(statement, []).append(alias)
    for statement, aliases in gone.items():
        if not isinstance(statement.names, cst.ImportStar) and len(aliases) == len(statement.names):
            yield RemoveStatement(statement)
        else:
            yield from (RemoveName(statement, alias) for alias in aliases)


def _second_imports(module: cst.Module) -> Iterator[tuple[cst.ImportFrom, cst.ImportAlias]]:
    """The names that a module imports at its top after it did so before, each with its statement."""
    seen: set[tuple[str, str, str]] = set()
    for line in module.body:
        for small in line.body if isinstance(line, cst.SimpleStatementLine) else ():
            if not isinstance(small, cst.ImportFrom) or isinstance(small.names, cst.ImportStar) or small.relative:
                continue
            where = _code(small.module) if small.module is not None else ""
            for alias in small.names:
                bound = (where, alias.evaluated_name, alias.evaluated_alias or "")
                if bound in seen:
                    yield small, alias
                seen.add(bound)


def _unions(module: cst.Module, arguments: dict[cst.CSTNode, cst.Arg] | None = None) -> Iterator[cst.BaseExpression]:
    """The unions, and tuples of types, that no other holds; `arguments` get those that are one, with it."""
    stack: list[cst.CSTNode] = [module]
    while stack:
        node = stack.pop()
        match node:
            case cst.Subscript(value=value) if last_name(value) == UNION:
                yield node
                continue
            case cst.BinaryOperation(operator=cst.BitOr()) if all(map(_is_type, _members(node))):
                yield node
                continue
            case cst.Call(func=cst.Name(value=name), args=[_, cst.Arg(value=cst.Tuple() as types) as arg]) if (
                name in TAKES_TYPES
            ):
                if arguments is not None:
                    arguments[types] = arg
                yield types
            case cst.ExceptHandler(type=cst.Tuple() as types):
                yield types
        stack.extend(node.children)


def _members(node: cst.CSTNode) -> Sequence[cst.BaseExpression]:
    match node:
        case cst.Subscript(slice=slices):
            return [one.slice.value for one in slices if isinstance(one.slice, cst.Index)]
        case cst.BinaryOperation(left=left, operator=cst.BitOr(), right=right):
            return [*_members(left), *_members(right)]
        case cst.Tuple(elements=elements):
            return [one.value for one in elements]
    return [node] if isinstance(node, cst.BaseExpression) else []


def _is_type(node: cst.BaseExpression) -> bool:
    """May it stand for a type by its form: a name, one of a module, with what is in brackets?"""
    inner = node.value if isinstance(node, cst.Subscript) else node
    return isinstance(inner, (cst.Name, cst.Attribute, cst.SimpleString))


def _written(node: cst.BaseExpression, members: Sequence[str]) -> str:
    if isinstance(node, cst.BinaryOperation):
        return " | ".join(members)
    if len(members) == 1:
        return members[0]
    if isinstance(node, cst.Subscript):
        return f"{_code(node.value)}[{', '.join(members)}]"
    return f"({', '.join(members)})"


def _code(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node)
