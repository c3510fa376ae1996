"""The examples of the rules: each has its finding, what it becomes has none, and is what the fix makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from compatlint import UsageError, check, fix, migrate
from compatlint.packs import load
from compatlint.packs.pack import Example, Rule
from compatlint.report.rule_page import rule_page

RULES = load.load().rules
UNASKED = {"CL004"}  # told only on request


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "app.py"


def example_of(rule: Rule) -> Example:
    assert rule.example is not None, f"rules/examples.yaml has none of {rule.code}"
    return rule.example


@pytest.mark.parametrize("code", RULES)
def test_an_example_is_true(code: str, program: Path) -> None:
    example = example_of(RULES[code])
    options = {"show_unresolved": code in UNASKED}
    program.write_text(example.before, "utf-8")
    assert code in {one.code for one in check("app.py", **options) if one.certainty == "certain"}
    program.write_text(example.after, "utf-8")
    assert not check("app.py", **options)


REPAIRED = [rule.code for rule in RULES.values() if "\nBy hand.\n" not in rule_page(rule.code, load.load)]


@pytest.mark.parametrize("code", REPAIRED)
def test_the_fix_makes_what_it_becomes(code: str, program: Path) -> None:
    example = example_of(RULES[code])
    program.write_text(example.before, "utf-8")
    changes = migrate("app.py").changes if RULES[code].targets else fix("app.py").changes
    assert [one.after for one in changes] == [example.after.encode()]


def test_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("examples: {XY101: {before: a, after: b}}\n", "utf-8")
    with pytest.raises(UsageError, match=r"own.yaml:1: unknown key in 'examples': 'XY101'"):
        load.load(None, [str(own)])
