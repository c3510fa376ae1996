"""Calls that look into objects or call what they are given: getattr, super, asdict; filter, reduce, decorators."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import TYPE_CHECKING, TypeAlias

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.attributes import attributes_of, parent
from compatlint.dataflow.evaluation.classes import entered
from compatlint.dataflow.evaluation.records import as_pairs
from compatlint.dataflow.evaluation.stores import stored
from compatlint.dataflow.scopes.guards import taken
from compatlint.dataflow.scopes.scope import Point
from compatlint.dataflow.values.arguments import first
from compatlint.dataflow.values.comparisons import truth
from compatlint.dataflow.values.container_reads import elements
from compatlint.dataflow.values.container_updates import each, single
from compatlint.dataflow.values.values import (
    ABSENT,
    COMPUTED,
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
    Partial,
    Sequence,
    Symbol,
    Unknown,
    Value,
    choice,
    options,
)
from compatlint.screen.library import ROWS, Gives, library_function

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


METHODS = 8  # that a computed name may be
Special: TypeAlias = "Callable[[Evaluator, Arguments, cst.Call, Point, Frame | None], Value]"


def _getattr(ev: Evaluator, arguments: Arguments, node: cst.Call, point: Point, frame: Frame | None) -> Value:
    given = [alt.value for alt in arguments.positional]
    if len(given) < 2:
        return Unknown("the name of the attribute is computed")
    found: list[Option] = []
    for option in options(given[1]):
        if isinstance(option.value, Const):
            found.append(Option(option.guard, stored(ev, ev.member(given[0], str(option.value.value)), point)))
        else:
            found += _any_method(ev, given[0], option, (frame, node))
    return choice(found)


def _any_method(ev: Evaluator, value: Value, name: Option, asked: Hashable) -> Iterator[Option]:
    """What a name that nobody knows may be of an object: one of its methods."""
    cls = value.maker if isinstance(value, Made) else None
    methods = [one.function_name for one in cls.scope.inner.values()] if isinstance(cls, Class) else []
    public = list(dict.fromkeys(one for one in methods if one and not one.startswith("_")))
    if not 0 < len(public) <= METHODS:
        yield Option(name.guard, Unknown("the name of the attribute is computed"))
        return
    for number, one in enumerate(public):
        guard = name.guard & taken(asked, number, of=len(public) + 1)
        if guard is not None:
            yield Option(guard, ev.member(value, one))


def _super(ev: Evaluator, _given: Arguments, _node: cst.Call, point: Point, frame: Frame | None) -> Value:
    return parent(ev, point.block.scope, frame) if frame is not None else Unknown("super() outside a method")


def _asdict(ev: Evaluator, arguments: Arguments, _node: cst.Call, _point: Point, _frame: Frame | None) -> Value:
    def items(value: Value) -> Value:
        if isinstance(value, Made):
            return attributes_of(ev, value)
        return Mapping({}, Unknown("it can't be followed"))

    return each(first(arguments), items)


def with_pairs(ev: Evaluator, arguments: Arguments) -> Arguments:
    """The arguments of `dict(…)`, an object of a data model as the pairs that it is read as."""

    def read(alt: Alt) -> Alt:
        return replace(alt, value=each(alt.value, lambda one: as_pairs(ev, one) or one))

    return Arguments(tuple(map(read, arguments.positional)), arguments.keywords, arguments.rest, arguments.star)


def _replaced(ev: Evaluator, arguments: Arguments, _node: cst.Call, _point: Point, _frame: Frame | None) -> Value:
    """`dataclasses.replace(obj, name=…)`."""

    def changed(value: Value) -> Value:
        if not isinstance(value, Made):
            return value
        return replace(value, attributes={**value.attributes, **arguments.keywords})

    return each(first(arguments), changed)


def _field(ev: Evaluator, arguments: Arguments, node: cst.Call, point: Point, frame: Frame | None) -> Value:
    """`field(default=…)`: what a declared field is where nothing is given."""
    for name in ("default", "default_factory", "factory"):
        alts = arguments.keywords.get(name)
        if alts is not None:
            value = single(alts)
            return value if name == "default" else each(value, lambda one: ev.called(one, node, point, frame))
    return first(arguments) if arguments.positional else Unknown("it has no default")


def _dependency(ev: Evaluator, arguments: Arguments, node: cst.Call, point: Point, frame: Frame | None) -> Value:
    """`Depends(function)`: what the function gives, or yields."""
    return each(first(arguments), lambda one: entered(ev, ev.called(one, node, point, frame)))


def _module(ev: Evaluator, arguments: Arguments, _node: cst.Call, point: Point, _frame: Frame | None) -> Value:
    """`importlib.import_module("name")`."""
    name = first(arguments)
    if not isinstance(name, Const) or len(arguments.positional) != 1:
        return Unknown("the name of the module is computed")
    found = ev.project.module(str(name.value), point.block.scope.file) if ev.project is not None else None
    return Module(found) if found is not None else Symbol(str(name.value))


def _signature(ev: Evaluator, arguments: Arguments, node: cst.Call, point: Point, _frame: Frame | None) -> Value:
    """`inspect.signature(function)`: something that has the names of the parameters."""
    function = first(arguments)
    if not isinstance(function, Function):
        return Unknown("its parameters can't be followed")
    names: dict[str, tuple[Alt, ...]] = {name: (Alt(Unknown("a parameter")),) for name in function.scope.params}
    given = Arguments(keywords={"parameters": (Alt(Mapping(names)),)})
    return Made(Symbol("types.SimpleNamespace"), point.block.scope, node, given)


def filtered(ev: Evaluator, arguments: Arguments, node: cst.Call, _point: Point, frame: Frame | None) -> Value:
    """`filter(function, elements)`: those for which the function gives something true."""
    if len(arguments.positional) != 2:
        return COMPUTED
    function, listed = (alt.value for alt in arguments.positional)

    def kept(number: int, item: Value) -> Value:
        found: list[Option] = []
        for one in options(item):
            known = False if one.value is ABSENT else truth(_applied(ev, function, (one.value,), frame))
            if known is None:
                found += options(one.value, one.guard & taken((node, number), 0) or one.guard)
                found += options(ABSENT, one.guard & taken((node, number), 1) or one.guard)
            else:
                found.append(Option(one.guard, one.value if known else ABSENT))
        return choice(found)

    def of(value: Value) -> Value:
        value = elements(value)
        if not isinstance(value, Sequence):
            return COMPUTED
        return Sequence(tuple(kept(number, one) for number, one in enumerate(value.items)), value.rest, value.origin)

    return each(listed, of)


def reduced(ev: Evaluator, arguments: Arguments, _node: cst.Call, _point: Point, frame: Frame | None) -> Value:
    """`functools.reduce(function, elements, first)`."""
    function, *given = (alt.value for alt in arguments.positional)
    listed = elements(given[0]) if given else COMPUTED
    if not isinstance(listed, Sequence) or listed.rest is not None:
        return COMPUTED
    values = [*given[1:2], *listed.items]
    found = values[0] if values else COMPUTED
    for value in values[1:]:
        found = _applied(ev, function, (found, value), frame)
    return found


def run(ev: Evaluator, arguments: Arguments, node: cst.Call, _point: Point, frame: Frame | None) -> Value:
    """`asyncio.to_thread(function, …)`: what the function gives."""
    function = first(arguments)
    if not isinstance(function, Function):
        return COMPUTED
    return ev.enter(function, arguments.after(1), node, frame)


MAKERS: dict[Gives, Special] = {
    "filtered": filtered,
    "reduced": reduced,
    "called": run,
    "attribute": _getattr,
    "parent": _super,
    "fields": _asdict,
    "replaced": _replaced,
    "default": _field,
    "entered": _dependency,
    "module": _module,
    "signature": _signature,
}
SPECIAL = {row.name: MAKERS[row.gives] for row in ROWS if row.gives in MAKERS}


def _applied(ev: Evaluator, function: Value, given: tuple[Value, ...], frame: Frame | None) -> Value:
    if isinstance(function, Const) and function.value is None:
        return given[0]
    passed = Arguments(tuple(map(Alt, given)))
    return ev.enter(function, passed, None, frame) if isinstance(function, Function) else COMPUTED


def decorated(decorator: Value, arguments: Arguments) -> Value | None:
    """The callable that a decorator, called as a function, gives back; None where it is none of the known ones."""
    options_of_its_own = arguments.keywords and not isinstance(decorator, Symbol)
    if not _decorates(decorator) or len(arguments.positional) != 1 or options_of_its_own:
        return None
    function = first(arguments)
    return function if isinstance(function, (Function, Member, Partial, Symbol)) else None


def _decorates(decorator: Value) -> bool:
    """Is it a known decorator, or what one made of its own arguments? A class makes objects that call."""
    if isinstance(decorator, Made) and isinstance(decorator.maker, Symbol):
        return decorator.maker.name.rpartition(".")[2].islower()
    return isinstance(decorator, Symbol) and library_function(decorator.name).gives == "same function"
