"""Attributes: of modules, classes and objects of the project, found along their bases and in what their methods set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from linter import stdlib
from linter.frames import CALLS, Frame
from linter.mappings import alternatives, each, single
from linter.scope import Change, Definition, Point, Scope, events
from linter.values import (
    ABSENT,
    ALWAYS,
    Alt,
    Arguments,
    Class,
    Const,
    Function,
    Made,
    Mapping,
    Member,
    Module,
    Option,
    Sequence,
    Site,
    Step,
    Super,
    Symbol,
    Unknown,
    Value,
    choice,
    options,
    taken,
)

if TYPE_CHECKING:
    from linter.evaluate import Evaluator


SUPERS = 5  # constructors of bases that a constructor leads to
DUMPS = frozenset({"model_dump", "dict", "_asdict"})  # methods that give an object's fields as a dict


def attribute(ev: Evaluator, node: cst.Attribute, point: Point, frame: Frame | None) -> Value:
    """`value.name`, where the expression stands."""
    name = node.attr.value
    if isinstance(node.value, cst.Name) and _is_receiver(ev, node.value.value, point, frame):
        return ev.lookup((node.value.value, f".{name}"), point, frame)
    value = member(ev, ev.value(node.value, point, frame), name)
    written = Step(point.block.scope, node.attr, "named here")
    return each(value, lambda one: replace(one, origin=written) if isinstance(one, Member) else one)


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
            return class_member(ev, value, name) or Unknown(f"the class has no `{name}`")
        case Made():
            return instance_member(ev, value, name)
        case Super():
            return _inherited(ev, value, name)
        case Const() if name == "value":
            return value  # of an enumeration
    return Member(value, (name,))


def instance_member(ev: Evaluator, made: Made, name: str) -> Value:
    """`made.name`: set on the object since, or by its class."""
    if name == "__dict__":
        return items_of(ev, made)
    if isinstance(made.maker, Symbol) and made.maker.name == "types.SimpleNamespace" and made.arguments is not None:
        return single(made.arguments.keywords.get(name, (Alt(ABSENT),)))
    alts = made.attributes.get(name)
    if alts is not None and all(alt.value is not ABSENT for alt in alts):
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
            return Member(_as_base(ev, made, cls), (name,))
        found = _set_in(ev, made, cls, name)
        if found is not None:
            return found
    if name in DUMPS:
        return Member(made, (name,))
    return Unknown(f"the class has no `{name}`")


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
            return Member(_as_base(ev, bound, one), (name,)) if isinstance(bound, Made) else Member(one, (name,))
        found = _class_attribute(ev, one, name, bound if isinstance(bound, Made) else None)
        if found is not None:
            return found
    return Unknown(f"no base has `{name}`")


def foreign_base(ev: Evaluator, made: Made) -> Made | None:
    """The object as one of the first base class that isn't of the project."""
    if not isinstance(made.maker, Class):
        return None
    base = next((one for one in mro(ev, made.maker) if not isinstance(one, Class)), None)
    return _as_base(ev, made, base) if base is not None else None


def _as_base(ev: Evaluator, made: Made, base: Value) -> Made:
    """An object seen as one of `base`, with what its constructor passes on."""
    return Made(base, made.scope, made.call, _base_arguments(ev, made), made.attributes)


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
        given, own = _to_super(ev, method.scope, opened) if opened is not None else (None, own)
        return given
    for _ in range(SUPERS):
        if not isinstance(own, Function) or given is None:
            break
        frame = ev.activation((own.scope, made), Frame(own.scope, given, made, own.frame))
        given, own = _to_super(ev, own.scope, frame)
    return given if given is not None else Arguments()


def _set_in(ev: Evaluator, made: Made, cls: Class, name: str) -> Value | None:
    """An attribute of an object as a class sets it, with what its methods do to what it holds."""
    value = _assigned_in(ev, made, cls, name)
    if value is None:
        return None
    if all(isinstance(one.value, Unknown) for one in options(value)):
        value = _annotated(ev, cls, name) or value
    for method in cls.scope.inner.values():
        if method.params and any(_alters(item, method, name) for item in events(method)):
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


def _alters(item: Definition | Change, method: Scope, name: str) -> bool:
    return (
        isinstance(item, Change) and item.path[:2] == (next(iter(method.params)), f".{name}") and item.how != "passed"
    )


def _altered(ev: Evaluator, value: Value, made: Made, cls: Class, method: Scope, name: str) -> Value:
    """What an attribute holds once a method has changed it in place: for certain if the constructor calls it."""
    if _is_init(method):
        return value
    path = (next(iter(method.params)), f".{name}")
    frame = _remembered_frame(ev, method, made, cls)
    called = ALWAYS if _init_calls(cls, method) else taken((method, "called"), 0)
    for trail in ev.trails(path, method.end, frame, ended=True):
        for guard, change, point in trail.changes if trail.definition is None else ():
            value = ev.applied(value, change, path, (guard & called) or guard, point, frame)
    return value


def _init_calls(cls: Class, method: Scope) -> bool:
    name = method.node.name.value if isinstance(method.node, cst.FunctionDef) else ""
    inits = [one for one in cls.scope.inner.values() if _is_init(one)]
    return any(stdlib.last_name(site.call.func) == name for init in inits for site in init.calls)


def _assigned_in(ev: Evaluator, made: Made, cls: Class, name: str) -> Value | None:
    """An instance attribute that methods of `cls` set, else the class's own, bound to the object."""
    writers = _writers(cls.scope, name)
    if not writers:
        field = _field(ev, made, cls, name)
        return field if field is not None else _class_attribute(ev, cls, name, made)
    found = [_written(ev, made, cls, method, name) for method in writers]
    initial = None if _is_init(writers[0]) else _class_attribute(ev, cls, name, made)
    found = [value for value in (*found, initial) if value is not None and not stdlib.is_circular(value)] or found
    return choice(Option(taken((cls.scope, name), n, of=len(found)), value) for n, value in enumerate(found))


def _written(ev: Evaluator, made: Made, cls: Class, method: Scope, name: str) -> Value:
    frame = ev.open_frame(method)
    assert frame is not None
    if _is_init(method) and (made.arguments is not None or _given_to(ev, made, method) is not None):
        frame = _init_frame(ev, made, method, cls)
    elif made.arguments is not None or made.call is not None:
        frame = _remembered_frame(ev, method, made, cls)
    path = (next(iter(method.params)), f".{name}")
    return ev.reaching(path, method, method.end, frame, ended=True)


def _init_frame(ev: Evaluator, made: Made, method: Scope, cls: Class) -> Frame:
    return ev.activation((method, made), Frame(method, _given_to(ev, made, method), made, cls.frame))


def _given_to(ev: Evaluator, made: Made, method: Scope) -> Arguments | None:
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
        given, own = _to_super(ev, own.scope, frame) if frame is not None else (None, own)
        if given is None:
            break
    return given


def _to_super(ev: Evaluator, scope: Scope, frame: Frame) -> tuple[Arguments | None, Value]:
    """What a constructor passes to that of a base, and which one it is."""
    for site in scope.calls:
        func = site.call.func
        if isinstance(func, cst.Attribute) and func.attr.value == "__init__":
            given = ev.arguments(site.call.args, site.call, site.point, frame)
            plain = isinstance(func.value, cst.Call)  # super().__init__(…), else Base.__init__(self, …)
            return given if plain else given.after(1), ev.value(func, site.point, frame)
    return None, Unknown("no constructor of a base is called")


def _remembered_frame(ev: Evaluator, method: Scope, made: Made, cls: Class) -> Frame:
    return ev.activation((method, made), Frame(method, None, made, cls.frame))


def _class_attribute(ev: Evaluator, cls: Class, name: str, made: Made | None) -> Value | None:
    if name not in cls.scope.bound:
        return None
    value = ev.reaching((name,), cls.scope, cls.scope.end, ev.frame_of(cls.scope, cls.frame))
    if not isinstance(value, Function) or made is None:
        return value
    marks = decorators(value.scope.node)
    if marks & {"property", "cached_property"}:
        return ev.enter(replace(value, bound=made), Arguments(), None, None)
    if "staticmethod" in marks:
        return value
    return replace(value, bound=made.maker if "classmethod" in marks else made)


def _field(ev: Evaluator, made: Made, cls: Class, name: str) -> Value | None:
    """A field declared in the class body, as the constructor that is made from it sets it."""
    names = declared(cls.scope)
    if name not in names or _has_init(cls.scope):
        return None
    if made.arguments is None:
        return _whatever(ev, made, cls, name) if _is_record(ev, cls) else None
    alts = made.arguments.keywords.get(name)
    if alts is None and names.index(name) < len(made.arguments.positional):
        alts = (made.arguments.positional[names.index(name)],)
    if alts is None or any(alt.value is ABSENT for alt in alts):
        return None
    return single(alts)


def _whatever(ev: Evaluator, made: Made, cls: Class, name: str) -> Value:
    """A field of an object that anybody may have made: its default, or whatever was given."""
    default = _class_attribute(ev, cls, name, made)
    unknown = Option(taken((cls.scope, name, "given"), 0), Unknown(f"`{name}` is whatever the object was made with"))
    return choice([unknown, *options(default, taken((cls.scope, name, "given"), 1))]) if default else unknown.value


def _is_record(ev: Evaluator, cls: Class) -> bool:
    """Does the class get a constructor from its fields?"""
    if decorators(cls.scope.node) & {"dataclass", "define", "frozen", "mutable", "attrs", "s", "attributes"}:
        return True
    return any(isinstance(one, Symbol) for one in mro(ev, cls)) or _foreign_record(ev, cls)


def _foreign_record(ev: Evaluator, cls: Class) -> bool:
    node = cls.scope.node
    bases = node.bases if isinstance(node, cst.ClassDef) else ()
    last = {stdlib.last_name(base.value) for one in mro(ev, cls) if isinstance(one, Class) for base in _bases(one)}
    return bool(last & {"BaseModel", "BaseSettings", "NamedTuple"}) and bool(bases)


def _bases(cls: Class) -> tuple[cst.Arg, ...]:
    return tuple(cls.scope.node.bases) if isinstance(cls.scope.node, cst.ClassDef) else ()


def declared(cls: Scope) -> list[str]:
    """The annotated names of a class body, in order."""
    return [
        item.path[0]
        for item in cls.block.items
        if isinstance(item, Definition) and len(item.path) == 1 and _declares(item.node)
    ]


def _declares(node: cst.CSTNode) -> bool:
    """Does a statement of a class body declare a field?"""
    if isinstance(node, cst.Assign):
        return isinstance(node.value, cst.Call) and stdlib.last_name(node.value) in ("ib", "attrib")
    return isinstance(node, cst.AnnAssign)


def _has_init(cls: Scope) -> bool:
    return any(isinstance(node, cst.FunctionDef) and node.name.value == "__init__" for node in cls.inner)


def items_of(ev: Evaluator, made: Made) -> Value:
    """An object's attributes as a dict: `asdict`, `vars`, `__dict__`, `model_dump`."""
    if not isinstance(made.maker, Class):
        plain = isinstance(made.maker, Symbol) and made.maker.name == "types.SimpleNamespace"
        given = made.arguments.keywords if plain and made.arguments is not None else {}
        return Mapping(dict(given), None if plain else Unknown("its class is not of the project"))
    items: dict[str, tuple[Alt, ...]] = {}
    for cls in reversed(mro(ev, made.maker)):
        if isinstance(cls, Class):
            for name, site in _attribute_sites(cls.scope).items():
                items[name] = _item(ev, made, name, site)
    return Mapping(items, None)


def dumped(ev: Evaluator, made: Made, how: Arguments) -> Value:
    """`model_dump(exclude=…, exclude_none=…, exclude_unset=…)` and its like."""
    value = items_of(ev, made)
    if not isinstance(value, Mapping):
        return value
    items = dict(value.items)
    if _asked(how, "exclude_unset") and made.arguments is not None:
        items = {name: alts for name, alts in items.items() if name in made.arguments.keywords}
    if _asked(how, "exclude_none"):
        items = {name: tuple(map(_without_none, alts)) for name, alts in items.items()}
    if "include" in how.keywords:
        included = single(how.keywords["include"])
        kept = (
            {key.value for key in included.items if isinstance(key, Const)} if isinstance(included, Sequence) else items
        )
        items = {name: alts for name, alts in items.items() if name in kept}
    excluded = single(how.keywords["exclude"]) if "exclude" in how.keywords else Sequence(())
    keys = excluded.items if isinstance(excluded, Sequence) else ()
    gone = {key.value for key in keys if isinstance(key, Const)}
    return replace(value, items={name: alts for name, alts in items.items() if name not in gone})


def _asked(how: Arguments, name: str) -> bool:
    value = single(how.keywords[name]) if name in how.keywords else None
    return isinstance(value, Const) and bool(value.value)


def _without_none(alt: Alt) -> Alt:
    return replace(alt, value=ABSENT) if isinstance(alt.value, Const) and alt.value.value is None else alt


def is_typed_dict(ev: Evaluator, cls: Class) -> bool:
    """Is calling the class the same as calling dict?"""
    bases = [one.name for one in mro(ev, cls) if isinstance(one, Symbol)]
    return any(name.rpartition(".")[2] == "TypedDict" for name in bases)


def _item(ev: Evaluator, made: Made, name: str, site: Site) -> tuple[Alt, ...]:
    given = made.arguments.keywords.get(name, ()) if made.arguments is not None else ()
    given = made.attributes.get(name, given)
    site = next((alt.site for alt in given if alt.site is not None), site)
    value = instance_member(ev, made, name)
    return alternatives(value, Alt(value, ALWAYS, site))


def _attribute_sites(cls: Scope) -> dict[str, Site]:
    """Where a class names the attributes of its objects: declared in its body, or set by its constructor."""
    found: dict[str, Site] = {}
    for item in cls.block.items:
        if isinstance(item, Definition) and _declares(item.node):
            target = item.node.target if isinstance(item.node, cst.AnnAssign) else item.node
            found[item.path[0]] = Site(cls, target, item.node, item.node)
    for method in cls.inner.values():
        if not _is_init(method) or not method.params:
            continue
        receiver = next(iter(method.params))
        for item in events(method):
            if isinstance(item, Definition) and len(item.path) == 2 and item.path[0] == receiver:
                node = item.node.targets[0].target if isinstance(item.node, cst.Assign) else item.node
                found.setdefault(item.path[1][1:], Site(method, node, item.node, item.node))
    return found


def class_member(ev: Evaluator, cls: Class, name: str) -> Value | None:
    """`cls.name`, found along the bases; None where no class of the project has it."""
    for one in mro(ev, cls):
        if not isinstance(one, Class):
            return member(ev, one, name)
        value = _class_attribute(ev, one, name, None)
        if value is not None:
            if isinstance(value, Function) and "classmethod" in decorators(value.scope.node):
                return replace(value, bound=cls)
            return value
    return None


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
        elif not isinstance(value, Class) and not (isinstance(value, Symbol) and value.name in stdlib.PLAIN_BASES):
            found.append(value)
    return found


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


def decorators(node: cst.CSTNode) -> frozenset[str]:
    """The last names of a function's decorators."""
    if not isinstance(node, (cst.FunctionDef, cst.ClassDef)):
        return frozenset()
    return frozenset(stdlib.last_name(one.decorator) for one in node.decorators)


def _is_init(method: Scope) -> bool:
    return isinstance(method.node, cst.FunctionDef) and method.node.name.value in (
        "__init__",
        "__new__",
        "__post_init__",
        "setUp",
        "setup",
    )


def _writers(cls: Scope, name: str) -> list[Scope]:
    """The methods of a class that assign or change `self.name`, the constructor first."""
    wanted = f".{name}"
    found = []
    for method in cls.inner.values():
        if method.kind != "function" or not method.params:
            continue
        receiver = next(iter(method.params))
        if any(isinstance(item, Definition) and item.path[:2] == (receiver, wanted) for item in events(method)):
            found.append(method)
    return sorted(found, key=lambda method: not _is_init(method))
