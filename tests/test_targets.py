"""Targets besides the default one: how they are chosen, several at once, and what a program sends once it has moved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import compatlint
from compatlint.cli.main import main
from compatlint.packs import load
from tests.harness import inside
from tests.wire import runner

CLIENT = 'from openai import OpenAI\n\nclient = OpenAI(base_url="{url}", api_key="k")\n'
SENT = 'client.chat.completions.create(model="m", messages=[], logprobs=True, logit_bias={})\n'
PROGRAM = CLIENT.format(url="https://api.openai.com/v1") + SENT


def run(directory: Path, *arguments: str) -> Result:
    with inside(directory):
        return CliRunner().invoke(main, arguments, catch_exceptions=False)


def codes(directory: Path, *options: str) -> dict[str, list[str]]:
    found = json.loads(run(directory, "check", ".", "--output-format", "json", "-j", "1", *options).stdout)
    by_file: dict[str, list[str]] = {}
    for one in found:
        by_file.setdefault(one["filename"], []).append(one["code"])
    return by_file


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "a.py").write_text(PROGRAM)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.py").write_text(PROGRAM)
    return tmp_path


CEREBRAS, GROQ = ["CBS001", "CBS102"], ["GRQ001", "GRQ101", "GRQ102"]


def test_the_default_target_stays_the_same(project: Path) -> None:
    assert load.target_name() == "Cerebras"
    assert load.load().edition.name == "2025-09"
    assert codes(project) == {"a.py": CEREBRAS, "sub/b.py": CEREBRAS}
    assert codes(project, "--target", "Groq") == {"a.py": GROQ, "sub/b.py": GROQ}


def test_a_configuration_names_targets_for_its_folder(project: Path) -> None:
    (project / ".compatlint.yaml").write_text("target: groq\n")
    (project / "sub" / ".compatlint.yaml").write_text("target: [cerebras, groq]\n")
    both = [*CEREBRAS[:1], *GROQ[:2], *CEREBRAS[1:], *GROQ[2:]]
    assert codes(project) == {"a.py": GROQ, "sub/b.py": both}
    assert codes(project, "--target", "cerebras") == {"a.py": CEREBRAS, "sub/b.py": CEREBRAS}


def test_a_target_that_there_is_not(project: Path) -> None:
    said = run(project, "check", ".", "--target", "grok")
    assert said.exit_code == 2
    assert "unknown target 'grok'; did you mean 'groq'?" in said.stderr


def test_each_finding_says_whose_it_is(project: Path) -> None:
    options = ("check", "a.py", "--target", "cerebras", "--target", "groq", "--output-format")
    found = json.loads(run(project, *options, "json").stdout)
    assert [(one["code"], one["target"], one["edition"]) for one in found[:2]] == [
        ("CBS001", "Cerebras", "2025-09"),
        ("GRQ001", "Groq", "2026-09"),
    ]
    assert not any(one["fix"] for one in found), "which to write for is not known"
    text = run(project, *options, "text").stdout
    assert "= fix: none: of several targets it is for you to say which to write for" in text
    assert text.rstrip().endswith("Judged for Cerebras, edition 2025-09, and for Groq, edition 2026-09.")
    sarif = json.loads(run(project, *options, "sarif").stdout)["runs"][0]
    assert {one["properties"]["target"] for one in sarif["results"]} == {"Cerebras", "Groq"}
    assert {"CBS001", "GRQ001"} <= {one["id"] for one in sarif["tool"]["driver"]["rules"]}


def test_a_message_that_names_no_target_is_given_one(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import openai\n\nopenai.ChatCompletion.create(model='m', messages=[])\n")
    lines = run(tmp_path, "check", "a.py", "--target", "cerebras", "--target", "groq", "--format", "concise").stdout
    assert "CBS303 [warning] this is the API of openai < 1.0, which newer versions refuse (Cerebras)" in lines
    assert "GRQ303 [warning] this is the API of openai < 1.0, which newer versions refuse (Groq)" in lines


def test_what_is_no_targets_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("from openai import OpenAI\nOpenAI(\n")
    found = codes(tmp_path, "--target", "cerebras", "--target", "groq", "--target", "mistral")
    assert found == {"a.py": ["CL001"]}


@pytest.mark.parametrize("arguments", [("check", "--fix"), ("check", "--diff"), ("migrate",)])
def test_files_are_rewritten_for_one_target(project: Path, arguments: tuple[str, ...]) -> None:
    said = run(project, *arguments, "--target", "cerebras", "--target", "groq", ".")
    assert said.exit_code == 2
    assert "say which with --target" in said.stderr
    assert (project / "a.py").read_text() == PROGRAM


def test_editions_of_several_targets(project: Path) -> None:
    """One names its edition of that time; another judges by what it had then, else by its first."""
    both = ("--target", "cerebras", "--target", "groq", "--edition")
    assert (
        "Cerebras, edition 2026-10, and for Groq, edition 2026-09"
        in run(project, "check", ".", *both, "2026-10").stdout
    )
    assert (
        "Cerebras, edition 2025-09, and for Groq, edition 2026-09"
        in run(project, "check", ".", *both, "2026-09").stdout
    )
    assert (
        "Cerebras, edition 2026-10, and for Groq, edition 2026-09" in run(project, "check", ".", *both, "latest").stdout
    )
    said = run(project, "check", ".", "--target", "groq", "--edition", "2026-10")
    assert (said.exit_code, "unknown edition '2026-10'" in said.stderr) == (2, True)


def test_codes_of_all_targets_can_be_selected(project: Path) -> None:
    assert codes(project, "--select", "GRQ101,CBS102", "--target", "groq")["a.py"] == ["GRQ101"]
    assert codes(project, "--ignore", "GRQ")["a.py"] == CEREBRAS
    assert run(project, "check", "--select", "GRX").exit_code == 2


def test_a_baseline_of_two_targets_is_not_out_of_date_for_one(project: Path) -> None:
    both = ("check", ".", "--target", "cerebras", "--target", "groq", "--baseline", "known.json")
    assert run(project, *both, "--write-baseline").exit_code == 0
    assert run(project, *both).exit_code == 0
    one = run(project, "check", ".", "--baseline", "known.json")
    assert (one.exit_code, one.stderr) == (0, "")


def test_rules_of_a_target(tmp_path: Path) -> None:
    assert "Groq, edition 2026-09" in run(tmp_path, "rules", "--target", "groq").stdout
    told = run(tmp_path, "rule", "GRQ101").stdout  # the code says whose it is
    assert "Groq answers HTTP 400 to `logprobs`" in told
    assert "2026-09-26  https://console.groq.com/docs/openai" in told
    assert "Mistral answers HTTP 422" in run(tmp_path, "rule", "seed", "--target", "mistral").stdout


def test_from_python(project: Path) -> None:
    with inside(project):
        assert [one.code for one in compatlint.check("a.py", target="groq")] == GROQ
        assert {one.target for one in compatlint.check("a.py", target=["groq", "mistral"])} == {"Groq", "Mistral"}


ACME = """\
provider: {name: Acme, base_url: "https://api.acme.example/v1", api_key: ACME_API_KEY}
words: [acme]
clients:
  - {names: [acme.Client], kind: sdk, settings: {base_url: {default: "https://api.acme.example/v1"}}}
routes:
  - of: [litellm.completion]
    providers: {acme: {settings: {base_url: {default: "https://api.acme.example/v1"}}}}
counterparts: {langchain_openai.ChatOpenAI: langchain_cerebras.ChatCerebras}
sources: {docs: {where: "https://docs.acme.example", date: "2026-09-30"}}
editions: {"2026-09": {source: docs}}
rules:
  - code: ACME101
    name: seed
    summary: "`seed`"
    targets: [chat.completions]
    when: {sent: seed}
    severity: error
    message: "{provider} rejects `seed`"
    help: Leave it out.
    sources: [docs]
    fix: drop-field
"""
USES = """\
import acme
import litellm

acme.Client().chat.completions.create(model="m", messages=[], seed=1)
litellm.completion(model="acme/m", messages=[], seed=1)
litellm.completion(model="groq/m", messages=[], seed=1, logprobs=True)
"""


def test_a_provider_is_one_file(tmp_path: Path) -> None:
    """Its own client, its name in frameworks and its rules; without `--target` a pack of one's own is the target."""
    (tmp_path / "acme.yaml").write_text(ACME)
    (tmp_path / "a.py").write_text(USES)
    assert codes(tmp_path, "--rules", "acme.yaml") == {"a.py": ["ACME101", "ACME101"]}
    assert codes(tmp_path, "--rules", "acme.yaml", "--target", "groq") == {"a.py": ["GRQ101"]}
    both = codes(tmp_path, "--rules", "acme.yaml", "--target", "acme", "--target", "groq")
    assert both == {"a.py": ["ACME101", "ACME101", "GRQ101"]}
    pack = load.load(None, (str(tmp_path / "acme.yaml"),))
    chat = next(one for one in pack.frameworks if "langchain_openai.ChatOpenAI" in one.client.names)
    assert chat.counterparts == {"Acme": "langchain_cerebras.ChatCerebras"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("of: [litellm.completion]", "of: [litellm.complete]", "unknown framework 'litellm.complete'; did you mean"),
        (
            "of: [litellm.completion]",
            "of: [langchain_openai.ChatOpenAI]",
            "has no 'routes' that more could be added to",
        ),
        ("langchain_openai.ChatOpenAI:", "langchain_openai.ChatOpen:", "unknown framework 'langchain_openai.ChatOpen'"),
        ("api_key: ACME_API_KEY", "api_key: A, default: maybe", "'default' must be true or false"),
    ],
)
def test_mistakes_in_what_frameworks_call_a_target(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "acme.yaml"
    path.write_text(ACME.replace(old, new))
    with pytest.raises(compatlint.UsageError, match=said):
        load.load(None, (str(path),))


def test_a_pack_of_ones_own_takes_the_place_of_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(ACME.replace("Acme", "Groq").replace("ACME101", "GRQ999"))
    assert "GRQ101" not in load.load(None, (str(tmp_path / "own.yaml"),), "groq").rules


def test_probe_knows_whom_a_target_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GROQ_API_KEY", raising=False)
    asked = run(tmp_path, "probe", "--target", "groq", "--model", "m", "--yes")
    assert (asked.exit_code, "the variable GROQ_API_KEY is not set" in asked.stderr) == (2, True)
    nobody = run(tmp_path, "probe", "--model", "m", "--yes")
    assert (nobody.exit_code, "--base-url URL, or --target NAME" in nobody.stderr) == (2, True)


MOVES = """\
import os

from openai import OpenAI

client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
answer = client.chat.completions.create(
    model="gpt-4o",
    messages=[{"role": "user", "content": "a"}],
    logprobs=True,
    logit_bias={},
    temperature=0.5,
)
print(len(answer.choices))
"""


@pytest.mark.parametrize(
    ("target", "host", "path", "model"),
    [
        ("groq", "api.groq.com", "/openai/v1/chat/completions", "openai/gpt-oss-120b"),
        ("mistral", "api.mistral.ai", "/v1/chat/completions", "mistral-large-latest"),
    ],
)
def test_a_program_that_has_moved_sends_what_the_target_takes(
    target: str, host: str, path: str, model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "main.py"
    program.write_text(MOVES)
    chosen = ["--model", f"gpt-4o={model}"] if target == "groq" else []  # Mistral says itself which one
    said = run(tmp_path, "migrate", ".", "--target", target, "--write", "--force", *chosen)
    assert said.exit_code == 0, said.output
    monkeypatch.setenv(f"{target.upper()}_API_KEY", "a-key-of-its-own")
    (sent,) = runner.run(program).sent
    assert (sent.host, sent.path, sent.key) == (host, path, "a-key-of-its-own")
    assert (sent.body["model"], "logit_bias" in sent.body) == (model, False)
    assert ("logprobs" in sent.body) is (target == "mistral")
