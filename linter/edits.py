"""Edits applied to a tree: separators, comments and blank lines are left as a person would leave them.

The nodes of an edit are those of the tree it is applied to, known by identity. Only the ways from the module to them
are rebuilt, the innermost node first, so an edit inside of what another edit changes is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, reduce
from itertools import dropwhile, takewhile
from typing import Any, TypeAlias

import libcst as cst

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

_Lines: TypeAlias = Sequence[cst.EmptyLine]
_Space: TypeAlias = cst.BaseParenthesizableWhitespace
_Statement: TypeAlias = cst.SimpleStatementLine | cst.BaseCompoundStatement
_Line: TypeAlias = cst.SimpleStatementLine | cst.SimpleStatementSuite

_NOTHING = cst.SimpleWhitespace("")


def apply(module: cst.Module, edits: Iterable[Edit]) -> cst.Module:
    """`module` after those of `edits` that are on its nodes, equal ones made once, and the imports that they need."""
    wanted = {(type(edit), *(getattr(edit, part.name) for part in fields(edit))): edit for edit in edits}.values()
    imports = [edit.module for edit in wanted if isinstance(edit, AddImport)]
    rebuild = _Rebuild(module, wanted)
    if not rebuild.ways and len(imports) < len(wanted):  # the edits are on other cells of a notebook
        return module
    return reduce(_with_import, imports, rebuild.tree())


def deletes_comment(module: cst.Module, edit: Edit) -> bool:
    """Whether `edit` loses a comment that does not, or not for certain, belong to what it removes."""
    match edit:
        case RemoveArgument(call, arg):
            return _Items(call).shares_comment(arg)
        case RemoveElement(container, element):
            around = _removal_around(module, container)
            return _Items(container).shares_comment(element) or bool(around and deletes_comment(module, around))
        case SetArgument(call, name):
            return any(_has_comment(arg.value) for arg in call.args if _is_keyword(arg, name))
        case Replace(node):
            return _has_comment(node.with_changes(lpar=(), rpar=()))
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
        items = _Items(new)
        pairs = zip(_Items(old).items, items.items, strict=True)
        gone = [after for before, after in pairs if before in self.removed or _was_emptied(before, after)]
        settings = self.settings.get(old, ())
        for setting in settings:
            items.set_argument(setting, gone)
        for item in gone:
            items.remove(item)
        return items.into(new) if gone or settings else new

    def _block(self, old: cst.Module | cst.IndentedBlock, new: cst.Module | cst.IndentedBlock) -> cst.CSTNode:
        body = _Body()
        for before, statement in zip(old.body, _statements(new), strict=True):
            above, below = self._insertions([before])
            kept = self._line(before, statement)
            if kept is None:
                body.drop(statement.leading_lines)
            elif above:
                above[0], kept = _one_above(above[0], kept, top=not body.statements and isinstance(new, cst.Module))
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

    def _line(self, old: cst.CSTNode, new: _Statement) -> _Statement | None:
        if not isinstance(old, cst.SimpleStatementLine) or self.removed.isdisjoint(old.body):
            return new
        kept = self._small(old, cst.ensure_type(new, cst.SimpleStatementLine))
        return new.with_changes(body=kept) if kept else None

    def _small(self, old: _Line, new: _Line) -> list[cst.BaseSmallStatement]:
        """The statements of a line that stay."""
        kept = [after for before, after in zip(old.body, new.body, strict=True) if before not in self.removed]
        return [*kept[:-1], *(last.with_changes(semicolon=new.body[-1].semicolon) for last in kept[-1:])]

    def _insertions(self, nodes: Iterable[cst.CSTNode]) -> tuple[list[_Statement], list[_Statement]]:
        """The new statements above and below `nodes` of a block."""
        edits = [edit for node in nodes for edit in self.inserted.get(node, ())]
        above = [line for edit in edits if edit.before for line in _parsed(edit.code)]
        return above, [line for edit in edits if not edit.before for line in _parsed(edit.code)]


def _with_children(node: cst.CSTNode, new: Mapping[cst.CSTNode, Any]) -> cst.CSTNode:
    def rebuilt(value: Any) -> Any:
        return [new.get(part, part) for part in value] if isinstance(value, (list, tuple)) else new.get(value, value)

    changes = {name: rebuilt(getattr(node, name)) for name in _fields(type(node))}
    try:
        return node.with_changes(**changes)
    except cst.CSTValidationError:  # `return"text"` and the like have no room for a name
        changed = {name: value for name, value in changes.items() if value is not getattr(node, name)}
        return node.with_changes(**{name: _in_parentheses(value) for name, value in changed.items()})


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
    return _in_parentheses(new) if loose or number or isinstance(new, cst.Tuple) else new


def _in_parentheses(value: Any) -> Any:
    if not isinstance(value, cst.BaseExpression) or value.lpar:
        return value
    return value.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _is_keyword(arg: cst.Arg, name: str) -> bool:
    return arg.keyword is not None and arg.keyword.value == name


def _unpacked(item: cst.Arg | cst.BaseDictElement) -> cst.Dict | None:
    """The dict display behind `**`."""
    starred = item.star == "**" if isinstance(item, cst.Arg) else isinstance(item, cst.StarredDictElement)
    return item.value if starred and isinstance(item.value, cst.Dict) else None


def _was_emptied(old: cst.Arg | cst.BaseDictElement, new: cst.Arg | cst.BaseDictElement) -> bool:
    """Whether `**{…}` became `**{}`; one that still holds a comment is kept for it."""
    before, after = _unpacked(old), _unpacked(new)
    return bool(before and after and before.elements and not after.elements and not _has_comment(after))


def _has_comment(node: cst.CSTNode) -> bool:
    stack = [node]
    while stack:
        if isinstance(part := stack.pop(), cst.Comment):
            return True
        stack += part.children
    return False


# Lists of arguments and elements.


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands before the first item of a list, between two, or after the last one."""

    before: _Space = _NOTHING
    comma: bool = False
    after: _Space = _NOTHING

    @classmethod
    def behind(cls, item: cst.Arg | cst.BaseDictElement) -> _Gap:
        rest = item.whitespace_after_arg if isinstance(item, cst.Arg) else _NOTHING
        if isinstance(item.comma, cst.Comma):
            return cls(item.comma.whitespace_before, True, _fused(item.comma.whitespace_after, rest))
        return cls(after=rest)

    @property
    def space(self) -> _Space:
        return _fused(self.before, self.after)

    @property
    def breaks(self) -> bool:
        """Whether a line ends in the gap."""
        return isinstance(self.space, cst.ParenthesizedWhitespace)

    @property
    def first_line(self) -> cst.TrailingWhitespace:
        return getattr(self.space, "first_line", None) or cst.TrailingWhitespace()

    @property
    def lines(self) -> _Lines:
        """The comments and blank lines that are lines of their own."""
        return getattr(self.space, "empty_lines", ())

    @property
    def separator(self) -> _Gap:
        """A gap between two items in the style of this one."""
        return self if self.comma else _Gap(comma=True, after=self.after if self.breaks else cst.SimpleWhitespace(" "))

    def reshaped(self, **changes: Any) -> _Gap:
        """The gap with changes made where its line ends."""
        if isinstance(self.before, cst.ParenthesizedWhitespace):
            return replace(self, before=self.before.with_changes(**changes))
        if isinstance(self.after, cst.ParenthesizedWhitespace):
            return replace(self, after=self.after.with_changes(**changes))
        return self

    def bare(self) -> _Gap:
        """The gap without its comments and blank lines."""
        return self.reshaped(first_line=cst.TrailingWhitespace(), empty_lines=())


class _Items:
    """The items of a call or dict display, and the gaps before, between and behind them."""

    def __init__(self, node: cst.Call | cst.Dict) -> None:
        first: _Space = _NOTHING
        last: _Space = _NOTHING
        if isinstance(node, cst.Call):
            self.items: list[Any] = list(node.args)
            first = node.whitespace_before_args
        else:
            self.items = list(node.elements)
            first, last = node.lbrace.whitespace_after, node.rbrace.whitespace_before
        self.gaps = [_Gap(after=first), *map(_Gap.behind, self.items)]
        self.gaps[-1] = replace(self.gaps[-1], after=_fused(self.gaps[-1].after, last))

    def into(self, node: cst.Call | cst.Dict) -> cst.CSTNode:
        """`node` with these items and gaps."""
        first, *others = self.gaps
        commas = [cst.Comma(gap.before, gap.after) if gap.comma else cst.MaybeSentinel.DEFAULT for gap in others]
        items = [item.with_changes(comma=comma) for item, comma in zip(self.items, commas, strict=True)]
        rests = [_NOTHING if gap.comma else gap.after for gap in others]
        if isinstance(node, cst.Call):
            args = [arg.with_changes(whitespace_after_arg=rest) for arg, rest in zip(items, rests, strict=True)]
            return node.with_changes(args=args, whitespace_before_args=first.after)
        braces = {"lbrace": cst.LeftCurlyBrace(first.after), "rbrace": cst.RightCurlyBrace([_NOTHING, *rests][-1])}
        return node.with_changes(elements=items, **braces)

    def shares_comment(self, item: cst.CSTNode) -> bool:
        """Whether the comment that goes with `item` stands on a line with what is before the list."""
        return item is self.items[0] and not self.gaps[0].breaks and self.gaps[1].first_line.comment is not None

    def remove(self, item: cst.CSTNode) -> None:
        at, end = self.items.index(item), len(self.items) - 1
        self.gaps[at : at + 2] = [_joined(self.gaps[at], self.gaps[at + 1], first=at == 0, last=at == end)]
        del self.items[at]
        if self.gaps[-1].comma and at == end and not any(gap.breaks for gap in self.gaps):
            self.gaps[-1] = _Gap(after=self.gaps[0].after)

    def set_argument(self, setting: SetArgument, gone: Collection[cst.CSTNode]) -> None:
        call = cst.ensure_type(cst.parse_expression(f"_({setting.name}={setting.code})"), cst.Call)
        for at, item in enumerate(self.items):
            if _is_keyword(item, setting.name) and item not in gone:
                self.items[at] = item.with_changes(value=call.args[0].value)
                return
        end = len(self.items)
        if end == 1 and isinstance(self.items[0].value, cst.GeneratorExp) and self.items[0] not in gone:
            self.items[0] = self.items[0].with_changes(value=_in_parentheses(self.items[0].value))
        self._insert(next((at for at, item in enumerate(self.items) if item.star == "**"), end), call.args[0])

    def _insert(self, at: int, arg: cst.Arg) -> None:
        here = self.gaps[at]
        if not self.items:
            self.gaps = _around_only(here)
        elif at < len(self.items):
            behind = here.separator.reshaped(first_line=cst.TrailingWhitespace())
            self.gaps[at : at + 1] = [here.reshaped(empty_lines=()), behind]
        elif self.gaps[-2].breaks:
            between = self.gaps[-2].separator.reshaped(first_line=here.first_line, empty_lines=here.lines)
            self.gaps[-1:] = [between, here.bare()]
        else:
            self.gaps[-1:] = [self.gaps[-2].separator, here]
        self.items.insert(at, arg)


def _joined(left: _Gap, right: _Gap, *, first: bool, last: bool) -> _Gap:
    """The gap that is left when the item between two is removed, with every comment but that behind the item."""
    if first or left.breaks:
        right = right.reshaped(first_line=cst.TrailingWhitespace())
    if first and last:
        space = _fused(left.space, right.space)
        return _Gap(after=space) if _has_comment(space) else _Gap()
    if last:
        both = replace(right, before=_NOTHING, after=_fused(left.space, right.space))
        return both if _has_comment(left.space) else right
    if left.breaks:
        return left.reshaped(empty_lines=_stacked(left.lines, right.lines, top=first))
    if first:
        return _Gap(after=right.space) if _has_comment(right.space) else left
    return right if right.breaks else left


def _around_only(gap: _Gap) -> list[_Gap]:
    """The gaps around an argument put into empty parentheses, on a line below the comments that they hold."""
    if not _has_comment(gap.space):
        return [_Gap(), _Gap()]
    indents = [line.whitespace for line in gap.lines if line.comment]
    return [gap.reshaped(last_line=[cst.SimpleWhitespace("    "), *indents][-1]), gap.bare()]


def _fused(left: _Space, right: _Space) -> _Space:
    """Two spaces as one; no comment is lost."""
    if isinstance(left, cst.SimpleWhitespace) and isinstance(right, cst.SimpleWhitespace):
        return cst.SimpleWhitespace(left.value + right.value)
    if not isinstance(left, cst.ParenthesizedWhitespace):
        return right
    if not isinstance(right, cst.ParenthesizedWhitespace):
        return left
    comment = right.first_line.comment
    moved = [cst.EmptyLine(left.indent, left.last_line, comment)] if comment else []
    lines = _stacked(left.empty_lines, [*moved, *right.empty_lines])
    return left.with_changes(empty_lines=lines, indent=right.indent, last_line=right.last_line)


# Lines of statements.


def _is_blank(line: cst.EmptyLine) -> bool:
    return line.comment is None and "\f" not in line.whitespace.value


def _stacked(above: _Lines, below: _Lines, *, top: bool = False) -> _Lines:
    """The lines one above the other; of blank lines that meet the longer run stays, below nothing (`top`) none."""
    leading = len(list(takewhile(_is_blank, below)))
    if top and not above:
        return below[leading:]
    trailing = len(list(takewhile(_is_blank, reversed(above))))
    return [*above[: len(above) - min(trailing, leading)], *below]


def _statements(block: cst.Module | cst.IndentedBlock) -> list[_Statement]:
    """The statements of a block; the lines at the top of a file stand above its first one."""
    statements: list[Any] = list(block.body)
    if isinstance(block, cst.Module) and statements:
        statements[0] = statements[0].with_changes(leading_lines=[*block.header, *statements[0].leading_lines])
    return statements


def _with_statements(block: cst.Module | cst.IndentedBlock, statements: Sequence[_Statement]) -> Any:
    """`block` with `statements`, the lines above the first one of a file at its top: the opposite of `_statements`."""
    if not isinstance(block, cst.Module) or not statements:
        return block.with_changes(body=statements)
    first, *rest = statements
    return block.with_changes(header=first.leading_lines, body=[first.with_changes(leading_lines=()), *rest])


def _parsed(code: str) -> list[_Statement]:
    return _statements(cst.parse_module(code.replace("\r\n", "\n")))


class _Body:
    """Statements put together to a block; the lines above a removed one go to the next one."""

    def __init__(self) -> None:
        self.statements: list[_Statement] = []
        self.waiting: _Lines | None = None

    def add(self, statement: _Statement) -> None:
        if self.waiting is not None:
            lines = _stacked(self.waiting, statement.leading_lines, top=not self.statements)
            statement, self.waiting = statement.with_changes(leading_lines=lines), None
        self.statements.append(statement)

    def drop(self, lines: _Lines) -> None:
        """A statement below `lines` is left out."""
        self.waiting = _stacked(self.waiting or (), lines)

    def into(self, block: cst.Module | cst.IndentedBlock) -> cst.Module | cst.IndentedBlock:
        """`block` with these statements; one that is not a file has at least `pass`."""
        if not self.statements and isinstance(block, cst.IndentedBlock):
            self.add(cst.SimpleStatementLine([cst.Pass()]))
        waiting = self.waiting or ()
        if not block.footer:
            waiting = list(reversed(list(dropwhile(_is_blank, reversed(waiting)))))
        if not self.statements and isinstance(block, cst.Module):
            ends = block.has_trailing_newline and bool(waiting or block.footer)
            return block.with_changes(body=(), header=waiting, has_trailing_newline=ends)
        below = block.with_changes(footer=_stacked(waiting, block.footer))
        return _with_statements(below, self.statements)  # type: ignore[no-any-return]


def _one_above(new: _Statement, old: _Statement, *, top: bool) -> list[_Statement]:
    """`new` and `old`, which keeps the comments right above it; at the top of a file these are the file's."""
    lines = old.leading_lines
    blank = [at for at, line in enumerate(lines, 1) if _is_blank(line)]
    cut = blank[-1] if blank else len(lines) if top else 0
    if top:  # the encoding is declared on one of the first two lines
        cut = max(cut, min(2, len(lines)))
    above = new.with_changes(leading_lines=[*lines[:cut], *new.leading_lines])
    return [above, old.with_changes(leading_lines=lines[cut:])]


# Imports.


def _with_import(module: cst.Module, name: str) -> cst.Module:
    """`import name` at its place in the first block of imports, else above the first statement that may need it."""
    if any(_binds(statement, name) for statement in module.body):
        return module
    if not module.body and not module.header:
        module = module.with_changes(has_trailing_newline=True)
    statements, [new] = _statements(module), _parsed(f"import {name}")
    block, key = _import_block(module), _import_key(new)
    at = next((at for at in block if _import_key(statements[at]) > key), block.stop)
    kin = [at for at in block if _import_key(statements[at])[0] == key[0]]
    if at - 1 in kin:
        statements.insert(at, new)
    elif at in kin:
        statements[at : at + 1] = _one_above(new, statements[at], top=at == 0)
    elif at < len(statements):
        statements[at : at + 1] = _section_above(new, statements[at], top=at == 0)
    else:
        statements.append(new.with_changes(leading_lines=[cst.EmptyLine()] if statements else module.header))
    return _with_statements(module, statements)  # type: ignore[no-any-return]


def _section_above(new: _Statement, old: _Statement, *, top: bool) -> list[_Statement]:
    """`new` and `old` with blank lines between them, and above them below other statements."""
    new, old = _one_above(new, old, top=top)
    blank = [cst.EmptyLine() for _ in range(2 if isinstance(old, (cst.FunctionDef, cst.ClassDef)) else 1)]
    if not top and all(map(_is_blank, new.leading_lines)):
        new = new.with_changes(leading_lines=[cst.EmptyLine()])
    return [new, old.with_changes(leading_lines=[*blank, *old.leading_lines])]


def _import_block(module: cst.Module) -> range:
    """The first run of imports, if only simple statements come before it; else the empty range where one may begin."""
    body, first = module.body, int(module.get_docstring() is not None)
    first += len(list(takewhile(_is_future, body[first:])))
    start = first + len(list(takewhile(_is_no_import, body[first:])))
    stop = start + len(list(takewhile(_imports, body[start:])))
    return range(start, stop) if stop > start else range(first, first)


def _imports(statement: cst.CSTNode) -> list[cst.Import | cst.ImportFrom]:
    """The imports that a line consists of."""
    small = statement.body if isinstance(statement, cst.SimpleStatementLine) else ()
    found = [each for each in small if isinstance(each, (cst.Import, cst.ImportFrom))]
    return found if len(found) == len(small) else []


def _import_key(statement: cst.CSTNode) -> tuple[bool, bool, str]:
    """What import lines are sorted by: standard library first, `import` before `from`, then by name."""
    first = _imports(statement)[0]
    if isinstance(first, cst.Import):
        name = first.names[0].evaluated_name
    else:
        name = "" if first.relative or not first.module else cst.Module([]).code_for_node(first.module)
    return name.partition(".")[0] not in sys.stdlib_module_names, isinstance(first, cst.ImportFrom), name.lower()


def _binds(statement: cst.CSTNode, name: str) -> bool:
    small = statement.body if isinstance(statement, cst.SimpleStatementLine) else ()
    plain = [alias for each in small if isinstance(each, cst.Import) for alias in each.names if not alias.asname]
    return any(f"{alias.evaluated_name}.".startswith(f"{name}.") for alias in plain)


def _is_no_import(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and not _imports(statement)


def _is_future(statement: cst.CSTNode) -> bool:
    return bool(_imports(statement)) and _import_key(statement)[2] == "__future__"
