"""Where exactly the nodes of a tree stand in the text that it was parsed from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import accumulate
from typing import TYPE_CHECKING

import libcst as cst
from libcst._nodes.internal import CodegenState
from msgspec import Struct

from compatlint.source.literals import LiteralPart
from compatlint.source.text import Lines, Span, changes
from compatlint.source.unreadable import deep

if TYPE_CHECKING:
    from compatlint.source.text import TextChange

# Where nodes stand.


_NOTHING = nullcontext()


class _Marks(CodegenState):
    """Code generation that notes the offsets of the wanted nodes, as libcst's PositionProvider defines them."""

    def __init__(self, module: cst.Module, wanted: set[int]) -> None:
        super().__init__(default_indent=module.default_indent, default_newline=module.default_newline)
        self.wanted = wanted
        self.found: dict[cst.CSTNode, tuple[int, int]] = {}
        self.offset = 0
        self._starts: list[int] = []

    def add_token(self, value: str) -> None:
        self.tokens.append(value)
        self.offset += len(value)

    def add_indent_tokens(self) -> None:
        self.tokens.extend(self.indent_tokens)
        self.offset += sum(map(len, self.indent_tokens))

    def before_codegen(self, node: cst.CSTNode) -> None:
        if id(node) in self.wanted:
            self._starts.append(self.offset)

    def after_codegen(self, node: cst.CSTNode) -> None:
        if id(node) in self.wanted:
            start = self._starts.pop()
            self.found.setdefault(node, (start, self.offset))

    def record_syntactic_position(  # type: ignore[override]  # a plain context is cheaper for the many unwanted
        self,
        node: cst.CSTNode,
        *,
        start_node: cst.CSTNode | None = None,
        end_node: cst.CSTNode | None = None,
    ) -> AbstractContextManager[None]:
        return self._record(node, start_node, end_node) if id(node) in self.wanted else _NOTHING

    @contextmanager
    def _record(
        self, node: cst.CSTNode, start_node: cst.CSTNode | None, end_node: cst.CSTNode | None
    ) -> Iterator[None]:
        self.wanted.update(id(inner) for inner in (start_node, end_node) if inner is not None)
        start = self.offset
        yield
        end = self.offset
        self.found[node] = (
            self.found[start_node][0] if start_node is not None else start,
            self.found[end_node][1] if end_node is not None else end,
        )


class _MarksOfKinds(_Marks):
    """The same for all nodes of some kinds."""

    kinds: tuple[type[cst.CSTNode], ...] = ()

    def before_codegen(self, node: cst.CSTNode) -> None:
        if isinstance(node, self.kinds):
            self.wanted.add(id(node))
        super().before_codegen(node)


class Wanted(Struct, frozen=True):
    """Nodes that are looked for, maybe in many trees: by the nodes of a tree that hold them, and the ids of these."""

    asked: dict[cst.CSTNode, list[cst.CSTNode]]
    ids: set[int]

    @classmethod
    def of(cls, nodes: Iterable[cst.CSTNode]) -> Wanted:
        """The nodes; a part of a literal is held by the literal."""
        asked: dict[cst.CSTNode, list[cst.CSTNode]] = {}
        for node in nodes:
            asked.setdefault(node.literal if isinstance(node, LiteralPart) else node, []).append(node)
        return cls(asked, set(map(id, asked)))


def spans(
    module: cst.Module, nodes: Iterable[cst.CSTNode] | Wanted, text: str | None = None, cell: int | None = None
) -> dict[cst.CSTNode, Span]:
    """Exact spans of `nodes` by one code generation: without leading lines, trailing comments and an argument's comma.

    `text` is what the module was parsed from: libcst drops some white space (a form feed at the start of a line, the
    space in `except E :`), and the spans are those of the text. A node that is not in the module is left out.
    """
    wanted = nodes if isinstance(nodes, Wanted) else Wanted.of(nodes)
    marks = _Marks(module, set(wanted.ids))
    located = _located(marks, module, text, cell)
    held = ((node, *at) for whole, at in marks.found.items() for node in wanted.asked.get(whole, ()))
    return {node: located(*_within(node, start, end)) for node, start, end in held}


def spans_of(
    module: cst.Module, kinds: tuple[type[cst.CSTNode], ...], text: str | None = None, cell: int | None = None
) -> dict[cst.CSTNode, Span]:
    """The spans of all nodes of some kinds."""
    marks = _MarksOfKinds(module, set())
    marks.kinds = kinds
    located = _located(marks, module, text, cell)
    return {node: located(*at) for node, at in marks.found.items() if isinstance(node, kinds)}


def _located(marks: _Marks, module: cst.Module, text: str | None, cell: int | None) -> Callable[[int, int], Span]:
    """Generate the code; gives what makes spans of the offsets that are marked."""
    with deep():
        module._codegen(marks)
    code = "".join(marks.tokens)
    moved = _Moved(changes(code, text) if text is not None and text != code else ())
    where = Lines(code if text is None else text)
    return lambda start, end: Span(where.location(moved.start(start)), where.location(moved.end(start, end)), cell)


def _within(node: cst.CSTNode, start: int, end: int) -> tuple[int, int]:
    """Where a node is of which the whole stands there."""
    return (start + node.start, start + node.end) if isinstance(node, LiteralPart) else (start, end)


class _Moved:
    """Offsets of the generated code as offsets of the text that it differs from."""

    def __init__(self, changes: Sequence[TextChange]) -> None:
        self._ends = [change.end for change in changes]  # they ascend
        self._growth = [0, *accumulate(change.growth for change in changes)]

    def start(self, offset: int) -> int:
        return offset + self._growth[bisect_right(self._ends, offset)]

    def end(self, start: int, offset: int) -> int:
        if start == offset:
            return self.start(offset)
        return offset + self._growth[bisect_left(self._ends, offset)]
