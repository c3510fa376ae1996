"""What sends requests for a framework, and what each call adds to the fields that are known of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import ALWAYS, Guard, taken
from compatlint.dataflow.values.container_updates import (
    MISSING,
    Items,
    leave_out,
    merge,
    override,
    remove,
    single,
    store,
)
from compatlint.dataflow.values.values import (
    Alt,
    Arguments,
    Class,
    Const,
    Made,
    Sequence,
    Site,
    Symbol,
    Unknown,
    Value,
    choice,
    options,
)
from compatlint.dataflow.values.values import Mapping as Dict
from compatlint.packs.framework import Form, Framework
from compatlint.packs.pack import Pack
from compatlint.uses.body import Bodies, filled
from compatlint.uses.clients import Client
from compatlint.uses.frameworks.arguments import arguments_of, cases, is_disabled, is_given, unset
from compatlint.uses.frameworks.function_tools import with_tools


class Sender(Struct, frozen=True, eq=False):
    """An object that sends requests, or a call that is one: its client, and the fields that are known so far.

    `client` is None where it can't be followed, `own` where the call makes it. `endpoint` is what is reached, as an
    argument says at `said_at`; empty where nothing is sent yet. `arguments` are those of the calls that led here, the
    last first; `gives` says that it is an object, whose requests may have more fields. Those in `drops` it leaves out.
    It is told at `place` where that is not the call, under `guard`; without `asked` it may be that nothing is sent.
    With `shaped` a class of the program puts together what is sent, and may leave out what is known here. `said` are
    the cases that have added what they imply.
    """

    framework: Framework
    client: Client | None
    own: bool
    fields: Items
    rest: Unknown | None
    endpoint: str
    said_at: Site | None = None
    arguments: tuple[Arguments, ...] = ()
    gives: bool = True
    drops: frozenset[str] = frozenset()
    place: Site | None = None
    guard: Guard = ALWAYS
    asked: bool = True
    shaped: bool = False
    said: tuple[Form, ...] = ()

    def sent(self, at: Site) -> Items:
        """The fields of what is sent."""
        doubt = taken((at.owner, "shaped"), 0)
        return remove(self.fields, self.fields, doubt) if self.shaped else self.fields


class Senders(Struct, frozen=True, eq=False):
    """Adds what calls say to senders, by the tables of the packs."""

    pack: Pack
    bodies: Bodies
    by_name: Mapping[str, Framework]

    def extended(
        self, sender: Sender, form: Form, given: Arguments, at: Site | None, taken_away: Collection[str] = ()
    ) -> Sender:
        """`sender` with what one call adds; the arguments `taken_away` are no fields."""
        arguments = arguments_of(form, given)
        chain = (arguments, *sender.arguments)
        forms = [(ALWAYS, at, form), *cases(form, chain, at)]
        fields, endpoint, said_at = dict(sender.fields), sender.endpoint, sender.said_at
        for guard, _, one in forms:
            for name, value in one.implies.items() if guard or one not in sender.said else ():
                if not is_disabled(name, one.unless, chain):
                    fields = store(fields, name, (Alt(filled(value), ALWAYS, at),), guard)
            for name, asked in one.answer.items():
                if name in arguments.keywords:
                    fields = store(fields, asked, self._answer(arguments.keywords[name], plain=name == asked), guard)
        items, rest = self.items(form, arguments, taken_away)
        items = self._besides(items, form.own, endpoint) if form.own else items
        for name, tools in form.functions.items():
            if name in items:
                items[name] = tuple(with_tools(alt, tools, self.bodies.evaluator, at) for alt in items[name])
        fields |= {name: override(fields.get(name, MISSING), alts) for name, alts in items.items()}
        drops = sender.drops.union(*(one.drops for guard, _, one in forms if not guard))
        fields = leave_out(fields, drops)
        for guard, place, one in forms:
            fields = leave_out(fields, one.drops, guard)
            doubt = guard & taken((at.owner if at is not None else None, "left out"), 0)
            lacking = [name for name, needed in one.needs.items() if not is_given(needed, chain)]
            fields = remove(fields, (*one.perhaps, *lacking), doubt) if doubt is not None else fields
            if one.endpoint and not guard:
                endpoint, said_at = one.endpoint, place
        known = replace(sender, fields=fields, rest=sender.rest or rest, endpoint=endpoint, said_at=said_at)
        if form.becomes:
            known = replace(known, framework=self.by_name[form.becomes])
        said = (*sender.said, *(one for guard, _, one in forms[1:] if not guard))
        return replace(known, arguments=chain, gives=form.gives, drops=drops, said=said)

    def items(self, form: Form, arguments: Arguments, taken_away: Collection[str]) -> tuple[Items, Unknown | None]:
        """The fields that the arguments of a call become."""
        dropped = {*form.kept, *taken_away}
        items = {name: alts for name, alts in arguments.keywords.items() if name not in dropped}
        if form.takes is not None:
            items = {name: alts for name, alts in items.items() if name in {*form.takes, *form.merged}}
        for name in form.answer:
            items.pop(name, None)
        rest = arguments.rest
        for name in form.merged:
            for alt in items.pop(name, ()):
                value = self._as_dict(alt.value)
                items, rest = merge(items, rest, choice([*options(value, alt.guard)]))
        found: Items = {}
        for name, alts in items.items():
            new = form.rename.get(name, name)
            found[new] = override(found.get(new, MISSING), tuple(map(unset, alts)) if form.unset else alts)
        return found, rest

    def _besides(self, items: Items, own: str, endpoint: str) -> Items:
        """The fields with those that the SDK does not know where it merges what it is given besides."""
        dialect, kept = self.pack.dialect, self.pack.lists[own]
        known = dialect.fields.get(endpoint, frozenset()) | dialect.body | dialect.plumbing
        strange = {name: items[name] for name in items if name not in known and not kept.search(name)}
        if not strange:
            return items
        found = {name: alts for name, alts in items.items() if name not in strange}
        for place in sorted(dialect.body)[:1]:
            before = found.get(place, (Alt(Dict({})),))
            found[place] = tuple(
                replace(alt, value=replace(alt.value, items={**strange, **alt.value.items}))
                if isinstance(alt.value, Dict)
                else alt
                for alt in before
            )
        return found

    def _answer(self, alts: tuple[Alt, ...], *, plain: bool) -> tuple[Alt, ...]:
        """What a format of the answer is that is given as a class or a schema (`plain`: or as it is)."""
        kind = self.pack.dialect.answer
        dictionary = filled({name: value for name, value in kind.items() if isinstance(value, str)})
        return tuple(
            self.bodies.answered(alt)
            if plain or isinstance(alt.value, (Class, Symbol))
            else replace(alt, value=dictionary)
            for alt in alts
            if not (isinstance(alt.value, Const) and alt.value.value is None)
        )

    def _as_dict(self, value: Value) -> Value:
        """An object that stands for the dict of its arguments as that dict."""
        if isinstance(value, Made) and isinstance(value.maker, Symbol) and value.maker.name in self.pack.records:
            given = value.arguments or Arguments(rest=Unknown("it is made elsewhere"))
            items = {name: tuple(map(unset, alts)) for name, alts in given.keywords.items()}
            star = self.pack.records[value.maker.name]
            if star and given.positional:
                several = tuple(single((alt,)) for alt in given.positional)
                items[star] = (Alt(Sequence(several, given.star)),)
            return Dict({**items, **value.attributes}, given.rest)
        return value
