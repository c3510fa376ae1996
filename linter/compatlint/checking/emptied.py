"""What fixes leave empty: a display, a call, a block of which they take all that it holds, alone or together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import libcst as cst

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import all_definitions
from compatlint.dataflow.scopes.scope import Definition
from compatlint.edits.edit import Edit, RemoveArgument, RemoveElement, RemoveStatement
from compatlint.source.cells import Cell
from compatlint.source.text import Lines, Location, Span, TextChange, TextEdit, apply_changes

Stretch: TypeAlias = "tuple[cst.CSTNode, ...]"
_Gone: TypeAlias = "dict[cst.CSTNode, set[cst.CSTNode]]"
_Given: TypeAlias = "cst.Assign | cst.AnnAssign"

_BODIES = ("body", "orelse", "handlers", "finalbody")


def leaves_rest(edits: Iterable[Edit], tree: Tree) -> bool:
    """May something do nothing after edits: what they take all items of, a dict that is filled no more?"""
    gone, dicts = _gone(edits, tree)
    if any(len(items) == len(_items(holder)) for holder, items in gone.items()):
        return True
    return any(isinstance(one.value, cst.Call) or not _items(one.value) for one in dicts if one.value is not None)


def shared(fixes: Sequence[Sequence[Edit]], tree: Tree) -> Mapping[int, list[Stretch]]:
    """For each fix, by its number, what it may leave empty together with others only: all from a node to another."""
    each = [_gone(edits, tree) for edits in fixes]
    gone: dict[cst.CSTNode, set[cst.CSTNode]] = {}
    for found, _ in each:
        for holder, items in found.items():
            gone.setdefault(holder, set()).update(items)
    whole = {holder for holder, items in gone.items() if len(items) == len(_items(holder)) > 1}
    times = Counter(one for _, dicts in each for one in dicts)
    return {
        number: [
            *((holder,) for holder, items in found.items() if holder in whole and len(items) < len(gone[holder])),
            *((one, item) for one, item in dicts.items() if times[one] > 1),
        ]
        for number, (found, dicts) in enumerate(each)
    }


def _gone(edits: Iterable[Edit], tree: Tree) -> tuple[_Gone, dict[_Given, cst.CSTNode]]:
    """What edits take away, by all that holds it, and by where the dict is defined that loses it."""
    found: _Gone = {}
    dicts: dict[_Given, cst.CSTNode] = {}
    for edit in edits:
        match edit:
            case RemoveElement(display, item) | RemoveArgument(display, item):
                found.setdefault(display, set()).add(item)
                statement = tree.parent(display)
                if isinstance(statement, (cst.Assign, cst.AnnAssign)):
                    dicts[statement] = item
            case RemoveStatement(item):
                for holder in _around(item, tree):
                    found.setdefault(holder, set()).add(item)
                dicts.update(dict.fromkeys(_filled(item, tree), item))
    return found, dicts


def _around(item: cst.CSTNode, tree: Tree) -> Iterator[cst.CSTNode]:
    """The compound statements that a statement stands in, and their blocks, up to a function or class."""
    node = tree.parent(item)
    while node is not None and not isinstance(node, (cst.FunctionDef, cst.ClassDef, cst.Module)):
        if not isinstance(node, (cst.SimpleStatementLine, cst.Else, cst.Finally, cst.ExceptHandler)):
            yield node
        node = tree.parent(node)


def _filled(item: cst.CSTNode, tree: Tree) -> Iterator[_Given]:
    """The one statement that defines the dict that a statement puts something into."""
    match item:
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Subscript(value=cst.Name(value=name)))]):
            pass
        case cst.Expr(value=cst.Call(func=cst.Attribute(value=cst.Name(value=name)))):
            pass
        case cst.AugAssign(target=cst.Name(value=name)):
            pass
        case _:
            return
    home = tree.scope(item).home(name)
    found = list(all_definitions(home, name)) if home is not None else []
    nodes = [one.node for one in found if isinstance(one, Definition)]
    if len(nodes) == 1 and isinstance(nodes[0], (cst.Assign, cst.AnnAssign)):
        yield nodes[0]


def _items(holder: cst.CSTNode) -> Sequence[cst.CSTNode]:
    match holder:
        case cst.Dict(elements=items) | cst.Call(args=items):
            return items
        case cst.SimpleStatementSuite(body=items) | cst.SimpleStatementLine(body=items):
            return items
        case cst.IndentedBlock(body=lines):
            return [item for line in lines for item in _items(line)]
        case cst.BaseCompoundStatement() | cst.Else() | cst.ExceptHandler() | cst.Finally():
            parts = [part for name in _BODIES if (part := getattr(holder, name, None)) is not None]
            each = [one for part in parts for one in (part if isinstance(part, Sequence) else [part])]
            return [item for one in each for item in _items(one)]
    return ()


def widened(edits: Iterable[TextEdit], cell: Cell, stretches: Iterable[Stretch]) -> tuple[TextEdit, ...]:
    """The same edits of a cell's text, those within a stretch as one of all of it: no other goes beside it."""
    lines = Lines(cell.text)

    def offset(place: Location) -> int:
        return lines.offset(Location(place.row - cell.above, place.column))

    found = [TextChange(offset(edit.span.start), offset(edit.span.end), edit.content) for edit in edits]
    for stretch in stretches:
        spans = cell.spans(stretch).values()
        start = min((offset(span.start) for span in spans), default=0)
        end = max((offset(span.end) for span in spans), default=-1)
        inside = [one for one in found if one.start <= end and start <= one.end]
        start, end = min([start, *(one.start for one in inside)]), max([end, *(one.end for one in inside)])
        moved = [TextChange(one.start - start, one.end - start, one.content) for one in inside]
        whole = [TextChange(start, end, apply_changes(cell.text[start:end], moved))] if spans else []
        found = sorted([*whole, *(other for other in found if other not in inside)])
    return tuple(TextEdit(_span(one, lines, cell), one.content) for one in found)


def _span(change: TextChange, lines: Lines, cell: Cell) -> Span:
    places = [lines.location(offset) for offset in (change.start, change.end)]
    start, end = (Location(place.row + cell.above, place.column) for place in places)
    return Span(start, end, cell.index)
