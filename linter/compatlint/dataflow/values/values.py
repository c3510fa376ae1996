"""What is known of an expression's value without running the program.

Values are immutable. A value that depends on the path taken through the program is a `Choice`, each option with
the `Guard` under which it holds; options of one program point with contradicting guards never meet.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct, field

from compatlint.dataflow.scopes.guards import ALWAYS

if TYPE_CHECKING:
    import libcst as cst

    from compatlint.dataflow.scopes.guards import Guard
    from compatlint.dataflow.scopes.scope import Scope


class Step(Struct, frozen=True):
    """One station on the way of a value: a node of a file and what happens there."""

    scope: Scope
    node: cst.CSTNode
    text: str


class Const(Struct, frozen=True, eq=False):
    """A literal: str, bytes, int, float, bool or None; `origin` is where it is written.

    `pieces` are the values that a text is put together from, in order.
    """

    value: Any
    origin: Step | None = None
    pieces: tuple[Value, ...] = ()


class Text(Struct, frozen=True, eq=False):
    """A string with gaps (None) whose content is not known; `pieces` as of a `Const`."""

    parts: tuple[str | None, ...]
    origin: Step | None = None
    pieces: tuple[Value, ...] = ()


class EnvVar(Struct, frozen=True, eq=False):
    """The value of an environment variable, read at run time; `default` when it is unset."""

    name: str
    default: Value | None = None
    origin: Step | None = None


class NotSent(Struct, frozen=True, eq=False):
    """A sentinel that the SDK leaves out of the request, or a key that is absent."""


class Unknown(Struct, frozen=True, eq=False):
    """Nothing is known, and why; `question` is the branch that a test of its truth is.

    `chain` are the attributes that led here, where it is an element of something that isn't read.
    """

    reason: str
    question: Hashable = None
    chain: tuple[str, ...] = ()


class Alt(Struct, frozen=True, eq=False):
    """One possibility for an item: its value, when it holds, and the way it came.

    `site` names the item (a keyword, a dict entry, an assignment); `way` are the stations from it to the reader.
    """

    value: Value
    guard: Guard = ALWAYS
    site: Site | None = None
    way: tuple[Step, ...] = ()


class Site(Struct, frozen=True, eq=False):
    """Where an item is named: `node` is shown, `owner` (Arg, DictElement, statement …) is what an edit removes."""

    scope: Scope
    node: cst.CSTNode
    owner: cst.CSTNode
    container: cst.CSTNode


class Mapping(Struct, frozen=True, eq=False):
    """A dict with the keys that are known; `rest` tells why there may be others, or is None."""

    items: dict[str, tuple[Alt, ...]]
    rest: Unknown | None = None
    origin: Step | None = None


class Sequence(Struct, frozen=True, eq=False):
    """A list, tuple or set; `rest` tells why there may be other elements, or is None."""

    items: tuple[Value, ...]
    rest: Unknown | None = None
    origin: Step | None = None


class Symbol(Struct, frozen=True, eq=False):
    """Something of a module that is not in the project, by its qualified name; `origin` is where it is named."""

    name: str
    origin: Step | None = None


class Function(Struct, frozen=True, eq=False):
    """A function or lambda of the project, with the frame it closes over and the object it is bound to.

    `altered`: a decorator that can't be followed may change what it is called with.
    """

    scope: Scope
    frame: Frame | None
    bound: Value | None = None
    altered: bool = False


class Class(Struct, frozen=True, eq=False):
    """A class of the project."""

    scope: Scope
    frame: Frame | None


class Super(Struct, frozen=True, eq=False):
    """`super()` in a method of `cls`, for the object `bound`."""

    cls: Class
    bound: Value


class Module(Struct, frozen=True, eq=False):
    """A module of the project."""

    scope: Scope


class Made(Struct, frozen=True, eq=False):
    """What calling `maker` (a Symbol, a Class, a Member) gave.

    `call` and `arguments` are None for an object known only by its class (`self`, an annotated parameter).
    `attributes` were set on it afterwards. Where it is seen as one of a base, `heir` is its own class.
    """

    maker: Value
    scope: Scope
    call: cst.Call | None = None
    arguments: Arguments | None = None
    attributes: dict[str, tuple[Alt, ...]] = field(default_factory=dict)
    heir: Class | None = None


class Member(Struct, frozen=True, eq=False):
    """An attribute chain on a value whose inside is not read: `names` applied to `base`.

    `origin` is the last of them, where it is written.
    """

    base: Value
    names: tuple[str, ...]
    origin: Step | None = None


class Partial(Struct, frozen=True, eq=False):
    """A callable with arguments already given (functools.partial)."""

    function: Value
    arguments: Arguments


class Arguments:
    """What a call passes: positional values in order, keywords (`**` merged in), and why there may be others.

    With `late` the arguments are evaluated when one of them is asked for.
    """

    __slots__ = ("_keywords", "_late", "_positional", "_rest", "_star")

    def __init__(
        self,
        positional: tuple[Alt, ...] = (),
        keywords: dict[str, tuple[Alt, ...]] | None = None,
        rest: Unknown | None = None,
        star: Unknown | None = None,
    ) -> None:
        self._late: Callable[[], Arguments] | None = None
        self._positional, self._keywords, self._rest, self._star = positional, keywords or {}, rest, star

    @classmethod
    def late(cls, make: Callable[[], Arguments]) -> Arguments:
        """Arguments that `make` gives, once, when they are needed."""
        made = cls()
        made._late = make
        return made

    def _now(self) -> Arguments:
        if self._late is not None:
            made, self._late = self._late, None
            found = made()
            self._positional, self._keywords = found.positional, found.keywords
            self._rest, self._star = found.rest, found.star
        return self

    @property
    def positional(self) -> tuple[Alt, ...]:
        """The positional arguments, those of `*` included."""
        return self._now()._positional

    @property
    def keywords(self) -> dict[str, tuple[Alt, ...]]:
        """The keyword arguments, those of `**` included."""
        return self._now()._keywords

    @property
    def rest(self) -> Unknown | None:
        """Why there may be other keywords."""
        return self._now()._rest

    @property
    def star(self) -> Unknown | None:
        """Why there may be other positional arguments."""
        return self._now()._star

    def after(self, count: int) -> Arguments:
        """The same without the first `count` positional ones."""
        return Arguments.late(lambda: Arguments(self.positional[count:], self.keywords, self.rest, self.star))


class Frame(Struct, frozen=True, eq=False):
    """One activation of a function: what it was called with (None: by anybody) and the object it is bound to."""

    scope: Scope
    arguments: Arguments | None = None
    bound: Value | None = None
    outer: Frame | None = None
    depth: int = 0
    call: Step | None = None

    @property
    def owner(self) -> Hashable:
        """What two activations have in common that see the same attributes of the object they are bound to."""
        return self.bound.call if isinstance(self.bound, Made) else self


class Option(Struct, frozen=True):
    """One option of a `Choice`."""

    guard: Guard
    value: Value


class Choice(Struct, frozen=True, eq=False):
    """One of several values; never holds a Choice itself."""

    options: tuple[Option, ...]


Value: TypeAlias = (
    Const
    | Text
    | EnvVar
    | NotSent
    | Unknown
    | Mapping
    | Sequence
    | Symbol
    | Function
    | Class
    | Module
    | Super
    | Made
    | Member
    | Partial
    | Choice
)

NOT_SENT = NotSent()
ABSENT = NotSent()  # an item that is not there at all; unlike a sentinel it overrides nothing
COMPUTED = Unknown("it is computed at run time")
CIRCULAR = Unknown("it depends on itself")
UNBOUND = Unknown("it is not assigned on this path")
CALLS = 8  # functions entered one within the other
OPTIONS_BUDGET = 64  # options that are told apart


def options(value: Value, guard: Guard = ALWAYS) -> Iterator[Option]:
    """The options of any value, each under `guard` too; a plain value is its only option."""
    if not isinstance(value, Choice):
        yield Option(guard, value)
        return
    for option in value.options:
        both = option.guard & guard
        if both is not None:
            yield Option(both, option.value)


def choice(found: Iterable[Option]) -> Value:
    """The value that is one of `found`: flattened, a single one unwrapped, none Unknown.

    Of very many the first are kept; whatever the others are is one more, Unknown. What is left is not asked for.
    """
    every = (inner for option in found for inner in options(option.value, option.guard))
    flat = list(islice(every, OPTIONS_BUDGET + 1))
    if not flat:
        return Unknown("no path reaches here")
    if len(flat) > OPTIONS_BUDGET:
        flat[OPTIONS_BUDGET:] = [Option(ALWAYS, Unknown("there are too many possibilities"))]
    if len(flat) == 1 or all(option.value is flat[0].value for option in flat):
        return flat[0].value
    return Choice(tuple(flat))


def is_circular(value: Value) -> bool:
    """Is nothing known because the question led back to itself?"""
    return value is CIRCULAR or (isinstance(value, Member) and value.base is CIRCULAR)
