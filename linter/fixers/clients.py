"""Pointing a client at the target: its base URL and its key."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from linter.fixers.classes import lacks, sdk_client
from linter.fixers.layout import folded
from linter.model import (
    AddImport,
    Context,
    Edit,
    Fix,
    Hit,
    InsertAfter,
    Pack,
    Refusal,
    Remark,
    Replace,
    SetArgument,
    Use,
)
from linter.predicates import provider_of
from linter.scope import Definition, Scope, children, events
from linter.values import Alt, Const, EnvVar, NotSent, Truth, Unknown

SHADOWED = "`os` is something else than the module here"


def retarget_client(hit: Hit, context: Context) -> Fix | Refusal:
    """Set the base URL and the key's environment variable, where each is written.

    Always unsafe: it changes who is called. Only shown where the client sends requests that the target cannot serve,
    as the rules that the rule's option `unless` names tell: they would fail, so the client has to be split first.
    None where it has a setting that the option `without` names: the SDK takes that or a base URL.
    """
    if context.wishes.sdk:
        return sdk_client(hit, context)
    use, pack = hit.uses[0], context.pack
    urls = use.fields.get("base_url", ())
    if hit.truth is not Truth.YES and not (len(urls) == 1 and isinstance(urls[0].value, EnvVar)):
        return Refusal("it is another provider's in some cases, which looks intended")
    if not _is_alone(hit, pack):
        return Refusal("it is shared with another provider's client, or made for several")
    other = next((setting for setting in hit.rule.options.get("without", ()) if _has(use, setting)), None)
    if other is not None:
        return Refusal(f"its `{other}` excludes a base URL")
    kind = _kind(use)
    if kind.startswith("module"):
        edits = _module_edits(use, pack) if kind == "module" else None
    else:
        edits = _client_edits(use, pack)
    message = f"point the client at {pack.provider.name}"
    stuck = sorted({str(use.endpoint) for use in hit.concerned if lacks(use, hit.rule, pack)})
    if stuck:
        return Fix("display", f"{message} once what it sends to {' and '.join(stuck)} has a client of its own")
    if edits is None:
        return Refusal("its base URL or key comes from where it can't be changed for this client alone")
    if any(isinstance(edit, AddImport) for edit in edits) and _shadowed(hit.scope):
        return Refusal(SHADOWED)
    remarks = () if kind.startswith("module") else tuple(_about_key(hit, pack))
    edits += _folds(use, edits, context)
    return Fix("unsafe", message, tuple(edits), remarks)


def _is_alone(hit: Hit, pack: Pack) -> bool:
    """Is the client the same whoever has it made, its settings nobody else's, and goes nothing it sends elsewhere?"""
    clients = [use for use in hit.concerned if use.kind == "client"]
    urls = [use.fields.get("base_url", ()) for use in clients]
    places = {tuple(alt.site and alt.site.owner for alt in alts) for alts in urls}
    providers = {provider_of(alt.value, pack) for alts in urls for alt in alts}
    calls = {use.call for use in clients}
    same = len(places) <= 1 and len(providers) <= 1 and len(calls) <= 1
    return same and all(use.sends for use in hit.concerned)


def _has(use: Use, setting: str) -> bool:
    """May the client have a setting of its own?"""
    values = [alt.value for alt in use.fields.get(setting, ())]
    return not all(isinstance(value, NotSent) or (isinstance(value, Const) and value.value is None) for value in values)


def _folds(use: Use, edits: list[Edit], context: Context) -> list[Edit]:
    """In a migration, arguments that make a line too long go to lines of their own."""
    if not context.wishes.migrate or not any(isinstance(edit, SetArgument) for edit in edits):
        return []
    return [*folded(use.call, context.references.tree(use.scope.file), context.references, grows=0)]


def _about_key(hit: Hit, pack: Pack) -> Iterator[Remark]:
    """A key that is not taken from the environment stays, and is told under the rule that the option `key` names."""
    alts = hit.uses[0].fields.get("api_key", ())
    kept = next((alt for alt in alts if alt.site is not None and not isinstance(alt.value, EnvVar)), None)
    if kept is None or kept.site is None or "key" not in hit.rule.options or _key_edits(hit.uses[0], pack):
        return
    said = f"the key of this client stays the one that is given here: it has to be one of {pack.provider.name}"
    why = "the key is computed elsewhere"
    yield Remark(str(hit.rule.options["key"]), said, kept.site.node, kept.site.scope, why, "possible")


def retarget_key(hit: Hit, context: Context) -> Fix | Refusal:
    """Take the key from the target's environment variable."""
    if context.wishes.sdk:
        return sdk_client(hit, context)
    use, pack = hit.uses[0], context.pack
    edits = _key_edits(use, pack) if _is_alone(hit, pack) else None
    if not edits or _kind(use).startswith("module"):
        return Refusal("its key comes from where it can't be changed for this client alone")
    if _shadowed(hit.scope):
        return Refusal(SHADOWED)
    return Fix("unsafe", f"take the key from {pack.provider.api_key}", tuple(edits))


def correct_url(hit: Hit, context: Context) -> Fix | Refusal:
    """Put the target's own base URL (or the one that the rule has for this kind of client) in the place of a wrong one.

    Safe where the URL itself stands in the client's call.
    """
    use = hit.uses[0]
    urls = use.fields.get("base_url", ())
    if hit.truth is not Truth.YES or len(urls) != 1 or not isinstance(urls[0].value, Const):
        return Refusal("the base URL is not always this one")
    url = hit.rule.options.get(_kind(use), context.pack.provider.base_url)
    edit = _place(use, "base_url", f'"{url}"')
    if edit is None:
        return Refusal("its base URL comes from where it can't be changed for this client alone")
    site, origin = urls[0].site, urls[0].value.origin
    here = site is not None and origin is not None and getattr(site.owner, "value", None) is origin.node
    return Fix("safe" if here else "unsafe", f'make it "{url}"', (edit,))


def _kind(use: Use) -> str:
    value = use.fields["kind"][0].value
    return str(value.value) if isinstance(value, Const) else ""


def _client_edits(use: Use, pack: Pack) -> list[Edit] | None:
    url = _place(use, "base_url", f'"{pack.provider.base_url}"')
    key = _key_edits(use, pack)
    return None if url is None else [url, *(key or [])]


def _key_edits(use: Use, pack: Pack) -> list[Edit] | None:
    """The key's edits; none where it is computed elsewhere: that is for a person to change."""
    alts = use.fields.get("api_key", ())
    if any(alt.site is not None and not isinstance(alt.value, (EnvVar, Const)) for alt in alts):
        return None
    if any(isinstance(alt.value, EnvVar) and alt.value.name == pack.provider.api_key for alt in alts):
        return []
    beside = {use.call, *(alt.site.container for alt in use.fields.get("base_url", ()) if alt.site is not None)}
    if any(alt.site and alt.site.container not in beside and isinstance(alt.value, Const) for alt in alts):
        return []  # a literal that stands elsewhere may be anybody's key
    edit = _place(use, "api_key", _key_code(pack))
    if edit is None:
        return None
    read = [alt.site.owner for alt in alts if alt.site is not None and isinstance(alt.value, EnvVar)]
    name = _variable_name(read[0]) if len(read) == len(alts) == 1 else None
    if name is not None:
        return [Replace(name, f"{name.quote}{pack.provider.api_key}{name.quote}")]
    return [edit, AddImport("os", file=use.scope.file)]


def _variable_name(owner: cst.CSTNode) -> cst.SimpleString | None:
    """The name of a variable read by `getenv`, or from `environ`, imported by that name: the import stays in use."""
    match getattr(owner, "value", None):
        case cst.Call(func=cst.Name(), args=[cst.Arg(value=cst.SimpleString() as name)]):
            return name
        case cst.Call(
            func=cst.Attribute(value=cst.Name(), attr=cst.Name(value="get")),
            args=[cst.Arg(value=cst.SimpleString() as name)],
        ):
            return name
        case cst.Subscript(value=cst.Name(), slice=[cst.SubscriptElement(slice=cst.Index(value=inner))]):
            return inner if isinstance(inner, cst.SimpleString) else None
    return None


def _key_code(pack: Pack) -> str:
    return f'os.environ.get("{pack.provider.api_key}")'


def _place(use: Use, name: str, code: str) -> Edit | None:
    """Set `name` on the client's call, or where its value is written; None where that can't be told."""
    sites = [alt.site for alt in use.fields.get(name, ()) if alt.site is not None]
    if not sites:
        unseen = any(isinstance(alt.value, Unknown) for alt in use.fields.get(name, ()))
        return None if unseen or not _takes_any(use) else SetArgument(use.call, name, code)
    site = sites[0]
    if _is_passed(site.owner, site.scope):
        return None  # what other callers pass must stay
    if any(other.owner is not site.owner for other in sites):
        return None
    if site.container is use.call:
        return SetArgument(use.call, name, code) if _how_bound(use) in ("import", "class") else None
    if isinstance(site.owner, cst.DictElement):
        return Replace(site.owner.value, code)
    return Replace(site.owner.value, code) if isinstance(site.owner, cst.Assign) else None


def _takes_any(use: Use) -> bool:
    """Can a setting be added to the call? Not where callers may pass it, or the class is the program's own."""
    passed = any(arg.star and _is_passed(arg.value, use.scope) for arg in use.call.args)
    return not passed and (_how_bound(use) == "import" or _is_plain_subclass(use))


def _is_plain_subclass(use: Use) -> bool:
    """Is the class one of the program that leaves the making of its objects to an imported one?"""
    func = use.call.func
    home = use.scope.home(func.value) if isinstance(func, cst.Name) else None
    if home is None or not isinstance(func, cst.Name) or _how_bound(use) != "class":
        return False
    node = next(event.node for event in events(home) if isinstance(event, Definition) and event.path == (func.value,))
    inner = home.inner.get(node)
    bases = [arg.value for arg in node.bases] if isinstance(node, cst.ClassDef) and not node.keywords else []
    names = [base.value for base in bases if isinstance(base, cst.Name)]
    own = inner is None or {"__init__", "__new__"} & inner.bound
    return bool(bases) and not own and all(_is_imported(home, name) for name in names) and len(names) == len(bases)


def _is_imported(scope: Scope, name: str) -> bool:
    found = [event.how for event in events(scope) if isinstance(event, Definition) and event.path == (name,)]
    return found == ["import"]


def _how_bound(use: Use) -> str:
    """How the first name of what the call calls gets its value: whose class is made must not depend on more."""
    func = use.call.func
    while isinstance(func, cst.Attribute):
        func = func.value
    home = use.scope.home(func.value) if isinstance(func, cst.Name) else None
    hows = {
        event.how
        for event in (events(home) if home is not None else ())
        if isinstance(event, Definition) and isinstance(func, cst.Name) and event.path == (func.value,)
    }
    return hows.pop() if len(hows) == 1 else ""


def _is_passed(node: cst.CSTNode, scope: Scope) -> bool:
    """Does a parameter of a function stand in `node`'s value?"""
    if isinstance(node, cst.Name):
        home = scope.home(node.value)
        return home is not None and node.value in home.params
    return any(_is_passed(child, scope) for child in children(node) if not isinstance(node, cst.Attribute))


def _module_edits(use: Use, pack: Pack) -> list[Edit] | None:
    """The module's own settings: replaced where they are assigned, else added behind the import."""
    base = pack.provider.base_url.rstrip("/") + "/"  # the SDK joins a module-level base URL as text
    url, key = (_assignment(use.fields.get(name, ())) for name in ("base_url", "api_key"))
    top = _import(use)
    if top is None or _is_set_twice(use.scope, top[1]) or (url is None and key is None and top[0] is None):
        return None
    statement, name = _last_before(use.scope, *top), top[1]
    edits: list[Edit] = []
    if url is not None and url.value is not None:
        edits.append(Replace(url.value, f'"{base}"'))
    else:
        edits.append(InsertAfter(key or statement, f'{name}.base_url = "{base}"', before=key is not None))
    if key is not None and key.value is not None:
        edits.append(Replace(key.value, _key_code(pack)))
    else:
        edits.append(InsertAfter(statement, f"{name}.api_key = {_key_code(pack)}"))
    where = next((alt.site.scope for alt in use.fields.get("api_key", ()) if alt.site is not None), use.scope)
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


def _shadowed(scope: Scope) -> bool:
    """Is `os` something else in this file than the module?"""
    for inner in scope.module.walk():
        for event in events(inner):
            if (
                isinstance(event, Definition)
                and event.path == ("os",)
                and not (event.how == "import" and event.module == "os")
            ):
                return True
        if "os" in inner.params:
            return True
    return False
