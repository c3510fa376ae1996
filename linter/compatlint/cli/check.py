"""The command `check` towards a person: what is printed, and the exit status."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from compatlint import __version__
from compatlint.cli import reports
from compatlint.cli.terminal import ERROR, FOUND, OK, say, show_patch
from compatlint.errors import UsageError

if TYPE_CHECKING:
    from compatlint.checking.run import Run
    from compatlint.config.options import Options


def perform(options: Options) -> int:
    """Check, write and print what the options say; gives the exit status."""
    from compatlint.checking.run import run
    from compatlint.cli.progress import for_terminal
    from compatlint.config.options import Nearest

    if "-" in options.paths and len(options.paths) > 1:
        raise UsageError("-: standard input cannot be checked together with files")
    if options.stdin_filename is not None and options.paths != ("-",):
        raise UsageError("--stdin-filename: there is no standard input without `-` for the paths")
    data = sys.stdin.buffer.read() if sys.stdin and options.paths == ("-",) else None
    here = Nearest(options).at(os.getcwd())
    reports.check_places(here)
    _check_narrowing(options, here)
    start = time.monotonic()
    progress = for_terminal(quiet=options.quiet)
    try:
        found = run(options, data, progress, _has_key)
    finally:
        progress.end()
    for note in found.notes if found.broken or not options.quiet else ():
        say(f"warning: {note}")
    if options.verbose:
        _tell_more(found, time.monotonic() - start)
    if options.write_baseline:
        return _write_baselines(found)
    if options.add_ignores is not None:
        return _add_ignores(found, options, options.add_ignores)
    if options.diff:
        changed = _show_patches(found)
        return _status(found, changed)
    if data is not None and options.fix:
        _write(next((result.fixed for result in found.results if result.fixed is not None), data))
    if options.fix_only:
        say(reports.fixed(found))
    else:
        reports.write(found, sys.stderr if data is not None and options.fix else sys.stdout)
    return _status(found, False)


def _has_key(text: str) -> bool:
    from compatlint.report.secrets import secrets

    return bool(secrets(text))


def _check_narrowing(options: Options, here: Options) -> None:
    if options.write_baseline and here.baseline is None:
        raise UsageError("--write-baseline: say where to: `--baseline FILE`, or `baseline` in the configuration")
    if options.write_baseline and (options.fix or options.diff):
        raise UsageError("--write-baseline goes with neither --fix nor --diff")
    if options.add_ignores is not None and (options.fix or options.diff or options.write_baseline):
        raise UsageError("--add-ignores goes with none of --fix, --diff and --write-baseline")
    if options.add_ignores is not None and options.paths == ("-",):
        raise UsageError("--add-ignores is for files, not for standard input")
    if options.since is not None:
        if options.fix or options.diff or options.write_baseline:
            raise UsageError("--since goes with none of --fix, --diff and --write-baseline: these are about all files")
        from compatlint.checking.changed_lines import ChangedLines

        ChangedLines.check(options.since)


def _write_baselines(found: Run) -> int:
    """Write what was found down as known."""
    from compatlint.checking.baseline import text_of
    from compatlint.report.secrets import masked

    for path, results in found.by_baseline.items():
        if path is None:
            continue
        folder = os.path.dirname(os.path.abspath(path))
        try:
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text_of(results, folder, masked))
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None
        count = sum(len(result.findings) for result in results)
        say(f"Wrote {_count(count)} to {path.removeprefix(os.path.join(os.getcwd(), ''))}.")
    return OK


def _add_ignores(found: Run, options: Options, reason: str) -> int:
    """Write a comment for each finding, and say what is told in spite of that."""
    from compatlint.checking.run import prepare, run
    from compatlint.checking.silence import silence

    done = silence(found.results, reason, prepare(options).found.outside)
    for note in done.notes:
        say(f"warning: {note}")
    before, after = (sum(len(result.findings) for result in one.results) for one in (found, run(options)))
    left = f" {_count(after)} can't be silenced by a comment, or not safely." if after else ""
    say(f"Silenced {_count(before - after)} by comments in {_count(len(done.files), 'file')}.{left}")
    return ERROR if done.broken else OK


def _status(found: Run, changed: bool) -> int:
    if found.broken:
        return ERROR
    if found.options.fix_only and not found.options.diff:
        return OK
    return FOUND if (found.blocking or changed) and not found.options.exit_zero else OK


def _tell_more(found: Run, seconds: float) -> None:
    """What decided on the run, and how long it took."""
    for name in found.configurations:
        say(f"configuration: {name}")
    packs = ", ".join(f"{pack.provider.name} {pack.edition.name}" for pack in found.judges)
    say(f"compatlint {__version__}: checked {_count(found.files, 'file')} in {seconds:.2f} s; rules: {packs or 'none'}")


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
