"""What a class of the project says: its bases in order, its attributes, the fields it declares, its constructors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.scopes.scope import Change, Definition, Scope, events
from compatlint.dataflow.scopes.tree import Path, decorators, descendants, last_name
from compatlint.dataflow.values.library import PLAIN_BASES
from compatlint.dataflow.values.values import CALLS, Arguments, Class, Frame, Function, Made, Sequence, Symbol, Value
from compatlint.screen.library_names import giving

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator

PROPERTIES = giving("property")


def mro(ev: Evaluator, cls: Class) -> list[Value]:
    """The class and its bases, depth first; bases that aren't of the project stand as they are."""
    found: list[Value] = [cls]
    node = cls.scope.node
    if not isinstance(node, cst.ClassDef) or cls.scope.point is None:
        return found
    for base in node.bases:
        value = ev.value(base.value, cls.scope.point, cls.frame)
        if isinstance(value, Class) and value.scope is not cls.scope and len(found) < CALLS:
            found.extend(one for one in mro(ev, value) if one not in found)
        elif not isinstance(value, Class) and not (isinstance(value, Symbol) and value.name in PLAIN_BASES):
            found.append(value)
    return found


def class_member(ev: Evaluator, cls: Class, name: str) -> Value | None:
    """`cls.name`, found along the bases; None where no class of the project has it."""
    for one in mro(ev, cls):
        if not isinstance(one, Class):
            return ev.member(one, name)
        value = class_attribute(ev, one, name, None)
        if value is not None:
            if isinstance(value, Function) and "classmethod" in decorators(value.scope.node):
                return replace(value, bound=cls)
            return value
    return None


def declared_value(ev: Evaluator, cls: Class, name: str) -> Value | None:
    """The value that a class, or a base before the first that is not of the project, has for a field; no method."""
    for one in mro(ev, cls):
        value = class_attribute(ev, one, name, None) if isinstance(one, Class) else None
        if value is not None or not isinstance(one, Class):
            return None if isinstance(value, Function) else value
    return None


def inherited(ev: Evaluator, cls: Class) -> list[Function]:
    """The methods that a class has from its bases, constructors aside."""
    found: dict[str, Function] = {}
    bases = [base for base in mro(ev, cls)[1:] if isinstance(base, Class)]
    for base in bases:
        for node, scope in base.scope.inner.items():
            name = node.name.value if isinstance(node, cst.FunctionDef) else ""
            if name and name not in cls.scope.bound and not is_init(scope) and scope.params:
                found.setdefault(name, Function(scope, base.frame))
    return list(found.values())


def class_attribute(ev: Evaluator, cls: Class, name: str, made: Made | None) -> Value | None:
    """`cls.name` from the class itself, bound to the object `made`; None where it has none."""
    value = _patched(ev, cls, name) or own_attribute(ev, cls, name)
    if not isinstance(value, Function) or made is None:
        return value
    marks = decorators(value.scope.node)
    if marks & PROPERTIES:
        return ev.enter(replace(value, bound=made), Arguments(), None, None)
    if "staticmethod" in marks:
        return value
    return replace(value, bound=made.maker if "classmethod" in marks else made)


def own_attribute(ev: Evaluator, cls: Class, name: str) -> Value | None:
    """What the class body makes of `name`."""
    if name not in cls.scope.bound:
        return None
    return ev.reaching((name,), cls.scope, cls.scope.end, ev.frame_of(cls.scope, cls.frame))


def _patched(ev: Evaluator, cls: Class, name: str) -> Value | None:
    """What is assigned to `Class.name` behind the class, in the scope that it is defined in."""
    parent, node = cls.scope.parent, cls.scope.node
    path = (node.name.value, f".{name}") if isinstance(node, cst.ClassDef) else ()
    if parent is None or path not in parent.attributes:
        return None
    return ev.reaching(path, parent, parent.end, ev.frame_of(parent, cls.frame))


def overrides(ev: Evaluator, cls: Class, names: tuple[str, ...]) -> list[cst.FunctionDef]:
    """The methods called so that a class of the project, or a base of it that is one too, has of its own."""
    scopes = [one.scope for one in mro(ev, cls) if isinstance(one, Class)] if names else []
    nodes = [node for scope in scopes for node in scope.inner if isinstance(node, cst.FunctionDef)]
    return [node for node in nodes if node.name.value in names]


def replaces(ev: Evaluator, cls: Class, names: tuple[str, ...]) -> bool:
    """Has a class methods of its own in the place of some of a base's, none of which leads to one of those?"""
    found = overrides(ev, cls, names)
    left = {*names} - {node.name.value for node in found}
    scopes = [one.scope.node for one in mro(ev, cls) if isinstance(one, Class)]
    bases = {last_name(arg.value) for node in scopes if isinstance(node, cst.ClassDef) for arg in node.bases}
    return bool(found) and not any(_leads_to_base(node, {*names}, left, bases) for node in found)


def _leads_to_base(method: cst.FunctionDef, names: set[str], left: set[str], bases: set[str]) -> bool:
    """Does a method name one of `names` of a base, or one of the object that is `left` as a base has it?"""
    for node in descendants(method):
        if isinstance(node, cst.Attribute) and node.attr.value in names:
            owner = node.value.func if isinstance(node.value, cst.Call) else node.value
            name = last_name(owner)
            if name in (bases if owner is node.value else ("super",)) or (name == "self" and node.attr.value in left):
                return True
    return False


def is_typed_dict(ev: Evaluator, cls: Class) -> bool:
    """Is calling the class the same as calling dict?"""
    bases = [one.name for one in mro(ev, cls) if isinstance(one, Symbol)]
    return any(name.rpartition(".")[2] == "TypedDict" for name in bases)


def is_plain_dict(ev: Evaluator, cls: Class) -> bool:
    """Is it a class of dicts that has nothing of its own?"""
    bases = mro(ev, cls)
    own = [one.scope for one in bases if isinstance(one, Class)]
    others = [one.name for one in bases if isinstance(one, Symbol)]
    return others == ["builtins.dict"] and len(others) + len(own) == len(bases) and not any(one.inner for one in own)


def entered(ev: Evaluator, value: Value) -> Value:
    """What `with value as x` gives x: the object itself, or what its `__enter__` returns."""
    if isinstance(value, Sequence) and value.rest is not None and value.items:
        return value.items[0]  # a generator made into a context manager
    if isinstance(value, Made) and isinstance(value.maker, Class):
        for name in ("__enter__", "__aenter__"):
            method = class_member(ev, value.maker, name)
            if isinstance(method, Function):
                return ev.enter(replace(method, bound=value), Arguments(), None, None)
    return value


def receiver(ev: Evaluator, scope: Scope, outer: Frame | None) -> Value | None:
    """What the first parameter of a method is; None for a plain function."""
    parent = scope.parent
    if parent is None or parent.kind != "class" or not scope.params:
        return None
    cls = Class(parent, outer)
    marks = decorators(scope.node)
    if "staticmethod" in marks:
        return None
    return cls if "classmethod" in marks else Made(cls, parent)


def declared(cls: Scope) -> list[str]:
    """The annotated names of a class body, in order."""
    return [
        item.path[0]
        for item in cls.block.items
        if isinstance(item, Definition) and len(item.path) == 1 and declares(item.node)
    ]


def declares(node: cst.CSTNode) -> bool:
    """Does a statement of a class body declare a field?"""
    if isinstance(node, cst.Assign):
        return isinstance(node.value, cst.Call) and last_name(node.value) in ("ib", "attrib")
    return isinstance(node, cst.AnnAssign)


def has_init(cls: Scope) -> bool:
    """Does a class write its own constructor?"""
    return any(isinstance(node, cst.FunctionDef) and node.name.value == "__init__" for node in cls.inner)


def is_init(method: Scope) -> bool:
    """Does a method run when an object is made?"""
    return isinstance(method.node, cst.FunctionDef) and method.node.name.value in (
        "__init__",
        "__new__",
        "__post_init__",
        "setUp",
        "setup",
    )


def init_calls(cls: Class, method: Scope) -> bool:
    """Does a constructor of the class call `method`?"""
    name = method.node.name.value if isinstance(method.node, cst.FunctionDef) else ""
    inits = [one for one in cls.scope.inner.values() if is_init(one)]
    return any(last_name(site.call.func) == name for init in inits for site in init.calls)


def writers(cls: Scope, name: str) -> list[Scope]:
    """The methods of a class that assign or change an object's attribute `name`, the constructor first."""
    methods = [one for one in cls.inner.values() if one.kind == "function" and one.params]
    found = [one for one in methods if written_as(one, name) is not None]
    return sorted(found, key=lambda method: not is_init(method))


def written_as(method: Scope, name: str) -> Path | None:
    """What a method calls the attribute `name` that it assigns: `self.name`; in `__new__` of whatever it makes."""
    return _own(method)[0].get(name)


def alters(method: Scope, name: str) -> bool:
    """Does a method change what the attribute `name` holds?"""
    return name in _own(method)[1]


def _own(method: Scope) -> tuple[dict[str, Path], frozenset[str]]:
    """The attributes of its receiver that a method assigns, and those that it changes in place; looked up once."""
    if method.own is None:
        receiver, made_here = next(iter(method.params), ""), method.function_name == "__new__"
        assigned: dict[str, Path] = {}
        altered: set[str] = set()
        for item in events(method):
            path = item.path
            if path[0] == receiver and len(path) > 1 and isinstance(item, Change):
                altered.update([path[1][1:]] if item.how != "passed" else ())
            if isinstance(item, Change) or len(path) == 1:
                continue
            if path[0] == receiver:
                assigned.setdefault(path[1][1:], path[:2])
            if made_here:
                assigned.setdefault(path[-1][1:], path)
        method.own = (assigned, frozenset(altered))
    return method.own
