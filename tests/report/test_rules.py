"""What `compatlint rule` and `compatlint rules` say of the rules, and the table of the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compatlint.errors import UsageError
from compatlint.packs import load
from compatlint.report import rules

DEFAULT, LATER = "2025-09", "2026-10"


def said(code: str) -> str:
    """The text of a rule, in one line."""
    return " ".join(rules.rule_text(code, load.load).split())


def test_a_lifted_rule_says_both_editions_with_dates_and_sources() -> None:
    text = said("CBS101")
    assert text.startswith("CBS101 frequency-penalty `frequency_penalty` in the body of a chat or text completion.")
    assert f"Edition {DEFAULT} (default): error: Cerebras answers HTTP 400 to `frequency_penalty`" in text
    assert f"Edition {LATER}: nothing to report Accepted since 2026-03-31." in text
    assert "2025-09 https://inference-docs.cerebras.ai/resources/openai “The following fields are currently" in text
    assert "2026-03-31 Cerebras change log" in text
    assert "Fix: drop-field" in text


def test_editions_that_say_the_same_are_said_once() -> None:
    text = said("CBS003")
    assert f"Editions {DEFAULT} (default) and {LATER}: warning: " in text
    assert text.count("warning:") == 4, "of settings, of a framework, of a call, and of the module"
    assert "Fix: plain-client" in text


def test_a_softened_rule_says_what_changed() -> None:
    text = said("CBS102")
    assert "error: Cerebras answers HTTP 400 to `logit_bias`" in text
    assert "warning: Cerebras accepts `logit_bias` but it has no effect" in text
    assert "live probes" in text


def test_a_summary_is_not_shown_as_a_quotation() -> None:
    text = said("CBS104")
    assert "[parallel_tool_calls supported]" in text
    assert "“[" not in text


def test_what_only_a_call_can_tell_is_a_gap() -> None:
    assert "`<value>` is an OpenAI model; Cerebras does not serve it" in said("CBS004")


@pytest.mark.parametrize("code", [rule.code for rule in load.load().rules.values()])
def test_every_rule_can_be_told(code: str) -> None:
    text = rules.rule_text(code, load.load)
    assert text.startswith(f"{code} {load.load().rules[code].name}\n")
    assert max(map(len, text.splitlines())) <= rules.WIDTH
    assert not re.search(r"\{\w*\}", text)
    assert ("Sources:" in text) == code.startswith("CBS")
    assert text.endswith("\n")


def test_a_rule_of_the_linter_has_no_editions() -> None:
    text = said("CL002")
    assert "Edition" not in text
    assert "warning:" in text


def test_small_letters_will_do() -> None:
    assert said("cbs101") == said("CBS101")


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("CBS10", "CBS10"), ("CSB401", "CBS401"), ("logit_bias", "logit-bias"), ("base-urls", "base-url")],
)
def test_unknown_code(word: str, nearest: str) -> None:
    with pytest.raises(UsageError) as caught:
        rules.rule_text(word, load.load)
    assert f"unknown rule {word!r}; did you mean '{nearest}" in str(caught.value)


def test_rules_table() -> None:
    loaded = load.load(LATER)
    lines = rules.rules_table(loaded).splitlines()
    assert lines[0].startswith(f"Cerebras, edition {LATER}")
    rows = {line.split()[0]: line.split()[2] for line in lines if re.match(r"[A-Z]+\d{3} ", line)}
    assert list(rows) == list(loaded.rules)
    assert (rows["CBS101"], rows["CBS102"], rows["CBS003"]) == ("off", "warning", "warning")


def test_markdown_table() -> None:
    loaded = load.load()
    head, rule, *rows = rules.markdown_table(loaded).splitlines()
    assert head == "| code | name | what | severity | fix |"
    assert rule.count("---") == 5
    assert len(rows) == len(loaded.rules)
    what = "`logit_bias` in the body of a chat or text completion"
    assert f"| CBS102 | logit-bias | {what} | error | drop-field |" in rows
    assert all(row.replace("\\|", "").count("|") == 6 for row in rows)


def test_own_rules_are_told_too(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "sources: {wiki: {where: our wiki, date: 2026-01}}\nrules: [{code: ACME001, name: user, summary: a user | b,"
        " targets: [chat.completions], when: {sent: user}, severity: info, message: '{key}', help: h, sources: wiki}]\n"
    )
    text = rules.rule_text("ACME001", lambda edition: load.load(edition, [str(own)]))
    assert "info: CEREBRAS_API_KEY" in text
    assert "our wiki" in text
    assert "a user \\| b" in rules.markdown_table(load.load(None, [str(own)]))
