"""Which calls of a scope are worth following: those through an interesting name, or that are handed one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import libcst as cst

from compatlint.dataflow.scopes.scope import CallSite, Definition, Scope, events
from compatlint.dataflow.scopes.tree import children, last_name
from compatlint.dataflow.values.library import BUILTINS
from compatlint.screen.ast_names import RECEIVERS
from compatlint.screen.library_names import ASKING, PARTIALS, TAKERS, is_inert


def candidates(scope: Scope, names: Collection[str]) -> list[CallSite]:
    """The calls of `scope` (not of those within it) that may matter where `names` are interesting."""
    return [site for site in scope.calls if _is_candidate(site, names)]


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
    else:
        for child in children(node):
            yield from identifiers(child)


def _is_candidate(site: CallSite, names: Collection[str]) -> bool:
    func = site.call.func
    if is_inert(*_spelt(func)) and not _asks(site):
        last = last_name(func)
        return last in names or f".{last}" in names
    if any(name in names for name in identifiers(func)):
        return True
    if isinstance(func, cst.Name):
        home = site.scope.home(func.value)
        if home is None and "*" in names and func.value not in BUILTINS:
            return True
        if home is not None and func.value in home.params:
            return True
    if last_name(func) in TAKERS and any(_is_parameter(arg.value, site.scope) for arg in site.call.args):
        return True
    return any(
        (isinstance(arg.value, (cst.Name, cst.Attribute, cst.Lambda)) or last_name(arg.value) in PARTIALS)
        and any(name in names for name in identifiers(arg.value))
        for arg in site.call.args
    )


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
