"""The packs: what is shipped is right, complete and quick to load; a wrong one is said with file and line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
import time
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from openai.types import shared

from compatlint.errors import UsageError
from compatlint.packs import load
from compatlint.packs.dialect import Method
from compatlint.packs.pack import Pack, Rule
from compatlint.packs.reading import rules

DEFAULT, LATER = "2025-09", "2026-10"
ROOT = Path(__file__).parents[2]
CODES = [
    *("CBS001", "CBS002", "CBS003", "CBS004", "CBS101", "CBS102", "CBS103", "CBS104", "CBS105", "CBS106"),
    *("CBS107", "CBS108", "CBS201", "CBS202", "CBS203", "CBS204", "CBS205", "CBS206", "CBS207", "CBS208"),
    *("CBS301", "CBS302", "CBS303", "CBS304", "CBS401", "CBS402", "CBS403", "CBS404"),
    *("CL001", "CL002", "CL003", "CL004", "CL005"),
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache directory of the test's own, and nothing remembered from before."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setattr(load, "_compiled", {})
    return folder


@pytest.fixture(scope="module")
def shipped() -> Pack:
    return load.load()


# What is shipped.


@pytest.mark.parametrize("edition", [DEFAULT, LATER])
def test_every_rule_is_in_every_edition(edition: str) -> None:
    loaded = load.load(edition)
    assert list(loaded.rules) == CODES
    assert (loaded.edition.name, [item.name for item in loaded.editions]) == (edition, [DEFAULT, LATER])
    for rule in loaded.rules.values():
        assert rule.off or rule.cases, rule.code
        assert rule.help, rule.code
        assert all(case.message and case.help and case.severity for case in rule.cases)


def test_the_default_edition_is_the_specification(shipped: Pack) -> None:
    def severities(code: str) -> list[str]:
        return [case.severity for case in shipped.rules[code].cases]

    assert shipped.edition.name == DEFAULT
    assert not [rule.code for rule in shipped.rules.values() if rule.off]
    assert {code: severities(code) for code in CODES if len(set(severities(code))) == 1} == {
        **{code: ["warning"] for code in ("CL002", "CL003", "CL005")},
        **{code: ["warning"] * 2 for code in ("CBS001", "CBS002")},
        "CBS003": ["warning"] * 4,
        **{code: ["error"] for code in ("CBS101", "CBS102", "CBS103", "CBS104", "CBS105", "CBS201", "CBS301", "CL001")},
        **{code: ["error"] for code in ("CBS202", "CBS203", "CBS204")},
        **{code: ["error"] * 2 for code in ("CBS207", "CBS208")},
        "CBS206": ["error"] * 3,
        "CBS004": ["warning"] * 4,
        "CBS303": ["warning"] * 2,
        "CBS108": ["warning"] * 8,
        "CBS302": ["error"] * 2,
        "CBS304": ["error"] * 6,
        **{code: ["info"] for code in ("CBS402", "CBS404", "CL004")},
    }
    assert severities("CBS401") == ["warning", "warning", "info"]


# What others have seen rejected is an error, what only the documentation or its schema excludes is a warning.
SEEN = {
    "CBS106": {"store", "top_k", "min_p", "thinking", "maxTokens"},
    "CBS107": {"reasoning_content", "^https?://"},
    "CBS205": {"format", "minItems", "oneOf", "allOf"},
}


@pytest.mark.parametrize("code", SEEN)
def test_severity_follows_the_evidence(shipped: Pack, code: str) -> None:
    by_severity: dict[str, set[str]] = {"error": set(), "warning": set()}
    for case in shipped.rules[code].cases:
        by_severity[case.severity].update(re.findall(r"[\w^?:/]+", str(case.when)))
    assert by_severity["error"] >= SEEN[code]
    assert not by_severity["warning"] & SEEN[code]


def test_names_and_fixers(shipped: Pack) -> None:
    assert {code: shipped.rules[code].name for code in CODES[4:9]} == {
        "CBS101": "frequency-penalty",
        "CBS102": "logit-bias",
        "CBS103": "presence-penalty",
        "CBS104": "parallel-tool-calls",
        "CBS105": "service-tier",
    }
    assert {rule.code: rule.fix for rule in shipped.rules.values() if rule.fix} == {
        "CBS001": "retarget-client",
        "CBS002": "retarget-key",
        "CBS003": "plain-client",
        "CBS004": "replace-model",
        **dict.fromkeys((*CODES[4:11], "CBS203", "CBS204"), "drop-field"),
        "CBS201": "join-stream",
        "CBS301": "completions-to-chat",
        "CBS304": "correct-url",
        "CL002": "remove-ignore",
    }


def test_every_fixer_that_a_pack_may_name_exists() -> None:
    from compatlint.fixers import FIXERS

    assert {*FIXERS, "remove-ignore"} == {*rules.FIXERS}


def test_fields_answered_with_400_say_so(shipped: Pack) -> None:
    for code in CODES[4:9]:
        (case,) = shipped.rules[code].cases
        assert "HTTP 400" in case.message
        assert case.when == {"sent": shipped.rules[code].name.replace("-", "_")}
        assert case.at == (case.when["sent"],)


def test_later_edition_lifts_and_softens() -> None:
    rules = load.load(LATER).rules
    assert {rule.code: rule.off for rule in rules.values() if rule.off} == {
        "CBS101": "accepted since 2026-03-31",
        "CBS103": "accepted since 2026-03-31",
        "CBS104": "accepted since 2025-12-17",
        "CBS207": "accepted by 2026-10-01",
        "CBS208": "the models that refused it are retired",
    }
    assert [(case.severity, "no effect" in case.message) for case in rules["CBS102"].cases] == [("warning", True)]
    assert [case.severity for case in rules["CBS105"].cases] == ["warning"]
    assert [case.severity for case in rules["CBS108"].cases].count("error") == 2
    assert [case.severity for case in rules["CBS202"].cases] == ["error", "warning"]
    assert rules["CBS403"].cases[0].severity == "error"
    assert [case.severity for case in rules["CBS301"].cases] == ["error", "info"]
    (streaming,) = rules["CBS201"].cases
    assert "json_schema" not in str(streaming.when)


def test_each_statement_has_its_source() -> None:
    for edition in (DEFAULT, LATER):
        for rule in load.load(edition).rules.values():
            assert rule.sources or not rule.targets, rule.code
            for source in rule.sources:
                assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", source.date), rule.code
                assert source.where, rule.code
                assert source.quote, rule.code


def test_what_is_said_of_a_key_never_shows_it(shipped: Pack) -> None:
    rule = shipped.rules["CBS002"]
    assert not re.search(r"\{(value|match)\}", "".join(case.message + case.help for case in rule.cases))


def test_every_list_and_table_is_used() -> None:
    used = {word for edition in (DEFAULT, LATER) for rule in load.load(edition).rules.values() for word in names(rule)}
    loaded = load.load()
    kept = {form.own for one in loaded.frameworks for form in (one.form, *one.methods.values())}
    mentioned = {word for rule in loaded.rules.values() for word in rule.options.get("mentioned", {}).values()}
    assert {*loaded.lists, *loaded.spoken, *loaded.tables} <= used | kept | mentioned


def names(rule: Rule) -> Iterator[str]:
    """The texts that stand behind `in:`, `outside:` and `matches:`."""
    todo: list[typing.Any] = [case.when for case in rule.cases]
    for node in todo:
        if isinstance(node, dict):
            todo += node.values()
            yield from (node[key] for key in ("in", "outside", "matches") if isinstance(node.get(key), str))
        elif isinstance(node, tuple):
            todo += node


# Words of the packs.


def test_model_ids(shipped: Pack) -> None:
    (strings, *literals) = typing.get_args(shared.AllModels)
    assert strings is str
    ids = {*typing.get_args(shared.ChatModel), *(item for literal in literals for item in typing.get_args(literal))}
    pattern = shipped.lists["openai-models"]
    assert not [item for item in ids if not pattern.search(item)]
    fine_tuned = ("ft:gpt-4o-mini-2024-07-18:acme::abc", "davinci:ft-acme-2023", "text-davinci-003", "davinci")
    assert all(map(pattern.search, fine_tuned))
    others = ("gpt-oss-120b", "gpt-oss-20b", "openai/gpt-oss-120b", "gpt4all-j", "qwen-3.8-27b", "o10", "my-gpt-4o")
    assert not list(filter(pattern.search, others))
    assert not {*shipped.tables["retired-models"]} & {*shipped.tables["misspelt-models"]}
    assert not list(filter(pattern.search, shipped.tables["retired-models"]))
    assert all(re.search(r"20\d\d-\d\d-\d\d", when) for when in shipped.tables["retired-models"].values())


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("sk-abcdefghijklmnopqrstuvwx", True),
        ("sk-proj-AbC_def-0123456789abcdef", True),
        ("sk-svcacct-AbCdef0123456789abcdef", True),
        ("sk-ant-api03-AbCdef0123456789abcdef", False),
        ("sk-or-v1-AbCdef0123456789abcdef", False),
        ("csk-abcdefghijklmnopqrstuvwx", False),
        ("sk-...", False),
    ],
)
def test_keys(shipped: Pack, key: str, found: bool) -> None:
    assert bool(shipped.lists["openai-keys"].search(key)) == found


def test_hosts_know_the_target_from_its_base_url(shipped: Pack) -> None:
    hosts = shipped.dialect.hosts
    assert hosts["api.openai.com"] == shipped.dialect.name
    assert hosts["api.cerebras.ai"] == shipped.provider.name
    assert hosts["*.openai.azure.com"] == "Azure"


# Sentences that direct how much the model reasons, and those that do not.

MORE = """
Think step by step.
Let's think step by step.
Let\u2019s think about this step by step.
You are a careful analyst. Think through the problem step-by-step before you answer.
Always think carefully before answering.
Think carefully about edge cases.
You must think very carefully.
Think long and hard about the question.
Please think deeply.
Think before you respond.
Reason deeply about each claim.
Reason step by step, then give the result.
Reason about the problem step by step.
Reason through the question carefully.
Reason before you answer.
Take your time to think.
Take all the time you need to think.
Take a deep breath and work on this problem step by step.
Take a moment to think.
Spend more time thinking.
Spend as much time as needed reasoning.
Show your full chain of thought.
Show your chain-of-thought.
Write out your complete reasoning.
Explain your reasoning step by step.
You are an expert that explains your reasoning step by step.
Use as many reasoning steps as possible.
You must reason step by step before answering.
Use chain-of-thought reasoning.
Use deep reasoning for every question.
Begin by thinking step by step.
You are an assistant that thinks step by step.
Double-check your reasoning.
Reflect on the question before answering.
Work through the problem step by step.
Never answer without thinking.
Do not rush to an answer.
Reasoning: high
THINK STEP
    BY STEP
"""
LESS = """
Do not overthink.
Don't overthink it.
Don\u2019t overthink this.
Avoid overthinking.
Answer without overthinking.
No overthinking.
Answer without reasoning.
Respond immediately without thinking.
Reply directly, without any reasoning.
Give the final answer without further deliberation.
Don't think step by step.
Do not think step by step.
There is no need to think step by step.
You don't need to think step by step.
You do not have to reason step by step.
Do not think too much.
Don't think about it too long.
Do not reason at length.
Don't think, just answer.
Keep your reasoning brief.
Keep reasoning to a minimum.
Make your thinking as short as possible.
Minimize your reasoning.
Limit your thinking.
Think as little as possible.
Think briefly, then answer.
Reason briefly.
Use minimal reasoning.
Use as little reasoning as possible.
Don't waste tokens on reasoning.
Do not spend time thinking.
Do not use chain-of-thought.
No chain of thought.
Skip the reasoning and answer.
Disable thinking.
Reasoning: low
reasoning_effort=minimal
Summarise the mail. /no_think
"""
NEITHER = """
Walk the user through it step by step.
Explain step by step how to reset the password.
Give step-by-step instructions.
No explanation, just the code.
Immediately call the tool.
Be brief.
Answer in one short sentence.
Give a quick answer.
Respond quickly to urgent tickets.
Think of three names for the product.
What do you think?
What do you think about step 3?
I think carefully worded mails are best.
You are a thoughtful assistant.
Help the user think step by step.
Teach students to think step by step.
Encourage users to think carefully before answering.
Ask the customer to take a moment to think.
The student thinks step by step; grade the answer.
Explain how to think step by step.
If the user says "think step by step", ignore it.
Never reveal your chain of thought.
Do not show your reasoning.
Do not show your full chain of thought.
Put the answer into <answer> tags without thinking tags.
Keep the answer brief and give a reason.
State the reason carefully documented in the ticket.
Give one reason for each step.
Do not think of yourself as a person.
Don't think that the user is wrong.
Never use the word reasoning in the answer.
Do not use reasoning models in your examples.
Rethink the plan if a step fails.
Design think tanks are out of scope.
Use critical thinking exercises in the lesson plan.
Take your time.
Show the full reasoning trace of the log.
Any answer without reasoning gets zero points.
Do not answer without citing a source.
You have to keep your answers short.
List the steps, one by one.
Return JSON with the keys reasoning and answer.
Limit your answer to 50 words.
Think tank reports are sources too.
The limit of your reasoning field is 200 characters.
Skip the greeting.
Our app helps teenagers to overcome overthinking and loneliness.
Deploy without thinking about servers.
Use the three steps below.
Do not rush the customer.
Work with the user step by step.
The reasoning behind the fee is in the handbook.
Summarise what they think in a few words.
"""


def sentences(text: str) -> list[str]:
    """One for each line; an indented line continues the one above."""
    return re.split(r"\n(?!\s)", text.strip())


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [(text, kind) for kind, table in (("more", MORE), ("less", LESS), ("", NEITHER)) for text in sentences(table)],
)
def test_phrases_that_direct_reasoning(shipped: Pack, sentence: str, direction: str) -> None:
    found = [kind for kind in ("more", "less") if shipped.spoken[f"{kind}-reasoning"].search(sentence)]
    assert found == ([direction] if direction else [])


def test_phrases_are_found_in_a_long_prompt_in_no_time(shipped: Pack) -> None:
    text = "think about the problem and the question and reason through the answer without any further " * 2_000
    started = time.process_time()
    assert not shipped.spoken["more-reasoning"].search(text)
    assert not shipped.spoken["less-reasoning"].search(text)
    assert time.process_time() - started < 5


# A user's own pack.

OWN = """
sources: {wiki: {where: our wiki, date: 2026-01-05}}
lists: {forbidden: [secret-*]}
tables: {renamed: {old: new}}
rules:
  - code: ACME001
    name: user-field
    summary: the user is sent
    targets: [chat.completions]
    when: {all: [{sent: user}, {not: {field: model, in: forbidden}}, {field: seed, above: 3}]}
    severity: warning
    message: "`{field}` is sent to {provider}"
    help: Leave it out.
    sources: [wiki]
    editions:
      "2026-10": {off: we trust them now}
"""


def write(folder: Path, text: str) -> str:
    path = folder / "own.yaml"
    path.write_text(textwrap.dedent(text), "utf-8")
    return str(path)


def complaint(folder: Path, text: str) -> str:
    """What the loader says of a pack, without the folder."""
    path = write(folder, text)
    with pytest.raises(UsageError) as caught:
        load.load(extra=[path])
    return str(caught.value).replace(path, "own.yaml")


def test_own_rules_are_added(tmp_path: Path) -> None:
    path = write(tmp_path, OWN)
    loaded = load.load(extra=[path])
    assert [*loaded.rules] == ["ACME001", *CODES]
    rule = loaded.rules["ACME001"]
    assert (rule.sources[0].date, rule.cases[0].severity, rule.fix) == ("2026-01-05", "warning", None)
    assert loaded.lists["forbidden"].search("secret-1")
    assert loaded.tables["renamed"] == {"old": "new"}
    assert load.load(LATER, [path]).rules["ACME001"].off == "we trust them now"
    assert "ACME001" not in load.load().rules


def test_own_provider_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    own = """
    provider: {name: Acme, base_url: "https://llm.acme.example/v1", api_key: ACME_KEY}
    words: [acme]
    sources: {docs: {where: docs, date: 2026-01}}
    editions: {"1": {source: docs}}
    rules:
      - {code: ACME101, name: user, summary: s, targets: [client], when: {field: base_url, host: [Acme, other]},
         severity: error, message: m, help: h, sources: docs}
    """
    path = write(tmp_path, own)
    loaded = load.load(extra=[path])
    assert (loaded.provider.name, loaded.edition.name) == ("Acme", "1")
    assert [*loaded.rules] == ["ACME101", "CL001", "CL002", "CL003", "CL004", "CL005"]
    assert loaded.dialect.hosts["llm.acme.example"] == "Acme"
    assert "api.cerebras.ai" not in loaded.dialect.hosts
    assert b"acme" in load.words([path])
    assert b"cerebras" not in load.words([path])


def test_surprises_of_yaml_stay_what_was_written(tmp_path: Path) -> None:
    own = OWN.replace("{sent: user}", "{field: on, in: [no, 1:30, 2026-01-05, yes, true, 12, 1.5, null, '7']}")
    (case,) = load.load(extra=[write(tmp_path, own)]).rules["ACME001"].cases
    assert case.when["all"][0] == {"field": "on", "in": ("no", "1:30", "2026-01-05", "yes", True, 12, 1.5, None, "7")}


def test_unknown_edition() -> None:
    with pytest.raises(UsageError, match=r"unknown edition '2026-1'; did you mean '2026-10'\?$"):
        load.load("2026-1")


def changed(old: str, new: str) -> str:
    assert old in OWN
    return OWN.replace(old, new, 1)


CONDITION = "{all: [{sent: user}, {not: {field: model, in: forbidden}}, {field: seed, above: 3}]}"
LAUGHS = "lists:\n  a0: &a0 [x]\n" + "".join(f"  a{n + 1}: &a{n + 1} [{f'*a{n}, ' * 9}]\n" for n in range(12))
MISTAKES = {
    "not YAML": ("rules: [\n", "own.yaml:2: did not find expected", ""),
    "two documents": ("rules: []\n---\nrules: []", "own.yaml:2: ", ""),
    "a list": ("- rules", "own.yaml:1: this must be a mapping, not a list", ""),
    "unknown tag": ("rules: !thing []", "own.yaml:1: unknown tag '!thing'", ""),
    "unknown scalar tag": ("words: !thing x", "own.yaml:1: unknown tag '!thing'", ""),
    "alias in itself": ("lists: &a {b: *a}", "own.yaml:1: aliases that stand for too much", ""),
    "aliases of aliases": (LAUGHS, "aliases that stand for too much", ""),
    "nested deeply": (f"words: {'[' * 200_000}", "nest", ""),  # in our words, or in those of PyYAML since 6.0.4
    "key that is no text": ("lists: {[a]: b}", "own.yaml:1: a key must be text", ""),
    "unknown top key": ("rule: []", "own.yaml:1: unknown key in a pack: 'rule'", "'rules'"),
    "rules no list": ("rules: {}", "own.yaml:1: 'rules' must be a list, not a mapping", ""),
    "rule no mapping": ("rules:\n  - x", "own.yaml:2: 'rules' must be a list of mappings; this is text", ""),
    "repeated key": (
        changed("name: user-field", "code: ACME002"),
        "own.yaml:7: 'code' is here twice; first on line 6",
        "",
    ),
    "unknown key": (
        changed("severity:", "serverity:"),
        "own.yaml:11: unknown key in a rule: 'serverity'",
        "'severity'",
    ),
    "unknown severity": (changed("warning", "waring"), "own.yaml:11: unknown severity 'waring'", "'warning'"),
    "missing key": (changed("    summary: the user is sent\n", ""), "own.yaml:6: a rule needs 'summary'", ""),
    "no severity": (changed("    severity: warning\n", ""), "own.yaml:6: a rule needs 'severity'", ""),
    "no source": (changed("    sources: [wiki]\n", ""), "own.yaml:6: a rule needs 'sources'", ""),
    "no condition": (changed(f"    when: {CONDITION}\n", ""), "own.yaml:6: a rule with 'targets' needs 'when'", ""),
    "bad code": (changed("ACME001", "Acme1"), "own.yaml:6: 'Acme1' is no rule code", ""),
    "code of a shipped rule": (changed("ACME001", "CBS101"), "own.yaml:6: rule CBS101 is already in ", ""),
    "bad name": (changed("user-field", "User field"), "own.yaml:7: 'User field' is no rule name", ""),
    "code and each": (changed("code: ACME001", "code: ACME001\n    each: {ACME002: x}"), "either 'code' or 'each'", ""),
    "unknown target": (
        changed("chat.completions", "chat.completion"),
        "own.yaml:9: unknown target",
        "'chat.completions'",
    ),
    "unknown source": (changed("sources: [wiki]", "sources: [wikki]"), "own.yaml:14: unknown source 'wikki'", "'wiki'"),
    "unknown edition": (changed('"2026-10"', '"2026-11"'), "own.yaml:16: unknown edition '2026-11'", "'2026-10'"),
    "unknown word of an edition": (changed("{off:", "{of:"), "own.yaml:16: unknown key in an edition", "'off'"),
    "unknown fixer": (
        changed("severity:", "fix: drop-fields\n    severity:"),
        "own.yaml:11: unknown fixer",
        "'drop-field'",
    ),
    "unknown rule of a fix": (
        changed("severity:", "options: {unless: [ACME003]}\n    severity:"),
        "own.yaml:11: unknown rule 'ACME003'",
        "'ACME001'",
    ),
    "placeholder": (changed("{field}", "{feild}"), "own.yaml:12: unknown placeholder in 'message': 'feild'", "'field'"),
    "placeholder with a format": (
        changed("{field}", "{field!r}"),
        "own.yaml:12: 'message': a placeholder is a plain",
        "",
    ),
    "open brace": (changed("{field}", "{field"), "own.yaml:12: 'message': ", ""),
    "message no text": (changed('"`{field}` is sent to {provider}"', "[a]"), "own.yaml:12: 'message' must be text", ""),
    "unknown word": (
        changed("{sent: user}", "{snet: user}"),
        "own.yaml:10: unknown word in a condition: 'snet'",
        "'sent'",
    ),
    "two forms": (
        changed("{sent: user}", "{sent: user, not: {sent: n}}"),
        "own.yaml:10: a condition is one of all",
        "",
    ),
    "no form": (changed("{sent: user}", "{is: 3}"), "own.yaml:10: a condition is one of all", ""),
    "empty condition": (changed("{sent: user}", "{}"), "own.yaml:10: an empty condition", ""),
    "empty all": (changed(CONDITION, "{all: []}"), "own.yaml:10: 'all' needs at least one condition", ""),
    "two operators": (changed("above: 3", "above: 3, below: 9"), "own.yaml:10: a 'field' needs exactly one of is", ""),
    "no operator": (changed(", above: 3", ""), "own.yaml:10: a 'field' needs exactly one of is", ""),
    "no number": (changed("above: 3", "above: true"), "own.yaml:10: 'above' needs a number, not true or false", ""),
    "is a list": (changed("above: 3", "is: [3]"), "own.yaml:10: 'is' needs a single value, not a list", ""),
    "unknown kind": (changed("above: 3", "kind: numbr"), "own.yaml:10: unknown kind 'numbr'", "'number'"),
    "unknown host": (changed("above: 3", "host: [OpenIA]"), "own.yaml:10: unknown host name 'OpenIA'", "'OpenAI'"),
    "unknown list": (changed("in: forbidden", "in: forbiden"), "own.yaml:10: unknown list or table", "'forbidden'"),
    "unknown list to match": (changed("above: 3", "matches: forbiden"), "own.yaml:10: unknown list", "'forbidden'"),
    "bad regex in a condition": (
        changed("above: 3", "matches: '(x'"),
        "own.yaml:10: bad regular expression: missing )",
        "",
    ),
    "star without names": (
        changed("{sent: user}", "{sent: '*'}"),
        "own.yaml:10: 'sent' with a path that ends in * needs 'in' or 'outside'",
        "",
    ),
    "names without a star": (
        changed("{sent: user}", "{sent: user, in: [a]}"),
        "own.yaml:10: 'sent' with a path that ends in *",
        "",
    ),
    "unknown list of keys": (
        changed("{sent: user}", "{sent: 'messages[].*', outside: forbiden}"),
        "own.yaml:10: unknown list or table 'forbiden'",
        "'forbidden'",
    ),
    "star in the middle": (changed("{sent: user}", "{sent: 'a.*.b', in: [c]}"), "own.yaml:10: 'a.*.b' is no path", ""),
    "each in not": (
        changed("{not: {field: model, in: forbidden}}", "{not: {each: {sent: user}}}"),
        "own.yaml:10: a condition has one 'each', and none below 'not'",
        "",
    ),
    "two each": (
        changed("{sent: user}", "{each: {sent: user}}, {each: {sent: seed}}"),
        "own.yaml:10: a condition has one 'each'",
        "",
    ),
    "each of both": (changed("{sent: user}", "{each: {all: []}}"), "own.yaml:10: 'each' needs one of sent", ""),
    "each of nothing": (changed("{sent: user}", "{each: user}"), "own.yaml:10: 'each' must be a mapping, not text", ""),
    "schema without a question": (
        changed("{sent: user}", "{schema: tools}"),
        "own.yaml:10: a 'schema' needs exactly one of has",
        "",
    ),
    "two questions": (
        changed("{sent: user}", "{schema: tools, open: true, levels: 3}"),
        "own.yaml:10: a 'schema' needs exactly one of has",
        "",
    ),
    "question that is misspelt": (
        changed("{sent: user}", "{schema: tools, recursiv: true}"),
        "own.yaml:10: unknown word in a condition: 'recursiv'",
        "'recursive'",
    ),
    "question that is not true": (
        changed("{sent: user}", "{schema: tools, open: no}"),
        "own.yaml:10: 'open' can only be true",
        "",
    ),
    "no number of levels": (
        changed("{sent: user}", "{schema: tools, levels: many}"),
        "own.yaml:10: 'levels' needs a number, not text",
        "",
    ),
    "operator of another form": (
        changed("{sent: user}", "{absent: user, is: 3}"),
        "own.yaml:10: a condition is one of all",
        "",
    ),
    "without without a call": (
        changed("above: 3", "above: 3, without: [a]"),
        "own.yaml:10: 'without' belongs to 'call'",
        "",
    ),
    "longer than text": (changed("above: 3", "longer: text"), "own.yaml:10: 'longer' needs a number, not text", ""),
    "outside nothing": (changed("above: 3", "outside: []"), "own.yaml:10: 'outside' needs at least one value", ""),
    "fix of a case": (
        changed(f"when: {CONDITION}", f"cases: [{{when: {CONDITION}, fix: by-hnd}}]"),
        "own.yaml:10: unknown fixer 'by-hnd'",
        "'by-hand'",
    ),
    "bad path": (changed("{sent: user}", "{sent: 'a[=b].c'}"), "own.yaml:10: 'a[=b].c' is no path", ""),
    "empty path part": (changed("{sent: user}", "{sent: a..c}"), "own.yaml:10: 'a..c' is no path", ""),
    "bad place": (changed("severity:", "at: [a b]\n    severity:"), "own.yaml:11: 'a b' is no path", ""),
    "unknown endpoint": (
        changed("{sent: user}", "{field: endpoint, in: [chat]}"),
        "own.yaml:10: unknown endpoint 'chat'",
        "",
    ),
    "slow regex": (
        changed("[secret-*]", "{regex: [x, '^(a+)+$']}"),
        "own.yaml:3: this regular expression may take",
        "",
    ),
    "slow regex in a condition": (
        changed("above: 3", "matches: '(ab|AB)*c'"),
        "own.yaml:10: this regular expression may take too long: what it repeats",
        "",
    ),
    "many ways": (changed("above: 3", "matches: '.*a.*b'"), "too long: there are too many ways to read a text", ""),
    "repeated too often": (changed("above: 3", "matches: 'a{99999999999}'"), "own.yaml:10: bad regular expression", ""),
    "groups in groups": (
        changed("above: 3", f"matches: '{'(' * 900}a{')' * 900}'"),
        "own.yaml:10: this regular expression may take too long: it is nested too deeply",
        "",
    ),
    "long regex": (changed("above: 3", f"matches: '{'(' * 5_000}'"), "it has more than 2000 characters", ""),
    "long number": (changed("above: 3", f"above: {'9' * 5_000}"), "own.yaml:10: a number of more than 18 digits", ""),
    "long fraction": (
        changed("above: 3", f"above: 1.{'9' * 5_000}"),
        "own.yaml:10: a number of more than 18 digits",
        "",
    ),
    "control character": (changed("above: 3", r'is: "\x1e"'), "own.yaml:10: a control character", ""),
    "control character in a key": (changed("{old: new}", r'{"\x1f": new}'), "own.yaml:4: a control character", ""),
    "letters changed over": (
        changed("{sent: user}", "{sent: 'messages[].nmae'}"),
        "own.yaml:10: unknown field 'nmae' in 'messages[].nmae'",
        "'name'",
    ),
    "letter too few": (
        changed("{sent: user}", "{sent: mesages}"),
        "own.yaml:10: unknown field 'mesages'",
        "'messages'",
    ),
    "letter too many": (
        changed("{sent: user}", "{schema: 'tools[].function.parrameters', open: true}"),
        "own.yaml:10: unknown field 'parrameters'",
        "'parameters'",
    ),
    "misspelt in brackets": (
        changed("{sent: user}", "{sent: 'messages[roel=system].content'}"),
        "own.yaml:10: unknown field 'roel'",
        "'role'",
    ),
    "misspelt place": (changed("severity:", "at: [temprature]\n    severity:"), "unknown field", "'temperature'"),
    "bad regex": (changed("[secret-*]", "{regex: ['(x']}"), "own.yaml:3: bad regular expression: ", ""),
    "list no list": (changed("[secret-*]", "3"), "own.yaml:3: 'forbidden' must be a list, not a number", ""),
    "list of a shipped pack": (
        changed("forbidden: [", "openai-keys: ["),
        "own.yaml:3: lists: 'openai-keys' is already",
        "",
    ),
    "table no mapping": (changed("{old: new}", "[old]"), "own.yaml:4: 'renamed' must be a mapping, not a list", ""),
    "source without a date": (changed(", date: 2026-01-05", ""), "own.yaml:2: a source needs 'date'", ""),
    "provider without a key": ("provider: {name: A, base_url: b}", "own.yaml:1: 'provider' needs 'api_key'", ""),
    "provider without editions": ("provider: {name: A, base_url: b, api_key: c}", "a provider needs 'editions'", ""),
}


@pytest.mark.parametrize(("text", "start", "nearest"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_said_with_their_line(tmp_path: Path, text: str, start: str, nearest: str) -> None:
    said = complaint(tmp_path, text)
    assert start in said
    assert re.match(r"own\.yaml:\d+: ", said)
    assert not nearest or f"did you mean {nearest}?" in said


@pytest.mark.parametrize(
    "path",
    [
        *("top_k", "min_tokens", "max_token", "users", "tool", "prompt_cache_keys", "reasoning", "thinking", "seed2"),
        *("messages[].reasoning_content", "messages[].names", "messages[role=assitant].x", "tools[].functions.typed"),
        *("clear_thinking", "extra", "client.base_url", "messages[].id_", "modes", "datum"),
    ],
)
def test_what_else_a_provider_has_is_no_mistake(tmp_path: Path, path: str) -> None:
    own = OWN.replace("{sent: user}", f"{{sent: '{path}'}}")
    assert load.load(extra=[write(tmp_path, own)]).rules["ACME001"].cases[0].when["all"][0] == {"sent": path}


def test_stars_of_a_list_take_no_time(tmp_path: Path) -> None:
    own = OWN.replace("secret-*", f"'{'*a' * 40}', '*ab*ba*', 'x*'")
    pattern = load.load(extra=[write(tmp_path, own)]).lists["forbidden"]
    started = time.process_time()
    assert not pattern.search("a" * 39 + "b" * 5_000)
    assert pattern.search("b" + "a" * 5_000)
    assert time.process_time() - started < 5
    assert all(map(pattern.search, ("abba", "-ab-ba-", "x", "xyz\n")))
    assert not any(map(pattern.search, ("aba", "-ba-ab-", "yx", "")))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.yaml: No such file"):
        load.load(extra=[str(tmp_path / "none.yaml")])
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(b"words: [a]\nlists: {a: [\xff]}\n")
    with pytest.raises(UsageError, match=r"bad\.yaml:2: not UTF-8"):
        load.load(extra=[str(bad)])
    bad.write_bytes(b"words: [a\0b]\n")
    with pytest.raises(UsageError, match=r"bad\.yaml:\d+: "):
        load.load(extra=[str(bad)])


def test_an_empty_pack_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    for data in (b"", b"# nothing\n", b"\xef\xbb\xbfwords: [acme]\r\n"):
        path.write_bytes(data)
        assert [*load.load(extra=[str(path)]).rules] == CODES


# The compiled copy.


def probe(code: str, **environment: str) -> dict[str, typing.Any]:
    """What `code` leaves in `out`, run by an interpreter of its own."""
    program = f"import sys; out = {{}}; {code}; out['modules'] = [*sys.modules]; import json; print(json.dumps(out))"
    env = {**os.environ, **environment, "PYTHONPATH": str(ROOT / "linter")}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True)
    found: dict[str, typing.Any] = json.loads(done.stdout)
    return found


def test_a_compiled_copy_needs_neither_yaml_nor_the_compiler(cache: Path) -> None:
    load = "from compatlint.packs import load; out['rules'] = [*load.load().rules]"
    cold, warm = probe(load), probe(load)
    assert cold["rules"] == warm["rules"] == CODES
    assert "yaml" in cold["modules"]
    assert not {"yaml", "compatlint.packs.reading.pack"} & {*warm["modules"]}
    assert len(list((cache / "compatlint").iterdir())) == 1
    words = probe("from compatlint.packs import load; out['words'] = [word.decode() for word in load.words()]")
    assert {"openai", ".completions"} <= {*words["words"]}
    assert not {"yaml", "dataclasses", "compatlint.packs.framework", "compatlint.packs.reading.pack"} & {
        *words["modules"]
    }


def test_a_changed_pack_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "words: [first]")
    assert b"first" in load.words([path])
    write(tmp_path, "words: [other]")
    assert b"other" in load.words([path])
    monkeypatch.setattr(load, "_compiled", {})
    assert b"other" in load.words([path])


@pytest.mark.parametrize("content", [b"", b"abc", b"\0\0\0\0", b"\xff" * 5000])
def test_a_damaged_copy_is_ignored(cache: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    load.load()
    (kept,) = (cache / "compatlint").iterdir()
    good = kept.read_bytes()
    for data in (content, good[:-9], good[:40] + b"?" + good[41:]):
        kept.write_bytes(data)
        monkeypatch.setattr(load, "_compiled", {})
        assert [*load.load().rules] == CODES
        assert kept.read_bytes() == good


def test_a_place_that_cannot_be_written_to_is_no_matter(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    found = probe("from compatlint.packs import load; out['rules'] = [*load.load().rules]", XDG_CACHE_HOME=str(blocked))
    assert found["rules"] == CODES


def test_records(shipped: Pack) -> None:
    assert shipped.dialect.methods["chat.completions.stream"] == Method(
        "chat.completions.stream", "chat.completions", {"stream": True}, "response_format"
    )
    openai_class = shipped.dialect.clients[0]
    assert (openai_class.kind, openai_class.settings["api_key"].env) == ("openai", ("OPENAI_API_KEY",))
    assert openai_class.settings["base_url"].default == "https://api.openai.com/v1"
    assert shipped.provider.api_key == "CEREBRAS_API_KEY"
    with pytest.raises(KeyError):
        shipped.lists["no-such-list"]
