"""docs/pack-reference.md names every key that a pack may have, and no other; those that have to be there are bold."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from compatlint.packs import load, reading
from compatlint.packs.reading import strict_yaml
from compatlint.packs.reading.conditions import FORMS, KINDS, OPERATORS, QUESTIONS
from compatlint.packs.reading.dialect import DERIVED
from compatlint.packs.reading.pack import compile_packs
from compatlint.packs.reading.rules import PLACEHOLDERS
from compatlint.packs.reading.strict_yaml import Map

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = (DOCS / "pack-reference.md").read_text("utf-8")
ROW = re.compile(r"^\| ((?:\*{0,2}`[^`]+`\*{0,2}(?:, )?)+) \|", re.MULTILINE)
NAME = re.compile(r"(\*\*)?`([^`]+)`")
BY_CODE = {"an edition of 'each'", "'examples'"}  # their keys are codes


def sections() -> dict[str, str]:
    """The text of the page by heading."""
    parts = re.split(r"(?m)^#+ (.+)\n", PAGE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def named(section: str) -> dict[str, bool]:
    """The names in the first column of its tables, each with whether it has to be there."""
    return {name: bool(bold) for row in ROW.finditer(section) for bold, name in NAME.findall(row[1])}


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, bool]]:
    """By what it is called in errors: the keys that something may have, each with whether it has to."""
    found: dict[str, dict[str, bool]] = {}
    check = strict_yaml.keys

    def keys(at: Map, what: str, known: Iterable[str], required: Iterable[str] = ()) -> None:
        known, required = tuple(known), tuple(required)
        here = found.setdefault(what, {})
        for key in known:
            here[key] = here.get(key, True) and key in required
        check(at, what, known, required)

    for module in pkgutil.iter_modules(reading.__path__):
        monkeypatch.setattr(importlib.import_module(f"{reading.__name__}.{module.name}"), "keys", keys, raising=False)
    compile_packs([(path, Path(path).read_bytes()) for path in load.shipped()])
    return found


def test_every_key_is_told(taken: dict[str, dict[str, bool]]) -> None:
    told = {title.lower(): named(text) for title, text in sections().items()}
    for what, keys in taken.items():
        if what not in BY_CODE:
            assert told[what.strip("'").lower()].keys() == keys.keys(), what


def test_what_has_to_be_there_is_bold(taken: dict[str, dict[str, bool]]) -> None:
    told = {title.lower(): named(text) for title, text in sections().items()}
    for what in taken.keys() - BY_CODE - {"a rule", "a sender"}:  # these need more or less in some places
        assert told[what.strip("'").lower()] == taken[what], what


def test_every_option_is_told() -> None:
    used = {option for rule in load.load().rules.values() for option in rule.options}
    assert used <= named(sections()["Options"]).keys()


def test_every_placeholder_is_told() -> None:
    said = re.findall(r"`\{(\w+)\}`", sections()["A rule"])
    assert {*said} == {*PLACEHOLDERS}


def test_every_word_of_conditions_is_told() -> None:
    said = (DOCS / "conditions.md").read_text("utf-8")
    assert [word for word in (*FORMS, *OPERATORS, *QUESTIONS) if not re.search(rf"`\{{?{word}: ", said)] == []
    assert [word for word in KINDS if f"`{word}`" not in said] == []


def test_every_kind_and_derived_field_is_told() -> None:
    pack = load.load()
    entries = (*pack.dialect.clients, *pack.dialect.modules, *pack.clients, *(one.client for one in pack.frameworks))
    said = sections()["Fields"]
    assert not [one.kind for one in entries if f"`{one.kind}`" not in said]
    assert not [name for name in DERIVED if f"`{name}" not in said]
