"""Who does what a function calls, and who gives what it returns: by its name, its class and its decorators."""

from __future__ import annotations

import ast
from typing import NamedTuple

from compatlint.screen.ast_names import is_property
from compatlint.screen.outline import GIVEN

MAKING = frozenset({"__init__", "__new__", "__post_init__"})  # what a call of a class calls
LOOKING_UP = frozenset({"__getattr__", "__getattribute__"})


class Role(NamedTuple):
    """`owners` do what the function calls, `gives` are what it returns, as attributes of what `looks_up` names."""

    owners: tuple[str, ...]
    gives: tuple[str, ...]
    looks_up: tuple[str, ...] = ()


def role_of(node: ast.FunctionDef | ast.AsyncFunctionDef, own: str, cls: str | None) -> Role:
    """The role of a function that is called `own`, of a class `cls` where it is a method.

    A call of a class does what makes its object, any other special method is the object's. Nobody calls a property.
    """
    if cls is not None and node.name.startswith("__"):
        made = f"{cls}{GIVEN}"
        if node.name in LOOKING_UP:
            return Role((), (f"{made}.{own}",), (made,))
        return Role((cls if node.name in MAKING else made,), (made,))
    gives = (own, f"{own}{GIVEN}") if node.decorator_list else (f"{own}{GIVEN}",)
    return Role(() if any(map(is_property, node.decorator_list)) else (own,), gives)
