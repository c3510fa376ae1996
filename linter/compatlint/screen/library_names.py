"""The library by last names alone: what calls nothing, what calls its arguments, what changes its object."""

from __future__ import annotations

import builtins
import re

from compatlint.screen.library import CALL_NOTHING, ROWS, Calls, Gives


def giving(kind: Gives) -> frozenset[str]:
    """The functions a call of which is that."""
    return frozenset(row.last for row in ROWS if row.gives == kind)


def _calling(how: Calls) -> frozenset[str]:
    return frozenset(row.last for row in ROWS if row.calls == how)


# Methods that plain values have; one of the same name in the project is of interest by itself.
# `copy` may be a client's, `sort` calls its key.
METHODS = frozenset(
    name
    for kind in (str, bytes, list, dict, set, float, re.Pattern, re.Match)
    for name in dir(kind)
    if not name.startswith("_")
) - {"copy", "sort", "sub", "subn"} | {
    *("debug", "info", "warning", "error", "exception", "critical"),  # of loggers
    *("exists", "mkdir", "read_text", "write_text", "unlink", "isoformat", "strftime", "close", "flush", "write"),
}
# Those that change what they are called on: that put something in, and all.
PUTTING = frozenset({"update", "setdefault", "append", "extend", "insert", "add", "__setitem__"})
STORING = PUTTING | {"set"}  # and of what frameworks keep for a program
MUTATORS = PUTTING | {"pop", "popitem", "clear", "remove"}
HOLDERS = frozenset(dir(list)) | frozenset(dir(dict)) | frozenset(dir(set))  # their methods give what was put in
FUNCTIONS = frozenset(
    name for name, one in vars(builtins).items() if isinstance(one, type) and issubclass(one, BaseException)
) | _calling("nothing")


ASKING = "get"  # of a dict it takes a key, of other things an address


def is_inert(root: str, last: str, attribute: bool) -> bool:
    """Can `root.….last(…)`, or the plain name `last` (not an `attribute`), call nothing of the project?

    Said by the names alone: that of a function of the project still counts.
    """
    if not attribute:
        return last in FUNCTIONS
    return last in METHODS or (root in CALL_NOTHING and last not in ("sub", "subn"))


def is_plain(root: str, last: str, attribute: bool) -> bool:
    """Is what such a call gives a plain value: a text, a number, a path?"""
    return is_inert(root, last, attribute) and not (attribute and last in HOLDERS)


# What calls a function once for each element: builtins, executors, pools, tqdm's and asyncio's.
MAPPING = _calling("for each")
UNPACKING = _calling("for each unpacked")
# What calls the function that it is given with the arguments that follow, or with the options of a command line.
TAKERS = MAPPING | UNPACKING | _calling("with the rest")
RUNNERS = _calling("with options")
PARTIALS = giving("partial")
