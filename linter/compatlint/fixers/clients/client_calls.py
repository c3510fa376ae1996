"""Clients as they are made: by which class, with which arguments, and what they send."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import libcst as cst

from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.scope import Definition, File, Scope, events
from compatlint.dataflow.values.values import Const
from compatlint.fixers.fix import Context
from compatlint.fixers.renames import Renames
from compatlint.packs.dialect import ClientClass
from compatlint.uses.use import Use

SHADOWED = "`os` is something else than the module here"


def clients_in(
    uses: Iterable[Use], files: Iterable[File], classes: Iterable[ClientClass]
) -> Iterator[tuple[Use, ClientClass]]:
    """The clients that are made in the files, each with its class, in the order of their calls."""
    by_kind = {cls.kind: cls for cls in classes}
    seen: set[cst.Call] = set()
    for use in uses:
        cls = by_kind.get(kind_of(use)) if use.kind == "client" else None
        if cls is not None and use.scope.file in files and use.call not in seen:
            seen.add(use.call)
            yield use, cls


def kind_of(use: Use) -> str:
    """The kind of a client, by the tables; an empty string for what is none."""
    value = use.fields["kind"][0].value if "kind" in use.fields else None
    return str(value.value) if isinstance(value, Const) else ""


def obstacle(use: Use, renames: Renames) -> str:
    """Why a call can't become one of another class; an empty string where it can."""
    if not renames.reaches(use.call.func):
        return "a client of this class is made in a way that is not followed"
    if any(arg.star or arg.keyword is None for arg in use.call.args):
        return "a client of this class takes its arguments from a dict or by position"
    return ""


def keyword(arg: cst.Arg) -> str:
    """The keyword of an argument; an empty string for a positional one."""
    return arg.keyword.value if arg.keyword is not None else ""


def client_call(use: Use) -> cst.Call | None:
    """The call that makes the client of a request."""
    return use.client.call if use.client is not None else None


def stubs_of(file: File, word: str, project: Project) -> Iterator[File]:
    """The given file that says the types of a module, where one says `word`."""
    stub = f"{os.path.splitext(file.filename)[0]}.pyi"
    found = project.mentioning(file, word) if file.filename.endswith(".py") else ()
    yield from (one for one in found if one.filename == stub or one.filename == os.path.abspath(stub))


def imported_files(file: File, context: Context) -> Iterator[File]:
    """The files of the project that a file imports."""
    for scope in file.scope.walk():
        for item in events(scope):
            found = (
                context.project.module(item.module, file)
                if isinstance(item, Definition) and item.how == "import" and item.module
                else None
            )
            if found is not None and found.file is not file:
                yield found.file


def shadowed(scope: Scope) -> bool:
    """Is `os` something else in this file than the module?"""
    for inner in scope.module.walk():
        for event in events(inner):
            if (
                isinstance(event, Definition)
                and event.path == ("os",)
                and not (event.how == "import" and event.module == "os")
            ):
                return True
        if "os" in inner.params:
            return True
    return False
