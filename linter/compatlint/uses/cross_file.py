"""Does a call carry anything of a file into a function of another?

A function of a checked file that is called with nothing of the calling file does what is said of it in its own file.
"""

from __future__ import annotations

import sys

from compatlint.dataflow.scopes.scope import File
from compatlint.dataflow.values.values import (
    Alt,
    Arguments,
    Class,
    Const,
    EnvVar,
    Frame,
    Function,
    Made,
    Mapping,
    Member,
    Partial,
    Sequence,
    Step,
    Symbol,
    Text,
    Value,
    options,
)
from compatlint.screen.library import KEEP_ARGUMENTS

NESTED = 6  # lists of dicts of …


def carries(function: Function, arguments: Arguments, file: File) -> bool:
    """Does calling `function` with `arguments` bring it something that `file` wrote?"""
    if any(_alt(alt, file) for alt in arguments.positional):
        return True
    named = function.scope.params
    others = any(parameter.kind == "kwargs" for parameter in named.values())
    if any((name not in named and others) or _any(alts, file) for name, alts in arguments.keywords.items()):
        return True
    return _frame(function.frame, file) or (function.bound is not None and _holds(function.bound, file))


def _any(alts: tuple[Alt, ...], file: File, nested: int = 0) -> bool:
    return any(_alt(alt, file, nested) for alt in alts)


def _alt(alt: Alt, file: File, nested: int = 0) -> bool:
    return _holds(alt.value, file, nested)


def _holds(value: Value, file: File, nested: int = 0) -> bool:
    """Is a value, or anything in it, written in `file`?"""
    return nested < NESTED and any(_is_of(option.value, file, nested + 1) for option in options(value))


def _is_of(value: Value, file: File, nested: int) -> bool:
    match value:
        case Const(value=known, origin=origin):
            return known is not None and _wrote(origin, file)
        case Text(origin=origin):
            return _wrote(origin, file)
        case EnvVar(default=default, origin=origin):
            return _wrote(origin, file) or (default is not None and _holds(default, file, nested))
        case Mapping(items=items, origin=origin):
            return _wrote(origin, file) or any(_any(alts, file, nested) for alts in items.values())
        case Sequence(items=items, origin=origin):
            return _wrote(origin, file) or any(_holds(item, file, nested) for item in items)
        case Function(scope=scope, frame=frame, bound=bound):
            within = scope.file is file or _frame(frame, file)
            return within or (bound is not None and _holds(bound, file, nested))
        case Class(scope=scope, frame=frame):
            return scope.file is file or _frame(frame, file)
        case Partial():
            return True
        case Symbol(name=name):
            return not _is_inert(name)
        case Member(base=base):
            return _holds(base, file, nested)
        case Made():
            return _made(value, file, nested)
    return False


def _made(made: Made, file: File, nested: int) -> bool:
    if isinstance(made.maker, Class) and made.maker.scope.file is file:
        return True
    if isinstance(made.maker, Symbol) and _is_inert(made.maker.name):
        return False
    if made.scope.file is file and made.call is not None and not isinstance(made.maker, Class):
        return True
    if any(_any(alts, file, nested) for alts in made.attributes.values()):
        return True
    given = made.arguments
    return given is not None and (
        _any(given.positional, file, nested) or any(_any(alts, file, nested) for alts in given.keywords.values())
    )


def _frame(frame: Frame | None, file: File) -> bool:
    """Was a function that encloses another called from `file`, with anything?"""
    while frame is not None:
        if frame.arguments is not None and (frame.call is None or frame.call.scope.file is file):
            return True
        frame = frame.outer
    return False


def _wrote(origin: Step | None, file: File) -> bool:
    return origin is None or origin.scope.file is file


def _is_inert(name: str) -> bool:
    """Is it of the part of the standard library that passes nothing on?"""
    root = name.partition(".")[0]
    return root in sys.stdlib_module_names and root not in KEEP_ARGUMENTS
