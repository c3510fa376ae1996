"""What an expression's value can be, asked backwards from where it is used.

Nothing is evaluated that no question needs; answers are remembered, and every question has a budget beyond which it is
answered Unknown with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import libcst as cst

from linter import stdlib
from linter.mappings import (
    alternatives,
    append,
    each,
    merge,
    perhaps,
    remove,
    set_attribute,
    single,
    store,
    under,
    via,
)
from linter.scope import (
    ANY_KEY,
    Branch,
    Change,
    Definition,
    Path,
    Point,
    Scope,
    Trail,
    either,
    events,
    placed,
    question,
    reach,
    subscript,
)
from linter.values import (
    ABSENT,
    ALWAYS,
    Alt,
    Arguments,
    Choice,
    Class,
    Const,
    EnvVar,
    Function,
    Guard,
    Made,
    Mapping,
    Member,
    Module,
    NotSent,
    Option,
    Partial,
    Sequence,
    Site,
    Step,
    Symbol,
    Text,
    Unknown,
    Value,
    choice,
    complement,
    options,
    taken,
)

if TYPE_CHECKING:
    from linter.project import Project

DEPTH = 60  # questions asked by a question asked by …
CALLS = 12  # functions entered one within the other
STEPS = 20_000  # questions for one call site


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One activation of a function: what it was called with (None: by anybody) and the object it is bound to."""

    scope: Scope
    arguments: Arguments | None = None
    bound: Value | None = None
    outer: Frame | None = None
    depth: int = 0
    call: Step | None = None


@dataclass(slots=True)
class Evaluator:
    """Answers questions about one project. `asked` collects the functions whose unknown callers an answer depends on."""

    project: Project | None = None
    asked: set[Scope] = field(default_factory=set)
    _memo: dict[tuple[object, Frame | None], tuple[Value, frozenset[Scope]]] = field(default_factory=dict)
    _active: set[tuple[object, Frame | None]] = field(default_factory=set)
    _open: dict[Scope, Frame] = field(default_factory=dict)
    _entered: dict[tuple[Scope, cst.Call, Frame | None], Frame] = field(default_factory=dict)
    _depth: int = 0
    _steps: int = 0

    def begin(self) -> None:
        """Start a question of its own: a fresh budget, nobody asked."""
        self.asked = set()
        self._steps = 0

    # questions

    def value(self, node: cst.BaseExpression, point: Point, frame: Frame | None) -> Value:
        """The value of `node`, evaluated at `point` in `frame`."""
        if isinstance(node, cst.SimpleString):
            return Const(node.evaluated_value, Step(point.block.scope, node, ""))
        return self._remember((node, frame), lambda: self._evaluate(node, point, frame))

    def _remember(self, key: tuple[object, Frame | None], answer: stdlib.Answer) -> Value:
        known = self._memo.get(key)
        if known is not None:
            self.asked |= known[1]
            return known[0]
        self._steps += 1
        if key in self._active or self._depth > DEPTH or self._steps > STEPS:
            return Unknown("it depends on itself" if key in self._active else "it is too deep to follow")
        outer, self.asked = self.asked, set()
        self._active.add(key)
        self._depth += 1
        try:
            value = answer()
        finally:
            self._depth -= 1
            self._active.discard(key)
            mine, self.asked = self.asked, outer | self.asked
        if self._steps <= STEPS and not self._active:
            self._memo[key] = (value, frozenset(mine))
        elif self._steps <= STEPS and not _incomplete(value):
            self._memo[key] = (value, frozenset(mine))
        return value

    def _evaluate(self, node: cst.BaseExpression, point: Point, frame: Frame | None) -> Value:
        method = _EVALUATE.get(type(node))
        if method is None:
            return Unknown("it is computed at run time")
        return method(self, node, point, frame)

    # names

    def name(self, node: cst.Name, point: Point, frame: Frame | None) -> Value:
        constant = _CONSTANTS.get(node.value)
        if constant is not None:
            return Const(constant[0], Step(point.block.scope, node, ""))
        return self.lookup((node.value,), point, frame)

    def lookup(self, path: Path, point: Point, frame: Frame | None) -> Value:
        """What `path` holds at `point`."""
        scope = point.block.scope
        home = scope.home(path[0])
        if home is None:
            return self._undefined(path, scope)
        if path[0] in scope.outer:
            return self._reaching(path, scope, point, frame)
        later = False  # a function runs when what is around it has run
        while scope is not home:
            later = later or scope.kind in ("function", "lambda")
            outer = scope.parent
            assert outer is not None
            point = outer.end if later or scope.point is None else scope.point
            scope = outer
        return self._reaching(path, home, point, self.frame_of(home, frame))

    def frame_of(self, scope: Scope, frame: Frame | None) -> Frame | None:
        """The activation of `scope` that `frame` runs within; an open one where it is not known."""
        while scope.kind in ("comprehension", "class") and scope.parent is not None:
            scope = scope.parent
        while frame is not None and frame.scope is not scope:
            frame = frame.outer
        if frame is None and scope.kind in ("function", "lambda"):
            return self.open_frame(scope)
        return frame

    def open_frame(self, scope: Scope) -> Frame | None:
        """The activation of the function around `scope`, called by anybody with anything; None for module code."""
        while scope.kind not in ("function", "lambda"):
            if scope.parent is None:
                return None
            scope = scope.parent
        frame = self._open.get(scope)
        if frame is None:
            outer = self.open_frame(scope.parent) if scope.parent else None
            frame = self._open[scope] = Frame(scope, None, self._receiver(scope, outer), outer)
        return frame

    def _receiver(self, scope: Scope, outer: Frame | None) -> Value | None:
        parent = scope.parent
        if parent is None or parent.kind != "class" or not scope.params:
            return None
        cls = Class(parent, outer)
        marks = decorators(scope.node)
        if "staticmethod" in marks:
            return None
        return cls if "classmethod" in marks else Made(cls, parent)

    def _reaching(self, path: Path, scope: Scope, point: Point, frame: Frame | None) -> Value:
        trails = reach(path, point, frame, lambda branch: self._decide(branch, frame))
        found = [Option(trail.guard, self._arrive(trail, path, scope, frame)) for trail in trails]
        if not found:
            return Unknown("no path of the program reaches this")
        if len(found) > 1:
            found = [one for one in found if not _is_unbound(one.value)] or found
        return choice(found)

    def _arrive(self, trail: Trail, path: Path, scope: Scope, frame: Frame | None) -> Value:
        if trail.definition is None or trail.point is None:
            value = self._entry(path, scope, frame)
        else:
            value = self._defined(trail.definition, trail.point, frame)
            for attribute in path[len(trail.definition.path) :]:
                value = self.member(value, attribute[1:])
        for guard, change, point in trail.changes:
            value = self._change(value, change, path, guard, point, frame)
        return value

    def _entry(self, path: Path, scope: Scope, frame: Frame | None) -> Value:
        """What `path` holds when the scope begins: a parameter, a global, an attribute of self."""
        name = path[0]
        if name in scope.outer:
            home = scope.outer[name]
            return self._reaching(path, home, home.end, self.frame_of(home, frame))
        if name in scope.params and frame is not None:
            value = self._parameter(name, scope, frame)
        else:
            value = self._foreign(name, scope)
        for attribute in path[1:]:
            value = self.member(value, attribute[1:])
        return value

    def _foreign(self, name: str, scope: Scope) -> Value:
        """A global that functions set."""
        found = [
            Option(taken((scope, name), number, of=len(scope.foreign[name])), self._defined_in(definition, inner))
            for number, (inner, definition) in enumerate(scope.foreign.get(name, ()))
        ]
        return choice(found) if found else UNBOUND

    def _defined_in(self, definition: Definition, scope: Scope) -> Value:
        point = find(scope, definition)
        return self._defined(definition, point, self.open_frame(scope)) if point else Unknown("unreachable")

    def _undefined(self, path: Path, scope: Scope) -> Value:
        value: Value | None = None
        if "*" in scope.module.bound:
            value = self._from_stars(path[0], scope.module)
        if value is None:
            value = Const("__main__") if path[0] == "__name__" else Symbol(f"builtins.{path[0]}")
        for attribute in path[1:]:
            value = self.member(value, attribute[1:])
        return value

    def _from_stars(self, name: str, module: Scope) -> Value | None:
        for item in module.block.items:
            if isinstance(item, Definition) and item.path == ("*",):
                found = self.imported(item.module, module, name)
                if found is not None and not (isinstance(found, Symbol) and name in stdlib.BUILTINS):
                    return found
        return None

    def _decide(self, branch: Branch, frame: Frame | None) -> int | None:
        """The arm an `if` takes, where its test is known."""
        point = Point(branch.block, branch.position)
        if isinstance(branch.key, cst.For):
            values = options(self.value(branch.key.iter, point, frame))
            return 0 if all(isinstance(one.value, Sequence) and stdlib.truth(one.value) for one in values) else None
        if branch.test is None:
            return None
        known = self.truth(branch.test, point, frame)
        return None if known is None else int(not known)

    def truth(self, node: cst.BaseExpression, point: Point, frame: Frame | None) -> bool | None:
        """Whether a test holds, where that is known for every option."""
        found = {stdlib.truth(option.value) for option in options(self.value(node, point, frame))}
        return found.pop() if len(found) == 1 else None

    # definitions

    def _defined(self, definition: Definition, point: Point, frame: Frame | None) -> Value:
        return self._remember((definition, frame), lambda: self._define(definition, point, frame))

    def _define(self, definition: Definition, point: Point, frame: Frame | None) -> Value:
        scope = point.block.scope
        match definition.how:
            case "import":
                return self._import(definition, scope)
            case "function" if definition.scope is not None:
                return self._function(definition.scope, point, frame)
            case "class" if definition.scope is not None:
                return Class(definition.scope, frame)
            case "gone":
                return UNBOUND
        if definition.value is None:
            return self._annotated(definition, point, frame)
        # A comprehension's first iterable and a walrus are evaluated where they stand.
        value = self.value(definition.value, point, frame)
        match definition.how:
            case "item":
                for index in definition.index:
                    value = self.item(value, Unknown("a starred target") if index is None else Const(index))
            case "each":
                value = each(value, stdlib.element)
                for index in definition.index:
                    value = self.item(value, Unknown("a starred target") if index is None else Const(index))
            case "enter":
                value = each(value, lambda one: self._entered_value(one))
        return value

    def _entered_value(self, value: Value) -> Value:
        """What `with value as x` gives x: the object itself, or what its `__enter__` returns."""
        if isinstance(value, Sequence) and value.rest is not None and value.items:
            return value.items[0]  # a generator made into a context manager
        if isinstance(value, Made) and isinstance(value.maker, Class):
            for name in ("__enter__", "__aenter__"):
                method = self.class_member(value.maker, name)
                if isinstance(method, Function):
                    return self.enter(replace(method, bound=value), Arguments(), None, None)
        return value

    def _annotated(self, definition: Definition, point: Point, frame: Frame | None) -> Value:
        if definition.annotation is None:
            return Unknown("its value is not written here")
        return self._typed(definition.annotation, point, frame)

    def _typed(self, annotation: cst.BaseExpression, point: Point, frame: Frame | None) -> Value:
        """An object known by its annotation: of a class, of one of several, else Unknown."""
        for node in stdlib.annotated_types(annotation):
            cls = self.value(node, point, frame)
            if isinstance(cls, (Symbol, Class)) and not (isinstance(cls, Symbol) and cls.name.startswith(("builtins.", "typing."))):
                return Made(cls, point.block.scope)
        return Unknown("only its type is known")

    def _function(self, scope: Scope, point: Point, frame: Frame | None) -> Value:
        """A function as its decorators leave it."""
        value: Value = Function(scope, frame)
        node = scope.node
        if not isinstance(node, cst.FunctionDef):
            return value
        for decorator in reversed(node.decorators):
            wrapper = self.value(decorator.decorator, point, frame)
            if isinstance(wrapper, Function) and wrapper.scope is not scope:
                wrapped = self.enter(wrapper, Arguments(positional=(Alt(value),)), None, None)
                value = wrapped if isinstance(wrapped, Function) else value
        return value

    def _parameter(self, name: str, scope: Scope, frame: Frame) -> Value:
        parameter = scope.params[name]
        first = next(iter(scope.params))
        if name == first and frame.bound is not None:
            return frame.bound
        if frame.arguments is not None:
            return self._argument(name, frame)
        self.asked.add(scope)
        if parameter.kind == "kwargs":
            return Mapping({}, Unknown(f"`**{name}` is whatever callers pass"))
        if parameter.kind == "args":
            return Sequence((), Unknown(f"`*{name}` is whatever callers pass"))
        unknown: Value = Unknown(f"`{name}` is whatever callers pass")
        outer = Point(scope.point.block, scope.point.index) if scope.point else None
        if parameter.node.annotation is not None and outer is not None:
            typed = self._typed(parameter.node.annotation.annotation, outer, frame.outer)
            if isinstance(typed, Made):
                return typed
        if parameter.node.default is None or outer is None:
            return unknown
        default = self.value(parameter.node.default, outer, frame.outer)
        key = (scope, name, "given")
        return choice([Option(taken(key, 0), unknown), *options(default, taken(key, 1))])

    def _argument(self, name: str, frame: Frame) -> Value:
        """What a parameter got from a known call."""
        assert frame.arguments is not None
        scope, given = frame.scope, frame.arguments
        bound = int(frame.bound is not None)
        positional = [p for p in scope.params.values() if p.kind == "positional"][bound:]
        parameter = scope.params[name]
        if parameter.kind == "args":
            rest = given.positional[len(positional) :]
            return Sequence(tuple(choice([Option(a.guard, a.value)]) for a in rest), given.star)
        if parameter.kind == "kwargs":
            taken_names = {p.name for p in scope.params.values() if p.kind in ("positional", "keyword")}
            return Mapping({k: v for k, v in given.keywords.items() if k not in taken_names}, given.rest)
        for number, one in enumerate(positional):
            if one.name == name and number < len(given.positional):
                return given.positional[number].value
        if name in given.keywords:
            alts = given.keywords[name]
            found = [Option(alt.guard, alt.value) for alt in alts if alt.value is not ABSENT]
            missing = [alt.guard for alt in alts if alt.value is ABSENT]
            return choice([*found, *(Option(guard, self._default(name, frame)) for guard in missing)])
        if given.star is not None or given.rest is not None:
            key = (frame, name, "given")
            unknown = Unknown(f"`{name}` may be among the arguments that can't be followed")
            return choice([Option(taken(key, 0), unknown), *options(self._default(name, frame), taken(key, 1))])
        return self._default(name, frame)

    def _default(self, name: str, frame: Frame) -> Value:
        default, point = frame.scope.params[name].node.default, frame.scope.point
        if default is None or point is None:
            return Unknown(f"`{name}` is not passed")
        return self.value(default, point, frame.outer)

    # imports

    def _import(self, definition: Definition, scope: Scope) -> Value:
        if definition.name is None:
            found = self.project.module(definition.module, scope.file) if self.project else None
            return Module(found) if found is not None else Symbol(definition.module)
        return self.imported(definition.module, scope, definition.name) or Symbol(f"{definition.module}.{definition.name}")

    def imported(self, module: str, scope: Scope, name: str) -> Value | None:
        """`from module import name`, seen from `scope`; None where the module is of the project and lacks it."""
        found = self.project.module(module, scope.file) if self.project else None
        if found is None:
            return Symbol(f"{module}.{name}")
        if name in found.bound or "*" in found.bound:
            return self.lookup((name,), found.end, None)
        inner = self.project.module(f"{module}.{name}" if not module.endswith(".") else module + name, scope.file) if self.project else None
        return Module(inner) if inner is not None else None

    # attributes and items

    def attribute(self, node: cst.Attribute, point: Point, frame: Frame | None) -> Value:
        name = node.attr.value
        if isinstance(node.value, cst.Name) and self._is_receiver(node.value.value, point, frame):
            return self.lookup((node.value.value, f".{name}"), point, frame)
        return self.member(self.value(node.value, point, frame), name)

    def _is_receiver(self, name: str, point: Point, frame: Frame | None) -> bool:
        home = point.block.scope.home(name)
        return home is not None and name in home.params and name == next(iter(home.params)) and (
            home.parent is not None and home.parent.kind == "class"
        )

    def member(self, value: Value, name: str) -> Value:
        """`value.name`; None has none, so where that is an option it is not taken."""
        some = [one for one in options(value) if not (isinstance(one.value, Const) and one.value.value is None)]
        return choice(Option(one.guard, self._member(one.value, name)) for one in some or options(value))

    def _member(self, value: Value, name: str) -> Value:
        match value:
            case Symbol(name=base):
                return Symbol(f"{base}.{name}")
            case Member(base=inner, names=names):
                return Member(inner, (*names, name))
            case Module(scope=scope):
                if name in scope.bound:
                    return self.lookup((name,), scope.end, None)
                return Unknown(f"the module has no `{name}`")
            case Class():
                return self.class_member(value, name) or Unknown(f"the class has no `{name}`")
            case Made():
                return self._instance_member(value, name)
        return Member(value, (name,))

    def _instance_member(self, made: Made, name: str) -> Value:
        alts = made.attributes.get(name)
        if alts is not None and all(alt.value is not ABSENT for alt in alts):
            return single(alts)
        if not isinstance(made.maker, Class):
            return Member(made, (name,))
        value = self._remember((("member", made.maker.scope, name), made), lambda: self._in_class(made, name))  # type: ignore[arg-type]  # an object is a frame of its own here
        if alts is None:
            return value
        return choice([*(Option(a.guard, value if a.value is ABSENT else a.value) for a in alts)])

    def _in_class(self, made: Made, name: str) -> Value:
        assert isinstance(made.maker, Class)
        for cls in self.mro(made.maker):
            if not isinstance(cls, Class):
                return Member(Made(cls, made.scope, made.call, made.arguments, made.attributes), (name,))
            found = self._set_in(made, cls, name)
            if found is not None:
                return found
        return Unknown(f"the class has no `{name}`")

    def _set_in(self, made: Made, cls: Class, name: str) -> Value | None:
        """An instance attribute that methods of `cls` set, else the class's own, bound to the object."""
        writers = _writers(cls.scope, name)
        if not writers:
            return self._class_attribute(cls, name, made)
        found = [self._written(made, cls, method, name) for method in writers]
        initial = [value for method, value in zip(writers, found, strict=True) if _is_init(method)]
        if len(found) == 1:
            return found[0]
        if initial and all(not _is_placeholder(value) for value in initial) and _same_kind(found):
            return choice(Option(taken((cls.scope, name), n, of=len(found)), value) for n, value in enumerate(found))
        useful = [value for value in found if not _is_placeholder(value)] or found
        return choice(Option(taken((cls.scope, name), n, of=len(useful)), value) for n, value in enumerate(useful))

    def _written(self, made: Made, cls: Class, method: Scope, name: str) -> Value:
        frame = self.open_frame(method)
        assert frame is not None
        if _is_init(method) and made.arguments is not None:
            frame = self._init_frame(made, method, cls)
        elif made.arguments is not None or made.call is not None:
            frame = self._remembered_frame(method, made, cls)
        path = (next(iter(method.params)), f".{name}")
        return self._reaching(path, method, method.end, frame)

    def _init_frame(self, made: Made, method: Scope, cls: Class) -> Frame:
        return self._activation((method, made), Frame(method, made.arguments, made, cls.frame))

    def _remembered_frame(self, method: Scope, made: Made, cls: Class) -> Frame:
        return self._activation((method, made), Frame(method, None, made, cls.frame))

    def _activation(self, key: tuple[Scope, object], frame: Frame) -> Frame:
        return self._entered.setdefault(key, frame)  # type: ignore[arg-type]  # keyed by object instead of call

    def _class_attribute(self, cls: Class, name: str, made: Made | None) -> Value | None:
        if name not in cls.scope.bound:
            return None
        value = self._reaching((name,), cls.scope, cls.scope.end, self.frame_of(cls.scope, cls.frame))
        if not isinstance(value, Function) or made is None:
            return value
        marks = decorators(value.scope.node)
        if marks & {"property", "cached_property"}:
            return self.enter(replace(value, bound=made), Arguments(), None, None)
        if "staticmethod" in marks:
            return value
        return replace(value, bound=made.maker if "classmethod" in marks else made)

    def class_member(self, cls: Class, name: str) -> Value | None:
        """`cls.name`, found along the bases; None where no class of the project has it."""
        for one in self.mro(cls):
            if not isinstance(one, Class):
                return self.member(one, name)
            value = self._class_attribute(one, name, None)
            if value is not None:
                if isinstance(value, Function) and "classmethod" in decorators(value.scope.node):
                    return replace(value, bound=cls)
                return value
        return None

    def mro(self, cls: Class) -> list[Value]:
        """The class and its bases, depth first; bases that aren't of the project stand as they are."""
        found: list[Value] = [cls]
        node = cls.scope.node
        if not isinstance(node, cst.ClassDef) or cls.scope.point is None:
            return found
        for base in node.bases:
            value = self.value(base.value, cls.scope.point, cls.frame)
            if isinstance(value, Class) and value.scope is not cls.scope and len(found) < CALLS:
                found.extend(one for one in self.mro(value) if one not in found)
            elif not isinstance(value, Class) and not (isinstance(value, Symbol) and value.name in stdlib.PLAIN_BASES):
                found.append(value)
        return found

    def item(self, value: Value, key: Value) -> Value:
        """`value[key]`."""
        return each(value, lambda one: each(key, lambda k: stdlib.item(one, k)))

    def subscript(self, node: cst.Subscript, point: Point, frame: Frame | None) -> Value:
        index = subscript(node)
        base = self.value(node.value, point, frame)
        if index is None:
            return Unknown("it is a slice")
        return self.item(base, self.value(index, point, frame))

    # displays

    def dict_(self, node: cst.Dict, point: Point, frame: Frame | None) -> Value:
        scope = point.block.scope
        items: dict[str, tuple[Alt, ...]] = {}
        rest: Unknown | None = None
        for element in node.elements:
            if isinstance(element, cst.StarredDictElement):
                other = self.value(element.value, point, frame)
                items, rest = merge(items, rest, other, Step(scope, element, "merged here"))
                continue
            assert isinstance(element, cst.DictElement)
            key = self.value(element.key, point, frame)
            if not isinstance(key, Const) or not isinstance(key.value, str):
                rest = rest or Unknown("a key is computed")
                continue
            site = Site(scope, element.key, element, node)
            value = self.value(element.value, point, frame)
            items = store(items, key.value, alternatives(value, Alt(value, ALWAYS, site)))
        return Mapping(items, rest, Step(scope, node, "this dict"))

    def sequence(self, node: cst.List | cst.Tuple | cst.Set, point: Point, frame: Frame | None) -> Value:
        items: list[Value] = []
        rest: Unknown | None = None
        for element in node.elements:
            value = self.value(element.value, point, frame)
            if not isinstance(element, cst.StarredElement):
                items.append(value)
            elif isinstance(value, Sequence):
                items.extend(value.items)
                rest = rest or value.rest
            else:
                rest = Unknown("a starred element")
        return Sequence(tuple(items), rest, Step(point.block.scope, node, "this list"))

    def comprehension(self, node: cst.ListComp | cst.SetComp | cst.GeneratorExp, point: Point, frame: Frame | None) -> Value:
        inner = point.block.scope.inner.get(node)
        if inner is None:
            return Unknown("it is computed at run time")
        element = self.value(node.elt, inner.end, frame)
        return Sequence((choice([Option(taken(node, 0), element), Option(taken(node, 1), ABSENT)]),), Unknown("as many as the loop gives"))

    def dict_comprehension(self, node: cst.DictComp, point: Point, frame: Frame | None) -> Value:
        """`{k: v for k, v in d.items() if …}` has the items of d, each only where the test holds; others are Unknown."""
        inner = point.block.scope.inner.get(node)
        source = stdlib.items_source(node)
        if inner is None or source is None:
            return Mapping({}, Unknown("its keys are computed"))
        mapping = self.value(source, point, frame)
        return each(mapping, lambda one: self._filtered(node, one, inner, frame) if isinstance(one, Mapping) else Mapping({}, Unknown("its keys are computed")))

    def _filtered(self, node: cst.DictComp, mapping: Mapping, inner: Scope, frame: Frame | None) -> Value:
        tests = [condition.test for condition in node.for_in.ifs]
        items: dict[str, tuple[Alt, ...]] = {}
        for name, alts in mapping.items.items():
            kept: list[Alt] = []
            for alt in alts:
                names = dict(zip(_pair(node), (Const(name), alt.value), strict=True))
                verdict = None if alt.value is ABSENT else self._all_hold(tests, names, inner.end, frame)
                if alt.value is ABSENT or verdict is True:
                    kept.append(alt)
                elif verdict is None:
                    kept += [*under((alt,), taken((node, name), 0)), *under((Alt(ABSENT, alt.guard),), taken((node, name), 1))]
                else:
                    kept.append(Alt(ABSENT, alt.guard))
            items[name] = tuple(kept)
        return Mapping(items, mapping.rest, Step(inner, node, "filtered here"))

    def _all_hold(
        self, tests: list[cst.BaseExpression], names: dict[str, Value], point: Point, frame: Frame | None
    ) -> bool | None:
        verdicts = [self._holds(test, names, point, frame) for test in tests]
        return False if False in verdicts else None if None in verdicts else True

    def _holds(
        self, test: cst.BaseExpression, names: dict[str, Value], point: Point, frame: Frame | None
    ) -> bool | None:
        """Whether a filter's test holds for an item: `names` gives its key and value."""
        match test:
            case cst.UnaryOperation(operator=cst.Not()):
                known = self._holds(test.expression, names, point, frame)
                return None if known is None else not known
            case cst.BooleanOperation():
                both = [self._holds(part, names, point, frame) for part in (test.left, test.right)]
                decisive = isinstance(test.operator, cst.Or)
                return decisive if decisive in both else None if None in both else not decisive
            case cst.Comparison() if len(test.comparisons) == 1:
                left = self._named(test.left, names, point, frame)
                right = self._named(test.comparisons[0].comparator, names, point, frame)
                found = {
                    stdlib.truth(stdlib.compare(test.comparisons[0].operator, one.value, other.value))
                    for one in options(left)
                    for other in options(right)
                }
                return found.pop() if len(found) == 1 else None
        return stdlib.truth(self._named(test, names, point, frame))

    def _named(self, node: cst.BaseExpression, names: dict[str, Value], point: Point, frame: Frame | None) -> Value:
        if isinstance(node, cst.Name) and node.value in names:
            return names[node.value]
        return self.value(node, point, frame)

    # operators

    def binary(self, node: cst.BinaryOperation, point: Point, frame: Frame | None) -> Value:
        left, right = self.value(node.left, point, frame), self.value(node.right, point, frame)
        step = Step(point.block.scope, node, "put together here")
        return each(left, lambda one: each(right, lambda other: stdlib.binary(node.operator, one, other, step)))

    def boolean(self, node: cst.BooleanOperation, point: Point, frame: Frame | None) -> Value:
        left = self.value(node.left, point, frame)
        wanted = isinstance(node.operator, cst.Or)
        found: list[Option] = []
        for option in options(left):
            known = stdlib.truth(option.value)
            if known is wanted:
                found.append(option)
                continue
            right = self.value(node.right, point, frame)
            if known is not None:
                found.extend(options(right, option.guard))
            elif wanted and isinstance(option.value, EnvVar) and option.value.default is None:
                found.append(Option(option.guard, replace(option.value, default=right)))
            else:
                for number, value in ((0, option.value), (1, right)):
                    both = option.guard & taken((frame, node), number)
                    if both is not None:
                        found.extend(options(value, both))
        return choice(found)

    def unary(self, node: cst.UnaryOperation, point: Point, frame: Frame | None) -> Value:
        return each(self.value(node.expression, point, frame), lambda one: stdlib.unary(node.operator, one))

    def comparison(self, node: cst.Comparison, point: Point, frame: Frame | None) -> Value:
        if len(node.comparisons) != 1:
            return Unknown("it is compared at run time")
        left = self.value(node.left, point, frame)
        right = self.value(node.comparisons[0].comparator, point, frame)
        operator = node.comparisons[0].operator
        return each(left, lambda one: each(right, lambda other: stdlib.compare(operator, one, other)))

    def if_expression(self, node: cst.IfExp, point: Point, frame: Frame | None) -> Value:
        known = self.truth(node.test, point, frame)
        if known is not None:
            return self.value(node.body if known else node.orelse, point, frame)
        key, flipped = question(node.test, point.block.scope)
        arms = ((int(flipped), node.body), (1 - int(flipped), node.orelse))
        return choice(
            Option(taken((frame, key), number), self.value(part, point, frame)) for number, part in arms
        )

    def inner(self, node: cst.Await | cst.NamedExpr | cst.From, point: Point, frame: Frame | None) -> Value:
        """The value of what is awaited or assigned on the way."""
        return self.value(node.expression if isinstance(node, cst.Await) else node.value if isinstance(node, cst.NamedExpr) else node.item, point, frame)

    def lambda_(self, node: cst.Lambda, point: Point, frame: Frame | None) -> Value:
        scope = point.block.scope.inner.get(node)
        return Function(scope, frame) if scope is not None else Unknown("a lambda")

    def text(self, node: cst.FormattedString, point: Point, frame: Frame | None) -> Value:
        parts: list[Value] = []
        for part in node.parts:
            if isinstance(part, cst.FormattedStringText):
                parts.append(Const(part.value))
            elif isinstance(part, cst.FormattedStringExpression):
                plain = part.conversion is None and part.format_spec is None
                parts.append(self.value(part.expression, point, frame) if plain else Unknown("formatted"))
        return stdlib.join(parts, Step(point.block.scope, node, "put together here"))

    def concatenated(self, node: cst.ConcatenatedString, point: Point, frame: Frame | None) -> Value:
        parts = [self.value(node.left, point, frame), self.value(node.right, point, frame)]
        return stdlib.join(parts, Step(point.block.scope, node, "put together here"))

    def number(self, node: cst.Integer | cst.Float, point: Point, frame: Frame | None) -> Value:
        return Const(node.evaluated_value, Step(point.block.scope, node, ""))

    # calls

    def call(self, node: cst.Call, point: Point, frame: Frame | None) -> Value:
        function = self.value(node.func, point, frame)
        return each(function, lambda one: self.apply(one, node, point, frame))

    def arguments(self, args: Iterable[cst.Arg], call: cst.Call, point: Point, frame: Frame | None) -> Arguments:
        """What a call passes: `**` merged into the keywords, `*` into the positionals, each with its site."""
        scope = point.block.scope
        positional: list[Alt] = []
        keywords: dict[str, tuple[Alt, ...]] = {}
        rest: Unknown | None = None
        star: Unknown | None = None
        for arg in args:
            value = self.value(arg.value, point, frame)
            if arg.star == "**":
                keywords, rest = merge(keywords, rest, value, Step(scope, arg, "passed on here"))
            elif arg.star == "*":
                if isinstance(value, Sequence):
                    positional.extend(Alt(one) for one in value.items)
                    star = star or value.rest
                else:
                    star = Unknown("`*` arguments that can't be followed")
            elif arg.keyword is None:
                positional.append(Alt(value, ALWAYS, Site(scope, arg, arg, call)))
            else:
                site = Site(scope, arg.keyword, arg, call)
                keywords = {**keywords, arg.keyword.value: alternatives(value, Alt(value, ALWAYS, site))}
        return Arguments(tuple(positional), keywords, rest, star)

    def apply(self, function: Value, node: cst.Call, point: Point, frame: Frame | None) -> Value:
        """What calling `function` with the arguments of `node` gives."""
        arguments = self.arguments(node.args, node, point, frame)
        step = Step(point.block.scope, node, "called here")
        if isinstance(function, Partial):
            arguments = stdlib.joined(function.arguments, arguments)
            function = function.function
        match function:
            case Function():
                return self.enter(function, arguments, node, frame, step)
            case Class():
                return Made(function, point.block.scope, node, arguments)
            case Symbol(name="builtins.getattr"):
                return self._getattr(arguments)
            case Symbol(name=name) if name in stdlib.FUNCTIONS:
                return stdlib.FUNCTIONS[name](arguments, step)
            case Symbol(name=name) if name.startswith("builtins."):
                return Unknown("it is computed at run time")
            case Symbol():
                return Made(function, point.block.scope, node, arguments)
            case Member():
                known = stdlib.method(function, arguments, step)
                return known if known is not None else Made(function, point.block.scope, node, arguments)
            case Const() | Text() | EnvVar() | Mapping() | Sequence() | NotSent():
                return Unknown("it cannot be called")
        return Unknown(function.reason) if isinstance(function, Unknown) else Unknown("it is computed at run time")

    def _getattr(self, arguments: Arguments) -> Value:
        given = [alt.value for alt in arguments.positional]
        if len(given) < 2 or not isinstance(given[1], Const):
            return Unknown("the name of the attribute is computed")
        return self.member(given[0], str(given[1].value))

    def enter(self, function: Function, arguments: Arguments, call: cst.Call | None, frame: Frame | None, step: Step | None = None) -> Value:
        """What `function` returns for `arguments`."""
        depth = frame.depth + 1 if frame is not None else 1
        if depth > CALLS:
            return Unknown("calls are nested too deeply to follow")
        inner = Frame(function.scope, arguments, function.bound, function.frame, depth, step)
        if call is not None:
            inner = self._entered.setdefault((function.scope, call, frame), inner)
        value = self._remember((function.scope, inner), lambda: self._returned(function.scope, inner))
        return passed(value, step)

    def _returned(self, scope: Scope, frame: Frame) -> Value:
        if scope.yields:
            items = tuple(self.value(node, point, frame) for node, point in scope.yields)
            return Sequence(items, Unknown("what a generator gives"))
        found: list[Option] = []
        for node, point in scope.returns:
            guard = self.taken(point, frame)
            if guard is not None:
                value = self.value(node, point, frame) if node is not None else Const(None)
                found.extend(options(value, guard))
        if not found:
            return Const(None)
        return choice(found)

    def taken(self, point: Point, frame: Frame | None) -> Guard | None:
        """The guard under which `point` is reached within its function; None when it can't be."""
        guard = ALWAYS
        block, index = point.block, point.index
        while True:
            for item in block.items[:index]:
                if isinstance(item, Branch) and item.leaves:
                    passed_by = self._passed(item, frame)
                    if passed_by is None:
                        return None
                    guard = (guard & passed_by) or guard
            branch = block.branch
            if branch is None:
                return guard
            known = self._decide(branch, frame) if branch.kind == "if" else None
            if known is not None and known != block.arm:
                return None
            if known is None:
                guard = (guard & branch.when(block.arm, frame)) or guard
            block, index = branch.block, branch.position

    def _passed(self, branch: Branch, frame: Frame | None) -> Guard | None:
        """The guard under which the program goes on behind a branch of which some arms leave; None when it can't."""
        known = self._decide(branch, frame)
        arms = [number for number, arm in enumerate(branch.arms) if not arm.exits]
        if not branch.exhaustive:
            arms.append(len(branch.arms))
        if known is not None:
            return ALWAYS if known in arms else None
        guards = [branch.when(number, frame) for number in arms]
        return either(guards) if branch.kind != "loop" else ALWAYS

    # changes in place

    def _change(self, value: Value, change: Change, path: Path, guard: Guard, point: Point, frame: Frame | None) -> Value:
        if change.how == "passed":
            return self._helped(value, change, path, guard, point, frame)
        if len(change.path) < len(path):
            return value
        return each(value, lambda one: self._changed(one, change, change.path[len(path) :], guard, point, frame))

    def _changed(self, value: Value, change: Change, inner: Path, guard: Guard, point: Point, frame: Frame | None) -> Value:
        if inner and not (change.how in ("store", "delete") and len(inner) == 1):
            return self._deeper(value, change, inner, guard, point, frame)
        if inner and inner[0][0] == "[" and _opaque(value):
            value = Mapping({}, value if isinstance(value, Unknown) else Unknown("what it held before can't be followed"))
        if change.how == "store" and change.value is not None:
            return self._stored(value, change, inner, guard, point, frame)
        if isinstance(value, Mapping):
            return self._mapping_changed(value, change, inner, guard, point, frame)
        if isinstance(value, Sequence):
            return self._sequence_changed(value, change, guard, point, frame)
        if isinstance(value, Made):
            return value
        if change.how == "merge" and isinstance(change.node, cst.AugAssign) and change.value is not None:
            other = self.value(change.value, point, frame)
            step = Step(point.block.scope, change.node, "put together here")
            merged = each(other, lambda o: stdlib.augmented(change.node, value, o, step))
            return merged if not guard else choice([*options(merged, guard), Option(ALWAYS, value)])
        return value

    def _deeper(self, value: Value, change: Change, inner: Path, guard: Guard, point: Point, frame: Frame | None) -> Value:
        """A change to something that `value` holds."""
        name = inner[0][1:].rstrip("]")
        if isinstance(value, Mapping) and inner[0][0] == "[" and name in value.items:
            alts = tuple(
                replace(alt, value=self._changed(alt.value, change, inner[1:], guard, point, frame)) if alt.value is not ABSENT else alt
                for alt in value.items[name]
            )
            return replace(value, items={**value.items, name: alts})
        if isinstance(value, Made) and inner[0][0] == ".":
            before = self._instance_member(value, name)
            after = self._changed(before, change, inner[1:], guard, point, frame)
            return set_attribute(value, name, alternatives(after))
        return value

    def _stored(self, value: Value, change: Change, inner: Path, guard: Guard, point: Point, frame: Frame | None) -> Value:
        if not inner or change.value is None:
            return value
        scope = point.block.scope
        new = self.value(change.value, point, frame)
        target = change.node.targets[0].target if isinstance(change.node, cst.Assign) else getattr(change.node, "target", change.node)
        site = Site(scope, target, change.node, change.node)
        alts = alternatives(new, Alt(new, ALWAYS, site))
        if inner[0][0] == ".":
            return set_attribute(value, inner[0][1:], alts, guard) if isinstance(value, Made) else value
        if not isinstance(value, Mapping):
            return value
        if inner[0] != ANY_KEY:
            return replace(value, items=store(value.items, inner[0][1:-1], alts, guard))
        key = self.value(change.key, point, frame) if change.key is not None else Unknown("a slice")
        names = [one.value.value for one in options(key) if isinstance(one.value, Const) and isinstance(one.value.value, str)]
        if not names or (len(names) > 1 and not stdlib.every_element(key)):
            return replace(value, rest=value.rest or Unknown("a key is computed"))
        for name in names:
            value = replace(value, items=store(value.items, name, alts, guard))
        return value

    def _mapping_changed(self, value: Mapping, change: Change, inner: Path, guard: Guard, point: Point, frame: Frame | None) -> Value:
        if change.how == "delete":
            key = self.value(change.key, point, frame) if change.key is not None else Unknown("a slice")
            return self._removed(value, key, guard, change)
        if change.how == "merge" and change.value is not None:
            return self._merged(value, [(None, self.value(change.value, point, frame))], guard, change, point)
        if change.call is None:
            return value
        args = self.arguments(change.call.args, change.call, point, frame)
        first = args.positional[0].value if args.positional else None
        match change.how:
            case "update":
                parts: list[tuple[cst.CSTNode | None, Value]] = [(None, alt.value) for alt in args.positional]
                parts.append((None, Mapping(args.keywords, args.rest)))
                return self._merged(value, parts, guard, change, point)
            case "clear":
                return replace(value, items=remove(value.items, list(value.items), guard), rest=value.rest if guard else None)
            case "popitem":
                return replace(value, items=perhaps(value.items, change.call))
            case "pop" if first is not None:
                return self._removed(value, first, guard, change)
            case "setdefault" | "__setitem__" if isinstance(first, Const) and isinstance(first.value, str) and len(args.positional) > 1:
                site = Site(point.block.scope, change.call.args[0], change.call, change.call)
                new = alternatives(args.positional[1].value, Alt(args.positional[1].value, ALWAYS, site))
                if change.how == "setdefault":
                    old = value.items.get(first.value, (Alt(ABSENT),))
                    new = tuple(both for alt in old if alt.value is ABSENT for both in under(new, alt.guard))
                    kept = tuple(alt for alt in old if alt.value is not ABSENT)
                    return replace(value, items={**value.items, first.value: (*kept, *under(new, guard))} if new else value.items)
                return replace(value, items=store(value.items, first.value, new, guard))
        return value

    def _merged(self, value: Mapping, parts: Iterable[tuple[object, Value]], guard: Guard, change: Change, point: Point) -> Value:
        items, rest = dict(value.items), value.rest
        for _, other in parts:
            other = stdlib.as_mapping(other)
            if guard:
                other = choice([*options(other, guard), *(Option(g, Mapping({})) for g in complement(guard))])
            items, rest = merge(items, rest, other, Step(point.block.scope, change.node, "merged here"))
        return replace(value, items=items, rest=rest)

    def _removed(self, value: Mapping, key: Value, guard: Guard, change: Change) -> Value:
        if isinstance(key, Const):
            return replace(value, items=remove(value.items, [str(key.value)], guard))
        if isinstance(key, Choice):
            names = [str(one.value.value) for one in key.options if isinstance(one.value, Const)]
            some = guard if stdlib.every_element(key) else taken((change.node, "key"), 0)
            return replace(value, items=remove(value.items, names, some))
        return replace(value, items=perhaps(value.items, change.node))

    def _sequence_changed(self, value: Sequence, change: Change, guard: Guard, point: Point, frame: Frame | None) -> Value:
        if change.how == "merge" and change.value is not None:
            extra = self.value(change.value, point, frame)
        elif change.call is None or not change.call.args:
            return value
        else:
            extra = self.value(change.call.args[-1].value, point, frame)
        if change.how in ("append", "insert", "add"):
            return append(value, extra, guard)
        if change.how in ("extend", "merge"):
            if not isinstance(extra, Sequence):
                return replace(value, rest=value.rest or Unknown("it is extended by what can't be followed"))
            for item in extra.items:
                value = append(value, item, guard)
            return replace(value, rest=value.rest or extra.rest)
        return replace(value, rest=value.rest or Unknown("elements are removed"))

    def _helped(self, value: Value, change: Change, path: Path, guard: Guard, point: Point, frame: Frame | None) -> Value:
        """What a function of the project does to a dict, list or object that it is given."""
        if change.path != path or change.call is None or not isinstance(value, (Mapping, Sequence)):
            return value
        function = self.value(change.call.func, point, frame)
        if not isinstance(function, Function) or not isinstance(change.node, cst.Arg):
            return value
        inner = self._entered.setdefault(
            (function.scope, change.call, frame),
            Frame(function.scope, self.arguments(change.call.args, change.call, point, frame), function.bound, function.frame, (frame.depth if frame else 0) + 1),
        )
        name = stdlib.parameter_for(function, change.call, change.node)
        if name is None or inner.depth > CALLS:
            return value
        key = (("helped", function.scope, name), inner)
        after = self._remember(key, lambda: self._after(function.scope, name, value, inner))
        if guard and after is not value:
            return choice([*options(after, guard), *(Option(g, value) for g in complement(guard))])
        return after

    def _after(self, scope: Scope, name: str, value: Value, frame: Frame) -> Value:
        """`value`, passed as parameter `name`, when the function has run."""
        for trail in reach((name,), scope.end, frame, lambda branch: self._decide(branch, frame)):
            if trail.definition is None:
                for guard, change, point in trail.changes:
                    value = self._change(value, change, (name,), guard, point, frame)
                break
        return value


UNBOUND = Unknown("it is not assigned on this path")
_CONSTANTS: dict[str, tuple[object]] = {"None": (None,), "True": (True,), "False": (False,)}


def passed(value: Value, step: Step | None) -> Value:
    """A returned dict with the call as one more station on the way of its items."""
    if step is None or not isinstance(value, Mapping):
        return value
    return replace(value, items={name: via(alts, step) for name, alts in value.items.items()})


def decorators(node: cst.CSTNode) -> frozenset[str]:
    """The last names of a function's decorators."""
    if not isinstance(node, cst.FunctionDef):
        return frozenset()
    return frozenset(stdlib.last_name(one.decorator) for one in node.decorators)


def find(scope: Scope, wanted: Definition) -> Point | None:
    """Where in `scope` a definition stands."""
    return next((point for item, point in placed(scope) if item is wanted), None)


def _pair(node: cst.DictComp) -> tuple[str, str]:
    """The names of key and value in `{k: v for …}`."""
    assert isinstance(node.key, cst.Name)
    assert isinstance(node.value, cst.Name)
    return node.key.value, node.value.value


def _opaque(value: Value) -> bool:
    """May this be a dict that can't be followed?"""
    return isinstance(value, (Unknown, Member)) or (isinstance(value, Made) and not isinstance(value.maker, Class))


def _is_unbound(value: Value) -> bool:
    return value is UNBOUND


def _incomplete(value: Value) -> bool:
    return any(isinstance(one.value, Unknown) and one.value.reason == "it depends on itself" for one in options(value))


def _is_init(method: Scope) -> bool:
    return isinstance(method.node, cst.FunctionDef) and method.node.name.value in ("__init__", "__new__", "__post_init__", "setUp", "setup")


def _is_placeholder(value: Value) -> bool:
    return isinstance(value, Const) and value.value is None


def _same_kind(values: list[Value]) -> bool:
    return len({type(value) for value in values}) == 1


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


_EVALUATE = {
    cst.Name: Evaluator.name,
    cst.Attribute: Evaluator.attribute,
    cst.Subscript: Evaluator.subscript,
    cst.Dict: Evaluator.dict_,
    cst.List: Evaluator.sequence,
    cst.Tuple: Evaluator.sequence,
    cst.Set: Evaluator.sequence,
    cst.ListComp: Evaluator.comprehension,
    cst.SetComp: Evaluator.comprehension,
    cst.GeneratorExp: Evaluator.comprehension,
    cst.DictComp: Evaluator.dict_comprehension,
    cst.BinaryOperation: Evaluator.binary,
    cst.BooleanOperation: Evaluator.boolean,
    cst.UnaryOperation: Evaluator.unary,
    cst.Comparison: Evaluator.comparison,
    cst.IfExp: Evaluator.if_expression,
    cst.Await: Evaluator.inner,
    cst.NamedExpr: Evaluator.inner,
    cst.Lambda: Evaluator.lambda_,
    cst.FormattedString: Evaluator.text,
    cst.ConcatenatedString: Evaluator.concatenated,
    cst.Integer: Evaluator.number,
    cst.Float: Evaluator.number,
    cst.Call: Evaluator.call,
}
