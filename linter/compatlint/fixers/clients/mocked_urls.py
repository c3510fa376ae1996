"""Tests that answer in the place of an API: the address that they wait for goes with the clients that they are for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.scope import File
from compatlint.dataflow.scopes.tree import descendants
from compatlint.edits.edit import Replace
from compatlint.fixers.clients.client_calls import imported_files
from compatlint.fixers.clients.setting_literals import goes
from compatlint.fixers.fix import Context
from compatlint.judging.sharing import assumed
from compatlint.packs.pack import Pack
from compatlint.source.formats import is_test
from compatlint.uses.addresses import endpoint_at
from compatlint.uses.use import Use

# Libraries that answer requests in tests, as modules and as the fixtures that they bring.
MOCKS = frozenset(
    {
        *("respx", "respx_mock", "respx_router", "responses", "rsps", "mocked_responses", "httpx_mock"),
        *("requests_mock", "aioresponses", "pook", "httpretty", "mocketize"),
    }
)
CONFTEST = "conftest.py"
ADDRESSES = frozenset({"url", "uri", "host", "base_url", "api_base", "openai_api_base"})


class _Mocks(Struct, frozen=True, eq=False):
    """What a test waits for: the edits of the literals, and whether there is one that can't be edited.

    `general`: it waits for anything that is sent to the host, or for nothing that is known.
    """

    edits: tuple[Replace, ...] = ()
    fixed: bool = False
    general: bool = False


def mock_edits(use: Use, context: Context) -> list[Replace] | str:
    """The edits of the tests that answer for a client; why it can't go where they answer for one that stays too."""
    found: list[Replace] = []
    for file in _tests_of(use, context):
        mocks = _mocks(file, context)
        if not mocks.edits and not mocks.fixed:
            continue
        name = os.path.basename(file.filename)
        if mocks.fixed:
            return f"{name} answers for it at an address that can't be changed"
        met = [one for one in context.uses if _is_met(one, file, context)]
        staying = {(one.client or one).call for one in met if not goes(one, use.call, context)}
        sent = (one for one in met if one.kind == "request" and (one.client or one).call in staying)
        if (mocks.general and staying) or any(one.endpoint in assumed(context.pack) for one in sent):
            return f"{name} answers for it, and for what stays where it is"
        found += mocks.edits
    return found


def mock_literals(use: Use, context: Context) -> frozenset[cst.CSTNode]:
    """The addresses that the tests of a client wait for."""
    return frozenset(edit.node for file in _tests_of(use, context) for edit in _mocks(file, context).edits)


def _tests_of(use: Use, context: Context) -> Iterator[File]:
    """The given tests that lead to a client."""
    word = _host(context.pack).rpartition(".")[0].rpartition(".")[2]
    for file in context.project.mentioning(use.scope.file, word) if word else ():
        if is_test(os.path.abspath(file.filename)) and context.project.is_given(file) and _is_met(use, file, context):
            yield file


def _is_met(use: Use, file: File, context: Context) -> bool:
    """Does a test lead to a client, or to that of a request? One that leads to none may be about any."""
    homes = _homes(file, context)
    return not homes or (use.client or use).scope.file in homes


@lru_cache(maxsize=64)
def _homes(file: File, context: Context) -> frozenset[File]:
    """The files with clients that a test is, imports or leads to."""
    if os.path.basename(file.filename) == CONFTEST:
        return frozenset()  # for all tests below
    own = {file, *imported_files(file, context)}
    paths = {os.path.abspath(one.filename) for one in own}
    homes = {(use.client or use).scope.file for use in context.uses}
    return frozenset(home for home in homes if home in own or not paths.isdisjoint(context.project.above(home)))


def _host(pack: Pack) -> str:
    """The host of the dialect's own API."""
    own = (host for host, name in pack.dialect.hosts.items() if name == pack.dialect.name and "*" not in host)
    return next(own, "")


@lru_cache(maxsize=64)
def _mocks(file: File, context: Context) -> _Mocks:
    tree, pack = context.references.tree(file), context.pack
    own = {step for use in context.uses for alt in use.fields.get("base_url", ()) if (step := _literal(alt.value))}
    edits: dict[cst.CSTNode, Replace] = {}
    fixed = general = False
    for node in _addresses(tree):
        for one in _written(node, tree):
            if one in own:
                continue
            if not isinstance(one, cst.SimpleString):
                fixed = fixed or _host(pack) in cst.Module([]).code_for_node(one)
                continue
            new = _moved(one, pack)
            if new is not None:
                edits[one] = Replace(one, new)
                general = general or _endpoint(one, pack) is None
    return _Mocks(tuple(edits.values()), fixed, general)


def _literal(value: object) -> cst.CSTNode | None:
    origin = getattr(value, "origin", None)
    return origin.node if origin is not None else None


def _addresses(tree: Tree) -> Iterator[cst.BaseExpression]:
    """The expressions of a test that are given to what answers, or that addresses are compared with."""
    for node in descendants(*tree.file.modules):
        if isinstance(node, cst.Call) and not MOCKS.isdisjoint(_path(node.func)):
            yield from (arg.value for arg in node.args if arg.keyword is None or _names_address(arg.keyword.value))
        elif isinstance(node, cst.Comparison) and len(node.comparisons) == 1:
            sides = (node.left, node.comparisons[0].comparator)
            named = {one.attr.value for one in descendants(*sides) if isinstance(one, cst.Attribute)}
            if not named.isdisjoint(ADDRESSES):
                yield from sides


def _names_address(keyword: str) -> bool:
    """Is an argument the address, or a pattern of it: `url`, `url__startswith`, `uri`?"""
    return keyword.partition("__")[0] in ADDRESSES


def _path(func: cst.BaseExpression) -> set[str]:
    """The names that a callee is made of."""
    return {node.value for node in descendants(func) if isinstance(node, cst.Name)}


def _written(node: cst.BaseExpression, tree: Tree) -> Iterator[cst.BaseExpression]:
    """The texts that an expression is written as, those of a constant of the file too."""
    match node:
        case cst.Name(value=name):
            for line in (line for module in tree.file.modules for line in module.body):
                for small in line.body if isinstance(line, cst.SimpleStatementLine) else ():
                    match small:
                        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=bound))], value=value):
                            if bound == name and isinstance(value, (cst.SimpleString, cst.FormattedString)):
                                yield value
        case cst.SimpleString() | cst.FormattedString() | cst.ConcatenatedString():
            yield node
        case cst.Call(args=args):
            for arg in args:
                yield from _written(arg.value, tree)
        case cst.Dict(elements=elements):
            for element in elements:
                yield from _written(element.value, tree)


def _moved(literal: cst.SimpleString, pack: Pack) -> str | None:
    """An address of the dialect's API as one of the target's; None where it is none, or leads to what stays."""
    text, host = literal.value, _host(pack)
    target = urlsplit(pack.provider.base_url).hostname or ""
    endpoint = _endpoint(literal, pack)
    if endpoint is not None and endpoint not in assumed(pack):
        return None
    for old, new in ((host, target), (re.escape(host), re.escape(target))):
        if re.search(rf"(?<![\w.-]){re.escape(old)}(?![\w.-]*\w)", text):
            return text.replace(old, new)
    return None


def _endpoint(literal: cst.SimpleString, pack: Pack) -> str | None:
    """The endpoint that an address leads to; None for one without a path, or a path that is not known."""
    address = str(literal.evaluated_value).replace("\\", "")
    path = urlsplit(address).path if "://" in address else ""
    return endpoint_at(path.removeprefix(pack.dialect.root), pack.dialect)
