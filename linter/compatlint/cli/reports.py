"""The reports of a run: each in its format, printed or written to its file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from compatlint.cli.terminal import ESCAPE, knows_links, say, takes_colour, width_of
from compatlint.errors import UsageError

if TYPE_CHECKING:
    from compatlint.checking.run import Run
    from compatlint.config.options import Options

FOR_PEOPLE = ("text", "concise", "grouped", "markdown")
LARGEST_SUMMARY = 1_000_000  # bytes; a runner takes no more than 1 MiB of one step


def check_places(options: Options) -> None:
    """Say before a long run that a report has nowhere to go, or two have one place."""
    places = [os.path.abspath(one.path) for one in options.outputs() if one.path is not None]
    for path in places:
        if os.path.isdir(path) or not os.path.isdir(os.path.dirname(path)):
            why = "is a directory" if os.path.isdir(path) else "no such directory"
            raise UsageError(f"{_shown(path)}: cannot be written: {why}")
        if places.count(path) > 1:
            raise UsageError(f"{_shown(path)}: two reports cannot go to one file")


def write(found: Run, stream: TextIO | None) -> None:
    """Write the reports; the one that has no file goes to `stream`."""
    outputs = found.options.outputs()
    if any(one.format in ("json", "json-lines") for one in outputs):
        _tell_of_keys(found)
    if not found.options.quiet and not any(one.format in FOR_PEOPLE for one in outputs):
        _tell_of_limits(found)
    for output in outputs:
        if output.path is None:
            print(_rendered(found, output.format, stream), end="", file=stream)
        else:
            _write_file(found, output.format, output.path)
    if any(one.format == "github" for one in outputs):
        _write_step_summary(found)


def fixed(found: Run) -> str:
    """What was fixed, and nothing of what is left."""
    from compatlint.report.summary import fixed as said

    return said(found) or "Nothing to fix."


def _shown(path: str) -> str:
    return path.removeprefix(os.path.join(os.getcwd(), ""))


def _write_file(found: Run, name: str, path: str) -> None:
    try:
        with open(path, "w", encoding="utf-8", errors=ESCAPE) as file:
            file.write(_rendered(found, name, file, to_file=True))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None


def _write_step_summary(found: Run) -> None:
    """In a step of GitHub's the findings as a table, on the page of the run; that it can't be written fails nothing."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from compatlint.report import FORMATS

    text = FORMATS["markdown"](found, found.options).encode("utf-8", "replace")
    if len(text) > LARGEST_SUMMARY:
        text = text[:LARGEST_SUMMARY].rpartition(b"\n")[0] + b"\n\nThe rest is too long for this page.\n"
    try:
        with open(path, "ab") as file:
            file.write(text)
    except OSError as error:
        say(f"warning: GITHUB_STEP_SUMMARY: {path}: cannot be written: {error.strerror or error}")


def _tell_of_limits(found: Run) -> None:
    """What a report for people says in its summary of what was not followed to the end for the time it takes."""
    from compatlint.checking.findings import OVER
    from compatlint.report.summary import partly

    late = sum(result.skipped == OVER for result in found.results)
    for said in (partly(found), f"{late:,} file{'' if late == 1 else 's'} skipped: {OVER}." if late else ""):
        if said:
            say(f"warning: {said}")


def _tell_of_keys(found: Run) -> None:
    """The edits of fixes are to be applied as they are: what in them looks like a key is not masked."""
    from compatlint.report.secrets import secrets

    for finding in (finding for result in found.results for finding in result.findings):
        if finding.fix is not None and any(secrets(edit.content) for edit in finding.fix.edits):
            row = finding.span.start.row
            say(f"warning: a fix contains what looks like a key: {finding.filename}:{row}: {finding.code}")


def _rendered(found: Run, name: str, stream: TextIO | None, *, to_file: bool = False) -> str:
    """The report, coloured where it is text for a terminal, and as wide as that is."""
    from compatlint.report import FORMATS
    from compatlint.report.runner_commands import unheard

    options = found.options
    if options.color == "auto":
        options = options._replace(color="always" if not to_file and takes_colour(stream) else "never")
    if not to_file and stream is not None and stream.isatty():
        coloured = options.color == "always"
        options = options._replace(width=width_of(stream), links=coloured and knows_links())
    text = FORMATS[name](found, options)
    return unheard(text) if name in FOR_PEOPLE else text
