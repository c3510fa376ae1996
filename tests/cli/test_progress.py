"""The bar: on a terminal, for a run that takes a while, and nothing of it stays."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from compatlint.checking import run
from compatlint.checking.progress import Progress
from compatlint.cli import progress
from compatlint.config.options import Options


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error from now on."""
    found = Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setenv("TERM", "xterm")
    return found


def test_who_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal(monkeypatch)
    assert isinstance(progress.for_terminal(quiet=False), progress.Bar)
    assert type(progress.for_terminal(quiet=True)) is Progress
    monkeypatch.setenv("TERM", "dumb")
    assert type(progress.for_terminal(quiet=False)) is Progress
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert type(progress.for_terminal(quiet=False)) is Progress


def test_a_quick_run_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = terminal(monkeypatch)
    bar = progress.Bar()
    bar.begin(2)
    bar.at("a.py")
    bar.done(2)
    bar.end()
    assert shown.getvalue() == ""


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_and_the_one_in_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: int) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setattr(progress, "AFTER", -1.0)
    monkeypatch.setattr(run, "ENOUGH", 3)
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        Path(f"file_{number}\x1b.py").write_text("import openai\n\nopenai.OpenAI()\n")
    bar = progress.Bar()
    found = run.run(Options(paths=(".",), jobs=jobs), progress=bar)
    bar.end()
    assert len(found.results) == 6
    shown = screen.getvalue()
    assert "Checking" in shown
    assert "6/6" in shown
    assert "file_0␛.py" in shown
    assert shown.endswith("\r\x1b[K\x1b[?25h")
