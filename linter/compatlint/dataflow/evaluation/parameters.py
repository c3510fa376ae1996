"""What a parameter is: the argument of a known call, or what its annotation and default say where anybody may call."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

import libcst as cst

from compatlint.dataflow.evaluation.command_line import of_decorators
from compatlint.dataflow.scopes.guards import Guard, taken
from compatlint.dataflow.scopes.questions import tests_of
from compatlint.dataflow.scopes.scope import Point, Scope
from compatlint.dataflow.scopes.tree import annotated_types, decorators, last_name
from compatlint.dataflow.values.comparisons import truth
from compatlint.dataflow.values.values import (
    ABSENT,
    Arguments,
    Class,
    Const,
    Frame,
    Function,
    Made,
    Mapping,
    Option,
    Sequence,
    Symbol,
    Unknown,
    Value,
    choice,
    options,
)

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


def parameter(ev: Evaluator, name: str, scope: Scope, frame: Frame) -> Value:
    """What a parameter of `scope` holds in `frame`."""
    parameter = scope.params[name]
    first = next(iter(scope.params))
    if name == first and frame.bound is not None:
        if parameter.kind != "args":
            return frame.bound
        given = frame.arguments.positional if frame.arguments is not None else ()
        rest = None if frame.arguments is not None else Unknown(f"`*{name}` is whatever callers pass")
        return Sequence((frame.bound, *(alt.value for alt in given)), rest)
    if frame.arguments is not None:
        return _argument(ev, name, frame)
    framework = fixture(ev, name, scope) or injected(ev, name, scope, frame)
    if framework is not None:
        return framework
    ev.asked.add(scope)
    if parameter.kind == "kwargs":
        return Mapping({}, Unknown(f"`**{name}` is whatever callers pass"))
    if parameter.kind == "args":
        return Sequence((), Unknown(f"`*{name}` is whatever callers pass"))
    unknown = Unknown(f"`{name}` is whatever callers pass", _question(name, frame))
    outer = Point(scope.point.block, scope.point.index) if scope.point else None
    if parameter.node.annotation is not None and outer is not None:
        instance = typed(ev, parameter.node.annotation.annotation, outer, frame.outer)
        if isinstance(instance, Made):
            return instance
    if parameter.node.default is None or outer is None:
        return unknown
    return _perhaps(name, frame, unknown, ev.value(parameter.node.default, outer, frame.outer), scope)


def _question(name: str, frame: Frame) -> Hashable:
    """The branch that a test of an unknown parameter's truth is."""
    return (frame, (frame.scope, name)) if name not in frame.scope.rebound else None


def _perhaps(name: str, frame: Frame, unknown: Unknown, default: Value, whose: Hashable) -> Value:
    """What a parameter holds that may have been given or not."""
    key = (whose, name, "given")
    found = [Option(taken(key, 0), unknown)]
    found += [
        Option(_answered(option, name, frame.scope, frame) or option.guard, option.value)
        for option in options(default, taken(key, 1))
    ]
    return choice(found)


def _answered(option: Option, name: str, scope: Scope, frame: Frame) -> Guard | None:
    """The guard of a default, with how the tests of the parameter turn out for it."""
    if name in scope.rebound:
        return option.guard
    guard: Guard | None = option.guard
    known = truth(option.value)
    if known is not None:
        guard = guard and guard & taken((frame, (scope, name)), int(not known))
    is_none = isinstance(option.value, Const) and option.value.value is None
    if is_none or known:
        guard = guard and guard & taken((frame, (scope, name, "is", "None")), int(not is_none))
    for key in tests_of(scope, name) if is_none else ():
        guard = guard and guard & taken((frame, key), 1)
    return guard


def _argument(ev: Evaluator, name: str, frame: Frame) -> Value:
    """What a parameter got from a known call."""
    assert frame.arguments is not None
    scope, given = frame.scope, frame.arguments
    bound = int(frame.bound is not None)
    positional = [p for p in scope.params.values() if p.kind == "positional"][bound:]
    parameter = scope.params[name]
    if parameter.kind == "args":
        rest = given.positional[len(positional) :]
        return Sequence(tuple(choice([Option(a.guard, a.value)]) for a in rest), given.star)
    if parameter.kind == "kwargs":
        taken_names = {p.name for p in scope.params.values() if p.kind in ("positional", "keyword")}
        return Mapping({k: v for k, v in given.keywords.items() if k not in taken_names}, given.rest)
    for number, one in enumerate(positional):
        if one.name == name and number < len(given.positional):
            return given.positional[number].value
    if name in given.keywords:
        alts = given.keywords[name]
        found = [Option(alt.guard, alt.value) for alt in alts if alt.value is not ABSENT]
        missing = [alt.guard for alt in alts if alt.value is ABSENT]
        return choice([*found, *(Option(guard, _default(ev, name, frame)) for guard in missing)])
    if given.star is not None or given.rest is not None:
        why = f"`{name}` may be among the arguments that can't be followed"
        return _perhaps(name, frame, Unknown(why, _question(name, frame)), _default(ev, name, frame), frame)
    return _default(ev, name, frame)


def _default(ev: Evaluator, name: str, frame: Frame) -> Value:
    default, point = frame.scope.params[name].node.default, frame.scope.point
    given = injected(ev, name, frame.scope, frame)
    if given is not None:
        return given
    annotation = frame.scope.params[name].node.annotation
    if default is None and annotation is not None and point is not None:  # who calls it by its signature knows
        return typed(ev, annotation.annotation, Point(point.block, point.index), frame.outer)
    if default is None or point is None:
        return Unknown(f"`{name}` is not passed")
    return ev.value(default, point, frame.outer)


def typed(ev: Evaluator, annotation: cst.BaseExpression, point: Point, frame: Frame | None) -> Value:
    """An object known by its annotation: of a class, of one of several, else Unknown."""
    for node in annotated_types(annotation):
        cls = ev.value(node, point, frame)
        if isinstance(cls, (Symbol, Class)) and not (
            isinstance(cls, Symbol) and cls.name.startswith(("builtins.", "typing."))
        ):
            return Made(cls, point.block.scope)
    return Unknown("only its type is known")


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
