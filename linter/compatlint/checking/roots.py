"""Where modules of a project may lie."""

from __future__ import annotations

import os

from compatlint.config.options import Options


def roots(options: Options) -> tuple[str, ...]:
    """Where modules of the project may lie: the directories given and the one that we are in, each with its `src`.

    A directory that is a package is imported from above: what is in it has no names of its own.
    """
    given = [os.path.abspath(path) for path in options.paths if os.path.isdir(path)]
    folders = dict.fromkeys(map(_above_package, (*given, options.root, os.getcwd())))
    return tuple(root for folder in folders for root in (folder, os.path.join(folder, "src")) if os.path.isdir(root))


def _above_package(folder: str) -> str:
    """The directory that a package is imported from; of what is no package, the directory itself."""
    while os.path.isfile(os.path.join(folder, "__init__.py")) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return folder
