"""Pointing a client at the target: its base URL and its key."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from linter.fixers.classes import sdk_client
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
from linter.references import References
from linter.scope import Definition, Scope, children, events
from linter.values import Alt, Const, EnvVar, Truth, Unknown

SHADOWED = "`os` is something else than the module here"


def retarget_client(hit: Hit, context: Context) -> Fix | Refusal:
    """Set the base URL and the key's environment variable, where each is written.

    Always unsafe: it changes who is called.
    """
    if context.wishes.sdk:
        return sdk_client(hit, context)
    use, pack = hit.uses[0], context.pack
    urls = use.fields.get("base_url", ())
    if hit.truth is not Truth.YES and not (len(urls) == 1 and isinstance(urls[0].value, EnvVar)):
        return Refusal("it is another provider's in some cases, which looks intended")
    kind = _kind(use)
    if kind.startswith("module"):
        edits = _module_edits(use, pack) if kind == "module" else None
    else:
        edits = _client_edits(use, pack)
    if edits is None:
        return Refusal("its base URL or key comes from where it can't be changed for this client alone")
    if any(isinstance(edit, AddImport) for edit in edits) and _shadowed(hit.scope):
        return Refusal(SHADOWED)
    remarks = () if kind.startswith("module") else tuple(_about_key(hit, pack))
    edits += _folds(use, edits, context)
    return Fix("unsafe", f"point the client at {pack.provider.name}", tuple(edits), remarks)


def _folds(use: Use, edits: list[Edit], context: Context) -> list[Edit]:
    """In a migration, arguments that make a line too long go to lines of their own."""
    if not context.wishes.migrate or not any(isinstance(edit, SetArgument) for edit in edits):
        return []
    references = References(context.project)
    return [*folded(use.call, references.tree(use.scope.file), references, grows=0)]


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
    edits = _key_edits(use, pack)
    if not edits or _kind(use).startswith("module"):
        return Refusal("its key comes from where it can't be changed for this client alone")
    if _shadowed(hit.scope):
        return Refusal(SHADOWED)
    return Fix("unsafe", f"take the key from {pack.provider.api_key}", tuple(edits))


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
    return None if edit is None else [edit, AddImport("os")]


def _key_code(pack: Pack) -> str:
    return f'os.environ.get("{pack.provider.api_key}")'


def _place(use: Use, name: str, code: str) -> Edit | None:
    """Set `name` on the client's call, or where its value is written; None where that can't be told."""
    sites = [alt.site for alt in use.fields.get(name, ()) if alt.site is not None]
    if not sites:
        unseen = any(isinstance(alt.value, Unknown) for alt in use.fields.get(name, ()))
        return None if unseen else SetArgument(use.call, name, code)
    site = sites[0]
    if _is_passed(site.owner, site.scope):
        return None  # what other callers pass must stay
    if any(other.owner is not site.owner for other in sites):
        return None
    if site.container is use.call:
        return SetArgument(use.call, name, code)
    if isinstance(site.owner, cst.DictElement):
        return Replace(site.owner.value, code)
    return Replace(site.owner.value, code) if isinstance(site.owner, cst.Assign) else None


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
    if top is None or (url is None and key is None and top[0] is None):
        return None
    statement, name = top
    edits: list[Edit] = []
    if url is not None and url.value is not None:
        edits.append(Replace(url.value, f'"{base}"'))
    else:
        edits.append(InsertAfter(key or statement, f'{name}.base_url = "{base}"', before=key is not None))
    if key is not None and key.value is not None:
        edits.append(Replace(key.value, _key_code(pack)))
    else:
        edits.append(InsertAfter(statement, f"{name}.api_key = {_key_code(pack)}"))
    return [*edits, AddImport("os")]


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
