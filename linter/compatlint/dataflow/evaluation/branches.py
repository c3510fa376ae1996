"""Which way the program goes: what of a name reaches a point, which arms are taken, what a test refutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from compatlint.dataflow.scopes.guards import ALWAYS, Guard, taken
from compatlint.dataflow.scopes.questions import parts_holding, when
from compatlint.dataflow.scopes.reaching_definitions import Trail, either, reach
from compatlint.dataflow.scopes.scope import Branch, Point
from compatlint.dataflow.scopes.tree import Path, is_plain
from compatlint.dataflow.values import comparisons
from compatlint.dataflow.values.container_reads import elements
from compatlint.dataflow.values.values import Frame, Option, Sequence, Unknown, options

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


def trails(ev: Evaluator, path: Path, point: Point, frame: Frame | None, *, ended: bool = False) -> list[Trail]:
    """The definitions and changes of `path` that can reach `point` (`ended`: when the function is over)."""
    return reach(
        path,
        point,
        frame,
        lambda branch: decide(ev, branch, frame),
        lambda branch, arm: _when(ev, branch, arm, frame),
        ended=ended,
    )


def decide(ev: Evaluator, branch: Branch, frame: Frame | None, world: Guard = ALWAYS) -> int | None:
    """The arm an `if` takes, where its test is known, in any world or where `world` holds."""
    point = Point(branch.block, branch.position)
    if isinstance(branch.key, cst.For):
        values = [elements(one.value) for one in options(ev.value(branch.key.iter, point, frame))]
        runs = {comparisons.truth(one) if isinstance(one, Sequence) else None for one in values}
        return 0 if runs == {True} else len(branch.arms) if runs == {False} else None
    if isinstance(branch.key, cst.While):
        return len(branch.arms) if truth(ev, branch.key.test, point, frame) is False else None
    if isinstance(branch.key, cst.Match):
        subject = [one.value for one in options(ev.value(branch.key.subject, point, frame))]
        return comparisons.matching_case(branch.key, subject[0]) if len(subject) == 1 else None
    if branch.test is None or not is_plain(branch.test):
        return None
    known = truth(ev, branch.test, point, frame, world)
    return None if known is None else int(not known)


def truth(
    ev: Evaluator, node: cst.BaseExpression, point: Point, frame: Frame | None, world: Guard = ALWAYS
) -> bool | None:
    """Whether a test holds, where that is known for every option."""
    found = {comparisons.truth(option.value) for option in options(ev.value(node, point, frame), world)}
    return found.pop() if len(found) == 1 else None


def reached(ev: Evaluator, point: Point, frame: Frame | None, world: Guard = ALWAYS) -> Guard | None:
    """The guard under which `point` is reached within its function; None when it can't be, where `world` holds."""
    guard = ALWAYS
    block, index = point.block, point.index
    while True:
        for item in block.leaving(index):
            passed_by = _passed(ev, item, frame, world)
            if passed_by is None:
                return None
            guard = (guard & passed_by) or guard
        branch = block.branch
        if branch is None:
            return guard
        known = decide(ev, branch, frame, world) if branch.kind != "try" else None
        if known is not None and known != block.arm:
            return None
        if known is None:
            guard = (guard & _when(ev, branch, block.arm, frame)) or guard
        block, index = branch.block, branch.position


def barred(ev: Evaluator, point: Point, frame: Frame | None) -> list[Guard]:
    """What cannot be at `point`: the tests of branches before it that leave where they hold, as their parts."""
    found: list[Guard | None] = []
    block, index = point.block, point.index
    while True:
        for item in block.leaving(index):
            if item.test is not None:
                leaving = [number for number, arm in enumerate(item.arms) if arm.exits]
                found += [parts_holding(item.test, number == 0, frame, block.scope) for number in leaving]
        branch = block.branch
        if branch is None:
            return [guard for guard in found if guard]
        block, index = branch.block, branch.position


def _passed(ev: Evaluator, branch: Branch, frame: Frame | None, world: Guard) -> Guard | None:
    """The guard under which the program goes on behind a branch of which some arms leave; None when it can't."""
    known = decide(ev, branch, frame, world)
    arms = [number for number, arm in enumerate(branch.arms) if not arm.exits]
    if not branch.exhaustive:
        arms.append(len(branch.arms))
    if known is not None:
        return ALWAYS if known in arms else None
    guards = [when(branch, number, frame) for number in arms]
    if branch.kind == "loop":
        return ALWAYS
    return either(guards) if guards else None


def _when(ev: Evaluator, branch: Branch, arm: int, frame: Frame | None) -> Guard:
    """The guard under which an arm is taken, with what its test refutes."""
    guard, known = when(branch, arm, frame), _by_options(ev, branch, arm, frame)
    if known is not None:
        guard = _told(guard, known)
    if branch.test is None:
        return guard
    return (guard & _refuting(ev, branch.test, arm == 0, Point(branch.block, branch.position), frame)) or guard


def _told(guard: Guard, known: Guard) -> Guard:
    """What the options of a test tell of an arm, with what its words say where these agree on the branches."""
    return (known & guard or known) if any(branch in known.arms for branch in guard.arms) else known


def _by_options(ev: Evaluator, branch: Branch, arm: int, frame: Frame | None) -> Guard | None:
    """The guard of the options of a test that lead into an arm, where each of them is known to hold or not."""
    if branch.test is None or not is_plain(branch.test):
        return None
    found = [*options(ev.value(branch.test, Point(branch.block, branch.position), frame))]
    known = [comparisons.truth(option.value) for option in found]
    if len(found) < 2 or None in known:
        return None
    guards = [option.guard for option, holds in zip(found, known, strict=True) if holds is (arm == 0)]
    return (either(guards) or None) if guards else None


def _refuting(ev: Evaluator, test: cst.BaseExpression, outcome: bool, point: Point, frame: Frame | None) -> Guard:
    """What a test refutes: in `if self.url:` the url is not a default that is false, and what was passed is true."""
    if isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        return _refuting(ev, test.expression, not outcome, point, frame)
    if isinstance(test, cst.BooleanOperation) and isinstance(test.operator, cst.And) is outcome:
        both = [_refuting(ev, part, outcome, point, frame) for part in (test.left, test.right)]
        return both[0] & both[1] or both[0]
    if not isinstance(test, (cst.Name, cst.Attribute)):
        return ALWAYS
    found = list(options(ev.value(test, point, frame)))
    left = [option for option in found if comparisons.truth(option.value) is not (not outcome)]
    guard = _common([_with_answer(option, outcome) for option in left])
    for option in found:
        for key, (arms, _) in option.guard.arms.items() if option not in left else ():
            if isinstance(key, tuple) and key[-1] == "given":
                guard = (guard & taken(key, *({0, 1} - arms))) or guard
    return guard


def _with_answer(option: Option, outcome: bool) -> Guard:
    """The guard of an option, whose truth the program asked, with the answer."""
    asks = option.value.question if isinstance(option.value, Unknown) else None
    return (option.guard & taken(asks, int(not outcome)) or option.guard) if asks is not None else option.guard


def _common(guards: list[Guard]) -> Guard:
    """What holds under every one of `guards`."""
    first, *others = guards or [ALWAYS]
    return Guard(
        {branch: entry for branch, entry in first.arms.items() if all(one.arms.get(branch) == entry for one in others)}
    )
