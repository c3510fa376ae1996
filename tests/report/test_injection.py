"""What a file says stays text: in Markdown, on a terminal, in the log of a build."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from compatlint.migration.record import FileChange, Leftover, Mention, Migration, Rewrite
from compatlint.report import runner_commands, shown_patch, visible
from compatlint.report.markdown_text import cell, code, fenced, prose
from compatlint.report.migration.document import document
from compatlint.report.patch import patch
from tests.report.test_formats import PLAIN, render, replace

TAGS = {*("h1", "h2", "h3", "p", "ul", "li", "code", "pre"), *("table", "thead", "tbody", "tr", "th", "td")}
EVIL = [
    "`</code><script>alert(1)</script>`",
    "``` <script>alert(1)</script>",
    "a`b``c```d",
    "[x](javascript:alert(1)) ![x](https://example.com/x.png)",
    "<img src=x onerror=alert(1)>",
    "# <b>title</b> | cell | *bold* _it_ ~~gone~~ &lt; &#60; <https://example.com> https://example.com www.example.com",
    "\\`<script>\\`",
    "- item\n1. one\n```\n<script>\n# heading",
    "$x$ <!-- hidden -->",
]


@pytest.mark.parametrize("evil", EVIL)
def test_markdown_is_text(evil: str) -> None:
    markdown = pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"html": True, "linkify": False})
    for text in (prose(evil), code(evil), f"- {code(evil)} {prose(evil)}: {prose(f'`{evil}` is no model')}"):
        html = markdown.render(text)
        assert not re.search(r"<(?!/?(p|code|ul|li)>)", html), html
    (head, rule) = f"| {cell(evil)} | {cell('`a|b`')} |", "| --- | --- |"
    html = markdown.render(f"{head}\n{rule}\n")
    assert html.count("<th>") == 2, html
    assert not re.search(r"<(?!/?(table|thead|tr|th|code)>)", html), html
    html = markdown.render(f"{fenced(evil, 'diff')}\nafter\n")
    assert re.fullmatch(r'<pre><code class="language-diff">[^<]*</code></pre>\n<p>after</p>\n', html), html


def test_sentences_keep_their_code() -> None:
    assert prose("`gpt-4o` is not served; say `a|b`") == "`gpt-4o` is not served; say `a|b`"
    assert prose("one ` tick") == "one \\` tick"
    assert code("a`b") == "``a`b``"
    assert code("`") == "`` ` ``"


def test_the_markdown_report_is_text() -> None:
    markdown = pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"html": True, "linkify": False})
    for evil in EVIL:
        left = replace(PLAIN, filename=f"{evil}.py", message=f"`{evil}` no {evil}", help=evil, related=())
        change = FileChange("a.py", f"x = '''\n{evil}\n'''\n".encode(), f"y = '''\n{evil}\n````\n'''\n".encode())
        migration = Migration(
            *("Acme", "1", 3, (change,)),
            rewrites=(Rewrite("a.py", 1, "XY1", evil, evil),),
            left=(Leftover(left, evil),),
            mentions=(Mention(f"{evil}.env", 1, evil, evil),),
            steps=(evil,),
        )
        html = markdown.render(document(migration, "a.md"))
        tags = set(re.findall(r"<(\w+)", html))
        assert tags <= TAGS, tags
        assert html.count("<pre>") == 1


# What is not seen, or acts.


@pytest.mark.parametrize(
    "character", "\x1b\x07\x9b\r\u202e\u2066\u200b\u200d\u2060\ufeff\xad\u061c\u180e\u3164\U000e0041"
)
def test_nothing_acts_or_hides(character: str) -> None:
    assert character not in visible(f"a{character}b")
    shown = shown_patch.shown(patch("a.py", b"", f"a{character}b\n".encode()))
    assert character not in shown
    finding = replace(PLAIN, filename=f"{character}.py", message=character, help=character, lines=(character,))
    for name in ("text", "concise"):
        assert character not in render(name, finding)


def test_emoji_are_shown() -> None:
    assert visible("⚠️ 你好 é") == "⚠️ 你好 é"


# Logs of builds.


def test_lines_are_no_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "::error::x\n  ::add-mask::x\na ::b\n##[error]x\nx ##vso[task]y\n\x1b[1m::debug::x\n## title\na: ::b\n"
    for name in ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"):
        monkeypatch.delenv(name, raising=False)
    assert runner_commands.unheard(text) == text
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    told = runner_commands.unheard(text)
    assert not re.search(r"(?m)^\s*::|##\w*\[", told)
    assert not re.search(r"(?m)^(\x1b\[\d*m)*::", told)
    assert "\na ::b\n" in told
    assert "\n## title\na: ::b\n" in told


def test_a_patch_gives_no_commands_and_can_be_applied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before, after = b'"""\n::error::x\n"""\nx = 1\n', b'"""\n::error::x\n"""\nx = 2\n'
    Path("a.py").write_bytes(before)
    found = patch("a.py", before, after)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert runner_commands.around(found) == (b"", b"")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert runner_commands.around(patch("a.py", b"x = 1\n", b"x = 2\n")) == (b"", b"")
    first, last = runner_commands.around(found)
    word = first.decode().removeprefix("::stop-commands::").strip()
    assert len(word) == 32
    assert last == f"::{word}::\n".encode()
    subprocess.run(["git", "apply", "-"], input=first + found + last + first + last, check=True)
    assert Path("a.py").read_bytes() == after


def test_json_has_no_commands() -> None:
    assert "##[" not in render("json", replace(PLAIN, message="##[error]x"))
