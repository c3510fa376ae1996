"""From the calls of a file into the functions they call: every use of the API, seen from whoever brings it about.

A walk starts at each call of the file and follows functions of the project with what they are passed, so that what one
caller passes is never mixed with what another does. A function that nobody known calls is seen as called by anybody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.evaluation.attributes import called_as
from compatlint.dataflow.evaluation.classes import class_member, inherited, mro
from compatlint.dataflow.evaluation.evaluate import Evaluation
from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.project.candidates import candidates
from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.guards import ALWAYS, Guard, Truth
from compatlint.dataflow.scopes.scope import CallSite, File, Scope
from compatlint.dataflow.scopes.tree import is_stub
from compatlint.dataflow.values.arguments import joined, unwrapped
from compatlint.dataflow.values.container_reads import every_element
from compatlint.dataflow.values.values import (
    Arguments,
    Class,
    Const,
    Frame,
    Function,
    Made,
    Member,
    Partial,
    Symbol,
    Unknown,
    Value,
    choice,
    options,
)
from compatlint.packs.pack import Pack
from compatlint.uses.callbacks import handed_on, hands_on
from compatlint.uses.cross_file import carries
from compatlint.uses.recognizer import Recognizer
from compatlint.uses.use import Use

DEEP = 6  # functions entered one within the other
WALKED = 1_000  # calls looked at from one call of the file
ALL_WALKED = 10_000  # and from all of them
TOLD = 4  # of the questions of a file, one in so many is for what it tells those that it imports
CONSTRUCTED = 12  # places where a class is instantiated that its methods are seen from


class _Seen(Struct, frozen=True, eq=False):
    """What a walk from one call found, and the functions whose unknown callers it depends on."""

    site: CallSite
    uses: tuple[Use, ...]
    asked: frozenset[Scope]


class ToldByFile(Struct, frozen=True, eq=False):
    """What the calls of a file bring about in others: requests, objects by class, calls that go to somebody else."""

    requests: tuple[Use, ...]
    made: dict[Scope, list[tuple[CallSite, Made]]]
    refused: frozenset[cst.Call]


class CallGraph:
    """Walks the calls of one file: what they bring about that other files do not tell `alone`, or all of it."""

    def __init__(
        self,
        pack: Pack,
        project: Project,
        file: File,
        evaluator: Evaluator,
        alone: bool = True,
    ) -> None:
        self.pack = pack
        self.project = project
        self.file = file
        self.alone = alone
        self.evaluator = evaluator
        self.uses = Recognizer(pack, self.evaluator)
        self._entered: dict[Scope, set[Scope | None]] = {}
        self._root: Scope | None = None
        self._reaching: dict[tuple[Scope, Scope | None], bool] = {}
        self._callers: list[Use] = []
        self._made: dict[Scope, list[tuple[CallSite, Made]]] = {}
        self._walked = 0
        self._all_walked = 0

    def found(self) -> list[Use]:
        """Every use in the file, or brought about by a call in it."""
        if not self.project.concerns(self.file):
            return []
        seen = self._walks()
        self._look_around(seen)
        called = self._called()
        settled = [one for one in seen if not self._by_strangers(one, called)]
        inherited, told = self._of_heirs()
        uses = [use for one in settled for use in self._kept(one) if use.call not in told or _is_settled(use)]
        uses += inherited
        uses += [use for one in seen if self._by_strangers(one, called) for use in self._of_strangers(one, uses)]
        return [*uses, *self.uses.module_clients()]

    def _walks(self, names: Collection[str] | None = None) -> list[_Seen]:
        """What a walk from each call of the file finds that may matter, or that is made through one of `names`."""
        scopes = self.file.scope.walk()
        sites = (self.project.calls(scope) if names is None else candidates(scope, names) for scope in scopes)
        return [self._from(site) for some in sites for site in some]

    def _look_around(self, seen: Iterable[_Seen]) -> None:
        """Where it is left to callers whom a request goes to: what callers in other files say of it."""
        if not any(one.asked and any(map(_is_open, one.uses)) for one in seen):
            return
        for file in self.project.importers(self.file):
            told = self._told(file)
            self._callers += [use for use in told.requests if use.scope.file is self.file]
            self.uses.refused |= told.refused
            for cls, made in told.made.items():
                self._made.setdefault(cls, []).extend(made)

    def _told(self, file: File) -> ToldByFile:
        """What another file brings about, looked at once for all that it calls."""

        def look() -> ToldByFile:
            evaluator = Evaluation(self.project, self.project.budget.part(TOLD))
            return CallGraph(self.pack, self.project, file, evaluator, alone=False)._elsewhere()

        return self.project.once((self.pack.edition.name, file), look)

    def _elsewhere(self) -> ToldByFile:
        """What the calls of the file bring about in others."""
        walks = self._walks(self.project.leading(self.file))
        called = self._called()
        uses = [use for one in walks if not self._by_strangers(one, called) for use in one.uses]
        requests = [use for use in uses if use.scope.file is not self.file and use.kind == "request"]
        return ToldByFile(tuple(requests), self._made, frozenset(self.uses.refused))

    def _from(self, site: CallSite) -> _Seen:
        self.evaluator.begin()
        self._walked = 0
        self._root = enclosing(site.scope)
        frame = self.evaluator.open_frame(site.scope)
        uses = tuple(self._walk(site, frame, ALWAYS, 0))
        return _Seen(site, uses, frozenset(self.evaluator.asked))

    # entry points

    def _called(self) -> set[Scope]:
        """The functions with a known caller: what a walk found in them by itself holds only for other callers.

        A function that is only called by itself, or in a circle, has none.
        """
        called: set[Scope] = set()
        while True:
            more = {
                scope
                for scope, roots in self._entered.items()
                if any(root is None or root not in self._entered or root in called for root in roots)
            }
            if more == called:
                return called
            called = more

    def _by_strangers(self, seen: _Seen, called: set[Scope]) -> bool:
        """Does what a walk found hold only for callers besides those that are known?"""
        function = enclosing(seen.site.scope)
        return function in called and (bool(seen.asked) or self._is_base(function))

    def _kept(self, seen: _Seen) -> Iterable[Use]:
        """What a walk found; in a method that is not called, seen from where its class is instantiated."""
        function = enclosing(seen.site.scope)
        if function is None or not seen.asked or not seen.uses:
            return seen.uses
        constructed = self._from_constructors(seen, function)
        uses = constructed if constructed is not None else seen.uses
        return [kept for use in uses for kept in self._by_callers(use)]

    def _by_callers(self, use: Use) -> Iterable[Use]:
        """A request whose callers decide whom it goes to, as callers in other files send it; else as it is."""
        if not _is_open(use):
            return (use,)
        theirs = [one for one in self._callers if one.call is use.call]
        decided = any(map(_concerns, theirs)) or use.call in self.uses.refused
        if any(map(_is_open, theirs)) or not decided:
            return (use,)
        return theirs

    def _of_strangers(self, seen: _Seen, known: list[Use]) -> Iterator[Use]:
        """A public function may be called by code that isn't seen; whom it talks to, its known callers tell."""
        function = enclosing(seen.site.scope)
        if function is None or not _is_public(function) or self._is_base(function):
            return
        for use in seen.uses:
            blind = any(one.call is use.call and _is_open(one) for one in known)
            if use.kind == "request" and (_is_settled(use) or blind):
                yield use

    def _is_base(self, function: Scope | None) -> bool:
        """Is it a method of a class that is made only as one of its subclasses?"""
        cls = function.parent if function is not None else None
        if cls is None or cls.kind != "class" or cls in self._made:
            return False
        return any(self._inherits(made, cls) for some in self._made.values() for _, made in some[:1])

    def _inherits(self, made: Made, cls: Scope) -> bool:
        bases = mro(self.evaluator, made.maker) if isinstance(made.maker, Class) else []
        return any(isinstance(one, Class) and one.scope is cls for one in bases)

    def _from_constructors(self, seen: _Seen, function: Scope) -> list[Use] | None:
        """A method that is not called here, seen from each place where its class is instantiated."""
        cls = function.parent
        if cls is None or cls.kind != "class" or seen.site.scope is not function:
            return None
        objects = [made for _, made in self._made.get(cls, [])[:CONSTRUCTED]]
        frames = [Frame(function, None, made, self._outer(made)) for made in objects]
        found = [use for frame in frames for use in self._walk(seen.site, frame, ALWAYS, 1)]
        refused = bool(objects) and any(use.call in self.uses.refused for use in seen.uses)
        return found if found or refused else None

    def _of_heirs(self) -> tuple[list[Use], set[cst.Call]]:
        """Inherited methods that nobody known calls, seen as called on objects of the classes that inherit them.

        Gives the uses, and the calls that were looked at.
        """
        uses: list[Use] = []
        told: set[cst.Call] = set()
        for scope in list(self.file.scope.walk()):
            if scope.kind != "class" or not isinstance(scope.node, cst.ClassDef) or not scope.node.bases:
                continue
            cls = Class(scope, self.evaluator.open_frame(scope))
            made = [one for _, one in self._made.get(scope, [])[:CONSTRUCTED]] or [Made(cls, scope)]
            for method in inherited(self.evaluator, cls):
                for bound in made if method.scope not in self._entered else ():
                    sites = list(self._calls_in(method.scope)) if self._reaches(replace(method, bound=bound)) else []
                    told.update(site.call for site in sites)
                    uses += (use for site in sites for use in self._seen_from(site, method, bound))
        return uses, told

    def _seen_from(self, site: CallSite, method: Function, bound: Made) -> list[Use]:
        """What a call in a method brings about where anybody calls it on `bound`."""
        self.evaluator.begin()
        self._walked = 0
        frame = self.evaluator.activation((method.scope, bound), Frame(method.scope, None, bound, method.frame))
        return list(self._walk(site, frame, ALWAYS, 1))

    def _outer(self, made: Made) -> Frame | None:
        return made.maker.frame if isinstance(made.maker, Class) else None

    # walking

    def _walk(self, site: CallSite, frame: Frame | None, guard: Guard, depth: int) -> Iterator[Use]:
        """The uses that one call brings about, itself or within the functions it calls."""
        self._walked += 1
        self._all_walked += 1
        callee = self._callee(site, frame)
        if (
            self._walked > WALKED
            or self._all_walked > ALL_WALKED
            or not any(self._may_matter(option.value) for option in options(callee))
        ):
            return
        both = self._reachable(site, frame, guard) if depth else guard  # of a call of the file it is asked late
        if both is None:
            return
        distinct = {_identity(option.value): option for option in options(callee)}
        found = [
            list(self._reached(option.value, site, frame, both & option.guard or both, depth))
            for option in distinct.values()
        ]
        if not any(found):
            return
        several = len(distinct) > 1 and (
            any(isinstance(option.value, (Function, Class)) for option in distinct.values())
            or len({frozenset(map(_effect, filter(_concerns, uses))) for uses in found}) > 1
        )
        certain = every_element(callee) or (all(any(map(_concerns, uses)) for uses in found) and not several)
        here = ALWAYS if depth else self._reachable(site, frame, ALWAYS)
        if here is None:
            return
        barred = tuple(self.evaluator.barred(site.point, frame))
        for use in (use for uses in found for use in uses):
            sends = use.sends if certain or not _concerns(use) else Truth.MAYBE
            both = use.guard & here if use.guard is not None else None
            if both is not None or use.guard is None:
                told = self.uses.told_elsewhere(use, site.scope, frame)
                yield replace(use, sends=sends, guard=both, barred=(*use.barred, *barred, *told))

    def _reachable(self, site: CallSite, frame: Frame | None, guard: Guard) -> Guard | None:
        """Under what a call is made where `guard` holds; None where it never is."""
        here = self.evaluator.reached(site.point, frame)
        return here & guard if here is not None else None

    def _callee(self, site: CallSite, frame: Frame | None) -> Value:
        """What a call may call; None cannot be called."""
        callee = self.evaluator.value(site.call.func, site.point, frame)
        found = [
            replace(option, value=called_as(self.evaluator, option.value))
            for option in options(callee)
            if not isinstance(option.value, Const)
        ]
        return choice(found) if found else callee

    def _may_matter(self, callee: Value) -> bool:
        match callee:
            case Symbol(name=name):
                return not name.startswith("builtins.") or name == "builtins.map"
            case Function():
                return self._reaches(callee) or hands_on(callee.scope)
            case Member(base=base):
                return isinstance(base, (Unknown, Made, Symbol, Member))
            case Class() | Partial() | Unknown():
                return True
            case Made(maker=Symbol()):
                return True  # what it is given, it may call
        return False

    def _reached(self, callee: Value, site: CallSite, frame: Frame | None, guard: Guard, depth: int) -> Iterator[Use]:
        callee, given = unwrapped(callee)
        match callee:
            case Function():
                arguments = joined(given, self._arguments(site, frame, site.call.args))
                yield from self._into(callee, arguments, site, frame, guard, depth)
            case Class():
                yield from self._construct(callee, site, frame, guard, depth)
            case _:
                yield from self.uses.at(callee, given, site, frame, guard)
                yield from self._handed_on(callee, site, frame, guard, depth)

    def _arguments(self, site: CallSite, frame: Frame | None, args: Iterable[cst.Arg]) -> Arguments:
        return self.evaluator.arguments(args, site.call, site.point, frame)

    def _into(
        self, function: Function, arguments: Arguments, site: CallSite, frame: Frame | None, guard: Guard, depth: int
    ) -> Iterator[Use]:
        """The uses within a function, called with `arguments`."""
        if depth >= DEEP or not self._is_worth(function, arguments):
            return
        inner = self.evaluator.activation_of(function, arguments, site.call, frame, site.scope)
        if inner is None:
            return
        self._entered.setdefault(function.scope, set()).add(self._root)
        for within in self._calls_in(function.scope):
            yield from self._walk(within, inner, guard, depth + 1)

    def _is_worth(self, function: Function, arguments: Arguments) -> bool:
        """May entering a function bring about a use that is not seen in its own file?"""
        if self._tells_of_itself(function.scope.file) and not carries(function, arguments, self.file):
            return False
        return self._reaches(function) or self._is_handed_one(function, arguments)

    def _tells_of_itself(self, file: File) -> bool:
        """Is a file checked by itself?"""
        return file is not self.file and self.alone and self.project.is_given(file)

    def _construct(self, cls: Class, site: CallSite, frame: Frame | None, guard: Guard, depth: int) -> Iterator[Use]:
        made = self.evaluator.value(site.call, site.point, frame)
        for option in options(made):
            if isinstance(option.value, Made) and isinstance(option.value.maker, Class):
                self._made.setdefault(option.value.maker.scope, []).append((site, option.value))
                yield from self.uses.subclass(option.value, site, frame)
        method = class_member(self.evaluator, cls, "__init__")
        if isinstance(method, Function) and isinstance(made, Made) and made.arguments is not None:
            yield from self._into(replace(method, bound=made), made.arguments, site, frame, guard, depth)

    def _handed_on(self, callee: Value, site: CallSite, frame: Frame | None, guard: Guard, depth: int) -> Iterator[Use]:
        """`asyncio.to_thread(function, …)`: a function that is called by whom it is given to."""
        if isinstance(callee, Symbol) and callee.name == "functools.partial":
            return
        for handed in handed_on(self.evaluator, site, frame):
            for option in options(self.evaluator.value(handed.node, site.point, frame)):
                value, given = unwrapped(option.value)
                if isinstance(value, Function):
                    yield from self._into(value, joined(given, handed.arguments), site, frame, guard, depth)
                elif isinstance(value, (Member, Symbol)) and (given.keywords or not handed.bare):
                    passed = joined(given, handed.arguments)
                    yield from self.uses.at(value, passed, site, frame, guard, handed.node)

    def _reaches(self, function: Function) -> bool:
        """May a function bring about a use? Asked of its calls as anybody may call it."""
        scope, heir = function.scope, heir_of(function)
        if self._tells_of_itself(scope.file):
            return next(self._calls_in(scope), None) is not None
        key = (scope, heir.scope if heir is not None else None)
        known = self._reaching.get(key)
        if known is not None:
            return known
        self._reaching[key] = False  # a function that only calls itself reaches nothing
        asked, self.evaluator.asked = self.evaluator.asked, set()
        frame = self.evaluator.open_frame(scope) if heir is None else self._inherited(function, heir)
        self._reaching[key] = any(self._site_reaches(site, frame) for site in self._calls_in(scope))
        self.evaluator.asked = asked
        return self._reaching[key]

    def _is_handed_one(self, function: Function, arguments: Arguments) -> bool:
        """Is a function that hands on what it is given given one that reaches the API?"""
        if not hands_on(function.scope):
            return False
        given = [*arguments.positional, *(alt for alts in arguments.keywords.values() for alt in alts)]
        values = [unwrapped(option.value)[0] for alt in given for option in options(alt.value)]
        return any(isinstance(value, Function) and self._reaches(value) for value in values)

    def _inherited(self, method: Function, heir: Class) -> Frame:
        """The activation of a method of a base, called by anybody on an object of `heir`."""
        frame = Frame(method.scope, None, Made(heir, heir.scope), method.frame)
        return self.evaluator.activation((method.scope, heir.scope), frame)

    def _site_reaches(self, site: CallSite, frame: Frame | None) -> bool:
        self.evaluator.asked = set()
        callee = self._callee(site, frame)
        if self.evaluator.asked and any(self._may_become(option.value, site.call) for option in options(callee)):
            return True  # whom it calls, its callers decide
        nodes = [
            site.call.func,
            *(arg.value for arg in site.call.args if isinstance(arg.value, (cst.Name, cst.Attribute, cst.Lambda))),
        ]
        values = [callee, *(self.evaluator.value(node, site.point, frame) for node in nodes[1:])]
        for option in (option for value in values for option in options(value)):
            value, _ = unwrapped(option.value)
            if isinstance(value, Function) and self._reaches(value):
                return True
            if isinstance(value, Class) and self._class_reaches(value):
                return True
            if self.uses.kind_of(value, site.point, frame) is not None:
                return True
        return isinstance(callee, Unknown)

    def _may_become(self, callee: Value, call: cst.Call) -> bool:
        """May it reach the API for other callers? A method that is only declared is another one's for them."""
        if isinstance(callee, Function) and isinstance(callee.bound, Made) and callee.bound.call is None:
            return is_stub(callee.scope.node)
        return self.uses.may_become(callee, call)

    def _calls_in(self, scope: Scope) -> Iterator[CallSite]:
        """The calls of a function that may matter, those of its comprehensions included."""
        yield from self.project.calls(scope)
        for inner in scope.inner.values():
            if inner.kind == "comprehension":
                yield from self._calls_in(inner)

    def _class_reaches(self, cls: Class) -> bool:
        method = class_member(self.evaluator, cls, "__init__")
        return isinstance(method, Function) and self._reaches(method)


def heir_of(function: Function) -> Class | None:
    """The class of the object that an inherited method is bound to."""
    bound = function.bound
    if isinstance(bound, Made) and isinstance(bound.maker, Class) and bound.maker.scope is not function.scope.parent:
        return bound.maker
    return None


def enclosing(scope: Scope) -> Scope | None:
    """The function around `scope`, if it is in one."""
    while scope.kind == "comprehension" and scope.parent is not None:
        scope = scope.parent
    return scope if scope.kind in ("function", "lambda") else None


def _is_open(use: Use) -> bool:
    """Is it a request of which it isn't known whom it goes to?"""
    return use.kind == "request" and _concerns(use) and not _is_settled(use)


def _is_settled(use: Use) -> bool:
    """Is it known whom the request goes to?"""
    urls = use.client.fields.get("base_url", ()) if use.client is not None else ()
    return bool(urls) and not any(isinstance(alt.value, Unknown) for alt in urls)


def _is_public(function: Scope) -> bool:
    """May code that isn't seen call this function?"""
    scope: Scope | None = function
    while scope is not None and scope.kind != "module":
        node = scope.node
        if not isinstance(node, (cst.FunctionDef, cst.ClassDef)) or node.name.value.startswith("_"):
            return False
        if scope is not function and scope.kind == "function":
            return False
        scope = scope.parent
    return True


def _concerns(use: Use) -> bool:
    """Is it a client, or a request that may be one to judge?"""
    return use.sends is not Truth.NO


def _effect(use: Use) -> object:
    """What a use is of: an endpoint, or a kind of client."""
    kind = use.fields["kind"][0].value if "kind" in use.fields else None
    return use.endpoint, kind.value if isinstance(kind, Const) else None


def _identity(value: Value) -> object:
    match value:
        case Symbol(name=name):
            return name
        case Member(base=base, names=names):
            return (id(base), names)
        case Function(scope=scope, bound=bound):
            return (scope, id(bound))
    return id(value)
