"""What the library does with what it is given, by last names alone: what calls nothing, what calls its arguments."""

from __future__ import annotations

import builtins
import re

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
HOLDERS = frozenset(dir(list)) | frozenset(dir(dict)) | frozenset(dir(set))  # their methods give what was put in
FUNCTIONS = frozenset(
    name for name, one in vars(builtins).items() if isinstance(one, type) and issubclass(one, BaseException)
) | {
    *("abs", "all", "any", "ascii", "bin", "bool", "bytes", "callable", "chr", "divmod", "float", "format", "hasattr"),
    *("hash", "hex", "id", "input", "int", "isinstance", "issubclass", "len", "oct", "open", "ord", "pow", "print"),
    *("range", "repr", "round", "str", "sum"),
}
MODULES = frozenset(
    {
        *("base64", "csv", "datetime", "glob", "hashlib", "html", "io", "json", "logging", "math", "os", "pathlib"),
        *("pprint", "random", "re", "secrets", "shlex", "shutil", "string", "subprocess", "sys", "tempfile"),
        *("textwrap", "time", "traceback", "uuid", "warnings"),
    }
)


ASKING = "get"  # of a dict it takes a key, of other things an address


def is_inert(root: str, last: str, attribute: bool) -> bool:
    """Can `root.….last(…)`, or the plain name `last` (not an `attribute`), call nothing of the project?

    Said by the names alone: that of a function of the project still counts.
    """
    if not attribute:
        return last in FUNCTIONS
    return last in METHODS or (root in MODULES and last not in ("sub", "subn"))


def is_plain(root: str, last: str, attribute: bool) -> bool:
    """Is what such a call gives a plain value: a text, a number, a path?"""
    return is_inert(root, last, attribute) and not (attribute and last in HOLDERS)


MUTATORS = frozenset({"update", "setdefault", "append", "extend", "insert", "add", "__setitem__"})

# What calls a function once for each element, by its last name: builtins, executors, pools, tqdm's and asyncio's.
MAPPING = frozenset({"map", "imap", "imap_unordered", "map_async", "thread_map", "process_map"})
UNPACKING = frozenset({"starmap", "starmap_async"})
# What calls the function that it is given with the arguments that follow.
PASSING = frozenset(
    {
        *("submit", "apply", "apply_async", "to_thread", "run_in_executor", "run_sync", "call_soon", "call_later"),
        *("Thread", "Process", "Timer", "partial"),
    }
)
TAKERS = MAPPING | UNPACKING | PASSING
