"""Builtins and helpers of records that look into objects: getattr, super, asdict, replace, field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import libcst as cst
from msgspec.structs import replace

from linter.applying import filtered, reduced, run
from linter.arguments import first
from linter.classes import entered
from linter.mappings import each, single
from linter.objects import parent
from linter.records import items_of
from linter.scope import Point
from linter.values import Alt, Arguments, Const, Frame, Function, Made, Mapping, Module, Symbol, Unknown, Value

if TYPE_CHECKING:
    from linter.evaluator import Evaluator


Special: TypeAlias = "Callable[[Evaluator, Arguments, cst.Call, Point, Frame | None], Value]"


def _getattr(ev: Evaluator, arguments: Arguments, _node: cst.Call, _point: Point, _frame: Frame | None) -> Value:
    given = [alt.value for alt in arguments.positional]
    if len(given) < 2 or not isinstance(given[1], Const):
        return Unknown("the name of the attribute is computed")
    return ev.member(given[0], str(given[1].value))


def _super(ev: Evaluator, _given: Arguments, _node: cst.Call, point: Point, frame: Frame | None) -> Value:
    return parent(ev, point.block.scope, frame) if frame is not None else Unknown("super() outside a method")


def _asdict(ev: Evaluator, arguments: Arguments, _node: cst.Call, _point: Point, _frame: Frame | None) -> Value:
    def items(value: Value) -> Value:
        if isinstance(value, Made):
            return items_of(ev, value)
        return Mapping({}, Unknown("it can't be followed"))

    return each(first(arguments), items)


def _replaced(ev: Evaluator, arguments: Arguments, _node: cst.Call, _point: Point, _frame: Frame | None) -> Value:
    """`dataclasses.replace(obj, name=…)`."""

    def changed(value: Value) -> Value:
        if not isinstance(value, Made):
            return value
        return replace(value, attributes={**value.attributes, **arguments.keywords})

    return each(first(arguments), changed)


def _field(ev: Evaluator, arguments: Arguments, node: cst.Call, point: Point, frame: Frame | None) -> Value:
    """`field(default=…)`: what a declared field is where nothing is given."""
    for name in ("default", "default_factory", "factory"):
        alts = arguments.keywords.get(name)
        if alts is not None:
            value = single(alts)
            return value if name == "default" else each(value, lambda one: ev.called(one, node, point, frame))
    return first(arguments) if arguments.positional else Unknown("it has no default")


def _dependency(ev: Evaluator, arguments: Arguments, node: cst.Call, point: Point, frame: Frame | None) -> Value:
    """`Depends(function)`: what the function gives, or yields."""
    return each(first(arguments), lambda one: entered(ev, ev.called(one, node, point, frame)))


def _module(ev: Evaluator, arguments: Arguments, _node: cst.Call, point: Point, _frame: Frame | None) -> Value:
    """`importlib.import_module("name")`."""
    name = first(arguments)
    if not isinstance(name, Const) or len(arguments.positional) != 1:
        return Unknown("the name of the module is computed")
    found = ev.project.module(str(name.value), point.block.scope.file) if ev.project is not None else None
    return Module(found) if found is not None else Symbol(str(name.value))


def _signature(ev: Evaluator, arguments: Arguments, node: cst.Call, point: Point, _frame: Frame | None) -> Value:
    """`inspect.signature(function)`: something that has the names of the parameters."""
    function = first(arguments)
    if not isinstance(function, Function):
        return Unknown("its parameters can't be followed")
    names: dict[str, tuple[Alt, ...]] = {name: (Alt(Unknown("a parameter")),) for name in function.scope.params}
    given = Arguments(keywords={"parameters": (Alt(Mapping(names)),)})
    return Made(Symbol("types.SimpleNamespace"), point.block.scope, node, given)


SPECIAL: dict[str, Special] = {
    "builtins.filter": filtered,
    "functools.reduce": reduced,
    **dict.fromkeys(("asyncio.to_thread", "anyio.to_thread.run_sync"), run),
    "builtins.getattr": _getattr,
    "builtins.super": _super,
    "builtins.vars": _asdict,
    **dict.fromkeys(("dataclasses.replace", "attrs.evolve", "attr.evolve", "copy.replace"), _replaced),
    **dict.fromkeys(("dataclasses.asdict", "attrs.asdict", "attr.asdict"), _asdict),
    **dict.fromkeys(("dataclasses.field", "attrs.field", "attr.ib", "attr.field", "pydantic.Field"), _field),
    **dict.fromkeys(("typer.Option", "typer.Argument"), _field),
    **{f"fastapi.{name}": _field for name in ("Query", "Form", "Body", "Header", "Cookie")},
    **dict.fromkeys(("fastapi.Depends", "fastapi.Security"), _dependency),
    "importlib.import_module": _module,
    "inspect.signature": _signature,
}
