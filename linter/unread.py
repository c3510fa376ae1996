"""What was read before a migration and nothing reads after it: constants, fields, names within functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import libcst as cst

from linter.documents import read_program
from linter.migration import FileChange, Mention
from linter.rows import Rows
from linter.scope import descendants
from linter.source import Source

ADVICE = "nothing in these files reads `{}` any more: remove it where nobody else needs it"
LOCAL = "`{}` is not read in `{}` any more: remove it"


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
        for name, row, function in _defined(change):
            found = re.compile(rb"\b%s\b" % re.escape(name.encode()))
            at = row if written else rows(row)
            only = len(found.findall(after)) == 1 < len(found.findall(before))
            if (function or only) and at <= len(lines):
                advice = LOCAL.format(name, function) if function else ADVICE.format(name)
                yield Mention(change.filename, at, lines[at - 1].strip(), advice)


def _defined(change: FileChange) -> Iterator[tuple[str, int, str]]:
    """The names that a file gives values at its top and in its classes, each with its row.

    Those within a function, with its name, only where nothing in it reads them any more.
    """
    source = read_program(change.filename, change.after) if change.filename.endswith(".py") else None
    old = read_program(change.filename, change.before) if source is not None else None
    if source is None or old is None:
        return
    unused = {name for name, _ in _unused(old)}
    local = {node: function for (function, name), node in _unused(source) if (function, name) not in unused}
    for cell in source.cells:
        names = [*_outside(cell.module), *local]
        spans = cell.spans(names)
        for name in names:
            if name in spans:
                yield name.value, spans[name].start.row, local.get(name, "")


def _outside(module: cst.Module) -> Iterator[cst.Name]:
    """The names at the top of a module and in its classes."""
    blocks: list[cst.Module | cst.BaseSuite] = [module]
    while blocks:
        for line in blocks.pop().body:
            if isinstance(line, cst.ClassDef):
                blocks.append(line.body)
            for small in line.body if isinstance(line, cst.SimpleStatementLine) else ():
                yield from _targets(small)


def _unused(source: Source) -> Iterator[tuple[tuple[str, str], cst.Name]]:
    """The names that a function gives a value and never reads, with its own name."""
    for cell in source.cells:
        for function in descendants(cell.module):
            if not isinstance(function, cst.FunctionDef):
                continue
            given = [name for node in descendants(function.body) for name in _elements(node)]
            named = {node for node in descendants(function) if isinstance(node, cst.Name)}
            read = {node.value for node in named.difference(given)}
            if "locals" not in read:
                yield from (((function.name.value, one.value), one) for one in given if one.value not in read)


def _elements(node: cst.CSTNode) -> Iterator[cst.Name]:
    """The names that a statement gives values, those in tuples too."""
    match node:
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Tuple(elements=elements))]):
            yield from (one.value for one in elements if isinstance(one.value, cst.Name))
        case cst.BaseSmallStatement():
            yield from _targets(node)


def _targets(statement: cst.BaseSmallStatement) -> Iterator[cst.Name]:
    match statement:
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name() as name)]):
            yield name
        case cst.AnnAssign(target=cst.Name() as name):
            yield name
