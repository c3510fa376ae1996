"""The last lines of a report for people: how much was found, what can be fixed, who judged, what was not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from compatlint.report import SEVERITIES, Options, Run, findings, fixable, judge, one_line

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding

_NAMED = 3  # skipped files that are named
_WORDS = {"error": "error", "warning": "warning", "info": "note"}


class RuleCount(NamedTuple):
    """One rule's line of the statistics."""

    code: str
    name: str
    found: int
    fixable: int


def statistics(run: Run, options: Options) -> list[RuleCount]:
    """The findings by rule, the most frequent first."""
    found = findings(run)
    counts = Counter(finding.code for finding in found)
    repairable = Counter(finding.code for finding in found if fixable(finding, options))
    names = {finding.code: finding.name for finding in found}
    rows = [RuleCount(code, names[code], count, repairable[code]) for code, count in counts.items()]
    return sorted(rows, key=lambda row: (-row.found, row.code))


def table(run: Run, options: Options) -> str:
    """The statistics as aligned columns; empty where nothing was found."""
    rows = [(row.code, row.name, str(row.found), str(row.fixable)) for row in statistics(run, options)]
    if not rows:
        return ""
    rows.insert(0, ("code", "name", "count", "fixable"))
    wide = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = (f"{c:<{wide[0]}}  {n:<{wide[1]}}  {k:>{wide[2]}}  {x:>{wide[3]}}" for c, n, k, x in rows)
    return "\n".join(lines) + "\n"


def summary(run: Run, options: Options) -> str:
    """One line, always but for those who want the findings alone: where nothing was found it says who judged."""
    if options.quiet:
        return ""
    told = (fixed(run), _found(run, options), _otherwise(run), _withheld(run))
    parts = (*told, _judge(run), _unresolved(run), partly(run), _skipped(run))
    return " ".join(part for part in parts if part) + "\n"


def _judge(run: Run) -> str:
    return judge(run.judged, run.packs) if run.judged else ""


def fixed(run: Run) -> str:
    """What was fixed, if anything."""
    applied = Counter(code for result in run.results for code in result.applied)
    changed = sum(1 for result in run.results if result.applied)
    if not applied:
        return ""
    codes = ", ".join(f"{count} {code}" for code, count in sorted(applied.items()))
    return f"Fixed {_count(applied.total(), 'finding')} in {_count(changed, 'file')} ({codes})."


def _found(run: Run, options: Options) -> str:
    found = findings(run)
    if not found:
        if not run.files:
            return "No Python files to check."
        nothing = "Nothing new" if run.withheld else "Nothing found" if _is_partial(run) else "All clear"
        return f"{nothing}: {_count(run.files, 'file')} checked."
    files = len({finding.filename for finding in found})
    possible = sum(finding.certainty == "possible" for finding in found)
    doubt = f" ({possible} possible)" if possible else ""
    where = f"in {files} of {_count(run.files, 'file')}"
    repairs = "".join(f"; {part}" for part in [", ".join(_repairs(found, options))] if part)
    return f"Found {_by_severity(found)}{doubt} {where}{repairs}."


def _withheld(run: Run) -> str:
    """What was found and is not told."""
    parts = ", ".join(f"{count:,} {one_line(why)}" for count, why in run.withheld)
    return f"Not told: {parts}." if parts else ""


def _otherwise(run: Run) -> str:
    """How much of what was found other editions judge otherwise."""
    found = [(finding, one) for finding in findings(run) for one in finding.otherwise]
    milder = [one for finding, one in found if finding.severity == "error" and one.severity != "error"]
    lifted = [one for finding, one in found if finding.severity != "error" and one.severity is None]
    parts = [
        *(not_so(number, "error", edition) for edition, number in Counter(one.edition for one in milder).items()),
        *(not_so(number, "finding", edition) for edition, number in Counter(one.edition for one in lifted).items()),
    ]
    return f"{'; '.join(parts)}." if parts else ""


def not_so(number: int, what: str, edition: str) -> str:
    """How many of something are no `what` by an edition."""
    noun = ("an error" if what == "error" else f"a {what}") if number == 1 else f"{what}s"
    return f"{number:,} of these {'is' if number == 1 else 'are'} not {noun} by edition {edition}"


def _by_severity(found: Iterable[Finding]) -> str:
    counts = Counter(finding.severity for finding in found)
    return ", ".join(_count(counts[severity], _WORDS[severity]) for severity in SEVERITIES if counts[severity])


def _repairs(found: Iterable[Finding], options: Options) -> Iterator[str]:
    levels = Counter(finding.fix.applicability for finding in found if finding.fix is not None)
    safe, unsafe = levels["safe"], levels["unsafe"]
    if options.unsafe_fixes:
        safe, unsafe = safe + unsafe, 0
    if safe:
        yield f"{safe} fixable with --fix"
    if unsafe:
        yield f"{unsafe} {'more' if safe else 'fixable'} with {'' if safe or options.fix else '--fix '}--unsafe-fixes"


def _unresolved(run: Run) -> str:
    count = sum(result.unresolved for result in run.results)
    blind = f"{_count(count, 'call')} could not be followed (--show-unresolved)." if count else ""
    passed = (what for result in run.results for what in result.passed)
    over = passed_over(passed, (name for result in run.results for name in result.unread))
    return " ".join(filter(None, (blind, f"Passed over: {over} (--show-unresolved)." if over else "")))


def passed_over(passed: Iterable[str], unread: Iterable[str]) -> str:
    """What was passed over, and why: calls, and what is not read."""
    parts = [f"{_count(number, 'call')} {what}" for what, number in sorted(Counter(passed).items())]
    return "; ".join((*parts, *(f"{name}: not read" for name in sorted({*unread}))))


def partly(run: Run) -> str:
    """How much was followed only in part, if anything."""
    found = [result.partly for result in run.results if result.partly]
    if not found:
        return ""
    calls, were = _count(sum(found), "call"), "was" if sum(found) == 1 else "were"
    return f"{calls} in {_count(len(found), 'file')} {were} followed only in part (--show-unresolved)."


def _is_partial(run: Run) -> bool:
    """Is there something that may reach the API and was not looked at?"""
    return bool(run.skipped) or any(one.unresolved or one.partly or one.passed or one.unread for one in run.results)


def _skipped(run: Run) -> str:
    if not run.skipped:
        return ""
    named = [f"{one_line(path)} ({one_line(why)})" for path, why in run.skipped[:_NAMED]]
    more = len(run.skipped) - len(named)
    rest = f" and {more} more" if more else ""
    return f"Skipped {_count(len(run.skipped), 'file')}: {', '.join(named)}{rest}."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
