"""The command line, end to end: what it takes, what it says, what it writes, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from compatlint import __version__, report
from compatlint.checking import checker, run
from compatlint.cli.main import main
from compatlint.config.config_file import OUTPUT_FORMATS
from compatlint.config.options import Options

ROOT = Path(__file__).parents[2]
CLIENT = 'from openai import OpenAI\n\nclient = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")\n'
BAD = CLIENT + 'client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")\n'
FIXED = BAD.replace(', service_tier="auto"', "")
MAYBE = CLIENT + (
    'args = {}\nif input():\n    args["service_tier"] = "auto"\n'
    'client.chat.completions.create(model="gpt-oss-120b", messages=[], **args)\n'
)
MANUAL = CLIENT + 'client.completions.create(model="gpt-oss-120b", prompt="x")\n'
KEY = "import os\n" + CLIENT.replace('"k"', 'os.environ["OPENAI_API_KEY"]')


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def make(**texts: str) -> None:
    for stem, text in texts.items():
        Path(f"{stem}.py").write_bytes(text.encode())


def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)


def check(*arguments: str, stdin: str | None = None) -> Result:
    return call("check", *arguments, stdin=stdin)


def codes(*arguments: str) -> list[str]:
    return [finding["code"] for finding in findings(*arguments)]


def findings(*arguments: str) -> list[dict[str, Any]]:
    done = check("--format", "json", *arguments)
    assert done.exit_code in (0, 1), done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "linter"), **options.pop("env", {})}
    command = [sys.executable, "-m", "compatlint", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, check=False, timeout=60, **options)


# Commands.


def test_version() -> None:
    done = call("--version")
    assert (done.exit_code, done.stdout) == (0, f"compatlint {__version__}\n")


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["check", "-h"], ["rule", "--help"], ["rules", "-h"]])
def test_help(arguments: list[str]) -> None:
    done = call(*arguments)
    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "No such command 'chek'; did you mean 'check'?"),
        (["src"], "No such command 'src'; to check 'src': "),
        (["zzz"], "No such command 'zzz'\n"),
        (["check", "--selct", "X"], "'--select'"),
        (["check", "--format", "jsn"], "must be one of text, concise,"),
        (["check", "--format", "jsn"], "not 'jsn'; did you mean 'json'?"),
        (["check", "--format", "sarif="], "'sarif=' names no file"),
        (["check", "--format", "sarif", "--format", "json"], "sarif and json go to one place: say `json=FILE`"),
        (["check", "--format", "sarif=a", "--format", "json=./a"], "Error: a: two reports cannot go to one file"),
        (["check", "--format", "sarif=a", "-o", "b"], "-o: every format has a file of its own already"),
        (["check", "--format", "text", "--format", "sarif=no/a"], "Error: no/a: cannot be written: no such directory"),
        (["check", "-j", "0"], "0 is not in the range x>=1"),
        (["check", "--select", "CBS10,CBS999"], "--select: unknown code 'CBS999'; `compatlint rules` lists them"),
        (["check", "--edition", "2025-9"], "Error: unknown edition '2025-9'; did you mean '2025-09'?"),
        (["check", "--rules", "no.yaml"], "Error: no.yaml"),
        (["check", "--config", "no.toml"], "Error: no.toml: cannot be read"),
        (["check", "--config", "a", "--isolated"], "--config and --isolated exclude each other"),
        (["check", "-", "src"], "Error: -: standard input cannot be checked together with files"),
        (["check", "-o", "no/report.txt"], "Error: no/report.txt: cannot be written: no such directory"),
        (["check", "-o", "src"], "Error: src: cannot be written: is a directory"),
        (["rule", "CBS109"], "unknown rule 'CBS109'; did you mean"),
        (["rule", "service-teir"], "unknown rule 'service-teir'; did you mean 'service-tier'?"),
        (["rule", "zzz"], "unknown rule 'zzz'; `compatlint rules` lists them"),
        (["rule"], "Say which rule: its code or its name, or --all."),
        (["rule", "CBS101", "--all"], "Say which rule: its code or its name, or --all."),
        (["check", "--select", "CBS9"], "--select: unknown code 'CBS9'; did you mean 'CBS"),
        (["check", "--select", "CBX"], "--select: unknown code 'CBX'; did you mean 'CBS'?"),
        (["check", "--select", "cbs1"], "--select: unknown code 'cbs1'; did you mean 'CBS1'?"),
        (["check", "--select", "ALLE"], "--select: unknown code 'ALLE'; did you mean 'ALL'?"),
        (["check", "--edition", "zzz"], "Error: unknown edition 'zzz' (known: 2025-09, 2026-10, latest)"),
        (["check", "--stdin-filename", "a.py"], "--stdin-filename: there is no standard input without `-`"),
        (["check", "--exclude", "a[b"], "'a[b': its '[' is not closed"),
        (["migrate", "--extend-exclude", "{a,b"], "'{a,b': its '{' is not closed"),
        (["rule", "CBS101", "--edition", "1"], "unknown edition '1'"),
    ],
)
def test_usage_errors(arguments: list[str], message: str) -> None:
    Path("src").mkdir()
    make(a=BAD)
    done = call(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert message in done.stderr


def test_rule_and_rules() -> None:
    assert call("rule", "cbs101").stdout.startswith("CBS101 ")
    listed = call("rules").stdout
    assert all(code in listed for code in ("CBS001", "CBS402", "CL001"))
    assert call("rules", "--edition", "2026-10").stdout != listed
    assert call("rule", "Service-Tier").stdout == call("rule", "CBS105").stdout
    every = call("rule", "--all").stdout
    assert all(call("rule", code).stdout in every for code in ("CBS001", "CBS402", "CL001"))


def test_rules_of_the_configuration_are_told_too() -> None:
    Path("own.yaml").write_text(
        "sources: {wiki: {where: our wiki, date: 2026-01}}\nrules: [{code: ACME001, name: user, summary: a user,"
        " targets: [chat.completions], when: {sent: user}, severity: info, message: m, help: h, sources: wiki}]\n"
    )
    Path(".compatlint.yaml").write_text("rules: [own.yaml]\n")
    assert call("rule", "ACME001").stdout.startswith("ACME001 user\n")
    assert "ACME001  user" in call("rules").stdout
    assert "# ACME001 user\n" in call("rule", "user", "--format", "markdown").stdout
    assert call("rules", "--format", "markdown").stdout.startswith("| code |")


def test_rules_as_json() -> None:
    rule = json.loads(call("rule", "CBS105", "--output-format", "json").stdout)
    assert (rule["code"], rule["name"], rule["fix_availability"]) == ("CBS105", "service-tier", "Sometimes")
    severities = [(one["edition"], one["severity"]) for one in rule["editions"]]
    assert severities == [("2025-09", "error"), ("2026-10", "warning")]
    assert rule["sources"][0]["date"] == "2025-05-08"
    every = json.loads(call("rule", "--all", "--output-format", "json").stdout)
    assert rule in every
    assert every == json.loads(call("rules", "--output-format", "json").stdout)
    lifted = json.loads(call("rule", "CBS101", "--output-format", "json", "--edition", "latest").stdout)
    assert lifted["editions"][1]["severity"] == "off"


def test_the_latest_edition() -> None:
    make(a=BAD)
    assert check("--edition", "latest").stdout == check("--edition", "2026-10").stdout
    assert "edition 2026-10." in check("--edition", "latest").stdout
    Path(".compatlint.yaml").write_text("edition: latest\n")
    make(a="x = 1\n")
    assert "edition 2026-10." in check().stdout


def test_formats_are_those_of_the_reports() -> None:
    assert tuple(report.FORMATS) == OUTPUT_FORMATS


# Exit status.


@pytest.mark.parametrize(
    ("source", "options", "status"),
    [
        ("x = 1\n", [], 0),
        (BAD, [], 1),
        (BAD, ["--exit-zero"], 0),
        (BAD, ["--ignore", "CBS105"], 0),
        (BAD, ["--select", "CBS1"], 1),
        (BAD, ["--select", "CBS2"], 0),
        (MAYBE, [], 0),
        (MAYBE, ["--strict"], 1),
        (MAYBE, ["--strict", "--exit-zero"], 0),
        (BAD, ["--fix"], 0),
        (BAD, ["--diff"], 1),
        (BAD, ["--diff", "--exit-zero"], 0),
        (FIXED, ["--diff"], 0),
        (MANUAL, ["--fix"], 1),
        (MANUAL, ["--diff"], 1),
        (BAD, ["--edition", "2026-10", "--ignore", "CBS105"], 0),
    ],
)
def test_exit_status(source: str, options: list[str], status: int) -> None:
    make(a=source)
    assert check(*options).exit_code == status


def test_notes_never_fail_a_run() -> None:
    make(a="import mine\nmine.client.chat.completions.create(model='gpt-oss-120b', messages=[], **mine.options)\n")
    found = findings("--show-unresolved", "--select", "CL004")
    assert [(finding["code"], finding["severity"]) for finding in found] == [("CL004", "info")]
    assert check("--show-unresolved", "--strict", "--select", "CL004").exit_code == 0
    assert codes("--select", "CL004") == ["CL004"]
    assert "CL004" not in codes()


ROUTED = """\
from litellm import completion


def ask(model, other, **options):
    completion(model=model, messages=[])
    completion(messages=[], **options)
    completion(model="anthropic/" + other, messages=[])
    completion(model="groq/llama", messages=[])
"""


def test_what_is_passed_over_is_said() -> None:
    make(a=ROUTED, b="from camel.agents import ChatAgent\n\nChatAgent('Hello')\n")
    found = findings("--show-unresolved", "--select", "CL004")
    places = [(finding["filename"], finding["location"]["row"]) for finding in found]
    assert places == [("a.py", 5), ("a.py", 6), ("b.py", 1)]
    said = check("--output-format", "concise").output
    assert said.startswith("Nothing found: 2 files checked.")
    assert "Passed over: 2 calls through litellm whose model is not known; camel: not read" in said


def test_a_module_of_ones_own_is_read() -> None:
    make(a="import camel\n\ncamel.ask()\n", camel="def ask():\n    return 1\n")
    assert check("--output-format", "concise").output.startswith("All clear: 2 files checked.")


def test_a_file_that_names_the_api_and_cannot_be_parsed_is_reported() -> None:
    make(a="import openai\n\ndef ask(:\n", b="import os\n\ndef ask(:\n")
    assert [(finding["filename"], finding["code"]) for finding in findings()] == [("a.py", "CL001")]


# Configuration.


def test_configuration_of_each_project() -> None:
    make(a=BAD)
    for name, text in (("one", "ignore: [CBS105]\n"), ("two", "edition: 2026-10\n"), ("three", "strict: true\n")):
        Path(name).mkdir()
        Path(name, ".compatlint.yaml").write_text(text)
        Path(name, "b.py").write_text(MAYBE if name == "three" else BAD)
    found = {finding["filename"].replace("\\", "/"): finding for finding in findings()}
    assert {name.split("/", 1)[-1] if "/" not in name else "/".join(name.split("/")[-2:]) for name in found} >= {
        "three/b.py"
    }
    assert not [name for name in found if name.endswith("one/b.py")]
    assert check("one").exit_code == 0
    assert check("three").exit_code == 1
    text = check().stdout
    assert "2025-09" in text
    assert "2026-10" in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("select: [CBS999]", "Error: .compatlint.yaml:1: unknown code 'CBS999'; `compatlint rules` lists them"),
        ("edition: '1999'", "Error: .compatlint.yaml:1: unknown edition '1999'"),
        ("selct: []", "Error: .compatlint.yaml:1: unknown key 'selct'; did you mean 'select'?"),
        ("rules: [none.yaml]", "none.yaml"),
    ],
)
def test_configuration_that_is_wrong(text: str, message: str) -> None:
    Path(".compatlint.yaml").write_text(f"{text}\n")
    make(a="x = 1\n")
    done = check()
    assert done.exit_code == 2
    assert message in done.stderr
    assert check("--isolated").exit_code == 0


def test_wrong_configuration_of_a_nested_project() -> None:
    Path("sub").mkdir()
    Path("sub/pyproject.toml").write_text("[tool.compatlint]\nstrict = true\nignore = ['CBS9']\n")
    Path("sub/a.py").write_text("x = 1\n")
    done = check()
    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: {os.path.join('sub', 'pyproject.toml')}:3: unknown code 'CBS9'")


def test_output_format_of_the_configuration() -> None:
    Path("pyproject.toml").write_text('[tool.compatlint]\noutput-format = "json"\n')
    make(a=BAD)
    assert json.loads(check().stdout)[0]["code"] == "CBS105"
    assert check("--format", "concise").stdout.startswith("a.py:4:")


# Reports.


@pytest.mark.parametrize("name", OUTPUT_FORMATS)
def test_every_format(name: str) -> None:
    make(a=BAD, b=MAYBE, c="def f(:\nopenai")
    done = check("--output-format", name)
    assert done.exit_code == 1
    assert all(code in done.stdout for code in ("CBS105", "CL001"))
    assert done.stderr == ""


def test_json_has_the_edits() -> None:
    make(a=BAD)
    (finding,) = findings()
    assert finding["fix"]["applicability"] == "safe"
    assert finding["fix"]["edits"]


def test_nothing_found_is_an_empty_array() -> None:
    make(a="x = 1\n")
    assert findings() == []


def test_output_file() -> None:
    make(a=BAD)
    done = check("-o", "report.json", "--format", "json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert json.loads(Path("report.json").read_text())[0]["code"] == "CBS105"


def test_statistics() -> None:
    make(a=BAD, b=BAD)
    assert "CBS105" in check("--statistics").stdout


@pytest.mark.parametrize(
    ("options", "env", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(options: list[str], env: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    make(a=BAD)
    done = CliRunner().invoke(main, ["check", *options], color=True)
    assert ("\x1b[" in done.stdout) is coloured


def test_file_without_colour_even_when_forced_nowhere() -> None:
    make(a=BAD)
    check("-o", "report.txt")
    assert "\x1b[" not in Path("report.txt").read_text()


# Fixing.


def test_fix_writes_and_reports_the_rest() -> None:
    make(a=BAD, b=MANUAL, c=FIXED)
    done = check("--fix", "--format", "concise")
    assert Path("a.py").read_text() == FIXED
    assert Path("b.py").read_text() == MANUAL
    assert "CBS105" not in done.stdout.splitlines()[0]
    assert "CBS301" in done.stdout
    assert check("--fix").exit_code == 1
    assert Path("a.py").read_text() == FIXED


def test_unsafe_fixes_are_asked_for() -> None:
    make(a=KEY)
    check("--fix")
    assert Path("a.py").read_text() == KEY
    check("--fix", "--unsafe-fixes")
    assert "CEREBRAS_API_KEY" in Path("a.py").read_text()


def test_diff_writes_nothing_and_git_applies_it() -> None:
    make(a=BAD.replace("\n", "\r\n"), b=MANUAL, c=BAD.rstrip("\n"))
    subprocess.run(["git", "init", "-q"], check=True)
    done = process("check", "--diff", "--fix")
    assert done.returncode == 1
    assert Path("a.py").read_bytes() == BAD.replace("\n", "\r\n").encode()
    assert done.stderr.decode().strip() == "Would fix 2 findings in 2 files; 1 finding would be left."
    subprocess.run(["git", "apply", "-"], input=done.stdout, check=True)
    assert Path("a.py").read_bytes() == FIXED.replace("\n", "\r\n").encode()
    assert Path("c.py").read_bytes() == FIXED.rstrip("\n").encode()
    assert Path("b.py").read_text() == MANUAL


def test_fix_agrees_with_diff() -> None:
    make(a=BAD)
    patch = check("--diff").stdout
    check("--fix")
    assert Path("a.py").read_text() == FIXED
    assert f"-{BAD.splitlines()[3]}\n+{FIXED.splitlines()[3]}\n" in patch


def test_a_file_that_changes_meanwhile_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    make(a=BAD, b=BAD)
    write = run._write

    def late(*arguments: Any) -> bool:
        Path("a.py").write_text(BAD + "# later\n")
        return write(*arguments)

    monkeypatch.setattr(run, "_write", late)
    done = check("--fix", "--format", "json")
    assert done.stderr == "warning: a.py was changed while it was checked; it is left as it is\n"
    assert [Path(finding["filename"]).name for finding in json.loads(done.stdout)] == ["a.py"]
    assert done.exit_code == 1
    assert Path("a.py").read_text() == BAD + "# later\n"
    assert Path("b.py").read_text() == FIXED


def test_a_file_that_cannot_be_written_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    make(a=BAD)
    monkeypatch.setattr(os, "replace", full)
    done = check("--fix", "--format", "json")
    assert done.exit_code == 2
    assert done.stderr == "warning: a.py cannot be written: No space left on device; it is left as it is\n"
    assert json.loads(done.stdout)[0]["code"] == "CBS105"
    assert Path("a.py").read_text() == BAD


def test_a_fix_that_breaks_the_file_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    make(a=BAD)
    monkeypatch.setattr("compatlint.checking.checked.Checked.repaired", lambda *_: (b"openai = (", ("CBS105",)))
    done = check("--fix", "--format", "json")
    assert Path("a.py").read_text() == BAD
    (finding,) = json.loads(done.stdout)
    assert finding["code"] == "CL001"
    assert "internal error: RuntimeError: fixing CBS105 gives what cannot be parsed" in finding["message"]
    assert "please report it" in finding["message"]


def test_fixing_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fixes that undo each other stop at some time."""

    def back_and_forth(checked: Any, _: str) -> tuple[bytes, tuple[str, ...]]:
        data = checked.parts[0].found.source.data
        return (data[:-1] if data.endswith(b" ") else data + b" "), ("CBS105",)

    monkeypatch.setattr(checker, "ROUNDS", 7)
    monkeypatch.setattr("compatlint.checking.checked.Checked.repaired", back_and_forth)
    make(a=BAD)
    check("--fix")
    assert Path("a.py").read_text() == BAD + " "


# Standard input.


def test_standard_input() -> None:
    done = check("-", "--format", "concise", stdin=BAD)
    assert done.exit_code == 1
    assert done.stdout.startswith("-:4:")
    assert check("-", "--stdin-filename", "pkg/x.py", "--format", "concise", stdin=BAD).stdout.startswith("pkg/x.py:4:")


def test_standard_input_is_fixed_to_standard_output() -> None:
    make(x="untouched")
    done = check("-", "--fix", "--stdin-filename", "x.py", stdin=BAD)
    assert (done.exit_code, done.stdout) == (0, FIXED)
    assert "Fixed 1" in done.stderr
    assert Path("x.py").read_text() == "untouched"
    assert check("-", "--fix", stdin="x = 1").stdout == "x = 1"


def test_standard_input_as_a_patch() -> None:
    done = check("-", "--diff", "--stdin-filename", "pkg/x.py", stdin=BAD)
    assert done.exit_code == 1
    assert done.stdout.startswith("--- a/pkg/x.py\n+++ b/pkg/x.py\n")


def test_standard_input_takes_the_options_of_its_name() -> None:
    Path("pkg").mkdir()
    Path("pkg/.compatlint.yaml").write_text("ignore: [CBS105]\nexclude: [gen]\n")
    assert check("-", "--stdin-filename", "pkg/x.py", stdin=BAD).exit_code == 0
    assert check("-", "--stdin-filename", "x.py", stdin=BAD).exit_code == 1
    assert check("-", "--stdin-filename", "a.ipynb", stdin="{}").exit_code == 0
    excluded = check("-", "--stdin-filename", "gen/x.py", "--exclude", "gen", "--force-exclude", "--fix", stdin=BAD)
    assert (excluded.exit_code, excluded.stdout) == (0, BAD)


# Many files.


@pytest.mark.parametrize("jobs", ["1", "2", "5"])
def test_workers_change_nothing(jobs: str) -> None:
    make(**{f"f{number}": [BAD, MAYBE, MANUAL, "x = 1\n", "openai = ("][number % 5] for number in range(60)})
    one = check("--format", "json", "-j", jobs)
    assert one.exit_code == 1
    found = json.loads(one.stdout)
    assert [finding["filename"] for finding in found] == sorted(finding["filename"] for finding in found)
    assert len(found) == 48
    assert one.stdout == check("--format", "json", "-j", "1").stdout


def test_workers_fix_as_one_does() -> None:
    make(**{f"f{number}": BAD for number in range(30)})
    done = check("--fix", "-j", "3")
    assert done.exit_code == 0
    assert {Path(f"f{number}.py").read_text() for number in range(30)} == {FIXED}


def test_no_cache_is_taken() -> None:
    make(a=BAD)
    assert check("--no-cache").exit_code == 1


# The stream.


def test_output_is_utf_8_whatever_the_locale() -> None:
    Path("é.py").write_text(BAD.replace("auto", "äüto"), encoding="utf-8")
    done = process("check", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 1
    assert "é.py:4:" in done.stdout.decode("utf-8")
    assert "äüto" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_names_that_are_no_text() -> None:
    Path(os.fsdecode(b"\xff.py")).write_text(BAD)
    for name in OUTPUT_FORMATS:
        done = process("check", "--format", name)
        assert done.returncode == 1
        assert done.stderr == b""
        done.stdout.decode("utf-8")


def test_a_reader_that_goes_away() -> None:
    make(**{f"f{number}": BAD * 50 for number in range(20)})
    command = f"{sys.executable} -m compatlint check | head -n 1"
    done = subprocess.run(
        command,
        shell=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "linter")},
        check=False,
        timeout=60,
    )
    assert done.stderr == b""
    assert done.stdout.startswith(b"f0.py:")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-", ">/dev/null"])
def test_streams_that_are_closed(closed: str) -> None:
    """Who closes them wants the exit status: it is the same."""
    make(bad=BAD, good="x = 1\n")
    for name, status in (("bad.py", 1), ("good.py", 0), ("none.py", 2)):
        command = f"{sys.executable} -m compatlint check {name} {closed}"
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "linter")}
        done = subprocess.run(command, shell=True, capture_output=True, env=environment, check=False, timeout=60)
        assert done.returncode == status
        assert b"internal error" not in done.stdout + done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full")
def test_a_disk_that_is_full() -> None:
    make(bad=BAD)
    command = f"{sys.executable} -m compatlint check bad.py >/dev/full"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "linter")}
    done = subprocess.run(command, shell=True, capture_output=True, env=environment, check=False, timeout=60)
    assert done.returncode == 2
    assert b"No space left" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full")
@pytest.mark.parametrize(
    ("arguments", "status"), [(["check", "bad.py"], 1), (["check", "missing.py"], 2), (["check", "--bogus"], 2)]
)
def test_standard_error_that_takes_nothing(arguments: list[str], status: int) -> None:
    make(bad=BAD)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "linter")}
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "compatlint", *arguments]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, env=environment, check=False)
    assert done.returncode == status


def test_files_that_cannot_be_read_are_counted_too() -> None:
    make(bad=BAD)
    os.symlink("nowhere.py", "gone.py")
    done = check(".", "gone.py")
    found, files = re.findall(r" in (\d+) of (\d+) files?", done.stdout)[0]
    assert int(found) <= int(files), done.stdout


@pytest.mark.parametrize("command", ["check", "migrate"])
def test_an_interruption_while_modules_are_imported(command: str) -> None:
    """The import of the first module of ours interrupts; what ends a process so early needs no traceback."""
    make(bad=BAD)
    code = (
        "import builtins, os, signal, sys\n"
        "before = builtins.__import__\n"
        "def interrupting(name, *rest):\n"
        "    if name == 'compatlint.cli': os.kill(os.getpid(), signal.SIGINT)\n"
        "    return before(name, *rest)\n"
        "builtins.__import__ = interrupting\n"
        f"sys.argv = ['compatlint', {command!r}, '.']\n"
        "from compatlint.__main__ import main\n"
        "main()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "linter")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


# What is imported.


def imported(*arguments: str) -> set[str]:
    command = [sys.executable, "-X", "importtime", "-m", "compatlint", *arguments]
    done = subprocess.run(
        command, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT / "linter")}, check=False
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines() if "|" in line}


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["-h"], ["check", "-h"], ["check", "a.py"], ["check"], ["check", "--format", "concise", "b.py"]],
)
def test_nothing_heavy_is_imported_for_nothing(arguments: list[str]) -> None:
    make(a="x = 1\n", b="# mentions openai only\n")
    check()  # compiles the packs, once
    heavy = {"libcst", "yaml", "pathspec", "multiprocessing", "tempfile", "tomllib", "importlib.metadata", "subprocess"}
    assert not imported(*arguments) & heavy


def test_named_files_do_not_pay_for_ignore_files() -> None:
    make(a="x = 1\n")
    Path(".gitignore").write_text("*.log\n", encoding="utf-8")
    check()
    assert "pathspec" not in imported("check", "a.py")
    assert "pathspec" in imported("check")


def test_options_have_defaults() -> None:
    assert Options().paths == (".",)


def test_a_package_is_imported_from_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`openai` in a package that has a part of this name is the SDK, whatever directory is given or is the current."""
    inner = tmp_path / "app" / "services"
    (inner / "openai").mkdir(parents=True)
    for folder in (tmp_path / "app", inner, inner / "openai"):
        (folder / "__init__.py").touch()
    (inner / "talk.py").write_text("from openai import OpenAI\nclient = OpenAI()\n")
    for here, path in ((tmp_path, "."), (tmp_path, "app/services"), (inner, "."), (inner, "talk.py")):
        monkeypatch.chdir(here)
        assert "CBS001" in check(path, "--format", "concise", "--isolated").stdout
