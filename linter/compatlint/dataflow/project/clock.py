"""How long a file may take, and a run: beyond that every question is answered as one that takes too many steps."""

from __future__ import annotations

import time

LONGEST = 10.0  # seconds of the processor, for one file
SELDOM = 32  # questions between two looks at the clock


class Clock:
    """The time of one file after the other. Without `longest` a file may take any, without `until` the run may."""

    def __init__(self, longest: float | None = None, until: float | None = None) -> None:
        self._longest = longest
        self._until = until
        self._end: float | None = None
        self.late = False
        """Is the time of the file over? It stays so."""

    def begin(self) -> None:
        """The next file."""
        self.late = self.is_over
        self._end = time.process_time() + self._longest if self._longest is not None else None

    @property
    def is_over(self) -> bool:
        """Is the time of the run over?"""
        return self._until is not None and time.monotonic() > self._until

    def look(self) -> None:
        """See whether it is late."""
        if not self.late:
            self.late = self.is_over or (self._end is not None and time.process_time() > self._end)
