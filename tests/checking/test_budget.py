"""What is spent on one file: bounded for a run, whatever its files lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

from compatlint.checking import checker, run
from compatlint.config.options import Options
from compatlint.dataflow.project.budget import LEAST, SHARING, WHOLE

WRAPPER = "from openai import OpenAI\n\n\ndef ask(text, **more):\n    return OpenAI().chat.completions.create(**more)\n"


def test_few_files_have_all_of_it() -> None:
    assert WHOLE.shared(0) == WHOLE.shared(SHARING) == WHOLE


@pytest.mark.parametrize("count", [SHARING + 1, 1_000, 3_000])
def test_many_files_share_it(count: int) -> None:
    share = WHOLE.shared(count)
    assert all(least <= part < whole for least, part, whole in zip(LEAST, share, WHOLE, strict=True))
    assert share.questions * count <= WHOLE.questions * SHARING


def test_one_file_more_changes_no_share() -> None:
    shares = {WHOLE.shared(count) for count in range(SHARING, 4 * SHARING)}
    assert 3 < len(shares) < 10
    assert WHOLE.shared(SHARING + 2) == WHOLE.shared(SHARING + 1) < WHOLE


def test_each_has_the_least() -> None:
    assert WHOLE.shared(1_000_000) == LEAST


def test_files_that_concern_nobody_take_no_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(SHARING + 50):
        Path(f"plain_{number}.py").write_text(f"PRICE = {number}\n")
    Path("wrapper.py").write_text(WRAPPER)
    assert run.prepare(Options(paths=(".",))).checker.budget == WHOLE


def test_what_is_plain_is_found_with_the_least(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checker, "WHOLE", LEAST)
    Path("wrapper.py").write_text(WRAPPER)
    Path("use.py").write_text("from wrapper import ask\n\n" + 'ask("?", model="gpt-oss-120b", logit_bias={})\n' * 30)
    done = run.run(Options(paths=(".",), jobs=1))
    found = [finding.code for result in done.results for finding in result.findings if "use" in finding.filename]
    assert found == ["CBS102"] * 30


def test_what_callers_say_holds_for_a_file_as_it_is_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = 'def ask(client):\n    return client.chat.completions.create(model="m", messages=[], logit_bias={})\n'
    local = 'OpenAI(base_url="http://localhost:8000/v1", api_key="k")'
    Path("ask.py").write_text(text)
    Path("use.py").write_text(f"from openai import OpenAI\nfrom ask import ask\n\nask({local})\n")
    one = run.prepare(Options(paths=(".",))).checker
    results = [one.check("ask.py", data) for data in (text.encode(), f"# now\n{text}".encode())]
    assert [result.findings for result in results if result] == [(), ()]
