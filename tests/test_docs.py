"""What README, CONTRIBUTING and docs/ say is so. `python -m tests.test_docs` writes what is generated of them anew."""

from __future__ import annotations

import ast
import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from compatlint import DOCUMENTATION, __version__
from compatlint.cli.main import main
from compatlint.packs import load
from compatlint.packs.fixes import BY_MIGRATE, FIXES
from compatlint.packs.reading.pack import TOP
from compatlint.report import rules
from compatlint.report.rule_page import rule_page
from tests.test_house import ENGINE, ROOMS
from tests.wire import runner

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
README, CONTRIBUTING, DOCS = ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs"
RULES = DOCS / "rules"
WRITTEN = [README, CONTRIBUTING, *sorted(DOCS.glob("*.md")), RULES / "index.md"]
PAGES = pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
GENERATED = re.compile(r"(?P<start><!-- (?P<what>\w+)(: (?P<argument>.*?))? -->\n).*?(?P<end><!-- end -->)", re.DOTALL)
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)
HASHES = re.compile(r"(?m)^index .*\n")
GUIDE = DOCS / "guide.md"
PLAIN = {name: None for name in os.environ if name.endswith("_COLOR") or name == "COLUMNS"}


def run(*arguments: str | Path, at: Path = ROOT) -> Result:
    """`compatlint` with `arguments` in a folder, whatever comes of it."""
    with inside(at):
        return CliRunner(env=PLAIN).invoke(main, list(map(str, arguments)))


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def shown(command: str, at: Path = ROOT) -> str:
    """What a command prints when it is run at the top of the repository."""
    program, *arguments = shlex.split(command)
    assert program == "compatlint", command
    done = run(*arguments, at=at)
    assert done.exit_code in {0, 1}, done.stderr
    return f"```console\n$ {command}\n{done.stdout}{done.stderr}```\n"


def generated(what: str, argument: str) -> str:
    """The text of a generated block."""
    if what == "rules":
        return re.sub(r"(?m)^\| (C[A-Z]+\d+)", r"| [\1](\1.md)", rules.markdown_table(load.load(None))).strip() + "\n"
    if what in TABLES:
        return TABLES[what]()
    assert what == "output", what
    return shown(argument)


def walked(text: str, project: Path) -> str:
    """A guide with what its commands print, one after the other, in a copy of a project that becomes a repository."""
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "As it was")):
        subprocess.run([*git, *command], cwd=project, check=True)

    def done(block: re.Match[str]) -> str:
        if block["language"] == "diff":
            subprocess.run([*git, "apply"], input=block["code"], cwd=project, text=True, check=True)
        elif block["language"] == "toml":
            (project / "pyproject.toml").write_text(block["code"], "utf-8")
        elif block["language"] == "console":
            command = block["code"].partition("\n")[0].removeprefix("$ ")
            if command.startswith("compatlint"):
                return shown(command, at=project).rstrip("\n")
            said = subprocess.run(
                [*git, *shlex.split(command)[1:]], cwd=project, text=True, stdout=PIPE, check=True
            ).stdout
            return f"```console\n$ {command}\n{HASHES.sub('', said)}```"
        return block[0]

    return FENCE.sub(done, text)


def newsdesk(folder: Path) -> Path:
    """A copy of the project of the guide."""
    return Path(shutil.copytree(DOCS / "newsdesk", folder / "newsdesk"))


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


def fixes() -> str:
    """The table of the fixes that a rule may name."""
    rows = (
        f"| `{name}` | {what}{' (only `migrate` does)' if name in BY_MIGRATE else ''} |\n"
        for name, what in FIXES.items()
    )
    return "| fix | what it does |\n| --- | --- |\n" + "".join(rows)


def lists() -> str:
    """The lists and tables that are shipped, each with the pack that it stands in and the first of its words."""
    rows = ["| name | in | begins with |", "| --- | --- | --- |"]
    for path in sorted((ROOT / "rules").glob("*.yaml")):
        pack = yaml.safe_load(path.read_text("utf-8"))
        for name, said in {**pack.get("lists", {}), **pack.get("tables", {})}.items():
            rows.append(f"| `{name}` | `rules/{path.name}` | {_beginning(said)} |")
    return "\n".join(rows) + "\n"


def _beginning(said: Any) -> str:
    if "regex" in said:
        return "patterns"
    first = said[0] if isinstance(said, list) else next(iter(said))
    return f"`{said[first][0] if isinstance(said, dict) and isinstance(said[first], list) else first}`"


TABLES = {"rooms": rooms, "fixes": fixes, "lists": lists}


def renewed(text: str) -> str:
    """A page with every generated block as it would be today."""
    return GENERATED.sub(lambda m: m["start"] + generated(m["what"], m["argument"] or "") + m["end"], text)


def blocks(page: Path, *languages: str) -> list[str]:
    """The code blocks of a page in one of the languages, in order."""
    return [m["code"] for m in FENCE.finditer(page.read_text("utf-8")) if m["language"] in languages]


@PAGES
def test_generated_blocks_are_true(page: Path) -> None:
    text = page.read_text("utf-8")
    assert renewed(text) == text, "run `python -m tests.test_docs`"


def test_generated_blocks_are_there() -> None:
    found = {page.name: {m["what"] for m in GENERATED.finditer(page.read_text("utf-8"))} for page in WRITTEN}
    assert {name: what for name, what in found.items() if what} == {
        "README.md": {"output"}, "CONTRIBUTING.md": {"rooms"}, "findings.md": {"output"}, "migrating.md": {"output"},
        "index.md": {"rules"}, "pack-reference.md": {"fixes", "lists"},
    }  # fmt: skip


def test_rules_have_their_pages() -> None:
    pages = {path.stem: path.read_text("utf-8") for path in RULES.glob("*.md") if path.name != "index.md"}
    assert pages == rule_pages(), "run `python -m tests.test_docs`"


def rule_pages() -> dict[str, str]:
    """The page of each rule, by its code."""
    return {code: rule_page(code, load.load) for code in load.load().rules}


def test_the_guide_leads_there(tmp_path: Path) -> None:
    """What it shows is printed, and the program runs on the target that it ends with."""
    project = newsdesk(tmp_path)
    before = runner.run(project / "main.py").printed
    text = GUIDE.read_text("utf-8")
    assert f"```python\n{(project / 'newsdesk' / 'settings.py').read_text('utf-8')}```" in text
    assert walked(text, project) == text, "run `python -m tests.test_docs`"
    after = runner.run(project / "main.py")
    assert (after.printed, {one.host for one in after.sent}) == (before, {"api.cerebras.ai", "api.openai.com"})
    assert after.codes == {"CBS001", "CBS302"}, "the embeddings"


def test_readme_is_short() -> None:
    assert len(README.read_text("utf-8").split()) <= 1_500


def test_set_up_is_two_commands() -> None:
    first, second, *rest = blocks(README, "bash")
    assert (first, second) == ("pip install . && compatlint check examples\n", "pip install -e '.[test]' && pytest\n")
    assert not [block for block in rest if "install" in block]


def test_examples_show_every_rule() -> None:
    """All but the one about files that cannot be read, which an example could only show by being broken."""
    output = shown("compatlint check examples --output-format concise")
    rules = load.load(None).rules
    silent = {code for code in rules if not re.search(rf"\b{code}\b", output)}
    assert silent == {"CL001", "CL004"}


@pytest.fixture(scope="module")
def helps() -> str:
    return "".join(run(*command.split(), "--help").stdout for command in (*main.commands, ""))


@PAGES
def test_options_exist(page: Path, helps: str) -> None:
    lines = [line for line in page.read_text("utf-8").splitlines() if "compatlint " in line]
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(lines)))
    assert not {option for option in told if not re.search(rf"{option}\b", helps)}


@PAGES
def test_command_lines_are_understood(page: Path) -> None:
    """Each of them, but what is no command line of ours."""
    for line in "".join(blocks(page, "bash", "yaml")).splitlines():
        found = re.match(r"(?: *- )?compatlint (\w+) ([^#>]*)", line)
        if found:
            command = main.commands[found[1]]
            command.make_context(found[1], shlex.split(found[2]))


TOML = [block for page in WRITTEN for block in blocks(page, "toml")]


@pytest.mark.parametrize("block", TOML)
def test_configuration_is_accepted(block: str, tmp_path: Path) -> None:
    configuration, source = tmp_path / "pyproject.toml", tmp_path / "app.py"
    configuration.write_text(block, "utf-8")
    source.write_text("import openai\n", "utf-8")
    if "compatlint" in tomllib.loads(block).get("tool", {}):
        done = run("check", "--config", configuration, source)
        assert done.exit_code == 0, done.output


CONCISE = ("check", "--output-format", "concise")


def rule_files() -> list[dict[str, Any]]:
    """The YAML blocks that are rule files, in the order field, endpoint, provider."""
    found = [yaml.safe_load(block) for block in blocks(DOCS / "packs.md", "yaml")]
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
        said.append(run(*CONCISE, "--rules", path, source).stdout)
    assert [set(re.findall(r"\b[A-Z]{2,5}\d{3}\b", text)) for text in said] == [
        {"CBS001", "CBS004", "ACME001"},
        {"ACME001", "ACME101"},
    ]


def test_library_for_http_works(tmp_path: Path) -> None:
    """What its file names sends requests."""
    block = next(block for block in blocks(DOCS / "packs.md", "yaml") if "http" in yaml.safe_load(block))
    (tmp_path / "acme.yaml").write_text(block, "utf-8")
    source = tmp_path / "app.py"
    source.write_text(
        "import acme_http\n"
        "session = acme_http.Session('https://api.openai.com/v1')\n"
        "session.post('/chat/completions', json={'model': 'gpt-oss-120b', 'messages': [], 'logit_bias': {}})\n",
        "utf-8",
    )
    said = run(*CONCISE, "--rules", tmp_path / "acme.yaml", source).stdout
    assert set(re.findall(r"\b[A-Z]{2,5}\d{3}\b", said)) == {"CBS001", "CBS102"}


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.stem)
def test_packs_can_be_loaded(page: Path, tmp_path: Path) -> None:
    """Every block that is one, but for a part of the dialect, which would take the place of all of it."""
    for number, block in enumerate(blocks(page, "yaml")):
        if yaml.safe_load(block).keys() <= {*TOP} - {"dialect"}:
            (tmp_path / f"{number}.yaml").write_text(block, "utf-8")
            load.load(None, [str(tmp_path / f"{number}.yaml")])


def test_endpoint_lines_are_those_of_the_pack() -> None:
    dialect = yaml.safe_load((ROOT / "rules" / "openai.yaml").read_text("utf-8"))["dialect"]
    for section, lines in rule_files()[1]["dialect"].items():
        assert lines.items() <= dialect[section].items()


def test_build_servers_find_what_is_written() -> None:
    """GitLab's job keeps the report that its command writes; the hooks that are named are there."""
    pages = [yaml.safe_load(block) for page in (README, DOCS / "ci.md") for block in blocks(page, "yaml")]
    (job,) = [page["compatlint"] for page in pages if "compatlint" in page]
    assert f"gitlab={job['artifacts']['reports']['codequality']}" in job["script"][-1].split()
    assert job["artifacts"]["when"] == "always", "it is wanted where the check fails"
    hooks = {hook["id"] for page in pages for repo in page.get("repos", ()) for hook in repo["hooks"]}
    assert hooks == {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


@PAGES
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]


def test_the_pages_have_one_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    assert project["urls"]["Documentation"] == DOCUMENTATION == site["site_url"].rstrip("/")
    for rule in load.load().rules.values():
        assert rule.link == f"{DOCUMENTATION}/rules/{rule.code}/"


@PAGES
def test_releases_are_this_one(page: Path) -> None:
    said = re.findall(r"(?:rev: |compatlint@|# )v(\d+\.\d+\.\d+)\b", page.read_text("utf-8").replace("# v7.0.1", ""))
    assert {*said} <= {__version__}


def test_a_site_is_made_of_them(tmp_path: Path) -> None:
    """Every page is reached and every link leads to something, else the build fails."""
    pytest.importorskip("mkdocs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "site" / "rules" / "CBS101" / "index.html").read_text("utf-8")
    assert "frequency-penalty" in page
    assert not [text for text in re.findall(r">([^<]*)<", re.sub(r"(?s)<code.*?</code>", "", page)) if "\\" in text]


if __name__ == "__main__":
    for page in WRITTEN:
        page.write_text(renewed(page.read_text("utf-8")), "utf-8")
    with tempfile.TemporaryDirectory() as made:
        GUIDE.write_text(walked(GUIDE.read_text("utf-8"), newsdesk(Path(made))), "utf-8")
    for path in RULES.glob("C*.md"):
        path.unlink()
    for code, text in rule_pages().items():
        (RULES / f"{code}.md").write_text(text, "utf-8")
