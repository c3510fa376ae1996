"""What reads an answer: keys become attributes, and where a dict or text is wanted the object is made one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.references.consumers import Consumers
from compatlint.dataflow.references.consumers.flow import ResultPart
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.tree import children, last_name, subscript
from compatlint.edits.edit import Edit, Replace
from compatlint.fixers.answers.completion_shape import may_be_none
from compatlint.fixers.fields.request import Unfit
from compatlint.fixers.layout import quote_in
from compatlint.fixers.v0.answer_shapes import PLAIN, UNKNOWN, is_followed, is_optional, place, unknown

DATA = frozenset({"dumps", "dump", "jsonify", "dict"})
TEXT = frozenset({"print", "pprint", "str", "repr", "debug", "info", "warning", "error", "log"})
MADE = {
    "message": ".model_dump(exclude_none=True)",  # it is sent again: what is null there is better not said
    "data": ".model_dump(exclude_unset=True)",  # what came, as before
    "text": ".model_dump_json(indent=2)",
}
PIECES = frozenset({"content", "arguments"})  # of a delta: text that pieces are joined of


class _Reading(Struct, frozen=True):
    """How an expression takes an item of `owner`: its key, the expression that stands where it is missing."""

    owner: cst.BaseExpression
    key: str
    how: str  # "subscript", "get", "has", "attribute"
    default: cst.BaseExpression | None = None


def edits_of(found: Consumers, endpoint: str, references: References) -> Iterator[tuple[Edit, cst.CSTNode | None]]:
    """The edits of everything that reads the answers; with each the node that is shown as text, if it is one.

    Unfit where an answer of 1.x does not have what is read.
    """
    endings: dict[cst.CSTNode, str] = {}
    for read in found.reads:
        if place(endpoint, read.path) == UNKNOWN:
            raise Unfit(f"its `{unknown(endpoint, read.path)}` is read, which an answer of 1.x is not known to have")
        kind = ending(endpoint, read.node, ResultPart(read.path), references.tree(read.scope.file))
        if kind:
            endings[read.node] = kind
    readers = _Readers(found, endpoint, endings)
    for node, part in found.held.items():
        if isinstance(node, cst.BaseExpression) and part.path and not part.within:
            yield from ((edit, node if endings.get(node) == "text" else None) for edit in readers.edits(node, part))
        elif isinstance(node, cst.BaseExpression) and node in endings:
            yield Replace(node, f"_{MADE[endings[node]]}", (("_", node),)), node if endings[node] == "text" else None


def is_end(endpoint: str, node: cst.CSTNode, part: ResultPart, tree: Tree) -> bool:
    """Is an object made a dict or text where it stands?"""
    return bool(ending(endpoint, node, part, tree))


def ending(endpoint: str, node: cst.CSTNode, part: ResultPart, tree: Tree) -> str:
    """What is wanted where an object stands: a message to send, a dict, a text; empty where it is followed further."""
    here = place(endpoint, part.path)
    if part.within or here in (PLAIN, UNKNOWN) or here.startswith("["):
        return ""
    parent = tree.parent(node)
    around = tree.parent(parent) if parent is not None else None
    match parent, around:
        case cst.Arg(star="**"), _:
            return "message" if here == "message" else "data"
        case cst.Arg(star="", keyword=None), cst.Call(func=func):
            name = last_name(func)
            if here == "message" and name in ("append", "insert") and isinstance(func, cst.Attribute):
                return here if _holds_dicts(func.value, tree) else ""
            return "data" if name in DATA else "text" if name in TEXT else ""
        case cst.Element(), cst.List() as display if here == "message":
            return here if _is_among_dicts(display, tree) else ""
        case cst.FormattedStringExpression(), _:
            return "text"
    return ""


def _holds_dicts(receiver: cst.BaseExpression, tree: Tree) -> bool:
    """Is a list one of messages, written as dicts elsewhere or sent?"""
    wanted = _code(receiver)
    stack: list[cst.CSTNode] = list(tree.file.modules)
    while stack:
        node = stack.pop()
        stack.extend(children(node))
        found = _list_of_dicts(node)
        if found is not None and _code(found) == wanted:
            return True
    return False


def _list_of_dicts(node: cst.CSTNode) -> cst.BaseExpression | None:
    """The expression that a statement or argument shows to be a list of messages."""
    match node:
        case cst.Call(func=cst.Attribute(value=value, attr=cst.Name("append")), args=[cst.Arg(value=cst.Dict())]):
            return value
        case cst.Arg(keyword=cst.Name("messages"), value=value):
            return value
        case cst.Assign(
            targets=[cst.AssignTarget(target=target)], value=cst.List(elements=[cst.Element(value=one), *_])
        ):
            return target if isinstance(one, cst.Dict) else None
    return None


def _is_among_dicts(display: cst.List, tree: Tree) -> bool:
    parent = tree.parent(display)
    beside = any(isinstance(one.value, cst.Dict) for one in display.elements)
    sent = isinstance(parent, cst.Arg) and parent.keyword is not None and parent.keyword.value == "messages"
    return beside or sent or isinstance(parent, (cst.BinaryOperation, cst.AugAssign))


class _Readers(Struct, frozen=True):
    """Rewrites the expressions that hold something of the answers."""

    found: Consumers
    endpoint: str
    endings: Mapping[cst.CSTNode, str]

    def edits(self, node: cst.BaseExpression, part: ResultPart) -> Iterator[Edit]:
        """The edits that make an expression read the same of an object, or a dict or text of it."""
        made = MADE.get(self.endings.get(node, ""), "")
        reading = _reading(node, part.path[-1])
        owner = self.found.held.get(reading.owner) if reading is not None else None
        if reading is None or owner is None or owner.within or owner.path != part.path[:-1]:
            if made:
                yield Replace(node, f"_{made}", (("_", node),))
            return
        if reading.how == "dump":
            yield Replace(node, f"_{MADE['data']}", (("_", reading.owner),))
            return
        if reading.how == "has":
            self._check(reading.key, owner)
        plain = f"_.{reading.key.replace('/', '_').replace('-', '_')}"
        code = self._code(node, part, reading, plain, self.found.trees[node])
        if made or code != plain or reading.how != "attribute":
            yield Replace(node, code + made, (("_", reading.owner),))

    def _check(self, key: str, owner: ResultPart) -> None:
        if place(self.endpoint, (*owner.path, f"[{key}]")) == UNKNOWN:
            raise Unfit(f"it is asked for `{key}`, which an answer of 1.x is not known to have")

    def _code(self, node: cst.BaseExpression, part: ResultPart, reading: _Reading, plain: str, tree: Tree) -> str:
        if reading.how == "has":
            absent = isinstance(node, cst.Comparison) and isinstance(node.comparisons[0].operator, cst.NotIn)
            return f"{plain} is {'' if absent else 'not '}None"
        if reading.how == "get":
            return self._with_default(node, part, reading, plain, tree)
        of_delta = place(self.endpoint, part.path[:-1]) == "delta" or "delta" in part.path[-2:][0]
        if (
            of_delta
            and reading.key in PIECES
            and not may_be_none(node, tree)
            and not self._is_guarded(node, part, tree)
        ):
            quote = quote_in(node, tree)
            return f"{plain} or {quote}{quote}"
        return plain

    def _with_default(
        self, node: cst.BaseExpression, part: ResultPart, reading: _Reading, plain: str, tree: Tree
    ) -> str:
        """`x.get("key", default)`: what is missing is None now."""
        default = reading.default
        nothing = default is None or (isinstance(default, cst.Name) and default.value == "None")
        if nothing or default is None or not is_optional(self.endpoint, part.path):
            return plain
        if is_followed(self.endpoint, part.path):
            raise Unfit(f"`{reading.key}` is taken with a dict in its place where it is missing")
        code = _code(default)
        if isinstance(default, (cst.SimpleString, cst.Integer, cst.List, cst.Dict)) and _is_empty(default):
            return plain if may_be_none(node, tree) else f"{plain} or {code}"
        if not _is_pure(reading.owner):
            raise Unfit(f"`{reading.key}` is taken with something else where it is missing")
        return f"{plain} if {plain} is not None else {code}"

    def _is_guarded(self, node: cst.CSTNode, part: ResultPart, tree: Tree) -> bool:
        """Is it asked for before whether the piece is there?"""
        below, here = node, tree.parent(node)
        while here is not None and not isinstance(here, (cst.FunctionDef, cst.Module)):
            match here:
                case cst.If(test=test) | cst.IfExp(test=test) if below is not test and self._asks(test, part):
                    return True
                case cst.BooleanOperation(left=left, operator=cst.And(), right=right):
                    if below is right and self._asks(left, part):
                        return True
                case cst.IndentedBlock(body=body):
                    above = body[: next(n for n, one in enumerate(body) if one is below)]
                    if any(isinstance(one, cst.If) and _leaves(one) and self._asks(one.test, part) for one in above):
                        return True
            below, here = here, tree.parent(here)
        return False

    def _asks(self, test: cst.CSTNode, part: ResultPart) -> bool:
        stack = [test]
        while stack:
            node = stack.pop()
            held = self.found.held.get(node)
            if held is not None and held.path[:-1] == part.path[:-1] and not held.within and held.path:
                name = held.path[-1].removesuffix(" in").strip(".[]'")
                if name == part.path[-1].strip(".[]"):
                    return True
            stack.extend(children(node))
        return False


def _leaves(statement: cst.If) -> bool:
    """Does nothing below an `if` follow where its test holds?"""
    body = statement.body.body
    last = body[-1] if body else None
    small = last.body[-1] if isinstance(last, cst.SimpleStatementLine) else last
    return isinstance(small, (cst.Continue, cst.Break, cst.Return, cst.Raise))


def _reading(node: cst.CSTNode, step: str) -> _Reading | None:
    """How an expression takes a step; None where it is one that an object takes as a dict does."""
    match node:
        case cst.Subscript(value=owner) if isinstance(key := subscript(node), cst.SimpleString):
            return _Reading(owner, key.raw_value, "subscript")
        case cst.Call(func=cst.Attribute(value=owner, attr=cst.Name("get")), args=[cst.Arg(value=key), *rest]):
            if isinstance(key, cst.SimpleString):
                return _Reading(owner, key.raw_value, "get", rest[0].value if rest else None)
        case cst.Call(func=cst.Attribute(value=owner, attr=cst.Name("to_dict" | "to_dict_recursive"))):
            return _Reading(owner, "", "dump")
        case cst.Call(func=cst.Name("getattr"), args=[cst.Arg(value=owner), cst.Arg(value=key), *rest]):
            if isinstance(key, cst.SimpleString):
                return _Reading(owner, key.raw_value, "get", rest[0].value if rest else None)
        case cst.Call(func=cst.Name("hasattr"), args=[cst.Arg(value=owner), cst.Arg(value=cst.SimpleString() as key)]):
            return _Reading(owner, key.raw_value, "has")
        case cst.Comparison(left=cst.SimpleString() as key, comparisons=[cst.ComparisonTarget(comparator=owner)]):
            return _Reading(owner, key.raw_value, "has")
        case cst.Attribute(value=owner, attr=attr) if step == f".{attr.value}":
            return _Reading(owner, attr.value, "attribute")
    return None


def _is_empty(node: cst.CSTNode) -> bool:
    match node:
        case cst.SimpleString():
            return not node.raw_value
        case cst.Integer(value=value):
            return value == "0"
        case cst.List(elements=elements) | cst.Dict(elements=elements):
            return not elements
    return False


def _is_pure(node: cst.CSTNode) -> bool:
    """May an expression be evaluated twice?"""
    match node:
        case cst.Name():
            return True
        case cst.Attribute(value=value):
            return _is_pure(value)
        case cst.Subscript(value=value):
            return _is_pure(value) and isinstance(subscript(node), (cst.Integer, cst.SimpleString))
    return False


def _code(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node)
