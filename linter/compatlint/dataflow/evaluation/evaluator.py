"""The questions that can be asked of an evaluation; which module answers which is `evaluate`'s business."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

import libcst as cst

from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.guards import ALWAYS, Guard
from compatlint.dataflow.scopes.reaching_definitions import Trail
from compatlint.dataflow.scopes.scope import Change, Point, Scope
from compatlint.dataflow.scopes.tree import Path
from compatlint.dataflow.values.values import Arguments, Frame, Function, Step, Value


class Evaluator(Protocol):
    """Answers questions about one project.

    `asked` collects the functions whose unknown callers an answer depends on; `opened` and `entered` are the
    activations of functions so far; `is_cut` tells whether anything since the last beginning would have taken too long.
    """

    asked: set[Scope]
    is_cut: bool
    opened: dict[Scope, Frame]
    entered: dict[tuple[object, ...], Frame]

    @property
    def project(self) -> Project | None:
        """The files that may be looked into; None where there is only the one."""

    def begin(self) -> None:
        """Start a question of its own: a fresh budget, nobody asked."""

    def value(self, node: cst.BaseExpression, point: Point, frame: Frame | None) -> Value:
        """The value of `node`, evaluated at `point` in `frame`."""

    def remember(self, key: tuple[object, Frame | None], answer: Callable[[], Value]) -> Value:
        """What `answer` gives, asked once; an answer cut short within another question holds for that question only."""

    def lookup(self, path: Path, point: Point, frame: Frame | None) -> Value:
        """What `path` holds at `point`."""

    def reaching(self, path: Path, scope: Scope, point: Point, frame: Frame | None, *, ended: bool = False) -> Value:
        """What `path` of `scope` can hold at `point` (`ended`: when the function is over)."""

    def typed(self, annotation: cst.BaseExpression, point: Point, frame: Frame | None) -> Value:
        """An object known by its annotation: of a class, of one of several, else Unknown."""

    def member(self, value: Value, name: str) -> Value:
        """`value.name`; None has none, so where that is an option it is not taken."""

    def applied(
        self, value: Value, change: Change, path: Path, guard: Guard, point: Point, frame: Frame | None
    ) -> Value:
        """`value`, which `path` held, after a change."""

    def trails(self, path: Path, point: Point, frame: Frame | None, *, ended: bool = False) -> list[Trail]:
        """The definitions and changes of `path` that can reach `point` (`ended`: when the function is over)."""

    def truth(self, node: cst.BaseExpression, point: Point, frame: Frame | None, world: Guard = ALWAYS) -> bool | None:
        """Whether a test holds, where that is known for every option."""

    def reached(self, point: Point, frame: Frame | None, world: Guard = ALWAYS) -> Guard | None:
        """The guard under which `point` is reached within its function; None when it can't be, where `world` holds."""

    def barred(self, point: Point, frame: Frame | None) -> list[Guard]:
        """What cannot be at `point`: the tests of branches before it that leave where they hold, as their parts."""

    def frame_of(self, scope: Scope, frame: Frame | None) -> Frame | None:
        """The activation of `scope` that `frame` runs within; an open one where it is not known."""

    def open_frame(self, scope: Scope) -> Frame | None:
        """The activation of the function around `scope`, called by anybody with anything; None for module code."""

    def activation(self, key: tuple[Scope, object], frame: Frame) -> Frame:
        """`frame`, or the one that was made for `key` before."""

    def activation_of(
        self,
        function: Function,
        arguments: Arguments,
        call: cst.Call | None,
        frame: Frame | None,
        scope: Scope | None = None,
    ) -> Frame | None:
        """The frame of a call, the same one for the same call in the same frame; None where calls nest too deeply."""

    def arguments(self, args: Iterable[cst.Arg], call: cst.Call, point: Point, frame: Frame | None) -> Arguments:
        """What a call passes: `**` merged into the keywords, `*` into the positionals, each with its site."""

    def called(self, function: Value, node: cst.Call, point: Point, frame: Frame | None) -> Value:
        """What calling `function` without arguments gives, somewhere behind `node`."""

    def enter(
        self,
        function: Function,
        arguments: Arguments,
        call: cst.Call | None,
        frame: Frame | None,
        step: Step | None = None,
    ) -> Value:
        """What `function` returns for `arguments`."""
