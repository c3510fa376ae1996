"""Edits of a tree: what stands in the place of expressions, every byte outside of the statement, what is shared."""

from __future__ import annotations

import libcst as cst
import pytest

from compatlint.edits.apply import apply
from compatlint.edits.walk import deletes_comment
from tests.edits.makers import (
    Make,
    add,
    around,
    around_arg,
    around_entry,
    below,
    check_edit,
    drop,
    drop_key,
    drop_line,
    edited,
    put,
    rows,
    swap,
)

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
LONG = "(\n    a\n    .b\n)"
KEPT = [
    ("in an or", "x = a.b\n", around("a.b", '_ or ""', _="a.b"), 'x = a.b or ""\n'),
    ("with parentheses", "x = a.b.c()\n", around("a.b", '_ or ""', _="a.b"), 'x = (a.b or "").c()\n'),
    (
        "that stood in some",
        "x = (\n    a\n    .b\n)\n",
        around(LONG, "_ or 1", _=LONG),
        "x = (\n    a\n    .b or 1\n)\n",
    ),
    ("a part", 'x = d["a"]["b"]\n', around('d["a"]["b"]', '_["c"] or 1', _='d["a"]'), 'x = d["a"]["c"] or 1\n'),
    ("awaited", "x = f(await g())\n", around("f(await g())", "(_).c", _="await g()"), "x = (await g()).c\n"),
    ("in an f-string", 'x = f"{a.b}"\n', around("a.b", "_ or ''", _="a.b"), "x = f\"{a.b or ''}\"\n"),
    ("in a comprehension", "x = [c.b for c in d]\n", around("c.b", "_ or 1", _="c.b"), "x = [c.b or 1 for c in d]\n"),
    ("an argument", "f(a=1, p=g(2),  # two\n)\n", around_arg("p", "m=[_]"), "f(a=1, m=[g(2)],  # two\n)\n"),
    ("an argument with spaces", "f(p = 1)\n", around_arg("p", "m=[_]"), "f(m = [1])\n"),
    ("an entry", 'd = {"p": g(2),  # two\n}\n', around_entry('"p"', '"m": [_]'), 'd = {"m": [g(2)],  # two\n}\n'),
    ("edited inside", "f(p=g(h=1, i=2))\n", [*around_arg("p", "m=[_]"), *drop("h", func="g")], "f(m=[g(i=2)])\n"),
]

ROWS = [*rows("replace", REPLACEMENTS), *rows("keep", KEPT)]


@pytest.mark.parametrize(("before", "makes", "after"), ROWS)
def test_edit(before: str, makes: list[Make], after: str) -> None:
    check_edit(before, makes, after)


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
