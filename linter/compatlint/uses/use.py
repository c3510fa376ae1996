"""A use of an API: a client that is made, a request that is sent, a package that is installed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    import libcst as cst

    from compatlint.dataflow.scopes.guards import Guard, Truth
    from compatlint.dataflow.scopes.scope import Scope
    from compatlint.dataflow.values.values import Alt, Step
    from compatlint.packs.framework import Framework


# What a program does: the uses of an API.


class Use(Struct, frozen=True, eq=False):
    """A client that is made, a request that is sent, a package that is installed or a text that is an id of the target.

    `kind` is "client", "request", "install" or "text". `endpoint` is None but for a request. `fields` holds the
    body of a request or the settings of a client, derived fields included. `call` is the call site (of a text,
    itself), `anchor` the part of it a finding points at when no field is to blame. `client` is the request's client
    where it is known. `sends` says whether it is one to judge: not a request that goes to another provider; `goes`
    under which guards (empty: always). Under one of `barred` it does not happen. With `open` it may have other
    fields than those that are known. `framework` is the entry of the tables that a framework's client is made by.
    `passed` says why a request is not one to judge although it may go to the target.
    """

    kind: Literal["client", "request", "install", "text"]
    scope: Scope
    call: cst.Call
    anchor: cst.CSTNode
    fields: Mapping[str, tuple[Alt, ...]]
    endpoint: str | None = None
    guard: Guard | None = None
    client: Use | None = None
    resolved: bool = True
    way: tuple[Step, ...] = ()
    sends: Truth | None = None
    unseen: tuple[str, ...] = ()
    home: Scope | None = None
    barred: tuple[Guard, ...] = ()
    goes: tuple[tuple[Guard, Truth], ...] = ()
    open: bool = False
    framework: Framework | None = None
    passed: str = ""
