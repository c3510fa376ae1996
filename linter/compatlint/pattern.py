"""Regular expressions of which many a run needs few: each is compiled when it is first used."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, which is called no sooner than one of its methods is."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(source, flags))


class _Uncompiled(Generic[AnyStr]):
    def __init__(self, source: AnyStr, flags: int) -> None:
        self._source: AnyStr = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)  # the next time nobody asks here
        return found
