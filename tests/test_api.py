"""What other programs call, each in a process that is theirs."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import compatlint
from compatlint import Finding, UsageError, check, fix, migrate
from tests.test_precommit import BAD, GOOD

ROOT = Path(__file__).parent.parent


def run(code: str, *options: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "linter"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, *(options or ("-c",)), code]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one file of each kind, in which the test is."""
    (tmp_path / "bad.py").write_text(BAD)
    (tmp_path / "good.py").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.filename, one.code) for one in found]


def test_check_paths(project: Path) -> None:
    assert codes(check(".")) == [("bad.py", "CBS102")]
    assert codes(check(project / "good.py")) == []
    assert codes(check("good.py", project / "bad.py")) == [(str(project / "bad.py"), "CBS102")]


@pytest.mark.parametrize("source", [BAD, BAD.encode()])
def test_check_source(source: str | bytes) -> None:
    (found,) = check(source=source, filename="app.py")
    assert (found.filename, found.code, found.span.start.row) == ("app.py", "CBS102", 7)
    assert found.fix is not None
    assert found.fix.edits


def test_source_is_what_its_name_says(project: Path) -> None:
    """A document; and a module of the project imports others."""
    assert codes(check(source=f"# Title\n\n```python\n{BAD}```\n", filename="a.md")) == [("a.md", "CBS102")]
    (project / "settings.py").write_text("MORE = {'logit_bias': {}}\n")
    text = f"from settings import MORE\n{GOOD}".replace("seed=1", "**MORE")
    assert codes(check(source=text, filename="app.py")) == [("app.py", "CBS102")]


def test_the_nearest_configuration_counts_unless_it_is_not_wanted(project: Path) -> None:
    (project / ".compatlint.yaml").write_text("ignore: [CBS102]\n")
    assert not check("bad.py")
    assert not check(source=BAD)
    assert check("bad.py", isolated=True)
    assert check("bad.py", select=["CBS1"])
    assert not check("bad.py", isolated=True, ignore=("CBS1",))


def test_fix_in_memory(project: Path) -> None:
    fixed = fix(".")
    assert [(one.filename, one.after) for one in fixed.changes] == [("bad.py", GOOD.encode())]
    assert not fixed.findings
    assert (project / "bad.py").read_text() == BAD


def test_unsafe_fixes_are_asked_for() -> None:
    source = "from openai import OpenAI\n\nclient = OpenAI()\n"
    assert not fix(source=source).changes
    assert b"https://api.cerebras.ai/v1" in fix(source=source, unsafe=True).changes[0].after


def test_fix_source() -> None:
    (change,) = fix(source=BAD).changes
    assert (change.before, change.after) == (BAD.encode(), GOOD.encode())
    assert not fix(source=GOOD, unsafe=True).changes


def test_fix_files(project: Path) -> None:
    fixed = fix(project, write=True)
    assert len(fixed.changes) == 1
    assert not fixed.findings
    assert (project / "bad.py").read_text() == GOOD


def test_what_cannot_be_written_is_left_and_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from compatlint.checking import atomic_write

    def refuse(*_: object) -> None:
        raise atomic_write.NotWrittenError("cannot be written: no space")

    monkeypatch.setattr(atomic_write, "replace", refuse)
    fixed = fix("bad.py", unsafe=True, write=True)
    assert not fixed.changes
    assert codes(fixed.findings) == [("bad.py", "CBS102")]
    assert fixed.notes == ("bad.py cannot be written: no space; it is left as it is",)


def test_migrate(project: Path) -> None:
    (project / "app.py").write_text('from openai import OpenAI\n\nclient = OpenAI()\nMODEL = "gpt-4o"\n')
    found = migrate("app.py", models={"gpt-4o": "gpt-oss-120b"})
    assert b"https://api.cerebras.ai/v1" in found.changes[0].after
    assert not found.written
    with pytest.raises(UsageError):
        migrate("app.py", to="nothing")


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: check("no_such_file.py"), UsageError),
        (lambda: check(source=BAD, select=["NO9"]), UsageError),
        (lambda: check(source=BAD, edition="1999"), UsageError),
        (check, TypeError),
        (migrate, TypeError),
        (lambda: check("a.py", source=BAD), TypeError),
        (lambda: check(".", filename="a.py"), TypeError),
        (lambda: fix(source=BAD, write=True), TypeError),
        (lambda: check(source=BAD, select="CBS1"), TypeError),
        (lambda: check(source=BAD, fix=True), TypeError),
    ],
)
def test_what_cannot_be_used(call: Callable[[], Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        call()


def test_a_broken_file_is_a_finding() -> None:
    assert [one.code for one in check(source="import openai\nx = (")] == ["CL001"]


def test_threads_may_call(project: Path) -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(codes(check("bad.py")))) for _ in range(3)]
    threads.append(threading.Thread(target=lambda: found.append(fix("good.py", write=True).changes)))
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(map(str, found)) == sorted(["()", *[str([("bad.py", "CBS102")])] * 3])


def test_importing_it_imports_nothing() -> None:
    done = run("import sys; before = {*sys.modules}; import compatlint; print({*sys.modules} - before)")
    assert done.stdout.strip() == "{'compatlint'}" or "compatlint." not in done.stdout, done.stdout + done.stderr


def test_it_changes_nothing_of_the_process() -> None:
    """Nodes of libcst are what others know; no signal, limit or setting is another; nothing is printed."""
    done = run(
        f"""
import dataclasses, gc, os, signal, sys
def state():
    numbers = signal.valid_signals() - {{signal.SIGKILL, signal.SIGSTOP}}
    signals = {{number: signal.getsignal(number) for number in numbers}}
    return signals, gc.get_threshold(), gc.get_freeze_count(), sys.getrecursionlimit(), os.getcwd(), dict(os.environ)
before, made = state(), dataclasses.dataclass
from compatlint import check, fix, migrate
check("examples", isolated=True), fix(source={BAD!r}, unsafe=True), migrate("examples", isolated=True)
assert state() == before and dataclasses.dataclass is made
import libcst
assert libcst.Name.__setattr__ is not object.__setattr__
"""
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_its_names() -> None:
    assert set(compatlint.__all__) <= set(dir(compatlint))
    assert all(getattr(compatlint, name).__doc__ for name in compatlint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = compatlint.nothing  # type: ignore[attr-defined]


TESTS = """\
def test_all(compatlint):
    compatlint()


def test_good(compatlint):
    compatlint("good.py", scope="target")


def test_wrong(compatlint):
    compatlint("nothing.py")
"""


def test_the_fixture(project: Path) -> None:
    """It starts from pytest's root, and names the place."""
    (project / "pytest.ini").write_text("[pytest]\n")
    (project / "below").mkdir()
    (project / "below" / "test_it.py").write_text(TESTS)
    options = ("-m", "pytest", "-p", "compatlint.pytest_plugin", "-p", "no:cacheprovider", "-q")
    done = run("test_it.py", *options, cwd=project / "below")
    assert "2 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert "../bad.py:7:" in done.stdout
    assert "CBS102" in done.stdout
    assert "nothing.py: no such file or directory" in done.stdout
