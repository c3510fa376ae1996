"""Other client classes: the plain one in the place of one that talks to one host only, or the target's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import libcst as cst

from linter.conditions import judge
from linter.fixers.layout import folded
from linter.fixers.renames import Renames
from linter.fixers.v0 import v0_to_v1
from linter.model import (
    SDK,
    AddImport,
    ClientClass,
    Context,
    Edit,
    Fix,
    Hit,
    Pack,
    Refusal,
    Remark,
    RemoveArgument,
    Replace,
    Rule,
    SetArgument,
    Use,
)
from linter.nodes import last_name
from linter.predicates import provider_of
from linter.references import References
from linter.scope import File
from linter.values import Const, Step

ANY = "*"


def plain_client(hit: Hit, context: Context) -> Fix | Refusal:
    """Make the clients of a class that talks to one host only plain clients of the target, all of the file at once.

    The option `models` names the rule under which the model ids are told that were names of deployments.
    """
    if not context.wishes.migrate:
        return Refusal("`migrate` makes it a plain client")
    if _kind(hit.uses[0]).endswith("v0"):
        return v0_to_v1(hit, context)
    if context.wishes.sdk:
        return sdk_client(hit, context)
    file, provider = hit.scope.file, context.pack.provider
    clients = list(_clients(context.uses, [file], _plain(context)))
    renames = Renames(file, {name: new for cls in _plain(context) for name, new in _targets(cls)})
    renamed = renames.edits()
    if isinstance(renamed, Refusal):
        return renamed
    settings = {"base_url": f'"{provider.base_url}"', "api_key": f'os.environ.get("{provider.api_key}")'}
    edits: list[Edit] = [*renamed, AddImport("os", file=file)]
    references = References(context.project)
    for use, cls in clients:
        why = _obstacle(use, renames)
        if why:
            return Refusal(why)
        edits += (RemoveArgument(use.call, arg) for arg in use.call.args if _keyword(arg) in cls.only)
        edits += (SetArgument(use.call, name, code) for name, code in settings.items())
        edits += folded(use.call, references.tree(file), references, grows=0)
    calls = {use.call for use, _ in clients}
    sent = [use for use in context.uses if _client_call(use) in calls]
    stuck = sorted({str(use.endpoint) for use in sent if lacks(use, hit.rule, context.pack)})
    if stuck:
        return Refusal(f"what it sends to {' and '.join(stuck)} needs a client of its own")
    changed, remarks = _deployments(hit, context, sent)
    return Fix("unsafe", f"make it a plain client of {provider.name}", (*edits, *changed), tuple(remarks))


def _plain(context: Context) -> list[ClientClass]:
    return [cls for cls in context.pack.dialect.clients if cls.plain]


def _targets(cls: ClientClass) -> Iterator[tuple[str, str]]:
    """The qualified names of a class, each with that of its plain one."""
    for name in cls.names:
        module, _, last = name.rpartition(".")
        if last in cls.plain:
            yield name, f"{module}.{cls.plain[last]}"


def _clients(
    uses: Iterable[Use], files: Iterable[File], classes: Iterable[ClientClass]
) -> Iterator[tuple[Use, ClientClass]]:
    """The clients that are made in the files, each with its class, in the order of their calls."""
    by_kind = {cls.kind: cls for cls in classes}
    seen: set[cst.Call] = set()
    for use in uses:
        cls = by_kind.get(_kind(use)) if use.kind == "client" else None
        if cls is not None and use.scope.file in files and use.call not in seen:
            seen.add(use.call)
            yield use, cls


def _kind(use: Use) -> str:
    value = use.fields["kind"][0].value if "kind" in use.fields else None
    return str(value.value) if isinstance(value, Const) else ""


def _obstacle(use: Use, renames: Renames) -> str:
    """Why a call can't become one of another class; an empty string where it can."""
    if not renames.reaches(use.call.func):
        return "a client of this class is made in a way that is not followed"
    if any(arg.star or arg.keyword is None for arg in use.call.args):
        return "a client of this class takes its arguments from a dict or by position"
    return ""


def _keyword(arg: cst.Arg) -> str:
    return arg.keyword.value if arg.keyword is not None else ""


def _deployments(hit: Hit, context: Context, requests: list[Use]) -> tuple[list[Edit], list[Remark]]:
    """The names of deployments in requests: replaced by the ids that the person chose, else told."""
    edits: dict[cst.CSTNode, Edit] = {}
    remarks: dict[cst.CSTNode, Remark] = {}
    for name, place in _models(requests):
        new = context.wishes.models.get(name) or context.wishes.models.get(ANY)
        if new and isinstance(place.node, cst.SimpleString) and place.node.evaluated_value == name:
            edits[place.node] = Replace(place.node, repr(new).replace("'", '"'))
        elif not new:
            said = f"`{name}` was the name of a deployment; {context.pack.provider.name} wants a model id here"
            why = f"which model to take is for you to say: `migrate --model {name}=ID`"
            remarks[place.node] = Remark(str(hit.rule.options["models"]), said, place.node, place.scope, why)
    return list(edits.values()), list(remarks.values())


def lacks(use: Use, rule: Rule, pack: Pack) -> bool:
    """Is it a request that the target may not serve, as the rules tell that `rule` names in its option `unless`?"""
    cases = [case for code in rule.options.get("unless", ()) for case in pack.rules[code].cases]
    return use.kind == "request" and any(judge(case.when, use, pack) for case in cases)


def _client_call(use: Use) -> cst.Call | None:
    """The call that makes the client of a request."""
    return use.client.call if use.client is not None else None


def _models(requests: Iterable[Use]) -> Iterator[tuple[str, Step]]:
    """The constants that requests have for a model, and where each is written."""
    for use in requests:
        for alt in use.fields.get("model", ()) if use.kind == "request" else ():
            if isinstance(alt.value, Const) and isinstance(alt.value.value, str) and alt.value.origin is not None:
                yield alt.value.value, alt.value.origin


def sdk_client(hit: Hit, context: Context) -> Fix | Refusal:
    """Make all clients those of the target's own SDK, in every file: the errors that they raise are others then."""
    sdk, package = context.pack.provider.sdk, context.pack.dialect.package
    if sdk is None:
        return Refusal(f"nothing is known of an SDK of {context.pack.provider.name}")
    files = [file for file in context.project.files() if context.project.is_given(file)]
    modules = {module.kind for module in context.pack.dialect.modules}
    if any(_kind(use.client or use) in modules and use.scope.file in files for use in context.uses):
        return Refusal("clients become those of the SDK all together or not at all, and a module is used as a client")
    table = {f"{package}.{old}": f"{sdk.module}.{new}" for old, new in sdk.names.items()}
    renames = {file: Renames(file, table) for file in files}
    edits: list[Edit] = []
    for renaming in renames.values():
        renamed = renaming.edits()
        if isinstance(renamed, Refusal):
            return renamed
        edits += renamed
    for use, _ in _clients(context.uses, files, context.pack.dialect.clients):
        why = _obstacle(use, renames[use.scope.file]) or _lacks(use, context, sdk)
        if why:
            return Refusal(f"clients become those of the SDK all together or not at all, and {why}")
        edits += _arguments(use, sdk)
    return Fix("unsafe", f"make it a client of {sdk.package}", tuple(edits))


def _lacks(use: Use, context: Context, sdk: SDK) -> str:
    """What the SDK's client can't do that is done with this one."""
    foreign = [_keyword(arg) for arg in use.call.args if _keyword(arg) not in (*sdk.takes, *sdk.drops)]
    if foreign:
        return f"`{foreign[0]}` is no argument of its clients"
    hosts = {provider_of(alt.value, context.pack) for alt in use.fields.get("base_url", ())}
    if hosts - {None, context.pack.dialect.name, context.pack.provider.name}:
        return "one of the same class is another provider's"
    for request in context.uses:
        mine = request.kind == "request" and _client_call(request) is use.call
        if mine and last_name(request.call.func) not in sdk.methods.get(request.endpoint or "", ()):
            return f"its clients have no `{last_name(request.call.func)}` of {request.endpoint}"
    return ""


def _arguments(use: Use, sdk: SDK) -> Iterator[Edit]:
    """The SDK knows the base URL and the key's variable; a key that is computed elsewhere is kept."""
    for arg in use.call.args:
        if _keyword(arg) in sdk.drops:
            yield RemoveArgument(use.call, arg)
