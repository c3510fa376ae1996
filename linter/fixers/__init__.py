"""Named fixers: a hit → the edits that repair it, or the reason why it is left to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TypeAlias

from linter.model import Context, Fix, Hit, Refusal

Fixer: TypeAlias = "Callable[[Hit, Context], Fix | Refusal]"

# Each fixer's module here; it is imported when a hit asks for it, for most files ask for few.
FIXERS: Mapping[str, str] = {
    "completions-to-chat": "completions",
    "correct-address": "urls",
    "correct-url": "clients",
    "drop-field": "fields",
    "give-argument": "fields",
    "join-stream": "streaming",
    "plain-client": "classes",
    "replace-model": "models",
    "retarget-client": "clients",
    "retarget-key": "clients",
    "retarget-url": "urls",
    "retarget-variable": "urls",
    "v0-to-v1": "v0",
}

FOR_DATA = frozenset({"drop-field"})  # fixers that understand requests written as data


def fixer(name: str | None) -> Fixer | None:
    """The fixer of that name; None where a rule has none, or one that is not for hits."""
    if name is None or name not in FIXERS:
        return None
    found: Fixer = getattr(import_module(f"linter.fixers.{FIXERS[name]}"), name.replace("-", "_"))
    return found
