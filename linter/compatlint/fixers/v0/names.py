"""Every place where a file names a package or something of it, however it was imported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.scope import Definition, events
from compatlint.dataflow.scopes.tree import children
from compatlint.fixers.fields.request import Unfit


class Imported(Struct, frozen=True, eq=False):
    """A name that a statement binds to the package or to something of it, by its qualified name."""

    statement: cst.Import | cst.ImportFrom
    alias: cst.ImportAlias
    name: str
    bound: str


class PackageName(Struct, frozen=True, eq=False):
    """An expression that names something of the package: `nodes[n]` is what `names[: n + 1]` is the qualified name of.

    `from p.q import r` and `r.s` give the names p.q.r, s; `imported` says how the first came here.
    """

    imported: Imported
    names: tuple[str, ...]
    nodes: tuple[cst.BaseExpression, ...]

    @property
    def path(self) -> str:
        """The qualified name of all of it."""
        return ".".join(self.names)

    def within(self, known: frozenset[str]) -> tuple[str, cst.BaseExpression] | None:
        """The longest part that is one of `known`, and its node."""
        paths = [".".join(self.names[: end + 1]) for end in range(len(self.names))]
        found = [(path, node) for path, node in zip(paths, self.nodes, strict=True) if path in known]
        return found[-1] if found else None


class Names(Struct, frozen=True, eq=False, dict=True):
    """The names of `package` in one file. Unfit where they can't be told for certain."""

    tree: Tree
    package: str

    @cached_property
    def imports(self) -> list[Imported]:
        """What is imported of the package."""
        return [one for node in self._nodes for one in self._imported(node)]

    @cached_property
    def mentions(self) -> list[PackageName]:
        """The expressions that name something of it, in no order."""
        by_name = {one.bound: one for one in self.imports}
        self._check(by_name)
        heads = [node for node in self._nodes if isinstance(node, cst.Name) and node.value in by_name]
        return [self._mention(node, by_name[node.value]) for node in heads if self._is_load(node)]

    @cached_property
    def strings(self) -> list[cst.SimpleString]:
        """The strings that name something of it, as those given to `mock.patch`."""
        beginning = f"{self.package}."
        return [node for node in self.tree.strings if beginning in node.value and node.value.isascii()]

    @cached_property
    def bound(self) -> frozenset[str]:
        """Every name that the file binds or reads anywhere."""
        return frozenset(node.value for node in self._nodes if isinstance(node, cst.Name))

    @cached_property
    def _nodes(self) -> list[cst.CSTNode]:
        found: list[cst.CSTNode] = []
        stack: list[cst.CSTNode] = list(self.tree.file.modules)
        while stack:
            found.append(stack.pop())
            stack.extend(children(found[-1]))
        return found

    def _imported(self, node: cst.CSTNode) -> Iterator[Imported]:
        if isinstance(node, cst.Import):
            for alias in node.names:
                name = alias.evaluated_name
                if name.partition(".")[0] == self.package:
                    bound = alias.evaluated_alias or self.package
                    yield Imported(node, alias, name if alias.evaluated_alias else self.package, bound)
        elif isinstance(node, cst.ImportFrom) and node.module is not None and not node.relative:
            module = cst.Module([]).code_for_node(node.module)
            if module.partition(".")[0] != self.package:
                return
            if isinstance(node.names, cst.ImportStar):
                raise Unfit(f"everything is imported from `{module}`")
            for alias in node.names:
                name = alias.evaluated_name
                yield Imported(node, alias, f"{module}.{name}", alias.evaluated_alias or name)

    def _check(self, by_name: dict[str, Imported]) -> None:
        """Unfit where a name of the package is another thing somewhere in the file too."""
        for one in self.imports:
            if by_name[one.bound].name != one.name:
                raise Unfit(f"`{one.bound}` is imported in two ways")
        for scope in self.tree.file.scope.walk():
            others = {item.path[0] for item in events(scope) if _binds(item)} | scope.params.keys()
            clash = next(iter(sorted(by_name.keys() & others)), None)
            if clash is not None:
                raise Unfit(f"`{clash}` is something else too in {os.path.basename(self.tree.file.filename)}")

    def _is_load(self, node: cst.Name) -> bool:
        match self.tree.parent(node):
            case cst.Attribute(attr=attr) if attr is node:
                return False
            case cst.Arg(keyword=keyword) if keyword is node:
                return False
            case cst.ImportAlias() | cst.Import() | cst.ImportFrom() | cst.AsName() | cst.Param() | cst.NameItem():
                return False
        return not self._is_in_import(node)

    def _is_in_import(self, node: cst.CSTNode) -> bool:
        here: cst.CSTNode | None = node
        while isinstance(here, (cst.Name, cst.Attribute)):
            here = self.tree.parent(here)
        return isinstance(here, (cst.ImportAlias, cst.ImportFrom))

    def _mention(self, node: cst.Name, imported: Imported) -> PackageName:
        names, nodes = [imported.name], [node]
        found: list[cst.BaseExpression] = list(nodes)
        while isinstance(parent := self.tree.parent(found[-1]), cst.Attribute):
            names.append(parent.attr.value)
            found.append(parent)
        return PackageName(imported, tuple(names), tuple(found))


def _binds(item: object) -> bool:
    return isinstance(item, Definition) and len(item.path) == 1 and item.how not in ("import", "gone")
