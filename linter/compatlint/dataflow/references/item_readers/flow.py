"""The worklist: expressions that hold the dict, each with the containers around it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import ClassVar, TypeAlias

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.references.argument_flow import ANY, EACH
from compatlint.dataflow.references.item_readers.objects import dumped
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References, Slot, all_definitions
from compatlint.dataflow.scopes.scope import Change, Scope, events
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.values import Const, Unknown, options

BUDGET = 600  # expressions that one dict is followed through
Within: TypeAlias = tuple[str, ...]
"""The containers around the dict, the outermost last: "[*]" a list, "[0]" a place of a tuple, "'k'" a key, "{*}" any
key, ".name" an object."""
SLICE, VALUES = "[:]", "{*}"
REFLECTING = frozenset({"getattr", "setattr", "delattr", "hasattr", "attrgetter", "object", "patch"})
_LOADING = frozenset({"modules", "import_module", "reload"})  # attributes by which a file may come to a module
READ, MAY_READ = "it is read by", "it may be read by"


class Sighting(Struct, frozen=True, eq=False):
    """A place that sees the item, or behind which that can't be told, and how."""

    node: cst.CSTNode
    tree: Tree
    how: str

    def told(self, here: Scope, references: References) -> str:
        """The sentence, for who asks from the scope `here`."""
        file = self.tree.file
        quoted = f"`{references.line(self.node, file)}`"
        where = f" in {os.path.basename(file.filename)}" if file is not here.file else ""
        return f"{self.how} {quoted}{where}" if self.how in (READ, MAY_READ) else f"{self.how} ({quoted}{where})"


class ItemFlow(Struct):
    """What holds the dict with the item `key`; `follow` does what is done with it in one place.

    `ends` are the calls that it is for, `records` the classes of libraries that keep what they are given, and no more.
    """

    TEXT: ClassVar[str] = "(text)"  # around a dict that is dumped as JSON

    references: References
    key: str
    ends: Callable[[cst.Call], bool]
    records: Collection[str]
    follow: Callable[[ItemFlow, cst.CSTNode, Within, Tree], None]
    patient: bool = False  # who reads it is not asked for, only where it goes
    found: Sighting | None = None
    grown: list[tuple[cst.BaseExpression, bool, Tree]] = field(default_factory=list)
    """What is put into a list that holds the dict: an element, or (True) several."""
    held: set[tuple[cst.CSTNode, Within]] = field(default_factory=set)
    done: set[object] = field(default_factory=set)
    work: list[tuple[cst.CSTNode, Within, Tree]] = field(default_factory=list)

    def run(self) -> None:
        """Follow everything until somebody sees the item."""
        while self.work and self.found is None:
            node, within, tree = self.work.pop()
            if len(self.held) > BUDGET:
                self.lost(node, tree, "it is used in too many places")
            else:
                self.follow(self, node, within, tree)

    def hold(self, node: cst.CSTNode, within: Within, tree: Tree) -> None:
        """`node` is the dict, in containers."""
        if (node, within) not in self.held and len(within) < 8:
            self.held.add((node, within))
            self.work.append((node, within, tree))

    def see(self, node: cst.CSTNode, tree: Tree, how: str) -> None:
        """The item is, or may be, seen here."""
        if not self.patient:
            self.found = self.found or Sighting(node, tree, how)

    def lost(self, node: cst.CSTNode, tree: Tree, why: str) -> None:
        """Behind this place the dict can't be followed."""
        self.found = self.found or Sighting(node, tree, f"what else reads it can't be told: {why}")

    def once(self, *what: object) -> bool:
        """Is this the first time that it is asked for?"""
        new = what not in self.done
        self.done.add(what)
        return new

    def take(self, node: cst.CSTNode, within: Within, step: str, tree: Tree) -> None:
        """`node` takes a step from what holds the dict."""
        if (inner := inside(within, step)) is not None:
            self.hold(node, inner, tree)

    # names

    def named(self, home: Scope, name: str, slots: Iterable[Slot | None] | None, within: Within) -> None:
        """A name holds the dict where one of `slots` (None: any) has bound it: so does whatever reads it there."""
        wanted = None if slots is None else frozenset(slots)
        if not self.once(home, name, wanted, within):
            return
        tree = self.references.tree(home.file)
        single = wanted is None or len({*all_definitions(home, name)} | wanted) == 1
        for inner in home.walk():
            for load in _places(inner, name) if inner.home(name) is home else ():
                found = () if single or wanted is None else self.references.definitions(load, tree)
                if single or wanted is None or not found or wanted.intersection(found):
                    self.hold(load, within, tree)
        if home.kind == "module":
            self._exported(home, name, within, tree)
        elif home.kind == "class":
            self.attribute(home, name, within)

    def _exported(self, module: Scope, name: str, within: Within, tree: Tree) -> None:
        """A global: other files may import it, or name it in a text."""
        self._unseen(module, name, tree)
        for reference in self.references.to_global(module, name):
            self.hold(reference.node, within, reference.tree)
        for file in self.references.project.naming(module.file, name):
            where = self.references.tree(file)
            for local in self.references.imported_from(module, name, file) if file is not module.file else ():
                self.named(file.scope, local, None, within)  # others may import it from there
            for node in where.attributes.get(name, ()) if _LOADING & where.attributes.keys() else ():
                found = (one.value for one in options(self.references.value(node.value, where)))
                if any(isinstance(one, Unknown) for one in found):
                    self.hold(node, within, where)
            self._named_in_texts(where, name)

    def _unseen(self, scope: Scope, name: str, tree: Tree) -> None:
        elsewhere = self.references.project.unseen(scope.file, name)
        if elsewhere is not None:
            why = f"`{name}` may be used by {os.path.basename(elsewhere)}, which isn't checked"
            self.lost(scope.node if scope.kind == "class" else tree.file.modules[0], tree, why)

    def attribute(self, cls: Scope, name: str, within: Within) -> None:
        """Objects of a class hold the dict in an attribute."""
        if self.once(cls, name, within):
            self._unseen(cls, name, self.references.tree(cls.file))
            for reference in self.references.to_attribute(cls, name):
                self.hold(reference.node, within, reference.tree)
            for file in self.references.project.mentioning(cls.file, name):
                self._named_in_texts(self.references.tree(file), name)
            for node, tree in dumped(cls, self.references):
                self.see(node, tree, "it is looked at as a whole")

    def _named_in_texts(self, tree: Tree, name: str) -> None:
        for text in tree.strings:
            if text.raw_value.rpartition(".")[2] == name and _names(text, tree, name):
                self.lost(text, tree, f"`{name}` is named in a text")

    def step_of(self, key: cst.BaseExpression | None, tree: Tree) -> str:
        """The step that `[key]` is."""
        if key is None:
            return SLICE
        found = [one.value for one in options(self.references.value(key, tree))]
        if len(found) == 1 and isinstance(found[0], Const):
            value = found[0].value
            if isinstance(value, str):
                return f"'{value}'"
            if isinstance(value, int) and value >= 0:
                return f"[{value}]"
        return ANY


def _places(scope: Scope, name: str) -> Iterator[cst.Name]:
    """The expressions of a scope that are what a name holds: those that read it, and `name` of `del name[key]`."""
    yield from scope.loads.get(name, ())
    for item in events(scope):
        if isinstance(item, Change) and item.how == "delete" and item.path[0] == name:
            node = item.node
            while isinstance(node, (cst.Subscript, cst.Attribute)):
                node = node.value
            if isinstance(node, cst.Name):
                yield node


def inside(within: Within, step: str) -> Within | None:
    """The containers that are left after a step; None where it leads to something else."""
    around, rest = within[-1], within[:-1]
    if step == SLICE:
        return within
    if around == EACH or around.startswith("["):
        leads = step in (EACH, ANY) or (step.startswith("[") and around in (EACH, step))
    else:
        leads = step != EACH and (step in (ANY, VALUES, around) or around == VALUES)
    return rest if leads else None


def _names(text: cst.SimpleString, tree: Tree, name: str) -> bool:
    """Is a text that of an attribute by its way, of `getattr` and the like, or of `globals()`?"""
    if text.raw_value != name:
        return all(part.isidentifier() for part in text.raw_value.split("."))
    parent = tree.parent(text)
    around = tree.parent(parent) if parent is not None else None
    if isinstance(parent, cst.Arg) and isinstance(around, cst.Call):
        return last_name(around.func) in REFLECTING
    container = tree.parent(around) if isinstance(parent, cst.Index) and around is not None else None
    if isinstance(container, cst.Subscript):
        return last_name(container.value) in ("globals", "vars", "__dict__", "__globals__", "f_globals")
    targets = tree.parent(around) if isinstance(parent, cst.Element) and around is not None else None
    names = targets.targets if isinstance(targets, cst.Assign) else ()
    return any(last_name(one.target) == "__all__" for one in names)
