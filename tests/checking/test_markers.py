"""Comments above what a migration leaves: the program stays what it was, whatever stands in it and in them."""

from __future__ import annotations

import ast

import pytest

from compatlint.checking.findings import Finding
from compatlint.checking.ignores import Ignores
from compatlint.checking.markers import marked, markers
from compatlint.source.text import Location, Span

HEAD = "# TODO[compatlint]: "


def finding(row: int, message: str = "no", code: str = "CBS302") -> Finding:
    span = Span(Location(row, 1), Location(row, 2))
    return Finding("a.py", span, code, "endpoint", message, "", "error", "certain")


@pytest.mark.parametrize(
    ("text", "row", "above"),
    [
        ("a()\nb()\n", 2, 2),
        ("a(); \\\nb()\n", 2, 1),
        ("a(); \\\n  \\\nb()\n", 3, 1),
        ('x = """\n"""; \\\nb()\n', 3, 1),
        ("# a \\\nb()\n", 2, 2),
        ("a()  # c \\\nb()\n", 2, 2),
        ('x = """\n"""  # c \\\nb()\n', 3, 3),
        ("if a: \\\n  b()\n", 2, 1),
        ("\\\nb()\n", 2, 1),
        ("if a:\n    \\\n  b()\n", 3, 2),
        ("if a:\n    c()\n    \\\n  b()\n", 4, 3),
        ("class A:\n    @a\n    @b(\n        c)\n    def f(self): pass\n", 5, 2),
        ("f(\n    a,\n    b()\n)\n", 3, 1),
        ("if a:\n\f    b()\n", 2, 2),
        ("a = 1\r\rb()\r", 3, 3),
        ("a = '\u2028\x85'\nb()\n", 2, 2),
        ("n = 0x" + "f" * 5000 + "\nb()\n", 2, 2),
    ],
)
def test_it_stands_above_a_line_of_the_program(text: str, row: int, above: int) -> None:
    after = marked(text.encode(), [finding(row)]).decode()
    assert [*_said(after)] == [*_said(text)]
    found = [span.start.row for span, _ in markers(after)]
    assert found == [above], after
    again = marked(after.encode(), [finding(row + 1)]).decode()
    assert again == after


def _said(text: str) -> list[str]:
    return [type(node).__name__ for node in ast.walk(ast.parse(text))]


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("`a\x00b`", r"`a\x00b`"),
        ("`a\nb`", "`a b`"),
        ("`\u202eb\u200b`", r"`\u202eb\u200b`"),
        ("`\x1b[31m`", r"`\x1b[31m`"),
        ("`\ud800`", r"`\ud800`"),
        ("`# compatlint: ignore-file`", r"`\x23 compatlint: ignore-file`"),
        ("`# noqa`", r"`\x23 noqa`"),
        ("`coding: hex`", r"`coding\x3a hex`"),
        ("é", r"\xe9"),
    ],
)
def test_values_are_shown_and_mean_nothing(message: str, shown: str) -> None:
    after = marked(b"# coding: ascii\nb()\n", [finding(2, message)]).decode()
    assert after == f"# coding: ascii\n{HEAD}CBS302 {shown}\nb()\n"
    assert not Ignores.of(after).covers("CBS101", [3])


@pytest.mark.parametrize(
    "data",
    [b"b()\n# \xff\n", b"# coding: hex\nb()\n", b"# coding: utf-16\nb()\n", b"b(\n", b"# coding: utf-7\n'+AGE-'\n"],
)
def test_what_cannot_be_read_is_left(data: bytes) -> None:
    assert marked(data, [finding(1), finding(2)]) == data
