"""What an expression's value can be, asked backwards from where it is used.

Nothing is evaluated that no question needs; answers are remembered, and every question has a budget beyond which it is
answered Unknown with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import libcst as cst

from linter import changes, displays, objects, parameters, stdlib
from linter.frames import CALLS, Frame
from linter.mappings import alternatives, each, merge, single, via
from linter.reaching import Trail, either, reach
from linter.scope import Branch, Change, Definition, Path, Point, Scope, placed
from linter.values import (
    ALWAYS,
    Alt,
    Arguments,
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
    options,
    taken,
)

if TYPE_CHECKING:
    from linter.project import Project

DEPTH = 60  # questions asked by a question asked by …
STEPS = 4_000  # questions for one call site
FILE_STEPS = 30_000  # and for all of a file


@dataclass(slots=True)
class Evaluator:
    """Answers questions about one project.

    `asked` collects the functions whose unknown callers an answer depends on.
    """

    project: Project | None = None
    asked: set[Scope] = field(default_factory=set)
    _memo: dict[tuple[object, Frame | None], tuple[Value, frozenset[Scope]]] = field(default_factory=dict)
    _active: set[tuple[object, Frame | None]] = field(default_factory=set)
    _open: dict[Scope, Frame] = field(default_factory=dict)
    _entered: dict[tuple[object, ...], Frame] = field(default_factory=dict)
    _depth: int = 0
    _steps: int = 0
    _spent: int = 0
    _cuts: int = 0
    _provisional: dict[tuple[object, Frame | None], tuple[Value, frozenset[Scope]]] = field(default_factory=dict)

    def begin(self) -> None:
        """Start a question of its own: a fresh budget, nobody asked."""
        self.asked = set()
        self._steps = 0
        self._provisional.clear()

    # questions

    def value(self, node: cst.BaseExpression, point: Point, frame: Frame | None) -> Value:
        """The value of `node`, evaluated at `point` in `frame`."""
        if isinstance(node, cst.SimpleString):
            return Const(node.evaluated_value, Step(point.block.scope, node, ""))
        return self.remember((node, frame), lambda: self._evaluate(node, point, frame))

    def remember(self, key: tuple[object, Frame | None], answer: stdlib.Answer) -> Value:
        """What `answer` gives, asked once; an answer cut short within another question holds for that question only."""
        known = self._memo.get(key) or self._provisional.get(key)
        if known is not None:
            self.asked |= known[1]
            return known[0]
        self._steps += 1
        self._spent += 1
        if key in self._active or self._depth > DEPTH or self._steps > STEPS or self._spent > FILE_STEPS:
            self._cuts += 1
            return stdlib.CIRCULAR if key in self._active else Unknown("it is too deep to follow")
        cuts, outer, self.asked = self._cuts, self.asked, set()
        self._active.add(key)
        self._depth += 1
        try:
            value = answer()
        finally:
            self._depth -= 1
            self._active.discard(key)
            mine, self.asked = self.asked, outer | self.asked
        whole = self._cuts == cuts
        (self._memo if whole else self._provisional)[key] = (value, frozenset(mine))
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
            return self.reaching(path, scope, point, frame)
        later = False  # a function runs when what is around it has run
        inside: list[tuple[Scope, Point]] = []
        while scope is not home:
            if path[0] in scope.changed:
                inside.append((scope, point))
            later = later or scope.kind in ("function", "lambda")
            outer = scope.parent
            assert outer is not None
            point = outer.end if later or scope.point is None else scope.point
            scope = outer
        value = self.reaching(path, home, point, self.frame_of(home, frame))
        for scope, before in reversed(inside):
            value = self._changed_inside(value, path, before, self.frame_of(scope, frame))
        return value

    def _changed_inside(self, value: Value, path: Path, point: Point, frame: Frame | None) -> Value:
        """A name of an outer scope, after what the function around `point` has done to what it holds."""
        for trail in self.trails(path, point, frame):
            if trail.definition is None:
                for guard, change, at in trail.changes:
                    value = self.applied(value, change, path, guard, at, frame)
        return value

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
            frame = self._open[scope] = Frame(scope, None, objects.receiver(self, scope, outer), outer)
        return frame

    def reaching(self, path: Path, scope: Scope, point: Point, frame: Frame | None, *, ended: bool = False) -> Value:
        """What `path` of `scope` can hold at `point` (`ended`: when the function is over)."""
        trails = self.trails(path, point, frame, ended=ended)
        found = [Option(trail.guard, self._arrive(trail, path, scope, frame)) for trail in trails]
        if not found:
            return Unknown("no path of the program reaches this")
        if path[0] in scope.foreign and point.block is scope.block and point.index == len(scope.block.items):
            found += options(self._foreign(path[0], scope)) if len(path) == 1 else ()
        if len(found) > 1:
            found = [one for one in found if one.value is not UNBOUND and not stdlib.is_circular(one.value)] or found
        return choice(found)

    def _arrive(self, trail: Trail, path: Path, scope: Scope, frame: Frame | None) -> Value:
        if trail.definition is None or trail.point is None:
            value = self._entry(path, scope, frame)
        else:
            value = self.defined(trail.definition, trail.point, frame)
            for attribute in path[len(trail.definition.path) :]:
                value = objects.member(self, value, attribute[1:])
        for guard, change, point in trail.changes:
            value = self.applied(value, change, path, guard, point, frame)
        return value

    def _entry(self, path: Path, scope: Scope, frame: Frame | None) -> Value:
        """What `path` holds when the scope begins: a parameter, a global, an attribute of self."""
        name = path[0]
        if name in scope.outer:
            home = scope.outer[name]
            return self.reaching(path, home, home.end, self.frame_of(home, frame))
        if name in scope.params and frame is not None:
            value = parameters.parameter(self, name, scope, frame)
        else:
            value = self._foreign(name, scope)
        for attribute in path[1:]:
            value = objects.member(self, value, attribute[1:])
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
        return self.defined(definition, point, self.open_frame(scope)) if point else Unknown("unreachable")

    def _undefined(self, path: Path, scope: Scope) -> Value:
        value: Value | None = None
        if "*" in scope.module.bound:
            value = self._from_stars(path[0], scope.module)
        if value is None:
            value = Const("__main__") if path[0] == "__name__" else Symbol(f"builtins.{path[0]}")
        for attribute in path[1:]:
            value = objects.member(self, value, attribute[1:])
        return value

    def _from_stars(self, name: str, module: Scope) -> Value | None:
        for item in module.block.items:
            if isinstance(item, Definition) and item.path == ("*",):
                found = self.imported(item.module, module, name)
                if found is not None and not (isinstance(found, Symbol) and name in stdlib.BUILTINS):
                    return found
        return None

    def trails(self, path: Path, point: Point, frame: Frame | None, *, ended: bool = False) -> list[Trail]:
        """The definitions and changes of `path` that can reach `point` (`ended`: when the function is over)."""
        return reach(
            path,
            point,
            frame,
            lambda branch: self.decide(branch, frame),
            lambda branch, arm: self._when(branch, arm, frame),
            ended=ended,
        )

    def _when(self, branch: Branch, arm: int, frame: Frame | None) -> Guard:
        """The guard under which an arm is taken, with what its test refutes."""
        guard = branch.when(arm, frame)
        return (guard & self._refuting(branch, arm, frame)) or guard

    def applied(
        self, value: Value, change: Change, path: Path, guard: Guard, point: Point, frame: Frame | None
    ) -> Value:
        """`value`, which `path` held, after a change that happens where `guard` holds."""
        return changes.applied(self, value, change, path, guard, point, frame)

    def typed(self, annotation: cst.BaseExpression, point: Point, frame: Frame | None) -> Value:
        """An object known by its annotation, else Unknown."""
        return parameters.typed(self, annotation, point, frame)

    def decide(self, branch: Branch, frame: Frame | None) -> int | None:
        """The arm an `if` takes, where its test is known."""
        point = Point(branch.block, branch.position)
        if isinstance(branch.key, cst.For):
            values = [one.value for one in options(self.value(branch.key.iter, point, frame))]
            runs = {stdlib.truth(one) if isinstance(one, Sequence) else None for one in values}
            return 0 if runs == {True} else len(branch.arms) if runs == {False} else None
        if isinstance(branch.key, cst.Match):
            subject = [one.value for one in options(self.value(branch.key.subject, point, frame))]
            return stdlib.matching_case(branch.key, subject[0]) if len(subject) == 1 else None
        if branch.test is None or not stdlib.is_plain(branch.test):
            return None
        known = self.truth(branch.test, point, frame)
        return None if known is None else int(not known)

    def truth(self, node: cst.BaseExpression, point: Point, frame: Frame | None) -> bool | None:
        """Whether a test holds, where that is known for every option."""
        found = {stdlib.truth(option.value) for option in options(self.value(node, point, frame))}
        return found.pop() if len(found) == 1 else None

    # definitions

    def defined(self, definition: Definition, point: Point, frame: Frame | None) -> Value:
        return self.remember((definition, frame), lambda: self._define(definition, point, frame))

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
                    value = stdlib.pick(value, Unknown("a starred target") if index is None else Const(index))
            case "each":
                value = each(value, stdlib.element)
                for index in definition.index:
                    value = stdlib.pick(value, Unknown("a starred target") if index is None else Const(index))
            case "enter":
                value = each(value, lambda one: objects.entered(self, one))
        return value

    def _annotated(self, definition: Definition, point: Point, frame: Frame | None) -> Value:
        if definition.annotation is None:
            return Unknown("its value is not written here")
        return parameters.typed(self, definition.annotation, point, frame)

    def _function(self, scope: Scope, point: Point, frame: Frame | None) -> Value:
        """A function as its decorators leave it."""
        value: Value = Function(scope, frame)
        node = scope.node
        if not isinstance(node, cst.FunctionDef):
            return value
        for decorator in reversed(node.decorators):
            wrapper = self.value(decorator.decorator, point, frame)
            if isinstance(value, Function) and not stdlib.keeps(wrapper):
                value = replace(value, altered=True)
            if isinstance(wrapper, Function) and wrapper.scope is not scope:
                wrapped = self.enter(wrapper, Arguments(positional=(Alt(value),)), None, None)
                value = wrapped if isinstance(wrapped, Function) else value
        return value

    # imports

    def _import(self, definition: Definition, scope: Scope) -> Value:
        if definition.name is None:
            found = self.project.module(definition.module, scope.file) if self.project else None
            return Module(found) if found is not None else Symbol(definition.module)
        return self.imported(definition.module, scope, definition.name) or Symbol(
            f"{definition.module}.{definition.name}"
        )

    def imported(self, module: str, scope: Scope, name: str) -> Value | None:
        """`from module import name`, seen from `scope`; None where the module is of the project and lacks it."""
        if self.project is None:
            return Symbol(f"{module}.{name}")
        found = self.project.module(module, scope.file)
        if found is not None and (name in found.bound or "*" in found.bound):
            return self.lookup((name,), found.end, None)
        inner = self.project.module(module + name if module.endswith(".") else f"{module}.{name}", scope.file)
        if inner is not None:
            return Module(inner)
        return Symbol(f"{module}.{name}") if found is None else None

    def activation(self, key: tuple[Scope, object], frame: Frame) -> Frame:
        return self._entered.setdefault(key, frame)

    # calls

    def call(self, node: cst.Call, point: Point, frame: Frame | None) -> Value:
        function = each(self.value(node.func, point, frame), lambda one: objects.called_as(self, one))
        return each(function, lambda one: self.apply(one, node, point, frame))

    def arguments(self, args: Iterable[cst.Arg], call: cst.Call, point: Point, frame: Frame | None) -> Arguments:
        """What a call passes: `**` merged into the keywords, `*` into the positionals, each with its site."""
        return Arguments.late(lambda: self._given(args, call, point, frame))

    def _given(self, args: Iterable[cst.Arg], call: cst.Call, point: Point, frame: Frame | None) -> Arguments:
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
                typed = objects.is_typed_dict(self, function)
                return (
                    stdlib.keyword_dict(arguments, step)
                    if typed
                    else Made(function, point.block.scope, node, arguments)
                )
            case Member(base=Made(maker=Class()) as made, names=(name,)) if name in objects.DUMPS:
                return objects.dumped(self, made, arguments)
            case Symbol(name=name) if name in SPECIAL:
                return SPECIAL[name](self, arguments, node, point, frame)
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

    def called(self, function: Value, node: cst.Call, point: Point, frame: Frame | None) -> Value:
        """What calling `function` without arguments gives, somewhere behind `node`."""
        if isinstance(function, Function):
            return self.enter(function, Arguments(), node, frame)
        if isinstance(function, Symbol) and function.name in stdlib.FUNCTIONS:
            return stdlib.FUNCTIONS[function.name](Arguments(), Step(point.block.scope, node, "made here"))
        known = isinstance(function, (Class, Symbol))
        return Made(function, point.block.scope, node, Arguments()) if known else Unknown("it is computed at run time")

    def enter(
        self,
        function: Function,
        arguments: Arguments,
        call: cst.Call | None,
        frame: Frame | None,
        step: Step | None = None,
    ) -> Value:
        """What `function` returns for `arguments`."""
        inner = self.activation_of(function, arguments, call, frame, step.scope if step else None)
        if inner is None:
            return Unknown("calls are nested too deeply to follow")
        value = self.remember((function.scope, inner), lambda: self._returned(function.scope, inner))
        return passed(value, step)

    def activation_of(
        self,
        function: Function,
        arguments: Arguments,
        call: cst.Call | None,
        frame: Frame | None,
        scope: Scope | None = None,
    ) -> Frame | None:
        """The frame of a call, the same one for the same call in the same frame; None where calls nest too deeply."""
        depth = frame.depth + 1 if frame is not None else 1
        if depth > CALLS:
            return None
        step = Step(scope, call, "called here") if scope is not None and call is not None else None
        if function.altered:
            arguments = stdlib.doubted(arguments, (call, "decorated"))
        inner = Frame(function.scope, arguments, function.bound, function.frame, depth, step)
        return inner if call is None else self._entered.setdefault((function, call, frame), inner)

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
            known = self.decide(branch, frame) if branch.kind in ("if", "match") else None
            if known is not None and known != block.arm:
                return None
            if known is None:
                guard = (guard & self._when(branch, block.arm, frame)) or guard
            block, index = branch.block, branch.position

    def _refuting(self, branch: Branch, arm: int, frame: Frame | None) -> Guard:
        """What a test refutes: in `if self.url:` the url is not a default that is false."""
        guard = ALWAYS
        if branch.test is None or not isinstance(branch.test, (cst.Name, cst.Attribute)):
            return guard
        value = self.value(branch.test, Point(branch.block, branch.position), frame)
        for option in options(value):
            if stdlib.truth(option.value) is (arm != 0):
                for key, arms, _ in option.guard.arms:
                    if isinstance(key, tuple) and key[-1] == "given":
                        guard = (guard & taken(key, *({0, 1} - arms))) or guard
        return guard

    def _passed(self, branch: Branch, frame: Frame | None) -> Guard | None:
        """The guard under which the program goes on behind a branch of which some arms leave; None when it can't."""
        known = self.decide(branch, frame)
        arms = [number for number, arm in enumerate(branch.arms) if not arm.exits]
        if not branch.exhaustive:
            arms.append(len(branch.arms))
        if known is not None:
            return ALWAYS if known in arms else None
        guards = [branch.when(number, frame) for number in arms]
        if branch.kind == "loop":
            return ALWAYS
        return either(guards) if guards else None


Special: TypeAlias = "Callable[[Evaluator, Arguments, cst.Call, Point, Frame | None], Value]"


def _getattr(ev: Evaluator, arguments: Arguments, _node: cst.Call, _point: Point, _frame: Frame | None) -> Value:
    given = [alt.value for alt in arguments.positional]
    if len(given) < 2 or not isinstance(given[1], Const):
        return Unknown("the name of the attribute is computed")
    return objects.member(ev, given[0], str(given[1].value))


def _super(ev: Evaluator, _given: Arguments, _node: cst.Call, point: Point, frame: Frame | None) -> Value:
    return objects.parent(ev, point.block.scope, frame) if frame is not None else Unknown("super() outside a method")


def _asdict(ev: Evaluator, arguments: Arguments, _node: cst.Call, _point: Point, _frame: Frame | None) -> Value:
    def items(value: Value) -> Value:
        if isinstance(value, Made):
            return objects.items_of(ev, value)
        return Mapping({}, Unknown("it can't be followed"))

    return each(stdlib.first(arguments), items)


def _replaced(ev: Evaluator, arguments: Arguments, _node: cst.Call, _point: Point, _frame: Frame | None) -> Value:
    """`dataclasses.replace(obj, name=…)`."""

    def changed(value: Value) -> Value:
        if not isinstance(value, Made):
            return value
        return replace(value, attributes={**value.attributes, **arguments.keywords})

    return each(stdlib.first(arguments), changed)


def _field(ev: Evaluator, arguments: Arguments, node: cst.Call, point: Point, frame: Frame | None) -> Value:
    """`field(default=…)`: what a declared field is where nothing is given."""
    for name in ("default", "default_factory", "factory"):
        alts = arguments.keywords.get(name)
        if alts is not None:
            value = single(alts)
            return value if name == "default" else each(value, lambda one: ev.called(one, node, point, frame))
    return stdlib.first(arguments) if arguments.positional else Unknown("it has no default")


SPECIAL: dict[str, Special] = {
    "builtins.getattr": _getattr,
    "builtins.super": _super,
    "builtins.vars": _asdict,
    **dict.fromkeys(("dataclasses.replace", "attrs.evolve", "attr.evolve", "copy.replace"), _replaced),
    **dict.fromkeys(("dataclasses.asdict", "attrs.asdict", "attr.asdict"), _asdict),
    **dict.fromkeys(("dataclasses.field", "attrs.field", "attr.ib", "attr.field", "pydantic.Field"), _field),
}

UNBOUND = Unknown("it is not assigned on this path")
_CONSTANTS: dict[str, tuple[object]] = {"None": (None,), "True": (True,), "False": (False,)}


def passed(value: Value, step: Step | None) -> Value:
    """A returned dict with the call as one more station on the way of its items."""
    if step is None or not isinstance(value, Mapping):
        return value
    return replace(value, items={name: via(alts, step) for name, alts in value.items.items()})


def find(scope: Scope, wanted: Definition) -> Point | None:
    """Where in `scope` a definition stands."""
    return next((point for item, point in placed(scope) if item is wanted), None)


_EVALUATE: dict[type[cst.CSTNode], Callable[[Evaluator, Any, Point, Frame | None], Value]] = {
    cst.Name: Evaluator.name,
    cst.Attribute: objects.attribute,
    cst.Subscript: displays.subscripted,
    cst.Dict: displays.dict_,
    cst.List: displays.sequence,
    cst.Tuple: displays.sequence,
    cst.Set: displays.sequence,
    cst.ListComp: displays.sequence_comprehension,
    cst.SetComp: displays.sequence_comprehension,
    cst.GeneratorExp: displays.sequence_comprehension,
    cst.DictComp: displays.dict_comprehension,
    cst.BinaryOperation: displays.binary,
    cst.BooleanOperation: displays.boolean,
    cst.UnaryOperation: displays.unary,
    cst.Comparison: displays.comparison,
    cst.IfExp: displays.if_expression,
    cst.Await: displays.inner_value,
    cst.NamedExpr: displays.inner_value,
    cst.Lambda: displays.lambda_,
    cst.FormattedString: displays.text,
    cst.ConcatenatedString: displays.concatenated,
    cst.Integer: displays.number,
    cst.Float: displays.number,
    cst.Call: Evaluator.call,
}
