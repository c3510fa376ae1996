"""The formats of GitLab, of JUnit and of reviewdog, each as what consumes it reads it."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_cli import BAD, FIXED, check
from tests.report.test_formats import PLAIN, SAFE, SHOWN, Related, TextEdit, TextFix, render, replace, span

SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
KEY = "sk-proj-Ab3dEfGh1jKlMn0pQrStUv"
NASTY = '<a&b>"\n\x00\x1b\u2028\ufffe \U0001f600'


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)


# GitLab.


def gitlab(*found: Any) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads(render("gitlab", *found))
    assert len({one["fingerprint"] for one in issues}) == len(issues)
    assert {one["severity"] for one in issues} <= {"info", "minor", "major", "critical", "blocker"}
    return issues


def test_gitlab() -> None:
    (issue,) = gitlab(PLAIN)
    assert len(issue.pop("fingerprint")) == 32
    assert issue == {
        "description": "XY101: Acme refuses `temperature`",
        "check_name": "XY101",
        "severity": "critical",
        "location": {
            "path": "app/chat.py",
            "positions": {"begin": {"line": 12, "column": 5}, "end": {"line": 12, "column": 20}},
        },
    }
    assert gitlab() == []


def test_gitlab_tells_all_apart() -> None:
    """Of those with one fingerprint only the first would be shown."""
    found = [replace(PLAIN, span=span((row, 1)), filename=name) for name in ("a.py", "b.py") for row in (1, 2, 3)]
    before = {one["fingerprint"] for one in gitlab(*found)}
    assert len(before) == 6
    moved = [replace(one, span=span((one.span.start.row + 100, 1))) for one in found]
    assert {one["fingerprint"] for one in gitlab(*moved)} == before


def test_gitlab_levels() -> None:
    kinds = [(one, certain) for certain in ("certain", "possible") for one in ("error", "warning", "info")]
    found = [replace(PLAIN, severity=one, certainty=sure, span=span((n, 1))) for n, (one, sure) in enumerate(kinds, 1)]
    assert [one["severity"] for one in gitlab(*found)] == ["critical", "major", "info", "major", "minor", "info"]
    assert gitlab(found[3])[0]["description"] == "XY101: possible: Acme refuses `temperature`"


def test_gitlab_paths_are_those_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert gitlab(replace(PLAIN, filename="./a.py"))[0]["location"]["path"] == "sub/a.py"
    monkeypatch.setenv("CI_PROJECT_DIR", os.fspath(tmp_path / "sub"))
    assert gitlab(PLAIN)[0]["location"]["path"] == "app/chat.py"


# JUnit.


def junit(*found: Any, **options: Any) -> ET.Element:
    """The report, as strict a reader as there is."""
    return ET.fromstring(render("junit", *found, **options).encode())


FOUND = (
    PLAIN,
    replace(PLAIN, span=span((14, 1)), severity="warning"),
    replace(PLAIN, span=span((15, 1)), certainty="possible"),
    replace(PLAIN, filename="b.py", severity="info"),
)


def test_junit() -> None:
    assert render("junit", *FOUND[:1], FOUND[3]) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="compatlint" tests="2" failures="1" errors="0" skipped="1">\n'
        '<testsuite name="app/chat.py" tests="1" failures="1" errors="0" skipped="0">\n'
        '<testcase name="XY101 temperature (12:5)" classname="app/chat.py" file="app/chat.py" line="12">'
        '<failure type="XY101" message="Acme refuses `temperature`">'
        "app/chat.py:12:5: XY101 [error]\nRemove it.</failure></testcase>\n"
        "</testsuite>\n"
        '<testsuite name="b.py" tests="1" failures="0" errors="0" skipped="1">\n'
        '<testcase name="XY101 temperature (12:5)" classname="b.py" file="b.py" line="12">'
        '<skipped message="Acme refuses `temperature`"/></testcase>\n'
        "</testsuite>\n"
        "</testsuites>\n"
    )


@pytest.mark.parametrize(("options", "failures"), [({}, 2), ({"strict": True}, 3)])
def test_what_fails_the_run_is_a_failure(options: dict[str, bool], failures: int) -> None:
    root = junit(*FOUND, **options)
    assert len(root.findall(".//failure")) == failures == int(root.attrib["failures"])
    assert len(root.findall(".//skipped")) == 4 - failures == int(root.attrib["skipped"])


def test_junit_without_findings_is_one_test_that_passed() -> None:
    root = junit()
    assert (root.attrib["tests"], root.attrib["failures"]) == ("1", "0")
    assert len(root.findall(".//testcase")) == 1


def test_junit_of_any_text_is_well_formed() -> None:
    (case,) = junit(replace(PLAIN, filename=f"{NASTY}.py", message=NASTY, help=NASTY)).findall(".//testcase")
    (failure,) = case
    assert failure.attrib["message"].startswith('<a&b>"')
    junit(replace(PLAIN, filename="\udcff.py", severity="info", message=NASTY))


def test_junit_is_read_by_junitparser() -> None:
    junitparser = pytest.importorskip("junitparser")
    read = junitparser.JUnitXml.fromstring(render("junit", *FOUND).encode())
    assert (read.tests, read.failures, read.errors, read.skipped) == (4, 2, 0, 2)
    suites = list(read)
    assert [(suite.name, suite.tests, suite.failures) for suite in suites] == [("app/chat.py", 3, 2), ("b.py", 1, 0)]
    (result,) = next(iter(suites[0])).result
    assert (result.type, result.message) == ("XY101", "Acme refuses `temperature`")


# Reviewdog.


def rdjson(*found: Any) -> list[dict[str, Any]]:
    told = json.loads(render("rdjson", *found))
    by_schema(told)
    assert told["source"]["name"] == "compatlint"
    diagnostics: list[dict[str, Any]] = told["diagnostics"]
    return diagnostics


def by_schema(told: dict[str, Any]) -> None:
    if SCHEMAS.exists():
        jsonschema = pytest.importorskip("jsonschema")
        jsonschema.validate(told, json.loads((SCHEMAS / "rdf-DiagnosticResult.json").read_text("utf-8")))


def test_rdjson() -> None:
    fix = replace(SAFE, replaced=(PLAIN.lines,))
    (found,) = rdjson(replace(PLAIN, fix=fix, url="https://acme.example/x"))
    assert found == {
        "message": "Acme refuses `temperature`\nRemove it.",
        "location": {
            "path": "app/chat.py",
            "range": {"start": {"line": 12, "column": 5}, "end": {"line": 12, "column": 20}},
        },
        "severity": "ERROR",
        "code": {"value": "XY101", "url": "https://acme.example/x"},
        "suggestions": [
            {"range": {"start": {"line": 12, "column": 1}, "end": {"line": 13, "column": 1}}, "text": ""}
        ],
    }
    assert rdjson() == []


def test_rdjson_counts_bytes() -> None:
    """A column is one of the bytes of the line in UTF-8."""
    line = "x = f('a𐐀b', é=1)"
    finding = replace(PLAIN, span=span((3, 14), (3, 17)), lines=(line,))
    (found,) = rdjson(finding)
    assert found["location"]["range"] == {
        "start": {"line": 3, "column": line.encode().index("é".encode()) + 1},
        "end": {"line": 3, "column": line.encode().index(b"1") + 2},
    }
    (found,) = rdjson(replace(finding, span=span((3, 14), (5, 2)), lines=(line, "a", "é)")))
    assert found["location"]["range"]["end"] == {"line": 5, "column": 3}


def test_rdjson_names_the_way() -> None:
    way = (Related("sent by this call", "b.py", span((3, 2), (3, 4)), ("abcd",), ends=True),)
    (found,) = rdjson(replace(PLAIN, related=way))
    assert found["related_locations"] == [
        {
            "message": "sent by this call",
            "location": {"path": "b.py", "range": {"start": {"line": 3, "column": 2}, "end": {"line": 3, "column": 4}}},
        }
    ]


def test_rdjson_of_a_notebook_has_lines_of_the_file() -> None:
    finding = replace(PLAIN, filename="a.ipynb", span=span((1, 8), (1, 9), cell=2), in_file=span((30, 14), (30, 15)))
    (found,) = rdjson(replace(finding, fix=SAFE))
    assert found["location"]["range"] == {"start": {"line": 30}, "end": {"line": 30}}
    assert found["message"].startswith("cell 3:1:8: ")
    assert "suggestions" not in found


@pytest.mark.parametrize(
    "fix", [SHOWN, TextFix("safe", "none"), replace(SAFE, edits=(TextEdit(span((1, 1)), f"key = '{KEY}'"),))]
)
def test_rdjson_suggests_only_what_is_to_be_applied(fix: TextFix) -> None:
    assert "suggestions" not in rdjson(replace(PLAIN, fix=fix))[0]


def test_rdjson_suggestions_give_what_fix_gives() -> None:
    text = f"x = '你好'; {BAD}"
    Path("a.py").write_text(text, encoding="utf-8")
    told = json.loads(check("--output-format", "rdjson").stdout)
    by_schema(told)
    (found,) = [one for one in told["diagnostics"] if one["code"]["value"] == "CBS105"]
    lines = text.encode().split(b"\n")
    starts = [sum(len(line) + 1 for line in lines[:row]) for row in range(len(lines))]
    data = text.encode()
    for one in reversed(found["suggestions"]):
        places = (one["range"][key] for key in ("start", "end"))
        start, end = (starts[place["line"] - 1] + place["column"] - 1 for place in places)
        data = data[:start] + one["text"].encode() + data[end:]
    assert data.decode() == f"x = '你好'; {FIXED}"
