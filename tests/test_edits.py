"""What edits leave of the text: by table for each shape, and by property over many layouts of the same calls."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Callable, Iterable, Iterator
from textwrap import dedent
from typing import Any

import libcst as cst
import pytest

from linter.edits import apply, deletes_comment
from linter.model import (
    AddImport,
    Edit,
    InsertAfter,
    RemoveArgument,
    RemoveElement,
    RemoveStatement,
    Replace,
    SetArgument,
)

Make = Callable[[cst.Module], Edit]


# How a row says what is edited: by the text of the node, in the first call of `f` or the first dict that has it.


def nodes(root: cst.CSTNode) -> Iterator[Any]:
    yield root
    for child in root.children:
        yield from nodes(child)


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
        node for node in nodes(module) if isinstance(node, wanted) and module.code_for_node(node).strip("; \n").startswith(code)
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
        return Replace(next(node for node in found if module.code_for_node(node) == old), new)

    return [edit]


def add(*modules: str) -> list[Make]:
    def make(name: str) -> Make:
        return lambda _: AddImport(name)

    return [make(name) for name in modules]


def below(anchor: str, code: str) -> list[Make]:
    return [lambda module: InsertAfter(statement(module, anchor), code)]


def above(anchor: str, code: str) -> list[Make]:
    return [lambda module: InsertAfter(statement(module, anchor), code, before=True)]


def edited(text: str | bytes, makes: Iterable[Make]) -> bytes:
    module = cst.parse_module(text)
    return apply(module, [make(module) for make in makes]).bytes


def check(before: str, makes: Iterable[Make], after: str) -> None:
    before, after = (dedent(text).removeprefix("\n") for text in (before, after))
    assert edited(before, makes).decode() == after
    ast.parse(after)


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
    ("none", "f()\n", put("x", "1"), "f(x=1)\n"),
    ("none, space", "f( )\n", put("x", "1"), "f(x=1)\n"),
    ("none, line", "f(\n)\n", put("x", "1"), "f(x=1)\n"),
    ("none, comment", "f(\n  # c\n)\n", put("x", "1"), "f(\n  # c\n  x=1\n)\n"),
    ("none, comment on the line", "f(  # c\n)\n", put("x", "1"), "f(  # c\n    x=1\n)\n"),
    ("in place", "f(a, x = 1, b=2)\n", put("x", "g(3)"), "f(a, x = g(3), b=2)\n"),
    ("in place, lines", "f(\n    x=1,  # one\n)\n", put("x", "2"), "f(\n    x=2,  # one\n)\n"),
    ("positional", "f(a, b)\n", put("x", "1"), "f(a, b, x=1)\n"),
    ("keyword", "f(a = 1)\n", put("x", "1"), "f(a = 1, x=1)\n"),
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
    ("only inside", "def g():\n    import os\n", add("os"), "import os\n\ndef g():\n    import os\n"),
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
    ("imports behind constants", "__all__ = []\n\nimport sys\n", add("os"), "__all__ = []\n\nimport os\nimport sys\n"),
    ("with other edits", "x = f(a, b)\n", add("os") + drop("b"), "import os\n\nx = f(a)\n"),
    ("in place of the only one", "# l\n\nimport a\n", add("os") + drop_line("import a"), "# l\nimport os\n"),
]
INSERTIONS = [
    ("below", "a = 1\n\nb = 2\n", below("a", "x = 0"), "a = 1\nx = 0\n\nb = 2\n"),
    ("above", "a = 1\n\n# b\nb = 2\n", above("b", "x = 0"), "a = 1\n\nx = 0\n# b\nb = 2\n"),
    ("above the first", "# licence\n\na = 1\n", above("a", "x = 0"), "# licence\n\nx = 0\na = 1\n"),
    ("last", "if y:\n\ta = 1  # one\n\t# end\nb\n", below("a", "x = 0"), "if y:\n\ta = 1  # one\n\tx = 0\n\t# end\nb\n"),
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
TABLES = {
    "argument": ARGUMENTS,
    "dict": DICTS,
    "statement": STATEMENTS,
    "set": SETTINGS,
    "replace": REPLACEMENTS,
    "import": IMPORTS,
    "insert": INSERTIONS,
}
ROWS = [
    pytest.param(before, makes, after, id=f"{table}: {name}")
    for table, rows in TABLES.items()
    for name, before, makes, after in rows
]


@pytest.mark.parametrize(("before", "makes", "after"), ROWS)
def test_edit(before: str, makes: list[Make], after: str) -> None:
    check(before, makes, after)


@pytest.mark.parametrize(("before", "makes", "after"), ROWS)
def test_edit_with_carriage_returns(before: str, makes: list[Make], after: str) -> None:
    before, after = (dedent(text).removeprefix("\n").replace("\n", "\r\n") for text in (before, after))
    if "\n" not in before or "\\\r\n" in before:
        pytest.skip("no line ends to keep")
    if any(isinstance(make, str) for make in makes):
        pytest.skip("found by text")
    assert edited(before, makes).decode() == after
