"""At a terminal: lines as wide as it is, what is underlined below its text, colours and links where they are wanted."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from compatlint.cli.terminal import knows_links, takes_colour
from compatlint.report.columns import clipped, columns, fitted, wrapped
from tests.cli.test_cli import BAD, ROOT, check, make
from tests.report.test_formats import PLAIN, Related, render, replace, span

WIDE = "create(a='你好世界', b='\u26a0\ufe0f \U0001f469', temperature=0.5, c='" + "x" * 200 + "')"
VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "FORCE_HYPERLINK", "TERM_PROGRAM", "TMUX", "STY")


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (*VARIABLES, "CI", "VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "KONSOLE_VERSION"):
        monkeypatch.delenv(name, raising=False)


# Width.


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    at = WIDE.index("temperature")
    way = (Related("sent by this call, which is far away from here", "lib/" + "x" * 20 + ".py", span((3, 1), (3, 9))),)
    here = span((12, at + 1), (12, at + 12))
    finding = replace(PLAIN, span=here, lines=(WIDE,), help="Remove it. " * 20, related=way)
    text = render("text", finding, replace(PLAIN, filename="z.py", message="word " * 60), width=width)
    lines = text.split("\n")
    assert [line for line in lines if columns(line) > width] == []
    assert not [line for line in lines if line != line.rstrip()]
    source = next(line for line in lines if line.startswith("12 | "))
    under = lines[lines.index(source) + 1]
    marked = columns(under[: under.index("^")])
    assert columns(source[: source.index("temperature")]) == marked
    assert under.count("^") == len("temperature")
    assert " ".join(" ".join(lines).split()).count("Remove it.") == 21


@pytest.mark.parametrize("width", [60, 80, 140])
def test_what_a_migration_says_fits(width: int) -> None:
    """Line by line it is the same, and the same words."""
    line, more = f"  a.py:1:1: {'word ' * 40}end", f"    not rewritten: {'reason ' * 40}end"
    text = fitted(f"code  name  rewritten  left\n\n{line}\n{more}\n{'sum ' * 50}end\n", width)
    assert [one for one in text.split("\n") if columns(one) > width] == []
    assert text.split() == f"code name rewritten left {line} {more} {'sum ' * 50}end".split()
    assert [len(one) - len(one.lstrip()) for one in text.split("\n") if one.endswith("end")] == [6, 8, 0]
    assert fitted(line, None) == line


def test_without_a_terminal_nothing_is_wrapped() -> None:
    text = render("text", replace(PLAIN, help="word " * 100))
    assert max(map(len, text.split("\n"))) > 500


def test_columns() -> None:
    assert [columns(text) for text in ("abc", "你好", "e\u0301", "\u26a0\ufe0f", "\t", "\x1b")] == [3, 4, 1, 2, 4, 1]


def test_words_are_not_broken() -> None:
    assert wrapped("one two three", 8, 0, 2) == ["one two", "three"]
    assert wrapped("one two", 9, 7, 2) == ["", "one two"]
    assert wrapped("x" * 20, 8, 0, 0) == ["x" * 20]
    assert wrapped("one two", None, 0, 0) == ["one two"]


@pytest.mark.parametrize("width", [20, 33, 60])
@pytest.mark.parametrize("at", [0, 5, 90, 190])
def test_a_line_is_cut_around_what_is_meant(width: int, at: int) -> None:
    line = "".join(f"{number:03}你" for number in range(50))
    text, start, end = clipped(line, at, at + 5, width)
    assert columns(text) <= width
    assert text[start:end] == line[at : at + 5]
    assert text.strip("…") in line


# Colours and links.


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_that_are_forced_are_not_for_files(
    variables: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    make(a=BAD)
    assert takes_colour(StringIO()) is coloured
    check("-o", "report.txt", "--output-format", "text")
    check("--output-format", "text=other.txt", "--output-format", "concise")
    for name in ("report.txt", "other.txt"):
        assert "\x1b" not in Path(name).read_text()


def test_no_colour_is_blue_yellow_or_cyan() -> None:
    """Blue cannot be read on black, yellow and cyan not on white."""
    found = [replace(PLAIN, severity=one) for one in ("error", "warning", "info")]
    text = render("text", *found, color="always")
    assert not re.search(r"\x1b\[[\d;]*[349][346](?:;\d+)*m", text)
    assert "\x1b[1;31m" in text


def test_links_lead_to_the_rule() -> None:
    finding = replace(PLAIN, url="https://acme.example/x")
    plain = render("text", finding, color="always")
    linked = render("text", finding, color="always", links=True)
    start, end = "\x1b]8;;https://acme.example/x\x1b\\", "\x1b]8;;\x1b\\"
    assert linked.replace(start, "").replace(end, "") == plain
    assert (linked.count(start), linked.count(end)) == (1, 1)
    assert render("text", replace(PLAIN, url="https://x\x1b[2J"), color="always", links=True) == render(
        "text", PLAIN, color="always"
    )


@pytest.mark.parametrize(
    ("variables", "known"),
    [
        ({}, False),
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"VTE_VERSION": "7000"}, True),
        ({"VTE_VERSION": "7000", "TMUX": "x"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"TERM_PROGRAM": "vscode", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_who_knows_links(variables: dict[str, str], known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert knows_links() is known


# A real terminal.


@pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here")
@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_real_terminal_breaks_no_line(width: int, tmp_path: Path) -> None:
    """What it shows has as many lines as were written, and the carets stand below what they mean."""
    content = 'messages=[{"role": "user", "content": "你好世界 你好世界"}], temperature=0.25'
    make(a=BAD.replace("messages=[]", content))
    tmux = ["tmux", "-L", f"compatlint{width}", "-f", "/dev/null"]
    run = f"env -u COLUMNS PYTHONPATH={ROOT / 'linter'} {sys.executable} -m compatlint check a.py"
    run = f"stty size; {run}; touch done; sleep 30"
    subprocess.run([*tmux, "new-session", "-d", "-x", str(width), "-y", "50", run], check=True)
    try:
        end = time.monotonic() + 30
        while not Path("done").exists() and time.monotonic() < end:
            time.sleep(0.1)
        time.sleep(0.3)
        shown = subprocess.run([*tmux, "capture-pane", "-p"], check=True, capture_output=True, text=True).stdout
        joined = subprocess.run([*tmux, "capture-pane", "-p", "-J"], check=True, capture_output=True, text=True).stdout
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)
    assert "CBS105" in shown, shown
    assert [line.rstrip() for line in shown.splitlines()] == [line.rstrip() for line in joined.splitlines()]
    rows = shown.splitlines()
    at = next(number for number, row in enumerate(rows) if row.startswith("4 | "))
    marked = columns(rows[at + 1][: rows[at + 1].index("^")])
    assert columns(rows[at][: rows[at].index("service_tier")]) == marked


@pytest.mark.parametrize("takes", [True, False])
def test_no_colour_where_a_console_takes_none(takes: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    class Console(StringIO):
        def isatty(self) -> bool:
            return True

    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("compatlint.cli.terminal.takes_escapes", lambda _: takes)
    assert takes_colour(Console()) is takes
