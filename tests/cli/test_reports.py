"""Several reports of one run: where each goes, and what a page of GitHub's gets besides."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from compatlint import DOCUMENTATION
from tests.cli.test_cli import BAD, KEY, MAYBE, call, check, make, process

PAGE = f"{DOCUMENTATION}/rules/CBS105/"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "NO_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


def test_several_at_once() -> None:
    """One is printed, the others go to their files; all are of one run."""
    make(a=BAD, b=MAYBE)
    done = check("--output-format", "github", "--output-format", "sarif=out.sarif", "--output-format", "junit=out.xml")
    assert done.exit_code == 1
    assert done.stdout == check("--output-format", "github").stdout
    assert Path("out.sarif").read_text() == check("--output-format", "sarif").stdout
    assert Path("out.xml").read_text() == check("--output-format", "junit").stdout


def test_a_file_for_the_one_that_has_none() -> None:
    make(a=BAD)
    done = check("-o", "out.txt", "--output-format", "concise", "--output-format", "json=out.json")
    assert done.stdout == ""
    assert Path("out.txt").read_text() == check("--output-format", "concise").stdout
    assert json.loads(Path("out.json").read_text())[0]["fix"]["edits"]


def test_only_files() -> None:
    make(a=BAD)
    done = check("--output-format", "sarif=out.sarif")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "CBS105" in Path("out.sarif").read_text()


def test_formats_of_the_configuration() -> None:
    make(a=BAD)
    configuration = Path("pyproject.toml")
    configuration.write_text('[tool.compatlint]\noutput-format = ["concise", "gitlab=quality.json"]\n')
    assert check().stdout.startswith("a.py:4:67: CBS105 [error]")
    assert json.loads(Path("quality.json").read_text())[0]["check_name"] == "CBS105"
    configuration.write_text('[tool.compatlint]\noutput-format = ["concise", "gitlb=x"]\n')
    done = check()
    assert done.exit_code == 2
    assert "pyproject.toml:2: `output-format` must be one of" in done.stderr
    assert "not 'gitlb'; did you mean 'gitlab'?" in done.stderr


def test_a_report_that_goes_nowhere_is_an_error_of_the_configuration_too() -> None:
    make(a="x = 1\n")
    Path("pyproject.toml").write_text('[tool.compatlint]\noutput-format = "sarif=no/out.sarif"\n')
    done = check()
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Error: no/out.sarif: cannot be written: no such directory\n"


def test_reports_of_standard_input_that_is_fixed() -> None:
    done = call("check", "-", "--fix", "--format", "concise", "--format", "json=out.json", stdin=BAD + "completion(\n")
    assert done.exit_code == 1
    assert done.stdout == BAD + "completion(\n"
    assert done.stderr.startswith("-:")
    assert json.loads(Path("out.json").read_text())[0]["code"] == "CL001"


# The page of a run.


def test_a_step_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    make(a=BAD)
    page = Path("page.md")
    page.write_text("# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    check("--output-format", "concise")
    assert page.read_text() == "# Before\n"
    check("--output-format", "github")
    assert page.read_text() == "# Before\n" + check("--output-format", "markdown").stdout
    assert f"| `a.py:4:67` | [CBS105]({PAGE}) service-tier | error |" in page.read_text()

    Path("a.py").write_text("x = 1\n")
    check("--output-format", "github")
    clear = "## compatlint\n\nAll clear: 1 file checked. Judged for Cerebras, edition 2025-09.\n"
    assert page.read_text().endswith(clear)


def test_the_address_of_the_page_stands_in_every_report() -> None:
    make(a=BAD)
    formats = ("github", "markdown", "json", "json-lines", "sarif", "rdjson", "junit")
    check(*(word for name in formats for word in ("--output-format", f"{name}=out.{name}")))
    assert [name for name in formats if PAGE not in Path(f"out.{name}").read_text()] == []


def test_a_step_summary_that_cannot_be_written_fails_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    make(a="x = 1\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", os.path.join("no", "page.md"))
    done = check("--output-format", "github")
    assert done.exit_code == 0
    assert "GITHUB_STEP_SUMMARY" in done.stderr


def test_a_step_summary_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compatlint.cli.reports.LARGEST_SUMMARY", 300)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "page.md")
    make(**{f"f{number}": BAD for number in range(9)})
    check("--output-format", "github")
    text = Path("page.md").read_text()
    assert len(text) < 400
    assert text.endswith("|\n\nThe rest is too long for this page.\n")


# Keys.


def test_no_report_shows_a_key() -> None:
    """But for the edits of JSON, which are to be applied: then a warning names the finding."""
    secret = "sk-proj-Ab3dEfGh1jKlMn0pQrStUv"
    make(a=KEY + f'openai = OpenAI(api_key="{secret}", base_url="https://api.cerebras.ai")\n')
    formats = ("text", "concise", "grouped", "markdown", "sarif", "github", "gitlab", "junit", "rdjson")
    arguments = [part for name in formats for part in ("--output-format", f"{name}=out.{name}")]
    done = process("check", *arguments)
    assert done.returncode == 1
    assert done.stderr == b""
    for name in formats:
        text = Path(f"out.{name}").read_text()
        assert "CBS" in text
        assert secret[8:] not in text
