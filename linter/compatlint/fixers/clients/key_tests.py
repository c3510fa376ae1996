"""Tests of whether a key's variable is set at all: they ask for the one that the clients take from now on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.references.parents import Tree, is_told
from compatlint.dataflow.references.text_holders import Holders
from compatlint.dataflow.scopes.scope import File
from compatlint.dataflow.scopes.tree import descendants, last_name
from compatlint.dataflow.values.values import EnvVar, Symbol
from compatlint.edits.edit import Edit, Replace
from compatlint.fixers.clients.client_calls import kind_of
from compatlint.fixers.clients.setting_literals import goes, names_of
from compatlint.fixers.fix import Context, Remark
from compatlint.fixers.frameworks import may_be_configured
from compatlint.fixers.layout import requoted
from compatlint.uses.use import Use

SETTERS = frozenset({"setenv", "setdefault", "putenv"})


class _Variables(Struct, frozen=True, eq=False):
    """What is known of the variables of keys: the literals that name them for clients; by name and file their tests.

    `takers` are the clients, and requests of clients, that need one; `near` those that a file makes or leads to;
    `clients` all variables of clients, and `naming` the texts of a file that name some.
    """

    named: frozenset[cst.CSTNode]
    clients: frozenset[str]
    tests: dict[tuple[str, File], tuple[Replace, ...]] = field(default_factory=dict)
    takers: dict[str, list[Use]] = field(default_factory=dict)
    near: dict[tuple[str, File], list[Use]] = field(default_factory=dict)
    naming: dict[File, list[tuple[cst.SimpleString, list[str]]]] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _variables_of(context: Context) -> _Variables:
    alts = (alt for use in context.uses for alt in use.fields.get("api_key", ()))
    pack = context.pack
    tables = [one.settings for one in (*pack.dialect.clients, *(one.client for one in pack.frameworks))]
    tables += [one.settings for one in pack.dialect.modules]
    known = frozenset(variable for settings in tables for setting in settings.values() for variable in setting.env)
    return _Variables(frozenset(step.node for alt in alts for step in names_of(alt.value, context)), known)


def guard_edits(use: Use, context: Context) -> Iterator[Replace]:
    """The edits of the tests for the variable of a client's key, unless they are about a client that stays too.

    Those in a function are about its clients, those of a file about the clients of that file and of what it imports,
    where these need the variable. Where something that isn't known may need it too they stay.
    """
    new = context.pack.provider.api_key
    for name in {alt.value.name for alt in use.fields.get("api_key", ()) if isinstance(alt.value, EnvVar)} - {new}:
        for file in filter(context.project.is_given, context.project.mentioning(use.scope.file, name)):
            for edit in _in_file(name, file, context):
                near, scope = _near(name, file, context), context.references.tree(file).scope(edit.node)
                if not near or _is_needed_still(file, context):
                    continue
                here = [one for one in near if scope.kind == "function" and (one.client or one).scope is scope]
                about = here or near
                mine = any((one.client or one).call is use.call for one in about)
                if mine and all(goes(one, use.call, context) for one in about):
                    yield edit


def _is_needed_still(file: File, context: Context) -> bool:
    """Does a file, or one that it imports, make something by a class of an unknown package for the dialect?"""
    path = os.path.abspath(file.filename)
    return any(path in context.project.above(one) for one in _strangers(context))


@lru_cache(maxsize=1)
def _strangers(context: Context) -> frozenset[File]:
    """The given files that make objects of classes named for the dialect that no pack knows."""
    pack = context.pack
    known = {name for cls in (*pack.dialect.clients, *pack.clients) for name in cls.names}
    known |= {name for framework in pack.frameworks for name in framework.client.names}
    roots = {pack.dialect.package, "builtins"}
    found: set[File] = set()
    files = context.project.files()
    for file in context.project.mentioning(files[0], pack.dialect.name) if files else ():
        tree = context.references.tree(file)
        for node in descendants(*file.modules) if context.project.is_given(file) else ():
            if isinstance(node, cst.Call) and pack.dialect.name in last_name(node.func):
                value = context.references.value(node.func, tree)
                stranger = isinstance(value, Symbol) and value.name not in known
                if isinstance(value, Symbol) and stranger and value.name.partition(".")[0] not in roots:
                    found.add(file)
    return frozenset(found)


def _near(name: str, file: File, context: Context) -> list[Use]:
    """What needs a variable in a file and in those that it imports, by others maybe."""
    known, path = _variables_of(context).near, os.path.abspath(file.filename)
    if (name, file) not in known:
        takers = _takers(name, context)
        homes = {(one.client or one).scope.file for one in takers}
        wanted = {home for home in homes if home is file or path in context.project.above(home)}
        known[name, file] = [one for one in takers if (one.client or one).scope.file in wanted]
    return known[name, file]


def _takers(name: str, context: Context) -> list[Use]:
    """What needs a variable, anywhere."""
    known = _variables_of(context).takers
    if name not in known:
        known[name] = [one for one in context.uses if _takes(one, name)]
    return known[name]


def about_variable(use: Use, edits: Iterable[Edit], code: str, context: Context) -> Iterator[Remark]:
    """Where the program sets the variable of the key that a client read before its `edits`, or still reads it."""
    new = context.pack.provider.api_key
    steps = [step for alt in use.fields.get("api_key", ()) for step in names_of(alt.value, context)]
    trees = context.references.tree
    own = {step.node for step in steps if use.call not in _above(step.node, trees(step.scope.file))}
    edited: set[cst.CSTNode] = {*_variables_of(context).named} - own
    edited |= {edit.node for edit in (*edits, *guard_edits(use, context)) if isinstance(edit, Replace)}
    yield from _about_texts(use, code, context)
    for name in _variables(use, context) - {new}:
        for file in context.project.mentioning(use.scope.file, name):
            tree = context.references.tree(file)
            for literal in tree.texts.get(name, ()) if context.project.is_given(file) else ():
                if literal in edited:
                    continue
                if _is_set(literal, tree):
                    said = f"`{name}` is set here, but the rewritten clients take their key from `{new}`"
                    yield Remark(code, said, literal, file.scope, "what else reads it isn't known", "possible")
                elif file is use.scope.file and _reader(literal, context, tree) is not None:
                    said = f"`{name}` is still read here; the rewritten clients take their key from `{new}`"
                    yield Remark(code, said, literal, file.scope, "what it is for isn't known", "possible", "info")


def _about_texts(use: Use, code: str, context: Context) -> Iterator[Remark]:
    """Texts for people that name variables of the client, other ones than that of its key or beside it."""
    new = context.pack.provider.api_key
    own = [one.settings for one in context.pack.dialect.clients if one.kind == kind_of(use)]
    keys = {name for settings in own for name in (settings["api_key"].env if "api_key" in settings else ())}
    names = {name for settings in own for setting in settings.values() for name in setting.env} - {new}
    told: set[cst.CSTNode] = set()
    files = (file for name in sorted(names) for file in context.project.mentioning(use.scope.file, name))
    for file in dict.fromkeys(files):
        tree = context.references.tree(file)
        if not context.project.is_given(file) or not _leads_to(file, use, context):
            continue
        for literal, named in _naming(file, context):
            if literal in told or names.isdisjoint(named) or (set(named) <= keys and len(named) < 2):
                continue
            if is_told(literal, tree):
                told.add(literal)
                said = f"this text names {' and '.join(f'`{one}`' for one in named)}: rewritten clients need `{new}`"
                yield Remark(code, said, literal, file.scope, "what it should say is for you", "possible", "info")


def _leads_to(file: File, use: Use, context: Context) -> bool:
    """Does a file make a client, or import the one that does?"""
    return file is use.scope.file or os.path.abspath(file.filename) in context.project.above(use.scope.file)


def _variables(use: Use, context: Context) -> set[str]:
    """The variables that a client reads its key from, those that its class reads by itself too."""
    alts = use.fields.get("api_key", ())
    own = [one for one in context.pack.dialect.clients if one.kind == kind_of(use) and "api_key" in one.settings]
    by_itself = (
        {name for one in own for name in one.settings["api_key"].env} if not any(a.site for a in alts) else set()
    )
    read = () if may_be_configured(alts) else alts
    return by_itself | {alt.value.name for alt in read if isinstance(alt.value, EnvVar)}


def _is_set(literal: cst.SimpleString, tree: Tree) -> bool:
    """`environ["X"] = …`, `setenv("X", …)`, `environ.setdefault("X", …)`, `patch.dict(environ, {"X": …})`."""
    match parent := tree.parent(literal):
        case cst.Index():
            item = tree.parent(tree.parent(parent) or parent)
            if not isinstance(item, cst.Subscript) or last_name(item.value) != "environ":
                return False
            return isinstance(tree.parent(item), cst.AssignTarget)
        case cst.Arg():
            call = tree.parent(parent)
            return isinstance(call, cst.Call) and last_name(call.func) in SETTERS and call.args[0] is parent
        case cst.DictElement(key=key) if key is literal:
            call = tree.parent(tree.parent(tree.parent(parent) or parent) or parent)
            environ = isinstance(call, cst.Call) and [call.func, *(arg.value for arg in call.args)]
            return any("environ" in (last_name(one), _owner(one)) for one in environ or ())
    return False


def _owner(node: cst.BaseExpression) -> str:
    return last_name(node.value) if isinstance(node, cst.Attribute) else ""


def _takes(use: Use, name: str) -> bool:
    """Does a client, or that of a request, take the variable for its key?"""
    keys = (use.client or use).fields.get("api_key", ())
    return any(isinstance(alt.value, EnvVar) and alt.value.name == name for alt in keys)


def _in_file(name: str, file: File, context: Context) -> tuple[Replace, ...]:
    """The tests of a file, and what it prints, logs or raises of the variable."""
    tests = _variables_of(context).tests
    if (name, file) not in tests:
        tests[name, file] = tuple(_tests(name, context, context.references.tree(file)))
    return tests[name, file]


def _tests(name: str, context: Context, tree: Tree) -> Iterator[Replace]:
    new = context.pack.provider.api_key
    word = re.compile(rf"\b{re.escape(name)}\b")
    setting = {one for literal in tree.strings if (one := _set_if_missing(literal, name, tree)) is not None}
    for literal in tree.strings:
        if not setting.isdisjoint(_above(literal, tree)):
            continue  # the test goes with what it guards
        if literal.evaluated_value == name and _is_only_tested(literal, context, tree):
            yield Replace(literal, requoted(literal, new))
        elif literal.evaluated_value == name or not word.search(literal.value) or not is_told(literal, tree):
            continue
        elif not _others_named(literal, name, context):
            yield Replace(literal, word.sub(new, literal.value))


def _naming(file: File, context: Context) -> list[tuple[cst.SimpleString, list[str]]]:
    """The texts of a file that name variables of clients, with these."""
    known = _variables_of(context).naming
    if file not in known:
        each = ((literal, _others_named(literal, "", context)) for literal in context.references.tree(file).strings)
        known[file] = [(literal, named) for literal, named in each if named]
    return known[file]


def _others_named(literal: cst.SimpleString, name: str, context: Context) -> list[str]:
    """The variables of clients besides that a text names: it is right only as a whole."""
    known = _variables_of(context).clients
    words = dict.fromkeys(re.findall(r"\w+", literal.value))
    return [word for word in words if word in known and word not in (name, context.pack.provider.api_key)]


def _set_if_missing(literal: cst.SimpleString, name: str, tree: Tree) -> cst.If | None:
    """The `if` that asks for the variable, where a literal in it sets that."""
    if literal.evaluated_value != name or not _is_set(literal, tree):
        return None
    asking = {one for one in tree.strings if one is not literal and one.evaluated_value == name}
    around = (one for one in _above(literal, tree) if isinstance(one, cst.If))
    return next((one for one in around if not asking.isdisjoint(descendants(one.test))), None)


def _above(node: cst.CSTNode, tree: Tree) -> Iterator[cst.CSTNode]:
    while (parent := tree.parent(node)) is not None:
        yield (node := parent)


def _is_only_tested(literal: cst.SimpleString, context: Context, tree: Tree) -> bool:
    """Is it the name of a variable that is read for nothing but to see whether there is one?"""
    parent = tree.parent(literal)
    if isinstance(parent, cst.Comparison):
        return len(parent.comparisons) == 1 and last_name(parent.comparisons[0].comparator) == "environ"
    value = _reader(literal, context, tree)
    calls: dict[cst.CSTNode, str] = {use.call: "api_key" for use in context.uses if use.kind == "client"}
    holders = Holders(context.references, calls, lambda one: one is value)
    return value is not None and holders.follow(literal, tree.file) and not holders.reached


def _reader(literal: cst.SimpleString, context: Context, tree: Tree) -> EnvVar | None:
    """What is read where a literal names the variable: `getenv("X")`, `environ["X"]`; None where nothing is."""
    parent = tree.parent(literal)
    reader = tree.parent(parent) if isinstance(parent, (cst.Arg, cst.Index)) else None
    if isinstance(reader, cst.SubscriptElement):
        reader = tree.parent(reader)
    if not isinstance(reader, (cst.Call, cst.Subscript)):
        return None
    value = context.references.value(reader, tree)
    return value if isinstance(value, EnvVar) and value.name == literal.evaluated_value else None
