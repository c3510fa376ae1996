"""Lines below an opening bracket move with it, and nothing else does."""

from __future__ import annotations

import pytest

from compatlint.edits.alignment import aligned

CASES = {
    "arguments below the first": (
        "x = a.create(b=1,\n             c=2,\n\n             d=f(3,\n                 4))\n",
        "x = client.chat.create(b=1,\n             c=2,\n\n             d=f(3,\n                 4))\n",
        (
            "x = client.chat.create(b=1,\n                       c=2,\n\n                       d=f(3,\n"
            "                           4))\n"
        ),
    ),
    "a shorter name": (
        "x = some.module.create(b=1,\n                       c=2)\ny = 1\n",
        "x = c.create(b=1,\n                       c=2)\ny = 1\n",
        "x = c.create(b=1,\n             c=2)\ny = 1\n",
    ),
    "a line that becomes several": (
        "x = some.module.create(b=1,\n                       c=2)\n",
        "x = Client(\n    key=1\n).create(b=1,\n                       c=2)\n",
        "x = Client(\n    key=1\n).create(b=1,\n         c=2)\n",
    ),
    "lines that would get too long stay": (
        f"x = a.create(b=1,\n             c='{'c' * 90}')\n",
        f"x = some.other.module.create(b=1,\n             c='{'c' * 90}')\n",
        f"x = some.other.module.create(b=1,\n             c='{'c' * 90}')\n",
    ),
    "a hanging indent stays": (
        "x = a.create(\n    b=1,\n)\n",
        "x = client.create(\n    b=1,\n)\n",
        "x = client.create(\n    b=1,\n)\n",
    ),
    "lines to the left stay": (
        "x = a.create(b=1,\n    c=2)\n",
        "x = client.create(b=1,\n    c=2)\n",
        "x = client.create(b=1,\n    c=2)\n",
    ),
    "a text of several lines stays": (
        'x = a.create(b=1,\n             c="""\n             text""")\n',
        'x = client.create(b=1,\n             c="""\n             text""")\n',
        'x = client.create(b=1,\n             c="""\n             text""")\n',
    ),
    "brackets in texts and comments are none": (
        "x = a.create(b='(',  # (\n             c=2)\n",
        "x = client.create(b='(',  # (\n             c=2)\n",
        "x = client.create(b='(',  # (\n                  c=2)\n",
    ),
}


@pytest.mark.parametrize(("before", "after", "wanted"), CASES.values(), ids=CASES)
def test_aligned(before: str, after: str, wanted: str) -> None:
    assert aligned(before.encode(), after.encode()).decode() == wanted


def test_what_is_no_text_stays() -> None:
    assert aligned(b"\xe9 = f(1,\n      2)\n", b"\xe9 = long(1,\n      2)\n") == b"\xe9 = long(1,\n      2)\n"
