"""Named fixers: a hit → the edits that repair it, or None where the shape isn't understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from linter.fixers.clients import retarget_client, retarget_key
from linter.fixers.fields import drop_field
from linter.model import Fix, Hit, Pack

Fixer: TypeAlias = "Callable[[Hit, Pack], Fix | None]"

FIXERS: Mapping[str, Fixer] = {
    "drop-field": drop_field,
    "retarget-client": retarget_client,
    "retarget-key": retarget_key,
}

FOR_DATA = frozenset({"drop-field"})  # fixers that understand requests written as data
