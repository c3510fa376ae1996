"""What takes the longest to import, imported quickly."""

from __future__ import annotations

import sys
from typing import Any

NODES = "libcst._nodes."


def import_libcst() -> None:
    """Import libcst in half its time, where it is not imported yet.

    Most of the time goes into the methods that dataclasses write for its 190 classes of nodes. Those for `repr` and
    `==` libcst replaces itself (`CSTNode.__init_subclass__`, libcst 1.9); those that refuse an assignment to a node
    cost as much again, and more whenever a node is made. Nobody here assigns to one.
    """
    if "libcst" in sys.modules:
        return
    import dataclasses

    dataclass: Any = dataclasses.dataclass

    def quick(cls: type | None = None, /, **options: Any) -> Any:
        def made(cls: type) -> type:
            unneeded = {"repr": False, "eq": False, "frozen": False} if cls.__module__.startswith(NODES) else {}
            result: type = dataclass(**{**options, **unneeded})(cls)
            return result

        return made if cls is None else made(cls)

    dataclasses.dataclass = quick
    try:
        import libcst  # noqa: F401
    finally:
        dataclasses.dataclass = dataclass
