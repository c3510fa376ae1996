"""Edits applied to a tree: separators, comments and blank lines are left as a person would leave them.

The nodes of an edit are those of the tree it is applied to, known by identity. Only the ways from the module to them
are rebuilt, the innermost node first, so an edit inside of what another edit changes is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any, TypeAlias

import libcst as cst

from compatlint.edits.edit import (
    AddElement,
    AddImport,
    Edit,
    FoldArguments,
    InsertAfter,
    RemoveArgument,
    RemoveElement,
    RemoveElse,
    RemoveName,
    RemoveStatement,
    Replace,
    ReplaceStatement,
    SetArgument,
)
from compatlint.edits.elements import with_element
from compatlint.edits.imports import binds, with_import
from compatlint.edits.separators import DIRECTIVE, Items, has_comment, in_parentheses
from compatlint.edits.statements import Body, Statement, one_above, parsed, statements_of
from compatlint.edits.walk import code_fields, comments_in, is_idle, ways

_Line: TypeAlias = cst.SimpleStatementLine | cst.SimpleStatementSuite


def apply(module: cst.Module, edits: Iterable[Edit]) -> cst.Module:
    """`module` after those of `edits` that are on its nodes, equal ones made once, and the imports that they need."""
    wanted = {content(edit): edit for edit in edits}.values()
    imports = [edit for edit in wanted if isinstance(edit, AddImport)]
    rebuild = _Rebuild(module, wanted)
    if not rebuild.ways and len(imports) < len(wanted):  # the edits are on other cells of a notebook
        return module
    return reduce(with_import, imports, rebuild.tree())


def content(edit: Edit) -> tuple[object, ...]:
    """What makes two edits the same."""
    return (type(edit), *(getattr(edit, name) for name in edit.__struct_fields__))


def apply_in_order(modules: Iterable[cst.Module], edits: Iterable[Edit]) -> list[cst.Module]:
    """The same for modules that share their names: what one imports is not imported by a later one again."""
    wanted = list(edits)
    imports = list({content(edit): edit for edit in wanted if isinstance(edit, AddImport)}.values())
    own: dict[cst.CSTNode, list[int]] = {}
    for number, edit in enumerate(wanted):
        if (node := target(edit)) is not None:
            own.setdefault(node, []).append(number)
    found: list[cst.Module] = []
    for module in modules:
        way = ways(module, own.keys())
        if own and not way:
            found.append(module)
            continue
        mine = sorted(number for node in way for number in own.get(node, ()))
        new = [edit for edit in imports if not any(binds(earlier, edit) for earlier in found)]
        found.append(apply(module, [*(wanted[number] for number in mine), *new]))
    return found


def target(edit: Edit) -> cst.CSTNode | None:
    """The node that an edit is made on; None for an import."""
    match edit:
        case RemoveArgument(_, node) | RemoveElement(_, node) | RemoveName(_, node) | RemoveStatement(node):
            return node
        case Replace(node) | InsertAfter(node) | SetArgument(node) | ReplaceStatement(node) | FoldArguments(node):
            return node
        case RemoveElse(node) | AddElement(node):
            return node
    return None


class _Rebuild:
    """The edits of one tree, by the node that they are made on."""

    def __init__(self, module: cst.Module, edits: Iterable[Edit]) -> None:
        self.module = module
        self.removed: set[cst.CSTNode] = set()
        self.with_if: set[cst.CSTNode] = set()
        self.elseless: set[cst.CSTNode] = set()
        self.replaced: dict[cst.CSTNode, Replace] = {}
        self.statements: dict[cst.CSTNode, ReplaceStatement] = {}
        self.settings: dict[cst.CSTNode, list[SetArgument]] = {}
        self.added: dict[cst.CSTNode, list[AddElement]] = {}
        self.folds: dict[cst.CSTNode, FoldArguments] = {}
        self.ended: set[cst.CSTNode] = set()  # lines whose comment went to the end of their first one
        inserts = [edit for edit in edits if isinstance(edit, InsertAfter)]
        for edit in edits:
            self._add(edit)
        edited = {*self.removed, *self.replaced, *self.statements, *self.settings, *self.folds, *self.elseless}
        self.ways = ways(module, {*edited, *self.added, *(edit.node for edit in inserts)})
        self.inserted: dict[cst.CSTNode, list[InsertAfter]] = {}
        for insert in (edit for edit in inserts if edit.node in self.ways):
            self.inserted.setdefault(self._in_block(insert.node), []).append(insert)

    def _add(self, edit: Edit) -> None:
        match edit:
            case RemoveArgument(_, node) | RemoveElement(_, node) | RemoveName(_, node) | RemoveStatement(node):
                self.removed.add(node)
                if isinstance(edit, RemoveStatement) and edit.around:
                    self.with_if.add(node)
            case Replace(node):
                self.replaced[node] = edit
            case ReplaceStatement(node):
                self.statements[node] = edit
            case RemoveElse(node):
                self.elseless.add(node)
            case AddElement(node):
                self.added.setdefault(node, []).append(edit)
            case FoldArguments(call):
                self.folds[call] = edit
            case SetArgument(call):
                self.settings.setdefault(call, []).append(edit)

    def _in_block(self, node: cst.CSTNode) -> cst.CSTNode:
        """What a block holds of `node`: the line rather than a part of it, the `if` rather than its `elif`."""
        while (parent := self.ways[node]) and not isinstance(parent, (cst.BaseSuite, cst.Module)):
            node = parent
        return node

    def tree(self) -> cst.Module:
        """The tree with every edit made, the innermost first."""
        new: dict[cst.CSTNode, Any] = {}
        for node in reversed(list(self.ways)):
            new[node] = _with_children(node, new)
            new[node] = self._edited(node, new[node], new)
        return new.get(self.module, self.module)  # type: ignore[no-any-return]

    def _edited(self, old: cst.CSTNode, new: Any, done: Mapping[cst.CSTNode, Any]) -> cst.CSTNode:
        """`new`, which is `old` with its children rebuilt, after the edits that are made on it."""
        if old in self.replaced:
            edit = self.replaced[old]
            kept = {name: done.get(node, node) for name, node in edit.kept}
            if isinstance(old, (cst.Arg, cst.DictElement)):
                return _item(edit, new, kept)
            return _expression(edit, self.ways[old], kept)
        match old:
            case cst.Call() | cst.Dict():
                return self._items(old, new)
            case cst.List() | cst.Tuple() | cst.Set() | cst.Subscript() if old in self.added:
                for addition in self.added[old]:
                    new = with_element(new, addition.code)
            case cst.Import() | cst.ImportFrom():
                return self._names(old, new)
            case cst.If() if old in self.elseless:
                return new.with_changes(orelse=None)  # type: ignore[no-any-return]
            case cst.SimpleStatementSuite():
                return self._suite(old, new)
            case cst.Module() | cst.IndentedBlock():
                return self._block(old, new, done)
        return new  # type: ignore[no-any-return]

    def _items(self, old: cst.Call | cst.Dict, new: cst.Call | cst.Dict) -> cst.CSTNode:
        items = Items(new)
        pairs = zip(Items(old).items, items.items, strict=True)
        gone = [after for before, after in pairs if before in self.removed or _was_emptied(before, after)]
        settings = self.settings.get(old, ())
        for setting in settings:
            items.set_argument(setting, gone)
        for item in gone:
            items.remove(item)
        changed = items.into(new) if gone or settings else new
        if old in self.folds and isinstance(changed, cst.Call):
            return self._folded(self.folds[old], changed)
        return changed

    def _names(self, old: cst.Import | cst.ImportFrom, new: cst.Import | cst.ImportFrom) -> cst.CSTNode:
        if isinstance(old.names, cst.ImportStar) or isinstance(new.names, cst.ImportStar):
            return new
        kept = [after for before, after in zip(old.names, new.names, strict=True) if before not in self.removed]
        if not kept or len(kept) == len(old.names):
            return new
        closed = isinstance(old, cst.ImportFrom) and old.rpar is not None
        end = new.names[-1].comma if closed else cst.MaybeSentinel.DEFAULT
        return new.with_changes(names=[*kept[:-1], kept[-1].with_changes(comma=end)])

    def _folded(self, edit: FoldArguments, call: cst.Call) -> cst.CSTNode:
        items = Items(call)
        lines = self.module.code_for_node(call).splitlines()
        if max(map(len, lines)) > edit.room and items.fold(edit.indent, self.module.default_indent):
            items.end_first_line(self._for_first_line(edit.call))
            return items.into(call)
        return call

    def _for_first_line(self, call: cst.CSTNode) -> cst.TrailingWhitespace | None:
        """What a checker is told at the end of a line stays on it where a call of it is split."""
        here: cst.CSTNode | None = call
        while here is not None and not isinstance(here, cst.SimpleStatementLine):
            here = self.ways[here]
        comment = here.trailing_whitespace.comment if here is not None else None
        if here is None or comment is None or here in self.ended or not DIRECTIVE.search(comment.value):
            return None
        if len(self.module.code_for_node(here.with_changes(leading_lines=())).splitlines()) > 1:
            return None
        self.ended.add(here)
        return here.trailing_whitespace

    def _block(
        self, old: cst.Module | cst.IndentedBlock, new: cst.Module | cst.IndentedBlock, done: Mapping[cst.CSTNode, Any]
    ) -> cst.CSTNode:
        body = Body()
        for before, statement in zip(old.body, statements_of(new), strict=True):
            above, below = self._insertions([before])
            kept = self._kept(before, statement, done)
            if not kept:
                body.drop(statement.leading_lines)
            elif above:
                top = not body.statements and isinstance(new, cst.Module)
                above[0], kept[0] = one_above(above[0], kept[0], top=top)
            for each in (*above, *kept, *below):
                body.add(each)
        return body.into(new)

    def _kept(self, old: cst.CSTNode, new: Statement, done: Mapping[cst.CSTNode, Any]) -> list[Statement]:
        """What a block holds in the place of a statement."""
        if old in self.statements:
            return _instead(self.statements[old], new, done)
        if self._is_emptied(old, new):
            return []
        line = self._line(old, new)
        return [line] if line is not None else []

    def _is_emptied(self, old: cst.CSTNode, new: Statement) -> bool:
        """Is it an `if` that did nothing but what is removed, and tests nothing that could matter?"""
        if not isinstance(old, cst.If) or not isinstance(new, cst.If) or old.orelse is not None:
            return False
        parts = [old.body] if isinstance(old.body, cst.SimpleStatementSuite) else list(old.body.body)
        lines = [part.body for part in parts if isinstance(part, (cst.SimpleStatementLine, cst.SimpleStatementSuite))]
        gone = len(lines) == len(parts) and all(small in self.with_if for line in lines for small in line)
        return gone and is_idle(old.test) and not has_comment(new)

    def _suite(self, old: cst.SimpleStatementSuite, new: cst.SimpleStatementSuite) -> cst.CSTNode:
        """A suite on the line of its header; it becomes a block where a line is inserted."""
        kept = self._small(old, new)
        above, below = self._insertions(old.body)
        if not above and not below:
            return new.with_changes(body=kept or [cst.Pass()])
        line = cst.SimpleStatementLine(kept, trailing_whitespace=new.trailing_whitespace)
        return cst.IndentedBlock([*above, *([line] if kept else []), *below])

    def _line(self, old: cst.CSTNode, new: Statement) -> Statement | None:
        if isinstance(new, cst.SimpleStatementLine) and old in self.ended:
            end = new.trailing_whitespace.with_changes(comment=None, whitespace=cst.SimpleWhitespace(""))
            new = new.with_changes(trailing_whitespace=end)
        if not isinstance(old, cst.SimpleStatementLine) or self.removed.isdisjoint(old.body):
            return new
        kept = self._small(old, cst.ensure_type(new, cst.SimpleStatementLine))
        return new.with_changes(body=kept) if kept else None

    def _small(self, old: _Line, new: _Line) -> list[cst.BaseSmallStatement]:
        """The statements of a line that stay."""
        kept = [after for before, after in zip(old.body, new.body, strict=True) if before not in self.removed]
        return [*kept[:-1], *(last.with_changes(semicolon=new.body[-1].semicolon) for last in kept[-1:])]

    def _insertions(self, nodes: Iterable[cst.CSTNode]) -> tuple[list[Statement], list[Statement]]:
        """The new statements above and below `nodes` of a block."""
        edits = [edit for node in nodes for edit in self.inserted.get(node, ())]
        above = [line for edit in edits if edit.before for line in parsed(edit.code)]
        return above, [line for edit in edits if not edit.before for line in parsed(edit.code)]


def _with_children(node: cst.CSTNode, new: Mapping[cst.CSTNode, Any]) -> cst.CSTNode:
    def rebuilt(value: Any) -> Any:
        return [new.get(part, part) for part in value] if isinstance(value, (list, tuple)) else new.get(value, value)

    changes = {name: rebuilt(getattr(node, name)) for name in code_fields(type(node))}
    try:
        return node.with_changes(**changes)
    except cst.CSTValidationError:  # `return"text"` and the like have no room for a name
        changed = {name: value for name, value in changes.items() if value is not getattr(node, name)}
        return node.with_changes(**{name: in_parentheses(value) for name, value in changed.items()})


def _instead(edit: ReplaceStatement, new: Any, done: Mapping[cst.CSTNode, Any]) -> list[Statement]:
    """The statements that come in the place of a compound one, the comments that go above them."""
    kept = _Filled({name: done.get(node, node) for name, node in edit.kept})
    lines = [cst.ensure_type(line.visit(kept), type(line)) for line in parsed(edit.code)]
    gone = new.with_changes(leading_lines=())
    if edit.body:
        gone = gone.with_changes(body=gone.body.with_changes(body=()))
        lines += _held(new.body)
    if not lines:
        return []
    comments = [cst.EmptyLine(comment=comment) for comment in comments_in(gone, {node for _, node in edit.kept})]
    first = [*new.leading_lines, *comments, *lines[0].leading_lines]
    return [lines[0].with_changes(leading_lines=first), *lines[1:]]


def _held(suite: cst.BaseSuite) -> list[Statement]:
    """The statements of a suite as those of a block."""
    if isinstance(suite, cst.IndentedBlock):
        return statements_of(suite)
    parts = cst.ensure_type(suite, cst.SimpleStatementSuite).body
    return [cst.SimpleStatementLine([part.with_changes(semicolon=cst.MaybeSentinel.DEFAULT)]) for part in parts]


# Expressions.

_ROOMY = (  # where any expression but a tuple stands without parentheses
    *(cst.AnnAssign, cst.Annotation, cst.Arg, cst.Assign, cst.AugAssign, cst.DictElement, cst.Element, cst.Expr),
    *(cst.For, cst.FormattedStringExpression, cst.If, cst.Index, cst.Param, cst.Return, cst.While, cst.WithItem),
    *(cst.Element, cst.Yield, cst.DictComp, cst.GeneratorExp, cst.Lambda, cst.ListComp, cst.SetComp),
)
_LOOSE = (
    *(cst.Await, cst.BinaryOperation, cst.BooleanOperation, cst.Comparison),
    *(cst.IfExp, cst.Lambda, cst.UnaryOperation),
)


def _item(edit: Replace, item: Any, kept: Mapping[str, cst.BaseExpression]) -> cst.CSTNode:
    """An argument or an entry of a dict with the keyword or key and the value that the code of `edit` says."""
    if isinstance(item, cst.Arg):
        arg = cst.ensure_type(cst.parse_expression(f"_({edit.code})"), cst.Call).args[0]
        return item.with_changes(keyword=arg.keyword, value=_filled(arg.value, edit, kept))
    entry = cst.ensure_type(cst.parse_expression(f"{{{edit.code}}}"), cst.Dict).elements[0]
    key = cst.ensure_type(entry, cst.DictElement).key
    return cst.ensure_type(item, cst.DictElement).with_changes(key=key, value=_filled(entry.value, edit, kept))


def _filled(new: cst.BaseExpression, edit: Replace, kept: Mapping[str, cst.BaseExpression]) -> cst.BaseExpression:
    """`new` with what is kept; a node that is kept itself leaves its parentheses to what is put around it."""
    inside = {
        name: kept[name].with_changes(lpar=(), rpar=()) if node is edit.node else kept[name] for name, node in edit.kept
    }
    done = new.visit(_Filled(inside)) if inside else new
    assert isinstance(done, cst.BaseExpression)
    return done


def _expression(
    edit: Replace, parent: cst.CSTNode | None, kept: Mapping[str, cst.BaseExpression]
) -> cst.BaseExpression:
    """The code of `edit` as a node, in the parentheses of the node that it replaces or that it needs in `parent`."""
    new = _filled(cst.parse_expression(edit.code), edit, kept)
    if isinstance(edit.node, cst.BaseExpression) and edit.node.lpar:
        return new.with_changes(lpar=edit.node.lpar, rpar=edit.node.rpar)
    loose = isinstance(new, _LOOSE) and not isinstance(parent, _ROOMY) and type(new) is not type(edit.node)
    number = isinstance(new, cst.BaseNumber) and isinstance(parent, cst.Attribute)
    return in_parentheses(new) if loose or number or isinstance(new, cst.Tuple) else new


class _Filled(cst.CSTTransformer):
    """Puts nodes in the places of the names that stand for them."""

    def __init__(self, nodes: Mapping[str, cst.BaseExpression]) -> None:
        super().__init__()
        self._nodes = nodes

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:  # noqa: N802  # libcst's
        node = self._nodes.get(updated_node.value, updated_node)
        return node.with_changes(lpar=updated_node.lpar, rpar=updated_node.rpar) if updated_node.lpar else node


def _unpacked(item: cst.Arg | cst.BaseDictElement) -> cst.Dict | None:
    """The dict display behind `**`."""
    starred = item.star == "**" if isinstance(item, cst.Arg) else isinstance(item, cst.StarredDictElement)
    return item.value if starred and isinstance(item.value, cst.Dict) else None


def _was_emptied(old: cst.Arg | cst.BaseDictElement, new: cst.Arg | cst.BaseDictElement) -> bool:
    """Whether `**{…}` became `**{}`; one that still holds a comment is kept for it."""
    before, after = _unpacked(old), _unpacked(new)
    return bool(before and after and before.elements and not after.elements and not has_comment(after))
