"""Parameters that a framework fills in: fixtures of tests, dependencies, options of a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from linter.commandline import of_decorators
from linter.nodes import decorators, last_name
from linter.scope import Point, Scope
from linter.values import Arguments, Frame, Function, Sequence, Symbol, Value

if TYPE_CHECKING:
    from linter.evaluator import Evaluator


def injected(ev: Evaluator, name: str, scope: Scope, frame: Frame) -> Value | None:
    """What a parameter of `scope`, for which nothing is passed, is given; None where no framework is known to."""
    if scope.point is None:
        return None
    point = Point(scope.point.block, scope.point.index)
    found = _dependency(ev, scope.params[name].node, point, frame.outer)
    return found if found is not None else of_decorators(ev, name, scope, point, frame.outer)


def _dependency(ev: Evaluator, param: cst.Param, point: Point, frame: Frame | None) -> Value | None:
    """`client=Depends(function)`, `client: Annotated[Client, Depends(function)]`: what the function gives."""
    for node in (param.default, *_annotations(param)):
        if isinstance(node, cst.Call) and last_name(node.func) == "Depends":
            return ev.value(node, point, frame)
    return None


def _annotations(param: cst.Param) -> list[cst.BaseExpression]:
    annotation = param.annotation.annotation if param.annotation is not None else None
    if not isinstance(annotation, cst.Subscript) or last_name(annotation.value) != "Annotated":
        return []
    return [one.slice.value for one in annotation.slice if isinstance(one.slice, cst.Index)]


def fixture(ev: Evaluator, name: str, scope: Scope) -> Value | None:
    """What a test runner passes to a test or a fixture: what the fixture of that name gives."""
    node = scope.node
    if not isinstance(node, cst.FunctionDef) or not (
        node.name.value.startswith("test") or "fixture" in decorators(node)
    ):
        return None
    if name == "mocker":
        return Symbol("unittest.mock")
    shared = ev.project.module("conftest", scope.file) if ev.project is not None else None
    for module in (scope.module, shared):
        found = ev.lookup((name,), module.end, None) if module is not None and name in module.bound else None
        if isinstance(found, Function) and "fixture" in decorators(found.scope.node):
            given = ev.enter(found, Arguments(), None, None)
            return given.items[0] if isinstance(given, Sequence) and given.rest and given.items else given
    return None
