"""What can be done about the findings of a file: one repaired, all of a rule, all that is safe; or silenced."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from compatlint.checking.add_ignores import NEVER, ignoring
from compatlint.checking.checked import Part
from compatlint.checking.findings import Finding, TextFix
from compatlint.edits.edit import Applicability
from compatlint.fixers.fix import Fix
from compatlint.judging.hits import Hit
from compatlint.report import without_keys
from compatlint.server.warm import Judged
from compatlint.source.cells import Cell

UNSAFE = " (unsafe: may change what the program does)"


class Action(Struct, frozen=True):
    """What the user may choose; `about` are the findings that it deals with."""

    title: str
    fix: TextFix
    about: tuple[Finding, ...]
    preferred: bool = False


def actions(judged: Judged, touches: Callable[[Finding], bool]) -> Iterator[Action]:
    """What can be done about the findings that are `touched`."""
    for part in judged.parts():
        hits = [hit for hit in part.found.heard if part.found.spans[hit.node][0] is part.found.file]
        here = [(hit, one) for hit in hits if touches(one := part.wording.finding(hit))]
        for hit, _ in here:
            yield from _repair(part, hit)
        for code in dict.fromkeys(hit.rule.code for hit, _ in here):
            yield from _all_of(part, code, [hit for hit in hits if hit.rule.code == code])
        for one, _ in part.wording.about_ignores:
            if one.fix is not None and touches(one):
                safe = one.fix.applicability == "safe"
                yield Action(f"{one.code}: {one.fix.message}", _with_lines(part, one.fix), (one,), safe)
        yield from _silences(part, [finding for finding in part.findings(with_fixes=False) if touches(finding)])


def _repair(part: Part, hit: Hit) -> Iterator[Action]:
    fix = part.repairs.fixes.get(hit)
    if fix is None or fix.applicability == "display":
        return
    finding = without_keys(part.wording.finding(hit, with_fixes=True))
    if finding.fix is not None and finding.fix.edits:
        safe = finding.fix.applicability == "safe"
        yield Action(f"{finding.code}: {finding.fix.message}{'' if safe else UNSAFE}", finding.fix, (finding,), safe)


def _all_of(part: Part, code: str, hits: Sequence[Hit]) -> Iterator[Action]:
    """The fixes of all findings of a rule together: the safe ones, and the others too."""
    found = [(hit, fix) for hit in hits if (fix := part.repairs.fixes.get(hit)) and fix.applicability != "display"]
    safe = [(hit, fix) for hit, fix in found if fix.applicability == "safe"]
    for some, level in ((safe, "safe"), (found, "unsafe")):
        if len(some) > 1 and not (level == "unsafe" and len(some) == len(safe)):
            yield from _together(part, code, some, "safe" if level == "safe" else "unsafe")


def _together(part: Part, code: str, some: Sequence[tuple[Hit, Fix]], level: Applicability) -> Iterator[Action]:
    texts = part.repairs.applied([edit for _, fix in some for edit in fix.edits])
    if texts:
        title = f"Repair all {len(some)} {code} in this file{'' if level == 'safe' else UNSAFE}"
        about = tuple(part.wording.finding(hit) for hit, _ in some)
        yield Action(title, _text_fix(part, texts, level, title), about)


def _silences(part: Part, findings: Sequence[Finding]) -> Iterator[Action]:
    for code in dict.fromkeys(one.code for one in findings if one.code not in NEVER):
        about = tuple(one for one in findings if one.code == code)
        title = f"Ignore {code} here with a comment"
        texts = ignoring(part.found.source, about)
        if texts:
            yield Action(title, _text_fix(part, texts, "safe", title), about)


def _text_fix(part: Part, texts: Mapping[Cell, str], level: Applicability, title: str) -> TextFix:
    edits = tuple(edit for cell, text in texts.items() for edit in cell.edits(text))
    return _with_lines(part, TextFix(level, title, edits))


def _with_lines(part: Part, fix: TextFix) -> TextFix:
    return replace(fix, replaced=tuple(part.found.source.lines(edit.span) for edit in fix.edits))
