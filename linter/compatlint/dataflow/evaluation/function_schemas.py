"""The schema that a function's parameters are: must a caller give each, and nothing else?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from compatlint.dataflow.evaluation.model_schemas import DICTS, LISTS, SCALARS
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import Parameter
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.values import Function, Symbol

if TYPE_CHECKING:
    from collections.abc import Collection

    from compatlint.dataflow.evaluation.evaluator import Evaluator


def is_closed(ev: Evaluator, function: Function, passed: Collection[str]) -> Truth:
    """Are all parameters required, and of types that hold no items of any name?

    A first one of a type in `passed` is none of them: the caller fills it by itself. What is decorated is not known.
    """
    node = function.scope.node
    if not isinstance(node, cst.FunctionDef) or node.decorators or function.altered:
        return Truth.MAYBE
    parameters = list(function.scope.params.values())[function.bound is not None :]
    first = _annotation(parameters[0]) if parameters else None
    if first is not None and last_name(first.value if isinstance(first, cst.Subscript) else first) in passed:
        parameters = parameters[1:]
    if not parameters:
        return Truth.NO  # a schema that requires nothing
    return min(_is_required(ev, function, one) for one in parameters)


def _is_required(ev: Evaluator, function: Function, parameter: Parameter) -> Truth:
    if parameter.kind in ("args", "kwargs") or parameter.node.default is not None:
        return Truth.NO
    annotation = _annotation(parameter)
    return _is_plain(ev, function, annotation) if annotation is not None else Truth.MAYBE


def _annotation(parameter: Parameter) -> cst.BaseExpression | None:
    return parameter.node.annotation.annotation if parameter.node.annotation is not None else None


def _is_plain(ev: Evaluator, function: Function, node: cst.BaseExpression) -> Truth:
    """Is a type one of texts, numbers and lists of these? A dict is certainly none."""
    match node:
        case cst.Name(value="None"):
            return Truth.YES
        case cst.BinaryOperation(operator=cst.BitOr(), left=left, right=right):
            return min(_is_plain(ev, function, left), _is_plain(ev, function, right))
        case cst.Subscript(value=generic):
            inner = [one.slice.value for one in node.slice if isinstance(one.slice, cst.Index)]
            if last_name(generic) in DICTS:
                return Truth.NO
            holds = last_name(generic) in {*LISTS, "Optional", "Union"}
            return min((_is_plain(ev, function, one) for one in inner), default=Truth.MAYBE) if holds else Truth.MAYBE
    found = ev.value(node, function.scope.point, function.frame) if function.scope.point is not None else None
    name = found.name if isinstance(found, Symbol) else ""
    if name.rpartition(".")[2] in DICTS and name.startswith(("builtins.", "typing.")):
        return Truth.NO
    return Truth.YES if name in SCALARS else Truth.MAYBE
