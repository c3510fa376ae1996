"""git is asked about names in parts: a command line has an end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from compatlint.source import git


def test_no_command_is_longer_than_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sequence[bytes]] = []

    def ask(_: str, __: Sequence[str], names: Sequence[bytes] = ()) -> bytes:
        asked.append(tuple(names))
        return b"".join(name + b"\0" for name in names)

    monkeypatch.setattr(git, "ask", ask)
    names = [b"%d" % number * (number % 7) for number in range(1_000, 1_999) if number % 7]
    monkeypatch.setattr(git, "LONGEST", 100)
    assert list(git.ask_in_parts("", (), names)) == names
    assert all(sum(len(name) + 3 for name in part) <= 100 for part in asked)
