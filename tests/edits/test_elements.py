"""One more element in a display: before the last of several, behind an only one, with what separates them."""

from __future__ import annotations

import libcst as cst
import pytest

from compatlint.edits.apply import apply
from tests.edits.makers import one_more

DISPLAYS = [
    ("list", "x = ['a', 'b']\n", "['a', 'b']", "x = ['a', 'new', 'b']\n"),
    ("one", "x = ['a']\n", "['a']", "x = ['a', 'new']\n"),
    ("tuple of one", "x = ('a',)\n", "('a',)", "x = ('a', 'new',)\n"),
    ("bare tuple", "x = 'a', 'b'\n", "'a', 'b'", "x = 'a', 'new', 'b'\n"),
    ("set", "x = {'a','b','c'}\n", "{'a','b','c'}", "x = {'a','b','new', 'c'}\n"),
    ("type", "x: L['a', 'b']\n", "L['a', 'b']", "x: L['a', 'new', 'b']\n"),
    ("type of one", "x: L['a']\n", "L['a']", "x: L['a', 'new']\n"),
    (
        "lines",
        "class A:\n    x = [\n        'a',  # first\n        'b',  # last\n    ]\n",
        "[\n    'a',  # first\n    'b',  # last\n]",
        "class A:\n    x = [\n        'a',  # first\n        'new',\n        'b',  # last\n    ]\n",
    ),
]
NAMES = [one[0] for one in DISPLAYS]


@pytest.mark.parametrize(("before", "display", "after"), [one[1:] for one in DISPLAYS], ids=NAMES)
def test_one_more_element(before: str, display: str, after: str) -> None:
    module = cst.parse_module(before)
    assert apply(module, [one_more(display, "'new'")(module)]).code == after


def test_the_same_element_is_added_once() -> None:
    module = cst.parse_module("x = ['a', 'b']\n")
    make = one_more("['a', 'b']", "'new'")
    assert apply(module, [make(module), make(module)]).code == "x = ['a', 'new', 'b']\n"
