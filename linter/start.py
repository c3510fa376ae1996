"""What takes the longest to import, imported quickly."""

from __future__ import annotations

import sys
from typing import Any

NODES, NODE = "libcst._nodes.", "CSTNode"
UNNEEDED = {"repr": False, "eq": False, "frozen": False}


def import_libcst() -> None:
    """Import libcst in half its time, where it is not imported yet.

    Most of it goes into the methods that dataclasses write for its 190 classes of nodes. Those for `repr` and `==` are
    replaced by libcst itself, which compares nodes by identity (`CSTNode.__init_subclass__`, libcst 1.9). Those that
    refuse an assignment to a node cost as much again, and more whenever one is made; nobody here assigns to one.
    """
    if "libcst" in sys.modules:
        return
    import dataclasses

    dataclass: Any = dataclasses.dataclass

    def quick(cls: Any = None, /, **options: Any) -> Any:
        def made(cls: Any) -> Any:
            if not cls.__module__.startswith(NODES):
                return dataclass(cls, **options)
            if cls.__name__ == NODE:  # its `==` and hash are those of any object, but written in Python
                cls.__eq__, cls.__hash__ = object.__eq__, object.__hash__
            return dataclass(cls, **{**options, **UNNEEDED})

        return made if cls is None else made(cls)

    dataclasses.dataclass = quick
    try:
        import libcst  # noqa: F401
    finally:
        dataclasses.dataclass = dataclass
