"""What is known of Python's builtins, its standard library and a few packages: functions, bases and decorators."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from textwrap import dedent

from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import taken
from compatlint.dataflow.values.arguments import first
from compatlint.dataflow.values.comparisons import truth
from compatlint.dataflow.values.container_reads import elements, one_of
from compatlint.dataflow.values.container_updates import each, single
from compatlint.dataflow.values.json_values import decoded
from compatlint.dataflow.values.library_containers import CONTAINERS
from compatlint.dataflow.values.operators import join
from compatlint.dataflow.values.values import (
    COMPUTED,
    Arguments,
    Class,
    Const,
    EnvVar,
    Function,
    Made,
    Mapping,
    Member,
    Option,
    Partial,
    Sequence,
    Step,
    Symbol,
    Text,
    Unknown,
    Value,
    choice,
    options,
)
from compatlint.screen.library import KEEP_FUNCTIONS, ROWS, Gives
from compatlint.screen.library_names import giving

BUILTINS = frozenset(dir(builtins))
GETTERS = giving("variable")


PLAIN_BASES = frozenset(
    {
        "builtins.object",
        "abc.ABC",
        "typing.Protocol",
        "typing.Generic",
        "typing.NamedTuple",
        "enum.Enum",
        "pydantic.BaseModel",
    }
)


BARE = frozenset({"threading.local", "types.SimpleNamespace"})  # objects that have only the attributes that are set


def keeps(decorator: Value) -> bool:
    """Does a decorator certainly leave the arguments of the function as they are?"""
    match decorator:
        case Made(maker=maker):
            return keeps(maker)
        case Member(base=base):
            return keeps(base)
        case Symbol(name=name):
            return name.partition(".")[0] in KEEP_FUNCTIONS
    return isinstance(decorator, (Function, Class, Partial))


def _first(arguments: Arguments, step: Step) -> Value:
    return first(arguments)


def _environment(arguments: Arguments, step: Step) -> Value:
    """`os.getenv(name, default)`."""
    name = _first(arguments, step)
    if not isinstance(name, Const):
        return Unknown("the name of the environment variable is computed")
    default = arguments.positional[1].value if len(arguments.positional) > 1 else None
    if default is None and "default" in arguments.keywords:
        default = single(arguments.keywords["default"])
    if isinstance(default, Const) and default.value is None:
        default = None
    return EnvVar(str(name.value), default, step)


def _partial(arguments: Arguments, step: Step) -> Value:
    if not arguments.positional:
        return COMPUTED
    rest = arguments.after(1)
    return each(arguments.positional[0].value, lambda one: Partial(one, rest))


def _text(arguments: Arguments, step: Step) -> Value:
    value = _first(arguments, step)
    return replace(value, value=str(value.value)) if isinstance(value, Const) else value


def _urljoin(arguments: Arguments, step: Step) -> Value:
    from urllib.parse import urljoin

    given = [alt.value for alt in arguments.positional]
    if len(given) == 2 and all(isinstance(one, Const) and isinstance(one.value, str) for one in given):
        return Const(urljoin(*(one.value for one in given if isinstance(one, Const))), step, tuple(given))
    return COMPUTED


def _bytes(arguments: Arguments, step: Step) -> Value:
    """`bytes(text, encoding)` is as good as the text where that was made by a function."""
    value = first(arguments)
    return value if isinstance(value, Made) else COMPUTED


def _path_join(arguments: Arguments, step: Step) -> Value:
    """`os.path.join(…)` of texts, as addresses are put together with it."""
    given = [alt.value for alt in arguments.positional]
    if arguments.star is not None or any(isinstance(one, Const) and str(one.value)[:1] == "/" for one in given[1:]):
        return COMPUTED
    parts: list[Value] = []
    for value in given:
        ended = not parts or (isinstance(parts[-1], Const) and str(parts[-1].value).endswith("/"))
        parts += [value] if ended else [Const("/"), value]
    return join(parts, step)


def _loads(arguments: Arguments, step: Step) -> Value:
    """`json.loads(text)`."""
    return each(first(arguments), lambda value: decoded(value, step, ("json.dumps",)) or COMPUTED)


def _dedent(arguments: Arguments, step: Step) -> Value:
    """`textwrap.dedent(text)`."""
    return each(
        first(arguments),
        lambda value: (
            Const(dedent(value.value), step, (value,))
            if isinstance(value, Const) and isinstance(value.value, str)
            else COMPUTED
        ),
    )


def _bool(arguments: Arguments, step: Step) -> Value:
    known = truth(_first(arguments, step))
    return COMPUTED if known is None else Const(known, step)


def _cast(arguments: Arguments, step: Step) -> Value:
    """`typing.cast(cls, value)`: the value where it is known, else an object of the class."""
    if len(arguments.positional) < 2:
        return COMPUTED
    cls, value = arguments.positional[0].value, arguments.positional[1].value
    return Made(cls, step.scope) if isinstance(value, Unknown) and isinstance(cls, (Symbol, Class)) else value


def _by_options(arguments: Arguments, step: Step) -> Value:
    """`tyro.cli(cls)`: an object whose fields are their defaults, or what the user gives."""
    cls = first(arguments)
    return Made(cls, step.scope) if isinstance(cls, Class) else COMPUTED


def _chosen(arguments: Arguments, step: Step) -> Value:
    """`selectbox(label, options)`: any of them."""
    listed = elements(_argument(arguments, "options"))
    items = listed.items if isinstance(listed, Sequence) else ()
    return one_of(items, (step.node, "chosen"))


def _typed(arguments: Arguments, step: Step) -> Value:
    """`text_input(label, value)`: the value, or whatever the user gives."""
    default = _argument(arguments, "value")
    if not isinstance(default, Const):
        return COMPUTED
    given = Unknown("it is whatever the user gives")
    key = (step.node, "given")
    return choice([Option(taken(key, 0), given), Option(taken(key, 1), default)])


def _is_instance(arguments: Arguments, step: Step) -> Value:
    """`isinstance(value, classes)`: told of texts, numbers, dicts and lists, and of builtin classes."""
    if len(arguments.positional) != 2:
        return COMPUTED
    value, classes = (alt.value for alt in arguments.positional)
    named = classes.items if isinstance(classes, Sequence) and classes.rest is None else (classes,)
    names = frozenset(one.name if isinstance(one, Symbol) else "" for one in named)
    told = [(option.guard, _is_one_of(option.value, names)) for option in options(value)]
    return choice(Option(guard, COMPUTED if one is None else Const(one)) for guard, one in told)


def _is_one_of(value: Value, names: frozenset[str]) -> bool | None:
    """Is a value an object of one of these classes? None where it isn't known."""
    match value:
        case Mapping():
            own, maybe = MAPPINGS, False
        case Text():
            own, maybe = frozenset({"builtins.str"}), False
        case Const(value=known):
            own, maybe = frozenset(f"builtins.{cls.__name__}" for cls in type(known).__mro__), False
        case Sequence():
            own, maybe = SEQUENCES, True
        case _:
            return None
    if names & own:
        return None if maybe else True
    return False if names <= PLAIN else None


# What a dict is an object of; what one of the lists, tuples and sets that are not told apart may be; builtin classes.
MAPPINGS = frozenset({"builtins.dict", "collections.abc.Mapping", "collections.abc.MutableMapping", "typing.Mapping"})
SEQUENCES = frozenset({"builtins.list", "builtins.tuple", "builtins.set", "builtins.frozenset"})
PLAIN = frozenset({*(f"builtins.{name}" for name in ("str", "bytes", "int", "float", "bool", "dict")), *SEQUENCES})

MAKERS: dict[Gives, Callable[[Arguments, Step], Value]] = {
    **CONTAINERS,
    "argument": _first,
    "variable": _environment,
    "text": _text,
    "address": _text,
    "truth": _bool,
    "instance": _is_instance,
    "bytes": _bytes,
    "decoded": _loads,
    "dedented": _dedent,
    "joined address": _urljoin,
    "joined path": _path_join,
    "partial": _partial,
    "cast": _cast,
    "options": _by_options,
    "chosen": _chosen,
    "typed": _typed,
}
FUNCTIONS = {row.name: MAKERS[row.gives] for row in ROWS if row.gives in MAKERS}


def _argument(arguments: Arguments, name: str) -> Value:
    """The second argument, also given by name."""
    if name in arguments.keywords:
        return single(arguments.keywords[name])
    return arguments.positional[1].value if len(arguments.positional) > 1 else COMPUTED
