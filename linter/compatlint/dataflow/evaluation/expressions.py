"""What displays, operators and comprehensions make of the values in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.records import as_pairs
from compatlint.dataflow.evaluation.stores import item
from compatlint.dataflow.scopes.guards import ALWAYS, taken
from compatlint.dataflow.scopes.questions import asked, question
from compatlint.dataflow.scopes.scope import Point, Scope
from compatlint.dataflow.scopes.tree import items_source, pairs_source, subscript
from compatlint.dataflow.values import operators
from compatlint.dataflow.values.comparisons import compare, truth
from compatlint.dataflow.values.container_reads import every_element, pick, truth_where, where
from compatlint.dataflow.values.container_updates import MISSING, alternatives, each, merge, perhaps, store, under
from compatlint.dataflow.values.operators import join
from compatlint.dataflow.values.values import (
    ABSENT,
    COMPUTED,
    Alt,
    Arguments,
    Const,
    EnvVar,
    Frame,
    Function,
    Mapping,
    Option,
    Sequence,
    Site,
    Step,
    Symbol,
    Unknown,
    Value,
    choice,
    options,
)
from compatlint.source.literals import unescaped

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


def dict_(ev: Evaluator, node: cst.Dict, point: Point, frame: Frame | None) -> Value:
    """A dict display."""
    scope = point.block.scope
    items: dict[str, tuple[Alt, ...]] = {}
    rest: Unknown | None = None
    for element in node.elements:
        if isinstance(element, cst.StarredDictElement):
            other = ev.value(element.value, point, frame)
            items, rest = merge(items, rest, other, Step(scope, element, "merged here"))
            continue
        assert isinstance(element, cst.DictElement)
        site = Site(scope, element.key, element, node)
        value = ev.value(element.value, point, frame)
        for key in options(ev.value(element.key, point, frame)):
            if isinstance(key.value, Const) and isinstance(key.value.value, str):
                items = store(items, key.value.value, alternatives(value, Alt(value, ALWAYS, site)), key.guard)
            else:
                rest = rest or Unknown("a key is computed")
    return Mapping(items, rest, Step(scope, node, "this dict"))


def sequence(ev: Evaluator, node: cst.List | cst.Tuple | cst.Set, point: Point, frame: Frame | None) -> Value:
    """A list, tuple or set display."""
    items: list[Value] = []
    rest: Unknown | None = None
    for element in node.elements:
        value = ev.value(element.value, point, frame)
        if not isinstance(element, cst.StarredElement):
            items.append(value)
        elif isinstance(value, Sequence):
            items.extend(value.items)
            rest = rest or value.rest
        else:
            rest = Unknown("a starred element")
    return Sequence(tuple(items), rest, Step(point.block.scope, node, "this list"))


def sequence_comprehension(
    ev: Evaluator, node: cst.ListComp | cst.SetComp | cst.GeneratorExp, point: Point, frame: Frame | None
) -> Value:
    """A list, set or generator comprehension: as many elements as its loop gives."""
    inner = point.block.scope.inner.get(node)
    if inner is None:
        return Unknown("it is computed at run time")
    element = ev.value(node.elt, inner.end, frame)
    return Sequence(
        (choice([Option(taken(node, 0), element), Option(taken(node, 1), ABSENT)]),),
        Unknown("as many as the loop gives"),
    )


def dict_comprehension(ev: Evaluator, node: cst.DictComp, point: Point, frame: Frame | None) -> Value:
    """`{k: v for k, v in d.items() if …}` has the items of d, each only where the test holds; others are Unknown."""
    inner = point.block.scope.inner.get(node)
    source = items_source(node)
    if inner is None:
        return Mapping({}, Unknown("its keys are computed"))
    if source is None:
        source = pairs_source(node)
        record = as_pairs(ev, ev.value(source, point, frame)) if source is not None else None
        return _filtered(ev, node, record, inner, frame) if record is not None else _built(ev, node, inner, frame)
    mapping = ev.value(source, point, frame)
    return each(
        mapping,
        lambda one: (
            _filtered(ev, node, one, inner, frame)
            if isinstance(one, Mapping)
            else Mapping({}, Unknown("its keys are computed"))
        ),
    )


def _built(ev: Evaluator, node: cst.DictComp, inner: Scope, frame: Frame | None) -> Value:
    """`{k: … for k in ("a", "b")}`."""
    keys = ev.value(node.key, inner.end, frame)
    tests = [ev.value(condition.test, inner.end, frame) for condition in node.for_in.ifs]
    site = Site(inner, node.key, node, node)
    items: dict[str, tuple[Alt, ...]] = {}
    for key in options(keys):
        verdicts = [truth_where(test, key.guard) for test in tests]
        if isinstance(key.value, Const) and False not in verdicts:
            name = str(key.value.value)
            item = {name: taken_out(ev, node.value, node.key, key, inner.end, frame, site)}
            items |= perhaps(item, (node, name)) if None in verdicts else item
    return Mapping(items, None if every_element(keys) else Unknown("its keys are computed"))


def taken_out(
    ev: Evaluator,
    node: cst.BaseExpression,
    key_node: cst.BaseExpression,
    key: Option,
    point: Point,
    frame: Frame | None,
    site: Site,
) -> tuple[Alt, ...]:
    """What `node` is where `key_node` is `key`: of `d[k]`, the item of d as it is named there."""
    index = subscript(node) if isinstance(node, cst.Subscript) else None
    if index is not None and isinstance(key.value, Const) and index.deep_equals(key_node):
        assert isinstance(node, cst.Subscript)
        source = ev.value(node.value, point, frame)
        if isinstance(source, Mapping):  # what else it may hold, nothing names
            return source.items.get(str(key.value.value), MISSING)
    value = where(ev.value(node, point, frame), key.guard)
    return alternatives(value, Alt(value, ALWAYS, site))


def _filtered(ev: Evaluator, node: cst.DictComp, mapping: Mapping, inner: Scope, frame: Frame | None) -> Value:
    tests = [condition.test for condition in node.for_in.ifs]
    items: dict[str, tuple[Alt, ...]] = {}
    for name, alts in mapping.items.items():
        kept: list[Alt] = []
        for alt in alts:
            names = dict(zip(_pair(node), (Const(name), alt.value), strict=True))
            verdict = None if alt.value is ABSENT else _all_hold(ev, tests, names, inner.end, frame)
            if alt.value is ABSENT or verdict is True:
                kept.append(alt)
            elif verdict is None:
                kept += [
                    *under((alt,), taken((node, name), 0)),
                    *under((Alt(ABSENT, alt.guard),), taken((node, name), 1)),
                ]
            else:
                kept.append(Alt(ABSENT, alt.guard))
        items[name] = tuple(kept)
    return Mapping(items, mapping.rest, Step(inner, node, "filtered here"))


def _all_hold(
    ev: Evaluator, tests: list[cst.BaseExpression], names: dict[str, Value], point: Point, frame: Frame | None
) -> bool | None:
    verdicts = [_holds(ev, test, names, point, frame) for test in tests]
    return False if False in verdicts else None if None in verdicts else True


def _holds(
    ev: Evaluator, test: cst.BaseExpression, names: dict[str, Value], point: Point, frame: Frame | None
) -> bool | None:
    """Whether a filter's test holds for an item: `names` gives its key and value."""
    match test:
        case cst.UnaryOperation(operator=cst.Not()):
            known = _holds(ev, test.expression, names, point, frame)
            return None if known is None else not known
        case cst.BooleanOperation():
            both = [_holds(ev, part, names, point, frame) for part in (test.left, test.right)]
            decisive = isinstance(test.operator, cst.Or)
            return decisive if decisive in both else None if None in both else not decisive
        case cst.Call() if not any(arg.star or arg.keyword for arg in test.args):
            called = ev.value(test.func, point, frame)
            given = Arguments(tuple(Alt(_named(ev, arg.value, names, point, frame)) for arg in test.args))
            return truth(ev.enter(called, given, None, frame)) if isinstance(called, Function) else None
        case cst.Comparison() if len(test.comparisons) == 1:
            left = _named(ev, test.left, names, point, frame)
            right = _named(ev, test.comparisons[0].comparator, names, point, frame)
            found = {
                truth(compare(test.comparisons[0].operator, one.value, other.value))
                for one in options(left)
                for other in options(right)
            }
            return found.pop() if len(found) == 1 else None
    return truth(_named(ev, test, names, point, frame))


def _named(
    ev: Evaluator, node: cst.BaseExpression, names: dict[str, Value], point: Point, frame: Frame | None
) -> Value:
    if isinstance(node, cst.Name) and node.value in names:
        return names[node.value]
    return ev.value(node, point, frame)


def binary(ev: Evaluator, node: cst.BinaryOperation, point: Point, frame: Frame | None) -> Value:
    """`left + right` and the like."""
    left, right = ev.value(node.left, point, frame), ev.value(node.right, point, frame)
    step = Step(point.block.scope, node, "put together here")
    return each(left, lambda one: each(right, lambda other: operators.binary(node.operator, one, other, step)))


def boolean(ev: Evaluator, node: cst.BooleanOperation, point: Point, frame: Frame | None) -> Value:
    """`left or right`, `left and right`."""
    return choice(_outcomes(ev, node, point, frame))


def _outcomes(ev: Evaluator, node: cst.BooleanOperation, point: Point, frame: Frame | None) -> Iterator[Option]:
    """What each option of the left side makes of it; the right side is asked for only where it counts."""
    wanted = isinstance(node.operator, cst.Or)
    for option in options(ev.value(node.left, point, frame)):
        known = truth(option.value)
        if known is wanted:
            yield option
            continue
        right = ev.value(node.right, point, frame)
        if known is not None:
            yield from options(right, option.guard)
        elif wanted and isinstance(option.value, EnvVar) and option.value.default is None:
            yield Option(option.guard, replace(option.value, default=right))
        else:
            for number, value in ((0, option.value), (1, right)):
                both = option.guard & taken((frame, node), number)
                if both is not None:
                    yield from options(value, both)


def unary(ev: Evaluator, node: cst.UnaryOperation, point: Point, frame: Frame | None) -> Value:
    """`not operand`, `-operand`."""
    return each(ev.value(node.expression, point, frame), lambda one: operators.unary(node.operator, one))


def comparison(ev: Evaluator, node: cst.Comparison, point: Point, frame: Frame | None) -> Value:
    """One comparison."""
    if len(node.comparisons) != 1:
        return Unknown("it is compared at run time")
    left = ev.value(node.left, point, frame)
    right = ev.value(node.comparisons[0].comparator, point, frame)
    operator = node.comparisons[0].operator
    key, flipped = question(node, point.block.scope)
    open_: Value = COMPUTED
    if isinstance(key, tuple):
        arms = ((int(flipped), True), (1 - int(flipped), False))
        open_ = choice(Option(taken(asked(key, frame), arm), Const(outcome)) for arm, outcome in arms)

    def compared(one: Value, other: Value) -> Value:
        known = compare(operator, one, other)
        return open_ if known is COMPUTED else known

    return each(left, lambda one: each(right, lambda other: compared(one, other)))


def if_expression(ev: Evaluator, node: cst.IfExp, point: Point, frame: Frame | None) -> Value:
    """`body if test else orelse`."""
    known = ev.truth(node.test, point, frame)
    if known is not None:
        return ev.value(node.body if known else node.orelse, point, frame)
    key, flipped = question(node.test, point.block.scope)
    arms = ((int(flipped), node.body), (1 - int(flipped), node.orelse))
    return choice(Option(taken(asked(key, frame), number), ev.value(part, point, frame)) for number, part in arms)


def inner_value(ev: Evaluator, node: cst.Await | cst.NamedExpr | cst.From, point: Point, frame: Frame | None) -> Value:
    """The value of what is awaited or assigned on the way."""
    return ev.value(
        node.expression
        if isinstance(node, cst.Await)
        else node.value
        if isinstance(node, cst.NamedExpr)
        else node.item,
        point,
        frame,
    )


def lambda_(ev: Evaluator, node: cst.Lambda, point: Point, frame: Frame | None) -> Value:
    """A lambda, closing over the frame."""
    scope = point.block.scope.inner.get(node)
    return Function(scope, frame) if scope is not None else Unknown("a lambda")


def text(ev: Evaluator, node: cst.FormattedString, point: Point, frame: Frame | None) -> Value:
    """An f-string."""
    parts: list[Value] = []
    for part in node.parts:
        if isinstance(part, cst.FormattedStringText):
            parts.append(Const(unescaped(part, node)))
        elif isinstance(part, cst.FormattedStringExpression):
            plain = part.conversion is None and part.format_spec is None
            parts.append(ev.value(part.expression, point, frame) if plain else Unknown("formatted"))
    return join(parts, Step(point.block.scope, node, "put together here"))


def concatenated(ev: Evaluator, node: cst.ConcatenatedString, point: Point, frame: Frame | None) -> Value:
    """Strings written side by side."""
    parts = [ev.value(node.left, point, frame), ev.value(node.right, point, frame)]
    return join(parts, Step(point.block.scope, node, "put together here"))


def number(ev: Evaluator, node: cst.Integer | cst.Float, point: Point, frame: Frame | None) -> Value:
    """A number, unless it has more digits than Python reads or writes."""
    try:
        value = node.evaluated_value
        str(value)
    except (SyntaxError, ValueError):
        return Unknown("a number with too many digits")
    return Const(value, Step(point.block.scope, node, ""))


def subscripted(ev: Evaluator, node: cst.Subscript, point: Point, frame: Frame | None) -> Value:
    """`value[index]`; a class of another package with its type parameters is the class."""
    index = subscript(node)
    base = ev.value(node.value, point, frame)
    if isinstance(base, Symbol) and base.name.rpartition(".")[2][:1].isupper():
        return base
    if index is None:
        return Unknown("it is a slice")
    key = ev.value(index, point, frame)
    return item(ev, pick(base, key), node.value, key, point, frame)


def _pair(node: cst.DictComp) -> tuple[str, str]:
    """The names of key and value in `{k: v for …}`."""
    assert isinstance(node.key, cst.Name)
    assert isinstance(node.value, cst.Name)
    return node.key.value, node.value.value
