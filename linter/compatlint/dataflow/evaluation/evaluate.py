"""What an expression's value can be, asked backwards from where it is used.

Nothing is evaluated that no question needs; answers are remembered, and every question has a budget beyond which it is
answered Unknown with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.evaluation import (
    activations,
    attributes,
    branches,
    calls,
    expressions,
    mutations,
    names,
    parameters,
)
from compatlint.dataflow.project.budget import LEAST, WHOLE, Budget
from compatlint.dataflow.project.clock import SELDOM
from compatlint.dataflow.scopes.scope import Point, Scope
from compatlint.dataflow.values.values import CIRCULAR, Choice, Const, Frame, Step, Unknown, Value

if TYPE_CHECKING:
    from compatlint.dataflow.project.project import Project


DEPTH = 60  # questions asked by a question asked by …
STEPS = 4_000  # questions for one call site
OPTIONS_A_STEP = 4  # options of an answer that cost as much as a question

Answer: TypeAlias = Callable[[], Value]
Key: TypeAlias = "tuple[object, Frame | None]"
Known: TypeAlias = tuple[Value, frozenset[Scope]]  # with the functions whose unknown callers it depends on


class Evaluation(Struct):
    """Answers what can be asked of an evaluator.

    `asked` collects the functions whose unknown callers an answer depends on; `opened` and `entered` are the
    activations of functions so far; `is_cut` tells whether anything since the last beginning would have taken too long.
    """

    project: Project | None = None
    budget: Budget = WHOLE
    asked: set[Scope] = field(default_factory=set)
    opened: dict[Scope, Frame] = field(default_factory=dict)
    entered: dict[tuple[object, ...], Frame] = field(default_factory=dict)
    _memo: dict[Key, Known] = field(default_factory=dict)
    _provisional: dict[Key, Known] = field(default_factory=dict)
    _active: set[Key] = field(default_factory=set)
    _depth: int = 0
    _steps: int = 0
    _spent: int = 0
    _limit: int = WHOLE.questions
    _cuts: int = 0
    is_cut: bool = False
    _reserve: int = 0

    def __post_init__(self) -> None:
        self._reserve = self.budget.reserve

    # The questions that other modules ask, each answered in a module of its own.
    lookup = names.lookup
    reaching = names.reaching
    typed = parameters.typed
    member = attributes.member
    applied = mutations.applied
    trails = branches.trails
    truth = branches.truth
    reached = branches.reached
    barred = branches.barred
    frame_of = activations.frame_of
    open_frame = activations.open_frame
    activation = activations.activation
    activation_of = activations.activation_of
    arguments = calls.arguments
    called = calls.called
    enter = calls.enter

    def begin(self) -> None:
        """Start a question of its own: a fresh budget, nobody asked; a reserve is left when the file's is used up.

        Each time that the reserve does not suffice either, it becomes less: what is plain needs little.
        """
        self.asked = set()
        self._steps = 0
        self.is_cut = False
        if self._spent > max(self._limit, self.budget.questions):
            self._reserve = max(self._reserve // 2, LEAST.reserve)
        self._limit = max(self.budget.questions, self._spent + self._reserve)
        self._provisional.clear()

    def value(self, node: cst.BaseExpression, point: Point, frame: Frame | None) -> Value:
        """The value of `node`, evaluated at `point` in `frame`."""
        if type(node) is cst.SimpleString:
            return Const(node.evaluated_value, Step(point.block.scope, node, ""))
        return self.remember((node, frame), lambda: self._evaluate(node, point, frame))

    def remember(self, key: tuple[object, Frame | None], answer: Answer) -> Value:
        """What `answer` gives, asked once; an answer cut short within another question holds for that question only."""
        known = self._memo.get(key) or self._provisional.get(key)
        if known is not None:
            self.asked |= known[1]
            return known[0]
        self._charge(1)
        if key in self._active:
            self._cuts += 1
            return CIRCULAR
        if self._depth > DEPTH or self._steps > STEPS or self._spent > self._limit or self._is_late():
            self._cuts += 1
            self.is_cut = True
            return Unknown("it takes too many steps to follow")
        cuts, outer, self.asked = self._cuts, self.asked, set()
        self._active.add(key)
        self._depth += 1
        try:
            value = answer()
        finally:
            self._depth -= 1
            self._active.discard(key)
            mine, self.asked = self.asked, outer | self.asked
        if isinstance(value, Choice):
            self._charge(len(value.options) // OPTIONS_A_STEP)
        whole = self._cuts == cuts
        (self._memo if whole else self._provisional)[key] = (value, frozenset(mine))
        return value

    def _is_late(self) -> bool:
        """Is the time over that the file may take?"""
        if self.project is None:
            return False
        if not self._spent % SELDOM:
            self.project.clock.look()
        return self.project.clock.late

    def _charge(self, steps: int) -> None:
        self._steps += steps
        self._spent += steps

    def _evaluate(self, node: cst.BaseExpression, point: Point, frame: Frame | None) -> Value:
        method = _EVALUATE.get(type(node))
        if method is None:
            return Unknown("it is computed at run time")
        return method(self, node, point, frame)


_EVALUATE: dict[type[cst.CSTNode], Callable[[Evaluation, Any, Point, Frame | None], Value]] = {
    cst.Name: names.name,
    cst.Attribute: attributes.attribute,
    cst.Subscript: expressions.subscripted,
    cst.Dict: expressions.dict_,
    cst.List: expressions.sequence,
    cst.Tuple: expressions.sequence,
    cst.Set: expressions.sequence,
    cst.ListComp: expressions.sequence_comprehension,
    cst.SetComp: expressions.sequence_comprehension,
    cst.GeneratorExp: expressions.sequence_comprehension,
    cst.DictComp: expressions.dict_comprehension,
    cst.BinaryOperation: expressions.binary,
    cst.BooleanOperation: expressions.boolean,
    cst.UnaryOperation: expressions.unary,
    cst.Comparison: expressions.comparison,
    cst.IfExp: expressions.if_expression,
    cst.Await: expressions.inner_value,
    cst.NamedExpr: expressions.inner_value,
    cst.Lambda: expressions.lambda_,
    cst.FormattedString: expressions.text,
    cst.ConcatenatedString: expressions.concatenated,
    cst.Integer: expressions.number,
    cst.Float: expressions.number,
    cst.Call: calls.call,
}
