"""Workers: results in order, and a run that outlives any of them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from compatlint.checking import run, workers
from compatlint.checking.workers import every
from compatlint.config.options import Options

PARENT = os.getpid()


def lost(item: int, how: str) -> str:
    return f"{item} lost: {how}"


@pytest.mark.parametrize("workers", [1, 2, 7])
def test_results_are_in_order(workers: int) -> None:
    def work(item: int) -> str:
        time.sleep(0.002 * (item % 3))
        return f"{item} done"

    assert every(work, range(20), workers, lost) == [f"{item} done" for item in range(20)]


def test_no_items() -> None:
    assert every(str, [], 4, lost) == []


def test_large_results() -> None:
    sizes = [0, 5_000_000, 3]
    assert list(map(len, every(bytes, sizes, 2, lambda *_: b"lost"))) == sizes


def test_the_work_is_done_elsewhere() -> None:
    pids = set(every(lambda _: os.getpid(), range(8), 2, lambda *_: 0))
    assert os.getpid() not in pids
    assert len(pids) <= 2


def test_a_worker_that_dies_costs_one_item() -> None:
    def work(item: int) -> str:
        if item in (2, 5):
            os.kill(os.getpid(), signal.SIGKILL)
        if item == 9:
            os._exit(3)
        return "done"

    results = every(work, range(10), 2, lost)
    assert results[2] == "2 lost: signal SIGKILL"
    assert results[5] == "5 lost: signal SIGKILL"
    assert results[9] == "9 lost: exit status 3"
    assert [index for index, result in enumerate(results) if result == "done"] == [0, 1, 3, 4, 6, 7, 8]


def test_an_exception_is_a_death() -> None:
    assert every(lambda item: 1 // item, [1, 0, 1], 2, lambda *_: -1) == [1, -1, 1]


def test_an_interruption_ends_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("compatlint.checking.workers._ready", interrupted)
    before = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        every(lambda _: time.sleep(60), range(3), 3, lambda *_: None)
    assert time.monotonic() - before < 10
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_interruption_is_not_blocked_afterwards() -> None:
    every(str, [1], 1, lost)
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def dying(item: int) -> str:
    """Work that a fresh process can be told of."""
    if item == 1:
        os._exit(3)
    if item == 2:
        raise ValueError(item)
    print("this is no answer")
    return f"{item} done"


def test_without_a_fork_a_worker_that_dies_costs_one_item(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FORKS", False)
    found = every(dying, range(4), 2, lost)
    assert found == ["0 done", "1 lost: exit status 3", "2 lost: exit status 1", "3 done"]
    assert every(dying, [], 2, lost) == []


@pytest.mark.parametrize("forks", [True, False])
def test_very_many_files_are_told_apart_by_workers_as_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forks: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workers, "FORKS", forks)
    monkeypatch.setattr(run, "ENOUGH", 2)
    Path(".compatlint.yaml").write_text("ignore: [CBS004]\n")
    monkeypatch.setattr(run, "MANY", 60)
    monkeypatch.setattr(run, "PART", 7)
    for number in range(80):
        Path(f"plain_{number}.py").write_text(f"PRICE = {number}\n")
    Path("ask.py").write_text(
        "from openai import OpenAI\n\n\ndef ask(text, **more):\n"
        '    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[text], **more)\n'
    )
    Path("use.py").write_text("from ask import ask\n\nask({}, logit_bias={})\n")
    Path("torn.py").write_text("OpenAI = (\n")
    found = [
        sorted((finding.filename, finding.code) for result in done.results for finding in result.findings)
        for done in (run.run(Options(paths=(".",), jobs=jobs)) for jobs in (1, 2))
    ]
    assert found[0] == found[1]
    assert [code for _, code in found[0]] == ["CBS001", "CL001", "CBS102"]
