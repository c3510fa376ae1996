"""A framework's own way to the target: its class for it, or its name before the model id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import libcst as cst

from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import File
from compatlint.dataflow.scopes.tree import descendants, last_name
from compatlint.dataflow.values.values import Alt, Const, EnvVar, Site, Value, options
from compatlint.edits.edit import Edit, RemoveArgument, RemoveElement, Replace, SetArgument
from compatlint.fixers.fix import Context, Fix, Refusal, Remark
from compatlint.fixers.layout import quoted, requoted
from compatlint.fixers.renames import Renames
from compatlint.judging.hits import Hit
from compatlint.packs.dialect import Argument
from compatlint.packs.framework import Form, Framework, Routes
from compatlint.pattern import pattern
from compatlint.uses.addresses import goes_to_target, provider_of
from compatlint.uses.use import Use

MODEL, ANY = "model", "*"
UNWRITTEN = "its model is not written where it could begin with `{}`"
VARIABLE = pattern(r"[A-Za-z_]\w*")


def settings_of(framework: Framework) -> dict[str, Argument]:
    """The settings of all clients that a framework's call may make."""
    routes = framework.routes.providers.values() if framework.routes is not None else ()
    return {**framework.client.settings, **{name: one for route in routes for name, one in route.settings.items()}}


def may_be_configured(alts: Sequence[Alt]) -> bool:
    """Is a name that is looked up in the environment looked up elsewhere too? A key of a file is no variable."""
    read = [alt.value for alt in alts if isinstance(alt.value, EnvVar) and alt.value.origin is not None]
    return any(not VARIABLE.fullmatch(value.name) or _has_another_source(value) for value in read)


def _has_another_source(value: EnvVar) -> bool:
    """Is it read by a name that is passed, where something besides may be found under that name?"""
    reader = value.origin.node if value.origin is not None else None
    passed = isinstance(reader, (cst.Call, cst.Subscript)) and not any(
        isinstance(node, cst.SimpleString) and node.evaluated_value == value.name for node in descendants(reader)
    )
    default = options(value.default) if value.default is not None else ()
    return passed and any(not isinstance(one.value, (Const, EnvVar)) for one in default)


def default_model(use: Use, context: Context) -> list[Edit] | Refusal:
    """The edit that gives a client a model where it would ask for the one that its class takes by itself."""
    default = use.framework.default_model if use.framework is not None else None
    if use.framework is None or default is None or use.home is not None:
        return []
    form = use.framework.form
    names = {MODEL, default.argument, *(old for old, new in form.rename.items() if new == MODEL)}
    given = {arg.keyword.value if arg.keyword is not None else arg.star for arg in use.call.args}
    given |= set(form.positional[: sum(arg.keyword is None and not arg.star for arg in use.call.args)])
    if not given.isdisjoint({*names, "*", "**"}):
        return []
    models, old = context.wishes.models, default.model
    new = models.get(old) or models.get(ANY)
    if new is None:
        return Refusal(f"it asks for `{old}` by itself: which model to take is for you to say: {asked(old)}")
    return [SetArgument(use.call, default.argument, quoted(new, use, context))]


def asked(model: str) -> str:
    """How a person says which id to take for a model."""
    return f"`migrate --model {model}=ID`"


def recommended(use: Use, context: Context) -> list[Edit] | Refusal | None:
    """What points a client at the target as the framework recommends it; None where that is by its base URL.

    Another class is taken by `migrate` only, for all clients of the class in a file.
    """
    framework = use.framework
    if framework is None:
        return None
    if framework.routes is not None and framework.routes.separator:
        return _by_prefix(use, framework.routes, context)
    return _by_class(use, framework, context) if context.wishes.migrate else None


def kept_away(hit: Hit, site: Site, context: Context) -> Fix | Refusal:
    """Have the object that a call is made on leave out what the framework adds unasked, where it knows how to."""
    name = hit.words.get("item", "")
    use = next((one for one in hit.uses if one.call is site.owner), None)
    framework = use.framework if use is not None else None
    if use is not None and framework is not None and _takes_none(use, framework, name):
        return _left_out(hit, name, SetArgument(use.call, name, "None"), context)
    form = framework.methods.get(last_name(use.call.func)) if use is not None and framework is not None else None
    argument = next((one.unless for one in _within(form) if name in one.implies and one.unless), "") if form else ""
    maker = use.client.call if use is not None and use.client is not None else None
    if not argument or maker is None or framework is None:
        return Refusal("the framework adds it unasked")
    classes = {one.rpartition(".")[2] for one in framework.client.names}
    if last_name(maker.func) not in classes or _argument(maker, argument) is not None:
        return Refusal("the framework adds it unasked, and what is made to send it can't be changed")
    return _left_out(hit, name, SetArgument(maker, argument, f'{{"{name}": None}}'), context)


def _left_out(hit: Hit, name: str, edit: Edit, context: Context) -> Fix:
    known = hit.truth is Truth.YES and all(goes_to_target(one, context.pack) for one in hit.concerned)
    return Fix("safe" if known else "unsafe", f"have `{name}` left out", (edit,))


def _takes_none(use: Use, framework: Framework, name: str) -> bool:
    """Is a call one of the class itself that leaves out what it adds where it is given None for it?"""
    made = last_name(use.call.func) in {one.rpartition(".")[2] for one in framework.client.names}
    none = framework.form.cases.get(name, {}).get("null")
    return made and none is not None and name in none.drops and _argument(use.call, name) is None


def _within(form: Form) -> Iterator[Form]:
    yield form
    for forms in form.cases.values():
        for one in forms.values():
            yield from _within(one)


# A name before the model id.


def _by_prefix(use: Use, routes: Routes, context: Context) -> list[Edit] | Refusal | None:
    """Let the model ids say that they are of the target; the framework knows its address and key."""
    prefix = target_prefix(routes, context)
    if prefix is None:
        return None
    models, gone = _ids(use, context), _settings_edits(use, context)
    said = _argument(use.call, routes.provider)
    if said is not None and isinstance(said.value, cst.SimpleString) and models and gone is not None:
        return [Replace(said.value, requoted(said.value, prefix)), *gone]
    family = prefix[: prefix.rfind(routes.separator) + 1]
    if not all(str(one.evaluated_value).startswith(family) for one in models or ()):
        return None  # what stands before it is for models that are made another way
    if said is not None or not models or gone is None:
        return Refusal(UNWRITTEN.format(prefix + routes.separator))
    return [*(Replace(one, requoted(one, _with_prefix(one, prefix, routes))) for one in models), *gone]


def _with_prefix(model: cst.SimpleString, prefix: str, routes: Routes) -> str:
    text, mark = str(model.evaluated_value), routes.separator
    heads = [head + mark for head in routes.providers if text.startswith(head + mark)]
    return prefix + mark + text.removeprefix(max(heads, key=len, default=""))


def target_prefix(routes: Routes, context: Context) -> str | None:
    """What stands before an id of the target where a framework is told so by that."""
    if not routes.separator:
        return None
    return next((name for name, one in routes.providers.items() if _is_target(one.settings, context)), None)


def _is_target(settings: Mapping[str, Argument], context: Context) -> bool:
    """Are the settings of a provider those of the target?"""
    default = settings["base_url"].default if "base_url" in settings else None
    return default is not None and provider_of(Const(default), context.pack) == context.pack.provider.name


def _ids(use: Use, context: Context) -> list[cst.SimpleString]:
    """The model ids of a call, if all are written and each is sent by calls of such frameworks only; else none."""
    requests = [one for one in context.uses if one.kind == "request"]
    own = [one for one in requests if one.call is use.call and one.anchor is use.anchor]
    sent = own or [one for one in requests if one.client is not None and one.client.call is use.call]
    nodes = list(dict.fromkeys(_written(alt) for one in sent for alt in one.fields.get("model", ())))
    routes = use.framework.routes if use.framework is not None else None
    for other in context.uses:
        shares = any(_written(alt) in nodes for alt in other.fields.get("model", ()))
        apart = other.client is None or other.client.call is not use.call
        if shares and apart and (other.framework is None or other.framework.routes != routes):
            return []
    written = [node for node in nodes if isinstance(node, cst.SimpleString)]
    return written if len(written) == len(nodes) else []


def _written(alt: Alt) -> cst.CSTNode | None:
    return alt.value.origin.node if isinstance(alt.value, Const) and alt.value.origin is not None else None


# A class of its own.


def _by_class(use: Use, framework: Framework, context: Context) -> list[Edit] | Refusal | None:
    """Make the clients of a class those of its counterpart for the target, in all of the file."""
    name = framework.counterparts.get(context.pack.provider.name)
    other = next((one for one in context.pack.frameworks if name in one.client.names), None)
    if name is None or other is None:
        return None
    file = use.scope.file
    clients = _clients_of(framework, file, context)
    renames = Renames(file, dict.fromkeys(framework.client.names, name))
    edits = renames.edits()
    if isinstance(edits, Refusal) or not all(_may_become(one, renames, context) for one in clients):
        return None
    for client in clients:
        gone = _settings_edits(client, context, other)
        if gone is None:
            return None
        model = default_model(client, context) if other.default_model is None else []
        if isinstance(model, Refusal):
            return model
        edits += [*gone, *model]
    calls = {one.call for one in clients}
    for request in context.uses:
        if request.kind == "request" and request.client is not None and request.client.call in calls:
            edits += _defaults(request, framework, other)
    return edits


def counterpart(hit: Hit, context: Context) -> Fix | Refusal:
    """Make the clients of a class for one host those of its counterpart for the target, in all of the file.

    The option `models` of the rule names the one under which models are told that were names of deployments.
    """
    use = hit.uses[0]
    framework, provider = use.framework, context.pack.provider
    if framework is None or provider.name not in framework.counterparts or use.home is not None:
        return Refusal("a framework's class for one host is told of its model in its own way")
    edits = _by_class(use, framework, context)
    if isinstance(edits, Refusal):
        return edits
    if edits is None:
        return Refusal("a client of this class is made in a way that is not followed, or its key stands elsewhere")
    remarks = []
    for client in _clients_of(framework, use.scope.file, context):
        given = {arg.keyword.value: arg for arg in client.call.args if arg.keyword is not None}
        named = [given[name] for name in framework.deployment if name in given]
        known = given.keys() & {"model", *(old for old, new in framework.form.rename.items() if new == "model")}
        if not known and len(named) != 1:
            return Refusal("it does not say which model it asks for")
        new = _chosen(named[0].value, context) if named else ""
        if not known and new:
            edits.append(Replace(named[0], f"model={new}"))
        elif not known:
            edits.append(Replace(named[0], "model=kept_value", (("kept_value", named[0].value),)))
            said = f"this was the name of a deployment; {provider.name} wants a model id here"
            why = "which model to take is for you to say"
            remarks.append(Remark(str(hit.rule.options["models"]), said, named[0], client.scope, why))
        gone = {*framework.client.only, *(framework.deployment if known else ())}
        edits += (RemoveArgument(client.call, arg) for name, arg in given.items() if name in gone)
    return Fix("unsafe", f"take the framework's class for {provider.name}", tuple(edits), tuple(remarks))


def _chosen(name: cst.BaseExpression, context: Context) -> str:
    """The code of the id that the person chose for a deployment, where its name is written here."""
    text = name.evaluated_value if isinstance(name, cst.SimpleString) else None
    models = context.wishes.models
    new = models.get(str(text)) or models.get("*") if text is not None else None
    return requoted(name, new) if new and isinstance(name, cst.SimpleString) else ""


def _clients_of(framework: Framework, file: File, context: Context) -> list[Use]:
    """The clients of a class that a file makes."""
    clients = (one for one in context.uses if one.kind == "client" and one.framework is framework)
    return list({one.call: one for one in clients if one.scope.file is file}.values())


def _may_become(client: Use, renames: Renames, context: Context) -> bool:
    """Is a client made plainly, and talks to nobody else?"""
    plain = all(arg.keyword is not None and not arg.star for arg in client.call.args)
    hosts = {provider_of(alt.value, context.pack) for alt in client.fields.get("base_url", ())}
    own = {None, context.pack.dialect.name, context.pack.provider.name}
    return plain and hosts <= own and renames.reaches(client.call.func)


def _defaults(request: Use, old: Framework, new: Framework) -> Iterator[Edit]:
    """What a method takes where nothing is said is said, where the other class takes something else."""
    name = last_name(request.call.func)
    if name not in old.methods or name not in new.methods:
        return
    given = {arg.keyword.value for arg in request.call.args if arg.keyword is not None}
    for argument, value in old.methods[name].default.items():
        if new.methods[name].default.get(argument, value) != value and argument not in given:
            yield SetArgument(request.call, argument, f'"{value}"')


# What a call says of its client.


def _settings_edits(use: Use, context: Context, other: Framework | None = None) -> list[Edit] | None:
    """Leave out what says whom a client talks to; None where that stands elsewhere.

    A key that is computed, or read from the environment here, stays, under the name by which `other` takes it.
    """
    edits: list[Edit] = []
    for name in ("base_url", "api_key"):
        for alt in use.fields.get(name, ()):
            if alt.site is None:
                continue
            arg, holder = alt.site.owner, alt.site.container
            own = isinstance(arg, cst.Arg) and arg in use.call.args
            if not own and not (isinstance(arg, cst.DictElement) and _is_told_in(holder, use)):
                return None
            configured = name == "api_key" and may_be_configured(use.fields[name])
            variable = _variable(arg, alt.value) if name == "api_key" and not configured else None
            if variable is not None:
                edits.append(Replace(variable, requoted(variable, context.pack.provider.api_key)))
            elif name == "base_url" or (isinstance(alt.value, (Const, EnvVar)) and not configured):
                edits.append(_removed(use, arg, holder))
                continue
            if other is not None and isinstance(arg, cst.Arg) and arg.keyword is not None:
                setting = other.client.settings[name]
                if arg.keyword.value not in (setting.keyword, *setting.aliases):
                    edits.append(Replace(arg, f"{setting.keyword}=kept_value", (("kept_value", arg.value),)))
    return edits


def _is_told_in(holder: cst.CSTNode, use: Use) -> bool:
    """Is a dict the entry of a list that a client is told at?"""
    elements = holder.elements if isinstance(holder, cst.Dict) else ()
    return any(isinstance(one, cst.DictElement) and use.anchor in (one, one.key) for one in elements)


def _removed(use: Use, node: cst.CSTNode, holder: cst.CSTNode) -> Edit:
    if isinstance(node, cst.DictElement) and isinstance(holder, cst.Dict):
        return RemoveElement(holder, node)
    assert isinstance(node, cst.Arg)
    return RemoveArgument(use.call, node)


def _variable(arg: cst.CSTNode, value: Value) -> cst.SimpleString | None:
    """The name of the environment variable that an argument reads: so its reader stays in use."""
    named = (one for one in descendants(arg) if isinstance(one, cst.SimpleString))
    return next((one for one in named if isinstance(value, EnvVar) and one.evaluated_value == value.name), None)


def _argument(call: cst.Call, name: str) -> cst.Arg | None:
    return next((arg for arg in call.args if arg.keyword is not None and arg.keyword.value == name), None)
