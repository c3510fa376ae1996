"""The body of a request: what a call passes, what is merged into it, and what the SDK makes of the values."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.evaluation.model_schemas import schema_of
from compatlint.dataflow.scopes.guards import ALWAYS
from compatlint.dataflow.scopes.scope import CallSite
from compatlint.dataflow.values.container_updates import each, merge, override
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Arguments,
    Class,
    Const,
    Made,
    NotSent,
    Sequence,
    Site,
    Symbol,
    Unknown,
    Value,
    choice,
    options,
)
from compatlint.dataflow.values.values import Mapping as Dict
from compatlint.packs.dialect import Dialect
from compatlint.uses.clients import said
from compatlint.uses.endpoints import EndpointCall

SCHEMA = "SCHEMA"  # where a class's schema goes in what a pack says of it
NAME = "NAME"  # and its name
UNFILLED = Unknown("its class is not followed")


class Bodies(Struct, frozen=True, eq=False):
    """Reads bodies by the tables of a dialect."""

    dialect: Dialect
    evaluator: Evaluator

    def of(
        self, reached: EndpointCall, arguments: Arguments, site: CallSite, anchor: cst.CSTNode
    ) -> tuple[dict[str, tuple[Alt, ...]], tuple[str, ...]]:
        """The fields of a request: keywords, what is merged into the body, what the method implies."""
        dialect = self.dialect
        items = {reached.rename.get(name, name): alts for name, alts in arguments.keywords.items()}
        rest = arguments.rest
        merged = {name: items.pop(name) for name in dialect.body & items.keys()}
        for alts in merged.values():
            for alt in alts:
                if isinstance(alt.value, (Dict, Unknown)):
                    extra = alt.value if isinstance(alt.value, Dict) else Dict({}, alt.value)
                    guarded = choice([*options(extra, alt.guard)])
                    items, rest = merge(items, rest, guarded)
        package = reached.client.name.partition(".")[0] if reached.client is not None else reached.package
        unsent = dialect.plumbing | dialect.taken.get(package, frozenset())
        fields = {name: tuple(map(self._plain, alts)) for name, alts in items.items() if name not in unsent}
        implied = Site(site.scope, anchor, site.call, site.call)
        for name, value in reached.implies.items():
            fields[name] = override((Alt(Const(value), ALWAYS, implied),), fields.get(name, (Alt(ABSENT),)))
        if reached.schema is not None and reached.schema in fields:
            fields[reached.schema] = tuple(self.answered(alt) for alt in fields[reached.schema])
        fields.update({name: tuple(map(self._plain_within, alts)) for name, alts in merged.items()})
        fields["endpoint"], fields["era"] = said(reached.endpoint), said(reached.era)
        return fields, (f"its `**` argument may hold more: {rest.reason}",) if rest is not None else ()

    def _plain(self, alt: Alt) -> Alt:
        """A sentinel becomes what it is, not sent, and a list's elements what they are sent as."""
        if isinstance(alt.value, Sequence):
            made = [_symbol(one.value) for item in alt.value.items for one in options(item)]
            if self.dialect.tools.keys().isdisjoint(made):
                return alt
            items = tuple(each(item, self._tool) for item in alt.value.items)
            return replace(alt, value=replace(alt.value, items=items))
        return replace(alt, value=NotSent()) if _symbol(alt.value) in self.dialect.sentinels else alt

    def _plain_within(self, alt: Alt) -> Alt:
        """The same for the items of a dict."""
        if not isinstance(alt.value, Dict):
            return alt
        items = {name: tuple(map(self._plain, alts)) for name, alts in alt.value.items.items()}
        return replace(alt, value=replace(alt.value, items=items))

    def _tool(self, value: Value) -> Value:
        """What a function of the SDK makes of a class, with the class's schema in it."""
        template = self.dialect.tools.get(_symbol(value))
        given = value.arguments.positional[:1] if isinstance(value, Made) and value.arguments is not None else ()
        if template is None or not given:
            return value
        site = Site(value.scope, value.call, value.call, value.call) if isinstance(value, Made) and value.call else None
        return filled(template, self._schema(given[0].value), site)

    def answered(self, alt: Alt) -> Alt:
        """A class given as the format of the answer is sent as its JSON schema."""
        if not isinstance(alt.value, (Class, Symbol)):
            return alt
        return replace(alt, value=filled(self.dialect.answer, self._schema(alt.value)))

    def _schema(self, cls: Value) -> Value:
        found = schema_of(self.evaluator, cls, closed=True) if isinstance(cls, Class) else None
        return found if found is not None else UNFILLED


def filled(template: object, schema: Value = UNFILLED, site: Site | None = None) -> Value:
    """A value as a pack writes it, brought about at `site`; SCHEMA stands for a schema, NAME for a name."""
    if isinstance(template, Mapping):
        return Dict({key: (Alt(filled(item, schema, site), ALWAYS, site),) for key, item in template.items()})
    if template == NAME:
        return UNFILLED
    return schema if template == SCHEMA else Const(template)


def _symbol(value: Value) -> str:
    """The name of something of a package, or of what made it."""
    if isinstance(value, Made):
        value = value.maker
    return value.name if isinstance(value, Symbol) else ""
