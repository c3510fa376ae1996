"""The forward analysis: what is read of what a call of `source` gives, and where it can't be followed."""

from __future__ import annotations

import re
from pathlib import Path

import libcst as cst
import pytest

from compatlint.dataflow.project.project import Project
from compatlint.dataflow.references.consumers import Consumers, consumers
from compatlint.dataflow.references.consumers.flow import Steps
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.scope import CallSite
from compatlint.screen.interests import Interests
from compatlint.screen.modules import Modules
from compatlint.source.cells import read

PLAIN = {".text", "[text]", ".usage"}


def followed(path: Steps) -> bool:
    """Texts and usage are plain data, which nobody needs to follow; so is all that `.strip()` gives."""
    return not PLAIN & set(path)


def of(directory: Path, files: dict[str, str], unchecked: tuple[str, ...] = ()) -> Consumers:
    """What becomes of the first call of `source` in main.py."""
    for name, text in files.items():
        (directory / name).write_text(text, encoding="utf-8")
    (directory / "pyproject.toml").write_text("", encoding="utf-8")
    paths = [str(directory / name) for name in files]
    given = frozenset(path for path in paths if Path(path).name not in unchecked)
    project = Project(Interests(Modules(), (), (), (), (), (), ()), given=given)
    path = str(directory / "main.py")
    file = project.add(read(path, Path(path).read_bytes()))
    calls = [site for scope in file.scope.walk() for site in scope.calls if is_source(site.call)]
    site: CallSite = calls[0]
    return consumers(site.call, site.scope, References(project), followed, is_source)


def is_source(call: cst.Call) -> bool:
    return isinstance(call.func, cst.Name) and call.func.value == "source"


def told(found: Consumers) -> list[str]:
    """The paths that are read, each once, else the reason why they can't be told."""
    if found.escapes:
        return [f"! {found.escapes[0].reason}"]
    return sorted({"".join(read.path) for read in found.reads})


TEXT = Path(__file__).with_name("consumers.txt").read_text(encoding="utf-8")
CASES = dict(re.findall(r"(?ms)^# case: ([^\n]+)\n(.*?)(?=^# (?:[A-Z]|case:)|\Z)", TEXT))


def files_of(text: str) -> dict[str, str]:
    """The files of a case: main.py and those that are named."""
    first, *others = re.split(r"(?m)^# file: ", text)
    return {"main.py": first, **dict(other.split("\n", 1) for other in others)}


@pytest.mark.parametrize("name", CASES)
def test_consumers(name: str, tmp_path: Path) -> None:
    kind, _, expected = CASES[name].partition("\n")[0][2:].partition(":")
    said = told(of(tmp_path, files_of(CASES[name])))
    if kind == "reads":
        assert said == expected.split()
    else:
        assert len(said) == 1
        assert said[0].startswith("!")
        assert expected.strip() in said[0]


def test_reads_are_in_the_file_that_reads(tmp_path: Path) -> None:
    found = of(tmp_path, files_of(CASES["in another file: helper"]))
    assert {Path(read.scope.file.filename).name for read in found.reads} == {"helper.py"}


def test_a_file_that_is_not_checked_may_use_it(tmp_path: Path) -> None:
    (said,) = told(of(tmp_path, files_of(CASES["in another file: caller"]), unchecked=("app.py",)))
    assert "app.py" in said


def test_another_caller_elsewhere(tmp_path: Path) -> None:
    files = {**files_of(CASES["in another file: helper"]), "other.py": "from helper import show\nshow(open('x'))"}
    assert told(of(tmp_path, files)) == ["! something else may come here too"]


def test_all_sources_are_told(tmp_path: Path) -> None:
    found = of(
        tmp_path, {"main.py": "def show(r):\n    print(r.text)\nshow(source())\nx = source()\nshow(x)\nsource().text"}
    )
    assert len(found.sources) == 2
    assert len(found.reads) == 1
