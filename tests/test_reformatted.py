"""The programs of tests/wire/rewrites in another layout: the same is found, and what they become runs the same.

`python -m tests.test_reformatted SEED COUNT` tries more of them than a test run does.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from tests import harness, test_rewrites
from tests.reformat import reformatted
from tests.wire import runner

SEED, COUNT = 4, 20


def layouts(seed: int, count: int) -> list[tuple[Path, int]]:
    """Programs, each with the seed of its layout."""
    chance = random.Random(seed)
    programs = chance.choices(test_rewrites.PROGRAMS, k=count)
    return [(program, chance.randrange(10**9)) for program in programs]


def found(directory: Path) -> Counter[tuple[str, str, str]]:
    """What is found in a program, wherever it stands."""
    with harness.inside(directory):
        findings = harness.check(directory)
    return Counter((one["code"], one["certainty"], one["message"]) for one in findings)


def outcome(directory: Path) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Which rules were rewritten and which are left when a program is migrated."""
    report = directory / "report.json"
    test_rewrites.migrate(directory, "--report", "report.json")
    told = json.loads(report.read_text(encoding="utf-8"))
    report.unlink()
    left = Counter((one["code"], one["message"]) for one in told["left"])
    return Counter(one["code"] for one in told["rewritten"]), left


def difference(program: Path, seed: int, directory: Path) -> str:
    """What is other for a program in another layout; an empty string where nothing is."""
    plain, other = directory / "plain", directory / "other"
    for folder in (plain, other):
        folder.mkdir()
        test_rewrites.copied(program, folder)
    chance = random.Random(seed)
    for path in sorted(other.glob("*.py")):
        path.write_text(reformatted(path.read_text(encoding="utf-8"), chance), encoding="utf-8")
    printed = runner.run(other / "main.py").printed
    if found(plain) != found(other):
        return f"found: {found(plain) - found(other)} / {found(other) - found(plain)}"
    if (wanted := outcome(plain)) != (got := outcome(other)):
        return f"migrated: {wanted} / {got}"
    strict = test_rewrites.LEFT.search((plain / "main.py").read_text(encoding="utf-8")) is None
    if runner.run(other / "main.py", strict=strict).printed != printed:
        return "it prints something else"
    after = test_rewrites.texts(other)
    test_rewrites.migrate(other)
    return "" if test_rewrites.texts(other) == after else "a second migration changes something"


@pytest.mark.parametrize(("program", "seed"), layouts(SEED, COUNT))
def test_layout_makes_no_difference(program: Path, seed: int, tmp_path: Path) -> None:
    assert not difference(program, seed, tmp_path)


def main(seed: int, count: int) -> None:
    """Try many layouts and tell those that make a difference."""
    for program, one in layouts(seed, count):
        with tempfile.TemporaryDirectory() as directory:
            try:
                told = difference(program, one, Path(directory))
            except Exception as error:
                told = f"{type(error).__name__}: {error}"
        if told:
            print(program.name, one, told, flush=True)
    print("done", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
