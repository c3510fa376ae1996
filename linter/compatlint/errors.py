"""What goes wrong, by what the user gave or in ourselves: always a message that says where, never a traceback."""

from __future__ import annotations

import os
from collections.abc import Iterable


class UsageError(Exception):
    """A path, option, configuration or pack that cannot be used; the message names file and line (exit status 2)."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest of `known`, or an empty string."""
    import difflib

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def nearest_or_all(word: str, known: Iterable[str]) -> str:
    """The nearest of `known`, else all of them."""
    words = list(known)
    return did_you_mean(word, words) or f" (known: {', '.join(words) or 'none'})"


def internal_error(error: Exception) -> str:
    """What went wrong in ourselves, and where, in one line; with COMPATLINT_DEBUG set, all of it on standard error."""
    import traceback

    if os.environ.get("COMPATLINT_DEBUG"):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    said = " ".join(str(error).split())[:200]
    return f"internal error: {type(error).__name__}{f': {said}' if said else ''}{where}; please report it"
