"""Which calls of a file are worth following: a look at names alone, far cheaper than evaluating every callee.

A name is interesting if the dialect's tables use it, if it is given something that an interesting name stands in, or if
it is a function that makes a call through one. What is not called through an interesting name, nor handed one, cannot
reach the API. The look errs on the side of too much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import libcst as cst

from linter.model import Pack
from linter.nodes import last_name
from linter.scope import CallSite, Change, Definition, File, Scope, children, events
from linter.stdlib import BUILTINS

Imported = Callable[[str, "str | None", File], frozenset[str]]
ROUNDS = 12  # names that become interesting through names that became interesting through …


@dataclass(frozen=True, slots=True, eq=False)
class Interest:
    """The interesting names of a file, and the calls of each of its scopes that may matter.

    Where nothing `begins` in the file, they matter only to callers that hand something interesting in.
    """

    names: frozenset[str]
    calls: Mapping[Scope, list[CallSite]]
    begins: bool


def seeds(pack: Pack) -> frozenset[str]:
    """The names that everything begins with: packages of the tables, and what tells a client that can't be followed."""
    dialect = pack.dialect
    named = [name for cls in (*dialect.clients, *pack.clients) for name in cls.names]
    roots = {name.partition(".")[0] for name in (*named, *dialect.keepers, *dialect.legacy)}
    roots.update(module.module for module in dialect.modules)
    return frozenset(roots | {"." + path.split(".")[-2] for path in dialect.unresolved})


def methods(pack: Pack) -> frozenset[str]:
    """The methods, as attributes, that are called on a client that can't be followed."""
    return frozenset("." + path.rpartition(".")[2] for path in pack.dialect.unresolved)


def look(file: File, known: frozenset[str], called: frozenset[str], imported: Imported) -> Interest:
    """The interest of a file: `known` names begin it, `called` are methods that a client that can't be followed has.

    `imported(module, name, file)` tells of what the file imports from others of the project.
    """
    scopes = list(file.scope.walk())
    brought = {name for scope in scopes for name in _imported(scope, known, imported)}
    names = {*known, *brought}
    texts = {id(node): frozenset(identifiers(node)) for node in _expressions(scopes)}
    said = frozenset().union(*texts.values())
    begins = bool(brought) or not called.isdisjoint(said)
    if not brought:  # besides, functions may call what they are given
        names = {*(known if begins else ()), *_held(scopes)}
    functions = _by_name(scopes)
    for _ in range(ROUNDS):
        before = len(names)
        for scope in scopes:
            names.update(_named(scope, names, texts))
            names.update(_passed(scope, names, texts, functions))
        if len(names) == before:
            break
    calls = {scope: [site for site in scope.calls if _is_candidate(site, names, texts)] for scope in scopes}
    return Interest(frozenset(names - known) if begins else frozenset(), calls, begins)


def _expressions(scopes: Iterable[Scope]) -> Iterator[cst.CSTNode]:
    """Everything whose identifiers are asked for."""
    for scope in scopes:
        for event in events(scope):
            if event.value is not None:
                yield event.value
            if isinstance(event, Definition) and event.annotation is not None:
                yield event.annotation
        for node, _ in (*scope.returns, *scope.yields):
            if node is not None:
                yield node
        for site in scope.calls:
            yield site.call.func
            yield from (arg.value for arg in site.call.args)
        for one in scope.params.values():
            yield from (part for part in (one.node.annotation, one.node.default) if part is not None)
        if isinstance(scope.node, cst.FunctionDef):
            yield from (decorator.decorator for decorator in scope.node.decorators)
        if isinstance(scope.node, cst.ClassDef):
            yield from (base.value for base in scope.node.bases)


def identifiers(node: cst.CSTNode) -> Iterator[str]:
    """The names and attributes in an expression; a call's arguments count too."""
    if isinstance(node, cst.Name):
        yield node.value
    elif isinstance(node, cst.Attribute):
        yield node.attr.value
        yield f".{node.attr.value}"
        yield from identifiers(node.value)
    elif isinstance(node, cst.SimpleString):
        text = node.raw_value  # getattr(client, "chat"), a key of a table of clients
        if text.isidentifier():
            yield text
    else:
        for child in children(node):
            yield from identifiers(child)


def _imported(scope: Scope, known: frozenset[str], imported: Imported) -> Iterator[str]:
    """The names that imports make interesting, and those of the attributes of what they bring."""
    for event in events(scope):
        if isinstance(event, Definition) and event.how == "import":
            brought = imported(event.module, event.name, scope.file)
            yield from brought
            if brought or event.module.partition(".")[0] in known:
                yield event.path[0]


def _named(scope: Scope, names: set[str], texts: dict[int, frozenset[str]]) -> Iterator[str]:
    """The names that a scope makes interesting."""
    for event in events(scope):
        if event.value is not None and not names.isdisjoint(texts[id(event.value)]):
            yield _last(event)
            yield event.path[0]
        elif isinstance(event, Definition) and event.annotation is not None:
            if not names.isdisjoint(texts[id(event.annotation)]):
                yield _last(event)
        elif isinstance(event, Change) and event.how != "passed":
            args = event.call.args if event.call is not None else ()
            if any(not names.isdisjoint(texts[id(arg.value)]) for arg in args):
                yield event.path[0]
    for name, parameter in scope.params.items():
        parts = [part for part in (parameter.node.annotation, parameter.node.default) if part is not None]
        if any(not names.isdisjoint(texts[id(part)]) for part in parts):
            yield name
    own = _own_name(scope)
    if own is not None and own not in names and _makes(scope, names, texts):
        yield own


def _makes(scope: Scope, names: set[str], texts: dict[int, frozenset[str]]) -> bool:
    """Does a function call or give back, or a class descend from, something interesting?"""
    parts = [node for node, _ in (*scope.returns, *scope.yields) if node is not None]
    if isinstance(scope.node, cst.FunctionDef):
        parts += [one.decorator for one in scope.node.decorators]
    if isinstance(scope.node, cst.ClassDef):
        parts += [base.value for base in scope.node.bases]
        methods = {node.name.value for node in scope.inner if isinstance(node, cst.FunctionDef)}
        if not names.isdisjoint(methods):
            return True
    if any(not names.isdisjoint(texts[id(part)]) for part in parts):
        return True
    return any(_is_candidate(site, names, texts) for site in scope.calls)


def _held(scopes: Iterable[Scope]) -> Iterator[str]:
    """The attributes that keep what a function is passed."""
    for scope in scopes:
        for event in events(scope):
            value = event.value
            kept = isinstance(event, Definition) and len(event.path) > 1 and isinstance(value, cst.Name)
            if kept and isinstance(value, cst.Name) and value.value in scope.params:
                yield _last(event)


def _by_name(scopes: Iterable[Scope]) -> dict[str, list[Scope]]:
    """The functions by the name that a call uses; constructors by that of their class too."""
    found: dict[str, list[Scope]] = {}
    for scope in scopes:
        if isinstance(scope.node, cst.FunctionDef):
            found.setdefault(scope.node.name.value, []).append(scope)
            own = _own_name(scope)
            if own is not None and own != scope.node.name.value:
                found.setdefault(own, []).append(scope)
    return found


def _passed(
    scope: Scope, names: set[str], texts: dict[int, frozenset[str]], functions: dict[str, list[Scope]]
) -> Iterator[str]:
    """The parameters of functions that are passed something interesting."""
    for site in scope.calls:
        called = functions.get(last_name(site.call.func), ())
        if called and any(not names.isdisjoint(texts[id(arg.value)]) for arg in site.call.args):
            yield from (
                name for function in called for name in list(function.params)[:12] if name not in ("self", "cls")
            )


def _last(event: Definition | Change) -> str:
    return event.path[-1].lstrip(".[").rstrip("]")


def _own_name(scope: Scope) -> str | None:
    """What a scope is called by: a constructor by its class, a comprehension by the function it is in."""
    if scope.kind == "comprehension" and scope.parent is not None:
        return _own_name(scope.parent)
    if isinstance(scope.node, cst.FunctionDef) and scope.node.name.value.startswith("__") and scope.parent is not None:
        return _own_name(scope.parent)
    if isinstance(scope.node, (cst.FunctionDef, cst.ClassDef)):
        return scope.node.name.value
    return None


def _is_candidate(site: CallSite, names: set[str], texts: dict[int, frozenset[str]]) -> bool:
    callee = texts[id(site.call.func)]
    if not names.isdisjoint(callee):
        return True
    func = site.call.func
    if isinstance(func, cst.Name):
        home = site.scope.home(func.value)
        if home is None and "*" in names and func.value not in BUILTINS:
            return True
        if home is not None and func.value in home.params:
            return True
    return any(
        (isinstance(arg.value, (cst.Name, cst.Attribute)) or last_name(arg.value) == "partial")
        and not names.isdisjoint(texts[id(arg.value)])
        for arg in site.call.args
    )
