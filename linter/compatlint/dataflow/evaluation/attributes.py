"""Attributes: of modules, classes and objects of the project, found along their bases and in what their methods set."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.classes import (
    alters,
    class_attribute,
    class_member,
    init_calls,
    is_init,
    mro,
    writers,
    written_as,
)
from compatlint.dataflow.evaluation.constructors import as_base, given_to, init_frame, remembered_frame
from compatlint.dataflow.evaluation.extra_fields import EXTRAS, extra_of
from compatlint.dataflow.evaluation.narrowing import narrowed
from compatlint.dataflow.evaluation.records import RECORD_METHODS, SCHEMAS, field, items_of, validated
from compatlint.dataflow.evaluation.stores import stored
from compatlint.dataflow.scopes.guards import ALWAYS, taken
from compatlint.dataflow.scopes.questions import asked, question
from compatlint.dataflow.scopes.scope import Change, Definition, Point, Scope, definitions, events
from compatlint.dataflow.scopes.tree import Path, path_of
from compatlint.dataflow.values.comparisons import truth
from compatlint.dataflow.values.container_updates import each, single
from compatlint.dataflow.values.library import BARE
from compatlint.dataflow.values.values import (
    ABSENT,
    CIRCULAR,
    Alt,
    Arguments,
    Class,
    Const,
    Frame,
    Function,
    Made,
    Mapping,
    Member,
    Module,
    Option,
    Step,
    Super,
    Symbol,
    Unknown,
    Value,
    choice,
    is_circular,
    options,
)

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


def attribute(ev: Evaluator, node: cst.Attribute, point: Point, frame: Frame | None) -> Value:
    """`value.name`, where the expression stands."""
    name = node.attr.value
    if isinstance(node.value, cst.Name) and _is_receiver(ev, node.value.value, point, frame):
        found = ev.lookup((node.value.value, f".{name}"), point, frame)
        key, _ = question(node, point.block.scope)
        held = _as_asked(found, asked(key, frame)) if isinstance(key, tuple) else found
        return narrowed(ev, held, node, point, frame)
    path = _assigned_path(node, point.block.scope)
    value = ev.lookup(path, point, frame) if path else member(ev, ev.value(node.value, point, frame), name)
    written = Step(point.block.scope, node.attr, "named here")
    named = each(value, lambda one: replace(one, origin=written) if isinstance(one, (Member, Symbol)) else one)
    return stored(ev, named, point)


def _as_asked(value: Value, key: Hashable) -> Value:
    """An attribute that stays the same, so that whether it is true is one question wherever it is asked."""
    if not any(isinstance(one.value, Unknown) and one.value.question is not None for one in options(value)):
        return value
    found = []
    for one in options(value):
        known = truth(one.value)
        held = one.value
        if isinstance(held, Unknown) and held is not CIRCULAR:
            held = replace(held, question=key)
        guard = one.guard if known is None else one.guard & taken(key, int(not known))
        found += [Option(guard, held)] if guard is not None else []
    return choice(found)


def _assigned_path(node: cst.Attribute, scope: Scope) -> Path | None:
    """`a.b` as a path where something is assigned to it, so that it need not be what `a` has by itself."""
    root: cst.BaseExpression = node
    while isinstance(root, cst.Attribute):
        root = root.value
    home = scope.home(root.value) if isinstance(root, cst.Name) else None
    if home is None or not home.attributes:
        return None
    path = path_of(node)
    return path if path in home.attributes else None


def _is_receiver(ev: Evaluator, name: str, point: Point, frame: Frame | None) -> bool:
    home = point.block.scope.home(name)
    return (
        home is not None
        and name in home.params
        and name == next(iter(home.params))
        and (home.parent is not None and home.parent.kind == "class")
    )


def member(ev: Evaluator, value: Value, name: str) -> Value:
    """`value.name`; None has none, so where that is an option it is not taken."""
    some = [one for one in options(value) if not (isinstance(one.value, Const) and one.value.value is None)]
    return choice(Option(one.guard, _member(ev, one.value, name)) for one in some or options(value))


def _member(ev: Evaluator, value: Value, name: str) -> Value:
    match value:
        case Symbol(name=base):
            return Symbol(f"{base}.{name}")
        case Member(base=inner, names=names):
            return Member(inner, (*names, name))
        case Module(scope=scope):
            if name in scope.bound:
                return ev.lookup((name,), scope.end, None)
            part = ev.project.module(f".{name}", scope.file) if ev.project is not None else None
            return Module(part) if part is not None else Unknown(f"the module has no `{name}`")
        case Class():
            missing = Member(value, (name,)) if name in SCHEMAS else Unknown(f"the class has no `{name}`")
            return class_member(ev, value, name) or missing
        case Made():
            return instance_member(ev, value, name)
        case Super():
            return _inherited(ev, value, name)
        case Const() if name == "value":
            return value  # of an enumeration
        case Mapping() if name in value.items and name not in _METHODS:
            return single(value.items[name])  # of a dict that has its items as attributes
    return Member(value, (name,))


_METHODS = frozenset(dir(dict))


def instance_member(ev: Evaluator, made: Made, name: str) -> Value:
    """`made.name`: set on the object since, or by its class."""
    if name == "__dict__":
        return attributes_of(ev, made)
    if isinstance(made.maker, Symbol) and made.maker.name == "types.SimpleNamespace" and made.arguments is not None:
        return single(made.arguments.keywords.get(name, (Alt(ABSENT),)))
    alts = made.attributes.get(name)
    if alts is not None and all(alt.value is not ABSENT for alt in alts):
        return single(alts)
    if alts is not None and isinstance(made.maker, Symbol) and made.maker.name in BARE:
        return single(alts)
    if not isinstance(made.maker, Class):
        return Member(made, (name,))
    value = ev.remember((("member", made.maker.scope, name), made), lambda: _in_class(ev, made, name))  # type: ignore[arg-type]  # an object is a frame of its own here
    if alts is None:
        return value
    return choice([*(Option(a.guard, value if a.value is ABSENT else a.value) for a in alts)])


def _in_class(ev: Evaluator, made: Made, name: str) -> Value:
    assert isinstance(made.maker, Class)
    for cls in mro(ev, made.maker):
        if not isinstance(cls, Class):
            return Member(as_base(ev, made, cls), (name,))
        found = _set_in(ev, made, cls, name)
        if found is not None:
            return found
    if name in RECORD_METHODS:
        return Member(made, (name,))
    extra = extra_of(ev, made) if name in EXTRAS else None
    if extra is not None:
        return extra
    found = _by_name(ev, made, name) or _looked_up(ev, made, name)
    return found or Unknown(f"the class has no `{name}`")


def attributes_of(ev: Evaluator, made: Made) -> Value:
    """An object's attributes as a dict, those too that its constructor sets by names that it computes."""
    items = items_of(ev, made)
    named = _named(ev, made) if isinstance(items, Mapping) else None
    if named is None or not isinstance(items, Mapping):
        return items
    return Mapping({**named.items, **items.items}, items.rest or named.rest)


def _by_name(ev: Evaluator, made: Made, name: str) -> Value | None:
    """One of the attributes that a constructor sets by name."""
    named = _named(ev, made)
    alts = named.items.get(name) if named is not None else None
    return single(alts) if alts is not None else None


def _named(ev: Evaluator, made: Made) -> Mapping | None:
    """What a constructor sets by `setattr(self, name, value)` or `self.__dict__.update(…)`."""
    classes = mro(ev, made.maker) if isinstance(made.maker, Class) else []
    for cls in (one for one in classes if isinstance(one, Class)):
        for method in cls.scope.inner.values():
            path = (next(iter(method.params), ""), ".__dict__")
            if is_init(method) and any(isinstance(one, Change) and one.path[:2] == path for one in events(method)):
                return _attributes(ev, made, cls, method, path)
    return None


def _attributes(ev: Evaluator, made: Made, cls: Class, method: Scope, path: Path) -> Mapping:
    """The attributes that a constructor sets by name."""
    frame = init_frame(ev, made, method, cls) if made.arguments is not None else remembered_frame(ev, method, made, cls)
    value: Value = Mapping({})
    for trail in ev.trails(path, method.end, frame, ended=True):
        for guard, change, point in trail.changes if trail.definition is None else ():
            value = ev.applied(value, change, path, guard, point, frame)
    return value if isinstance(value, Mapping) else Mapping({})


def _looked_up(ev: Evaluator, made: Made, name: str) -> Value | None:
    """What the class's own `__getattr__` gives for an attribute that it doesn't have."""
    found = _in_class(ev, made, "__getattr__") if not name.startswith("__") else None
    return ev.enter(found, Arguments((Alt(Const(name)),)), None, None) if isinstance(found, Function) else None


def called_as(ev: Evaluator, value: Value) -> Value:
    """What is called when `value` is: of an object of the project, its `__call__`."""
    if isinstance(value, Made) and isinstance(value.maker, Class):
        method = instance_member(ev, value, "__call__")
        return method if isinstance(method, Function) else value
    return value


def parent(ev: Evaluator, scope: Scope, frame: Frame) -> Value:
    """`super()` in a method."""
    while scope.parent is not None and scope.parent.kind != "class":
        scope = scope.parent
    if scope.parent is None or frame.bound is None:
        return Unknown("super() outside a method")
    return Super(Class(scope.parent, frame.outer), frame.bound)


def _inherited(ev: Evaluator, value: Super, name: str) -> Value:
    """`super().name`: found behind the class in the order of the object's bases."""
    bound = value.bound
    maker = bound.maker if isinstance(bound, Made) else bound
    order = mro(ev, maker) if isinstance(maker, Class) else []
    here = next(
        (n for n, one in enumerate(order) if isinstance(one, Class) and one.scope is value.cls.scope), len(order)
    )
    for one in order[here + 1 :]:
        if not isinstance(one, Class):
            return Member(as_base(ev, bound, one), (name,)) if isinstance(bound, Made) else Member(one, (name,))
        found = class_attribute(ev, one, name, bound if isinstance(bound, Made) else None)
        if found is not None:
            return found
    return Unknown(f"no base has `{name}`")


def _set_in(ev: Evaluator, made: Made, cls: Class, name: str) -> Value | None:
    """An attribute of an object as a class sets it, with what its methods do to what it holds."""
    value = _assigned_in(ev, made, cls, name)
    if value is None:
        return None
    if all(isinstance(one.value, Unknown) for one in options(value)):
        value = _annotated(ev, cls, name) or value
    for method in cls.scope.inner.values():
        if method.params and alters(method, name):
            value = _altered(ev, value, made, cls, method, name)
    return value


def _annotated(ev: Evaluator, cls: Class, name: str) -> Made | None:
    """An object that the class body knows by its annotation."""
    for index, item in enumerate(cls.scope.block.items):
        if isinstance(item, Definition) and item.path == (name,) and item.annotation is not None:
            frame = ev.frame_of(cls.scope, cls.frame)
            found = ev.typed(item.annotation, Point(cls.scope.block, index), frame)
            return found if isinstance(found, Made) else None
    return None


def _altered(ev: Evaluator, value: Value, made: Made, cls: Class, method: Scope, name: str) -> Value:
    """What an attribute holds once a method has changed it in place: for certain if the constructor calls it."""
    if is_init(method):
        return value
    path = (next(iter(method.params)), f".{name}")
    frame = remembered_frame(ev, method, made, cls)
    called = ALWAYS if init_calls(cls, method) else taken((method, "called"), 0)
    for trail in ev.trails(path, method.end, frame, ended=True):
        for guard, change, point in trail.changes if trail.definition is None else ():
            value = ev.applied(value, change, path, (guard & called) or guard, point, frame)
    return value


def _assigned_in(ev: Evaluator, made: Made, cls: Class, name: str) -> Value | None:
    """An instance attribute that methods of `cls` set, else the class's own, bound to the object."""
    methods = writers(cls.scope, name)
    if not methods:
        given = field(ev, made, cls, name)
        given = given if given is not None else class_attribute(ev, cls, name, made)
        return validated(ev, cls, name, given)
    found = [_written(ev, made, cls, method, name) for method in methods]
    only_said = is_init(methods[0]) or _is_annotated_only(cls, name)
    initial = None if only_said else class_attribute(ev, cls, name, made)
    found = [value for value in (*found, initial) if value is not None and not is_circular(value)] or found
    return choice(Option(taken((cls.scope, name), n, of=len(found)), value) for n, value in enumerate(found))


def _is_annotated_only(cls: Class, name: str) -> bool:
    """Does the class body say what type an attribute has, and give it no value?"""
    found = list(definitions(cls.scope, name))
    return bool(found) and all(item.annotation is not None and item.value is None for item in found)


def _is_heir(made: Made, cls: Class) -> bool:
    """Is the object one of a class that inherits from `cls`?"""
    return isinstance(made.maker, Class) and made.maker.scope is not cls.scope


def _written(ev: Evaluator, made: Made, cls: Class, method: Scope, name: str) -> Value:
    frame = ev.open_frame(method)
    assert frame is not None
    if is_init(method) and (made.arguments is not None or given_to(ev, made, method) is not None):
        frame = init_frame(ev, made, method, cls)
    elif made.arguments is not None or made.call is not None or _is_heir(made, cls):
        frame = remembered_frame(ev, method, made, cls)
    path = written_as(method, name)
    assert path is not None
    value = ev.reaching(path, method, method.end, frame, ended=True)
    if path[0] == next(iter(method.params)) and len(path) == 2:
        return value
    found = [one for one in options(value) if not isinstance(one.value, (Member, Unknown))]
    return choice(found) if found else value  # what it held before, an earlier call has assigned
