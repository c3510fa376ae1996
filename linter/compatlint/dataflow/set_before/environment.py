"""What the program itself writes into environment variables, in one file or in others that run before."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.scope import Change, Definition, File, Point, placed
from compatlint.dataflow.set_before.in_file import Alts, alone, earlier
from compatlint.dataflow.set_before.in_other_files import Surroundings
from compatlint.dataflow.values.container_updates import alternatives, override, single
from compatlint.dataflow.values.values import ABSENT, Const, EnvVar, Frame, Symbol, Value
from compatlint.dataflow.values.values import Mapping as Dict

SPELLINGS = (
    *('["{}"] =', "['{}'] =", '["{}"]=', "['{}']=", "{}=", '"{}":', "'{}':"),
    *('setdefault("{}"', "setdefault('{}'", 'pop("{}"', "pop('{}'", '["{}"]\n', "['{}']\n"),
)


class Environment(Struct):
    """Reads the changes of `os.environ`."""

    evaluator: Evaluator
    _changes: dict[File, list[tuple[Change, Point]]] = field(default_factory=dict)
    _around: dict[str, Surroundings] = field(default_factory=dict)

    def exported(self, name: str, point: Point) -> Alts:
        """What is written into an environment variable before, with an absent alternative unless that is certain."""
        own = earlier(self.evaluator, self._written(name, point.block.scope.file), point)
        if all(alt.value is not ABSENT for alt in own):
            return own
        if name not in self._around:
            words = tuple(spelling.format(name).encode() for spelling in SPELLINGS)
            self._around[name] = Surroundings(self.evaluator, words, lambda file: alone(self._written(name, file)))
        return override(self._around[name].of(point), own)

    def _written(self, name: str, file: File) -> dict[Definition | Change, tuple[Alts, Point]]:
        found = {change: (self._set_to(change, name, at), at) for change, at in self._changes_of(file)}
        return {change: (alternatives(value), at) for change, (value, at) in found.items() if value is not None}

    def _changes_of(self, file: File) -> list[tuple[Change, Point]]:
        """The changes of something called `environ`."""
        if file not in self._changes:
            found = [pair for scope in file.scope.walk() for pair in placed(scope)]
            self._changes[file] = [(item, at) for item, at in found if isinstance(item, Change) and _is_environ(item)]
        return self._changes[file]

    def _set_to(self, change: Change, name: str, at: Point) -> Value | None:
        """What a change of `os.environ` sets a variable to; None where it doesn't."""
        if change.path[-1] not in (f"[{name}]", ".environ", "environ"):
            return None
        frame = self.evaluator.open_frame(at.block.scope)
        if not self._is_environ(change, at, frame):
            return None
        if change.how == "delete":
            return Const(None)  # as if it had never been set
        if change.how == "store" and change.value is not None:
            return self.evaluator.value(change.value, at, frame)
        if change.call is None:
            return None
        given = self.evaluator.arguments(change.call.args, change.call, at, frame)
        if change.how == "setdefault" and len(given.positional) == 2:
            return _default(name, *(alt.value for alt in given.positional))
        if change.how == "pop":
            gone = given.positional[0].value if given.positional else None
            return Const(None) if isinstance(gone, Const) and gone.value == name else None
        for value in (*(alt.value for alt in given.positional), Dict(given.keywords)):
            if isinstance(value, Dict) and name in value.items:
                return single(value.items[name])
        return None

    def _is_environ(self, change: Change, at: Point, frame: Frame | None) -> bool:
        depth = len(change.path) - (change.path[-1][0] == "[")
        owner = self.evaluator.lookup(change.path[:1], at, frame)
        for attribute in change.path[1:depth]:
            owner = self.evaluator.member(owner, attribute[1:])
        return isinstance(owner, Symbol) and owner.name == "os.environ"


def _default(name: str, key: Value, value: Value) -> Value | None:
    """`os.environ.setdefault(name, value)`: the variable, or `value` where it is unset."""
    said = getattr(key, "value", None) == name
    return replace(EnvVar(name), default=value) if said else None


def _is_environ(change: Change) -> bool:
    written = change.how in ("store", "update", "setdefault", "delete", "pop")
    return written and any(part.lstrip(".") == "environ" for part in change.path)
