"""A bar on the terminal for a run that takes a while: how many files are done, and the one in hand."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from compatlint.checking.progress import Progress

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

AFTER = 2.0  # seconds


class Bar(Progress):
    """Shown on standard error when the run has taken longer than `AFTER`; taken away at its end."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._files = 0
        self._done = 0
        self._bar: ProgressBar[str] | None = None

    def begin(self, files: int) -> None:
        """So many files are to be judged, perhaps once more."""
        self.end()
        self._files, self._done = files, 0

    def at(self, path: str) -> None:
        """This one is in hand."""
        self._show(0, path)

    def done(self, files: int) -> None:
        """So many more are done."""
        self._done += files
        self._show(files)

    def tick(self) -> None:
        """The bar is shown when it is time, whatever happens."""
        self._show(0)

    def end(self) -> None:
        """Nothing of it stays."""
        if self._bar is not None:
            self._bar = None
            sys.stderr.write("\r\x1b[K\x1b[?25h")
            sys.stderr.flush()

    def _show(self, steps: int, path: str | None = None) -> None:
        if not self._files or time.monotonic() - self._start < AFTER:
            return
        if self._bar is None:
            self._bar, steps = _made(self._files), self._done
        self._bar.update(steps, path)


def _made(files: int) -> ProgressBar[str]:
    import click

    bar: ProgressBar[str] = click.progressbar(
        length=files, label="Checking", show_pos=True, item_show_func=_shown, file=sys.stderr, update_min_steps=0
    )
    bar.render_progress()
    return bar


def _shown(path: str | None) -> str:
    """As much of a name as there is room for, as a terminal shows it."""
    from compatlint.report import lines_of

    return lines_of(path or "").replace("\n", " ")[-40:]


def for_terminal(*, quiet: bool) -> Progress:
    """A bar where somebody can see it, else nothing."""
    seen = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return Bar() if seen and not quiet else Progress()
