"""Statements: what edits leave of blocks and of the lines above, by table."""

from __future__ import annotations

import libcst as cst
import pytest

from tests.edits.makers import Make, above, below, check_edit, drop, drop_line, instead, rows

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
INSTEAD = [
    ("a loop", "for a in b:\n    c += a\nd\n", instead(cst.For, "c = _.x", _="b"), "c = b.x\nd\n"),
    (
        "its comments",
        "# one\nfor a in b:  # two\n    # three\n    c += a\n",
        instead(cst.For, "c = 1"),
        "# one\n# two\n# three\nc = 1\n",
    ),
    ("by nothing", "x\n\nfor a in b:\n    pass\ny\n", instead(cst.For), "x\n\ny\n"),
    ("its body", "with a as b:\n    c\n\n    d\ne\n", instead(cst.With, body=True), "c\n\nd\ne\n"),
    (
        "a deep body",
        "if x:\n    with a:\n        if c:\n            d\n",
        instead(cst.With, body=True),
        "if x:\n    if c:\n        d\n",
    ),
    ("a body on the line", "with a as b: c; d\n", instead(cst.With, body=True), "c\nd\n"),
    ("first its code", "with a as b:\n    c\n", instead(cst.With, "b = a", body=True), "b = a\nc\n"),
    ("edited in it", "for a in f(x=1):\n    c\n", [*instead(cst.For, "c = _", _="f(x=1)"), *drop("x")], "c = f()\n"),
]

ROWS = [*rows("statement", STATEMENTS), *rows("insert", INSERTIONS), *rows("instead", INSTEAD)]


@pytest.mark.parametrize(("before", "makes", "after"), ROWS)
def test_edit(before: str, makes: list[Make], after: str) -> None:
    check_edit(before, makes, after)
