"""Edits applied to a tree: separators, comments and blank lines are left as a person would leave them.

The nodes of an edit are those of the tree it is applied to, known by identity. Only the ways from the module to them
are rebuilt, the innermost node first, so an edit inside of what another edit changes is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache, reduce
from typing import Any, TypeAlias

import libcst as cst

from linter.blocks import Body, Statement, one_above, parsed, statements_of
from linter.imports import binds, with_import
from linter.lists import Items, has_comment, in_parentheses, is_keyword
from linter.model import (
    AddImport,
    Edit,
    InsertAfter,
    RemoveArgument,
    RemoveElement,
    RemoveStatement,
    Replace,
    SetArgument,
)

_Line: TypeAlias = cst.SimpleStatementLine | cst.SimpleStatementSuite


def apply(module: cst.Module, edits: Iterable[Edit]) -> cst.Module:
    """`module` after those of `edits` that are on its nodes, equal ones made once, and the imports that they need."""
    wanted = {(type(edit), *(getattr(edit, part.name) for part in fields(edit))): edit for edit in edits}.values()
    imports = [edit.module for edit in wanted if isinstance(edit, AddImport)]
    rebuild = _Rebuild(module, wanted)
    if not rebuild.ways and len(imports) < len(wanted):  # the edits are on other cells of a notebook
        return module
    return reduce(with_import, imports, rebuild.tree())


def apply_in_order(modules: Iterable[cst.Module], edits: Iterable[Edit]) -> list[cst.Module]:
    """The same for modules that share their names: what one imports is not imported by a later one again."""
    wanted = list(edits)
    names = {edit.module for edit in wanted if isinstance(edit, AddImport)}
    known: set[str] = set()
    found = []
    for module in modules:
        mine = [edit for edit in wanted if not (isinstance(edit, AddImport) and edit.module in known)]
        found.append(apply(module, mine))
        known |= {name for name in names - known if binds(found[-1], name)}
    return found


def deletes_comment(module: cst.Module, edit: Edit) -> bool:
    """Whether `edit` loses a comment that does not, or not for certain, belong to what it removes."""
    match edit:
        case RemoveArgument(call, arg):
            return Items(call).shares_comment(arg)
        case RemoveElement(container, element):
            around = _removal_around(module, container)
            return Items(container).shares_comment(element) or bool(around and deletes_comment(module, around))
        case SetArgument(call, name):
            return any(has_comment(arg.value) for arg in call.args if is_keyword(arg, name))
        case Replace(node):
            return has_comment(node.with_changes(lpar=(), rpar=()))
    return False


def _removal_around(module: cst.Module, container: cst.Dict) -> Edit | None:
    """The removal that follows when `container` stands behind `**` and is left empty."""
    ways = _ways(module, [container])
    match item := ways.get(container):
        case cst.Arg(star="**") if isinstance(call := ways[item], cst.Call):
            return RemoveArgument(call, item)
        case cst.StarredDictElement() if isinstance(outer := ways[item], cst.Dict):
            return RemoveElement(outer, item)
    return None


# The tree: the ways to the edited nodes, rebuilt.


_PLAIN = (str, bool, type(None), cst.MaybeSentinel)


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a class of nodes that hold code, not whitespace or punctuation."""
    trivia = {"lpar", "rpar", "comma", "semicolon", "colon", "dot", "equal", "operator", "header", "footer"}
    names = (part.name for part in fields(kind))
    return tuple(name for name in names if name not in trivia and "whitespace" not in name and "lines" not in name)


def _children(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for name in _fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, (list, tuple)):
            yield from value
        elif not isinstance(value, _PLAIN):
            yield value


def _ways(root: cst.CSTNode, targets: Collection[cst.CSTNode]) -> Mapping[cst.CSTNode, cst.CSTNode | None]:
    """The nodes from `root` to those of `targets` below it, both included, each with its parent; parents come first."""
    parents: dict[cst.CSTNode, cst.CSTNode | None] = {root: None}
    stack, missing = [root], set(targets)
    while stack and missing:
        missing.discard(node := stack.pop())
        for child in _children(node):
            parents[child] = node
            stack.append(child)
    ways: dict[cst.CSTNode, cst.CSTNode | None] = {}
    for target in parents.keys() & set(targets):
        way = [target]
        while parent := parents[way[-1]]:
            way.append(parent)
        ways.update((node, parents[node]) for node in reversed(way))
    return ways


class _Rebuild:
    """The edits of one tree, by the node that they are made on."""

    def __init__(self, module: cst.Module, edits: Iterable[Edit]) -> None:
        self.module = module
        self.removed: set[cst.CSTNode] = set()
        self.replaced: dict[cst.CSTNode, Replace] = {}
        self.settings: dict[cst.CSTNode, list[SetArgument]] = {}
        inserts = [edit for edit in edits if isinstance(edit, InsertAfter)]
        for edit in edits:
            self._add(edit)
        self.ways = _ways(module, {*self.removed, *self.replaced, *self.settings, *(edit.node for edit in inserts)})
        self.inserted: dict[cst.CSTNode, list[InsertAfter]] = {}
        for insert in (edit for edit in inserts if edit.node in self.ways):
            self.inserted.setdefault(self._in_block(insert.node), []).append(insert)

    def _add(self, edit: Edit) -> None:
        match edit:
            case RemoveArgument(_, node) | RemoveElement(_, node) | RemoveStatement(node):
                self.removed.add(node)
            case Replace(node):
                self.replaced[node] = edit
            case SetArgument(call):
                self.settings.setdefault(call, []).append(edit)

    def _in_block(self, node: cst.CSTNode) -> cst.CSTNode:
        """What a block holds of `node`: the line rather than a part of it, the `if` rather than its `elif`."""
        while (parent := self.ways[node]) and not isinstance(parent, (cst.BaseSuite, cst.Module)):
            node = parent
        return node

    def tree(self) -> cst.Module:
        """The tree with every edit made, the innermost first."""
        new: dict[cst.CSTNode, Any] = {}
        for node in reversed(list(self.ways)):
            new[node] = self._edited(node, _with_children(node, new))
        return new.get(self.module, self.module)  # type: ignore[no-any-return]

    def _edited(self, old: cst.CSTNode, new: Any) -> cst.CSTNode:
        """`new`, which is `old` with its children rebuilt, after the edits that are made on it."""
        if old in self.replaced:
            return _expression(self.replaced[old], self.ways[old])
        match old:
            case cst.Call() | cst.Dict():
                return self._items(old, new)
            case cst.SimpleStatementSuite():
                return self._suite(old, new)
            case cst.Module() | cst.IndentedBlock():
                return self._block(old, new)
        return new  # type: ignore[no-any-return]

    def _items(self, old: cst.Call | cst.Dict, new: cst.Call | cst.Dict) -> cst.CSTNode:
        items = Items(new)
        pairs = zip(Items(old).items, items.items, strict=True)
        gone = [after for before, after in pairs if before in self.removed or _was_emptied(before, after)]
        settings = self.settings.get(old, ())
        for setting in settings:
            items.set_argument(setting, gone)
        for item in gone:
            items.remove(item)
        return items.into(new) if gone or settings else new

    def _block(self, old: cst.Module | cst.IndentedBlock, new: cst.Module | cst.IndentedBlock) -> cst.CSTNode:
        body = Body()
        for before, statement in zip(old.body, statements_of(new), strict=True):
            above, below = self._insertions([before])
            kept = self._line(before, statement)
            if kept is None:
                body.drop(statement.leading_lines)
            elif above:
                above[0], kept = one_above(above[0], kept, top=not body.statements and isinstance(new, cst.Module))
            for each in (*above, *([kept] if kept else []), *below):
                body.add(each)
        return body.into(new)

    def _suite(self, old: cst.SimpleStatementSuite, new: cst.SimpleStatementSuite) -> cst.CSTNode:
        """A suite on the line of its header; it becomes a block where a line is inserted."""
        kept = self._small(old, new)
        above, below = self._insertions(old.body)
        if not above and not below:
            return new.with_changes(body=kept or [cst.Pass()])
        line = cst.SimpleStatementLine(kept, trailing_whitespace=new.trailing_whitespace)
        return cst.IndentedBlock([*above, *([line] if kept else []), *below])

    def _line(self, old: cst.CSTNode, new: Statement) -> Statement | None:
        if not isinstance(old, cst.SimpleStatementLine) or self.removed.isdisjoint(old.body):
            return new
        kept = self._small(old, cst.ensure_type(new, cst.SimpleStatementLine))
        return new.with_changes(body=kept) if kept else None

    def _small(self, old: _Line, new: _Line) -> list[cst.BaseSmallStatement]:
        """The statements of a line that stay."""
        kept = [after for before, after in zip(old.body, new.body, strict=True) if before not in self.removed]
        return [*kept[:-1], *(last.with_changes(semicolon=new.body[-1].semicolon) for last in kept[-1:])]

    def _insertions(self, nodes: Iterable[cst.CSTNode]) -> tuple[list[Statement], list[Statement]]:
        """The new statements above and below `nodes` of a block."""
        edits = [edit for node in nodes for edit in self.inserted.get(node, ())]
        above = [line for edit in edits if edit.before for line in parsed(edit.code)]
        return above, [line for edit in edits if not edit.before for line in parsed(edit.code)]


def _with_children(node: cst.CSTNode, new: Mapping[cst.CSTNode, Any]) -> cst.CSTNode:
    def rebuilt(value: Any) -> Any:
        return [new.get(part, part) for part in value] if isinstance(value, (list, tuple)) else new.get(value, value)

    changes = {name: rebuilt(getattr(node, name)) for name in _fields(type(node))}
    try:
        return node.with_changes(**changes)
    except cst.CSTValidationError:  # `return"text"` and the like have no room for a name
        changed = {name: value for name, value in changes.items() if value is not getattr(node, name)}
        return node.with_changes(**{name: in_parentheses(value) for name, value in changed.items()})


# Expressions.

_ROOMY = (  # where any expression but a tuple stands without parentheses
    *(cst.AnnAssign, cst.Annotation, cst.Arg, cst.Assign, cst.AugAssign, cst.DictElement, cst.Element, cst.Expr),
    *(cst.For, cst.If, cst.Index, cst.Param, cst.Return, cst.While, cst.WithItem),
)
_LOOSE = (
    *(cst.Await, cst.BinaryOperation, cst.BooleanOperation, cst.Comparison),
    *(cst.IfExp, cst.Lambda, cst.UnaryOperation),
)


def _expression(edit: Replace, parent: cst.CSTNode | None) -> cst.BaseExpression:
    """The code of `edit` as a node, in the parentheses of the node that it replaces or that it needs in `parent`."""
    new = cst.parse_expression(edit.code)
    if edit.node.lpar:
        return new.with_changes(lpar=edit.node.lpar, rpar=edit.node.rpar)
    loose = isinstance(new, _LOOSE) and not isinstance(parent, _ROOMY)
    number = isinstance(new, cst.BaseNumber) and isinstance(parent, cst.Attribute)
    return in_parentheses(new) if loose or number or isinstance(new, cst.Tuple) else new


def _unpacked(item: cst.Arg | cst.BaseDictElement) -> cst.Dict | None:
    """The dict display behind `**`."""
    starred = item.star == "**" if isinstance(item, cst.Arg) else isinstance(item, cst.StarredDictElement)
    return item.value if starred and isinstance(item.value, cst.Dict) else None


def _was_emptied(old: cst.Arg | cst.BaseDictElement, new: cst.Arg | cst.BaseDictElement) -> bool:
    """Whether `**{…}` became `**{}`; one that still holds a comment is kept for it."""
    before, after = _unpacked(old), _unpacked(new)
    return bool(before and after and before.elements and not after.elements and not has_comment(after))
