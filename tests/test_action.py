"""The GitHub action: its script is run with a stand-in for the runner, and the README's workflow is looked at."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_precommit import BAD, GOOD

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEP = ACTION["runs"]["steps"][0]
HASH = "[0-9a-f]{40}"

# In place of Python: it "makes" an environment in which the command is this checkout's, and notes what is installed.
PYTHON = """\
#!/bin/sh
case "$1 $2" in
  "-m venv") mkdir -p "$3/bin" && ln -s "$0" "$3/bin/python" && ln -s "$STANDIN/compatlint" "$3/bin/compatlint" ;;
  "-m pip") shift 2; echo "$*" >>"$STANDIN/installed" ;;
  *) exec {python} -c "import runpy, sys; sys.executable = '$0'; runpy.run_path('$1', run_name='__main__')" ;;
esac
"""
COMMAND = """\
#!/bin/sh
echo "$*" >>"$STANDIN/asked"
exec {python} -m compatlint "$@"
"""


class Runner:
    """A runner with a checkout that has two commits."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.checkout = folder, folder / "checkout"
        for name in ("bin", "temp", "checkout"):
            (folder / name).mkdir()
        for name, text in (("python3", PYTHON), ("compatlint", COMMAND)):
            path = folder / "bin" / name if name == "python3" else folder / name
            path.write_text(text.replace("{python}", sys.executable))
            path.chmod(0o755)
        self.env = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("GIT", "COMPATLINT"))},
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "STANDIN": str(folder),
            "PYTHONPATH": str(ROOT / "linter"),
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "a",
            "GIT_AUTHOR_EMAIL": "a@a",
            "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@a",
            "RUNNER_TEMP": str(folder / "temp"),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_SHA": "",
            "GITHUB_REF": "refs/heads/main",
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "GITHUB_WORKSPACE": str(self.checkout),
        }
        self.git("init", "--quiet", "--initial-branch=main")
        self.before = self.commit("old.py", BAD)

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ("git", *arguments), cwd=self.checkout, env=self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, name: str, text: str) -> str:
        (self.checkout / name).write_text(text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", name)
        return self.git("rev-parse", "HEAD")

    def run(self, event: Mapping[str, Any], **inputs: str) -> subprocess.CompletedProcess[str]:
        """The action's step, with its own defaults for what `inputs` do not say."""
        (self.folder / "event.json").write_text(json.dumps(event))
        values = {name: str(one["default"]) for name, one in ACTION["inputs"].items()} | inputs
        given = {key: self._value(expression, values) for key, expression in STEP["env"].items()}
        command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEP["run"])
        return subprocess.run(
            command, cwd=self.checkout, env={**self.env, **given}, capture_output=True, text=True, check=False
        )

    @staticmethod
    def _value(expression: str, inputs: Mapping[str, str]) -> str:
        name = expression.removeprefix("${{ ").removesuffix(" }}")
        return "someone/compatlint" if name == "github.action_repository" else inputs[name.removeprefix("inputs.")]

    def said(self, name: str) -> str:
        path = self.folder / name
        return path.read_text().strip() if path.exists() else ""


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_it_checks_everything_by_default(runner: Runner) -> None:
    done = runner.run({})
    assert done.returncode == 1, done.stderr
    assert "file=old.py" in done.stdout
    assert runner.said("installed").endswith(str(ROOT))
    assert runner.said("output") == ""


def test_nothing_found_is_no_failure(runner: Runner) -> None:
    runner.commit("old.py", GOOD)
    assert runner.run({}).returncode == 0


def test_inputs_are_split_as_a_shell_would_and_run_nothing(runner: Runner) -> None:
    runner.commit("a b.py", GOOD)
    runner.commit("$(touch owned).py", GOOD)
    done = runner.run({}, src="'a b.py' '$(touch owned).py'", args="--strict --ignore 'CBS1, CBS2'")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "--strict --ignore CBS1, CBS2 -- a b.py $(touch owned).py" in runner.said("asked")
    assert not (runner.checkout / "owned").exists()


def test_sarif(runner: Runner) -> None:
    """Its file is named for the next step, although the check fails."""
    assert runner.run({}, sarif="true").returncode == 1
    name, _, path = runner.said("output").partition("=")
    assert name == "sarif-file"
    assert json.loads(Path(path).read_text())["runs"][0]["results"]


def test_sarif_of_a_run_that_could_not_begin(runner: Runner) -> None:
    assert runner.run({}, sarif="true", args="--no-such-option").returncode == 2
    assert runner.said("output") == ""


def test_a_release(runner: Runner) -> None:
    runner.run({}, version="0.1.0")
    assert runner.said("installed").endswith(" git+https://github.com/someone/compatlint@v0.1.0")


@pytest.mark.parametrize("version", ["main", "--index-url=x", "0.1.0 evil", "../x"])
def test_what_is_no_release(runner: Runner, version: str) -> None:
    done = runner.run({}, version=version)
    assert done.returncode == 1
    assert "::error::version" in done.stderr
    assert not runner.said("installed")


def test_since_a_push(runner: Runner) -> None:
    runner.commit("new.py", GOOD)
    done = runner.run({"before": runner.before}, since="auto")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"--since {runner.before}" in runner.said("asked")


@pytest.mark.parametrize("event", [{"before": "0" * 40}, {}, {"before": None}])
def test_since_nothing(runner: Runner, event: Mapping[str, Any]) -> None:
    """A new branch, a schedule: there is nothing to compare with."""
    done = runner.run(event, since="auto")
    assert (done.returncode, "--since" in runner.said("asked")) == (1, False)
    assert "::warning::" not in done.stdout


def test_since_what_is_not_there(runner: Runner) -> None:
    done = runner.run({"before": "1" * 40}, since="auto")
    assert (done.returncode, "--since" in runner.said("asked")) == (1, False)
    assert "::warning::since: auto" in done.stdout


def pull_request(runner: Runner) -> Mapping[str, Any]:
    """A trial merge: the branch adds a good file, and main has got a bad one since."""
    runner.git("checkout", "--quiet", "-b", "branch")
    runner.commit("new.py", GOOD)
    runner.git("checkout", "--quiet", "main")
    runner.commit("other.py", BAD)
    runner.git("merge", "--quiet", "--no-ff", "--message", "trial", "branch")
    return {"pull_request": {"base": {"sha": runner.before}}}


def test_since_the_base_of_a_pull_request(runner: Runner) -> None:
    """What came to the base in the meantime is not told."""
    event = pull_request(runner)
    runner.env |= {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": runner.git("rev-parse", "HEAD")}
    assert runner.run(event, since="auto").returncode == 0
    assert "--since HEAD^1" in runner.said("asked")


def test_since_the_base_of_another_checkout(runner: Runner) -> None:
    """A merge that is not GitHub's says nothing by its parents."""
    event = pull_request(runner)
    assert runner.run(event, since="auto").returncode == 1
    assert f"--since {runner.before}" in runner.said("asked")


def test_since_a_revision(runner: Runner) -> None:
    runner.commit("new.py", GOOD)
    assert runner.run({}, since="HEAD~1").returncode == 0


def workflow() -> str:
    """The README's, with a hash for that of the release."""
    found = re.search(r"```yaml\n(name: compatlint\n.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert found
    return found[1].replace("@COMMIT", f"@{'1' * 40}")


def test_the_workflow_is_pinned_and_may_do_little() -> None:
    read = yaml.safe_load(workflow())
    (job,) = read["jobs"].values()
    used = [step["uses"] for step in job["steps"]] + [step["uses"] for step in ACTION["runs"]["steps"][1:]]
    assert all(re.fullmatch(rf"[\w/-]+@{HASH}", one) for one in used)
    assert read["permissions"] == {}
    assert job["permissions"] == {"contents": "read", "security-events": "write"}
    assert job["steps"][0]["with"]["persist-credentials"] is False
    assert job["steps"][1]["with"].keys() <= ACTION["inputs"].keys()


@pytest.mark.skipif(shutil.which("zizmor") is None, reason="needs zizmor")
def test_zizmor_has_nothing_to_say(tmp_path: Path) -> None:
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    (tmp_path / ".github" / "workflows" / "compatlint.yml").write_text(workflow())
    shutil.copy(ROOT / "action.yml", tmp_path)
    done = subprocess.run(("zizmor", "--offline", "."), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
