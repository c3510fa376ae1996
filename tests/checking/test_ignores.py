"""Ignore comments: what they cover, which of them are unused, which are malformed."""

from __future__ import annotations

import datetime as dt

import pytest

from compatlint.checking.ignores import Ignores, Problem
from compatlint.source.text import apply_text_edits

KNOWN = ("CBS101", "CBS102", "CBS201", "CL002", "CL004")
TODAY = dt.date(2026, 6, 1)


def covered(text: str, code: str = "CBS101") -> list[int]:
    """The rows on which `code` is silenced."""
    rows = range(1, text.count("\n") + 2)
    return [row for row in rows if Ignores.of(text, TODAY).covers(code, [row])]


def problems(text: str, *covers: tuple[str, int], judged: tuple[str, ...] = KNOWN) -> tuple[Problem, ...]:
    ignores = Ignores.of(text, TODAY)
    for code, row in covers:
        assert ignores.covers(code, [row])
    return ignores.problems(frozenset(judged), KNOWN, optional={"CL004"})


def repaired(text: str, *covers: tuple[str, int]) -> str:
    edits = [edit for problem in problems(text, *covers) if problem.fix for edit in problem.fix.edits]
    return apply_text_edits(text, edits)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\nb  # compatlint: ignore[CBS101] why\nc\n", [2]),
        ("a  # compatlint: ignore\n", [1]),
        ("a  #compatlint:ignore[CBS102,CBS101]\n", [1]),
        ("a  # compatlint: ignore[CBS1]\n", [1]),
        ("a  # compatlint: ignore[CBS102]\n", []),
        ("a  # type: ignore[x]  # compatlint: ignore[CBS101] why # noqa: E501\n", [1]),
        ("s = '''\n# compatlint: ignore\n'''\n", []),
        ("s = '# compatlint: ignore'\n", []),
        ("a  # compatlint: ignore[CBS101] until=2026-06-01\n", [1]),
        ("a  # compatlint: ignore[CBS101] until=2026-05-31\n", []),
        ("a  # noqa\n", [1]),
        ("a  # noqa: CBS101\n", [1]),
        ("a  # NoQA:E501,CBS101\n", [1]),
        ("a  # noqa: E501 CBS101 why\n", [1]),
        ("a  # noqa: E501\n", []),
        ("a  # noqa: because\n", []),
        ("a  # noqa-file\n", []),
        ("# compatlint: ignore-file[CBS101] generated\na\nb", [1, 2, 3]),
        ("a\n# compatlint: ignore-file\n", [1, 2, 3]),
        ("a  # compatlint: ignore-file[CBS101]\n", []),
    ],
)
def test_what_a_comment_covers(text: str, rows: list[int]) -> None:
    assert covered(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("# compatlint: ignore[CBS101]\nf(\n  a,\n)\nb\n", [1, 2, 3, 4]),
        ("# compatlint: ignore[CBS101]\n\n# prose\nf()\nb\n", [1, 2, 3, 4]),
        ("# compatlint: ignore[CBS101]\n@d\n@e(\n 1)\ndef f():\n    a\n\n    b\nc\n", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("# compatlint: ignore[CBS101]\nif a:\n    b\nelif c: d\nelse:\n    e\nf\n", [1, 2, 3, 4, 5, 6]),
        ("if a:\n    # compatlint: ignore[CBS101]\n    b\nelse:\n    c\n", [2, 3]),
        ("if a:\n    b\n# compatlint: ignore[CBS101]\nelif c:\n    d\nelse:\n    e\n", [3, 4, 5]),
        ("if a:\n    b\n    # compatlint: ignore[CBS101]\nc\n", [3, 4]),
        ("def f():\n    # compatlint: ignore[CBS101]\n    if a:\n        b\n\n\nc\n", [2, 3, 4]),
        ("f(\n    a,\n    # compatlint: ignore[CBS101]\n    b=g(\n        1,\n    ),\n    c=2,\n)\n", [3, 4, 5, 6]),
        ("f(\n    # compatlint: ignore[CBS101]\n    b\n)\n", [2, 3]),
        ("# compatlint: ignore[CBS101]\n", [1]),
        ("# compatlint: ignore[CBS101]\r\nf(\r\n)\r\nb\r\n", [1, 2, 3]),
    ],
)
def test_a_comment_on_its_own_line_covers_the_statement_below(text: str, rows: list[int]) -> None:
    assert covered(text) == rows


def test_rows_of_a_lone_carriage_return_count() -> None:
    assert Ignores.of("a\rb  # compatlint: ignore\rc\r").covers("CBS101", [2])


def test_any_of_the_rows_counts() -> None:
    assert Ignores.of("f(\n  a,\n)  # compatlint: ignore\n").covers("CBS101", [2, 1, 3])


def test_unused_ignores_are_reported_and_removed() -> None:
    text = "a  # compatlint: ignore[CBS101] why\n# compatlint: ignore[CBS102]\nb\n"
    found = problems(text)
    assert [(p.code, p.span.start.row, p.span.start.column, p.span.end.column) for p in found] == [
        ("CL002", 1, 4, 36),
        ("CL002", 2, 1, 29),
    ]
    assert repaired(text) == "a\nb\n"


def test_only_the_unused_code_goes() -> None:
    assert repaired("a  # compatlint: ignore[CBS101, CBS102] why\n", ("CBS102", 1)) == (
        "a  # compatlint: ignore[CBS102] why\n"
    )


def test_the_same_code_twice_is_unused_once() -> None:
    assert repaired("a  # compatlint: ignore[CBS101, CBS101]\n", ("CBS101", 1)) == "a  # compatlint: ignore[CBS101]\n"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a  # compatlint: ignore[CBS101] why # noqa: E501\n", "a  # noqa: E501\n"),
        ("a  # type: ignore  # compatlint: ignore[CBS101]\n", "a  # type: ignore\n"),
        ("    # compatlint: ignore[CBS101]\r\na\r\n", "a\r\n"),
        ("a\n# compatlint: ignore[CBS101]", "a\n"),
        ("# compatlint: ignore-file[CBS101]\na\n", "a\n"),
        ("a  # compatlint: ignore\n", "a\n"),
        ("a  # compatlint: ignore[CBS101] until=2020-01-01\n", "a\n"),
    ],
)
def test_removing_leaves_everything_else(text: str, left: str) -> None:
    assert repaired(text) == left
    assert Ignores.of(left).problems(KNOWN, KNOWN) == ()


def test_used_ignores_are_silent() -> None:
    assert not problems("a  # compatlint: ignore[CBS101]\n", ("CBS101", 1))
    assert not problems("a  # compatlint: ignore\n", ("CBS201", 1))
    assert not problems("# compatlint: ignore-file\na\n", ("CBS201", 2))


def test_the_nearest_comment_is_used() -> None:
    text = "# compatlint: ignore-file[CBS101]\nif x:\n    a  # compatlint: ignore[CBS101]\n"
    assert [p.span.start.row for p in problems(text, ("CBS101", 3))] == [1]


def test_codes_that_were_not_looked_for_are_not_unused() -> None:
    assert not problems("a  # compatlint: ignore[CBS101]\n", judged=("CBS201",))
    assert not problems("a  # compatlint: ignore[CBS1]\n", judged=("CBS101",))
    assert not problems("a  # compatlint: ignore\n", judged=("CBS101",))
    assert problems("a  # compatlint: ignore\n", judged=("CBS101", "CBS102", "CBS201", "CL002"))


def test_noqa_is_never_reported() -> None:
    assert not problems("a  # noqa\nb  # noqa: CBS101\nc  # noqa: CBS999\n")


def test_the_report_of_an_unused_ignore_can_be_ignored() -> None:
    assert not problems("a  # compatlint: ignore[CBS101, CL002]\n")


def test_expiry_says_the_date() -> None:
    (found,) = problems("a  # compatlint: ignore[CBS101] until=2026-05-31\n")
    assert found.code == "CL002"
    assert "2026-05-31" in found.message


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("# compatlint: ignroe[CBS101]", "did you mean 'ignore'"),
        ("# compatlint: disable", "unknown directive `disable`"),
        ("# compatlint:", "no directive"),
        ("# compatlint ignore[CBS101]", "a colon is missing"),
        ("# compatlint: ignore[]", "no code"),
        ("# compatlint: ignore[CBS101 why", "closing bracket"),
        ("# compatlint: ignore CBS101", "`ignore[CBS101]`"),
        ("# compatlint: ignore: CBS101", "`ignore[CBS101]`"),
        ("# compatlint: ignore[CBS101] until=2026-13-40", "until=2026-13-40"),
        ("# compatlint: ignore[CBS101] until=tomorrow", "no date"),
        ("# compatlint: ignore-file[CBS101]", "line of its own"),
    ],
)
def test_malformed_comments_silence_nothing_and_are_reported(comment: str, says: str) -> None:
    text = f"a  {comment}\n"
    (found,) = problems(text)
    assert found.code == "CL003"
    assert says in found.message
    assert not covered(text)


@pytest.mark.parametrize("comment", ["# compatlint is a linter", "# compatlint: what we use", "# compatlint"])
def test_prose_about_the_tool_is_no_directive(comment: str) -> None:
    assert not problems(f"a  {comment}\n")


@pytest.mark.parametrize(("code", "near"), [("CBS1001", "CBS101"), ("cbs101", "CBS101"), ("E501", "")])
def test_unknown_codes(code: str, near: str) -> None:
    (found,) = problems(f"a  # compatlint: ignore[{code}]\n")
    assert found.code == "CL003"
    assert f"`{code}`" in found.message
    assert near in found.message


def test_text_that_cannot_be_tokenized_to_the_end() -> None:
    assert Ignores.of("a  # compatlint: ignore\nb = (\n").covers("CBS101", [1])
