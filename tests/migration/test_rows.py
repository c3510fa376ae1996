"""What is told of a migration stands where the file had it, however alike its lines are."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from compatlint.cli.main import main as command
from tests import harness

BEGIN = "from openai import OpenAI\n\nclient = OpenAI()\n"
FUNCTION = """

def ask{number}(text: str):
    one = client.completions.create(model="davinci-002", prompt=text)
    two = client.completions.create(model="davinci-002", prompt=text)
    return client.chat.completions.create(
        model="gpt-4o",
        messages=[{{"role": "user", "content": one.choices[0].text + two.choices[0].text}}],
        frequency_penalty=1,
        max_tokens=5,
        n=2,
    )
"""


def report(directory: Path, *options: str) -> dict[str, list[dict[str, object]]]:
    with harness.inside(directory):
        arguments = ["migrate", ".", "--report", "report.json", *options]
        CliRunner().invoke(command, arguments, catch_exceptions=False)
    return json.loads((directory / "report.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def rows(text: str, *words: str) -> list[int]:
    return [row for row, line in enumerate(text.splitlines(), 1) if any(word in line for word in words)]


def test_each_finding_is_told_where_it_was(tmp_path: Path) -> None:
    text = BEGIN + "".join(FUNCTION.format(number=number) for number in range(12))
    (tmp_path / "main.py").write_text(text, encoding="utf-8")
    found = report(tmp_path)
    left = [(one["code"], one["location"]["row"]) for one in found["left"]]  # type: ignore[index]
    done = [(one["code"], one["row"]) for one in found["rewritten"]]
    assert sorted(row for code, row in left if code == "CBS004") == rows(text, "model=")
    assert sorted(row for code, row in done if code == "CBS301") == rows(text, ".completions.create(model")
    assert [row for code, row in done if code == "CBS101"] == rows(text, "frequency_penalty")


def test_each_finding_is_told_where_it_is_now(tmp_path: Path) -> None:
    text = BEGIN + "".join(FUNCTION.format(number=number) for number in range(4))
    (tmp_path / "main.py").write_text(text, encoding="utf-8")
    found = report(tmp_path, "--write", "--force")
    now = (tmp_path / "main.py").read_text(encoding="utf-8")
    left = [one["location"]["row"] for one in found["left"] if one["code"] == "CBS004"]  # type: ignore[index]
    assert sorted(left) == rows(now, "model=")
