"""What functions of the standard library, and of a few packages like it, make of dicts and lists."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from compatlint.dataflow.values.arguments import first
from compatlint.dataflow.values.container_reads import as_mapping, element, elements, one_of
from compatlint.dataflow.values.container_updates import merge, via
from compatlint.dataflow.values.values import (
    COMPUTED,
    Alt,
    Arguments,
    Const,
    Mapping,
    Sequence,
    Step,
    Unknown,
    Value,
)
from compatlint.screen.library import Gives


def _dict(arguments: Arguments, step: Step) -> Value:
    items: dict[str, tuple[Alt, ...]] = {}
    rest: Unknown | None = None
    for alt in arguments.positional[:1]:
        value = as_mapping(alt.value)
        items, rest = merge(items, rest, value, step)
    items, more = merge(items, rest, Mapping(dict(arguments.keywords), arguments.rest))
    return Mapping(items, more, step)


def _copied(arguments: Arguments, step: Step) -> Value:
    value = first(arguments)
    if isinstance(value, Mapping):
        return replace(value, items={name: via(alts, step) for name, alts in value.items.items()})
    return value


def _list(arguments: Arguments, step: Step) -> Value:
    if not arguments.positional:
        return Sequence((), None, step)
    value = elements(arguments.positional[0].value)
    return value if isinstance(value, Sequence) else Sequence((), Unknown("it is built at run time"), step)


def _chained(arguments: Arguments, step: Step) -> Value:
    """`ChainMap(one, …)`: what the first of them has."""
    items: dict[str, tuple[Alt, ...]] = {}
    rest: Unknown | None = None
    for alt in reversed(arguments.positional):
        items, rest = merge(items, rest, as_mapping(alt.value), step)
    return Mapping(items, rest or arguments.star, step)


def _with_default(arguments: Arguments, step: Step) -> Value:
    """`defaultdict(factory, …)`: a dict."""
    return _dict(arguments.after(1), step)


def _zip(arguments: Arguments, step: Step) -> Value:
    lists = [elements(alt.value) for alt in arguments.positional]
    known = [one.items for one in lists if isinstance(one, Sequence) and not one.rest]
    if not known or len(known) < len(lists):
        return Sequence((), Unknown("it is built at run time"))
    return Sequence(tuple(Sequence(pair) for pair in zip(*known, strict=False)), None, step)


def _enumerate(arguments: Arguments, step: Step) -> Value:
    value = elements(first(arguments))
    if not isinstance(value, Sequence):
        return COMPUTED
    pairs = (Sequence((Const(number), one)) for number, one in enumerate(value.items))
    return replace(value, items=tuple(pairs))


def _product(arguments: Arguments, step: Step) -> Value:
    """`itertools.product(one, two)`: every element of one with every element of the other."""
    lists = [elements(alt.value) for alt in arguments.positional]
    if arguments.star is not None or arguments.keywords or not all(isinstance(one, Sequence) for one in lists):
        return COMPUTED
    return Sequence((Sequence(tuple(map(element, lists)), None, step),), None, step)


def _chain(arguments: Arguments, step: Step) -> Value:
    """`itertools.chain(one, two)`: the elements of one, then those of the other."""
    lists = [elements(alt.value) for alt in arguments.positional]
    known = [one for one in lists if isinstance(one, Sequence)]
    rests = [one.rest for one in known if one.rest is not None]
    if len(known) < len(lists):
        rests.append(Unknown("one of the lists can't be followed"))
    return Sequence(tuple(item for one in known for item in one.items), next(iter(rests), arguments.star), step)


def _any_of(arguments: Arguments, step: Step) -> Value:
    value = first(arguments)
    items = value.items if isinstance(value, Sequence) else ()
    return one_of(items, (step.node, "any"))


CONTAINERS: dict[Gives, Callable[[Arguments, Step], Value]] = {
    "dict": _dict,
    "chained dicts": _chained,
    "dict after a factory": _with_default,
    "list": _list,
    "pairs": _zip,
    "numbered": _enumerate,
    "product": _product,
    "chained lists": _chain,
    "any of them": _any_of,
    "copy": _copied,
}
