"""How a test says what is edited, by the text of the node: in the first call of `f` or the first dict that has it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from textwrap import dedent
from typing import Any

import libcst as cst
import pytest

from compatlint.edits.apply import apply
from compatlint.edits.edit import (
    AddElement,
    AddImport,
    Edit,
    FoldArguments,
    InsertAfter,
    RemoveArgument,
    RemoveElement,
    RemoveStatement,
    Replace,
    ReplaceStatement,
    SetArgument,
)

Make = Callable[[cst.Module], Edit]


def nodes(root: cst.CSTNode) -> Iterator[Any]:
    yield root
    for child in root.children:
        yield from nodes(child)


def the_node(module: cst.Module, code: str) -> Any:
    """The first expression with this code."""
    found = (node for node in nodes(module) if isinstance(node, cst.BaseExpression))
    return next(node for node in found if module.code_for_node(node).replace("\r", "") == code)


def around(old: str, new: str, **kept: str) -> list[Make]:
    """Replace a node, with what is kept of it."""

    def edit(module: cst.Module) -> Edit:
        return Replace(the_node(module, old), new, tuple((name, the_node(module, code)) for name, code in kept.items()))

    return [edit]


def around_arg(name: str, code: str) -> list[Make]:
    def edit(module: cst.Module) -> Edit:
        arg = arg_named(the_call(module), name)
        return Replace(arg, code, (("_", arg.value),))

    return [edit]


def around_entry(key: str, code: str) -> list[Make]:
    def edit(module: cst.Module) -> Edit:
        entries = (node for node in nodes(module) if isinstance(node, cst.DictElement))
        entry = next(one for one in entries if module.code_for_node(one.key) == key)
        return Replace(entry, code, (("_", entry.value),))

    return [edit]


def instead(kind: type[cst.For | cst.With], code: str = "", *, body: bool = False, **kept: str) -> list[Make]:
    """Replace the first `for` or `with`."""

    def edit(module: cst.Module) -> Edit:
        node = next(node for node in nodes(module) if isinstance(node, kind))
        return ReplaceStatement(node, code, tuple((name, the_node(module, one)) for name, one in kept.items()), body)

    return [edit]


def fold(room: int, indent: str = "") -> list[Make]:
    return [lambda module: FoldArguments(the_call(module), room, indent)]


def the_call(module: cst.Module, func: str = "f") -> cst.Call:
    return next(
        node for node in nodes(module) if isinstance(node, cst.Call) and module.code_for_node(node.func).strip() == func
    )


def arg_named(call: cst.Call, name: str) -> cst.Arg:
    def text(arg: cst.Arg) -> str:
        return arg.keyword.value if arg.keyword else arg.star + cst.Module([]).code_for_node(arg.value)

    return next(arg for arg in call.args if text(arg) == name)


def drop(*names: str, func: str = "f") -> list[Make]:
    def make(name: str) -> Make:
        return lambda module: RemoveArgument(the_call(module, func), arg_named(the_call(module, func), name))

    return [make(name) for name in names]


def drop_key(*keys: str) -> list[Make]:
    def make(key: str) -> Make:
        def edit(module: cst.Module) -> Edit:
            for display in nodes(module):
                for element in display.elements if isinstance(display, cst.Dict) else ():
                    node = element.key if isinstance(element, cst.DictElement) else element.value
                    if module.code_for_node(node) == key.removeprefix("**"):
                        return RemoveElement(display, element)
            raise LookupError(key)

        return edit

    return [make(key) for key in keys]


def statement(module: cst.Module, code: str) -> Any:
    wanted = (cst.BaseSmallStatement, cst.BaseCompoundStatement)
    return next(
        node
        for node in nodes(module)
        if isinstance(node, wanted) and module.code_for_node(node).strip("; \n").startswith(code)
    )


def drop_line(*codes: str) -> list[Make]:
    def make(code: str) -> Make:
        return lambda module: RemoveStatement(statement(module, code))

    return [make(code) for code in codes]


def put(name: str, code: str, func: str = "f") -> list[Make]:
    return [lambda module: SetArgument(the_call(module, func), name, code)]


def swap(old: str, new: str) -> list[Make]:
    def edit(module: cst.Module) -> Edit:
        found = [node for node in nodes(module) if isinstance(node, cst.BaseExpression)]
        return Replace(next(node for node in found if module.code_for_node(node).replace("\r", "") == old), new)

    return [edit]


def add(*modules: str) -> list[Make]:
    def make(name: str) -> Make:
        return lambda _: AddImport(*name.split(":"))

    return [make(name) for name in modules]


def below(anchor: str, code: str) -> list[Make]:
    return [lambda module: InsertAfter(statement(module, anchor), code)]


def above(anchor: str, code: str) -> list[Make]:
    return [lambda module: InsertAfter(statement(module, anchor), code, before=True)]


def edited(text: str | bytes, makes: Iterable[Make]) -> bytes:
    module = cst.parse_module(text)
    return apply(module, [make(module) for make in makes]).bytes


def rows(table: str, found: Iterable[tuple[Any, ...]]) -> list[Any]:
    """A table's rows as parameters: the text before, what is edited, the text after."""
    return [pytest.param(before, makes, after, id=f"{table}: {name}") for name, before, makes, after in found]


def check_edit(before: str, makes: Iterable[Make], after: str) -> None:
    """The edits give `after`, with other line ends too."""
    makes = list(makes)
    before, after = text(before), text(after)
    assert edited(before, makes).decode() == after
    ast.parse(after)
    if "\n" in before:  # else the file has no line ends to go by
        returns, expected = (each.replace("\n", "\r\n") for each in (before, after))
        assert edited(returns, makes).decode() == expected


def text(before: str) -> str:
    """A row's text without its margin."""
    return dedent(before).removeprefix("\n")


def one_more(display: str, code: str) -> Make:
    """One more element in a display."""
    return lambda module: AddElement(the_node(module, display), code)
