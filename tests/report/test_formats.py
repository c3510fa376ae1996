"""The formats: what each says of hand-made findings."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any

import pytest
from msgspec.structs import replace

from compatlint.checking.findings import FileResult, Finding, Related, TextFix
from compatlint.packs.pack import Pack
from compatlint.report import FORMATS
from compatlint.source.text import Location, Span, TextEdit


@dataclasses.dataclass(frozen=True)
class Run:
    results: tuple[FileResult, ...] = ()
    files: int = 14
    skipped: tuple[tuple[str, str], ...] = ()
    judged: tuple[tuple[str, str], ...] = (("Acme", "2025-09"),)
    packs: str = ""
    judges: tuple[Pack, ...] = ()
    withheld: tuple[tuple[int, str], ...] = ()


@dataclasses.dataclass(frozen=True)
class Options:
    color: str = "auto"
    fix: bool = False
    strict: bool = False
    unsafe_fixes: bool = False
    statistics: bool = False
    quiet: bool = False
    width: int | None = None
    links: bool = False


def span(start: tuple[int, int], end: tuple[int, int] | None = None, cell: int | None = None) -> Span:
    return Span(Location(*start), Location(*(end or start)), cell)


LINE = "    temperature=0.5,"
PLAIN = Finding(
    filename="app/chat.py",
    span=span((12, 5), (12, 20)),
    code="XY101",
    name="temperature",
    message="Acme refuses `temperature`",
    help="Remove it.",
    severity="error",
    certainty="certain",
    lines=(LINE,),
)
SAFE = TextFix("safe", "Remove `temperature`", (TextEdit(span((12, 1), (13, 1)), ""),))
UNSAFE = TextFix("unsafe", "Set the URL")
SHOWN = TextFix("display", "Do this")
REFUSED = replace(PLAIN, refusal="`temperature` is computed")


def render(name: str, *findings: Finding, run: Run | None = None, **options: Any) -> str:
    """The findings in a format; each file's in a result of its own."""
    files = dict.fromkeys(f.filename for f in findings)
    results = tuple(FileResult(name, tuple(f for f in findings if f.filename == name)) for name in files)
    run = run or Run()
    return FORMATS[name](dataclasses.replace(run, results=(*results, *run.results)), Options(**options))


def excerpt(line: str, start: int, end: int, **options: Any) -> tuple[str, str]:
    """A line as the text format shows it, and what stands below it."""
    finding = replace(PLAIN, span=span((7, start), (7, end)), lines=(line,), help="")
    rows = render("text", finding, **options).split("\n")
    at = next(i for i, row in enumerate(rows) if row.startswith("7 | "))
    return rows[at].removeprefix("7 | "), rows[at + 1].removeprefix("  | ")


# Text.


def test_text_of_a_finding() -> None:
    assert render("text", replace(PLAIN, fix=SAFE)) == (
        "app/chat.py:12:5: XY101 [error] Acme refuses `temperature`\n"
        "   |\n"
        "12 |     temperature=0.5,\n"
        "   |     ^^^^^^^^^^^^^^^\n"
        "   |\n"
        "   = help: Remove it.\n"
        "   = fix: Remove `temperature` (safe: --fix applies it)\n"
        "\n"
        "Found 1 error in 1 of 14 files; 1 fixable with --fix. Judged for Acme, edition 2025-09.\n"
    )


def test_text_shows_the_way_to_the_call() -> None:
    related = (
        Related("given here", "app/chat.py", span((12, 5), (12, 20)), (LINE,)),
        Related("returned by this function", "lib/args.py", span((3, 1), (4, 9)), ("def args():", "    ...")),
        Related("sent by this call", "app/chat.py", span((104, 1), (104, 7)), ("create(**args())",)),
    )
    assert "\n".join(render("text", replace(PLAIN, related=related, help="")).split("\n")[1:12]) == (
        "    |\n"
        " 12 |     temperature=0.5,\n"
        "    |     ^^^^^^^^^^^^^^^\n"
        "   -> app/chat.py:12:5  given here\n"
        "   -> lib/args.py:3:1  returned by this function\n"
        "  3 | def args():\n"
        "    | -----------\n"
        "   -> app/chat.py:104:1  sent by this call\n"
        "104 | create(**args())\n"
        "    | ------\n"
        "    |"
    )


def test_text_of_a_long_way_is_cut() -> None:
    related = tuple(Related(f"call {n}", "a.py", span((n, 1))) for n in range(20, 40))
    text = render("text", replace(PLAIN, related=related))
    assert "call 25" in text
    assert "call 26" not in text
    assert "… and 14 more" in text


def test_possible_is_said() -> None:
    possible = replace(PLAIN, certainty="possible")
    assert "XY101 [error] possible: Acme refuses" in render("text", possible)
    assert "XY101 [error] [possible] Acme refuses" in render("concise", possible)
    assert "Found 1 error (1 possible)" in render("text", possible)


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "below"),
    [
        ("ab", 1, 3, "ab", "^^"),
        ("ab", 2, 2, "ab", " ^"),
        ("\tf(\ta)", 5, 6, "    f(    a)", "          ^"),
        ("'你好', b", 7, 8, "'你好', b", "        ^"),
        ("'e\u0301', b", 7, 8, "'e\u0301', b", "     ^"),
        ("'\U0001f600' b", 1, 4, "'\U0001f600' b", "^^^^"),
        ("'\x1b[31m' b", 9, 10, "'\u241b[31m' b", "        ^"),
        ("'\u202e' b", 5, 6, "'\ufffd' b", "    ^"),
        ("\x0cb", 2, 3, "\u240cb", " ^"),
    ],
)
def test_the_span_is_underlined_exactly(line: str, start: int, end: int, shown: str, below: str) -> None:
    assert excerpt(line, start, end) == (shown, below)


def test_a_very_long_line_is_cut_around_the_span() -> None:
    shown, below = excerpt("x" * 5_000 + "HERE" + "y" * 5_000, 5_001, 5_005)
    assert len(shown) < 250
    assert shown[below.index("^") : len(below)] == "HERE"
    assert shown[0] == shown[-1] == "…"


def test_a_long_line_is_not_wrapped() -> None:
    line = "f(" + "a, " * 50 + ")"
    assert excerpt(line, 1, 2)[0] == line


def test_a_span_of_several_lines() -> None:
    lines = ("x = f(", "    a,", ") + g(1)")
    text = render("text", replace(PLAIN, span=span((9, 5), (11, 2)), lines=lines))
    assert (" 9 | x = f(\n   |     ^^\n10 |     a,\n   |     ^^\n11 | ) + g(1)\n   | ^\n") in text


def test_a_span_of_many_lines_is_shortened() -> None:
    lines = ("f(", *("    a," for _ in range(50)), ")")
    text = render("text", replace(PLAIN, span=span((1, 1), (52, 2)), lines=lines))
    assert text.count("    a,") == 3
    assert "…" in text
    assert "\n52 | )\n   | ^\n" in text


def test_a_finding_without_source() -> None:
    text = render("text", replace(PLAIN, lines=(), help=""))
    assert text.split("\n")[1] == ""


def test_help_of_several_lines_is_indented() -> None:
    assert "   = help: One.\n           Two.\n" in render("text", replace(PLAIN, help="One.\n  Two.\n"))


@pytest.mark.parametrize(("fix", "says"), [(SAFE, "--fix applies"), (UNSAFE, "--unsafe-fixes"), (SHOWN, "by hand")])
def test_how_a_fix_is_applied(fix: TextFix, says: str) -> None:
    text = render("text", replace(PLAIN, fix=fix))
    assert re.search(rf"= fix: {re.escape(fix.message)} \(.*{says}", text)


def test_why_there_is_no_fix() -> None:
    assert "= fix: none: `temperature` is computed\n" in render("text", REFUSED)


def test_colours() -> None:
    plain = render("text", PLAIN)
    assert "\033" not in plain
    coloured = render("text", PLAIN, color="always")
    assert "\033[1;31mXY101 [error]\033[0m" in coloured
    assert re.sub(r"\033\[[\d;]*m", "", coloured) == plain


def test_source_cannot_speak_to_the_terminal() -> None:
    evil = "\x1b[2J\x07\x9b"
    finding = replace(PLAIN, filename=f"{evil}.py", message=f"{evil}\n{evil}", help=evil, lines=(evil,))
    for name in ("text", "concise"):
        text = render(name, replace(finding, related=(Related(evil, evil, span((1, 1)), (evil,)),)))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


def test_keys_are_not_shown() -> None:
    line = 'KEY = "sk-proj-abcdefghijklmnopqrst"'
    text = render("text", replace(PLAIN, span=span((1, 7), (1, 37)), lines=(line,)))
    assert 'KEY = "****"' in text
    assert "abcd" not in text
    assert text.split("\n")[3].endswith("| " + " " * 6 + "^" * 6)


def test_a_place_in_a_notebook_names_the_cell() -> None:
    finding = replace(PLAIN, filename="a.ipynb", span=span((1, 8), (1, 9), cell=2))
    assert render("text", finding).startswith("a.ipynb:cell 3:1:8: ")


# The summary.


def summary(*findings: Finding, run: Run | None = None, **options: Any) -> str:
    return render("text", *findings, run=run, **options).rstrip("\n").split("\n")[-1]


def test_the_summary_counts() -> None:
    warning = replace(PLAIN, severity="warning", certainty="possible", filename="b.py")
    found = [PLAIN, replace(PLAIN, fix=SAFE), replace(PLAIN, fix=UNSAFE), warning, replace(warning, severity="info")]
    assert summary(*found) == (
        "Found 3 errors, 1 warning, 1 note (2 possible) in 2 of 14 files; 1 fixable with --fix, "
        "1 more with --unsafe-fixes. Judged for Acme, edition 2025-09."
    )


def test_the_summary_knows_the_options() -> None:
    found = [replace(PLAIN, fix=SAFE), replace(PLAIN, fix=UNSAFE)]
    assert "; 2 fixable with --fix." in summary(*found, unsafe_fixes=True)
    assert "; 1 fixable with --fix --unsafe-fixes." in summary(found[1])
    assert "; 1 fixable with --unsafe-fixes." in summary(found[1], fix=True)
    assert "fixable" not in summary(replace(PLAIN, fix=SHOWN))


def test_nothing_found_still_says_who_judged() -> None:
    assert render("text") == "All clear: 14 files checked. Judged for Acme, edition 2025-09.\n"
    assert render("text", run=Run(files=1)).startswith("All clear: 1 file checked.")
    assert render("text", run=Run(files=0)).startswith("No Python files to check.")


def test_the_summary_says_what_was_not_seen() -> None:
    skipped = tuple((f"{n}.py", "too large") for n in range(5))
    run = Run(results=(FileResult("z.py", unresolved=2),), skipped=skipped)
    said = summary(PLAIN, run=run)
    assert "2 calls could not be followed (--show-unresolved)." in said
    assert "Skipped 5 files: 0.py (too large), 1.py (too large), 2.py (too large) and 2 more." in said


def test_only_what_was_looked_at_is_all_clear() -> None:
    def said(*results: FileResult, **more: Any) -> str:
        return summary(run=Run(results=results, **more))

    over = "through acme whose model is not known"
    assert said().startswith("All clear: 14 files checked.")
    assert said(FileResult("a.py", unresolved=1)).startswith("Nothing found: 14 files checked.")
    assert said(skipped=(("a.py", "too large"),)).startswith("Nothing found: 14 files checked.")
    found = said(FileResult("a.py", passed=(over, over)), FileResult("b.py", passed=(over,), unread=("acme_agents",)))
    assert found == (
        "Nothing found: 14 files checked. Judged for Acme, edition 2025-09. "
        f"Passed over: 3 calls {over}; acme_agents: not read (--show-unresolved)."
    )


def test_the_summary_says_what_was_fixed() -> None:
    run = Run(results=(FileResult("z.py", applied=("XY102", "XY101", "XY101")),))
    assert summary(run=run).startswith("Fixed 3 findings in 1 file (2 XY101, 1 XY102). All clear: 14 files checked.")


def test_statistics() -> None:
    found = [PLAIN, replace(PLAIN, fix=SAFE), replace(PLAIN, code="XY2", name="b")]
    assert render("text", *found, statistics=True) == (
        "code   name         count  fixable\n"
        "XY101  temperature      2        1\n"
        "XY2    b                1        0\n"
        "\n"
        "Found 3 errors in 1 of 14 files; 1 fixable with --fix. Judged for Acme, edition 2025-09.\n"
    )
    assert json.loads(render("json", *found, statistics=True))[0] == {
        "code": "XY101",
        "name": "temperature",
        "count": 2,
        "fixable": True,
        "fixable_count": 1,
    }
    assert render("text", statistics=True).startswith("All clear")


# Concise.


def test_concise() -> None:
    unsafe = replace(PLAIN, span=span((13, 1)), certainty="possible", fix=UNSAFE)
    assert render("concise", unsafe, replace(PLAIN, fix=SAFE)).split("\n")[:2] == [
        "app/chat.py:12:5: XY101 [error] [*] Acme refuses `temperature`",
        "app/chat.py:13:1: XY101 [error] [possible] Acme refuses `temperature`",
    ]
    assert "XY101 [error] [*] [possible] Acme" in render("concise", unsafe, unsafe_fixes=True)


def test_concise_has_the_places_of_the_file() -> None:
    """Editors look for `file:row:column`; in a notebook that is a line of its JSON."""
    finding = replace(PLAIN, filename="a.ipynb", span=span((1, 8), (1, 9), cell=2), in_file=span((30, 14), (30, 15)))
    line = render("concise", finding).split("\n")[0]
    assert line == "a.ipynb:30:14: XY101 [error] cell 3:1:8: Acme refuses `temperature`"
    assert render("concise", replace(finding, in_file=None)).startswith("a.ipynb:1:8: XY101 [error] cell 3:1:8: ")


def test_grouped() -> None:
    found = [replace(PLAIN, fix=SAFE), replace(PLAIN, span=span((104, 12)), certainty="possible")]
    assert render("grouped", *found, replace(PLAIN, filename="b.py", severity="info")) == (
        "app/chat.py:\n"
        "  12:5    XY101 [error] [*] Acme refuses `temperature`\n"
        "  104:12  XY101 [error] [possible] Acme refuses `temperature`\n"
        "\n"
        "b.py:\n"
        "  12:5  XY101 [info] Acme refuses `temperature`\n"
        "\n"
        "Found 2 errors, 1 note (1 possible) in 2 of 14 files; 1 fixable with --fix. "
        "Judged for Acme, edition 2025-09.\n"
    )
    assert render("grouped").startswith("All clear")


def test_markdown() -> None:
    """The gravest first, however the places lie."""
    found = [replace(PLAIN, certainty="possible"), replace(PLAIN, filename="b|c.py", message="no `a|b`")]
    assert render("markdown", *found) == (
        "## compatlint\n"
        "\n"
        "| place | rule | severity | what |\n"
        "| --- | --- | --- | --- |\n"
        "| `b\\|c.py:12:5` | XY101 temperature | error | no `a\\|b` |\n"
        "| `app/chat.py:12:5` | XY101 temperature | error, possible | Acme refuses `temperature` |\n"
        "\n"
        "Found 2 errors (1 possible) in 2 of 14 files. Judged for Acme, edition 2025-09.\n"
    )
    assert render("markdown") == "## compatlint\n\nAll clear: 14 files checked. Judged for Acme, edition 2025-09.\n"
    many = render("markdown", *(replace(PLAIN, span=span((row, 1))) for row in range(1, 1_211)))
    assert many.count("\n| `app") == 1_000
    assert "\n210 more are not shown.\n" in many


@pytest.mark.parametrize("name", ["text", "concise", "grouped", "markdown", "json", "json-lines"])
def test_statistics_of_each_format(name: str) -> None:
    assert "XY101" in (said := render(name, PLAIN, statistics=True))
    assert "app/chat.py" not in said


# JSON.


def test_json_has_the_keys_of_the_contract() -> None:
    related = (Related("the dict", "lib/args.py", span((3, 1), (3, 9)), ("x",)),)
    about = {"endpoint": "chat", "url": "https://acme.example/x", "target": "Acme", "edition": "2025-09"}
    finding = replace(PLAIN, fix=SAFE, related=related, **about)
    assert json.loads(render("json", finding)) == [
        {
            "filename": "app/chat.py",
            "code": "XY101",
            "name": "temperature",
            "message": "Acme refuses `temperature`",
            "help": "Remove it.",
            "severity": "error",
            "certainty": "certain",
            "location": {"row": 12, "column": 5},
            "end_location": {"row": 12, "column": 20},
            "cell": None,
            "url": "https://acme.example/x",
            "noqa_row": None,
            "endpoint": "chat",
            "target": "Acme",
            "edition": "2025-09",
            "related": [
                {
                    "message": "the dict",
                    "filename": "lib/args.py",
                    "cell": None,
                    "location": {"row": 3, "column": 1},
                    "end_location": {"row": 3, "column": 9},
                }
            ],
            "fix": {
                "applicability": "safe",
                "message": "Remove `temperature`",
                "edits": [
                    {
                        "content": "",
                        "cell": None,
                        "location": {"row": 12, "column": 1},
                        "end_location": {"row": 13, "column": 1},
                    }
                ],
            },
        }
    ]


def test_json_of_nothing() -> None:
    assert render("json") == "[]\n"
    assert render("json-lines") == ""


def test_json_lines_are_the_same_objects() -> None:
    found = [PLAIN, replace(PLAIN, fix=SAFE, span=span((1, 1)))]
    lines = render("json-lines", *found).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render("json", *found))


def test_json_is_sorted() -> None:
    places = [("b.py", (1, 1)), ("a.py", (10, 2)), ("a.py", (9, 5)), ("a.py", (10, 1)), ("a.py", (9, 5))]
    codes = ["XY1", "XY1", "XY2", "XY1", "XY1"]
    found = [replace(PLAIN, filename=f, span=span(at), code=c) for (f, at), c in zip(places, codes, strict=True)]
    told = json.loads(render("json", *found))
    rows = [(x["filename"], x["location"]["row"], x["location"]["column"], x["code"]) for x in told]
    assert rows == sorted(rows)
    assert len(rows) == 5


def test_json_of_any_text_is_valid() -> None:
    nasty = '"\\\n\x00\x1b\u2028\ud800 \U0001f600 \x7f'
    finding = replace(PLAIN, filename=f"{nasty}.py", message=nasty, help=nasty, fix=replace(SAFE, message=nasty))
    text = render("json", finding)
    assert text.isascii()
    (found,) = json.loads(text)
    assert found["message"] == nasty.replace("\ud800", "\ufffd")
    json.dumps(found).encode("utf-8", "strict")
    assert not re.search(r"\\ud800(?!\\ud[c-f])", text)


def test_rows_of_different_cells_are_not_the_same() -> None:
    related = (Related("the dict", "a.ipynb", span((1, 1), (1, 2), cell=1), ("shown",)),)
    finding = replace(PLAIN, filename="a.ipynb", span=span((1, 8), (1, 9), cell=2), related=related)
    assert "shown" in render("text", finding)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_the_same_twice(name: str) -> None:
    found = [PLAIN, replace(PLAIN, fix=SAFE), replace(PLAIN, span=span((1, 1)))]
    assert render(name, *found) == render(name, *found)
