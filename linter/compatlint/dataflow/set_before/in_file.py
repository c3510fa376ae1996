"""What a file itself has set before the program comes to a point of it: in the functions around it, in others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from compatlint.dataflow.evaluation.branches import decide
from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.guards import ALWAYS, Guard, complement, taken
from compatlint.dataflow.scopes.questions import when
from compatlint.dataflow.scopes.scope import Block, Branch, Change, Definition, Point, Scope
from compatlint.dataflow.values.container_updates import override, under
from compatlint.dataflow.values.values import ABSENT, Alt

Alts: TypeAlias = tuple[Alt, ...]
Written: TypeAlias = Mapping["Definition | Change", "tuple[Alts, Point]"]
UNSET: Alts = (Alt(ABSENT),)


def earlier(ev: Evaluator, written: Written, point: Point) -> Alts:
    """What is set when the program comes to `point`, with an absent alternative unless that is certain.

    Another function's writes count as if it was called before, but for those that the functions around `point` make
    themselves; where several write, it was one of them.
    """
    around = list(_around(point))
    strangers = [(alts, at) for alts, at in written.values() if all(at.block.scope is not one for one, _ in around)]
    alts = UNSET
    for scope, limit in around:
        for mine, at in sorted(_in(scope, written), key=lambda one: _order(one[1])):
            guard = _when(ev, at, limit)
            alts = alts if guard is None else override(alts, where(mine, guard))
        if scope.kind == "module" and strangers and (scope is not point.block.scope or alts is UNSET):
            alts = override(alts, _by_strangers(ev, strangers, point, sure=alts is UNSET))
    return alts


def _around(point: Point) -> Iterator[tuple[Scope, Point]]:
    """The scopes around a point, the module first, each with the point of it that the program has come to."""
    scope, limit, later = point.block.scope, point, False
    found = [(scope, limit)]
    while scope.parent is not None:
        later = later or scope.kind in ("function", "lambda")
        limit = scope.parent.end if later or scope.point is None else scope.point
        scope = scope.parent
        found.append((scope, limit))
    yield from reversed(found)


def _when(ev: Evaluator, at: Point, limit: Point) -> Guard | None:
    """The guard under which the program, having come to `limit`, was at `at` before; None where it never was."""
    passed = dict(_places(limit))
    guard, block, index = ALWAYS, at.block, at.index
    while block not in passed:
        branch = block.branch
        if branch is None:
            return None
        if branch.kind != "try" and passed.get(branch.block) == branch.position and _is_inside(limit, branch):
            return None  # in another arm of the branch that the limit is in
        frame = ev.open_frame(block.scope)
        known = decide(ev, branch, frame) if branch.kind in ("if", "match") else 0 if block.arm == 0 else None
        if known is None:  # the body of a loop or a `try` is taken to run
            guard = guard & when(branch, block.arm, frame) or guard
        elif known != block.arm:
            return None
        block, index = branch.block, branch.position
    return guard if index < passed[block] else None


def _places(point: Point) -> Iterator[tuple[Block, int]]:
    """The blocks around a point, the innermost first, and where in them it is."""
    yield point.block, point.index
    branch = point.block.branch
    while branch is not None:
        yield branch.block, branch.position
        branch = branch.block.branch


def _is_inside(point: Point, branch: Branch) -> bool:
    return any(block.branch is branch for block, _ in _places(point))


def _by_strangers(ev: Evaluator, strangers: list[tuple[Alts, Point]], point: Point, *, sure: bool) -> Alts:
    """What functions set that are not around the point: one of them, or (not `sure`) none."""
    found: list[Alt] = []
    key, count = (point.block.scope.file, strangers[0][1], "set"), len(strangers) + (not sure)
    for number, (alts, at) in enumerate(strangers):
        guard = ev.reached(at, ev.open_frame(at.block.scope))
        if guard is not None:
            found += under(where(alts, guard), taken(key, number, of=count))
    return (*found, *(() if sure else under(UNSET, taken(key, len(strangers), of=count)))) or UNSET


def alone(written: Written) -> dict[Definition | Change, Alts]:
    """The writes of a file without their places."""
    return {item: alts for item, (alts, _) in written.items()}


def where(alts: Alts, guard: Guard) -> Alts:
    """`alts` where `guard` holds, else nothing."""
    return (*under(alts, guard), *(Alt(ABSENT, other) for other in complement(guard))) if guard else alts


def _in(scope: Scope, written: Written) -> Iterator[tuple[Alts, Point]]:
    return ((alts, at) for alts, at in written.values() if at.block.scope is scope)


def _order(at: Point) -> tuple[int, ...]:
    """What sorts the points of a scope as they are written: of each branch around, where it is and which arm."""
    steps, block = [at.index], at.block
    while block.branch is not None:
        steps += [block.arm, block.branch.position]
        block = block.branch.block
    return tuple(reversed(steps))


def in_order(block: Block) -> Iterator[tuple[Definition | Change, Point]]:
    """What happens in a block and the arms of its branches, as it is written."""
    for index, item in enumerate(block.items):
        if isinstance(item, Branch):
            for arm in item.arms:
                yield from in_order(arm)
        else:
            yield item, Point(block, index)
