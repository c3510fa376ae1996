"""Is another provider behind a client? Its address says so, or where nobody knows that, what the program says of it.

`if "elsewhere" in url:` speaks of one provider only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.guards import Guard, Truth
from compatlint.dataflow.scopes.questions import holding, own_attribute
from compatlint.dataflow.scopes.scope import Definition, Scope, events
from compatlint.dataflow.scopes.tree import descendants
from compatlint.dataflow.values.arguments import parameter_for
from compatlint.dataflow.values.values import (
    Alt,
    Const,
    EnvVar,
    Frame,
    Function,
    Unknown,
    Value,
    options,
)
from compatlint.packs.pack import Pack
from compatlint.uses.addresses import provider_of
from compatlint.uses.clients import Client
from compatlint.uses.use import Use

TEXTUAL: Mapping[str, Callable[[str, str], bool]] = {
    "==": str.__eq__,
    "in": str.__contains__,
    "startswith": str.startswith,
    "endswith": str.endswith,
}
Name: TypeAlias = "tuple[Scope, str]"  # a name and its scope, an attribute (`.url`) and its class
HELPERS = 3  # functions that ask, one called by the other


class TestedPlace(Struct, frozen=True):
    """Where tests stand, and what the address is there."""

    name: Name
    scope: Scope
    frame: Frame | None
    depth: int = 0


class TextTest(Struct, frozen=True):
    """What a test says of a text: of which, how (a word of TEXTUAL), the literal, and whether it denies that."""

    of: cst.BaseExpression
    kind: str
    text: str
    denied: bool = False


class Hints(Struct, frozen=True):
    """Finds the tests of an address that speak of one elsewhere.

    `elsewhere` says whether an address is meant there of which a word of TEXTUAL and a text hold.
    """

    evaluator: Evaluator
    elsewhere: Callable[[str, str], bool]

    def guards(self, alt: Alt, scope: Scope, frame: Frame | None) -> Iterator[Guard]:
        """The guards under which an address is said to be elsewhere, whatever it is.

        The tests that are looked at are those of the parameter that it is, where that is, and in `scope`, active as
        `frame`, those of what it was given as and of the attribute of the object that keeps it.
        """
        names: list[Name | None] = []
        match alt.value:
            case Unknown(question=(owner, (Scope() as home, str(name)))):
                if isinstance(owner, Frame) and owner.scope is home:
                    yield from self._guards(TestedPlace((home, name), home, owner))
                names += _kept_in(name, home, scope.parent)
        if alt.site is not None and isinstance(alt.site.owner, cst.Arg):
            names.append(_named(alt.site.owner.value, alt.site.scope))
        for given in dict.fromkeys(names):
            if given is not None and (given[0] is scope or given[0].kind in ("class", "module")):
                yield from self._guards(TestedPlace(given, scope, frame))

    def _guards(self, place: TestedPlace) -> Iterator[Guard]:
        for test in _tests(place.scope.node):
            for outcome in (True, False):
                if self._says(test, outcome, place):
                    yield holding(test, outcome, place.frame, place.scope)

    def _says(self, test: cst.BaseExpression, outcome: bool, place: TestedPlace) -> bool:
        """Where a test has this outcome, is the address elsewhere?"""
        if isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
            return self._says(test.expression, not outcome, place)
        if isinstance(test, cst.BooleanOperation):
            parts = [self._says(part, outcome, place) for part in (test.left, test.right)]
            return any(parts) if isinstance(test.operator, cst.And) is outcome else all(parts)
        told = _told(test)
        if told is not None:
            same = _named(told.of, place.scope) == place.name
            return same and told.denied is not outcome and self.elsewhere(told.kind, told.text)
        return isinstance(test, cst.Call) and self._helper_says(test, outcome, place)

    def _helper_says(self, test: cst.Call, outcome: bool, place: TestedPlace) -> bool:
        """The same of `is_local(url)`, by what the function gives."""
        arg = next((one for one in test.args if _named(one.value, place.scope) == place.name), None)
        if arg is None or place.depth >= HELPERS:
            return False
        function = self.evaluator.value(test.func, place.scope.end, place.frame)
        if not isinstance(function, Function) or len(function.scope.returns) != 1:
            return False
        (given, _), name = function.scope.returns[0], parameter_for(function, test, arg)
        if given is None or name is None:
            return False
        return self._says(given, outcome, TestedPlace((function.scope, name), function.scope, None, place.depth + 1))


class Elsewhere(Struct, frozen=True):
    """Tells by the tables of the packs whether another provider is behind a client."""

    pack: Pack
    evaluator: Evaluator

    def goes(self, client: Client | None) -> tuple[tuple[Guard, Truth], ...]:
        """When a request of this client is one to judge: not where it goes to another provider. Empty: always."""
        alts = client.fields.get("base_url", ()) if client is not None else ()
        own = self._own(client)
        found = tuple((alt.guard, ~self._foreign(alt.value, own)) for alt in alts)
        return found if any(truth is not Truth.YES for _, truth in found) else ()

    def sends(self, client: Client | None) -> Truth:
        """Is a request of this client one to judge? Not when it goes to another provider."""
        if client is None:
            return Truth.YES
        if client.kind in self.pack.dialect.foreign - self.pack.dialect.akin.keys():
            return Truth.NO
        alts, own = client.fields.get("base_url", ()), self._own(client)
        foreign = [self._foreign(alt.value, own) for alt in alts]
        if not foreign or max(foreign) is Truth.NO:
            return Truth.YES
        return ~min(foreign) if min(foreign) is max(foreign) else Truth.MAYBE

    def guards(self, client: Use, scope: Scope, frame: Frame | None) -> Iterator[Guard]:
        """The guards under which tests in `scope`, active as `frame`, say that a client is another provider's."""
        hints = Hints(self.evaluator, self._means_elsewhere)
        for alt in client.fields.get("base_url", ()):
            yield from hints.guards(alt, scope, frame)

    def _means_elsewhere(self, kind: str, text: str) -> bool:
        """Is a base URL of which a test says this never one to judge?"""
        own = {self.pack.dialect.name, self.pack.provider.name}
        dialect = self.pack.dialect
        hosts = [pattern for pattern, name in dialect.hosts.items() if name in own]
        urls = [f"https://{host}{end}" for host in hosts for end in ("", dialect.root, f"{dialect.root}/")]
        provider = provider_of(Const(text), self.pack)
        return provider is not None and provider not in own and not any(TEXTUAL[kind](url, text) for url in urls)

    def _own(self, client: Client | None) -> frozenset[str | None]:
        """Whose hosts are no other provider's to a client."""
        akin = self.pack.dialect.akin.get(client.kind, frozenset()) if client is not None else frozenset()
        return frozenset({None, self.pack.dialect.name, self.pack.provider.name, *akin})

    def _foreign(self, value: Value, own: frozenset[str | None]) -> Truth:
        """Is a base URL another provider's than one of its `own`? A variable's default says what it may be."""
        if isinstance(value, EnvVar):
            known = [self._foreign(option.value, own) for option in options(value.default)] if value.default else []
            return min(max(known, default=Truth.NO), Truth.MAYBE)
        return Truth.NO if provider_of(value, self.pack) in own else Truth.YES


def _named(node: cst.BaseExpression, scope: Scope) -> Name | None:
    """The name that an expression is, or the attribute of the object whose method `scope` is, if it is set once."""
    if isinstance(node, cst.Name):
        home = scope.home(node.value)
        return (home, node.value) if home is not None and node.value not in home.rebound else None
    own = own_attribute(node, scope)
    return own if own is not None and _settings(own[0])[own[1]] <= 1 else None


@lru_cache(maxsize=32)
def _settings(cls: Scope) -> Counter[str]:
    """How often the methods of a class set each attribute of their object."""
    found = (item for method in cls.inner.values() for item in events(method))
    return Counter(item.path[1] for item in found if isinstance(item, Definition) and len(item.path) == 2)


def _kept_in(name: str, home: Scope, cls: Scope | None) -> list[Name | None]:
    """The attributes of a class that a parameter of its method `home` is kept in, as is."""
    if cls is None or cls.kind != "class" or home.parent is not cls or name in home.rebound:
        return []
    targets = [
        item.node.targets[0].target
        for item in events(home)
        if isinstance(item, Definition) and isinstance(item.node, cst.Assign) and _is_name(item.value, name)
    ]
    return [_named(target, home) for target in targets if isinstance(target, cst.Attribute)]


def _is_name(node: cst.BaseExpression | None, name: str) -> bool:
    return isinstance(node, cst.Name) and node.value == name


@lru_cache(maxsize=32)
def _tests(node: cst.CSTNode) -> tuple[cst.BaseExpression, ...]:
    """The tests of the branches within a function."""
    return tuple(one.test for one in descendants(node) if isinstance(one, (cst.If, cst.IfExp)))


def _told(test: cst.BaseExpression) -> TextTest | None:
    match test:
        case cst.Call(
            func=cst.Attribute(value=of, attr=cst.Name(value="startswith" | "endswith" as kind)),
            args=[cst.Arg(value=cst.SimpleString() as literal)],
        ):
            return _of(of, kind, literal)
        case cst.Comparison(
            left=of,
            comparisons=[cst.ComparisonTarget(cst.Equal() | cst.NotEqual() as sign, cst.SimpleString() as literal)],
        ):
            return _of(of, "==", literal, denied=isinstance(sign, cst.NotEqual))
        case cst.Comparison(
            left=cst.SimpleString() as literal,
            comparisons=[cst.ComparisonTarget(cst.In() | cst.NotIn() as sign, of)],
        ):
            return _of(of, "in", literal, denied=isinstance(sign, cst.NotIn))
    return None


def _of(of: cst.BaseExpression, kind: str, literal: cst.SimpleString, *, denied: bool = False) -> TextTest | None:
    """A test of an expression, or of it in small letters."""
    match of:
        case cst.Call(func=cst.Attribute(value=inner, attr=cst.Name(value="lower" | "casefold")), args=[]):
            of = inner
    text = literal.evaluated_value
    return TextTest(of, kind, text.lower(), denied) if isinstance(text, str) else None
