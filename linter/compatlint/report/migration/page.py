"""A migration as one self-contained HTML page: numbers, what is left and where, the files with their patches."""

from __future__ import annotations

import base64
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from compatlint.report import place
from compatlint.report.migration.html import code, excerpt, linked, plain, said, sources
from compatlint.report.migration.places import lines_of
from compatlint.report.migration.style import STYLE
from compatlint.report.migration.summary import (
    TOGETHER,
    by_advice,
    by_file_and_advice,
    edition_of,
    in_data,
    patch_of,
    rows,
    undo,
    with_keys,
)
from compatlint.report.shown_patch import shown

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding
    from compatlint.migration.record import FileChange, Leftover, Mention, Migration

_KINDS = {"+": "plus", "-": "minus", "@": "at"}
# Nothing of the page is loaded or run, whatever the files say that it is about.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(migration: Migration) -> str:
    """The page."""
    title = plain(_title(migration))
    body = "".join(part for section in _SECTIONS for part in section(migration))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def _title(migration: Migration) -> str:
    of = f" of {migration.origin.project}" if migration.origin is not None else ""
    return f"Migration{of} to {migration.target}"


def _head(migration: Migration) -> Iterator[str]:
    yield f"<h1>{plain(_title(migration))}</h1>\n<dl>\n{''.join(_about(migration))}</dl>\n"
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


def _about(migration: Migration) -> Iterator[str]:
    origin = migration.origin
    if origin is not None:
        named = (("Commit", origin.commit), ("Date", origin.date), ("Command", origin.command))
        yield from (f"<dt>{name}</dt><dd>{code(text)}</dd>\n" for name, text in named if text)
    yield f"<dt>Rules</dt><dd>{said(edition_of(migration))}</dd>\n"
    if migration.packs:
        yield f"<dt>Packs</dt><dd>{plain(migration.packs)}</dd>\n"
    state = "The files were rewritten." if migration.written else "A dry run: no file was written."
    yield f"<dt>State</dt><dd>{state}</dd>\n"


def _rules(migration: Migration) -> Iterator[str]:
    found = rows(migration)
    if not found:
        return
    yield "<h2>By rule</h2>\n"
    head = "<tr><th>Rule<th>Name<th class=number>Rewritten<th class=number>Left</tr>\n"
    lines = (
        f"<tr><td class=short>{plain(row.code)}<td>{plain(row.name)}"
        f"<td class=number>{row.rewritten}<td class=number>{row.left}</tr>\n"
        for row in found
    )
    yield f"<table>\n{head}{''.join(lines)}</table>\n"


def _files(migration: Migration) -> Iterator[str]:
    done = Counter(one.filename for one in migration.rewrites)
    left = Counter(one.finding.filename for one in migration.left if one.finding.severity != "info")
    names = sorted({*done, *left}, key=lambda name: (os.path.dirname(name), name))
    if not names:
        return
    most = max(done[name] + left[name] for name in names)
    yield "<h2>By file</h2>\n"
    yield "<table>\n<tr><th>File<th class=number>Rewritten<th class=number>Left<th class=bars></tr>\n"
    for folder, inside in groupby(names, key=os.path.dirname):
        if folder:
            yield f'<tr class=folder><th colspan=4>{code(f"{folder}/")}</tr>\n'
        yield from (_file(os.path.basename(name), done[name], left[name], most) for name in inside)
    yield "</table>\n"


def _file(name: str, done: int, left: int, most: int) -> str:
    bars = "".join(
        f'<i class="{kind}" style="width:{100 * number / most:.1f}%"></i>'
        for kind, number in (("d", done), ("l", left))
        if number
    )
    numbers = f"<td class=number>{done}<td class=number>{left}"
    return f'<tr><td>{code(name)}{numbers}<td class=bars><div class="bar">{bars}</div></tr>\n'


def _left(migration: Migration) -> Iterator[str]:
    if migration.left:
        yield "<h2>Left to do by hand</h2>\n"
    for group in by_advice(migration):
        finding = group[0].finding
        grave = "left" if any(one.finding.severity != "info" for one in group) else "soft"
        badges = "".join(f'<span class="badge {grave}">{word}</span>' for word in _severities(group))
        items = "".join(_item(one, migration) for one in group)
        advice = f'<p class="soft">{said(finding.help)}</p>\n' if finding.help else ""
        rules = (pack.rules.get(finding.code) for pack in migration.judges)
        who = next((sources(rule.sources) for rule in rules if rule is not None), "")
        yield f'<div class="rule"><h3>{linked(f"{finding.code} {finding.name}", finding.url)}{badges}</h3>\n'
        yield f"<ul>\n{items}</ul>\n{advice}{who}</div>\n"


def _severities(group: Iterable[Leftover]) -> Iterable[str]:
    words = {"error": "error", "warning": "warning", "info": "note"}
    return dict.fromkeys(words[one.finding.severity] for one in group)


def _item(left: Leftover, migration: Migration) -> str:
    finding = left.finding
    doubt = "possible: " if finding.certainty == "possible" else ""
    places = (place(one.filename, one.span) for one in finding.related if one.message == TOGETHER)
    beside = "".join(f'<br><span class="soft">together with {code(where)}</span>' for where in places)
    why = f'<br><span class="soft">Not rewritten: {said(left.why)}</span>' if left.why else ""
    return f"<li>{_where(finding)}: {doubt}{said(finding.said)}{beside}{why}{_excerpt(finding, migration)}</li>\n"


def _where(finding: Finding) -> str:
    return code(place(finding.filename, finding.span))


def _excerpt(finding: Finding, migration: Migration) -> str:
    return excerpt(finding.span, lines_of(finding, migration))


def _blind(migration: Migration) -> Iterator[str]:
    if not migration.blind:
        return
    yield "<h2>What could not be followed</h2>\n"
    yield '<p class="soft">Whether something is to be done here is for a person to see.</p>\n'
    found = (f"<li>{_where(one)}: {said(one.message)}{_excerpt(one, migration)}</li>\n" for one in migration.blind)
    yield f'<div class="rule"><ul>\n{"".join(found)}</ul></div>\n'


def _others(migration: Migration) -> Iterator[str]:
    counted = in_data(migration)
    told = f'<p class="soft">{plain(counted)}</p>\n' if counted else ""
    titles = ("Other files, which are not edited", "Not read any more")
    for title, found, more in zip(titles, (migration.mentions, migration.unread), (told, ""), strict=True):
        files = groupby(by_file_and_advice(found), key=lambda group: group[0].filename)
        body = "".join(_other(name, groups) for name, groups in files) + more
        yield f"<h2>{title}</h2>\n{body}" if body else ""


def _other(name: str, groups: Iterable[list[Mention]]) -> str:
    return f'<div class="rule"><h3>{code(name)}</h3>\n{"".join(map(_mentions, groups))}</div>\n'


def _mentions(group: list[Mention]) -> str:
    lines = "".join(f"<span><i>{one.row:>4} </i>{plain(one.line)}</span>" for one in group)
    return f"<ul><li>{said(group[0].advice)}<pre>{lines}</pre></li></ul>\n"


def _once(migration: Migration) -> Iterator[str]:
    if migration.steps:
        yield "<h2>To do once</h2>\n<ul>\n" + "".join(f"<li>{said(one)}</li>\n" for one in migration.steps) + "</ul>\n"
    if migration.changes:
        secret = with_keys(migration)
        told = f", without {plain(', '.join(secret))}, where it has a key" if secret else ""
        patch = b"".join(patch_of(change) for change in migration.changes if change.filename not in secret)
        data = base64.b64encode(patch).decode("ascii")
        link = f'<a download="migration.patch" href="data:text/x-diff;base64,{data}">migration.patch</a>'
        yield f"<h2>How to undo</h2>\n<p>{said(undo(migration))}</p>\n<p>The patch: {link}{told}</p>\n"


def _patches(migration: Migration) -> Iterator[str]:
    if migration.changes:
        yield "<h2>Changes</h2>\n"
    for change in migration.changes:
        yield f"<details open><summary>{code(change.filename)}</summary><pre>"
        yield "".join(_lines(change)) + "</pre></details>\n"


def _lines(change: FileChange) -> Iterator[str]:
    for line in shown(patch_of(change)).split("\n")[2:]:
        kind = _KINDS.get(line[:1], "")
        if line:
            yield f'<span class="{kind}">{plain(line)}</span>' if kind else f"<span>{plain(line)}</span>"


_SECTIONS = (_head, _rules, _files, _left, _blind, _others, _once, _patches)
