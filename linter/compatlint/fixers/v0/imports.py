"""The imports of the package after a rewrite: what is gone goes, and what is named from now on comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import libcst as cst

from compatlint.edits.edit import AddImport, Edit, InsertAfter, RemoveName, RemoveStatement
from compatlint.fixers.v0.names import Imported, Names


def module_import(names: Names) -> Imported | None:
    """The import of the package as a whole."""
    plain = [one for one in names.imports if isinstance(one.statement, cst.Import) and one.name == names.package]
    return next(iter(plain), None)


def may_go(names: Names) -> bool:
    """Is the package as a whole imported once, at the top of the file, by a statement of its own?"""
    plain = [one.statement for one in names.imports if isinstance(one.statement, cst.Import)]
    return len(plain) == 1 and len(plain[0].names) == 1 and _is_at_top(names, plain[0])


def edits(
    names: Names, needed: set[str], renamed: Mapping[str, tuple[str, ...]], *, keeps_module: bool
) -> Iterator[Edit]:
    """The edits of the imports.

    `needed` are names of the package that the file reads now, `renamed` what stands in the place of those that it
    imported by name; the package itself goes unless the file `keeps_module`.
    """
    statements: dict[cst.ImportFrom, list[Imported]] = {}
    for one in names.imports:
        if isinstance(one.statement, cst.ImportFrom):
            statements.setdefault(one.statement, []).append(one)
    top = next((statement for statement in statements if _is_at_top(names, statement)), None)
    missing = set(needed)
    for statement, imported in statements.items():
        here = {new for one in imported for new in _renamed(one, renamed)}
        if statement is top:
            at_top = [one for other, own in statements.items() if _is_at_top(names, other) for one in own]
            here = {new for one in at_top for new in _renamed(one, renamed)} | needed
            missing -= {*here}
        elif _is_at_top(names, statement):
            here = set()
        if here:
            yield InsertAfter(statement, _import(here, names, statement))
        if here or len(imported) == len(_aliases(statement)):
            yield RemoveStatement(statement)
        else:
            yield from (RemoveName(statement, one.alias) for one in imported)
    whole = module_import(names)
    if keeps_module:
        if whole is None:
            yield AddImport(names.package, file=names.tree.file)
    elif whole is not None and isinstance(whole.statement, cst.Import) and may_go(names) and missing:
        yield InsertAfter(whole.statement, _import(missing, names, whole.statement))
        missing = set()
    if not keeps_module:
        plain = [one.statement for one in names.imports if isinstance(one.statement, cst.Import)]
        yield from (RemoveStatement(statement) for statement in plain if len(statement.names) == 1)
    yield from (AddImport(names.package, name, names.tree.file) for name in sorted(missing))


def _import(wanted: set[str], names: Names, statement: cst.CSTNode) -> str:
    """The code of an import in the place of another, with the comment that is on its line."""
    line = names.tree.parent(statement)
    alone = isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1
    comment = line.trailing_whitespace.comment if isinstance(line, cst.SimpleStatementLine) and alone else None
    said = f"  {comment.value}" if comment is not None else ""
    return f"from {names.package} import {', '.join(sorted(wanted))}{said}"


def _renamed(one: Imported, renamed: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for new in renamed.get(one.name, ()):
        name, alias = new.rpartition(".")[2], one.alias.evaluated_alias
        yield f"{name} as {alias}" if alias and len(renamed[one.name]) == 1 else name


def _aliases(statement: cst.ImportFrom) -> Sequence[cst.ImportAlias]:
    return () if isinstance(statement.names, cst.ImportStar) else statement.names


def _is_at_top(names: Names, statement: cst.CSTNode) -> bool:
    line = names.tree.parent(statement)
    return isinstance(names.tree.parent(line) if line is not None else None, cst.Module)
