"""What calls give: the arguments they pass, the object they make, what the function they enter returns."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.activations import activation_of
from compatlint.dataflow.evaluation.attributes import called_as
from compatlint.dataflow.evaluation.branches import reached
from compatlint.dataflow.evaluation.classes import is_plain_dict, is_typed_dict
from compatlint.dataflow.evaluation.command_line import PARSERS, PARSING, parsed
from compatlint.dataflow.evaluation.model_schemas import schema_of
from compatlint.dataflow.evaluation.records import COPIES, RECORD_METHODS, SCHEMAS, copied, dumped
from compatlint.dataflow.evaluation.special_calls import SPECIAL, decorated, with_pairs
from compatlint.dataflow.evaluation.stores import got
from compatlint.dataflow.scopes.guards import ALWAYS, taken
from compatlint.dataflow.scopes.scope import Point, Scope
from compatlint.dataflow.values.arguments import joined, keyword_dict
from compatlint.dataflow.values.container_updates import alternatives, each, merge, via
from compatlint.dataflow.values.library import FUNCTIONS, keeps
from compatlint.dataflow.values.methods import method
from compatlint.dataflow.values.values import (
    Alt,
    Arguments,
    Class,
    Const,
    EnvVar,
    Frame,
    Function,
    Made,
    Mapping,
    Member,
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
)
from compatlint.pattern import pattern
from compatlint.screen.library import library_function

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


DEFAULT = ("default", "fallback")  # keywords that say what is given where there is nothing
NAME = pattern(r"[A-Za-z_][\w.-]*")
OF_TEXTS = frozenset(dir(str)) - frozenset(dir(dict))
CALLEES = 12  # functions of the project that one call may call and that are worth entering all


def call(ev: Evaluator, node: cst.Call, point: Point, frame: Frame | None) -> Value:
    """The value of a call."""
    point = _before(node, point)
    function = each(ev.value(node.func, point, frame), lambda one: called_as(ev, one))
    if sum(isinstance(one.value, Function) for one in options(function)) > CALLEES:
        return Unknown("it may be what any of many functions gives")
    return each(function, lambda one: apply(ev, one, node, point, frame))


def _before(node: cst.Call, point: Point) -> Point:
    """Where a call is evaluated: what `options.pop(key)` gives was there until then."""
    if not isinstance(node.func, cst.Attribute) or node.func.attr.value != "pop":
        return point
    root = node.func.value
    while isinstance(root, (cst.Attribute, cst.Subscript)):
        root = root.value
    return point.block.scope.points.get(root, point) if isinstance(root, cst.Name) else point


def arguments(ev: Evaluator, args: Iterable[cst.Arg], call: cst.Call, point: Point, frame: Frame | None) -> Arguments:
    """What a call passes: `**` merged into the keywords, `*` into the positionals, each with its site."""
    return Arguments.late(lambda: _given(ev, args, call, point, frame))


def _given(ev: Evaluator, args: Iterable[cst.Arg], call: cst.Call, point: Point, frame: Frame | None) -> Arguments:
    scope = point.block.scope
    positional: list[Alt] = []
    keywords: dict[str, tuple[Alt, ...]] = {}
    rest: Unknown | None = None
    star: Unknown | None = None
    for arg in args:
        value = ev.value(arg.value, point, frame)
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


def apply(ev: Evaluator, function: Value, node: cst.Call, point: Point, frame: Frame | None) -> Value:
    """What calling `function` with the arguments of `node` gives."""
    given = arguments(ev, node.args, node, point, frame)
    if isinstance(function, Partial):
        given = joined(function.arguments, given)
        function = function.function
    kept = got(ev, function, given, point.block.scope.file)
    return kept if kept is not None else _given_by(ev, function, given, node, point, frame)


def _given_by(
    ev: Evaluator, function: Value, given: Arguments, node: cst.Call, point: Point, frame: Frame | None
) -> Value:
    """What a callee that is no partial gives."""
    step = Step(point.block.scope, node, "called here")
    match function:
        case Function():
            return enter(ev, function, given, node, frame, step)
        case Class():
            return _of_class(ev, function, given, step) or Made(function, point.block.scope, node, given)
        case Member(base=Made(maker=Class()) as made, names=(name,)) if name in RECORD_METHODS:
            return copied(made, given) if name in COPIES else dumped(ev, made, given)
        case Member(base=Class() as cls, names=(name,)) if name in SCHEMAS:
            schema = schema_of(ev, cls, closed=False) if not node.args else None
            return schema or Unknown("its schema is made at run time")
        case Symbol() | Made(maker=Symbol()) if keeps(function) and (kept := decorated(function, given)) is not None:
            return kept
        case Symbol():
            return _of_symbol(ev, function, given, node, point, frame)
        case Made(maker=Symbol(name=name)) if name.startswith("unittest."):
            return function  # what a stand-in gives is one too
        case Member(base=Made(maker=Symbol(name=maker)) as parser, names=(name,)) if (
            maker in PARSERS and name in PARSING
        ):
            return parsed(ev, parser, name, point, frame)
        case Member():
            known = method(function, given, step)
            if known is not None:
                return known
            return _or_default(function, given, Made(function, point.block.scope, node, given), (frame, node))
        case Const() | Text() | EnvVar() | Mapping() | Sequence() | NotSent():
            return Unknown("it cannot be called")
    return Unknown(function.reason) if isinstance(function, Unknown) else Unknown("it is computed at run time")


def _or_default(function: Member, given: Arguments, made: Value, asked: Hashable) -> Value:
    """What a method gives that is asked for something by its name, of an object that nobody knows: or the default.

    So `options.get("name", "text")`, `source.text("name", "text")`; methods of texts ask for nothing.
    """
    alts = [*given.positional, *(alt for name in DEFAULT if name in given.keywords for alt in given.keywords[name])]
    values = [alt.value for alt in alts]
    match values:
        case [Const(value=str() as name), Const(value=str() as default)] if default and NAME.fullmatch(name):
            if isinstance(function.base, Unknown) and len(function.names) == 1 and function.names[0] not in OF_TEXTS:
                return choice(Option(taken(asked, arm), one) for arm, one in enumerate((made, values[1])))
    return made


def _of_class(ev: Evaluator, cls: Class, given: Arguments, step: Step) -> Value | None:
    """The dict that calling a class of dicts gives."""
    if is_typed_dict(ev, cls):
        return keyword_dict(given, step)
    return FUNCTIONS["builtins.dict"](given, step) if is_plain_dict(ev, cls) else None


def _of_symbol(
    ev: Evaluator, function: Symbol, given: Arguments, node: cst.Call, point: Point, frame: Frame | None
) -> Value:
    """What calling something of another package gives."""
    name = function.name
    if name in SPECIAL:
        return SPECIAL[name](ev, given, node, point, frame)
    if name in FUNCTIONS:
        given = with_pairs(ev, given) if library_function(name).gives == "dict" else given
        return FUNCTIONS[name](given, Step(point.block.scope, node, "called here"))
    if name.startswith("builtins.") and name != "builtins.object":
        return Unknown("it is computed at run time")
    return Made(function, point.block.scope, node, given)


def called(ev: Evaluator, function: Value, node: cst.Call, point: Point, frame: Frame | None) -> Value:
    """What calling `function` without arguments gives, somewhere behind `node`."""
    if isinstance(function, Function):
        return enter(ev, function, Arguments(), node, frame)
    if isinstance(function, Symbol) and function.name in FUNCTIONS:
        return FUNCTIONS[function.name](Arguments(), Step(point.block.scope, node, "made here"))
    known = isinstance(function, (Class, Symbol))
    return Made(function, point.block.scope, node, Arguments()) if known else Unknown("it is computed at run time")


def enter(
    ev: Evaluator,
    function: Function,
    arguments: Arguments,
    call: cst.Call | None,
    frame: Frame | None,
    step: Step | None = None,
) -> Value:
    """What `function` returns for `arguments`."""
    inner = activation_of(ev, function, arguments, call, frame, step.scope if step else None)
    if inner is None:
        return Unknown("calls are nested too deeply to follow")
    value = ev.remember((function.scope, inner), lambda: _returned(ev, function.scope, inner))
    return _passed_on(value, step)


def _returned(ev: Evaluator, scope: Scope, frame: Frame) -> Value:
    if scope.yields:
        items = tuple(ev.value(node, point, frame) for node, point in scope.yields)
        return Sequence(items, Unknown("what a generator gives"))
    found: list[Option] = []
    for node, point in scope.returns:
        guard = reached(ev, point, frame)
        if guard is not None:
            value = ev.value(node, point, frame) if node is not None else Const(None)
            found.extend(options(value, guard))
    if not found:
        return Const(None)
    return choice(found)


def _passed_on(value: Value, step: Step | None) -> Value:
    """A returned dict with the call as one more station on the way of its items."""
    if step is None or not isinstance(value, Mapping):
        return value
    return replace(value, items={name: via(alts, step) for name, alts in value.items.items()})
