"""How frameworks reach an API: their classes and functions, and what becomes of their arguments."""

from collections.abc import Mapping

from msgspec import field

from compatlint.packs.dialect import Argument, ClientClass
from compatlint.packs.record import PackRecord, Plain


class FunctionTools(PackRecord, frozen=True):
    """What becomes of each function in a list of tools.

    It is the tool `closed` where all its parameters are required and none holds items of any name, in some versions at
    least, else the `other`. A first parameter of a type in `passed` is none of the tool. Where tools are what functions
    or classes `made` of them, with an argument that says so: `closed` but where that is false.
    """

    closed: Plain
    other: Plain
    passed: tuple[str, ...] = ()
    made: Mapping[str, str] = field(default_factory=dict)


class Form(PackRecord, frozen=True):
    """How a call of a framework becomes fields of a request.

    `positional` are the names of its positional arguments. Arguments are fields (with `takes` only those), under
    the name that `rename` has for them; the items of those `merged` are fields themselves, those `kept` never leave
    the framework. With `unset` None and empty lists are not sent; fields in `needs` are sent for certain only where
    the argument there is given. `implies` are fields that it adds unasked, but those that the dict behind the
    argument `unless` of the object names; `drops` are fields that it leaves out (`a[].b`: a key of each element of
    a list), `perhaps` those that it may leave out. With `own`, the name of a list of the arguments that it keeps for
    itself, it puts others that the SDK does not know into the body. What is given as an argument of `answer` is the
    schema of the answer, which the field there tells. `cases` are what the values of arguments do besides, `*` any
    value; `default` are the values of those that are not given. `functions` are lists of functions that become tools.
    With `gives` it makes an object that carries the
    fields, else it sends a request; what it `becomes` is the entry that says what it is from then on.
    """

    positional: tuple[str, ...] = ()
    takes: tuple[str, ...] | None = None
    rename: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unset: bool = False
    needs: Mapping[str, str] = field(default_factory=dict)
    implies: Plain = field(default_factory=Plain)
    unless: str = ""
    drops: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    own: str = ""
    answer: Mapping[str, str] = field(default_factory=dict)
    endpoint: str = ""
    cases: Mapping[str, Mapping[str, "Form"]] = field(default_factory=dict)
    default: Mapping[str, str] = field(default_factory=dict)
    functions: Mapping[str, FunctionTools] = field(default_factory=dict)
    gives: bool = False
    becomes: str = ""


class Route(PackRecord, frozen=True):
    """A provider that a framework reaches by what stands before a model id: how its settings are found.

    `bare` are patterns of the ids that mean it without a prefix; `form` is what calls do for this provider besides. The
    client may be of another `kind` than those of the framework.
    """

    settings: Mapping[str, Argument]
    bare: tuple[str, ...] = ()
    form: Form = field(default_factory=Form)
    kind: str = ""


class Routes(PackRecord, frozen=True):
    """How the model id in the argument `model` says whose model it is: `prefix` + `separator` + id.

    The prefix may be in the argument `provider` instead; without a `separator` it can be there only.
    """

    model: str
    providers: Mapping[str, Route]
    separator: str = ""
    provider: str = ""


class Entries(PackRecord, frozen=True):
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


class DefaultModel(PackRecord, frozen=True):
    """The `model` that a framework's class asks for where its `argument` is not given.

    It is that of one version of a `package`, on a `date`. Another version may ask for another one: nothing is certain.
    One of the arguments `unless` may say it too.
    """

    argument: str
    model: str
    package: str
    date: str
    unless: frozenset[str] = frozenset()


class Framework(PackRecord, frozen=True):
    """A class or function of a framework that is a client and a request in one, or makes an object that is.

    `client` has its names and settings, `form` how its arguments become fields; `methods` are those of its objects.
    The client may be given by one of the arguments `wraps` instead, and one of those in `over` may be an object
    that sends requests already. Arguments in `globals` that are not given are attributes of modules, or what
    functions of modules are given. `counterparts` are its classes for single providers, `besides` the arguments, as
    code, that it wants where the provider is not its own. One with `entries` has a client for each, told where the
    entry is written. What it `becomes` is the entry of the tables whose arguments it is given. The arguments
    `deployment` name the model of one that talks to one host only. It is part of the `package`, where that is one
    of its own. Its objects send by the methods `sent_by`: a class of the program that has others sends otherwise. What
    is sent they put together in `shaped_by`: one that has others there may send other fields. Where no model is given
    they ask for the `default_model`.
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
    default_model: DefaultModel | None = None
