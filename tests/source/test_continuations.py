"""Rows of nothing but a backslash: what stands behind them is looked at, and left as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from compatlint.cli.main import main
from compatlint.source.continuations import without
from tests import harness

HEAD = 'import openai\n\nc = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")\n'
SENT = 'c.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})\n'


@pytest.mark.parametrize(
    "body",
    [
        f"if c:\n    \\\n  {SENT}",
        f"if c:\n\\\n    {SENT}",
        f"if c:\n  \\\n\\\n   \\\n     {SENT}",
        f"class A:\n\\\n  x = 1\n  \\\n{SENT}",
    ],
)
def test_the_call_is_found_and_left(body: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(HEAD + body, encoding="utf-8")
    above, _, before = (HEAD + body)[: (HEAD + body).index("logit_bias")].rpartition("\n")
    place = f"{above.count(chr(10)) + 2}:{len(before) + 1}"
    with harness.inside(tmp_path):
        said = CliRunner().invoke(main, ["check", "a.py", "--isolated", "--output-format", "concise", "--fix"]).stdout
    assert f"a.py:{place}: CBS102" in said
    assert "CL001" not in said
    assert (tmp_path / "a.py").read_text(encoding="utf-8") == HEAD + body


@pytest.mark.parametrize("text", ["x = 1\n", "x = '''\n\\\n  a'''\n", "x = 1 + \\\n  \\\n", "if x:\n\\\n"])
def test_other_programs(text: str) -> None:
    assert without(text) is None
