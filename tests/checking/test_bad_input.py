"""Whatever a run is given: a clear message with file and line, the rest goes on, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from compatlint.checking import checker, run
from compatlint.cli.main import main
from compatlint.dataflow.project.budget import Budget

ROOT = Path(__file__).parents[2]
BAD = (
    'from openai import OpenAI\n\nclient = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")\n'
    'client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")\n'
)


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.py").write_text(BAD)


def check(*arguments: str) -> Result:
    """The run with what it prints; an exception that gets out of it fails the test."""
    done = CliRunner().invoke(main, ["check", *arguments], catch_exceptions=False)
    assert "Traceback" not in done.output
    return done


def findings(*arguments: str) -> dict[str, list[dict[str, Any]]]:
    """What is found in each file; the good one always has its finding, whatever lies beside it."""
    done = check("--format", "json", *arguments)
    assert done.exit_code == 1, done.output
    found: dict[str, list[dict[str, Any]]] = {}
    for finding in json.loads(done.stdout):
        found.setdefault(Path(finding["filename"]).name, []).append(finding)
    assert [finding["code"] for finding in found.pop("good.py")] == ["CBS105"]
    return found


def unreadable(name: str = "bad.py") -> tuple[int, str]:
    """The row and the message of the one finding in the file `name`, that it cannot be read."""
    found = findings()
    assert list(found) == [name]
    (finding,) = found[name]
    assert (finding["code"], finding["severity"], finding["certainty"]) == ("CL001", "error", "certain")
    assert "internal error" not in finding["message"]
    assert check(name, "--format", "concise").stdout.startswith(f"{name}:{finding['location']['row']}:")
    return finding["location"]["row"], finding["message"]


# Files that are no Python, or none of today.


@pytest.mark.parametrize(
    ("content", "row", "words"),
    [
        (b"import openai\nx = '\xff'\n", 2, "UTF-8|utf-8"),
        (b"# openai\nx = 1\0\n", 2, "NUL"),
        (b"import openai\n\ndef f(:\n    pass\n", 3, "syntax"),
        (b"import openai\nx = [\n", None, ""),
        (b"import openai\n    x = 1\n", 2, "indent"),
        (b"import openai\n<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n", 2, "conflict"),
        (b"import openai\n\nprint 'openai'\n", 3, "Python 2|print"),
        (b"import openai\nraise openai.Error, 'text'\n", 2, "Python 2|raise|syntax"),
        (b"import openai\nexec 'openai'\n", 2, ""),
        (b"# coding: nonsense\nimport openai\n", 1, "nonsense"),
        (b"import openai\nx = " + b"(" * 10_000 + b")" * 10_000 + b"\n", 2, "nest|parenthes|bracket"),
        (b"import openai\nx = " + b"[" * 10_000 + b"\n", 2, ""),
        (b"import openai\nx = " + b"-" * 100_000 + b"1\n", 2, ""),
        (b"import openai\nx = " + b"not " * 100_000 + b"1\n", 2, ""),
        (b"import openai\nx = openai" + b".a" * 100_000 + b"\n", 2, ""),
        (b"import openai\nx = 1" + b"+1" * 100_000 + b"\n", 2, ""),
        (b"import openai\nx = " + b"f(" * 10_000 + b")" * 10_000 + b"\n", 2, ""),
        (b"import openai\n" + b"".join(b" " * n + b"if x:\n" for n in range(500)) + b" " * 500 + b"y\n", None, ""),
        ("import openai\nx = 1".encode("utf-16"), None, ""),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_unreadable_files(content: bytes, row: int | None, words: str) -> None:
    Path("bad.py").write_bytes(content)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert findings() == {}  # has none of the words: nobody's business
        return
    at, message = unreadable()
    assert row in (None, at)
    assert not words or any(word in message for word in words.split("|")), message
    assert "\n" not in message


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\xef\xbb\xbf",
        b"\x0c",
        b"# openai",
        b"\\\n",
        b"x = '\xff'\n",
        b"print 'without the words this is not looked at'\n",
        b"import openai\r\rx = 1\r",
        b"import openai\n" + b"x = 1\n" * 200 + b"\x1a",
    ],
)
def test_files_without_a_finding(content: bytes) -> None:
    Path("odd.py").write_bytes(content)
    found = findings()
    assert not found or content.endswith(b"\x1a")


def test_a_file_that_cannot_be_read_as_a_note_may_be_ignored() -> None:
    Path("bad.py").write_text("import openai\ndef f(:\n")
    assert findings("--ignore", "CL001") == {}
    assert findings("--ignore", "CL") != {}
    assert findings("--select", "CBS105") != {}
    Path(".compatlint.yaml").write_text("per-file-ignores: {bad.py: [CL001]}\n")
    assert findings() == {}


def test_fifty_thousand_lines() -> None:
    Path("long.py").write_text(BAD + "x = 1\n" * 50_000 + BAD.splitlines()[3] + "\n")
    lines = check("--format", "concise").stdout.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["good.py:4:67:", "CBS105"],
        ["long.py:4:67:", "CBS105"],
        ["long.py:50005:67:", "CBS105"],
    ]


# Files that are not there, or not to be had.


def test_missing_paths() -> None:
    done = check("good.py", "no.py", "nor/this")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr == "Error: no.py: no such file or directory\nError: nor/this: no such file or directory\n"


def test_a_directory_without_python() -> None:
    Path("docs").mkdir()
    Path("docs/readme.md").touch()
    done = check("docs")
    assert done.exit_code == 0
    assert done.stderr == "warning: no Python files found in docs\n"
    assert check("docs", "good.py").exit_code == 1


def test_documents_of_any_encoding() -> None:
    Path("a.md").write_bytes(b"\xe9 \xff\n```python\nimport openai\nopenai.OpenAI()\n```\n")
    done = check("a.md", "--format", "concise", "--fix", "--unsafe-fixes")
    assert done.exit_code == 0
    assert Path("a.md").read_bytes().startswith(b"\xe9 \xff\n```python\nimport os\n\nimport openai\n")


DATA = {
    "{": (1, "invalid JSON"),
    '{"model": "x",\n "messages": ]}': (2, "invalid JSON"),
    "": (1, "neither a request of a batch nor the body of one"),
    '\n{"a": 1}': (1, "neither a request of a batch nor the body of one"),
    '["x"]': (1, "neither a request of a batch nor the body of one"),
    '{"url": "/v1/chat/completions", "body": "x"}': (1, "neither a request of a batch nor the body of one"),
    '{"url": 3, "body": {}}': (1, "neither a request of a batch nor the body of one"),
    '{"model": "x", "messages": ' + "[" * 300 + "]" * 300 + "}": (1, "200 nested brackets"),
    '{"model": "x", "messages": ' + "[" * 100_000: (1, "nested too deeply"),
    '{"model": "x", "messages": "\xff"}': (1, "0xff is not valid UTF-8"),
}


@pytest.mark.parametrize(("text", "where"), DATA.items(), ids=[f"{number}" for number in range(len(DATA))])
def test_json_that_is_no_request(text: str, where: tuple[int, str]) -> None:
    for name in ("a.json", "a.jsonl") if "\n" not in text else ("a.json",):
        Path(name).write_bytes(text.encode("latin-1"))
        (finding,) = json.loads(check(name, "--format", "json").stdout)
        assert finding["code"] == "CL001"
        assert where[1] in finding["message"]
        assert finding["location"]["row"] == where[0]


def test_numbers_that_only_python_calls_json() -> None:
    Path("a.json").write_text('{"model": "x", "messages": [], "n": NaN, "m": -Infinity, "service_tier": -1}')
    (finding,) = json.loads(check("a.json", "--format", "json").stdout)
    assert finding["code"] == "CBS105"


def test_a_long_batch_is_read_in_good_time() -> None:
    line = '{"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "x"}], "service_tier": "auto"}\n'
    Path("a.jsonl").write_text(line * 300)
    assert check("a.jsonl", "--statistics").stdout.split()[6] == "300"


def test_a_link_that_leads_nowhere() -> None:
    os.symlink("gone.py", "bad.py")
    assert findings() == {}
    done = check("bad.py", "--format", "concise")
    assert done.exit_code == 1
    assert "bad.py:1:1: CL001" in done.stdout
    assert "No such file or directory" in done.stdout


def test_link_loops() -> None:
    Path("pkg").mkdir()
    os.symlink("..", "pkg/up", target_is_directory=True)
    os.symlink("bad.py", "bad.py")
    assert findings() == {}
    assert "CL001" in check("bad.py", "--format", "concise").stdout


def test_a_file_without_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    content = checker.content

    def refusing(path: str) -> bytes:
        if path == "bad.py":
            raise PermissionError(13, "Permission denied")
        return content(path)

    Path("bad.py").touch()
    monkeypatch.setattr(checker, "content", refusing)
    assert unreadable() == (1, "cannot be read: Permission denied")


@pytest.mark.parametrize("others", [0, 40])
def test_a_file_that_is_deleted_during_the_run(others: int, monkeypatch: pytest.MonkeyPatch) -> None:
    each = run._each

    def late(checker: Any, paths: tuple[str, ...], options: Any) -> Any:
        Path("bad.py").unlink(missing_ok=True)
        return each(checker, paths, options)

    for number in range(others):
        Path(f"other{number}.py").write_text("import openai\n")
    Path("bad.py").write_text(BAD)
    monkeypatch.setattr(run, "_each", late)
    (finding,) = findings("-j", "2")["bad.py"]
    assert finding["message"] == "cannot be read: No such file or directory"


def test_a_directory_that_cannot_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    Path("locked").mkdir()
    monkeypatch.setattr(os, "scandir", refusing)
    (finding,) = findings()["locked"]
    assert finding["message"] == "the directory cannot be listed: Permission denied"


# Packs and configuration.


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x: [\n", 2),
        ("rules:\n  - code: X1\n    nam: x\n", 3),
        ("\nruls: []\n", 2),
        ("rules: 3", 1),
        ("- 1", 1),
        ("rules:\n  - {code: CBS101, name: again}\n", 2),
    ],
)
def test_a_bad_pack(text: str, line: int) -> None:
    Path("pack.yaml").write_text(text)
    done = check("--rules", "pack.yaml")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"Error: pack.yaml:{line}: ")


def test_a_bad_pack_of_the_configuration() -> None:
    Path(".compatlint.yaml").write_text("rules: [own/pack.yaml]\n")
    assert check().exit_code == 2
    Path("own").mkdir()
    Path("own/pack.yaml").write_bytes(b"\xff")
    done = check()
    assert done.exit_code == 2
    assert "pack.yaml" in done.stderr


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("pyproject.toml", "[tool.compatlint\n", "pyproject.toml:1: invalid TOML: "),
        ("pyproject.toml", "[tool.compatlint]\n\nselct = []\n", "pyproject.toml:3: unknown key 'selct'; did you mean"),
        (
            "pyproject.toml",
            "[tool.compatlint]\nselect = ['CBS1',\n 'CBS109']\n",
            "pyproject.toml:3: unknown code 'CBS109'",
        ),
        (".compatlint.yaml", "a:\n\t- b\n", ".compatlint.yaml:2: invalid YAML: "),
        (".compatlint.yaml", "scope: 1\n", ".compatlint.yaml:1: `scope` must be one of all, target, not 1"),
    ],
)
def test_a_bad_configuration(name: str, text: str, message: str) -> None:
    Path(name).write_text(text)
    done = check()
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"Error: {message}")
    assert done.stderr.count("\n") == 1


# The linter itself.


@pytest.mark.parametrize("error", [RecursionError(), MemoryError(), KeyError("what\nis this"), AssertionError()])
def test_a_crash_of_the_analyser_costs_one_file(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = checker.Checker._judged

    def crashing(self: Any, path: str, data: bytes) -> Any:
        if path == "bad.py":
            raise error
        return judged(self, path, data)

    Path("bad.py").write_text(BAD)
    monkeypatch.setattr(checker.Checker, "_judged", crashing)
    (finding,) = findings()["bad.py"]
    assert finding["code"] == "CL001"
    assert finding["message"].startswith(f"internal error: {type(error).__name__}")
    assert finding["message"].endswith("; please report it")
    assert "\n" not in finding["message"]


def test_a_worker_that_dies_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = checker.Checker._judged

    def dying(self: Any, path: str, data: bytes) -> Any:
        if path == "bad.py":
            os.kill(os.getpid(), signal.SIGKILL)
        return judged(self, path, data)

    Path("bad.py").write_text(BAD)
    for number in range(40):
        Path(f"other{number}.py").write_text("import openai\n")
    monkeypatch.setattr(checker.Checker, "_judged", dying)
    (finding,) = findings("-j", "2")["bad.py"]
    assert finding["message"] == "internal error: the analyser died of it (signal SIGKILL); please report it"


def test_any_other_crash_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def crashing(*_: object) -> None:
        raise TypeError("no such thing")

    monkeypatch.setattr("compatlint.config.find_files.find", crashing)
    done = check()
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: internal error: TypeError: no such thing at test_bad_input.py:")


def start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "compatlint", "check", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "linter")}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=environment, start_new_session=True, **pipes)  # type: ignore[call-overload,no-any-return]


def interrupted(process: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    return process.returncode, out, err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_during_the_check(jobs: str) -> None:
    for number in range(60):
        Path(f"f{number}.py").write_text(BAD + "x = [1, 2, 3]\n" * 3_000)
    before = {path: path.read_bytes() for path in Path().iterdir()}
    process = start("--fix", "-j", jobs)
    time.sleep(1.5)
    status, out, err = interrupted(process)
    assert (status, out, err) == (130, b"", b"Interrupted: nothing more is checked or written.\n")
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_ctrl_c_while_it_waits_for_input() -> None:
    process = start("-")
    time.sleep(1)
    status, out, err = interrupted(process)
    assert (status, out, err) == (130, b"", b"Interrupted: nothing more is checked or written.\n")


def test_what_is_plain_is_found_when_the_budget_is_used_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker, "WHOLE", Budget(questions=0))
    Path("bad.py").write_text("from openai import OpenAI\n\n\ndef connect(key):\n    return OpenAI(api_key=key)\n")
    assert [finding["code"] for finding in findings("--select", "CBS001,CBS105")["bad.py"]] == ["CBS001"]
