"""What a name holds at a point: its definitions that reach it and their changes, found from scope to scope."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

import libcst as cst

from compatlint.dataflow.evaluation.activations import frame_of, open_frame
from compatlint.dataflow.evaluation.branches import trails
from compatlint.dataflow.evaluation.classes import own_attribute
from compatlint.dataflow.evaluation.definitions import defined, imported
from compatlint.dataflow.evaluation.mutations import applied
from compatlint.dataflow.evaluation.narrowing import narrowed
from compatlint.dataflow.evaluation.parameters import parameter
from compatlint.dataflow.scopes.guards import taken
from compatlint.dataflow.scopes.reaching_definitions import Trail
from compatlint.dataflow.scopes.scope import Change, Definition, File, Point, Scope, definitions, events, placed
from compatlint.dataflow.scopes.tree import Path, last_name
from compatlint.dataflow.values.library import BUILTINS
from compatlint.dataflow.values.values import (
    UNBOUND,
    Class,
    Const,
    Frame,
    Module,
    Option,
    Step,
    Symbol,
    Unknown,
    Value,
    choice,
    is_circular,
    options,
)

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


_CONSTANTS: dict[str, tuple[object]] = {"None": (None,), "True": (True,), "False": (False,)}


def name(ev: Evaluator, node: cst.Name, point: Point, frame: Frame | None) -> Value:
    """The value of a name where it is read."""
    constant = _CONSTANTS.get(node.value)
    if constant is not None:
        return Const(constant[0], Step(point.block.scope, node, ""))
    return narrowed(ev, lookup(ev, (node.value,), point, frame), node, point, frame)


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
    setters = [(inner, one) for inner, one in scope.foreign.get(name, ()) if inner.function_name not in called]
    found = [
        Option(taken((scope, name), number, of=len(setters)), _defined_in(ev, definition, inner))
        for number, (inner, definition) in enumerate(setters)
    ]
    return choice(found) if found else UNBOUND


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


Touch = tuple["Definition | Change", Point, int]  # and how many parts of the path lead to the global


def touched(ev: Evaluator, value: Value, name: str, home: Scope) -> Value:
    """`value`, which global `name` of the module `home` has by itself, after what others may do.

    Those are functions of the module that it does not call itself, and the files that import it.
    """
    if not _is_assigned(name, home):
        return value
    functions = [one for one in home.changers.get(name, ()) if one.kind == "function" and one.home(name) is home]
    files = ev.project.touching(home.file, name) if ev.project is not None else []
    if not functions and not files:
        return value
    return ev.remember((("touched", name, home), None), lambda: _by_others(ev, value, name, home, functions, files))


def _by_others(
    ev: Evaluator, value: Value, name: str, home: Scope, functions: list[Scope], files: list[File]
) -> Value:
    called = {*_called(home, name)} if functions else ()
    for function in functions:
        if function.function_name not in called:
            value = _by_function(ev, value, name, function)
    for file in files:
        value = _by_file(ev, value, name, home, file.scope)
    return value


def _called(home: Scope, name: str) -> Iterator[str]:
    """The functions that the module calls itself and that change or set the global."""
    for item in events(home):
        if isinstance(item, Change) and item.how == "called" and item.path == (name,) and item.call is not None:
            yield last_name(item.call)


def _by_function(ev: Evaluator, value: Value, name: str, function: Scope) -> Value:
    """`value` after what a function does to it, where that was called."""
    frame, called = ev.open_frame(function), taken((function, "called"), 0)
    for trail in ev.trails((name,), function.end, frame, ended=True):
        for guard, change, point in trail.changes if trail.definition is None else ():
            value = applied(ev, value, change, (name,), (guard & called) or guard, point, frame)
    return value


def _is_assigned(name: str, home: Scope) -> bool:
    """Is it a value, and not a function, a class or something imported?"""
    return any(item.how == "is" for item in definitions(home, name))


def _by_file(ev: Evaluator, value: Value, name: str, home: Scope, module: Scope) -> Value:
    for item, at, length in _touches(ev, name, home, module):
        frame = ev.open_frame(at.block.scope)
        done, left = taken((item, "outside"), 0), taken((item, "outside"), 1)
        if isinstance(item, Change):
            value = applied(ev, value, item, item.path[:length], done, at, frame)
        elif item.value is not None and len(item.path) == length:
            new = ev.value(item.value, at, frame)
            if not is_circular(new):
                value = choice([*options(value, left), *options(new, done)])
    return value


def _touches(ev: Evaluator, name: str, home: Scope, module: Scope) -> Iterator[Touch]:
    """What in a file sets or changes the global: through the module, or through the name where that is imported."""
    for scope in module.walk():
        for item, at in placed(scope):
            length = _leads(ev, item, at, name, home)
            if length:
                yield item, at, length


def _leads(ev: Evaluator, item: Definition | Change, at: Point, name: str, home: Scope) -> int:
    """How many parts of a path lead to the global; 0 where it leads somewhere else."""
    if isinstance(item, Change) and item.how in ("passed", "called"):
        return 0
    if isinstance(item, Change) and item.path[0] == name:
        return int(_is_imported(ev, name, at.block.scope, home))
    if f".{name}" not in item.path:
        return 0
    length = item.path.index(f".{name}")
    frame: Frame | None = ev.open_frame(at.block.scope)
    owner = ev.lookup(item.path[:1], at, frame)
    for attribute in item.path[1:length]:
        owner = ev.member(owner, attribute[1:])
    return length + 1 if isinstance(owner, Module) and owner.scope is home else 0


def _is_imported(ev: Evaluator, name: str, scope: Scope, home: Scope) -> bool:
    """Does a name stand for the global of the module?"""
    where = scope.home(name)
    found = list(definitions(where, name)) if where else []
    return bool(found) and all(_imports(ev, item, name, scope, home) for item in found)


def _imports(ev: Evaluator, item: Definition, name: str, scope: Scope, home: Scope) -> bool:
    is_import = item.how == "import" and item.name == name and ev.project is not None
    return is_import and ev.project is not None and ev.project.module(item.module, scope.file) is home
