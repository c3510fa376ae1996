"""What other editions judge otherwise is said in every output, counted, and never repaired unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compatlint.cli.main import main
from compatlint.config.config_file import OUTPUT_FORMATS

CLIENT = 'from openai import OpenAI\n\nclient = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")\n'
CALL = 'client.chat.completions.create(model="gpt-oss-120b", messages=[], {})\n'
LIFTED = "accepted since 2026-03-31"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def check(arguments: str, *options: str) -> Result:
    Path("app.py").write_text(CLIENT + CALL.format(arguments))
    return CliRunner().invoke(main, ["check", "app.py", *options], catch_exceptions=False)


@pytest.mark.parametrize("form", OUTPUT_FORMATS)
def test_it_is_said_in_every_format(form: str) -> None:
    said = found(check("frequency_penalty=1", "--output-format", form).stdout)
    assert "accepted since 2026-03-31" in said
    assert "2026-10" in said
    assert "accepted" not in found(check("store=True", "--output-format", form).stdout)


def found(report: str) -> str:
    """What a report says of its findings: that of code scanning has every rule besides."""
    return json.dumps(json.loads(report)["runs"][0]["results"]) if '"runs"' in report else report


def test_programs_are_told_which_edition_and_how_grave() -> None:
    otherwise = [{"edition": "2026-10", "severity": None, "message": LIFTED}]
    (finding,) = json.loads(check("frequency_penalty=1", "--output-format", "json").stdout)
    (result,) = json.loads(check("frequency_penalty=1", "--output-format", "sarif").stdout)["runs"][0]["results"]
    assert finding["otherwise"] == result["properties"]["otherwise"] == otherwise
    assert f"({LIFTED}, says edition 2026-10)." in result["message"]["text"]
    (result,) = json.loads(check("store=True", "--output-format", "sarif").stdout)["runs"][0]["results"]
    assert "otherwise" not in result["properties"]


@pytest.mark.parametrize(
    ("arguments", "edition", "said"),
    [
        ("frequency_penalty=1", "2025-09", LIFTED),
        ("parallel_tool_calls=True", "2025-09", "accepted since 2025-12-17"),
        ("prompt_cache_key='k'", "2025-09", "known since 2026-04-22"),
        ("temperature=1.7", "2025-09", "no longer so since 2026-03-26"),
        ("temperature=2.5", "2025-09", ""),
        ("store=True", "2025-09", ""),
        ("logit_bias={}", "2025-09", "warning: Cerebras accepts `logit_bias` but it has no effect"),
        # Another rule speaks of the same field.
        ("presence_penalty=3", "2025-09", "warning: Cerebras takes penalties from -2 to 2, not 3"),
        ("presence_penalty=3", "latest", "error: Cerebras answers HTTP 400 to `presence_penalty`"),
        ("logit_bias=None", "2025-09", "nothing to report"),
    ],
)
def test_what_is_said(arguments: str, edition: str, said: str) -> None:
    line = check(arguments, "--edition", edition, "--format", "concise").stdout.splitlines()[0]
    other = "2025-09" if edition == "latest" else "2026-10"
    assert line.endswith(f" ({said}, says edition {other})") == ("says edition" in line) == bool(said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("frequency_penalty=1", " 1 of these is not an error by edition 2026-10. "),
        ("frequency_penalty=1, presence_penalty=1, logit_bias={}, store=True", " 3 of these are not errors by "),
        ("temperature=1.7", " 1 of these is not a finding by edition 2026-10. "),
        (
            "frequency_penalty=1, temperature=1.7",
            " 1 of these is not an error by edition 2026-10; 1 of these is not a finding by edition 2026-10. ",
        ),
    ],
)
def test_the_summary_counts_them(arguments: str, said: str) -> None:
    assert said in check(arguments).stdout.splitlines()[-1]


def test_where_all_say_the_same_nothing_is_counted() -> None:
    assert "of these" not in check("store=True").stdout


@pytest.mark.parametrize(
    ("arguments", "edition", "level"),
    [
        ("frequency_penalty=1", "2025-09", "unsafe"),
        ("parallel_tool_calls=True", "2025-09", "unsafe"),
        ("prompt_cache_key='k'", "2025-09", "unsafe"),
        ("logit_bias={}", "2025-09", "safe"),  # no edition takes it for more than nothing
        ("store=True", "2025-09", "safe"),
        ("store=True", "latest", "safe"),
    ],
)
def test_what_another_edition_does_not_find_is_not_taken_out_unasked(arguments: str, edition: str, level: str) -> None:
    (finding,) = json.loads(check(arguments, "--edition", edition, "--format", "json").stdout)
    assert finding["fix"]["applicability"] == level
    assert ("otherwise" in finding) == (edition == "2025-09" and arguments != "store=True")


def test_latest_is_named_by_its_name() -> None:
    assert "edition 2026-10." in check("store=True", "--edition", "latest").stdout
    Path("pyproject.toml").write_text('[tool.compatlint]\nedition = "latest"\n')
    assert "edition 2026-10." in check("store=True").stdout
    assert "edition 2026-10." in check("n=1").stdout
    Path("app.py").write_text("print()\n")
    assert "edition 2026-10." in CliRunner().invoke(main, ["check", "app.py"]).stdout


def test_a_migration_says_it_too() -> None:
    Path("app.py").write_text(CLIENT + CALL.format("frequency_penalty=1, temperature=1.7"))
    done = CliRunner().invoke(main, ["migrate", "app.py", "--report", "report.json"])
    assert "no longer so since 2026-03-26, says edition 2026-10" in done.output
    assert "1 of these is not a finding by edition 2026-10." in done.output
    report = json.loads(Path("report.json").read_text())
    assert report["rewritten"][0]["lifted"] == ["2026-10"]
    assert report["left"][0]["otherwise"][0]["edition"] == "2026-10"
    for name in ("report.md", "report.html"):
        CliRunner().invoke(main, ["migrate", "app.py", "--report", name])
        assert "(no longer so since 2026-03-26, says edition 2026-10)" in Path(name).read_text()


def test_whoever_is_asked_is_told() -> None:
    Path("app.py").write_text(CLIENT + CALL.format("frequency_penalty=1"))
    done = CliRunner().invoke(main, ["migrate", "app.py", "--write", "--force", "-i"], input="n\n")
    assert f"({LIFTED}, says edition 2026-10)\n" in done.output


def test_what_changed() -> None:
    done = CliRunner().invoke(main, ["rules", "--changed-since", "2026-01"])
    assert "CBS101 frequency-penalty\n  2026-03-31  accepted since 2026-03-31 (edition 2026-10)\n" in done.output
    assert "CBS104" not in done.output
    told = CliRunner().invoke(main, ["rule", "CBS104"]).output
    assert "History:\n  2025-12-17  accepted since 2025-12-17 (edition 2026-10)\n" in told
    assert "First said 2025-05-08, last 2026-04-24." in told
    wrong = CliRunner().invoke(main, ["rules", "--changed-since", "soon"])
    assert (wrong.exit_code, "no date such as 2026-01" in wrong.output) == (2, True)


def test_what_changed_for_programs() -> None:
    said = "accepted since 2025-12-17 (edition 2026-10)"
    done = CliRunner().invoke(main, ["rules", "--changed-since", "2025-12", "--output-format", "json"])
    changed = {one["code"]: one for one in json.loads(done.output)}
    assert changed["CBS104"] == {
        "code": "CBS104",
        "name": "parallel-tool-calls",
        "changes": [{"date": "2025-12-17", "what": said}],
    }
    told = json.loads(CliRunner().invoke(main, ["rule", "CBS104", "--output-format", "json"]).output)
    assert told["history"] == changed["CBS104"]["changes"]
    wrong = CliRunner().invoke(main, ["rules", "--changed-since", "soon", "--output-format", "json"])
    assert (wrong.exit_code, "no date such as 2026-01" in wrong.output) == (2, True)
