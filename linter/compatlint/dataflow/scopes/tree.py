"""Small readers of nodes: what is below one, the path that an expression spells, the classes of an annotation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

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
        case cst.Call(func=cst.Name(value="isinstance"), args=[one, classes]):
            return is_plain(one.value) and is_plain(classes.value)
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
    source = pairs_source(node)
    if isinstance(source, cst.Call) and isinstance(source.func, cst.Attribute) and source.func.attr.value == "items":
        return source.func.value
    return None


def pairs_source(node: cst.DictComp) -> cst.BaseExpression | None:
    """`d` of `{k: v for k, v in d …}`, which keeps pairs as they are."""
    target, source = node.for_in.target, node.for_in.iter
    if node.for_in.inner_for_in is not None or not isinstance(target, cst.Tuple) or len(target.elements) != 2:
        return None
    names = [one.value.value for one in target.elements if isinstance(one.value, cst.Name)]
    pair = [one.value for one in (node.key, node.value) if isinstance(one, cst.Name)]
    return source if len(names) == 2 and names == pair else None


Path: TypeAlias = tuple[str, ...]  # ("self", ".params", "[stop]"): a name, then attributes and constant keys
ANY_KEY = "[?]"


# The tree below.

_SKIPPED = frozenset(
    {
        *(
            "lpar",
            "rpar",
            "lbracket",
            "rbracket",
            "lbrace",
            "rbrace",
            "comma",
            "semicolon",
            "colon",
            "dot",
            "equal",
            "star",
        ),
        *(
            "operator",
            "asynchronous",
            "indent",
            "newline",
            "leading_lines",
            "lines_after_decorators",
            "header",
            "footer",
        ),
        *("trailing_whitespace", "default_indent", "default_newline", "has_trailing_newline", "encoding"),
    }
)
_NO_NODES = frozenset({type(None), bool, str, cst.MaybeSentinel})  # what a field holds beside nodes
_CHILDREN: dict[type[cst.CSTNode], tuple[str, ...]] = {}


def children(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The expressions, statements and clauses directly below `node`, in source order; no punctuation or white space."""
    names = _CHILDREN.get(type(node))
    if names is None:
        names = tuple(
            name
            for name, field in type(node).__dataclass_fields__.items()
            if name not in _SKIPPED and not name.startswith(("whitespace", "_")) and field.type not in (str, bool)
        )
        _CHILDREN[type(node)] = names
    for name in names:
        value = getattr(node, name)
        if isinstance(value, (tuple, list)):
            yield from value
        elif type(value) not in _NO_NODES:
            yield value


def descendants(*nodes: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes and everything in them."""
    stack = list(nodes)
    while stack:
        yield (node := stack.pop())
        stack.extend(children(node))


def calls_in(node: cst.CSTNode) -> bool:
    """Does an expression call something?"""
    return isinstance(node, cst.Call) or any(map(calls_in, children(node)))


def path_of(node: cst.BaseExpression) -> Path | None:
    """`self.params["stop"]` as a path; None when the expression isn't names, attributes and subscripts."""
    if isinstance(node, cst.Name):
        return (node.value,)
    if isinstance(node, cst.Attribute):
        base = path_of(node.value)
        return None if base is None else (*base, "." + node.attr.value)
    if isinstance(node, cst.Subscript):
        base = path_of(node.value)
        key = subscript(node)
        if base is None or key is None:
            return None
        return (*base, f"[{key.raw_value}]" if isinstance(key, cst.SimpleString) else ANY_KEY)
    return None


def subscript(node: cst.Subscript) -> cst.BaseExpression | None:
    """The one index of `x[index]`; None for slices and several."""
    if len(node.slice) == 1 and isinstance(node.slice[0].slice, cst.Index):
        return node.slice[0].slice.value
    return None


def dotted_name(node: cst.BaseExpression) -> str:
    """`a.b.c` of a Name or Attribute chain."""
    if isinstance(node, cst.Attribute):
        return f"{dotted_name(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""
