"""What an object of a data model was given besides its fields, where its class allows that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from compatlint.dataflow.evaluation.classes import class_attribute, declared, mro
from compatlint.dataflow.scopes.scope import Definition
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.container_updates import single
from compatlint.dataflow.values.values import Class, Const, Made, Mapping, Unknown

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator

EXTRAS = frozenset({"model_extra", "__pydantic_extra__"})  # attributes that hold it
ALLOW = "allow"


def extra_of(ev: Evaluator, made: Made) -> Mapping | None:
    """What pydantic keeps of the keywords that are none of the fields; None where the class does not say so."""
    classes = [one for one in mro(ev, made.maker) if isinstance(one, Class)] if isinstance(made.maker, Class) else []
    if not any(_allows(ev, one) for one in classes):
        return None
    if made.arguments is None:
        return Mapping({}, Unknown("it is whatever the object was made with"))
    fields = {name for one in classes for name in declared(one.scope)}
    given = {**made.arguments.keywords, **made.attributes}
    return Mapping({name: alts for name, alts in given.items() if name not in fields}, made.arguments.rest)


def _allows(ev: Evaluator, cls: Class) -> bool:
    """Does a class say `extra="allow"`: as a keyword, in its `model_config`, in a class `Config` of its own?"""
    node = cls.scope.node
    keywords = node.keywords if isinstance(node, cst.ClassDef) else ()
    if any(arg.keyword is not None and arg.keyword.value == "extra" and _is_allow(arg.value) for arg in keywords):
        return True
    config = class_attribute(ev, cls, "model_config", None)
    if isinstance(config, Made) and config.arguments is not None:
        config = Mapping(config.arguments.keywords)
    if isinstance(config, Mapping) and "extra" in config.items:
        said = single(config.items["extra"])
        return isinstance(said, Const) and said.value == ALLOW
    inner = next((one for one in cls.scope.inner.values() if one.kind == "class" and _is_config(one.node)), None)
    said_within = inner.block.items if inner is not None else ()
    return any(
        isinstance(item, Definition) and item.path == ("extra",) and item.value is not None and _is_allow(item.value)
        for item in said_within
    )


def _is_config(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.ClassDef) and node.name.value == "Config"


def _is_allow(value: cst.BaseExpression) -> bool:
    """`"allow"`, or `Extra.allow`."""
    return value.evaluated_value == ALLOW if isinstance(value, cst.SimpleString) else last_name(value) == ALLOW
