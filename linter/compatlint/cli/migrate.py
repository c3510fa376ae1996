"""The command `migrate` towards a person: what is printed and asked."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from compatlint.checking.atomic_write import raise_again, signals_held
from compatlint.cli.terminal import say, show_patch, width_of
from compatlint.errors import UsageError
from compatlint.migration.migrate import migrate
from compatlint.report import one_line, patch
from compatlint.report.shown_patch import shown

if TYPE_CHECKING:
    from compatlint.config.options import Options
    from compatlint.migration.proposals import Proposal
    from compatlint.migration.record import FileChange, Migration, Plan

DONE, LEFT = 0, 1
LONG = 40  # files: a shorter run is over before a bar could be read
REPORTS = (".html", ".md", ".json")
QUESTION = "Rewrite? yes, no, all that follow, quit"


def perform(options: Options, plan: Plan, interactive: bool) -> int:
    """Migrate and say what was done; the exit status says whether something is left to do by hand."""
    if plan.report is not None:
        _check_report(plan.report)
    found = migrate(options, plan, _Asking() if interactive else None, _Progress())
    if not plan.write:
        _tell(found, plan)
        return LEFT if found.by_hand else DONE
    with signals_held() as came:  # what was written is told
        _tell(found, plan)
        sys.stdout.flush()
    raise_again([*found.signals, *came])
    return LEFT if found.by_hand else DONE


def _tell(found: Migration, plan: Plan) -> None:
    for note in found.notes:
        say(f"warning: {note}")
    for change in found.changes if not plan.write else ():
        show_patch(change.filename, _patch(change))
    _say(found, plan)
    if plan.report is not None:
        _write_report(plan.report, found)


def _check_report(path: str) -> None:
    """Say before anything is done that the report can't be written."""
    folder = os.path.dirname(os.path.abspath(path))
    if not path.lower().endswith(REPORTS):
        raise UsageError(f"--report: {path}: the name must end in {', '.join(REPORTS)}")
    if os.path.isdir(path) or not os.path.isdir(folder):
        raise UsageError(f"--report: {path}: {'is a directory' if os.path.isdir(path) else 'no such directory'}")


def _write_report(path: str, found: Migration) -> None:
    from compatlint.cli.origin import origin
    from compatlint.report.migration.document import document

    found = replace(found, origin=origin())
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(document(found, path))
    except OSError as error:
        raise UsageError(f"--report: {path}: cannot be written: {error.strerror or error}") from None


def _patch(change: FileChange) -> bytes:
    return patch.patch(change.filename, change.before, change.after)


def _say(found: Migration, plan: Plan) -> None:
    """The summary: behind the patch on standard error, so that the patch can be piped on."""
    from compatlint.report.columns import fitted
    from compatlint.report.migration.summary import text
    from compatlint.report.runner_commands import unheard

    try:
        stream = sys.stdout if plan.write else sys.stderr
        width = width_of(stream) if stream.isatty() else None
        click.echo(unheard(fitted(text(found), width)), file=stream, nl=False)
    except Exception:
        if plan.write:
            say(f"Written: {', '.join(change.filename for change in found.changes)}")
        raise


class _Asking:
    """Shows each change and asks whether to make it."""

    def __init__(self) -> None:
        self._all = False
        self._none = False

    def __call__(self, proposal: Proposal, changes: tuple[FileChange, ...]) -> bool:
        if self._all or self._none:
            return self._all
        finding = proposal.finding
        say(f"\n{finding.filename}:{finding.span.start.row}: {finding.code} {one_line(finding.said)}")
        for change in changes:
            say(shown(_patch(change)).removesuffix("\n"))
        answer = self._answer()
        self._all, self._none = answer == "a", answer == "q"
        return answer in ("y", "a")

    def _answer(self) -> str:
        try:
            answer: str = click.prompt(QUESTION, type=click.Choice(["y", "n", "a", "q"]), err=True)
        except (click.Abort, OSError, RuntimeError, ValueError):  # the last three: standard input is closed
            raise UsageError("nobody answers: nothing is written") from None
        return answer


class _Progress:
    """A bar on the terminal for each round of a long run."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __call__(self, number: int, total: int) -> None:
        if total < LONG or not sys.stderr.isatty():
            return
        if number == 1:
            self._bar = click.progressbar(length=total, label="Reading", file=sys.stderr)
        self._bar.update(1)
        if number == total:
            self._bar.render_finish()
