"""A dict that serves something else too stays as it is: the field is left out where a request unpacks it."""

from __future__ import annotations

import libcst as cst

from linter.fixers.layout import folded
from linter.model import Context, Edit, Fix, Hit, Replace
from linter.references import References, Tree
from linter.values import ABSENT, Mapping

_KEY, _VALUE = "key", "value"


def without(hit: Hit, name: str, context: Context) -> Fix | None:
    """Unpack a copy without the field in every request concerned; None where one unpacks it in another way."""
    references = context.references
    edits: list[Edit] = []
    for use in hit.uses:
        unpacked = [arg.value for arg in use.call.args if arg.star == "**"]
        code = _copy(unpacked[0], name) if len(unpacked) == 1 else None
        if code is None or not _holds(unpacked[0], name, references.tree(use.scope.file), references):
            return None
        tree = references.tree(use.scope.file)
        edits += (Replace(unpacked[0], code), *folded(use.call, tree, references, grows=0))
    return Fix("unsafe", f"unpack it without `{name}`", tuple(edits))


def _holds(node: cst.BaseExpression, name: str, tree: Tree, references: References) -> bool:
    """Is the field certainly a key of the dict itself, not of something in it?"""
    value = references.value(node, tree)
    return isinstance(value, Mapping) and any(alt.value is not ABSENT for alt in value.items.get(name, ()))


def _copy(node: cst.BaseExpression, name: str) -> str | None:
    """The code of a copy of the dict `node` without the key `name`."""
    names = [name]
    if isinstance(node, cst.DictComp):
        found = _left_out(node)
        if found is None:
            return None
        node, names = found[0], [*found[1], name]
    if not isinstance(node, (cst.Name, cst.Attribute)):
        return None
    source = cst.Module([]).code_for_node(node)
    keys = ", ".join(f'"{one}"' for one in names)
    test = f"{_KEY} != {keys}" if len(names) == 1 else f"{_KEY} not in ({keys})"
    return f"{{{_KEY}: {_VALUE} for {_KEY}, {_VALUE} in {source}.items() if {test}}}"


def _left_out(node: cst.DictComp) -> tuple[cst.BaseExpression, list[str]] | None:
    """The dict and the keys of a copy as `_copy` writes it."""
    match node:
        case cst.DictComp(
            key=cst.Name(value="key"),
            value=cst.Name(value="value"),
            for_in=cst.CompFor(
                iter=cst.Call(func=cst.Attribute(value=source, attr=cst.Name(value="items")), args=[]),
                ifs=[cst.CompIf(test=cst.Comparison(left=cst.Name(value="key"), comparisons=[comparison]))],
            ),
        ):
            keys = _keys(comparison)
            return (source, keys) if keys else None
    return None


def _keys(comparison: cst.ComparisonTarget) -> list[str]:
    match comparison:
        case cst.ComparisonTarget(operator=cst.NotEqual(), comparator=cst.SimpleString() as key):
            return [str(key.evaluated_value)]
        case cst.ComparisonTarget(operator=cst.NotIn(), comparator=cst.Tuple(elements=elements)):
            found = [one.value for one in elements]
            return [str(one.evaluated_value) for one in found if isinstance(one, cst.SimpleString)]
    return []
