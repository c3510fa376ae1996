"""What was read before a migration and nothing reads after it: constants, fields, names within functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import libcst as cst

from compatlint.dataflow.scopes.tree import children, descendants
from compatlint.migration.record import FileChange, Mention
from compatlint.migration.rows import Rows
from compatlint.pattern import pattern
from compatlint.source.cells import Source
from compatlint.source.formats import read_program
from compatlint.source.text import split

_WORD = pattern(rb"[\w\x80-\xff]+")
ADVICE = "nothing in these files reads `{}` any more: remove it where nobody else needs it"
LOCAL = "`{}` is not read in `{}` any more: remove it"
PARAMETER = "the parameter `{}` of `{}` is not read any more: it stays for those who pass it"


def unread(changes: Iterable[FileChange], others: Iterable[bytes], *, written: bool) -> Iterator[Mention]:
    """The lines that define what only they name now, as the files on disk have them.

    `others` are the files that did not change: what one of them says by name is not told.
    """
    known, same = list(changes), list(others)
    others_say = _words(same)
    before, after = (
        others_say + _words(one.before for one in known),
        others_say + _words(one.after for one in known),
    )
    for change in known:
        rows = Rows(change.before, change.after, change.rows).before
        lines = split((change.after if written else change.before).decode("utf-8", "replace"))
        for name, row, said in _defined(change):
            at = row if written else rows(row)
            only = after[name.encode()] == 1 < before[name.encode()]
            if (said or only) and at <= len(lines):
                yield Mention(change.filename, at, lines[at - 1].strip(), said or ADVICE.format(name))


def _words(texts: Iterable[bytes]) -> Counter[bytes]:
    """How often texts say each word."""
    return Counter(word for text in texts for word in _WORD.findall(text))


def _defined(change: FileChange) -> Iterator[tuple[str, int, str]]:
    """The names that a file gives values at its top and in its classes, each with its row.

    Those within a function only where nothing in it reads them any more, with what is said then.
    """
    source = read_program(change.filename, change.after) if change.filename.endswith(".py") else None
    old = read_program(change.filename, change.before) if source is not None else None
    if source is None or old is None:
        return
    before = {(function, name.value) for function, name, _ in _unused(old)}
    local = {
        name: said.format(name.value, function)
        for function, name, said in _unused(source)
        if (function, name.value) not in before
    }
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


def _unused(source: Source) -> Iterator[tuple[str, cst.Name, str]]:
    """The names that a function gives a value and never reads, with its own name and what is said of them."""
    for function in (node for cell in source.cells for node in descendants(cell.module)):
        if not isinstance(function, cst.FunctionDef):
            continue
        own = [(name, LOCAL) for node in _within(function.body) for name in _elements(node)]
        own += [(param.name, PARAMETER) for param in descendants(function.params) if isinstance(param, cst.Param)]
        read = {name.value for name in set(_read(function)).difference(name for name, _ in own)}
        if "locals" not in read:
            yield from ((function.name.value, name, said) for name, said in own if name.value not in read)


def _within(body: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes of a function but those of functions and classes in it."""
    stack = [body]
    while stack:
        yield (node := stack.pop())
        stack.extend(one for one in children(node) if not isinstance(one, (cst.FunctionDef, cst.ClassDef, cst.Lambda)))


def _read(function: cst.FunctionDef) -> Iterator[cst.Name]:
    """The names in a function, but those of attributes and keywords."""
    nodes = list(descendants(function.params, function.body))
    other = {node.attr for node in nodes if isinstance(node, cst.Attribute)}
    other |= {node.keyword for node in nodes if isinstance(node, cst.Arg) and node.keyword is not None}
    yield from (node for node in nodes if isinstance(node, cst.Name) and node not in other)


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
