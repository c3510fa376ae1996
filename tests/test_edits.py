"""What edits leave of the text: by table for each shape, and by property over many layouts of the same calls."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from textwrap import dedent
from typing import Any

import libcst as cst
import pytest

from compatlint.edits.apply import apply
from compatlint.edits.edit import (
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
from compatlint.edits.walk import deletes_comment

Make = Callable[[cst.Module], Edit]


# How a row says what is edited: by the text of the node, in the first call of `f` or the first dict that has it.


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


LONELY_COMMAS = "f(\n    a=1  # one\n    # two\n    ,  # three\n    b=2  # of b\n    ,  # four\n    **kw\n)\n"
ARGUMENTS = [
    ("first", "f(a, b, c)\n", drop("a"), "f(b, c)\n"),
    ("middle", "f(a, b, c)\n", drop("b"), "f(a, c)\n"),
    ("last", "f(a, b, c)\n", drop("c"), "f(a, b)\n"),
    ("only", "f(a=1)\n", drop("a"), "f()\n"),
    ("two", "f(a, b, c)\n", drop("a", "c"), "f(b)\n"),
    ("last two", "f(a, b, c)\n", drop("b", "c"), "f(a)\n"),
    ("all", "f(a, b, c)\n", drop("c", "a", "b"), "f()\n"),
    ("equal edits", "f(a, b, c)\n", drop("b", "b"), "f(a, c)\n"),
    ("trailing comma on one line", "f(a, b,)\n", drop("b"), "f(a)\n"),
    ("trailing comma and space", "f(a, b, )\n", drop("b"), "f(a)\n"),
    ("padding", "f( a, b )\n", drop("b"), "f( a )\n"),
    ("padding and comma", "f( a, b, )\n", drop("b"), "f( a )\n"),
    ("padding, first", "f( a , b )\n", drop("a"), "f( b )\n"),
    ("no spaces", "f(a,b,c)\n", drop("b"), "f(a,c)\n"),
    ("after starred", "f(*args, a=1, **kw)\n", drop("a"), "f(*args, **kw)\n"),
    ("starred", "f(*args, a=1, **kw)\n", drop("*args"), "f(a=1, **kw)\n"),
    ("double starred", "f(*args, a=1, **kw)\n", drop("**kw"), "f(*args, a=1)\n"),
    ("generator", "f(x for x in y)\n", drop("x for x in y"), "f()\n"),
    ("generator in parentheses", "f((x for x in y), b=1)\n", drop("b"), "f((x for x in y))\n"),
    ("nested calls", "f(a=g(x=1, y=2), b=1)\n", drop("b") + drop("x", func="g"), "f(a=g(y=2))\n"),
    ("inside of a removed one", "f(a=g(x=1, y=2), b=1)\n", drop("a") + drop("x", func="g"), "f(b=1)\n"),
    ("spaces before the parenthesis", "f (a, b)\n", drop("b"), "f (a)\n"),
    (
        "commas on lines of their own, first",
        LONELY_COMMAS,
        drop("a"),
        "f(\n    # two\n    # three\n    b=2  # of b\n    ,  # four\n    **kw\n)\n",
    ),
    (
        "commas on lines of their own, middle",
        LONELY_COMMAS,
        drop("b"),
        "f(\n    a=1  # one\n    # two\n    ,  # three\n    # four\n    **kw\n)\n",
    ),
    ("line continuation", "f(a, \\\n  b, c)\n", drop("b"), "f(a, \\\n  c)\n"),
    ("await", "async def g():\n    await f(a, b)\n", drop("b"), "async def g():\n    await f(a)\n"),
    ("method chain", "x = f(a, b).c(d).e\n", drop("a"), "x = f(b).c(d).e\n"),
    ("call on f-string", 'x = f"{f(a, b)}"\n', drop("b"), 'x = f"{f(a)}"\n'),
    (
        "black, first",
        """
        f(
            a=1,  # one
            b=2,  # two
        )
        """,
        drop("a"),
        """
        f(
            b=2,  # two
        )
        """,
    ),
    (
        "black, middle",
        """
        x = f(
            a=1,  # one
            b=2,  # two
            c=3,  # three
        )
        """,
        drop("b"),
        """
        x = f(
            a=1,  # one
            c=3,  # three
        )
        """,
    ),
    (
        "black, last",
        """
        if x:
            y = f(
                a=1,  # one
                b=2,  # two
            )  # end
        """,
        drop("b"),
        """
        if x:
            y = f(
                a=1,  # one
            )  # end
        """,
    ),
    (
        "black, only",
        """
        f(
            a=1,  # one
        )
        """,
        drop("a"),
        "f()\n",
    ),
    (
        "no trailing comma",
        """
        f(
            a=1,
            b=2
        )
        """,
        drop("b"),
        """
        f(
            a=1
        )
        """,
    ),
    (
        "no trailing comma, comments",
        """
        f(
            a=1,  # one
            b=2  # two
        )
        """,
        drop("b"),
        """
        f(
            a=1  # one
        )
        """,
    ),
    (
        "parenthesis on the last line",
        """
        f(
            a=1,
            b=2)
        """,
        drop("b"),
        """
        f(
            a=1)
        """,
    ),
    (
        "parenthesis on the last line, comma",
        """
        f(
            a=1,
            b=2,)
        """,
        drop("b"),
        """
        f(
            a=1,)
        """,
    ),
    (
        "parenthesis on the last line, comment",
        """
        f(a=1,  # one
          b=2)
        """,
        drop("b"),
        """
        f(a=1  # one
          )
        """,
    ),
    (
        "hanging, first",
        """
        f(a=1,
          b=2,
          c=3)
        """,
        drop("a"),
        """
        f(b=2,
          c=3)
        """,
    ),
    (
        "hanging, first, comments",
        """
        f(a=1,  # one
          b=2,  # two
          c=3)
        """,
        drop("a"),
        """
        f(b=2,  # two
          c=3)
        """,
    ),
    (
        "hanging, middle",
        """
        f(a=1,  # one
          b=2,  # two
          c=3)  # three
        """,
        drop("b"),
        """
        f(a=1,  # one
          c=3)  # three
        """,
    ),
    (
        "hanging, last",
        """
        f(a=1,
          b=2)  # two
        """,
        drop("b"),
        """
        f(a=1)  # two
        """,
    ),
    (
        "hanging, all but the first",
        """
        f(a=1,
          b=2,
          c=3,)
        """,
        drop("b", "c"),
        """
        f(a=1)
        """,
    ),
    (
        "several on a line, last of it",
        """
        f(
            a=1, b=2,  # both
            c=3,
        )
        """,
        drop("b"),
        """
        f(
            a=1,  # both
            c=3,
        )
        """,
    ),
    (
        "several on a line, first of it",
        """
        f(
            a=1, b=2,  # both
            c=3,
        )
        """,
        drop("a"),
        """
        f(
            b=2,  # both
            c=3,
        )
        """,
    ),
    (
        "several on a line, all of it",
        """
        f(
            a=1, b=2,  # both
            c=3,
        )
        """,
        drop("a", "b"),
        """
        f(
            c=3,
        )
        """,
    ),
    (
        "several on the last line",
        """
        f(
            a=1, b=2  # both
        )
        """,
        drop("b"),
        """
        f(
            a=1  # both
        )
        """,
    ),
    (
        "several on the call's line",
        """
        f(a, b,
          c)
        """,
        drop("b"),
        """
        f(a,
          c)
        """,
    ),
    (
        "own lines above the first",
        """
        f(
            # about a
            a=1,
            # about b
            b=2,
        )
        """,
        drop("a"),
        """
        f(
            # about a
            # about b
            b=2,
        )
        """,
    ),
    (
        "own lines above the last",
        """
        f(
            a=1,  # one
            # about b
            b=2,  # two
            # the end
        )
        """,
        drop("b"),
        """
        f(
            a=1,  # one
            # about b
            # the end
        )
        """,
    ),
    (
        "own lines above the only one",
        """
        f(  # call
            # about a
            a=1,  # one
        )
        """,
        drop("a"),
        """
        f(  # call
            # about a
        )
        """,
    ),
    (
        "own line behind the first on the call's line",
        """
        f(a,
          # about b
          b)
        """,
        drop("a"),
        """
        f(
          # about b
          b)
        """,
    ),
    (
        "blank lines",
        """
        f(
            a=1,

            b=2,

            c=3,
        )
        """,
        drop("b"),
        """
        f(
            a=1,

            c=3,
        )
        """,
    ),
    (
        "blank line below",
        """
        f(
            a=1,
            b=2,

            c=3,
        )
        """,
        drop("b"),
        """
        f(
            a=1,

            c=3,
        )
        """,
    ),
    (
        "blank line below the first",
        """
        f(
            a=1,

            c=3,
        )
        """,
        drop("a"),
        """
        f(
            c=3,
        )
        """,
    ),
    (
        "commas first",
        """
        f( a=1  # one
         , b=2  # two
         , c=3  # three
         )
        """,
        drop("b"),
        """
        f( a=1  # one
         , c=3  # three
         )
        """,
    ),
    (
        "commas first, last",
        """
        f( a=1  # one
         , b=2  # two
         )
        """,
        drop("b"),
        """
        f( a=1  # one
         )
        """,
    ),
    (
        "commas first, first",
        """
        f( a=1
         , b=2
         )
        """,
        drop("a"),
        """
        f( b=2
         )
        """,
    ),
    (
        "comment before the comma too",
        """
        f(
            a=1,
            b=2  # before
            ,  # behind
            c=3,
        )
        """,
        drop("b"),
        """
        f(
            a=1,
            # behind
            c=3,
        )
        """,
    ),
    (
        "value over several lines",
        """
        f(
            a={
                "x": 1,  # inside
            },  # behind
            b=2,
        )
        """,
        drop("a"),
        """
        f(
            b=2,
        )
        """,
    ),
    (
        "hugging",
        """
        f({
            "x": 1,
        }, b=2)
        """,
        drop("b"),
        """
        f({
            "x": 1,
        })
        """,
    ),
]
DICTS = [
    ("first", "d = {'a': 1, 'b': 2}\n", drop_key("'a'"), "d = {'b': 2}\n"),
    ("last", "d = {'a': 1, 'b': 2}\n", drop_key("'b'"), "d = {'a': 1}\n"),
    ("last, comma", "d = {'a': 1, 'b': 2, }\n", drop_key("'b'"), "d = {'a': 1}\n"),
    ("only", "d = {'a': 1}\n", drop_key("'a'"), "d = {}\n"),
    ("only, padded", "d = { 'a': 1, }\n", drop_key("'a'"), "d = {}\n"),
    ("padded", "d = { 'a': 1, 'b': 2 }\n", drop_key("'b'"), "d = { 'a': 1 }\n"),
    ("beside unpacked", "d = {**x, 'a': 1, **y}\n", drop_key("'a'"), "d = {**x, **y}\n"),
    ("unpacked", "d = {**x, 'a': 1, **y}\n", drop_key("**x", "**y"), "d = {'a': 1}\n"),
    ("emptied argument", "f(a, **{'b': 1})\n", drop_key("'b'"), "f(a)\n"),
    ("emptied argument in parentheses", "f(**({'b': 1}), c=2)\n", drop_key("'b'"), "f(c=2)\n"),
    ("emptied element", "d = {'a': 1, **{'b': 1}}\n", drop_key("'b'"), "d = {'a': 1}\n"),
    ("emptied all the way", "f(**{**{**{'b': 1}}})\n", drop_key("'b'"), "f()\n"),
    ("emptied before, left", "f(**{}, **{'b': 1})\n", drop_key("'b'"), "f(**{})\n"),
    ("not emptied", "f(**{'a': 1, 'b': 1})\n", drop_key("'b'"), "f(**{'a': 1})\n"),
    ("emptied value stays", "f(extra={'b': 1})\n", drop_key("'b'"), "f(extra={})\n"),
    (
        "black",
        """
        d = {
            "a": 1,  # one
            "b": 2,  # two
        }
        """,
        drop_key('"b"'),
        """
        d = {
            "a": 1,  # one
        }
        """,
    ),
    (
        "no trailing comma",
        """
        d = {
            "a": 1,  # one
            "b": 2  # two
        }
        """,
        drop_key('"b"'),
        """
        d = {
            "a": 1  # one
        }
        """,
    ),
    (
        "only, on its own line",
        """
        d = {
            "a": 1,  # one
        }
        """,
        drop_key('"a"'),
        "d = {}\n",
    ),
    (
        "emptied argument with a comment in it",
        """
        f(a, **{
            # about b
            "b": 1,
        })
        """,
        drop_key('"b"'),
        """
        f(a, **{
            # about b
        })
        """,
    ),
    (
        "dict in an argument that is removed too",
        """
        f(
            a=1,
            **{"b": 1, "c": 2},  # more
        )
        """,
        drop_key('"b"', '"c"'),
        """
        f(
            a=1,
        )
        """,
    ),
]
STATEMENTS = [
    ("first", "import os\nx = 1\n", drop_line("import os"), "x = 1\n"),
    ("first, header", "# licence\n\nimport os\n\nx = 1\n", drop_line("import os"), "# licence\n\nx = 1\n"),
    ("first, blank", "import os\n\n\nx = 1\n", drop_line("import os"), "x = 1\n"),
    ("first, comment", "# about\nimport os\n\n\nx = 1\n", drop_line("import os"), "# about\n\n\nx = 1\n"),
    ("behind the docstring", '"""Doc."""\n\nx = 1\n\ny = 2\n', drop_line("x"), '"""Doc."""\n\ny = 2\n'),
    ("last", "x = 1\ny = 2\n", drop_line("y"), "x = 1\n"),
    ("last, blank", "x = 1\n\n\ny = 2  # two\n", drop_line("y"), "x = 1\n"),
    ("last, comment", "x = 1\n\n# about\ny = 2  # two\n", drop_line("y"), "x = 1\n\n# about\n"),
    ("last, footer", "x = 1\n\n# about\ny = 2\n# end\n", drop_line("y"), "x = 1\n\n# about\n# end\n"),
    ("no final newline", "x = 1\ny = 2", drop_line("y"), "x = 1"),
    ("all", "# licence\n\nx = 1\ny = 2\n", drop_line("x", "y"), "# licence\n"),
    ("all, nothing left", "x = 1\n", drop_line("x"), ""),
    ("all, no final newline", "# licence\nx = 1", drop_line("x"), "# licence"),
    ("blank lines", "a = 1\n\n\nb = 2\n\n\nc = 3\n", drop_line("b"), "a = 1\n\n\nc = 3\n"),
    ("blank lines above", "a = 1\n\n\nb = 2\nc = 3\n", drop_line("b"), "a = 1\n\n\nc = 3\n"),
    ("blank lines below", "a = 1\nb = 2\n\nc = 3\n", drop_line("b"), "a = 1\n\nc = 3\n"),
    ("comments", "a = 1\n# b\nb = 2  # two\n# c\nc = 3\n", drop_line("b"), "a = 1\n# b\n# c\nc = 3\n"),
    ("two", "a = 1\n\nb = 2\n\nc = 3\n\nd = 4\n", drop_line("b", "c"), "a = 1\n\nd = 4\n"),
    ("semicolon, first", "a = 1; b = 2  # both\n", drop_line("a"), "b = 2  # both\n"),
    ("semicolon, last", "a = 1; b = 2  # both\n", drop_line("b"), "a = 1  # both\n"),
    ("semicolon, middle", "a = 1; b = 2; c = 3;\n", drop_line("b"), "a = 1; c = 3;\n"),
    ("semicolon, trailing", "a = 1; b = 2;\n", drop_line("b"), "a = 1;\n"),
    ("semicolon, all", "x = 0\na = 1; b = 2\n", drop_line("a", "b"), "x = 0\n"),
    ("suite", "if x: a = 1  # one\n", drop_line("a"), "if x: pass  # one\n"),
    ("suite, semicolon", "if x: a = 1; b = 2\n", drop_line("b"), "if x: a = 1\n"),
    ("else", "if x:\n    a\nelse:\n    b = 1\n", drop_line("b"), "if x:\n    a\nelse:\n    pass\n"),
    ("tabs", "if x:\n\ta = 1\ny\n", drop_line("a"), "if x:\n\tpass\ny\n"),
    ("before a def", "a = 1\n\n\n@d\ndef g(): ...\n", drop_line("a"), "@d\ndef g(): ...\n"),
    (
        "block emptied",
        """
        def g():
            # about
            a = 1  # one
            # end

        x = 1
        """,
        drop_line("a"),
        """
        def g():
            # about
            pass
            # end

        x = 1
        """,
    ),
    (
        "docstring left",
        '''
        def g():
            """Doc."""

            a = 1


        x = 1
        ''',
        drop_line("a"),
        '''
        def g():
            """Doc."""


        x = 1
        ''',
    ),
    (
        "first of a block",
        """
        def g():
            import os

            return 1
        """,
        drop_line("import os"),
        """
        def g():
            return 1
        """,
    ),
    (
        "last of a block",
        """
        def g():
            x = 1

            # about
            a = 1
        y = 2
        """,
        drop_line("a"),
        """
        def g():
            x = 1

            # about
        y = 2
        """,
    ),
]
SETTINGS = [
    (
        "commas on lines of their own",
        LONELY_COMMAS,
        put("new", "3"),
        LONELY_COMMAS.replace("    **kw", "    new=3\n    ,\n    **kw"),
    ),
    ("none", "f()\n", put("x", "1"), "f(x=1)\n"),
    ("none, space", "f( )\n", put("x", "1"), "f(x=1)\n"),
    ("none, line", "f(\n)\n", put("x", "1"), "f(x=1)\n"),
    ("none, comment", "f(\n  # c\n)\n", put("x", "1"), "f(\n  # c\n  x=1\n)\n"),
    ("none, comment on the line", "f(  # c\n)\n", put("x", "1"), "f(  # c\n    x=1\n)\n"),
    ("in place", "f(a, x = 1, b=2)\n", put("x", "g(3)"), "f(a, x = g(3), b=2)\n"),
    ("in place, lines", "f(\n    x=1,  # one\n)\n", put("x", "2"), "f(\n    x=2,  # one\n)\n"),
    ("positional", "f(a, b)\n", put("x", "1"), "f(a, b, x=1)\n"),
    ("keyword", "f(a = 1)\n", put("x", "1"), "f(a = 1, x = 1)\n"),
    ("tight", "f(a,b=1)\n", put("x", "1"), "f(a,b=1,x=1)\n"),
    ("comma", "f(a, b,)\n", put("x", "1"), "f(a, b, x=1,)\n"),
    ("padded", "f( a )\n", put("x", "1"), "f( a, x=1 )\n"),
    ("starred", "f(*a)\n", put("x", "1"), "f(*a, x=1)\n"),
    ("double starred", "f(**kw)\n", put("x", "1"), "f(x=1, **kw)\n"),
    ("before double starred", "f(a, **kw)\n", put("x", "1"), "f(a, x=1, **kw)\n"),
    ("before several", "f(a, **k, b=1, **l)\n", put("x", "1"), "f(a, x=1, **k, b=1, **l)\n"),
    ("generator", "f(x for x in y)\n", put("x", "1"), "f((x for x in y), x=1)\n"),
    ("twice, last wins", "f()\n", put("x", "1") + put("x", "2"), "f(x=2)\n"),
    ("two", "f()\n", put("x", "1") + put("y", "2"), "f(x=1, y=2)\n"),
    ("instead of another", "f(a=1)\n", put("x", "1") + drop("a"), "f(x=1)\n"),
    ("instead of the same", "f(x=1, b=2)\n", drop("x") + put("x", "3"), "f(b=2, x=3)\n"),
    ("walrus", "f()\n", put("x", "(y := 1)"), "f(x=(y := 1))\n"),
    ("hugging", "f({\n    'a': 1,\n})\n", put("x", "1"), "f({\n    'a': 1,\n}, x=1)\n"),
    ("continuation", "f(a, \\\n  b)\n", put("x", "1"), "f(a, \\\n  b, \\\n  x=1)\n"),
    ("hanging", "f(a,  # one\n  b)  # two\n", put("x", "1"), "f(a,  # one\n  b,\n  x=1)  # two\n"),
    ("comma first", "f( a\n , b  # two\n )\n", put("x", "1"), "f( a\n , b  # two\n , x=1\n )\n"),
    (
        "renamed",
        "f(\n    a=1,  # one\n    b=2,\n)\n",
        put("x", "1") + drop("a"),
        "f(\n    b=2,\n    x=1,\n)\n",
    ),
    (
        "black",
        "f(\n    a=1,\n    b=2,  # two\n)\n",
        put("x", "1"),
        "f(\n    a=1,\n    b=2,  # two\n    x=1,\n)\n",
    ),
    (
        "no trailing comma",
        "f(\n    a=1,\n    b=2  # two\n)\n",
        put("x", "1"),
        "f(\n    a=1,\n    b=2,  # two\n    x=1\n)\n",
    ),
    (
        "one on its line",
        "if y:\n\tf(\n\t\ta=1\n\t)\n",
        put("x", "1"),
        "if y:\n\tf(\n\t\ta=1,\n\t\tx=1\n\t)\n",
    ),
    (
        "all on one line of their own",
        "f(\n    a=1, b=2,  # both\n)\n",
        put("x", "1"),
        "f(\n    a=1, b=2, x=1,  # both\n)\n",
    ),
    (
        "comment line at the end",
        "f(\n    a=1,  # one\n    # b=2,\n)\n",
        put("x", "1"),
        "f(\n    a=1,  # one\n    # b=2,\n    x=1,\n)\n",
    ),
    (
        "double starred on its line",
        "f(\n    a=1,  # one\n    # more\n    **kw,  # kw\n)\n",
        put("x", "1"),
        "f(\n    a=1,  # one\n    x=1,\n    # more\n    **kw,  # kw\n)\n",
    ),
    (
        "only double starred on its line",
        "f(  # call\n    # more\n    **kw,\n)\n",
        put("x", "1"),
        "f(  # call\n    x=1,\n    # more\n    **kw,\n)\n",
    ),
]
REPLACEMENTS = [
    ("value", "x = 'a'\n", swap("'a'", "g('b')"), "x = g('b')\n"),
    ("in a call", "f(x='a')\n", swap("'a'", "a or b"), "f(x=a or b)\n"),
    ("operand", "x = a.b\n", swap("a", "c or d"), "x = (c or d).b\n"),
    ("operator", "x = a * b\n", swap("a", "c + d"), "x = (c + d) * b\n"),
    ("called", "a(b)\n", swap("a", "lambda: 1"), "(lambda: 1)(b)\n"),
    ("number", "x = a.b\n", swap("a", "1"), "x = (1).b\n"),
    ("atom", "x = a.b\n", swap("a", "c(1)[2]"), "x = c(1)[2].b\n"),
    ("parentheses kept", "x = (  # why\n    'a'\n)\n", swap("(  # why\n    'a'\n)", "b"), "x = (  # why\n    b\n)\n"),
    ("parentheses once", "x = (a)\n", swap("(a)", "(b + c)"), "x = (b + c)\n"),
    ("tuple", "f(a)\n", swap("a", "b, c"), "f((b, c))\n"),
    ("walrus", "f(x=a)\n", swap("a", "(b := 1)"), "f(x=(b := 1))\n"),
    ("generator", "f(a, b)\n", swap("a", "(x for x in y)"), "f((x for x in y), b)\n"),
    ("no room", 'def g():\n    return"a"\n', swap('"a"', "b"), "def g():\n    return(b)\n"),
    ("no room in a condition", 'x = 1 if a else"b"\n', swap('"b"', "c"), "x = 1 if a else(c)\n"),
    ("unpacked", "d = {**a}\n", swap("a", "b or c"), "d = {**(b or c)}\n"),
    ("beside a removal", "f(a, b=c)\n", swap("a", "d") + drop("b"), "f(d)\n"),
    ("inside a removal", "f(a, b=c)\n", swap("c", "d") + drop("b"), "f(a)\n"),
    ("over an inner edit", "x = f(a, b)\n", swap("f(a, b)", "g()") + drop("b"), "x = g()\n"),
    ("beside a setting", "f(a)\n", swap("a", "b") + put("x", "1"), "f(b, x=1)\n"),
    ("function of an edited call", "f(a, b)\n", swap("f", "g.h") + drop("b"), "g.h(a)\n"),
]
IMPORTS = [
    ("there", "import os\n", add("os"), "import os\n"),
    ("there beside another", "import os, sys\n", add("sys"), "import os, sys\n"),
    ("there, later", "x = 1\nimport sys; import os\n", add("os"), "x = 1\nimport sys; import os\n"),
    ("there as a package", "import os.path\n", add("os"), "import os.path\n"),
    ("renamed", "import os as o\n", add("os"), "import os as o\nimport os\n"),
    ("only inside", "def g():\n    import os\n", add("os"), "import os\n\n\ndef g():\n    import os\n"),
    ("twice", "import json\n", add("os", "os"), "import json\nimport os\n"),
    ("two", "import json\n", add("sys", "os"), "import json\nimport os\nimport sys\n"),
    ("sorted", "import json\nimport sys\n", add("os"), "import json\nimport os\nimport sys\n"),
    ("first", "import sys\n\nx = 1\n", add("os"), "import os\nimport sys\n\nx = 1\n"),
    ("last of its section", "import json\n\nimport openai\n", add("os"), "import json\nimport os\n\nimport openai\n"),
    ("before from", "from json import x\n\nimport z\n", add("os"), "import os\nfrom json import x\n\nimport z\n"),
    ("section of its own", "import openai\n\nx = 1\n", add("os"), "import os\n\nimport openai\n\nx = 1\n"),
    ("relative", "from . import x\n", add("os"), "import os\n\nfrom . import x\n"),
    ("foreign", "import os\n\nx = 1\n", add("zlib2"), "import os\n\nimport zlib2\n\nx = 1\n"),
    ("foreign, beside others", "import os\n\nimport b\n", add("c", "a"), "import os\n\nimport a\nimport b\nimport c\n"),
    ("docstring", '"""Doc."""\nimport sys\n', add("os"), '"""Doc."""\nimport os\nimport sys\n'),
    ("docstring only", '"""Doc."""\n', add("os"), '"""Doc."""\n\nimport os\n'),
    ("docstring, code", '"""Doc."""\nx = 1\n', add("os"), '"""Doc."""\n\nimport os\n\nx = 1\n'),
    ("docstring, def", '"""D."""\n\n\ndef g(): ...\n', add("os"), '"""D."""\n\nimport os\n\n\ndef g(): ...\n'),
    ("docstring, section", '"""D."""\n\nimport b\n', add("os"), '"""D."""\n\nimport os\n\nimport b\n'),
    (
        "future",
        '"""D."""\nfrom __future__ import annotations\n\nx = 1\n',
        add("os"),
        '"""D."""\nfrom __future__ import annotations\n\nimport os\n\nx = 1\n',
    ),
    (
        "future, imports",
        "from __future__ import annotations\n\nimport sys\n",
        add("os"),
        "from __future__ import annotations\n\nimport os\nimport sys\n",
    ),
    ("empty", "", add("os"), "import os\n"),
    ("comment only", "# licence\n", add("os"), "# licence\nimport os\n"),
    ("code only", "x = 1\n", add("os"), "import os\n\nx = 1\n"),
    ("header", "#!/bin/x\n# coding: utf-8\nx = 1\n", add("os"), "#!/bin/x\n# coding: utf-8\nimport os\n\nx = 1\n"),
    ("licence", "# licence\n\nimport sys\n", add("os"), "# licence\n\nimport os\nimport sys\n"),
    ("licence, code", "# licence\n\n\ndef g(): ...\n", add("os"), "# licence\n\n\nimport os\n\n\ndef g(): ...\n"),
    ("cookie on line two", "\n# coding: utf-8\nimport sys\n", add("os"), "\n# coding: utf-8\nimport os\nimport sys\n"),
    (
        "comment of the first import",
        "# licence\n\n# for exit\nimport sys\n",
        add("os"),
        "# licence\n\nimport os\n# for exit\nimport sys\n",
    ),
    (
        "try only",
        "try:\n    import os\nexcept ImportError:\n    pass\n",
        add("os"),
        "import os\n\ntry:\n    import os\nexcept ImportError:\n    pass\n",
    ),
    (
        "type checking first",
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import os\n",
        add("os"),
        "import os\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import os\n",
    ),
    (
        "imports behind code that may use it",
        "try:\n    import a\nexcept ImportError: ...\na.b()\nimport sys\n",
        add("os"),
        "import os\n\ntry:\n    import a\nexcept ImportError: ...\na.b()\nimport sys\n",
    ),
    (
        "name of a module",
        "import os\nimport httpx\n",
        add("acme.sdk:Acme"),
        "import os\nimport httpx\nfrom acme.sdk import Acme\n",
    ),
    (
        "name that is there",
        "from acme import (\n    Acme,\n)\n",
        add("acme:Acme"),
        "from acme import (\n    Acme,\n)\n",
    ),
    (
        "name under another name",
        "from acme import Acme as A\n",
        add("acme:Acme"),
        "from acme import Acme as A\nfrom acme import Acme\n",
    ),
    (
        "name of a neighbour",
        "from .acme import Acme\n",
        add("acme:Acme"),
        "from acme import Acme\nfrom .acme import Acme\n",
    ),
    ("imports behind constants", "__all__ = []\n\nimport sys\n", add("os"), "__all__ = []\n\nimport os\nimport sys\n"),
    ("with other edits", "x = f(a, b)\n", add("os") + drop("b"), "import os\n\nx = f(a)\n"),
    ("in place of the only one", "# l\n\nimport a\n", add("os") + drop_line("import a"), "# l\nimport os\n"),
]
INSERTIONS = [
    ("below", "a = 1\n\nb = 2\n", below("a", "x = 0"), "a = 1\nx = 0\n\nb = 2\n"),
    ("above", "a = 1\n\n# b\nb = 2\n", above("b", "x = 0"), "a = 1\n\nx = 0\n# b\nb = 2\n"),
    ("above the first", "# licence\n\na = 1\n", above("a", "x = 0"), "# licence\n\nx = 0\na = 1\n"),
    (
        "last",
        "if y:\n\ta = 1  # one\n\t# end\nb\n",
        below("a", "x = 0"),
        "if y:\n\ta = 1  # one\n\tx = 0\n\t# end\nb\n",
    ),
    ("no final newline", "a = 1", below("a", "x = 0"), "a = 1\nx = 0"),
    ("semicolon", "a = 1; b = 2\n", below("a", "x = 0"), "a = 1; b = 2\nx = 0\n"),
    ("suite", "if y: a = 1  # one\nb\n", below("a", "x = 0"), "if y:\n    a = 1  # one\n    x = 0\nb\n"),
    ("suite, above", "if y: a = 1\n", above("a", "x = 0"), "if y:\n    x = 0\n    a = 1\n"),
    ("block", "if y:\n    a\nb\n", below("if y", "x = 0"), "if y:\n    a\nx = 0\nb\n"),
    ("elif", "if y:\n    a\nelif z:\n    b\n", below("if z", "x = 0"), "if y:\n    a\nelif z:\n    b\nx = 0\n"),
    ("compound", "def g():\n\ta\n", below("a", "if x:\n    b"), "def g():\n\ta\n\tif x:\n\t\tb\n"),
    ("with its comment", "a\nb\n", below("a", "# TODO\nx = 0"), "a\n# TODO\nx = 0\nb\n"),
    ("in place", "a\n# b\nb\nc\n", below("b", "x = 0") + drop_line("b"), "a\n# b\nx = 0\nc\n"),
    ("in place of all", "if y:\n    a\n", below("a", "x = 0") + drop_line("a"), "if y:\n    x = 0\n"),
    ("in place in a suite", "if y: a\n", below("a", "x = 0") + drop_line("a"), "if y:\n    x = 0\n"),
    ("two", "a\nb\n", below("a", "x = 0") + below("a", "y = 0"), "a\nx = 0\ny = 0\nb\n"),
    ("around", "a\nb\n", below("a", "x = 0") + above("b", "y = 0"), "a\nx = 0\ny = 0\nb\n"),
    ("inside what is edited", "a = f(b, c)\n", below("a", "x = 0") + drop("c"), "a = f(b)\nx = 0\n"),
]
LONG = "(\n    a\n    .b\n)"
KEPT = [
    ("in an or", "x = a.b\n", around("a.b", '_ or ""', _="a.b"), 'x = a.b or ""\n'),
    ("with parentheses", "x = a.b.c()\n", around("a.b", '_ or ""', _="a.b"), 'x = (a.b or "").c()\n'),
    ("that stood in some", "x = (\n    a\n    .b\n)\n", around(LONG, "_ or 1", _=LONG), None),
    ("a part", 'x = d["a"]["b"]\n', around('d["a"]["b"]', '_["c"] or 1', _='d["a"]'), 'x = d["a"]["c"] or 1\n'),
    ("awaited", "x = f(await g())\n", around("f(await g())", "(_).c", _="await g()"), "x = (await g()).c\n"),
    ("in an f-string", 'x = f"{a.b}"\n', around("a.b", "_ or ''", _="a.b"), "x = f\"{a.b or ''}\"\n"),
    ("in a comprehension", "x = [c.b for c in d]\n", around("c.b", "_ or 1", _="c.b"), "x = [c.b or 1 for c in d]\n"),
    ("an argument", "f(a=1, p=g(2),  # two\n)\n", around_arg("p", "m=[_]"), "f(a=1, m=[g(2)],  # two\n)\n"),
    ("an argument with spaces", "f(p = 1)\n", around_arg("p", "m=[_]"), "f(m = [1])\n"),
    ("an entry", 'd = {"p": g(2),  # two\n}\n', around_entry('"p"', '"m": [_]'), 'd = {"m": [g(2)],  # two\n}\n'),
    ("edited inside", "f(p=g(h=1, i=2))\n", [*around_arg("p", "m=[_]"), *drop("h", func="g")], "f(m=[g(i=2)])\n"),
]
INSTEAD = [
    ("a loop", "for a in b:\n    c += a\nd\n", instead(cst.For, "c = _.x", _="b"), "c = b.x\nd\n"),
    ("its comments", "# one\nfor a in b:  # two\n    # three\n    c += a\n", instead(cst.For, "c = 1"), None),
    ("by nothing", "x\n\nfor a in b:\n    pass\ny\n", instead(cst.For), "x\n\ny\n"),
    ("its body", "with a as b:\n    c\n\n    d\ne\n", instead(cst.With, body=True), "c\n\nd\ne\n"),
    ("a deep body", "if x:\n    with a:\n        if c:\n            d\n", instead(cst.With, body=True), None),
    ("a body on the line", "with a as b: c; d\n", instead(cst.With, body=True), "c\nd\n"),
    ("first its code", "with a as b:\n    c\n", instead(cst.With, "b = a", body=True), "b = a\nc\n"),
    ("edited in it", "for a in f(x=1):\n    c\n", [*instead(cst.For, "c = _", _="f(x=1)"), *drop("x")], "c = f()\n"),
]
RESULTS = {
    "that stood in some": "x = (\n    a\n    .b or 1\n)\n",
    "its comments": "# one\n# two\n# three\nc = 1\n",
    "a deep body": "if x:\n    if c:\n        d\n",
}
FOLDS = [
    ("short enough", "x = f(a=1, b=2)\n", fold(20), "x = f(a=1, b=2)\n"),
    ("one line", "x = f(a=1, b=2)\n", fold(8), "x = f(\n    a=1,\n    b=2,\n)\n"),
    ("in a block", "if x:\n    f(a=1, **b)\n", fold(8), "if x:\n    f(\n        a=1,\n        **b,\n    )\n"),
    ("already folded", "x = f(\n    a=1,\n    b=2\n)\n", fold(3), "x = f(\n    a=1,\n    b=2\n)\n"),
    ("in one line below", "f(\n    a=1, b=2\n)\n", fold(8), "f(\n    a=1,\n    b=2,\n)\n"),
    ("in a style of its own", "f(a=1,\n  b=2)\n", fold(3), "f(a=1,\n  b=2)\n"),
    ("a generator", "f(a for a in b)\n", fold(8), "f(\n    a for a in b\n)\n"),
    ("nothing", "f()\n", fold(1), "f()\n"),
    ("within a call", "g(\n    f(a=1),\n)\n", fold(3, "    "), "g(\n    f(\n        a=1,\n    ),\n)\n"),
    ("with tabs", "if x:\n\tf(a=1)\n", fold(3), "if x:\n\tf(\n\t\ta=1,\n\t)\n"),
]
TABLES = {
    "keep": KEPT,
    "instead": INSTEAD,
    "fold": FOLDS,
    "argument": ARGUMENTS,
    "dict": DICTS,
    "statement": STATEMENTS,
    "set": SETTINGS,
    "replace": REPLACEMENTS,
    "import": IMPORTS,
    "insert": INSERTIONS,
}
ROWS = [
    pytest.param(before, makes, RESULTS[name] if after is None else after, id=f"{table}: {name}")
    for table, rows in TABLES.items()
    for name, before, makes, after in rows
]


def text(before: str) -> str:
    return dedent(before).removeprefix("\n")


@pytest.mark.parametrize(("before", "makes", "after"), ROWS)
def test_edit(before: str, makes: list[Make], after: str) -> None:
    assert edited(text(before), makes).decode() == text(after)
    ast.parse(text(after))


@pytest.mark.parametrize(("before", "makes", "after"), ROWS)
def test_edit_with_carriage_returns(before: str, makes: list[Make], after: str) -> None:
    before, after = (text(each).replace("\n", "\r\n") for each in (before, after))
    if "\n" in before:  # else the file has no line ends to go by
        assert edited(before, makes).decode() == after


# Every byte outside of the edited statement stays.

ODD = [
    ("byte order mark", b"\xef\xbb\xbff(a, b)\n", drop("b"), b"\xef\xbb\xbff(a)\n"),
    ("byte order mark, import", b"\xef\xbb\xbfx = 1\n", add("os"), b"\xef\xbb\xbfimport os\n\nx = 1\n"),
    ("encoding", b"# coding: latin-1\nf(a, b)  # \xe9\n", drop("a"), b"# coding: latin-1\nf(b)  # \xe9\n"),
    ("encoding, import", b"# coding: latin-1\n'\xe9'\n", add("os"), b"# coding: latin-1\n'\xe9'\n\nimport os\n"),
    ("no final newline", b"x = 1\nf(a, b)", drop("b"), b"x = 1\nf(a)"),
    ("spaces at line ends", b"x = 1  \nf(a, b)  \n  \ny = 2 \n", drop("b"), b"x = 1  \nf(a)  \n  \ny = 2 \n"),
    ("form feed", b"x = 1\n\x0c\nf(a, b)\n\x0c\ny = 2\n", drop("b"), b"x = 1\n\x0c\nf(a)\n\x0c\ny = 2\n"),
    ("form feed above a removed line", b"x = 1\n\x0c\ny = 2\n\nz\n", drop_line("y"), b"x = 1\n\x0c\n\nz\n"),
    ("mixed line ends", b"x = 1\r\ny = 2\nf(a, b)\r\n", drop("b"), b"x = 1\r\ny = 2\nf(a)\r\n"),
    ("continuation", b"x = 1 + \\\n  2\nf(a, \\\n  b)\n", drop("b"), b"x = 1 + \\\n  2\nf(a)\n"),
    ("continued statement", b"x = \\\n    f(a,\\\n b)\n", drop("a"), b"x = \\\n    f(b)\n"),
    ("mixed indents", b"if x:\n\tif y:\n\t  f(a, b)\n  # c\n", drop("a"), b"if x:\n\tif y:\n\t  f(b)\n  # c\n"),
    ("tabs in a call", b"if x:\n\tf(\n\t\ta,\n\t\tb,\n\t)\n", drop("b"), b"if x:\n\tf(\n\t\ta,\n\t)\n"),
    ("comment above indented less", b"if x:\n  # c\n    f(a, b)\n", drop("b"), b"if x:\n  # c\n    f(a)\n"),
]


@pytest.mark.parametrize(("before", "makes", "after"), [pytest.param(*row, id=name) for name, *row in ODD])
def test_bytes(before: bytes, makes: list[Make], after: bytes) -> None:
    assert edited(before, makes) == after


@pytest.mark.parametrize("makes", [drop("a"), drop("b"), put("x", "1"), put("b", "1"), swap("g", "c"), drop("a", "b")])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_edited_statement_changes(makes: list[Make], newline: str) -> None:
    above = '#!/bin/x\n\n"""doc"""\n\n\n@d\ndef h ( a,b = [1,] ) :\n\tif a : return  ( a )\n\n\t# end\n# more\n'
    below = "\n\nx = [ 1,\n 2 ] ; y=k ( 1 )\n\x0c\nclass A : pass\n  # last"
    before = f"{above}f(a, g, b=2)  # c\n{below}".replace("\n", newline).encode()
    after = edited(before, makes).decode().replace(newline, "\n")
    assert after.startswith(above + "f(")
    assert after.endswith(")  # c\n" + below)


# What is shared, left alone, repeated.


def test_no_edits_change_nothing() -> None:
    module = cst.parse_module("f(a)\n")
    assert apply(module, []) is module


def test_each_cell_of_a_notebook_takes_its_own_edits() -> None:
    cells = [cst.parse_module("f(a)\n"), cst.parse_module("f(b)\n"), cst.parse_module("x = {'c': 1}\n")]
    edits = [
        *(make(cells[1]) for make in drop("b") + below("f", "y = 2") + add("os")),
        *(make(cells[2]) for make in drop_key("'c'")),
    ]
    assert [apply(cell, edits[:3]).code for cell in cells] == [
        "f(a)\n",
        "import os\n\nf()\ny = 2\n",
        "x = {'c': 1}\n",
    ]
    assert apply(cells[0], edits) is cells[0]
    assert not any(deletes_comment(cell, edit) for cell in cells for edit in edits)


def test_untouched_nodes_are_shared() -> None:
    module = cst.parse_module("x = 1\nf(a, b)\ny = 2\n")
    after = apply(module, [make(module) for make in drop("b")])
    assert after.body[2] is module.body[2]
    assert module.code == "x = 1\nf(a, b)\ny = 2\n"


def test_a_result_can_be_edited_again() -> None:
    module = cst.parse_module("# licence\nf(a, b)\n")
    for makes in (add("os"), drop("b"), put("x", "1"), add("os"), drop("a"), below("f", "y = 2"), drop_line("f")):
        module = apply(module, [make(module) for make in makes])
    assert module.code == "# licence\nimport os\n\ny = 2\n"


COMMENTS = [
    ("own", "f(\n    a,  # a\n    b,\n)\n", drop("a"), False),
    ("above", "f(\n    # a\n    a,\n)\n", drop("a"), False),
    ("inside", "f(\n    a=[  # a\n        1,\n    ],\n)\n", drop("a"), False),
    ("shared with another", "f(\n    a, b,  # both\n)\n", drop("b"), False),
    ("behind the call", "f(a)  # f\n", drop("a"), False),
    ("on the line of the call", "f(a,  # noqa\n  b)\n", drop("a"), True),
    ("on the line of the call, only one", "f(a  # noqa\n)\n", drop("a"), True),
    ("on the line of the call, of another", "f(a, b,  # noqa\n  c)\n", drop("a"), False),
    ("of an element", "d = {\n    'a': 1,  # a\n}\n", drop_key("'a'"), False),
    ("of the first element", "d = {'a': 1,  # d\n     'b': 2}\n", drop_key("'a'"), True),
    ("of an argument around", "f(**{'a': 1},  # f\n  b=2)\n", drop_key("'a'"), True),
    ("of an element around", "d = {**{'a': 1},  # d\n  'b': 2}\n", drop_key("'a'"), True),
    ("around in an argument", "f(x={'a': 1},  # f\n  b=2)\n", drop_key("'a'"), False),
    ("of a statement", "# a\na = [  # b\n]  # c\n", drop_line("a"), False),
    ("in the value that was set", "f(a=[  # a\n])\n", put("a", "1"), True),
    ("beside the value that is set", "f(\n    a=1,  # a\n)\n", put("a", "2"), False),
    ("in another value", "f(b=[  # b\n])\n", put("a", "1"), False),
    ("in what is replaced", "x = [  # a\n]\n", swap("[  # a\n]", "1"), True),
    ("in the parentheses around it", "x = (  # a\n    1\n)\n", swap("(  # a\n    1\n)", "2"), False),
    ("import", "# a\n", add("os"), False),
    ("insertion", "a  # a\n", below("a", "b"), False),
]


@pytest.mark.parametrize(("before", "makes", "lost"), [pytest.param(*row, id=name) for name, *row in COMMENTS])
def test_deletes_comment(before: str, makes: list[Make], lost: bool) -> None:
    module = cst.parse_module(before)
    assert deletes_comment(module, makes[0](module)) is lost


# Properties, over random layouts of lists whose comments say whose they are: `# own N` above N, `# of N` behind it.

KEYWORDS = [
    'model="gpt-4o"',
    'messages=[{"role": "user", "content": "a, b  # no comment"}]',
    'messages2=[\n        {"role": "user"},  # inside\n    ]',
    "logit_bias={50256: -100}",
    "stop=(a, b)",
    "seed = 1",
    "user=f'{name}'",
    "n=lambda x, y: x",
    "*args",
]
ELEMENTS = [
    '"model": "gpt-4o"',
    '"messages": [{"role": "user", "content": "a, b  # no comment"}]',
    '"messages": [\n        {"role": "user"},  # inside\n    ]',
    "'logit_bias': {50256: -100}",
    '"stop" : (a, b)',
    "**defaults",
    "**(a or b)",
]
SHAPES = {"call": (KEYWORDS, "f(", ")"), "dict": (ELEMENTS, "{", "}")}


class Layout:
    """A file with a list of items between brackets, laid out at random."""

    def __init__(self, seed: int, pool: list[str], opening: str, closing: str) -> None:
        self.random = random.Random(seed)
        self.items = self.random.sample(pool, self.random.randint(1, len(pool)))
        self.indent = self.random.choice(["    ", "\t", "  "])
        self.commas_first = self.maybe(0.2)
        self.breaking = self.random.choice([0.0, 0.5, 1.0])
        code = opening + "".join(self.parts()) + closing
        self.text = f"above = [ 1,2 ]\nx = {code}  # call\nbelow = ( 3 )"
        self.module = cst.parse_module(self.text)
        self.node: Any = self.module.body[1].body[0].value  # type: ignore[union-attr, index]
        self.nodes: list[Any] = list(self.node.args if isinstance(self.node, cst.Call) else self.node.elements)

    def maybe(self, chance: float) -> bool:
        return self.random.random() < chance

    def parts(self) -> Iterator[str]:
        yield self.line_end(-1) if self.maybe(self.breaking) else ""
        for number, item in enumerate(self.items):
            yield item + self.gap(number, last=item is self.items[-1])

    def gap(self, number: int, *, last: bool) -> str:
        comma = not last or (not self.commas_first and self.maybe(0.5))
        if not self.maybe(self.breaking):
            return "," * comma + " " * (not last)
        end = self.line_end(number)
        return (f"{end}, " if self.commas_first else f",{end}") if comma else end

    def line_end(self, number: int) -> str:
        """The end of the line of an item, and the lines of their own above the next one."""
        comment = f"  # of {number}" if self.maybe(0.5) else ""
        own = f"{self.indent}# own {number + 1}\n" if self.maybe(0.3) else ""
        blank = "\n" * self.random.choice([0, 0, 0, 1, 2])
        return f"{comment}\n{self.random.choice([blank + own, own + blank])}{self.indent}"

    def removal(self, number: int) -> Edit:
        if isinstance(self.node, cst.Call):
            return RemoveArgument(self.node, self.nodes[number])
        return RemoveElement(self.node, self.nodes[number])


def comments(code: str) -> list[str]:
    return re.findall(r"# (?:own|of|inside|call).*", code)


def parts_of(code: str) -> list[str]:
    """What the list in `x = …` consists of, as Python sees it."""
    value: Any = ast.parse(code).body[1].value  # type: ignore[attr-defined]
    if isinstance(value, ast.Call):
        parts: list[Any] = [*value.args, *value.keywords]
        return [ast.unparse(part) for part in sorted(parts, key=lambda part: (part.lineno, part.col_offset))]
    return [
        f"{key and ast.unparse(key)}: {ast.unparse(part)}" for key, part in zip(value.keys, value.values, strict=True)
    ]


def lines_of(code: str) -> set[str]:
    return {line.strip(" \t,").replace(",  #", "  #") for line in code.splitlines()}


def check_around(after: str) -> None:
    assert after.startswith("above = [ 1,2 ]\nx = ")
    assert after.endswith("  # call\nbelow = ( 3 )")


def check_comments(layout: Layout, after: str, removed: Collection[int] = ()) -> None:
    """Only comments behind or in removed items go; the others stay in order, with the item alone on their line."""
    free = {comment for number in removed for comment in (f"# of {number}", *comments(layout.items[number]))}
    kept = [comment for comment in comments(layout.text) if comment not in free]
    assert [comment for comment in comments(after) if comment not in free] == kept
    for number, item in enumerate(layout.items):
        alone = f"{item.splitlines()[-1].strip()}  # of {number}"
        ends = any(line.endswith(alone) for line in lines_of(after))
        assert number in removed or alone not in lines_of(layout.text) or ends


def check_style(layout: Layout, after: str, removed: Collection[int]) -> None:
    end = after.removesuffix("  # call\nbelow = ( 3 )")[:-1]
    assert not re.search(r", *,|\( *,|, +[)}]|[ \t]$", after, re.MULTILINE)
    assert "\n\n\n\n" not in after
    if end.rstrip().endswith(","):
        assert re.search(r",\s*(# of \d+)?\s*(# own \d+)?\s*[)}]  # call", layout.text)
        assert "\n" in end.partition("\nx = ")[2] or len(layout.items) - 1 not in removed


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(300))
def test_removing_items(seed: int, shape: str) -> None:
    layout = Layout(seed, *SHAPES[shape])
    removed = layout.random.sample(range(len(layout.nodes)), layout.random.randint(1, len(layout.nodes)))
    after = apply(layout.module, [layout.removal(number) for number in removed]).code
    kept = [part for number, part in enumerate(parts_of(layout.text)) if number not in removed]
    assert parts_of(after) == kept
    check_around(after)
    check_comments(layout, after, removed)
    check_style(layout, after, removed)
    assert apply(layout.module, [layout.removal(number) for number in (*removed, *removed)]).code == after


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(100))
def test_a_lost_comment_belongs_or_is_told(seed: int, shape: str) -> None:
    layout = Layout(seed, *SHAPES[shape])
    for number, item in enumerate(layout.items):
        edit = layout.removal(number)
        lost = set(comments(layout.text)) - set(comments(apply(layout.module, [edit]).code)) - set(comments(item))
        first_line = layout.text.splitlines()[1]
        assert lost <= {f"# of {number}"}
        assert deletes_comment(layout.module, edit) == bool(lost and item.splitlines()[0] in first_line)


@pytest.mark.parametrize("seed", range(300))
def test_setting_an_argument(seed: int) -> None:
    layout = Layout(seed, *SHAPES["call"])
    after = apply(layout.module, [SetArgument(layout.node, "new", "{'a': 1}")]).code
    assert parts_of(after) == [*parts_of(layout.text), "new={'a': 1}"]
    check_around(after)
    assert comments(after) == comments(layout.text)
    check_comments(layout, after)
    again = cst.parse_module(after)
    assert edited(after, put("new", "{'a': 1}")).decode() == after
    back = edited(after, drop("new")).decode()
    assert parts_of(back) == parts_of(layout.text)
    assert set(comments(layout.text)) - set(comments(back)) <= {f"# of {len(layout.items) - 1}"}
    assert again.code == after
