"""What constructors are called with: that of an object's class, and those of its bases behind `super().__init__(…)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from compatlint.dataflow.evaluation.classes import class_member, mro
from compatlint.dataflow.scopes.scope import Scope
from compatlint.dataflow.values.values import Arguments, Class, Frame, Function, Made, Unknown, Value

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


SUPERS = 5  # constructors of bases that a constructor leads to


def foreign_base(ev: Evaluator, made: Made) -> Made | None:
    """The object as one of the first base class that isn't of the project."""
    if not isinstance(made.maker, Class):
        return None
    base = next((one for one in mro(ev, made.maker) if not isinstance(one, Class)), None)
    return as_base(ev, made, base) if base is not None else None


def as_base(ev: Evaluator, made: Made, base: Value) -> Made:
    """An object seen as one of `base`, with what its constructor passes on."""
    heir = made.maker if isinstance(made.maker, Class) else made.heir
    return Made(base, made.scope, made.call, _base_arguments(ev, made), made.attributes, heir)


def _base_arguments(ev: Evaluator, made: Made) -> Arguments | None:
    if not isinstance(made.maker, Class):
        return made.arguments
    method = class_member(ev, made.maker, "__init__")
    if not isinstance(method, Function):
        return made.arguments
    given: Arguments | None = made.arguments
    own: Value = method
    if given is None:  # made by anybody
        opened = ev.open_frame(method.scope)
        given, own = to_super(ev, method.scope, opened) if opened is not None else (None, own)
        return given
    for _ in range(SUPERS):
        if not isinstance(own, Function) or given is None:
            break
        frame = ev.activation((own.scope, made), Frame(own.scope, given, made, own.frame))
        given, own = to_super(ev, own.scope, frame)
    return given if given is not None else Arguments()


def given_to(ev: Evaluator, made: Made, method: Scope) -> Arguments | None:
    """What the constructor `method` of the object's class, or of one of its bases, is called with."""
    assert isinstance(made.maker, Class)
    own = class_member(ev, made.maker, "__init__")
    given = made.arguments
    for _ in range(SUPERS):
        if not isinstance(own, Function) or own.scope is method:
            break
        frame = ev.open_frame(own.scope)
        if given is not None:
            frame = ev.activation((own.scope, made), Frame(own.scope, given, made, own.frame))
        given, own = to_super(ev, own.scope, frame) if frame is not None else (None, own)
        if given is None:
            break
    return given


def to_super(ev: Evaluator, scope: Scope, frame: Frame) -> tuple[Arguments | None, Value]:
    """What a constructor passes to that of a base, and which one it is."""
    for site in scope.calls:
        func = site.call.func
        if isinstance(func, cst.Attribute) and func.attr.value == "__init__":
            given = ev.arguments(site.call.args, site.call, site.point, frame)
            plain = isinstance(func.value, cst.Call)  # super().__init__(…), else Base.__init__(self, …)
            return given if plain else given.after(1), ev.value(func, site.point, frame)
    return None, Unknown("no constructor of a base is called")


def init_frame(ev: Evaluator, made: Made, method: Scope, cls: Class) -> Frame:
    """The activation of a constructor that made the object."""
    return ev.activation((method, made), Frame(method, given_to(ev, made, method), made, cls.frame))


def remembered_frame(ev: Evaluator, method: Scope, made: Made, cls: Class) -> Frame:
    """The activation of a method that anybody calls on the object."""
    return ev.activation((method, made), Frame(method, None, made, cls.frame))
