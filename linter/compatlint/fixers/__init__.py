"""Named fixers: a hit → the edits that repair it, or the reason why it is left to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from compatlint.fixers.fix import Context, Fix, Refusal
    from compatlint.judging.hits import Hit

Fixer: TypeAlias = "Callable[[Hit, Context], Fix | Refusal]"

# Each fixer's module here; it is imported when a hit asks for it, for most files ask for few.
FIXERS: Mapping[str, str] = {
    "completions-to-chat": "answers.completions",
    "correct-address": "http",
    "correct-url": "clients.base_url",
    "drop-field": "fields.fields",
    "give-argument": "fields.fields",
    "join-stream": "answers.streaming",
    "plain-client": "clients.classes",
    "replace-model": "fields.models",
    "retarget-client": "clients.base_url",
    "retarget-key": "clients.base_url",
    "retarget-url": "http",
    "retarget-variable": "http",
    "v0-to-v1": "v0",
}

FOR_DATA = frozenset({"drop-field"})  # fixers that understand requests written as data


def fixer(name: str | None) -> Fixer | None:
    """The fixer of that name; None where a rule has none, or one that is not for hits."""
    if name is None or name not in FIXERS:
        return None
    found: Fixer = getattr(import_module(f"{__name__}.{FIXERS[name]}"), name.replace("-", "_"))
    return found
