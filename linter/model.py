"""The records that travel from the packs and the source to the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from msgspec import Struct, field

if TYPE_CHECKING:
    import re

    import libcst as cst

    from linter.project import Project
    from linter.references import References
    from linter.scope import File, Scope
    from linter.traffic import Traffic
    from linter.values import Alt, Guard, Site, Step, Truth

Severity: TypeAlias = Literal["error", "warning", "info"]
Certainty: TypeAlias = Literal["certain", "possible"]
Applicability: TypeAlias = Literal["safe", "unsafe", "display"]


# What is reported: plain data, picklable, positions of the file.


class Location(Struct, frozen=True, order=True):
    """A point of a file or cell: row and column from 1, the column in code points."""

    row: int
    column: int


class Span(Struct, frozen=True, order=True):
    """A range of a file, or of one cell of a notebook (index among all cells); the end is exclusive."""

    start: Location
    end: Location
    cell: int | None = None


class TextEdit(Struct, frozen=True):
    """Replace what `span` covers by `content`."""

    span: Span
    content: str


class TextFix(Struct, frozen=True):
    """The edits that repair one finding."""

    applicability: Applicability
    message: str
    edits: tuple[TextEdit, ...] = ()


class Related(Struct, frozen=True):
    """One station on the way from a site to the call that sends it."""

    message: str
    filename: str
    span: Span
    lines: tuple[str, ...] = ()
    in_file: Span | None = None


class Finding(Struct, frozen=True):
    """What is said to the user. `lines` are the source lines that the span covers.

    `in_file` is the place in the text of the file where `span` is one of a cell.
    """

    filename: str
    span: Span
    code: str
    name: str
    message: str
    help: str
    severity: Severity
    certainty: Certainty
    endpoint: str | None = None
    url: str | None = None
    related: tuple[Related, ...] = ()
    fix: TextFix | None = None
    refusal: str = ""
    """Why there is no fix although the rule has one."""
    lines: tuple[str, ...] = ()
    in_file: Span | None = None

    @property
    def blocks(self) -> bool:
        """A certain error or warning makes the run fail."""
        return self.certainty == "certain" and self.severity != "info"

    @property
    def order(self) -> tuple[object, ...]:
        """Sorted by file, place and code."""
        cell = -1 if self.span.cell is None else self.span.cell
        return (self.filename, cell, self.span.start, self.code, self.message)


class Limit(Struct, frozen=True):
    """The most that a fix at `span` of the file with the absolute path `path` may be, for `why`.

    Without a span it holds for the whole file.
    """

    path: str
    span: Span | None
    level: Applicability
    why: str


class FileResult(Struct, frozen=True):
    """Everything that checking one file gave; `fixed` is its new content where fixes were applied or wanted.

    Findings may be about other checked files; `ignored` are the comments of others that silenced some, `limits` is what
    this file has to say of fixes in others. `skipped` says why nothing in the file is Python.
    """

    filename: str
    findings: tuple[Finding, ...] = ()
    unresolved: int = 0
    applied: tuple[str, ...] = ()
    source: bytes | None = None
    fixed: bytes | None = None
    ignored: tuple[tuple[str, Span], ...] = ()
    limits: tuple[Limit, ...] = ()
    skipped: str = ""


# What an edit is: nodes of the tree, applied bottom-up by `edits.py`.


class RemoveArgument(Struct, frozen=True, eq=False):
    """Take `arg` out of `call`."""

    call: cst.Call
    arg: cst.Arg


class RemoveElement(Struct, frozen=True, eq=False):
    """Take `element` out of the dict display `container`."""

    container: cst.Dict
    element: cst.BaseDictElement


class RemoveStatement(Struct, frozen=True, eq=False):
    """Take a statement out of its block; one that leaves the block empty leaves `pass`.

    With `around` an `if` that did nothing else goes with it, where its test does nothing either.
    """

    statement: cst.BaseSmallStatement
    around: bool = False


class RemoveElse(Struct, frozen=True, eq=False):
    """Take what follows the first arm of an `if` away: its `else`, or an `elif` and all that follows."""

    statement: cst.If


class RemoveName(Struct, frozen=True, eq=False):
    """Take one of several names out of an import."""

    statement: cst.Import | cst.ImportFrom
    alias: cst.ImportAlias


class SetArgument(Struct, frozen=True, eq=False):
    """Give `call` the keyword argument `name=code`, in place where it has one, else as its last keyword."""

    call: cst.Call
    name: str
    code: str


class Replace(Struct, frozen=True, eq=False):
    """Put `code` in the place of `node`: an expression, an argument (`name=value`) or a dict's entry (`key: value`).

    Each of the names `kept` in it stands for a node within `node`, or for `node` itself, with what is edited inside it.
    """

    node: cst.BaseExpression | cst.Arg | cst.DictElement
    code: str
    kept: tuple[tuple[str, cst.BaseExpression], ...] = ()


class AddImport(Struct, frozen=True):
    """Make `import module`, or `from module import name`, stand at the top of `file` (None: that of the finding)."""

    module: str
    name: str = ""
    file: File | None = None


class InsertAfter(Struct, frozen=True, eq=False):
    """Put the statement `code` on a line of its own after the statement `node` is in (before it with `before`)."""

    node: cst.BaseSmallStatement | cst.BaseCompoundStatement
    code: str
    before: bool = False


class ReplaceStatement(Struct, frozen=True, eq=False):
    """Put the statement `code` in the place of a compound statement; `kept` as in `Replace`.

    With `body` what the statement holds follows. Comments of what goes stand above what comes.
    """

    node: cst.For | cst.With | cst.If | cst.Try
    code: str = ""
    kept: tuple[tuple[str, cst.BaseExpression], ...] = ()
    body: bool = False


class FoldArguments(Struct, frozen=True, eq=False):
    """Where a line of what `call` has become is longer than `room`, put each argument on a line of its own.

    `indent` is how much deeper than its statement the line is indented that the call begins in.
    """

    call: cst.Call
    room: int
    indent: str = ""


Edit: TypeAlias = (
    RemoveArgument
    | RemoveElement
    | RemoveStatement
    | RemoveElse
    | RemoveName
    | SetArgument
    | Replace
    | AddImport
    | InsertAfter
    | ReplaceStatement
    | FoldArguments
)


class Fix(Struct, frozen=True, eq=False):
    """A repair: all of its edits, whatever files their nodes stand in, or none."""

    applicability: Applicability
    message: str
    edits: tuple[Edit, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Remark(Struct, frozen=True, eq=False):
    """What a fix leaves to a person at a node: told by `migrate` under the rule `code`, as the fix was made."""

    code: str
    message: str
    node: cst.CSTNode
    scope: Scope
    why: str = ""
    certainty: Certainty = "certain"
    severity: Severity | None = None


class Refusal(Struct, frozen=True):
    """Why a fixer leaves a hit to a person: ends the sentence "not rewritten: …" (small letter, no full stop)."""

    reason: str


class Wishes(Struct, frozen=True):
    """What a person wants of a migration.

    `migrate`: every request that is judged is to go to the target, so who it goes to today is no reason to hesitate.
    `sdk`: clients become those of the target's own SDK. `models`: by which id each id is replaced; `*` stands for the
    ids that are not named.
    """

    migrate: bool = False
    sdk: bool = False
    models: Mapping[str, str] = field(default_factory=dict)


class Context(Struct, frozen=True, eq=False):
    """What a fixer may ask besides the hit: the packs, the uses that were found, who refers to what, and the wishes.

    `kept` are the clients that a comment, of any file, wants to stay as they are.
    """

    pack: Pack
    project: Project
    references: References
    traffic: Traffic
    wishes: Wishes = field(default_factory=Wishes)
    kept: frozenset[cst.Call] = frozenset()

    @property
    def uses(self) -> Sequence[Use]:
        """Every use that was found."""
        return self.traffic.uses


# What a program does: the uses of an API.


class Use(Struct, frozen=True, eq=False):
    """A client that is made, a request that is sent or a package that is installed.

    `kind` is "client", "request" or "install". `endpoint` is None but for a request. `fields` holds the body of a
    request or the settings of a client, derived fields included. `call` is the call site, `anchor` the part of it a
    finding points at when no field is to blame. `client` is the request's client where it is known. `sends` says
    whether it is one to judge: not a request that goes to another provider; `goes` under which guards (empty: always).
    Under one of `barred` it does not happen. With `open` it may have other fields than those that are known.
    `framework` is the entry of the tables that a framework's client is made by.
    """

    kind: Literal["client", "request", "install"]
    scope: Scope
    call: cst.Call
    anchor: cst.CSTNode
    fields: Mapping[str, tuple[Alt, ...]]
    endpoint: str | None = None
    guard: Guard | None = None
    client: Use | None = None
    resolved: bool = True
    way: tuple[Step, ...] = ()
    sends: Truth | None = None
    unseen: tuple[str, ...] = ()
    home: Scope | None = None
    barred: tuple[Guard, ...] = ()
    goes: tuple[tuple[Guard, Truth], ...] = ()
    open: bool = False
    framework: Framework | None = None


class Evidence(Struct, frozen=True, eq=False):
    """One world in which a condition was judged: its guard, the verdict, and the items that decided it."""

    guard: Guard
    truth: Truth
    items: tuple[tuple[str, Alt], ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)


class Hit(Struct, frozen=True, eq=False):
    """A rule that holds at a node: what becomes a finding.

    `site` names the item to blame, None where nothing does; `beside` is what it was judged together with. `concerned`
    are all uses that a repair would change, told to the fixers.
    """

    rule: Rule
    case: Case
    scope: Scope
    node: cst.CSTNode
    truth: Truth
    uses: tuple[Use, ...]
    site: Site | None
    alt: Alt | None
    words: Mapping[str, str]
    concerned: tuple[Use, ...] = ()
    beside: tuple[Step, ...] = ()


# What the packs say.


class Source(Struct, frozen=True):
    """Where a statement comes from: a name or address, the date of that text, and a quotation of it."""

    where: str
    date: str
    quote: str = ""


class Case(Struct, frozen=True):
    """One way in which a rule applies: the condition, and what is said then."""

    when: Mapping[str, Any]
    message: str
    severity: Severity
    help: str
    at: tuple[str, ...] = ()
    fix: str | None = None


class Rule(Struct, frozen=True):
    """One rule in one edition of a pack.

    `targets` are endpoints, "client", "install" or "*" (any endpoint); `off` in an edition that lifted it.
    """

    code: str
    name: str
    summary: str
    targets: tuple[str, ...]
    cases: tuple[Case, ...]
    sources: tuple[Source, ...]
    help: str
    fix: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    off: str = ""
    url: str | None = None


class Argument(Struct, frozen=True):
    """How a client class takes one setting: by which keyword, from which variables, and what it is by default.

    The setting may be given by one of the `aliases` too. A variable is named to the function `reader`, where only what
    that gives will do.
    """

    keyword: str
    env: tuple[str, ...] = ()
    default: str | None = None
    aliases: tuple[str, ...] = ()
    reader: str = ""


class ClientClass(Struct, frozen=True):
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


class Form(Struct, frozen=True):
    """How a call of a framework becomes fields of a request.

    `positional` are the names of its positional arguments. Arguments are fields (with `takes` only those), under
    the name that `rename` has for them; the items of those `merged` are fields themselves, those `kept` never leave
    the framework. With `unset` None and empty lists are not sent; fields in `needs` are sent for certain only where
    the argument there is given. `implies` are fields that it adds unasked, but those that the dict behind the
    argument `unless` of the object names; `drops` are fields that it leaves out (`a[].b`: a key of each element of
    a list), `perhaps` those that it may leave out. What is given as an argument of `answer` is the schema of the
    answer, which the field there tells. `cases` are what the values of arguments do besides, `*` any value;
    `default` are the values of those that are not given. With `gives` it makes an object that carries the fields,
    else it sends a request; what it `becomes` is the entry that says what it is from then on.
    """

    positional: tuple[str, ...] = ()
    takes: tuple[str, ...] | None = None
    rename: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unset: bool = False
    needs: Mapping[str, str] = field(default_factory=dict)
    implies: Mapping[str, Any] = field(default_factory=dict)
    unless: str = ""
    drops: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    answer: Mapping[str, str] = field(default_factory=dict)
    endpoint: str = ""
    cases: Mapping[str, Mapping[str, Form]] = field(default_factory=dict)
    default: Mapping[str, str] = field(default_factory=dict)
    gives: bool = False
    becomes: str = ""


class Route(Struct, frozen=True):
    """A provider that a framework reaches by what stands before a model id: how its settings are found.

    `bare` are patterns of the ids that mean it without a prefix; `form` is what calls do for this provider besides. The
    client may be of another `kind` than those of the framework.
    """

    settings: Mapping[str, Argument]
    bare: tuple[str, ...] = ()
    form: Form = field(default_factory=Form)
    kind: str = ""


class Routes(Struct, frozen=True):
    """How the model id in the argument `model` says whose model it is: `prefix` + `separator` + id.

    The prefix may be in the argument `provider` instead; without a `separator` it can be there only.
    """

    model: str
    providers: Mapping[str, Route]
    separator: str = ""
    provider: str = ""


class Entries(Struct, frozen=True):
    """Settings of several requests in one list, which the argument `list` is: each entry is a dict.

    What is given beside the list holds for all. The settings are in the item `settings` of an entry, else they are
    the entry itself; its item `alias` is what calls name by their argument `by`. With `fallback` the later ones are
    asked only where the first fails.
    """

    list: str
    settings: str = ""
    alias: str = ""
    by: str = ""
    fallback: bool = False


class Framework(Struct, frozen=True):
    """A class or function of a framework that is a client and a request in one, or makes an object that is.

    `client` has its names and settings, `form` how its arguments become fields; `methods` are those of its objects.
    The client may be given by one of the arguments `wraps` instead, and one of those in `over` may be an object
    that sends requests already. Arguments in `globals` that are not given are attributes of modules, or what
    functions of modules are given. `counterparts` are its classes for single providers, `besides` the arguments, as
    code, that it wants where the provider is not its own. One with `entries` has a client for each, told where the
    entry is written. What it `becomes` is the entry of the tables whose arguments it is given. The arguments
    `deployment` name the model of one that talks to one host only. It is part of the `package`, where that is one
    of its own. Its objects send by the methods `sent_by`: a class of the program that has others sends otherwise. What
    is sent they put together in `shaped_by`: one that has others there may send other fields.
    """

    client: ClientClass
    endpoint: str
    form: Form
    methods: Mapping[str, Form] = field(default_factory=dict)
    wraps: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    routes: Routes | None = None
    globals: Mapping[str, str] = field(default_factory=dict)
    counterparts: Mapping[str, str] = field(default_factory=dict)
    besides: Mapping[str, str] = field(default_factory=dict)
    entries: Entries | None = None
    becomes: str = ""
    deployment: tuple[str, ...] = ()
    package: str = ""
    sent_by: tuple[str, ...] = ()
    shaped_by: tuple[str, ...] = ()


class Method(Struct, frozen=True):
    """A method path of a client and what calling it implies for the body; without an endpoint it sends nothing."""

    path: str
    endpoint: str
    implies: Mapping[str, Any] = field(default_factory=dict)
    schema: str | None = None


class Verb(Struct, frozen=True):
    """A method of a client that takes the path of an endpoint: the arguments that are path and body.

    A body may be an item of an argument: `("options", "extra_json")`. Later ones are written over earlier ones. `text`
    are arguments that are sent as they are. `instead` are the endpoints that it reaches by the paths of others.
    """

    name: str
    path: str
    body: tuple[tuple[str, ...], ...]
    text: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)


class ModuleClient(Struct, frozen=True):
    """A module that is a client itself: its settings are attributes of the module.

    With one of the values of a setting in `away` its requests go to somebody else.
    """

    module: str
    kind: str
    settings: Mapping[str, Argument]
    away: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class LegacyCall(Struct, frozen=True):
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


class Install(Struct, frozen=True):
    """What it says of a program that it is made for versions of a package below one."""

    below: str
    era: str


class Requests(Struct, frozen=True):
    """How a request is written as data: the members of a batch's line, its URLs, and what tells a body by itself."""

    url: str = ""
    body: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Sender(Struct, frozen=True):
    """What of a library for HTTP sends a request: the functions or methods `calls` of the modules and classes `of`.

    Each is given with its positional parameters. `json` are the arguments that become JSON, `text` those that are sent
    as they are. `adds` are methods of what a call gives that add a header, with the parameters that are its name and
    what it says.
    """

    calls: Mapping[str, tuple[str, ...]]
    of: tuple[str, ...] = ()
    json: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    adds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Connection(Struct, frozen=True):
    """What makes an object that sends requests, and what it is given of their addresses and headers.

    `parameters` are the positional ones. What is asked for is put behind a `prefix`, resolved against a `base` as a
    link is, and found at `https://` and the `host`.
    """

    of: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    prefix: str = ""
    base: str = ""
    host: str = ""


class Http(Struct, frozen=True):
    """How programs send requests themselves: what sends, what encodes a body, which header has the key.

    `unresolved` are methods of objects that can't be followed, `libraries` the packages of all that is named, `hosts`
    those whose requests count.
    """

    senders: tuple[Sender, ...] = ()
    connections: tuple[Connection, ...] = ()
    unresolved: Sender | None = None
    encoders: frozenset[str] = frozenset()
    header: str = ""
    scheme: str = ""
    libraries: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class Dialect(Struct, frozen=True):
    """How Python code reaches an API; compiled from a pack's `dialect` block."""

    name: str
    words: tuple[str, ...]
    far: tuple[str, ...]
    seeds: tuple[str, ...]
    called: tuple[str, ...]
    answers: tuple[str, ...]
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
    derive: frozenset[str]
    keepers: frozenset[str]
    body: frozenset[str]
    fields: Mapping[str, frozenset[str]]
    taken: Mapping[str, frozenset[str]]
    plumbing: frozenset[str]
    answer: Mapping[str, Any]
    tools: Mapping[str, Mapping[str, Any]]
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


class SDK(Struct, frozen=True):
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


class Provider(Struct, frozen=True):
    """The target: what it is called, where it listens, what its key is called, its own SDK if it has one."""

    name: str
    base_url: str
    api_key: str
    sdk: SDK | None = None


class Edition(Struct, frozen=True):
    """What the provider's documentation said at a time."""

    name: str
    source: Source


class Pack(Struct, frozen=True):
    """A target's rules in one edition, with the word lists and tables that its conditions name.

    `records` are classes of frameworks whose objects stand for the dict of their arguments, each with the name for the
    list of the positional ones; `secrets` functions that wrap a value, or (True) name a variable.
    """

    provider: Provider
    edition: Edition
    editions: tuple[Edition, ...]
    rules: Mapping[str, Rule]
    lists: Mapping[str, re.Pattern[str]]
    tables: Mapping[str, Mapping[str, str]]
    dialect: Dialect
    clients: tuple[ClientClass, ...] = ()
    http: Http = field(default_factory=Http)
    frameworks: tuple[Framework, ...] = ()
    records: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, bool] = field(default_factory=dict)
