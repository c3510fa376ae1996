"""What users are asked for by the widgets of a page: one of the options of a list, a text that has a default."""

from __future__ import annotations

from collections.abc import Callable

from linter.items import elements, one_of
from linter.mappings import single
from linter.values import (
    COMPUTED,
    Arguments,
    Const,
    Option,
    Sequence,
    Step,
    Unknown,
    Value,
    choice,
    taken,
)

PLACES = ("streamlit", "streamlit.sidebar")
CHOSEN = ("selectbox", "radio", "select_slider", "segmented_control", "pills")
TYPED = ("text_input", "text_area")


def _chosen(arguments: Arguments, step: Step) -> Value:
    """`selectbox(label, options)`: any of them."""
    listed = elements(_argument(arguments, "options"))
    items = listed.items if isinstance(listed, Sequence) else ()
    return one_of(items, (step.node, "chosen"))


def _typed(arguments: Arguments, step: Step) -> Value:
    """`text_input(label, value)`: the value, or whatever the user gives."""
    default = _argument(arguments, "value")
    if not isinstance(default, Const):
        return COMPUTED
    given = Unknown("it is whatever the user gives")
    key = (step.node, "given")
    return choice([Option(taken(key, 0), given), Option(taken(key, 1), default)])


def _argument(arguments: Arguments, name: str) -> Value:
    """The second argument, also given by name."""
    if name in arguments.keywords:
        return single(arguments.keywords[name])
    return arguments.positional[1].value if len(arguments.positional) > 1 else COMPUTED


FORMS: dict[str, Callable[[Arguments, Step], Value]] = {
    **{f"{place}.{name}": _chosen for place in PLACES for name in CHOSEN},
    **{f"{place}.{name}": _typed for place in PLACES for name in TYPED},
}
