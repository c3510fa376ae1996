"""What a file says of an API that no use tells: ids of the target in texts, and packages that are not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.guards import ALWAYS, Truth
from compatlint.dataflow.scopes.scope import Block, Branch, Definition, File, Scope, imported_modules
from compatlint.dataflow.values.values import Alt, Const, Site, Step
from compatlint.packs.pack import Pack
from compatlint.screen.words import is_below
from compatlint.source.formats import is_test
from compatlint.uses.use import Use


class PassedOver(Struct, frozen=True, eq=False):
    """A place that may reach the API and is not judged: a call, or the import of a `package` that is not read."""

    scope: Scope
    node: cst.CSTNode
    what: str
    package: bool = False


def calls(uses: Iterable[Use], file: File) -> Iterator[PassedOver]:
    """The calls of a file that are not judged although they may go to the target, each once."""
    seen = list(uses)
    judged = {id(use.call) for use in seen if use.sends}
    found = {id(use.call): use for use in seen if use.passed and use.scope.file is file and id(use.call) not in judged}
    return (PassedOver(use.home or use.scope, use.anchor, use.passed) for use in found.values())


def packages(file: File, project: Project, pack: Pack) -> Iterator[PassedOver]:
    """The packages of a file that reach an API in ways which nothing here reads, each where it is imported first."""
    known = {name: name.encode() for name in pack.unread}
    told: set[str] = set()
    for scope in file.scope.walk() if known else ():
        for item in _imports(scope.block):
            modules = [one for one in imported_modules(item) if not one.startswith(".")]
            found = [name for name, spelled in known.items() if any(is_below(one, [spelled]) for one in modules)]
            for name in found:
                if name not in told and project.module(name, file) is None:
                    told.add(name)
                    yield PassedOver(scope, item.node, name, package=True)


def _imports(block: Block) -> Iterator[Definition]:
    for item in block.items:
        if isinstance(item, Branch):
            for arm in item.arms:
                yield from _imports(arm)
        elif isinstance(item, Definition) and item.how == "import":
            yield item


def texts(file: File, pack: Pack, uses: Iterable[Use]) -> Iterator[Use]:
    """The texts of a file that can only be ids of the target, wherever they go; not those that are asked about.

    A text that another provider is asked for is one of its own ids, and a test holds what it likes.
    """
    prefixes = pack.provider.prefixes
    if not prefixes or is_test(file.filename):
        return
    elsewhere = {id(node) for use in uses if use.sends is Truth.NO and not use.passed for node in _written(use)}
    for node in (one for module in file.modules for one in _strings(module)):
        text = node.evaluated_value
        head = next((one for one in prefixes if isinstance(text, str) and text.startswith(one)), None)
        if isinstance(text, str) and head is not None and id(node) not in elsewhere:
            site = Site(file.scope, node, node, node)
            value = Const(text.removeprefix(head), Step(file.scope, node, ""))
            fields = {"model": (Alt(value, ALWAYS, site),)}
            yield Use("text", file.scope, cast(cst.Call, node), node, fields, sends=Truth.MAYBE)


def _written(use: Use) -> Iterator[cst.CSTNode]:
    """The texts that a request's fields are."""
    for alts in use.fields.values():
        for alt in alts:
            if isinstance(alt.value, Const) and alt.value.origin is not None:
                yield alt.value.origin.node


def _strings(node: cst.CSTNode) -> Iterator[cst.SimpleString]:
    """The texts below a node, but those that something is compared with."""
    if isinstance(node, cst.SimpleString):
        yield node
    elif not isinstance(node, cst.Comparison):
        for child in node.children:
            yield from _strings(child)
