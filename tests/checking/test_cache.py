"""What is kept of a run counts only where a run without it would find the same."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from compatlint.checking import run
from compatlint.checking.cache import key, store
from compatlint.checking.cache.records import Basis
from compatlint.checking.checker import Checker
from compatlint.cli.main import main
from compatlint.config.options import Options
from compatlint.packs import cache
from tests import harness

forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")

PROJECT = {
    "app/__init__.py": "",
    "app/settings.py": 'MODEL = "gpt-4o"\nOPTIONS = {"logit_bias": {}, "temperature": 0}\n',
    "app/clients.py": "import os\n\nfrom openai import OpenAI\n\n\ndef client():\n"
    '    return OpenAI(base_url=os.environ.get("URL", "https://api.cerebras.ai/v1"), api_key="k")\n',
    "app/ask.py": "from app.clients import client\nfrom app.settings import OPTIONS\n\n\n"
    "def ask(text, **more):\n    options = {**OPTIONS, **more}\n"
    '    return client().chat.completions.create(messages=[{"role": "user", "content": text}], **options)\n',
    "app/batch.py": "from app.ask import ask\nfrom app.settings import MODEL\n\n"
    "ask('a', model=MODEL, frequency_penalty=0.5)\n",
    "app/plain.py": "def total(prices):\n    return sum(prices)\n",
    "use.py": "from app.ask import ask\n\nask('b', model='gpt-oss-120b', service_tier='auto')\n"
    "ask('c', seed=1)  # compatlint: ignore[CBS101] until=2099-01-01\n",
    "own.py": "import openai\n\nclient = openai.OpenAI()\nclient.chat.completions.create(model='gpt-oss-120b', n=2)\n",
    "own.ipynb": json.dumps(
        {
            "cells": [
                {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
                for source in ("from app.ask import ask", "ask('d', presence_penalty=1)")
            ],
            "metadata": {},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    ),
    "notes.md": "```python\nimport openai\nopenai.OpenAI().chat.completions.create(logit_bias={})\n```\n",
}
CONFIGURATION = ".compatlint.yaml"
PACK = """\
sources: {own: {where: w, date: 2026-01}}
rules:
  - {code: OWN001, name: seed, summary: s, targets: [chat.completions], when: {sent: seed},
     severity: error, message: "no `seed`", help: h, sources: own}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, the current directory; its caches lie beside it."""
    folder = tmp_path / "project"
    harness.write(folder, PROJECT)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(run, "TOGETHER", 3)  # so that files are in groups of several and in several groups
    return folder


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are judged from now on."""
    found: list[str] = []
    judge = Checker._judged

    def noted(self: Checker, path: str, data: bytes, **how: bool) -> object:
        found.append(path)
        return judge(self, path, data, **how)

    monkeypatch.setattr(Checker, "_judged", noted)
    return found


def options(**more: object) -> Options:
    values = {"paths": (".",), "jobs": 1, "markdown": True, "output_format": ("json",), "cache_dir": "../caches"}
    return Options(**{**values, **more})  # type: ignore[arg-type]


def found(cached: bool = True, **more: object) -> str:
    """All that a run finds, as text."""
    done = run.run(options(cache=cached, **more))
    return repr((done.results, done.files, done.skipped, done.judged, done.blocking, done.packs))


def assert_as_cold(**more: object) -> None:
    assert found(**more) == found(cached=False, **more)


def kept_in(folder: str = "../caches/compatlint") -> Path:
    """The one file of results."""
    (path,) = Path(folder).glob("results-*")
    return path


def test_what_did_not_change_is_not_judged_again(project: Path, judged: list[str]) -> None:
    first = found()
    assert set(judged) == {
        name for name in PROJECT if name not in ("app/__init__.py", "app/plain.py", "app/settings.py")
    }
    judged.clear()
    assert found() == first
    assert judged == []
    assert "CBS105" in first


def test_what_depends_on_a_change_is_judged_again(project: Path, judged: list[str]) -> None:
    found()
    judged.clear()
    (project / "app/plain.py").write_text("def total(prices):\n    return 2 * sum(prices)\n")
    assert_as_cold()
    (project / "own.py").write_text("import openai\n\nopenai.OpenAI().chat.completions.create(n=3)\n")
    judged.clear()
    found()
    assert set(judged) <= {"own.py", "use.py", "notes.md", "own.ipynb"}  # those that come after it, and no programs
    assert "own.py" in judged
    judged.clear()
    (project / "app/settings.py").write_text('MODEL = "gpt-oss-120b"\nOPTIONS = {}\n')
    found()
    assert {"app/ask.py", "app/batch.py", "use.py"} <= set(judged)
    assert_as_cold()


# Random changes, each compared with a cold run.


def change(random: random.Random, folder: Path) -> None:
    """One change of a kind that people make."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "pack.yaml"]
    path = random.choice([path for path in files if path.suffix in (".py", ".md")])
    lines = path.read_text().splitlines(keepends=True)
    match random.choice(["take", "take", "give", "word", "add", "rename", "delete", "settings", "pack", "touch"]):
        case "take" if lines:
            del lines[random.randrange(len(lines))]
            path.write_text("".join(lines))
        case "give":
            other = random.choice(files).read_text().splitlines(keepends=True)
            path.write_text("".join([*lines, "\n", random.choice(other or ["x = 1"])]))
        case "word":
            words = re.findall(r"\w+", "".join(files[0].read_text() or "x") + PROJECT["app/ask.py"] + "logit_bias seed")
            text = "".join(lines)
            old = random.choice(re.findall(r"\w+", text) or ["x"])
            path.write_text(text.replace(old, random.choice(words), 1))
        case "add":
            shutil.copyfile(path, path.with_name(f"copy_{random.randrange(9)}{path.suffix}"))
        case "rename":
            path.rename(path.with_name(f"{random.choice('abc')}_{path.name}"[-20:]))
        case "delete":
            path.unlink()
        case "settings":
            said = [
                "ignore: [CBS1]",
                "scope: target",
                'edition: "2026-10"',
                "show-unresolved: true",
                "rules: [pack.yaml]",
            ]
            (random.choice([folder, folder / "app"]) / CONFIGURATION).write_text(random.choice(said) + "\n")
            (folder / "pack.yaml").write_text(PACK)
            (folder / "app/pack.yaml").write_text(PACK)
        case "pack":
            (folder / "pack.yaml").write_text(PACK.replace("error", random.choice(["info", "warning", "error"])))
        case _:
            os.utime(path, (1, 1))


@pytest.mark.parametrize("seed", range(3))
def test_after_any_change_it_is_as_without(project: Path, seed: int) -> None:
    chosen = random.Random(seed)
    for _ in range(6):
        assert_as_cold()
        change(chosen, project)
    assert_as_cold()


def test_each_input_counts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte of each file in turn, so that it stays readable."""
    (project / CONFIGURATION).write_text("rules: [pack.yaml]\n")
    (project / "pack.yaml").write_text(PACK)
    found()
    for name in (*PROJECT, "pack.yaml"):
        path = project / name
        data = path.read_bytes()
        if name.endswith(".ipynb") or not data:
            continue
        places = [match.start() for match in re.finditer(rb"[a-z0-9]", data)]
        at = places[len(places) // 2]
        status = path.stat()
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # of the same size and time
        try:
            warm = found()
        except Exception as error:  # the pack means nothing any more
            with pytest.raises(type(error)):
                found(cached=False)
        else:
            assert warm == found(cached=False), name
        path.write_bytes(data)


def test_files_that_are_looked_for_count(project: Path) -> None:
    """A module that was not there, and now hides another."""
    found()
    (project / "app/app").mkdir()
    (project / "app/app/__init__.py").write_text("")
    assert_as_cold()
    (project / "app/app/settings.py").write_text("OPTIONS = {'presence_penalty': 1}\nMODEL = 'x'\n")
    assert_as_cold()
    shutil.rmtree(project / "app/app")
    assert_as_cold()


def test_other_runs_have_other_results(project: Path) -> None:
    for more in ({}, {"paths": ("app",)}, {"select": ("CBS101",)}, {"show_unresolved": True}):
        assert_as_cold(**more)
    assert_as_cold(output_format=("text",))
    assert_as_cold()


def test_a_day_counts_where_a_comment_has_an_end(
    project: Path, monkeypatch: pytest.MonkeyPatch, judged: list[str]
) -> None:
    found()
    monkeypatch.setattr(store, "today", lambda: "2099-01-02")
    judged.clear()
    found()
    assert len(judged) == 7
    judged.clear()
    found()
    assert judged == []


def test_every_option_is_known_to_count_or_not() -> None:
    """A new one is to be put where it belongs."""
    neutral = {
        *("strict", "exit_zero", "output_format", "output_file", "statistics", "baseline", "write_baseline", "since"),
        *("quiet", "verbose", "color", "width", "links", "jobs", "stdin_filename", "own_process", "written", "given"),
        *("cache", "cache_dir", "time_limit"),
    }
    assert {*key.DECIDING, *key.WHICH, *neutral} == {*Options._fields}


def test_what_is_no_longer_asked_goes(project: Path) -> None:
    found()
    first = kept_in().stat().st_size
    for number in range(6):
        (project / "own.py").write_text(f"import openai\n\nopenai.OpenAI().chat.completions.create(n={number})\n")
        assert_as_cold()
    assert kept_in().stat().st_size < 1.2 * first


# What could be wrong with what is kept.


def test_every_damage_is_as_nothing(project: Path, judged: list[str]) -> None:
    cold = found()
    path = kept_in()
    whole = path.read_bytes()
    its = whole[24 : 24 + int.from_bytes(whole[8:16], "big")]
    assert store.restore(str(path), its) is not None
    for at in range(0, len(whole), len(whole) // 500):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert store.restore(str(path), its) is None
        path.write_bytes(whole[:at])
        assert store.restore(str(path), its) is None
    judged.clear()
    assert found() == cold
    assert judged


def test_what_is_no_result_is_as_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of another form, though with the right key and checksum."""
    cold = found()
    path = str(kept_in())
    monkeypatch.setattr(store.cache, "restore", lambda *_: (b"\x91\x01", b"\xc1"))
    assert store.restore(path, b"") is None
    assert found() == cold
    basis = msgspec.msgpack.encode(Basis((), (), {}, {}, {}, "", (), (), True))
    monkeypatch.setattr(store.cache, "restore", lambda *_: (basis, msgspec.msgpack.encode([b"\xc1", b"\xc1"])))
    assert found() == cold


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_what_others_could_have_written_is_as_nothing(project: Path, judged: list[str]) -> None:
    found()
    kept_in().chmod(0o644)
    judged.clear()
    found()
    assert judged
    assert kept_in().parent.stat().st_mode & 0o777 == 0o700


def test_a_place_that_takes_nothing_costs_time_only(project: Path) -> None:
    Path("../caches").write_text("a file")
    assert_as_cold()


def test_another_version_of_ours_begins_anew(project: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found()
    judged.clear()
    monkeypatch.setattr(key, "__version__", "0")
    found()
    assert judged


def test_what_could_not_be_judged_is_not_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Checker._judged

    def failing(self: Checker, path: str, data: bytes, **how: bool) -> object:
        if path == "own.py":
            raise MemoryError
        return judge(self, path, data, **how)

    monkeypatch.setattr(Checker, "_judged", failing)
    assert "MemoryError" in found()
    monkeypatch.setattr(Checker, "_judged", judge)
    assert "MemoryError" not in found()


# Several runs at once.


@forking
def test_two_at_once_and_any_end(project: Path) -> None:
    """Whenever a run ends, what it leaves is whole: others find what they would."""
    cold = found(cached=False)
    running = [_started(found) for _ in range(2)]
    for number in range(8):
        time.sleep(0.02 * number)
        one = _started(found)
        time.sleep(0.01 * number)
        os.kill(one, signal.SIGKILL)
        os.waitpid(one, 0)
        if number % 4 == 3:
            assert found() == cold
            kept_in().unlink()
    assert all(os.waitpid(one, 0)[1] == 0 for one in running)
    assert found() == cold


def _started(work: Callable[[], object]) -> int:
    pid = os.fork()
    if not pid:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return pid


# The command line.


@pytest.fixture
def with_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a user has it."""
    monkeypatch.delenv("COMPATLINT_NO_CACHE")


def test_where_it_is_kept(project: Path, with_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def files() -> set[str]:
        return {path.parent.parent.name for path in project.parent.rglob("results-*")}

    def check(*more: str) -> None:
        assert CliRunner().invoke(main, ["check", "-q", "own.py", *more]).exit_code == 1

    monkeypatch.setenv("COMPATLINT_CACHE_DIR", str(project.parent / "env"))
    check("--no-cache")
    assert files() == set()
    check("--fix", "--diff")
    assert files() == set()
    check()
    assert files() == {"env"}
    check("--cache-dir", "../given")
    assert files() == {"env", "given"}
    (project / CONFIGURATION).write_text("cache-dir: ../said\n")
    check()
    assert files() == {"env", "given", "said"}
    done = CliRunner().invoke(main, ["clean"])
    assert re.fullmatch(r"Removed 1 file \(\d\.\d MB\)\.\n", done.output)
    assert files() == {"env", "given"}
    assert CliRunner().invoke(main, ["clean", "--cache-dir", "../given"]).exit_code == 0
    assert files() == {"env"}


def test_no_key_is_kept(project: Path, with_cache: None) -> None:
    key = "sk-proj-aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5"
    (project / "own.py").write_text(f'import openai\n\nopenai.OpenAI(api_key="{key}")\n')
    first = CliRunner().invoke(main, ["check", ".", "--cache-dir", "../caches"])
    assert key.encode() not in kept_in().read_bytes()
    assert b"use.py" in kept_in().read_bytes()
    assert CliRunner().invoke(main, ["check", ".", "--cache-dir", "../caches"]).output == first.output


def test_what_is_old_or_too_much_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "compatlint"
    basis = Basis((), (), {}, {}, {}, "", (), (), True)
    ages = {"results-1.bin": 40, "results-2.bin": 20, "results-3.bin": 10, "tmpabc": 2, "other.bin": 90}
    cache.keep(str(folder / "results-1.bin"), b"", (b"", b""))
    for name, days in ages.items():
        (folder / name).write_bytes(b"x" * 100)
        os.utime(folder / name, (time.time() - days * store.DAY,) * 2)
    monkeypatch.setattr(store, "LARGEST", 250)
    store.keep(str(folder / "results-4.bin"), b"k" * 60, store.Earlier(basis, b"", b""))
    assert {path.name for path in folder.iterdir()} == {"results-4.bin", "results-3.bin", "other.bin"}
