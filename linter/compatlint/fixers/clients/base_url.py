"""Pointing a client at the target: its base URL and its key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import libcst as cst

from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import Definition, Scope, events
from compatlint.dataflow.scopes.tree import children, descendants
from compatlint.dataflow.values.values import Alt, Const, EnvVar, NotSent, Unknown
from compatlint.edits.edit import AddImport, Edit, InsertAfter, Replace, SetArgument
from compatlint.fixers.clients.client_calls import SHADOWED, kind_of, shadowed
from compatlint.fixers.clients.key_tests import guard_edits
from compatlint.fixers.clients.keys import (
    about_key,
    about_module_key,
    key_code,
    key_edits,
    reads_variable,
    variable_name,
)
from compatlint.fixers.clients.mocked_urls import mock_edits
from compatlint.fixers.clients.sdk import sdk_client
from compatlint.fixers.clients.setting_literals import is_for_clients, url_literal
from compatlint.fixers.clients.setting_places import instead_of_none, is_alone, is_passed, is_routed_by_callers, place
from compatlint.fixers.fix import Context, Fix, Refusal, Remark
from compatlint.fixers.frameworks import default_model, recommended
from compatlint.fixers.layout import folded, quoted, requoted
from compatlint.fixers.passed_values import passed, texts
from compatlint.judging.conditions import judge
from compatlint.judging.hits import Hit
from compatlint.judging.sharing import cases_of, goes_through, lacks
from compatlint.packs.pack import Pack
from compatlint.uses.addresses import provider_of
from compatlint.uses.use import Use

JOINED = "joined"  # the kind of a client that puts paths behind its base URL as text
ELSEWHERE = "the base URL that is passed to it stands where it can't be changed for this client alone"
SHARED = "its base URL is written where something else needs it too, and its key can't be changed for it alone"
COMPUTED = "its base URL or key comes from where it can't be changed for this client alone"
OLD = "it must first become a client of openai 1.x"
ENTRY = "its settings are an entry of a list: its base URL and key go there"


def retarget_client(hit: Hit, context: Context) -> Fix | Refusal:
    """Set the base URL and the key's environment variable, where each is written.

    Always unsafe: it changes who is called. Only shown where the client sends requests that the target cannot serve,
    as the rules that the rule's option `unless` names tell: they would fail, so the client has to be split first.
    None where it has a setting that the option `without` names: the SDK takes that or a base URL.
    """
    use, pack = hit.uses[0], context.pack
    if context.wishes.sdk and use.framework is None:
        return sdk_client(hit, context)
    own = () if kind_of(use).startswith("module") else _own_url(hit, context)
    stuck = _stuck(hit, context)
    if why := _obstacle(hit, own, bool(stuck), context):
        return Refusal(why)
    own = own or ()
    message = f"point the client at {pack.provider.name}"
    requests = [one for one in hit.concerned if one.kind == "request"]
    if requests and all(lacks(one, hit.rule, pack) for one in requests):
        return Refusal(f"all that it sends goes to {' and '.join(stuck)}, which {pack.provider.name} does not serve")
    edits = _settings(hit, own, context)
    if stuck and (not isinstance(edits, Refusal) or edits.reason in (COMPUTED, ENTRY)):
        return Fix("display", f"{message} once what it sends to {' and '.join(stuck)} has a client of its own")
    mocks = mock_edits(use, context) if context.wishes.migrate else []
    if isinstance(edits, Refusal):
        return edits
    if isinstance(mocks, str):
        return Refusal(mocks)
    if any(isinstance(edit, AddImport) for edit in edits) and shadowed(hit.scope):
        return Refusal(SHADOWED)
    edits += mocks
    told = _about_keys(hit, own, context) if context.wishes.migrate else ()
    edits += _folds(use, edits, context)
    return Fix("unsafe", message, tuple(edits), tuple(told))


def _is_listed(use: Use) -> bool:
    """Are its settings an entry of a list, and not those of its call?"""
    return use.framework is not None and use.home is not None


def _obstacle(hit: Hit, own: Sequence[Replace] | None, stuck: bool, context: Context) -> str:
    """Why a client can't have another base URL; an empty string where it can."""
    use, pack = hit.uses[0], context.pack
    why = "" if own or _is_listed(use) else _shared(hit, pack)
    if why and not (own is None and stuck):
        return why if own is not None or _may_be_others(use, pack) else ELSEWHERE
    if own is None and not stuck and _keeps_key(hit, context):
        return SHARED
    other = next((setting for setting in hit.rule.options.get("without", ()) if _has(use, setting)), None)
    return f"its `{other}` excludes a base URL" if other is not None else ""


def _settings(hit: Hit, own: Sequence[Replace], context: Context) -> list[Edit] | Refusal:
    """The edits of the settings of a client, or of what says in their place whom it talks to."""
    use, pack = hit.uses[0], context.pack
    if kind_of(use).startswith("module"):
        if kind_of(use).endswith("v0"):
            return Refusal(OLD)
        found = _module_edits(use, context)
        return Refusal(COMPUTED) if found is None else found
    edits = recommended(use, context)
    if edits:
        return edits
    if _is_in_vain(hit, pack):
        return Refusal(f"all that it sends goes where {pack.provider.name} does not answer")
    if _is_listed(use):
        return Refusal(ENTRY)
    model = default_model(use, context) if context.wishes.migrate else []
    edits = _client_edits(hit, own, context)
    if isinstance(model, Refusal) or edits is None:
        return model if isinstance(model, Refusal) else Refusal(COMPUTED)
    return [*edits, *model]


def _stuck(hit: Hit, context: Context) -> list[str]:
    """The endpoints that the client sends requests to which the target does not serve.

    What is set of a module holds for the whole process: for all that any file sends through it that runs together.
    """
    sent: Sequence[Use] = hit.concerned
    if kind_of(hit.uses[0]).startswith("module"):
        through = partial(goes_through, client=hit.uses[0], pack=context.pack, project=context.project)
        sent = (*sent, *filter(through, context.uses))
    return sorted({str(use.endpoint) for use in sent if lacks(use, hit.rule, context.pack)})


def _is_in_vain(hit: Hit, pack: Pack) -> bool:
    """Does a framework send nothing but what the target rejects, by the rules of the option `unless_framework`?"""
    sent = [use for use in hit.concerned if use.kind == "request" and use.framework is not None]
    fails = [case.when for case in cases_of(hit.rule, "unless_framework", pack) if case.severity == "error"]
    return bool(sent) and all(any(judge(when, use, pack) for when in fails) for use in sent)


def _about_keys(hit: Hit, own: Sequence[Replace], context: Context) -> Iterator[Remark]:
    """What is told of a key that stays, and of the variable of a URL."""
    if kind_of(hit.uses[0]).startswith("module"):
        yield from about_module_key(hit, context)
        return
    yield from about_key(hit, context)
    yield from _about_variable(hit, own, context.pack)


def _own_url(hit: Hit, context: Context) -> Sequence[Replace] | None:
    """The edits of a base URL that leave those of other providers as they are, whoever has the client made.

    None where what is passed can't be changed: what stands in for nothing passed would not reach it.
    """
    use = hit.uses[0]
    if not context.wishes.migrate or is_routed_by_callers(use):
        return ()
    url, literal = _url(use, context.pack), url_literal(hit, context)
    if literal is None and _is_written_elsewhere(hit, context.pack):
        return None
    code = quoted(url, use, context)
    fallback = next((edit for one in hit.uses if (edit := instead_of_none(one, "base_url", code))), None)
    own = () if literal is None else (Replace(literal, requoted(literal, url)),)
    if fallback is None or literal is not None:
        return own if fallback is None else (*own, fallback)
    if not isinstance(fallback.node, cst.BaseExpression):
        return None
    given = passed(fallback.node, use.scope.file, context, partial(_is_own, context.pack))
    if not (given.literals or given.unknown):
        return (fallback,)
    [[one, file], *others] = given.literals.items() if given.literals else [[None, None]]
    if given.unknown or others or one is None or file is None or not is_for_clients(one, file, hit, context):
        return None
    return (Replace(one, requoted(one, url)), fallback)


def _is_own(pack: Pack, text: str) -> bool:
    return provider_of(Const(text), pack) == pack.dialect.name


def _is_written_elsewhere(hit: Hit, pack: Pack) -> bool:
    """Is a base URL of the dialect's own, for some caller, a literal that does not stand in the client's call?"""
    calls = {use.call for use in hit.uses}
    same = (use for use in (*hit.uses, *hit.concerned) if use.kind == "client" and use.call in calls)
    for use in same:
        within = {descendant for arg in use.call.args for descendant in descendants(arg)}
        for alt in use.fields.get("base_url", ()):
            for step in texts(alt.value):
                written = step.node.evaluated_value if isinstance(step.node, cst.SimpleString) else None
                if step.node not in within and isinstance(written, str) and _is_own(pack, written):
                    return True
    return False


def _about_variable(hit: Hit, own: Sequence[Replace], pack: Pack) -> Iterator[Remark]:
    """A variable that goes above the default that was changed is told."""
    for alt in hit.uses[0].fields.get("base_url", ()):
        value = alt.value
        if isinstance(value, EnvVar) and value.origin is not None and own:
            wanted = f"it has to be one of {pack.provider.name}, or unset"
            said = f"where `{value.name}` is set it goes above this URL: {wanted}"
            why = "the environment is not read"
            yield Remark(hit.rule.code, said, own[0].node, value.origin.scope, why, "possible", "info")


def _shared(hit: Hit, pack: Pack) -> str:
    """Why the client can't get another base URL on its call; an empty string where it can."""
    urls = hit.uses[0].fields.get("base_url", ())
    if hit.truth is not Truth.YES and not (len(urls) == 1 and isinstance(urls[0].value, EnvVar)):
        return "it is another provider's in some cases, which looks intended"
    return "" if is_alone(hit, pack) else "it is shared with another provider's client, or made for several"


def _keeps_key(hit: Hit, context: Context) -> bool:
    """Is the client given a key that stays as it is, whatever becomes of the base URL?"""
    given = any(alt.site is not None for alt in hit.uses[0].fields.get("api_key", ()))
    return given and key_edits(hit, context) is None


def _may_be_others(use: Use, pack: Pack) -> bool:
    """Is a base URL of the client another provider's, in some cases?"""
    own = (pack.dialect.name, pack.provider.name, None)
    return any(provider_of(alt.value, pack) not in own for alt in use.fields.get("base_url", ()))


def _has(use: Use, setting: str) -> bool:
    """May the client have a setting of its own?"""
    values = [alt.value for alt in use.fields.get(setting, ())]
    return not all(isinstance(value, NotSent) or (isinstance(value, Const) and value.value is None) for value in values)


def _folds(use: Use, edits: list[Edit], context: Context) -> list[Edit]:
    """In a migration, arguments that make a line too long go to lines of their own."""
    values = {arg.value for arg in use.call.args}
    longer = [
        edit for edit in edits if isinstance(edit, SetArgument) or (isinstance(edit, Replace) and edit.node in values)
    ]
    if not context.wishes.migrate or not longer:
        return []
    return [*folded(use.call, context.references.tree(use.scope.file), context.references, grows=0)]


def retarget_key(hit: Hit, context: Context) -> Fix | Refusal:
    """Take the key from the target's environment variable."""
    use, pack = hit.uses[0], context.pack
    if context.wishes.sdk and use.framework is None:
        return sdk_client(hit, context)
    edits = key_edits(hit, context)
    if not edits or kind_of(use).startswith("module"):
        return Refusal("its key comes from where it can't be changed for this client alone")
    if any(isinstance(edit, AddImport) for edit in edits) and shadowed(hit.scope):
        return Refusal(SHADOWED)
    guards = guard_edits(use, context) if context.wishes.migrate else ()
    remarks = tuple(about_key(hit, context)) if context.wishes.migrate else ()
    return Fix("unsafe", f"take the key from {pack.provider.api_key}", (*edits, *guards), remarks)


def correct_url(hit: Hit, context: Context) -> Fix | Refusal:
    """Put the target's own base URL (or the one that the rule has for this kind of client) in the place of a wrong one.

    Safe where the URL itself stands in the client's call.
    """
    use = hit.uses[0]
    urls = use.fields.get("base_url", ())
    if hit.truth is not Truth.YES or len(urls) != 1 or not isinstance(urls[0].value, Const):
        return Refusal("the base URL is not always this one")
    url = hit.rule.options.get(kind_of(use), context.pack.provider.base_url)
    edit = place(use, "base_url", f'"{url}"') or _given_again(use, f'"{url}"', context)
    if edit is None:
        return Refusal("its base URL comes from where it can't be changed for this client alone")
    site, origin = urls[0].site, urls[0].value.origin
    here = site is not None and origin is not None and getattr(site.owner, "value", None) is origin.node
    return Fix("safe" if here else "unsafe", f'make it "{url}"', (edit,))


def _given_again(use: Use, code: str, context: Context) -> Edit | None:
    """Another base URL for a client derived from one, where its call gives it one."""
    derived = isinstance(use.call.func, cst.Attribute) and use.call.func.attr.value in context.pack.dialect.derive
    given = [arg for arg in use.call.args if arg.keyword is not None and arg.keyword.value == "base_url"]
    if not derived or not given or is_passed(given[0].value, use.scope):
        return None
    return SetArgument(use.call, "base_url", code)


def _url(use: Use, pack: Pack) -> str:
    """The target's base URL as a client wants it."""
    base = pack.provider.base_url
    return base.rstrip("/") + "/" if kind_of(use) == JOINED else base


def _client_edits(hit: Hit, own: Sequence[Edit], context: Context) -> list[Edit] | None:
    use = hit.uses[0]
    if not own:
        placed = place(use, "base_url", quoted(_url(use, context.pack), use, context))
        own = () if placed is None else (placed,)
    key = key_edits(hit, context) or (_unsaid_key(use, context) if own else [])
    guards = guard_edits(hit.uses[0], context) if key and context.wishes.migrate else ()
    return [*own, *key, *guards, *_besides(hit.uses[0])] if own else None


def _unsaid_key(use: Use, context: Context) -> list[Edit]:
    """The edits that give a client a key which takes that of a variable by itself, whoever has it made."""
    alts = use.fields.get("api_key", ())
    if any(alt.site is not None or not isinstance(alt.value, EnvVar) for alt in alts):
        return []
    if any(alt.value.name == context.pack.provider.api_key for alt in alts if isinstance(alt.value, EnvVar)):
        return []
    edit = place(use, "api_key", key_code(use, context))
    return [] if edit is None else [edit, AddImport("os", file=use.scope.file)]


def _besides(use: Use) -> Iterator[Edit]:
    """What a framework wants to be told of a provider that it doesn't know."""
    given = {arg.keyword.value for arg in use.call.args if arg.keyword is not None}
    wanted = use.framework.besides if use.framework is not None else {}
    yield from (SetArgument(use.call, name, code) for name, code in wanted.items() if name not in given)


def _module_edits(use: Use, context: Context) -> list[Edit] | None:
    """The module's own settings: replaced where they are assigned, else added behind the import."""
    base = context.pack.provider.base_url.rstrip("/") + "/"  # the SDK joins a module-level base URL as text
    code, key_read, alts = quoted(base, use, context), key_code(use, context), use.fields.get("api_key", ())
    url, key = (_assignment(use.fields.get(name, ())) for name in ("base_url", "api_key"))
    top = _import(use)
    if top is None or _is_set_twice(use.scope, top[1]) or (url is None and key is None and top[0] is None):
        return None
    statement, name = _last_before(use.scope, *top), top[1]
    edits: list[Edit] = []
    if url is not None and url.value is not None:
        edits.append(Replace(url.value, code))
    else:
        edits.append(InsertAfter(key or statement, f"{name}.base_url = {code}", before=key is not None))
    name_read = variable_name(key) if key is not None and reads_variable(alts) and context.wishes.migrate else None
    if key is not None and context.wishes.migrate and any(isinstance(alt.value, Unknown) for alt in alts):
        return edits  # who computes it has to say which
    if name_read is not None:
        edits.append(Replace(name_read, requoted(name_read, context.pack.provider.api_key)))
    elif key is not None and key.value is not None:
        edits.append(Replace(key.value, key_read))
    else:
        edits.append(InsertAfter(statement, f"{name}.api_key = {key_read}"))
    where = next((alt.site.scope for alt in alts if alt.site is not None), use.scope)
    return [*edits, AddImport("os", file=where.file)]


def _last_before(scope: Scope, statement: cst.Import, name: str) -> cst.BaseSmallStatement:
    """The last simple statement of the file before the module is first used: what loads the environment is above."""
    last: cst.BaseSmallStatement = statement
    for tree in scope.file.modules:
        begun = False
        for line in tree.body:
            small = line.body if isinstance(line, cst.SimpleStatementLine) else ()
            begun = begun or statement in small
            if begun and statement not in small and _reads(line, name):
                return last
            last = small[-1] if begun and small else last
    return statement


def _reads(node: cst.CSTNode, name: str) -> bool:
    if isinstance(node, (cst.Import, cst.ImportFrom)):
        return False
    return (isinstance(node, cst.Name) and node.value == name) or any(_reads(child, name) for child in children(node))


def _is_set_twice(scope: Scope, name: str) -> bool:
    """Is a setting of the module assigned at several places, on different occasions?"""
    found = [event.path for inner in scope.module.walk() for event in events(inner) if isinstance(event, Definition)]
    return any(found.count((name, f".{setting}")) > 1 for setting in ("base_url", "api_key"))


def _assignment(alts: tuple[Alt, ...]) -> cst.Assign | None:
    owners = [alt.site.owner for alt in alts if alt.site is not None]
    return owners[0] if owners and isinstance(owners[0], cst.Assign) else None


def _import(use: Use) -> tuple[cst.Import, str] | None:
    """The module-level import that the call's first name comes from, and that name."""
    node: cst.BaseExpression = use.call.func
    while isinstance(node, cst.Attribute):
        node = node.value
    if not isinstance(node, cst.Name):
        return None
    for item in use.scope.module.block.items:
        if isinstance(item, Definition) and item.path == (node.value,) and isinstance(item.node, cst.Import):
            return item.node, node.value
    return None
