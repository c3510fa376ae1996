"""Lists that a model id has to be in: a test that refuses others, a table that is read by it, a type that names all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.scope import File
from compatlint.dataflow.scopes.tree import descendants, last_name
from compatlint.edits.edit import AddElement, Edit
from compatlint.fixers.fix import Context, Refusal
from compatlint.fixers.layout import requoted
from compatlint.fixers.passed_values import passed, passed_to

LITERAL = "Literal"
LEAVES = frozenset({"exit", "abort", "error", "fail"})
_Displays = (cst.List, cst.Tuple, cst.Set)


class _Members(Struct, frozen=True, eq=False):
    """The texts that are written beside one another: a display, the keys of a dict, the parameters of `Literal`."""

    node: cst.CSTNode
    literals: Sequence[cst.SimpleString]
    names: frozenset[str]
    tree: Tree

    @property
    def can_grow(self) -> bool:
        """Can another be written behind the last?"""
        return not isinstance(self.node, cst.Dict)

    def has(self, text: str) -> bool:
        """Is a text among them?"""
        return any(one.evaluated_value == text for one in self.literals)


def with_lists(literal: cst.CSTNode, old: str, new: str, context: Context) -> list[Edit] | Refusal:
    """The edits that let an id written at `literal` become another for those who ask whether it is one they know."""
    edits: list[Edit] = []
    for members in _lists(old, context):
        if members.has(new) or literal in members.literals or not _asks(members, literal, old, context):
            continue
        if not members.can_grow or not context.project.is_given(members.tree.file):
            what = next(iter(sorted(members.names)), "a table")
            return Refusal(f"`{what}` is asked for it, and has no `{new}`")
        assert isinstance(members.node, (cst.List, cst.Tuple, cst.Set, cst.Subscript))
        edits.append(AddElement(members.node, requoted(members.literals[-1], new)))
    return edits


@lru_cache(maxsize=8)
def _lists(old: str, context: Context) -> Sequence[_Members]:
    """The lists of several texts of which an id is one."""
    files = context.project.files()
    trees = [context.references.tree(file) for file in (context.project.mentioning(files[0], old) if files else ())]
    found = (_members(one, tree) for tree in trees for one in tree.strings if one.evaluated_value == old)
    return list({one.node: one for one in found if one is not None}.values())


def _members(literal: cst.SimpleString, tree: Tree) -> _Members | None:
    parent = tree.parent(literal)
    display = tree.parent(parent) if parent is not None else None
    if isinstance(parent, cst.Index):
        display = tree.parent(display) if display is not None else None
    match parent, display:
        case cst.Element(), cst.List(elements=elements) | cst.Tuple(elements=elements) | cst.Set(elements=elements):
            values = [one.value for one in elements]
        case cst.DictElement(key=key), cst.Dict(elements=entries) if key is literal:
            values = [one.key for one in entries if isinstance(one, cst.DictElement)]
        case cst.Index(), cst.Subscript(value=value, slice=slices) if last_name(value) == LITERAL:
            values = [one.slice.value for one in slices if isinstance(one.slice, cst.Index)]
        case _:
            return None
    assert display is not None, "one of those"
    texts = [one for one in values if isinstance(one, cst.SimpleString)]
    return _Members(display, texts, frozenset(_names(display, tree)), tree) if len(texts) == len(values) else None


def _names(display: cst.CSTNode, tree: Tree) -> Iterator[str]:
    """What a display is called, where it is: `X = [...]`, `X = frozenset({...})`."""
    parent = tree.parent(display)
    call = tree.parent(parent) if isinstance(parent, cst.Arg) else None
    if isinstance(call, cst.Call) and last_name(call.func) in ("frozenset", "set", "tuple", "list", "dict"):
        parent = tree.parent(call)
    if isinstance(parent, cst.Assign):
        yield from (last_name(one.target) for one in parent.targets)
    elif isinstance(parent, cst.AnnAssign):
        yield last_name(parent.target)


def _asks(members: _Members, literal: cst.CSTNode, old: str, context: Context) -> bool:
    """Does what asks for one of the members meet the id that is written at `literal`?"""

    def is_it(text: str) -> bool:
        return text == old

    for node, file in _askers(members, context):
        declared = isinstance(node, cst.Name) and isinstance(members.node, cst.Subscript)
        found = passed(node, file, context, is_it)
        if declared and isinstance(node, cst.Name):
            found = passed_to(node, file, context, is_it)
        if node is literal or literal in found.literals:
            return True
    return False


def _askers(members: _Members, context: Context) -> Iterator[tuple[cst.BaseExpression, File]]:
    """The expressions that have to be among the members, each with its file."""
    own = members.tree
    if isinstance(members.node, cst.Subscript):
        yield from _typed(members.node, own)
    else:
        yield from ((node, own.file) for node in _asking(members.node, own))
    for name in members.names:
        for file in context.project.mentioning(own.file, name):
            tree = context.references.tree(file)
            for node in descendants(*file.modules):
                if isinstance(node, (cst.Name, cst.Attribute)) and last_name(node) == name:
                    found = _typed(node, tree) if isinstance(members.node, cst.Subscript) else _asking_all(node, tree)
                    yield from ((one, where) for one, where in found)


def _asking_all(node: cst.BaseExpression, tree: Tree) -> Iterator[tuple[cst.BaseExpression, File]]:
    yield from ((one, tree.file) for one in _asking(node, tree))


def _asking(container: cst.CSTNode, tree: Tree) -> Iterator[cst.BaseExpression]:
    """What is looked up in a container so that another than its members would be refused."""
    parent = tree.parent(container)
    match parent:
        case cst.ComparisonTarget(operator=cst.In() | cst.NotIn()):
            test = tree.parent(parent)
            if isinstance(test, cst.Comparison) and len(test.comparisons) == 1 and _refuses(test, tree):
                yield test.left
        case cst.Subscript(value=value, slice=[cst.SubscriptElement(slice=cst.Index(value=key))]) if value is container:
            stored = isinstance(tree.parent(parent), (cst.AssignTarget, cst.Del))
            if not stored and not isinstance(key, (cst.SimpleString, cst.Integer)):
                yield key
        case cst.Attribute(attr=cst.Name("index")):
            call = tree.parent(parent)
            if isinstance(call, cst.Call) and len(call.args) == 1:
                yield call.args[0].value


def _refuses(test: cst.Comparison, tree: Tree) -> bool:
    """Does the program give up by what a test says?"""
    here: cst.CSTNode = test
    while (parent := tree.parent(here)) is not None and not isinstance(parent, cst.BaseSuite):
        if isinstance(parent, cst.Assert):
            return True
        if isinstance(parent, cst.If) and parent.test is here:
            return _gives_up(parent) or _is_followed_by_raise(parent, tree)
        here = parent
    return False


def _gives_up(statement: cst.If) -> bool:
    """Has an arm of an `if` a `raise`, or what ends the program?"""
    arms = [statement.body, *([statement.orelse.body] if isinstance(statement.orelse, cst.Else) else [])]
    lines = [line for arm in arms for line in arm.body if isinstance(line, cst.SimpleStatementLine)]
    for small in (small for line in lines for small in line.body):
        call = small.value if isinstance(small, cst.Expr) else None
        if isinstance(small, cst.Raise) or (isinstance(call, cst.Call) and last_name(call.func) in LEAVES):
            return True
    return False


def _is_followed_by_raise(statement: cst.If, tree: Tree) -> bool:
    block = tree.parent(statement)
    lines = list(block.body) if isinstance(block, (cst.IndentedBlock, cst.Module)) else []
    after = lines[lines.index(statement) + 1 :][:1] if statement in lines else []
    return any(isinstance(small, cst.Raise) for line in after for small in getattr(line, "body", ()))


def _typed(annotation: cst.BaseExpression, tree: Tree) -> Iterator[tuple[cst.BaseExpression, File]]:
    """What is given to a parameter or field of a type, as its default or, as far as it is named, by callers."""
    here: cst.CSTNode = annotation
    while (parent := tree.parent(here)) is not None and not isinstance(parent, (cst.Annotation, cst.BaseSuite)):
        here = parent
    holder = tree.parent(parent) if isinstance(parent, cst.Annotation) else None
    match holder:
        case cst.AnnAssign(target=cst.Name() as name, value=value):
            if value is not None:
                yield value, tree.file
            yield name, tree.file
        case cst.Param(name=name, default=default):
            if default is not None:
                yield default, tree.file
            yield name, tree.file
