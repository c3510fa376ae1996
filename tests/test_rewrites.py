"""Programs before and after `migrate`: what ran on OpenAI runs on the target and prints the same, or is left.

`tests/wire/rewrites/` holds scripts (a directory is a script of several files, started at main.py). A comment at the
top, `#! left CODE words`, says that a finding of CODE is left, with a reason that says the words; the program must then
still run as it did. `#! options …` stands in the place of the usual `--model`. The stand-in's answer depends on the
prompt, so one that was lost would show.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linter.cli import main as command
from tests import harness
from tests.wire import runner

PROGRAMS = sorted(path for path in (Path(__file__).parent / "wire/rewrites").iterdir() if path.name[0] not in "._")
OPTIONS = re.compile(r"^#! options (.+)$", re.MULTILINE)
LEFT = re.compile(r"^#! left (\w+) (.+)$", re.MULTILINE)
ADVICE = {"CBS404"}  # what is only advice leaves nothing to do
MODEL = ["--model", "*=gpt-oss-120b"]


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
    return {path.name: path.read_text(encoding="utf-8") for path in directory.glob("*.py")}


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
        reasons = re.findall(rf": {left[1]} .*\n|not rewritten: .*|possible: .*", said.output.replace("\n    ", "\n"))
        assert any(left[2] in reason for reason in reasons), said.output
        assert left[1] in {code.rstrip("?") for code in after.codes}
    rewritten = texts(tmp_path)
    migrate(tmp_path)
    assert texts(tmp_path) == rewritten, "a second migration changes something"


def test_enough_programs() -> None:
    assert len(PROGRAMS) >= 45
