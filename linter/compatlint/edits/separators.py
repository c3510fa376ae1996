"""Arguments of calls and elements of dicts, and the commas, comments and white space between them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, TypeAlias

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.edits.edit import SetArgument
from compatlint.edits.statements import Lines, stacked
from compatlint.pattern import pattern

_Space: TypeAlias = cst.BaseParenthesizableWhitespace
_NOTHING = cst.SimpleWhitespace("")
DIRECTIVE = pattern(r"#\s*(noqa|type:|isort|pyright|pylint)", re.IGNORECASE)  # what a checker is told of a line


class Gap(Struct, frozen=True):
    """What stands before the first item of a list, between two, or after the last one."""

    before: _Space = _NOTHING
    comma: bool = False
    after: _Space = _NOTHING

    @classmethod
    def behind(cls, item: cst.Arg | cst.BaseDictElement) -> Gap:
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
    def lines(self) -> Lines:
        """The comments and blank lines that are lines of their own."""
        return getattr(self.space, "empty_lines", ())

    @property
    def last_lines(self) -> Lines:
        """Those of them behind the comma, if a line ends there."""
        space = self.after if isinstance(self.after, cst.ParenthesizedWhitespace) else self.before
        return getattr(space, "empty_lines", ())

    @property
    def separator(self) -> Gap:
        """A gap between two items in the style of this one."""
        return self if self.comma else Gap(comma=True, after=self.after if self.breaks else cst.SimpleWhitespace(" "))

    def ending(self, line: cst.TrailingWhitespace) -> Gap:
        """The gap with `line` for what ends its first line."""
        return self._changed(("before", "after"), first_line=line)

    def reshaped(self, **changes: Any) -> Gap:
        """The gap with changes made where its last line begins."""
        return self._changed(("after", "before"), **changes)

    def _changed(self, parts: tuple[str, str], **changes: Any) -> Gap:
        """Changes made to the first of the parts in which a line ends."""
        for name in parts:
            space = getattr(self, name)
            if isinstance(space, cst.ParenthesizedWhitespace):
                changed: dict[str, Any] = {name: space.with_changes(**changes)}
                return replace(self, **changed)
        return self

    def followed(self, lines: Lines, *, top: bool) -> Gap:
        """The gap with `lines` below its own."""
        return self.reshaped(empty_lines=stacked(self.last_lines, lines, top=top))

    def bare(self) -> Gap:
        """The gap without its comments and blank lines."""
        return replace(self, before=_bare(self.before), after=_bare(self.after))


class Items:
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
        self.gaps = [Gap(after=first), *map(Gap.behind, self.items)]
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

    def keeps_comments(self, item: cst.Arg | cst.BaseDictElement) -> bool:
        """Whether no comment goes with `item`: in it, behind it on its line, right above it as one that is about it."""
        at = self.items.index(item)
        left, right = self.gaps[at : at + 2]
        behind = (at == 0 or left.breaks) and right.first_line.comment is not None
        above = bool(left.lines) and left.lines[-1].comment is not None
        return not (behind or above or any(has_comment(node) for node in item.children if not _is_around(node)))

    def remove(self, item: cst.CSTNode) -> None:
        at, end = self.items.index(item), len(self.items) - 1
        self.gaps[at : at + 2] = [_joined(self.gaps[at], self.gaps[at + 1], first=at == 0, last=at == end)]
        del self.items[at]
        if self.gaps[-1].comma and at == end and not any(gap.breaks for gap in self.gaps):
            self.gaps[-1] = Gap(after=self.gaps[0].after)

    def set_argument(self, setting: SetArgument, gone: Collection[cst.CSTNode]) -> None:
        call = cst.ensure_type(cst.parse_expression(f"_({setting.name}={setting.code})"), cst.Call)
        for at, item in enumerate(self.items):
            if is_keyword(item, setting.name) and item not in gone:
                self.items[at] = item.with_changes(value=call.args[0].value)
                return
        end = len(self.items)
        new = call.args[0].with_changes(equal=self._equal(setting.name) or call.args[0].equal)
        if end == 1 and isinstance(self.items[0].value, cst.GeneratorExp) and self.items[0] not in gone:
            self.items[0] = self.items[0].with_changes(value=in_parentheses(self.items[0].value))
        self._insert(next((at for at, item in enumerate(self.items) if item.star == "**"), end), new)

    def _equal(self, name: str) -> cst.AssignEqual | None:
        """How the keywords of a call are written, as far as they are alike on one line: in a column, if they are."""
        named = [(item.keyword.value, item.equal) for item in self.items if isinstance(item, cst.Arg) and item.keyword]
        plain = [(word, one) for word, one in named if isinstance(one, cst.AssignEqual) and not has_line(one)]
        if not plain or len(plain) < len(named):
            return None
        columns = {_width(word, one) for word, one in plain}
        last = plain[-1][1]
        if len(columns) == 1 < len({len(word) for word, _ in plain}):
            return last.with_changes(whitespace_before=cst.SimpleWhitespace(" " * max(columns.pop() - len(name), 1)))
        return last

    def fold(self, indent: str, unit: str) -> bool:
        """Put each item on a line of its own, `indent` and one `unit` deep; False where they stand so already."""
        if all(gap.breaks for gap in self.gaps) or not self.items:
            return False
        if not self.gaps[0].breaks and any(gap.breaks for gap in self.gaps):
            return False  # in a style of its own
        line = cst.ParenthesizedWhitespace(indent=True, last_line=cst.SimpleWhitespace(indent + unit))
        if isinstance(self.gaps[0].after, cst.ParenthesizedWhitespace):
            line = line.with_changes(indent=self.gaps[0].after.indent, last_line=self.gaps[0].after.last_line)
        else:
            self.gaps[0] = Gap(after=line)
            self.gaps[-1] = Gap(after=line.with_changes(last_line=cst.SimpleWhitespace(indent)))
        between = [gap if gap.breaks else Gap(comma=True, after=line) for gap in self.gaps[1:-1]]
        lonely = len(self.items) == 1 and isinstance(self.items[0].value, cst.GeneratorExp)
        self.gaps[1:] = [*between, replace(self.gaps[-1], comma=not lonely)]
        return True

    def end_first_line(self, line: cst.TrailingWhitespace | None) -> None:
        """Let the line of the opening bracket end with `line`, where it ends with nothing."""
        if line is not None and self.gaps[0].first_line.comment is None:
            self.gaps[0] = self.gaps[0].ending(line)

    def _insert(self, at: int, arg: cst.Arg) -> None:
        here = self.gaps[at]
        if not self.items:
            self.gaps = _around_only(here)
        elif at < len(self.items):
            behind = here.separator.bare().reshaped(empty_lines=here.last_lines)
            self.gaps[at : at + 1] = [here.reshaped(empty_lines=()), behind]
        elif self.gaps[-2].breaks:
            between = self.gaps[-2].separator.bare().ending(here.first_line).reshaped(empty_lines=here.lines)
            self.gaps[-1:] = [between, here.bare()]
        else:
            self.gaps[-1:] = [self.gaps[-2].separator, here]
        self.items.insert(at, arg)


def _is_around(node: cst.CSTNode) -> bool:
    """Does a part of an item stand in a gap?"""
    return isinstance(node, (cst.Comma, cst.BaseParenthesizableWhitespace))


def _width(name: str, equal: cst.AssignEqual) -> int:
    """The column of an equals sign, from the start of its keyword."""
    return len(name) + len(cst.Module([]).code_for_node(equal).partition("=")[0])


def _joined(left: Gap, right: Gap, *, first: bool, last: bool) -> Gap:
    """The gap that is left when the item between two is removed, with every comment but that behind the item."""
    if first or left.breaks:
        right = right.ending(cst.TrailingWhitespace())
    if first and last:
        space = _fused(left.space, right.space)
        return Gap(after=space) if has_comment(space) else Gap()
    if last:
        both = replace(right, before=_NOTHING, after=_fused(left.space, right.space))
        return both if has_comment(left.space) else right
    if left.breaks:
        return left.followed(right.lines, top=first)
    if first:
        return Gap(after=right.space) if has_comment(right.space) else left
    return right if right.breaks else left


def _around_only(gap: Gap) -> list[Gap]:
    """The gaps around an argument put into empty parentheses, on a line below the comments that they hold."""
    if not has_comment(gap.space):
        return [Gap(), Gap()]
    indents = [line.whitespace for line in gap.lines if line.comment]
    return [gap.reshaped(last_line=[cst.SimpleWhitespace("    "), *indents][-1]), gap.bare()]


def _bare(space: _Space) -> _Space:
    """The space without its comments and blank lines."""
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return space
    return space.with_changes(first_line=cst.TrailingWhitespace(), empty_lines=())


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
    lines = stacked(left.empty_lines, [*moved, *right.empty_lines])
    return left.with_changes(empty_lines=lines, indent=right.indent, last_line=right.last_line)


def is_keyword(arg: cst.Arg, name: str) -> bool:
    """Whether `arg` is `name=…`."""
    return arg.keyword is not None and arg.keyword.value == name


def in_parentheses(value: Any) -> Any:
    """An expression in parentheses, its own or new ones; anything else as it is."""
    if not isinstance(value, cst.BaseExpression) or value.lpar:
        return value
    return value.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def has_line(node: cst.AssignEqual) -> bool:
    """Whether a line ends around an equals sign."""
    spaces = (node.whitespace_before, node.whitespace_after)
    return any(isinstance(space, cst.ParenthesizedWhitespace) for space in spaces)


def has_comment(node: cst.CSTNode) -> bool:
    """Whether a comment stands anywhere in `node`."""
    stack = [node]
    while stack:
        if isinstance(part := stack.pop(), cst.Comment):
            return True
        stack += part.children
    return False
