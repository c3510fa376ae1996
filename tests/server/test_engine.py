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
SAMPLE = 12  # of so many cases one


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
    for name, text in reversed(case.files.items()):
        asked.put(str(folder / name), text.encode())
    asked.settle()
    assert told(folder, said) == sorted(case.expected.elements())
    assert not complaints


HEAD = "from openai import OpenAI\nclient = OpenAI()\n"
CALL = 'client.chat.completions.create(model="gpt-oss-120b", messages=[], {}=1)\n'


def test_what_takes_too_long_is_said_of_the_rows_that_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was said of others moves with them, until all has been judged."""
    said, complaints = dict[str, Sequence[Finding]](), list[str]()
    path = tmp_path.resolve() / "app.py"
    path.write_text("")
    asked = engine(path.parent, said, complaints)
    asked.put(str(path), (HEAD + CALL.format("frequency_penalty")).encode())
    asked.settle()
    before = told(path.parent, said)
    monkeypatch.setattr("compatlint.server.engine.SOON", -1)
    calls = CALL.format("logit_bias") + "\n" + CALL.format("frequency_penalty")
    asked.put(str(path), (HEAD + calls).encode())
    asked.quick(str(path))
    quick = told(path.parent, said)
    asked.settle()
    assert [(one.row, one.code) for one in before] == [(2, "CBS001"), (3, "CBS101")]
    assert [(one.row, one.code) for one in quick] == [(2, "CBS001"), (3, "CBS102"), (5, "CBS101")]
    assert told(path.parent, said) == quick
    asked.put(str(path), (HEAD + calls + "def f(:\n").encode())
    asked.quick(str(path))
    assert told(path.parent, said) == quick
    asked.settle()
    assert [one.code for one in told(path.parent, said)] == ["CL001"]
    assert not complaints


def test_what_others_say_moves_with_its_rows(tmp_path: Path) -> None:
    """As long as they have not been asked again."""
    said, complaints = dict[str, Sequence[Finding]](), list[str]()
    folder = tmp_path.resolve()
    caller = f"from params import PARAMS\n{HEAD}{CALL.format('**PARAMS').replace('=1', '')}"
    (folder / "caller.py").write_text(caller)
    (folder / "params.py").write_text("")
    text = 'PARAMS = {"logit_bias": {}}\n'
    asked = engine(folder, said, complaints)
    asked.put(str(folder / "params.py"), text.encode())
    asked.settle()
    assert [(one.row, one.code) for one in told(folder, said)] == [(1, "CBS102")]
    asked.put(str(folder / "params.py"), b"# moved\n" + text.encode())
    asked.quick(str(folder / "params.py"))
    assert [(one.row, one.code) for one in told(folder, said)] == [(2, "CBS102")]
    asked.settle()
    assert [(one.row, one.code) for one in told(folder, said)] == [(2, "CBS102")]
    asked.put(str(folder / "params.py"), b"PARAMS = {}\n")
    asked.quick(str(folder / "params.py"))
    assert not told(folder, said)
    assert not complaints


def test_a_file_that_is_left_out_is_not_judged(tmp_path: Path) -> None:
    said, complaints = dict[str, Sequence[Finding]](), list[str]()
    folder = tmp_path.resolve()
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("ignored.py\n")
    text = HEAD + CALL.format("logit_bias")
    for name in ("ignored.py", "new.py", "dist/built.py", ".venv/lib/site-packages/x.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if name != "new.py":
            (folder / name).write_text(text)
    asked = engine(folder, said, complaints)
    for name in ("ignored.py", "new.py", "dist/built.py", ".venv/lib/site-packages/x.py"):
        asked.put(str(folder / name), text.encode())
    asked.settle()
    assert {one.filename for one in told(folder, said)} == {"new.py"}
    (folder / ".gitignore").write_text("")
    asked.changed([str(folder / ".gitignore")])
    asked.settle()
    assert {one.filename for one in told(folder, said)} == {"new.py", "ignored.py"}
    assert not complaints
