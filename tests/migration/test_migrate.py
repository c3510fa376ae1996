"""`compatlint migrate`: what it shows, asks, refuses and writes, in real git repositories."""

from __future__ import annotations

import base64
import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from compatlint.checking.check import check
from compatlint.checking.found import Found
from compatlint.cli.main import main
from compatlint.dataflow.project.project import Project
from compatlint.migration import rounds
from compatlint.source.cells import Source
from tests.harness import inside

ROOT = Path(__file__).parents[2]

APP = """\
from openai import OpenAI

client = OpenAI()
answer = client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "Hi"}],
    frequency_penalty=0.5,
)
print(answer.choices[0].message.content)
"""
MIGRATED = """\
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)
answer = client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "Hi"}],
)
print(answer.choices[0].message.content)
"""


def git(folder: Path, *arguments: str, stdin: str | None = None) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, input=stdin, capture_output=True, text=True, check=True
    )
    return done.stdout


def put(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def migrate(folder: Path, *arguments: str, stdin: str | None = None) -> Result:
    with inside(folder):
        return CliRunner().invoke(main, ["migrate", *arguments], input=stdin, catch_exceptions=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one committed program."""
    git(tmp_path, "init", "-q")
    commit(tmp_path, {"app.py": APP})
    return tmp_path


def commit(folder: Path, files: Mapping[str, str]) -> None:
    put(folder, files)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "files")


def status(folder: Path) -> str:
    return git(folder, "status", "--porcelain", "--ignored")


def test_a_dry_run_writes_nothing_and_its_patch_can_be_applied(repository: Path) -> None:
    shown = migrate(repository, ".")
    assert shown.exit_code == 0, shown.output
    assert status(repository) == ""
    git(repository, "apply", "-", stdin=shown.stdout)
    assert (repository / "app.py").read_text() == MIGRATED


def test_written_files_are_those_of_the_patch_and_nothing_else_is_written(repository: Path) -> None:
    done = migrate(repository, "--write")
    assert done.exit_code == 0, done.output
    assert (repository / "app.py").read_text() == MIGRATED
    assert status(repository) == " M app.py\n"
    assert "Rewrote 2 findings in 1 of 1 file; nothing is left to do by hand." in done.stdout


def test_twice_changes_nothing(repository: Path) -> None:
    migrate(repository, "--write")
    again = migrate(repository, "--write")
    assert again.exit_code == 0, again.output
    assert again.stdout.startswith("Nothing to rewrite; nothing is left to do by hand.")
    assert (repository / "app.py").read_text() == MIGRATED


@pytest.mark.parametrize("how", ["changed", "staged", "untracked", "ignored"])
def test_what_git_could_not_undo_is_not_written_unless_forced(repository: Path, how: str) -> None:
    name = "app.py" if how in ("changed", "staged") else "new.py"
    put(repository, {name: APP + "\n"})
    if how == "staged":
        git(repository, "add", name)
    if how == "ignored":
        commit(repository, {".gitignore": "new.py\n"})
    refused = migrate(repository, "--write", name)
    assert refused.exit_code == 2
    assert f"{name} has changes that are not committed" in refused.stderr
    assert (repository / name).read_text() == APP + "\n"
    assert (repository / "app.py").read_text().startswith(APP)
    forced = migrate(repository, "--write", "--force", name)
    assert forced.exit_code == 0, forced.output
    assert (repository / name).read_text() == MIGRATED + "\n"


def test_without_a_repository_force_is_needed(tmp_path: Path) -> None:
    put(tmp_path, {"app.py": APP})
    refused = migrate(tmp_path, "--write")
    assert (refused.exit_code, "app.py is not under git" in refused.stderr) == (2, True)
    assert (tmp_path / "app.py").read_text() == APP
    assert migrate(tmp_path, "--write", "--force").exit_code == 0
    assert (tmp_path / "app.py").read_text() == MIGRATED


def test_a_dirty_file_that_would_not_change_is_no_obstacle(repository: Path) -> None:
    put(repository, {"notes.py": "print(1)\n"})
    assert migrate(repository, "--write").exit_code == 0


def test_one_file_that_cannot_be_written_keeps_all_from_being_written(repository: Path) -> None:
    commit(repository, {"b.py": APP})
    real = repository / "b.py"
    real.unlink()
    real.symlink_to(repository / "gone.py")
    shown = migrate(repository, "--write", "--force", "app.py", "b.py")
    assert shown.exit_code == 1
    assert "b.py:1:1: cannot be read" in shown.stdout


def test_what_is_left_is_told_with_its_reason_and_place_on_disk(repository: Path) -> None:
    commit(repository, {"app.py": APP.replace("gpt-oss-120b", "gpt-4o")})
    shown = migrate(repository)
    assert shown.exit_code == 1
    assert "app.py:5:11: `gpt-4o` is an OpenAI model" in shown.stderr
    written = migrate(repository, "--write")
    assert written.exit_code == 1
    assert "app.py:10:11: `gpt-4o` is an OpenAI model" in written.stdout


def test_a_file_that_cannot_be_parsed_is_left(repository: Path) -> None:
    commit(repository, {"broken.py": "from openai import OpenAI\nOpenAI(\n"})
    shown = migrate(repository)
    assert shown.exit_code == 1
    assert "broken.py:" in shown.stderr
    assert "+++ b/app.py" in shown.stdout


SPLIT = {
    "config.py": 'OPTIONS = {"seed": 1, "presence_penalty": 0.5}\n',
    "app.py": """\
from openai import OpenAI

from config import OPTIONS

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS))
""",
}


def test_what_stands_in_another_file_is_changed_there(repository: Path) -> None:
    commit(repository, SPLIT)
    done = migrate(repository, "--write")
    assert done.exit_code == 0, done.output
    assert (repository / "config.py").read_text() == 'OPTIONS = {"seed": 1}\n'


def test_a_file_that_was_not_given_is_not_changed(repository: Path) -> None:
    commit(repository, SPLIT)
    done = migrate(repository, "--write", "app.py")
    assert done.exit_code == 1
    assert status(repository) == ""
    assert "not rewritten: it would change" in done.stdout
    assert "config.py, which was not given" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "nowhere: no such file or directory"),
        (["--to", "cerebras-skd"], "did you mean 'cerebras-sdk'?"),
        (["--model", "gpt-4o"], "'gpt-4o' is not OLD=NEW"),
        (["--model", "=x"], "'=x' is not OLD=NEW"),
        (["--edition", "1999"], "unknown edition"),
        (["--wirte"], "No such option"),
    ],
)
def test_mistakes_are_told(repository: Path, arguments: list[str], says: str) -> None:
    failed = migrate(repository, *arguments)
    assert failed.exit_code == 2
    assert says in failed.stderr


LEFT = """\
import openai


@decorator
def ask(client, prompt):
\tif prompt: answer = client.chat.completions.create(model="gpt-4o", messages=prompt)
\treturn openai.ChatCompletion.create(
\t\tmodel="gpt-4o",
\t\tmessages=prompt,
\t)
"""


def test_markers_stand_above_the_statement_once(repository: Path) -> None:
    commit(repository, {"app.py": LEFT})
    git(repository, "rm", "-q", "--cached", "app.py")
    done = migrate(repository, "--write", "--force", "--markers", "--ignore", "CBS303")
    marker = "\t# TODO[compatlint]: CBS004 `gpt-4o` is an OpenAI model; Cerebras does not serve it\n"
    module = "# TODO[compatlint]: CBS001 this client talks to OpenAI, not to Cerebras\n"
    expected = LEFT.replace("\tif prompt", f"{marker}\tif prompt").replace("\treturn", f"{marker}\treturn")
    expected = module + expected
    assert (repository / "app.py").read_text() == expected
    assert "app.py:8:" in done.stdout
    assert "app.py:11:" in done.stdout
    again = migrate(repository, "--write", "--force", "--markers", "--ignore", "CBS303")
    assert (again.exit_code, (repository / "app.py").read_text()) == (1, expected)


def test_interactive_makes_what_was_agreed_to(repository: Path) -> None:
    done = migrate(repository, "--interactive", "--write", stdin="y\nn\n")
    assert done.exit_code == 1
    assert "+client = OpenAI(" in done.stderr
    kept = '    messages=[{"role": "user", "content": "Hi"}],\n'
    assert (repository / "app.py").read_text() == MIGRATED.replace(kept, f"{kept}    frequency_penalty=0.5,\n")
    assert "not rewritten: you declined the rewrite" in done.stdout


@pytest.mark.parametrize(("answers", "rewritten"), [("a\n", 2), ("y\nq\n", 1), ("q\n", 0)])
def test_interactive_all_and_quit(repository: Path, answers: str, rewritten: int) -> None:
    done = migrate(repository, "-i", "--write", stdin=answers)
    assert f"; {2 - rewritten} thing" in done.stdout if rewritten < 2 else "nothing is left" in done.stdout


def test_interactive_without_answers_writes_nothing(repository: Path) -> None:
    done = migrate(repository, "-i", "--write", stdin="y\n")
    assert done.exit_code == 2
    assert status(repository) == ""


MODELS = """\
MODEL = 'gpt-4o'
OPTIONS = {"model": "gpt-3.5-turbo", "messages": []}


def ask(client):
    client.chat.completions.create(model=MODEL, messages=[])
    client.chat.completions.create(**OPTIONS)
    client.chat.completions.create(model="qwen-3-32b", messages=[])
    client.chat.completions.create(model="cerebras/gpt-oss-120b", messages=[])
    client.chat.completions.create(model=f"gpt-{4}o", messages=[])
"""


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ([], ["'gpt-4o'", '"gpt-3.5-turbo"', '"gpt-oss-120b"', '"gpt-oss-120b"']),
        (["--model", "gpt-4o=qwen-3.8-27b"], ["'qwen-3.8-27b'", '"gpt-3.5-turbo"', '"gpt-oss-120b"', '"gpt-oss-120b"']),
        (
            ["--model", "*=own", "--model", "gpt-3.5-turbo=other"],
            ["'own'", '"other"', '"own"', '"own"'],
        ),
    ],
)
def test_models_are_replaced_where_they_are_written(repository: Path, arguments: list[str], ids: list[str]) -> None:
    commit(repository, {"models.py": MODELS})
    migrate(repository, "models.py", "--write", *arguments)
    before = ["'gpt-4o'", '"gpt-3.5-turbo"', '"qwen-3-32b"', '"cerebras/gpt-oss-120b"']
    expected = MODELS
    for old, new in zip(before, ids, strict=True):
        expected = expected.replace(old, new)
    assert (repository / "models.py").read_text() == expected


def test_models_of_the_configuration(repository: Path) -> None:
    commit(repository, {"models.py": MODELS, ".compatlint.yaml": "models: {gpt-4o: own, gpt-3.5-turbo: other}\n"})
    migrate(repository, "models.py", "--write", "--model", "gpt-4o=mine")
    written = (repository / "models.py").read_text()
    assert ("'mine'" in written, '"other"' in written) == (True, True)


def test_models_in_a_circle_are_refused(repository: Path) -> None:
    failed = migrate(repository, "--model", "a=b", "--model", "b=a")
    assert failed.exit_code == 2
    assert "--model: 'b' is itself to be replaced" in failed.stderr


OTHERS = {
    ".gitignore": ".env\n",
    ".env": "OPENAI_API_KEY=sk-proj-0123456789abcdefghijklmnop\nOPENAI_BASE_URL=https://api.openai.com/v1\nDEBUG=1\n",
    "deploy/values.yaml": "model: gpt-4o-mini\nname: davinci\nother: gpt-oss-120b\n",
    "config.json": '{"model": "gpt-3.5-turbo", "openai": "^0.28"}\n',
    "requirements.txt": "openai-whisper==0.1\nopenai==0.28.1  # not openai<1\nhttpx\n",
    "requirements-new.txt": "openai>=1.0\nopenai~=1.3\nopenai!=0.28\n",
    "pyproject.toml": '[tool.poetry.dependencies]\nopenai = "^0.27"\n',
    "setup.py": 'setup(install_requires=["openai[datalib]<1,>=0.26"])\n',
    "Dockerfile": "ENV AZURE_OPENAI_API_KEY=x\nRUN pip install 'openai<=0.28'\n",
    "node_modules/x/config.json": '{"model": "gpt-4o"}\n',
    "notes.md": "OPENAI_API_KEY\n",
}


def test_what_has_to_be_installed_for_a_framework_is_told(repository: Path) -> None:
    program = 'from langchain_openai import ChatOpenAI\n\nChatOpenAI(model="gpt-oss-120b").invoke("Hi")\n'
    put(repository, {"app.py": program})
    told = migrate(repository, "app.py").stderr
    assert "Have langchain-cerebras installed, and add it to the dependencies." in told
    assert "Set the environment variable CEREBRAS_API_KEY" in told


def test_the_variable_that_a_framework_reads_by_itself_is_told(repository: Path) -> None:
    put(repository, {"app.py": 'from litellm import completion\n\ncompletion(model="gpt-4o", messages=[])\n'})
    told = migrate(repository, "app.py", "--model", "gpt-4o=gpt-oss-120b").stderr
    assert "Set the environment variable CEREBRAS_API_KEY wherever the program runs." in told


def test_other_files_are_reported_and_never_edited(repository: Path) -> None:
    commit(repository, OTHERS)
    put(repository, OTHERS)
    done = migrate(repository, "--write")
    assert {name: (repository / name).read_text() for name in OTHERS} == OTHERS
    told = set(re.findall(r"(?m)^  (\S+:\d+): ", done.stdout))
    assert told == {
        *(".env:1", ".env:2", "deploy/values.yaml:1", "config.json:1", "Dockerfile:1"),
        *("requirements.txt:2", "pyproject.toml:2", "setup.py:1", "Dockerfile:2"),
    }
    assert "0123456789" not in done.stdout
    assert "the rewritten code needs openai>=1.0" in done.stdout
    assert "4 things left to do by hand" in done.stdout
    assert "Set the environment variable CEREBRAS_API_KEY" in done.stdout
    assert done.exit_code == 1


DATA = {
    "models.json": '[\n"gpt-4o",\n"gpt-4o-mini"\n]\n',
    "benchmarks/run.json": '{"model": "gpt-4o"}\n',
    "benchmarks/.env": "OPENAI_API_KEY=\n",
    "benchmarks/requirements.txt": "openai<1\n",
    "data/prices.yaml": "gpt-4o-mini: 1\nmodel: gpt-4o\n",
    "data/docker-compose.yml": "environment:\n  OPENAI_API_KEY: x\n",
    "sitemap.yaml": "- gpt-4o\n",
    "app.config.json": '{"model": "gpt-4o"}\n',
    "many.yaml": "".join(f"m{number}: gpt-4o\n" for number in range(40)),
}


def test_data_is_counted_and_not_listed(repository: Path) -> None:
    """Nobody changes what a program measured, or a table of prices; what sets it up is changed wherever it lies."""
    commit(repository, DATA)
    done = migrate(repository, "--report", "report.json")
    told = re.findall(r"(?m)^  (\S+:\d+): ", done.stderr)
    assert told == [
        *("app.config.json:1", "benchmarks/.env:1", "benchmarks/requirements.txt:1", "data/docker-compose.yml:2"),
        *(f"many.yaml:{row}" for row in range(1, 7)),
    ]
    assert "    and 34 more lines\n    replace `gpt-4o` by" in done.stderr
    said = "  5 lines of data name what changes too (models.json, benchmarks/run.json, data/prices.yaml and 1 more): "
    assert f"{said}nobody has to change data.\n" in done.stderr
    report = json.loads((repository / "report.json").read_text())
    assert len(report["other_files"]) == 44
    assert len(report["data"]) == 5


PINS = {
    "requirements/dev.txt": "pytest\nopenai<1\n",
    "Pipfile": '[packages]\nopenai = "==0.28"\n',
    "setup.cfg": "[options]\ninstall_requires =\n    openai~=0.27\n",
    "environment.yml": "dependencies:\n  - openai=0.27.8\n  - pip:\n    - openai[embeddings]==0.28.1\n",
    "install.sh": "pip install 'openai<1.0'\n",
    "poetry/pyproject.toml": '[tool.poetry.dependencies]\nopenai = {version = "^0.27", optional = true}\n',
    "notes.txt": "openai<1\n",
    "requirements/new.txt": "openai>=0.27\nopenai-whisper==0.1\n",
}


def test_pins_are_told_wherever_they_stand(repository: Path) -> None:
    commit(repository, PINS)
    told = set(re.findall(r"(?m)^  (\S+:\d+): .*openai", migrate(repository).stderr))
    assert told == {
        *("requirements/dev.txt:2", "Pipfile:2", "setup.cfg:3", "environment.yml:2", "environment.yml:4"),
        *("install.sh:1", "poetry/pyproject.toml:2"),
    }


def test_a_pin_in_a_file_that_is_named(repository: Path) -> None:
    commit(repository, {"requirements.txt": "openai==0.28\n"})
    with inside(repository):
        done = CliRunner().invoke(main, ["migrate", "app.py", "requirements.txt"], catch_exceptions=False)
    assert "requirements.txt:1: openai==0.28" in done.stderr


SHOWN = """import openai

response = openai.ChatCompletion.create(model="gpt-oss-120b", messages=[])
print(response)
"""


def test_an_answer_that_is_shown_as_a_whole_is_told(repository: Path) -> None:
    commit(repository, {"shown.py": SHOWN})
    done = migrate(repository)
    assert "+print(response.model_dump_json(indent=2))" in done.stdout
    assert "an answer is shown as a whole here" in done.stderr


PATCHED = """from unittest import mock

import shown


@mock.patch("openai.ChatCompletion.create", return_value=None)
def test_shown(create):
    assert "openai.ChatCompletion.create" != ""
"""


def test_what_a_test_patches_is_told(repository: Path) -> None:
    commit(repository, {"shown.py": SHOWN, "test_shown.py": PATCHED})
    done = migrate(repository)
    assert re.findall(r"(?m)^  (test_shown\.py:\d+:\d+): ", done.stderr) == ["test_shown.py:6:13"]


LOCAL = """import openai

openai.api_base = "http://localhost:8000/v1"
openai.ChatCompletion.create(model="mine", messages=[])
"""


def test_what_another_version_of_the_sdk_would_break_is_told(repository: Path) -> None:
    commit(repository, {"local.py": LOCAL})
    assert "local.py" not in migrate(repository).stderr
    commit(repository, {"shown.py": SHOWN})
    done = migrate(repository)
    assert re.findall(r"(?m)^  (local\.py:\d+:\d+): ", done.stderr) == ["local.py:4:23"]
    assert "local.py" not in done.stdout


def report(folder: Path, name: str, *arguments: str) -> str:
    """The text of the report `name` of a migration."""
    migrate(folder, "--report", name, *arguments)
    return (folder / name).read_text("utf-8")


def test_report_as_json(repository: Path) -> None:
    commit(
        repository, {"left.py": 'import openai\nopenai.Edit.create(input="<b>")\n', "requirements.txt": "openai<1\n"}
    )
    told = json.loads(report(repository, "report.json", "--write"))
    assert (told["target"], told["written"], told["files"]) == ("Cerebras", True, 2)
    assert [one["code"] for one in told["rewritten"]] == ["CBS001", "CBS101"]
    assert {(one["filename"], one["location"]["row"]) for one in told["left"]} == {("left.py", 1), ("left.py", 2)}
    assert told["other_files"][0]["filename"] == "requirements.txt"
    assert told["by_hand"] == len(told["left"]) + 1
    assert told["undo"] == "`git checkout -- app.py`"
    assert [one["filename"] for one in told["changes"]] == ["app.py"]


@pytest.mark.parametrize("name", ["report.md", "report.html"])
def test_report_undoes_what_was_written(repository: Path, name: str) -> None:
    git(repository, "rm", "-q", "--cached", "app.py")
    text = report(repository, name, "--write", "--force")
    assert (repository / "app.py").read_text() == MIGRATED
    assert "git apply -R" in text
    if name.endswith("html"):
        encoded = re.search(r'href="data:text/x-diff;base64,([^"]+)"', text)
        assert encoded
        text = base64.b64decode(encoded[1]).decode()
    git(repository, "apply", "-R", "-", stdin=text)
    assert (repository / "app.py").read_text() == APP


def test_report_is_one_page_that_asks_for_nothing(repository: Path) -> None:
    commit(repository, {"<i>.py": APP.replace("Hi", "<script>alert(1)</script>"), ".env": "OPENAI_API_KEY=<u>\n"})
    text = report(repository, "report.html")
    assert text.startswith("<!doctype html>")
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"<script|<link|<i>\.py|<u>|src=|url\(|import", text.partition("Changes")[0])
    links = [tag for tag in re.findall(r"<[^>]*https?://[^>]*>", text) if not tag.startswith('<a href="https://')]
    assert links == []  # nothing is loaded: a person may follow a link to a source
    assert "&lt;i&gt;.py" in text


@pytest.mark.parametrize(("name", "why"), [("report.txt", "must end in"), ("no/report.md", "no such directory")])
def test_report_that_cannot_be_written_is_told_first(repository: Path, name: str, why: str) -> None:
    failed = migrate(repository, "--write", "--report", name)
    assert (failed.exit_code, why in failed.stderr) == (2, True)
    assert status(repository) == ""


def test_files_are_put_back_where_one_cannot_be_written(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository, {"b.py": APP})
    replace = os.replace

    def fail(source: str, target: str) -> None:
        if target.endswith("b.py"):
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail)
    failed = migrate(repository, "--write")
    said = "b.py cannot be written: Input/output error: nothing is written"
    assert (failed.exit_code, said in failed.stderr) == (2, True)
    assert status(repository) == ""


def test_files_are_written_that_are_one_by_two_names(repository: Path) -> None:
    os.link(repository / "app.py", repository / "same.py")
    commit(repository, {})
    done = migrate(repository, "--write")
    assert done.exit_code == 0, done.output
    assert (repository / "app.py").samefile(repository / "same.py")
    assert (repository / "same.py").read_text() == MIGRATED


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_waits_until_all_is_written_and_told(repository: Path, number: int) -> None:
    """It comes after the first of many files was put in place."""
    commit(repository, {f"f{index}.py": APP for index in range(4)})
    code = (
        "import os, signal, sys\n"
        "replace = os.replace\n"
        "def interrupted(*paths):\n"
        "    replace(*paths)\n"
        f"    os.kill(os.getpid(), {int(number)})\n"
        "os.replace = interrupted\n"
        f"sys.argv = ['compatlint', 'migrate', '--write']\n"
        "from compatlint.__main__ import main\n"
        "main()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "linter")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == (130 if number == signal.SIGINT else -number), done.stderr
    assert "in 5 of 5 files" in done.stdout
    assert {path.read_text() for path in repository.glob("*.py")} == {MIGRATED}
    assert not [*repository.glob(".compatlint*")]


def test_what_a_killed_run_left_is_told_and_stays(repository: Path) -> None:
    (repository / ".compatlint-abc.tmp").write_text("x")
    done = migrate(repository, "--write")
    assert ".compatlint-abc.tmp is left of a run that was killed" in done.stderr
    assert (repository / ".compatlint-abc.tmp").exists()


HOSTILE = {
    "elifs": "if x == 0:\n    pass\n" + "".join(f"elif x == {n}:\n    pass\n" for n in range(250)),
    "literals": "x = (" + "\n".join(["'a'"] * 900) + ")\n",
    "operands": "x = " + " + ".join(["a"] * 900) + "\n",
    "nots": "x = " + "not " * 900 + "a\n",
    "digits": "x = " + "9" * 5000 + "\n",
    "hex": "x = 0x" + "f" * 5000 + "\n",
    "undecodable": "# \udcff\n",
    **{name: f"# coding: {name}\n" for name in ("idna", "mbcs", "utf-32", "utf-16", "hex", "undefined", "nothing")},
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("options", [[], ["--markers"]])
def test_one_file_does_not_stop_the_others(repository: Path, hostile: str, options: list[str]) -> None:
    """Neither one that nests, nor one that cannot be read, which is told."""
    program = hostile + APP if hostile.startswith("#") else APP + hostile
    before = program.encode(errors="surrogateescape")
    (repository / "hostile.py").write_bytes(before)
    done = migrate(repository, "--write", "--force", *options)
    assert "internal error" not in done.output
    assert (repository / "app.py").read_text() == MIGRATED
    if done.exit_code == 0:
        assert (repository / "hostile.py").read_bytes() != before
    else:
        assert done.exit_code == 1
        assert re.search("CL001|can.t be written back byte for byte", done.stdout), done.output
        assert (repository / "hostile.py").read_bytes() == before


def test_a_number_with_many_digits_in_a_notebook(repository: Path) -> None:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": APP.splitlines(keepends=True)}
    text = json.dumps({"cells": [cell], "metadata": {"n": 7}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    commit(repository, {"a.ipynb": text.replace('"n": 7', f'"n": {"7" * 5000}')})
    assert migrate(repository, "--write").exit_code == 0
    assert "7" * 5000 in (after := (repository / "a.ipynb").read_text())
    assert "https://api.cerebras.ai/v1" in after


def test_what_fails_beside_hides_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is only told may fail, and so may a fix: the rest is done."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr("compatlint.migration.migrate.unread", fail)
    monkeypatch.setattr("compatlint.migration.rounds.tidied", fail)
    done = migrate(repository, "--write")
    assert "Rewrote" in done.stdout
    assert "could not be told: internal error: RuntimeError: no" in done.stderr
    assert "https://api.cerebras.ai/v1" in (repository / "app.py").read_text()


def test_a_fix_that_fails_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr("compatlint.migration.proposals.apply_in_order", fail)
    done = migrate(repository, "--write")
    assert "the rewrite gives what cannot be parsed; please report it" in done.stdout
    assert status(repository) == ""


def test_interactive_with_standard_input_closed(repository: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "linter")}
    command = f"{sys.executable} -m compatlint migrate -i --write <&-"
    done = subprocess.run(
        command, shell=True, cwd=repository, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "nobody answers: nothing is written" in done.stderr) == (2, True)
    assert status(repository) == ""


AZURE = """\
from openai import (
    AzureOpenAI,  # the one in Europe
    OpenAI,
)

client = AzureOpenAI(azure_endpoint="https://acme.openai.azure.com", api_version="1", api_key="k")


def ask(text: "list[AzureOpenAI] | None"):
    return client.chat.completions.create(model="our-deployment", messages=text)
"""


def test_names_of_deployments_are_told_or_replaced(repository: Path) -> None:
    commit(repository, {"app.py": AZURE})
    shown = migrate(repository)
    assert shown.exit_code == 1
    assert "app.py:10:49: `our-deployment` was the name of a deployment" in shown.stderr
    done = migrate(repository, "--write", "--model", "our-deployment=gpt-oss-120b")
    written = (repository / "app.py").read_text()
    assert done.exit_code == 0, done.output
    assert "Azure" not in written
    assert 'model="gpt-oss-120b"' in written
    assert "list[OpenAI] | None" in written


BRANCHES = """\
def connect(azure):
    if azure:
        from openai import AzureOpenAI
        return AzureOpenAI()
    from openai import OpenAI
    return OpenAI()
"""
RENAMED = {
    "in another branch": (BRANCHES, "from openai import OpenAI\n        return OpenAI("),
    "alias": ("from openai import AzureOpenAI as Client\nclient = Client()\n", "from openai import OpenAI as Client\n"),
    "module": ("import openai as o\nclient: o.AzureOpenAI = o.AzureOpenAI()\n", "client: o.OpenAI = o.OpenAI("),
    "attribute of something else": (
        "from openai import AzureOpenAI\nx.AzureOpenAI = AzureOpenAI()\nf(AzureOpenAI=1)\n",
        "x.AzureOpenAI = OpenAI(",
    ),
}


@pytest.mark.parametrize(("before", "after"), RENAMED.values(), ids=RENAMED)
def test_renamed_classes(repository: Path, before: str, after: str) -> None:
    commit(repository, {"app.py": before})
    migrate(repository, "--write")
    written = (repository / "app.py").read_text()
    compile(written, "app.py", "exec")
    assert after in written


KEYS = """\
from openai import OpenAI
from settings import load

client = OpenAI(api_key=load().key)
"""


def test_a_key_that_is_computed_is_told(repository: Path) -> None:
    commit(repository, {"app.py": KEYS})
    shown = migrate(repository)
    assert 'api_key=load().key, base_url="https://api.cerebras.ai/v1"' in shown.stdout
    assert "app.py:4:17: possible: the key of this client stays the one that is given here" in shown.stderr


def test_parameters_that_do_nothing_are_notes(repository: Path) -> None:
    text = "def ask(client, penalty=0):\n    client.chat.completions.create(model='x', messages=[], {}=penalty)\n"
    commit(repository, {"app.py": text.replace("{}", "presence_penalty")})
    done = migrate(repository, "--write")
    assert done.exit_code == 0, done.output
    assert "app.py:1:17: the parameter `penalty` does nothing any more" in done.stdout


SHARED = """\
from openai import OpenAI

client = OpenAI()
OPTIONS = {"frequency_penalty": 1, "service_tier": "auto"}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)
print(OPTIONS["service_tier"], OPTIONS)
"""


def test_a_dict_that_others_need_is_unpacked_without_the_fields(repository: Path) -> None:
    commit(repository, {"app.py": SHARED})
    done = migrate(repository, "--write")
    assert done.exit_code == 0, done.output
    copied = '**{key: value for key, value in OPTIONS.items() if key not in ("frequency_penalty", "service_tier")}'
    written = (repository / "app.py").read_text()
    assert copied in written
    assert 'OPTIONS = {"frequency_penalty": 1, "service_tier": "auto"}' in written


CONFLICT = """\
SYSTEM = "Think step by step before you answer."


def ask(client, text):
    messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": text}]
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=messages, frequency_penalty=1, reasoning_effort="low"
    )
"""


def test_a_prompt_is_not_edited_but_what_it_contradicts_is_told(repository: Path) -> None:
    commit(repository, {"app.py": CONFLICT})
    done = migrate(repository, "--write")
    assert (repository / "app.py").read_text() == CONFLICT.replace("frequency_penalty=1, ", "")
    assert "app.py:7:67: `reasoning_effort` `low` asks for little" in done.stdout
    assert "(“Think step by step”)\n    together with app.py:1:10\n" in done.stdout


WAITS = """\
from openai import OpenAI

client = OpenAI()
client.embeddings.create(model="text-embedding-3-small", input="x")
client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)
"""


def test_requests_of_a_client_that_stays_are_left_as_they_are(repository: Path) -> None:
    commit(repository, {"app.py": WAITS})
    done = migrate(repository, "--write", "--model", "*=gpt-oss-120b")
    assert (repository / "app.py").read_text() == WAITS
    assert done.stdout.count("not rewritten: it waits for CBS001, which is left") == 2
    assert "a person has to point the client at Cerebras once what it sends to embeddings" in done.stdout


@pytest.mark.parametrize(("around", "inside"), ["\"'", "'\""])
def test_no_quotes_are_put_into_an_f_string_that_has_them(repository: Path, around: str, inside: str) -> None:
    made = "{openai.OpenAI(timeout=9)}"
    text = f"import os\n\nimport openai\n\nprint(f{around}{made}{around}, {around}x{around})\n"
    commit(repository, {"app.py": text})
    migrate(repository, "--write")
    url, key = (f"{inside}{one}{inside}" for one in ("https://api.cerebras.ai/v1", "CEREBRAS_API_KEY"))
    wanted = f"{{openai.OpenAI(timeout=9, base_url={url}, api_key=os.environ.get({key}))}}"
    assert (repository / "app.py").read_text() == text.replace(made, wanted)


DECLINED = """\
from openai import OpenAI

client = OpenAI()
other = OpenAI(timeout=9)
for each in (client,):
    print(each.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=0.5))
print(other.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=0.5))
"""


def test_what_a_client_sends_waits_for_it(repository: Path) -> None:
    commit(repository, {"app.py": DECLINED})
    done = migrate(repository, "-i", "--write", "--model", "*=gpt-oss-120b", stdin="n\ny\ny\ny\n")
    assert done.stderr.count("Rewrite?") == 4
    text = (repository / "app.py").read_text()
    assert "\nclient = OpenAI()\n" in text
    assert 'print(each.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=0.5))' in text
    assert 'print(other.chat.completions.create(model="gpt-oss-120b", messages=[]))' in text
    said = done.stdout.replace("\n    ", "\n")
    assert "not rewritten: you declined the rewrite" in said
    assert said.count("not rewritten: it waits for CBS001, which you declined") == 2


def test_interactive_at_a_terminal(repository: Path) -> None:
    """The questions and the diff on a terminal, answered by keys."""
    commit(repository, {"app.py": DECLINED})
    main_end, other_end = pty.openpty()
    command = [sys.executable, "-m", "compatlint", "migrate", "-i", "--write", "--model", "*=gpt-oss-120b"]
    with subprocess.Popen(command, cwd=repository, stdin=other_end, stdout=other_end, stderr=other_end) as process:
        os.close(other_end)
        shown = ""
        for answer in ("n", "x", "y", "a"):
            shown += _until(main_end, "[y, n, a, q]", "(y, n, a, q)")
            os.write(main_end, answer.encode() + b"\n")
        shown += _until(main_end, "Judged for")
        os.close(main_end)
    assert process.returncode == 1
    assert "+other = OpenAI(" in shown
    assert "'x' is not one of" in shown
    text = (repository / "app.py").read_text()
    assert "client = OpenAI()\n" in text
    assert 'print(each.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=0.5))' in text
    assert text.splitlines()[-1].endswith('(model="gpt-oss-120b", messages=[]))')


def _until(terminal: int, *words: str) -> str:
    """What a terminal shows up to one of some words."""
    shown = ""
    while not any(word in shown for word in words):
        shown += os.read(terminal, 4096).decode(errors="replace")
    return shown


SAME_URL = """\
from openai import OpenAI

URL = "https://api.openai.com/v1"
one = OpenAI(base_url=URL, api_key="k")
two = OpenAI(base_url=URL, api_key="k")
"""


def test_what_was_declined_is_not_changed_by_another_answer(repository: Path) -> None:
    commit(repository, {"app.py": SAME_URL})
    done = migrate(repository, "-i", "--write", stdin="n\n")
    assert done.exit_code == 1
    assert (repository / "app.py").read_text() == SAME_URL


APART = """\
%%writefile app.py
# the app
from openai import OpenAI

client = OpenAI(api_key="k")
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={}))
"""
SCRIPT = """\
%%script python
from openai import OpenAI

vectors = OpenAI().embeddings.create(model="text-embedding-3-small", input="x")
"""


def test_cells_that_run_apart_are_programs_of_their_own(repository: Path) -> None:
    texts = (APART, APP, SCRIPT)
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": text.splitlines(True)} for text in texts]
    book = {"cells": cells, "metadata": {}, "nbformat": 4}
    commit(repository, {"book.ipynb": json.dumps(book, indent=1)})
    told = migrate(repository, "--write", "book.ipynb").stdout
    written = (repository / "book.ipynb").read_text()
    code = ["".join(cell["source"]) for cell in json.loads(written)["cells"]]
    assert code[0].startswith("%%writefile app.py\n# the app\nimport os\n\nfrom openai import OpenAI\n")
    assert 'base_url="https://api.cerebras.ai/v1"' in code[0]
    assert "logit_bias" not in code[0]
    assert code[1:] == [MIGRATED, SCRIPT]
    assert re.search(r"book.ipynb:cell 3:4:\d+: Cerebras does not serve the embeddings endpoint", told)
    migrate(repository, "--write", "--force", "book.ipynb")
    assert (repository / "book.ipynb").read_text() == written


# Rounds: a file is judged again only where what it was judged by is another than before.

CONFIG = "import os\n\nclient_options = {'timeout': 30}\nbase = os.environ.get('BASE')\n"
READER = """\
from config import client_options
from openai import OpenAI

client = OpenAI(**client_options)


def ask(text):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], service_tier="auto"
    )
"""
STRANGER = """\
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1")
client.chat.completions.create(model="llama", messages=[], logit_bias={})
"""
CALLER = "from reader import client\n\nclient.chat.completions.create(model='gpt-oss-120b', messages=[])\n"


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were judged, in order."""
    names: list[str] = []

    def noted(source: Source, *rest: Any) -> Found:
        names.append(os.path.basename(source.filename))
        return check(source, *rest)

    monkeypatch.setattr(rounds, "check", noted)
    return names


def test_only_what_a_change_may_affect_is_judged_again(repository: Path, judged: list[str]) -> None:
    put(repository, {"config.py": CONFIG, "reader.py": READER, "stranger.py": STRANGER, "caller.py": CALLER})
    migrate(repository, ".")
    assert Counter(judged) == {"app.py": 2, "reader.py": 2, "caller.py": 2, "stranger.py": 1}


def test_a_setting_of_another_file_that_goes_is_noticed(repository: Path, judged: list[str]) -> None:
    entry = "import openai\n\nopenai.base_url = 'https://api.openai.com/v1/'\n\nimport asks\n\nasks.ask()\n"
    asks = (
        "import openai\n\n\ndef ask():\n"
        "    return openai.chat.completions.create(model='gpt-oss-120b', messages=[], service_tier='auto')\n"
    )
    put(repository, {"entry.py": entry, "asks.py": asks})
    done = migrate(repository, "entry.py", "asks.py")
    assert ", service_tier='auto')\n+" in done.stdout
    assert judged.count("asks.py") > 1


TREES = [ROOT / "examples", *sorted(path for path in (ROOT / "tests/wire/rewrites").iterdir() if path.is_dir())]


@pytest.mark.parametrize("tree", TREES, ids=lambda path: path.name)
def test_judging_everything_again_finds_the_same(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = migrate(tree, ".")
    monkeypatch.setattr(Project, "still_says", lambda *_: False)
    everything = migrate(tree, ".")
    assert (some.stdout, some.stderr) == (everything.stdout, everything.stderr)
