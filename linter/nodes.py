"""Small readers of nodes: the last name of a dotted one, the classes of an annotation, whether a test is plain."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import libcst as cst


def last_name(node: cst.BaseExpression) -> str:
    """`c` of `a.b.c` and of `a.b.c(…)`."""
    if isinstance(node, cst.Call):
        return last_name(node.func)
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return node.value if isinstance(node, cst.Name) else ""


def decorators(node: cst.CSTNode) -> frozenset[str]:
    """The last names of a function's decorators."""
    if not isinstance(node, (cst.FunctionDef, cst.ClassDef)):
        return frozenset()
    return frozenset(last_name(one.decorator) for one in node.decorators)


def is_stub(node: cst.CSTNode) -> bool:
    """Is a function only declared: does its body say nothing, or that another class has to say it?"""
    body = node.body.body if isinstance(node, cst.FunctionDef) else ()
    parts = [part for line in body for part in (line.body if isinstance(line, cst.SimpleStatementLine) else (line,))]
    return bool(parts) and all(isinstance(part, (cst.Pass, cst.Raise)) or _is_said(part) for part in parts)


def _is_said(part: cst.CSTNode) -> bool:
    return isinstance(part, cst.Expr) and isinstance(
        part.value, (cst.SimpleString, cst.Ellipsis, cst.ConcatenatedString)
    )


def annotated_types(node: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The classes that an annotation names: through quotes, `Optional`, `Union`, `|` and `Annotated`."""
    match node:
        case cst.SimpleString():
            try:
                yield from annotated_types(cst.parse_expression(str(node.evaluated_value)))
            except cst.ParserSyntaxError:
                return
        case cst.Name() if node.value not in ("None", "Any"):
            yield node
        case cst.Attribute():
            yield node
        case cst.BinaryOperation(operator=cst.BitOr()):
            yield from annotated_types(node.left)
            yield from annotated_types(node.right)
        case cst.Subscript() if last_name(node.value) in ("Optional", "Union", "Annotated", "Final", "ClassVar"):
            for one in node.slice:
                if isinstance(one.slice, cst.Index):
                    yield from annotated_types(one.slice.value)


@lru_cache(maxsize=4096)  # of the same tests it is asked in each activation of their function
def is_plain(test: cst.BaseExpression) -> bool:
    """Is a test of names and literals only, so that it is worth deciding?"""
    match test:
        case cst.Name() | cst.SimpleString() | cst.Integer() | cst.Float():
            return True
        case cst.Attribute():
            return is_plain(test.value)
        case cst.Subscript(value=base, slice=[cst.SubscriptElement(slice=cst.Index(value=index))]):
            return is_plain(base) and is_plain(index)
        case cst.Call(func=cst.Attribute(value=base, attr=cst.Name(value="get" | "startswith" | "endswith"))):
            return is_plain(base) and all(is_plain(arg.value) for arg in test.args)
        case cst.UnaryOperation():
            return is_plain(test.expression)
        case cst.BooleanOperation():
            return is_plain(test.left) and is_plain(test.right)
        case cst.Comparison():
            return is_plain(test.left) and all(is_plain(one.comparator) for one in test.comparisons)
        case cst.Tuple() | cst.List() | cst.Set():
            return all(is_plain(element.value) for element in test.elements)
    return False


def items_source(node: cst.DictComp) -> cst.BaseExpression | None:
    """`d` of `{k: v for k, v in d.items() …}`, which keeps items as they are."""
    target, source = node.for_in.target, node.for_in.iter
    if node.for_in.inner_for_in is not None or not isinstance(target, cst.Tuple) or len(target.elements) != 2:
        return None
    names = [one.value.value for one in target.elements if isinstance(one.value, cst.Name)]
    pair = [one.value for one in (node.key, node.value) if isinstance(one, cst.Name)]
    called = (
        isinstance(source, cst.Call) and isinstance(source.func, cst.Attribute) and source.func.attr.value == "items"
    )
    if len(names) != 2 or names != pair or not called:
        return None
    assert isinstance(source, cst.Call)
    assert isinstance(source.func, cst.Attribute)
    return source.func.value
