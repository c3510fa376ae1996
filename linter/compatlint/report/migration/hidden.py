"""A migration without the keys that the lines and values told of in it have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from compatlint.report import without_keys
from compatlint.report.secrets import masked

if TYPE_CHECKING:
    from compatlint.migration.record import Mention, Migration


def hidden(migration: Migration) -> Migration:
    """The same with masks in all that is said; the changes stay as they are, for patches."""
    return replace(
        migration,
        rewrites=tuple(replace(one, message=masked(one.message)) for one in migration.rewrites),
        left=tuple(replace(one, finding=without_keys(one.finding), why=masked(one.why)) for one in migration.left),
        mentions=tuple(_mentions(migration.mentions)),
        data=tuple(_mentions(migration.data)),
        unread=tuple(_mentions(migration.unread)),
        blind=tuple(map(without_keys, migration.blind)),
        origin=migration.origin and replace(migration.origin, command=masked(migration.origin.command)),
        steps=tuple(map(masked, migration.steps)),
    )


def _mentions(mentions: Iterable[Mention]) -> Iterable[Mention]:
    return (replace(one, line=masked(one.line), advice=masked(one.advice)) for one in mentions)
