"""Constants and fields that were read before a migration and that nothing reads after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import libcst as cst

from linter.documents import read_program
from linter.migration import FileChange, Mention
from linter.rows import Rows

ADVICE = "nothing in these files reads `{}` any more: remove it where nobody else needs it"


def unread(changes: Iterable[FileChange], others: Iterable[bytes], *, written: bool) -> Iterator[Mention]:
    """The lines that define what only they name now, as the files on disk have them.

    `others` are the files that did not change: what one of them says by name is not told.
    """
    known, same = list(changes), list(others)
    before = b"\n".join([*same, *(change.before for change in known)])
    after = b"\n".join([*same, *(change.after for change in known)])
    for change in known:
        rows = Rows(change.before, change.after).before
        lines = (change.after if written else change.before).decode("utf-8", "replace").splitlines()
        for name, row in _defined(change):
            found = re.compile(rb"\b%s\b" % re.escape(name.encode()))
            at = row if written else rows(row)
            if len(found.findall(after)) == 1 < len(found.findall(before)) and at <= len(lines):
                yield Mention(change.filename, at, lines[at - 1].strip(), ADVICE.format(name))


def _defined(change: FileChange) -> Iterator[tuple[str, int]]:
    """The names that a file gives values at its top and in its classes, each with its row."""
    source = read_program(change.filename, change.after) if change.filename.endswith(".py") else None
    for cell in source.cells if source is not None else ():
        blocks: list[cst.Module | cst.BaseSuite] = [cell.module]
        names: list[cst.Name] = []
        while blocks:
            for line in blocks.pop().body:
                if isinstance(line, cst.ClassDef):
                    blocks.append(line.body)
                for small in line.body if isinstance(line, cst.SimpleStatementLine) else ():
                    names += _targets(small)
        spans = cell.spans(names)
        yield from ((name.value, spans[name].start.row) for name in names if name in spans)


def _targets(statement: cst.BaseSmallStatement) -> Iterator[cst.Name]:
    match statement:
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name() as name)]):
            yield name
        case cst.AnnAssign(target=cst.Name() as name):
            yield name
