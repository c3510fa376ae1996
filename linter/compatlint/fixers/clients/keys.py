"""The key of a client: the environment variable that it is read from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import libcst as cst

from compatlint.dataflow.scopes.scope import Scope
from compatlint.dataflow.values.values import Alt, Const, EnvVar, NotSent, Unknown, options
from compatlint.edits.edit import AddImport, Edit, Replace
from compatlint.fixers.clients.key_tests import about_variable
from compatlint.fixers.clients.setting_literals import key_literal
from compatlint.fixers.clients.setting_places import instead_of_none, is_one, place
from compatlint.fixers.fix import Context, Remark
from compatlint.fixers.frameworks import may_be_configured, settings_of
from compatlint.fixers.layout import quoted, requoted
from compatlint.judging.hits import Hit
from compatlint.packs.pack import Pack
from compatlint.source.formats import is_test
from compatlint.uses.use import Use

COMPUTED_KEY = "the key is computed elsewhere"


@lru_cache(maxsize=1)  # asked for the fix, and for what that leaves to a person
def key_edits(hit: Hit, context: Context, *, unset: bool = True) -> Sequence[Edit] | None:
    """The edits that take the key from the target's variable; None where it comes from where that can't be done.

    None to make where it is computed elsewhere: that is for a person to change. `unset`: what may be None needs one.
    """
    use, pack = hit.uses[0], context.pack
    alts = use.fields.get("api_key", ())
    if any(isinstance(alt.value, EnvVar) and alt.value.name == pack.provider.api_key for alt in alts):
        return []
    if _stands_in(use):
        return []
    if any(map(_by_class, alts)) or may_be_configured(alts):
        return None
    if context.wishes.migrate and (own := _own_key(hit, context, unset)) is not None:
        return own
    if any(alt.site is not None and not isinstance(alt.value, (EnvVar, Const)) for alt in alts):
        return None
    beside = {use.call, *(alt.site.container for alt in use.fields.get("base_url", ()) if alt.site is not None)}
    if any(alt.site and alt.site.container not in beside and isinstance(alt.value, Const) for alt in alts):
        return []  # a literal that stands elsewhere may be anybody's key
    return _read_here(use, alts, context) if is_one(hit, pack) else None


def _by_class(alt: Alt) -> bool:
    """Is it a variable by the name of a field only? A settings class may read such a one from a file as well."""
    value = alt.value
    if not isinstance(value, EnvVar) or value.origin is None:
        return False
    return isinstance(value.origin.node, cst.ClassDef) or value.origin is getattr(value.default, "origin", None)


def _stands_in(use: Use) -> bool:
    """Is it the made-up key of a test?"""
    alts = use.fields.get("api_key", ())
    written = bool(alts) and all(isinstance(alt.value, Const) and alt.site is not None for alt in alts)
    return written and is_test(os.path.abspath(use.scope.file.filename))


def _own_key(hit: Hit, context: Context, unset: bool) -> list[Edit] | None:
    """The edits where the variable is named, or where nothing was passed, whoever has the client made."""
    use, pack = hit.uses[0], context.pack
    literal = key_literal(hit, context) if all(map(_has_no_key, use.fields.get("api_key", ()))) else None
    if literal is not None:
        return [Replace(literal, requoted(literal, pack.provider.api_key))]
    edit = instead_of_none(use, "api_key", key_code(use, context)) if unset else None
    return None if edit is None else [edit, AddImport("os", file=use.scope.file)]


def _read_here(use: Use, alts: tuple[Alt, ...], context: Context) -> list[Edit] | None:
    """The edits where the key is given to the client: of a variable that is read there, only the name changes."""
    reader = settings_of(use.framework)["api_key"].reader if use.framework is not None else ""
    module, _, function = reader.partition(":")
    code = f'{function}("{context.pack.provider.api_key}")' if reader else key_code(use, context)
    edit = place(use, "api_key", code)
    if edit is None:
        return None
    read = [alt.site.owner for alt in alts if alt.site is not None and isinstance(alt.value, EnvVar)]
    name = variable_name(read[0]) if len(read) == len(alts) == 1 and all(map(_has_no_key, alts)) else None
    if name is not None:
        return [Replace(name, requoted(name, context.pack.provider.api_key))]
    first = function.partition(".")[0]
    return [edit, AddImport(module, first, use.scope.file) if reader else AddImport("os", file=use.scope.file)]


def reads_variable(alts: Iterable[Alt]) -> bool:
    """Is a key always read from a variable, without a default that may be one?"""
    known = list(alts)
    return bool(known) and all(isinstance(alt.value, EnvVar) for alt in known) and all(map(_has_no_key, known))


def about_module_key(hit: Hit, context: Context) -> Iterator[Remark]:
    """A key of the module that is computed stays, and is told."""
    alts = hit.uses[0].fields.get("api_key", ())
    kept = next((alt.site for alt in alts if alt.site is not None and isinstance(alt.value, Unknown)), None)
    if kept is not None and "key" in hit.rule.options:
        yield kept_key("the module", kept.node, kept.scope, hit, context.pack)


def _has_no_key(alt: Alt) -> bool:
    """Has what is read from a variable no default that may be a key? One that only stands for one has no digits."""
    default = alt.value.default if isinstance(alt.value, EnvVar) else None
    known = [one.value for one in options(default)] if default is not None else []
    written = [one for one in known if isinstance(one, Const)]
    others = [one for one in known if isinstance(one, EnvVar)]
    return not others and not any(any(map(str.isdigit, str(one.value))) for one in written)


def _is_read_or_computed(alt: Alt) -> bool:
    """Is it read from a variable and, where that is not set, computed elsewhere?"""
    default = alt.value.default if isinstance(alt.value, EnvVar) else None
    return default is not None and any(not isinstance(one.value, (Const, EnvVar)) for one in options(default))


def variable_name(owner: cst.CSTNode) -> cst.SimpleString | None:
    """The name of a variable that the value of an argument or an assignment reads by `getenv` or from `environ`."""
    match getattr(owner, "value", None):
        case cst.Call(args=[cst.Arg(value=cst.SimpleString() as name), *_]):
            return name
        case cst.Subscript(slice=[cst.SubscriptElement(slice=cst.Index(value=cst.SimpleString() as name))]):
            return name
    return None


def key_code(use: Use, context: Context) -> str:
    """The code that reads the target's key."""
    return f"os.environ.get({quoted(context.pack.provider.api_key, use, context)})"


def about_key(hit: Hit, context: Context) -> Iterator[Remark]:
    """What is left to a person, under the rule that the option `key` names (else the hit's own).

    A key that is not taken from the environment stays; a variable that the program sets itself is not read any more.
    """
    edits = key_edits(hit, context)
    code = str(hit.rule.options.get("key", hit.rule.code))
    yield from about_variable(hit.uses[0], edits or (), code, context)
    given = [alt for alt in hit.uses[0].fields.get("api_key", ()) if alt.site is not None]
    mixed = may_be_configured(given)
    read = [alt for alt in given if isinstance(alt.value, EnvVar) and not _by_class(alt)]
    staying = [alt for alt in given if mixed or alt not in read or _is_read_or_computed(alt)]
    kept = next((alt for alt in staying if _is_computed(alt)), next(iter(staying), None))
    if kept is None or kept.site is None or "key" not in hit.rule.options or _stands_in(hit.uses[0]):
        return
    node, scope = kept.site.node, kept.site.scope
    if not edits:
        yield kept_key("this client", node, scope, hit, context.pack)
    elif _is_computed(kept):
        said = f"a key that is given here has to be one of {context.pack.provider.name}"
        yield Remark(str(hit.rule.options["key"]), said, node, scope, COMPUTED_KEY, "possible", "info")


def _is_computed(alt: Alt) -> bool:
    return not isinstance(alt.value, (EnvVar, Const, NotSent)) or _is_read_or_computed(alt)


def kept_key(whose: str, node: cst.CSTNode, scope: Scope, hit: Hit, pack: Pack, why: str = COMPUTED_KEY) -> Remark:
    """A key that stays is told under the rule that the option `key` names."""
    said = f"the key of {whose} stays the one that is given here: it has to be one of {pack.provider.name}"
    return Remark(str(hit.rule.options["key"]), said, node, scope, why, "possible")
