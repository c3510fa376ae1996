"""What the code of a module says, name by name: imports, how names flow into one another, calls.

A local name is told apart from others by the number of its function; an attribute or a key is one name, whatever it is
of, and what `self` has stands for itself. `f` is a function or a class, `f()` what a call of it gives.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

Names: TypeAlias = frozenset[str]
PARAMETERS = 12  # of a function that may be given something interesting
LOCAL = "@"  # before the number of the function that a local name belongs to
STAR = "*"  # whatever a star import brings
GIVEN = "()"  # after the name of a function: what it gives back
NOTHING: Names = frozenset()


class Import(NamedTuple):
    """`bound` is `name` of `module` (relative ones with their dots), or the module itself, or all it has (`*`)."""

    module: str
    name: str | None
    bound: str


class NameFlow(NamedTuple):
    """What any name of `source` is, those of `target` may be.

    Or the sources are the methods of a class, the class of what is made, or what looks up the attributes of that.
    """

    source: Names
    target: tuple[str, ...]
    of: Literal["value", "methods", "class", "attributes"] = "value"


class Result(NamedTuple):
    """What a call gives: a name of its own, the last one that is called, all that are in it and in the arguments."""

    name: str
    called: str
    callee: Names
    given: Names


class Called(NamedTuple):
    """A call, or a method that is named without being called.

    `callee` are the names that what is called ends in, all of them where it is no method, `receiver` those before it.
    `handed` are arguments that may be called, each as its own two. `owners` do what the call does. Does it say anything
    `by_name`?
    """

    callee: Names
    receiver: Names = NOTHING
    handed: tuple[tuple[Names, Names], ...] = ()
    owners: tuple[str, ...] = ()
    by_name: bool = True


class Outline(Struct, frozen=True, eq=False):
    """A module: its imports, how names flow into one another, its calls.

    `said` are all its names, attributes with their dot too; `shared` those that mean something to other modules;
    `held` the attributes that keep what a function is passed; `functions` and `classes` what it defines; `bases` the
    names in what its classes inherit.
    """

    imports: tuple[Import, ...]
    flows: tuple[NameFlow, ...]
    calls: tuple[Called, ...]
    results: tuple[Result, ...]
    said: Names
    shared: Names
    held: Names
    functions: Names
    classes: Names
    bases: Names
