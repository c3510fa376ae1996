"""Objects that are looked at as a whole: by their `__dict__`, dumped, copied out to somebody."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.scope import Scope
from compatlint.dataflow.values.values import Class, Made, options

FUNCTIONS = ("vars", "asdict", "astuple", "dumps", "dump", "jsonable_encoder")
METHODS = ("model_dump", "model_dump_json", "dict", "json", "to_dict", "to_json")


def dumped(cls: Scope, references: References) -> Iterator[tuple[cst.BaseExpression, Tree]]:
    """The places where an object of a class is looked at as a whole; `__dict__` also of what may be one."""
    for one in references.to_attribute(cls, "__dict__"):
        yield one.node, one.tree
    for name in METHODS:
        if name not in cls.bound:
            yield from ((one.node, one.tree) for one in references.to_attribute(cls, name) if one.sure)
    for name in FUNCTIONS:
        for file in references.project.naming(cls.file, name):
            tree = references.tree(file)
            named = [load for scope in file.scope.walk() for load in scope.loads.get(name, ())]
            for node in (*named, *tree.attributes.get(name, ())):
                call = tree.parent(node)
                if isinstance(call, cst.Call) and call.func is node and _takes(call, cls, tree, references):
                    yield call, tree


def _takes(call: cst.Call, cls: Scope, tree: Tree, references: References) -> bool:
    """Is an object of a class the first argument of a call?"""
    found = (one.value for one in options(references.value(call.args[0].value, tree))) if call.args else ()
    return any(isinstance(one, Made) and isinstance(one.maker, Class) and one.maker.scope is cls for one in found)
