"""What other programs call: checks, fixes and migrations as functions that print nothing and end no process.

They work in this process alone, and change nothing of it: libcst is imported as it is. A path, code or configuration
that cannot be used is a `UsageError`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from msgspec import Struct

from compatlint.checking import run
from compatlint.checking.findings import Finding
from compatlint.config.options import Options
from compatlint.errors import UsageError
from compatlint.migration.record import FileChange, Migration, Plan

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["FileChange", "Finding", "Fixed", "Migration", "UsageError", "check", "fix", "migrate"]

WITH_EDITS = ("json",)  # the findings with the edits of their fixes


class Choices(TypedDict, total=False):
    """What can be chosen, as on the command line; what is not chosen is left to the nearest configuration."""

    select: Sequence[str]
    extend_select: Sequence[str]
    ignore: Sequence[str]
    scope: Literal["all", "target"]
    target: str | Sequence[str]
    edition: str
    rules: Sequence[str]
    exclude: Sequence[str]
    extend_exclude: Sequence[str]
    markdown: bool
    show_unresolved: bool
    config: str
    isolated: bool


class Fixed(Struct, frozen=True):
    """What `fix` did or would do: the files that change, what is left to say of all, and why some are left."""

    changes: tuple[FileChange, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


def check(
    *paths: str | os.PathLike[str],
    source: str | bytes | None = None,
    filename: str | os.PathLike[str] | None = None,
    **choices: Unpack[Choices],
) -> tuple[Finding, ...]:
    """What is found in files and below directories or, without them, in `source`, in the order of places.

    `filename` is what to call `source`: its suffix says what it is (a notebook, a document; else Python), its folder
    which configuration counts and which modules it imports.
    """
    return _findings(_run(paths, source, filename, choices))


def fix(
    *paths: str | os.PathLike[str],
    source: str | bytes | None = None,
    filename: str | os.PathLike[str] | None = None,
    unsafe: bool = False,
    write: bool = False,
    **choices: Unpack[Choices],
) -> Fixed:
    """Apply the safe fixes, with `unsafe` the others too, in memory or, with `write`, to the files on disk."""
    if write and source is not None:
        raise TypeError("fix() writes files, not source")
    found = _run(paths, source, filename, choices, diff=True, unsafe_fixes=unsafe)
    changes = [
        FileChange(result.filename, result.source, result.fixed)
        for result in found.results
        if result.source is not None and result.fixed is not None
    ]
    if not write or not changes:
        return Fixed(tuple(changes), _findings(found), found.notes)
    refused = {change.filename: why for change in changes if (why := _refused(change))}
    written = tuple(change for change in changes if change.filename not in refused)
    notes = (f"{name} {why}; it is left as it is" for name, why in refused.items())
    return Fixed(written, check(*paths, **choices), (*found.notes, *notes))


def _refused(change: FileChange) -> str:
    """Write a file; why that could not be done, if so."""
    from compatlint.checking import atomic_write

    try:
        atomic_write.replace(change.filename, change.before, change.after)
    except atomic_write.NotWrittenError as error:
        return str(error)
    return ""


def migrate(
    *paths: str | os.PathLike[str],
    models: Mapping[str, str] | None = None,
    to: str | None = None,
    markers: bool = False,
    write: bool = False,
    force: bool = False,
    **choices: Unpack[Choices],
) -> Migration:
    """Rewrite files together, in memory or, with `write`, on disk, and say what is left to do by hand.

    `models` says which ids are replaced by which. Files with changes that are not committed are only written with
    `force`.
    """
    from compatlint.migration.migrate import migrate

    plan = Plan(to=to, models=tuple((models or {}).items()), write=write, force=force, markers=markers)
    return migrate(_options(_named(paths), choices), plan)


def _findings(found: run.Run) -> tuple[Finding, ...]:
    return tuple(finding for result in found.results for finding in result.findings)


def _run(
    paths: Sequence[str | os.PathLike[str]],
    source: str | bytes | None,
    filename: str | os.PathLike[str] | None,
    choices: Choices,
    **how: bool,
) -> run.Run:
    if source is None:
        if filename is not None:
            raise TypeError("filename is what to call source")
        return run.run(_options(_named(paths), choices, **how))
    if paths:
        raise TypeError("give paths or source, not both")
    name = None if filename is None else os.fspath(filename)
    return run.run(_options((run.STDIN,), choices, stdin_filename=name, **how), _bytes(source))


def _named(paths: Sequence[str | os.PathLike[str]]) -> tuple[str, ...]:
    if not paths:
        raise TypeError("give at least one path")
    return tuple(os.fspath(path) for path in paths)


def _bytes(source: str | bytes | None) -> bytes | None:
    """Text as a file would hold it that says nothing of its encoding."""
    return source.encode("utf-8") if isinstance(source, str) else source


def _options(paths: tuple[str, ...], choices: Choices, **how: Any) -> Options:
    wrong = choices.keys() - Choices.__annotations__.keys()
    if wrong:
        raise TypeError(f"unexpected keyword argument {min(wrong)!r}")
    chosen = {name: tuple(value) if isinstance(value, list) else value for name, value in choices.items()}
    if isinstance(chosen.get("target"), str):
        chosen["target"] = (chosen["target"],)
    words = [name for name in ("select", "extend_select", "ignore", "rules") if isinstance(chosen.get(name), str)]
    if words:
        raise TypeError(f"{words[0]} is a sequence of texts, not one")
    given = frozenset({*chosen, *how})
    values: dict[str, Any] = {**chosen, **how}
    return Options(paths=paths, jobs=1, output_format=WITH_EDITS, given=given, **values)
