"""Clients of the target's own SDK in the place of those of the dialect's package, with what is named beside them.

The errors that such a client raises are others, so files that belong together go together: all clients of a group of
files with every name that the SDK has too or, where one of them has to stay, those that can go, if nothing is named
besides that could be about the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import libcst as cst
from msgspec import Struct
from msgspec.structs import replace

from compatlint.dataflow.references.argument_flow import functions, given
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.scope import File, Scope, definitions
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.library import GETTERS
from compatlint.dataflow.values.values import Const, EnvVar, Made, NotSent, Value, options
from compatlint.edits.edit import AddImport, Edit, RemoveArgument, Replace, SetArgument
from compatlint.fixers.clients.client_calls import (
    client_call,
    clients_in,
    imported_files,
    keyword,
    kind_of,
    obstacle,
    stubs_of,
)
from compatlint.fixers.clients.key_tests import about_variable, guard_edits
from compatlint.fixers.clients.keys import key_edits
from compatlint.fixers.clients.mocked_urls import mock_edits
from compatlint.fixers.clients.setting_places import is_passed
from compatlint.fixers.fix import Context, Fix, Refusal
from compatlint.fixers.renames import Renames
from compatlint.judging.hits import Hit
from compatlint.packs.pack import SDK
from compatlint.uses.addresses import provider_of
from compatlint.uses.use import Use

COPIED = "a client here is copied with a base URL of its own, which the SDK writes in another way"
MODULE = "a module is used as a client, which the SDK has nothing for"


def sdk_client(hit: Hit, context: Context) -> Fix | Refusal:
    """Make the client, and all that go with it, clients of the target's own SDK."""
    sdk = context.pack.provider.sdk
    if sdk is None:
        return Refusal(f"nothing is known of an SDK of {context.pack.provider.name}")
    if kind_of(hit.uses[0]) in _modules(context):
        return Refusal(MODULE)
    plan = _plan(context)
    group = plan.group(hit.scope.file)
    why = plan.staying.get(hit.uses[0].call)
    if why:
        return Refusal(f"it can't become a client of {sdk.package}: {why}")
    if group not in plan.made:
        plan.made[group] = _edits(plan, group, hit, context)
    edits = plan.made[group]
    if isinstance(edits, Refusal):
        return edits
    mocks = mock_edits(hit.uses[0], context)
    if isinstance(mocks, str):
        return Refusal(mocks)
    told = about_variable(hit.uses[0], edits, str(hit.rule.options.get("key", hit.rule.code)), context)
    return Fix("unsafe", f"make it a client of {sdk.package}", (*edits, *mocks), tuple(told))


def _edits(plan: _Plan, group: frozenset[File], hit: Hit, context: Context) -> tuple[Edit, ...] | Refusal:
    """The edits of all clients of a group that can go."""
    if any(use.scope.file in group and _is_copied(use, context) for use in plan.clients):
        return Refusal(COPIED)
    found = _whole(plan, group) if plan.is_free(group) else _apart(plan, group, context)
    if isinstance(found, Refusal):
        return found
    return (*found, *(edit for use in plan.going(group) for edit in _arguments(use, hit, context)))


def _is_copied(use: Use, context: Context) -> bool:
    """Is it made of another client, with a base URL?"""
    derived = last_name(use.call.func) in context.pack.dialect.derive
    return derived and any(keyword(arg) == "base_url" for arg in use.call.args)


class _Plan(Struct, frozen=True, eq=False):
    """What is to become of the files: `groups` of them belong together; `staying` clients with the reason."""

    renames: Mapping[File, Renames]
    groups: tuple[frozenset[File], ...]
    clients: tuple[Use, ...]
    staying: Mapping[cst.Call, str]
    modules: frozenset[File]
    made: dict[frozenset[File], tuple[Edit, ...] | Refusal]  # what was made of groups so far

    def group(self, file: File) -> frozenset[File]:
        """The files that a file belongs together with."""
        return next((group for group in self.groups if file in group), frozenset({file}))

    def is_free(self, group: frozenset[File]) -> bool:
        """Can all of a group go?"""
        stuck = any(use.call in self.staying and use.scope.file in group for use in self.clients)
        return not stuck and not group & self.modules

    def going(self, group: frozenset[File]) -> Iterator[Use]:
        """The clients of a group that can go."""
        return (use for use in self.clients if use.scope.file in group and use.call not in self.staying)


@lru_cache(maxsize=1)
def _plan(context: Context) -> _Plan:
    sdk, package = context.pack.provider.sdk, context.pack.dialect.package
    assert sdk is not None, "asked for before"
    loaded = context.project.files()
    saying = context.project.mentioning(loaded[0], package) if loaded else ()
    files = [file for file in dict.fromkeys((*loaded, *saying)) if context.project.is_given(file)]
    table = {f"{package}.{old}": f"{sdk.module}.{new}" for old, new in sdk.names.items()}
    renames = {file: Renames(file, table) for file in files}
    clients = tuple(use for use, _ in clients_in(context.uses, files, context.pack.dialect.clients))
    reasons = {use.call: obstacle(use, renames[use.scope.file]) or _lacks(use, context, sdk) for use in clients}
    staying = {call: why for call, why in reasons.items() if why}
    modules = {use.scope.file for use in context.uses if kind_of(use.client or use) in _modules(context)}
    groups = _groups([file for file in files if not renames[file].is_idle], context)
    return _Plan(renames, groups, clients, staying, frozenset(modules), {})


def _modules(context: Context) -> frozenset[str]:
    return frozenset(module.kind for module in context.pack.dialect.modules)


def _groups(files: list[File], context: Context) -> tuple[frozenset[File], ...]:
    """The files that belong together: one imports the other, or sends what a client of the other is made for."""
    pairs = {(use.scope.file, use.client.scope.file) for use in context.uses if use.client is not None}
    package, project = context.pack.dialect.package, context.project
    pairs |= {(file, other) for file in files for other in stubs_of(file, package, project)}
    groups = [frozenset({file}) for file in files]
    for one, other in (*pairs, *((file, other) for file in files for other in imported_files(file, context))):
        joined = [group for group in groups if one in group or other in group]
        groups = [group for group in groups if group not in joined] + [frozenset({one, other}).union(*joined)]
    return tuple(groups)


def _lacks(use: Use, context: Context, sdk: SDK) -> str:
    """What the SDK's client can't do that is done with this one."""
    foreign = [keyword(arg) for arg in use.call.args if keyword(arg) not in (*sdk.takes, *sdk.drops)]
    if foreign:
        return f"`{foreign[0]}` is no argument of its clients"
    hosts = {_host(alt.value, context) for alt in use.fields.get("base_url", ())}
    passed = any(keyword(arg) == "base_url" and is_passed(arg, use.scope) for arg in use.call.args)
    if passed or hosts - {context.pack.dialect.name, context.pack.provider.name, ""}:
        return "it may be another provider's"
    for request in context.uses:
        mine = request.kind == "request" and client_call(request) is use.call
        if mine and last_name(request.call.func) not in sdk.methods.get(request.endpoint or "", ()):
            return f"its clients have no `{last_name(request.call.func)}` of {request.endpoint}"
    return ""


def _host(value: Value, context: Context) -> str:
    """Whose a base URL is; that of a variable that is unset is the SDK's own, an unknown one may be anybody's."""
    if isinstance(value, EnvVar):
        found = {_host(one.value, context) for one in options(value.default)} if value.default else {""}
        return found.pop() if len(found) == 1 else "other"
    return "" if isinstance(value, NotSent) else provider_of(value, context.pack) or "other"


def _arguments(use: Use, hit: Hit, context: Context) -> Iterator[Edit]:
    """The SDK knows the base URL and the key's variable; a key that is not read right there is kept."""
    for arg in use.call.args:
        name = keyword(arg)
        if name == "api_key" and not _is_read_there(arg.value):
            yield from _kept_key(arg, use, hit, context)
        elif context.pack.provider.sdk is not None and name in context.pack.provider.sdk.drops:
            yield RemoveArgument(use.call, arg)
    yield from guard_edits(use, context)


def _is_read_there(value: cst.BaseExpression) -> bool:
    """Is a key a literal, or does its whole expression read a variable?"""
    if isinstance(value, cst.Call):
        return last_name(value.func) in GETTERS
    return isinstance(value, cst.SimpleString) or (
        isinstance(value, cst.Subscript) and last_name(value.value) == "environ"
    )


def _kept_key(arg: cst.Arg, use: Use, hit: Hit, context: Context) -> Iterator[Edit]:
    """The variable of a key changes where it is named; else the SDK's own is taken, unless somebody passes a key."""
    mine = replace(hit, uses=(use,))
    edits = key_edits(replace(mine, concerned=context.traffic.of(mine)), context, unset=False)
    computed = any(not isinstance(alt.value, (EnvVar, Const, NotSent)) for alt in use.fields.get("api_key", ()))
    if edits and not any(isinstance(edit, SetArgument) for edit in edits):
        yield from edits
    elif not computed and not is_passed(arg, use.scope):
        yield RemoveArgument(use.call, arg)


# The names: all of a group of files, or those of the clients that go.


def _whole(plan: _Plan, group: Iterable[File]) -> list[Edit] | Refusal:
    edits: list[Edit] = []
    for file in group:
        found = plan.renames[file].edits() if file in plan.renames else []
        if isinstance(found, Refusal):
            return found
        edits += found
    return edits


def _apart(plan: _Plan, group: frozenset[File], context: Context) -> list[Edit] | Refusal:
    """The names of the clients that go, and of what is annotated with them."""
    going = {use.call for use in plan.going(group)}
    edits: list[Edit] = []
    for file in sorted((one for one in group if one in plan.renames), key=lambda one: one.filename):
        for node, new in plan.renames[file].loads():
            calls = _about(node, file, context.references)
            if calls is None or (calls & going and calls - going):
                said = context.references.line(node, file)
                return Refusal(f"clients of both packages are needed, and `{said}` may be about either")
            module, _, name = new.rpartition(".")
            if calls <= going:
                if name in file.scope.bound and not _is_of(file, module, name):
                    return Refusal(f"`{name}` is something else in {file.filename}")
                edits += [Replace(node, name), AddImport(module, name, file)]
    return edits


def _is_of(file: File, module: str, name: str) -> bool:
    found = definitions(file.scope, name)
    return all(item.how == "import" and item.module == module for item in found)


def _about(node: cst.BaseExpression, file: File, references: References) -> set[cst.Call] | None:
    """The calls whose client a class is named for; None where that can't be told."""
    tree = references.tree(file)
    parent = tree.parent(node)
    if isinstance(parent, cst.Call) and parent.func is node:
        return {parent}
    while parent is not None and not isinstance(parent, cst.Annotation):
        if isinstance(parent, (cst.BaseSmallStatement, cst.BaseCompoundStatement)):
            return None
        parent = tree.parent(parent)
    match tree.parent(parent) if parent is not None else None:
        case cst.AnnAssign(target=cst.Name() | cst.Attribute() as target, value=value):
            return _made(references.value(value if value is not None else target, tree))
        case cst.Param(name=name) as parameter:
            scope = tree.scopes.get(tree.parent(tree.parent(parameter) or parameter) or parameter)
            return _passed(scope, name.value, references) if scope is not None else None
        case cst.FunctionDef() as function:
            returned = [_made(references.value(value, tree)) for value, _ in tree.scopes[function].returns if value]
            return None if None in returned else set().union(*(one for one in returned if one))
    return None


def _passed(function: Scope, name: str, references: References, depth: int = 4) -> set[cst.Call] | None:
    """The calls that made what callers pass for a parameter, through other parameters too."""
    found: set[cst.Call] = set()
    for reference in references.to_function(function):
        call = reference.tree.parent(reference.node)
        callees = functions(references.value(reference.node, reference.tree))
        if not isinstance(call, cst.Call) or call.func is not reference.node or len(callees) != 1:
            return None
        passed = given(call, callees[0], name)
        if passed is None:
            return None
        calls = _made(references.value(passed, reference.tree))
        home = reference.tree.scope(passed).home(passed.value) if isinstance(passed, cst.Name) else None
        if (
            calls is None
            and depth
            and home is not None
            and isinstance(passed, cst.Name)
            and passed.value in home.params
        ):
            calls = _passed(home, passed.value, references, depth - 1)
        if calls is None:
            return None
        found |= calls
    return found or None


def _made(value: Value) -> set[cst.Call] | None:
    """The calls that made what a value may be."""
    found = [one.value for one in options(value)]
    found = [one for one in found if not (isinstance(one, Const) and one.value is None)]
    calls = [one.call for one in found if isinstance(one, Made) and one.call is not None]
    return set(calls) if calls and len(calls) == len(found) else None
