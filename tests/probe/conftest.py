"""A place to probe from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.probe.running import PART, VARIABLE, written
from tests.probe.server import KEY


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Path]:
    """A folder of one's own, for what is kept too; a test that lets the key out of the program fails."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv(VARIABLE, KEY)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    said = capfd.readouterr()
    for content in (*written(tmp_path), said.out.encode(), said.err.encode()):
        assert PART.encode() not in content
