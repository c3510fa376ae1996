"""Every use of the API in a file, seen from whoever brings it about.

A walk starts at each call of the file. A function that nobody known calls is seen as called by anybody; a method that
nobody known calls, on the objects that are made of its class, or of those that inherit it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.evaluation.classes import inherited, mro
from compatlint.dataflow.evaluation.evaluate import Evaluation
from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.project.candidates import candidates
from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.scope import CallSite, File, Scope
from compatlint.dataflow.values.values import Class, Frame, Function, Made, Unknown
from compatlint.packs.pack import Pack
from compatlint.screen.relevance import Relevance
from compatlint.uses.decorated import decorated
from compatlint.uses.reach import Reach
from compatlint.uses.recognizer import Recognizer
from compatlint.uses.use import Use
from compatlint.uses.walk import Walk, concerns, enclosing

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
        self.evaluator = evaluator
        self.recognizer = Recognizer(pack, evaluator)
        self.reach = Reach(self.recognizer, project, file, alone)
        self.walk = Walk(self.recognizer, self.reach)
        self.partly: list[CallSite] = []
        """The calls that were followed in part only: to the end would take too long."""
        self._callers: list[Use] = []  # requests of this file, as callers in others send them

    def found(self) -> list[Use]:
        """Every use in the file, or brought about by a call in it."""
        if not self.project.concerns(self.file):
            return []
        seen = self._walks()
        if any(map(self._is_of_object, seen)):
            self._walk(site for scope in self.file.scope.walk() for site in self.project.makers(scope))
        self._look_around(seen)
        called = self._called()
        settled = [one for one in seen if not self._by_strangers(one, called)]
        inherited, told = self._of_heirs()
        uses = [use for one in settled for use in self._kept(one) if use.call not in told or _is_settled(use)]
        uses += inherited
        uses += [use for one in seen if self._by_strangers(one, called) for use in self._of_strangers(one, uses)]
        uses += self._of_decorated()
        return [*uses, *self.recognizer.module_clients()]

    def _walks(self, names: Relevance | None = None) -> list[_Seen]:
        """What a walk from each call of the file finds that may matter, or that does by `names`."""
        scopes = self.file.scope.walk()
        sites = (self.project.calls(scope) if names is None else candidates(scope, names) for scope in scopes)
        return self._walk(site for some in sites for site in some)

    def _walk(self, sites: Iterable[CallSite]) -> list[_Seen]:
        return [self._from(site) for site in sites]

    def _is_of_object(self, seen: _Seen) -> bool:
        """Is it within a method, and does it depend on whose?"""
        function = enclosing(seen.site.scope)
        within = function is not None and function.parent is not None and function.parent.kind == "class"
        return within and bool(seen.uses) and bool(seen.asked)

    def _look_around(self, seen: Iterable[_Seen]) -> None:
        """Where it is left to callers whom a request goes to: what callers in other files say of it."""
        if not any(one.asked and any(map(_is_open, one.uses)) for one in seen):
            return
        for file in self.project.importers(self.file):
            told = self._told(file)
            self._callers += [use for use in told.requests if use.scope.file is self.file]
            self.recognizer.refused |= told.refused
            for cls, made in told.made.items():
                self.walk.made.setdefault(cls, []).extend(made)

    def _told(self, file: File) -> ToldByFile:
        """What another file brings about, looked at once for all that it calls."""

        def look() -> ToldByFile:
            evaluator = Evaluation(self.project, self.project.budget.part(TOLD))
            return CallGraph(self.pack, self.project, file, evaluator, alone=False)._in_others()

        return self.project.once((self.pack.edition.name, file), look)

    def _in_others(self) -> ToldByFile:
        """What the calls of the file bring about in others."""
        walks = self._walks(self.project.leading(self.file))
        called = self._called()
        uses = [use for one in walks if not self._by_strangers(one, called) for use in one.uses]
        requests = [use for use in uses if use.scope.file is not self.file and use.kind == "request"]
        return ToldByFile(tuple(requests), self.walk.made, frozenset(self.recognizer.refused))

    def _from(self, site: CallSite) -> _Seen:
        self.walk.begin(site)
        uses = tuple(self.walk.uses(site, self.evaluator.open_frame(site.scope)))
        if self.walk.is_cut:
            self.partly.append(site)
        return _Seen(site, uses, frozenset(self.evaluator.asked))

    def _called(self) -> set[Scope]:
        """The functions with a known caller: what a walk found in them by itself holds only for other callers.

        A function that is only called by itself, or in a circle, has none.
        """
        called: set[Scope] = set()
        while True:
            more = {
                scope
                for scope, roots in self.walk.entered.items()
                if any(root is None or root not in self.walk.entered or root in called for root in roots)
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
        decided = any(map(concerns, theirs)) or use.call in self.recognizer.refused
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
        if cls is None or cls.kind != "class" or cls in self.walk.made:
            return False
        return any(self._inherits(made, cls) for some in self.walk.made.values() for _, made in some[:1])

    def _inherits(self, made: Made, cls: Scope) -> bool:
        bases = mro(self.evaluator, made.maker) if isinstance(made.maker, Class) else []
        return any(isinstance(one, Class) and one.scope is cls for one in bases)

    def _from_constructors(self, seen: _Seen, function: Scope) -> list[Use] | None:
        """A method that is not called here, seen from each place where its class is instantiated."""
        cls = function.parent
        if cls is None or cls.kind != "class" or seen.site.scope is not function:
            return None
        objects = [made for _, made in self.walk.made.get(cls, [])[:CONSTRUCTED]]
        frames = [Frame(function, None, made, _outer(made)) for made in objects]
        found = [use for frame in frames for use in self.walk.uses(seen.site, frame, entered=True)]
        refused = bool(objects) and any(use.call in self.recognizer.refused for use in seen.uses)
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
            made = [one for _, one in self.walk.made.get(scope, [])[:CONSTRUCTED]] or [Made(cls, scope)]
            for method in inherited(self.evaluator, cls):
                for bound in made if method.scope not in self.walk.entered else ():
                    reaches = self.reach.of(replace(method, bound=bound))
                    sites = list(self.reach.calls_in(method.scope)) if reaches else []
                    told.update(site.call for site in sites)
                    uses += (use for site in sites for use in self._seen_from(site, method, bound))
        return uses, told

    def _of_decorated(self) -> list[Use]:
        """What a function brings about that a decorator puts in the place of one of the file, which nobody calls."""
        uses: list[Use] = []
        for function in decorated(self.evaluator, self.file):
            if function.scope not in self.walk.entered and self.reach.of(function):
                frame = Frame(function.scope, None, function.bound, function.frame)
                for site in self.reach.calls_in(function.scope):
                    self.walk.begin(site)
                    uses += self.walk.uses(site, frame, entered=True)
        return uses

    def _seen_from(self, site: CallSite, method: Function, bound: Made) -> list[Use]:
        """What a call in a method brings about where anybody calls it on `bound`."""
        self.walk.begin(site)
        frame = self.evaluator.activation((method.scope, bound), Frame(method.scope, None, bound, method.frame))
        return list(self.walk.uses(site, frame, entered=True))


def _outer(made: Made) -> Frame | None:
    """The activation around the class of an object."""
    return made.maker.frame if isinstance(made.maker, Class) else None


def _is_open(use: Use) -> bool:
    """Is it a request of which it isn't known whom it goes to?"""
    return use.kind == "request" and concerns(use) and not _is_settled(use)


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
