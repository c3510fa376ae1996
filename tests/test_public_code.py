"""Code that nobody wrote for this linter: it must not crash, and has nothing to say of the standard library."""

from __future__ import annotations

import json
import shutil
import sysconfig
from pathlib import Path

import pytest
from click.testing import CliRunner

from compatlint.cli.main import main


def findings(folder: str, *options: str) -> list[dict[str, object]]:
    """What the linter says of a tree."""
    arguments = ["check", "--isolated", "--exit-zero", "--output-format", "json", *options, folder]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output[-2000:]
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_the_standard_library_is_clean() -> None:
    assert findings(sysconfig.get_path("stdlib"), "--exclude", "site-packages") == []


@pytest.mark.parametrize(
    ("package", "made", "codes"),
    [
        ("openai", "from openai import OpenAI\nclient = OpenAI()", {"CBS001", "CBS101"}),
        ("cerebras", "from cerebras.cloud.sdk import Cerebras\nclient = Cerebras()", {"CBS101"}),
    ],
    ids=["openai", "cerebras"],
)
def test_an_sdk_is_not_of_the_project_that_it_lies_in(package: str, made: str, codes: set[str], tmp_path: Path) -> None:
    """A copy beside the code is neither judged nor looked into."""
    shutil.copytree(Path(sysconfig.get_path("purelib"), package), tmp_path / package)
    call = "client.chat.completions.create(model='gpt-oss-120b', messages=[], frequency_penalty=1)"
    (tmp_path / "main.py").write_text(f"{made}\n{call}\n")
    found = findings(str(tmp_path))
    assert {Path(str(one["filename"])).name for one in found} == {"main.py"}
    assert {str(one["code"]) for one in found} == codes


@pytest.mark.parametrize("package", ["pre_commit", "mypy", "libcst", "pip"])
def test_an_installed_package_is_read_without_a_crash(package: str) -> None:
    folder = Path(sysconfig.get_path("purelib"), package)
    if not folder.is_dir():
        pytest.fail(f"{package} is not installed: the test extra names it")
    said = findings(str(folder), "--extend-exclude", "test*")
    assert not [one for one in said if "internal error" in str(one["message"])]
    assert not [one for one in said if str(one["code"])[:4] in {"CBS1", "CBS2"}], said
