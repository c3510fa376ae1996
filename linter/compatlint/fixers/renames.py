"""Imported names renamed wherever they stand in a file: imports, loads, attributes of the module, annotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.scopes.scope import Definition, File, events
from compatlint.dataflow.scopes.tree import children
from compatlint.edits.edit import Edit, InsertAfter, RemoveName, RemoveStatement, Replace
from compatlint.fixers.fix import Refusal


class _Named(Struct, frozen=True, eq=False):
    """A name that a statement imports from a module, as it is bound."""

    statement: cst.ImportFrom
    alias: cst.ImportAlias
    module: str
    name: str
    bound: str


class Renames(Struct, frozen=True, eq=False, dict=True):
    """What the names of `table` (by their qualified names) are called in a file from now on."""

    file: File
    table: Mapping[str, str]

    def edits(self) -> list[Edit] | Refusal:
        """The edits; none where the file names nothing of the table."""
        clash = next(self._clashes(), None)
        if clash is not None:
            return Refusal(f"`{clash}` is something else in {self.file.filename}")
        return [*self._import_edits(), *self._module_edits(), *self._load_edits()]

    def reaches(self, node: cst.BaseExpression) -> bool:
        """Is `node` (a callee) one of what is renamed?"""
        if isinstance(node, cst.Attribute):
            return node in self._attributes
        return isinstance(node, cst.Name) and node.value in {one.bound for one in self._wanted}

    @property
    def is_idle(self) -> bool:
        """Does the file name nothing of the table?"""
        return not self._wanted and not self._attributes

    def loads(self) -> Iterator[tuple[cst.BaseExpression, str]]:
        """Where names of the table are read, each with its new qualified name; a quoted annotation as a whole."""
        names = {one.bound: self.table[f"{one.module}.{one.name}"] for one in self._wanted}
        word = re.compile(rf"(?<![\w.])(?:{'|'.join(names) or '(?!)'})(?!\w)")
        for node, parent in self._nodes:
            if isinstance(node, cst.Name) and node.value in names and _is_load(node, parent):
                yield node, names[node.value]
            elif isinstance(node, cst.Attribute) and node in self._attributes:
                yield node, self._attributes[node]
            elif isinstance(parent, cst.Annotation):
                yield from ((part, "") for part in _quoted(node) if word.search(part.value))

    # what there is

    @cached_property
    def _nodes(self) -> list[tuple[cst.CSTNode, cst.CSTNode | None]]:
        """Every node with its parent."""
        found: list[tuple[cst.CSTNode, cst.CSTNode | None]] = []
        stack: list[tuple[cst.CSTNode, cst.CSTNode | None]] = [(tree, None) for tree in self.file.modules]
        while stack:
            found.append(stack.pop())
            node = found[-1][0]
            stack += ((child, node) for child in children(node))
        return found

    @cached_property
    def _imported(self) -> list[_Named]:
        return [named for node, _ in self._nodes if isinstance(node, cst.ImportFrom) for named in _named(node)]

    @cached_property
    def _wanted(self) -> list[_Named]:
        return [one for one in self._imported if f"{one.module}.{one.name}" in self.table]

    @cached_property
    def _modules(self) -> dict[str, str]:
        """The modules of the table by the names that they are bound to."""
        roots = {name.rpartition(".")[0] for name in self.table}
        plain = [node for node, _ in self._nodes if isinstance(node, cst.Import)]
        aliases = [(alias.evaluated_name, alias.evaluated_alias) for node in plain for alias in node.names]
        return {alias or name: name for name, alias in aliases if name in roots}

    @cached_property
    def _attributes(self) -> dict[cst.Attribute, str]:
        """`module.Name` wherever it stands, with what becomes of it."""
        found = {}
        for node, _ in self._nodes:
            match node:
                case cst.Attribute(value=cst.Name(value=module), attr=cst.Name(value=name)) if module in self._modules:
                    new = self.table.get(f"{self._modules[module]}.{name}")
                    if new is not None:
                        found[node] = new
        return found

    @cached_property
    def _bindings(self) -> dict[str, set[str]]:
        """How the names of the file are bound: by which kind of definition."""
        found: dict[str, set[str]] = {}
        for scope in self.file.scope.walk():
            for name in scope.params:
                found.setdefault(name, set()).add("parameter")
            for event in events(scope):
                if isinstance(event, Definition) and len(event.path) == 1:
                    found.setdefault(event.path[0], set()).add(event.how)
        return found

    # what becomes of it

    def _new(self, named: _Named) -> tuple[str, str, str]:
        """Module, name and bound name from now on."""
        module, _, name = self.table[f"{named.module}.{named.name}"].rpartition(".")
        return module, name, named.bound if named.alias.asname else name

    def _clashes(self) -> Iterator[str]:
        """Names that would come to mean two things."""
        there = {(one.module, one.name, one.bound) for one in self._imported}
        new = {self._new(one) for one in self._wanted}
        brought = {tuple(target.rpartition(".")[::2]) for target in self._attributes.values()}
        new |= {(module, name, name) for module, name in brought if module not in self._modules.values()}
        for one in self._wanted:
            if self._bindings.get(one.bound, set()) - {"import"}:
                yield one.bound
        for module, name, bound in new:
            known = {one.bound for one in self._wanted}
            if bound in self._bindings and bound not in known and (module, name, bound) not in there:
                yield bound
        yield from (name for name in self._modules if self._attributes and self._bindings.get(name, set()) - {"import"})

    def _import_edits(self) -> Iterator[Edit]:
        by_statement: dict[cst.ImportFrom, list[_Named]] = {}
        for one in self._wanted:
            by_statement.setdefault(one.statement, []).append(one)
        lines = [line for tree in self.file.modules for line in tree.body if isinstance(line, cst.SimpleStatementLine)]
        top = {small for line in lines for small in line.body}
        there = [one for one in self._imported if one not in self._wanted]
        for statement, wanted in by_statement.items():
            reaching = {
                (one.module, one.name, one.bound)
                for one in there
                if one.statement is statement or (one.statement in top and isinstance(one.statement, cst.ImportFrom))
            }
            yield from self._statement_edits(statement, wanted, reaching)

    def _statement_edits(
        self, statement: cst.ImportFrom, wanted: list[_Named], there: set[tuple[str, str, str]]
    ) -> Iterator[Edit]:
        """The edits of one import; a name that is imported anyway is not imported twice."""
        assert not isinstance(statement.names, cst.ImportStar)
        all_of_it = len(wanted) == len(statement.names)
        moves = {self._new(one)[0] for one in wanted} != {wanted[0].module}
        staying: list[tuple[_Named, tuple[str, str, str]]] = []
        going = []
        for one in wanted:
            new = self._new(one)
            if new in there or new in [other for _, other in staying]:
                going.append(one)
            else:
                staying.append((one, new))
        if moves and not all_of_it:
            names = [f"{new[1]} as {new[2]}" if new[1] != new[2] else new[1] for _, new in staying]
            if names:
                yield InsertAfter(statement, f"from {self._new(wanted[0])[0]} import {', '.join(names)}")
            yield from (RemoveName(statement, one.alias) for one in wanted)
            return
        if all_of_it and not staying:
            yield RemoveStatement(statement)
            return
        if moves and isinstance(statement.module, (cst.Name, cst.Attribute)):
            yield Replace(statement.module, self._new(wanted[0])[0])
        yield from (RemoveName(statement, one.alias) for one in going)
        for one, new in staying:
            if isinstance(one.alias.name, cst.Name) and one.name != new[1]:
                yield Replace(one.alias.name, new[1])

    def _module_edits(self) -> Iterator[Edit]:
        """`module.Name` → the new attribute, or the name itself where that is another module's."""
        moved: dict[str, dict[str, None]] = {}
        for node, new in self._attributes.items():
            module, _, name = new.rpartition(".")
            if module in self._modules.values():
                if node.attr.value != name:
                    yield Replace(node.attr, name)
            else:
                moved.setdefault(module, {})[name] = None
                yield Replace(node, name)
        if moved:
            yield from self._new_imports(moved)

    def _new_imports(self, moved: Mapping[str, Mapping[str, None]]) -> Iterator[Edit]:
        """What was an attribute is imported beside the module, or in its place where nothing else needs that."""
        there = {(one.module, one.name) for one in self._imported}
        there |= {self._new(one)[:2] for one in self._wanted}
        for node, _ in self._nodes:
            if isinstance(node, cst.Import) and {one.evaluated_name for one in node.names} & {*self._modules.values()}:
                for module, names in moved.items():
                    needed = sorted(name for name in names if (module, name) not in there)
                    if needed:
                        yield InsertAfter(node, f"from {module} import {', '.join(needed)}", before=True)
                if len(node.names) == 1 and not self._others(set(self._modules)):
                    yield RemoveStatement(node)

    def _others(self, names: set[str]) -> bool:
        """Is a module of the table read for anything that is not renamed?"""
        parts = {node.value for node in self._attributes}
        return any(
            isinstance(node, cst.Name) and node.value in names and node not in parts and _is_load(node, parent)
            for node, parent in self._nodes
        )

    def _load_edits(self) -> Iterator[Edit]:
        """The names as they are read, in quoted annotations too."""
        names = {one.bound: self._new(one)[2] for one in self._wanted if one.bound != self._new(one)[2]}
        if not names:
            return
        word = re.compile(rf"(?<![\w.])(?:{'|'.join(names)})(?!\w)")
        for node, parent in self._nodes:
            if isinstance(node, cst.Name) and node.value in names and _is_load(node, parent):
                yield Replace(node, names[node.value])
            elif isinstance(parent, cst.Annotation):
                yield from _in_quotes(node, word, names)


def _in_quotes(node: cst.CSTNode, word: re.Pattern[str], names: Mapping[str, str]) -> Iterator[Edit]:
    """Quoted names in an annotation."""
    for part in _quoted(node):
        if word.search(part.value):
            yield Replace(part, word.sub(lambda found: names[found[0]], part.value))


def _quoted(node: cst.CSTNode) -> Iterator[cst.SimpleString]:
    stack = [node]
    while stack:
        part = stack.pop()
        stack += children(part)
        if isinstance(part, cst.SimpleString):
            yield part


def _is_load(node: cst.CSTNode, parent: cst.CSTNode | None) -> bool:
    match parent:
        case cst.Attribute(attr=attr) if attr is node:
            return False
        case cst.Arg(keyword=keyword) if keyword is node:
            return False
        case cst.ImportAlias() | cst.Import() | cst.ImportFrom() | cst.AsName():
            return False
    return True


def _named(statement: cst.ImportFrom) -> Iterator[_Named]:
    if statement.relative or statement.module is None or isinstance(statement.names, cst.ImportStar):
        return
    module = cst.Module([]).code_for_node(statement.module)
    for alias in statement.names:
        name = alias.evaluated_name
        yield _Named(statement, alias, module, name, alias.evaluated_alias or name)
