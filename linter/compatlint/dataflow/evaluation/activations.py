"""Which activation of a function code runs in: that of a call, or the open one, called by anybody with anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from compatlint.dataflow.evaluation.classes import receiver
from compatlint.dataflow.scopes.scope import Scope
from compatlint.dataflow.values.arguments import doubted
from compatlint.dataflow.values.values import CALLS, Arguments, Frame, Function, Step

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


def frame_of(ev: Evaluator, scope: Scope, frame: Frame | None) -> Frame | None:
    """The activation of `scope` that `frame` runs within; an open one where it is not known."""
    while scope.kind in ("comprehension", "class") and scope.parent is not None:
        scope = scope.parent
    while frame is not None and frame.scope is not scope:
        frame = frame.outer
    if frame is None and scope.kind in ("function", "lambda"):
        return open_frame(ev, scope)
    return frame


def open_frame(ev: Evaluator, scope: Scope) -> Frame | None:
    """The activation of the function around `scope`, called by anybody with anything; None for module code."""
    while scope.kind not in ("function", "lambda"):
        if scope.parent is None:
            return None
        scope = scope.parent
    frame = ev.opened.get(scope)
    if frame is None:
        outer = open_frame(ev, scope.parent) if scope.parent else None
        frame = ev.opened[scope] = Frame(scope, None, receiver(ev, scope, outer), outer)
    return frame


def activation(ev: Evaluator, key: tuple[Scope, object], frame: Frame) -> Frame:
    """`frame`, or the one that was made for `key` before."""
    return ev.entered.setdefault(key, frame)


def activation_of(
    ev: Evaluator,
    function: Function,
    arguments: Arguments,
    call: cst.Call | None,
    frame: Frame | None,
    scope: Scope | None = None,
) -> Frame | None:
    """The frame of a call, the same one for the same call in the same frame; None where calls nest too deeply."""
    depth = frame.depth + 1 if frame is not None else 1
    if depth > CALLS:
        return None
    step = Step(scope, call, "called here") if scope is not None and call is not None else None
    if function.altered:
        arguments = doubted(arguments, (call, "decorated"))
    inner = Frame(function.scope, arguments, function.bound, function.frame, depth, step)
    return inner if call is None else ev.entered.setdefault((function, call, frame), inner)
