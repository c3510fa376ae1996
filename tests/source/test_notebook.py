"""Notebooks as files: what is said of them, where, and that fixing changes nothing but the strings that change."""

from __future__ import annotations

import ast
import difflib
import itertools
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import libcst as cst
import pytest
from click.testing import CliRunner, Result

from compatlint.cli.main import main
from compatlint.source import formats, notebook
from compatlint.source.cells import rewritten, with_cells, with_texts
from tests import harness

CLIENT = 'from openai import OpenAI\nclient = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")\n'
CALL = 'client.chat.completions.create(\n    model="gpt-oss-120b",\n    messages=[],\n    service_tier="auto",\n)'
FIXED = CALL.replace('    service_tier="auto",\n', "")

Json: TypeAlias = dict[str, Any]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def cell(source: str | list[str], kind: str = "code", **more: Any) -> Json:
    return {"cell_type": kind, "metadata": {}, "source": source, **more}


def make(*cells: Json, **more: Any) -> Json:
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}


def check(*arguments: str, stdin: bytes | None = None) -> Result:
    done = CliRunner().invoke(main, ["check", *arguments], input=stdin, catch_exceptions=False)
    assert "internal error" not in done.output
    return done


def findings(*arguments: str) -> list[Json]:
    found: list[Json] = json.loads(check("--format", "json", *arguments).stdout)
    return found


TWO = make(cell(CLIENT.splitlines(True)), cell("# Title", "markdown"), cell(CALL.splitlines(True)))


# Where things are.


def test_places() -> None:
    Path("a.ipynb").write_text(json.dumps(TWO, indent=1))
    (finding,) = findings()
    assert (finding["cell"], finding["location"], finding["code"]) == (2, {"row": 4, "column": 5}, "CBS105")
    assert [one["cell"] for one in finding["related"]] == [2]
    assert [(edit["cell"], edit["location"]["row"]) for edit in finding["fix"]["edits"]] == [(2, 4)]
    assert check().stdout.startswith("a.ipynb:cell 3:4:5: CBS105 [error]")
    name, row, column, said = check("--format", "concise").stdout.split(":", 3)
    assert said.startswith(" CBS105 [error] [*] cell 3:4:5: ")
    assert Path(name).read_text().split("\n")[int(row) - 1][int(column) - 1 :].startswith("service_tier")


@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("whole", [False, True])
def test_github_gets_the_line_of_the_file(indent: int | None, whole: bool) -> None:
    sources = [CLIENT, CALL] if whole else [CLIENT.splitlines(True), CALL.splitlines(True)]
    text = json.dumps(make(*map(cell, sources)), indent=indent)
    Path("a.ipynb").write_text(text)
    at = text.index("service_tier")
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    said = check("--format", "github").stdout
    where = f"file=a.ipynb,line={line},endLine={line},col={column},endColumn={column + 12}"
    assert f"{where}::a.ipynb:{line}:{column}: CBS105 cell 2:4:5: " in said


def test_the_line_of_a_broken_cell() -> None:
    text = json.dumps(make(cell("import openai\nopenai.chat()"), cell(["x\n", "y = (\n"])), indent=1)
    Path("a.ipynb").write_text(text)
    line = next(number for number, row in enumerate(text.split("\n"), 1) if "y = (" in row)
    assert f"line={line}," in check("--format", "github").stdout
    (finding,) = findings()
    assert (finding["code"], finding["cell"], finding["location"]["row"]) == ("CL001", 1, 2)


def test_columns_count_code_points_whatever_the_escapes() -> None:
    text = json.dumps(make(cell("import openai\nx = '😀é\\n'; openai.OpenAI()")))
    assert "\\ud83d" in text
    Path("a.ipynb").write_text(text)
    (finding,) = findings()
    assert finding["location"] == {"row": 2, "column": 20}
    at = text.index("OpenAI()")
    assert f"line=1,endLine=1,col={at + 1},endColumn={at + 7}::" in check("--format", "github").stdout


# One program.


def in_cells(text: str) -> str:
    """The text with each statement of a module in a cell of its own."""
    rows = text.splitlines(keepends=True)
    body = ast.parse(text).body
    ends = [one.end_lineno or 0 for one, other in itertools.pairwise(body) if other.lineno > (one.end_lineno or 0)]
    for end in reversed(ends):
        rows.insert(end, f"{harness.CELL}\n")
    return "".join(rows)


ALONE = [case for case in harness.cases() if list(case.files) == [harness.MAIN] and not case.todo and case.expected]
PROGRAMS = [case for case in ALONE if harness.CELL not in case.files[harness.MAIN]]


@pytest.mark.parametrize("case", [one for one in PROGRAMS if one.topic != "notebooks"][::4], ids=lambda case: case.id)
def test_cells_are_one_program(case: harness.Case, tmp_path: Path) -> None:
    """Whatever is found in a module is found where its statements are cells."""
    try:
        text = in_cells(case.files[harness.MAIN])
    except SyntaxError:
        pytest.skip("the case is of a broken module")
    harness.write(tmp_path, {harness.MAIN: text})
    starts = [row for row, line in enumerate(text.splitlines(), 1) if line == harness.CELL]
    found = Counter(
        harness.Mark(harness.MAIN, mark.row - sum(start < mark.row for start in starts), mark.code, mark.certainty)
        for mark in harness.marks(harness.check(tmp_path, *case.options)).elements()
    )
    assert found == case.expected


# What is not read, and why.


UNREADABLE = [
    ('{"cells": [\n  openai\n]}', "invalid JSON: expecting value", 2),
    ('{"cells": [],\n "x": "openai}', "invalid JSON: unterminated string", 2),
    ('{"cells": []}\n\nopenai', "invalid JSON: extra data", 3),
    ("{'openai': 1}", "invalid JSON: expecting property name", 1),
    ('{"openai" 1}', "invalid JSON: expecting ':'", 1),
    ('{"cells": [1\n "openai"]}', "invalid JSON: expecting ','", 2),
    ('["openai"]', "no notebook", 1),
    ('"openai"', "no notebook", 1),
    ('{"openai": 1}', "no notebook", 1),
    ('{"cells":\n {"openai": 1}}', "no notebook", 1),
    ('{"cells": [\n"openai"]}', "a cell must be an object", 2),
    ('{"cells": [{"cell_type": "code",\n "source": {"openai": 1}}]}', "the source of a cell must be text", 2),
    ('{"cells": [{"cell_type": "code",\n "source": ["openai", 1]}]}', "the source of a cell must be text", 2),
    ('{"worksheets": [{"cells": ["openai"]}],\n "nbformat": 3}', "old format 3", 2),
    (b'{"cells": [], \n"x": "openai \xff"}', "0xff is not valid UTF-8", 2),
    ('{"cells": ' + "[" * 100_000 + '"openai"', "nested too deeply", 1),
]


@pytest.mark.parametrize(("text", "says", "row"), UNREADABLE, ids=[says for _, says, _ in UNREADABLE])
def test_what_is_no_notebook_says_why_and_where(text: str | bytes, says: str, row: int) -> None:
    Path("a.ipynb").write_bytes(text if isinstance(text, bytes) else text.encode())
    (finding,) = findings()
    assert finding["code"] == "CL001"
    assert says in finding["message"]
    assert (finding["location"]["row"], finding["cell"]) == (row, None)


@pytest.mark.parametrize(
    "metadata",
    [
        {"kernelspec": {"language": "R", "name": "ir"}},
        {"kernelspec": {"name": "x"}, "language_info": {"name": "r"}},
    ],
)
def test_a_kernel_of_another_language_is_said_once(metadata: Json) -> None:
    Path("a.ipynb").write_text(json.dumps(make(cell("openai <- function("), cell("(("), metadata=metadata)))
    done = check()
    assert done.exit_code == 0
    assert done.stdout.count("Skipped 1 file: a.ipynb (its kernel speaks r)") == 1


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"kernelspec": {"name": "python3"}},
        {"kernelspec": {"language": "Python"}},
        {"kernelspec": None, "language_info": []},
        {"kernelspec": {"language": 3}, "language_info": {"name": "ipython"}},
    ],
)
def test_python_kernels(metadata: Json) -> None:
    Path("a.ipynb").write_text(json.dumps(make(cell("import openai\nopenai.OpenAI()"), metadata=metadata)))
    assert [finding["code"] for finding in findings()] == ["CBS001"]


def test_cells_that_hold_no_code() -> None:
    other = [
        cell("import openai\nopenai.OpenAI()", "markdown"),
        cell("import openai\nopenai.OpenAI()", "raw"),
        cell("openai.OpenAI()", metadata={"vscode": {"languageId": "csharp"}}),
        cell("%sql\nselect openai from ("),
        {"cell_type": "code"},
        cell(""),
        cell([]),
        cell("import openai\nopenai.OpenAI()"),
    ]
    Path("a.ipynb").write_text(json.dumps(make(*other)))
    assert [(finding["code"], finding["cell"]) for finding in findings()] == [("CBS001", 7)]


def test_a_lone_surrogate_breaks_its_cell_only() -> None:
    Path("a.ipynb").write_text(json.dumps(make(cell("import openai\nopenai.OpenAI()"), cell("x = '\ud800'; openai"))))
    assert [finding["code"] for finding in findings()] == ["CBS001", "CL001"]


# The looks before the analyser.


@pytest.mark.parametrize("word", ["\\u006fpenai", "open\\u0061i", "o\\u0070\\u0065nai"])
def test_a_word_may_be_written_in_escapes(word: str) -> None:
    text = json.dumps(make(cell("import openai\nopenai.OpenAI()")), indent=1).replace("openai", word)
    assert "openai" not in text
    Path("a.ipynb").write_text(text)
    assert [finding["code"] for finding in findings()] == ["CBS001"]


@pytest.mark.parametrize("word", ['"b/c"', "/v1/x", "<x>"])
def test_any_word_is_found_in_json(word: str) -> None:
    for form in FORMS.values():
        assert word.encode() in formats.said("a.ipynb", form(make(cell(f"a = {word}\n"))))


def test_what_only_outputs_say_is_not_worth_a_look() -> None:
    data = json.dumps(make(cell("x = 1", outputs=[{"text": "openai"}]), cell("# openai\ny = (", "code"))).encode()
    assert formats.programs("a.ipynb", data, lambda text: b"openai" in text) is None
    assert formats.programs("a.ipynb", data, lambda text: b"y = x" in text) == (b"x = 1",)
    Path("a.ipynb").write_bytes(data)
    assert [finding["code"] for finding in findings()] == ["CL001"]
    Path("a.ipynb").write_bytes(data.replace(b"# openai", b"#"))
    assert not findings()


def test_a_notebook_reached_through_a_module(tmp_path: Path) -> None:
    Path("mine.py").write_text(CLIENT)
    Path("a.ipynb").write_text(json.dumps(make(cell("from mine import client"), cell(CALL))))
    assert [finding["code"] for finding in findings("a.ipynb")] == ["CBS105"]


# Fixing.


def _escaped(text: str) -> str:
    """JSON as careful writers for web pages give it."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("/", "\\/")


FORMS: dict[str, Callable[[Json], bytes]] = {
    "jupyter": lambda one: (json.dumps(one, indent=1, ensure_ascii=False) + "\n").encode(),
    "colab": lambda one: json.dumps(one, indent=2, ensure_ascii=False).encode(),
    "escaped": lambda one: json.dumps(one, indent=4, sort_keys=True).encode(),
    "one line": lambda one: json.dumps(one, separators=(",", ":")).encode(),
    "crlf": lambda one: (json.dumps(one, indent=1) + "\n").replace("\n", "\r\n").encode(),
    "bom": lambda one: b"\xef\xbb\xbf" + json.dumps(one, indent=1, ensure_ascii=False).encode(),
    "plain letters escaped": lambda one: _escaped(json.dumps(one, indent=1)).encode(),
}
FULL = make(
    cell(["# <b>Ünï\u2028😀</b>\n", "\n", "x"], "markdown", id="a-1", attachments={}),
    cell(CLIENT.splitlines(True), id="b", outputs=[{"text": ["<a/>\n", "é\x0c"], "n": [1.0, -0e5]}]),
    cell(["%%time\n", "# é <x/> 'a\"b' \\n\t\n", *CALL.splitlines(True)], id="c", outputs=[]),
    metadata={"z": 1, "a": {"kernelspec": {"language": "python"}}},
)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("whole", [False, True], ids=["list", "string"])
def test_fixing_changes_only_the_strings_that_change(form: Callable[[Json], bytes], whole: bool) -> None:
    cells = [{**one, "source": "".join(one["source"])} if whole else one for one in FULL["cells"]]
    before = form({**FULL, "cells": cells})
    Path("a.ipynb").write_bytes(before)
    assert check("--fix").exit_code == 0
    after = Path("a.ipynb").read_bytes()
    wanted = json.loads(before.decode("utf-8-sig"))
    source = wanted["cells"][2]["source"]
    line = '    service_tier="auto",\n'
    wanted["cells"][2]["source"] = source.replace(line, "") if whole else [one for one in source if one != line]
    assert json.loads(after.decode("utf-8-sig")) == wanted
    assert _is_shorter(before, after)


def _is_shorter(before: bytes, after: bytes) -> bool:
    """Is `after` the same bytes with one stretch left out?"""
    head = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after))
    return before.endswith(after[head:])


def test_the_patch_touches_one_line() -> None:
    before = FORMS["jupyter"](FULL)
    Path("a.ipynb").write_bytes(before)
    done = check("--diff")
    changed = [row for row in done.stdout.splitlines() if row[:1] in "+-" and row[:3] not in ("+++", "---")]
    assert changed == ['-    "    service_tier=\\"auto\\",\\n",']
    assert Path("a.ipynb").read_bytes() == before


def test_standard_input() -> None:
    data = json.dumps(TWO, indent=1).encode()
    done = check("-", "--stdin-filename", "a.ipynb", stdin=data)
    assert "a.ipynb:cell 3:4:5: CBS105" in done.stdout
    fixed = check("-", "--stdin-filename", "a.ipynb", "--fix", stdin=data)
    assert "".join(json.loads(fixed.stdout)["cells"][2]["source"]) == FIXED


CHANGES = ["", "x = 1\n", "y = 2", "# é\n", "%cd\n", "\n", '"""\n\\"\n"""\n', "z = '\\t<'\n"]


def test_any_change_of_a_cell_is_written_exactly() -> None:
    """Sources of any form and any new text: the JSON differs there only, and says the new text."""
    chance = random.Random(5)
    for _ in range(600):
        lines = chance.choices(CHANGES, k=chance.randrange(7))
        source = chance.choice([lines, "".join(lines), "".join(lines).splitlines(True)])
        before = make(cell("a = 1"), cell(source, id="x"), cell(["b = 1"]))
        data = chance.choice([*FORMS.values()])(before)
        text = "".join(chance.choices(CHANGES, k=chance.randrange(7)))
        program = next(one for one in notebook.read("a.ipynb", data).sources)
        target = next((one for one in program.cells if one.index == 1), None)
        if target is None:
            continue
        written = with_texts(program, {target: text})
        assert written is not None
        after = json.loads(written.decode("utf-8-sig"))
        assert "".join(after["cells"][1]["source"]) == text
        assert isinstance(after["cells"][1]["source"], type(source))
        after["cells"][1]["source"] = before["cells"][1]["source"]
        assert after == before


def test_lines_that_stay_keep_their_bytes() -> None:
    text = _escaped(json.dumps(make(cell(["a = '<'\n", "b = 2\n", "c = '>'"])), indent=1))
    (program,) = notebook.read("a.ipynb", text.encode()).sources
    (one,) = program.cells
    module = one.module.with_changes(body=[one.module.body[0], *cst.parse_module("d\ne\n").body, one.module.body[2]])
    written = with_cells(program, {one: module})
    assert written is not None
    after = written.decode()
    changed = [row for row in difflib.ndiff(text.split("\n"), after.split("\n")) if row[0] in "+-"]
    assert changed == ['-     "b = 2\\n",', '+     "d\\n",', '+     "e\\n",']


def test_what_cannot_be_unmasked_stays() -> None:
    (program,) = notebook.read("a.ipynb", json.dumps(make(cell("x = 1\n%cd\ny = 2"))).encode()).sources
    (one,) = program.cells
    first, magic, last = one.module.body
    module = one.module.with_changes(body=[first, magic, magic, last])
    assert rewritten(one, module) is None
    assert with_cells(program, {one: module}) is None


def test_a_migration_rewrites_notebooks() -> None:
    sources = ["import os\n", "from openai import OpenAI\nclient = OpenAI()\n", CALL]
    Path("a.ipynb").write_text(json.dumps(make(*(cell(one.splitlines(True)) for one in sources)), indent=1))
    Path("README.md").write_text("```python\nimport openai\nopenai.OpenAI()\n```\n")
    done = CliRunner().invoke(main, ["migrate", ".", "--write", "--force"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    after = ["".join(one["source"]) for one in json.loads(Path("a.ipynb").read_text())["cells"]]
    assert after[0] == sources[0]
    assert 'base_url="https://api.cerebras.ai/v1"' in after[1]
    assert "import os" not in after[1]
    assert after[2] == FIXED
    assert "cerebras" not in Path("README.md").read_text()
