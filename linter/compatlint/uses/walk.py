"""From one call into the functions that it calls, with what they are passed: what it brings about.

So what one caller passes is never mixed with what another does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, partial
from typing import TypeAlias

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.evaluation.classes import class_member
from compatlint.dataflow.scopes.guards import ALWAYS, Guard, Truth, taken
from compatlint.dataflow.scopes.scope import CallSite, Scope
from compatlint.dataflow.values.arguments import joined, unwrapped
from compatlint.dataflow.values.container_reads import every_element
from compatlint.dataflow.values.container_updates import under
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Arguments,
    Class,
    Const,
    Frame,
    Function,
    Made,
    Member,
    Option,
    Symbol,
    Value,
    options,
)
from compatlint.screen.library import library_function
from compatlint.uses.callbacks import handed_on
from compatlint.uses.reach import Reach
from compatlint.uses.recognizer import Recognizer
from compatlint.uses.use import Use

Reached: TypeAlias = Callable[[], "Guard | None"]  # under what a call is made

DEEP = 6  # functions entered one within the other
WALKED = 1_000  # calls looked at from one call of the file
ALL_WALKED = 10_000  # and from all of them


class _Visit(Struct, frozen=True, eq=False):
    """A call as a walk comes to it: in which activation, under what, in how many functions that were entered."""

    site: CallSite
    frame: Frame | None
    guard: Guard
    depth: int


class Walk:
    """Walks from calls, one after the other, and remembers where it has been.

    `entered` are the functions of the program that were entered, each with those whose calls led there (None: the
    module's); `made` the objects of its classes, each with the call that makes it.
    """

    def __init__(self, recognizer: Recognizer, reach: Reach) -> None:
        self.recognizer = recognizer
        self.evaluator = recognizer.evaluator
        self.reach = reach
        self.entered: dict[Scope, set[Scope | None]] = {}
        self.made: dict[Scope, list[tuple[CallSite, Made]]] = {}
        self._root: Scope | None = None
        self._walked = 0
        self._all_walked = 0
        self._too_deep: set[Scope] = set()
        self._entered_here: set[Scope] = set()

    def begin(self, site: CallSite) -> None:
        """Start from another call: a fresh budget, nobody asked."""
        self.evaluator.begin()
        self._walked = 0
        self._too_deep.clear()
        self._entered_here.clear()
        self._root = enclosing(site.scope)

    def uses(self, site: CallSite, frame: Frame | None, *, entered: bool = False) -> Iterator[Use]:
        """The uses that a call brings about, itself or within the functions it calls.

        `entered`: its function was called as `frame` says, not by anybody.
        """
        yield from self._uses(_Visit(site, frame, ALWAYS, int(entered)))

    def _uses(self, visit: _Visit) -> Iterator[Use]:
        self._walked += 1
        self._all_walked += 1
        site, frame, inside = visit.site, visit.frame, visit.depth > 0
        callee = self.reach.callee(site, frame)
        if self._is_tired() or not any(self.reach.may_matter(option.value) for option in options(callee)):
            return
        distinct = {_identity(option.value): option for option in options(callee)}
        reached = cache(partial(self._reachable, visit)) if inside else lambda: visit.guard
        found = [list(self._called(option, visit, reached)) for option in distinct.values()]
        here = (ALWAYS if inside else self._reachable(visit)) if any(found) else None
        if here is not None:
            values = [option.value for option in distinct.values()]
            certain = every_element(callee) or _is_certain(values, found)
            yield from self._told(_of_any_era([use for uses in found for use in uses]), visit, here, certain)

    def _told(self, uses: Iterable[Use], visit: _Visit, here: Guard, certain: bool) -> Iterator[Use]:
        """Uses as a call brings them about that is made `here`: what is said there of whom they talk to counts."""
        site, frame = visit.site, visit.frame
        barred = tuple(self.evaluator.barred(site.point, frame))
        for use in uses:
            sends = use.sends if certain or not concerns(use) else Truth.MAYBE
            both = use.guard & here if use.guard is not None else None
            if both is not None or use.guard is None:
                told = self.recognizer.told_elsewhere(use, site.scope, frame)
                yield replace(use, sends=sends, guard=both, barred=(*use.barred, *barred, *told))

    @property
    def is_cut(self) -> bool:
        """Was something left out since the last beginning for what it takes?"""
        deep = self._too_deep - self._entered_here  # a function that calls itself was entered before
        return bool(deep) or self._is_tired() or self.evaluator.is_cut

    def _is_tired(self) -> bool:
        """Have too many calls been looked at?"""
        return self._walked > WALKED or self._all_walked > ALL_WALKED

    def _reachable(self, visit: _Visit) -> Guard | None:
        """Under what the call is made; None where it never is."""
        here = self.evaluator.reached(visit.site.point, visit.frame)
        return here & visit.guard if here is not None else None

    def _called(self, option: Option, visit: _Visit, reached: Reached) -> Iterator[Use]:
        """The uses that a call brings about where it calls one of its callees.

        Under what it is made is asked last: most calls bring about nothing.
        """
        callee, given = unwrapped(option.value)
        site, frame = visit.site, visit.frame
        match callee:
            case Function():
                own = self.evaluator.arguments(site.call.args, site.call, site.point, frame)
                yield from self._into(callee, joined(given, own), visit, option.guard, reached)
            case Class():
                if (guard := _both(reached(), option.guard)) is not None:
                    yield from self._construct(callee, replace(visit, guard=guard))
            case _:
                yield from self._used(callee, given, visit, option.guard, reached)
                yield from self._handed_on(callee, visit, option.guard, reached)

    def _used(
        self,
        callee: Value,
        given: Arguments,
        visit: _Visit,
        guard: Guard,
        reached: Reached,
        handed: cst.BaseExpression | None = None,
    ) -> Iterator[Use]:
        """The uses that a call of something of the API is, or of what the call hands on (`handed`)."""
        site, frame = visit.site, visit.frame
        if self.recognizer.kind_of(callee, site.point, frame) is None:
            return
        both = _both(reached(), guard)
        if both is not None:
            yield from self.recognizer.at(callee, given, site, frame, both, handed)

    def _into(
        self, function: Function, arguments: Arguments, visit: _Visit, guard: Guard, reached: Reached
    ) -> Iterator[Use]:
        """The uses within a function, called with `arguments`."""
        if not self.reach.is_worth_entering(function, arguments):
            return
        if visit.depth >= DEEP:
            self._too_deep.add(function.scope)
            return
        both = _both(reached(), guard)
        if both is None:
            return
        call, scope = visit.site.call, visit.site.scope
        frame = self.evaluator.activation_of(function, arguments, call, visit.frame, scope)
        if frame is None:
            return
        self.entered.setdefault(function.scope, set()).add(self._root)
        self._entered_here.add(function.scope)
        for site in self.reach.calls_in(function.scope):
            yield from self._uses(_Visit(site, frame, both, visit.depth + 1))

    def _construct(self, cls: Class, visit: _Visit) -> Iterator[Use]:
        """The uses that making an object brings about: what it is by inheritance, and those of its `__init__`."""
        site, frame = visit.site, visit.frame
        made = self.evaluator.value(site.call, site.point, frame)
        for option in options(made):
            if isinstance(option.value, Made) and isinstance(option.value.maker, Class):
                self.made.setdefault(option.value.maker.scope, []).append((site, option.value))
                yield from self.recognizer.subclass(option.value, site, frame)
        method = class_member(self.evaluator, cls, "__init__")
        if isinstance(method, Function) and isinstance(made, Made) and made.arguments is not None:
            yield from self._into(replace(method, bound=made), made.arguments, visit, ALWAYS, lambda: visit.guard)

    def _handed_on(self, callee: Value, visit: _Visit, guard: Guard, reached: Reached) -> Iterator[Use]:
        """`asyncio.to_thread(function, …)`: a function that is called by whom it is given to."""
        if isinstance(callee, Symbol) and library_function(callee.name).gives == "partial":
            return
        site, frame = visit.site, visit.frame
        for handed in handed_on(self.evaluator, site, frame):
            for option in options(self.evaluator.value(handed.node, site.point, frame)):
                value, given = unwrapped(option.value)
                passed = joined(given, handed.arguments)
                if isinstance(value, Function):
                    yield from self._into(value, passed, visit, guard, reached)
                elif isinstance(value, (Member, Symbol)) and (given.keywords or not handed.bare):
                    yield from self._used(value, passed, visit, guard, reached, handed.node)


def _both(reached: Guard | None, other: Guard) -> Guard | None:
    """A call is made under `reached` (None: never), and `other` holds where it is of one callee."""
    return reached & other or reached if reached is not None else None


def enclosing(scope: Scope) -> Scope | None:
    """The function around `scope`, if it is in one."""
    while scope.kind == "comprehension" and scope.parent is not None:
        scope = scope.parent
    return scope if scope.kind in ("function", "lambda") else None


def concerns(use: Use) -> bool:
    """Is it a client, or a request that may be one to judge?"""
    return use.sends is not Truth.NO


def _is_certain(callees: Collection[Value], found: list[list[Use]]) -> bool:
    """Does a call bring about the same whichever of `callees` it calls, and something to judge?"""
    if not all(any(map(concerns, uses)) for uses in found):
        return False
    own = any(isinstance(callee, (Function, Class)) for callee in callees)
    same = len({frozenset(map(_effect, filter(concerns, uses))) for uses in found}) == 1
    return len(callees) == 1 or (same and not own)


def _of_any_era(uses: list[Use]) -> list[Use]:
    """Uses of a call whose callees are of several eras: which of them it is, the version decides."""
    eras = {alt.value.value for use in uses for alt in use.fields.get("era", ()) if isinstance(alt.value, Const)}
    if len(eras) < 2:
        return uses
    either = [replace(use, fields={**use.fields, "era": _perhaps(use)}) for use in uses if "era" in use.fields]
    return [*either, *(use for use in uses if "era" not in use.fields)]


def _perhaps(use: Use) -> tuple[Alt, ...]:
    """The era of a use, or another."""
    here, other = taken((use.call, "era"), 0), taken((use.call, "era"), 1)
    return (*under(use.fields["era"], here), Alt(ABSENT, other))


def _effect(use: Use) -> object:
    """What a use is of: an endpoint, or a kind of client."""
    kind = use.fields["kind"][0].value if "kind" in use.fields else None
    return use.endpoint, kind.value if isinstance(kind, Const) else None


def _identity(value: Value) -> object:
    """What two values have in common that are one callee."""
    match value:
        case Symbol(name=name):
            return name
        case Member(base=base, names=names):
            return (id(base), names)
        case Function(scope=scope, bound=bound):
            return (scope, id(bound))
    return id(value)
