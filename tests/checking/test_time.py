"""What is not followed to the end, for the time that it takes, is said."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compatlint.checking import checker, run
from compatlint.cli.main import main
from compatlint.config.options import Options
from compatlint.dataflow.evaluation import evaluate
from compatlint.dataflow.project.clock import Clock

WRAPPER = """\
from openai import OpenAI


def ask(text, **more):
    return OpenAI().chat.completions.create(messages=[text], **more)


def again(text, **more):
    return again(text, **more) if more.pop("again", False) else ask(text, **more)
"""
USE = "from wrapper import again\n\nagain('a', model='gpt-oss-120b', seed=1)\n"
PARTLY = "followed only in part (--show-unresolved)."


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wrapper.py").write_text(WRAPPER)
    Path("use.py").write_text(USE)


def check(*options: str) -> Result:
    return CliRunner().invoke(main, ["check", ".", "-j", "1", *options])


def test_what_is_followed_to_the_end_says_nothing() -> None:
    """A function that calls itself too."""
    assert "in part" not in check().stdout
    assert "in part" not in check("--time-limit", "600", "--show-unresolved").stdout


def test_a_file_has_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker, "LONGEST", 0.0)
    monkeypatch.setattr(evaluate, "SELDOM", 1)
    done = check()
    assert f"calls in 2 files were {PARTLY}" in done.stdout
    assert "All clear" not in done.stdout
    done = check("--format", "json", "--show-unresolved")
    said = [one["message"] for one in json.loads(done.stdout) if one["code"] == "CL004"]
    assert "this call was followed only in part: it takes too many steps" in said
    assert PARTLY in done.stderr
    assert PARTLY not in check("--format", "json", "-q").stderr


def test_a_file_that_took_too_long_is_not_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("use.py").write_text(f"{USE}# compatlint: ignore[CBS101]\n")
    assert "1 CL002" in check("--fix").stdout
    Path("use.py").write_text(f"{USE}# compatlint: ignore[CBS101]\n")
    monkeypatch.setattr(checker, "LONGEST", 0.0)
    monkeypatch.setattr(evaluate, "SELDOM", 1)
    assert "Fixed" not in check("--fix").stdout


def test_steps_that_are_used_up_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "STEPS", 2)
    assert PARTLY in check().stdout


def test_what_lies_too_deep_is_said() -> None:
    names = ["ask", *(f"step_{number}" for number in range(9))]
    pairs = itertools.pairwise(names)
    steps = (f"\n\ndef {outer}(text, **more):\n    {inner}(text, **more)\n" for inner, outer in pairs)
    Path("wrapper.py").write_text("".join([WRAPPER, *steps, f"\n\n{names[-1]}('a', seed=1)\n"]))
    assert PARTLY in check().stdout


def test_the_run_has_its_time() -> None:
    done = check("--time-limit", "0.000001")
    assert "Skipped 2 files: use.py (the time limit of the run was reached)" in done.stdout
    assert "2 files skipped: the time limit" in check("--time-limit", "0.000001", "--format", "json").stderr
    assert check("--time-limit", "0").exit_code == 2


def test_it_is_not_kept() -> None:
    kept = Options(paths=(".",), jobs=1, cache=True, cache_dir="caches")
    assert all(one.skipped for one in run.run(kept._replace(time_limit=1e-9)).results)
    assert not any(one.skipped for one in run.run(kept).results)


def test_the_clock() -> None:
    for clock in (Clock(), Clock(600.0, None)):
        clock.begin()
        clock.look()
        assert not clock.late
    late = Clock(0.0)
    late.begin()
    assert not late.late
    late.look()
    assert late.late
    late.begin()
    assert not late.late
    over = Clock(600.0, 0.0)
    over.begin()
    assert over.late
