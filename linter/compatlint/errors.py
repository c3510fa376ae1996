"""What goes wrong because of what the user gave: always a message that says where, never a traceback."""

from __future__ import annotations

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
