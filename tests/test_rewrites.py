"""Programs before and after `migrate`: what ran on OpenAI runs on the target and prints the same, or is left.

`tests/wire/rewrites/` holds scripts (a directory is a script of several files, started at main.py). A comment at the
top, `#! left CODE words`, says that a finding of CODE is left, with a reason that says the words; the program must then
still run as it did. `#! options …` stands in the place of the usual `--model`. The stand-in's answer depends on the
prompt, so one that was lost would show.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compatlint.cli.main import main as command
from tests import harness
from tests.wire import runner

ALL = sorted(path for path in (Path(__file__).parent / "wire/rewrites").iterdir() if path.name[0] not in "._")
OLD_PROGRAMS = [path for path in ALL if path.name.startswith("v0_")]
PROGRAMS = [path for path in ALL if path not in OLD_PROGRAMS]
OPTIONS = re.compile(r"^#! options (.+)$", re.MULTILINE)
LEFT = re.compile(r"^#! left (\w+) (.+)$", re.MULTILINE)
ADVICE = {"CBS404"}  # what is only advice leaves nothing to do
MODEL = ["--model", "*=gpt-oss-120b"]
ROOT = Path(__file__).parent.parent
OLD = "0.28.1"  # the last release before 1.0; programs that begin with `v0_` are written for it


def copied(program: Path, directory: Path) -> Path:
    """A copy of the program in `directory`; the path of its main file."""
    if program.is_dir():
        shutil.copytree(program, directory, dirs_exist_ok=True)
        return directory / "main.py"
    return Path(shutil.copy(program, directory / "main.py"))


def migrate(directory: Path, *more: str) -> Result:
    """Rewrite everything in a directory, with the options that its main file names."""
    options = OPTIONS.search((directory / "main.py").read_text(encoding="utf-8"))
    with harness.inside(directory):
        arguments = ["migrate", ".", "--write", "--force", *(options[1].split() if options else MODEL), *more]
        return CliRunner().invoke(command, arguments, catch_exceptions=False)


def texts(directory: Path) -> dict[str, str]:
    """The files of a program."""
    return {str(path): path.read_text(encoding="utf-8") for path in directory.rglob("*.py")}


@pytest.fixture(scope="session")
def old_python() -> Path:
    """The interpreter of an environment with the old SDK, made where there is none yet."""
    home = Path(tempfile.gettempdir()) / f"compatlint-openai-{OLD}-{sys.implementation.cache_tag}"
    if not home.exists():
        with tempfile.TemporaryDirectory(dir=home.parent) as made:
            venv.create(made, with_pip=False)
            pip = [sys.executable, "-m", "pip", "--python", python_of(Path(made)), "install", "--quiet"]
            subprocess.run([*pip, "--disable-pip-version-check", f"openai=={OLD}"], check=True)
            try:
                os.rename(made, home)
            except OSError:
                assert home.exists()  # another run was faster
            os.makedirs(made, exist_ok=True)
    return Path(python_of(home))


def python_of(home: Path) -> str:
    """The interpreter of a virtual environment."""
    return str(home / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


@pytest.fixture(scope="session")
def printed_before(old_python: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the programs of the old SDK print with it, by their names."""
    mains = [copied(program, tmp_path_factory.mktemp(program.stem)) for program in OLD_PROGRAMS]
    known = {key: value for key, value in os.environ.items() if not key.startswith(("OPENAI_", "CEREBRAS_", "AZURE_"))}
    environment = {**known, **runner.KEYS, "PYTHONPATH": str(ROOT / "linter"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [str(old_python), "-m", "tests.wire.old", *map(str, mains)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip((program.name for program in OLD_PROGRAMS), json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("program", OLD_PROGRAMS, ids=[path.stem for path in OLD_PROGRAMS])
def test_program_of_the_old_sdk(program: Path, tmp_path: Path, printed_before: dict[str, str]) -> None:
    """It ran with the old SDK; rewritten it runs with the new one, on the target, and prints the same, or it stays."""
    main = copied(program, tmp_path)
    left = LEFT.search(main.read_text(encoding="utf-8"))
    before, text = printed_before[program.name], texts(tmp_path)
    assert before.strip()
    assert "Traceback" not in before, before
    said = migrate(tmp_path)
    if left is None:
        after = runner.run(main, strict=True)
        assert after.printed == before
        assert said.exit_code == 0, said.output
        assert after.codes <= ADVICE
    else:
        assert said.exit_code == 1, "nothing is left"
        check_reason(left, said)
        assert texts(tmp_path) == text if left[1] == "CBS303" else runner.run(main).printed == before
    check_second_migration(tmp_path)


def check_reason(left: re.Match[str], said: Result) -> None:
    """Is it told why a finding of that rule is left, in these words?"""
    reasons = re.findall(rf": {left[1]} .*\n|not rewritten: .*|possible: .*", said.output.replace("\n    ", "\n"))
    assert any(left[2] in reason for reason in reasons), said.output


def check_second_migration(directory: Path) -> None:
    """Migrating once more changes nothing."""
    rewritten = texts(directory)
    migrate(directory)
    assert texts(directory) == rewritten, "a second migration changes something"


@pytest.mark.parametrize("program", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_rewritten_program_runs(program: Path, tmp_path: Path) -> None:
    main = copied(program, tmp_path)
    left = LEFT.search(main.read_text(encoding="utf-8"))
    before = runner.run(main)
    assert before.printed.strip()
    said = migrate(tmp_path)
    after = runner.run(main, strict=left is None)
    assert after.printed == before.printed
    if left is None:
        assert said.exit_code == 0, said.output
        assert after.codes <= ADVICE
    else:
        assert said.exit_code == 1, "nothing is left"
        check_reason(left, said)
        assert left[1] in {code.rstrip("?") for code in after.codes}
    check_second_migration(tmp_path)


def test_enough_programs() -> None:
    assert len(PROGRAMS) >= 45
    assert len(OLD_PROGRAMS) >= 20
