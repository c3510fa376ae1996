"""Which lines of two texts are the same: what the differences make of the one is the other, in about linear time."""

from __future__ import annotations

import random
import time

import pytest

from compatlint.source.line_diff import opcodes


@pytest.mark.parametrize("seed", range(200))
def test_differences_give_the_other_text(seed: int) -> None:
    rand = random.Random(seed)
    old = [rand.choice("abcdefgh") * rand.choice([1, 1, 2]) for _ in range(rand.randint(0, 30))]
    new = list(old)
    for _ in range(rand.randint(0, 8)):
        at = rand.randint(0, len(new))
        new[at : at + rand.randint(0, 3)] = [rand.choice("abcxyz") for _ in range(rand.randint(0, 3))]
    made: list[str] = []
    at = (0, 0)
    for tag, i, j, k, m in opcodes(old, new):
        assert (i, k) == at
        assert (tag == "equal") == (old[i:j] == new[k:m])
        made += old[i:j] if tag == "equal" else new[k:m]
        at = (j, m)
    assert made == new
    assert at == (len(old), len(new))


def test_many_lines_that_are_alike() -> None:
    old = [line for number in range(3000) for line in (f"def f{number}():", "    a = 1", "    b = 2", "")]
    new = [line.replace("b = 2", "b = 3") for line in old]
    began = time.process_time()
    assert sum(j - i for tag, i, j, _, _ in opcodes(old, new) if tag == "equal") == 9000
    assert time.process_time() - began < 5
