"""What a definition binds: an assigned value, an item of it, a function as its decorators leave it, an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.classes import entered
from compatlint.dataflow.evaluation.parameters import typed
from compatlint.dataflow.scopes.scope import Definition, Point, Scope
from compatlint.dataflow.values.container_reads import element, pick
from compatlint.dataflow.values.container_updates import each
from compatlint.dataflow.values.library import keeps
from compatlint.dataflow.values.values import (
    UNBOUND,
    Alt,
    Arguments,
    Class,
    Const,
    Frame,
    Function,
    Module,
    Symbol,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


def defined(ev: Evaluator, definition: Definition, point: Point, frame: Frame | None) -> Value:
    """What a definition binds where it stands, asked once for each activation."""
    return ev.remember((definition, frame), lambda: _define(ev, definition, point, frame))


def _define(ev: Evaluator, definition: Definition, point: Point, frame: Frame | None) -> Value:
    scope = point.block.scope
    match definition.how:
        case "import":
            return _import(ev, definition, scope)
        case "function" if definition.scope is not None:
            return _function(ev, definition.scope, point, frame)
        case "class" if definition.scope is not None:
            return Class(definition.scope, frame)
        case "gone":
            return UNBOUND
    if definition.value is None:
        return _annotated(ev, definition, point, frame)
    # A comprehension's first iterable and a walrus are evaluated where they stand.
    value = ev.value(definition.value, point, frame)
    match definition.how:
        case "item":
            for index in definition.index:
                value = pick(value, Unknown("a starred target") if index is None else Const(index))
        case "each":
            value = each(value, element)
            for index in definition.index:
                value = pick(value, Unknown("a starred target") if index is None else Const(index))
        case "enter":
            value = each(value, lambda one: entered(ev, one))
    return value


def _annotated(ev: Evaluator, definition: Definition, point: Point, frame: Frame | None) -> Value:
    if definition.annotation is None:
        return Unknown("its value is not written here")
    return typed(ev, definition.annotation, point, frame)


def _function(ev: Evaluator, scope: Scope, point: Point, frame: Frame | None) -> Value:
    """A function as its decorators leave it."""
    value: Value = Function(scope, frame)
    node = scope.node
    if not isinstance(node, cst.FunctionDef):
        return value
    for decorator in reversed(node.decorators):
        wrapper = ev.value(decorator.decorator, point, frame)
        if isinstance(value, Function) and not keeps(wrapper):
            value = replace(value, altered=True)
        if isinstance(wrapper, Function) and wrapper.scope is not scope:
            wrapped = ev.enter(wrapper, Arguments(positional=(Alt(value),)), None, None)
            value = wrapped if isinstance(wrapped, Function) else value
    return value


def _import(ev: Evaluator, definition: Definition, scope: Scope) -> Value:
    if definition.name is None:
        found = ev.project.module(definition.module, scope.file) if ev.project else None
        return Module(found) if found is not None else Symbol(definition.module)
    return imported(ev, definition.module, scope, definition.name) or Symbol(f"{definition.module}.{definition.name}")


def imported(ev: Evaluator, module: str, scope: Scope, name: str) -> Value | None:
    """`from module import name`, seen from `scope`; None where the module is of the project and lacks it."""
    if ev.project is None:
        return Symbol(f"{module}.{name}")
    found = ev.project.module(module, scope.file)
    if found is not None and (name in found.bound or "*" in found.bound):
        return ev.lookup((name,), found.end, None)
    inner = ev.project.module(module + name if module.endswith(".") else f"{module}.{name}", scope.file)
    if inner is not None:
        return Module(inner)
    return Symbol(f"{module}.{name}") if found is None else None
