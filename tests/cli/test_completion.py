"""What a shell is told that completes a command line."""

from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete

from compatlint.cli.main import main


def completed(*words: str) -> list[str]:
    shell = ShellComplete(main, {}, "compatlint", "_COMPATLINT_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ser"], ["server"]),
        (["check", "--select", "CBS301"], ["CBS301"]),
        (["check", "--ignore", "CBS101,cbs302"], ["CBS101,CBS302"]),
        (["migrate", "--select", "A"], ["ALL"]),
        (["rule", "CBS101"], ["CBS101"]),
        (["rule", "logit"], ["logit-bias"]),
        (["check", "--edition", "l"], ["latest"]),
        (["check", "--target", "g"], ["groq"]),
        (["rule", "--target", "groq", "GRQ101"], ["GRQ101"]),
        (["check", "--format", "json"], ["json", "json-lines"]),
        (["check", "--rules", "no.yaml", "--select", "CBS3"], []),
    ],
    ids=" ".join,
)
def test_words(words: list[str], expected: list[str]) -> None:
    assert completed(*words) == expected


@pytest.mark.parametrize(
    "words", [["check", "x"], ["check", "--config", "x"], ["check", "--add-ignores", "x"], ["migrate", "--report", "x"]]
)
def test_paths_are_left_to_the_shell(words: list[str]) -> None:
    shell = ShellComplete(main, {}, "compatlint", "_COMPATLINT_COMPLETE")
    assert [item.type for item in shell.get_completions(words[:-1], words[-1])] == ["file"]
