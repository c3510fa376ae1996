"""Objects as records of fields: what a made-up constructor sets, and the dicts of `asdict`, `vars` and `model_dump`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.classes import class_attribute, declared, declares, has_init, is_init, mro
from compatlint.dataflow.evaluation.extra_fields import extra_of
from compatlint.dataflow.scopes.guards import ALWAYS, taken
from compatlint.dataflow.scopes.scope import Change, Definition, Point, Scope, events, placed
from compatlint.dataflow.scopes.tree import decorators, last_name
from compatlint.dataflow.values.container_updates import alternatives, override, single
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Arguments,
    Class,
    Const,
    EnvVar,
    Made,
    Mapping,
    Option,
    Sequence,
    Site,
    Step,
    Symbol,
    Text,
    Unknown,
    Value,
    choice,
    options,
)

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


DUMPS = frozenset({"model_dump", "dict", "_asdict"})  # methods that give an object's fields as a dict
COPIES = frozenset({"model_copy", "copy", "_replace"})  # methods that give the object with some fields changed
RECORD_METHODS = DUMPS | COPIES
SCHEMAS = frozenset({"model_json_schema", "schema"})  # methods that give a class's JSON schema


SETTINGS = frozenset({"pydantic_settings.BaseSettings", "pydantic.BaseSettings", "pydantic.v1.BaseSettings"})


def field(ev: Evaluator, made: Made, cls: Class, name: str) -> Value | None:
    """A field declared in the class body, as the constructor that is made from it sets it."""
    names = declared(cls.scope)
    if name not in names or has_init(cls.scope):
        return None
    if made.arguments is None:
        return _whatever(ev, made, cls, name) if _is_record(ev, cls) else None
    alts = made.arguments.keywords.get(name)
    if alts is None and names.index(name) < len(made.arguments.positional):
        alts = (made.arguments.positional[names.index(name)],)
    if alts is not None and all(alt.value is not ABSENT for alt in alts):
        return single(alts)
    if alts is None and _reads_environment(ev, cls):
        return _from_environment(ev, made, cls, name)
    hidden = made.arguments.rest or (made.arguments.star if alts is None else None)
    default = _whatever(ev, made, cls, name) if hidden is not None and _is_record(ev, cls) else None
    if alts is None:
        return default
    default = default or class_attribute(ev, cls, name, made)
    return single(override(alternatives(default), alts)) if default is not None else single(alts)


def _reads_environment(ev: Evaluator, cls: Class) -> bool:
    """Does the class take what isn't given from environment variables?"""
    return any(isinstance(one, Symbol) and one.name in SETTINGS for one in mro(ev, cls))


def _from_environment(ev: Evaluator, made: Made, cls: Class, name: str) -> Value:
    """A field that a variable of its name sets, or else its default."""
    default = class_attribute(ev, cls, name, made)
    by_type = isinstance(default, Made) and default.call is None  # only annotated
    if default is None or isinstance(default, Unknown) or by_type:
        return EnvVar(name.upper(), None, Step(cls.scope, cls.scope.node, "a field of a settings class"))
    if isinstance(default, (Const, Text)):
        return EnvVar(name.upper(), default, default.origin)
    return _whatever(ev, made, cls, name)


def _whatever(ev: Evaluator, made: Made, cls: Class, name: str) -> Value:
    """A field of an object that anybody may have made: its default, or whatever was given."""
    default = class_attribute(ev, cls, name, made)
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
    last = {last_name(base.value) for one in mro(ev, cls) if isinstance(one, Class) for base in _bases(one)}
    return bool(last & {"BaseModel", "BaseSettings", "NamedTuple"}) and bool(bases)


def _bases(cls: Class) -> tuple[cst.Arg, ...]:
    return tuple(cls.scope.node.bases) if isinstance(cls.scope.node, cst.ClassDef) else ()


def items_of(ev: Evaluator, made: Made) -> Value:
    """An object's attributes as a dict: `asdict`, `vars`, `__dict__`, `model_dump`."""
    if not isinstance(made.maker, Class):
        plain = isinstance(made.maker, Symbol) and made.maker.name == "types.SimpleNamespace"
        given = made.arguments.keywords if plain and made.arguments is not None else {}
        return Mapping({**given, **made.attributes}, None if plain else Unknown("its class is not of the project"))
    items: dict[str, tuple[Alt, ...]] = {}
    for cls in reversed(mro(ev, made.maker)):
        if isinstance(cls, Class):
            for name, site in _attribute_sites(cls.scope).items():
                items[name] = _item(ev, made, name, site)
    extra = extra_of(ev, made)
    return Mapping({**items, **extra.items}, extra.rest) if extra is not None else Mapping(items, None)


def as_pairs(ev: Evaluator, value: Value) -> Mapping | None:
    """What iterating over an object of a data model gives, as a dict: its fields with their values; None of all else.

    So pydantic's `BaseModel.__iter__` (2.x), and `dict(object)` with it.
    """
    if not isinstance(value, Made) or not isinstance(value.maker, Class) or not _is_data_model(ev, value.maker):
        return None
    items = items_of(ev, value) if class_attribute(ev, value.maker, "__iter__", None) is None else None
    return items if isinstance(items, Mapping) else None


def _is_data_model(ev: Evaluator, cls: Class) -> bool:
    bases = (base for one in mro(ev, cls) if isinstance(one, Class) for base in _bases(one))
    return any(last_name(base.value) in ("BaseModel", "BaseSettings") for base in bases)


def validated(ev: Evaluator, cls: Class, name: str, given: Value | None) -> Value | None:
    """A field of a data model as it is `given`, or what a validator of the whole object puts in its place."""
    found: list[Option] = []
    for method in cls.scope.inner.values():
        values = [*method.params][1:2]
        if not values or not decorators(method.node) & {"root_validator", "model_validator"}:
            continue
        for item, at in placed(method):
            if isinstance(item, Change) and item.path == (values[0], f"[{name}]") and item.value is not None:
                frame = ev.open_frame(method)
                guard = ev.reached(at, frame)
                if guard is not None and item.how == "store":
                    found.append(Option(guard, ev.value(item.value, at, frame)))
    if not found:
        return given
    sure = any(not option.guard for option in found)
    return choice(found if sure or given is None else [*found, Option(ALWAYS, given)])


def _item(ev: Evaluator, made: Made, name: str, site: Site) -> tuple[Alt, ...]:
    given = made.arguments.keywords.get(name, ()) if made.arguments is not None else ()
    given = made.attributes.get(name, given)
    site = next((alt.site for alt in given if alt.site is not None), site)
    value = ev.member(made, name)
    return alternatives(value, Alt(value, ALWAYS, site))


def _attribute_sites(cls: Scope) -> dict[str, Site]:
    """Where a class names the attributes of its objects: declared in its body, or set by its constructor."""
    found: dict[str, Site] = {}
    for item in cls.block.items:
        if isinstance(item, Definition) and declares(item.node):
            target = item.node.target if isinstance(item.node, cst.AnnAssign) else item.node
            found[item.path[0]] = Site(cls, target, item.node, item.node)
    for method in cls.inner.values():
        if not is_init(method) or not method.params:
            continue
        receiver = next(iter(method.params))
        for item in events(method):
            if isinstance(item, Definition) and len(item.path) == 2 and item.path[0] == receiver:
                node = item.node.targets[0].target if isinstance(item.node, cst.Assign) else item.node
                found.setdefault(item.path[1][1:], Site(method, node, item.node, item.node))
    return found


def copied(made: Made, how: Arguments) -> Value:
    """`model_copy(update={…})`, `_replace(name=…)`."""
    update = single(how.keywords["update"]) if "update" in how.keywords else Mapping(dict(how.keywords))
    if not isinstance(update, Mapping):
        return Unknown("what is changed in the copy can't be followed")
    return replace(made, attributes={**made.attributes, **update.items})


def dumped(ev: Evaluator, made: Made, how: Arguments) -> Value:
    """`model_dump(exclude=…, exclude_none=…, exclude_unset=…)` and its like."""
    value = items_of(ev, made)
    if not isinstance(value, Mapping):
        return value
    items = dict(value.items)
    if (_asked(how, "exclude_unset") or _asked(how, "exclude_defaults")) and made.arguments is not None:
        given = {*made.arguments.keywords, *made.attributes}
        items = {name: alts for name, alts in items.items() if name in given}
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
    other = _aliases(ev, made) if _asked(how, "by_alias") else {}
    return replace(value, items={other.get(name, name): alts for name, alts in items.items() if name not in gone})


def _aliases(ev: Evaluator, made: Made) -> dict[str, str]:
    """The names under which fields are written out: `Field(serialization_alias=…)`, `Field(alias=…)`."""
    found: dict[str, str] = {}
    classes = mro(ev, made.maker) if isinstance(made.maker, Class) else []
    for cls in (one for one in reversed(classes) if isinstance(one, Class)):
        for index, item in enumerate(cls.scope.block.items):
            if isinstance(item, Definition) and isinstance(item.value, cst.Call) and declares(item.node):
                point, frame = Point(cls.scope.block, index), ev.frame_of(cls.scope, cls.frame)
                given = ev.arguments(item.value.args, item.value, point, frame).keywords
                alias = single(given.get("serialization_alias") or given.get("alias") or (Alt(ABSENT),))
                if isinstance(alias, Const) and isinstance(alias.value, str):
                    found[item.path[0]] = alias.value
    return found


def _asked(how: Arguments, name: str) -> bool:
    value = single(how.keywords[name]) if name in how.keywords else None
    return isinstance(value, Const) and bool(value.value)


def _without_none(alt: Alt) -> Alt:
    return replace(alt, value=ABSENT) if isinstance(alt.value, Const) and alt.value.value is None else alt
