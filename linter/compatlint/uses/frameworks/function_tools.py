"""Functions of the program that a framework makes tools of: what it sends for each."""

from __future__ import annotations

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.evaluation.function_schemas import is_closed
from compatlint.dataflow.scopes.guards import Truth, taken
from compatlint.dataflow.values.container_updates import each
from compatlint.dataflow.values.values import (
    Alt,
    Arguments,
    Const,
    Function,
    Made,
    Option,
    Sequence,
    Site,
    Symbol,
    Value,
    choice,
)
from compatlint.packs.framework import FunctionTools
from compatlint.uses.body import filled


def with_tools(alt: Alt, tools: FunctionTools, ev: Evaluator, at: Site | None) -> Alt:
    """A list of which the functions are the tools that they become; what is not known of one stays as it is."""
    if not isinstance(alt.value, Sequence) or at is None:
        return alt
    items = tuple(each(item, lambda one: _tool(one, tools, ev, at)) for item in alt.value.items)
    return replace(alt, value=replace(alt.value, items=items))


def _tool(value: Value, tools: FunctionTools, ev: Evaluator, at: Site) -> Value:
    if tools.made:
        made = _maker(value, ev)
        says = _says(*made, tools) if made is not None else None
        return value if says is None else filled(tools.closed if says else tools.other, site=at)
    closed = is_closed(ev, value, tools.passed) if isinstance(value, Function) else Truth.MAYBE
    if closed is Truth.MAYBE:
        return value
    other = filled(tools.other, site=at)
    if closed is Truth.NO:
        return other
    arms = (filled(tools.closed, site=at), other)  # whether it says so is the version's, for all tools alike
    return choice(Option(taken((at.owner, "closed"), arm), one) for arm, one in enumerate(arms))


def _maker(value: Value, ev: Evaluator) -> tuple[str, Arguments] | None:
    """What makes a tool of a function, in a call or as its decorator, and what it is given besides."""
    match value:
        case Made(maker=Symbol(name=name), arguments=Arguments() as given):
            return name, given
        case Function(scope=scope) if isinstance(scope.node, cst.FunctionDef) and len(scope.node.decorators) == 1:
            made, outer = scope.node.decorators[0].decorator, scope.parent
            call = made if isinstance(made, cst.Call) else None
            if outer is None:
                return None
            maker = ev.value(call.func if call is not None else made, outer.end, value.frame)
            given = ev.arguments(call.args, call, outer.end, value.frame) if call is not None else Arguments()
            return (maker.name, given) if isinstance(maker, Symbol) else None
    return None


def _says(maker: str, given: Arguments, tools: FunctionTools) -> bool | None:
    """What the argument says by which a tool is `closed` or not; None where nobody knows."""
    if maker not in tools.made or given.rest is not None:
        return None
    said = [alt.value for alt in given.keywords.get(tools.made[maker], ())]
    if len(said) > 1 or not all(isinstance(one, Const) for one in said):
        return None
    return all(isinstance(one, Const) and bool(one.value) for one in said)
