"""What has to be done once besides a migration: variables to set, packages to install, tests to run."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from compatlint.pattern import pattern
from compatlint.source.formats import is_test

if TYPE_CHECKING:
    from compatlint.fixers.fix import Wishes
    from compatlint.migration.record import FileChange
    from compatlint.packs.dialect import Argument
    from compatlint.packs.pack import Pack

_INSTALLS = pattern(rb"""(?m)^\s*"?\s*[%!](?:pip3?|uv pip|conda|mamba) install\b""")


def steps(changes: Sequence[FileChange], pack: Pack, wishes: Wishes, recorded: Sequence[str] = ()) -> Iterator[str]:
    """What has to be done once besides, where any file was rewritten.

    `recorded` has the file of each line of recorded test data that names what changes.
    """
    named = any(_is_new(name.encode(), changes) for name in _reads_key(pack))
    if changes and (named or wishes.sdk):
        yield f"Set the environment variable {pack.provider.api_key} wherever the program runs."
    if changes and wishes.sdk and pack.provider.sdk is not None:
        yield _have(pack.provider.sdk.package, pack.provider.sdk.module, changes)
    yield from (_have(package, module, changes) for module, package in _packages(changes, pack))
    imports = _importing(pack.dialect.package)
    if pack.dialect.since and any(imports.search(change.after) for change in changes):
        yield f"Have {pack.dialect.package} {pack.dialect.since} or newer installed."
    tests = sum(is_test(os.path.abspath(change.filename)) for change in changes)
    if tests:
        are = "is a test" if tests == 1 else "are tests"
        yield f"Run the tests: {tests} of the rewritten files {are}; answers that they replay are of other requests."
    if changes and recorded:
        lines = f"{len(recorded):,} line{'s name' if len(recorded) > 1 else ' names'} what changes"
        where = ", ".join(sorted({os.path.dirname(one) for one in recorded})[:3])
        yield f"Record the data of the tests anew: {lines} ({where})."


def _packages(changes: Sequence[FileChange], pack: Pack) -> Iterator[tuple[str, str]]:
    """The modules of frameworks' classes that rewritten files import now, each with its package."""
    modules = {one.client.names[0].rpartition(".")[0]: one.package for one in pack.frameworks if one.package}
    for module, package in modules.items():
        said = _importing(module)
        if any(said.search(change.after) and not said.search(change.before) for change in changes):
            yield module, package


def _importing(module: str) -> re.Pattern[bytes]:
    """What finds an import of a module, in the JSON of a notebook too."""
    return re.compile(rb"""(?m)^\s*"?\s*(?:from|import) %s\b""" % re.escape(module.encode()))


def _have(package: str, module: str, changes: Sequence[FileChange]) -> str:
    """That a package is needed, and which notebooks install what they need themselves."""
    said = _importing(module)
    notebooks = sorted(one.filename for one in changes if said.search(one.after) and _INSTALLS.search(one.after))
    installed = f", and to what is installed in {' and '.join(notebooks)}" if notebooks else ""
    return f"Have {package} installed, and add it to the dependencies{installed}."


def _reads_key(pack: Pack) -> Iterator[str]:
    """What in code says that the variable of the key is read: its name, or what a framework calls the target."""
    key = pack.provider.api_key
    yield key
    yield from (name.rpartition(".")[2] for name in _classes(pack))
    for framework in pack.frameworks:
        if framework.routes is not None:
            routes = framework.routes.providers.items()
            yield from (name + framework.routes.separator for name, one in routes if key in _variables(one.settings))


def _classes(pack: Pack) -> Iterator[str]:
    """The classes of frameworks that are for the target."""
    for framework in pack.frameworks:
        if pack.provider.api_key in _variables(framework.client.settings):
            yield from framework.client.names


def _is_new(word: bytes, changes: Sequence[FileChange]) -> bool:
    return any(word in change.after and word not in change.before for change in changes)


def _variables(settings: Mapping[str, Argument]) -> Sequence[str]:
    return settings["api_key"].env if "api_key" in settings else ()
