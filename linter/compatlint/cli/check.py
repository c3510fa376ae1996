"""The command `check` towards a person: what is printed, and the exit status."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from compatlint.cli.terminal import ERROR, ESCAPE, FOUND, OK, say, show_patch
from compatlint.errors import UsageError

if TYPE_CHECKING:
    from compatlint.checking.run import Run
    from compatlint.config.options import Options

FOR_PEOPLE = ("text", "concise")


def perform(options: Options) -> int:
    """Check, write and print what the options say; gives the exit status."""
    from compatlint.checking.run import run

    if "-" in options.paths and len(options.paths) > 1:
        raise UsageError("-: standard input cannot be checked together with files")
    data = sys.stdin.buffer.read() if sys.stdin and options.paths == ("-",) else None
    _check_output(options.output_file)
    found = run(options, data)
    for note in found.notes:
        say(f"warning: {note}")
    if options.diff:
        changed = _show_patches(found)
        return _status(found, changed)
    if data is not None and options.fix:
        _write(next((result.fixed for result in found.results if result.fixed is not None), data))
        print(_rendered(found, sys.stderr).rstrip("\n"), file=sys.stderr)
    else:
        _report(found)
    return _status(found, False)


def _status(found: Run, changed: bool) -> int:
    if found.broken:
        return ERROR
    return FOUND if (found.blocking or changed) and not found.options.exit_zero else OK


def _show_patches(found: Run) -> bool:
    """Print what would change; how much is left to do by hand goes to standard error."""
    from compatlint.report.patch import patch

    changed = [result for result in found.results if result.fixed is not None and result.source is not None]
    for result in changed:
        assert result.source is not None
        assert result.fixed is not None
        name = found.options.stdin_filename or result.filename
        show_patch(name, patch(name, result.source, result.fixed))
    fixed = sum(len(result.applied) for result in found.results)
    left = sum(len(result.findings) for result in found.results)
    by = f" Judged {found.packs}." if found.packs else ""
    say(f"Would fix {_count(fixed)} in {_count(len(changed), 'file')}; {_count(left)} would be left.{by}")
    return bool(changed)


def _count(number: int, what: str = "finding") -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


def _write(data: bytes) -> None:
    """Bytes as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _check_output(path: str | None) -> None:
    """Say before a long run that its report has nowhere to go."""
    if path is None:
        return
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path) or not os.path.isdir(folder):
        why = "is a directory" if os.path.isdir(path) else "no such directory"
        raise UsageError(f"{path}: cannot be written: {why}")


def _tell_of_keys(found: Run) -> None:
    """The edits of fixes are to be applied as they are: what in them looks like a key is not masked."""
    from compatlint.report.secrets import secrets

    for finding in (finding for result in found.results for finding in result.findings):
        if finding.fix is not None and any(secrets(edit.content) for edit in finding.fix.edits):
            row = finding.span.start.row
            say(f"warning: a fix contains what looks like a key: {finding.filename}:{row}: {finding.code}")


def _report(found: Run) -> None:
    path = found.options.output_file
    if found.options.output_format not in FOR_PEOPLE:
        _tell_of_keys(found)
    if path is None:
        sys.stdout.write(_rendered(found, sys.stdout))
        return
    try:
        with open(path, "w", encoding="utf-8", errors=ESCAPE) as file:
            file.write(_rendered(found, file))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None


def _rendered(found: Run, stream: TextIO) -> str:
    """The report, coloured where it is text for a terminal."""
    from compatlint.report import FORMATS
    from compatlint.report.runner_commands import unheard

    options = found.options
    if options.color == "auto":
        options = options._replace(color="always" if _takes_colour(stream) else "never")
    text = FORMATS[options.output_format](found, options)
    return unheard(text) if options.output_format in FOR_PEOPLE else text


def _takes_colour(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")
