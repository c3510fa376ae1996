"""What other files do to a global of a module: they set it, or change what it holds, each only possibly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.changes import applied
from linter.scope import Change, Definition, File, Point, Scope, events, placed
from linter.values import Frame, Module, Value, choice, is_circular, options, taken

if TYPE_CHECKING:
    from linter.evaluator import Evaluator

Touch = tuple["Definition | Change", Point, int]  # and how many parts of the path lead to the global


def touched(ev: Evaluator, value: Value, name: str, home: Scope) -> Value:
    """`value`, which global `name` of the module `home` has by itself, after what the files that import it may do."""
    if ev.project is None or not _is_assigned(name, home):
        return value
    files = ev.project.touching(home.file, name)
    return (
        ev.remember((("touched", name, home), None), lambda: _by_files(ev, value, name, home, files))
        if files
        else value
    )


def _by_files(ev: Evaluator, value: Value, name: str, home: Scope, files: list[File]) -> Value:
    for file in files:
        value = _by_file(ev, value, name, home, file.scope)
    return value


def _is_assigned(name: str, home: Scope) -> bool:
    """Is it a value, and not a function, a class or something imported?"""
    return any(isinstance(item, Definition) and item.path == (name,) and item.how == "is" for item in events(home))


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
    found = [item for item in events(where) if isinstance(item, Definition) and item.path == (name,)] if where else []
    return bool(found) and all(_imports(ev, item, name, scope, home) for item in found)


def _imports(ev: Evaluator, item: Definition, name: str, scope: Scope, home: Scope) -> bool:
    is_import = item.how == "import" and item.name == name and ev.project is not None
    return is_import and ev.project is not None and ev.project.module(item.module, scope.file) is home
