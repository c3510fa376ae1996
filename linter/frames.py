"""Activations of functions."""

from __future__ import annotations

from msgspec import Struct

from linter.scope import Scope
from linter.values import Arguments, Step, Value

CALLS = 8  # functions entered one within the other


class Frame(Struct, frozen=True, eq=False):
    """One activation of a function: what it was called with (None: by anybody) and the object it is bound to."""

    scope: Scope
    arguments: Arguments | None = None
    bound: Value | None = None
    outer: Frame | None = None
    depth: int = 0
    call: Step | None = None
