"""What a name holds at a point: its definitions that reach it and their changes, found from scope to scope."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

import libcst as cst

from linter.activations import frame_of, open_frame
from linter.branching import trails
from linter.changes import applied
from linter.classes import own_attribute
from linter.definitions import defined, imported
from linter.nodes import last_name
from linter.outside import touched
from linter.parameters import parameter
from linter.reaching import Trail
from linter.scope import Definition, Path, Point, Scope, placed
from linter.stdlib import BUILTINS
from linter.values import (
    UNBOUND,
    Class,
    Const,
    Frame,
    Option,
    Step,
    Symbol,
    Unknown,
    Value,
    choice,
    is_circular,
    options,
    taken,
)

if TYPE_CHECKING:
    from linter.evaluator import Evaluator


_CONSTANTS: dict[str, tuple[object]] = {"None": (None,), "True": (True,), "False": (False,)}


def name(ev: Evaluator, node: cst.Name, point: Point, frame: Frame | None) -> Value:
    """The value of a name where it is read."""
    constant = _CONSTANTS.get(node.value)
    if constant is not None:
        return Const(constant[0], Step(point.block.scope, node, ""))
    return lookup(ev, (node.value,), point, frame)


def lookup(ev: Evaluator, path: Path, point: Point, frame: Frame | None) -> Value:
    """What `path` holds at `point`."""
    scope = point.block.scope
    home = scope.home(path[0])
    if home is None:
        return _undefined(ev, path, scope)
    if path[0] in scope.outer:
        return reaching(ev, path, scope, point, frame)
    later = False  # a function runs when what is around it has run
    inside: list[tuple[Scope, Point]] = []
    while scope is not home:
        if path[0] in scope.changed:
            inside.append((scope, point))
        later = later or scope.kind in ("function", "lambda")
        outer = scope.parent
        assert outer is not None
        point = outer.end if later or scope.point is None else scope.point
        scope = outer
    # Such a function may also be called before what is around it is over.
    value = reaching(ev, path, home, point, frame_of(ev, home, frame), ended=later)
    if len(path) == 1 and home.kind == "module" and point.block is home.block and point.index == home.end.index:
        value = touched(ev, value, path[0], home)
    for scope, before in reversed(inside):
        value = _changed_inside(ev, value, path, before, frame_of(ev, scope, frame))
    return value


def _changed_inside(ev: Evaluator, value: Value, path: Path, point: Point, frame: Frame | None) -> Value:
    """A name of an outer scope, after what the function around `point` has done to what it holds."""
    for trail in trails(ev, path, point, frame):
        if trail.definition is None:
            for guard, change, at in trail.changes:
                value = applied(ev, value, change, path, guard, at, frame)
    return value


def reaching(
    ev: Evaluator, path: Path, scope: Scope, point: Point, frame: Frame | None, *, ended: bool = False
) -> Value:
    """What `path` of `scope` can hold at `point` (`ended`: when the function is over)."""
    arriving = trails(ev, path, point, frame, ended=ended)
    found = [Option(trail.guard, _arrive(ev, trail, path, scope, frame)) for trail in arriving]
    if not found:
        return Unknown("no path of the program reaches this")
    if path[0] in scope.foreign and point.block is scope.block and point.index == len(scope.block.items):
        changes = [change for trail in arriving for _, change, _ in trail.changes if change.how == "called"]
        called = {last_name(change.call) for change in changes if change.call is not None}
        found += options(_foreign(ev, path[0], scope, called)) if len(path) == 1 else ()
    if len(found) > 1:
        found = [one for one in found if one.value is not UNBOUND and not is_circular(one.value)] or found
    return choice(found)


def _arrive(ev: Evaluator, trail: Trail, path: Path, scope: Scope, frame: Frame | None) -> Value:
    if trail.definition is None or trail.point is None:
        value = _entry(ev, path, scope, frame)
    else:
        value = defined(ev, trail.definition, trail.point, frame)
        rest = path[len(trail.definition.path) :]
        if rest and isinstance(value, Class) and trail.definition.how == "class":  # before anything was assigned to it
            value, rest = own_attribute(ev, value, rest[0][1:]) or ev.member(value, rest[0][1:]), rest[1:]
        for attribute in rest:
            value = ev.member(value, attribute[1:])
    for guard, change, point in trail.changes:
        value = applied(ev, value, change, path, guard, point, frame)
    return value


def _entry(ev: Evaluator, path: Path, scope: Scope, frame: Frame | None) -> Value:
    """What `path` holds when the scope begins: a parameter, a global, an attribute of self."""
    name = path[0]
    home = scope.outer.get(name, scope)
    if home is not scope:  # a module may declare its own names global
        return reaching(ev, path, home, home.end, frame_of(ev, home, frame))
    if name in scope.params and frame is not None:
        value = parameter(ev, name, scope, frame)
    else:
        value = _foreign(ev, name, scope)
    for attribute in path[1:]:
        value = ev.member(value, attribute[1:])
    return value


def _foreign(ev: Evaluator, name: str, scope: Scope, called: Container[str] = ()) -> Value:
    """A global that functions set, but for those that were `called` already."""
    setters = [(inner, one) for inner, one in scope.foreign.get(name, ()) if _name_of(inner) not in called]
    found = [
        Option(taken((scope, name), number, of=len(setters)), _defined_in(ev, definition, inner))
        for number, (inner, definition) in enumerate(setters)
    ]
    return choice(found) if found else UNBOUND


def _name_of(scope: Scope) -> str:
    return scope.node.name.value if isinstance(scope.node, cst.FunctionDef) else ""


def _defined_in(ev: Evaluator, definition: Definition, scope: Scope) -> Value:
    point = _find(scope, definition)
    return defined(ev, definition, point, open_frame(ev, scope)) if point else Unknown("unreachable")


def _undefined(ev: Evaluator, path: Path, scope: Scope) -> Value:
    value: Value | None = None
    if "*" in scope.module.bound:
        value = _from_stars(ev, path[0], scope.module)
    if value is None:
        value = Const("__main__") if path[0] == "__name__" else Symbol(f"builtins.{path[0]}")
    for attribute in path[1:]:
        value = ev.member(value, attribute[1:])
    return value


def _from_stars(ev: Evaluator, name: str, module: Scope) -> Value | None:
    for item in module.block.items:
        if isinstance(item, Definition) and item.path == ("*",):
            found = imported(ev, item.module, module, name)
            if found is not None and not (isinstance(found, Symbol) and name in BUILTINS):
                return found
    return None


def _find(scope: Scope, wanted: Definition) -> Point | None:
    """Where in `scope` a definition stands."""
    return next((point for item, point in placed(scope) if item is wanted), None)
