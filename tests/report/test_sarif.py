"""SARIF: by its schema, and with what code scanning asks for besides."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from compatlint.packs import load
from compatlint.source.text import apply_text_edits
from tests.report.test_formats import PLAIN, SAFE, SHOWN, Related, Run, TextEdit, TextFix, render, replace, span

SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
KEY = "sk-proj-Ab3dEfGh1jKlMn0pQrStUv"
WAY = (
    Related("given here", "app/a b.py", span((3, 1), (3, 9)), ("x = {}",)),
    Related("sent by this call", "app/send.py", span((7, 1), (7, 9)), ("create()",), ends=True),
    Related("sent by this call", "app/send.py", span((9, 1), (9, 9)), ("create()",), ends=True),
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def log(*found: Any, **more: Any) -> dict[str, Any]:
    """The one run of the log, which is valid."""
    told: dict[str, Any] = json.loads(render("sarif", *found, **more))
    assert told["version"] == "2.1.0"
    assert told["$schema"].endswith("sarif-2.1.0.json")
    check(told)
    (run,) = told["runs"]
    return dict(run)


def check(told: dict[str, Any]) -> None:
    """By the schema, where it is at hand; and what code scanning refuses a log without."""
    for rule in told["runs"][0]["tool"]["driver"]["rules"]:
        assert all(0 < len(rule[key]["text"]) <= 1_024 for key in ("shortDescription", "fullDescription"))
        assert rule["help"]["text"]
    rules = [rule["id"] for rule in told["runs"][0]["tool"]["driver"]["rules"]]
    for result in told["runs"][0]["results"]:
        assert result["message"]["text"]
        assert result["level"] in {"error", "warning", "note"}
        assert rules[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert not re.match(r"/|\w+:|\.\.", place["artifactLocation"]["uri"])
        assert sorted(place["region"]) == ["endColumn", "endLine", "startColumn", "startLine"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
    if SCHEMAS.exists():
        jsonschema = pytest.importorskip("jsonschema")
        schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
        jsonschema.validate(told, schema, format_checker=jsonschema.FormatChecker())


def judged(**more: Any) -> Run:
    pack = load.load(None)
    return Run(judges=(pack,), judged=((pack.provider.name, pack.edition.name),), **more)


@pytest.mark.skipif(not SCHEMAS.exists(), reason="the schema is not here")
def test_the_schema_is_asked() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    told = json.loads(render("sarif", PLAIN))
    told["runs"][0]["results"][0]["kind"] = "none of those"
    with pytest.raises(jsonschema.ValidationError):
        check(told)


def test_nothing_found_is_a_valid_log() -> None:
    assert log()["results"] == []
    assert log(run=judged())["results"] == []


def test_a_result() -> None:
    (result,) = log(PLAIN)["results"]
    assert result["ruleId"] == "XY101"
    assert result["level"] == "error"
    assert result["message"]["text"] == "Acme refuses `temperature`."
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "app/chat.py"
    assert place["region"] == {"startLine": 12, "startColumn": 5, "endLine": 12, "endColumn": 20}
    assert "relatedLocations" not in result
    assert "fixes" not in result


def test_levels() -> None:
    found = [
        *(replace(PLAIN, severity=one, span=span((n, 1))) for n, one in enumerate(("error", "warning", "info"), 1)),
        *(
            replace(PLAIN, severity=one, certainty="possible", span=span((n, 1)))
            for n, one in enumerate(("error", "warning", "info"), 4)
        ),
    ]
    told = [(one["level"], one["properties"]["certainty"]) for one in log(*found)["results"]]
    assert told == [
        *(("error", "certain"), ("warning", "certain"), ("note", "certain")),
        *(("warning", "possible"), ("note", "possible"), ("note", "possible")),
    ]
    assert log(found[3])["results"][0]["message"]["text"].startswith("possible: Acme")


def test_the_way_to_each_call() -> None:
    (result,) = log(replace(PLAIN, related=WAY))["results"]
    assert result["message"]["text"] == (
        "Acme refuses `temperature`. The way: [given here](1), [sent by this call](2), [sent by this call](3)."
    )
    places = [one["physicalLocation"]["artifactLocation"]["uri"] for one in result["relatedLocations"]]
    assert [one["id"] for one in result["relatedLocations"]] == [1, 2, 3]
    assert places == ["app/a%20b.py", "app/send.py", "app/send.py"]
    flows = [
        [
            step["location"]["physicalLocation"]["region"]["startLine"]
            for step in flow["threadFlows"][0]["locations"]
        ]
        for flow in result["codeFlows"]
    ]
    assert flows == [[12, 3, 7], [12, 3, 9]]


def test_what_looks_like_a_link_is_text() -> None:
    way = (replace(WAY[0], message="a [b](1) c"),)
    text = log(replace(PLAIN, message="`x[](2)` and [y](1)", related=way))["results"][0]["message"]["text"]
    assert text == r"`x\[](2)` and \[y](1). The way: [a \[b\](1) c](1)."


def test_a_very_long_way() -> None:
    way = tuple(Related(f"call {n}", "a.py", span((n, 1)), ends=True) for n in range(1, 200))
    (result,) = log(replace(PLAIN, related=way))["results"]
    assert result["message"]["text"].endswith("[call 6](6) and 193 more.")
    assert len(result["codeFlows"]) == 20


def test_fixes_are_complete() -> None:
    (result,) = log(replace(PLAIN, fix=SAFE))["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "app/chat.py"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 12, "startColumn": 1, "endLine": 13, "endColumn": 1},
            "insertedContent": {"text": ""},
        }
    ]
    assert result["fixes"][0]["description"]["text"] == "Remove `temperature` (safe)"


@pytest.mark.parametrize(
    "finding",
    [
        replace(PLAIN, fix=SHOWN),
        replace(PLAIN, fix=TextFix("safe", "Without edits")),
        replace(PLAIN, fix=replace(SAFE, edits=(TextEdit(span((1, 1)), f'key = "{KEY}"\n'),))),
        replace(PLAIN, fix=SAFE, filename="a.ipynb", span=span((1, 1), cell=0), in_file=span((9, 9))),
    ],
    ids=["only shown", "no edits", "a key", "a notebook"],
)
def test_what_is_not_to_be_applied_is_left_out(finding: Any) -> None:
    text = render("sarif", finding)
    assert "fixes" not in text
    assert KEY not in text


def test_a_notebook_has_places_of_the_file() -> None:
    finding = replace(PLAIN, filename="a.ipynb", span=span((2, 8), (2, 9), cell=2), in_file=span((30, 14), (30, 15)))
    (result,) = log(finding)["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 30
    assert result["message"]["text"] == "Acme refuses `temperature` (cell 3, line 2)."


def test_rules_say_all() -> None:
    driver = log(replace(PLAIN, code="CBS105", name="service-tier"), run=judged())["tool"]["driver"]
    (rule,) = [rule for rule in driver["rules"] if rule["id"] == "CBS105"]
    assert rule["name"] == "service-tier"
    assert rule["shortDescription"]["text"] == "`service_tier` in the body of a chat or text completion."
    assert rule["helpUri"].startswith("https://")
    assert rule["help"]["markdown"].startswith("**CBS105** service-tier\n\n")
    assert "2025-09" in rule["help"]["text"]
    assert rule["defaultConfiguration"]["level"] == "error"
    assert rule["properties"]["precision"] == "high"
    assert rule["properties"]["problem.severity"] == "error"
    assert driver["properties"] == {"target": "Cerebras", "edition": "2025-09", "packs": ""}
    assert driver["version"] == driver["semanticVersion"]


def test_every_rule_of_every_edition_is_valid() -> None:
    for edition in load.editions(()):
        rules = log(run=Run(judges=(load.load(edition),)))["tool"]["driver"]["rules"]
        assert len(rules) > 30
        assert len({rule["id"] for rule in rules}) == len(rules)


def test_paths_are_those_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pkg").mkdir()
    monkeypatch.chdir(tmp_path / "pkg")
    run = log(PLAIN)
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "pkg/app/chat.py",
        "uriBaseId": "%SRCROOT%",
    }
    assert run["automationDetails"]["id"] == "compatlint/pkg/"
    assert str(tmp_path) not in json.dumps(run)


def test_fingerprints_stay_when_lines_move() -> None:
    def marks(*found: Any) -> list[str]:
        return [one["partialFingerprints"]["primaryLocationLineHash"] for one in log(*found)["results"]]

    (first, second) = marks(PLAIN, replace(PLAIN, span=span((40, 5), (40, 20))))
    assert marks(replace(PLAIN, span=span((99, 1), (99, 16)), lines=("temperature=0.5,",))) == [first]
    assert (first[:-1], first[-1], second[-1]) == (second[:-1], "1", "2")
    assert marks(replace(PLAIN, lines=("    temperature=0.7,",))) != [first]
    assert marks(replace(PLAIN, code="XY2")) != [first]
    assert marks(replace(PLAIN, filename="b.py")) == [first]


def test_what_was_not_looked_at_is_a_notification() -> None:
    (invocation,) = log(run=Run(skipped=(("a.py", "too large"),)))["invocations"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "a.py was skipped: too large"


def test_any_text_is_valid() -> None:
    nasty = '"\\\n\x1b\u2028\ud800 \U0001f600 \x7f ##[error]'
    text = render("sarif", replace(PLAIN, filename="\udcff é.py", message=nasty, help=nasty, related=WAY))
    assert text.isascii()
    assert "##[" not in text
    check(json.loads(text))
    assert '"app/' in text
    assert '"%FF%20%C3%A9.py"' in text


def test_the_edits_of_a_real_run_give_what_fix_gives(tmp_path: Path) -> None:
    """What another program makes of the replacements is what `--fix` makes."""
    from tests.cli.test_cli import BAD, FIXED
    from tests.cli.test_cli import check as run

    subprocess.run(["git", "init", "-q"], check=True)
    Path("a.py").write_text(f"# 你好\n{BAD}", encoding="utf-8")
    told = json.loads(run("--output-format", "sarif").stdout)
    check(told)
    (result,) = [one for one in told["runs"][0]["results"] if one["ruleId"] == "CBS105"]
    (change,) = result["fixes"][0]["artifactChanges"]
    edits = [
        TextEdit(
            span(
                (one["deletedRegion"]["startLine"], one["deletedRegion"]["startColumn"]),
                (one["deletedRegion"]["endLine"], one["deletedRegion"]["endColumn"]),
            ),
            one["insertedContent"]["text"],
        )
        for one in change["replacements"]
    ]
    assert apply_text_edits(f"# 你好\n{BAD}", edits) == f"# 你好\n{FIXED}"
