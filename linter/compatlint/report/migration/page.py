"""A migration as one self-contained HTML page: numbers, what is left, the files with their patches; light and dark."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from compatlint.report import place, visible
from compatlint.report.migration.summary import TOGETHER, by_advice, patch_of, rows, undo, with_keys
from compatlint.report.shown_patch import shown

if TYPE_CHECKING:
    from compatlint.migration.record import FileChange, Leftover, Migration

_STYLE = """
:root { color-scheme: light dark; --back: #fff; --text: #1c2024; --soft: #60646c; --line: #d9dce1; --card: #f6f7f9;
  --done: #1a7f4b; --left: #b4560a; --plus: #e2f6ea; --minus: #fde8e8; --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --back: #14171b; --text: #e6e8eb; --soft: #9ba1a9; --line: #32373e;
  --card: #1c2025; --done: #4cc38a; --left: #f0a35e; --plus: #12331f; --minus: #3d1a1c; --link: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 2rem 1.5rem 4rem; background: var(--back); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.7rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .8rem; }
h3 { font-size: 1rem; margin: 0; }
p { margin: .3rem 0; } .soft { color: var(--soft); } a { color: var(--link); }
code, pre { font: .85rem/1.45 ui-monospace, SFMono-Regular, Consolas, monospace; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .8rem; margin-top: 1.5rem; }
.card, .rule { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1.1rem; }
.card b { display: block; font-size: 2rem; line-height: 1.2; }
.done { color: var(--done); } .left { color: var(--left); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; } td.bars { width: 35%; min-width: 8rem; }
.bar { display: flex; height: .8rem; margin-top: .35rem; border-radius: .2rem; overflow: hidden; }
.bar i { display: block; } .bar .d { background: var(--done); } .bar .l { background: var(--left); }
.rule { margin-bottom: .8rem; overflow-wrap: anywhere; }
.rule ul { margin: .5rem 0; padding-left: 1.2rem; } .rule li { margin: .25rem 0; }
details { border: 1px solid var(--line); border-radius: .5rem; margin-bottom: .6rem; }
summary { cursor: pointer; padding: .6rem 1rem; background: var(--card); border-radius: .5rem;
  overflow-wrap: anywhere; }
pre { margin: 0; padding: .6rem 0; overflow-x: auto; }
pre span { display: block; padding: 0 1rem; min-width: max-content; }
.plus { background: var(--plus); } .minus { background: var(--minus); } .at { color: var(--soft); }
@media print { details { break-inside: avoid; } }
"""
_KINDS = {"+": "plus", "-": "minus", "@": "at"}


def render(migration: Migration) -> str:
    """The page."""
    title = f"Migration to {migration.target}"
    body = "".join(part for section in _SECTIONS for part in section(migration))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def _head(migration: Migration) -> Iterator[str]:
    packs = escape(visible(f", {migration.packs}")) if migration.packs else ""
    state = "The files were rewritten." if migration.written else "A dry run: no file was written."
    yield f"<h1>Migration to {escape(migration.target)}</h1>\n"
    yield f'<p class="soft">{state} Judged by edition {escape(migration.edition)} of the rules{packs}.</p>\n'
    files = f"{len(migration.changes)}<span class=soft> / {migration.files}</span>"
    cards = (
        ("done", f"{len(migration.rewrites)}", "findings rewritten"),
        ("", files, "files changed"),
        ("left", f"{migration.by_hand}", "left to do by hand"),
        ("left" if migration.unresolved else "", f"{migration.unresolved}", "calls not followed"),
        ("", f"{len(migration.mentions)}", "lines in other files"),
    )
    inner = "".join(f'<div class="card"><b class="{kind}">{n}</b>{what}</div>\n' for kind, n, what in cards)
    yield f'<div class="cards">\n{inner}</div>\n'


def _rules(migration: Migration) -> Iterator[str]:
    found = rows(migration)
    if not found:
        return
    yield "<h2>By rule</h2>\n"
    head = "<tr><th>Rule<th>Name<th class=number>Rewritten<th class=number>Left</tr>\n"
    lines = (
        f"<tr><td>{escape(row.code)}<td>{escape(row.name)}"
        f"<td class=number>{row.rewritten}<td class=number>{row.left}</tr>\n"
        for row in found
    )
    yield f'<div class="scroll"><table>\n{head}{"".join(lines)}</table></div>\n'


def _left(migration: Migration) -> Iterator[str]:
    if migration.left:
        yield "<h2>Left to do by hand</h2>\n"
    for group in by_advice(migration):
        finding = group[0].finding
        title = escape(f"{finding.code} {finding.name}")
        yield f'<div class="rule"><h3>{title}</h3>\n<ul>\n{"".join(map(_item, group))}</ul>\n'
        yield f'<p class="soft">{_said(finding.help)}</p></div>\n' if finding.help else "</div>\n"


def _item(left: Leftover) -> str:
    finding = left.finding
    doubt = "possible: " if finding.certainty == "possible" else ""
    places = (place(one.filename, one.span) for one in finding.related if one.message == TOGETHER)
    beside = "".join(f'<br><span class="soft">together with <code>{escape(where)}</code></span>' for where in places)
    why = f'<br><span class="soft">Not rewritten: {_said(left.why)}</span>' if left.why else ""
    where = escape(place(finding.filename, finding.span))
    return f"<li><code>{where}</code> {doubt}{_said(finding.said)}{beside}{why}</li>\n"


def _said(text: str) -> str:
    """Prose with its code marked."""
    parts = escape(visible(text.replace("\n", " ")), quote=False).split("`")
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))


def _others(migration: Migration) -> Iterator[str]:
    besides = (("Other files, which are not edited", migration.mentions), ("Not read any more", migration.unread))
    for title, found in besides:
        lines = (
            f"<tr><td><code>{escape(visible(f'{one.filename}:{one.row}'))}</code>"
            f"<td><code>{escape(visible(one.line))}</code><td>{_said(one.advice)}</tr>\n"
            for one in found
        )
        yield f'<h2>{title}</h2>\n<div class="scroll"><table>\n{"".join(lines)}</table></div>\n' if found else ""


def _once(migration: Migration) -> Iterator[str]:
    if migration.steps:
        yield "<h2>To do once</h2>\n<ul>\n" + "".join(f"<li>{_said(one)}</li>\n" for one in migration.steps) + "</ul>\n"
    if migration.changes:
        secret = with_keys(migration)
        told = f", without {escape(visible(', '.join(secret)))}, where it has a key" if secret else ""
        patch = b"".join(patch_of(change) for change in migration.changes if change.filename not in secret)
        data = base64.b64encode(patch).decode("ascii")
        link = f'<a download="migration.patch" href="data:text/x-diff;base64,{data}">migration.patch</a>'
        yield f"<h2>How to undo</h2>\n<p>{_said(undo(migration))}</p>\n<p>The patch: {link}{told}</p>\n"


def _files(migration: Migration) -> Iterator[str]:
    done = Counter(one.filename for one in migration.rewrites)
    left = Counter(one.finding.filename for one in migration.left)
    names = sorted({*done, *left})
    if not names:
        return
    most = max(done[name] + left[name] for name in names)
    yield "<h2>By file</h2>\n"
    head = "<tr><th>File<th class=number>Rewritten<th class=number>Left<th></tr>\n"
    lines = (_file(name, done[name], left[name], most) for name in names)
    yield f'<div class="scroll"><table>\n{head}{"".join(lines)}</table></div>\n'


def _file(name: str, done: int, left: int, most: int) -> str:
    bars = "".join(
        f'<i class="{kind}" style="width:{100 * number / most:.1f}%"></i>'
        for kind, number in (("d", done), ("l", left))
        if number
    )
    numbers = f"<td class=number>{done}<td class=number>{left}"
    return f'<tr><td><code>{escape(visible(name))}</code>{numbers}<td class=bars><div class="bar">{bars}</div></tr>\n'


def _patches(migration: Migration) -> Iterator[str]:
    if migration.changes:
        yield "<h2>Changes</h2>\n"
    for change in migration.changes:
        yield f"<details open><summary><code>{escape(visible(change.filename))}</code></summary><pre>"
        yield "".join(_lines(change)) + "</pre></details>\n"


def _lines(change: FileChange) -> Iterable[str]:
    for line in shown(patch_of(change)).split("\n")[2:]:
        kind = _KINDS.get(line[:1], "")
        if line:
            yield f'<span class="{kind}">{escape(line)}</span>' if kind else f"<span>{escape(line)}</span>"


_SECTIONS = (_head, _rules, _files, _left, _others, _once, _patches)
