"""Functions of the program that a framework makes tools of: what it sends for each."""

from __future__ import annotations

from msgspec.structs import replace

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.evaluation.function_schemas import is_closed
from compatlint.dataflow.scopes.guards import Truth, taken
from compatlint.dataflow.values.container_updates import each
from compatlint.dataflow.values.values import Alt, Function, Option, Sequence, Site, Value, choice
from compatlint.packs.framework import FunctionTools
from compatlint.uses.body import filled


def with_tools(alt: Alt, tools: FunctionTools, ev: Evaluator, at: Site | None) -> Alt:
    """A list of which the functions are the tools that they become; what is not known of one stays as it is."""
    if not isinstance(alt.value, Sequence) or at is None:
        return alt
    items = tuple(each(item, lambda one: _tool(one, tools, ev, at)) for item in alt.value.items)
    return replace(alt, value=replace(alt.value, items=items))


def _tool(value: Value, tools: FunctionTools, ev: Evaluator, at: Site) -> Value:
    closed = is_closed(ev, value, tools.passed) if isinstance(value, Function) else Truth.MAYBE
    if closed is Truth.MAYBE:
        return value
    other = filled(tools.other, site=at)
    if closed is Truth.NO:
        return other
    arms = (filled(tools.closed, site=at), other)  # whether it says so is the version's, for all tools alike
    return choice(Option(taken((at.owner, "closed"), arm), one) for arm, one in enumerate(arms))
