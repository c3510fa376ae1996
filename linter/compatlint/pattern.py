"""Regular expressions: of which many a run needs few, each compiled when it is first used; and of globs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, AnyStr, Generic, cast


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, which is called no sooner than one of its methods is."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(source, flags))


def with_stars(pieces: Sequence[str], numbers: Iterator[int]) -> str:
    """Pieces with anything between them, as an expression that takes no longer than it must.

    Each piece is of one length. So none but the last has to be looked for further on than where it is found first, and
    a group that is looked ahead at is never tried again. `numbers` make the names of these groups.
    """
    first, *others = pieces
    if not others:
        return first
    inner = ((f"star{next(numbers)}", piece) for piece in others[:-1] if piece)
    return first + "".join(f"(?=(?P<{name}>.*?{piece}))(?P={name})" for name, piece in inner) + ".*" + others[-1]


class _Uncompiled(Generic[AnyStr]):
    def __init__(self, source: AnyStr, flags: int) -> None:
        self._source: AnyStr = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)  # the next time nobody asks here
        return found
