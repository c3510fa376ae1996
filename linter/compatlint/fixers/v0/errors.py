"""The exceptions of openai < 1.0, wherever they are named: what is raised in the same cases since.

One of them may be two now, and two of them may be one: what would catch something else than before is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.references.parents import Tree, only_tells
from compatlint.dataflow.scopes.tree import children, descendants, last_name
from compatlint.edits.edit import Edit, Replace
from compatlint.fixers.fields.request import Unfit
from compatlint.fixers.v0.names import Names, PackageName

# openai 0.28.1, error.py, and what openai 3.57.0 (`_exceptions.py`) calls the same.
ATTRIBUTES = {"http_status": "status_code", "user_message": "message", "_message": "message"}
GONE = frozenset(
    {"json_body", "http_body", "headers", "error", "organization", "should_retry", "construct_error_object"}
)
WITHOUT_STATUS = frozenset({"OpenAIError", "APIConnectionError", "APITimeoutError"})
WIDER = {"APITimeoutError": {"APIConnectionError"}}  # which class is one of another since 1.0, as it was not before
TAKE_TUPLES = frozenset(
    {
        *("isinstance", "issubclass", "suppress", "raises", "on_exception"),
        *("retry_if_exception_type", "retry_if_not_exception_type", "retry_unless_exception_type"),
    }
)


class Errors(Struct, frozen=True, eq=False):
    """The exceptions that one file names, and what becomes of them.

    `module` is how the package is called in the file where it is imported as a whole.
    """

    names: Names
    table: Mapping[str, tuple[str, ...]]
    module: str
    needed: set[str] = field(default_factory=set)
    """What has to be imported from the package; filled by `edits`."""
    printed: dict[cst.ExceptHandler, str] = field(default_factory=dict)
    """Those above which another takes an exception that they took, and prints something else; filled by `edits`."""

    @property
    def tree(self) -> Tree:
        """The tree of the file."""
        return self.names.tree

    @property
    def is_of_module(self) -> bool:
        """Is any of them named as something of the package?"""
        named = [
            (mention, found) for mention in self.names.mentions if (found := mention.within(frozenset(self.table)))
        ]
        return bool(self.module) and any(found[1] is not mention.nodes[0] for mention, found in named)

    def edits(self) -> list[Edit]:
        """The edits of all; Unfit where one can't be told, or would catch something else."""
        new = dict(self._new())
        handlers = {one for node in new if (one := self._handler(node)) is not None}
        for handler in handlers:
            self._check_order(handler, new)
        edits: list[Edit] = []
        displays: dict[cst.CSTNode, list[cst.CSTNode]] = {}
        for node, codes in new.items():
            display = self._display(node)
            if display is not None:
                displays.setdefault(display, []).append(node)
            elif _code(node) != self._joined(node, codes):
                edits.append(Replace(node, self._joined(node, codes)))
        edits += (edit for display in displays for edit in self._rebuilt(display, new))
        edits += (edit for handler in self._handlers() for edit in self._attributes(handler, new))
        return edits

    def _handlers(self) -> Iterator[cst.ExceptHandler]:
        """Every `except` of the file: one of `Exception` may ask what it has caught."""
        stack: list[cst.CSTNode] = list(self.tree.file.modules)
        while stack:
            node = stack.pop()
            stack.extend(children(node))
            if isinstance(node, cst.ExceptHandler):
                yield node

    def _new(self) -> Iterator[tuple[cst.BaseExpression, tuple[str, ...]]]:
        """Each exception that is named, with the code of what stands in its place."""
        known = frozenset(self.table)
        for mention in self.names.mentions:
            found = mention.within(known)
            if found is not None:
                path, node = found
                if not self.table[path]:
                    raise Unfit(f"`{path}` is never raised in openai 1.x")
                yield node, tuple(self._spelled(one.rpartition(".")[2], mention, node) for one in self.table[path])

    def _spelled(self, name: str, mention: PackageName, node: cst.BaseExpression) -> str:
        if node is mention.nodes[0]:  # imported by its name
            alias = mention.imported.alias.evaluated_alias
            if alias and len(self.table[mention.names[0]]) == 1:
                return alias
            self.needed.add(name)
            return name
        if self.module:
            return f"{self.module}.{name}"
        self.needed.add(name)
        return name

    # where they stand

    def _handler(self, node: cst.CSTNode) -> cst.ExceptHandler | None:
        """The `except` that an exception is caught by."""
        here = self.tree.parent(node)
        while isinstance(here, (cst.Element, cst.Tuple)):
            here = self.tree.parent(here)
        return here if isinstance(here, cst.ExceptHandler) else None

    def _display(self, node: cst.CSTNode) -> cst.Tuple | cst.List | None:
        element = self.tree.parent(node)
        display = self.tree.parent(element) if isinstance(element, cst.Element) else None
        return display if isinstance(display, (cst.Tuple, cst.List)) else None

    def _joined(self, node: cst.BaseExpression, codes: tuple[str, ...]) -> str:
        """The code in the place of one exception that is not an element of a tuple."""
        parent = self.tree.parent(node)
        name = f"`{_code(node)}`"
        match parent:
            case cst.Call(func=func) if func is node:
                raise Unfit(f"{name} is made here, which takes other arguments in 1.x")
            case cst.Raise():
                raise Unfit(f"{name} is raised here, which takes arguments in 1.x")
        around = self.tree.parent(parent) if parent is not None else None
        if isinstance(around, cst.ClassDef):
            raise Unfit(f"a class is derived of {name}")
        if len(codes) == 1:
            return codes[0]
        takes = isinstance(around, cst.Call) and last_name(around.func) in TAKE_TUPLES
        if isinstance(parent, (cst.ExceptHandler, cst.Assign)) or takes:
            return f"({', '.join(codes)})"
        raise Unfit(f"{name} is two classes in 1.x, which fit not everywhere")

    def _rebuilt(self, display: cst.CSTNode, new: Mapping[cst.BaseExpression, tuple[str, ...]]) -> Iterator[Edit]:
        """The edits of a tuple or list of exceptions, in which none comes twice."""
        assert isinstance(display, (cst.Tuple, cst.List))
        elements = [one.value for one in display.elements]
        found = [code for one in elements for code in new.get(one, (_code(one),))]
        if len(set(found)) == len(found) == len(elements):
            for node in elements:
                if node in new and _code(node) != new[node][0]:
                    yield Replace(node, new[node][0])
            return
        unique = list(dict.fromkeys(found))
        inner = ", ".join(unique)
        if isinstance(display, cst.List):
            yield Replace(display, f"[{inner}]")
        elif len(unique) == 1:
            yield Replace(display, f"({unique[0]},)" if self._handler(display) is None else unique[0])
        else:
            yield Replace(display, f"({inner})")

    # what is caught

    def _caught(self, handler: cst.ExceptHandler, new: Mapping[cst.BaseExpression, tuple[str, ...]]) -> set[str]:
        stack: list[cst.CSTNode] = [handler.type] if handler.type is not None else []
        found: set[str] = set()
        while stack:
            node = stack.pop()
            if isinstance(node, cst.BaseExpression) and node in new:
                found |= {code.rpartition(".")[2] for code in new[node]}
            else:
                stack.extend(children(node))
        return found

    def _check_order(self, handler: cst.ExceptHandler, new: Mapping[cst.BaseExpression, tuple[str, ...]]) -> None:
        """Unfit where an `except` above it takes what it took."""
        statement = self.tree.parent(handler)
        if not isinstance(statement, cst.Try):
            return
        own = self._caught(handler, new)
        for above in statement.handlers:
            if above is handler:
                return
            taken = own & {*self._caught(above, new)} | {
                name for name in own if WIDER.get(name, set()) & self._caught(above, new)
            }
            alike = _code(above.body) == _code(handler.body)
            if taken and not alike and not _done(above.body) == _done(handler.body) != []:
                raise Unfit(f"`{min(taken)}` is also what an `except` above takes in 1.x, which does something else")
            if taken and not alike:
                self.printed[handler] = min(taken)

    def _attributes(
        self, handler: cst.ExceptHandler, new: Mapping[cst.BaseExpression, tuple[str, ...]]
    ) -> Iterator[Edit]:
        """The attributes of the exception that is caught; one of any class may be one of these."""
        if not new or handler.name is None or not isinstance(handler.name.name, cst.Name):
            return
        name, caught = handler.name.name.value, self._caught(handler, new)
        inside = list(descendants(handler.body))
        about = bool(caught) or any(isinstance(node, cst.BaseExpression) and node in new for node in inside)
        for node in inside:
            match node:
                case cst.Attribute(value=cst.Name(value=owner), attr=cst.Name(value=attribute)) if owner == name:
                    if about and attribute in GONE:
                        raise Unfit(f"`{name}.{attribute}` of an exception is read, which has none in 1.x")
                    if attribute == "http_status" and (not caught or caught & WITHOUT_STATUS):
                        yield Replace(node, f'getattr({name}, "status_code", None)')
                    elif attribute in ATTRIBUTES and (about or attribute != "_message"):
                        yield Replace(node.attr, ATTRIBUTES[attribute])


def _done(body: cst.BaseSuite) -> list[str]:
    """What a block does but printing and logging; nothing where that is what it is for."""
    lines = [line.body if isinstance(line, cst.SimpleStatementLine) else (line,) for line in body.body]
    return [_code(part) for line in lines for part in line if not only_tells(part)]


def _code(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node)
