"""The case files of `tests/cases/`: what is reported, and what the fixes make of it."""

from __future__ import annotations

import ast
import difflib
from collections import Counter
from pathlib import Path

import pytest

from compatlint.packs import load
from tests import harness
from tests.harness import Case, Files, Json

ALL = harness.cases()
OFF_BY_DEFAULT = {"CL004"}
ROUNDS = 10


@pytest.fixture(params=ALL, ids=[case.id for case in ALL])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Case:
    found: Case = request.param
    harness.write(tmp_path, found.files)
    return found


def test_findings_and_fixes(case: Case, tmp_path: Path) -> None:
    findings = harness.check(tmp_path, *case.options)
    problem = harness.difference(case, findings)
    assert not problem, f"{case.id}\n{problem}"
    assert harness.read(tmp_path, case.files) == case.files, "a check without --fix wrote"
    if harness.fixable(findings):
        check_fixes(case, findings, tmp_path)
    for level, expected in case.fixed.items():
        assert_same(case, fixed(case, tmp_path, level), {**case.files, **expected})


def check_fixes(case: Case, findings: list[Json], directory: Path) -> None:
    """What holds for the fixes of every case."""
    done = fixed(case, directory, "unsafe")
    for name, text in done.items():
        ast.parse(harness.python(name, text), name)
    left = harness.check(directory, *case.options, *harness.LEVELS["unsafe"])
    assert_same(case, harness.read(directory, case.files), done)
    assert not harness.fixable(left), f"still fixable after --fix:\n{describe(left)}"
    unfixed = Counter(f["code"] for f in findings) - Counter(f["code"] for f in harness.fixable(findings))
    assert Counter(f["code"] for f in left) <= unfixed, f"left after --fix:\n{describe(left)}"
    for name, text in done.items():
        if name in case.fixed.get("unsafe", {}):
            continue  # a case that writes its result out says all of it: fixes that follow a result change more lines
        names = {f["name"].replace("-", "_") for f in harness.fixable(findings)}
        before, after = harness.python(name, case.files[name]), harness.python(name, text)
        stray = harness.stray_changes(before, after, touched(findings, name), names)
        assert not stray, f"{name}: lines changed that no finding is about:\n" + "\n".join(stray)
    assert_same(case, by_edits(case, directory), done)


def by_edits(case: Case, directory: Path) -> Files:
    """Apply the edits of the JSON report until none is left."""
    files = dict(case.files)
    for _ in range(ROUNDS):
        harness.write(directory, files)
        open_fixes = harness.fixable(harness.check(directory, *case.options))
        if not open_fixes:
            return files
        files = harness.apply(files, open_fixes)
    raise AssertionError("the edits of the JSON report do not converge")


def fixed(case: Case, directory: Path, level: str) -> Files:
    """The files after the fixes of `level`."""
    harness.write(directory, case.files)
    harness.check(directory, *case.options, *harness.LEVELS[level])
    return harness.read(directory, case.files)


def touched(findings: list[Json], name: str) -> set[int]:
    """The rows that the fixable findings point at, on their way too."""
    places = [place for f in harness.fixable(findings) for place in (f, *f["related"])]
    return {place["location"]["row"] for place in places if place["filename"] == name}


def describe(findings: list[Json]) -> str:
    return "\n".join(f"  {mark}" for mark in harness.marks(findings).elements())


def assert_same(case: Case, got: Files, wanted: Files) -> None:
    for name, text in wanted.items():
        lines = text.splitlines(), got[name].splitlines()
        diff = "\n".join(difflib.unified_diff(*lines, "expected", "got", lineterm=""))
        assert got[name] == text, f"{case.id}: {name}\n{diff or 'line ends differ'}"


def test_every_rule_has_a_case() -> None:
    covered = {mark.code for case in ALL for mark in case.expected}
    for target in load.load().targets:
        assert set(load.load(target=target).rules) - OFF_BY_DEFAULT <= covered, target


def test_case_names_are_unique() -> None:
    assert not [name for name, count in Counter(case.id for case in ALL).items() if count > 1]


def test_enough_cases() -> None:
    assert len(ALL) >= 250
    assert sum(not case.expected and not case.todo for case in ALL) >= 60


EXAMPLE = """\
# case: example
# options: --scope target
one()  #! CBS101 CBS101 CBS103? todo CBS201
two()  # kept  #! CBS102

# file: other.py
three()  #! CBS104

# fixed: safe
one()
"""


def test_case_files_are_read() -> None:
    (case,) = harness.parse("topic", EXAMPLE)
    assert case.id == "topic: example"
    assert case.options == ["--scope", "target"]
    assert case.files == {"main.py": "one()\ntwo()  # kept\n", "other.py": "three()\n"}
    assert sorted(map(str, case.expected.elements())) == [
        "main.py:1: CBS101",
        "main.py:1: CBS101",
        "main.py:1: CBS103?",
        "main.py:2: CBS102",
        "other.py:1: CBS104",
    ]
    assert [str(mark) for mark in case.todo] == ["main.py:1: CBS201"]
    assert case.fixed == {"safe": {"main.py": "one()\n"}}


def test_differences_are_said() -> None:
    (case,) = harness.parse("topic", "# case: example\none()  #! CBS101 todo CBS201\n")
    found = {"filename": "main.py", "location": {"row": 1}, "code": "CBS201", "certainty": "certain", "message": "no"}
    assert harness.difference(case, [found]).splitlines() == [
        "  missing     main.py:1: CBS101    one()",
        "  todo passes main.py:1: CBS201    one()    <- no",
    ]


def test_stray_changes_are_found() -> None:
    before = "import a\nx = 1\ncall(\n    b=2,\n)\n"
    assert not harness.stray_changes(before, "import a\nimport os\nx = 1\ncall(\n)\n", {4}, set())
    assert harness.stray_changes(before, "import a\nx = 2\ncall(\n)\n", {4}, set()) == ["- x = 1"]
