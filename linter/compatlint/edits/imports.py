"""An import added at its place in a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import takewhile

import libcst as cst

from compatlint.edits.edit import AddImport
from compatlint.edits.statements import Statement, is_blank, one_above, parsed, statements_of, with_statements


def with_import(module: cst.Module, edit: AddImport) -> cst.Module:
    """The import at its place in the first block of imports, else above the first statement that may need it."""
    name = edit.name or edit.module
    needed = next((at for at, statement in enumerate(module.body) if _says(statement, name)), len(module.body))
    if any(_binds(statement, edit) for statement in module.body[: needed + 1]):
        return module
    extended = next((at for at in range(min(needed, len(module.body))) if _takes(module.body[at], edit)), None)
    if extended is not None:
        body = list(module.body)  # every other node stays the same: by that its place is known
        line = cst.ensure_type(body[extended], cst.SimpleStatementLine)
        body[extended] = line.with_changes(body=[_extended(line, edit)])
        return module.with_changes(body=body)
    if not module.body and not module.header:
        module = module.with_changes(has_trailing_newline=True)
    code = f"from {edit.module} import {edit.name}" if edit.name else f"import {edit.module}"
    statements, [new] = statements_of(module), parsed(code)
    block, key = _import_block(module), import_key(new)
    at = next((at for at in block if import_key(statements[at]) > key), block.stop)
    kin = [at for at in block if import_key(statements[at])[0] == key[0]]
    if at - 1 in kin:
        statements.insert(at, new)
    elif at in kin:
        statements[at : at + 1] = one_above(new, statements[at], top=at == 0)
    elif at < len(statements):
        statements[at : at + 1] = _section_above(new, statements[at], top=at == 0)
    else:
        statements.append(new.with_changes(leading_lines=[cst.EmptyLine()] if statements else module.header))
    return with_statements(module, statements)  # type: ignore[no-any-return]


def _takes(statement: cst.CSTNode, edit: AddImport) -> bool:
    """Is it a line that imports names from the module of the edit, and nothing else?"""
    found = imports_of(statement)
    one = found[0] if len(found) == 1 else None
    if not edit.name or not isinstance(one, cst.ImportFrom) or one.lpar is not None or _module_of(one) != edit.module:
        return False
    return bool(aliases_of(one)) and not any(alias.asname for alias in aliases_of(one))


def _extended(statement: cst.CSTNode, edit: AddImport) -> cst.ImportFrom:
    """The import of a line with one more name: in its place where the names are sorted."""
    old = cst.ensure_type(imports_of(statement)[0], cst.ImportFrom)
    names = [alias.with_changes(comma=cst.MaybeSentinel.DEFAULT) for alias in aliases_of(old)]
    words = [alias.evaluated_name for alias in names]
    at = next((n for n, word in enumerate(words) if word.lower() > edit.name.lower()), len(words))
    at = at if words == sorted(words, key=str.lower) else len(words)
    names.insert(at, cst.ImportAlias(cst.Name(edit.name)))
    return old.with_changes(names=names)


def _section_above(new: Statement, old: Statement, *, top: bool) -> list[Statement]:
    """`new` and `old` with blank lines between them, and above them below other statements."""
    new, old = one_above(new, old, top=top)
    blank = [cst.EmptyLine() for _ in range(2 if isinstance(old, (cst.FunctionDef, cst.ClassDef)) else 1)]
    if not top and all(map(is_blank, new.leading_lines)):
        new = new.with_changes(leading_lines=[cst.EmptyLine()])
    return [new, old.with_changes(leading_lines=[*blank, *old.leading_lines])]


def _import_block(module: cst.Module) -> range:
    """The first run of imports, if only simple statements come before it; else the empty range where one may begin."""
    body, first = module.body, int(module.get_docstring() is not None)
    first += len(list(takewhile(_is_future, body[first:])))
    start = first + len(list(takewhile(_is_no_import, body[first:])))
    stop = start + len(list(takewhile(imports_of, body[start:])))
    return range(start, stop) if stop > start else range(first, first)


def imports_of(statement: cst.CSTNode) -> list[cst.Import | cst.ImportFrom]:
    """The imports that a line consists of."""
    small = statement.body if isinstance(statement, cst.SimpleStatementLine) else ()
    found = [each for each in small if isinstance(each, (cst.Import, cst.ImportFrom))]
    return found if len(found) == len(small) else []


def import_key(statement: cst.CSTNode) -> tuple[bool, bool, str]:
    """What import lines are sorted by: standard library first, `import` before `from`, then by name."""
    first = imports_of(statement)[0]
    # A relative import, which names no module, comes last.
    name = first.names[0].evaluated_name if isinstance(first, cst.Import) else _module_of(first) or "~"
    return name.partition(".")[0] not in sys.stdlib_module_names, isinstance(first, cst.ImportFrom), name.lower()


def binds(module: cst.Module, edit: AddImport) -> bool:
    """Does a statement of the module's own import what the edit would?"""
    return any(_binds(statement, edit) for statement in module.body)


def _binds(statement: cst.CSTNode, edit: AddImport) -> bool:
    small = statement.body if isinstance(statement, cst.SimpleStatementLine) else ()
    if edit.name:
        sources = [each for each in small if isinstance(each, cst.ImportFrom) and _module_of(each) == edit.module]
        plain = [alias for each in sources for alias in aliases_of(each) if not alias.asname]
        return any(alias.evaluated_name == edit.name for alias in plain)
    plain = [alias for each in small if isinstance(each, cst.Import) for alias in each.names if not alias.asname]
    return any(f"{alias.evaluated_name}.".startswith(f"{edit.module}.") for alias in plain)


def _module_of(statement: cst.ImportFrom) -> str:
    """The absolute module that names are imported from; empty for a relative one."""
    return "" if statement.relative or not statement.module else cst.Module([]).code_for_node(statement.module)


def aliases_of(statement: cst.ImportFrom) -> Sequence[cst.ImportAlias]:
    """The names that an import takes from a module, if it says them."""
    return () if isinstance(statement.names, cst.ImportStar) else statement.names


def _says(node: cst.CSTNode, name: str) -> bool:
    """Whether the name stands in code other than an import."""
    if isinstance(node, cst.Name):
        return node.value == name
    return not isinstance(node, (cst.Import, cst.ImportFrom)) and any(_says(child, name) for child in node.children)


def _is_no_import(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and not imports_of(statement)


def _is_future(statement: cst.CSTNode) -> bool:
    return bool(imports_of(statement)) and import_key(statement)[2] == "__future__"
