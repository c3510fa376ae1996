"""Arguments on their way: a partial's before its call's, those a decorator may drop, the parameter that one becomes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import libcst as cst

from compatlint.dataflow.scopes.guards import taken
from compatlint.dataflow.values.container_updates import alternatives, under
from compatlint.dataflow.values.values import ABSENT, COMPUTED, Alt, Arguments, Function, Mapping, Partial, Step, Value


def first(arguments: Arguments) -> Value:
    """The first positional argument."""
    return arguments.positional[0].value if arguments.positional else COMPUTED


def joined(first: Arguments, then: Arguments) -> Arguments:
    """The arguments of a partial followed by those of its call."""
    return Arguments.late(
        lambda: Arguments(
            (*first.positional, *then.positional),
            {**first.keywords, **then.keywords},
            first.rest or then.rest,
            first.star or then.star,
        )
    )


def by_name(arguments: Arguments, parameters: Iterable[str]) -> dict[str, tuple[Alt, ...]]:
    """The arguments of a call by name; what is given for a parameter without one is left out."""
    named = zip(parameters, arguments.positional, strict=False)
    return {**{name: alternatives(alt.value, alt) for name, alt in named if name}, **arguments.keywords}


def unwrapped(function: Value) -> tuple[Value, Arguments]:
    """The function that a partial calls, and what it has been given."""
    if not isinstance(function, Partial):
        return function, Arguments()
    inner, given = unwrapped(function.function)
    return inner, joined(given, function.arguments)


def doubted(arguments: Arguments, key: Hashable) -> Arguments:
    """Arguments that may not arrive: each keyword is there only where the branch `key` says so."""
    here, gone = taken(key, 0), taken(key, 1)

    def keywords() -> dict[str, tuple[Alt, ...]]:
        return {n: (*under(alts, here), Alt(ABSENT, gone)) for n, alts in arguments.keywords.items()}

    return Arguments.late(lambda: Arguments(arguments.positional, keywords(), arguments.rest, arguments.star))


def keyword_dict(arguments: Arguments, step: Step) -> Value:
    """The keywords of a call as a dict."""
    return Mapping(dict(arguments.keywords), arguments.rest, step)


def parameter_for(function: Function, call: cst.Call, arg: cst.Arg) -> str | None:
    """The parameter that `arg` of `call` becomes."""
    if arg.keyword is not None:
        return arg.keyword.value if arg.keyword.value in function.scope.params else None
    names = [p.name for p in function.scope.params.values() if p.kind == "positional"][
        int(function.bound is not None) :
    ]
    position = next((n for n, one in enumerate(call.args) if one is arg), len(names))
    starred = any(one.star for one in call.args[:position])
    return names[position] if position < len(names) and not starred else None
