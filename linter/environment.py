"""What the program itself writes into environment variables, seen from a point of a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from linter.evaluate import Evaluator
from linter.frames import Frame
from linter.mappings import single
from linter.scope import Change, File, Point, placed
from linter.values import Mapping as Dict
from linter.values import Symbol, Value


@dataclass(slots=True)
class Environment:
    """Reads the changes of `os.environ` in a file and in the modules that it imports."""

    evaluator: Evaluator
    _changes: dict[File, list[tuple[Change, Point]]] = field(default_factory=dict)

    def exported(self, name: str, point: Point) -> Value | None:
        """What the file, or a module that it imports, writes into an environment variable before."""
        module = point.block.scope.module
        others = self.evaluator.project.imports(module.file) if self.evaluator.project is not None else []
        for scope in (module, *others):
            for change, at in self._changes_of(scope.file):
                after = at.block is point.block and at.index >= point.index
                if change.path[-1] in (f"[{name}]", ".environ") and not after:
                    frame = self.evaluator.open_frame(at.block.scope)
                    value = self._set_to(change, name, at, frame)
                    if value is not None:
                        return value
        return None

    def _changes_of(self, file: File) -> list[tuple[Change, Point]]:
        """The changes of something called `environ`."""
        if file not in self._changes:
            found = [pair for scope in file.scope.walk() for pair in placed(scope)]
            self._changes[file] = [(item, at) for item, at in found if isinstance(item, Change) and _is_environ(item)]
        return self._changes[file]

    def _set_to(self, change: Change, name: str, at: Point, frame: Frame | None) -> Value | None:
        """What a change of `os.environ` sets a variable to."""
        depth = len(change.path) - (change.path[-1] != ".environ")
        owner = self.evaluator.lookup(change.path[:1], at, frame)
        for attribute in change.path[1:depth]:
            owner = self.evaluator.member(owner, attribute[1:])
        if not isinstance(owner, Symbol) or owner.name != "os.environ":
            return None
        if change.how == "store" and change.value is not None:
            return self.evaluator.value(change.value, at, frame)
        if change.how == "update" and change.call is not None:
            given = self.evaluator.arguments(change.call.args, change.call, at, frame)
            for value in (*(alt.value for alt in given.positional), Dict(given.keywords)):
                if isinstance(value, Dict) and name in value.items:
                    return single(value.items[name])
        return None


def _is_environ(change: Change) -> bool:
    return change.how in ("store", "update") and any(part.lstrip(".") == "environ" for part in change.path)
