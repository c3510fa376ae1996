"""Plain data of big programs is masked: rows and columns stay, and what is read is not hidden."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from click.testing import CliRunner

from compatlint.cli.main import main
from compatlint.source import plain_data
from compatlint.source.plain_data import LARGE, LONG, MANY, masked
from compatlint.source.text import split
from compatlint.source.unreadable import is_too_large
from tests import harness

FILLER = f"# {'x' * LARGE}\n"
CALL = """import openai

client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})
"""
ROWS = "".join(f"VALUE_{number} = {number}\n" for number in range(LONG))
TABLE = f"TABLE = [\n{''.join(f'    ({number}, -1),  # one{chr(10)}' for number in range(MANY))}]\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "program",
    [
        *(ROWS, TABLE, f"def f():\n    return {[1] * MANY}\n"),
        f"x = 1\n{ROWS}\n\n{TABLE}y = f({[*range(MANY)]}, é=1); z = 2\n",
    ],
)
def test_rows_and_columns_stay(program: str, end: str) -> None:
    text = (FILLER + program).replace("\n", end)
    found = masked(text)
    assert found is not None
    code, hidden = found
    ast.parse(code)
    before, after = split(text), split(code)
    assert [row[len(row.rstrip("\r\n")) :] for row in before] == [row[len(row.rstrip("\r\n")) :] for row in after]
    assert 0 < hidden <= len(before)
    assert names(code) <= names(text)


def names(text: str) -> set[tuple[str, int, int]]:
    """The names of a program, each with its row and column."""
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)]
    rows = [row.encode() for row in split(text)]
    places = [(node.id, node.lineno, len(rows[node.lineno - 1][: node.col_offset].decode())) for node in found]
    return {place for place in places if place[0] != plain_data.MASK}


@pytest.mark.parametrize(
    "program",
    [
        "".join(f"V{number} = {number}\n" for number in range(LONG - 1)),  # few
        f"{ROWS}print(VALUE_3)\n".replace(f"VALUE_{LONG - 1} =", "VALUE_3 ="),  # read, so the rows are too few
        ROWS.replace("= 5\n", "= f()\n"),
        ROWS.replace("= 5\n", "= 5  # compatlint: ignore\n"),
        f"{ROWS}exec('')\n",
        "".join(f"    VALUE_{number} = {number}\n" for number in range(LONG)).join(("def f():\n", "")),
        f"x = {[1] * (MANY - 1)}\n",
        f"x = [{'a, ' * MANY}]\n",
        f"x = f'{{{[1] * MANY}}}'\n",
        f"x = {{{', '.join(f'{n}: [{n}, f()]' for n in range(MANY))}}}\n",
        "x = (\n",
    ],
)
def test_what_is_not_masked(program: str) -> None:
    assert masked(FILLER + program) is None
    assert masked(ROWS) is None


def test_calls_behind_data_are_found_and_fixed(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    text = f"{FILLER}{TABLE}{ROWS}{CALL}"
    path.write_text(text, encoding="utf-8")
    with harness.inside(tmp_path):
        said = CliRunner().invoke(main, ["check", "a.py", "--isolated", "--output-format", "concise"]).stdout
        fixed = CliRunner().invoke(main, ["check", "a.py", "--isolated", "--fix"]).stdout
    row = text[: text.index("logit_bias")].count("\n") + 1
    assert f"a.py:{row}:67: CBS102" in said
    assert "rows of plain data: not read" in said
    assert "Fixed 1 finding" in fixed
    assert path.read_text(encoding="utf-8") == text.replace(", logit_bias={}", "")


def test_programs_that_are_too_large_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(f"{CALL}X = [{'1, ' * 310_000}]\n", encoding="utf-8")
    with harness.inside(tmp_path):
        said = CliRunner().invoke(main, ["check", "a.py", "--isolated", "--output-format", "concise"]).stdout
    assert "CL001 [error] a program of so many rows and elements is not analysed" in said
    assert not is_too_large(f"x = '{',' * 400_000}'\n")
    assert not is_too_large("x = 1\n")
    assert is_too_large(b"x = 1\n" * 160_000)
