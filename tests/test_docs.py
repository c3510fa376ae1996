"""What README and CONTRIBUTING say is so. `python -m tests.test_readme` writes their generated blocks anew."""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from compatlint.packs import load
from compatlint.report import rules
from tests.test_house import ENGINE, ROOMS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
PAGES = pytest.mark.parametrize("page", [README, CONTRIBUTING], ids=lambda page: page.name)
GENERATED = re.compile(r"(?P<start><!-- (?P<what>\w+)(: (?P<argument>.*?))? -->\n).*?(?P<end><!-- end -->)", re.DOTALL)
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)


def shown(command: str) -> str:
    """What a command prints when it is run at the top of the repository."""
    program, *arguments = shlex.split(command)
    assert program == "compatlint", command
    env = {key: value for key, value in os.environ.items() if not key.endswith("_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "compatlint", *arguments],
        cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr
    return f"```console\n$ {command}\n{done.stdout}{done.stderr}```\n"


def generated(what: str, argument: str) -> str:
    """The text of a generated block."""
    if what == "rules":
        return rules.markdown_table(load.load(None)).strip() + "\n"
    if what == "rooms":
        return rooms()
    assert what == "output", what
    return shown(argument)


def rooms() -> str:
    """The table of the rooms, each with what its package says of itself."""
    rows = ["| room | its one job | may import |", "| --- | --- | --- |"]
    for name, others in ROOMS.items():
        job = (ast.get_docstring(ast.parse((ENGINE / name / "__init__.py").read_text("utf-8"))) or "").split("\n")[0]
        above = [one for one in ROOMS if one in others.split()]
        everything = above == list(ROOMS)[: list(ROOMS).index(name)]
        row = (f"`{name}`", job, "all above" if everything and len(above) > 1 else ", ".join(above) or "none")
        rows.append(f"| {' | '.join(row)} |")
    return "\n".join(rows) + "\n"


def renewed(text: str) -> str:
    """A page with every generated block as it would be today."""
    return GENERATED.sub(lambda m: m["start"] + generated(m["what"], m["argument"] or "") + m["end"], text)


def blocks(*languages: str) -> list[str]:
    """The code blocks in one of the languages, in order."""
    return [m["code"] for m in FENCE.finditer(README.read_text("utf-8")) if m["language"] in languages]


@PAGES
def test_generated_blocks_are_true(page: Path) -> None:
    text = page.read_text("utf-8")
    assert renewed(text) == text, "run `python -m tests.test_readme`"


def test_generated_blocks_are_there() -> None:
    assert {m["what"] for m in GENERATED.finditer(README.read_text("utf-8"))} == {"rules", "output"}
    assert {m["what"] for m in GENERATED.finditer(CONTRIBUTING.read_text("utf-8"))} == {"rooms"}


def test_set_up_is_two_commands() -> None:
    first, second, *rest = blocks("bash")
    assert (first, second) == ("pip install . && compatlint check examples\n", "pip install -e '.[test]' && pytest\n")
    assert not [block for block in rest if "install" in block]


def test_examples_show_every_rule() -> None:
    """All but the one about files that cannot be read, which an example could only show by being broken."""
    output = shown("compatlint check examples --output-format concise")
    rules = load.load(None).rules
    silent = {code for code in rules if not re.search(rf"\b{code}\b", output)}
    assert silent == {"CL001", "CL004"}


def test_options_exist() -> None:
    lines = [line for line in README.read_text("utf-8").splitlines() if "compatlint " in line]
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(lines)))
    commands = ("check", "migrate", "probe", "rule", "rules", "")
    helps = "".join(shown(f"compatlint {command} --help") for command in commands)
    assert not {option for option in told if not re.search(rf"{option}\b", helps)}


def check(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """`compatlint check` with `arguments`, whatever comes of it."""
    command = [sys.executable, "-m", "compatlint", "check", "--output-format", "concise", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("block", blocks("toml"))
def test_configuration_is_accepted(block: str, tmp_path: Path) -> None:
    configuration, source = tmp_path / "pyproject.toml", tmp_path / "app.py"
    configuration.write_text(block, "utf-8")
    source.write_text("import openai\n", "utf-8")
    if "compatlint" in tomllib.loads(block)["tool"]:
        done = check("--config", configuration, source)
        assert done.returncode == 0, done.stdout + done.stderr


def rule_files() -> list[dict[str, Any]]:
    """The YAML blocks that are rule files, in the order field, endpoint, provider."""
    found = [yaml.safe_load(block) for block in blocks("yaml")]
    return [content for content in found if {"rules", "dialect"} & content.keys()]


def test_rule_files_work(tmp_path: Path) -> None:
    """The field's file finds it; the provider's file judges by its own rules only."""
    field, _, provider = rule_files()
    source = tmp_path / "app.py"
    source.write_text(
        "from openai import OpenAI\n"
        "client = OpenAI()\n"
        "client.chat.completions.create(model='gpt-4o', messages=[], user='u1', logprobs=True)\n",
        "utf-8",
    )
    said = []
    for number, content in enumerate((field, provider)):
        path = tmp_path / f"{number}.yaml"
        path.write_text(yaml.safe_dump(content, sort_keys=False), "utf-8")
        said.append(check("--rules", path, source).stdout)
    assert [set(re.findall(r"\b[A-Z]{2,5}\d{3}\b", text)) for text in said] == [
        {"CBS001", "CBS004", "ACME001"},
        {"ACME001", "ACME101"},
    ]


def test_library_for_http_works(tmp_path: Path) -> None:
    """What its file names sends requests."""
    block = next(block for block in blocks("yaml") if "http" in yaml.safe_load(block))
    (tmp_path / "acme.yaml").write_text(block, "utf-8")
    source = tmp_path / "app.py"
    source.write_text(
        "import acme_http\n"
        "session = acme_http.Session('https://api.openai.com/v1')\n"
        "session.post('/chat/completions', json={'model': 'gpt-oss-120b', 'messages': [], 'logit_bias': {}})\n",
        "utf-8",
    )
    said = check("--rules", tmp_path / "acme.yaml", source).stdout
    assert set(re.findall(r"\b[A-Z]{2,5}\d{3}\b", said)) == {"CBS001", "CBS102"}


def test_endpoint_lines_are_those_of_the_pack() -> None:
    dialect = yaml.safe_load((ROOT / "rules" / "openai.yaml").read_text("utf-8"))["dialect"]
    for section, lines in rule_files()[1]["dialect"].items():
        assert lines.items() <= dialect[section].items()


@PAGES
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert targets
    assert not [target for target in targets if not (ROOT / target).exists()]


if __name__ == "__main__":
    for page in (README, CONTRIBUTING):
        page.write_text(renewed(page.read_text("utf-8")), "utf-8")
