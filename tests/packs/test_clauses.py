"""What a grammar of the packs finds in a text: who is told to reason, how much, and what only looks so."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from compatlint.errors import UsageError
from compatlint.packs import load
from compatlint.packs.clauses import prepared
from compatlint.packs.pack import Pack

SENTENCES = Path(__file__).parent.parent / "prompts" / "reasoning.jsonl"
KINDS = ("more", "less")
SETS = ("written", "first", "second", "third", "last")

VARIANTS = """
more: Think step by step and very carefully before you answer.
more: Before you answer, think very carefully, step by step.
more: You should, before answering, think carefully.
more: Take your time to deliberate at length.
more: It is important to reason thoroughly before answering.
more: If the user asks for a proof, think long and hard.
more: Answer only after careful reasoning.
more: Never skip the reasoning.
more: Put a lot of thought into each answer.
more: - Be concise\n- Think carefully before you answer\n- Use Markdown
less: Keep your reasoning minimal.
less: Keep your internal reasoning as brief as possible.
less: Do not overthink.
less: You should not overthink the question.
less: Answer immediately without thinking.
less: Without thinking, give the answer.
less: no need to reason
less: Think as little as you can.
less: Limit your reasoning to two sentences.
neither: Tell users to think carefully before they answer.
neither: Programmers should think carefully before they answer.
neither: Explain to the reader step by step how to think about it.
neither: The prompt says "think step by step", which you ignore.
neither: Write your `think carefully` comment above the call.
neither: Do not reason from memory.
neither: Take your time with the customer.
neither: Limit your reasoning to the facts that are given.
"""


@pytest.fixture(scope="module")
def shipped() -> Pack:
    """The packs that are shipped."""
    return load.load()


def found(pack: Pack, text: str) -> tuple[str, ...]:
    """In which directions a text is found to direct reasoning."""
    return tuple(kind for kind in KINDS if pack.spoken[f"{kind}-reasoning"].search(text))


def sentences(name: str) -> list[dict[str, str]]:
    """The sentences of a set."""
    rows: Iterator[dict[str, str]] = map(json.loads, SENTENCES.read_text("utf-8").splitlines())
    return [row for row in rows if row["set"] == name]


@pytest.mark.parametrize("name", SETS)
def test_public_prompts_are_read_as_people_read_them(shipped: Pack, name: str) -> None:
    rows = sentences(name)
    wrong = [row["text"] for row in rows if set(found(shipped, row["text"])) - {row["asks"]}]
    asked = [row for row in rows if row["asks"] in KINDS]
    missed = [row["text"] for row in asked if row["asks"] not in found(shipped, row["text"])]
    assert not wrong
    assert len(missed) <= 0.07 * len(asked), missed


def test_half_of_the_sentences_only_look_alike() -> None:
    rows = [row for name in SETS for row in sentences(name)]
    assert len(rows) >= 400
    assert sum(row["asks"] == "neither" for row in rows) >= len(rows) / 2
    assert len({row["text"] for row in rows}) == len(rows)
    assert all(row["from"] for row in rows)


@pytest.mark.parametrize("line", VARIANTS.strip().replace("\n-", "\0-").split("\n"))
def test_other_words_in_another_order(shipped: Pack, line: str) -> None:
    asks, text = line.replace("\0", "\n").split(": ", 1)
    assert found(shipped, text) == (() if asks == "neither" else (asks,))


def test_what_is_found_is_told_as_it_is_written(shipped: Pack) -> None:
    text = "You are a judge.\nThink  VERY\n  carefully (and in **German**)."
    assert shipped.spoken["more-reasoning"].search(text) == "Think VERY carefully"
    assert not shipped.spoken["more-reasoning"].search("")


@pytest.mark.parametrize(
    "text", ["Think İ—carefully", '"a" <b> {c} (d e) f... g-h', "\u201cq\u201d\n\n- x", "|", "\x00"]
)
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(prepared(text)) == len(text) + 1


HOSTILE = [
    "think about the problem and the question and reason through the answer ",
    ", think, ",
    "please always you must ",
    "use do not think keep your thinking spend ",
    '"<{(`',
    "and ",
    "a",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_time_grows_with_the_length_alone(shipped: Pack, text: str) -> None:
    def cost(size: int) -> float:
        started = time.process_time()
        found(shipped, (text * size)[:size])
        return time.process_time() - started

    small, large = cost(1_000), cost(4_000)
    assert large < 12 * small + 0.5


OWN = """
grammars:
  manners:
    parts: {fast: [quickly, at once], run: ["run {fast}", go*]}
    addressed: [please]
    joins: [and]
    unless: [they]
lists:
  hurry: {grammar: manners, says: ["{run} !{fast} ~2 now"]}
rules:
  - code: ACME001
    name: hurry
    summary: hurry
    targets: [chat.completions]
    when: {field: "messages[].content", matches: hurry}
    severity: warning
    message: "“{match}”"
    help: none
    sources: [own]
sources: {own: {where: us, date: "2026-11-01", quote: none}}
"""


def own(path: Path, text: str) -> Pack:
    """The packs with one of a user's own."""
    (path / "own.yaml").write_text(text, "utf-8")
    return load.load(extra=[str(path / "own.yaml")])


def test_a_pack_may_have_a_grammar_of_its_own(tmp_path: Path) -> None:
    hurry = own(tmp_path, OWN).spoken["hurry"]
    assert hurry.search("Wait. Please run at once, now") == ""
    assert hurry.search("Wait. Please run at once right now!") == "run at once right now"
    assert hurry.search("stop and going right now") == "going right now"
    assert not hurry.search("they stop and going right now")
    assert not hurry.search("Rest quickly now. Run at once a b c now")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("~2 now", "~0 now", "'~0' is nothing that a saying can have"),
        ("!{fast}", "!{slow}", "there is no part 'slow' above"),
        ("grammar: manners", "grammar: manner", "unknown grammar 'manner'; did you mean 'manners'?"),
        ("says: [", "regex: [", "'regex'"),
        ("addressed: [please]", "adressed: [please]", "'adressed'"),
        ('says: ["{run} !{fast} ~2 now"]', "says: []", "'says' needs at least one saying"),
        ("matches: hurry", "in: hurry", "unknown list or table 'hurry'"),
    ],
)
def test_a_wrong_grammar_is_told_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in OWN
    with pytest.raises(UsageError) as error:
        own(tmp_path, OWN.replace(old, new))
    assert message in str(error.value)
    assert "own.yaml:" in str(error.value)


def test_parts_are_not_within_each_other_without_end(tmp_path: Path) -> None:
    parts = ", ".join(['p: ["a"]', *(f'{"p" * n}: ["{{{"p" * (n - 1)}}}"]' for n in range(2, 40))])
    with pytest.raises(UsageError, match="more than 20 parts are within each other"):
        own(tmp_path, OWN.replace("parts: {", f"parts: {{{parts}, "))
