"""What is said of files that are open, one typed after the other, is what `check` says of them when they are saved."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from compatlint.checking.findings import Finding
from compatlint.config.options import Options
from tests.harness import Case, Mark, cases, is_notebook

pytest.importorskip("pygls")
from compatlint.server.engine import Engine, options_of

CASES = [case for case in cases() if len(case.files) > 1 and not case.options and not case.todo]
SAMPLE = 8  # of so many cases one


def is_plain(case: Case) -> bool:
    return all(name.endswith(".py") and not is_notebook(text) for name, text in case.files.items())


def engine(folder: Path, said: dict[str, Sequence[Finding]], complaints: list[str]) -> Engine:
    options = options_of(Options(isolated=True, given=frozenset({"isolated"})))
    found = Engine(options, lambda: True, said.__setitem__, lambda text, _: complaints.append(text))
    found.folders = (str(folder),)
    return found


def told(folder: Path, said: dict[str, Sequence[Finding]]) -> list[Mark]:
    return sorted(
        Mark(os.path.relpath(path, folder), one.span.start.row, one.code, one.certainty)
        for path, findings in said.items()
        for one in findings
    )


PLAIN = [case for case in CASES if is_plain(case)]


@pytest.mark.parametrize("case", PLAIN[::SAMPLE], ids=lambda case: case.id)
def test_typed_as_checked(case: Case, tmp_path: Path) -> None:
    folder, said, complaints = tmp_path.resolve(), dict[str, Sequence[Finding]](), list[str]()
    for name in case.files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    asked = engine(folder, said, complaints)
    for name in case.files:
        asked.put(str(folder / name), b"")
    asked.settle()
    assert not told(folder, said)
    for name, text in case.files.items():
        asked.put(str(folder / name), text.encode())
        asked.settle()
    assert told(folder, said) == sorted(case.expected.elements())
    for name in case.files:
        asked.put(str(folder / name), b"")
        asked.settle()
    assert not told(folder, said)
    assert not complaints
