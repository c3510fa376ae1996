"""Whole ways or none, where a case of `tests/migrated/` can't say it: packs of one's own, notebooks, other formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compatlint.cli.main import main
from tests import harness

ACME = """\
provider:
  name: Acme
  base_url: https://api.acme.example/v1
  api_key: ACME_API_KEY
sources:
  docs: {where: "https://docs.acme.example", date: "2026-09-30", quote: "[it serves chats]"}
editions:
  "2026-09": {source: docs}
rules:
  - code: ACME001
    name: base-url
    summary: a client that still talks to OpenAI
    targets: [client]
    when: {field: base_url, host: [OpenAI]}
    severity: warning
    message: "this client talks to OpenAI, not to {provider}"
    help: Point it there.
    sources: [docs]
    fix: retarget-client
"""
CHAT = """\
from openai import OpenAI

client = OpenAI()
print(client.chat.completions.create(model="acme-1", messages=[]))
"""
EMBEDDINGS = 'print(client.embeddings.create(model="e", input="x"))\n'
TEXT = 'print(client.completions.create(model="t", prompt="x"))\n'
HTTP = """\
import httpx

HOST = "https://api.openai.com/v1"
httpx.post(f"{HOST}/chat/completions", json={"model": "acme-1", "messages": []})
"""


def run(directory: Path, files: dict[str, str], *options: str) -> Result:
    """Rewrite the files."""
    harness.write(directory, files)
    with harness.inside(directory):
        return CliRunner().invoke(main, ["migrate", ".", "--write", "--force", *options], catch_exceptions=False)


@pytest.mark.parametrize(
    ("program", "options", "goes"),
    [
        (CHAT, "", True),
        (CHAT + EMBEDDINGS, "", False),
        (CHAT + TEXT, "", False),
        (CHAT + EMBEDDINGS, "    options: {unless: []}\n", True),
    ],
)
def test_a_rule_that_does_not_say_what_is_served(tmp_path: Path, program: str, options: str, goes: bool) -> None:
    """A client whose other calls the target is not known to serve stays, unless the rule says that all is served."""
    (tmp_path / "acme.yaml").write_text(ACME + options, encoding="utf-8")
    done = run(tmp_path, {"app.py": program}, "--rules", "acme.yaml")
    written = (tmp_path / "app.py").read_text(encoding="utf-8")
    assert ("https://api.acme.example/v1" in written) is goes, done.output
    if not goes:
        assert written == program
        assert "has a client of its own" in done.output


OWN = """\
sources:
  house: {where: "our handbook", date: "2026-09-30", quote: "[no clients without a name]"}
rules:
  - code: OWN001
    name: base-url
    summary: a client of a gateway
    targets: [client]
    when: {field: base_url, matches: "^https://api[.]openai[.]com/v1/eu"}
    severity: warning
    message: "this client talks to the European address"
    help: Point it at {provider}.
    sources: [house]
    fix: retarget-client
"""


@pytest.mark.parametrize(("more", "goes"), [("", True), (EMBEDDINGS, False), ("print(client.models.list())\n", True)])
def test_a_rule_beside_those_that_are_shipped(tmp_path: Path, more: str, goes: bool) -> None:
    """What they know of what is served holds for it too."""
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    program = CHAT.replace("OpenAI()", 'OpenAI(base_url="https://api.openai.com/v1/eu")') + more
    options = ("--rules", "own.yaml", "--select", "OWN001")
    done = run(tmp_path, {"app.py": program}, *options)
    assert ("api.cerebras.ai" in (tmp_path / "app.py").read_text(encoding="utf-8")) is goes, done.output


NOTEBOOK = """\
%pip install -q langchain-openai
# %%
from langchain_openai import ChatOpenAI

print(ChatOpenAI(model="gpt-4o").invoke("x"))
"""


def test_packages_of_a_notebook_are_told(tmp_path: Path) -> None:
    done = run(tmp_path, {"chat.py": NOTEBOOK}, "--model", "*=gpt-oss-120b")
    wanted = "langchain-cerebras installed, and add it to the dependencies, and to what is installed in chat.ipynb."
    assert wanted in " ".join(done.output.split()), done.output


def test_packages_of_a_notebook_that_installs_none_are_told(tmp_path: Path) -> None:
    done = run(tmp_path, {"chat.py": NOTEBOOK.replace("%pip install -q langchain-openai", "x = 1")})
    assert "Have langchain-cerebras installed, and add it to the dependencies.\n" in done.output


CONFTEST = """\
import httpx
import pytest
import respx


@pytest.fixture(autouse=True)
def answers():
    with respx.mock(base_url="https://api.openai.com/v1") as router:
        router.post("/chat/completions").mock(return_value=httpx.Response(200, json={}))
        yield router
"""


def test_answers_for_all_tests_of_a_folder(tmp_path: Path) -> None:
    """They wait for all clients: they go where all of these go."""
    done = run(tmp_path, {"app.py": CHAT, "tests/conftest.py": CONFTEST})
    written = (tmp_path / "tests/conftest.py").read_text(encoding="utf-8")
    assert written == CONFTEST.replace("api.openai.com", "api.cerebras.ai"), done.output


def test_answers_for_clients_of_which_one_stays(tmp_path: Path) -> None:
    files = {"app.py": CHAT, "others.py": CHAT + EMBEDDINGS, "tests/conftest.py": CONFTEST}
    done = run(tmp_path, files)
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in files} == files
    assert "conftest.py answers for it, and for what stays where it is" in done.output
