"""What functions of the standard library, and of a few packages like it, make of dicts and lists."""

from __future__ import annotations

import json
from collections.abc import Callable

from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import ALWAYS
from compatlint.dataflow.values.arguments import first
from compatlint.dataflow.values.container_reads import as_mapping, element, elements, one_of
from compatlint.dataflow.values.container_updates import each, merge, via
from compatlint.dataflow.values.values import (
    COMPUTED,
    Alt,
    Arguments,
    Const,
    Mapping,
    Sequence,
    Site,
    Step,
    Unknown,
    Value,
)


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


def _loaded(arguments: Arguments, step: Step) -> Value:
    """`json.loads` of a literal."""

    def read(text: Value) -> Value:
        if not isinstance(text, Const) or not isinstance(text.value, (str, bytes)):
            return COMPUTED
        try:
            return _plain(json.loads(text.value), text.origin or step)
        except ValueError:
            return COMPUTED

    return each(first(arguments), read)


def _plain(value: object, step: Step) -> Value:
    """A value of JSON that is written in a text."""
    if isinstance(value, dict):
        site = Site(step.scope, step.node, step.node, step.node)
        return Mapping({str(key): (Alt(_plain(one, step), ALWAYS, site),) for key, one in value.items()}, None, step)
    if isinstance(value, list):
        return Sequence(tuple(_plain(one, step) for one in value), None, step)
    return Const(value, step)


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


CONTAINERS: dict[str, Callable[[Arguments, Step], Value]] = {
    "builtins.dict": _dict,
    "collections.OrderedDict": _dict,
    "collections.UserDict": _dict,
    "collections.ChainMap": _chained,
    "collections.defaultdict": _with_default,
    **dict.fromkeys(("easydict.EasyDict", "addict.Dict", "box.Box", "munch.Munch", "munch.munchify"), _dict),
    **dict.fromkeys(("omegaconf.OmegaConf.create", "ml_collections.ConfigDict"), _dict),
    "builtins.list": _list,
    "builtins.tuple": _list,
    "builtins.set": _list,
    "builtins.frozenset": _list,
    "builtins.sorted": _list,
    "builtins.zip": _zip,
    "builtins.enumerate": _enumerate,
    "builtins.reversed": _list,
    "itertools.product": _product,
    "itertools.chain": _chain,
    "random.choice": _any_of,
    "builtins.next": _any_of,
    "copy.copy": _copied,
    "copy.deepcopy": _copied,
    "json.loads": _loaded,
}
