"""The baseline: what is known is not told, whatever moves; what is new is, and what is gone is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import BAD, FIXED, MAYBE, check, findings, make

FILE = "known.json"
CALL = BAD.splitlines()[-1] + "\n"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(*arguments: str) -> list[dict[str, object]]:
    """The baseline that is written now."""
    done = check("--baseline", FILE, "--write-baseline", *arguments)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("Wrote ")
    told = json.loads(Path(FILE).read_text())
    assert told["version"] == 1
    found: list[dict[str, object]] = told["findings"]
    return found


def told(*arguments: str) -> tuple[int, list[str], str]:
    """The exit status with a baseline, the places and codes that are told, and what is said besides."""
    done = check("--baseline", FILE, "--format", "concise", *arguments)
    *lines, _ = done.stdout.splitlines()
    return done.exit_code, [" ".join(line.split(" ")[:2]) for line in lines], done.stderr


def test_what_is_known_is_not_told() -> None:
    make(a=BAD, b=MAYBE)
    assert [(one["path"], one["code"], one["count"]) for one in written()] == [
        ("a.py", "CBS105", 1),
        ("b.py", "CBS105", 1),
    ]
    assert told() == (0, [], "")
    assert check("--baseline", FILE).stdout == (
        "Nothing new: 2 files checked. Not told: 2 in known.json. Judged for Cerebras, edition 2025-09.\n"
    )
    assert json.loads(check("--baseline", FILE, "--format", "json").stdout) == []
    assert findings()


def test_lines_may_move_and_be_indented() -> None:
    make(a=BAD)
    written()
    make(a="# above\n\n" + BAD.replace("\nclient.chat", "\nif client:\n    client.chat"))
    assert told() == (0, [], "")


def test_what_is_new_is_told() -> None:
    make(a=BAD)
    written()
    make(a=BAD.replace("service_tier", "logit_bias={}, service_tier"), b=BAD)
    status, found, said = told()
    assert (status, found) == (1, ["a.py:4:67: CBS102", "a.py:4:82: CBS105", "b.py:4:67: CBS105"])
    assert "1 finding of it is not there any more (a.py: 1 CBS105)" in said


def test_equal_findings_are_counted() -> None:
    """Of three calls that are the same two are known: the third is new."""
    make(a=BAD + CALL)
    assert [one["count"] for one in written()] == [2]
    make(a=BAD + CALL + CALL)
    assert told()[:2] == (1, ["a.py:6:67: CBS105"])


def test_what_is_gone_is_said() -> None:
    make(a=BAD + CALL, b=BAD)
    written()
    make(a=BAD)
    note = "warning: known.json: 1 finding of it is not there any more (a.py: 1 CBS105): --write-baseline brings it"
    assert told()[2].startswith(note)
    Path("b.py").unlink()
    assert "2 findings of it are not there any more (a.py: 1 CBS105; b.py: 1 CBS105)" in told()[2]
    assert told()[0] == 0
    written()
    assert told() == (0, [], "")


def test_what_was_not_looked_for_is_not_gone() -> None:
    make(a=BAD, b=BAD)
    written()
    make(a=FIXED)
    assert told("b.py") == (0, [], "")
    assert told("--ignore", "CBS105") == (0, [], "")
    assert "a.py: 1 CBS105" in told("a.py")[2]


def test_a_baseline_of_the_configuration_lies_beside_it() -> None:
    make(a=BAD)
    for name in ("sub", "other"):
        Path(name).mkdir()
        Path(name, "b.py").write_text(BAD)
    Path("pyproject.toml").write_text('[tool.compatlint]\nbaseline = "known.json"\n')
    Path("sub/pyproject.toml").write_text('[tool.compatlint]\nbaseline = "own.json"\n')
    done = check("--write-baseline")
    assert done.exit_code == 0
    paths = [[one["path"] for one in json.loads(Path(name).read_text())["findings"]] for name in (FILE, "sub/own.json")]
    assert paths == [["a.py", "other/b.py"], ["b.py"]]
    assert check().exit_code == 0
    assert "Not told: 2 in known.json, 1 in sub/own.json." in check().stdout
    assert check("--isolated").exit_code == 1


def test_a_baseline_holds_from_any_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sub").mkdir()
    Path("sub/a.py").write_text(BAD)
    written()
    monkeypatch.chdir("sub")
    assert check("--baseline", f"../{FILE}").exit_code == 0


def test_keys_in_messages_are_masked(tmp_path: Path) -> None:
    secret = "sk-proj-Ab3dEfGh1jKlMn0pQrStUv"
    make(a=BAD.replace('"gpt-oss-120b"', f'"{secret}"'))
    written()
    assert secret not in Path(FILE).read_text()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "Error: known.json: no such file; --write-baseline makes it"),
        ("", "Error: known.json:1: is no baseline: invalid JSON: Expecting value"),
        ("{\n  x}", "Error: known.json:2: is no baseline: invalid JSON"),
        ("[" * 100_000, "Error: known.json:1: is no baseline: invalid JSON"),
        ("[]", "Error: known.json: is no baseline: it has no `version` and `findings`"),
        ('{"version": 2, "findings": []}', "Error: known.json: has the version 2, which this compatlint does not know"),
        ('{"version": 1, "findings": [{}]}', "Error: known.json: is no baseline: finding 1 needs `path`, `code`"),
        (
            '{"version": 1, "findings": [{"path": "a", "code": "b", "fingerprint": "c", "count": true}]}',
            "Error: known.json: is no baseline: finding 1 needs",
        ),
    ],
)
def test_a_baseline_that_is_none(text: str | None, message: str) -> None:
    make(a="x = 1\n")
    if text is not None:
        Path(FILE).write_text(text)
    done = check("--baseline", FILE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(message)


def test_where_to_is_said() -> None:
    make(a=BAD)
    assert "--write-baseline: say where to" in check("--write-baseline").stderr
    assert "neither --fix nor --diff" in check("--write-baseline", "--baseline", FILE, "--fix").stderr
    done = check("--baseline", f"no/{FILE}", "--write-baseline")
    assert (done.exit_code, "cannot be written" in done.stderr) == (2, True)
    assert Path("a.py").read_text() == BAD


def test_a_baseline_of_many_files_is_that_of_one_process() -> None:
    make(**{f"f{number}": BAD for number in range(30)})
    written("-j", "3")
    assert told("-j", "1") == (0, [], "")
