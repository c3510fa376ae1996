"""The files that are rewritten together: what each names of the package, and which settings hold where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.scopes.scope import Definition, File, Scope, events
from compatlint.dataflow.values.values import Const
from compatlint.fixers.fields.request import Unfit
from compatlint.fixers.fix import Context
from compatlint.fixers.v0.names import Names
from compatlint.packs.dialect import ModuleClient
from compatlint.uses.use import Use

AZURE = frozenset({"azure", "azure_ad", "azuread"})  # openai 0.28.1, util.ApiType.from_str
_TARGETS = (cst.AssignTarget, cst.AnnAssign, cst.AugAssign, cst.Del, cst.Element)


class Setting(Struct, frozen=True, eq=False):
    """`module.keyword`, set (`statement`) or read (None) at `node`."""

    file: File
    keyword: str
    node: cst.BaseExpression
    scope: Scope
    statement: cst.Assign | None = None

    @property
    def code(self) -> str:
        """The code of what is set."""
        return cst.Module([]).code_for_node(self.statement.value) if self.statement is not None else ""


class Program(Struct, frozen=True, eq=False, dict=True):
    """All files of one migration."""

    context: Context
    _names: dict[File, Names] = field(default_factory=dict)
    _settings: dict[File, list[Setting]] = field(default_factory=dict)
    _foreign: dict[File, list[Setting]] = field(default_factory=dict)
    _reached: dict[File, frozenset[File]] = field(default_factory=dict)

    @property
    def module(self) -> ModuleClient:
        """What the dialect says of the package as a client, before 1.0."""
        return next(one for one in self.context.pack.dialect.modules if one.kind.endswith("v0"))

    def names(self, file: File) -> Names:
        """The names of the package in a file."""
        if file not in self._names:
            self._names[file] = Names(self.context.references.tree(file), self.context.pack.dialect.package)
        return self._names[file]

    def given(self) -> Iterator[File]:
        """The files that may be edited."""
        return (file for file in self.context.project.files() if self.context.project.is_given(file))

    @cached_property
    def uses(self) -> dict[cst.CSTNode, list[Use]]:
        """The requests of the old kind, by what names their method."""
        found: dict[cst.CSTNode, list[Use]] = {}
        for use in self.context.uses:
            eras = {alt.value.value for alt in use.fields.get("era", ()) if isinstance(alt.value, Const)}
            if use.kind == "request" and "v0" in eras:
                found.setdefault(use.anchor, []).append(use)
        return found

    def uses_of(self, node: cst.BaseExpression, endpoint: str, file: File) -> list[Use]:
        """The requests that come of what `node` names: of calls of it, or of what it is handed on to."""
        uses = self.uses
        anchor = node.attr if isinstance(node, cst.Attribute) else node
        if anchor in uses:
            return uses[anchor]
        parent = self.names(file).tree.parent(node)
        if isinstance(parent, cst.Call) and parent.func is node:
            return []
        named = {nodes[-1] for one in self.names(file).mentions for nodes in [one.nodes]}
        direct = {one.attr if isinstance(one, cst.Attribute) else one for one in named}
        handed = [one for one in named if not isinstance(self.names(file).tree.parent(one), cst.Call)]
        others = [use for other, own in uses.items() if other not in direct for use in own if use.endpoint == endpoint]
        alone = sum(self._is_method(one) for one in handed) == 1
        return [use for use in others if use.scope.file is file] if alone else []

    def _is_method(self, node: cst.BaseExpression) -> bool:
        """Does an expression name a method by its last name?"""
        last = node.attr.value if isinstance(node, cst.Attribute) else ""
        return any(path.endswith(f".{last}") for path, one in self.context.pack.dialect.legacy.items() if one.method)

    # settings

    def settings(self, file: File) -> list[Setting]:
        """Where a file sets or reads a setting of the module."""
        if file not in self._settings:
            self._settings[file] = list(self._find(file))
        return self._settings[file]

    def _find(self, file: File) -> Iterator[Setting]:
        names = self.names(file)
        keywords = {f"{self.module.module}.{setting.keyword}" for setting in self.module.settings.values()}
        for mention in names.mentions:
            found = mention.within(frozenset(keywords))
            if found is None:
                continue
            path, node = found
            keyword, parent, tree = path.rpartition(".")[2], names.tree.parent(node), names.tree
            if node is mention.nodes[0]:
                raise Unfit(f"`{keyword}` is imported by its name")
            statement = tree.parent(parent) if isinstance(parent, cst.AssignTarget) else None
            alone = statement if isinstance(statement, cst.Assign) and len(statement.targets) == 1 else None
            if alone is None and isinstance(parent, _TARGETS):
                raise Unfit(f"`{path}` is set together with something else")
            yield Setting(file, keyword, node, tree.scope(node), alone)

    def is_azure(self, file: File) -> bool:
        """Do the settings that hold in a file say that Azure is called?"""
        known = [one for one in (*self._known_settings(file), *self.foreign(file)) if one.keyword == "api_type"]
        return any(one.code.strip("'\"") in AZURE for one in known)

    def foreign(self, file: File) -> list[Setting]:
        """What other files set that runs together with a file."""
        if file not in self._foreign:
            others = [other for other in self.given() if other is not file and self._names_package(other)]
            found = [one for other in others for one in self._known_settings(other) if one.statement is not None]
            self._foreign[file] = [one for one in found if self.meet(file, one.file)]
        return self._foreign[file]

    def _known_settings(self, file: File) -> list[Setting]:
        try:
            return self.settings(file)
        except Unfit:
            return []

    def _names_package(self, file: File) -> bool:
        try:
            return bool(self.names(file).imports)
        except Unfit:
            return False

    def meet(self, one: File, other: File) -> bool:
        """Do two files run in one program: does one import the other, or a third both?"""
        return any({one, other} <= self._reach(file) for file in self.given())

    def _reach(self, file: File) -> frozenset[File]:
        """A file and all that it imports."""
        if file not in self._reached:
            found, todo = {file}, [file]
            while todo:
                new = set(self._imports(todo.pop())) - found
                found |= new
                todo += new
            self._reached[file] = frozenset(found)
        return self._reached[file]

    def _imports(self, file: File) -> Iterable[File]:
        words = (self.context.pack.dialect.package.encode(),)
        for scope in file.scope.walk():
            for item in events(scope):
                if isinstance(item, Definition) and item.how == "import":
                    yield from self.context.project.imported(item, file, words)
