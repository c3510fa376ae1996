"""SARIF 2.1.0, with all that code scanning asks for (docs.github.com, "SARIF support for code scanning")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from compatlint import __version__
from compatlint.checking.fingerprints import numbered
from compatlint.pattern import pattern
from compatlint.report import Options, Run, findings, one_line, paths
from compatlint.report.applicable import applicable
from compatlint.report.json import dumped, others, text_of
from compatlint.report.rule_help import as_markdown, as_text, long, short

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding, Related, TextFix
    from compatlint.packs.pack import Pack, Rule
    from compatlint.source.text import Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
LONGEST = 1_024  # characters of a description that are shown
_WAYS = 20  # calls that one finding is followed to
_LINKED = 6  # places that its message names
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_DOUBTFUL = {"error": "warning", "warning": "note", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
_LINK = pattern(r"\[(?=[^\[\]]*\]\()")


def render(run: Run, options: Options) -> str:
    """One run: the rules that judged, and a result for each finding."""
    rules = _rules(run)
    top = paths.top()
    numbers = {code: index for index, code in enumerate(rules)}
    results = [_result(finding, mark, numbers, top) for finding, mark in numbered(findings(run))]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run, rules, results, top)]}
    return dumped(log, 2)


def _run(run: Run, rules: Mapping[str, Any], results: list[Any], top: str) -> dict[str, Any]:
    folder = paths.below(top, ".")
    driver = {
        "name": "compatlint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": list(rules.values()),
        "properties": {
            "target": text_of(", ".join(dict.fromkeys(target for target, _ in run.judged))),
            "edition": ", ".join(dict.fromkeys(edition for _, edition in run.judged)),
            "packs": text_of(run.packs),
        },
    }
    skipped = [f"{one_line(path)} was skipped: {one_line(why)}" for path, why in run.skipped]
    blind = sum(result.unresolved for result in run.results)
    notes = [*skipped, *([f"{blind} calls could not be followed (--show-unresolved)"] if blind else [])]
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"compatlint/{'' if folder == '.' else f'{folder}/'}"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [{"level": "note", "message": _said(note)} for note in notes],
            }
        ],
        "results": results,
    }


# The rules.


def _rules(run: Run) -> dict[str, dict[str, Any]]:
    """Those of the packs that judged, and any other that found something, by code."""
    found = {code: _rule(rule, pack) for pack in reversed(run.judges) for code, rule in pack.rules.items()}
    for finding in findings(run):
        if finding.code not in found:
            found[finding.code] = _unknown_rule(finding)
    return dict(sorted(found.items()))


def _rule(rule: Rule, pack: Pack) -> dict[str, Any]:
    severity = rule.cases[0].severity if rule.cases else "warning"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": short(rule, pack)[:LONGEST]},
        "fullDescription": {"text": long(rule, pack)[:LONGEST]},
        "help": {"text": as_text(rule, pack), "markdown": as_markdown(rule, pack)},
        **({"helpUri": rule.link} if rule.link else {}),
        "defaultConfiguration": {"level": _LEVELS[severity], "enabled": not rule.off},
        "properties": {
            "tags": [pack.provider.name, "compatibility"],
            "precision": "medium" if severity == "info" else "high",
            "problem.severity": _PROBLEMS[severity],
        },
    }


def _unknown_rule(finding: Finding) -> dict[str, Any]:
    said = {"text": finding.message[:LONGEST]}
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": said,
        "fullDescription": said,
        "help": {"text": finding.help or finding.message},
    }


# The results.


def _result(finding: Finding, mark: str, numbers: Mapping[str, int], top: str) -> dict[str, Any]:
    related = [_location(one.filename, one.in_file or one.span, top, one.message) for one in finding.related]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": (_LEVELS if finding.certainty == "certain" else _DOUBTFUL)[finding.severity],
        "message": _said(_message(finding)),
        "locations": [_location(finding.filename, finding.in_file or finding.span, top)],
        "partialFingerprints": {"primaryLocationLineHash": mark},
        "properties": {
            "certainty": finding.certainty,
            "severity": finding.severity,
            **({"target": text_of(finding.target)} if finding.target else {}),
            "edition": finding.edition,
            "endpoint": finding.endpoint,
            **others(finding),
        },
    }
    if related:
        result["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(related, 1)]
        result["codeFlows"] = list(_ways(finding, top))
    fix = applicable(finding)
    if fix is not None:
        result["fixes"] = [_fix(finding, fix, top)]
    return result


def _message(finding: Finding) -> str:
    """The sentence that is the title, the way to the call with links, and what stands against a fix."""
    doubt = "possible: " if finding.certainty == "possible" else ""
    cell = "" if finding.span.cell is None else f" (cell {finding.span.cell + 1}, line {finding.span.start.row})"
    title = f"{doubt}{finding.said}{cell}".rstrip(".")
    links = [f"[{_escaped(one.message)}]({number})" for number, one in enumerate(finding.related[:_LINKED], 1)]
    more = len(finding.related) - len(links)
    way = f" The way: {', '.join(links)}{f' and {more} more' if more else ''}." if links else ""
    return f"{_plain(title)}.{way}{_plain(f' Not repaired: {finding.refusal}.') if finding.refusal else ''}"


def _plain(text: str) -> str:
    """A text in which nothing looks like a link."""
    return _LINK.sub(r"\\[", one_line(text))


def _escaped(text: str) -> str:
    """The text of a link: brackets in it would end it."""
    return one_line(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _ways(finding: Finding, top: str) -> Iterator[dict[str, Any]]:
    """For each call the way to it from what is written."""
    first = _location(finding.filename, finding.in_file or finding.span, top, "written here")
    between = [_step(one, top) for one in finding.related if not one.ends]
    for end in [[_step(one, top)] for one in finding.related if one.ends][:_WAYS] or [[]]:
        steps = [{"location": first}, *between, *end]
        yield {"threadFlows": [{"locations": steps}]}


def _step(related: Related, top: str) -> dict[str, Any]:
    return {"location": _location(related.filename, related.in_file or related.span, top, related.message)}


def _location(filename: str, span: Span, top: str, message: str = "") -> dict[str, Any]:
    artifact = {"uri": _uri(filename, top), "uriBaseId": ROOT}
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": _region(span)}}
    return {**place, "message": _said(message)} if message else place


def _region(span: Span) -> dict[str, int]:
    start, end = span.start, span.end
    return {"startLine": start.row, "startColumn": start.column, "endLine": end.row, "endColumn": end.column}


def _uri(filename: str, top: str) -> str:
    """A file from the root of the repository; a name that is no text has its bytes."""
    return quote(paths.below(top, filename).encode("utf-8", "surrogateescape"), safe="/")


def _said(text: str) -> dict[str, str]:
    return {"text": text_of(text)}


def _fix(finding: Finding, fix: TextFix, top: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.content}} for edit in fix.edits
    ]
    artifact = {"uri": _uri(finding.filename, top), "uriBaseId": ROOT}
    return {
        "description": _said(f"{fix.message} ({fix.applicability})"),
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }
