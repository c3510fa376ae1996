"""The hooks, run by the real pre-commit from a scratch repository, as a user's would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = ("linter", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")

CLIENT = """\
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
messages = [{"role": "user", "content": "Hello"}]
"""
GOOD = CLIENT + 'client.chat.completions.create(model="gpt-oss-120b", messages=messages, seed=1)\n'
BAD = CLIENT + 'client.chat.completions.create(model="gpt-oss-120b", messages=messages, seed=1, logit_bias={"5": 1})\n'


@dataclass(frozen=True)
class Repository:
    """A git repository whose commands see no configuration but their own."""

    path: Path
    env: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.path, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self) -> str:
        """Everything that is there, as one commit; its id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "state")
        return self.git("rev-parse", "HEAD")

    def hook(self, name: str) -> subprocess.CompletedProcess[str]:
        """One hook over every file of the repository."""
        self.git("add", "--all")
        return self.run(sys.executable, "-m", "pre_commit", "run", name, "--all-files", "--verbose", "--color=never")


def environment(home: Path) -> dict[str, str]:
    """The environment without what a git or Python around the tests would add to it."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTHON", "PRE_COMMIT"))}
    people = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return env | people | {"PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def new(path: Path, env: dict[str, str]) -> Repository:
    path.mkdir(exist_ok=True)
    repository = Repository(path, env)
    repository.git("init", "--quiet")
    return repository


def copy(source: Path, target: Path) -> None:
    """A file or a directory, without caches."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


@pytest.fixture(scope="module")
def user(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository whose configuration names this checkout, uncommitted changes included, as its hooks' source."""
    base = tmp_path_factory.mktemp("precommit")
    env = environment(base / "home")
    tool = new(base / "tool", env)
    for name in SHIPPED:
        copy(ROOT / name, tool.path / name)
    revision = tool.commit()
    hooks = "[{id: compatlint}, {id: compatlint-fix}]"
    scratch = new(base / "scratch", env)
    config = f"repos:\n  - repo: {tool.path.as_uri()}\n    rev: {revision}\n    hooks: {hooks}\n"
    (scratch.path / ".pre-commit-config.yaml").write_text(config, "utf-8")
    scratch.commit()
    return scratch


@pytest.fixture
def repository(user: Repository) -> Repository:
    """The same repository, without what the test before left in it; the hooks' environment is built once."""
    user.git("reset", "--quiet", "--hard")
    user.git("clean", "--quiet", "-dfx")
    return user


def test_clean_code_passes(repository: Repository) -> None:
    (repository.path / "app.py").write_text(GOOD, "utf-8")
    done = repository.hook("compatlint")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_findings_fail(repository: Repository) -> None:
    (repository.path / "app.py").write_text(BAD, "utf-8")
    (repository.path / "notes.md").write_text(BAD, "utf-8")
    done = repository.hook("compatlint")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "app.py" in done.stdout
    assert "CBS102" in done.stdout
    assert "notes.md" not in done.stdout
    assert (repository.path / "app.py").read_text("utf-8") == BAD


def test_excluded_files_are_left(repository: Repository) -> None:
    """pre-commit names every file; `--force-exclude` makes the configuration hold for them too."""
    (repository.path / "vendor").mkdir()
    (repository.path / "vendor" / "app.py").write_text(BAD, "utf-8")
    (repository.path / "pyproject.toml").write_text('[tool.compatlint]\nextend-exclude = ["vendor"]\n', "utf-8")
    done = repository.hook("compatlint")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "CBS102" not in done.stdout


def test_fix_hook_changes_the_file(repository: Repository) -> None:
    path = repository.path / "app.py"
    path.write_text(BAD, "utf-8")
    first = repository.hook("compatlint-fix")
    assert first.returncode == 1, first.stdout + first.stderr
    assert "files were modified by this hook" in first.stdout
    assert path.read_text("utf-8") == GOOD
    assert repository.hook("compatlint-fix").returncode == 0
