"""What happens to dicts, lists and objects between their definition and a point.

Stores, updates, helpers they are passed to.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.changes_below import changed_below
from compatlint.dataflow.evaluation.expressions import taken_out
from compatlint.dataflow.scopes.guards import ALWAYS, Guard, complement, taken
from compatlint.dataflow.scopes.scope import Change, Point, Scope
from compatlint.dataflow.scopes.tree import ANY_KEY, Path
from compatlint.dataflow.values.arguments import parameter_for
from compatlint.dataflow.values.container_reads import as_mapping, every_element, granted
from compatlint.dataflow.values.container_updates import (
    alternatives,
    append,
    each,
    merge,
    override,
    perhaps,
    remove,
    set_attribute,
    store,
)
from compatlint.dataflow.values.operators import augmented
from compatlint.dataflow.values.values import (
    ABSENT,
    COMPUTED,
    Alt,
    Choice,
    Class,
    Const,
    Frame,
    Function,
    Made,
    Mapping,
    Member,
    Option,
    Sequence,
    Site,
    Step,
    Unknown,
    Value,
    choice,
    is_circular,
    options,
)

if TYPE_CHECKING:
    from compatlint.dataflow.evaluation.evaluator import Evaluator


def applied(
    ev: Evaluator, value: Value, change: Change, path: Path, guard: Guard, point: Point, frame: Frame | None
) -> Value:
    """`value`, which `path` held, after a change."""
    if change.how == "passed":
        return _helped(ev, value, change, path, guard, point, frame)
    if change.how == "called":
        return _left(ev, value, change, path, guard, point, frame)
    if len(change.path) < len(path):
        return value
    return each(value, lambda one: _changed(ev, one, change, change.path[len(path) :], guard, point, frame))


def _changed(
    ev: Evaluator, value: Value, change: Change, inner: Path, guard: Guard, point: Point, frame: Frame | None
) -> Value:
    if inner and not (change.how in ("store", "delete") and len(inner) == 1):
        return _deeper(ev, value, change, inner, guard, point, frame)
    if inner and inner[0][0] == "[" and _opaque(value):
        value = Mapping({}, value if isinstance(value, Unknown) else Unknown("what it held before can't be followed"))
    if not inner and _opaque(value) and _takes_dict(ev, change, point, frame):
        value = Mapping({}, Unknown("what it held before can't be followed"))
    if change.how == "store" and change.value is not None:
        return _stored(ev, value, change, inner, guard, point, frame)
    if isinstance(value, Mapping):
        return _mapping_changed(ev, value, change, guard, point, frame)
    if isinstance(value, Sequence):
        return _sequence_changed(ev, value, change, guard, point, frame)
    if isinstance(value, Made):
        return value
    node = change.node
    if change.how == "merge" and isinstance(node, cst.AugAssign):
        other = ev.value(node.value, point, frame)
        step = Step(point.block.scope, node, "put together here")
        merged = each(other, lambda one: augmented(node, value, one, step))
        return merged if not guard else choice([*options(merged, guard), Option(ALWAYS, value)])
    return value


def _deeper(
    ev: Evaluator, value: Value, change: Change, inner: Path, guard: Guard, point: Point, frame: Frame | None
) -> Value:
    """A change to something that `value` holds."""
    name = inner[0][1:].rstrip("]")
    if inner[0][0] == "[" and change.how == "store" and _opaque(value):
        value = Mapping({}, value if isinstance(value, Unknown) else Unknown("what it held before can't be followed"))
    if isinstance(value, Mapping) and inner[0][0] == "[" and name in value.items:
        alts = tuple(
            replace(alt, value=_changed(ev, alt.value, change, inner[1:], guard, point, frame))
            if alt.value is not ABSENT
            else alt
            for alt in value.items[name]
        )
        return replace(value, items={**value.items, name: alts})
    if isinstance(value, Mapping) and inner[0][0] == "[" and inner[0] != ANY_KEY and change.how == "store":
        return _in_another(ev, value, change, inner, guard, point, frame)
    if isinstance(value, Made) and inner[0][0] == ".":
        before = ev.member(value, name)
        after = _changed(ev, before, change, inner[1:], guard, point, frame)
        return set_attribute(value, name, alternatives(after))
    return value


def _in_another(
    ev: Evaluator, value: Mapping, change: Change, inner: Path, guard: Guard, point: Point, frame: Frame | None
) -> Value:
    """`value[name][…] = …` where nothing tells of the item, so that it was there or is made (`defaultdict`)."""
    held = _changed(ev, Mapping({}, COMPUTED), change, inner[1:], ALWAYS, point, frame)
    site = Site(point.block.scope, change.node, change.node, change.node)
    if isinstance(change.node, cst.Assign):
        target = change.node.targets[0].target
        site = Site(point.block.scope, target, target, change.node)  # no edit takes out what may have been there before
    return replace(value, items=store(value.items, inner[0][1:-1], alternatives(held, Alt(held, ALWAYS, site)), guard))


def _stored(
    ev: Evaluator, value: Value, change: Change, inner: Path, guard: Guard, point: Point, frame: Frame | None
) -> Value:
    if not inner or change.value is None:
        return value
    scope = point.block.scope
    new = ev.value(change.value, point, frame)
    target = (
        change.node.targets[0].target
        if isinstance(change.node, cst.Assign)
        else getattr(change.node, "target", change.node)
    )
    site = Site(scope, target, change.node, change.node)
    alts = alternatives(new, Alt(new, ALWAYS, site))
    if inner[0][0] == ".":
        return set_attribute(value, inner[0][1:], alts, guard) if isinstance(value, Made) else value
    if not isinstance(value, Mapping):
        return value
    if inner[0] != ANY_KEY:
        return replace(value, items=store(value.items, inner[0][1:-1], alts, guard))
    loose = Site(scope, target, target, change.node)  # one statement for many keys: no edit takes out one of them
    key = ev.value(change.key, point, frame) if change.key is not None else Unknown("a slice")
    come = [one for one in options(key) if not every_element(key) or ev.reached(point, frame, one.guard) is not None]
    if not come:
        return value
    named = [one for one in come if isinstance(one.value, Const) and isinstance(one.value.value, str)]
    if not named or (len(named) > 1 and not every_element(key)):
        return replace(value, rest=value.rest or Unknown("a key is computed"))
    for one in named:
        both = guard & one.guard
        if both is not None and change.key is not None and isinstance(one.value, Const):
            alts = taken_out(ev, change.value, change.key, one, point, frame, loose)
            value = replace(value, items=store(value.items, str(one.value.value), alts, granted(both, one.guard)))
    return value


def _mapping_changed(
    ev: Evaluator, value: Mapping, change: Change, guard: Guard, point: Point, frame: Frame | None
) -> Value:
    if change.how == "delete":
        key = ev.value(change.key, point, frame) if change.key is not None else Unknown("a slice")
        return _removed(value, key, guard, change)
    if change.how == "merge" and change.value is not None:
        return _merged(value, [ev.value(change.value, point, frame)], guard, change, point)
    if change.call is None:
        return value
    args = ev.arguments(change.call.args, change.call, point, frame)
    first = args.positional[0].value if args.positional else Unknown("nothing is passed")
    match change.how:
        case "update":
            parts = [*(alt.value for alt in args.positional), Mapping(args.keywords, args.rest)]
            return _merged(value, parts, guard, change, point)
        case "clear":
            emptied = remove(value.items, list(value.items), guard)
            return replace(value, items=emptied, rest=value.rest if guard else None)
        case "popitem":
            return replace(value, items=perhaps(value.items, change.call))
        case "pop":
            return _removed(value, first, guard, change)
        case "setdefault" | "__setitem__" if len(args.positional) > 1 and isinstance(first, Const):
            site = Site(point.block.scope, change.call.args[0], change.node, change.call)
            new = alternatives(args.positional[1].value, Alt(args.positional[1].value, ALWAYS, site))
            return _put(value, str(first.value), new, guard, over=change.how == "__setitem__")
    return value


def _put(value: Mapping, name: str, new: tuple[Alt, ...], guard: Guard, *, over: bool) -> Mapping:
    """`value[name] = …`, or (not `over`) only where there is no such item."""
    old = value.items.get(name, (Alt(ABSENT),))
    if not over:
        new = override(new, old)
    return replace(value, items=store(value.items, name, new, guard))


def _merged(value: Mapping, parts: Iterable[Value], guard: Guard, change: Change, point: Point) -> Value:
    items, rest = dict(value.items), value.rest
    for part in parts:
        other = as_mapping(part)
        if guard:
            other = choice([*options(other, guard), *(Option(g, Mapping({})) for g in complement(guard))])
        items, rest = merge(items, rest, other, Step(point.block.scope, change.node, "merged here"))
    return replace(value, items=items, rest=rest)


def _removed(value: Mapping, key: Value, guard: Guard, change: Change) -> Value:
    if isinstance(key, Const):
        return replace(value, items=remove(value.items, [str(key.value)], guard))
    if isinstance(key, Choice):
        names = [str(one.value.value) for one in key.options if isinstance(one.value, Const)]
        some = guard if every_element(key) else taken((change.node, "key"), 0)
        return replace(value, items=remove(value.items, names, some))
    return replace(value, items=perhaps(value.items, change.node))


def _sequence_changed(
    ev: Evaluator, value: Sequence, change: Change, guard: Guard, point: Point, frame: Frame | None
) -> Value:
    if change.how == "merge" and change.value is not None:
        extra = ev.value(change.value, point, frame)
    elif change.call is None or not change.call.args:
        return value
    else:
        extra = ev.value(change.call.args[-1].value, point, frame)
    if change.how in ("append", "insert", "add"):
        return append(value, extra, guard)
    if change.how in ("extend", "merge"):
        if not isinstance(extra, Sequence):
            return replace(value, rest=value.rest or Unknown("it is extended by what can't be followed"))
        for item in extra.items:
            value = append(value, item, guard)
        return replace(value, rest=value.rest or extra.rest)
    return replace(value, rest=value.rest or Unknown("elements are removed"))


def _helped(
    ev: Evaluator, value: Value, change: Change, path: Path, guard: Guard, point: Point, frame: Frame | None
) -> Value:
    """What a function of the project does to a dict, list or object that it is given."""
    if change.path != path or change.call is None or not isinstance(value, (Mapping, Sequence)):
        return value
    function = ev.value(change.call.func, point, frame)
    if not isinstance(function, Function) or not isinstance(change.node, cst.Arg):
        return value
    arguments = ev.arguments(change.call.args, change.call, point, frame)
    inner = ev.activation_of(function, arguments, change.call, frame, point.block.scope)
    name = parameter_for(function, change.call, change.node)
    if name is None or inner is None:
        return value
    key = (("helped", function.scope, name), inner)
    after = ev.remember(key, lambda: _blurred(_after(ev, function.scope, name, value, inner), ev, function, name))
    return _where(guard, after, value)


def _blurred(value: Value, ev: Evaluator, function: Function, name: str) -> Value:
    """A value without what a function may have changed of it in a way that is not followed."""
    below = changed_below(ev, function.scope, name)
    if not below:
        return value
    unknown = Unknown(f"`{function.scope.function_name or 'lambda'}` changes what is in it")
    return unknown if below.whole else each(value, lambda one: _without_inside(one, below.keys, unknown))


def _without_inside(value: Value, keys: frozenset[str | None], unknown: Unknown) -> Value:
    """A value of which the dicts and lists in the items `keys` (None: in any) are not known."""
    if isinstance(value, Sequence):
        items = tuple(unknown if _is_container(item) else item for item in value.items)
        return replace(value, items=items) if None in keys else value
    if not isinstance(value, Mapping):
        return value
    return replace(
        value,
        items={
            key: tuple(replace(alt, value=unknown) if _is_container(alt.value) else alt for alt in alts)
            if None in keys or key in keys
            else alts
            for key, alts in value.items.items()
        },
    )


def _is_container(value: Value) -> bool:
    return any(isinstance(option.value, (Mapping, Sequence)) for option in options(value))


def _left(
    ev: Evaluator, value: Value, change: Change, path: Path, guard: Guard, point: Point, frame: Frame | None
) -> Value:
    """What a function leaves in a name of the scope that it is defined in."""
    function = ev.value(change.call.func, point, frame) if change.call is not None else None
    if len(path) > 1 or change.call is None or not isinstance(function, Function):
        return value
    arguments = ev.arguments(change.call.args, change.call, point, frame)
    inner = ev.activation_of(function, arguments, change.call, frame, point.block.scope)
    if inner is None:
        return value
    key = (("left", function.scope, path[0]), inner)
    after = ev.remember(key, lambda: _when_done(ev, function.scope, path, value, inner))
    return value if any(is_circular(one.value) for one in options(after)) else _where(guard, after, value)


def _when_done(ev: Evaluator, scope: Scope, path: Path, value: Value, frame: Frame) -> Value:
    """What `path`, which held `value`, holds when a function has run that changes or sets it."""
    found: list[Option] = []
    for trail in ev.trails(path, scope.end, frame, ended=True):
        held = value
        if trail.definition is not None and trail.point is not None and trail.definition.value is not None:
            held = ev.value(trail.definition.value, trail.point, frame)
        for guard, change, point in trail.changes:
            held = applied(ev, held, change, path, guard, point, frame)
        found.append(Option(trail.guard, held))
    return choice(found) if found else value


def _where(guard: Guard, after: Value, value: Value) -> Value:
    """`after` where `guard` holds, else `value`."""
    if guard and after is not value:
        return choice([*options(after, guard), *(Option(g, value) for g in complement(guard))])
    return after


def _after(ev: Evaluator, scope: Scope, name: str, value: Value, frame: Frame) -> Value:
    """`value`, passed as parameter `name`, when the function has run."""
    for trail in ev.trails((name,), scope.end, frame, ended=True):
        if trail.definition is None:
            for guard, change, point in trail.changes:
                value = applied(ev, value, change, (name,), guard, point, frame)
            break
    return value


def _takes_dict(ev: Evaluator, change: Change, point: Point, frame: Frame | None) -> bool:
    """`x.update({…})`: what this is of can only be a dict."""
    args = change.call.args if change.how == "update" and change.call is not None else ()
    return len(args) == 1 and args[0].keyword is None and isinstance(ev.value(args[0].value, point, frame), Mapping)


def _opaque(value: Value) -> bool:
    """May this be a dict that can't be followed?"""
    return isinstance(value, (Unknown, Member)) or (isinstance(value, Made) and not isinstance(value.maker, Class))
