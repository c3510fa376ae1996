"""Arguments and elements: what edits leave of commas, comments and white space, by table and over random layouts."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Collection, Iterator
from typing import Any

import libcst as cst
import pytest

from compatlint.edits.apply import apply
from compatlint.edits.edit import (
    Edit,
    RemoveArgument,
    RemoveElement,
    SetArgument,
)
from compatlint.edits.walk import deletes_comment
from tests.edits.makers import Make, check_edit, drop, drop_key, edited, fold, put, rows

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

ROWS = [*rows("argument", ARGUMENTS), *rows("dict", DICTS), *rows("set", SETTINGS), *rows("fold", FOLDS)]


@pytest.mark.parametrize(("before", "makes", "after"), ROWS)
def test_edit(before: str, makes: list[Make], after: str) -> None:
    check_edit(before, makes, after)


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
def test_a_lost_comment_is_told(seed: int, shape: str) -> None:
    """So is one right above what goes, which may be about it."""
    layout = Layout(seed, *SHAPES[shape])
    for number, item in enumerate(layout.items):
        edit = layout.removal(number)
        lost = set(comments(layout.text)) - set(comments(apply(layout.module, [edit]).code))
        assert lost <= {f"# of {number}", *comments(item)}
        above = layout.text[: layout.text.index(item)].rstrip(" \t,").splitlines()[-1].strip().startswith("#")
        assert deletes_comment(layout.module, edit) == bool(lost or above)


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
