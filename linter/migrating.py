"""The command `migrate` towards a person: what is printed and asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from linter import writing
from linter.migrate import migrate

if TYPE_CHECKING:
    from linter.config import Options
    from linter.migration import FileChange, Migration, Plan

DONE, LEFT = 0, 1


def perform(options: Options, plan: Plan, interactive: bool) -> int:
    """Migrate and say what was done; the exit status says whether something is left to do by hand."""
    found = migrate(options, plan)
    for note in found.notes:
        click.echo(f"warning: {note}", err=True)
    if not plan.write:
        for change in found.changes:
            show(change)
    _say(found, plan)
    return LEFT if found.by_hand else DONE


def show(change: FileChange) -> None:
    """Print a change as a patch for `git apply`."""
    sys.stdout.flush()
    sys.stdout.buffer.write(writing.patch(change.filename, change.before, change.after))
    sys.stdout.buffer.flush()


def _say(found: Migration, plan: Plan) -> None:
    """The summary: behind the patch on standard error, so that the patch can be piped on."""
    from linter.report.migration import text

    click.echo(text(found), nl=False, err=not plan.write)
