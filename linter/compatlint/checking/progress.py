"""Who hears how far a run is; here nobody."""

from __future__ import annotations

from typing import Protocol, TypeVar

T_contra = TypeVar("T_contra", contravariant=True)

MOMENT = 0.5  # seconds, after which it is told that time goes by


class Progress:
    """Hears which file is in hand, how many are done, and (`tick`) that time goes by."""

    def begin(self, files: int) -> None:
        """So many files are to be judged."""

    def at(self, path: str) -> None:
        """This one is in hand."""

    def done(self, files: int) -> None:
        """So many more are done."""

    def tick(self) -> None:
        """Nothing happened for a moment."""

    def end(self) -> None:
        """All are."""


class Listener(Protocol[T_contra]):
    """Is told which items are worked on, and that all workers are at work."""

    def begun(self, item: T_contra, /) -> None:
        """A worker begins with an item."""

    def ended(self, item: T_contra, /) -> None:
        """One is ready with it."""

    def waiting(self) -> None:
        """For a moment nothing came."""
