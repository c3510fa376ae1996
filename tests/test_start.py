"""What is imported quickly is what it would be otherwise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
QUICKLY = "from compatlint.source.quick_libcst import import_libcst; import_libcst()"
BOTH = pytest.mark.parametrize("first", [QUICKLY, "import libcst"])


def run(code: str) -> str:
    """What a program prints in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@BOTH
def test_nodes_are_what_they_are(first: str) -> None:
    """Compared by identity, copied, changed and shown as libcst has it; what is no node is compared by value."""
    said = run(
        f"""{first}
import dataclasses
import libcst as cst
from libcst.metadata import CodePosition

one, other = cst.parse_expression("f(a)"), cst.parse_expression("f(a)")
print(one == one, one == other, one.deep_equals(other), len({{one, other, one}}), one in [other], hash(one) is not None)
print(one.with_changes(func=cst.Name("g")).deep_equals(cst.parse_expression("g(a)")), one.deep_clone() == one)
print(repr(one))
print(cst.Name("x") == "x", cst.Name("x") != cst.Name("x"), CodePosition(1, 2) == CodePosition(1, 2))
try:
    cst.Name("")
except cst.CSTValidationError as error:
    print(error)


@dataclasses.dataclass(frozen=True)
class Mine:
    x: int


print(Mine(1) == Mine(1), Mine(1))
"""
    )
    lines = said.splitlines()
    assert lines[:2] == ["True False True 2 False True", "True False"]
    assert lines[2] == "Call("
    assert lines[-3:] == ["False True True", "Cannot have empty name identifier.", "True Mine(x=1)"]


@BOTH
def test_a_run_says_the_same(first: str) -> None:
    """Also where somebody has imported libcst before."""
    said = run(
        f"""{first}
from compatlint.cli.main import main

main(["check", "examples", "--isolated", "--exit-zero", "--format", "json"])
"""
    )
    assert '"CBS101"' in said
    plain = [sys.executable, "-m", "compatlint", "check", "examples", "--isolated", "--exit-zero", "--format", "json"]
    assert said == subprocess.run(plain, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_it_is_the_quicker_import() -> None:
    """The classes of nodes have no methods that nobody needs."""
    said = run(
        """from compatlint.source.quick_libcst import import_libcst
import_libcst()
import libcst
print(libcst.Name.__setattr__ is object.__setattr__, libcst.Name.__eq__ is object.__eq__)
"""
    )
    assert said == "True True\n"


def test_migrate_imports_it_so_too() -> None:
    said = run(
        """from compatlint.cli.main import main
try:
    main(["migrate", "examples", "--isolated"])
except SystemExit:
    import libcst
    print("quick" if libcst.Name.__setattr__ is object.__setattr__ else "slow")
"""
    )
    assert said.endswith("quick\n")
