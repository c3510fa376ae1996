"""One scope as it is written: what happens in it, in order, and where the walk stands."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

import libcst as cst

from compatlint.dataflow.scopes.scope import Block, Branch, Change, Definition, Parameter, Point, Scope


class Writer:
    """Writes one scope; `block` is where the walk stands."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.block = scope.block
        self.whole: cst.Expr | None = None  # the expression statement that the walk is in
        self.breaks = False  # is there a way out of the loop that the walk is in?

    @property
    def point(self) -> Point:
        """Just before what comes next."""
        return Point(self.block, len(self.block.items))

    def add(self, item: Definition | Change) -> None:
        """Something happens to a name, or to what it holds."""
        self.block.items.append(item)
        name = item.path[0]
        block = self.block
        while block.branch is not None and name not in block.branch.names:
            block.branch.names.add(name)
            block = block.branch.block
        if isinstance(item, Change) or len(item.path) > 1:
            if name not in self.scope.changed and self.scope.parent is not None:
                self.scope.module.changers.setdefault(name, []).append(self.scope)
            self.scope.changed.add(name)
            if isinstance(item, Definition):
                self.scope.attributes.add(item.path)
            return
        home = self.scope.outer.get(name)
        if name in self.scope.bound:
            self.scope.rebound.add(name)
        if home is None:
            self.scope.bound.add(name)
        else:
            home.foreign.setdefault(name, []).append((self.scope, item))
            home.bound.add(name)

    def alias(self, one: str, other: str) -> None:
        """Two names of the same object: a change through one is a change of the other."""
        both = self.scope.aliases.get(one, {one}) | self.scope.aliases.get(other, {other})
        for name in both:
            self.scope.aliases[name] = both

    # branches

    def branch(
        self, kind: Literal["if", "loop", "try", "match"], key: Hashable, test: cst.BaseExpression | None = None
    ) -> Branch:
        """From here the program goes one of several ways."""
        made = Branch(key, kind, self.block, len(self.block.items), test=test)
        self.block.items.append(made)
        return made

    def go_into(self, branch: Branch) -> Block:
        """Stand in the next arm of `branch`; the block to come back to."""
        outer, self.block = self.block, Block(self.scope, branch, len(branch.arms))
        branch.arms.append(self.block)
        return outer

    def leave(self, branch: Branch) -> None:
        """When every way out of an exhaustive branch leaves, so does the block."""
        if branch.exhaustive and all(arm.exits for arm in branch.arms):
            self.block.exits = "loop" if any(arm.exits == "loop" for arm in branch.arms) else "function"

    # scopes

    def inner(self, kind: Literal["class", "function", "lambda", "comprehension"], node: cst.CSTNode) -> Writer:
        """The writer of a scope that begins here."""
        scope = Scope(kind, node, self.scope, self.scope.file, self.point)
        self.scope.inner[node] = scope
        if isinstance(node, cst.FunctionDef):
            self.scope.functions.setdefault(node.name.value, scope)
        return Writer(scope)

    def declare(self, params: cst.Parameters) -> None:
        """The parameters of the scope."""
        declared = self.scope.params
        for param in params.posonly_params:
            declared[param.name.value] = Parameter(param.name.value, "positional", param, only_positional=True)
        for param in params.params:
            declared[param.name.value] = Parameter(param.name.value, "positional", param)
        if isinstance(params.star_arg, cst.Param):
            declared[params.star_arg.name.value] = Parameter(params.star_arg.name.value, "args", params.star_arg)
        for param in params.kwonly_params:
            declared[param.name.value] = Parameter(param.name.value, "keyword", param)
        if params.star_kwarg is not None:
            name = params.star_kwarg.name.value
            declared[name] = Parameter(name, "kwargs", params.star_kwarg)
        self.scope.bound.update(declared)
