"""What takes the longest to import, imported quickly."""

from __future__ import annotations

import sys
from typing import Any

NODE = ("libcst._nodes.base", "CSTNode")
UNNEEDED = {"repr": False, "eq": False, "frozen": False}


def import_libcst() -> None:
    """Import libcst in half its time, where it is not imported yet.

    Most of it goes into the methods that dataclasses write for its 170 classes of nodes. Those for `repr` and `==` are
    replaced by libcst itself, which compares nodes by identity (`CSTNode.__init_subclass__`, libcst 1.9). Those that
    refuse an assignment to a node cost as much again, and more whenever one is made; nobody here assigns to one.
    """
    if "libcst" in sys.modules:
        return
    import dataclasses

    dataclass: Any = dataclasses.dataclass
    nodes: list[type] = []

    def quick(cls: Any = None, /, **options: Any) -> Any:
        def made(cls: Any) -> Any:
            if (cls.__module__, cls.__name__) == NODE:  # its `==` and hash are any object's, but written in Python
                cls.__eq__, cls.__hash__ = object.__eq__, object.__hash__
                nodes.append(cls)
            is_node = any(node in cls.__mro__ for node in nodes)
            return dataclass(cls, **{**options, **(UNNEEDED if is_node else {})})

        return made if cls is None else made(cls)

    dataclasses.dataclass = quick
    try:
        import libcst  # noqa: F401
    finally:
        dataclasses.dataclass = dataclass
