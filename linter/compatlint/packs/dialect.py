"""How Python code reaches an API: the clients, method paths and verbs of its SDK."""

from collections.abc import Mapping

from msgspec import field

from compatlint.packs.record import PackRecord, Plain


class Argument(PackRecord, frozen=True):
    """How a client class takes one setting: by which keyword, from which variables, and what it is by default.

    The setting may be given by one of the `aliases` too. A variable is named to the function `reader`, where only what
    that gives will do.
    """

    keyword: str
    env: tuple[str, ...] = ()
    default: str | None = None
    aliases: tuple[str, ...] = ()
    reader: str = ""


class ClientClass(PackRecord, frozen=True):
    """A class whose objects reach the API: its qualified names, kind, settings and constants of its own.

    One that talks to one host only has a `plain` counterpart by its last name, and arguments that `only` it takes. With
    one of the settings `away` it talks to another host.
    """

    names: tuple[str, ...]
    kind: str
    settings: Mapping[str, Argument]
    attributes: Mapping[str, str] = field(default_factory=dict)
    plain: Mapping[str, str] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


class Method(PackRecord, frozen=True):
    """A method path of a client and what calling it implies for the body; without an endpoint it sends nothing."""

    path: str
    endpoint: str
    implies: Plain = field(default_factory=Plain)
    schema: str | None = None


class Verb(PackRecord, frozen=True):
    """A method of a client that takes the path of an endpoint: the arguments that are path and body.

    A body may be an item of an argument: `("options", "extra_json")`. Later ones are written over earlier ones. `text`
    are arguments that are sent as they are. `instead` are the endpoints that it reaches by the paths of others.
    """

    name: str
    path: str
    body: tuple[tuple[str, ...], ...]
    text: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)


class ModuleClient(PackRecord, frozen=True):
    """A module that is a client itself: its settings are attributes of the module.

    With one of the values of a setting in `away` its requests go to somebody else.
    """

    module: str
    kind: str
    settings: Mapping[str, Argument]
    away: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class LegacyCall(PackRecord, frozen=True):
    """A module-level call of an older major version: its path, endpoint and renamed arguments.

    `method` is what a client has for it, an `asynchronous` one where that is so; empty where it is gone. `positional`
    are the names of arguments that it takes without one.
    """

    path: str
    endpoint: str
    rename: Mapping[str, str]
    method: str = ""
    asynchronous: bool = False
    positional: tuple[str, ...] = ()


class Install(PackRecord, frozen=True):
    """What it says of a program that it is made for versions of a package below one."""

    below: str
    era: str


class Requests(PackRecord, frozen=True):
    """How a request is written as data: the members of a batch's line, its URLs, and what tells a body by itself."""

    url: str = ""
    body: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Dialect(PackRecord, frozen=True):
    """How Python code reaches an API; compiled from a pack's `dialect` block."""

    name: str
    words: tuple[str, ...]
    far: tuple[str, ...]
    seeds: tuple[str, ...]
    called: tuple[str, ...]
    answers: tuple[str, ...]
    naming: tuple[str, ...]
    adding: tuple[str, ...]
    last_names: frozenset[str]  # of the method paths: what is called, and has nothing below it that sends
    foreign_packages: Mapping[str, tuple[str, ...]]
    sentinels: frozenset[str]
    clients: tuple[ClientClass, ...]
    modules: tuple[ModuleClient, ...]
    methods: Mapping[str, Method]
    prefixes: Mapping[str, str]
    verbs: Mapping[str, Verb]
    paths: Mapping[str, str]
    unresolved: frozenset[str]
    transparent: frozenset[str]
    optional: frozenset[str]
    foreign: frozenset[str]
    akin: Mapping[str, frozenset[str]]
    derive: frozenset[str]
    keepers: frozenset[str]
    body: frozenset[str]
    fields: Mapping[str, frozenset[str]]
    taken: Mapping[str, frozenset[str]]
    plumbing: frozenset[str]
    answer: Plain
    tools: Mapping[str, Plain]
    legacy: Mapping[str, LegacyCall]
    elsewhere: frozenset[str]
    hosts: Mapping[str, str]
    installs: Mapping[str, Install]
    requests: Requests
    legacy_arguments: Mapping[str, str]  # those of a legacy call that are none of the body, by their new names
    legacy_errors: Mapping[str, tuple[str, ...]]  # each with the exceptions that are raised in its place
    package: str = ""
    since: str = ""
    root: str = ""
