"""What an edit is: nodes of the tree and new code, applied bottom-up by `apply.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    import libcst as cst

    from compatlint.dataflow.scopes.scope import File

Applicability: TypeAlias = Literal["safe", "unsafe", "display"]


# What an edit is: nodes of the tree, applied bottom-up by `edits.py`.


class RemoveArgument(Struct, frozen=True, eq=False):
    """Take `arg` out of `call`."""

    call: cst.Call
    arg: cst.Arg


class RemoveElement(Struct, frozen=True, eq=False):
    """Take `element` out of the dict display `container`."""

    container: cst.Dict
    element: cst.BaseDictElement


class AddElement(Struct, frozen=True, eq=False):
    """Put `code` among the elements of `container`, before the last of several: the first and the last stay so."""

    container: cst.List | cst.Tuple | cst.Set | cst.Subscript
    code: str


class RemoveStatement(Struct, frozen=True, eq=False):
    """Take a statement out of its block; one that leaves the block empty leaves `pass`.

    With `around` an `if` that did nothing else goes with it, where its test does nothing either.
    """

    statement: cst.BaseSmallStatement
    around: bool = False


class RemoveElse(Struct, frozen=True, eq=False):
    """Take what follows the first arm of an `if` away: its `else`, or an `elif` and all that follows."""

    statement: cst.If


class RemoveName(Struct, frozen=True, eq=False):
    """Take one of several names out of an import."""

    statement: cst.Import | cst.ImportFrom
    alias: cst.ImportAlias


class SetArgument(Struct, frozen=True, eq=False):
    """Give `call` the keyword argument `name=code`, in place where it has one, else as its last keyword."""

    call: cst.Call
    name: str
    code: str


class Replace(Struct, frozen=True, eq=False):
    """Put `code` in the place of `node`: an expression, an argument (`name=value`) or a dict's entry (`key: value`).

    Each of the names `kept` in it stands for a node within `node`, or for `node` itself, with what is edited inside it.
    """

    node: cst.BaseExpression | cst.Arg | cst.DictElement
    code: str
    kept: tuple[tuple[str, cst.BaseExpression], ...] = ()


class AddImport(Struct, frozen=True):
    """Make `import module`, or `from module import name`, stand at the top of `file` (None: that of the finding)."""

    module: str
    name: str = ""
    file: File | None = None


class InsertAfter(Struct, frozen=True, eq=False):
    """Put the statement `code` on a line of its own after the statement `node` is in (before it with `before`)."""

    node: cst.BaseSmallStatement | cst.BaseCompoundStatement
    code: str
    before: bool = False


class ReplaceStatement(Struct, frozen=True, eq=False):
    """Put the statement `code` in the place of a compound statement; `kept` as in `Replace`.

    With `body` what the statement holds follows. Comments of what goes stand above what comes.
    """

    node: cst.For | cst.With | cst.If | cst.Try
    code: str = ""
    kept: tuple[tuple[str, cst.BaseExpression], ...] = ()
    body: bool = False


class FoldArguments(Struct, frozen=True, eq=False):
    """Where a line of what `call` has become is longer than `room`, put each argument on a line of its own.

    `indent` is how much deeper than its statement the line is indented that the call begins in.
    """

    call: cst.Call
    room: int
    indent: str = ""


Edit: TypeAlias = (
    RemoveArgument
    | RemoveElement
    | AddElement
    | RemoveStatement
    | RemoveElse
    | RemoveName
    | SetArgument
    | Replace
    | AddImport
    | InsertAfter
    | ReplaceStatement
    | FoldArguments
)
