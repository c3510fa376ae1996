"""What a run would look at, and by which settings, without a run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from compatlint.config import find_files
from compatlint.config.config_file import EXTEND, KEYS
from compatlint.config.options import Nearest

if TYPE_CHECKING:
    from compatlint.config.options import Options

TABLES = ("models", "per_file_ignores")


def files(options: Options) -> str:
    """The files, one on a line."""
    found = find_files.find(options.paths, Nearest(options))
    return "".join(f"{path}\n" for path in found.files)


def settings(options: Options) -> str:
    """The settings of each directory of the paths, as a configuration would say them, and where they come from."""
    nearest = Nearest(options)
    folders = dict.fromkeys(map(_folder, options.paths))
    return "\n".join(f"# {os.path.relpath(folder)}\n{''.join(_lines(nearest.at(folder)))}" for folder in folders)


def _folder(path: str) -> str:
    absolute = os.path.abspath(path)
    return absolute if os.path.isdir(absolute) else os.path.dirname(absolute)


def _lines(options: Options) -> Iterator[str]:
    for key in sorted(KEYS.keys() - {EXTEND}):
        name = key.replace("-", "_")
        value = getattr(options, name)
        if name in ("select", "extend_select", "ignore"):
            given = name in options.given
            value = value if given else getattr(options.below, name)
        origin = "" if name in options.given else options.origin(name)
        if value is not None:
            written = "{}" if name in TABLES and not value else _toml(value)
            yield f"{key} = {written}{f'  # {origin[:-2]}' if origin else ''}\n"


def _toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value and isinstance(value[0], tuple):
        return f"{{{', '.join(f'{json.dumps(key)} = {_toml(inner)}' for key, inner in value)}}}"
    return f"[{', '.join(map(_toml, value))}]"
