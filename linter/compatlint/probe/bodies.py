"""The bodies of probes as they are sent: with the model in its place, and with what is written once and sent often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MODEL = "MODEL"  # stands for the id of the model that is asked for
TIMES, ITEM, KEY, VALUE, TEXT, AROUND, CORE, INNER = (
    f"${word}" for word in ("times", "item", "key", "value", "text", "around", "core", "inner")
)


def filled(value: Any, model: str) -> Any:
    """A value of a pack as it is sent."""
    if isinstance(value, Mapping):
        if TIMES in value:
            return _times(value, int(value[TIMES]), model)
        return {key: filled(item, model) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [filled(item, model) for item in value]
    return value.replace(MODEL, model) if isinstance(value, str) else value


def _times(at: Mapping[str, Any], times: int, model: str) -> Any:
    """That many elements, members or characters, or a value in as many others."""
    if ITEM in at:
        return [_numbered(at[ITEM], number) for number in range(times)]
    if KEY in at:
        return {_numbered(at[KEY], number): filled(at[VALUE], model) for number in range(times)}
    if AROUND in at:
        found = filled(at[CORE], model)
        for _ in range(times):
            found = _around(filled(at[AROUND], model), found)
        return found
    return str(at[TEXT]) * times


def _numbered(text: str, number: int) -> str:
    return text.replace("{n}", str(number))


def _around(value: Any, inner: Any) -> Any:
    """`value` with `inner` in its place."""
    if isinstance(value, dict):
        return {key: _around(item, inner) for key, item in value.items()}
    return inner if value == INNER else value
