"""Annotations of GitHub's, as its runner reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.report.test_formats import PLAIN, Related, Run, render, replace, span


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))


SUMMARY = "Found 1 error in 1 of 14 files. Judged for Acme, edition 2025-09.\n"


def test_github() -> None:
    """The log shows a message, not what stands before it: so the place and the code are in it too."""
    assert render("github", PLAIN) == (
        "::error title=compatlint (XY101),file=app/chat.py,line=12,endLine=12,col=5,endColumn=20"
        f"::app/chat.py:12:5: XY101 Acme refuses `temperature`%0ARemove it.\n{SUMMARY}"
    )


def test_github_says_that_all_is_clear() -> None:
    assert render("github") == "All clear: 14 files checked. Judged for Acme, edition 2025-09.\n"


def test_github_escapes() -> None:
    finding = replace(PLAIN, filename="a,b:c%\r\n.py", message="50%: a,b\r\n::error::x", help="")
    assert render("github", finding) == (
        "::error title=compatlint (XY101),file=a%2Cb%3Ac%25%0D%0A.py,line=12,endLine=12,col=5,endColumn=20"
        f"::a,b:c%25\u240d\u240a.py:12:5: XY101 50%25: a,b%0D%0A::error::x\n{SUMMARY}"
    )


def test_github_names_the_call() -> None:
    way = (
        Related("given here", "app/chat.py", span((40, 1))),
        Related("sent by this call", "app/send.py", span((52, 9)), ends=True),
        Related("sent by this call", "app/send.py", span((60, 9)), ends=True),
    )
    assert "%0Asent by this call: app/send.py:52 and 1 more%0ARemove" in render("github", replace(PLAIN, related=way))
    assert "%0Agiven here: app/chat.py:40%0ARemove" in render("github", replace(PLAIN, related=way[:1]))


def test_github_paths_are_those_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run in a folder of it gives the same as one at its top, whichever way leads there."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "sub")
    for folder in ("sub", "link"):
        monkeypatch.chdir(tmp_path / folder)
        line = render("github", PLAIN)
        assert "file=sub/app/chat.py," in line
        assert "::sub/app/chat.py:12:5: XY101" in line
    assert "file=/elsewhere/a.py," in render("github", replace(PLAIN, filename="/elsewhere/a.py"))
    monkeypatch.delenv("GITHUB_WORKSPACE")
    (tmp_path / ".git").mkdir()
    assert "file=sub/app/chat.py," in render("github", PLAIN)


def test_the_summary_gives_no_command() -> None:
    skipped = Run(skipped=(("##[error]x", "##[error]y"),))
    assert "##" not in render("github", run=skipped)


def test_github_levels_and_order() -> None:
    found = [
        replace(PLAIN, filename="a.py", severity="info"),
        replace(PLAIN, filename="b.py", severity="warning", certainty="possible"),
        replace(PLAIN, filename="c.py", severity="error", certainty="possible"),
        replace(PLAIN, filename="d.py", severity="warning"),
        replace(PLAIN, filename="e.py", severity="info", certainty="possible"),
        replace(PLAIN, filename="f.py"),
    ]
    lines = render("github", *found).splitlines()[:-1]
    assert [re.findall(r"^::(\w+)|file=(\w)", line) for line in lines] == [
        [("error", ""), ("", "f")],
        [("warning", ""), ("", "d")],
        [("warning", ""), ("", "b")],
        [("warning", ""), ("", "c")],
        [("notice", ""), ("", "a")],
        [("notice", ""), ("", "e")],
    ]
    assert ": XY101 possible: Acme" in lines[2]


def test_github_gives_columns_for_one_line_only() -> None:
    line = render("github", replace(PLAIN, span=span((3, 5), (4, 2))))
    assert "line=3,endLine=4::" in line
    assert "col=" not in line


def test_github_does_not_take_rows_of_a_cell_for_rows_of_the_file() -> None:
    line = render("github", replace(PLAIN, filename="a.ipynb", span=span((1, 8), (1, 9), cell=2)))
    assert line.startswith("::error title=compatlint (XY101),file=a.ipynb::a.ipynb: XY101 cell 3:1:8: Acme")


def test_github_gets_the_place_in_the_file() -> None:
    finding = replace(PLAIN, filename="a.ipynb", span=span((1, 8), (1, 9), cell=2), in_file=span((30, 14), (30, 15)))
    line = render("github", finding)
    assert "file=a.ipynb,line=30,endLine=30,col=14,endColumn=15::a.ipynb:30:14: XY101 cell 3:1:8: Acme" in line


def test_github_paths_have_slashes() -> None:
    assert "file=a/b.py" in render("github", replace(PLAIN, filename="a\\b.py"))


