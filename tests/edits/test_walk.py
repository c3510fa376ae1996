"""Around an edited node: comments that an edit would lose."""

from __future__ import annotations

import libcst as cst
import pytest

from compatlint.edits.walk import deletes_comment
from tests.edits.makers import Make, add, below, drop, drop_key, drop_line, put, swap

COMMENTS = [
    ("own", "f(\n    a,  # a\n    b,\n)\n", drop("a"), True),
    ("above", "f(\n    # a\n    a,\n)\n", drop("a"), True),
    ("inside", "f(\n    a=[  # a\n        1,\n    ],\n)\n", drop("a"), True),
    ("above, with a line between", "f(\n    # both\n\n    a,\n)\n", drop("a"), False),
    ("behind a statement", "a = 1  # c\n", drop_line("a"), True),
    ("behind several statements", "a = 1; b = 2  # c\n", drop_line("a"), False),
    ("above a statement, with a line between", "b = 1\n# c\n\na = 2\n", drop_line("a"), False),
    ("above a statement", "b = 1\n# c\na = 2\n", drop_line("a"), True),
    ("shared with another", "f(\n    a, b,  # both\n)\n", drop("b"), False),
    ("behind the call", "f(a)  # f\n", drop("a"), False),
    ("on the line of the call", "f(a,  # noqa\n  b)\n", drop("a"), True),
    ("on the line of the call, only one", "f(a  # noqa\n)\n", drop("a"), True),
    ("on the line of the call, of another", "f(a, b,  # noqa\n  c)\n", drop("a"), False),
    ("of an element", "d = {\n    'a': 1,  # a\n}\n", drop_key("'a'"), True),
    ("of the first element", "d = {'a': 1,  # d\n     'b': 2}\n", drop_key("'a'"), True),
    ("of an argument around", "f(**{'a': 1},  # f\n  b=2)\n", drop_key("'a'"), True),
    ("of an element around", "d = {**{'a': 1},  # d\n  'b': 2}\n", drop_key("'a'"), True),
    ("around in an argument", "f(x={'a': 1},  # f\n  b=2)\n", drop_key("'a'"), False),
    ("of a statement", "# a\na = [  # b\n]  # c\n", drop_line("a"), True),
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
