"""One call of the module-level API as the method of a client: the method, and the arguments that got other names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.scope import Scope
from compatlint.dataflow.values.values import Alt, Made, options
from compatlint.dataflow.values.values import Mapping as Dict
from compatlint.edits.edit import Edit, RemoveArgument, Replace
from compatlint.fixers.fields.request import Request, Unfit, key_of
from compatlint.fixers.fix import Context
from compatlint.judging.hits import Hit
from compatlint.packs.dialect import LegacyCall
from compatlint.uses.use import Use

NO_MEANING = frozenset({"api_type", "api_version"})  # to a client that is not of Azure


class Call(Request):
    """A call; `node` names its method: what it calls, or what is handed on.

    With `kept` that is a method of a class which is named there, and kept elsewhere.
    """

    def __init__(
        self,
        uses: list[Use],
        node: cst.BaseExpression,
        legacy: LegacyCall,
        hit: Hit,
        context: Context,
        *,
        azure: bool = False,
        kept: cst.BaseExpression | None = None,
    ) -> None:
        self._azure = azure
        self.kept = kept
        rule = replace(hit.rule, targets=(legacy.endpoint,))
        super().__init__(uses[0].call, uses[0].scope, uses, replace(hit, rule=rule), context)
        self.node = node
        self.legacy, self._dialect = legacy, context.pack.dialect
        module = next(one for one in self._dialect.modules if one.kind.endswith("v0"))
        self._settings: Mapping[str, str] = {setting.keyword: name for name, setting in module.settings.items()}
        self.own: list[tuple[str, cst.BaseExpression]] = []  # settings of a client of its own

    @property
    def named(self) -> cst.BaseExpression:
        """What names something of the package: the method, or its class."""
        return self.kept or self.node

    def may_leave(self, use: Use) -> bool:
        """May it go to another provider? Whether it is sent at all makes no difference here."""
        return bool(use.goes) and not self._azure

    def edits(self) -> list[Edit]:
        """The edits of the arguments, those of a call too that hands the method on with some."""
        calls = [self.call, *(one for one in (self._handing(),) if one is not None)]
        edits = [edit for call in calls for edit in self._direct(call)]
        passed = dict(self._passed(self.call, self.tree, set()))
        edits += passed.values()
        return [*edits, *self._renamed_elsewhere(calls, passed)]

    def _direct(self, call: cst.Call) -> Iterator[Edit]:
        """The arguments that are written in a call."""
        if any(arg.star == "*" for arg in call.args):
            raise Unfit("it takes arguments of a list")
        positional = [arg for arg in call.args if arg.keyword is None and not arg.star]
        if self._is_direct(call):
            if len(positional) > len(self.legacy.positional):
                raise Unfit("it takes an argument without a name")
            for name, arg in zip(self.legacy.positional, positional, strict=False):
                yield Replace(arg, f"{name}=_", (("_", arg.value),))
        for arg in call.args:
            if arg.keyword is not None:
                yield from self._keyword(call, arg, arg.keyword)

    def _handing(self) -> cst.Call | None:
        """The call that the method is handed on by, where that is another one: `partial(method, model=m)`."""
        arg = self.tree.parent(self.node)
        call = self.tree.parent(arg) if isinstance(arg, cst.Arg) else None
        if not isinstance(call, cst.Call) or call is self.call:
            return None
        if isinstance(self.references.value(call, self.tree), Made):
            raise Unfit("what another package makes of the method can't be followed")
        return call

    def _is_direct(self, call: cst.Call) -> bool:
        """Is the method itself called, not handed on?"""
        return call.func is self.node

    def _keyword(self, call: cst.Call, arg: cst.Arg, keyword: cst.Name) -> Iterator[Edit]:
        name = keyword.value
        known = self._dialect.fields.get(self.legacy.endpoint)
        new = self._new_name(name)
        if new != name:
            if any(other.keyword is not None and other.keyword.value == new for other in call.args):
                raise Unfit(f"both `{name}` and `{new}` are given")
            if isinstance(arg.value, cst.Tuple):
                raise Unfit(f"`{name}` is a pair")
            yield Replace(keyword, new)
        elif name in NO_MEANING:
            if not (isinstance(arg.value, cst.SimpleString) and str(arg.value.evaluated_value).startswith("open")):
                raise Unfit(f"it is given an `{name}` of its own")
            yield RemoveArgument(call, arg)
        elif name in self._settings:
            if call is not self.call:
                raise Unfit(f"it is given an `{name}` of its own where it is handed on")
            self.own.append((self._settings[name], arg.value))
            yield RemoveArgument(call, arg)
        elif known is not None and name not in (*known, *self._dialect.plumbing, *self._dialect.body):
            raise Unfit(
                f"`{name}` is no argument of the method in 1.x; what a provider takes besides goes into `extra_body`"
            )

    def _new_name(self, name: str) -> str:
        return self.legacy.rename.get(name) or self._dialect.legacy_arguments.get(name, name)

    def _renamed_elsewhere(self, calls: list[cst.Call], passed: Collection[cst.CSTNode]) -> Iterator[Edit]:
        """Fields of the body that are written in dicts under their old names."""
        for new in dict.fromkeys(self.legacy.rename.values()):
            others = [alt for alt in self.alts(new) if alt.site is not None and alt.site.container not in calls]
            old = [alt for alt in others if _is_written_as(alt, self.legacy.rename)]
            old = [alt for alt in old if alt.site is not None and alt.site.owner not in passed]
            for alt in self.sites(new) if old else ():
                if alt in old:
                    key = key_of(alt)
                    yield Replace(key, f"{key.quote}{new}{key.quote}" if isinstance(key, cst.SimpleString) else new)

    def _passed(self, call: cst.Call, tree: Tree, seen: set[Scope]) -> Iterator[tuple[cst.Arg, Edit]]:
        """What comes by `**`: the arguments of callers that pass it under an old name."""
        special = {*self._dialect.legacy_arguments, *self._settings}
        for node in (arg.value for arg in call.args if arg.star == "**"):
            for option in options(self.references.value(node, tree)):
                found = sorted(special & option.value.items.keys()) if isinstance(option.value, Dict) else []
                if found:
                    raise Unfit(f"`{found[0]}` comes in a dict")
            home = tree.scope(node).home(node.value) if isinstance(node, cst.Name) else None
            if home is not None and isinstance(node, cst.Name) and node.value in home.params and home not in seen:
                seen.add(home)
                yield from self._by_callers(home, seen)

    def _by_callers(self, function: Scope, seen: set[Scope]) -> Iterator[tuple[cst.Arg, Edit]]:
        for reference in self.references.to_function(function):
            call = reference.tree.parent(reference.node)
            if not isinstance(call, cst.Call) or call.func is not reference.node:
                continue
            for arg in call.args:
                name = arg.keyword.value if arg.keyword is not None else ""
                if arg.keyword is None or name in function.params:
                    continue
                if self._new_name(name) != name:
                    yield arg, Replace(arg.keyword, self._new_name(name))
                elif name in self._settings:
                    raise Unfit(f"`{name}` is passed by a caller")
            yield from self._passed(call, reference.tree, seen)


def _is_written_as(alt: Alt, old: Mapping[str, str]) -> bool:
    """Is a field written under one of its old names?"""
    try:
        key = key_of(alt)
    except Unfit:
        return False
    return (key.raw_value if isinstance(key, cst.SimpleString) else key.value) in old
