"""What a change breaks: findings of which the place, the call or a step between is among the lines that changed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_cli import BAD, CLIENT, FIXED, check, make

SETTINGS = "def more():\n    return {}\n\n\nplain = 1\n\nSETTINGS = {\n    'temperature': 1,\n}\n"
APP = (
    CLIENT
    + "import settings\n\n\ndef ask():\n    return client.chat.completions.create(\n"
    + ("        model='gpt-oss-120b',\n        messages=[],\n        **settings.SETTINGS,\n    )\n")
)
BROKEN = SETTINGS.replace("1,\n}", "1,\n    'service_tier': 'auto',\n}")


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "me@example.com")
    git("init", "-q", "-b", "main")


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def commit(**texts: str) -> None:
    make(**texts)
    git("add", "-A")
    git("commit", "-qm", "some")


def since(revision: str, *arguments: str) -> list[str]:
    """Where what is told stands."""
    done = check("--since", revision, "--format", "concise", *arguments)
    assert done.exit_code in (0, 1), done.stderr
    return [line.split(": ")[0] for line in done.stdout.splitlines()[:-1]]


def test_nothing_changed() -> None:
    commit(a=BAD)
    done = check("--since", "HEAD")
    assert done.exit_code == 0
    assert done.stdout == (
        "Nothing new: 1 file checked. Not told: 1 where nothing changed since HEAD. "
        "Judged for Cerebras, edition 2025-09.\n"
    )


def test_the_site_changed() -> None:
    commit(a=BAD + "x = 1\n", b=FIXED)
    make(a=BAD + "x = 2\n", b=BAD)
    assert since("HEAD") == ["b.py:4:67"]
    assert since("main") == ["b.py:4:67"]


def test_the_call_changed_in_another_file_than_the_site() -> None:
    commit(settings=BROKEN, app=APP)
    assert since("HEAD") == []
    make(app=APP.replace("    return client", "    return (client)"))
    assert since("HEAD") == ["settings.py:9:5"]


def test_the_site_changed_in_another_file_than_the_call() -> None:
    commit(settings=SETTINGS, app=APP)
    make(settings=BROKEN)
    assert since("HEAD") == ["settings.py:9:5"]
    git("commit", "-qam", "more")
    assert since("HEAD") == []
    assert since("HEAD~1") == ["settings.py:9:5"]


def test_a_step_between_changed() -> None:
    way = "from settings import SETTINGS\n\n\ndef chosen():\n    return SETTINGS\n"
    app = APP.replace("import settings", "import way").replace("settings.SETTINGS", "way.chosen()")
    commit(settings=BROKEN, app=app, way=way)
    assert since("HEAD") == []
    make(way=way.replace("return SETTINGS", "return dict(SETTINGS)"))
    found = json.loads(check("--since", "HEAD", "--format", "json").stdout)
    assert [(one["filename"], one["code"]) for one in found] == [("settings.py", "CBS105")]


def test_lines_that_only_moved_did_not_change() -> None:
    commit(a=BAD)
    make(a="# 1\n# 2\n\n" + BAD)
    assert since("HEAD") == []


def test_what_a_line_kept_away() -> None:
    """The line that is gone was a repair: those around it count."""
    repair = "args.pop('service_tier')\n"
    text = CLIENT + f"args = dict(service_tier='auto')\n{repair}"
    text += "client.chat.completions.create(model='gpt-oss-120b', messages=[], **args)\n"
    commit(a=text)
    assert check().stdout.startswith("All clear")
    make(a=text.replace(repair, ""))
    assert since("HEAD") == ["a.py:4:13"]


def test_line_ends_are_no_change() -> None:
    commit(a=BAD)
    Path("a.py").write_bytes(BAD.replace("\n", "\r\n").encode())
    assert since("HEAD") == []


def test_a_new_file_is_all_new() -> None:
    commit(a=BAD)
    make(b=BAD)
    assert since("HEAD") == ["b.py:4:67"]
    git("add", "b.py")
    assert since("HEAD") == ["b.py:4:67"]


def test_a_file_that_was_renamed_is_not() -> None:
    commit(a=BAD)
    git("mv", "a.py", "c.py")
    git("commit", "-qm", "moved")
    assert since("HEAD~1") == []


def test_only_the_branch_counts_not_what_came_to_the_other_meanwhile() -> None:
    commit(a=FIXED, b=BAD)
    git("checkout", "-qb", "mine")
    commit(a=BAD)
    git("checkout", "-q", "main")
    commit(b=BAD.replace('"auto"', '"default"'))
    git("checkout", "-q", "mine")
    assert since("main") == ["a.py:4:67"]


def test_a_branch_without_a_common_commit() -> None:
    commit(a=BAD)
    git("checkout", "-q", "--orphan", "other")
    commit(b=BAD)
    assert since("main") == ["b.py:4:67"]


def test_a_notebook_counts_by_the_lines_of_its_file() -> None:
    from tests.source.test_notebook import CALL, cell
    from tests.source.test_notebook import make as notebook

    cells = [cell(CLIENT.splitlines(True)), cell(CALL.splitlines(True))]
    Path("a.ipynb").write_text(json.dumps(notebook(*cells), indent=1))
    commit()
    assert since("HEAD") == []
    cells[1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["1\n"]}]
    Path("a.ipynb").write_text(json.dumps(notebook(*cells), indent=1))
    assert since("HEAD") == []
    cells[1] = cell(CALL.replace('"auto"', '"flex"').splitlines(True))
    Path("a.ipynb").write_text(json.dumps(notebook(*cells), indent=1))
    assert len(since("HEAD")) == 1


def test_from_a_folder_of_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sub").mkdir()
    Path("sub/a.py").write_text(FIXED)
    commit(b=BAD)
    monkeypatch.chdir("sub")
    Path("a.py").write_text(BAD)
    assert since("HEAD") == ["a.py:4:67"]
    assert since("HEAD", "..") == ["../sub/a.py:4:67"]


def test_with_a_baseline() -> None:
    commit(a=FIXED, b=BAD)
    check("--baseline", "known.json", "--write-baseline")
    make(a=BAD)
    assert since("HEAD", "--baseline", "known.json") == ["a.py:4:67"]
    said = check("--since", "HEAD", "--baseline", "known.json").stdout
    assert "Not told: 1 in known.json." in said


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("nope", "Error: --since nope: git knows no such revision here (a shallow clone may lack it)\n"),
        ("--output=x", "git knows no such revision"),
        ("HEAD:a.py", "git knows no such revision"),
        ("", "git knows no such revision"),
    ],
)
def test_no_such_revision(revision: str, message: str) -> None:
    commit(a=BAD)
    done = check(f"--since={revision}")
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
    assert not Path("x").exists()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / ".git").rename(tmp_path / "git")
    make(a=BAD)
    done = check("--since", "HEAD")
    assert done.exit_code == 2
    assert "not a git repository" in done.stderr


def test_what_the_repository_says_is_not_run() -> None:
    commit(a=BAD)
    for name in ("core.fsmonitor", "diff.external", "filter.f.clean", "diff.d.textconv", "core.pager"):
        git("config", name, f"touch {Path('ran').absolute()}; cat")
    Path(".gitattributes").write_text("*.py filter=f diff=d\n")
    make(a=BAD.replace("auto", "flex"))
    assert since("HEAD") == ["a.py:4:67"]
    assert not os.path.exists("ran")


def test_fixes_are_about_all_files() -> None:
    commit(a=BAD)
    for option in ("--fix", "--diff", "--write-baseline"):
        done = check("--since", "HEAD", option, "--baseline", "known.json")
        assert done.exit_code == 2
    assert Path("a.py").read_text() == BAD
