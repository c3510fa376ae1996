"""How old the packs' statements are: each rule and entry has its dates, and an old source is spoken of."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from compatlint.errors import UsageError
from compatlint.packs import load
from compatlint.packs.pack import Pack, Rule
from compatlint.packs.reading.lists import RANGE
from compatlint.report.history import changed_since, history

ROOT = Path(__file__).parents[2]
TARGETS = [path for path in sorted((ROOT / "rules").glob("*.yaml")) if "\nprovider:" in f"\n{path.read_text('utf-8')}"]
LATER_FIELDS = {
    "disable_reasoning": "2025-11-06",
    "prediction": "2025-11-06",
    "reasoning_format": "2025-12-31",
    "clear_thinking": "2025-12-31",
    "prompt_cache_key": "2026-04-22",
    "model_parameters": "2026-07",
}


def packs() -> list[Pack]:
    return [load.load(edition) for edition in load.editions()]


def a_year_ago() -> str:
    return (dt.date.today() - dt.timedelta(days=365)).isoformat()


def unspoken(rules: list[Rule], limit: str) -> list[str]:
    """The dates of sources older than `limit` of which a rule says nothing: no later one, no word on their age."""
    dates = {source.date for rule in rules for source in rule.sources}
    if rules[0].aged or any(date >= limit for date in dates):
        return []
    return sorted(dates)


@pytest.mark.parametrize("target", [name for name in load.load().targets if name != load.target_name().lower()])
def test_the_rules_of_every_target_have_sources_of_this_year(target: str) -> None:
    editions = [load.load(edition, target=target) for edition in load.editions(target=target)]
    for code, rule in editions[0].rules.items():
        rules = [pack.rules[code] for pack in editions]
        assert not rule.targets or not unspoken(rules, a_year_ago()), code


@pytest.mark.parametrize("code", [rule.code for rule in load.load().rules.values() if rule.targets])
def test_every_rule_has_its_dates_and_speaks_of_old_sources(code: str) -> None:
    rules = [pack.rules[code] for pack in packs()]
    for rule in rules:
        assert "2025-01" <= rule.first <= rule.last
    assert not unspoken(rules, a_year_ago()), f"{code}: look whether it is still so, or say under `aged` what is known"


def test_an_old_source_without_a_word_is_found() -> None:
    rules = [pack.rules["CBS001"] for pack in packs()]
    assert unspoken(rules, "2026-05-07") == ["2025-09", "2026-05-06"]
    assert not unspoken(rules, "2026-05-06")


@pytest.mark.parametrize("path", TARGETS, ids=lambda path: path.name)
def test_every_entry_of_a_target_has_its_dates(path: Path) -> None:
    said = yaml.safe_load(path.read_text("utf-8"))
    dated = load.load().dated
    for name, entries in said.get("lists", {}).items():
        assert isinstance(entries, dict), name
        assert entries["first"] <= entries["last"] if "regex" in entries else all(map(RANGE.fullmatch, entries)), name
    for name, table in said.get("tables", {}).items():
        assert all(isinstance(one, dict) and one["first"] <= one["last"] for one in table.values()), name
    if path.name == "cerebras.yaml":
        assert {*said["lists"], *said["tables"]} == {*dated}


@pytest.mark.parametrize(("field", "since"), LATER_FIELDS.items())
def test_an_edition_knows_what_its_time_knew(field: str, since: str) -> None:
    first, last = packs()
    assert not first.lists["chat-fields"].search(field)
    assert last.lists["chat-fields"].search(field)
    assert next(group.first for group in first.dated["chat-fields"] if field in group.entries) == since


def test_other_editions_have_the_rules_that_differ() -> None:
    first, last = packs()
    (later,), (earlier,) = first.others, last.others
    assert (later.edition.name, earlier.edition.name) == ("2026-10", "2025-09")
    assert later.rules.keys() == earlier.rules.keys()
    assert {"CBS101", "CBS105", "CBS106", "CBS107", "CBS404"} <= later.rules.keys()  # the last by its list alone
    assert not {"CBS001", "CBS302", "CBS401", "CL001"} & later.rules.keys()


def test_the_latest_is_the_last() -> None:
    assert load.load(load.LATEST).edition.name == load.editions()[-1]


def test_history() -> None:
    assert [change.date for change in history("CBS104", packs())] == ["2025-12-17"]
    assert ("2026-03-31", "accepted since 2026-03-31 (edition 2026-10)") in history("CBS101", packs())
    assert ("2026-04-22", "prompt_cache_key (chat-fields)") in history("CBS106", packs())
    assert ("2026-08-17", "zai-glm-4.7 (retired-models)") in history("CBS004", packs())
    assert not history("CBS203", packs())


def test_what_changed_since_a_date() -> None:
    since = changed_since("2026-01", packs())
    assert "CBS104" not in since
    assert {"CBS101", "CBS004", "CBS106"} <= since.keys()
    assert all(change.date >= "2026-01" for changes in since.values() for change in changes)
    assert not changed_since("2027", packs())


BROKEN = {
    "lists: {a: {b: [c]}}": ":1: 'b' are no dates such as '2026-01 to 2026-01-31'",
    "lists: {a: {2026-01: [c]}}": ":1: '2026-01' are no dates such as",
    "lists: {a: {2026-13 to 2026-14: [c]}}": ":1: '2026-13 to 2026-14' are no dates such as",
    "lists: {a: {2026-03 to 2026-02: [c]}}": ":1: 2026-03 is after 2026-02",
    "lists: {a: {regex: [c], first: soon, last: 2026-02}}": ":1: 'first' must be a date such as 2026-01",
    "tables: {a: {b: {first: 2026-01, last: 2026-02}}}": ":1: an entry needs 'text'",
    "tables: {a: {b: {first: 2026-01, last: 2026-02, says: c}}}": ":1: unknown key in an entry: 'says'",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_wrong_date_is_said_with_its_line(text: str, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(text + "\n")
    with pytest.raises(UsageError) as caught:
        load.load(extra=[str(own)])
    assert BROKEN[text] in str(caught.value)
