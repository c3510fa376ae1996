"""Imports that were sorted stay sorted, where a rewrite gives them other names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import libcst as cst

from compatlint.edits.imports import aliases_of, import_key, imports_of
from compatlint.edits.separators import DIRECTIVE, has_comment
from compatlint.edits.statements import statements_of, with_statements

Key: TypeAlias = "Callable[[cst.CSTNode], tuple[Any, ...]]"


def resorted(old: cst.Module, new: cst.Module) -> cst.Module:
    """`new` with its imports in the order that those of `old` are in, if there is one."""
    lines = [line for run in _runs(old) for line in run]
    if not lines or any(_is_told(line) for module in (old, new) for run in _runs(module) for line in run):
        return new
    if all(map(_has_sorted_names, lines)):
        new = _with_sorted_names(new)
    key = next((one for one in KEYS if all(_is_sorted(run, one) for run in _runs(old))), None)
    if key is None or all(_is_sorted(run, key) for run in _runs(new)):
        return new
    statements, at = list(statements_of(new)), 0
    for run in _runs(new):
        at = next(n for n in range(at, len(statements)) if new.body[n] is run[0])
        if not _is_sorted(run, key):
            statements[at : at + len(run)] = _sorted(statements[at : at + len(run)], key)
        at += len(run)
    return with_statements(new, statements)  # type: ignore[no-any-return]


def _in_sections(line: cst.CSTNode) -> tuple[Any, ...]:
    return import_key(line)


def _by_name(line: cst.CSTNode) -> tuple[Any, ...]:
    library, _, name = import_key(line)
    return library, name


KEYS: tuple[Key, ...] = (_in_sections, _by_name)


def _runs(module: cst.Module) -> Iterator[list[cst.CSTNode]]:
    """The imports of a module that follow each other with no line between."""
    run: list[cst.CSTNode] = []
    for line in module.body:
        alone = isinstance(line, cst.SimpleStatementLine) and len(imports_of(line)) == 1
        if run and (not alone or line.leading_lines):
            yield run
            run = []
        if alone:
            run.append(line)
    if run:
        yield run


def _is_sorted(run: Sequence[cst.CSTNode], key: Key) -> bool:
    keys = [key(line) for line in run]
    return keys == sorted(keys)


def _sorted(lines: Sequence[Any], key: Key) -> list[Any]:
    """The lines in order; what stands above the first one stays above."""
    above = lines[0].leading_lines
    first, *rest = sorted((line.with_changes(leading_lines=()) for line in lines), key=key)
    return [first.with_changes(leading_lines=above), *rest]


def _is_told(line: cst.CSTNode) -> bool:
    """Does a comment say something of the order?"""
    comment = line.trailing_whitespace.comment if isinstance(line, cst.SimpleStatementLine) else None
    return comment is not None and "isort" in comment.value and DIRECTIVE.search(comment.value) is not None


# The names of one import.


def _names(line: cst.CSTNode) -> list[str]:
    found = imports_of(line)[0]
    return [alias.evaluated_name for alias in aliases_of(found)] if isinstance(found, cst.ImportFrom) else []


def _has_sorted_names(line: cst.CSTNode) -> bool:
    names = _names(line)
    return names == sorted(names, key=str.lower)


def _with_sorted_names(module: cst.Module) -> cst.Module:
    body: list[Any] = list(module.body)
    for at, line in enumerate(body):
        if isinstance(line, cst.SimpleStatementLine) and len(imports_of(line)) == 1 and not _has_sorted_names(line):
            found = imports_of(line)[0]
            aliases = list(aliases_of(found)) if isinstance(found, cst.ImportFrom) else []
            if not any(map(has_comment, aliases)):
                names = sorted(aliases, key=lambda alias: alias.evaluated_name.lower())
                kept = [name.with_changes(comma=alias.comma) for name, alias in zip(names, aliases, strict=True)]
                body[at] = line.with_changes(body=[found.with_changes(names=kept)])
    return module.with_changes(body=body)
