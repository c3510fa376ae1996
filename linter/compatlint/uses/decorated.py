"""Functions that the program's own decorators, called with arguments, put in the place of others."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.scope import File
from compatlint.dataflow.values.values import Function, options


def decorated(ev: Evaluator, file: File) -> Iterator[Function]:
    """What stands for each function of a file that is decorated so: another, which knows the decorator's arguments."""
    for scope in file.scope.walk():
        for node, inner in scope.inner.items():
            if not isinstance(node, cst.FunctionDef) or scope.kind == "function":
                continue
            if any(isinstance(one.decorator, cst.Call) for one in node.decorators):
                ev.begin()
                value = ev.lookup((node.name.value,), scope.end, ev.open_frame(scope))
                found = (option.value for option in options(value))
                yield from (one for one in found if isinstance(one, Function) and one.scope is not inner)
