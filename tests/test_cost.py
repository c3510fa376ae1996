"""Twice as much to look at costs about twice as much: no loop over a file for each thing in it.

Calls of Python functions are counted, which is the same on every machine.
"""

from __future__ import annotations

import cProfile
import json
import pstats
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from compatlint.cli.main import main
from tests import harness

HEAD = "import openai\n\nc = openai.OpenAI()\n"
SENT = "c.chat.completions.create(model='gpt-oss-120b', messages=[], logit_bias={})"
CHECK = ("check", ".", "--isolated", "--markdown", "-j1", "--output-format", "concise")
FIX = ("check", ".", "--isolated", "--markdown", "-j1", "--fix", "--unsafe-fixes")
BATCH = ("check", "a.jsonl", "--isolated", "-j1")
MIGRATE = ("migrate", ".", "--isolated", "--model", "*=gpt-oss-120b")
REQUEST = {"model": "gpt-4o", "messages": [{"role": "user", "content": "x"}], "logit_bias": {}}
LINE = json.dumps({"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": REQUEST})
OPERATION = "    def op{0}(self, what):\n        return self.c.chat.completions.create(model='gpt-4o', messages=what)\n"


def _cells(count: int) -> str:
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": HEAD + SENT} for _ in range(count)]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def _functions(count: int) -> str:
    return HEAD + "".join(f"def f{n}(a):\n    b = a\n    return {SENT}\n" for n in range(count))


def _unused(count: int) -> str:
    return f"{HEAD}{SENT}\n" + "x = 1  # compatlint: ignore[CBS102]\n" * count


def _generated(count: int) -> str:
    head = "import openai\nclass C:\n    def __init__(self):\n        self.c = openai.OpenAI()\n"
    return head + "".join(map(OPERATION.format, range(count)))


BOMBS: dict[str, tuple[tuple[str, ...], int, str, Callable[[int], str]]] = {
    "calls": (CHECK, 60, "a.py", lambda n: HEAD + f"x = 1\nif x:\n    y = 2\n{SENT}\n" * n),
    "functions": (FIX, 40, "a.py", _functions),
    "ignores on their own lines": (CHECK, 60, "a.py", lambda n: HEAD + f"# compatlint: ignore[CBS102]\n{SENT}\n" * n),
    "unused ignores": (CHECK, 150, "a.py", _unused),
    "comments in a row": (CHECK, 150, "a.py", lambda n: HEAD + "# compatlint: ignore[CBS102]\n" * n + SENT),
    "clients": (MIGRATE, 15, "a.py", lambda n: "import openai\n" + f"c = openai.OpenAI()\n{SENT}\n" * n),
    "operations": (MIGRATE, 15, "a.py", _generated),
    "ignores in a migration": (MIGRATE, 100, "a.py", _unused),
    "cells": (FIX, 15, "a.ipynb", _cells),
    "blocks": (FIX, 10, "a.md", lambda n: f"```python\n{HEAD}{SENT}\n```\n\n" * n),
    "batch": (BATCH, 25, "a.jsonl", lambda n: f"{LINE}\n" * n),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_cost_is_linear(name: str, tmp_path: Path) -> None:
    arguments, size, filename, made = BOMBS[name]
    spent = []
    for number, factor in enumerate((1, 1, 2, 4)):  # the first loads what is needed
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / filename).write_text(made(size * factor), encoding="utf-8")
        spent.append(calls(folder, arguments))
    _, one, two, four = spent
    assert four - two < 3 * (two - one), spent  # 4 where it is quadratic


def calls(folder: Path, arguments: tuple[str, ...]) -> int:
    """How many functions are called by a run."""
    profile = cProfile.Profile()
    with harness.inside(folder):
        done = profile.runcall(CliRunner().invoke, main, arguments)
    assert done.exit_code in (0, 1), done.output
    assert "internal error" not in done.output
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
