"""May a function bring about a use of the API? Asked of its calls as anybody may make them, before a walk enters it."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.attributes import called_as
from compatlint.dataflow.evaluation.classes import class_member
from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.guards import ALWAYS
from compatlint.dataflow.scopes.scope import CallSite, File, Scope
from compatlint.dataflow.scopes.tree import is_stub
from compatlint.dataflow.values.arguments import unwrapped
from compatlint.dataflow.values.values import (
    Arguments,
    Class,
    Const,
    Frame,
    Function,
    Made,
    Member,
    Option,
    Partial,
    Symbol,
    Unknown,
    Value,
    choice,
    options,
)
from compatlint.screen.library import library_function
from compatlint.uses.callbacks import given_to_maker, hands_on
from compatlint.uses.cross_file import carries
from compatlint.uses.recognizer import Recognizer


class Reach:
    """Which functions may bring about a use that `file` has to tell: `alone`, it leaves to others what they tell."""

    def __init__(self, recognizer: Recognizer, project: Project, file: File, alone: bool) -> None:
        self.recognizer = recognizer
        self.evaluator = recognizer.evaluator
        self.project = project
        self.file = file
        self.alone = alone
        self._known: dict[tuple[Scope, Scope | None], bool] = {}

    def calls_in(self, scope: Scope) -> Iterator[CallSite]:
        """The calls of a function that may matter, those of its comprehensions included."""
        yield from self.project.calls(scope)
        for inner in scope.inner.values():
            if inner.kind == "comprehension":
                yield from self.calls_in(inner)

    def callee(self, site: CallSite, frame: Frame | None) -> Value:
        """What a call may call; None cannot be called, and what another package made of a method may be that."""
        callee = self.evaluator.value(site.call.func, site.point, frame)
        found = [
            replace(option, value=called_as(self.evaluator, option.value))
            for option in options(callee)
            if not isinstance(option.value, Const)
        ]
        within = [Option(ALWAYS, inner) for one in found for inner in self._wrapped(one.value, site, frame)]
        return choice([*found, *within]) if found else callee

    def _wrapped(self, callee: Value, site: CallSite, frame: Frame | None) -> list[Value]:
        """The methods of the API that another package may have made a callee of."""
        given = (unwrapped(value)[0] for value in given_to_maker(callee))
        methods = [value for value in given if isinstance(value, (Member, Symbol))]
        return [value for value in methods if self.recognizer.kind_of(value, site.point, frame) is not None]

    def may_matter(self, callee: Value) -> bool:
        """May a call of it be a use, or lead to one? Asked before anything of the call is looked at."""
        match callee:
            case Symbol(name=name):
                return not name.startswith("builtins.") or library_function(name).calls == "for each"
            case Function():
                return self.of(callee) or hands_on(callee.scope)
            case Member(base=base):
                return isinstance(base, (Unknown, Made, Symbol, Member))
            case Class() | Partial() | Unknown():
                return True
            case Made(maker=Symbol()):
                return True  # what it is given, it may call
        return False

    def is_worth_entering(self, function: Function, arguments: Arguments) -> bool:
        """May a call with these arguments bring about a use that is not told by the function's own file?"""
        if not self.of(function) and not self._is_handed_one(function, arguments):
            return False
        return not self._is_told_there(function.scope.file) or carries(function, arguments, self.file)

    def _is_told_there(self, file: File) -> bool:
        """Is it another file, which tells by itself what its functions do?"""
        return file is not self.file and self.alone and self.project.is_given(file)

    def _is_handed_one(self, function: Function, arguments: Arguments) -> bool:
        """Is a function that hands on what it is given given one that reaches the API?"""
        if not hands_on(function.scope):
            return False
        given = [*arguments.positional, *(alt for alts in arguments.keywords.values() for alt in alts)]
        values = [unwrapped(option.value)[0] for alt in given for option in options(alt.value)]
        return any(isinstance(value, Function) and self.of(value) for value in values)

    def of(self, function: Function) -> bool:
        """May a function bring about a use, whoever calls it?"""
        scope, heir = function.scope, _heir_of(function)
        if self._is_told_there(scope.file):
            return next(self.calls_in(scope), None) is not None
        key = (scope, heir.scope if heir is not None else None)
        if key not in self._known:
            self._known[key] = False  # a function that only calls itself reaches nothing
            asked, self.evaluator.asked = self.evaluator.asked, set()
            frame = self.evaluator.open_frame(scope) if heir is None else self._inherited(function, heir)
            self._known[key] = any(self._of_call(site, frame) for site in self.calls_in(scope))
            self.evaluator.asked = asked
        return self._known[key]

    def _inherited(self, method: Function, heir: Class) -> Frame:
        """The activation of a method of a base, called by anybody on an object of `heir`."""
        frame = Frame(method.scope, None, Made(heir, heir.scope), method.frame)
        return self.evaluator.activation((method.scope, heir.scope), frame)

    def _of_call(self, site: CallSite, frame: Frame | None) -> bool:
        """May a call bring about a use, by itself or by what it is given?"""
        self.evaluator.asked = set()
        callee = self.callee(site, frame)
        if self.evaluator.asked and any(self._may_become(option.value, site.call) for option in options(callee)):
            return True  # whom it calls, its callers decide
        nodes = (arg.value for arg in site.call.args if isinstance(arg.value, (cst.Name, cst.Attribute, cst.Lambda)))
        values = [callee, *(self.evaluator.value(node, site.point, frame) for node in nodes)]
        found = (option.value for value in values for option in options(value))
        return any(self._of_value(value, site, frame) for value in found) or isinstance(callee, Unknown)

    def _of_value(self, value: Value, site: CallSite, frame: Frame | None) -> bool:
        """May calling it bring about a use?"""
        called, _ = unwrapped(value)
        if isinstance(called, Class):
            method = class_member(self.evaluator, called, "__init__")
            return isinstance(method, Function) and self.of(method)
        if isinstance(called, Function):
            return self.of(called)
        return self.recognizer.kind_of(called, site.point, frame) is not None

    def _may_become(self, callee: Value, call: cst.Call) -> bool:
        """May it reach the API for other callers? A method that is only declared is another one's for them."""
        if isinstance(callee, Function) and isinstance(callee.bound, Made) and callee.bound.call is None:
            return is_stub(callee.scope.node)
        return self.recognizer.may_become(callee, call)


def _heir_of(function: Function) -> Class | None:
    """The class of the object that an inherited method is bound to."""
    bound = function.bound
    if isinstance(bound, Made) and isinstance(bound.maker, Class) and bound.maker.scope is not function.scope.parent:
        return bound.maker
    return None
