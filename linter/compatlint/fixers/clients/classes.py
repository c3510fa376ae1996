"""Other client classes: the plain one in the place of one that talks to one host only, or the target's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import Certainty
from compatlint.dataflow.scopes.scope import Scope
from compatlint.dataflow.values.values import Const, EnvVar, NotSent, Step
from compatlint.edits.edit import AddImport, Edit, RemoveArgument, Replace, SetArgument
from compatlint.fixers.clients.client_calls import client_call, clients_in, keyword, kind_of, obstacle, stubs_of
from compatlint.fixers.clients.key_tests import guard_edits
from compatlint.fixers.clients.keys import about_key, key_code, key_edits
from compatlint.fixers.clients.sdk import sdk_client
from compatlint.fixers.fix import Context, Fix, Refusal, Remark
from compatlint.fixers.frameworks import counterpart
from compatlint.fixers.layout import folded, quoted
from compatlint.fixers.renames import Renames
from compatlint.fixers.v0 import v0_to_v1
from compatlint.judging.hits import Hit
from compatlint.judging.sharing import lacks
from compatlint.packs.dialect import ClientClass
from compatlint.uses.use import Use

ANY = "*"


def plain_client(hit: Hit, context: Context) -> Fix | Refusal:
    """Make the clients of a class that talks to one host only plain clients of the target, all of the file at once.

    The option `models` names the rule under which the model ids are told that were names of deployments.
    """
    if hit.uses[0].framework is not None and hit.uses[0].home is not None:
        return Refusal("it is made of settings in a dict, which are told of their model in their own way")
    if not context.wishes.migrate:
        return Refusal("`migrate` makes it a plain client")
    if hit.uses[0].framework is not None:
        return _told_of_keys(counterpart(hit, context), hit, context)
    if kind_of(hit.uses[0]).endswith("v0"):
        return v0_to_v1(hit, context)
    if context.wishes.sdk:
        return _with_models(sdk_client(hit, context), hit, context)
    file, provider = hit.scope.file, context.pack.provider
    clients = list(clients_in(context.uses, [file], _plain(context)))
    renames = Renames(file, {name: new for cls in _plain(context) for name, new in _targets(cls)})
    renamed = renames.edits()
    if isinstance(renamed, Refusal):
        return renamed
    edits: list[Edit] = list(renamed)
    for stub in stubs_of(file, context.pack.dialect.package, context.project):
        typed = Renames(stub, renames.table).edits()
        edits += typed if not isinstance(typed, Refusal) else ()
    told: list[Remark] = []
    references = context.references
    for use, cls in clients:
        why = obstacle(use, renames)
        if why:
            return Refusal(why)
        mine = replace(hit, uses=(use,))
        mine = replace(mine, concerned=context.traffic.of(mine))
        edits += (RemoveArgument(use.call, arg) for arg in use.call.args if keyword(arg) in cls.only)
        edits += (SetArgument(use.call, "base_url", quoted(provider.base_url, use, context)), *_key(mine, context))
        edits += folded(use.call, references.tree(file), references, grows=0)
        told += about_key(mine, context)
    calls = {use.call for use, _ in clients}
    sent = [use for use in context.uses if client_call(use) in calls]
    stuck = sorted({str(use.endpoint) for use in sent if lacks(use, hit.rule, context.pack)})
    if stuck:
        return Refusal(f"what it sends to {' and '.join(stuck)} needs a client of its own")
    changed, remarks = _deployments(hit, context, sent)
    return Fix("unsafe", f"make it a plain client of {provider.name}", (*edits, *changed), (*told, *remarks))


def _with_models(fix: Fix | Refusal, hit: Hit, context: Context) -> Fix | Refusal:
    """The fix of a client, with what becomes of the names of deployments that it sends."""
    if isinstance(fix, Refusal):
        return fix
    sent = [use for use in context.uses if client_call(use) is hit.uses[0].call]
    edits, remarks = _deployments(hit, context, sent)
    return replace(fix, edits=(*fix.edits, *edits), remarks=(*fix.remarks, *remarks))


def _told_of_keys(fix: Fix | Refusal, hit: Hit, context: Context) -> Fix | Refusal:
    """The fix of a framework's clients, with what is told of their keys."""
    if isinstance(fix, Refusal):
        return fix
    clients = {use.call: use for use in context.uses if use.kind == "client" and use.scope.file is hit.scope.file}
    own = [use for use in clients.values() if use.framework is hit.uses[0].framework]
    told = (about_key(replace(hit, uses=(use,), concerned=()), context) for use in own)
    return replace(fix, remarks=(*fix.remarks, *(remark for remarks in told for remark in remarks)))


def _key(hit: Hit, context: Context) -> Iterator[Edit]:
    """The edits of a client's key: one that is computed elsewhere stays."""
    use = hit.uses[0]
    given = any(keyword(arg) == "api_key" for arg in use.call.args)
    edits = key_edits(hit, context) if given else None
    if edits:
        yield from edits
    elif not given or all(isinstance(alt.value, (EnvVar, NotSent)) for alt in use.fields.get("api_key", ())):
        yield SetArgument(use.call, "api_key", key_code(use, context))
        yield AddImport("os", file=use.scope.file)
    yield from guard_edits(use, context)


def _plain(context: Context) -> list[ClientClass]:
    return [cls for cls in context.pack.dialect.clients if cls.plain]


def _targets(cls: ClientClass) -> Iterator[tuple[str, str]]:
    """The qualified names of a class, each with that of its plain one."""
    for name in cls.names:
        module, _, last = name.rpartition(".")
        if last in cls.plain:
            yield name, f"{module}.{cls.plain[last]}"


def _deployments(hit: Hit, context: Context, requests: list[Use]) -> tuple[list[Edit], list[Remark]]:
    """The names of deployments in requests: replaced by the ids that the person chose, else told.

    What is one of several may be a model id of another provider.
    """
    edits: dict[cst.CSTNode, Edit] = {}
    remarks: dict[cst.CSTNode, Remark] = {}
    for name, place, only in _models(requests):
        new = context.wishes.models.get(name) or (context.wishes.models.get(ANY) if only else None)
        if new and isinstance(place.node, cst.SimpleString) and place.node.evaluated_value == name:
            edits[place.node] = Replace(place.node, repr(new).replace("'", '"'))
        elif not new:
            said = f"`{name}` was the name of a deployment; {context.pack.provider.name} wants a model id here"
            why = f"which model to take is for you to say: `migrate --model {name}=ID`"
            certainty: Certainty = "certain" if only else "possible"
            remarks[place.node] = Remark(str(hit.rule.options["models"]), said, place.node, place.scope, why, certainty)
    for node, scope in _unwritten_models(requests):
        said = f"what is given here was the name of a deployment; {context.pack.provider.name} wants a model id here"
        code, why = str(hit.rule.options["models"]), "where it is written isn't known"
        remarks.setdefault(node, Remark(code, said, node, scope, why, "possible"))
    return list(edits.values()), list(remarks.values())


def _unwritten_models(requests: Iterable[Use]) -> Iterator[tuple[cst.CSTNode, Scope]]:
    """Where requests are given a model that is no constant."""
    for use in requests:
        for alt in use.fields.get("model", ()) if use.kind == "request" else ():
            if alt.site is not None and not isinstance(alt.value, (Const, NotSent)):
                yield alt.site.node, alt.site.scope


def _models(requests: Iterable[Use]) -> Iterator[tuple[str, Step, bool]]:
    """The constants that requests have for a model, where each is written, and whether it is the only one."""
    for use in requests:
        alts = use.fields.get("model", ()) if use.kind == "request" else ()
        for alt in alts:
            if isinstance(alt.value, Const) and isinstance(alt.value.value, str) and alt.value.origin is not None:
                yield alt.value.value, alt.value.origin, len(alts) == 1
