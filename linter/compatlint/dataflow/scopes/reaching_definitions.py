"""Reaching definitions: what can have been assigned to a name when the program comes to a point.

`reach` walks a scope backwards from the point and gives each definition that can arrive there, with the guard under
which it does and the changes made to it on the way (Aho et al., Compilers, 9.2.4, on a structured program: no
fixpoint).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeAlias

from msgspec import Struct

from compatlint.dataflow.scopes.guards import ALWAYS, Guard, taken
from compatlint.dataflow.scopes.scope import Block, Branch, Change, Definition, Point
from compatlint.dataflow.scopes.tree import Path


class Trail(Struct, frozen=True, eq=False):
    """A definition that can arrive (None: from before the scope), when it does, and the changes since, oldest first."""

    guard: Guard
    definition: Definition | None
    point: Point | None
    changes: tuple[tuple[Guard, Change, Point], ...] = ()


Changes: TypeAlias = tuple[tuple[Guard, Change, Point], ...]
Decide: TypeAlias = "Callable[[Branch], int | None]"
When: TypeAlias = "Callable[[Branch, int], Guard]"


def reach(path: Path, point: Point, frame: Hashable, decide: Decide, when: When, *, ended: bool = False) -> list[Trail]:
    """The definitions of `path` or of a prefix of it that can reach `point` in `frame`, newest first.

    `decide(branch)` may tell which arm an `if` takes, the others are then left out; `when(branch, arm)` is the guard
    under which an arm is taken. With `ended` the point is behind the whole function: ways that return get there too.
    """
    done: list[Trail] = []
    names = frozenset(point.block.scope.aliases.get(path[0], path[:1]))
    here = point
    carried: tuple[Guard, Changes] | None = (ALWAYS, ())
    while carried is not None:
        search = _Search(path, names, decide, when, ended, done)
        carried = search.back(here.block, here.index, *carried, whole=False)
        branch = here.block.branch
        if branch is None:
            break
        if carried is not None and branch.kind == "loop":
            again = taken((frame, branch.key, "again"), 0)
            earlier = search.back(here.block, len(here.block.items), (carried[0] & again) or again, (), whole=True)
            if earlier is not None:
                before = tuple((guard, change, at) for guard, change, at in earlier[1] if _later(at, here))
                carried = (carried[0], _guarded(before, again) + carried[1])
        here = Point(branch.block, branch.position)
    if carried is not None:
        done.append(Trail(carried[0], None, None, carried[1]))
    return done


def _later(at: Point, here: Point) -> bool:
    """Does `at`, inside the same loop body, come after `here`?"""
    block, index = at.block, at.index
    while block is not here.block and (branch := block.branch) is not None:
        block, index = branch.block, branch.position
    return block is not here.block or index >= here.index


def _guarded(changes: Changes, guard: Guard) -> Changes:
    return tuple((both, change, at) for own, change, at in changes if (both := own & guard) is not None)


class _Search(Struct):
    """One walk backwards for a path, whose object `names` hold; definitions found are appended to `done`."""

    path: Path
    names: frozenset[str]
    decide: Decide
    when: When
    ended: bool
    done: list[Trail]

    def back(
        self, block: Block, index: int, guard: Guard, changes: Changes, *, whole: bool
    ) -> tuple[Guard, Changes] | None:
        """Walk `block` from `index` to its start; gives what is carried out of it, None when all paths are defined.

        With `whole` the block is a loop's body seen from outside: what leaves it by break or continue counts.
        """
        passed: list[tuple[Guard, Change, Point]] = []  # the last first
        for position in block.about(self.names, index):
            item = block.items[position]
            if isinstance(item, Branch):
                if self.names.isdisjoint(item.names):
                    continue
                carried = self._branch(item, guard, (*reversed(passed), *changes), whole=whole)
                if carried is None:
                    return None
                (guard, changes), passed = carried, []
            elif isinstance(item, Change):
                if _touches(item, self.path, self.names):
                    passed.append((ALWAYS, item, Point(block, position)))
            elif self.path[: len(item.path)] == item.path:
                self.done.append(Trail(guard, item, Point(block, position), (*reversed(passed), *changes)))
                return None
            elif item.path[: len(self.path)] == self.path:
                store = Change(item.path, "store", item.node, item.value)
                passed.append((ALWAYS, store, Point(block, position)))
        return guard, (*reversed(passed), *changes)

    def _leaves(self, arm: Block, *, inside: bool) -> bool:
        """Does the end of an arm never get to where the search comes from?"""
        return (arm.exits == "function" and not self.ended) or (arm.exits == "loop" and not inside)

    def _branch(self, branch: Branch, guard: Guard, changes: Changes, *, whole: bool) -> tuple[Guard, Changes] | None:
        inside = branch.kind == "loop" or whole
        chosen = self.decide(branch)
        open_arms: list[Guard] = []
        found: list[Changes] = []
        for number, arm in enumerate([*branch.arms, None]):
            if (chosen is not None and number != chosen) or (arm is None and branch.exhaustive):
                continue
            if arm is not None and self._leaves(arm, inside=inside):
                continue
            when = ALWAYS if chosen is not None else self.when(branch, number)
            both = guard & when
            if both is None:
                continue
            own = _guarded(changes, when)
            carried = (both, own) if arm is None else self.back(arm, len(arm.items), both, own, whole=inside)
            if carried is None:
                continue
            open_arms.append(when)
            mine = carried[1][: len(carried[1]) - len(own)]
            found.append(_guarded(mine, when))
        if not open_arms:
            return None
        if len(open_arms) < len(branch.arms) + (not branch.exhaustive):
            guard = (guard & either(open_arms)) or guard
        return guard, (*(change for part in found for change in part), *changes)


def either(guards: list[Guard]) -> Guard:
    """The guard of some of the arms of one branch together."""
    if len(guards) == 1:
        return guards[0]
    branches = {branch for guard in guards for branch in guard.arms}
    if not all(guards) or len(branches) != 1:
        return ALWAYS
    (branch,) = branches
    found = [guard.arms[branch] for guard in guards]
    return taken(branch, *frozenset().union(*(arms for arms, _ in found)), of=found[0][1])


def _touches(change: Change, path: Path, names: frozenset[str]) -> bool:
    """Does the change, made through any of `names`, alter what `path` holds.

    At it, below it, or in what contains it?
    """
    short = min(len(change.path), len(path))
    return change.path[0] in names and change.path[1:short] == path[1:short]
