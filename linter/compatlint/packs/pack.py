"""What a target does otherwise: its rules in one edition, where each comes from, and who it is."""

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import field

from compatlint.packs.clauses import Clauses
from compatlint.packs.dialect import ClientClass, Dialect
from compatlint.packs.framework import Framework
from compatlint.packs.grammar import Grammar, Spoken
from compatlint.packs.http import Http
from compatlint.packs.probes import Probes
from compatlint.packs.record import PackRecord, Plain

Severity: TypeAlias = Literal["error", "warning", "info"]


# What the packs say.


class Citation(PackRecord, frozen=True, array_like=True):
    """Where a statement comes from: a name or address, the date of that text, and a quotation of it."""

    where: str
    date: str
    quote: str = ""


class Case(PackRecord, frozen=True):
    """One way in which a rule applies: the condition, what is said then, and the date `until` when that was so.

    With `accepted` what is said is not that the request is rejected.
    """

    when: Plain
    message: str
    severity: Severity
    help: str
    at: tuple[str, ...] = ()
    fix: str | None = None
    until: str = ""
    accepted: bool = False


class Example(PackRecord, frozen=True, array_like=True):
    """A small program in which a rule finds something, and what it is once that is repaired."""

    before: str
    after: str


class Rule(PackRecord, frozen=True):
    """One rule in one edition of a pack.

    `targets` are endpoints, "client", "install", "text" (an id in a text) or "*" (any endpoint); `off` in an edition
    that lifted it.
    """

    code: str
    name: str
    summary: str
    targets: tuple[str, ...]
    cases: tuple[Case, ...]
    sources: tuple[Citation, ...]
    help: str
    fix: str | None = None
    options: Plain = field(default_factory=Plain)
    off: str = ""
    url: str | None = None
    aged: str = ""
    """What is to be said of sources that are old."""
    example: Example | None = None

    @property
    def first(self) -> str:
        """The date of the first source that says it; "" where there is none."""
        return min((source.date for source in self.sources), default="")

    @property
    def last(self) -> str:
        """The date of the last source that says it."""
        return max((source.date for source in self.sources), default="")

    @property
    def link(self) -> str | None:
        """Where more about it can be read: its own page, else the first source that has an address."""
        addresses = (one.where for one in self.sources if one.where.startswith("https://") and " " not in one.where)
        return self.url or next(addresses, None)


class SDK(PackRecord, frozen=True):
    """The target's own SDK: how it is installed and imported, and what its clients can do.

    `names` are its counterparts of what the dialect's package exports, `takes` the arguments that stay, `drops` those
    that go, `methods` what can be called by endpoint.
    """

    package: str
    module: str
    names: Mapping[str, str]
    takes: tuple[str, ...]
    drops: tuple[str, ...]
    methods: Mapping[str, tuple[str, ...]]


class Provider(PackRecord, frozen=True):
    """The target: what it is called, where it listens, what its key is called, its own SDK if it has one.

    A text that begins with one of `prefixes` can only be an id of a model of it. One of the providers is the `default`
    target.
    """

    name: str
    base_url: str
    api_key: str
    sdk: SDK | None = None
    prefixes: tuple[str, ...] = ()
    default: bool = False


class Edition(PackRecord, frozen=True):
    """What the provider's documentation said at a time."""

    name: str
    source: Citation


class Dated(PackRecord, frozen=True, array_like=True):
    """Entries of a list or table, with the first and the last date that they were known to hold."""

    entries: tuple[str, ...]
    first: str
    last: str


class Shared(PackRecord, frozen=True, kw_only=True):
    """What the packs say in every edition alike.

    `records` are classes of frameworks whose objects stand for the dict of their arguments, each with the name for the
    list of the positional ones; `secrets` functions that wrap a value, or (True) name a variable. `unread` are packages
    that reach an API in ways which nothing here says, `elsewhere` the codes of the rules of other targets,
    `targets` the names of all.
    """

    provider: Provider
    editions: tuple[Edition, ...]
    tables: Mapping[str, Mapping[str, str]]
    dated: Mapping[str, tuple[Dated, ...]] = field(default_factory=dict)
    dialect: Dialect
    clients: tuple[ClientClass, ...] = ()
    http: Http = field(default_factory=Http)
    frameworks: tuple[Framework, ...] = ()
    records: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, bool] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    probes: Probes = field(default_factory=Probes)


class AllEditions(Shared, frozen=True, kw_only=True):
    """All that the packs say: the rules of each edition, and the word lists as they are written.

    `lists_of` are those that an edition has in the place of the first one's, `spoken` those that are looked for in
    clauses by one of the `grammars`.
    """

    rules: Mapping[str, Mapping[str, Rule]]
    lists: Mapping[str, str]
    lists_of: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    grammars: Mapping[str, Grammar] = field(default_factory=dict)
    spoken: Mapping[str, Spoken] = field(default_factory=dict)


class Pack(Shared, frozen=True, kw_only=True):
    """A target's rules in one edition, with the word lists and tables that its conditions name.

    `others` are the other editions, each with the rules that judge otherwise there.
    """

    edition: Edition
    rules: Mapping[str, Rule]
    lists: Mapping[str, re.Pattern[str]]
    spoken: Mapping[str, Clauses]
    others: tuple["Pack", ...] = ()
