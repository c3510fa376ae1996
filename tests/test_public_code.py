"""Code that nobody wrote for this linter: it must not crash, and has nothing to say of the standard library."""

from __future__ import annotations

import json
import sysconfig
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import main


def findings(folder: str, *options: str) -> list[dict[str, object]]:
    """What the linter says of a tree."""
    arguments = ["check", "--isolated", "--exit-zero", "--output-format", "json", *options, folder]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output[-2000:]
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_the_standard_library_is_clean() -> None:
    assert findings(sysconfig.get_path("stdlib"), "--exclude", "site-packages") == []


@pytest.mark.parametrize("package", ["openai", "cerebras", "pre_commit", "mypy", "libcst", "pip"])
def test_an_installed_package_is_read_without_a_crash(package: str) -> None:
    """An SDK passes every field on, and none of them is named for certain: nothing is rejected there."""
    folder = Path(sysconfig.get_path("purelib"), package)
    if not folder.is_dir():
        pytest.fail(f"{package} is not installed: the test extra names it")
    said = findings(str(folder), "--extend-exclude", "test*")
    assert not [one for one in said if "internal error" in str(one["message"])]
    assert not [one for one in said if str(one["code"]) in {"CBS101", "CBS102", "CBS103", "CBS104", "CBS105"}], said
