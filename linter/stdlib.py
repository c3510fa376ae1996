"""What Python's own operators, builtins and standard library do to values."""

from __future__ import annotations

import builtins
import operator as python
import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from typing import Any, TypeAlias

import libcst as cst

from linter.mappings import each, merge, single, under, via
from linter.values import (
    ABSENT,
    ALWAYS,
    Alt,
    Arguments,
    Class,
    Const,
    EnvVar,
    Function,
    Made,
    Mapping,
    Member,
    Module,
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

Answer: TypeAlias = Callable[[], Value]
BUILTINS = frozenset(dir(builtins))
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
KEEPING = frozenset(  # packages whose decorators register, repeat, remember or describe a function, no more
    {
        *(
            "abc",
            "asyncio",
            "atexit",
            "backoff",
            "builtins",
            "cachetools",
            "celery",
            "click",
            "contextlib",
            "dataclasses",
        ),
        *(
            "discord",
            "fastapi",
            "flask",
            "functools",
            "joblib",
            "pytest",
            "ratelimit",
            "retry",
            "retrying",
            "streamlit",
        ),
        *("tenacity", "typer", "typing", "typing_extensions"),
    }
)
COMPUTED = Unknown("it is computed at run time")
CIRCULAR = Unknown("it depends on itself")


# tests


def truth(value: Value) -> bool | None:
    """`bool(value)`, where it is known."""
    match value:
        case Const():
            return bool(value.value)
        case Text(parts=parts):
            return True if any(parts) else None
        case Mapping():
            if any(all(alt.value is not ABSENT for alt in alts) for alts in value.items.values()):
                return True
            return None if value.items or value.rest else False
        case Sequence():
            return True if value.items and not value.rest else None if value.rest else False
        case Function() | Class() | Module() | Partial():
            return True
        case Made(maker=maker):
            return True if isinstance(maker, Class) or _is_class(maker) else None
    return None


def _is_class(maker: Value) -> bool:
    return isinstance(maker, Symbol) and maker.name.rpartition(".")[2][:1].isupper()


def is_plain(test: cst.BaseExpression) -> bool:
    """Is a test of names and literals only, so that it is worth deciding?"""
    match test:
        case cst.Name() | cst.SimpleString() | cst.Integer() | cst.Float():
            return True
        case cst.Attribute():
            return is_plain(test.value)
        case cst.Call(func=cst.Attribute(value=base, attr=cst.Name(value="get"))):
            return is_plain(base) and all(is_plain(arg.value) for arg in test.args)
        case cst.UnaryOperation():
            return is_plain(test.expression)
        case cst.BooleanOperation():
            return is_plain(test.left) and is_plain(test.right)
        case cst.Comparison():
            return is_plain(test.left) and all(is_plain(one.comparator) for one in test.comparisons)
        case cst.Tuple() | cst.List() | cst.Set():
            return all(is_plain(element.value) for element in test.elements)
    return False


def compare(operator: cst.BaseCompOp, left: Value, right: Value) -> Value:
    """One comparison; Unknown where it depends on what isn't known."""
    match operator:
        case cst.In() | cst.NotIn():
            known = _contains(right, left)
            negative = isinstance(operator, cst.NotIn)
        case cst.Is() | cst.IsNot() | cst.Equal() | cst.NotEqual():
            known = _same(left, right)
            negative = isinstance(operator, (cst.IsNot, cst.NotEqual))
        case _:
            return _ordered(operator, left, right)
    return COMPUTED if known is None else Const(known != negative)


def _same(left: Value, right: Value) -> bool | None:
    if isinstance(left, Const) and isinstance(right, Const):
        return bool(left.value == right.value)
    if isinstance(left, Symbol) and isinstance(right, Symbol):
        return True if left.name == right.name else None
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Const) and one.value is None and truth(other) is not None:
            return False
        if isinstance(one, Const) and isinstance(other, Symbol) and other.name.rpartition(".")[2].isupper():
            return False  # a literal is not a sentinel
    return None


def _contains(container: Value, item: Value) -> bool | None:
    if not isinstance(item, Const):
        return None
    if isinstance(container, Const) and isinstance(container.value, str) and isinstance(item.value, str):
        return item.value in container.value
    if isinstance(container, Mapping):
        alts = container.items.get(str(item.value))
        if alts is None:
            return None if container.rest else False
        present = [alt.value is not ABSENT for alt in alts]
        return True if all(present) else False if not any(present) and not container.rest else None
    if isinstance(container, Sequence):
        if any(isinstance(one, Const) and one.value == item.value for one in container.items):
            return True
        literal = all(isinstance(one, Const) for one in container.items)
        return False if literal and not container.rest else None
    return None


_ORDER: dict[type[cst.BaseCompOp], Callable[[Any, Any], bool]] = {
    cst.LessThan: python.lt,
    cst.LessThanEqual: python.le,
    cst.GreaterThan: python.gt,
    cst.GreaterThanEqual: python.ge,
}


def _ordered(operator: cst.BaseCompOp, left: Value, right: Value) -> Value:
    function = _ORDER.get(type(operator))
    if function is None or not isinstance(left, Const) or not isinstance(right, Const):
        return COMPUTED
    try:
        return Const(function(left.value, right.value))
    except TypeError:
        return COMPUTED


def unary(operator: cst.BaseUnaryOp, value: Value) -> Value:
    """`not value`, `-value`."""
    if isinstance(operator, cst.Not):
        known = truth(value)
        if isinstance(value, Unknown) and value.question is not None:
            pair = ((0, False), (1, True))
            return choice(Option(taken(value.question, arm), Const(outcome)) for arm, outcome in pair)
        return COMPUTED if known is None else Const(not known)
    if isinstance(operator, cst.Minus) and isinstance(value, Const) and isinstance(value.value, (int, float)):
        return replace(value, value=-value.value)
    return COMPUTED


# operators


def binary(operator: cst.BaseBinaryOp, left: Value, right: Value, step: Step) -> Value:
    """`left + right`, `left | right`, `left % right`."""
    match operator:
        case cst.BitOr():
            return _union(left, right, step)
        case cst.Add():
            return _add(left, right, step)
        case cst.BitAnd() | cst.Subtract() if isinstance(left, Sequence) and isinstance(right, Sequence):
            return _set_operation(left, right, both=isinstance(operator, cst.BitAnd))
        case cst.Modulo() if isinstance(left, Const) and isinstance(left.value, str):
            return _percent(left.value, right, step)
    return COMPUTED


def _set_operation(left: Sequence, right: Sequence, *, both: bool) -> Value:
    """`left & right`, `left - right` of literals."""
    others = [one.value for one in right.items if isinstance(one, Const)]
    if left.rest or right.rest or len(others) < len(right.items):
        return COMPUTED
    kept = [one for one in left.items if isinstance(one, Const) and (one.value in others) is both]
    return replace(left, items=tuple(kept))


def _percent(text: str, given: Value, step: Step) -> Value:
    """`"…%s…" % given` for plain fields; others are gaps."""
    values = list(given.items) if isinstance(given, Sequence) else [given]
    parts: list[Value] = []
    for number, part in enumerate(re.split(r"%(?:\(\w+\))?[sdr]", text)):
        if number:
            parts.append(values[number - 1] if number <= len(values) and "%(" not in text else COMPUTED)
        parts.append(Const(part.replace("%%", "%")))
    return join(parts, step)


def augmented(node: cst.AugAssign, left: Value, right: Value, step: Step) -> Value:
    """`left += right`, `left |= right`."""
    if isinstance(node.operator, cst.BitOrAssign):
        return _union(left, right, step)
    return _add(left, right, step) if isinstance(node.operator, cst.AddAssign) else COMPUTED


def _union(left: Value, right: Value, step: Step) -> Value:
    base = left if isinstance(left, Mapping) else Mapping({}, Unknown("one side can't be followed"))
    items, rest = merge(base.items, base.rest, right, step)
    return Mapping(items, rest, step)


def _add(left: Value, right: Value, step: Step) -> Value:
    if isinstance(left, Sequence) and isinstance(right, Sequence):
        return Sequence((*left.items, *right.items), left.rest or right.rest, step)
    if isinstance(left, Sequence) or isinstance(right, Sequence):
        known = left if isinstance(left, Sequence) else right
        assert isinstance(known, Sequence)
        return replace(known, rest=Unknown("one side can't be followed"))
    if isinstance(left, Const) and isinstance(right, Const) and not isinstance(left.value, str):
        try:
            return Const(left.value + right.value, step)
        except TypeError:
            return COMPUTED
    return join([left, right], step)


def join(parts: list[Value], step: Step) -> Value:
    """The text that `parts` make one after the other; what isn't known is a gap."""
    text: Value = Const("", step)
    for part in parts:
        text = each(text, lambda done, part=part: each(_spelled(part), lambda one: _concat(done, one, step)))  # type: ignore[misc]  # a default binds the loop's part
    return text


def _spelled(value: Value) -> Value:
    """A variable with a default is the default or something unknown."""
    if isinstance(value, EnvVar) and value.default is not None:
        key = (value.name, "environment")
        return choice([Option(taken(key, 0), replace(value, default=None)), *options(value.default, taken(key, 1))])
    return value


def _concat(left: Value, right: Value, step: Step) -> Value:
    parts = (*_parts(left), *_parts(right))
    if None not in parts:
        return Const("".join(part for part in parts if part is not None), step)
    return Text(parts, step)


def _parts(value: Value) -> tuple[str | None, ...]:
    if isinstance(value, Const):
        return (str(value.value),) if value.value != "" else ()
    return value.parts if isinstance(value, Text) else (None,)


# items


def item(value: Value, key: Value) -> Value:
    """`value[key]`; with an unknown key any of the items."""
    match value:
        case Mapping() if isinstance(key, Const):
            alts = value.items.get(str(key.value))
            return single(alts) if alts is not None else value.rest or Unknown("there is no such item")
        case Mapping() if value.items:
            mark = (value.origin.node if value.origin else value, "key")
            found = [
                Option(guard, alt.value)
                for number, alts in enumerate(value.items.values())
                for alt in alts
                if alt.value is not ABSENT
                and (guard := taken(mark, number, of=len(value.items)) & alt.guard) is not None
            ]
            return choice(found) if found else COMPUTED
        case Sequence() if isinstance(key, Const) and isinstance(key.value, int):
            inside = -len(value.items) <= key.value < len(value.items)
            return value.items[key.value] if inside else COMPUTED
        case Sequence() if value.items:
            return element(value)
        case Symbol(name="os.environ") if isinstance(key, Const):
            return EnvVar(str(key.value), None, key.origin)
        case Unknown():
            return value
    return COMPUTED


def pick(value: Value, key: Value) -> Value:
    """`value[key]`, whatever options both have."""
    return each(value, lambda one: each(key, lambda k: item(one, k)))


def element(value: Value) -> Value:
    """What a loop over `value` gives."""
    if not isinstance(value, Sequence) or not value.items:
        return COMPUTED
    mark = (value.origin.node if value.origin else value, "element")
    found = [
        option
        for number, one in enumerate(value.items)
        for option in options(one, taken(mark, number, of=len(value.items)))
        if option.value is not ABSENT
    ]
    return choice(found) if found else COMPUTED


def every_element(value: Value) -> bool:
    """Is `value` what a loop over a list gives, so that each option comes to pass?"""
    marks = [entry[0] for option in options(value) for entry in option.guard.arms]
    return bool(marks) and all(isinstance(mark, tuple) and mark[1:] == ("element",) for mark in marks)


def as_mapping(value: Value) -> Value:
    """What `dict(…)` and `dict.update` take from `value`: a dict, or a list of pairs."""
    return each(value, _as_mapping)


def _as_mapping(value: Value) -> Value:
    if not isinstance(value, Sequence):
        return value if isinstance(value, (Mapping, Unknown, Const)) else COMPUTED
    items: dict[str, tuple[Alt, ...]] = {}
    for pair in value.items:
        key = pair.items[0] if isinstance(pair, Sequence) and len(pair.items) == 2 else None
        if not isinstance(pair, Sequence) or not isinstance(key, Const) or not isinstance(key.value, str):
            return Mapping(items, Unknown("its keys are computed"))
        at = key.origin
        site = Site(at.scope, at.node, at.node, at.node) if at is not None else None
        items[key.value] = (Alt(pair.items[1], ALWAYS, site),)
    return Mapping(items, value.rest)


def items_source(node: cst.DictComp) -> cst.BaseExpression | None:
    """`d` of `{k: v for k, v in d.items() …}`, which keeps items as they are."""
    target, source = node.for_in.target, node.for_in.iter
    if node.for_in.inner_for_in is not None or not isinstance(target, cst.Tuple) or len(target.elements) != 2:
        return None
    names = [one.value.value for one in target.elements if isinstance(one.value, cst.Name)]
    pair = [one.value for one in (node.key, node.value) if isinstance(one, cst.Name)]
    called = (
        isinstance(source, cst.Call) and isinstance(source.func, cst.Attribute) and source.func.attr.value == "items"
    )
    if names != pair or not called:
        return None
    assert isinstance(source, cst.Call)
    assert isinstance(source.func, cst.Attribute)
    return source.func.value


# calls


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


def is_circular(value: Value) -> bool:
    """Is nothing known because the question led back to itself?"""
    return value is CIRCULAR or (isinstance(value, Member) and value.base is CIRCULAR)


def matching_case(node: cst.Match, subject: Value) -> int | None:
    """The case that a literal goes into, where the patterns are literals too."""
    if not isinstance(subject, Const):
        return None
    for number, case in enumerate(node.cases):
        literals = _literals(case.pattern)
        if literals is None or case.guard is not None:
            return None
        if not literals or subject.value in literals:
            return number
    return len(node.cases)


def _literals(pattern: cst.MatchPattern) -> list[object] | None:
    """The literals that a pattern matches; [] for anything, None where that can't be told."""
    match pattern:
        case cst.MatchValue(value=cst.SimpleString() | cst.Integer() as literal):
            return [literal.evaluated_value]
        case cst.MatchAs(pattern=None):
            return []
        case cst.MatchOr(patterns=parts):
            found = [_literals(part.pattern) for part in parts]
            return [one for some in found for one in some or []] if all(found) else None
    return None


def keyword_dict(arguments: Arguments, step: Step) -> Value:
    """The keywords of a call as a dict."""
    return Mapping(dict(arguments.keywords), arguments.rest, step)


def keeps(decorator: Value) -> bool:
    """Does a decorator certainly leave the arguments of the function as they are?"""
    match decorator:
        case Made(maker=maker):
            return keeps(maker)
        case Member(base=base):
            return keeps(base)
        case Symbol(name=name):
            return name.partition(".")[0] in KEEPING
    return isinstance(decorator, (Function, Class, Partial))


def doubted(arguments: Arguments, key: Hashable) -> Arguments:
    """Arguments that may not arrive: each keyword is there only where the branch `key` says so."""
    here, gone = taken(key, 0), taken(key, 1)

    def keywords() -> dict[str, tuple[Alt, ...]]:
        return {n: (*under(alts, here), Alt(ABSENT, gone)) for n, alts in arguments.keywords.items()}

    return Arguments.late(lambda: Arguments(arguments.positional, keywords(), arguments.rest, arguments.star))


def unwrapped(function: Value) -> tuple[Value, Arguments]:
    """The function that a partial calls, and what it has been given."""
    if not isinstance(function, Partial):
        return function, Arguments()
    inner, given = unwrapped(function.function)
    return inner, joined(given, function.arguments)


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


def last_name(node: cst.BaseExpression) -> str:
    """`c` of `a.b.c` and of `a.b.c(…)`."""
    if isinstance(node, cst.Call):
        return last_name(node.func)
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return node.value if isinstance(node, cst.Name) else ""


def annotated_types(node: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The classes that an annotation names: through quotes, `Optional`, `Union`, `|` and `Annotated`."""
    match node:
        case cst.SimpleString():
            try:
                yield from annotated_types(cst.parse_expression(str(node.evaluated_value)))
            except cst.ParserSyntaxError:
                return
        case cst.Name() if node.value not in ("None", "Any"):
            yield node
        case cst.Attribute():
            yield node
        case cst.BinaryOperation(operator=cst.BitOr()):
            yield from annotated_types(node.left)
            yield from annotated_types(node.right)
        case cst.Subscript() if last_name(node.value) in ("Optional", "Union", "Annotated", "Final", "ClassVar"):
            for one in node.slice:
                if isinstance(one.slice, cst.Index):
                    yield from annotated_types(one.slice.value)


def method(function: Member, arguments: Arguments, step: Step) -> Value | None:
    """A method of a plain value; None when it isn't one."""
    base, names = function.base, function.names
    if len(names) != 1:
        return None
    match base:
        case Const(value=str()) | Text():
            return _text_method(base, names[0], arguments, step)
        case Mapping():
            return _mapping_method(base, names[0], arguments)
        case Sequence():
            return base if names[0] == "copy" else COMPUTED
        case EnvVar() if names[0] in ("strip", "rstrip"):
            return base
        case Const() | EnvVar():
            return COMPUTED
    return None


def _text_method(text: Const | Text, name: str, arguments: Arguments, step: Step) -> Value:
    given = [alt.value for alt in arguments.positional]
    plain = [one.value for one in given if isinstance(one, Const)]
    if name in _STRING and isinstance(text, Const) and len(plain) == len(given):
        try:
            return Const(getattr(text.value, name)(*plain), step)
        except (TypeError, ValueError):
            return COMPUTED
    if name == "format" and isinstance(text, Const):
        return _formatted(text.value, given, arguments, step)
    if (
        name == "join"
        and len(given) == 1
        and isinstance(given[0], Sequence)
        and isinstance(text, Const)
        and not given[0].rest
    ):
        parts = [part for one in given[0].items for part in (text, one)][1:]
        return join(parts, step)
    return Text((None,), step) if name in _STRING else COMPUTED


_STRING = frozenset({"strip", "rstrip", "lstrip", "lower", "upper", "replace", "removesuffix", "removeprefix", "title"})


def _formatted(text: str, given: list[Value], arguments: Arguments, step: Step) -> Value:
    """`"…{}…".format(…)` with plain fields; others are gaps."""
    import string

    try:
        fields = list(string.Formatter().parse(text))
    except ValueError:
        return COMPUTED
    parts: list[Value] = []
    counter = 0
    for literal, name, spec, conversion in fields:
        parts.append(Const(literal))
        if name is None:
            continue
        key = name or str(counter)
        counter += not name
        value: Value = COMPUTED
        if key.isdigit() and int(key) < len(given):
            value = given[int(key)]
        elif key in arguments.keywords:
            value = single(arguments.keywords[key])
        parts.append(value if not spec and not conversion else COMPUTED)
    return join(parts, step)


def _mapping_method(mapping: Mapping, name: str, arguments: Arguments) -> Value:
    given = [alt.value for alt in arguments.positional]
    match name:
        case "copy":
            return mapping
        case "get" | "pop" | "setdefault" if given:
            return each(given[0], lambda key: _got(mapping, key, given[1] if len(given) > 1 else Const(None)))
        case "items":
            pairs = tuple(Sequence((Const(key), single(alts))) for key, alts in mapping.items.items())
            return Sequence(pairs, mapping.rest)
        case "values":
            return Sequence(tuple(single(alts) for alts in mapping.items.values()), mapping.rest)
        case "keys":
            return Sequence(tuple(Const(key) for key in mapping.items), mapping.rest)
    return COMPUTED


def _got(mapping: Mapping, key: Value, default: Value) -> Value:
    if not isinstance(key, Const):
        return item(mapping, key)
    alts = mapping.items.get(str(key.value), (Alt(ABSENT),))
    found: list[Option] = []
    for alt in alts:
        missing = mapping.rest or default
        found.extend(options(missing if alt.value is ABSENT else alt.value, alt.guard))
    return choice(found)


def first(arguments: Arguments) -> Value:
    """The first positional argument."""
    return arguments.positional[0].value if arguments.positional else COMPUTED


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


def _dict(arguments: Arguments, step: Step) -> Value:
    items: dict[str, tuple[Alt, ...]] = {}
    rest: Unknown | None = None
    for alt in arguments.positional[:1]:
        value = as_mapping(alt.value)
        items, rest = merge(items, rest, value, step)
    items, more = merge(items, rest, Mapping(dict(arguments.keywords), arguments.rest))
    return Mapping(items, more, step)


def _copied(arguments: Arguments, step: Step) -> Value:
    value = _first(arguments, step)
    if isinstance(value, Mapping):
        return replace(value, items={name: via(alts, step) for name, alts in value.items.items()})
    return value


def _list(arguments: Arguments, step: Step) -> Value:
    if not arguments.positional:
        return Sequence((), None, step)
    value = arguments.positional[0].value
    return value if isinstance(value, Sequence) else Sequence((), Unknown("it is built at run time"), step)


def _partial(arguments: Arguments, step: Step) -> Value:
    if not arguments.positional:
        return COMPUTED
    rest = arguments.after(1)
    return each(arguments.positional[0].value, lambda one: Partial(one, rest))


def _text(arguments: Arguments, step: Step) -> Value:
    value = _first(arguments, step)
    return Const(str(value.value), value.origin) if isinstance(value, Const) else value


def _zip(arguments: Arguments, step: Step) -> Value:
    lists = [alt.value for alt in arguments.positional]
    known = [one.items for one in lists if isinstance(one, Sequence) and not one.rest]
    if not known or len(known) < len(lists):
        return Sequence((), Unknown("it is built at run time"))
    return Sequence(tuple(Sequence(pair) for pair in zip(*known, strict=False)), None, step)


def _enumerate(arguments: Arguments, step: Step) -> Value:
    value = first(arguments)
    if not isinstance(value, Sequence):
        return COMPUTED
    pairs = (Sequence((Const(number), one)) for number, one in enumerate(value.items))
    return replace(value, items=tuple(pairs))


def _urljoin(arguments: Arguments, step: Step) -> Value:
    from urllib.parse import urljoin

    given = [alt.value for alt in arguments.positional]
    if len(given) == 2 and all(isinstance(one, Const) and isinstance(one.value, str) for one in given):
        return Const(urljoin(*(one.value for one in given if isinstance(one, Const))), step)
    return COMPUTED


def _any_of(arguments: Arguments, step: Step) -> Value:
    value = first(arguments)
    items = value.items if isinstance(value, Sequence) else ()
    found = [o for n, one in enumerate(items) for o in options(one, taken((step.node, "any"), n, of=len(items)))]
    return choice(found) if found else COMPUTED


def _bool(arguments: Arguments, step: Step) -> Value:
    known = truth(_first(arguments, step))
    return COMPUTED if known is None else Const(known, step)


def _cast(arguments: Arguments, step: Step) -> Value:
    """`typing.cast(cls, value)`: the value where it is known, else an object of the class."""
    if len(arguments.positional) < 2:
        return COMPUTED
    cls, value = arguments.positional[0].value, arguments.positional[1].value
    return Made(cls, step.scope) if isinstance(value, Unknown) and isinstance(cls, (Symbol, Class)) else value


FUNCTIONS: dict[str, Callable[[Arguments, Step], Value]] = {
    "os.getenv": _environment,
    "os.environ.get": _environment,
    "builtins.dict": _dict,
    "builtins.list": _list,
    "builtins.tuple": _list,
    "builtins.set": _list,
    "builtins.frozenset": _list,
    "builtins.sorted": _list,
    "builtins.str": _text,
    "builtins.bool": _bool,
    "builtins.zip": _zip,
    "builtins.enumerate": _enumerate,
    "httpx.URL": _text,
    "yarl.URL": _text,
    "random.choice": _any_of,
    "builtins.next": _any_of,
    "itertools.cycle": _first,
    "builtins.iter": _first,
    "urllib.parse.urljoin": _urljoin,
    "functools.partial": _partial,
    "copy.copy": _copied,
    "copy.deepcopy": _copied,
    "types.MappingProxyType": _first,
    "typing.cast": _cast,
    "asyncio.run": _first,
    "contextlib.nullcontext": _first,
    "contextlib.closing": _first,
}
