"""What the arguments of a framework's call say: cases of their values, and lists of settings."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import ALWAYS, Guard, taken
from compatlint.dataflow.values.arguments import by_name
from compatlint.dataflow.values.container_updates import Items, merge, single
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Arguments,
    Const,
    EnvVar,
    Made,
    Sequence,
    Site,
    Symbol,
    Text,
    Unknown,
    Value,
    options,
)
from compatlint.dataflow.values.values import Mapping as Dict
from compatlint.packs.framework import Entries, Form, Framework

ANY = "*"  # the case of any value


def arguments_of(form: Form, given: Arguments) -> Arguments:
    """Arguments with the positional ones under their names."""
    return Arguments((), by_name(given, form.positional), given.rest or given.star)


def cases(form: Form, chain: tuple[Arguments, ...], at: Site | None) -> Iterator[tuple[Guard, Site | None, Form]]:
    """What the values of arguments do, of this call or else of those before: when, where that is said, and what."""
    for name, forms in form.cases.items():
        given = next((one.keywords[name] for one in chain if name in one.keywords), ())
        default = (Alt(Const(form.default[name])),) if name in form.default else ()
        for alt in (*given, *default)[: len(given) or 1]:
            spelled = _spelled(alt.value)
            found = forms.get(spelled) or (forms.get(ANY) if spelled not in ("null", "false") else None)
            if found is None:
                continue
            yield alt.guard, alt.site or at, found
            for guard, place, inner in cases(found, chain, at):
                both = guard & alt.guard
                if both is not None:
                    yield both, place, inner


def _spelled(value: Value) -> str:
    """A value as packs write it; a member of an enumeration and an object of another package by their last names."""
    match value:
        case Const(value=None):
            return "null"
        case Const(value=bool() as flag):
            return str(flag).lower()
        case Const(value=constant):
            return str(constant)
        case Symbol(name=name) | Made(maker=Symbol(name=name)):
            return name.rpartition(".")[2]
    return ""


def is_given(name: str, chain: tuple[Arguments, ...]) -> bool:
    """Is an argument given for certain, of this call or of those before?"""
    found = next((one.keywords[name] for one in chain if name in one.keywords), ())
    return bool(found) and all(unset(alt).value is not ABSENT for alt in found)


def is_disabled(name: str, unless: str, chain: tuple[Arguments, ...]) -> bool:
    """Does an argument of the object say that a field is not to be added?"""
    found = next((one.keywords[unless] for one in chain if unless in one.keywords), ())
    return any(isinstance(alt.value, Dict) and name in alt.value.items for alt in found)


def unset(alt: Alt) -> Alt:
    """None and an empty list are nothing."""
    value = alt.value
    nothing = isinstance(value, Const) and value.value is None
    empty = isinstance(value, Sequence) and not value.items and value.rest is None
    return replace(alt, value=ABSENT) if nothing or empty else alt


def apart(framework: Framework, *, own: bool) -> set[str]:
    """The arguments that say whom a client talks to, or what sends."""
    routes = framework.routes
    settings = [framework.client.settings, *(one.settings for one in (routes.providers.values() if routes else ()))]
    names = {name for some in settings for one in some.values() for name in (one.keyword, *one.aliases)}
    over = framework.over if not own else ()
    return {*names, *framework.wraps, *over, *([routes.provider] if routes is not None else [])}


def default_of(framework: Framework, made: Made, given: Arguments, at: Site | None) -> Items:
    """The model that an object asks for where it is given none for certain, as the argument that would say so."""
    default, form = framework.default_model, framework.form
    if default is None or at is None or made.arguments is None or made.heir is not None or given.rest is not None:
        return {}
    if not default.unless.isdisjoint(given.keywords):
        return {}
    field = form.rename.get(default.argument, default.argument)
    if any(field in (name, form.rename.get(name)) for name in (*given.keywords, *made.attributes)):
        return {}
    return {default.argument: (Alt(Const(default.model), ALWAYS, at),)}


def doubted(fields: Items, default: Items) -> Items:
    """The fields where a default may be another one in another version."""
    return {name: tuple(part for alt in alts for part in _doubted(alt, default)) for name, alts in fields.items()}


def _doubted(alt: Alt, default: Items) -> Iterator[Alt]:
    if alt.site is None or all(alt.value is not one.value for alts in default.values() for one in alts):
        yield alt
        return
    for arm, value in enumerate((alt.value, ABSENT)):
        guard = alt.guard & taken((alt.site.owner, "default"), arm)
        if guard is not None:
            yield replace(alt, value=value, guard=guard)


def wrapped(framework: Framework, arguments: Arguments) -> Value | None:
    """The client that a call is given."""
    for name in framework.wraps:
        value = single(arguments.keywords[name]) if name in arguments.keywords else Const(None)
        if not isinstance(value, Const):
            return value
    return None


def is_over_unknown(framework: Framework, arguments: Arguments) -> bool:
    """Is a call given an object to send with that isn't known as one?"""
    given = [alt.value for name in framework.over for alt in arguments.keywords.get(name, ())]
    return any(not isinstance(value, (Const, Text, EnvVar)) for value in given)


class Entry(Struct, frozen=True, eq=False):
    """One entry: its settings, when it is there, what it is called.

    With `asked` it gets requests whatever becomes of others.
    """

    arguments: Arguments
    guard: Guard = ALWAYS
    alias: Value | None = None
    asked: bool = True


def listed(entries: Entries, given: Arguments) -> Iterator[Entry]:
    """The entries that can be followed; without a list what is given is one, where entries are the settings."""
    beside = {name: alts for name, alts in given.keywords.items() if name != entries.list}
    if entries.list not in given.keywords:
        if not entries.settings:
            yield Entry(given)
        return
    for alt in given.keywords[entries.list]:
        elements = alt.value.items if isinstance(alt.value, Sequence) else (alt.value,)
        for number, element in enumerate(elements):
            for option in options(element, alt.guard):
                if isinstance(option.value, Dict):
                    asked = not (entries.fallback and number)
                    yield _entry(entries, option.value, option.guard, Arguments((), beside, given.rest), asked)


def _entry(entries: Entries, value: Dict, guard: Guard, beside: Arguments, asked: bool) -> Entry:
    settings = single(value.items.get(entries.settings, ())) if entries.settings else value
    items, rest = merge(beside.keywords, beside.rest, settings)
    alias = single(value.items[entries.alias]) if entries.alias in value.items else None
    return Entry(Arguments((), items, rest), guard, alias, asked)


def named(entries: list[Entry], alts: tuple[Alt, ...]) -> list[Entry]:
    """The entries of a name; where there are several, or several names, any of them may be asked."""
    names = {alt.value.value for alt in alts if isinstance(alt.value, Const)}
    found = [one for one in entries if isinstance(one.alias, Const) and one.alias.value in names]
    return found if len(found) == len(alts) == 1 else [replace(one, asked=False) for one in found]


def over(entry: Entry, items: Items, rest: Unknown | None) -> Arguments:
    """What an entry is asked with: the arguments of a call go above its settings."""
    keywords, unknown = merge(entry.arguments.keywords, entry.arguments.rest, Dict(items))
    return Arguments((), keywords, unknown or rest)
