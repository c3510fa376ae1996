"""The fields of one request, where they are written, for rewrites that change several of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.references.consumers.flow import Escape
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import File, Scope
from compatlint.dataflow.scopes.tree import subscript
from compatlint.dataflow.values.values import ABSENT, Alt, Site
from compatlint.edits.edit import Edit
from compatlint.fixers.fields.dict_readers import read_elsewhere, serves_others
from compatlint.fixers.fields.fields import removal
from compatlint.fixers.fix import Context
from compatlint.judging.hits import Hit
from compatlint.uses.use import Use


class Unfit(Exception):  # noqa: N818  a state of the program that is read, no mistake of this one
    """Why a call can't be rewritten."""


class Request:
    """One call: `uses` are what it sends, for each of its callers."""

    def __init__(self, call: cst.Call, scope: Scope, uses: list[Use], hit: Hit, context: Context) -> None:
        self.call, self.uses, self.references = call, uses, context.references
        self.scope, self.tree = scope, context.references.tree(scope.file)
        self._hit, self._traffic, self._context = replace(hit, uses=tuple(uses)), context.traffic, context
        if any(self.may_leave(use) for use in uses):
            raise Unfit("the request may go to another provider too")

    def may_leave(self, use: Use) -> bool:
        """May the request go to somebody else, or not be sent by this call?"""
        return use.sends is Truth.MAYBE

    def alts(self, name: str) -> list[Alt]:
        """What a field may be in any of the uses of the call."""
        found = [alt for use in self.uses for alt in use.fields.get(name, ()) if alt.value is not ABSENT]
        return list({id(alt.site) if alt.site is not None else id(alt): alt for alt in found}.values())

    def sites(self, name: str) -> Iterator[Alt]:
        """The same, each with a site where it is written: in a place that serves this request only."""
        for alt in self.alts(name):
            if alt.site is None or not _is_plain(alt.site.owner):
                raise Unfit(f"`{name}` is not written where it could be changed")
            if alt.site.container is not self.call and not self._serves_only(alt.site, name):
                raise Unfit(f"the dict that `{name}` is written in may serve something else")
            yield alt

    def _serves_only(self, site: Site, name: str) -> bool:
        """Is an item of a field sent by this call alone, and read by nobody?"""
        hit = replace(self._hit, site=site, words={**self._hit.words, "field": name})
        hit = replace(hit, concerned=self._traffic.of(hit))
        alone = all(use.call is self.call for use in hit.concerned)
        return alone and not serves_others(hit) and not read_elsewhere(site, hit, self._context)

    def removed(self, name: str) -> Iterator[Edit]:
        """The edits that take a field out, wherever it is written."""
        for alt in self.sites(name):
            edit = removal(alt.site) if alt.site is not None else None
            if edit is None:
                raise Unfit(f"`{name}` is not written where it could be taken out")
            yield edit


def _is_plain(owner: cst.CSTNode) -> bool:
    """Is an item written as an argument, an entry of a dict, or `d["key"] = value`?"""
    match owner:
        case cst.Arg() | cst.DictElement():
            return True
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Subscript() as target)]):
            return isinstance(subscript(target), cst.SimpleString)
    return False


def key_of(alt: Alt) -> cst.Name | cst.SimpleString:
    """The name of a field where it is written."""
    match alt.site.owner if alt.site is not None else None:
        case cst.Arg(keyword=cst.Name() as keyword):
            return keyword
        case cst.DictElement(key=cst.SimpleString() as key):
            return key
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Subscript() as target)]):
            index = subscript(target)
            if isinstance(index, cst.SimpleString):
                return index
    raise Unfit("a field is not written where it could be renamed")


def by_call(uses: Iterable[Use], endpoint: str) -> dict[cst.Call, list[Use]]:
    """The uses of an endpoint by the call that makes them."""
    found: dict[cst.Call, list[Use]] = {}
    for use in uses:
        if use.endpoint == endpoint:
            found.setdefault(use.call, []).append(use)
    return found


def told(escape: Escape, file: File, references: References) -> str:
    """Where an answer can't be followed, and why."""
    where = escape.scope.file
    place = f"`{references.line(escape.node, where)}`"
    if where is not file:
        place += f" in {os.path.basename(where.filename)}"
    return f"what reads the answer can't be followed: {escape.reason} ({place})"
