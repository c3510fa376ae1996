"""Ignore comments that are written for what is found: silent afterwards, and the same program."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compatlint.cli.main import main
from tests.harness import notebook

HEAD = 'from openai import OpenAI\nclient = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=key)\n'


def run(*options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--isolated", *options], catch_exceptions=False)


def left(folder: Path) -> list[str]:
    return [one["code"] for one in json.loads(run("--output-format", "json", str(folder)).stdout)]


def row_of(call: str) -> int:
    return next(number for number, line in enumerate((HEAD + call).split("\n"), 1) if "logit_bias" in line)


CALLS = {
    "one line": (
        'client.chat.completions.create(model="gpt-oss-120b", messages=m, logit_bias=b, service_tier="auto")\n',
        "  # compatlint: ignore[CBS102, CBS105] later",
    ),
    "a comment that is there": (
        'client.chat.completions.create(model="gpt-oss-120b", messages=m, logit_bias=b)  # noqa: E501\n',
        "# noqa: E501  # compatlint: ignore[CBS102] later",
    ),
    "codes that are there": (
        (
            "client.chat.completions.create(\n"
            '    model="gpt-oss-120b", messages=m,\n'
            '    service_tier="auto", logit_bias=b, seed=1,  # compatlint: ignore[CBS105] since May\n'
            ")\n"
        ),
        "# compatlint: ignore[CBS105, CBS102] since May",
    ),
    "a string over rows": (
        'client.chat.completions.create(model="gpt-oss-120b", messages=m, logit_bias={"""1\n2""": 3})\n',
        "# compatlint: ignore[CBS102] later\nclient.",
    ),
    "a row that goes on": (
        'x = \\\n    client.chat.completions.create(model="gpt-oss-120b", messages=m, logit_bias=b)\n',
        ", logit_bias=b)  # compatlint: ignore[CBS102] later",
    ),
    "a magic string of braces": (
        'with client.chat.completions.create(model="gpt-oss-120b", messages=m, logit_bias=b) as x: pass\n',
        "pass  # compatlint: ignore[CBS102] later",
    ),
    "no end": (
        'client.chat.completions.create(model="gpt-oss-120b", messages=m, logit_bias=b)',
        "logit_bias=b)  # compatlint: ignore[CBS102] later",
    ),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", CALLS)
def test_what_is_found_is_silenced(name: str, ends: str, tmp_path: Path) -> None:
    call, expected = CALLS[name]
    before = (HEAD + call).replace("\n", ends).encode()
    (tmp_path / "app.py").write_bytes(before)
    assert left(tmp_path)
    reported = json.loads(run("--output-format", "json", str(tmp_path)).stdout)
    assert {one["noqa_row"] for one in reported} == {None if "string" in name and "rows" in name else row_of(call)}
    done = run("--add-ignores=later", str(tmp_path))
    after = (tmp_path / "app.py").read_bytes()
    assert expected.replace("\n", ends) in after.decode()
    assert ast.dump(ast.parse(after)) == ast.dump(ast.parse(before))
    assert (done.exit_code, left(tmp_path)) == (0, [])
    run("--add-ignores=later", str(tmp_path))
    assert (tmp_path / "app.py").read_bytes() == after


def test_what_has_no_room_is_left_and_told(tmp_path: Path) -> None:
    """A row within a string at both ends, and JSON."""
    call = 'client.chat.completions.create(model="gpt-oss-120b", messages="""\n""", logit_bias={"""1\n2""": 3})\n'
    (tmp_path / "app.py").write_text(HEAD + call)
    request = {"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": {"logit_bias": {}}}
    (tmp_path / "batch.jsonl").write_text(json.dumps(request) + "\n")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    done = run("--add-ignores", *map(str, before))
    assert "can't be silenced by a comment" in done.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_reasons_stand_behind_an_equals_sign(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(HEAD + CALLS["one line"][0])
    done = run("--add-ignores", str(tmp_path))
    assert done.stderr == "Silenced 2 findings by comments in 1 file.\n"
    assert "ignore[CBS102, CBS105]\n" in (tmp_path / "app.py").read_text()
    assert run("--add-ignores", "--fix", str(tmp_path)).exit_code == 2
    assert run("--add-ignores", "-").exit_code == 2


def test_a_reason_is_nothing_but_a_remark(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(HEAD + CALLS["one line"][0])
    run("--add-ignores=one\nprint(1) # noqa", str(tmp_path))
    assert ast.dump(ast.parse((tmp_path / "app.py").read_text())) == ast.dump(ast.parse(HEAD + CALLS["one line"][0]))
    assert left(tmp_path) == []


def test_cells_of_notebooks(tmp_path: Path) -> None:
    (tmp_path / "book.ipynb").write_text(notebook(f"{HEAD}# %%\n%time\n{CALLS['one line'][0]}"))
    assert left(tmp_path) == ["CBS102", "CBS105"]
    run("--add-ignores", str(tmp_path))
    assert left(tmp_path) == []
