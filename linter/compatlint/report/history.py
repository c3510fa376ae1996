"""What became of a rule over time: which edition said what of it since when, and when the entries of its lists came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from compatlint.errors import UsageError
from compatlint.packs.editions import words_of
from compatlint.pattern import pattern

if TYPE_CHECKING:
    from compatlint.packs.pack import Pack, Rule

DATE = pattern(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class RuleChange(NamedTuple):
    """One change: its date, and what was said then."""

    date: str
    what: str


def history(code: str, packs: Sequence[Pack]) -> list[RuleChange]:
    """The changes of a rule by date; `packs` are the editions in their order."""
    return sorted({*_by_editions(code, packs), *_by_entries(code, packs)})


def changed_since(date: str, packs: Sequence[Pack]) -> dict[str, list[RuleChange]]:
    """The changes at or after a date, by the code of the rule."""
    if not DATE.fullmatch(date):
        raise UsageError(f"--changed-since: {date!r} is no date such as 2026-01 or 2026-01-31")
    found = {code: [one for one in history(code, packs) if one.date >= date] for code in packs[0].rules}
    return {code: changes for code, changes in found.items() if changes}


def _by_editions(code: str, packs: Sequence[Pack]) -> Iterator[RuleChange]:
    for before, after in pairwise(packs):
        was, now = before.rules[code], after.rules[code]
        ended = [case for case in was.cases if case.until and not now.off and case not in now.cases]
        yield from (RuleChange(case.until, f"no longer: {case.message}") for case in ended)
        new = [source.date for source in now.sources if source not in was.sources] or [after.edition.source.date]
        said = "; ".join(_news(was, now)) or ("" if was == now or ended else "judged otherwise")
        if said:
            yield RuleChange(min(new), f"{said} (edition {after.edition.name})")


def _news(was: Rule, now: Rule) -> Iterator[str]:
    """What is said now and was not before."""
    if now.off:
        yield now.off if now.off != was.off else ""
        return
    told = {(case.severity, case.message) for case in was.cases}
    new = (case for case in now.cases if (case.severity, case.message) not in told)
    yield from dict.fromkeys(f"{case.severity}: {case.message}" for case in new)


def _by_entries(code: str, packs: Sequence[Pack]) -> Iterator[RuleChange]:
    """The entries that came later than the first edition, of the lists and tables that the rule names."""
    cases = [case for pack in packs for case in pack.rules[code].cases]
    named = {word for case in cases for word in words_of(case)}
    start, dated = packs[0].edition.source.date, packs[0].dated
    for name in sorted(named & dated.keys()):
        for group in dated[name]:
            if group.first[: len(start)] > start:
                yield RuleChange(group.first, f"{', '.join(group.entries)} ({name})")
