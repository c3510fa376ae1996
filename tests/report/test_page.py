"""The page of a migration: what it says, and how a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from compatlint.checking.findings import Finding, Related
from compatlint.migration.record import FileChange, Leftover, Mention, Migration, Origin, Rewrite
from compatlint.packs import load
from compatlint.report.migration.document import document
from compatlint.report.migration.style import STYLE
from tests.report.chromium import PROGRAM, Browser, browser
from tests.report.test_formats import PLAIN, replace, span

KEY = "sk-proj-Ab3dEfGh1jKlMn0pQrStUv"
EVIL = "</pre></code><script>window.ran = 1</script><img src=x onerror='window.ran = 1'><b style='position:fixed'>"
LONG = "a_very_long_name_without_any_place_to_break_it_" * 5


def finding(filename: str, **more: object) -> Finding:
    return replace(PLAIN, filename=filename, code="CBS101", name="frequency-penalty", **more)


def migration(text: str = "plain") -> Migration:
    """One with everything that a page can have; `text` stands wherever a file's or a user's words do."""
    before = f'x = """{text}"""\nclient.create(\n    frequency_penalty=1,\n    key="{KEY}",\n)\n'.encode()
    name = text.replace("/", "|")
    together = (Related("together with this", f"{name}.py", span((1, 1))),)
    left = [
        finding(f"app/{name}.py", span=span((3, 5), (3, 22)), message=f"no {text}", help=text, lines=(f"    {text}",)),
        finding("app/deep/b.py", severity="info", certainty="possible", related=together),
        finding("top.py", severity="warning", lines=(f'key = "{KEY}" # {text}',), span=span((1, 1), (1, 4))),
    ]
    pack = load.load(None)
    return Migration(
        *(pack.provider.name, pack.edition.name, 7),
        changes=(FileChange(f"app/{name}.py", before, before.replace(b"    frequency_penalty=1,\n", b"")),),
        rewrites=(Rewrite("app/deep/b.py", 3, "CBS001", "base-url", text),),
        left=tuple(Leftover(one, f"why not: {text}") for one in left),
        mentions=(
            Mention(".env", 1, f"OPENAI_API_KEY={text}", "set it"),
            Mention(".env", 2, LONG, "set it"),
            Mention(f"{name}.yaml", 9, text, f"or not: {text}"),
        ),
        data=(Mention(f"{name}.json", 1, "gpt-4o", "replace"),),
        unread=(Mention("a.py", 1, f"{LONG} {text}", "nothing reads it"),),
        steps=(f"Set {text}",),
        unresolved=1,
        blind=(finding("mine.py", message=f"this call could not be followed: {text}", lines=(f"f(**{text})",)),),
        judges=(pack,),
        packs=text,
        origin=Origin(text, "0123456789ab", "2026-11-30 12:00+00:00", f"compatlint migrate {text} --key {KEY}"),
    )


def page(text: str = "plain") -> str:
    return document(migration(text), "a.html")


# What it says.


def test_what_it_is_of() -> None:
    said = page()
    assert "<title>Migration of plain to Cerebras</title>" in said
    for name in ("0123456789ab", "2026-11-30 12:00+00:00", "compatlint migrate plain --key ****"):
        assert f"<dd><code>{name}</code></dd>" in said
    assert "edition 2025-09 (https://inference-docs.cerebras.ai/resources/openai, 2025-09)" in said


def test_what_is_left_has_its_severity_its_code_and_its_sources() -> None:
    said = page()
    left = said[said.index("Left to do by hand") : said.index("What could not be followed")]
    assert re.findall(r'class="badge (\w+)">(\w+)<', left) == [("left", "note"), ("left", "warning"), ("left", "error")]
    assert '<i>3 </i>    <mark>frequency_penalty</mark>=1,</span>' in left  # as it is on disk
    assert '<a href="https://inference-docs.cerebras.ai/resources/openai" rel="noreferrer">' in left
    assert "Not rewritten: why not: plain" in left


def test_the_code_is_that_of_the_file_as_it_is() -> None:
    written = changed(migration(), written=True)
    assert "frequency_penalty</mark>" not in document(written, "a.html")
    assert "<i>3 </i>    <mark>plain" in document(written, "a.html")


def test_what_could_not_be_followed_is_listed() -> None:
    said = page()
    assert "<code>mine.py:12:5</code>: this call could not be followed: plain<pre>" in said
    assert "What could not be followed" not in document(changed(migration(), blind=()), "a.html")


def test_files_stand_below_their_folders() -> None:
    said = page()
    table = said[said.index("By file") : said.index("Left to do by hand")]
    rows = re.findall(r"<tr[^>]*><t[hd][^>]*><code>(.*?)</code>", table)
    assert rows == ["top.py", "app/", "plain.py", "app/deep/", "b.py"]


def test_other_files_stand_below_their_names() -> None:
    said = page()
    others = said[said.index("Other files") : said.index("Not read any more")]
    assert re.findall(r"<h3><code>(.*?)</code>", others) == [".env", "plain.yaml"]
    assert others.count("set it") == 1
    assert "1 line of data names what changes too (plain.json)" in others


def test_no_key_is_shown() -> None:
    for name in ("a.html", "a.md", "a.json"):
        assert KEY[8:] not in document(migration(), name)


def test_the_other_forms_say_as_much() -> None:
    markdown, plain = document(migration(), "a.md"), document(migration(), "a.json")
    for text in ("0123456789ab", "2026-11-30 12:00+00:00", "this call could not be followed: plain"):
        assert text in markdown
        assert text in plain


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_told_apart(scheme: int) -> None:
    """By what WCAG asks for text: a contrast of 4.5."""
    colours = dict(re.findall(r"--(\w+): (#\w+)", STYLE.split("@media")[scheme]))
    assert len(colours) == 11
    pairs = [(one, back) for one in ("text", "soft", "done", "left", "link") for back in ("back", "card")]
    pairs += [("text", "plus"), ("text", "minus"), ("text", "mark")]
    assert not [pair for pair in pairs if contrast(*(colours[name] for name in pair)) < 4.5]


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# How a browser shows it.

WIDER = """
[...document.querySelectorAll("body *")].filter(one => !one.closest("pre") && one.tagName != "SUMMARY")
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 100))
"""
LEFT_COLUMNS = """
[...document.querySelectorAll("th")].filter(one => one.textContent.trim() == "Left")
    .map(one => one.getBoundingClientRect()).filter(box => box.width > 0 && box.right <= innerWidth).length
"""
COLOURS = "getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if PROGRAM is None:
        pytest.skip("there is no Chromium here")
    with browser(tmp_path_factory.mktemp("browser")) as found:
        yield found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 400, 1280])
@pytest.mark.parametrize("text", ["plain", LONG, EVIL], ids=["plain", "long", "evil"])
def test_a_browser_shows_it(shown: Browser, tmp_path: Path, text: str, width: int, scheme: str) -> None:
    """Nothing is cut off or covers the page, no script of a file's runs, and nothing is asked for."""
    file = tmp_path / "page.html"
    file.write_text(page(text), "utf-8")
    shown.open(file, width, scheme)
    assert shown.value("document.documentElement.scrollWidth") <= width
    assert shown.value(WIDER) == []
    assert shown.value(LEFT_COLUMNS) == 2
    assert shown.value("typeof window.ran") == "undefined"
    assert shown.value('document.querySelectorAll("script, img, b[style], link, iframe").length') == 0
    asked = [event["params"] for event in shown.events if event["method"] == "Network.requestWillBeSent"]
    assert [one["request"]["url"] for one in asked] == [file.absolute().as_uri()]
    assert not [event for event in shown.events if event["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")]
    text_colour, back = re.findall(r"rgb\((\d+)", shown.value(COLOURS))
    assert (int(text_colour) > int(back)) is (scheme == "dark")


def test_its_policy_lets_no_script_run(shown: Browser, tmp_path: Path) -> None:
    """Even if one got into the page."""
    file = tmp_path / "page.html"
    file.write_text(page().replace("</body>", "<script>window.ran = 1</script></body>"), "utf-8")
    shown.open(file, 1280, "light")
    assert shown.value('document.querySelectorAll("script").length') == 1
    assert shown.value("typeof window.ran") == "undefined"
