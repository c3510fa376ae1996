"""The one thread that does all the work: what is urgent first, what is old not at all, and it outlives all errors."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

pytest.importorskip("pygls")
from compatlint.dataflow.project.recorded import Abandoned
from compatlint.server import worker as module
from compatlint.server.worker import Worker


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def worker(complaints: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    monkeypatch.setattr(module, "REST", 0.01)
    found = Worker(lambda error: complaints.append(str(error)))
    yield found
    found.end()


def test_what_is_typed_fast_is_done_once(worker: Worker) -> None:
    done: list[str] = []
    for text in ("a", "ab", "abc"):
        worker.soon("file", lambda text=text: done.append(text))  # type: ignore[misc]
    worker.start(lambda: None)
    time.sleep(module.PAUSE)
    worker.ask(lambda: None).result(5)
    worker.ask(lambda: time.sleep(module.PAUSE)).result(5)
    assert worker.ask(lambda: done).result(5) in ([], ["abc"])
    deadline = time.monotonic() + 5
    while not done and time.monotonic() < deadline:
        time.sleep(0.01)
    assert done == ["abc"]


def test_what_takes_long_makes_way_and_is_done_after_all(worker: Worker) -> None:
    began, ended, tries = threading.Event(), threading.Event(), []

    def rest() -> None:
        tries.append(len(tries))
        began.set()
        while len(tries) == 1:
            if not worker.undisturbed():
                raise Abandoned
            time.sleep(0.001)
        ended.set()

    worker.start(rest)
    worker.unsettle()
    assert began.wait(5)
    assert worker.ask(lambda: "at once").result(5) == "at once"
    assert ended.wait(5)
    assert tries == [0, 1]


def test_errors_end_nothing(worker: Worker, complaints: list[str]) -> None:
    def fail() -> None:
        raise RuntimeError("broken")

    worker.start(fail)
    assert isinstance(worker.ask(fail).exception(5), RuntimeError)
    worker.soon("file", fail)
    worker.unsettle()
    deadline = time.monotonic() + 5
    while len(complaints) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert complaints == ["broken", "broken"]
    assert worker.ask(lambda: 1).result(5) == 1
