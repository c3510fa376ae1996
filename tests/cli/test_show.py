"""How much is said: nothing but findings, more, nothing of what is left; and what a run would look at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.test_cli import BAD, FIXED, KEY, MANUAL, call, check, make

try:
    import tomllib
except ImportError:
    import tomli as tomllib  # type: ignore[no-redef]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["text", "concise", "grouped", "markdown", "github"])
def test_quiet_is_the_findings_alone(name: str) -> None:
    make(a=BAD)
    Path("empty").mkdir()
    said, quiet = check(".", "empty", "--format", name), check(".", "empty", "--format", name, "-q")
    assert "Found 1 error" in said.stdout
    assert said.stderr == "warning: no Python files found in empty\n"
    assert quiet.stderr == ""
    assert "Found" not in quiet.stdout
    assert said.stdout.startswith(quiet.stdout.rstrip())
    assert (quiet.exit_code, "CBS105" in quiet.stdout) == (1, True)
    make(a=FIXED)
    assert check("-q").stdout == ""


def test_quiet_statistics() -> None:
    make(a=BAD)
    assert check("-q", "--statistics").stdout == (
        "code    name          count  fixable\nCBS105  service-tier      1        1\n"
    )


def test_verbose_says_what_decided() -> None:
    make(a=BAD)
    Path("sub").mkdir()
    Path("sub/b.py").write_text(BAD)
    Path("pyproject.toml").write_text("[tool.compatlint]\nstrict = true\n")
    Path("sub/.compatlint.yaml").write_text("edition: latest\n")
    done = check("-v")
    assert done.stdout == check().stdout
    assert re.fullmatch(
        r"configuration: pyproject\.toml\nconfiguration: sub/\.compatlint\.yaml\n"
        r"compatlint \S+: checked 2 files in \d\.\d\d s; rules: Cerebras 2025-09, Cerebras 2026-10\n",
        done.stderr,
    )
    assert "configuration: own.toml" not in check("-v", "--isolated").stderr


def test_fix_only_tells_nothing_of_what_is_left() -> None:
    make(a=BAD, b=MANUAL)
    done = check("--fix-only")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Fixed 1 finding in 1 file (1 CBS105).\n"
    assert Path("a.py").read_text() == FIXED
    assert Path("b.py").read_text() == MANUAL
    assert check("--fix-only").stderr == "Nothing to fix.\n"
    assert call("check", "-", "--fix-only", stdin=BAD).stdout == FIXED
    make(a=KEY)
    check("--fix-only", "--unsafe-fixes")
    assert "CEREBRAS_API_KEY" in Path("a.py").read_text()


def test_the_files_that_would_be_checked() -> None:
    make(a=BAD, b="x = 1\n")
    Path("sub").mkdir()
    Path("sub/c.ipynb").write_text("{}")
    Path("sub/d.md").write_text("")
    Path("pyproject.toml").write_text("[tool.compatlint]\nexclude = ['b.py']\n")
    done = check("--show-files")
    assert (done.exit_code, done.stdout) == (0, "a.py\nsub/c.ipynb\n")
    assert check("--show-files", "--markdown", "sub").stdout == "sub/c.ipynb\nsub/d.md\n"
    assert check("--show-files", "none").exit_code == 2


def test_the_settings_and_where_they_are_made() -> None:
    Path("sub").mkdir()
    Path("pyproject.toml").write_text(
        "[tool.compatlint]\nstrict = true\nignore = ['CBS402']\nmodels = {a = 'b'}\nscope = 'target'\n"
    )
    Path("sub/.compatlint.yaml").write_text("per-file-ignores: {'t*': [CL]}\n")
    done = check("--show-settings", ".", "sub", "--scope", "all")
    assert done.exit_code == 0
    assert "strict = true  # pyproject.toml:2\n" in done.stdout
    assert "scope = \"all\"\n" in done.stdout
    here, below = (tomllib.loads(text) for text in done.stdout.split("\n\n"))
    assert (here["ignore"], here["models"], here["per-file-ignores"]) == (["CBS402"], {"a": "b"}, {})
    assert (below["ignore"], below["strict"], below["per-file-ignores"]) == ([], False, {"t*": ["CL"]})
    Path("copy.toml").write_text(done.stdout.split("\n\n")[0])
    assert check("--config", "copy.toml").exit_code == 0
