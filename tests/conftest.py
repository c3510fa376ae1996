"""What the whole suite shares."""

from __future__ import annotations

import pytest

from tests.wire.score import SCORE


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how well the linter did in the wire test, where that ran."""
    score = terminalreporter.config.stash.get(SCORE, None)
    if score is not None:
        terminalreporter.write_line(f"wire test, {score}")
