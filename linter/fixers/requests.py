"""The fields of one request, where they are written, for rewrites that change several of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace

import libcst as cst

from linter.consumers import Escape
from linter.fixers.fields import removal
from linter.fixers.readers import serves_only
from linter.model import Edit, Hit, Use
from linter.references import References
from linter.scope import File, Scope
from linter.values import ABSENT, Alt, Truth


class Unfit(Exception):  # noqa: N818  a state of the program that is read, no mistake of this one
    """Why a call can't be rewritten."""


class Request:
    """One call: `uses` are what it sends, for each of its callers."""

    def __init__(self, call: cst.Call, scope: Scope, uses: list[Use], hit: Hit, references: References) -> None:
        self.call, self.uses, self.references = call, uses, references
        self.scope, self.tree = scope, references.tree(scope.file)
        self.hit = replace(hit, uses=tuple(uses))
        if any(use.sends is Truth.MAYBE for use in uses):
            raise Unfit("the request may go to another provider too")

    def alts(self, name: str) -> list[Alt]:
        """What a field may be in any of the uses of the call."""
        found = [alt for use in self.uses for alt in use.fields.get(name, ()) if alt.value is not ABSENT]
        return list({id(alt.site) if alt.site is not None else id(alt): alt for alt in found}.values())

    def sites(self, name: str) -> Iterator[Alt]:
        """The same, each with a site where it is written: in a place that serves this request only."""
        for alt in self.alts(name):
            if alt.site is None or not isinstance(alt.site.owner, (cst.Arg, cst.DictElement)):
                raise Unfit(f"`{name}` is not written where it could be changed")
            if alt.site.container is not self.call and not serves_only(alt.site, self.hit):
                raise Unfit(f"the dict that `{name}` is written in may serve something else")
            yield alt

    def removed(self, name: str) -> Iterator[Edit]:
        """The edits that take a field out, wherever it is written."""
        for alt in self.sites(name):
            edit = removal(alt.site) if alt.site is not None else None
            if edit is None:
                raise Unfit(f"`{name}` is not written where it could be taken out")
            yield edit


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
    row = references.row(escape.node, where)
    place = f"line {row}" if where is file else f"line {row} of {os.path.basename(where.filename)}"
    return f"what reads the answer can't be followed: {escape.reason} ({place})"
