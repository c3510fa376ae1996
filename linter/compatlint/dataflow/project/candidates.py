"""Which calls of a scope are worth following, by the names in them."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from compatlint.dataflow.scopes.scope import CallSite, Definition, Scope, events
from compatlint.dataflow.scopes.tree import children, last_name
from compatlint.dataflow.values.library import BUILTINS
from compatlint.screen.ast_names import RECEIVERS, SUPER
from compatlint.screen.library_names import ASKING, TAKERS, is_inert, is_plain
from compatlint.screen.outline import GIVEN, NOTHING, STAR, Names
from compatlint.screen.relevance import Relevance


def candidates(scope: Scope, names: Relevance) -> list[CallSite]:
    """The calls of `scope` (not of those within it) that may matter for what `names` are."""
    return [site for site in scope.calls if _is_candidate(site, names)]


def makers(scope: Scope, names: Relevance) -> list[CallSite]:
    """The other calls of `scope` that may make an object with methods that matter."""
    return [site for site in scope.calls if names.makes(_ends(site.call.func)[0]) and not _is_candidate(site, names)]


def identifiers(node: cst.CSTNode) -> Iterator[str]:
    """The names and attributes in an expression; a call's arguments count too."""
    if isinstance(node, cst.Name):
        yield node.value
    elif isinstance(node, cst.Attribute):
        yield node.attr.value
        yield f".{node.attr.value}"
        if not (isinstance(node.value, cst.Name) and node.value.value in RECEIVERS):
            yield from identifiers(node.value)
    elif isinstance(node, cst.SimpleString):
        text = node.raw_value  # getattr(client, "chat"), a key of a table of clients
        if text.isidentifier():
            yield text
    elif isinstance(node, cst.Call):
        if not is_plain(*_spelt(node.func)):
            yield f"{last_name(node.func)}{GIVEN}"
    else:
        for child in children(node):
            yield from identifiers(child)


def _is_candidate(site: CallSite, names: Relevance) -> bool:
    func = site.call.func
    callee, receiver = _ends(func)
    if isinstance(func, cst.Attribute) and isinstance(func.value, cst.Call) and last_name(func.value.func) == SUPER:
        receiver |= _around(site.scope)
    if is_inert(*_spelt(func)) and not _asks(site):
        return names.leads(callee, NOTHING)
    if names.leads(callee, receiver):
        return True
    if isinstance(func, cst.Name):
        home = site.scope.home(func.value)
        if home is None and names.of((STAR,)) and func.value not in BUILTINS:
            return True
        if home is not None and func.value in home.params:
            return True
    if last_name(func) in TAKERS and any(_is_parameter(arg.value, site.scope) for arg in site.call.args):
        return True
    return any(names.is_handed_on(*ends) for arg in site.call.args for ends in _handed(arg.value))


def _ends(node: cst.BaseExpression) -> tuple[Names, Names]:
    """The names that an expression ends in, and those before them; what is no attribute only ends."""
    if not isinstance(node, cst.Attribute):
        return frozenset(identifiers(node)), NOTHING
    own = isinstance(node.value, cst.Name) and node.value.value in RECEIVERS
    return frozenset((node.attr.value, f".{node.attr.value}")), NOTHING if own else frozenset(identifiers(node.value))


def _around(scope: Scope | None) -> Names:
    """The name of the class that a method is of: what its bases are it is too."""
    while scope is not None and scope.kind != "class":
        scope = scope.parent
    return frozenset({scope.node.name.value}) if scope is not None and isinstance(scope.node, cst.ClassDef) else NOTHING


def _handed(node: cst.BaseExpression) -> Iterator[tuple[Names, Names]]:
    """What an argument is, as far as it may be called."""
    if isinstance(node, (cst.Name, cst.Attribute, cst.Call)):
        yield _ends(node)
    elif isinstance(node, cst.Lambda):
        names = frozenset(_within(node.body))
        yield names, names


def _within(node: cst.CSTNode) -> Iterator[str]:
    """The names anywhere in an expression."""
    yield from identifiers(node)
    for child in children(node):
        yield from _within(child)


def _spelt(func: cst.BaseExpression) -> tuple[str, str, bool]:
    """The name that a callee begins with, the one that it ends with, and whether that is an attribute."""
    if not isinstance(func, cst.Attribute):
        return "", func.value if isinstance(func, cst.Name) else "", False
    root = func.value
    while isinstance(root, cst.Attribute):
        root = root.value
    return root.value if isinstance(root, cst.Name) else "", func.attr.value, True


def _asks(site: CallSite) -> bool:
    """May it be a call with an address, as no dict takes one?"""
    func, given = site.call.func, [arg.value for arg in site.call.args][:1]
    if not isinstance(func, cst.Attribute) or func.attr.value != ASKING or not given:
        return False
    if isinstance(given[0], cst.SimpleString):
        return "/" in given[0].raw_value
    return _is_imported(func.value, site.scope) or isinstance(given[0], (cst.FormattedString, cst.BinaryOperation))


def _is_imported(node: cst.BaseExpression, scope: Scope) -> bool:
    """Is it a name that an import binds?"""
    if not isinstance(node, cst.Name) or (home := scope.home(node.value)) is None:
        return False
    bound = (one for one in events(home) if isinstance(one, Definition) and one.how == "import")
    return any(one.path == (node.value,) for one in bound)


def _is_parameter(node: cst.BaseExpression, scope: Scope) -> bool:
    """Is it a parameter, of whatever function?"""
    home = scope.home(node.value) if isinstance(node, cst.Name) else None
    return home is not None and isinstance(node, cst.Name) and node.value in home.params
