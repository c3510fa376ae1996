"""Around an edited node: the ways to it, what its edit would lose, what happens when it is evaluated."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields
from functools import cache
from typing import Any, TypeAlias

import libcst as cst

from compatlint.edits.edit import Edit, RemoveArgument, RemoveElement, RemoveStatement, Replace, SetArgument
from compatlint.edits.separators import Items, has_comment, is_keyword


def deletes_comment(module: cst.Module, edit: Edit) -> bool:
    """Whether `edit` loses a comment, or leaves one behind that may be about what it removes."""
    match edit:
        case RemoveArgument(call, arg):
            return not Items(call).keeps_comments(arg)
        case RemoveElement(container, element):
            around = _removal_around(module, container) if len(container.elements) == 1 else None
            return not Items(container).keeps_comments(element) or bool(around and deletes_comment(module, around))
        case RemoveStatement(statement):
            return _has_comments(module, statement)
        case SetArgument(call, name):
            return any(has_comment(arg.value) for arg in call.args if is_keyword(arg, name))
        case Replace(node):
            return has_comment(node.with_changes(lpar=(), rpar=()))
    return False


def _has_comments(module: cst.Module, statement: cst.BaseSmallStatement) -> bool:
    """Does a comment stand in a statement, behind it on its line or right above it?"""
    line = ways(module, {statement}).get(statement)
    if line is None:
        return False
    if not isinstance(line, (cst.SimpleStatementLine, cst.SimpleStatementSuite)) or len(line.body) > 1:
        return has_comment(statement)
    above = line.leading_lines[-1:] if isinstance(line, cst.SimpleStatementLine) else ()
    if line is module.body[0]:
        above = above or module.header[-1:]
    return any(map(has_comment, (*above, line.trailing_whitespace, statement)))


def puts_quotes_in_f_string(module: cst.Module, edit: Edit) -> bool:
    """Whether `edit` puts quotes into an f-string that are its own, which it cannot hold before Python 3.12."""
    if not isinstance(edit, (SetArgument, Replace)):
        return False
    node = edit.call if isinstance(edit, SetArgument) else edit.node
    around = [way for way in ways(module, {node}) if isinstance(way, cst.FormattedString) and way is not node]
    return any(way.start[-1] in edit.code or "\\" in edit.code for way in around)


def _removal_around(module: cst.Module, container: cst.Dict) -> Edit | None:
    """The removal that follows when `container` stands behind `**` and is left empty."""
    up = ways(module, {container})
    match item := up.get(container):
        case cst.Arg(star="**") if isinstance(call := up[item], cst.Call):
            return RemoveArgument(call, item)
        case cst.StarredDictElement() if isinstance(outer := up[item], cst.Dict):
            return RemoveElement(outer, item)
    return None


# The tree: the ways to the edited nodes, rebuilt.


_PLAIN = (str, bool, type(None), cst.MaybeSentinel)


@cache
def code_fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a class of nodes that hold code, not whitespace or punctuation."""
    trivia = {"lpar", "rpar", "comma", "semicolon", "colon", "dot", "equal", "operator", "header", "footer"}
    names = (part.name for part in fields(kind))
    return tuple(name for name in names if name not in trivia and "whitespace" not in name and "lines" not in name)


def _children(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for name in code_fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, (list, tuple)):
            yield from value
        elif not isinstance(value, _PLAIN):
            yield value


_KEPT = 200_000  # nodes of the trees that were asked about last
_Parents: TypeAlias = "dict[cst.CSTNode, cst.CSTNode | None]"
_known: dict[cst.CSTNode, _Parents] = {}


def _parents(root: cst.CSTNode) -> _Parents:
    """The nodes from `root` on, each with its parent."""
    if root not in _known:
        while _known and sum(map(len, _known.values())) > _KEPT:
            del _known[next(iter(_known))]
        _known[root] = _looked_up(root)
    return _known[root]


def _looked_up(root: cst.CSTNode) -> _Parents:
    parents: _Parents = {root: None}
    stack = [root]
    while stack:
        node = stack.pop()
        for child in _children(node):
            parents[child] = node
            stack.append(child)
    return parents


def ways(root: cst.CSTNode, targets: AbstractSet[cst.CSTNode]) -> Mapping[cst.CSTNode, cst.CSTNode | None]:
    """The nodes from `root` to those of `targets` below it, both included, each with its parent; parents come first."""
    parents = _parents(root)
    ways: dict[cst.CSTNode, cst.CSTNode | None] = {}
    for target in parents.keys() & targets:
        way = [target]
        while parent := parents[way[-1]]:
            way.append(parent)
        ways.update((node, parents[node]) for node in reversed(way))
    return ways


def comments_in(node: cst.CSTNode, without: Collection[cst.CSTNode]) -> Iterator[cst.Comment]:
    """The comments in a node, but for those in the nodes `without`."""
    for child in node.children:
        if isinstance(child, cst.Comment):
            yield child
        elif child not in without:
            yield from comments_in(child, without)


def is_idle(test: cst.CSTNode) -> bool:
    """Does nothing happen when a test is evaluated, not even an error?"""
    idle = (cst.BooleanOperation, cst.Comparison, cst.UnaryOperation, cst.Attribute, cst.Name, cst.BaseNumber)
    return isinstance(test, (*idle, cst.SimpleString, cst.ComparisonTarget)) and all(map(is_idle, _children(test)))
