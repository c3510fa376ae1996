"""JUnit's XML: a suite for each file, a test for each finding; what does not make the run fail is a skipped one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from compatlint.pattern import pattern
from compatlint.report import Options, Run, findings, in_cell, lines_of, one_line, visible
from compatlint.report.concise import place_in_file

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding

_NOT_XML = pattern(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}

_PASSED = 'tests="1" failures="0" errors="0" skipped="0"'
_NOTHING_FOUND = (
    f'<testsuite name="compatlint" {_PASSED}>\n<testcase name="compatlint" classname="compatlint"/>\n</testsuite>\n'
)


def render(run: Run, options: Options) -> str:
    """The suites; where nothing was found one test that passed, for a report without tests counts as broken."""
    found = findings(run)
    suites = [_suite(name, list(group), options) for name, group in groupby(found, key=lambda one: one.filename)]
    counts = _counts(found, options) if found else _PASSED
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="compatlint" {counts}>\n'
    return f"{head}{''.join(suites) or _NOTHING_FOUND}</testsuites>\n"


def _suite(name: str, found: Sequence[Finding], options: Options) -> str:
    tests = "".join(_test(finding, options) for finding in found)
    return f'<testsuite name="{_attribute(visible(name))}" {_counts(found, options)}>\n{tests}</testsuite>\n'


def _counts(found: Sequence[Finding], options: Options) -> str:
    failures = sum(_fails(finding, options) for finding in found)
    return f'tests="{len(found)}" failures="{failures}" errors="0" skipped="{len(found) - failures}"'


def _fails(finding: Finding, options: Options) -> bool:
    return finding.blocks or (options.strict and finding.severity != "info")


def _test(finding: Finding, options: Options) -> str:
    start = (finding.in_file or finding.span).start
    name = f"{finding.code} {finding.name} ({start.row}:{start.column})"
    about = {"name": name, "classname": visible(finding.filename), "file": visible(finding.filename), "line": start.row}
    attributes = " ".join(f'{key}="{_attribute(str(value))}"' for key, value in about.items())
    return f"<testcase {attributes}>{_outcome(finding, options)}</testcase>\n"


def _outcome(finding: Finding, options: Options) -> str:
    doubt = "possible: " if finding.certainty == "possible" else ""
    message = _attribute(f"{in_cell(finding)}{doubt}{one_line(finding.said)}")
    if not _fails(finding, options):
        return f'<skipped message="{message}"/>'
    advice = f"{lines_of(finding.help)}\n{finding.url or ''}"
    said = f"{place_in_file(finding)}: {finding.code} [{finding.severity}]\n{advice}"
    return f'<failure type="{_attribute(finding.code)}" message="{message}">{_text(said.strip())}</failure>'


def _attribute(text: str) -> str:
    return _text(text).replace("\n", "&#10;")


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text).translate(_SPECIAL)
