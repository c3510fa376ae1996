"""Names in nodes of the `ast`: what is called, what a target ends in, what a function binds."""

from __future__ import annotations

import ast
from collections.abc import Iterator

RECEIVERS = frozenset({"self", "cls"})
SUPER = "super"
PROPERTIES = frozenset({"property", "cached_property", "setter", "getter", "deleter"})


def spelt(func: ast.expr) -> tuple[str, str, bool]:
    """The name that a callee begins with, the one that it ends with, and whether that is an attribute."""
    if not isinstance(func, ast.Attribute):
        return "", func.id if isinstance(func, ast.Name) else "", False
    root = func.value
    while isinstance(root, ast.Attribute):
        root = root.value
    return root.id if isinstance(root, ast.Name) else "", func.attr, True


def last_called(node: ast.AST) -> str:
    """The last name of what is called."""
    func = node.func if isinstance(node, ast.Call) else None
    if isinstance(func, ast.Call):
        return last_called(func)
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def last_names(target: ast.expr) -> tuple[str, ...]:
    """The name, attribute or key that a target ends in."""
    match target:
        case ast.Name(id=name):
            return (name,)
        case ast.Attribute(attr=name):
            return (name,)
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            return (name,)
    return ()


def is_property(decorator: ast.expr) -> bool:
    """Does a decorator make a method an attribute?"""
    return not PROPERTIES.isdisjoint(last_names(decorator))


def is_receiver(node: ast.expr) -> bool:
    """Is it `self` or `cls`?"""
    return isinstance(node, ast.Name) and node.id in RECEIVERS


def is_super(node: ast.expr) -> bool:
    """Is it `super()`, or the same with what it is of?"""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == SUPER


def bound_names(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> set[str]:
    """The names that the statements of a function bind."""
    found: set[str] = set()
    elsewhere: set[str] = set()
    todo: list[ast.AST] = [] if isinstance(function, ast.Lambda) else list(function.body)
    while todo:
        node = todo.pop()
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
                continue
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                found.update(one.asname or one.name.partition(".")[0] for one in aliases)
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                elsewhere.update(names)
            case ast.Assign(targets=targets):
                found.update(name for target in targets for name in _stored(target))
            case ast.AnnAssign(target=target) | ast.AugAssign(target=target):
                found.update(_stored(target))
            case ast.For(target=target) | ast.AsyncFor(target=target):
                found.update(_stored(target))
            case ast.With(items=items) | ast.AsyncWith(items=items):
                found.update(name for item in items if item.optional_vars for name in _stored(item.optional_vars))
        for block in ("body", "orelse", "finalbody", "handlers", "cases"):
            todo.extend(getattr(node, block, ()))
    return found - elsewhere


def _stored(target: ast.expr) -> Iterator[str]:
    """The plain names that an assignment to `target` binds."""
    match target:
        case ast.Name(id=name):
            yield name
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _stored(part)
        case ast.Starred(value=part):
            yield from _stored(part)
