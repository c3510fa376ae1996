"""The records of the forward analysis: parts of a result, reads of it, and where it escapes."""

from __future__ import annotations

from typing import TypeAlias

import libcst as cst
from msgspec import Struct

from linter.scope import Scope

Steps: TypeAlias = tuple[str, ...]
EACH, ANY, SLICE, ENTERED = "[*]", "[?]", "[:]", "(with)"
VALUES = "{*}"  # the values of a dict, whatever the key


class Part(Struct, frozen=True):
    """A part of the result that an expression holds: `path` leads to it, `within` are containers around it.

    The outermost container is the last: `(took, r)` holds the whole result `within` ("[1]",), `[r, r]` within ("[*]",).
    """

    path: Steps = ()
    within: Steps = ()

    def inside(self, step: str) -> Part:
        """The part in one more container."""
        return Part(self.path, (*self.within, step))

    @property
    def inner(self) -> Part:
        """The part without its outermost container."""
        return Part(self.path, self.within[:-1])

    @property
    def entered(self) -> Part:
        """What `with` gives of it."""
        return self if self.within else Part((*self.path, ENTERED))


class Read(Struct, frozen=True, eq=False):
    """A use of the result: `node` is the expression that takes the last step of `path`."""

    path: Steps
    node: cst.CSTNode
    scope: Scope


class Escape(Struct, frozen=True, eq=False):
    """A place behind which the result can't be followed, and why."""

    node: cst.CSTNode
    scope: Scope
    reason: str
