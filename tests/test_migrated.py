"""The case files of `tests/migrated/`: what `migrate --write` makes of a program, line by line, and what it says.

    # case: name                          begins a case
    # options: --to cerebras-sdk          options of the run
    # file: settings.py                   what follows is another file (the first is main.py)
    # migrated:                           what becomes of the first file; `# migrated: settings.py` of another
    # says: words                         the summary has these words
    # silent: words                       the summary has not

Without `# migrated:` a file stays as it is. A second run changes nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compatlint.cli.main import main as command
from tests import harness

FOLDER = Path(__file__).with_name("migrated")
DIRECTIVE = re.compile(r"# (options|file|migrated|says|silent):[ \t]*(.*?)[ \t]*$")
MAIN = "main.py"


@dataclass
class Case:
    """One case: its files before and after, and what is said."""

    id: str
    options: list[str] = field(default_factory=list)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    says: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)


def cases() -> Iterator[Case]:
    """Every case of every case file."""
    for path in sorted(FOLDER.glob("*.py")):
        for chunk in re.split(r"(?m)^# case: ", path.read_text(encoding="utf-8"))[1:]:
            name, _, text = chunk.partition("\n")
            yield parsed(Case(f"{path.stem}: {name.strip()}"), text)


def parsed(case: Case, text: str) -> Case:
    """The case with what its text says."""
    files, name, lines = case.before, MAIN, list[str]()
    for line in [*text.splitlines(), "# file:"]:
        directive = DIRECTIVE.match(line)
        if directive is None:
            lines.append(line)
            continue
        if "".join(lines).strip():
            files[name] = "\n".join(lines).strip("\n") + "\n"
        lines.clear()
        match directive.groups():
            case "options", words:
                case.options = words.split()
            case "file", words:
                files, name = case.before, words
            case "migrated", words:
                files, name = case.after, words or MAIN
            case kind, words:
                getattr(case, kind).append(words)
    return case


ALL = list(cases())


def migrate(directory: Path, *options: str) -> Result:
    """Rewrite everything in a directory."""
    with harness.inside(directory):
        return CliRunner().invoke(command, ["migrate", ".", "--write", "--force", *options], catch_exceptions=False)


@pytest.mark.parametrize("case", ALL, ids=[case.id for case in ALL])
def test_what_becomes_of_a_program(case: Case, tmp_path: Path) -> None:
    harness.write(tmp_path, case.before)
    said = migrate(tmp_path, *case.options).output.replace("\n    ", "\n")
    for name, text in case.before.items():
        written = (tmp_path / name).read_text(encoding="utf-8")
        if name.endswith(".py"):
            ast.parse(written)
        assert written == case.after.get(name, text), f"{case.id}: {name}\n{said}"
    assert [words for words in case.says if words not in said] == [], said
    assert [words for words in case.silent if words in said] == [], said
    migrate(tmp_path, *case.options)
    again = {name: (tmp_path / name).read_text(encoding="utf-8") for name in case.before}
    assert again == {**case.before, **case.after}, "a second run changes something"


def test_case_names_are_unique() -> None:
    assert len({case.id for case in ALL}) == len(ALL)
