"""What the code of a module says, name by name: imports, how names flow into one another, calls.

A local name is told apart from others by the number of its function; an attribute or a key is one name, whatever it is
of, and what `self` has stands for itself. `f` is a function that calls something of interest, `f()` one that gives it
back.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from msgspec import Struct

Names: TypeAlias = frozenset[str]
PARAMETERS = 12  # of a function that may be given something interesting
LOCAL = "@"  # before the number of the function that a local name belongs to
STAR = "*"  # whatever a star import brings
PARAMETER = "*()"  # whatever a function that calls its parameter is passed
GIVEN = "()"  # after the name of a function: what it gives back
NOTHING: Names = frozenset()


class Import(NamedTuple):
    """`bound` is `name` of `module` (relative ones with their dots), or the module itself, or all it has (`*`)."""

    module: str
    name: str | None
    bound: str


class NameFlow(NamedTuple):
    """If any name of `source` is interesting, those of `target` may be; `held`: they may hold what it holds."""

    source: Names
    target: tuple[str, ...]
    held: bool = True


class Result(NamedTuple):
    """What a call gives: a name of its own, the last one that is called, all that are in it and in the arguments."""

    name: str
    called: str
    callee: Names
    given: Names


class Called(NamedTuple):
    """A call: the names in what is called, and those in arguments that may be called or used by it."""

    callee: Names
    handed: Names


class Outline(Struct, frozen=True, eq=False):
    """A module: its imports, how names flow into one another, its calls.

    `said` are all its names, attributes with their dot too; `shared` those that mean something to other modules;
    `held` the attributes that keep what a function is passed; `defined` its functions.
    """

    imports: tuple[Import, ...]
    flows: tuple[NameFlow, ...]
    calls: tuple[Called, ...]
    results: tuple[Result, ...]
    said: Names
    shared: Names
    held: Names
    defined: Names
