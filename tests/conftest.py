"""What the whole suite shares."""

from __future__ import annotations

import gc
import os
import signal
from typing import Any

import pytest

from compatlint.source.quick_libcst import import_libcst
from tests.wire.score import SCORE

import_libcst()  # the tests meet the nodes that a run does
os.environ["COMPATLINT_NO_CACHE"] = "1"  # each test judges by itself; those of the cache say so
signal.signal(signal.SIGINT, signal.default_int_handler)  # what they start takes it, whoever ignores it around them

gc.set_threshold(200_000, 20, 50)  # as the command has it

SAID = pytest.StashKey[str]()


def pytest_collection_finish() -> None:
    """What is collected stays: nothing of it is looked at for cycles again."""
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell how well the linter did in the wire test, where that ran: by the process that prints, or to it."""
    score = session.config.stash.get(SCORE, None)
    if score is not None:
        session.config.stash[SAID] = str(score)
        getattr(session.config, "workeroutput", {})["wire test"] = str(score)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A process that ran some of the tests is done."""
    said = getattr(node, "workeroutput", {}).get("wire test")
    if said is not None:
        node.config.stash[SAID] = said


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print it."""
    said = terminalreporter.config.stash.get(SAID, None)
    if said is not None:
        terminalreporter.write_line(f"wire test, {said}")
