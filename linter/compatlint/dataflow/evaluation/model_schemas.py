"""The JSON schema of a data model class of the project: what pydantic makes of its annotations, as far as they tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import libcst as cst
from msgspec import Struct, field
from msgspec.structs import replace

from compatlint.dataflow.evaluation.classes import class_member, mro
from compatlint.dataflow.scopes.guards import ALWAYS
from compatlint.dataflow.scopes.scope import Definition, Point
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.container_updates import single
from compatlint.dataflow.values.values import Alt, Class, Const, Made, Sequence, Site, Step, Symbol, Unknown, Value
from compatlint.dataflow.values.values import Mapping as Dict

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator
    from compatlint.dataflow.values.values import Frame

MODELS = frozenset({"pydantic.BaseModel", "pydantic.main.BaseModel"})
CUSTOM = ("model_json_schema", "__get_pydantic_json_schema__", "__get_pydantic_core_schema__")
SCALARS = {"builtins.str": "string", "builtins.int": "integer", "builtins.float": "number", "builtins.bool": "boolean"}
# The `format` that pydantic gives a type (pydantic 2.14, mode validation).
FORMATS = {
    "datetime.datetime": "date-time",
    "datetime.date": "date",
    "datetime.time": "time",
    "datetime.timedelta": "duration",
    "uuid.UUID": "uuid",
    "pathlib.Path": "path",
    "builtins.bytes": "binary",
    "ipaddress.IPv4Address": "ipv4",
    "ipaddress.IPv6Address": "ipv6",
    "pydantic.EmailStr": "email",
    "pydantic.NameEmail": "name-email",
    "pydantic.HttpUrl": "uri",
    "pydantic.AnyUrl": "uri",
    "pydantic.AnyHttpUrl": "uri",
    "pydantic.SecretStr": "password",
    "pydantic.FilePath": "file-path",
    "pydantic.DirectoryPath": "directory-path",
    "pydantic.AwareDatetime": "date-time",
    "pydantic.NaiveDatetime": "date-time",
    "pydantic.PastDate": "date",
    "pydantic.FutureDate": "date",
}
LISTS = frozenset({"list", "List", "Sequence", "Iterable", "set", "Set", "frozenset", "FrozenSet", "deque"})
DICTS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "defaultdict"})
# What a constraint is called in the schema, by the type that it is on.
OF_LISTS = {"min_length": "minItems", "max_length": "maxItems", "min_items": "minItems", "max_items": "maxItems"}
OF_TEXTS = {"pattern": "pattern", "regex": "pattern", "min_length": "minLength", "max_length": "maxLength"}
CONSTRAINTS = frozenset({*OF_LISTS, *OF_TEXTS, "discriminator"})


def schema_of(ev: Evaluator, cls: Class, *, closed: bool) -> Dict | None:
    """The schema of a class; None where it isn't a model or decides itself. `closed`: an SDK shuts open objects."""
    if not _is_model(ev, cls):
        return None
    whole = _Schemas(ev, closed)
    root = whole.of_class(cls)
    if root is None:
        return None
    name = _name(cls)
    later: dict[str, tuple[Alt, ...]] = {key: (Alt(one),) for key, one in whole.defined.items() if key != name}
    return replace(root, items={**root.items, "$defs": (Alt(Dict(later)),)} if later else root.items)


def _is_model(ev: Evaluator, cls: Class) -> bool:
    own = [one for one in mro(ev, cls) if isinstance(one, Class)]
    bases = [_symbol(ev, base.value, one) for one in own for base in _bases(one)]
    return not MODELS.isdisjoint(bases) and not any(name in one.scope.bound for one in own for name in CUSTOM)


def _bases(cls: Class) -> tuple[cst.Arg, ...]:
    return tuple(cls.scope.node.bases) if isinstance(cls.scope.node, cst.ClassDef) else ()


def _symbol(ev: Evaluator, node: cst.BaseExpression, cls: Class) -> str:
    value = ev.value(node, cls.scope.point, cls.frame) if cls.scope.point is not None else None
    return value.name if isinstance(value, Symbol) else ""


def _name(cls: Class) -> str:
    return cls.scope.node.name.value if isinstance(cls.scope.node, cst.ClassDef) else ""


class _Schemas(Struct, frozen=True):
    """Makes the schema of a class and of those that it leads to, each once."""

    ev: Evaluator
    closed: bool
    defined: dict[str, Dict] = field(default_factory=dict)

    def of_class(self, cls: Class) -> Dict | None:
        """The schema of a class; remembered first, so that it may refer to itself."""
        node = cls.scope.node
        if not isinstance(node, cst.ClassDef):
            return None
        site = Site(cls.scope.parent or cls.scope, node.name, node, node)
        items: dict[str, tuple[Alt, ...]] = {"type": (Alt(Const("object"), ALWAYS, site),)}
        self.defined[_name(cls)] = Dict(items)
        extra = self._extra(cls) or ("forbid" if self.closed else None)
        if extra in ("forbid", "allow"):
            items["additionalProperties"] = (Alt(Const(extra == "allow"), ALWAYS, site if extra == "allow" else None),)
        elif extra is not None or len(self.defined) > 1:  # who shuts the whole shuts what is in it too
            items["additionalProperties"] = (Alt(Unknown("it is configured")),)
        properties: dict[str, tuple[Alt, ...]] = {name: (Alt(value),) for name, value in self._fields(cls)}
        items["properties"] = (Alt(Dict(properties)),)
        found = self.defined[_name(cls)] = Dict(items)
        return found

    def _extra(self, cls: Class) -> str | None:
        """What the configuration says of other fields; None where it says nothing."""
        for one in mro(self.ev, cls):
            if not isinstance(one, Class):
                continue
            config = class_member(self.ev, one, "model_config") if "model_config" in one.scope.bound else None
            given = _given(config)
            if "json_schema_extra" in given:
                return "it is configured"
            if "extra" in given or (config is not None and not isinstance(config, (Made, Dict))):
                value = single(given["extra"]) if "extra" in given else None
                said = value.value if isinstance(value, Const) else "it is configured"
                return None if said == "ignore" else str(said)
            if "Config" in one.scope.bound or (isinstance(one.scope.node, cst.ClassDef) and one.scope.node.keywords):
                return "it is configured"
        return None

    def _fields(self, cls: Class) -> Iterator[tuple[str, Value]]:
        found: dict[str, Value] = {}
        for one in reversed(mro(self.ev, cls)):
            if isinstance(one, Class):
                for index, item in enumerate(one.scope.block.items):
                    if isinstance(item, Definition) and isinstance(item.node, cst.AnnAssign) and len(item.path) == 1:
                        here = _Here(self, Point(one.scope.block, index), self.ev.frame_of(one.scope, one.frame))
                        if not item.path[0].startswith("_") and item.path[0] != "model_config":
                            found[item.path[0]] = here.declared(item.node)
        yield from found.items()


def _given(config: Value | None) -> Mapping[str, tuple[Alt, ...]]:
    if isinstance(config, Made) and config.arguments is not None:
        return config.arguments.keywords
    return config.items if isinstance(config, Dict) else {}


class _Here(Struct, frozen=True):
    """Reads annotations at one point of a class body."""

    schemas: _Schemas
    point: Point
    frame: Frame | None
    quote: cst.CSTNode | None = None

    def declared(self, node: cst.AnnAssign) -> Value:
        """The schema of a field."""
        limits = self._limits([node.value] if node.value is not None else [])
        return self.of(node.annotation.annotation, limits)

    def _limits(self, nodes: Iterable[cst.BaseExpression]) -> dict[str, tuple[Alt, ...]]:
        """The constraints that `Field(…)` and `StringConstraints(…)` set."""
        found: dict[str, tuple[Alt, ...]] = {}
        for node in nodes:
            if isinstance(node, cst.Call) and last_name(node.func) in ("Field", "StringConstraints"):
                found.update({key: alts for key, alts in self._arguments(node).items() if key in CONSTRAINTS})
        return found

    def _arguments(self, node: cst.Call) -> Mapping[str, tuple[Alt, ...]]:
        return self.schemas.ev.arguments(node.args, node, self.point, self.frame).keywords

    def of(self, node: cst.BaseExpression, limits: Mapping[str, tuple[Alt, ...]]) -> Value:
        """The schema of an annotation."""
        match node:
            case cst.SimpleString():
                return self._quoted(node, limits)
            case cst.BinaryOperation(operator=cst.BitOr()):
                return self._union(_operands(node), limits)
            case cst.Subscript():
                return self._generic(node, limits)
            case cst.Call():  # constr(pattern=…), conlist(str, min_length=…)
                return self._made(node, limits)
        return self._named(node, limits)

    def _quoted(self, node: cst.SimpleString, limits: Mapping[str, tuple[Alt, ...]]) -> Value:
        try:
            inner = cst.parse_expression(str(node.evaluated_value))
        except cst.ParserSyntaxError:
            return _nothing()
        return replace(self, quote=node).of(inner, limits)

    def _generic(self, node: cst.Subscript, limits: Mapping[str, tuple[Alt, ...]]) -> Value:
        name = last_name(node.value)
        inner = [one.slice.value for one in node.slice if isinstance(one.slice, cst.Index)]
        if name == "Annotated" and inner:
            return self.of(inner[0], {**limits, **self._limits(inner[1:])})
        if name in ("Optional", "Union"):
            return self._union(inner, limits)
        if name in LISTS and inner:
            return self._list(node, self.of(inner[0], {}), limits)
        if name in DICTS:
            return self._open(node)
        return _nothing()

    def _union(self, nodes: list[cst.BaseExpression], limits: Mapping[str, tuple[Alt, ...]]) -> Value:
        some = [one for one in nodes if not (isinstance(one, cst.Name) and one.value == "None")]
        if len(some) == 1:
            return self.of(some[0], limits)
        key = "oneOf" if "discriminator" in limits else "anyOf"
        site = next((alt.site for alt in limits.get("discriminator", ())), None)
        return Dict({key: (Alt(Sequence(tuple(self.of(one, {}) for one in some)), ALWAYS, site),)})

    def _list(self, node: cst.CSTNode, inner: Value, limits: Mapping[str, tuple[Alt, ...]]) -> Value:
        items = {"type": self._said(node, "array"), "items": (Alt(inner),)}
        return Dict({**items, **_renamed(limits, OF_LISTS)})

    def _open(self, node: cst.CSTNode) -> Value:
        """A dict with any keys."""
        return Dict({"type": self._said(node, "object"), "additionalProperties": self._said(node, True)})

    def _made(self, node: cst.Call, limits: Mapping[str, tuple[Alt, ...]]) -> Value:
        name = last_name(node.func)
        own = self._arguments(node)
        if name == "conlist":
            inner = [arg.value for arg in node.args if arg.keyword is None][:1]
            return self._list(node, self.of(inner[0], {}) if inner else _nothing(), {**limits, **own})
        if name == "constr":
            return Dict({"type": self._said(node, "string"), **_renamed({**limits, **own}, OF_TEXTS)})
        return _nothing()

    def _named(self, node: cst.BaseExpression, limits: Mapping[str, tuple[Alt, ...]]) -> Value:
        value = self._value(node)
        name = value.name if isinstance(value, Symbol) else ""
        if isinstance(value, Class):
            return self._reference(node, value)
        if name in FORMATS:
            return Dict({"type": self._said(node, "string"), "format": self._said(node, FORMATS[name])})
        if name == "builtins.str":
            return Dict({"type": self._said(node, "string"), **_renamed(limits, OF_TEXTS)})
        if name.rpartition(".")[2] in LISTS and name.startswith(("builtins.", "typing.")):
            return self._list(node, _nothing(), limits)
        if name.rpartition(".")[2] in DICTS and name.startswith(("builtins.", "typing.")):
            return self._open(node)
        return Dict({"type": self._said(node, SCALARS[name])}) if name in SCALARS else _nothing()

    def _value(self, node: cst.BaseExpression) -> Value:
        """What a name means here, else when all around the class is there: annotations may speak of later things."""
        value = self.schemas.ev.value(node, self.point, self.frame)
        outer = self.point.block.scope.parent
        if not isinstance(value, Unknown) or not isinstance(node, cst.Name) or outer is None:
            return value
        return self.schemas.ev.lookup((node.value,), outer.end, self.schemas.ev.frame_of(outer, self.frame))

    def _reference(self, node: cst.CSTNode, cls: Class) -> Value:
        if not _is_model(self.schemas.ev, cls):
            return _nothing()
        name = _name(cls)
        if name not in self.schemas.defined:
            self.schemas.of_class(cls)
        is_root = name == next(iter(self.schemas.defined))
        return Dict({"$ref": self._said(node, "#" if is_root else f"#/$defs/{name}")})

    def _said(self, node: cst.CSTNode, value: object) -> tuple[Alt, ...]:
        """A keyword that an annotation brings."""
        scope, node = self.point.block.scope, self.quote or node
        return (Alt(Const(value, Step(scope, node, "")), ALWAYS, Site(scope, node, node, node)),)


def _operands(node: cst.BaseExpression) -> list[cst.BaseExpression]:
    if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.BitOr):
        return [*_operands(node.left), *_operands(node.right)]
    return [node]


def _renamed(limits: Mapping[str, tuple[Alt, ...]], names: Mapping[str, str]) -> dict[str, tuple[Alt, ...]]:
    return {names[key]: alts for key, alts in limits.items() if key in names and not _is_none(alts)}


def _is_none(alts: tuple[Alt, ...]) -> bool:
    return any(isinstance(alt.value, Const) and alt.value.value is None for alt in alts)


def _nothing() -> Value:
    """Nothing is known of it."""
    return Dict({}, Unknown("its type is not followed"))
